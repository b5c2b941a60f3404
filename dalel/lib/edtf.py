"""Partial and uncertain dates: the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019, annex A;
published by the Library of Congress, https://www.loc.gov/standards/datetime/).

What is understood
    2016   2016-05   2016-05-17   2016-05-17T09:30:00Z        year, month, day; a time is kept in the text only
    2016?  2016~  2016%                                       uncertain, approximate, both
    201X  20XX  2016-XX  2016-05-XX  2016-XX-XX               digits that are not known
    2018-21  2018-22  2018-23  2018-24                        spring, summer, autumn, winter
    2016/2018  2016-05-17/2016-06                             an interval
    ../2016  2016/..                                          an interval without beginning or end
    /2016  2016/                                              an interval whose beginning or end is not known

Rules of our own, where the standard leaves the choice
    Seasons are the meteorological ones of the northern hemisphere (spring is March to May); the winter of a year
    begins in its December. The standard gives no months for 21 to 24.
    "?" and "~" do not widen a date: the standard gives them no width. They are kept, so that a figure can say
    how many of its dates carry one.
    Years are 0001 to 9999. Level 1's years of five digits and years before Christ are refused: nobody's records
    need them, and no database compares them with days.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dalel.lib.errors import DateError
from dalel.lib.messages import _

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Fit = Literal["inside", "touches", "outside"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. `earliest` or `latest` is None where the interval is open or unknown there."""

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Period:
    """A closed stretch of days that a figure is about."""

    text: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has, both ends counted."""
        return (self.last - self.first).days + 1

    def months(self) -> list[tuple[int, int]]:
        """The months (year, month) that it touches, in order."""
        start = self.first.year * 12 + self.first.month - 1
        end = self.last.year * 12 + self.last.month - 1
        return [(month // 12, month % 12 + 1) for month in range(start, end + 1)]

    @property
    def whole_months(self) -> bool:
        """Whether it begins with the first and ends with the last day of a month."""
        return self.first.day == 1 and self.last == last_of_month(self.last.year, self.last.month)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return self.text


_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?P<time>T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}(?::\d{2})?)?)?)?)?"
    r"(?P<mark>[?~%]?)",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@lru_cache(maxsize=131_072)
def parse(text: str) -> PartialDate:
    """Read a date. Raises DateError, with what was probably meant."""
    if _DAY.fullmatch(text):  # nine of ten dates of a register
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise _refused(text) from None
        return PartialDate(text, day, day, "day")
    if "/" in text:
        return _interval(text)
    return _single(text, text)


def _single(text: str, whole: str) -> PartialDate:
    """One date, not an interval; `whole` is what the person wrote, for the message."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise _refused(whole)
    try:
        earliest, latest, precision = _bounds(match["year"], match["month"], match["day"])
    except ValueError:
        raise _refused(whole) from None
    mark = match["mark"]
    return PartialDate(text, earliest, latest, precision, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    """The first and last day, or ValueError."""
    if "X" in year:
        if month is not None:  # "201X-05" belongs to level 2
            raise ValueError(year)
        precision: Precision = "century" if year.endswith("XX") else "decade"
        return date(max(int(year.replace("X", "0")), 1), 1, 1), date(int(year.replace("X", "9")), 12, 31), precision
    number = int(year)
    if month is None or month == "XX":
        if day not in (None, "XX"):  # "2016-XX-05" belongs to level 2
            raise ValueError(day)
        return date(number, 1, 1), date(number, 12, 31), "year"
    if int(month) in _SEASON_STARTS:
        if day is not None:
            raise ValueError(day)
        return *_season(number, int(month)), "season"
    if day is None or day == "XX":
        return date(number, int(month), 1), last_of_month(number, int(month)), "month"
    exact = date(number, int(month), int(day))
    return exact, exact, "day"


def _season(year: int, code: int) -> tuple[date, date]:
    start = _SEASON_STARTS[code]
    if code != 24:
        return date(year, start, 1), last_of_month(year, start + 2)
    return date(year, 12, 1), last_of_month(year + 1, 2)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month; ValueError if there is no such month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1) if month else date(year, month, 1)


def _interval(text: str) -> PartialDate:
    left, _slash, right = text.partition("/")
    if "/" in right or (left in ("", "..") and right in ("", "..")):
        raise _refused(text)
    start = None if left in ("", "..") else _single(left, text)
    end = None if right in ("", "..") else _single(right, text)
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise DateError(
            _("The interval “{text}” ends before it begins.", text=text),
            _("Write the earlier date first: {better}.", better=f"{right}/{left}"),
        )
    ends = [one for one in (start, end) if one]
    return PartialDate(
        text,
        earliest,
        latest,
        "interval",
        uncertain=any(one.uncertain for one in ends),
        approximate=any(one.approximate for one in ends),
    )


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """Read the period of a figure: a date or interval with two exact ends. Raises DateError."""
    read = parse(text)
    if read.earliest is None or read.latest is None:
        raise DateError(
            _("The period “{text}” is open at one end, so that nothing can be counted in it.", text=text),
            _("Give both ends, such as 2011/2017."),
        )
    if read.uncertain or read.approximate or "X" in text:
        raise DateError(
            _("The period “{text}” has no exact ends.", text=text),
            _("Write it exactly, such as {better}.", better=f"{read.earliest}/{read.latest}"),
        )
    return Period(text, read.earliest, read.latest)


def fits(when: PartialDate, during: Period) -> Fit:
    """How a date falls into a period: the one rule by which figures count.

    "inside": the earliest and the latest day both lie within; it is counted.
    "touches": it may or may not lie within; it is never counted, and said beside the figure.
    "outside": it cannot lie within.
    An open or unknown end can never be inside, because nobody knows that it is.
    """
    earliest, latest = when.earliest, when.latest
    if (latest is not None and latest < during.first) or (earliest is not None and earliest > during.last):
        return "outside"
    if earliest is None or latest is None:
        return "touches"
    return "inside" if during.first <= earliest and latest <= during.last else "touches"


def between(first: date, last: date) -> str:
    """The shortest EDTF text for a stretch of days: a year, a month, a day, or an interval of them."""
    if first == last:
        return first.isoformat()
    whole = first.day == 1 and last == last_of_month(last.year, last.month)
    if whole and (first.month, last.month) == (1, 12):
        return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
    if whole:
        ends = [f"{one.year:04d}-{one.month:02d}" for one in (first, last)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)
    return f"{first.isoformat()}/{last.isoformat()}"


def _refused(text: str) -> DateError:
    message = _("“{text}” is not a date that can be read.", text=text)
    better = suggestion(text)
    if better:
        return DateError(message, _("Did you mean {better}?", better=better))
    return DateError(message, _("Write year first: 2016, 2016-05, 2016-05-17, 2016~ (about), 2016/2018 (from, to)."))


def suggestion(text: str) -> str:
    """What somebody probably meant by a date that cannot be read; empty where that is a guess too far."""
    tidy = text.strip().replace("–", "-").replace("—", "-").replace(" ", "")
    for pattern, form in _SLIPS:
        match = re.fullmatch(pattern, tidy, re.IGNORECASE | re.ASCII)
        if match is None:
            continue
        candidate = form(match)
        if _readable(candidate):
            return candidate
    return tidy if tidy != text and _readable(tidy) else ""


def _readable(text: str) -> bool:
    """Whether every part of the text is a date; says nothing in messages, unlike `parse`."""
    for part in text.split("/"):
        match = _DATE.fullmatch(part)
        if match is None:
            return False
        try:
            _bounds(match["year"], match["month"], match["day"])
        except ValueError:
            return False
    return True


def _padded(year: str, month: str, day: str = "") -> str:
    return f"{year}-{month:0>2}-{day:0>2}" if day else f"{year}-{month:0>2}"


# How people and spreadsheets write dates, and what they mean by it. Blanks are taken out and dashes made alike
# before. A date such as 05/06/2018 is read day first, as it is written wherever Dalel has been used.
_SLIPS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:г\.?|ж\.?)?", lambda m: _padded(m[3], m[2], m[1])),
    (r"(\d{1,2})[./-](\d{4})", lambda m: _padded(m[2], m[1])),
    (r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", lambda m: _padded(m[1], m[2], m[3])),
    (r"(\d{4})[./-](\d)", lambda m: _padded(m[1], m[2])),
    (r"(\d{4})(\d{2})(\d{2})", lambda m: _padded(m[1], m[2], m[3])),
    (r"(\d{4}-\d{2}-\d{2})T?\d{1,2}:\d{2}.*", lambda m: m[1]),
    (r"(\d{4}(?:-\d{2})?)(?:-|to|до)(\d{4}(?:-\d{2})?)", lambda m: f"{m[1]}/{m[2]}"),
    (r"(\d{4}-\d{2}-\d{2})(?:-|to|до)(\d{4}-\d{2}-\d{2})", lambda m: f"{m[1]}/{m[2]}"),
    (r"(?:c|ca|circa|about|around|около|шамамен)\.?(\d{4}(?:-\d{2}){0,2})", lambda m: f"{m[1]}~"),
    (r"(\d{3})0(?:'?s|-?е)", lambda m: f"{m[1]}X"),
    (r"(\d{4})(-\d{2}|-[?x]{1,2})?-[?x]{1,2}", lambda m: f"{m[1]}{_unknown(m[2])}-XX"),
    (r"\d{2}[\dx]x", lambda m: m[0].upper()),
    (r"(\d{4}(?:-\d{2}){0,2})(?:\?~|~\?)", lambda m: f"{m[1]}%"),
    (r"(\d{4})(?:г\.?|год|ж\.?|жыл|year)", lambda m: m[1]),
)


def _unknown(month: str | None) -> str:
    """The month of a date whose day is not known, in the standard's own sign."""
    if month is None:
        return ""
    return month if month[1].isdigit() else "-XX"
