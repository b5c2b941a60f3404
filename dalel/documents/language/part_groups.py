"""Which of the numbers of a sentence stand within a part, in another whole, or behind a division that is complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Protocol

from dalel.documents.language.lexicon import relation
from dalel.documents.language.quantities import Quantity, counts
from dalel.documents.language.shares import shares

_NEW = re.compile(r"[;:.(]")
# Groups of two that are all there are.
_HALVES = (("men", "women"), ("adults", "minors"))


_MOST = 40  # numbers: a sentence with more is a table that lost its lines
_PLACED = re.compile(
    r"(?<!\w)(?:in|at|from|across|over|to|before|into|between|within|throughout|в|во|на|по|до|между|среди"
    r"|dans|en|à|aux|par|entre|a|por|ante)\s(?:[^\W\d_]+\s){0,2}$",
    re.IGNORECASE,
)


def counted(text: str, language: str) -> list[Quantity]:
    """The counts of what can be divided or be a part: in no share, and not where something was counted."""
    result: list[Quantity] = []
    place: Quantity | None = None
    for one in _plain_counts(text, language):
        if _of_places(text, one, language):
            place = one
        elif place and says_of_them(text, one, place.after, language):
            pass  # “to 30 courts, 20 of them twice”: of the places
        else:
            place = None
            result.append(one)
    return result


def _plain_counts(text: str, language: str) -> list[Quantity]:
    """The counts that stand in no share (“two thirds”, “one in four”); none of a sentence that has very many."""
    if len(counts(text, language)) > _MOST:
        return []
    spans = [(one.start, one.end) for one in shares(text, language)]
    return [one for one in counts(text, language) if not any(start <= one.start < end for start, end in spans)]


def _of_places(text: str, one: Quantity, language: str) -> bool:
    """“in three regions”: where it was counted. “31 from a village” counts those who came from there, and of “27
    prisons, 22 courts” the courts are counted."""
    if one.unit != "place" or one.after - one.end > len(one.noun) + 2:
        return False
    if language == "kk":
        return bool(re.search(r"[дт][ае](?:н|ғы|гі)?$", one.noun))
    return bool(_PLACED.search(text[max(0, one.start - 24) : one.start]))


class Item(Protocol):
    """A number with its place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> float: ...


def says_of_them(text: str, one: Quantity, start: int, language: str) -> bool:
    """“15 of them”, “из них 15”, “оның 15-і”: a number of what was just counted. start: where to look from."""
    before = text[max(start, one.start - 40) : one.start]
    behind = (text[one.end :].lstrip()[:30], text[one.after :].lstrip()[:30])
    pattern = relation("of_them", language)
    return bool(_of_them_before(language).search(before)) or any(pattern.match(part) for part in behind)


@lru_cache(maxsize=8)
def _of_them_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){relation('of_them', language).pattern}\W{{1,3}}(?:\w+\s){{0,2}}$", re.IGNORECASE)


def within_parts(text: str, found: Sequence[Quantity], language: str) -> set[int]:
    """The places of what is counted within the part before it (“40 were fined, 15 of them twice”), or of all anew."""
    result: set[int] = set()
    marked = [bool(place) and _marked(text, found, place, language) for place in range(len(found))]
    for place in range(2, len(found)):
        if place in result or not marked[place] or marked[place - 1]:
            continue
        parent = found[place - 1].value
        if found[place].value > parent:
            return result | set(range(place, len(found)))  # of all of them: another division
        end = _until(parent, [one.value for one in found[place:]])
        result |= set(range(place, place + end))
    return result


def _marked(text: str, found: Sequence[Quantity], place: int, language: str) -> bool:
    return says_of_them(text, found[place], found[place - 1].after, language)


def _until(parent: float, values: Sequence[float]) -> int:
    """How many of the numbers divide the part before them: those that add up to it, else the first alone."""
    sums = list(accumulate(values))
    return sums.index(parent) + 1 if parent in sums else 1


def divided_completely(text: str, items: Sequence[Item], whole: float, slack: float, language: str) -> bool:
    """Whether some of the items that stand together are all of the whole, and the text goes on to something else:
    “34 men and 24 women, five of them minors”; “60 planned, 40 unplanned; 25 at night”."""
    for first in range(len(items)):
        for last in range(first + 1, len(items)):
            run = items[first : last + 1]
            fits = abs(sum(one.value for one in run) - whole) <= slack and len(run) < len(items)
            if fits and _closed(text, items, first, last, language):
                return True
    return False


def _closed(text: str, items: Sequence[Item], first: int, last: int, language: str) -> bool:
    begins = first == 0 or bool(_NEW.search(text[items[first - 1].end : items[first].start]))
    joint = text[items[last - 1].end : items[last].start]
    behind = text[items[last].end : items[last + 1].start] if last + 1 < len(items) else ";"
    ends = bool(relation("and", language).search(joint) or _NEW.search(behind))
    ends = ends or bool(relation("of_them", language).search(behind))
    return begins and (ends or (last == first + 1 and _halves(text, items, first, language)))


def _halves(text: str, items: Sequence[Item], first: int, language: str) -> bool:
    """“34 men, 24 women”: the two are all there are."""
    ends = [one.start for one in items[first + 1 : first + 3]] + [len(text)]
    one, other = (text[item.end : end] for item, end in zip(items[first : first + 2], ends, strict=False))
    for half, rest in _HALVES:
        a, b = relation(half, language), relation(rest, language)
        if (a.search(one) and b.search(other)) or (b.search(one) and a.search(other)):
            return True
    return False


def counts_both(text: str, parts: Sequence[Quantity], language: str) -> bool:
    """“…, and in four both”: a part that is counted in two others."""
    ends = [one.start for one in parts[2:]] + [len(text)]
    for (last, one), end in zip(pairwise(parts), ends, strict=True):
        before = re.split(r"[,;.]", text[max(last.after, one.start - 20) : one.start])[-1]
        behind = re.split(r"[;.]", text[one.end : min(end, one.end + 40)])[0]
        if any(relation("both", language).search(part) for part in (before, behind)):
            return True
    return False
