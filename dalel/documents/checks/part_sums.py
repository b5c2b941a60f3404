"""Sums of money against their parts, and a part that is more than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dalel.documents.language.lexicon import measure, relation
from dalel.documents.language.partitions import is_part_in_kazakh, joined_by_of, opens_with_of
from dalel.documents.language.quantities import Quantity, counts, quantities

_MOST = 8  # parts
_FAR = 200  # signs from the whole to its first part
_SLIP = (0.75, 1.3)  # what is further from the whole was hardly meant to be it
_JOINT = re.compile(r",?\s(?:[^\W\d_]+\s)?")
_OF_THE = re.compile(r"(?<!\w)(?:the|these|those|этих|тех|les|ces|los|las|estos|estas)\s$", re.IGNORECASE)
_GENITIVE = re.compile(r"(?:-\w{1,4})?\s[^\W\d_][^(),;:.–—]{0,30}?(?:[нтд][іы]ң|інен|ынан)\s")


def sums_of_money(text: str, language: str) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    """The wholes that are said to be the total of sums that do not give it: “a total of 1,500 euros: 800 and 600”."""
    found = [one for one in quantities(text, language) if one.kind == "money"]
    if not 3 <= len(found) <= _MOST or any(one.bound for one in found) or _in_several_currencies(text, found, language):
        return
    apart = (relation(group, language).search(text) for group in ("within", "of_them", "each"))
    if any(apart):
        return
    for whole, parts in ((found[0], found[1:]), (found[-1], found[:-1])):
        if _is_total(text, whole, parts, language):
            sum_ = sum(one.value for one in parts)
            rounded = sum(one.step / 2 for one in found if one.step != 1)
            near = _SLIP[0] <= sum_ / max(whole.value, 1) <= _SLIP[1]
            if near and abs(sum_ - whole.value) > rounded and all(one.value < whole.value for one in parts):
                yield whole, parts
            return


def _in_several_currencies(text: str, found: Sequence[Quantity], language: str) -> bool:
    names = set()
    for one in found:
        near = text[max(0, one.start - 5) : one.end + 22]
        name = measure("money", language).search(near) or re.search(r"[$€£₸₽]", near)
        names |= {name.group()[:4].lower()} if name else set()
    return len(names) > 1


def _is_total(text: str, whole: Quantity, parts: Sequence[Quantity], language: str) -> bool:
    """Whether the whole is said to be the total, and the parts stand behind its colon, or all before it."""
    if whole.start > parts[0].start:
        around = text[parts[-1].end : whole.start][-40:] + "|" + text[whole.end : whole.end + 40]
        return bool(relation("sum_of_money", language).search(around)) and ":" not in text[: parts[0].start]
    between = text[whole.end : parts[0].start]
    before = text[max(0, whole.start - 60) : whole.start]
    said = relation("sum_of_money", language).search(before) or relation("sum_of_money", language).search(between)
    return bool(said) and len(between) <= _FAR and bool(re.search(r":|\(\s*$", between))


def more_than_the_whole(text: str, language: str) -> Iterator[tuple[Quantity, Quantity]]:
    """A part and its whole, where the part is the larger: “of the 40 prisoners, 55 were women”."""
    found = counts(text, language)
    for first, second in pairwise(found):
        if first.bound or second.bound:
            continue
        between = text[first.after : second.start]
        if language == "kk":
            genitive = _GENITIVE.match(text[first.end : second.start])
            opens = bool(genitive and genitive.end() >= second.start - first.end and is_part_in_kazakh(text, second))
        else:
            opens = opens_with_of(text, first, language) and bool(_JOINT.fullmatch(between))
        if opens and second.value > first.value and _is_bare(text, second, language):
            yield second, first
        joined = language != "kk" and joined_by_of(text, first, second, language)
        near = first.end + 12 >= second.start and not first.noun
        the = _OF_THE.search(text[max(0, second.start - 8) : second.start]) or text[first.end : second.start] == " из "
        if joined and near and the and first.value > second.value:
            yield first, second


def _is_bare(text: str, one: Quantity, language: str) -> bool:
    """Whether the number has no noun of its own: “55 letters” of prisoners are no part of them."""
    if language == "kk":
        return True
    noun = one.noun and one.after - one.end <= len(one.noun) + 2
    return not noun and not re.match(rf"\s{relation('of', language).pattern}\s", text[one.end :], re.IGNORECASE)
