"""What a record can hold: the kinds and their columns, in the reader's words, with the project's own among them."""

from __future__ import annotations

from dataclasses import dataclass

from dalel.accounts.policy import Reader
from dalel.custody.facts import current_facts
from dalel.lib.facts import Facts
from dalel.lib.messages import _, language
from dalel.pages import projects, words
from dalel.records.fields import kinds
from dalel.records.kind import Column, Kind
from dalel.records.own import with_own
from dalel.records.words import example_of, group_of, help_of, title

FEW = 24  # codes of a vocabulary that are said one by one


@dataclass(frozen=True, slots=True)
class Row:
    """One column. codes: what can stand in it, as far as these are few; more: how many others there are."""

    name: str
    title: str
    about: str
    type: str
    codes: str
    more: int
    example: str
    is_required: bool
    is_first: bool
    is_own: bool
    sensitivity: str


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record. groups: its columns under their headings, as a form asks for them."""

    name: str
    about: str
    is_identity: bool
    groups: list[tuple[str, list[Row]]]


def tables(reader: Reader) -> list[Table]:
    """Every kind; with the columns of the project that the page is of, if it is of one."""
    seen = projects.seen(reader)
    one = seen[0] if len(seen) == 1 else None
    facts = current_facts(one.name) if one else words.facts()
    return [_table(kind, facts) for kind in with_own(kinds(), facts).values()]


def _table(kind: Kind, facts: Facts) -> Table:
    groups = [(group_of(columns[0]), [_row(column, facts) for column in columns]) for columns in kind.groups.values()]
    return Table(kind.name, _(kind.about), kind.identity, groups)


def _row(column: Column, facts: Facts) -> Row:
    terms = facts.terms(column.vocabulary) if column.vocabulary else {}
    codes = [facts.label(str(column.vocabulary), code, language()) for code in terms] if len(terms) <= FEW else []
    return Row(
        column.name,
        title(column),
        help_of(column),
        _type(column, facts),
        ", ".join(codes),
        0 if codes else len(terms),
        example_of(column),
        column.required,
        column.first and not column.required,
        column.own,
        column.sensitivity,
    )


def _type(column: Column, facts: Facts) -> str:
    if column.type == "ref":
        return _("a record of {kind}", kind=column.kind)
    if column.type == "id":
        return _("key")
    if column.type == "list":
        return _("several texts")
    return facts.label("column-types", column.type, language())
