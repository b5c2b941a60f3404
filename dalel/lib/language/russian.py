"""Russian number words with gender and case, and the form of the noun that a number asks for.

The declension is that of the Russian Academy's grammar (Русская грамматика, 1980, §§ 1367-1379). The letter ё is
written. One thousand is "одна тысяча", as legal texts have it.
"""

from __future__ import annotations

from dalel.lib.language.rows import words_of

CASES = ("nom", "gen", "dat", "acc", "ins", "prep")

# forms in the order of CASES; "acc" is the inanimate one
_ZERO = words_of("ноль нуля нулю ноль нулём нуле")
_ONE = {
    "m": words_of("один одного одному один одним одном"),
    "n": words_of("одно одного одному одно одним одном"),
    "f": words_of("одна одной одной одну одной одной"),
}
_TWO = {
    "m": words_of("два двух двум два двумя двух"),
    "n": words_of("два двух двум два двумя двух"),
    "f": words_of("две двух двум две двумя двух"),
}
_THREE = words_of("три трёх трём три тремя трёх")
_FOUR = words_of("четыре четырёх четырём четыре четырьмя четырёх")
_EIGHT = words_of("восемь восьми восьми восемь восемью восьми")


def _third(word: str) -> list[str]:
    """Words in -ь of the third declension: пять, пяти, пяти, пять, пятью, пяти."""
    stem = word[:-1]
    return [word, f"{stem}и", f"{stem}и", word, f"{word}ю", f"{stem}и"]


_BELOW_TWENTY: dict[int, list[str]] = {
    3: _THREE,
    4: _FOUR,
    8: _EIGHT,
    **{n: _third(word) for n, word in zip((5, 6, 7, 9, 10), words_of("пять шесть семь девять десять"), strict=True)},
    **dict(
        enumerate(
            map(
                _third,
                words_of(
                    "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
                    "девятнадцать"
                ),
            ),
            start=11,
        )
    ),
}
_TENS: dict[int, list[str]] = {
    2: _third("двадцать"),
    3: _third("тридцать"),
    4: words_of("сорок сорока сорока сорок сорока сорока"),
    5: words_of("пятьдесят пятидесяти пятидесяти пятьдесят пятьюдесятью пятидесяти"),
    6: words_of("шестьдесят шестидесяти шестидесяти шестьдесят шестьюдесятью шестидесяти"),
    7: words_of("семьдесят семидесяти семидесяти семьдесят семьюдесятью семидесяти"),
    8: words_of("восемьдесят восьмидесяти восьмидесяти восемьдесят восемьюдесятью восьмидесяти"),
    9: words_of("девяносто девяноста девяноста девяносто девяноста девяноста"),
}
_HUNDREDS: dict[int, list[str]] = {
    1: words_of("сто ста ста сто ста ста"),
    2: words_of("двести двухсот двумстам двести двумястами двухстах"),
    3: words_of("триста трёхсот трёмстам триста тремястами трёхстах"),
    4: words_of("четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах"),
    5: words_of("пятьсот пятисот пятистам пятьсот пятьюстами пятистах"),
    6: words_of("шестьсот шестисот шестистам шестьсот шестьюстами шестистах"),
    7: words_of("семьсот семисот семистам семьсот семьюстами семистах"),
    8: words_of("восемьсот восьмисот восьмистам восемьсот восемьюстами восьмистах"),
    9: words_of("девятьсот девятисот девятистам девятьсот девятьюстами девятистах"),
}
_THOUSAND = {  # the noun's own forms, by plural_index
    "nom": ("тысяча", "тысячи", "тысяч"),
    "gen": ("тысячи", "тысяч", "тысяч"),
    "dat": ("тысяче", "тысячам", "тысячам"),
    "acc": ("тысячу", "тысячи", "тысяч"),
    "ins": ("тысячей", "тысячами", "тысячами"),
    "prep": ("тысяче", "тысячах", "тысячах"),
}


def plural_index(n: int) -> int:
    """0 after 1, 21, 101 (активист); 1 after 2 to 4, 22 (активиста); 2 after all others (активистов)."""
    n = abs(n)
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else 2


def number_words(n: int, gender: str = "m", case: str = "nom", *, animate: bool = False) -> str:
    """0 to 999,999 in words, in the gender and case of the thing counted."""
    if n == 0:
        return _ZERO[CASES.index(case)]
    thousands, rest = divmod(n, 1000)
    words: list[str] = []
    if thousands:
        words += _below_thousand(thousands, "f", case)
        words.append(_THOUSAND[case][plural_index(thousands)])
    if rest:
        # "видел двух свидетелей", but "видел двадцать два свидетеля": only a number of one word takes the
        # genitive for a living being, except that "one" always does
        living = case == "acc" and animate and gender == "m" and (n < 5 or (rest % 10 == 1 and rest % 100 != 11))
        living = living or (case == "acc" and animate and gender == "f" and n in (2, 3, 4))
        words += _below_thousand(rest, gender, case, living=living)
    return " ".join(words)


def _below_thousand(n: int, gender: str, case: str, *, living: bool = False) -> list[str]:
    place = CASES.index(case)
    hundreds, rest = divmod(n, 100)
    words = [_HUNDREDS[hundreds][place]] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10][place])
        rest %= 10
    if rest:
        forms = {1: _ONE, 2: _TWO}.get(rest)
        row = forms[gender] if forms else _BELOW_TWENTY[rest]
        words.append(row[CASES.index("gen") if living else place])
    return words


def ordinal(n: int, gender: str = "m") -> str:
    """34-й, 34-я, 34-е."""
    return f"{n}-{ {'m': 'й', 'f': 'я', 'n': 'е'}[gender] }"
