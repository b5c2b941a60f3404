"""What a number is, before it is said."""

from __future__ import annotations

from decimal import Decimal


def is_whole(n: int | Decimal) -> bool:
    """Whether no decimals are written: those that are written are said, be they nothing but 0 (5,0 активиста)."""
    return isinstance(n, int) or int(n.as_tuple().exponent) >= 0
