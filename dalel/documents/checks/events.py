"""Dates: against reference data (when a ministry was created, a treaty ratified), against the calendar, against
each other, and against the date of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.births import births
from dalel.documents.checks.calendar_dates import calendar_findings
from dalel.documents.checks.happenings import happening_findings
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.review_days import review_days
from dalel.documents.checks.symbols import date_beside, find_symbols
from dalel.documents.checks.symbols_found import on_file
from dalel.documents.checks.treaties import treaty_dates
from dalel.documents.checks.verb_dates import NOT_YET, date_of_verb, fits
from dalel.documents.language.lexicon import table, words
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.facts import LegalEvent, say
from dalel.lib.language import date_in_words
from dalel.lib.messages import _, language


@check(
    "E-DATE-CONFLICT",
    "error",
    "A date that cannot be right",
    what="A date disagrees with reference data (an institution's creation, a law's or a treaty's adoption, its"
    " ratification, a UN document, a session, a State's review), does not exist in the calendar, ends before it begins,"
    " or lies after the date of the text.",
    example="“a ministry created in September 2015”, where the decree is of September 2016.",
    mend="Compare with the source that the message names. If the text is right, correct the reference data.",
)
def dates(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        yield from calendar_findings(analysis, passage)
        yield from _events(analysis, passage)
        yield from treaty_dates(analysis, passage)
        yield from births(analysis, passage)
        yield from review_days(analysis, passage)
        yield from _documents(analysis, passage)
    late = [finding for passage in analysis.whole for finding in _after_the_text(analysis, passage)]
    # One or two are slips. More, and the date above the text is not the text's own ("The arrests of 5 May 2017").
    yield from late if len(late) <= 2 else ()
    yield from _front(analysis)
    yield from happening_findings(analysis)


def _finding(analysis: Analysis, passage: Passage, at: int, message: str, remedy: str) -> Finding:
    return analysis.finding("E-DATE-CONFLICT", passage, message, remedy, at=at)


# --- institutions, laws, organisations -------------------------------------------------------------------------------


def _events(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    relevant = [one for one in analysis.facts.events if not one.country or one.country == analysis.state]
    for sentence in passage.sentences:
        mentions = find_dates(sentence.text)
        if not mentions:
            continue
        seen: set[tuple[int, str]] = set()
        for event in relevant:
            for mention in _dates_of_event(analysis, sentence.text, mentions, event):
                key = (mention.start, event.subject)
                if key in seen or _agrees(mention, analysis, event):
                    continue
                seen.add(key)
                yield _conflict(analysis, passage, sentence.start + mention.start, mention, event)


def _agrees(mention: DateMention, analysis: Analysis, event: LegalEvent) -> bool:
    """The date fits this event or another of the same subject and kind (a body can be renamed twice)."""
    same = [
        one
        for one in analysis.facts.events
        if one.subject == event.subject and one.kind in {event.kind, *_NEAR_KINDS.get(event.kind, ())}
    ]
    return any(fits(mention, parse(one.date)) for one in same)


# A law is adopted on one day and in force on another; texts say either word for either.
_NEAR_KINDS = {
    "adopted": ("in_force", "amended"),
    "in_force": ("adopted", "amended"),
    "amended": ("adopted", "in_force"),
    "created": ("adopted",),
}


def _dates_of_event(
    analysis: Analysis, sentence: str, mentions: Sequence[DateMention], event: LegalEvent
) -> Sequence[DateMention]:
    """The dates that the sentence gives to the event: its subject is named, and its verb with a date."""
    keywords = (*event.keywords, event.subject) if _is_own_name(event) else event.keywords
    subject = next((found for keyword in keywords if (found := _find(sentence, keyword))), None)
    if subject is None:
        return []
    verb = _verb(event.kind, analysis.language)
    if verb is None:
        return []
    # Of several verbs the one nearest to the subject is its own: “created a database … the Ministry, created in …”.
    nearest = min(verb.finditer(sentence), key=lambda match: _apart(subject, match.span()), default=None)
    if nearest is None or not _one_clause(sentence, subject, nearest.span()) or _does_it(sentence, subject, nearest):
        return []
    end = max(nearest.end(), subject[1]) if subject[1] - nearest.end() < 60 else nearest.end()
    mention = date_of_verb(sentence, mentions, nearest.start(), nearest.end()) or date_of_verb(
        sentence, mentions, end, end
    )
    if mention is None or NOT_YET.search(
        sentence[min(mention.end, nearest.start()) : max(mention.start, nearest.start())]
    ):
        return []
    return [mention]


def _does_it(sentence: str, subject: tuple[int, int], verb: re.Match[str]) -> bool:
    """Whether the subject does something to something else (“the Ministry created a working group”)."""
    if subject[1] > verb.start() or not verb.group().isascii():
        return False
    before, after = sentence[subject[1] : verb.start()], sentence[verb.end() :]
    passive = re.search(r"\b(?:was|were|is|are|been|being)(?:\s+\w+)?\s*$", before)
    return not passive and bool(re.match(r"\s+(?:a|an|the|its|their|new|this|that|several|two|\w+s)\b(?<!\sas)", after))


def _is_own_name(event: LegalEvent) -> bool:
    """Whether the subject is the own name of a body, so that it is enough to find it ("slander" is not)."""
    bodily = event.kind in {"created", "renamed", "dissolved", "declared-extremist"}
    return bodily and event.subject[:1].isupper() and len(event.subject.split()) > 1


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def _find(text: str, keyword: str) -> tuple[int, int] | None:
    ending = "" if keyword.isascii() else r"\w{0,4}"
    found = re.search(rf"(?<!\w){re.escape(keyword)}{ending}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def _verb(kind: str, language: str) -> re.Pattern[str] | None:
    groups = table("verbs").get(kind)
    if not groups:
        return None
    return re.compile(rf"(?<!\w)(?:{groups.get(language) or groups['en']})", re.IGNORECASE)


def _one_clause(sentence: str, subject: tuple[int, int], verb: tuple[int, int]) -> bool:
    """Whether subject and verb stand near one another and not in different sentences joined by a semicolon."""
    left, right = (subject[1], verb[0]) if subject[1] <= verb[0] else (verb[1], subject[0])
    between = sentence[left:right]
    # Another verb with its own subject between them ("the law was adopted, and X was created") breaks the tie.
    return (
        len(between.split()) <= 12
        and ";" not in between
        and not re.search(r",\s+(?:and|while|whereas|but|а|но|и)\s", between)
    )


def _conflict(analysis: Analysis, passage: Passage, at: int, mention: DateMention, event: LegalEvent) -> Finding:
    sure = event.certainty in {"verified", "derived"}
    message = _(
        "The text gives {date}; reference data say {known}: {event} ({source}).",
        date=mention.text,
        known=date_in_words(event.date),
        event=say(event.label, language(), event.subject),
        source=event.source,
    )
    remedy = _("Compare with the source and correct the date.")
    return analysis.finding("E-DATE-CONFLICT", passage, message, remedy, at=at, severity=None if sure else "warning")


# --- UN documents ----------------------------------------------------------------------------------------------------


def _documents(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """The date beside the symbol of a document that reference data know."""
    found = find_symbols(analysis, passage.text)
    for one in found:
        known = on_file(analysis.facts, one.text)
        mention = date_beside(passage.text, one, found) if known else None
        days = [parse(text) for text in ((known.adopted, known.distributed) if known else ()) if text]
        if not known or not mention or not days or any(fits(mention, day) for day in days):
            continue
        # Only a date that stands beside the symbol to the day is meant as the document's own.
        if mention.precision == "day" and known.certainty == "verified":
            yield _finding(
                analysis,
                passage,
                one.start,
                _(
                    "The text dates {symbol} {date}; reference data say adopted {adopted}, distributed {distributed}.",
                    symbol=one.text,
                    date=mention.text,
                    adopted=date_in_words(known.adopted) or "—",
                    distributed=date_in_words(known.distributed) or "—",
                ),
                _("Compare with the document and correct the date."),
            )


_DISTRIBUTED = re.compile(
    r"distribut|issued|publish|circulat|released|распростран|издан|опубликован|выпущен|таратыл|жариялан|шығарыл|publié|publicad",
    re.IGNORECASE,
)


@check(
    "W-DATE-MEANING",
    "warning",
    "A document dated by its distribution",
    what="A UN document has two dates: when it was adopted and when it was distributed. The text gives the second,"
    " which readers take for the first.",
    example="“A/RES/53/144 (8 March 1999)”: adopted on 9 December 1998.",
    mend="Give the date of adoption, or say “distributed on”.",
)
def meaning_of_dates(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        found = find_symbols(analysis, passage.text)
        for one in found:
            known = on_file(analysis.facts, one.text)
            mention = date_beside(passage.text, one, found) if known and known.distributed else None
            if not known or not mention or not known.adopted or fits(mention, parse(known.adopted)):
                continue
            adopted = parse(known.adopted)
            if any(fits(day, adopted) for day in find_dates(passage.sentence_at(one.start).text)):
                continue  # who gives both days knows of both
            if fits(mention, parse(known.distributed)) and not _DISTRIBUTED.search(passage.text):
                yield analysis.finding(
                    "W-DATE-MEANING",
                    passage,
                    _(
                        "{symbol} is dated {date}, when it was distributed; it was adopted on {adopted}.",
                        symbol=one.text,
                        date=mention.text,
                        adopted=date_in_words(known.adopted),
                    ),
                    _("Give the date of adoption, or say that it is the date of distribution."),
                    at=one.start,
                )


# --- the date of the text, and its session ---------------------------------------------------------------------------


def _after_the_text(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """Something told as past that lies after the day that the text bears."""
    if analysis.date is None or passage.kind not in {"fact", "plain", "note"}:
        return
    for sentence in passage.sentences:
        if words("future", analysis.language).search(sentence.text) and not re.search(r"\bon \d", sentence.text):
            continue
        for mention in find_dates(sentence.text):
            if mention.precision not in {"day", "month"} or mention.first <= analysis.date + timedelta(days=31):
                continue
            if words("future", analysis.language).search(sentence.text[max(0, mention.start - 60) : mention.end + 20]):
                continue
            message = _(
                "{date} is told as past, but the text bears the date {day}.",
                date=mention.text,
                day=date_in_words(analysis.date),
            )
            yield _finding(
                analysis,
                passage,
                sentence.start + mention.start,
                message,
                _("Correct the year, or the date of the text."),
            )


def _front(analysis: Analysis) -> Iterator[Finding]:
    """The month that the title block gives to the session."""
    session = analysis.facts.session("upr", analysis.session) if analysis.session and analysis.for_review else None
    if not session or not session.dates:
        return
    for passage in analysis.passages:
        if passage.kind != "front":
            continue
        for mention in find_dates(passage.text):
            before = passage.text[max(0, mention.start - 24) : mention.start]
            if re.search(r"(?:session|сесси\w*|сессия\w*)\s*[,(–-]*\s*$", before, re.IGNORECASE) and not fits(
                mention, parse(session.dates)
            ):
                message = _(
                    "The text puts session {number} in {date}; the calendar says {known}.",
                    number=session.number,
                    date=mention.text,
                    known=date_in_words(session.dates),
                )
                sure = session.certainty in {"verified", "derived"}
                yield analysis.finding(
                    "E-DATE-CONFLICT",
                    passage,
                    message,
                    _("Compare with the calendar of the review."),
                    at=mention.start,
                    severity=None if sure else "warning",
                )
