"""Finds counts that are set side by side, each with the period that it was taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from dalel.documents.language.lexicon import relation
from dalel.documents.language.quantities import Quantity, counts, quantities
from dalel.documents.language.shares import shares
from dalel.documents.language.times import DateMention, find_dates

_MONTH = 30.44  # days
_MOST = 40  # numbers: a sentence with more is a table that lost its lines
_FAR = 120  # signs between a count and its period, at the most
_DURATIONS = (
    (("year", "год", "лет", "жыл", "an", "año"), 12.0),
    (("quarter", "квартал", "тоқсан", "trimestre"), 3.0),
    (("month", "месяц", "ай", "mois", "mes"), 1.0),
    (("week", "недел", "апта", "semaine", "semana"), 7 / _MONTH),
    (("day", "дн", "день", "сут", "күн", "тәулік", "jour", "día"), 1 / _MONTH),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time beside a count. months: its length. first, last: its days, where they are known."""

    start: int
    end: int
    months: float
    text: str
    first: date | None = None
    last: date | None = None

    def is_other(self, other: Period) -> bool:
        """Whether the two are not one stretch, nor parts of one."""
        if self.first and self.last and other.first and other.last:
            return not (self.first <= other.last and other.first <= self.last)
        return self.text.lower() != other.text.lower()


@dataclass(frozen=True, slots=True)
class Dated:
    """A count with the period over which it was taken. months: the length of the period."""

    count: Quantity
    period: Period
    months: float


def dated(text: str, language: str) -> list[Dated]:
    """The counts of a text that have a period, each with one of its own; in order."""
    if len(counts(text, language)) > _MOST:
        return []
    spans = [(one.start, one.end) for one in shares(text, language)]
    found = [
        one
        for one in counts(text, language)
        if (one.unit != "place" or one.after - one.end > len(one.noun) + 2)
        and not any(start <= one.start < end for start, end in spans)
    ]
    return _matched(found, periods(text, language))


def periods(text: str, language: str) -> list[Period]:
    """The stretches of time of a sentence: dates, “the year before”, “за двенадцать месяцев”; no single moments."""
    dates = find_dates(text)
    known = [_of_date(text, one, language) for one in dates if not _is_moment(text, one, language)]
    spans = [(one.start, one.end) for one in dates]
    relative = [one for one in _relative(text, language) if not _within(one, spans)]
    spans += [(one.start, one.end) for one in relative]
    lengths = [one for one in _lengths(text, language) if not _near(one, spans)]
    return sorted([*known, *relative, *lengths], key=lambda one: one.start)


def _of_date(text: str, one: DateMention, language: str) -> Period:
    return Period(one.start, one.end, _months(text, one, language), one.text, one.first, one.last)


def _within(one: Period, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def _near(one: Period, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a date or a year beside it says when: then it is the length of that one."""
    return any(start - 34 < one.end and one.start < end + 14 for start, end in spans)


_MONTH_RANGE = re.compile(
    r"(?P<one>[^\W\d_]{3,9})(?:\s(?:to|through|until|till|по|до)\s|\s?[-–—]\s?)(?P<other>[^\W\d_]{3,9})"
    r"\s(?:of\s|de\s)?$"
)


def _relative(text: str, language: str) -> Iterator[Period]:
    """“this year”, “the year before”, each with the months that stand before it (“January to June of this year”)."""
    for group in ("this_year", "last_year"):
        for found in relation(group, language).finditer(text):
            start = max(0, found.start() - 34)
            months = _MONTH_RANGE.search(text[start : found.start()])
            length = _between_months(months) if months else 12.0
            begins = start + months.start() if months else found.start()
            if length and (months or group == "last_year"):  # how much of this year has gone by is not said
                yield Period(begins, found.end(), length, text[begins : found.end()])


def _between_months(months: re.Match[str]) -> float:
    """How many months there are from the one to the other, both counted; 0 if the words are no months."""
    one, other = (find_dates(f"{months[name]} 2001") for name in ("one", "other"))
    if not one or not other or one[0].precision != "month" or other[0].precision != "month":
        return 0.0
    return float((other[0].first.month - one[0].first.month) % 12 + 1)


def _lengths(text: str, language: str) -> Iterator[Period]:
    """“in the five years before”, “за все двенадцать месяцев”, “екі айда”: a length of time without a date."""
    for one in quantities(text, language):
        if one.kind != "duration":
            continue
        months = one.value * _unit_of(text[one.end : one.end + 24])
        if months >= 0.2 and (
            _over_before(language).search(text[max(0, one.start - 26) : one.start]) or _locative(text, one)
        ):
            yield Period(one.start, one.end + 1, months, text[one.start : one.end + 12])


@lru_cache(maxsize=8)
def _over_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"{relation('over_time', language).pattern}\s$", re.IGNORECASE)


_LOCATIVE = re.compile(r"\s(?:айда|жылда|аптада|айында|жылында|айының ішінде)(?!\w)")


def _locative(text: str, one: Quantity) -> bool:
    return bool(_LOCATIVE.match(text, one.end))


def _matched(found: Sequence[Quantity], times: Sequence[Period]) -> list[Dated]:
    """Counts and periods in the order in which they stand, so that they are as near to each other as can be."""
    size = min(len(found), len(times))
    if not size or max(len(found), len(times)) > 8:
        return []
    ways = (
        list(zip(some, others, strict=True))
        for some in combinations(found, size)
        for others in combinations(times, size)
    )
    best = min(ways, key=lambda way: sum(_apart(count, one) for count, one in way))
    return [Dated(count, one, one.months) for count, one in best if _apart(count, one) <= _FAR]


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


def _apart(count: Quantity, period: Period) -> int:
    return max(period.start - count.end, count.start - period.end, 0)


def _months(text: str, period: DateMention, language: str) -> float:
    """“over five months in 2011” is five, “the first two weeks of the season of 2022” a half; else the period's own."""
    if period.precision == "day" or (period.last - period.first).days < 27:
        return max((period.last - period.first).days + 1, 1) / _MONTH
    own = float(period.months)
    for one in quantities(text, language):
        if one.kind != "duration":
            continue
        before = one.end <= period.start and period.start - one.end <= 32
        gap = text[one.end : period.start] if before else text[period.end : one.start]
        if before or 0 <= one.start - period.end <= 14:
            length = one.value * _unit_of(text[one.end : one.end + 24])
            if 0 < length < own and not any(sign in gap for sign in ",;."):
                return length
    return own


def _unit_of(after: str) -> float:
    words = after.lower().split()[:3]
    return next((months for stems, months in _DURATIONS for word in words if word.startswith(stems)), 0.0)


def side_by_side(text: str, language: str) -> Iterator[tuple[Dated, Dated]]:
    """Two counts after one another that the text compares: no rates; a word of comparison, or a bare number."""
    if relation("rate", language).search(text):
        return
    compared = relation("compared", language).search(text)
    for one, other in pairwise(dated(text, language)):
        if one.period.is_other(other.period) and (compared or _is_bare(text, one) or _is_bare(text, other)):
            yield one, other


def _is_bare(text: str, one: Dated) -> bool:
    """“…, and for January to June 31”: a number that stands for the noun of the one before."""
    return not one.count.noun and bool(re.match(r"\s?[.,;:)]|$", text[one.count.end :]))


# Texts call one event now an incident and now a case.
_LOOSE = frozenset({"incident", "case"})


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts can be of the same thing: of one unit, or of a unit that is not known."""
    return not one.unit or not other.unit or one.unit == other.unit or {one.unit, other.unit} == _LOOSE
