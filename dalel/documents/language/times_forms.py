"""The forms of dates over the row of letters of `times_words.py`: points, ranges between two points, named periods."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dalel.documents.language.times_words import Token

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year as far as it is said, with where it stands in the row."""

    first: int
    last: int  # one after
    year: int | None = None
    month: int | None = None
    day: int | None = None
    same_year: bool = False  # “of the same year”

    @property
    def begins(self) -> date:
        """Its first day. ValueError if no calendar has it."""
        return date(self.year or 0, self.month or 1, self.day or 1)

    @property
    def ends(self) -> date:
        if self.day is not None:
            return self.begins
        month = self.month or 12
        return date(self.year or 0, month, calendar.monthrange(self.year or 1, month)[1])


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another, the missing parts of either taken from the other."""

    first: int
    last: int
    start: Point
    end: Point
    opened: bool  # whether “from” or “between” stands before it


_YEAR = r"(?:[Oe]?y?[Oe]?(?P<year>Y)[yk]?|[Oe]?(?P<same>s{1,3}[yk])[Oe]?)"
# The fullest form first. Groups say which word of the row gives which part.
_POINTS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<day>[DPS])[Oe]?(?P<month>[MUV]),?{_YEAR}",  # 3 May 2020, 3 de mayo de 2020, 3 мая того же года
        rf"(?P<day>R)[Oe]?(?P<month>M),?{_YEAR}",  # le premier mai 2020, primero de mayo de 2020
        r"(?P<month>M)(?P<day>D),?(?P<year>Y)y?",  # May 3, 2020
        r"(?P<whole>I)y?",
        r"(?:(?P<year>Y)-?k|(?P<same>s{1,3}k)),?(?P<day>[DP])(?P<month>[MUV])",  # 2020 жылғы 3 мамыр
        r"(?:(?P<year>Y)-?k|(?P<same>s{1,3}k))(?P<month>[MUV])(?P<day>[CPS])",  # 2020 жылғы мамырдың 3-і
        rf"(?P<month>[MUV]),?{_YEAR}",
        r"(?:(?P<year>Y)-?k|(?P<same>s{1,3}k)),?(?P<month>[MUV])m?",  # 2020 жылғы мамыр айында
        r"(?P<year>Y)(?:-?[kft]|y)?",
        r"(?P<same>s{1,3}[yk])",
        r"(?P<day>[DPSC])[Oe]?(?P<month>[MUV])",
        r"(?P<month>M)(?P<day>D)",
        r"(?P<month>[MUV])(?P<day>[CPS])",
        r"(?P<month>[MUV])",
        r"(?P<day>[DPSC])",
    )
)
# Only as the left end of a range: “2022 жылғы 3–17 қазан”, “May 3–17, 2022” has its year at the right end.
_LEFT = re.compile(r"(?P<year>Y)-?k(?P<day>[DPS])(?![MUV])")
_RIGHT = re.compile(r"(?P<day>D),?(?P<year>Y)y?")


def point(row: Sequence[Token], letters: str, at: int) -> Point | None:
    """The fullest point that begins at a place of the row."""
    for form in _POINTS:
        match = form.match(letters, at)
        if match and (made := _made(row, match)):
            return made
    return None


def _made(row: Sequence[Token], match: re.Match[str]) -> Point | None:
    groups = match.groupdict()
    if groups.get("whole"):
        day = row[match.start("whole")].day
        return Point(match.start(), match.end(), day.year, day.month, day.day) if day else None

    def value(name: str) -> int | None:
        return row[match.start(name)].value if groups.get(name) else None

    if groups.get("day") == "R" and value("day") != 1:
        return None
    return Point(
        match.start(), match.end(), value("year"), value("month"), value("day"), same_year=bool(groups.get("same"))
    )


def range_at(row: Sequence[Token], letters: str, at: int) -> Range | None:
    """A range that begins at a place of the row: “from 3 to 5 May 2020”, “2020 жылғы наурыздан мамырға дейін”."""
    opener = letters[at] if letters[at] in "FBe" else ""
    begin = at + bool(opener)
    for left in _lefts(row, letters, begin):
        joint = left.last
        sign = letters[joint : joint + 1]
        kazakh = sign != "" and sign in "DPSMUVY" and letters[joint - 1] in "UPf"
        if not (kazakh or (sign and sign in "-JA")):
            continue
        after = joint + (0 if kazakh else 1)
        after += letters[after : after + 1] in {"e", "J"} and not kazakh  # “desde el 3 hasta el 5”, “по до”
        right = _right(row, letters, after, left)
        if right is None:
            continue
        closed = re.compile(r"m?([TG])").match(letters, right.last)
        end = closed.end() if closed else right.last + (letters[right.last : right.last + 1] == "m")
        if kazakh and not closed:
            continue
        if sign == "A" and opener != "B" and not (closed and closed[1] == "G") and not _next_year(letters, left, right):
            continue
        filled = _filled(left, right)
        if filled:
            return Range(at, end, *filled, opened=bool(opener or closed))
    return None


def _next_year(letters: str, left: Point, right: Point) -> bool:
    """“In 2021 and 2022” is one time of two years; “in 2020, 2021 and 2022” and “in 2018 and 2022” are single years."""
    if left.month or right.month or left.day or right.day or letters[left.first - 1 : left.first] == ",":
        return False
    return bool(left.year and right.year == left.year + 1)


def _lefts(row: Sequence[Token], letters: str, at: int) -> list[Point]:
    special = _LEFT.match(letters, at)
    found = [_made(row, special) if special else None, point(row, letters, at)]
    return [one for one in found if one]


def _right(row: Sequence[Token], letters: str, at: int, left: Point) -> Point | None:
    if left.day and left.month and not left.year and (match := _RIGHT.match(letters, at)):
        return _made(row, match)
    return point(row, letters, at) if at < len(letters) else None


def _filled(left: Point, right: Point) -> tuple[Point, Point] | None:
    """Both ends whole; None if they are not two ends of one thing."""
    if not (left.year or right.year):
        return None
    if left.month is None and left.day:
        left = replace(left, month=right.month)
    if right.month is None and right.day:
        right = replace(right, month=left.month)
    unlike = (left.day and not right.day) or (left.month and not left.day and not right.month and not left.year)
    alone = left.year is None and left.month is None
    if unlike or alone or (left.day and not left.month) or (right.day and not right.month):
        return None
    # “from October to March 2022” and “2022 жылғы қазаннан наурызға дейін” go over the end of a year.
    over = (left.month or 1) >= 9 and (right.month or 12) <= 4
    if left.year is None and right.year:
        left = replace(left, year=right.year - over)
    elif right.year is None and left.year:
        if right.month is None:
            return None
        right = replace(right, year=left.year + (over and not right.same_year))
    return left, right


# --- named periods ---------------------------------------------------------------------------------------------------

_PERIODS = tuple(
    (name, re.compile(form))
    for name, form in (
        ("half", rf"(?P<which>[RDC])-?(?P<unit>H)[Oe]?{_YEAR}"),
        ("half", rf"(?P<which>[RDC])-?(?P<unit>H)[Oe]?(?P<month>M),?{_YEAR}"),
        ("half", r"(?P<year>Y)-?k(?P<month>[MUV])?(?P<which>[RDC])-?(?P<unit>H)k?"),
        ("quarter", rf"(?P<which>[RDC])-?(?P<unit>Q)[Oe]?{_YEAR}"),
        ("quarter", r"(?P<year>Y)-?k(?P<which>[RDC])-?(?P<unit>Q)"),
        ("quarter", rf"(?P<which>q){_YEAR}"),
        ("quarter", r"(?P<year>Y)(?P<which>q)"),
        ("months", rf"(?:(?P<which>R)(?P<number>[nD])?|(?P<number2>[nD])(?P<which2>R))m[Oe]?{_YEAR}"),
        ("months", rf"(?P<number>[nD])m[Oe]?{_YEAR}"),
        ("months", r"(?P<year>Y)-?k(?P<which>R)?(?P<number>[nD])m"),
        (
            "weeks",
            rf"(?:(?P<which>R)(?P<number>[nD])?|(?P<number2>[nD])(?P<which2>R))(?P<unit>[wd])[Oe]?(?P<month>M),?{_YEAR}",
        ),
        ("weeks", rf"(?:(?P<which>R)(?P<number>[nD])|(?P<number2>[nD])(?P<which2>R))(?P<unit>[wd])[Oe]?{_YEAR}"),
        ("weeks", r"(?P<year>Y)-?k(?P<month>[MUV])(?P<which>R)(?P<number>[nD])?(?P<unit>[wd])"),
        ("season", rf"(?P<which>E)[Oe]?{_YEAR}"),
        ("season", r"(?P<which>E)[Oe]?(?P<year>K)"),
        ("season", r"(?P<year>Y)-?k(?P<which>E)"),
        ("short", r"(?P<year>K)"),
        ("decade", r"(?P<year>W)[yk]?"),
        ("decade", r"(?P<plural>y)[Oe]?(?P<year>Y)"),  # les années 1990
        ("decade", r"(?P<year>Y)-?(?P<plural>k)"),  # 1990 жылдары
        ("copy", rf"s{{1,3}}L[Oe]?{_YEAR}"),  # the same period of 2022
        ("copy", r"(?P<year>Y)-?ks{1,3}L"),
    )
)


@dataclass(frozen=True, slots=True)
class Period:
    """A named period of a year. `days` is worked out once the year is known (“of the same year”)."""

    first: int
    last: int
    kind: str
    year: int | None
    which: int  # the first, the second …; -1 the last; 0 if it is not said
    number: int
    unit: str
    month: int | None


def period_at(row: Sequence[Token], letters: str, at: int) -> Period | None:
    """A period that begins at a place of the row: “the first half of 2019”, “III квартал 2020 года”."""
    if letters[at] not in "RDCnEKWYqys":
        return None
    for kind, form in _PERIODS:
        match = form.match(letters, at)
        if match is None:
            continue
        groups = match.groupdict()
        places = {name: match.start(name) for name, found in groups.items() if found}
        value = {name: row[place].value for name, place in places.items()}
        if "plural" in value and (value["plural"] != 2 or value["year"] % 10):
            continue
        return Period(
            match.start(),
            match.end(),
            kind,
            value.get("year"),
            value.get("which", value.get("which2", 0)),
            value.get("number", value.get("number2", 0)),
            groups.get("unit") or "",
            value.get("month"),
        )
    return None


def days_of(period: Period, year: int) -> Days | None:
    """The days of a period; None if there are none such (“the third half”)."""
    which = period.which
    match period.kind:
        case "half" if which in {1, 2, -1}:
            return _half(year, period.month, which)
        case "quarter" if which in {1, 2, 3, 4, -1}:
            quarter = 4 if which == -1 else which
            return month_span(year, 3 * quarter - 2, 3 * quarter)
        case "months" if period.number <= 12:
            return _months(year, which, period.number)
        case "weeks":
            return _weeks(period, year)
        case "season":
            return _season(year, which)
        case "short":
            return date(year // 10_000, 1, 1), date(year % 10_000, 12, 31)
        case "decade":
            return date(year, 1, 1), date(year + 9, 12, 31)
    return None


def _half(year: int, month: int | None, which: int) -> Days:
    if month is None:
        return month_span(year, 1, 6) if which == 1 else month_span(year, 7, 12)
    begin, end = month_span(year, month, month)
    return (begin, begin + timedelta(days=14)) if which == 1 else (begin + timedelta(days=15), end)


def _season(year: int, first: int) -> Days:
    """“Winter 2020/21” says its years; “winter 2021” is taken for the one that ends in that year."""
    begin = year // 10_000 or (year - 1 if first == 12 else year)
    return month_span(begin, 12, 2, begin + 1) if first == 12 else month_span(begin, first, first + 2)


def _months(year: int, which: int, number: int) -> Days | None:
    if not number:  # “the first month of 2020”
        month = 12 if which == -1 else which
        return month_span(year, month, month)
    return month_span(year, 13 - number, 12) if which == -1 else month_span(year, 1, number) if which <= 1 else None


def _weeks(period: Period, year: int) -> Days | None:
    begin, end = month_span(year, period.month or 1, period.month or 12)
    length = timedelta(days=7 if period.unit == "w" else 1)
    number = period.number or 1
    if period.which == -1:
        return end - number * length + timedelta(days=1), end
    if period.number and period.which > 1:
        return None
    start = begin + (period.which - 1) * length
    return start, start + number * length - timedelta(days=1)


def month_span(year: int, first: int, last: int, last_year: int | None = None) -> Days:
    """From the first day of one month to the last day of another."""
    end = last_year or year
    return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])
