"""No module of the product waits for one that waits for it, not even by an import inside a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import dalel

ROOT = Path(dalel.__file__).parents[1]


def modules() -> dict[str, Path]:
    """Every module by its name; migrations are chained by Django itself."""
    found = (path for path in (ROOT / "dalel").rglob("*.py") if "migrations" not in path.parts)
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in found}
    return {name.removesuffix(".__init__"): path for name, path in names.items()}


def imported(path: Path) -> Iterator[str]:
    """What a module imports when it runs, wherever in it; what stands for a type checker alone is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checkers = {
        id(below)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for below in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in checkers:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (name for one in node.names for name in (f"{node.module}.{one.name}", node.module))
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def ordered(graph: dict[str, set[str]]) -> list[str]:
    return list(TopologicalSorter(graph).static_order())


def test_the_modules_can_be_put_in_an_order_in_which_each_needs_only_those_before() -> None:
    known = modules()
    graph = {name: {one for one in imported(path) if one in known and one != name} for name, path in known.items()}
    for name, needs in graph.items():  # `from a import b` names the module b, and its package only where b is none
        graph[name] = {one for one in needs if not any(other.startswith(f"{one}.") for other in needs)}
    assert len(ordered(graph)) == len(known)


def test_a_circle_is_noticed() -> None:
    with pytest.raises(CycleError):
        ordered({"a": {"b"}, "b": {"c"}, "c": {"a"}})
