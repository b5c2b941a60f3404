"""Reads an enumeration of persons in common nouns, one of each (“a nurse, a driver and a cook”)."""

from __future__ import annotations

import re
from functools import cache

from dalel.documents.language.enumerations import Listing, pattern
from dalel.documents.language.lexicon import words

_LONGEST = 300
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ARTICLE = {"en": r"an?\s", "fr": r"une?\s", "es": r"una?\s"}
# Endings of several: one word may then stand for any number of persons.
_SEVERAL = {
    "ru": re.compile(r"(?:[ыи]|[оеё]в|ей|[ая]м|[ая]ми|[ая]х)$", re.IGNORECASE),
    "kk": re.compile(r"(?:лар|лер|дар|дер|тар|тер)\w{0,4}$", re.IGNORECASE),
}


@cache
def _separator(language: str) -> re.Pattern[str]:
    word = pattern("and", language).pattern
    return re.compile(rf"\s*,\s*(?:(?P<last>{word})\s+)?|\s+(?P<end>{word})\s+")


def read_roles(text: str, language: str) -> Listing | None:
    """How many persons a list of common nouns has; None if it is none, or its items may be of several."""
    language = language or "en"
    window = re.split(r"[.;:()–—]", text[:_LONGEST], maxsplit=1)[0]
    items: list[str] = []
    at, closed, end = 0, False, 0
    for found in [*_separator(language).finditer(window), None]:
        item = window[at : found.start() if found else len(window)]
        if not _one_person(item, language, last=closed):
            return None
        items.append(" ".join(item.split()[:3]))
        end = found.start() if found else len(window)
        if closed or found is None:
            break
        closed = bool(found["last"] or found["end"])
        at = found.end()
    rest = window[end:].lstrip()
    if not closed or len(items) < 2 or (rest and not rest.startswith(",")):
        return None
    return Listing(len(items), len(items), tuple(items), True, end, True, False)


def _one_person(item: str, language: str, *, last: bool) -> bool:
    found = _WORD.findall(item)
    if not found or any(word[0].isupper() for word in found[:2]) or re.search(r"\d", item):
        return False
    if language in _ARTICLE:
        return bool(re.match(_ARTICLE[language], item.strip() + " ", re.IGNORECASE)) and (last or len(found) <= 4)
    if language not in _SEVERAL or len(found) > 3:
        return False
    word = found[-1] if language == "kk" else found[0]
    person = any(
        pattern("person", language).fullmatch(one) or words("units.person", language).fullmatch(one) for one in found
    )
    return person and not _SEVERAL[language].search(word)
