"""The ledger: one entry for every statement of a text that rests on records. It becomes `claims.json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


def is_number(value: object) -> bool:
    """Whether a claim's value is a number. All else is words, which may name somebody."""
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Interval:
    """How far chance alone could have moved the value."""

    lower: float
    upper: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, name list, date or opinion of a text, with everything needed to compute it again.

    row: the id that the author gave the statement (such as P3a). paragraph: the printed number of its paragraph.
    text: the words as printed. question: the canonical form of what was asked of the records; asked: the same as
    structure, its function, unit, what of it, and keywords, or its function and `terms`.
    records: the ids behind it, by kind of record. touching: records that only touch the period, not counted.
    """

    id: str
    row: str
    paragraph: str
    text: str
    value: object
    unit: str
    period: str
    interval: Interval | None
    question: str
    method: str
    records: Mapping[str, Sequence[str]]
    snapshot: str
    anchor: str = ""
    notes: Sequence[str] = ()
    touching: int = 0
    filters: Mapping[str, object] = field(default_factory=dict)
    breakdown: Sequence[Mapping[str, object]] | None = None
    terms: Sequence[Mapping[str, object]] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The entry as plain values, in the order of the fields."""
        return asdict(self)
