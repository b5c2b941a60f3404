"""Names of places: true for a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.facts import PlaceName
from dalel.lib.language import date_in_words
from dalel.lib.messages import _


@check(
    "W-PLACE-NAME-DATE",
    "warning",
    "A place name that was not its name then",
    what="A place is given a name that it did not have on the date of the sentence, or on the date of the text"
    " where it stands in"
    " the title block.",
    example="“Astana, 27 March 2019”: the city was called Nur-Sultan from 23 March 2019.",
    mend="Write the name of that day; add the present one in brackets if readers need it.",
)
def place_names(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.facts.place_names:
        return
    meta = analysis.document.meta
    if meta.place and analysis.date and not analysis.document.front:
        yield from _in_front(analysis, Passage(meta.place, "front", line=1), analysis.date)
    for passage in analysis.passages:
        if passage.kind == "front" and analysis.date:
            yield from _in_front(analysis, passage, analysis.date)
        elif passage.kind in {"fact", "plain", "note"}:
            yield from _in_text(analysis, passage)


def _in_front(analysis: Analysis, passage: Passage, day: date) -> Iterator[Finding]:
    """The place on the line of the date (or alone on a line): where the text was written."""
    short = len(passage.text.split()) <= 10
    for name, _at in _named(analysis, passage.text) if short else ():
        yield from _wrong(analysis, passage, name, day, day, 0)


def _in_text(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    done: set[str] = set()
    for sentence in passage.sentences:
        mentions = find_dates(sentence.text)
        for name, at in _named(analysis, sentence.text) if mentions else ():
            mention = mentions[0] if len(mentions) == 1 else _beside(sentence.text, name, at, mentions)
            if mention is None:
                continue  # with several dates nobody can tell which one the place goes with
            beside = re.search(
                rf"(?:\bin|\bat|\bto|\bfrom|\bво?|\bиз|\bна)\s+{_declined(name)}|{re.escape(name)}(?:да|де|та|те)",
                sentence.text,
            )
            if name in done or not beside or _RENAMED.search(sentence.text) or passage.in_quotes(sentence.start + at):
                continue
            for finding in _wrong(analysis, passage, name, mention.first, mention.last, sentence.start + at):
                done.add(name)
                yield finding


_RENAMED = re.compile(
    r"renam|called|now|then|formerly|переимен|ныне|тогда|қазіргі|бұрынғы|өзгерт",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"-?[а-яәғқңөұүһі]{0,2}[\s,(—–]*(?:in|on|at|года?|году|г\.|жылғы|жылы|в|во)?[\s,—–]*(?:in|on|at|в|во|again\s+in|снова\s+в)?[\s(]*"
)


def _beside(text: str, name: str, at: int, mentions: Sequence[DateMention]) -> DateMention | None:
    """The date that belongs to a place: the only one between the same commas, else the one that stands right beside."""
    end = at + len(re.match(_declined(name), text[at:])[0])  # type: ignore[index]
    first = max(text.rfind(sign, 0, at) for sign in ",;")
    last = min((place for sign in ",;" if (place := text.find(sign, end)) >= 0), default=len(text))
    clause = [one for one in mentions if first < one.start and one.end <= last]
    if len(clause) == 1:
        return clause[0]
    near = [
        one for one in clause or mentions
        if (one.start >= end and _SMALL.fullmatch(text[end : one.start]))
        or (one.end <= at and _SMALL.fullmatch(text[one.end : at]))
    ]  # fmt: skip
    return near[0] if len(near) == 1 else None


# "Bombay High Court", "Sverdlovsk Region", "Gorky Park", "Papua New Guinea", "Komsomolsk-on-Amur": a longer name.
_LONGER = (
    r"\s(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+|\s(?:region|oblast|province|district|raion)\b"
    r"|-(?:on|na|над|на)-|\w{0,6}\s(?:облас|район|кра[йюе]\b|велаят)"
)


def _named(analysis: Analysis, text: str) -> list[tuple[str, int]]:
    """Every place of the table that is named in a text, and where, each time that it is."""
    result = []
    for name in dict.fromkeys(one.name for one in analysis.facts.place_names):
        if name[:-1] not in text:
            continue
        pattern = (
            rf"(?<![\w-]){_declined(name)}(?!-based|[\w-]*\s(?:Declaration|Process|Times|Summit|Hub)|{_LONGER})(?!\w)"
        )
        result += [(name, found.start()) for found in re.finditer(pattern, text)]
    return result


def _declined(name: str) -> str:
    """The name as a pattern; a Cyrillic one with the endings of its cases (“в Астане”, “Алма-Аты”)."""
    if name.isascii():
        return re.escape(name)
    return re.escape(name[:-1]) + r"\w{0,5}" if name[-1] in "ая" else re.escape(name) + r"\w{0,6}"


def _wrong(analysis: Analysis, passage: Passage, name: str, first: date, last: date, at: int) -> Iterator[Finding]:
    """A finding if the name was true on none of the days, and another name of the same place was."""
    rows = [one for one in analysis.facts.place_names if one.name == name]
    if any(_true_within(one, first, last) for one in rows):
        return
    row = next((one for one in rows if one.language == analysis.language), rows[0])
    others = [one for one in analysis.facts.place_names if one.place == row.place and one.language == row.language]
    right = next((one for one in others if one.name != name and one.valid_on(first) and one.valid_on(last)), None)
    if right is None or re.search(rf"(?<!\w){_declined(right.name)}", passage.sentence_at(at).text):
        return  # who gives both names knows of both
    today = next((one.name for one in others if one.valid_on(analysis.day)), right.name)
    period = date_in_words(f"{right.valid_from or '..'}/{right.valid_to or '..'}")
    yield analysis.finding(
        "W-PLACE-NAME-DATE",
        passage,
        _(
            "On {day} the place was called {right} ({period}), not {name}.",
            day=date_in_words(first),
            right=right.name,
            period=period,
            name=name,
        ),
        _("Write {right}.", right=right.name)
        if today == right.name
        else _("Write {right}, or {right} (now {name}).", right=right.name, name=today),
        at=at,
    )


def _true_within(name: PlaceName, first: date, last: date) -> bool:
    start = parse(name.valid_from).earliest if name.valid_from else None
    end = parse(name.valid_to).latest if name.valid_to else None
    return (start is None or start <= last) and (end is None or first <= end)
