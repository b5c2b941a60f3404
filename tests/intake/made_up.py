"""Made-up project folders for property tests: any kind, any values that its columns allow."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st

from dalel.lib.facts import Facts
from dalel.records.kind import Column, Kind

Rows = dict[str, list[tuple[str, ...]]]

DATES = [
    "2018",
    "2018-03",
    "2018-03-05",
    "2016~",
    "2016?",
    "2017-01-05/2017-01-21",
    "201X",
    "2018-21",
    "2016/..",
    "../2016",
]
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=12)


def value(column: Column, facts: Facts, ids: Mapping[str, Sequence[str]]) -> st.SearchStrategy[str]:
    """Any cell of a column. References go to the kinds made before, or nowhere."""
    empty = st.nothing() if column.required else st.just("")
    if column.type == "text":
        return empty | texts.filter(lambda text: bool(text.strip()) or not column.required)
    if column.type in {"code", "codes"}:
        codes = st.sampled_from(sorted(facts.terms(column.vocabulary or ""))[:40])
        if column.type == "code":
            return empty | codes
        return st.lists(codes, max_size=3, unique=True).map(";".join)
    if column.type == "ref":
        known = list(ids.get(column.kind or "", ()))
        return empty | (st.sampled_from(known) if known else st.nothing())
    return empty | PLAIN[column.type]


PLAIN: dict[str, st.SearchStrategy[str]] = {
    "edtf": st.sampled_from(DATES),
    "day": st.dates().map(lambda day: day.isoformat()),
    "integer": st.integers(-(10**17), 10**17).map(str),
    "decimal": st.decimals(-(10**8), 10**8, places=6, allow_nan=False).map(lambda number: format(number, "f")),
    "boolean": st.sampled_from(["yes", ""]),
    "list": st.lists(st.sampled_from(["a", "b c", "ә"]), max_size=3, unique=True).map(";".join),
}


@st.composite
def project(draw: st.DrawFn, kinds: list[Kind], facts: Facts) -> Rows:
    """Some records of some kinds, true to the kinds' rules."""
    ids: dict[str, list[str]] = {}
    made: Rows = {}
    for kind in kinds:
        records = draw(st.lists(st.integers(0, 10**6), max_size=2, unique=True))
        for number in records:
            if any(column.required and not ids.get(column.kind or "") for column in kind.refs()):
                continue
            key = f"made-{kind.name}-{number}"
            cells = {column.name: draw(value(column, facts, ids)) for column in kind.columns[1:]}
            for names in kind.one_of:
                for name in [name for name in names if cells[name]][1:]:
                    cells[name] = ""
            row = (key, *cells.values())
            if not _again(kind, row, made.get(kind.name, [])):
                made.setdefault(kind.name, []).append(row)
                ids.setdefault(kind.name, []).append(key)
    return made


def _again(kind: Kind, row: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> bool:
    # The calendar that Dalel brings along has its own sessions; made-up numbers are too large to meet them.
    places = [[column.name for column in kind.columns].index(name) for names in kind.unique for name in names]
    return bool(places) and any(all(row[place] == other[place] for place in places) for other in others)


def write(rows: Rows, kinds: Sequence[Kind], path: Path) -> None:
    """Write the records as a project folder."""
    path.mkdir(parents=True)
    (path / "dalel.toml").write_text('[project]\nname = "made-up"\n', encoding="utf-8")
    for kind in kinds:
        if kind.name in rows:
            target = path / kind.path
            target.parent.mkdir(exist_ok=True)
            with target.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow([column.name for column in kind.columns])
                writer.writerows(rows[kind.name])
