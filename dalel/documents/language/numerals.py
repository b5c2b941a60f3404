"""Finds numbers in running text, in digits and in words: English, Russian, Kazakh, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands. step: what its last digit counts, 1 for a whole number, 0.1 for one decimal."""

    start: int
    end: int
    value: float
    step: float
    text: str

    @property
    def whole(self) -> bool:
        return self.step == 1


def _rows(table: str) -> dict[str, int]:
    """“30 тридцать тридцати” -> both words, each 30."""
    lines = (line.split() for line in table.strip().splitlines())
    return {word: int(number) for number, *forms in lines for word in forms}


_ENGLISH = _rows("""
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
100 hundred
1000 thousand
""")
_RUSSIAN = _rows("""
1 один одна одно одного одной одному одним одном одну
2 два две двух двум двумя двое двоих двоим двоими
3 три трёх трех трём трем тремя трое троих троим троими
4 четыре четырёх четырех четырём четырем четырьмя четверо четверых четверым
5 пять пяти пятью пятеро пятерых пятерым
6 шесть шести шестью шестеро шестерых шестерым
7 семь семи семью семеро семерых семерым
8 восемь восьми восемью восьмью восьмеро восьмерых
9 девять девяти девятью девятеро девятерых
10 десять десяти десятью десятеро десятерых
11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью
13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью
15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью
17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью
19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам
300 триста трёхсот трехсот
400 четыреста четырёхсот четырехсот
500 пятьсот пятисот
600 шестьсот шестисот
700 семьсот семисот
800 восемьсот восьмисот
900 девятьсот девятисот
1000 тысяча тысячи тысяч тысячу тысячей
""")
_KAZAKH = _rows("""
1 бір біреу
2 екі екеу
3 үш үшеу
4 төрт төртеу
5 бес бесеу
6 алты алтау
7 жеті жетеу
8 сегіз сегізеу
9 тоғыз тоғызау
10 он онау
20 жиырма
30 отыз
40 қырық
50 елу
60 алпыс
70 жетпіс
80 сексен
90 тоқсан
100 жүз
1000 мың
""")
_FRENCH = _rows("""
1 un une
2 deux
3 trois
4 quatre
5 cinq
6 six
7 sept
8 huit
9 neuf
10 dix
11 onze
12 douze
13 treize
14 quatorze
15 quinze
16 seize
20 vingt
30 trente
40 quarante
50 cinquante
60 soixante
80 quatre-vingts quatre-vingt
100 cent cents
1000 mille
""")
_SPANISH = _rows("""
1 un uno una
2 dos
3 tres
4 cuatro
5 cinco
6 seis
7 siete
8 ocho
9 nueve
10 diez
11 once
12 doce
13 trece
14 catorce
15 quince
16 dieciséis
17 diecisiete
18 dieciocho
19 diecinueve
20 veinte
21 veintiuno veintiún veintiuna
22 veintidós
23 veintitrés
24 veinticuatro
25 veinticinco
26 veintiséis
27 veintisiete
28 veintiocho
29 veintinueve
30 treinta
40 cuarenta
50 cincuenta
60 sesenta
70 setenta
80 ochenta
90 noventa
100 cien ciento
200 doscientos doscientas
300 trescientos trescientas
1000 mil
""")
_WORDS = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH, "fr": _FRENCH, "es": _SPANISH}
# What may stand within a number of several words.
_JOINTS = {"en": frozenset({"and"}), "fr": frozenset({"et"}), "es": frozenset({"y"})}

_SPACE = " \u00a0\u202f"
_DIGITS = re.compile(
    rf"(?<![\w/№$€£^])(?<![\d\w][.,\-–])(?<!\d:)"
    rf"(?P<whole>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|\d{{1,3}}(?:,\d{{3}})+(?![\d])|\d{{1,15}})"
    rf"(?:[.,](?P<part>\d{{1,2}})(?![\d.,]\d|\d))?"
)
# Spanish writes 1.000 for a thousand.
_POINTED = re.compile(r"(?<![\w/№$€£^])(?<![\d\w][.,\-–])(?<!\d:)\d{1,3}(?:\.\d{3})+(?![.,]?\d)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# “жетеуі”, “он екісі”, “отызын”: a number that stands for its noun takes the noun's endings.
_KAZAKH_ENDING = re.compile(
    r"(?:с?[іы](?:н[ае]н|нд[ае]н?|нің|ның|не|на|н)?|д[ае]н|т[ае]н|[гқ][ае]|ғ[ае]|к[ае]|д[ыі]ң|т[ыі]ң|н[ыі]ң)$"
)


# “for”, and the cases of “he” and “that”: not three and ten.
_NO_NUMBERS = frozenset({"үшін", "оның", "оны", "онда", "онан", "оған", "бесін", "алтын", "мыңын"})


@lru_cache(maxsize=2048)
def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """Every number in digits or words, in order, whatever it is of: a count, a year, an article, a sum of money."""
    return tuple(sorted([*_in_digits(text, language), *_in_words(text, language)], key=lambda one: one.start))


def word_value(word: str, language: str) -> int | None:
    """What one word counts: “twelve”, “двенадцати”, “жетеуі”. None if it is no number."""
    table = _WORDS.get(language, _ENGLISH)
    lower = word.lower()
    known = table.get(lower)
    if known is None and language == "kk" and lower not in _NO_NUMBERS:
        known = table.get(_KAZAKH_ENDING.sub("", lower))
    if known is None and "-" in lower:
        parts = [table.get(part) for part in lower.split("-") if part not in _JOINTS.get(language, ())]
        known = _added(parts) if None not in parts else None
    return known


def is_plain(word: str, language: str) -> bool:
    """Whether a number in words has no ending of its own (“екі”, not “екеуі”)."""
    return word.lower() in _WORDS.get(language, _ENGLISH)


def _added(parts: Sequence[int | None]) -> int:
    """“soixante-dix” is 70, “quatre-vingt-dix” 90."""
    total = 0
    for part in parts:
        total = total * 20 if total == 4 and part == 20 else total + (part or 0)
    return total


def _in_digits(text: str, language: str) -> Iterator[Numeral]:
    pointed = [match.span() for match in _POINTED.finditer(text)] if language == "es" else []
    for start, end in pointed:
        yield Numeral(start, end, float(text[start:end].replace(".", "")), 1, text[start:end])
    for match in _DIGITS.finditer(text):
        if any(start <= match.start() < end for start, end in pointed):
            continue
        part = match["part"] or ""
        value = float(re.sub(r"\D", "", match["whole"]) + "." + (part or "0"))
        yield Numeral(match.start(), match.end(), value, 10.0 ** -len(part), match.group())


def _in_words(text: str, language: str) -> Iterator[Numeral]:
    run: list[tuple[int, int, int]] = []
    joints = _JOINTS.get(language, frozenset())
    for match in _WORD.finditer(text):
        word = match.group()
        joins = bool(run) and not text[run[-1][1] : match.start()].strip(_SPACE)
        if joins and word.lower() in joints and run[-1][2] >= (100 if language == "en" else 20):
            run.append((match.start(), match.end(), 0))
            continue
        value = word_value(word, language)
        if value is None:
            yield from _finished(run, text)
            run = []
        elif not run or (joins and _can_follow(run, value, language)):
            run.append((match.start(), match.end(), value))
        else:
            yield from _finished(run, text)
            run = [(match.start(), match.end(), value)]
    yield from _finished(run, text)


def _can_follow(run: Sequence[tuple[int, int, int]], value: int, language: str) -> bool:
    last = next((one for _start, _end, one in reversed(run) if one), 0)
    return value in {100, 1000} or (
        last >= (10 if language == "kk" else 20) and value < last and not (last < 100 and value >= 10)
    )


def _finished(run: list[tuple[int, int, int]], text: str) -> Iterator[Numeral]:
    while run and run[-1][2] == 0 and len(run) > 1:
        run.pop()
    if not run or (len(run) == 1 and run[0][2] >= 1000):
        return
    total = group = 0
    for _start, _end, value in run:
        if value == 1000:
            total, group = total + (group or 1) * 1000, 0
        elif value == 100 and group:
            group *= 100
        else:
            group += value
    start, end = run[0][0], run[-1][1]
    yield Numeral(start, end, float(total + group), 1, text[start:end])
