"""Whether numbers give a share, as a part of a whole or as a change, when they are rounded as one rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, permutations

from dalel.documents.language.quantities import Quantity
from dalel.documents.language.shares import Share

_MOST = 24  # numbers of which all pairs are tried
_FEW = 12  # numbers of which sums and differences are tried
# How much of a number its bound leaves open; the “to” of “from 40 to 60” looks like the one of “up to 60”.
_LOOSE = {"": 0.0, "about": 0.06, "over": 0.2, "under": 0.0}

_ROUNDED = 0.05  # how far a rounded “2 million” is from what was meant, at the most


@dataclass(frozen=True, slots=True)
class Value:
    """A number, and how far the exact one may be from it: “1.2 million” may be 1,150,000. kind: of what it is."""

    value: float
    spread: float
    kind: str

    def __add__(self, other: Value) -> Value:
        return Value(self.value + other.value, self.spread + other.spread, self.kind)

    def __sub__(self, other: Value) -> Value:
        return Value(self.value - other.value, self.spread + other.spread, self.kind)


def value_of(one: Quantity) -> Value:
    """The number with what its rounding and its “about” leave open."""
    rounded = min(one.step / 2, _ROUNDED * one.value) if one.step != 1 else 0.0
    kind = "" if one.kind == "count" and not one.noun else one.kind
    return Value(one.value, max(rounded, _LOOSE[one.bound] * one.value), kind)


def gives(part: Value, whole: Value, share: Share) -> bool:
    """Whether the one is that share of the other; or that many times the other."""
    if not whole.value:
        return False
    ratio = part.value / whole.value
    spread = ratio * (part.spread / max(part.value, 1e-9) + whole.spread / whole.value)
    if share.times and ratio < 1 < share.value and ratio:
        ratio, spread = 1 / ratio, spread / ratio**2  # “three times fewer”
    return _near(ratio, spread, share)


def changes(before: Value, after: Value, share: Share) -> bool:
    """Whether the one became the other by that share of it; by that many times."""
    if share.times:
        return gives(after, before, share) or (share.more and gives(after - before, before, share))
    if not before.value:
        return False
    change = Value(abs(after.value - before.value), before.spread + after.spread, before.kind)
    return gives(change, before, share)


def _near(value: float, spread: float, share: Share) -> bool:
    slack = share.slack + spread + 1e-9
    if share.bound == "over":
        return value >= share.value - slack and value <= share.value * 1.35 + 0.05
    if share.bound == "under":
        return value <= share.value + slack and value >= share.value * 0.65 - 0.05
    if share.bound == "about":
        slack = max(slack, 0.06 * max(1.0, share.value))
    return abs(value - share.value) <= slack


def given_by_any(
    values: Sequence[Value], own: tuple[Value, Value] | None, share: Share, *, change: bool, derived: bool
) -> bool:
    """Whether any two of the numbers but the own pair give the share, as a part or as a change.

    derived: also with what remains of a number without another, and with the sum of numbers that follow each other.
    """
    values = list({(one.value, one.kind == "share"): one for one in values if one.value}.values())[:_MOST]
    mine = {one.value for one in own} if own else set()
    for one, other in permutations(values, 2):
        if {one.value, other.value} == mine or not _alike(one, other):
            continue
        if _reads(one, other, share) or (change and changes(other, one, share)):
            return True
    return derived and not share.times and any(gives(one, other, share) for one, other in _derived(values[:_FEW], mine))


def given_by_one_of(pair: tuple[Value, Value], values: Sequence[Value], share: Share) -> bool:
    """Whether the part is the share of another number, or another number is that share of the whole."""
    part, whole = pair
    parts = any(gives(part, one, share) for one in values if _alike(part, one) and one.value > part.value)
    return parts or any(gives(one, whole, share) for one in values if _alike(one, whole) and one.value < whole.value)


def changed_by_one_of(pair: tuple[Value, Value], values: Sequence[Value], share: Share) -> bool:
    """Whether the one of the pair became another number, or another number became the other, by that share."""
    before, after = pair
    return any(
        (_alike(before, one) and one.value != before.value and changes(before, one, share))
        or (_alike(one, after) and one.value != after.value and changes(one, after, share))
        for one in values
        if one.value not in {before.value, after.value}
    )


def is_part_of_any(values: Sequence[Value], share: Share) -> bool:
    """Whether one of the numbers is that share of another."""
    both = (sorted(two, key=lambda one: one.value) for two in combinations(values[:_MOST], 2) if _alike(*two))
    return any(gives(one, other, share) for one, other in both)


def _alike(one: Value, other: Value) -> bool:
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or ("" in kinds and "share" not in kinds)


def _reads(one: Value, other: Value, share: Share) -> bool:
    """Whether the one is that share of the other, or the other without it is."""
    if share.times:
        return changes(other, one, share)
    if one.value > other.value:
        return share.value > 1 and gives(one, other, share)
    return gives(one, other, share) or gives(other - one, other, share)


def _derived(values: Sequence[Value], mine: set[float]) -> Iterator[tuple[Value, Value]]:
    """A part and what remains of a whole, a sum and a whole, a part and the sum that it belongs to."""
    for whole, less in permutations(values, 2):
        if whole.kind == less.kind and whole.value > less.value:
            rest = whole - less
            yield from ((one, rest) for one in values if one not in (whole, less) and one.value <= rest.value)
            yield from ((rest, one) for one in values if one not in (whole, less) and rest.value <= one.value)
    for run in _runs(values):
        total = _sum(run)
        if {one.value for one in run} == mine:
            continue  # a part and its whole, or what was and what became of it, are no sum
        yield from ((total, one) for one in values if one not in run and total.value <= one.value)
        yield from ((one, total) for one in run)


def _runs(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(len(values)):
        for end in range(start + 2, min(len(values), start + 6) + 1):
            if all(one.kind == values[start].kind for one in values[start:end]):
                yield values[start:end]


def _sum(run: Sequence[Value]) -> Value:
    *_rest, total = accumulate(run)
    return total
