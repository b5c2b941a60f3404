"""One event with two dates, and events of one person in an order that cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding
from dalel.documents.language.happenings import Happening, follows, happenings, names_in
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.times import find_dates
from dalel.lib.messages import _

# Two arrests of one person lie further apart; a slip of the pen does not.
_SLIP = 45  # days
_MOST = 60  # dated events of one name


@dataclass(frozen=True, slots=True)
class _Told:
    event: Happening
    passage: Passage
    sentence: Sentence


def happening_findings(analysis: Analysis) -> Iterator[Finding]:
    """The findings of E-DATE-CONFLICT about persons' events."""
    told = list(_told(analysis))
    done: set[tuple[int, int]] = set()
    for one, other in _pairs(told):
        finding = _two_dates(analysis, one, other, told) or _wrong_order(analysis, one, other)
        key = (other.passage.index, other.sentence.start)
        if finding and key not in done:
            done.add(key)
            yield finding


def _pairs(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """The events that share a name, or a sentence, two at a time in the order of the text."""
    together: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        for key in (*one.event.who[:3], (one.passage.index, one.sentence.start)):
            if len(together[key]) < _MOST:
                together[key].append(place)
    pairs = {pair for places in together.values() for pair in combinations(places, 2)}
    yield from ((told[first], told[second]) for first, second in sorted(pairs))


def _told(analysis: Analysis) -> Iterator[_Told]:
    language = analysis.language
    common = _common(analysis)
    for passage in analysis.whole:
        named: tuple[str, ...] = ()
        dates = find_dates(passage.text)  # of the whole passage, where a day takes its year from the one before
        for sentence in passage.sentences:
            days = [
                replace(one, start=one.start - sentence.start, end=one.end - sentence.start)
                for one in dates
                if sentence.start <= one.start < sentence.end
            ]
            for event in happenings(sentence.text, language, days, named):
                who = tuple(name for name in event.who if name not in common)
                if not passage.in_quotes(sentence.start + event.at):
                    yield _Told(replace(event, who=who), passage, sentence)
            found = tuple(name for name in names_in(sentence.text, language) if name not in common)
            named = found or named


def _common(analysis: Analysis) -> frozenset[str]:
    """Capitalised words that stand in very many sentences, or in the title: the country, the organisation, months."""
    seen: dict[str, int] = defaultdict(int)
    sentences = 0
    for passage in analysis.passages:
        for sentence in passage.sentences:
            sentences += 1
            for name in names_in(sentence.text, analysis.language):
                seen[name] += 1
    titles = {name for p in analysis.passages if p.kind == "front" for name in names_in(p.text, analysis.language)}
    return frozenset(name for name, number in seen.items() if number > max(6, sentences // 6)) | titles


def _same_person(one: _Told, other: _Told) -> bool:
    """One of the three nearest names of each is the other's too; in one sentence none need be named."""
    if one.sentence == other.sentence and not (one.event.who and other.event.who):
        return True
    return bool(set(one.event.who[:3]) & set(other.event.who[:3]))


def _two_dates(analysis: Analysis, one: _Told, other: _Told, told: Sequence[_Told]) -> Finding | None:
    first, second = one.event, other.event
    if first.kind != second.kind or first.day.first == second.day.first or one.sentence == other.sentence:
        return None
    if first.repeated or second.repeated or not _same_person(one, other):
        return None
    if abs((first.day.first - second.day.first).days) > _SLIP:
        return None
    days = {x.event.day.first for x in told if x.event.kind == first.kind and _same_person(x, one)}
    if len(days) > 2:
        return None
    return analysis.finding(
        "E-DATE-CONFLICT",
        other.passage,
        _(
            "The text dates one event {date} here and {other} in {place}.",
            date=second.day.text,
            other=first.day.text,
            place=one.passage.place,
        ),
        _("Correct the wrong date, or say that these are two events."),
        at=other.sentence.start + second.day.start,
    )


def _wrong_order(analysis: Analysis, one: _Told, other: _Told) -> Finding | None:
    """A release before the arrest, a sentence before the charge: in one sentence, or of one person in one passage."""
    if one.passage is not other.passage or not _same_person(one, other):
        return None
    if one.event.repeated or other.event.repeated:
        return None
    earlier, later = one.event, other.event
    if later.kind not in follows(earlier.kind):
        earlier, later = later, earlier
    if later.kind not in follows(earlier.kind) or later.day.first >= earlier.day.first:
        return None
    if abs((later.day.first - earlier.day.first).days) > 400:
        return None
    return analysis.finding(
        "E-DATE-CONFLICT",
        other.passage,
        _(
            "What can only come after {earlier} is dated {later}.",
            earlier=earlier.day.text,
            later=later.day.text,
        ),
        _("Compare the two dates with the file, and correct the wrong one."),
        at=other.sentence.start + other.event.day.start,
    )
