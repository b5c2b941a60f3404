"""How each reference table is laid out: its file, its columns, and the fact that a row becomes.

From this one table follow the reading of the shipped files, the check of a project's own rows, and the page
docs/reference/data.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dalel.lib import facts as lib

CellType = Literal["text", "edtf", "day", "time", "integer", "boolean", "list", "code", "codes"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a reference table. `vocabulary` names where a code must be known ("laws" is allowed)."""

    name: str
    type: CellType = "text"
    required: bool = False
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One reference table.

    name: its attribute in `Facts`; file: its file's stem; label: the field that en, ru and kk become ("" = none).
    key: the columns whose values tell rows apart; a project's row takes the place of the shipped one with the same.
    """

    name: str
    file: str
    make: Callable[..., lib.Fact]
    cells: tuple[Cell, ...]
    key: tuple[str, ...]
    label: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(cell.name for cell in self.cells)


# What every reference row ends with.
_ORIGIN = (
    Cell("valid_from", "edtf"),
    Cell("valid_to", "edtf"),
    Cell("source", required=True),
    Cell("certainty", "code", required=True, vocabulary="certainties"),
)
_LABELS = (Cell("en", required=True), Cell("ru"), Cell("kk"))


def _code(name: str, vocabulary: str, *, required: bool = True) -> Cell:
    return Cell(name, "code", required=required, vocabulary=vocabulary)


VOCABULARY = Layout(
    "vocabularies",
    "vocabularies",
    lib.Term,
    (Cell("code", required=True), *_LABELS, Cell("definition"), Cell("parent"), *_ORIGIN),
    key=("code",),
    label="label",
)

LAYOUTS = (
    Layout(
        "laws",
        "laws",
        lib.Law,
        (
            Cell("code", required=True),
            _code("country", "countries", required=False),
            Cell("kind", required=True),
            *_LABELS,
            Cell("short"),
            Cell("aliases", "list"),
            Cell("adopted", "edtf"),
            Cell("in_force", "edtf"),
            Cell("distributed", "edtf"),
            Cell("symbol"),
            Cell("offence_articles"),
            *_ORIGIN,
        ),
        key=("code",),
        label="label",
    ),
    Layout(
        "provisions",
        "provisions",
        lib.Provision,
        (
            Cell("code", required=True),
            _code("law", "laws"),
            Cell("article"),
            *_LABELS,
            Cell("aliases", "list"),
            *_ORIGIN,
        ),
        key=("code",),
        label="title",
    ),
    Layout(
        "events",
        "events",
        lib.LegalEvent,
        (
            Cell("code", required=True),
            _code("country", "countries", required=False),
            Cell("date", "edtf", required=True),
            Cell("kind", required=True),
            Cell("subject", required=True),
            *_LABELS,
            Cell("keywords", "list"),
            *_ORIGIN,
        ),
        key=("code",),
        label="label",
    ),
    Layout(
        "all_sessions",
        "sessions",
        lib.Session,
        (
            _code("body", "bodies"),
            Cell("number", "integer", required=True),
            Cell("cycle", "integer"),
            Cell("dates", "edtf"),
            Cell("states", "codes", vocabulary="countries"),
            *_ORIGIN,
        ),
        key=("body", "number"),
    ),
    Layout(
        "all_reviews",
        "reviews",
        lib.Review,
        (
            _code("session", "sessions"),
            _code("state", "countries"),
            Cell("date", "edtf"),
            Cell("symbol"),
            Cell("received", "integer"),
            Cell("supported", "integer"),
            Cell("noted", "integer"),
            *_ORIGIN,
        ),
        key=("session", "state"),
    ),
    Layout(
        "deadlines",
        "deadlines",
        lib.Deadline,
        (
            _code("session", "sessions"),
            _code("kind", "deadline-kinds"),
            Cell("day", "day", required=True),
            Cell("time", "time"),
            Cell("zone"),
            *_ORIGIN,
        ),
        key=("session", "kind"),
    ),
    Layout(
        "treaty_status",
        "treaty-status",
        lib.TreatyStatus,
        (
            _code("state", "countries"),
            _code("treaty", "laws"),
            Cell("signed", "edtf"),
            Cell("ratified", "edtf"),
            Cell("in_force", "edtf"),
            *_ORIGIN,
        ),
        key=("state", "treaty"),
    ),
    Layout(
        "un_documents",
        "un-documents",
        lib.UnDocument,
        (
            Cell("symbol", required=True),
            Cell("title", required=True),
            Cell("adopted", "edtf"),
            Cell("distributed", "edtf"),
            *_ORIGIN,
        ),
        key=("symbol",),
    ),
    Layout(
        "symbol_grammar",
        "symbol-grammar",
        lib.SymbolRule,
        (
            Cell("kind", required=True),
            Cell("pattern", required=True),
            _code("body", "bodies", required=False),
            Cell("about"),
            Cell("example"),
            *_ORIGIN,
        ),
        key=("kind", "pattern"),
    ),
    Layout(
        "place_names",
        "place-names",
        lib.PlaceName,
        (
            Cell("place", required=True),
            Cell("name", required=True),
            _code("language", "languages", required=False),
            *_ORIGIN,
        ),
        key=("place", "name", "language", "valid_from"),
    ),
    Layout(
        "own_columns",
        "columns",
        lib.OwnColumn,
        (
            Cell("kind", required=True),
            Cell("name", required=True),
            _code("type", "column-types"),
            Cell("vocabulary"),
            Cell("required", "boolean"),
            Cell("first", "boolean"),
            Cell("example"),
            Cell("en"),
            Cell("ru"),
            Cell("kk"),
            Cell("help_en"),
            Cell("help_ru"),
            Cell("help_kk"),
        ),
        key=("kind", "name"),
        label="label",
    ),
    Layout(
        "regions",
        "regions",
        lib.Region,
        (
            Cell("code", required=True),
            _code("country", "countries"),
            *_LABELS,
            Cell("successor_of", "list"),
            *_ORIGIN,
        ),
        key=("code",),
        label="label",
    ),
    Layout(
        "countries",
        "countries",
        lib.Country,
        (Cell("iso3", required=True), Cell("iso2", required=True), *_LABELS, Cell("aliases", "list"), *_ORIGIN),
        key=("iso3",),
        label="label",
    ),
    Layout(
        "profiles",
        "profiles",
        lib.Profile,
        (
            Cell("code", required=True),
            *_LABELS,
            _code("body", "bodies", required=False),
            Cell("words_single", "integer"),
            Cell("words_joint", "integer"),
            Cell("words_counted"),
            Cell("languages_allowed", "codes", vocabulary="languages"),
            Cell("languages_preferred", "codes", vocabulary="languages"),
            Cell("max_years_back", "integer"),
            Cell("file_types", "list"),
            _code("deadline_kind", "deadline-kinds", required=False),
            Cell("submitters_at_start", "boolean"),
            Cell("numbered_paragraphs", "boolean"),
            Cell("one_state", "boolean"),
            Cell("contact_required", "boolean"),
            Cell("previous_recommendations", "boolean"),
            Cell("public", "boolean"),
            *_ORIGIN,
        ),
        key=("code",),
        label="label",
    ),
)
BY_NAME = {layout.name: layout for layout in LAYOUTS}
