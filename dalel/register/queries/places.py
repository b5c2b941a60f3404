"""Incidents by region."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from dalel.accounts.policy import Reader
from dalel.pages import words
from dalel.pages.caching import kept
from dalel.pages.charts.style import STEPS
from dalel.records.gate import visible
from dalel.reference import facts as reference
from dalel.register.models import Act, Incident
from dalel.register.queries import counted


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    incidents: int

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return words.term("regions", self.code)


@dataclass(frozen=True, slots=True)
class ByRegion:
    """How many documented incidents each region has, and how many lie in no known region."""

    country: str
    rows: list[Region]
    nowhere: int
    total: int
    limits: list[int]
    invented: bool
    younger: list[tuple[str, str]]  # regions made later, coloured as the one that they were part of

    @property
    def steps(self) -> list[tuple[int, int, int | None]]:
        """(step of colour, from, to) for the legend; no end for the last."""
        starts = [0, *self.limits]
        ends: list[int | None] = [limit - 1 for limit in self.limits]
        return [(step, start, end) for step, (start, end) in enumerate(zip(starts, [*ends, None], strict=True))]


@kept
def by_region(reader: Reader, wanted: Mapping[str, str]) -> ByRegion:
    found = _chosen(reader, wanted)
    rows = found.annotate(where=counted.REGION).values("where").annotate(n=Count("pk")).order_by("-n", "where")
    counts = {row["where"]: row["n"] for row in rows}
    nowhere = counts.pop("", 0)
    regions = [Region(code, n) for code, n in counts.items()]
    country = (
        words.facts().regions[regions[0].code].country if regions and regions[0].code in words.facts().regions else ""
    )
    total = sum(counts.values()) + nowhere
    made_up = found.filter(invented=True).exists()
    younger = [(new, old) for new, old in _successors(country).items() if new not in counts and old in counts]
    return ByRegion(country, regions, nowhere, total, limits(list(counts.values())), made_up, younger)


def _successors(country: str) -> dict[str, str]:
    """Younger region -> the one that it was part of."""
    found = words.facts().regions.values()
    return {one.code: one.successor_of[0] for one in found if one.country == country and one.successor_of}


def _chosen(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Incident]:
    found = counted.incidents(reader)
    if year := wanted.get("year"):
        found = counted.during(found, year)
    if act := wanted.get("act"):
        found = found.filter(Exists(visible(reader, Act).filter(incident=OuterRef("pk"), kind=act)))
    return found


def limits(counts: list[int]) -> list[int]:
    """The counts at which a new step of colour begins: 1, then the last round numbers up to the largest count."""
    top = max(counts, default=0)
    if top <= len(STEPS):
        return list(range(1, max(top, 1) + 1))[: len(STEPS) - 1]
    round_numbers = [lead * 10**power for power in range(7) for lead in (1, 2, 5)]
    return [1, *[number for number in round_numbers if 1 < number <= top][2 - len(STEPS) :]]


@cache
def shapes(country: str) -> Mapping[str, Any] | None:
    """The outlines of a country's regions; None where none are shipped."""
    if not country.isalpha():
        return None
    file = Path(reference.DATA) / "geo" / f"{country}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
