"""Finds numbers in running text, in digits and in words, with the noun that they count."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.language.lexicon import units, words
from dalel.documents.language.times import find_dates


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of something. unit: person, incident, case, organisation, place, or "" if the noun is not known."""

    start: int
    end: int  # after the noun, if there is one
    value: int
    unit: str
    noun: str
    text: str


_EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_RU_FORMS = {
    1: "один одна одно одного одной одному",
    2: "два две двух двое двоих двум",
    3: "три трёх трех трое троих трём трем",
    4: "четыре четырёх четырех четверо четверых",
    5: "пять пяти пятеро пятерых",
    6: "шесть шести шестеро шестерых",
    7: "семь семи семеро семерых",
    8: "восемь восьми",
    9: "девять девяти",
    10: "десять десяти",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати",
    16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати",
    18: "восемнадцать восемнадцати",
    19: "девятнадцать девятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста",
}
_KK = {
    1: "бір",
    2: "екі екеу екеуі",
    3: "үш үшеу үшеуі",
    4: "төрт төртеу төртеуі",
    5: "бес бесеу бесеуі",
    6: "алты алтау алтауы",
    7: "жеті жетеу жетеуі",
    8: "сегіз",
    9: "тоғыз",
    10: "он",
    20: "жиырма",
    30: "отыз",
    40: "қырық",
    50: "елу",
    60: "алпыс",
    70: "жетпіс",
    80: "сексен",
    90: "тоқсан",
    100: "жүз",
}


def _tables() -> dict[str, dict[str, int]]:
    english = {word: number for number, word in enumerate(_EN_SMALL)}
    english |= {word: 10 * number for number, word in enumerate(_EN_TENS, start=2)} | {"hundred": 100}
    russian = {form: number for number, forms in _RU_FORMS.items() for form in forms.split()}
    kazakh = {form: number for number, forms in _KK.items() for form in forms.split()}
    return {"en": english, "ru": russian, "kk": kazakh}


_WORDS = _tables()
_DIGITS = re.compile(
    r"(?<![\w/.,№$€£-])\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?![\d/])|(?<![\w/,№$€£-])(?<!\d\.)\d+(?![\w/%]|[.,:/]\d"
    r"|[-–]\d)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Between a number and its noun may stand adjectives and "of the"; any of these ends the search.
_STOP = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "for",
        "to",
        "with",
        "from",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "have",
        "and",
        "or",
        "but",
        "who",
        "which",
        "that",
        "than",
        "as",
        "after",
        "before",
        "during",
        "while",
        "per",
        "over",
        "under",
        "into",
        "against",
        "a",
        "an",
        "в",
        "на",
        "по",
        "за",
        "с",
        "из",
        "и",
        "или",
        "но",
        "который",
        "которые",
        "что",
        "чем",
        "после",
        "до",
        "жылы",
        "және",
        "мен",
        "үшін",
    ]
)
_TIME = re.compile(
    r"^(?:years?|months?|weeks?|days?|hours?|minutes?|лет|год\w*|месяц\w*|недел\w*|дн\w*|сут\w*|час\w*|жыл\w*|ай|айлық|күн\w*|сағат\w*"
    r"|percent|per cent|процент\w*|пайыз\w*|km|км|times|раз|рет|ресе|million|billion|thousand)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def find_counts(text: str, language: str) -> tuple[Counted, ...]:
    """Every whole number in the text that is not part of a date, an amount, a length of time or a symbol."""
    dates = find_dates(text)
    begins = [date.start for date in dates]
    result = []
    for start, end, value in sorted([*_in_digits(text), *_in_words(text, language)]):
        place = bisect(begins, start)
        if (place and start < dates[place - 1].end) or _is_label(text, start):
            continue
        noun = _noun_after(text, end, language)
        if noun is None:
            continue
        unit, word, stop = noun
        result.append(Counted(start, stop or end, value, unit, word, text[start:end]))
    return tuple(result)


def _is_label(text: str, start: int) -> bool:
    """Whether the number names something ("article 5", "No. 3168", "USD 20") and counts nothing."""
    before = text[max(0, start - 18) : start].rstrip().lower()
    return bool(
        re.search(
            r"(?:art|arts|articles?|no|nos|№|paras?|paragraphs?|section|chapter|case|file|resolution|law|page|p|pp|annex|usd|eur|gbp|kzt"
            r"|kgs|\$|€|£|ст|стать\w+|пункт\w*|п|закон\w*|дел[оа]|№|бап\w*|session|category|type|part|age|aged|protocol|convention)\.?$",
            before,
        )
    )


def _in_digits(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) <= 9:
            yield match.start(), match.end(), int(digits)


def _in_words(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Numbers in words: "seventeen", "forty-two", "two hundred and five", "сорок два", "елу бес"."""
    table = _WORDS.get(language, _WORDS["en"])
    run: list[tuple[int, int, int]] = []
    for match in _WORD.finditer(text):
        parts = match.group().lower().split("-")
        value = sum(table.get(part, -1000) for part in parts) if len(parts) <= 2 else -1
        joins = bool(run) and text[run[-1][1] : match.start()].strip(" \u00a0") == ""
        if value >= 0 and (not run or (joins and _can_follow(run, value))):
            run.append((match.start(), match.end(), value))
            continue
        if joins and match.group().lower() == "and" and run[-1][2] == 100:
            run.append((match.start(), match.end(), 0))
            continue
        yield from _finished(run)
        run = [(match.start(), match.end(), value)] if value >= 0 else []
    yield from _finished(run)


def _can_follow(run: Sequence[tuple[int, int, int]], value: int) -> bool:
    last = run[-1][2]
    return value == 100 or last == 0 or (last >= 20 and value < last)


def _finished(run: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    if run and not (run[-1][2] == 0 and len(run) > 1):
        total = 0
        for _start, _end, value in run:
            total = total * 100 if value == 100 and total else total + value
        yield run[0][0], run[-1][1], total


def _noun_after(text: str, end: int, language: str) -> tuple[str, str, int] | None:
    """The unit, the noun and where it ends. ("", "", 0) if no known noun follows; None if it is a length of time."""
    at = end
    for step in range(6):
        gap = re.compile(r"[\s\u00a0-]*(?=[^\W\d_])").match(text, at)
        match = _WORD.match(text, gap.end()) if gap else None
        if not match:
            break
        word = match.group()
        if step < 2 and _TIME.match(word):
            return None
        found = _unit(text, match.start(), language)
        if found:
            return found[0], text[match.start() : found[1]], found[1]
        if word.lower() in _STOP:
            break
        at = match.end()
    return "", "", 0


def _unit(text: str, at: int, language: str) -> tuple[str, int] | None:
    for unit in units():
        match = words(f"units.{unit}", language).match(text, at)
        if match:
            return unit, match.end()
    return None
