"""What a figure rests on: its unit, its breakdown, and the records behind it, as far as this reader may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dalel.accounts.policy import Reader
from dalel.advocacy.build import named_figures
from dalel.advocacy.queries import openly
from dalel.advocacy.queries.ready import Ready
from dalel.documents.ledger import Claim
from dalel.figures.catalogue import SHIPPED, Catalogue, catalogue
from dalel.figures.context import FigureContext
from dalel.figures.functions import KEPT
from dalel.figures.keywords import written
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.lib.edtf import period
from dalel.lib.errors import DalelError
from dalel.lib.facts import say
from dalel.lib.language import format_number, per_cent
from dalel.lib.messages import _, language
from dalel.pages import words
from dalel.pages.projects import address
from dalel.records.fields import model_of
from dalel.records.gate import knows_all_open, sees_all, visible
from dalel.records.keys import Keys
from dalel.register.queries.naming import print_names
from dalel.register.rules import AUDIENCE

SHOWN = 60  # records of a kind on one page

# By what the things behind a figure are told apart, best first.
_TOLD_APART = {
    "incidents": ("act",),
    "acts": ("act",),
    "persons": ("category",),
    "defendants": ("outcome",),
    "proceedings": ("outcome",),
    "charges": ("provision",),
    "sanctions": ("sanction",),
    "hearings": ("defendant_present",),
    "communications": ("body",),
}
_YEARLY = 24  # a period of more months than this is told apart by year


@dataclass(frozen=True, slots=True)
class About:
    """What is counted, in the reader's language."""

    label: str = ""
    definition: str = ""
    method: str = ""


def about(claim: Claim, known: Catalogue) -> About:
    unit = known.units.get(claim.unit.split(" per ")[0].removeprefix("share of ").removeprefix("ratio of "))
    if unit is not None:
        return About(say(unit.label, language()), _(unit.definition), _(unit.method))
    dimension = known.dimensions.get(claim.unit)
    return About(say(dimension.label, language()), _(dimension.definition)) if dimension else About()


@dataclass(frozen=True, slots=True)
class Ends:
    """An interval in words."""

    lower: str
    value: str
    upper: str
    level: str
    method: str


def in_per_cent(claim: Claim) -> bool:
    return claim.unit.startswith("share")


def interval(claim: Claim) -> Ends | None:
    """The interval in the reader's language; shares in per cent."""
    if claim.interval is None:
        return None

    def said(value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        return per_cent(value, language(), 1) if in_per_cent(claim) else format_number(value, language(), 2)

    found = claim.interval
    level = per_cent(found.level, language())
    return Ends(said(found.lower), said(claim.value), said(found.upper), level, _(found.method))


# --- breakdowns -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The things counted, told apart by one dimension."""

    title: str
    head: str
    rows: list[tuple[str, int]]


def breakdowns(reader: Reader, ready: Ready, claim: Claim) -> list[Breakdown]:
    """The figure told apart: by time if it is about a period, and by what is most telling for its unit.

    Each is the same question asked again of the same snapshot, so that it cannot disagree with the figure.
    """
    if not (_is_all_visible(reader, claim, ready.builder.keys) and openly.says_the_same(reader, ready, claim)):
        return []  # held against the lists, it would tell the kind and the month of what is closed
    return ready.answer(("breakdowns", claim.id, language()), lambda: _breakdowns(ready, claim))


def _is_all_visible(reader: Reader, claim: Claim, keys: Keys) -> bool:
    """Whether this reader may see every record behind a figure. Of very many, a claim does not keep all."""
    if knows_all_open(reader):
        return True
    known = {kind: set(ids) for kind, ids in claim.records.items() if ids}
    if not known or any(len(ids) >= KEPT for ids in known.values()):
        return False
    return sees_all(reader, known, keys)


def _breakdowns(ready: Ready, claim: Claim) -> list[Breakdown]:
    if claim.breakdown and all("count" in part for part in claim.breakdown):
        return [_breakdown(ready, claim.unit, claim.breakdown)]
    question = _as_count(claim.asked)
    if question is None:
        return []
    ask = _asker(ready)
    if claim.asked["function"] in {"distinct", "values"}:  # a list of values is told apart by those very values
        part = _told_apart(ready, ask, question, str(claim.asked["of"][0]))
        return [part] if part else []
    found = (
        _told_apart(ready, ask, question, by) for by in (*_times(claim), *_TOLD_APART.get(str(question["unit"]), ()))
    )
    return [one for one in found if one is not None and len(one.rows) > 1]


def _as_count(asked: Mapping[str, Any]) -> dict[str, Any] | None:
    """What is told apart: a rate, or a list of values, as the count of what they are of. None for anything else."""
    if asked.get("function") not in {"count", "rate", "distinct", "values"}:
        return None
    words = {name: value for name, value in asked["words"].items() if name not in {"per", "level"}}
    return {"function": "count", "unit": asked["unit"], "of": [], "words": words}


def _times(claim: Claim) -> tuple[str, ...]:
    try:
        months = len(period(claim.period).months()) if claim.period else 0
    except DalelError:
        return ()
    if not months:
        return ()
    return ("month",) if months <= _YEARLY else ("year",)


def _told_apart(ready: Ready, ask: Callable[[str], Any], question: Mapping[str, Any], by: str) -> Breakdown | None:
    if by in question["words"]:
        return None
    try:
        figure = ask(written({**question, "words": {**question["words"], "by": by}}))
    except DalelError:
        return None  # this unit has no such dimension
    return _breakdown(ready, by, figure.breakdown) if figure.breakdown else None


def _breakdown(ready: Ready, by: str, parts: Iterable[Any]) -> Breakdown:
    dimension = catalogue(ready.builder.project.facts).dimensions.get(by)
    head = say(dimension.label, language(), by) if dimension else by
    rows = [(str(part.get("label") or part.get("value") or "–"), int(part.get("count", 0))) for part in parts]
    rows = [row for row in rows if row[1]]
    if by not in ("month", "year"):
        rows.sort(key=lambda row: -row[1])
    return Breakdown(_("By {what}", what=head.lower()), head, rows)


def _asker(ready: Ready) -> Callable[[str], Any]:
    """Asks in the reader's language, of the document's own snapshot and named figures."""
    project, document = ready.builder.project, ready.built.document
    names = PrintableNames(ready.builder.people(language()).names, AUDIENCE)
    context = FigureContext(ready.builder.opened(), project.facts, names, language(), {})
    return Sandbox(context, named_figures(document)).evaluate


# --- records --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    href: str
    date: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind behind a figure."""

    kind: str
    label: str
    count: int
    rows: list[Row]
    closed: int  # of those that would stand on this page, how many this reader may not see


def longest(claim: Claim) -> range:
    """As many places as the longest list of records has: what is turned over page by page."""
    return range(max(map(len, claim.records.values()), default=0))


def records(reader: Reader, ready: Ready, claim: Claim, start: int = 0) -> list[Group] | None:
    """The records behind a figure: of each kind those from place `start` on. None where they are not listed, because
    the figure counts some that are closed to this reader."""
    keys = ready.builder.keys
    listed = openly.behind(reader, ready, claim)
    if listed is None:
        return None
    return [_group(reader, kind, all_[start : start + SHOWN], len(all_), keys) for kind, all_ in listed.items() if all_]


def _group(reader: Reader, kind: str, wanted: Sequence[str], count: int, keys: Keys) -> Group:
    ids = keys.ids(kind, list(wanted))
    found = list(_seen(reader, kind).filter(pk__in=ids).order_by("pk"))
    if kind == "persons":
        print_names(reader, found)
    rows = [Row(_label(kind, one), _href(kind, one), _date(one), one.invented) for one in found]
    return Group(kind, _name(kind), count, rows, len(wanted) - len(rows))


def _seen(reader: Reader, kind: str) -> QuerySet[Any]:
    found: QuerySet[Any] = visible(reader, model_of(kind))
    return found.select_related("incident") if kind == "acts" else found


# kind -> the page that shows it, and the field that holds the key of that page
_PAGES = {
    "incidents": ("incident", "pk"),
    "acts": ("incident", "incident_id"),
    "persons": ("person", "pk"),
    "organisations": ("organisation", "pk"),
    "proceedings": ("proceeding", "pk"),
    "charges": ("proceeding", "proceeding_id"),
    "hearings": ("proceeding", "proceeding_id"),
    "rulings": ("proceeding", "proceeding_id"),
    "sanctions": ("proceeding", "proceeding_id"),
    "evidence-requests": ("proceeding", "proceeding_id"),
    "safeguard-findings": ("proceeding", "proceeding_id"),
    "communications": ("communication", "pk"),
    "follow-ups": ("communication", "communication_id"),
    "recommendations": ("recommendation", "pk"),
    "sources": ("source", "pk"),
}


def _href(kind: str, one: Any) -> str:
    if kind not in _PAGES:
        return ""
    page, key = _PAGES[kind]
    return address(page, getattr(one, key))


# what a record of a kind is called, where that is not its label
_CALLED: dict[str, Callable[[Any], str]] = {
    "persons": lambda one: one.printed,
    "incidents": lambda one: one.title,
    "acts": lambda one: words.term("act-kinds", one.kind),
    "charges": lambda one: f"{words.provision(one.provision)}: {words.term('charge-outcomes', one.outcome)}",
    "sanctions": lambda one: words.term("sanction-kinds", one.kind),
    "hearings": lambda one: words.term("hearing-kinds", one.kind),
    "rulings": lambda one: words.term("ruling-kinds", one.kind),
    "communications": lambda one: f"{words.term('bodies', one.body)} {one.number}".strip(),
    "recommendations": lambda one: one.text,
}


def _label(kind: str, one: Any) -> str:
    called = _CALLED[kind](one) if kind in _CALLED else getattr(one, "label", "")
    return str(called or one.key)


def _date(one: Any) -> str:
    for name in ("date", "opened", "decided", "starts", "closed"):
        if getattr(one, name, ""):
            return str(getattr(one, name))
    return ""


def _name(kind: str) -> str:
    unit = SHIPPED.units.get(kind)
    return say(unit.label, language()) if unit else kind
