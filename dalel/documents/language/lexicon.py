"""The words of the tables in `data/` as patterns. A text is read with its own language's, else with English ones."""

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


def words(group: str, language: str) -> re.Pattern[str]:
    """The pattern of a group of `data/lexicon.toml` ("vague", "units.person")."""
    return pattern("lexicon", group, language)


def relation(group: str, language: str) -> re.Pattern[str]:
    """The pattern of a group of `data/relations.toml` ("total", "that_is")."""
    return pattern("relations", group, language)


def measure(group: str, language: str) -> re.Pattern[str]:
    """The pattern of a group of `data/measures.toml` ("percent", "duration")."""
    return pattern("measures", group, language)


@lru_cache(maxsize=1024)
def pattern(source: str, group: str, language: str, place: int = -1) -> re.Pattern[str]:
    """The pattern of a group of a table of words in that language; the English one where the language has none.

    place: which row, where the group has several (“[[times]]”).
    """
    entry: Any = table(source)
    for part in group.split("."):
        entry = entry[part]
    entry = entry[place] if place >= 0 else entry
    return re.compile(rf"(?<!\w)(?:{entry.get(language) or entry['en']})(?!\w)", re.IGNORECASE)


def units() -> tuple[str, ...]:
    return tuple(table("lexicon")["units"])
