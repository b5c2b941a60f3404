"""Finds dates and periods in running text, in English, Russian, Kazakh, French and Spanish.

A text becomes a row of letters (`times_words.py`), on which the forms of dates are looked for (`times_forms.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from dalel.documents.language.times_forms import Period, Point, Range, days_of, month_span, period_at, point, range_at
from dalel.documents.language.times_words import Token, data, tokens

__all__ = ["DateMention", "Precision", "find_dates", "impossible_days", "month_span"]

Precision = Literal["day", "month", "year", "span"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: where, the days that it may mean, and how exact it is. "span": several months or years."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    text: str

    @property
    def months(self) -> int:
        """How many months it touches, at least one: a period that ends before it begins has no length."""
        return max((self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1, 1)

    def overlaps(self, other: DateMention) -> bool:
        return self.first <= other.last and other.first <= self.last


_ANY = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")
# “on 11 March this year”: not the year of the date before.
_THIS = re.compile(
    r",?\s*(?:of\s|de\sl?)?(?:this|last|next|the current|the following|the previous|этого|прошлого|текущего|нынешнего"
    r"|следующего|минувшего|cette|dernier|prochain|este|pasado|próximo|биыл\w*|былтыр\w*)(?!\w)",
    re.IGNORECASE,
)
_BEGINS = frozenset("FBeDPSCRMUVIYKWnEqsy")


@lru_cache(maxsize=2048)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date in the text, none within another, in order.

    A day without a year takes that of the date before it, or of the list that it stands in; without either it is none.
    """
    if not _ANY.search(text):
        return ()
    row = tokens(text)
    letters = "".join(one.letter for one in row)
    found = (_mention(text, row, one) for one in _with_years(_items(text, row, letters), letters))
    return tuple(mention for mention in found if mention)


def impossible_days(text: str) -> list[tuple[int, str]]:
    """Days that no calendar has, such as 31 June 2018, with or without a year."""
    row = tokens(text)
    letters = "".join(one.letter for one in row)
    result = []
    for item in _items(text, row, letters):
        points = [item] if isinstance(item, Point) else [item.start, item.end] if isinstance(item, Range) else []
        for one in points:
            if one.day and one.month and not _exists(one) and _surely_a_day(text, row, letters, one):
                start, end = row[one.first].start, row[one.last - 1].end
                result.append((start, text[start:end].strip()))
    return result


def _exists(one: Point) -> bool:
    try:
        return bool(replace(one, year=one.year or 2000).begins)
    except ValueError:
        return False


def _surely_a_day(text: str, row: Sequence[Token], letters: str, one: Point) -> bool:
    """“by 31 June”, “31 июня”: without a year the words around have to say that it is a day (“the 31 June arrests”)."""
    if one.year or one.same_year:
        return True
    month = next(token for token in row[one.first : one.last] if token.letter in "MUV")
    if "а" <= text[month.start].lower() <= "я":
        return True
    before = text[max(0, row[one.first].start - 12) : row[one.first].start]
    return bool(
        re.search(r"(?:\b(?:on|by|until|till|from|since|before|after|le|el|au|du|al|del|dès|desde)\s)$", before)
    )


# --- what stands in the row ------------------------------------------------------------------------------------------

Item = Point | Range | Period
_CHAIN = re.compile(r"([DPS])(?:,[DPS]){0,12}+,?A(?=[DPS][Oe]?[MUV])")
_MONTHS = re.compile(r"[MUV](?:,[MUV]){0,12}+,?A(?=[MUV],?[Oe]?y?[Oe]?Y)")
_MORE_MONTHS = re.compile(r"(?:(?:,|,?A)([MUV])){1,11}m?")


def _items(text: str, row: Sequence[Token], letters: str) -> list[Item]:
    """Points, ranges and periods from left to right, the longest at each place."""
    result: list[Item] = []
    at = 0
    while at < len(letters):
        if letters[at] not in _BEGINS:
            at += 1
            continue
        made = _at(text, row, letters, at)
        result += made
        at = max([at + 1, *(one.last for one in made)])
    return result


def _at(text: str, row: Sequence[Token], letters: str, at: int) -> list[Item]:
    span = range_at(row, letters, at)
    if span and not _not_a_range(span, row, letters):
        return [span]
    named = period_at(row, letters, at)
    if named:
        return [named]
    if chain := (_CHAIN.match(letters, at) or _MONTHS.match(letters, at)):
        return _list(row, letters, chain)
    one = point(row, letters, at) if letters[at] not in "FBe" else None
    if one is None or not _meant(text, row, letters, one):
        return []
    kazakh = one.month and not one.day and "k" in letters[at : one.last]
    more = _MORE_MONTHS.match(letters, one.last) if kazakh else None
    others = [k for k in range(one.last, more.end()) if letters[k] in "MUV"] if more else []
    return [one, *(Point(k, k + 1, one.year, row[k].value) for k in others)]


def _list(row: Sequence[Token], letters: str, chain: re.Match[str]) -> list[Item]:
    """“3, 5 and 17 May 2020”, “May and July 2020”: the last of a list says what all have."""
    last = point(row, letters, chain.end())
    if last is None:
        return []
    days = letters[chain.start()] in "DPS"
    places = [k for k in range(chain.start(), chain.end()) if letters[k] in ("DPS" if days else "MUV")]
    made = [
        Point(k, k + 1, last.year, last.month if days else row[k].value, row[k].value if days else None) for k in places
    ]
    return [*made, last]


def _not_a_range(span: Range, row: Sequence[Token], letters: str) -> bool:
    """“compared 2022 to 2021”: without “from” or a dash, what ends before it begins is two dates."""
    inner = letters[span.first : span.last]
    if letters[span.start.last : span.start.last + 1] == "-":
        return "Y" not in inner and "I" not in inner
    try:
        return not span.opened and span.end.ends < span.start.begins
    except ValueError:
        return False


def _meant(text: str, row: Sequence[Token], letters: str, one: Point) -> bool:
    """Whether a point is a date at all: a day with its month, a month with its year, four figures that are a year."""
    if one.month is None and one.day is None:
        if one.year is None:
            return False  # “that year” alone
        year = row[one.first]
        return year.alone and _is_year(text, year.start, year.end)
    if one.year or one.same_year:
        return True
    if not (one.day and one.month):
        return False
    if _THIS.match(text, row[one.last - 1].end):
        return False
    month = next(token for token in row[one.first : one.last] if token.letter in "MUV")
    return text[month.start].isupper() or text[month.start : month.end].lower() not in {"may", "march", "mar", "dec"}


@cache
def _around_years() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = data()["not_a_year"]
    return (
        re.compile(rf"(?:{said['before']})\s?$", re.IGNORECASE),
        re.compile(rf"\s+(?:{said['after']})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{said['as_date']})[\s-]+$", re.IGNORECASE),
    )


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year and not an amount, a number of an article or a count."""
    label, counted, as_date = _around_years()
    before = text[max(0, start - 14) : start]
    if label.search(before):
        return False
    return not counted.match(text[end : end + 24]) or bool(as_date.search(before))


# --- years that stand elsewhere --------------------------------------------------------------------------------------


def _with_years(items: Sequence[Item], letters: str) -> list[Item]:
    """The year of a list's end for all of the list, then that of the date before."""
    result = list(items)
    for k in range(len(result) - 2, -1, -1):
        one, following = result[k], result[k + 1]
        if isinstance(one, Point) and isinstance(following, Point) and not one.year and following.year and one.day:
            between = letters[one.last : following.first]
            if between in {",", "A", ",A"} and following.day:
                result[k] = replace(one, year=following.year)
    before: Point | None = None
    for k, one in enumerate(result):
        made = _of_year(one, before)
        if isinstance(made, Period) and made.kind == "copy":
            made = _copied(result[k - 1] if k else None, made)
        elif isinstance(made, Range):
            before = made.end
        elif made.year and made.year < 3000:
            before = made if isinstance(made, Point) else Point(made.first, made.last, made.year)
        result[k] = made
    return result


def _of_year(one: Item, before: Point | None) -> Item:
    """With the year of the date before, if it has none of its own."""
    if isinstance(one, Range) or one.year or before is None:
        return one
    if isinstance(one, Period):
        return replace(one, year=before.year)
    # A day without a year goes on from a date, not from the year of a law or of a programme.
    return replace(one, year=_year_after(before, one)) if one.same_year or before.month else one


def _copied(last: Item | None, one: Period) -> Item:
    """“Over the same period of 2022”: the months of the period before, in that year."""
    if isinstance(last, Range) and one.year and last.start.year and last.end.year:
        shift = one.year - last.end.year
        start, end = replace(last.start, year=last.start.year + shift), replace(last.end, year=one.year)
        return Range(one.first, one.last, start, end, opened=True)
    if isinstance(last, Period) and last.kind not in {"decade", "short"}:
        return replace(last, first=one.first, last=one.last, year=one.year)
    if isinstance(last, Point) and last.month:
        return replace(last, first=one.first, last=one.last, year=one.year, day=None)
    return Point(one.first, one.last, one.year)


def _year_after(before: Point, one: Point) -> int | None:
    """“On 20 December 2021 … on 5 January”: of the next year."""
    if before.year and not one.same_year and (before.month or 1) - (one.month or 12) >= 7:
        return before.year + 1
    return before.year


# --- days ------------------------------------------------------------------------------------------------------------


def _mention(text: str, row: Sequence[Token], item: Item) -> DateMention | None:
    start, end = row[item.first].start, row[item.last - 1].end
    try:
        days, precision = _days(item)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    return DateMention(start, end, days[0], days[1], precision, text[start:end].strip())


def _days(item: Item) -> tuple[tuple[date, date] | None, Precision]:
    if isinstance(item, Range):
        return (item.start.begins, item.end.ends), "span"
    if not item.year:
        return None, "span"
    if isinstance(item, Point):
        precision: Precision = "day" if item.day else "month" if item.month else "year"
        return (item.begins, item.ends), precision
    days = days_of(item, item.year)
    return days, "day" if days and days[0] == days[1] else "span"
