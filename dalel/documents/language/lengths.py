"""Finds lengths of time in running text (“ten days”, “целый месяц”), and says which dates they fit."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from functools import cache, lru_cache

from dalel.documents.language.lexicon import table
from dalel.documents.language.numerals import numerals
from dalel.documents.language.times import DateMention

# unit -> its shortest and longest length in days, and what rounding takes off or adds: a working week has five days,
# “two months” may be two and a third.
_DAYS = {
    "hour": (1 / 24, 1 / 24, 1.0, 1.0),
    "day": (1, 1, 1, 0),
    "week": (7, 7, 3, 1),
    "month": (28, 31, 5, 10),
    "year": (365, 366, 30, 60),
}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time. `about`: said to be rounded."""

    start: int
    end: int
    number: float
    unit: str
    about: bool
    text: str

    def days(self) -> tuple[float, float]:
        """The fewest and the most days from the first to the last that such a length can mean."""
        low, high, less, more = _DAYS[self.unit]
        few, many = self.number * low - less, self.number * high + more
        slack = 0.25 * self.number * high + 1 if self.about else 0
        return few - slack, many + slack

    def fits_days(self, between: int) -> bool:
        """Whether it can be the time between two days that lie so many days apart (both or one of them counted)."""
        few, many = self.days()
        return few <= between <= many

    def lasts(self, period: DateMention, *, as_part: bool) -> bool:
        """Whether it can be the length of a period. `as_part`: it may also be days out of a longer one."""
        between = (period.last - period.first).days
        few, many = self.days()
        if as_part and many < between:
            return True
        if re.search(r"(?<!\d)\d{1,2}(?!\d)", period.text):
            return few <= between <= many
        # Ends that are months or years: counted with both ends or with one.
        months = period.months
        if self.unit in {"month", "year"} and not self.about:
            step = 12 if self.unit == "year" else 1
            whole = step == 12 and months % 12 == 0
            room = 0 if step == 1 or whole else 6
            return months - step - room <= self.number * step <= months + room
        return few <= between and many >= between - 62


@cache
def _units() -> re.Pattern[str]:
    units = "|".join(f"(?P<{name}>{words})" for name, words in table("calendar")["units"].items())
    return re.compile(rf"(?<!\w)(?:{units})(?!\w)", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    said = table("calendar")
    frames = {
        "within": rf"\s+(?:(?:{said['within']['words']})\s+)?",
        "whole": rf"(?<!\w)(?:{said['whole']['before']})\s+$",
        "whole_after": rf"\s+(?:{said['whole']['after']})(?!\w)",
        "about": rf"(?<!\w)(?:{said['about']['words']})\s+$",
        "bound": rf"(?<!\w)(?:{said['bound']['words']})\s+$",
    }
    return {name: re.compile(frame, re.IGNORECASE) for name, frame in frames.items()}


@lru_cache(maxsize=512)
def find_lengths(text: str, language: str) -> tuple[Length, ...]:
    """Every length of time that is counted or called whole. Bounds (“at least ten days”) and shares are left out."""
    patterns, result = _patterns(), []
    counted = numerals(text, language)
    ends = [one.end for one in counted]
    for unit in _units().finditer(text):
        name = unit.lastgroup or ""
        before = text[max(0, unit.start() - 40) : unit.start()]
        place = bisect(ends, unit.start()) - 1
        number = counted[place] if place >= 0 and ends[place] >= unit.start() - 20 else None
        if number and not patterns["within"].fullmatch(text, number.end, unit.start()):
            number = None
        whole = patterns["whole"].search(before) if number is None else None
        if number is None and whole is None:
            continue
        start = number.start if number else unit.start() - len(before) + (whole.start() if whole else 0)
        lead = text[max(0, start - 24) : start]
        if patterns["bound"].search(lead) or re.search(r"\d[-–—/]\s?$|\d[.,]$|\d\s(?:to|or|and|до|или)\s$", lead):
            continue
        after = patterns["whole_after"].match(text, unit.end())
        end = after.end() if after else unit.end()
        about = bool(patterns["about"].search(lead)) or bool(re.match(r"\s(?:жуық|дерлік)", text[end:]))
        result.append(Length(start, end, number.value if number else 1.0, name, about, text[start:end]))
    return tuple(result)
