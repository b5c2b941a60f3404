"""Names for a text: from the tables of persons and organisations to the consent gate and to the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalel.documents.checks.context import NamedPerson
from dalel.figures.people import Name
from dalel.lib.naming import consent
from dalel.records.kind import Table

# Forms of a name that are printed, best first.
_KINDS = ("main", "official", "birth")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class People:
    """Who occurs in the records: for printing (`names`), and for the checks (`persons`: those with a name on file)."""

    names: Mapping[str, Name]
    persons: tuple[NamedPerson, ...]


def rows(tables: Mapping[str, Table], kind: str) -> Iterator[dict[str, str]]:
    """The records of a kind as column -> cell; none if there is no such table."""
    table = tables.get(kind)
    if table is not None:
        for row in table.rows:
            yield dict(zip(table.columns, row, strict=True))


def cells(tables: Mapping[str, Table], kind: str, column: str) -> Iterator[str]:
    """One column of a kind: for tables with millions of rows."""
    table = tables.get(kind)
    if table is not None:
        at = table.columns.index(column)
        yield from (row[at] for row in table.rows)


def people(tables: Mapping[str, Table], language: str) -> People:
    """Everybody and every organisation on file, in the forms of a language where there are any."""
    forms: dict[str, list[dict[str, str]]] = {}
    for form in rows(tables, "person-names"):
        forms.setdefault(form["person"], []).append(form)
    names = _Names(tables, forms, language)
    persons = tuple(_named(names.persons[one], names[one], own) for one, own in forms.items() if one in names.persons)
    return People(names, persons)


class _Names(Mapping[str, Name]):
    """Names by id, each made when it is first asked for: a register may have half a million persons."""

    def __init__(self, tables: Mapping[str, Table], forms: Mapping[str, list[dict[str, str]]], language: str) -> None:
        self.persons = _Records(tables.get("persons"))
        self._organisations = _Records(tables.get("organisations"))
        self._forms = forms
        self._language = language

    def __getitem__(self, id_: str) -> Name:
        if id_ in self.persons:
            return _name(self.persons[id_], _best(self._forms.get(id_, []), self._language))
        organisation = self._organisations[id_]
        return Name(id_, organisation["label"], short=organisation["short"], person=False)

    def __iter__(self) -> Iterator[str]:
        yield from self.persons
        yield from self._organisations

    def __len__(self) -> int:
        return len(self.persons) + len(self._organisations)


class _Records(Mapping[str, Row]):
    """The rows of a table by id, as column -> cell."""

    def __init__(self, table: Table | None) -> None:
        self._columns = table.columns if table else ()
        self._rows = {row[0]: row for row in table.rows} if table else {}

    def __getitem__(self, id_: str) -> Row:
        return dict(zip(self._columns, self._rows[id_], strict=True))

    def __contains__(self, id_: object) -> bool:
        return id_ in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _best(forms: Iterable[Row], language: str) -> Row:
    """The form to print: a main one in the text's language, else in English, else any."""
    order = {kind: place for place, kind in enumerate(_KINDS)}
    ranked = sorted(
        forms,
        key=lambda form: (
            form["language"] not in (language, ""),
            form["language"] != "en",
            order.get(form["kind"], len(order)),
            form["id"],
        ),
    )
    main = [form for form in ranked if form["kind"] in order]
    return (main or ranked or [{}])[0]


def _name(person: Row, form: Row) -> Name:
    return Name(
        person["id"],
        person["label"],
        full=form.get("text", ""),
        family=form.get("family", ""),
        given=form.get("given", ""),
        consent=consent(
            person["naming_status"],
            person["naming_scope"],
            person["naming_ground"],
            person["naming_review_by"],
            person["naming_date"],
        ),
    )


def _named(person: Row, name: Name, forms: Iterable[Row]) -> NamedPerson:
    met = list(forms)
    return NamedPerson(
        person["id"],
        tuple(dict.fromkeys(form["text"] for form in met)),
        nominative=name.full,
        family=tuple(dict.fromkeys(form["family"] for form in met if form["family"])),
        given=tuple(dict.fromkeys(form["given"] for form in met if form["given"])),
        label=person["label"] or person["id"],
        sex=person["sex"],
        naming_status=person["naming_status"],
        scope=person["naming_scope"],
        review_by=name.consent.review_by,
        since=name.consent.since,
        risk_noted=name.consent.grounded,
    )
