"""How a kind of record is declared: once, in plain values.

A room lists its kinds in `kinds.py`. From that one table follow the database table, the CSV columns and their
Frictionless schema, what an import accepts, what an export writes, which columns a snapshot holds, what the
journal keeps beside the chain, and the reference page of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypedDict, Unpack

ColumnType = Literal[
    "id",  # the record's own key: letters, digits, "-", "_", "."
    "text",  # any text
    "code",  # one code of a vocabulary
    "codes",  # several codes of a vocabulary, separated by ";" in a table
    "edtf",  # a partial or uncertain date (EDTF level 1), kept with its earliest and latest day
    "day",  # a whole day, YYYY-MM-DD
    "integer",
    "decimal",
    "boolean",  # "yes" or "no" in a table; empty means no
    "ref",  # the id of a record of another kind
    "list",  # several short texts, separated by ";" in a table
]


# What a form asks with. Each type has one; a column may say another.
Widget = Literal["line", "paragraph", "choice", "choices", "partial-date", "day", "number", "tick", "record", "lines"]
_WIDGETS: Mapping[ColumnType, Widget] = {
    "id": "line",
    "text": "line",
    "code": "choice",
    "codes": "choices",
    "edtf": "partial-date",
    "day": "day",
    "integer": "number",
    "decimal": "number",
    "boolean": "tick",
    "ref": "record",
    "list": "lines",
}
# What stands in a cell, for instance, where the column does not say it. Of codes and keys the tables themselves tell.
_EXAMPLES: Mapping[ColumnType, str] = {
    "edtf": "2018-05",
    "day": "2018-05-17",
    "integer": "12",
    "decimal": "1500.50",
    "boolean": "yes",
}

BOUNDS = ("_earliest", "_latest")  # how the first and the last day of a date are called, after its column
Sensitivity = Literal["open", "internal", "sealed"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind.

    name: as it stands in the table's first row and in the database.
    about: one sentence that says what it holds, for the person who fills it in.
    vocabulary: for "code" and "codes", the vocabulary's name in `reference`.
    kind: for "ref", the name of the kind that it points to.
    required: an empty cell is an error.
    counted: False keeps the column out of snapshots (free text that nobody counts).
    sensitivity: "open" stands in the journal's chain as it is. "internal" can hold a name although nobody asked for one
        (free text): the chain, which never forgets, holds a commitment to it. "sealed" says who somebody is: that, and
        on its way to the disk it goes through `records.sealing`.
    group: the heading under which it is asked and shown; "" in a kind that needs none.
    first: it is asked for first, before what can be filled in later. What is required always is.
    example: what could stand in a cell; people, places and events in it are invented.
    asked_with: the widget of a form, where it is not the usual one of its type.
    own: a project added it (`records.own`); its values lie together in one column of the database.
    label, help: what a person reads in place of the name and of `about`, by language, as far as a project gave them.
    """

    name: str
    type: ColumnType
    about: str
    vocabulary: str | None = None
    kind: str | None = None
    required: bool = False
    counted: bool = True
    sensitivity: Sensitivity = "open"
    group: str = ""
    first: bool = False
    example: str = ""
    asked_with: Widget | None = None
    own: bool = False
    label: Mapping[str, str] = field(default_factory=dict, compare=False)
    help: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def widget(self) -> Widget:
        """What a form asks for it with."""
        return self.asked_with or _WIDGETS[self.type]

    @property
    def for_instance(self) -> str:
        """What could stand in a cell; "" where the records or the vocabulary have to say it."""
        return self.example or _EXAMPLES.get(self.type, "")

    @property
    def is_committed(self) -> bool:
        """Whether the journal's chain holds a commitment to its values, and not these themselves."""
        return self.sensitivity != "open"

    @property
    def is_sealed(self) -> bool:
        """Whether its cells are sealed on the disk."""
        return self.sensitivity == "sealed" and self.type == "text"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    name: the table's name and file stem, plural, with hyphens ("person-names").
    model: "room.Model".
    identity: True for tables that say who somebody is; they lie in `identity/` of a project folder, never enter a
        snapshot, and all their columns are sealed.
    about: one sentence for people.
    unique: sets of columns whose values together may occur once.
    one_of: sets of columns of which at most one may be filled.
    orders: pairs of dates of which the first is normally not the later one. Real documents break that: it warns, and
        never refuses.
    kept: columns that never change: an account as it came. A record of such a kind is not retired either.

    Who may see a record (`records.gate` asks the database). One with the columns `access` and `compartment` says so
    itself. Of all others:
    part_of: the references to what it is a part of; it is seen by those who may see each of them.
    closed_with: kinds that tie it to another record ("proceeding-acts"); where that one is closed to somebody, it is.
    mentioned: it is known from the records that point to it: closed to those to whom all of these are closed.

    brought_along: Dalel itself brings records of this kind into every project, who may change them.
    shareable: a project may give a record of this kind, with what is a part of it alone, to another.
    """

    name: str
    model: str
    about: str
    columns: tuple[Column, ...]
    identity: bool = False
    unique: tuple[tuple[str, ...], ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    kept: frozenset[str] = frozenset()
    part_of: tuple[str, ...] = ()
    closed_with: tuple[str, ...] = ()
    mentioned: bool = False
    brought_along: bool = False
    shareable: bool = False

    @property
    def guarded(self) -> bool:
        """Whether a record says itself who may see it."""
        return {"access", "compartment"} <= {column.name for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def refs(self) -> Iterator[Column]:
        return (column for column in self.columns if column.type == "ref")

    @property
    def groups(self) -> dict[str, tuple[Column, ...]]:
        """The columns under their headings, both in the order in which they are asked."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            found[column.group] = (*found.get(column.group, ()), column)
        return found

    @property
    def committed(self) -> frozenset[str]:
        """The names of the columns of which the journal's chain holds commitments alone."""
        return frozenset(column.name for column in self.columns if column.is_committed)

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns that a project added."""
        return tuple(column for column in self.columns if column.own)

    @property
    def path(self) -> str:
        """Where the kind's table lies in a project folder."""
        return f"{'identity' if self.identity else 'records'}/{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one kind, wherever they lie: in a project folder, in the database, in a snapshot.

    rows: one tuple a record, the cells as canonical text in the order of `kind.columns`, sorted by id. May be iterated
        more than once; from the database it reads a chunk at a time.
    """

    kind: Kind
    rows: Iterable[tuple[str, ...]]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.kind.columns)


class Rules(TypedDict, total=False):
    """What may be said of a kind beside its columns: see `Kind`."""

    identity: bool
    unique: tuple[tuple[str, ...], ...]
    one_of: tuple[tuple[str, ...], ...]
    orders: tuple[tuple[str, str], ...]
    kept: frozenset[str]
    part_of: tuple[str, ...]
    closed_with: tuple[str, ...]
    mentioned: bool
    brought_along: bool
    shareable: bool


OWN_GROUP = "Columns of your own"
LAST_GROUP = "The record itself"
_LAST = Column("invented", "boolean", "yes when the record was made up for teaching or testing.")
_KEY = Column("id", "id", "The record's key, given once and never changed.", required=True, first=True)


def kind(
    name: str, model: str, about: str, *columns: Column | str, first: tuple[str, ...] = (), **rules: Unpack[Rules]
) -> Kind:
    """A kind with the columns that every kind has: `id` first, `invented` last.

    columns: a text among them is the heading of those that follow.
    first: the columns that are asked for first, beside the required ones. ValueError where there is no such column.
    """
    theirs: list[Column] = []
    group = ""
    if unknown := set(first) - {one.name for one in columns if isinstance(one, Column)}:
        raise ValueError(f"{name} have no column {sorted(unknown)}, which is asked for first.")
    for one in columns:
        if isinstance(one, str):
            group = one
        else:
            theirs.append(replace(one, group=group, first=one.required or one.name in first))
    theirs.append(replace(_LAST, group=LAST_GROUP if group else ""))
    if rules.get("identity"):
        theirs = [replace(column, sensitivity="sealed") for column in theirs]
    key = replace(_KEY, group=theirs[0].group)
    return Kind(name=name, model=model, about=about, columns=(key, *theirs), **rules)


def text(name: str, about: str, *, required: bool = False, counted: bool = False, example: str = "") -> Column:
    """A text of which the form says what it is: a label, a number, a title of a document."""
    return Column(name, "text", about, required=required, counted=counted, example=example)


def prose(name: str, about: str, *, required: bool = False, counted: bool = False, example: str = "") -> Column:
    """Free text. Whoever fills it in may write a name into it, whatever the column asks for."""
    return Column(
        name,
        "text",
        about,
        required=required,
        counted=counted,
        sensitivity="internal",
        example=example,
        asked_with="paragraph",
    )


def code(name: str, vocabulary: str, about: str, *, required: bool = False) -> Column:
    return Column(name, "code", about, vocabulary=vocabulary, required=required)


def codes(name: str, vocabulary: str, about: str) -> Column:
    return Column(name, "codes", about, vocabulary=vocabulary)


def edtf(name: str, about: str, *, required: bool = False, example: str = "") -> Column:
    return Column(name, "edtf", about, required=required, example=example)


def day(name: str, about: str, *, required: bool = False) -> Column:
    return Column(name, "day", about, required=required)


def integer(name: str, about: str, *, required: bool = False, example: str = "") -> Column:
    return Column(name, "integer", about, required=required, example=example)


def decimal(name: str, about: str, *, example: str = "") -> Column:
    return Column(name, "decimal", about, example=example)


def boolean(name: str, about: str) -> Column:
    return Column(name, "boolean", about)


def ref(name: str, to: str, about: str, *, required: bool = False) -> Column:
    return Column(name, "ref", about, kind=to, required=required)
