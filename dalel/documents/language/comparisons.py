"""Finds counts that are set side by side, each with the period that it was taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dalel.documents.language.lexicon import relation
from dalel.documents.language.quantities import Quantity, counts, quantities
from dalel.documents.language.shares import shares
from dalel.documents.language.times import DateMention, find_dates

_MONTH = 30.44  # days
_FAR = 120  # signs between a count and its period, at the most
_DURATIONS = (
    (("year", "год", "лет", "жыл", "an", "año"), 12.0),
    (("month", "месяц", "ай", "mois", "mes"), 1.0),
    (("week", "недел", "апта", "semaine", "semana"), 7 / _MONTH),
    (("day", "дн", "день", "сут", "күн", "тәулік", "jour", "día"), 1 / _MONTH),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A count with the period over which it was taken. months: the length of the period."""

    count: Quantity
    period: DateMention
    months: float


def dated(text: str, language: str) -> list[Dated]:
    """The counts of a text that have a period, each with the one nearest to it; in order."""
    spans = [(one.start, one.end) for one in shares(text, language)]
    found = [
        one
        for one in counts(text, language)
        if one.unit != "place" and not any(start <= one.start < end for start, end in spans)
    ]
    periods = [one for one in find_dates(text) if not _is_moment(text, one, language)]
    return _matched(text, found, periods, language)


def _matched(text: str, found: Sequence[Quantity], periods: Sequence[DateMention], language: str) -> list[Dated]:
    """Counts and periods in the order in which they stand, so that they are as near to each other as can be."""
    size = min(len(found), len(periods))
    if not size or max(len(found), len(periods)) > 8:
        return []
    ways = (
        list(zip(some, others, strict=True))
        for some in combinations(found, size)
        for others in combinations(periods, size)
    )
    best = min(ways, key=lambda way: sum(_apart(count, one) for count, one in way))
    return [Dated(count, one, _months(text, one, language)) for count, one in best if _apart(count, one) <= _FAR]


def _is_moment(text: str, one: DateMention, language: str) -> bool:
    """A day, or the end of a year: what is counted then was not gathered over it."""
    if one.precision == "day" and one.first == one.last:
        return True
    pattern = relation("at_a_moment", language)
    before = text[max(0, one.start - 24) : one.start].rstrip()
    after = text[one.end : one.end + 16].lstrip()
    return any(found.end() == len(before) for found in pattern.finditer(before)) or (
        language == "kk" and bool(pattern.match(after))
    )


def _apart(count: Quantity, period: DateMention) -> int:
    return max(period.start - count.end, count.start - period.end, 0)


def _months(text: str, period: DateMention, language: str) -> float:
    """“over five months in 2011” is five, “the first two weeks of the season of 2022” a half; else the period's own."""
    if period.precision == "day" or (period.last - period.first).days < 27:
        return max((period.last - period.first).days + 1, 1) / _MONTH
    own = float(period.months)
    for one in quantities(text, language):
        if one.kind == "duration" and one.end <= period.start and period.start - one.end <= 32:
            length = one.value * _unit_of(text[one.end : one.end + 24])
            if 0 < length < own and not any(sign in text[one.end : period.start] for sign in ",;."):
                return length
    return own


def _unit_of(after: str) -> float:
    words = after.lower().split()[:3]
    return next((months for stems, months in _DURATIONS for word in words if word.startswith(stems)), 0.0)


def side_by_side(text: str, language: str) -> Iterator[tuple[Dated, Dated]]:
    """Two counts after one another that the text compares: no rates, and a word of comparison near them."""
    if relation("rate", language).search(text) or not relation("compared", language).search(text):
        return
    for one, other in pairwise(dated(text, language)):
        if (one.period.first, one.period.last) != (other.period.first, other.period.last):
            yield one, other


# Texts call one event now an incident and now a case.
_LOOSE = frozenset({"incident", "case"})


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts can be of the same thing: of one unit, or of a unit that is not known."""
    return not one.unit or not other.unit or one.unit == other.unit or {one.unit, other.unit} == _LOOSE
