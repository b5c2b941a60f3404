"""Small texts for the tests of the checks: a report on a State, with the sentence to be tried in it."""

from __future__ import annotations

from functools import cache

from dalel.documents.checks import Finding, run
from dalel.documents.readers.text import read_text
from dalel.documents.tree import Document
from dalel.lib.facts import Facts
from dalel.reference.facts import load


@cache
def facts() -> Facts:
    return load()


def report(*paragraphs: str, state: str = "Kazakhstan", day: str = "27 March 2018", notes: str = "") -> Document:
    """A plain text with those numbered paragraphs, dated and about a State."""
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, start=1))
    return read_text(f"Report on {state}\n\n{day}\n\n{numbered}" + (f"\n\n{notes}" if notes else ""))


def findings(*paragraphs: str, state: str = "Kazakhstan", day: str = "27 March 2018", notes: str = "") -> list[Finding]:
    return run(report(*paragraphs, state=state, day=day, notes=notes), facts())


def codes(*paragraphs: str, state: str = "Kazakhstan", day: str = "27 March 2018", notes: str = "") -> list[str]:
    return [one.code for one in findings(*paragraphs, state=state, day=day, notes=notes)]


RUSSIAN = {"state": "Казахстан", "day": "27 марта 2018 года"}
KAZAKH = {"state": "Қазақстан", "day": "2018 жылғы 27 наурыз"}
