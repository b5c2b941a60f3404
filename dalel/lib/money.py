"""Amounts of money, in whole minor units of one currency, and amounts that cannot be read in one way only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class AmbiguousAmount:
    """A range such as "USD 1.5-2000", with the readings that it allows."""

    text: str
    start: int
    readings: tuple[tuple[Decimal, Decimal], ...]


def ambiguous_amounts(text: str) -> list[AmbiguousAmount]:
    raise NotImplementedError
