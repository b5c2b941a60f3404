"""The kinds of reference fact, as frozen values: terms, laws, provisions, events, sessions, symbols, places, profiles.

Every fact carries where it says so, how sure it is, and from when to when it is true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from dalel.lib.edtf import parse
from dalel.lib.languages import chain

# language -> text; English is always there, the others may be missing or empty
Labels: TypeAlias = Mapping[str, str]

Certainty = Literal["verified", "derived", "unverified", "disputed"]


def say(labels: Labels, language: str, otherwise: str = "") -> str:
    """The label in that language, or in one that is read in its place, or what is given for the case of none."""
    return next((labels[one] for one in chain(language) if labels.get(one)), otherwise)


# Comparison and print are written once in `Fact`: generated anew for each of fourteen classes, they would take a
# third of the time in which a check has to start.
@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Fact:
    """What every fact carries: where it says so, how sure it is, and from when to when it is true (EDTF)."""

    source: str = ""
    certainty: str = "unverified"
    valid_from: str = ""
    valid_to: str = ""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), self.source, self.valid_from, getattr(self, "code", "")))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def valid_on(self, day: date) -> bool:
        """Whether the fact was true on that day. A limit known only to the month or year is read generously."""
        first = parse(self.valid_from).earliest if self.valid_from else None
        last = parse(self.valid_to).latest if self.valid_to else None
        return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, eq=False, repr=False)
class Term(Fact):
    """One code of a vocabulary."""

    vocabulary: str
    code: str
    label: Labels
    definition: str = ""
    parent: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Law(Fact):
    """A code, treaty, declaration, law or resolution. `offence_articles` is a range such as "73-680"."""

    code: str
    country: str  # alpha-3; empty for an international instrument
    kind: str  # code | treaty | declaration | law | resolution
    label: Labels
    short: str = ""
    aliases: tuple[str, ...] = ()
    adopted: str = ""
    in_force: str = ""
    distributed: str = ""
    symbol: str = ""
    offence_articles: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Provision(Fact):
    """One article (or paragraph) of a law with its title. Several of one code are versions with their validity."""

    code: str  # KZ-CAO-2014/669
    law: str  # KZ-CAO-2014
    article: str  # 669
    title: Labels
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class LegalEvent(Fact):
    """Something dated that texts speak about: a ministry created or renamed, a law in force, an amendment."""

    code: str
    country: str
    date: str  # EDTF
    kind: str  # created | renamed | in_force | amended | dissolved …
    subject: str
    label: Labels
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Session(Fact):
    """A session of a body. `code` ("upr-34") is what reviews and deadlines refer to."""

    body: str  # a code of the vocabulary "bodies"
    number: int
    cycle: int | None = None
    dates: str = ""  # EDTF
    states: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return f"{self.body}-{self.number}".lower()


@dataclass(frozen=True, eq=False, repr=False)
class Review(Fact):
    """A State's examination at a session."""

    session: str  # Session.code
    state: str
    date: str = ""
    symbol: str = ""
    received: int | None = None
    supported: int | None = None
    noted: int | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Deadline(Fact):
    """The day by which something must be handed in for a session."""

    session: str  # Session.code
    kind: str
    day: str  # YYYY-MM-DD
    time: str = ""  # HH:MM
    zone: str = ""  # such as Europe/Zurich


@dataclass(frozen=True, eq=False, repr=False)
class TreatyStatus(Fact):
    """What binds a State, since when (EDTF; empty = not)."""

    state: str
    treaty: str  # Law.code
    signed: str = ""
    ratified: str = ""
    in_force: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class UnDocument(Fact):
    """A UN document and its two dates, which are often mistaken for one another."""

    symbol: str
    title: str
    adopted: str = ""
    distributed: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class PlaceName(Fact):
    """A name of a place and when it was true."""

    place: str
    name: str
    language: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class OwnColumn(Fact):
    """A column that a project adds to a kind of record.

    type: a code of the vocabulary "column-types". first: it is asked for first. example: what could stand in a cell.
    """

    kind: str
    name: str
    type: str
    label: Labels
    vocabulary: str = ""
    required: bool = False
    first: bool = False
    example: str = ""
    help_en: str = ""
    help_ru: str = ""
    help_kk: str = ""

    @property
    def help(self) -> Labels:
        return {"en": self.help_en, "ru": self.help_ru, "kk": self.help_kk}


@dataclass(frozen=True, eq=False, repr=False)
class Region(Fact):
    """A first-level region (ISO 3166-2)."""

    code: str
    country: str
    label: Labels
    successor_of: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Country(Fact):
    """A country (ISO 3166-1)."""

    iso3: str
    iso2: str
    label: Labels
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class SymbolRule(Fact):
    """One form of a UN symbol. Named groups of the pattern: session, number, year, iso3, and any others."""

    kind: str  # views, conc_obs, ga_res …
    pattern: str
    body: str = ""
    about: str = ""
    example: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Profile(Fact):
    """The rules of a receiving body for what is handed in to it. None or empty = the body sets no such rule."""

    code: str  # upr-stakeholder …
    label: Labels
    body: str = ""
    words_single: int | None = None
    words_joint: int | None = None
    words_counted: str = "body"  # which of the word counts the limit is about
    languages_allowed: tuple[str, ...] = ()
    languages_preferred: tuple[str, ...] = ()
    max_years_back: int | None = None
    file_types: tuple[str, ...] = ()
    deadline_kind: str = ""
    submitters_at_start: bool = False
    numbered_paragraphs: bool = False
    one_state: bool = False
    contact_required: bool = False
    previous_recommendations: bool = False
    public: bool = False  # what is handed in is published
