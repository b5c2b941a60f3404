"""The words of `data/lexicon.toml` as patterns. A text is read with the words of its own language and of English."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


# The languages whose words and dates are known. In others, what is not found may well be there.
READ = frozenset({"en", "ru", "kk", ""})


@lru_cache(maxsize=16)
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def words(group: str, language: str) -> re.Pattern[str]:
    """The pattern of a group ("vague", "units.person") in that language; English where the language has none."""
    return _pattern("lexicon", group, language)


@lru_cache(maxsize=512)
def relation(group: str, language: str) -> re.Pattern[str]:
    """The pattern of a group of `data/relations.toml` ("total", "that_is") in that language, else in English."""
    return _pattern("relations", group, language)


def _pattern(source: str, group: str, language: str) -> re.Pattern[str]:
    entry: Any = table(source)
    for part in group.split("."):
        entry = entry[part]
    pattern = entry.get(language) or entry["en"]
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def units() -> tuple[str, ...]:
    return tuple(table("lexicon")["units"])
