"""A word without its endings, rough and quick: enough to see that two sentences speak of the same thing."""

from __future__ import annotations

from functools import lru_cache

_ENGLISH = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "s", "e", "y")


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem: English endings are taken off, of other languages the first four or five letters are kept."""
    lower = word.lower().replace("ё", "е")
    if language in {"en", ""}:
        for ending in _ENGLISH:
            if lower.endswith(ending) and len(lower) - len(ending) >= 3:
                return lower[: -len(ending)]
        return lower
    return lower[:5] if len(lower) > 6 else lower[:4]
