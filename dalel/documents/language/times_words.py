"""The words and numbers of dates: a text as a row of letters, one for each word that a date can be made of.

“from 3 to 5 May 2020” is “FDJDMY”. Dates are then read off that row, whatever the language (`times_forms.py`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from dalel.documents.language.lexicon import DATA

# class of times.toml -> its letter. Others: Y year, D day, P and S day with a Kazakh “from” and “to”, C day with
# another Kazakh ending, M, U and V months likewise, I a whole date in figures, K two years (2019/20), W a decade,
# n a number, R an ordinal, q a quarter (Q1), E a season, - a dash, x anything else.
_LETTERS = {
    "half": "H",
    "quarter": "Q",
    "months": "m",
    "weeks": "w",
    "days": "d",
    "year": "y",
    "kazakh_year": "k",
    "kazakh_year_from": "f",
    "kazakh_year_to": "t",
    "to": "J",
    "and": "A",
    "from": "F",
    "between": "B",
    "of": "O",
    "of_or_from": "e",
    "same": "s",
    "period": "L",
    "kazakh_till": "T",
    "kazakh_between": "G",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number with its letter, and what it says as a number (the month, the year, the day)."""

    letter: str
    start: int
    end: int
    value: int = 0
    day: date | None = None
    alone: bool = True  # for a year: whether it can be one without a month or a second year beside it


@cache
def data() -> dict[str, Any]:
    return tomllib.loads((DATA / "times.toml").read_text(encoding="utf-8"))


@cache
def _words() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for value, forms in data()["numbers"].items():
        table |= dict.fromkeys(forms.split(), ("n", int(value)))
    for language in ("en", "ru", "fr", "es"):
        for month, forms in enumerate(data()["months"][language], start=1):
            table |= {form: ("M", month) for form in forms.split() if form not in table}
    for value, forms in data()["ordinals"].items():
        table |= dict.fromkeys(forms.split(), ("R", int(value)))
    for month, forms in data()["seasons"].items():
        table |= dict.fromkeys(forms.split(), ("E", int(month)))
    for name, letter in _LETTERS.items():
        table |= dict.fromkeys(data()["classes"][name].split(), (letter, 0))
    return table


@cache
def _skipped() -> frozenset[str]:
    return frozenset(data()["classes"]["dropped"].split())


@cache
def _plural_years() -> frozenset[str]:
    return frozenset(data()["classes"]["plural_years"].split())


@cache
def weekdays() -> dict[str, int]:
    """A weekday in every form -> 0 for Monday to 6 for Sunday. Kazakh endings are left to `weekday_of`."""
    return {
        form: number
        for language in data()["weekdays"].values()
        for number, forms in enumerate(language)
        for form in forms.split()
    }


def weekday_of(word: str) -> int | None:
    """0 for Monday … 6 for Sunday: “среду”, “бейсенбіде”, “vendredi”."""
    lower = word.lower()
    known = weekdays().get(lower)
    if known is None and lower.endswith(("де", "да", "нің", "ның", "ден", "дан", "ге", "ға", "гі", "ғы")):
        known = weekdays().get(re.sub(r"(?:[нд][іыеа][ңн]|[дгғ][еаіы])$", "", lower))
    return known


_TOKEN = re.compile(
    r"(?P<iso>\b(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)"
    r"|(?P<dots>(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:1[89]|20)\d\d\b)"
    # the hour of a day says nothing of its date: “du 9 novembre 2023 à 22 heures au …”
    r"|(?P<hour>\b(?:at|à|a las?|в|сағат)\s\d{1,2}(?:[:.h]\d\d(?![\d.])"
    r"|\s?(?:h|heures?|hrs|hours|часов|часа|horas|a\.m\.|p\.m\.)(?!\w)))"
    r"|(?P<number>\d+)(?P<ending>(?:st|nd|rd|th|er|re|ro|s|’s|'s|\.?[º°]|-?(?:го|е|ого|м|му|й|х|ых|ом)"
    r"|-?(?:с?[іы](?:н[аеіы]?(?:[нң]|да|де)?)?|с?[іы]нші|с?[іы]ншы|ші|шы|[дт][аеіы][нң]?|н[аеіы][нң]|не|на|[гғкқ][аеыі]))(?!\w))?"
    r"|(?P<quarter>\b[QT][1-4]\b)|(?P<word>[^\W\d_]+)[’']?|(?P<sign>[-–—,]|[^\w\s])"
)
_SHORT = re.compile(r"[-–/](\d\d)(?![-–/.\d])")
_AFTER_YEAR = re.compile(r"[/\d%]|[.,]\d|\s?%")
_AFTER_DAY = re.compile(r"[/%\d]|[.,:]\d|\s?%")
_KAZAKH_ENDING = (
    r"[іы]|ғы|гі|қы|кі|[дт][ае]|[дтн][ае]н|[дтн][іы]ң|[іы]нан|[іы]нен|[іы]н?[ае]|[іы]нд[ае]|[іы]ның|[іы]нің"
    r"|[ғгқк][ае]|[дт][аеы]ғы|[дт][ае]гі|[іы]ндағы|[іы]ндегі|[дтн][іы]|лар[а-яі]{0,5}"
)
_DECADE = frozenset({"s", "’s", "'s", "-е", "-х", "-ых"})


@cache
def _kazakh_month() -> re.Pattern[str]:
    return re.compile(rf"(?P<stem>{'|'.join(data()['months']['kk'])})(?P<ending>{_KAZAKH_ENDING})?")


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that a date may be made of, in order. Articles, weekdays and hours are left out."""
    result: list[Token] = []
    after_weekday = False
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if match["hour"] or (word and (word.lower() in _skipped() or weekday_of(word) is not None)):
            after_weekday = bool(word) and word.lower() not in _skipped()
            continue
        if not (after_weekday and match["sign"] == ","):
            result.append(_token(text, match))
        after_weekday = False
    return tuple(result)


def _token(text: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["word"]:
        return _word(text, match["word"], start, match.end("word"))
    if match["number"]:
        return _number(text, match)
    if match["iso"] or match["dots"]:
        parts = [int(part) for part in re.split(r"[-.]", match.group())]
        year, month, day = parts if match["iso"] else reversed(parts)
        try:
            return Token("I", start, end, day=date(year, month, day))
        except ValueError:
            return Token("I", start, end)
    if match["quarter"]:
        return Token("q", start, end, int(match.group()[1]))
    sign = match.group()
    return Token("-" if sign in "-–—" else sign if sign == "," else ".", start, end)


def _word(text: str, word: str, start: int, end: int) -> Token:
    lower = word.lower()
    letter, value = _words().get(lower, ("x", 0))
    if letter in "yk" and lower in _plural_years():
        value = 2
    if lower == "sept" and (word[0] == "S" or text[end : end + 1] == "."):
        letter, value = "M", 9
    if letter == "x" and len(lower) > 4:
        found = _kazakh_month().fullmatch(lower)
        if found:
            ending = found["ending"] or ""
            letter = "U" if ending[-2:] in {"ан", "ен"} else "V" if _to(ending) else "M"
            value = data()["months"]["kk"].index(found["stem"]) + 1
    if letter in "Myk" and text[end : end + 1] == "." and len(lower) <= 5:
        end += 1  # “Jan.”, “г.”
    return Token(letter, start, end, value)


def _to(ending: str) -> bool:
    return ending[-2:] in {"ға", "ге", "қа", "ке", "на", "не"} or ending in {"а", "е"}


def _number(text: str, match: re.Match[str]) -> Token:
    start, end, ending = match.start(), match.end(), match["ending"] or ""
    value = int(match["number"]) if len(match["number"]) <= 4 else 0
    before = text[start - 1 : start]
    if before and (before in "/.,№:$€£_" or before.isalpha()):
        return Token("x", start, end)
    if len(match["number"]) == 4 and 1800 <= value < 2100:
        short = _SHORT.match(text, end)
        if short and not ending:
            last = value // 100 * 100 + int(short[1])
            return Token("K" if value < last <= value + 20 else "x", start, short.end(), value * 10_000 + last)
        if ending in _DECADE and value % 10 == 0:
            return Token("W", start, end, value)
        if _AFTER_YEAR.match(text, end):
            return Token("x", start, end)
        alone = before != "-" and not re.match(r"-\d", text[end : end + 2])
        return Token("Y", start, end, value, alone=alone)
    glued = before == "-" and text[max(0, start - 2) : start - 1].isalpha()
    if not 1 <= value <= 31 or len(match["number"]) > 2 or glued or _AFTER_DAY.match(text, end):
        return Token("x", start, end)
    kazakh = bool(re.search("[іыңн]|[дтгғкқн][ае]$", ending))
    letter = "D" if not kazakh else "P" if ending.endswith(("ан", "ен")) else "S" if _to(ending) else "C"
    return Token(letter, start, end, value)
