"""Lets Babel read the messages of Python code.

Babel's own reader looks at tokens, and before Python 3.12 a call inside an f-string is no token of its own. This one
looks at the syntax tree. It also knows the tables of plain values that are said elsewhere, by `_(unit.definition)`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import IO, Any

from dalel.advocacy.project import KINDS
from dalel.config.cli import COMMANDS
from dalel.config.parsing import WORDS
from dalel.documents.checks import CHECKS
from dalel.figures.catalogue import SHIPPED
from dalel.records import words
from dalel.reference.facts import load
from dalel.statistics import intervals

Found = tuple[int, str | None, Any, list[str]]


def extract(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Found]:
    """The messages of one module, as Babel wants them: line, function, messages, comments."""
    calls = (node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in keywords:
            texts = tuple(part.value if isinstance(part, ast.Constant) else None for part in call.args)
            yield call.lineno, call.func.id, texts, []
    for end, declared in TABLES.items():
        if file.name.endswith(end):
            yield from ((1, None, text, []) for text in dict.fromkeys(declared()) if text)


def _catalogue() -> Iterator[str]:
    for unit in SHIPPED.units.values():
        yield unit.definition
        yield unit.method
    for table in (SHIPPED.dimensions, SHIPPED.measures):
        yield from (entry.definition for entry in table.values())


def _intervals() -> Iterator[str]:
    for middle in (False, True):
        yield intervals.clopper_pearson(1, 2, mid_p=middle).method
        yield intervals.ratio_of_rates(1, 2, 1, 2, mid_p=middle).method
    yield intervals.wilson(1, 2).method
    yield intervals.garwood(1).method


def _reference() -> Iterator[str]:
    facts = load()
    yield from facts.terms("certainties")
    yield from (profile.words_counted for profile in facts.profiles.values())


def _checks() -> Iterator[str]:
    for one in CHECKS.values():
        yield from (one.title, one.what, one.example, one.mend, one.override)


# end of the module's path -> the messages that it declares without calling
TABLES: Mapping[str, Callable[[], Iterable[str]]] = {
    "dalel/config/cli.py": COMMANDS.values,
    "dalel/config/parsing.py": lambda: WORDS,
    "dalel/documents/checks/registry.py": _checks,
    "dalel/figures/catalogue.py": _catalogue,
    "dalel/records/words.py": lambda: words.declared(KINDS),
    "dalel/reference/facts.py": _reference,
    "dalel/statistics/intervals.py": _intervals,
}
