"""Names for a text: from the tables of persons and organisations to the consent gate and to the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dalel.documents.checks.context import NamedPerson
from dalel.figures.people import Name
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError
from dalel.lib.tables import Table

# Forms of a name that are printed, best first.
_KINDS = ("main", "official", "birth")


@dataclass(frozen=True, slots=True)
class People:
    """Who occurs in the records: for printing (`names`), and for the checks (`persons`)."""

    names: Mapping[str, Name]
    persons: tuple[NamedPerson, ...]


def rows(tables: Mapping[str, Table], kind: str) -> Iterator[dict[str, str]]:
    """The records of a kind as column -> cell; none if there is no such table."""
    table = tables.get(kind)
    if table is not None:
        for row in table.rows:
            yield dict(zip(table.columns, row, strict=True))


def people(tables: Mapping[str, Table], language: str) -> People:
    """Everybody and every organisation on file, in the forms of a language where there are any."""
    forms: dict[str, list[dict[str, str]]] = {}
    for form in rows(tables, "person-names"):
        forms.setdefault(form["person"], []).append(form)
    names: dict[str, Name] = {}
    persons: list[NamedPerson] = []
    for person in rows(tables, "persons"):
        own = forms.get(person["id"], [])
        name = _name(person, _best(own, language))
        names[name.id] = name
        if own:
            persons.append(_named(person, name, own))
    for organisation in rows(tables, "organisations"):
        one = Name(
            organisation["id"],
            organisation["label"],
            short=organisation["short"],
            person=False,
        )
        names[one.id] = one
    return People(names, tuple(persons))


def _best(forms: Iterable[Mapping[str, str]], language: str) -> Mapping[str, str]:
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


def _name(person: Mapping[str, str], form: Mapping[str, str]) -> Name:
    return Name(
        person["id"],
        person["label"],
        full=form.get("text", ""),
        family=form.get("family", ""),
        given=form.get("given", ""),
        status=person["naming_status"],
        scope=person["naming_scope"],
        ground=person["naming_ground"],
    )


def _named(person: Mapping[str, str], name: Name, forms: Iterable[Mapping[str, str]]) -> NamedPerson:
    return NamedPerson(
        person["id"],
        tuple(dict.fromkeys(form["text"] for form in forms)),
        nominative=name.full,
        sex=person["sex"],
        naming_status=person["naming_status"],
        scope=person["naming_scope"],
        review_by=_day(person["naming_review_by"]),
        risk_noted=bool(person["naming_ground"]),
    )


def _day(text: str) -> date | None:
    try:
        return parse(text).latest if text else None
    except DateError:
        return None
