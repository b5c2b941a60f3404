"""Which article of a treaty holds which right, and how rights are named: `data/rights.toml` as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parent / "data" / "rights.toml"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _language(language: str) -> str:
    return language if language in {"en", "ru", "kk", "fr", "es"} else "en"


@cache
def names(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """The rights with the words by which they are named in that language."""
    spoken = _language(language)
    return [
        (right, re.compile(rf"(?<!\w)(?:{entry[spoken]})(?!\w)", re.IGNORECASE))
        for right, entry in _table()["rights"].items()
        if spoken in entry
    ]


@cache
def hints(right: str) -> re.Pattern[str]:
    """The beginnings of words that show that a sentence speaks of the right's subject."""
    return re.compile(rf"(?<!\w)(?:{_table()['rights'][right]['hints']})", re.IGNORECASE)


@cache
def ties(group: str, language: str) -> re.Pattern[str] | None:
    """The words of "holds", "ties", "opens" or "breaks" in that language."""
    words = _table()[group].get(_language(language), "")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


@cache
def committees() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Treaty -> the name of its committee."""
    return tuple((code, re.compile(rf"(?<!\w)(?:{words})")) for code, words in _table()["committees"].items())


@cache
def _articles(treaty: str) -> dict[int, frozenset[str]]:
    """Article -> the rights that it holds: none where it holds no right at all, missing where nothing is said of it."""
    entry = _table()["treaties"].get(treaty, {})
    result = {number: frozenset[str]() for number in _numbers(entry.get("procedure", ""))}
    result |= {int(key): frozenset(rights) for key, rights in entry.items() if key.isdecimal()}
    for number in _numbers(entry.get("general", "")):
        result.pop(number, None)
    return result


def _numbers(ranges: str) -> list[int]:
    """ "1-3, 7" as 1, 2, 3, 7."""
    result: list[int] = []
    for part in filter(None, (one.strip() for one in ranges.split(","))):
        first, _dash, last = part.partition("-")
        result += range(int(first), int(last or first) + 1)
    return result


def held(treaty: str, article: str) -> frozenset[str] | None:
    """The rights of an article; None if nothing is known of it."""
    return _articles(treaty).get(int(article)) if article.isdecimal() else None


def articles_of(treaty: str, right: str) -> list[int]:
    """The articles of a treaty that hold a right."""
    return sorted(number for number, rights in _articles(treaty).items() if right in rights)


def treaties() -> list[str]:
    return list(_table()["treaties"])
