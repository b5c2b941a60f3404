"""What a State signed, ratified and is bound by: what the text says of it, against the table of treaty status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import LawMention, law_mentions, law_name, other_states
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.verb_dates import NOT_YET, date_of_verb, fits
from dalel.documents.language.lexicon import pattern
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.facts import TreatyStatus
from dalel.lib.language import date_in_words
from dalel.lib.messages import _

_SURE = frozenset({"verified", "derived"})
# A parliament's law comes before the instrument that is deposited; texts give the day of either.
_LAW_BEFORE_DEPOSIT = timedelta(days=730)


def _words(group: str, language: str) -> re.Pattern[str]:
    return pattern("treaties", group, language)


def _treaties(analysis: Analysis, sentence: str) -> list[LawMention]:
    return [one for one in law_mentions(analysis, sentence) if one.law.kind == "treaty"]


# --- dates -----------------------------------------------------------------------------------------------------------


def treaty_dates(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“Kazakhstan ratified the ICCPR in 2005”: the findings of E-DATE-CONFLICT about what a State did with a treaty."""
    if not analysis.state:
        return
    for sentence in passage.sentences:
        mentions = find_dates(sentence.text)
        treaties = _treaties(analysis, sentence.text) if mentions else []
        if len({one.law.code for one in treaties}) != 1 or other_states(analysis, sentence.text):
            continue
        if _words("other_act", analysis.language).search(sentence.text):
            continue
        status = analysis.facts.treaty(analysis.state, treaties[0].law.code)
        if status:
            yield from _dates_of(analysis, passage, sentence, treaties[0], status, mentions)


def _dates_of(
    analysis: Analysis,
    passage: Passage,
    sentence: Sentence,
    treaty: LawMention,
    status: TreatyStatus,
    mentions: Sequence[DateMention],
) -> Iterator[Finding]:
    law = treaty.law
    # A treaty is signed on one day by many, and enters into force once for all and later for each.
    known_dates = {
        "ratified": (status.ratified,),
        "signed": (status.signed, law.adopted),
        "in_force": (status.in_force, law.in_force),
    }
    for act, dates in known_dates.items():
        known = [day for day in dates if day]
        mention = _date_of(sentence.text, _words(act, analysis.language), treaty, mentions) if dates[0] else None
        if mention is None or _of_another(sentence.text, treaty, mention, analysis.language):
            continue
        if any(fits(mention, parse(day)) for day in known):
            continue
        by_law = act == "ratified" and _may_be_the_law(mention, dates[0])
        message = _(
            "The text gives {date}; for {treaty} and this State reference data say {known} ({source}).",
            date=mention.text,
            treaty=law_name(law),
            known=date_in_words(dates[0]),
            source=status.source,
        )
        remedy = (
            _("The day on file is that of the deposit with the United Nations; say so if the day of a law is meant.")
            if by_law
            else _(
                "Signature, ratification and entry into force have dates of their own: compare with the"
                " treaty collection."
            )
        )
        sure = status.certainty in _SURE and not by_law
        yield analysis.finding(
            "E-DATE-CONFLICT",
            passage,
            message,
            remedy,
            at=sentence.start + mention.start,
            severity=None if sure else "warning",
        )


def _date_of(
    sentence: str, verb: re.Pattern[str], treaty: LawMention, mentions: Sequence[DateMention]
) -> DateMention | None:
    """The date that a sentence gives to what was done with the treaty."""
    match = verb.search(sentence)
    if match is None:
        return None
    if len(mentions) > 1 and match.start() >= treaty.end:  # “adopted in 1984, it entered into force in 1987”
        return date_of_verb(sentence, mentions, match.start(), match.end())
    if len(mentions) > 1:  # each date is of the treaty before it
        return next((one for one in mentions if 0 <= one.start - treaty.end <= 30), None)
    nearest = date_of_verb(sentence, mentions, match.start(), match.end())
    if nearest:
        return None if NOT_YET.search(sentence[nearest.end : max(nearest.end, match.start())]) else nearest
    behind = date_of_verb(sentence, mentions, treaty.end, treaty.end)
    return behind if match.end() <= treaty.start + 40 else None


def _of_another(sentence: str, treaty: LawMention, mention: DateMention, language: str) -> bool:
    """Whether another treaty, be it on file or not, stands between the treaty and the date."""
    between = sentence[treaty.end : mention.start] or sentence[mention.end : treaty.start]
    return bool(_words("instrument", language).search(between))


def _may_be_the_law(mention: DateMention, deposited: str) -> bool:
    day = parse(deposited).earliest
    return bool(day) and mention.first < day and day - mention.first <= _LAW_BEFORE_DEPOSIT  # type: ignore[operator]


# --- party or not ----------------------------------------------------------------------------------------------------


@check(
    "W-TREATY-STATUS",
    "warning",
    "A treaty that binds the State, or does not",
    what="The text says that the State ratified a treaty, or that it did not, and the table of ratifications says"
    " otherwise. Recommendations, plans and conditions are left alone. A row of the table is as old as its source,"
    " which the finding names.",
    example="“Uzbekistan has ratified the Optional Protocol to the Convention against Torture.”",
    mend="Compare with the treaty collection of the United Nations (treaties.un.org).",
)
def treaty_status(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.state:
        return
    for passage in analysis.facts_told:
        for sentence in passage.sentences:
            if passage.in_quotes(sentence.start) or _words("asked", analysis.language).search(sentence.text):
                continue
            yield from _claims(analysis, passage, sentence)


def _claims(analysis: Analysis, passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    text, language = sentence.text, analysis.language
    denied = _words("not_bound", language).search(text)
    said = denied or _words("bound", language).search(text)
    if said is None or other_states(analysis, text):
        return
    for treaty in _treaties(analysis, text):
        status = analysis.facts.treaty(analysis.state, treaty.law.code)
        if status is None or status.certainty not in _SURE or not _of_it(text, said, treaty, language):
            continue
        bound = _bound(status, analysis.date)
        if bound is None or bound is not bool(denied):
            continue
        name = law_name(treaty.law)
        message = (
            _(
                "The text says that the State is not bound by {treaty}; on file is its ratification of {date}"
                " ({source}).",
                treaty=name,
                date=date_in_words(status.ratified),
                source=status.source,
            )
            if denied
            else _(
                "The text says that the State is bound by {treaty}; on file it is not ({source}).",
                treaty=name,
                source=status.source,
            )
        )
        yield analysis.finding(
            "W-TREATY-STATUS",
            passage,
            message,
            _("Compare with the treaty collection of the United Nations; what is on file may have been overtaken."),
            at=sentence.start + treaty.start,
        )


def _of_it(sentence: str, verb: re.Match[str], treaty: LawMention, language: str) -> bool:
    """Whether the treaty is what the verb is said of, and nothing between turns it round."""
    first, last = (verb.end(), treaty.start) if verb.end() <= treaty.start else (treaty.end, verb.start())
    between = sentence[first:last]
    if ";" in between or len(between) > 200 or _words("other", language).search(between):
        return False
    # Kazakh puts the verb last; elsewhere a treaty before its verb is its object only in the passive.
    return verb.end() <= treaty.start or language == "kk"


def _bound(status: TreatyStatus, day: date | None) -> bool | None:
    """Whether the State was party on the day of the text; None where the table cannot tell."""
    if not status.ratified:
        return False
    first, last = parse(status.ratified).latest, parse(status.valid_to).earliest if status.valid_to else None
    if day is None:
        return None if last else True
    if last and day > last:
        return False
    return True if first and first <= day else None
