"""Initials, and how words stand to one another: near, side by side, with a capital."""

from __future__ import annotations

from dalel.documents.withheld.words import Word

NEAR = 5  # words from one part of a name to the next


def is_short(word: Word) -> bool:
    letters = sum(sign.isalpha() for sign in word.text)
    return 0 < letters <= 2 and not any(sign.isdigit() for sign in word.text)


def stands_out(word: Word) -> bool:
    """Whether it has a capital, or stands where nothing has one."""
    return word.is_capital or word.in_address


# Letters and pairs that are words with a capital where a sentence begins.
_WORDS = frozenset(["a", "i", "o", "y", "e", "в", "с", "к", "о", "у", "и", "а", "я"])


def could_be_an_initial(word: Word, *, after: bool = True) -> bool:
    """Whether a short word is an initial: with a point; or one letter, or two that are one sound, and no other word."""
    if not word.is_capital:
        return False
    if word.pointed:
        return True
    plain = "".join(sign for sign in word.text if sign.isalpha())
    if len(plain) == 1:
        return after or plain.casefold() not in _WORDS
    return plain.casefold() in _DIGRAPHS


_DIGRAPHS = frozenset(
    "zh ch sh kh gh ts tz dj dz dž lj nj yu ya ye yo ju ja je jo iu ia th ph ou cz sz".split()  # noqa: SIM905
)


def could_be_in_address(word: Word) -> bool:
    """Whether a short word of an address is an initial: .md and .kg are none."""
    return word.in_address and (len(word.text) == 1 or word.text.casefold() in _DIGRAPHS)


def are_side_by_side(word: Word, one: Word) -> bool:
    """Whether two words are neighbours with one sign between them at most: no comma, which parts two names."""
    first, second = sorted((word, one), key=lambda some: some.place)
    return second.place == first.last + 1 and second.start - first.end <= 1 + first.pointed


def are_near(one: Word, other: Word) -> bool:
    return one is not other and abs(one.place - other.place) <= NEAR and one.sentence == other.sentence
