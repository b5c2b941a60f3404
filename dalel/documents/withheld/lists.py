"""The lists of words that tell a name from a word, by file: as they are written, and as sounds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as resources

from dalel.lib.spellings import sounds


@cache
def listed(file: str) -> frozenset[str]:
    """The words of a list as they are written, in small letters."""
    return frozenset(lines(file))


@cache
def listed_declined(file: str) -> frozenset[str]:
    """The sounds of the words of a list."""
    return frozenset(key for word in lines(file) for key in sounds(word))


def lines(file: str) -> list[str]:
    """The words of a list, one after the other."""
    written = resources("dalel.documents.withheld").joinpath("data", file).read_text("utf-8").splitlines()
    return [word for line in written if line[:1] != "#" for word in line.split()]
