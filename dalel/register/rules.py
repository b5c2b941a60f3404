"""What is decided without a database: which name may stand on a page, and which months a source covered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dalel.lib.edtf import period
from dalel.lib.errors import DateError
from dalel.lib.names import parse_name
from dalel.lib.naming import Consent, objection

Month = tuple[int, int]
Naming = Literal["full", "initials", "label"]

# There is no login yet, so a page is read by anybody at this machine: only what may be public is printed.
AUDIENCE = "un-public"


def naming(recorded: Consent, today: date) -> Naming:
    """How a person may be named on a page that anybody may read. In doubt by the neutral label."""
    if objection(recorded, AUDIENCE, today) is None:
        return "full"
    return "initials" if objection(recorded, AUDIENCE, today, initials=True) is None else "label"


def initials(name: str) -> str:
    """ "M. B." for Max Bokayev."""
    parts = parse_name(name)
    return " ".join(f"{word[0].upper()}." for word in (*parts.given.split(), *parts.family.split()) if word)


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from the first to the last, both counted."""
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return [(month // 12, month % 12 + 1) for month in range(start, end + 1)]


def covered_months(periods: Iterable[str]) -> set[Month]:
    """The months in which a source was collecting. A period that has no exact ends covers nothing that is known."""
    months: set[Month] = set()
    for text in periods:
        try:
            months.update(period(text).months())
        except DateError:
            continue
    return months


@dataclass(frozen=True, slots=True)
class Run:
    """A run of months on end, for shading: from the first day of `first` to the end of `last`."""

    first: Month
    last: Month


def gaps(months: Sequence[Month], covered: set[Month]) -> list[Run]:
    """The runs of months that nobody covered."""
    runs: list[Run] = []
    for month in months:
        if month in covered:
            continue
        if runs and months_between(runs[-1].last, month)[1:] == [month]:
            runs[-1] = Run(runs[-1].first, month)
        else:
            runs.append(Run(month, month))
    return runs
