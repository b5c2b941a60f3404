"""The page of all kinds of record, made from the rooms' kinds.py."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.advocacy.kinds import KINDS as ADVOCACY
from dalel.cases.kinds import KINDS as CASES
from dalel.mechanisms.kinds import KINDS as MECHANISMS
from dalel.records.kind import Column, Kind
from dalel.register.kinds import KINDS as REGISTER

ROOMS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Who did what to whom, and who says so", REGISTER),
    ("What courts, authorities and UN bodies did", CASES),
    ("The calendar, and what States were recommended", MECHANISMS),
    ("What we ask for", ADVOCACY),
)

_HEAD = """# Records

_Made from the `kinds.py` of each room by `python -m docs.generate`. Do not edit it by hand._

A project folder has one table a kind of record. The table's name is the kind's name; its first row names the columns.
Only the columns that you use have to be there, in any order, but `id` always. What a record that was brought earlier
holds in a column that is not there stays. See [bring your tables](../guides/bring-your-tables.md).

**Identity** kinds say who somebody is. Their tables lie in `identity/`, can be left out when a folder is shared, and
never enter a snapshot, so that no figure is made of them.

What may stand in a cell:

| type | what to write |
|---|---|
| id | letters, digits, `-`, `_`, `.`; unique in its project, given once and never changed |
| text | anything |
| code | one code of the vocabulary; `unknown` is a code and says more than an empty cell |
| codes | several codes, separated by `;` |
| date | as known: `2018`, `2018-05`, `2018-05-17`, `2018~` (about), `2018?` (doubtful), `2018/2019` (from, to) |
| day | a whole day: `2018-05-17` |
| integer, decimal | a number, with `.` before decimals and no blanks: `1500.50` |
| yes/no | `yes` or `no`; empty means no |
| id of … | the id of a record of that kind, in its own table |
| list | short texts, separated by `;` |

A column marked * must be filled; one marked ¹ is asked for first, before what can wait. A column marked † stays out of
snapshots: it is for reading, not for figures. Into a column marked ‡ somebody may write a name, whatever it asks for:
the journal's chain holds a commitment to it, and not the text. The last column
shows the form of a cell; people, places and events in it are invented.
A project can add columns: [columns of your own](../guides/own-columns.md)."""

_TYPES = {"edtf": "date", "boolean": "yes/no"}


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, _contents()]
    for title, kinds in ROOMS:
        parts.append(f"## {title}")
        parts += [_kind(kind) for kind in kinds]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    lines = ["| kind | one row is |", "|---|---|"]
    for _title, kinds in ROOMS:
        for kind in kinds:
            mark = " **identity**" if kind.identity else ""
            lines.append(f"| [{kind.name}](#{kind.name}){mark} | {kind.about} |")
    return "\n".join(lines)


def _kind(kind: Kind) -> str:
    lines = [f"### {kind.name}", "", f"{kind.about} `{kind.path}`{' — **identity**' if kind.identity else ''}", ""]
    lines += ["| column | type | what it holds | for instance |", "|---|---|---|---|"]
    for heading, columns in kind.groups.items():
        lines += [f"| **{heading}** | | | |"] if heading else []
        lines += [_row(kind, one) for one in columns]
    rules = list(_rules(kind))
    return "\n".join([*lines, *(["", *rules] if rules else [])])


def _row(kind: Kind, column: Column) -> str:
    name = f"`{column.name}`{_marks(kind, column)}"
    example = f"`{column.example}`" if column.example else ""
    return f"| {name} | {_type(column)} | {column.about} | {example} |"


def _marks(kind: Kind, column: Column) -> str:
    # Of an identity kind nothing is counted and everything is private, so that a mark at each column would say nothing.
    marks = ("†" if not column.counted else "") + ("‡" if column.is_committed else "")
    return ("*" if column.required else "¹" if column.first else "") + ("" if kind.identity else marks)


def _type(column: Column) -> str:
    if column.vocabulary:
        return f"{column.type} of [{column.vocabulary}](codes.md#{column.vocabulary})"
    if column.kind:
        return f"id of [{column.kind}](#{column.kind})"
    return _TYPES.get(column.type, column.type)


def _rules(kind: Kind) -> Iterator[str]:
    for columns in kind.unique:
        yield f"- {_named(columns)} together occur once."
    for columns in kind.one_of:
        yield f"- At most one of {_named(columns)} is filled."
    for first, second in kind.orders:
        yield f"- `{first}` is normally not later than `{second}`; otherwise there is a warning."
    if kind.kept:
        yield f"- {_named(tuple(sorted(kind.kept)))} are kept as they came; a record is not retired."
    if kind.shareable:
        yield "- One project may give it to another (`dalel share`)."


def _named(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)
