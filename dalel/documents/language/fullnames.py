"""Given name and surname, wherever two capitalised words stand side by side in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalel.documents.language.enumerations import small_words
from dalel.documents.language.persons import NOT_NAMES

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ‘`´‑-](?=[^\W\d_]))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = re.compile(r"^(?:[dl]|qu)['’](?=[^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FullName:
    """Two capitalised words side by side, which may be a given name and a surname. place, at: where they stand."""

    given: str
    family: str
    place: int
    at: int

    @property
    def form(self) -> str:
        return f"{self.given} {self.family}"


def full_names(text: str, place: int, quoted: Sequence[tuple[int, int]], common: frozenset[str]) -> Iterator[FullName]:
    """Every such pair of a text.

    common: words that the text also writes with a small letter, and which are no names. What stands by itself in
    quotation marks («Kavkaz Aray») is an organisation or a newspaper.
    """
    titles = [(start, end) for start, end in quoted if end - start < 60]
    before: tuple[str, int, int] | None = None
    for found in _TOKEN.finditer(text):
        word, start = found.group(), found.start()
        elided = _ELIDED.match(word)
        if elided:
            word, start = word[elided.end() :], start + elided.end()
        gap = text[before[2] : start] if before else ""
        if word.lower() in small_words("particles") and before and not gap.strip():
            before = (before[0], before[1], found.end())
            continue
        if not word[:1].isupper() or (before and gap.strip(" \u00a0\n")) or elided:
            before = None
        if not word[:1].isupper():
            continue
        bare = _POSSESSIVE.sub("", word)
        if before and _may_name(before[0], common) and _may_name(bare, common) and not _within(before[1], titles):
            yield FullName(before[0], bare, place, before[1])
        before = (bare, start, found.end()) if bare == word else None


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def _may_name(word: str, common: frozenset[str]) -> bool:
    lower = word.lower()
    if len(word) < 3 or word.isupper() or lower in common:
        return False
    return lower not in NOT_NAMES and lower not in small_words("never")
