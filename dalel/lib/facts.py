"""What reference data look like once they are read: law, calendars, vocabularies, symbols, places.

Everything here is a plain value with its source and how sure it is. The room `reference` reads the files;
`documents` and the other pure rooms only see this container, so that they can be used without the rest.
A fact is true for a time: `valid_from` and `valid_to` are EDTF dates, empty where no limit is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dalel.lib.fact_kinds import (
    Certainty,
    Country,
    Deadline,
    Fact,
    Labels,
    Law,
    LegalEvent,
    OwnColumn,
    PlaceName,
    Profile,
    Provision,
    Region,
    Review,
    Session,
    SymbolRule,
    Term,
    TreatyStatus,
    UnDocument,
    say,
)

__all__ = [
    "Certainty",
    "Country",
    "Deadline",
    "Fact",
    "Facts",
    "Labels",
    "Law",
    "LegalEvent",
    "OwnColumn",
    "PlaceName",
    "Profile",
    "Provision",
    "Region",
    "Review",
    "Session",
    "SymbolRule",
    "Term",
    "TreatyStatus",
    "UnDocument",
    "say",
]


class Facts:
    """All reference data, each table read when it is first asked for.

    `Facts(laws=read_laws, …)`: every argument is a table's name with a function that reads it (or, in a test, the
    table itself). A table that is not given is empty.
    """

    def __init__(self, **tables: Callable[[], Any] | Any) -> None:
        unknown = set(tables) - set(_EMPTY)
        if unknown:
            raise TypeError(f"no such table: {', '.join(sorted(unknown))}")
        self._tables = tables

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        """The vocabularies that are made from tables of their own, once made."""
        return {}

    def _read(self, name: str) -> Any:
        given = self._tables.get(name)
        if given is None:
            return _EMPTY[name]()
        return given() if callable(given) else given

    # --- tables -----------------------------------------------------------------------------------------------

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Term]]:
        """vocabulary -> code -> Term. May itself be a lazy mapping."""
        return self._read("vocabularies")  # type: ignore[no-any-return]

    @cached_property
    def laws(self) -> dict[str, Law]:
        return self._read("laws")  # type: ignore[no-any-return]

    @cached_property
    def provisions(self) -> dict[str, list[Provision]]:
        """code -> its versions, oldest first."""
        return self._read("provisions")  # type: ignore[no-any-return]

    @cached_property
    def events(self) -> list[LegalEvent]:
        return self._read("events")  # type: ignore[no-any-return]

    @cached_property
    def all_sessions(self) -> dict[str, Session]:
        """Session.code -> Session."""
        return self._read("all_sessions")  # type: ignore[no-any-return]

    @cached_property
    def all_reviews(self) -> list[Review]:
        return self._read("all_reviews")  # type: ignore[no-any-return]

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return self._read("deadlines")  # type: ignore[no-any-return]

    @cached_property
    def treaty_status(self) -> list[TreatyStatus]:
        return self._read("treaty_status")  # type: ignore[no-any-return]

    @cached_property
    def un_documents(self) -> dict[str, UnDocument]:
        """symbol -> UnDocument."""
        return self._read("un_documents")  # type: ignore[no-any-return]

    @cached_property
    def symbol_grammar(self) -> list[SymbolRule]:
        return self._read("symbol_grammar")  # type: ignore[no-any-return]

    @cached_property
    def place_names(self) -> list[PlaceName]:
        return self._read("place_names")  # type: ignore[no-any-return]

    @cached_property
    def regions(self) -> dict[str, Region]:
        return self._read("regions")  # type: ignore[no-any-return]

    @cached_property
    def countries(self) -> dict[str, Country]:
        return self._read("countries")  # type: ignore[no-any-return]

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        return self._read("profiles")  # type: ignore[no-any-return]

    @cached_property
    def own_columns(self) -> list[OwnColumn]:
        """The columns that a project adds to kinds of record."""
        return self._read("own_columns")  # type: ignore[no-any-return]

    # --- lookups ----------------------------------------------------------------------------------------------

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """The codes of a vocabulary; KeyError if there is no such vocabulary.

        `provisions`, `instruments`, `countries` and `regions` are answered from their own tables.
        """
        if vocabulary not in _OWN_TABLES:
            return self.vocabularies[vocabulary]
        if vocabulary not in self._terms:
            self._terms[vocabulary] = _OWN_TABLES[vocabulary](self)
        return self._terms[vocabulary]

    def label(self, vocabulary: str, code: str, language: str = "en") -> str:
        """What the code is called; the code itself where nothing is known of it."""
        try:
            term = self.terms(vocabulary).get(code)
        except KeyError:
            return code
        return say(term.label, language, code) if term is not None else code

    def articles(self, law: str) -> list[str]:
        """The articles of a law that are on file, each once, in the order of the table."""
        prefix = f"{law}/"
        return [versions[0].article for code, versions in self.provisions.items() if code.startswith(prefix)]

    def sessions(self, body: str) -> dict[int, Session]:
        """number -> session of that body."""
        return {session.number: session for session in self.all_sessions.values() if session.body == body}

    def session(self, body: str, number: int) -> Session | None:
        return self.all_sessions.get(f"{body}-{number}".lower())

    def reviews(self, state: str) -> list[Review]:
        """The examinations of a State, oldest first."""
        return sorted((review for review in self.all_reviews if review.state == state), key=lambda one: one.date)

    def deadline(self, session: str, kind: str) -> Deadline | None:
        return next((one for one in self.deadlines if one.session == session and one.kind == kind), None)

    def treaty(self, state: str, treaty: str) -> TreatyStatus | None:
        return next((one for one in self.treaty_status if one.state == state and one.treaty == treaty), None)

    def overlay(self, folder: Path) -> Facts:
        """These facts with a project's own `reference/` laid over them. The room `reference` knows how."""
        raise NotImplementedError("facts that were not read from files cannot be laid over")


_EMPTY: dict[str, Callable[[], Any]] = {
    "vocabularies": dict,
    "laws": dict,
    "provisions": dict,
    "events": list,
    "all_sessions": dict,
    "all_reviews": list,
    "deadlines": list,
    "treaty_status": list,
    "un_documents": dict,
    "symbol_grammar": list,
    "place_names": list,
    "own_columns": list,
    "regions": dict,
    "countries": dict,
    "profiles": dict,
}


def _as_term(vocabulary: str, code: str, label: Labels, fact: Fact) -> Term:
    return Term(
        vocabulary,
        code,
        label,
        source=fact.source,
        certainty=fact.certainty,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
    )


def _provision_terms(facts: Facts) -> dict[str, Term]:
    return {
        code: _as_term("provisions", code, versions[-1].title, versions[-1])
        for code, versions in facts.provisions.items()
        if versions
    }


def _instrument_terms(facts: Facts) -> dict[str, Term]:
    """International instruments and, beneath each, its articles: a recommendation may rest on either."""
    whole = {
        law.code: _as_term("instruments", law.code, law.label, law) for law in facts.laws.values() if not law.country
    }
    articles = {
        code: replace(_as_term("instruments", code, versions[-1].title, versions[-1]), parent=versions[-1].law)
        for code, versions in facts.provisions.items()
        if versions and code not in whole and versions[-1].law in whole
    }
    return whole | articles


def _country_terms(facts: Facts) -> dict[str, Term]:
    return {code: _as_term("countries", code, one.label, one) for code, one in facts.countries.items()}


def _region_terms(facts: Facts) -> dict[str, Term]:
    return {code: _as_term("regions", code, one.label, one) for code, one in facts.regions.items()}


_OWN_TABLES: dict[str, Callable[[Facts], dict[str, Term]]] = {
    "provisions": _provision_terms,
    "instruments": _instrument_terms,
    "countries": _country_terms,
    "regions": _region_terms,
}
