"""The reference data as pages show them: what codes are called in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from dalel.custody.facts import current_facts
from dalel.lib.facts import Facts
from dalel.lib.messages import language
from dalel.pages.caching import at_head
from dalel.reference.facts import load

_facts: ContextVar[Facts | None] = ContextVar("_facts", default=None)


def facts() -> Facts:
    """What codes, regions and laws are called: as the project of the page says, where it is of one."""
    return _facts.get() or _shipped()


@cache
def _shipped() -> Facts:
    return load()


@contextmanager
def of_project(name: str) -> Iterator[None]:
    """Around a page of one project; "" where it is of several, whose own words may not agree."""
    before = _facts.set(at_head(("facts", name), lambda: current_facts(name)) if name else None)
    try:
        yield
    finally:
        _facts.reset(before)


def term(vocabulary: str, code: str) -> str:
    """What a code is called; the code itself where it has no name."""
    return facts().label(vocabulary, code, language()) if code else ""


def choices(vocabulary: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    """(code, name) for a list to choose from, by name."""
    return sorted(((code, term(vocabulary, code)) for code in codes), key=lambda one: one[1].casefold())


def with_chosen(options: Iterable[tuple[str, str]], chosen: str | None) -> list[tuple[str, str]]:
    """The options of a filter. What was chosen is among them even if nothing on file has it: a page whose filter
    says "All" above an empty list would say something false."""
    listed = list(options)
    if chosen and chosen not in {value for value, _text in listed}:
        listed.append((chosen, chosen))
    return listed


def provision(code: str) -> str:
    """ "Criminal Code, article 174" from KZ-CC-2014/174: the short name of the law and the article."""
    law, _slash, article = code.partition("/")
    found = facts().laws.get(law)
    short = (found.short or found.label.get("en", law)) if found else law
    return f"{short} {article}".strip()
