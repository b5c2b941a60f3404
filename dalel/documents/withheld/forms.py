"""Of which known stems a word of a text is a form."""

from __future__ import annotations

from collections.abc import Container, Iterator

from dalel.documents.withheld.words import Word
from dalel.lib.endings import endings, in_latin, of_adjectives

LONGEST = 60  # sounds of a word that may be somebody's name


def stems_in(word: Word, known: Container[str]) -> Iterator[tuple[str, str]]:
    """The known stems of which a word is a form, each with the ending."""
    possible = in_latin() if word.is_latin else endings()
    for key in word.keys:
        yield from stems_of(key, possible, known)


def stems_of(key: str, possible: frozenset[str], known: Container[str]) -> Iterator[tuple[str, str]]:
    """The same for the sounds of a word, or of what is left of one."""
    if len(key) > LONGEST:
        return
    for length in range(min(2, len(key)), len(key) + 1):
        stem, rest = key[:length], key[length:]
        # What the stem ends with and the ending begins with is one sound by now: Арман, Арманнан.
        if stem in known and (
            rest in possible or stem[-1] + rest in possible or (stem[-1] in "vn" and rest in of_adjectives())
        ):
            yield stem, rest
