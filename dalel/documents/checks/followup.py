"""Decisions of treaty bodies said to be unimplemented while the State still had time to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.symbols import date_beside, find_symbols
from dalel.documents.language.lexicon import words
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.language import date_in_words
from dalel.lib.messages import _

# The Committee asks for information on the measures taken within this time from its Views.
DAYS_TO_ANSWER = 180


@check(
    "W-180D-OPEN",
    "warning",
    "Said to be unimplemented while time was still running",
    what="The text says that decisions of a treaty body were not implemented, and at its date fewer than 180 days"
    " had passed"
    " since one of them, within which the State is asked to report.",
    example="Views of 25 October 2018, “not implemented” in a text of 27 March 2019: the time ran until 23 April 2019.",
    mend="Say that the time to answer was still running for that decision, or leave it out of the sentence.",
)
def still_open(analysis: Analysis) -> Iterator[Finding]:
    if analysis.date is None:
        return
    for passage in analysis.body:
        found = words("unimplemented", analysis.language).search(passage.text)
        if not found or passage.kind == "recommendation":
            continue
        decisions = _decisions(analysis, passage)
        for label, adopted, name in decisions:
            due = adopted + timedelta(days=DAYS_TO_ANSWER)
            if adopted <= analysis.date < due:
                yield analysis.finding(
                    "W-180D-OPEN",
                    passage,
                    _(
                        "{decision} was adopted on {adopted}: the {days} days to answer ran until {due}, after"
                        " the date of the text ({date}).",
                        decision=f"{name} ({label})" if name else label,
                        adopted=date_in_words(adopted),
                        days=DAYS_TO_ANSWER,
                        due=date_in_words(due),
                        date=date_in_words(analysis.date),
                    ),
                    _("Say so, or leave this decision out of the sentence."),
                    at=found.start(),
                )


def _decisions(analysis: Analysis, passage: Passage) -> list[tuple[str, date, str]]:
    """The Views that a paragraph and its footnotes speak of: symbol, day of adoption, and whose case it was."""
    result = []
    seen: set[str] = set()
    for text in (one.text for one in analysis.with_notes(passage)):
        symbols = [one for one in find_symbols(analysis, text) if one.symbol and one.symbol.kind == "views"]
        for one in symbols:
            known = analysis.facts.un_documents.get(one.text)
            mention = date_beside(text, one, symbols)
            adopted = parse(known.adopted).latest if known and known.adopted else _adopted(mention)
            if adopted and one.text not in seen:
                seen.add(one.text)
                result.append((one.text, adopted))
    names = _names(passage.text)
    named = len(names) == len(result)
    if result:
        return [(symbol, day, names[i] if named else "") for i, (symbol, day) in enumerate(result)]
    return _without_symbol(analysis, passage)


def _adopted(mention: DateMention | None) -> date | None:
    return mention.last if mention and mention.precision == "day" else None


def _names(text: str) -> list[str]:
    """“A (2014), B (2017) and C (2018)”: the names before years in brackets, in order."""
    return re.findall(rf"(?<![\w’'-])([^\W\d_a-z][\w’'-]+)\s*\(\d{{4}}\)[{NOTE_MARK}]?", text)


def _without_symbol(analysis: Analysis, passage: Passage) -> list[tuple[str, date, str]]:
    """A decision dated to the day in a sentence about Views, with no symbol."""
    result = []
    for sentence in passage.sentences:
        if not re.search(
            r"\bViews\b|treaty bod|Human Rights Committee|Комитет\w* по правам человека"
            r"|Адам құқықтары (?:жөніндегі )?комитет",
            sentence.text,
        ):
            continue
        for mention in find_dates(sentence.text):
            adopting = re.search(
                r"(?:adopted|Views|found|decided|ruled|[Сс]оображени|[Мм]нени|вынес\w*|принял\w*|қабылда\w*)[^.]{0,60}$",
                sentence.text[: mention.start],
            )
            if mention.precision == "day" and adopting and find_dates(sentence.text)[0] is mention:
                result.append((_("The decision of {date}", date=mention.text), mention.last, ""))
    return result
