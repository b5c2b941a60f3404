"""Finds dates and periods in running text, in English, Russian and Kazakh."""

from __future__ import annotations

import calendar
import re
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

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
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def overlaps(self, other: DateMention) -> bool:
        return self.first <= other.last and other.first <= self.last


_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name: number for number, name in enumerate(_EN, start=1)}
_MONTHS |= {name[:3]: number for number, name in enumerate(_EN, start=1)} | {"sept": 9}
_RU = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_KK = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]

_M_EN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_M_RU = (
    r"(?:январ[ьяе]|феврал[ьяе]|марта?е?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?е?|сентябр[ьяе]"
    r"|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])"
)
_M_KK = (
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?!ст)[а-яәғқңөұүһі]{0,6}"
)
_M = rf"(?:{_M_EN}|{_M_RU})"
_Y = r"(?:1[89]\d\d|20\d\d)"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"\s?[-–—]\s?"
_RU_YEAR = r"(?:\s?(?:года?у?|гг?\.))?"

# Tried in this order at every place; the first that fits wins, so that longer forms stand first.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("days", rf"\b({_D}){_DASH}({_D})\s+({_M})\s+({_Y})\b{_RU_YEAR}"),
        ("dmy", rf"(?<![\d.,/])({_D})(?:st|nd|rd|th)?\s+(?:of\s+)?({_M}),?\s+({_Y})\b{_RU_YEAR}"),
        ("mdy", rf"\b({_M_EN})\s+({_D})(?:st|nd|rd|th)?,?\s+({_Y})\b"),
        ("iso", rf"\b({_Y})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b"),
        ("dots", rf"(?<![\d.])({_D})\.(0?[1-9]|1[0-2])\.({_Y})\b"),
        ("kk_ymd", rf"\b({_Y})\s+жыл(?:ғы|дың|ы)\s+({_D})\s+({_M_KK})"),
        ("kk_ym", rf"\b({_Y})\s+жыл(?:ғы|дың|ы)\s+({_M_KK})"),
        ("halves", rf"\b(first|second|last)\s+half\s+of\s+(?:the\s+year\s+)?({_Y})\b"),
        ("first_months", rf"\b(first|last)\s+(\w+)\s+months\s+of\s+({_Y})\b"),
        ("quarter", rf"\b(first|second|third|fourth|Q1|Q2|Q3|Q4)(?:\s+quarter\s+of)?\s+({_Y})\b"),
        ("months_one_year", rf"\b({_M})(?:{_DASH}|\s+(?:and|to|until|through|и|по|до)\s+)({_M})\s+({_Y})\b{_RU_YEAR}"),
        (
            "my_my",
            rf"\b({_M}),?\s+({_Y})(?:{_DASH}|\s+(?:and|to|until|through|и|по|до)\s+)({_M}),?\s+({_Y})\b{_RU_YEAR}",
        ),
        ("season", rf"\b(spring|summer|autumn|fall|winter)\s+(?:of\s+)?({_Y})\b"),
        ("my", rf"\b({_M}),?\s+(?:of\s+)?({_Y})\b{_RU_YEAR}"),
        ("years", rf"(?<![\d/.,№-])\b({_Y})(?:{_DASH}|\s+(?:and|to|until|through|по|до)\s+)({_Y})\b(?![/\d])"),
        ("short_years", rf"(?<![\d/.,№-])\b({_Y})[-–/](\d\d)\b(?![-–/.\d])"),
        ("year", rf"(?<![\d/.,№:$€£-])\b({_Y})\b(?![/\d%]|[.,]\d|-\d|\s?%)"),
    )
)
_ANY = re.compile(rf"\b{_Y}\b")
_CURRENCY = re.compile(
    r"(?:USD|EUR|GBP|KZT|US\$|\$|€|£|No\.|№|art\.|articles?|paras?\.|up to|than|ст\.)\s?$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"^\s+(?:people|persons|incidents|cases|activists|women|men|children|detainees|victims|protesters|workers|households"
    r"|tenge|dollars|euros?|человек|случа\w+|дел[а]?\b|адам|тенге|теңге|words|hours|км|km)\b",
    re.IGNORECASE,
)
_AS_DATE = re.compile(
    r"(?:in|since|during|of|by|until|from|between|throughout|early|late|mid|before|after|в|с|до)[\s-]+$", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date in the text, none within another, in order."""
    if not _ANY.search(text):
        return ()
    found: list[DateMention] = []
    taken: list[tuple[int, int]] = []  # in order, none within another
    for name, pattern in _FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            place = bisect(taken, (start, end))
            if any(start < e and s < end for s, e in taken[max(0, place - 1) : place + 1]):
                continue
            if name == "year" and not _is_year(text, match):
                continue
            days = _days(name, match)
            taken.insert(place, (start, end))
            if days is not None:
                precision: Precision = _PRECISION.get(name, "span")
                found.append(DateMention(start, end, days[0], days[1], precision, match.group().strip()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def impossible_days(text: str) -> list[tuple[int, str]]:
    """Days that no calendar has, such as 31 June 2018."""
    result = []
    for name, pattern in _FORMS[:6]:
        for match in pattern.finditer(text):
            if _days(name, match) is None:
                result.append((match.start(), match.group().strip()))
    return result


_PRECISION: dict[str, Precision] = {
    "dmy": "day",
    "mdy": "day",
    "iso": "day",
    "dots": "day",
    "kk_ymd": "day",
    "kk_ym": "month",
    "my": "month",
    "year": "year",
}


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four figures are a year and not an amount, a number of an article or a count."""
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 24]
    if _CURRENCY.search(before):
        return False
    return not _COUNTED.match(after) or bool(_AS_DATE.search(before))


def _days(name: str, match: re.Match[str]) -> tuple[date, date] | None:
    """The first and last day that a match means; None if there is no such day."""
    g = match.groups()
    try:
        return _READ[name](g)
    except (ValueError, KeyError):
        return None


def _month(text: str) -> int:
    word = text.lower().rstrip(".")
    if word in _MONTHS:
        return _MONTHS[word]
    for number, stem in enumerate(_KK, start=1):
        if word.startswith(stem):
            return number
    for number, stem in enumerate(_RU, start=1):
        if word.startswith(stem) and not (stem == "ма" and word.startswith(("март", "мамыр"))):
            return number
    raise ValueError(text)


def month_span(year: int, first: int, last: int, last_year: int | None = None) -> tuple[date, date]:
    end = last_year or year
    return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])


def _one(day: date) -> tuple[date, date]:
    return day, day


def _range_of_days(g: tuple[str, ...]) -> tuple[date, date]:
    year, month = int(g[3]), _month(g[2])
    return date(year, month, int(g[0])), date(year, month, int(g[1]))


def _season(g: tuple[str, ...]) -> tuple[date, date]:
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}.get(g[0].lower())
    year = int(g[1])
    return month_span(year, first, first + 2) if first else (date(year, 1, 1), date(year, 12, 31))


def _first_months(g: tuple[str, ...]) -> tuple[date, date]:
    number = _SMALL.get(g[1].lower()) or int(g[1])
    if not 1 <= number <= 12:
        raise ValueError(number)
    return month_span(int(g[2]), 1, number) if g[0].lower() == "first" else month_span(int(g[2]), 13 - number, 12)


def _quarter(g: tuple[str, ...]) -> tuple[date, date]:
    quarter = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(g[0].lower()) or int(g[0][1])
    return month_span(int(g[1]), 3 * quarter - 2, 3 * quarter)


def _years(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


def _short_years(g: tuple[str, ...]) -> tuple[date, date]:
    first = int(g[0])
    last = first // 100 * 100 + int(g[1])
    if not first < last <= first + 20:
        raise ValueError(g[1])
    return _years(first, last)


_SMALL = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"], 1
    )
}
_READ: dict[str, Callable[[tuple[str, ...]], tuple[date, date]]] = {
    "days": _range_of_days,
    "dmy": lambda g: _one(date(int(g[2]), _month(g[1]), int(g[0]))),
    "mdy": lambda g: _one(date(int(g[2]), _month(g[0]), int(g[1]))),
    "iso": lambda g: _one(date(int(g[0]), int(g[1]), int(g[2]))),
    "dots": lambda g: _one(date(int(g[2]), int(g[1]), int(g[0]))),
    "kk_ymd": lambda g: _one(date(int(g[0]), _month(g[2]), int(g[1]))),
    "kk_ym": lambda g: month_span(int(g[0]), _month(g[1]), _month(g[1])),
    "halves": lambda g: month_span(int(g[1]), 1, 6) if g[0].lower() == "first" else month_span(int(g[1]), 7, 12),
    "first_months": _first_months,
    "quarter": _quarter,
    "months_one_year": lambda g: month_span(int(g[2]), _month(g[0]), _month(g[1])),
    "my_my": lambda g: month_span(int(g[1]), _month(g[0]), _month(g[2]), int(g[3])),
    "season": _season,
    "my": lambda g: month_span(int(g[1]), _month(g[0]), _month(g[0])),
    "years": lambda g: _years(int(g[0]), int(g[1])),
    "short_years": _short_years,
    "year": lambda g: _years(int(g[0]), int(g[0])),
}
