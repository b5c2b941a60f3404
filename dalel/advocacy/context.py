"""What the records add to the checks of a text: links of recommendations, coverage, who is affected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dalel.advocacy.people import People, cells, rows
from dalel.documents.checks.context import Context, Coverage
from dalel.documents.ledger import Claim
from dalel.documents.tree import Document
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError
from dalel.lib.naming import NAMED
from dalel.records.kind import Table


def context(
    tables: Mapping[str, Table],
    people: People,
    document: Document,
    name: str,
    *,
    claims: Sequence[Claim],
    filed: Sequence[Claim] = (),
) -> Context:
    """Everything that the records say about one text."""
    links, precedents = _links(tables, name)
    return Context(
        claims=tuple(claims),
        filed=tuple(filed),
        people=people.persons,
        recommendation_links=links,
        precedents=precedents,
        coverage=_coverage(tables),
        submitters_affected=_affected(tables, document),
        today=None,
        nameless=0 if people.persons else sum(one not in NAMED for one in cells(tables, "persons", "naming_status")),
    )


def _links(tables: Mapping[str, Table], name: str) -> tuple[Mapping[str, Sequence[str]] | None, frozenset[str] | None]:
    """Which paragraphs each recommendation answers, and which recommendations take up an earlier one.

    None where the records hold no recommendation of this text: then nothing is known of it.
    """
    anchors = {
        one["id"]: one["anchor"] for one in rows(tables, "recommendations") if one["document"] == name and one["anchor"]
    }
    if not anchors:
        return None, None
    links: dict[str, list[str]] = {anchor: [] for anchor in anchors.values()}
    for fact in rows(tables, "recommendation-facts"):
        if fact["recommendation"] in anchors:
            links[anchors[fact["recommendation"]]].append(fact["paragraph"])
    precedents = {
        anchors[one["recommendation"]]
        for one in rows(tables, "recommendation-precedents")
        if one["recommendation"] in anchors
    }
    return links, frozenset(precedents)


def _coverage(tables: Mapping[str, Table]) -> tuple[Coverage, ...]:
    labels = {source["id"]: source["label"] for source in rows(tables, "sources")}
    found = []
    for one in rows(tables, "source-coverage"):
        first, last = _ends(one["period"])
        if first and last:
            found.append(Coverage(one["source"], labels.get(one["source"], one["source"]), first, last))
    return tuple(found)


def _ends(text: str) -> tuple[date | None, date | None]:
    try:
        read = parse(text)
    except DateError:
        return None, None
    return read.earliest, read.latest


def _affected(tables: Mapping[str, Table], document: Document) -> tuple[str, ...]:
    """Submitters that are themselves victims or respondents: their interest has to be said."""
    if not document.meta.submitters:
        return ()
    touched = {*cells(tables, "acts", "victim_organisation")}
    touched |= {*cells(tables, "proceedings", "respondent_organisation")}
    labels = {
        label
        for organisation in rows(tables, "organisations")
        if organisation["id"] in touched
        for label in (organisation["label"], organisation["short"])
        if label
    }
    labels |= {form["text"] for form in rows(tables, "organisation-names") if form["organisation"] in touched}
    folded = {label.casefold() for label in labels}
    return tuple(
        submitter.name
        for submitter in document.meta.submitters
        if submitter.name.casefold() in folded or submitter.short.casefold() in folded
    )
