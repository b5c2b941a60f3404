"""English number words, as the United Nations Editorial Manual writes them: "one hundred and one"."""

from __future__ import annotations

from dalel.lib.language.rows import words_of

_SMALL = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = ("", "", *words_of("twenty thirty forty fifty sixty seventy eighty ninety"))


def number_words(n: int) -> str:
    """0 to 999,999 in words."""
    if n < 1000:
        return _below_thousand(n)
    thousands, rest = divmod(n, 1000)
    start = f"{_below_thousand(thousands)} thousand"
    if not rest:
        return start
    return f"{start} and {_below_thousand(rest)}" if rest < 100 else f"{start}, {_below_thousand(rest)}"


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    start = f"{_SMALL[hundreds]} hundred"
    return f"{start} and {_below_hundred(rest)}" if rest else start


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    tens, rest = divmod(n, 10)
    return f"{_TENS[tens]}-{_SMALL[rest]}" if rest else _TENS[tens]


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 11th, 34th."""
    if n % 100 in (11, 12, 13):
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


def plural_index(n: int) -> int:
    """0 for the singular, 1 for the plural."""
    return 0 if abs(n) == 1 else 1
