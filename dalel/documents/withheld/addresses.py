"""Handles: what stands for somebody in an address, a file's name or a hashtag, made of a name and of initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.withheld.lists import listed
from dalel.documents.withheld.words import Word
from dalel.lib.spellings import bare, sounds

_SHORTEST = 4  # letters of a family name that stands with an initial as one word
# How surnames of the region end in Latin letters, an initial behind them: a handle in running text, without a sign.
_LIKE_A_SURNAME = re.compile(r"(?:[oe][vw]a?|ina?|sk(?:i[iy]?|y|aya)|uly|kyzy|enko|[iy]an)[a-z]{0,2}\Z")
_NO_LETTERS = re.compile(r"[\d_]+")


@dataclass(frozen=True, slots=True)
class Glued:
    """A handle taken apart. initials: the sounds of each of its initials; keys: those of the rest.

    sure: it stands where handles do, so that a short surname is enough.
    """

    initials: tuple[frozenset[str], ...]
    keys: frozenset[str]
    sure: bool


def glued(word: Word, around: list[Word]) -> Iterator[Glued]:
    """The ways in which a word may be made of a family name and one or two initials: jsmith, smagulovn, zhauezkyzy."""
    text = _NO_LETTERS.sub("", bare(word.text).casefold())
    if len(text) <= _SHORTEST:
        return
    sure = word.in_address or _is_a_handle(word, around)
    if not (sure or (word.is_latin and not word.is_capital and _LIKE_A_SURNAME.search(text))):
        return
    for cut in (1, 2):
        if len(text) - cut >= _SHORTEST:
            for initials in _initials(text[:cut]):
                yield Glued(initials, sounds(text[cut:]), sure)
            for initials in _initials(text[-cut:]):
                yield Glued(initials, sounds(text[:-cut]), sure)


def _is_a_handle(word: Word, around: list[Word]) -> bool:
    """Whether a word of small Latin letters stands beside one that says that it is an account."""
    if not word.is_latin or word.is_capital:
        return False
    known = listed("accounts.txt")
    return any(one.text.casefold() in known and one.sentence == word.sentence for one in around)


@lru_cache(maxsize=2_048)
def _initials(letters: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """What one or two letters can be the initials of: one name (zh, ch), or two."""
    if len(letters) == 1:
        return ((_first(letters),),)
    as_one = frozenset(key[0] for key in sounds(letters) if len(key) == 1 or key[0] in "iu")
    as_two = _first(letters[0]), _first(letters[1])
    return ((as_one,), as_two) if as_one else (as_two,)


def _first(letter: str) -> frozenset[str]:
    return frozenset(key[0] for key in sounds(letter))
