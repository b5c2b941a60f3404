"""UN document symbols, parsed by their grammar.

A symbol says what a document is: CCPR/C/112/D/2137/2012 is a decision of the Human Rights Committee's 112th session
on communication 2137 of 2012. The forms are reference data (rules with named groups), so that a new series needs
no new code. The general system of symbols is set out by the Dag Hammarskjöld Library
(https://research.un.org/en/docs/symbols).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dalel.lib.facts import SymbolRule
from dalel.lib.limits import whole_number

# Anything that looks as if it were meant for a symbol: what `find` offers to the grammar.
_CANDIDATE = re.compile(r"(?<![\w/.])(?:A|S|E|ST|HRI|CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED|SPT)/[A-Z0-9][\w./-]*[\w]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol that was understood. `parts` holds every named group of its rule."""

    text: str
    kind: str
    parts: Mapping[str, str]

    @property
    def session(self) -> int | None:
        return self._number("session")

    @property
    def number(self) -> str | None:
        return self.parts.get("number") or None

    @property
    def year(self) -> int | None:
        return self._number("year")

    @property
    def iso3(self) -> str | None:
        return self.parts.get("iso3") or None

    def _number(self, name: str) -> int | None:
        return whole_number(self.parts.get(name))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def parse_symbol(text: str, grammar: Iterable[SymbolRule]) -> Symbol | None:
    """What the symbol says, by the first rule that it fits; None if it fits none."""
    wanted = text.strip()
    for rule in grammar:
        match = _compiled(rule.pattern).fullmatch(wanted)
        if match is not None:
            parts = {name: part for name, part in match.groupdict().items() if part is not None}
            return Symbol(wanted, rule.kind, parts)
    return None


def find_candidates(text: str) -> Iterator[tuple[int, str]]:
    """Every stretch of a text that looks like a UN symbol, with its place, whether it parses or not."""
    for match in _CANDIDATE.finditer(text):
        yield match.start(), match[0]
