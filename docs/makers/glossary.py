"""The page of the terms of the field in four languages, made from the glossary beside the catalogues."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dalel.lib.messages import LOCALE

FILE = LOCALE / "glossary.toml"
LANGUAGES = {"ru": "Russian", "kk": "Kazakh", "ky": "Kyrgyz"}
SURE = {"A": "sure", "B": "good", "C": "to be asked of a lawyer who writes that language"}

_HEAD = """# Glossary

_Made from `dalel/locale/glossary.toml` by `python -m docs.generate`. Do not edit it by hand._

One word for one thing, in messages, in vocabularies and in the texts that are made with them. The letter says how sure
a wording is: {sure}.

What stands under "not" must not be said for it; "…" stands for any ending. The tests hold the catalogues, the
vocabularies and the provisions to it."""


@dataclass(frozen=True)
class Term:
    """One term: how it is said, how sure that is, and what must not be said for it.

    english: the ways of saying it in English; the first is printed. words, sure, never, nouns: by language. nouns: what
    every label of `codes` ("table/code") has to say.
    """

    english: tuple[str, ...]
    words: Mapping[str, str]
    sure: Mapping[str, str]
    never: Mapping[str, list[str]] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[str, ...] = ()


def terms() -> list[Term]:
    """The terms in the order of the file."""
    return [_term(row) for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["terms"]]


def _term(row: Mapping[str, Any]) -> Term:
    english = (row["en"],) if isinstance(row["en"], str) else tuple(row["en"])
    words = {language: row[language] for language in LANGUAGES}
    sure = dict(zip(LANGUAGES, row["sure"], strict=True))
    return Term(english, words, sure, row.get("never", {}), row.get("nouns", {}), tuple(row.get("codes", ())))


def page() -> str:
    """The whole page as Markdown."""
    sure = ", ".join(f"{letter} {meaning}" for letter, meaning in SURE.items())
    head = ["English", *LANGUAGES.values(), "not"]
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *map(_row, terms())]
    return _HEAD.format(sure=sure) + "\n\n" + "\n".join(lines) + "\n"


def _row(term: Term) -> str:
    said = [f"{term.words[language]} ({term.sure[language]})" for language in LANGUAGES]
    never = "; ".join(
        f"{LANGUAGES[language]}: {', '.join(words).replace('*', '…')}" for language, words in term.never.items()
    )
    return f"| {' | '.join([term.english[0], *said, never])} |"
