"""Finds a whole and its parts: “Of the 47 tried, 30 were convicted and 17 acquitted”, “26 in Almaty and 14 in Oral, 40
in all”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

from dalel.documents.language.lexicon import relation
from dalel.documents.language.numerals import is_plain
from dalel.documents.language.part_groups import counted, says_of_them, within_parts
from dalel.documents.language.quantities import Quantity
from dalel.documents.language.shares import shares
from dalel.documents.language.stems import stem


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and its parts. sure: the text says that these are all. distinct: each part has a noun of its own."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    sure: bool
    rest: bool  # a part is said to be what remains
    at: int  # where in the text the parts begin

    @property
    def sum(self) -> float:
        return sum(one.value for one in self.parts)

    @property
    def distinct(self) -> bool:
        return sum(one.unit == "person" for one in self.parts) >= 2

    @property
    def adds_up(self) -> bool:
        """Whether all of the parts, or some of them, give the whole: what else is counted is then told of a part."""
        values = [one.value for one in self.parts]
        total = sum(values)
        if len(values) > 8:
            return total == self.whole.value
        if self.both_told:
            return True
        return any(
            sum(some) == self.whole.value for size in range(2, len(values) + 1) for some in combinations(values, size)
        )

    @property
    def both_told(self) -> bool:
        """“Of 40, 33 were on probation and 12 fined; in 5 the two were combined”."""
        return any(self.sum - 2 * both.value == self.whole.value for both in self.parts)


Link = Literal["", "open", "sure"]
_COLON = re.compile(r":\s*$|:\s|\(\s*$|\s[–—-]\s(?:\w+\s){0,3}$")
_BRACKET = re.compile(r"\(\s*(?:\w+\s){0,2}$")
_THEM = r"(?:them|which|whom|these|those|них|которых|eux|elles|lesquel|ellos|ellas|cuales)(?!\w)"
_KAZAKH_GENITIVE = re.compile(r"\w(?:[нтд][іы]ң|[нтд][ае]н|інен|ынан)\s")
_PART_OF_KAZAKH = re.compile(r"(?:-|(?<=\w))(?:с?[іы]|еуі|ауы)(?:н|нде|нда|не|на|нен|нан|нің|ның)?(?!\w)")


def partitions(text: str, language: str, before: str = "") -> Iterator[Partition]:
    """The wholes of a sentence with their parts, at most one for each way of saying so.

    before: the sentence before it, whose count the parts of this one may divide.
    """
    found = counted(text, language)
    parts = _outer(text, found, language)
    given = list(_forward(text, parts, language)) or list(_backward(text, parts, language))
    yield from given
    if not given and before:
        yield from _from_sentence_before(text, parts, language, before)


def _outer(text: str, found: Sequence[Quantity], language: str) -> list[Quantity]:
    """Without the counts of what lies within the part before them (“30 in Almaty, among them 4 minors”)."""
    result: list[Quantity] = []
    within = relation("within", language)
    nested = _nested(text, found, language) | within_parts(text, found, language)
    for place, one in enumerate(found):
        if place in nested:
            continue
        start = found[place - 1].after if place else 0
        if place and within.search(text, max(start, one.start - 45), one.start):
            continue
        if place and _inside_bracket(text, found[place - 1], one):
            continue
        result.append(one)
    return result


def _nested(text: str, found: Sequence[Quantity], language: str) -> set[int]:
    """The places of “two of these seven”, “of the seven two”, where the seven are a part that was told before."""
    result: set[int] = set()
    for place, (one, other) in enumerate(pairwise(found)):
        parts = {earlier.value for earlier in found[1:place]}
        if other.value in parts and joined_by_of(text, one, other, language):
            result |= {place, place + 1}
        if one.value in parts and opens_with_of(text, one, language):
            result |= {place, place + 1}  # “of the 30 five …”
    return result


def _inside_bracket(text: str, last: Quantity, one: Quantity) -> bool:
    """“104 people (61 of them women) and 30 …”: a bracket about the number before it, and more after it."""
    between = text[last.after : one.start]
    opened = between.rfind("(")
    closed = text.find(")", one.end)
    if text[one.start - 1 : one.start] == "(" and closed == one.end:
        return False
    if opened < 0 or ")" in between[opened:] or closed < 0:
        return False
    return bool(re.search(r"\d", text[closed : closed + 80])) and not re.search(r"[,;]|\d", text[one.end : closed])


def _forward(text: str, found: Sequence[Quantity], language: str) -> Iterator[Partition]:
    for place, whole in enumerate(found[:-1]):
        link = "" if _of_a_share(text, whole, language) else _link(text, found, place, language)
        if not link:
            continue
        own = _part_of_it(text, found, place, language)
        end = _end_of_bracket(text, whole, found[place + 1])
        parts = [*own, *(one for one in found[place + 1 :] if end is None or one.end <= end)]
        parts = _of_this_whole(text, whole, parts, language)
        if language == "kk" and parts and _KAZAKH_GENITIVE.search(f"{text[whole.end : found[place + 1].start]} "):
            parts = [one for one in parts if is_part_in_kazakh(text, one)]
        meant: Quantity | None = whole
        if not _of_one_kind(whole, parts):
            meant = _before_it(found[:place], parts) if link == "sure" and not own else None
        if len(parts) >= 2 and meant is not None:
            made = _partition(text, meant, parts, language, sure=link == "sure")
            if link == "sure" or made.sum > meant.value:
                yield made
            return


def _of_a_share(text: str, whole: Quantity, language: str) -> bool:
    """“half of the 30 judges (15)”, “30 судьяның жартысы (15)”: what follows is that share, no part."""
    for share in shares(text, language):
        if language == "kk":
            between = text[whole.end : share.start]
            if share.start > whole.end and re.fullmatch(r"[^(),;:.\d–—]{0,60}(?:[нтд][іы]ң|інен|ынан)\s", between):
                return True
        elif share.end < whole.start and _between_of(language).fullmatch(text[share.end : whole.start]):
            return True
    return False


def _of_this_whole(text: str, whole: Quantity, parts: Sequence[Quantity], language: str) -> list[Quantity]:
    """The parts up to the next whole: “45 of the 60 trials were open, and 12 of the 40 convicted were women”."""
    for place, one in enumerate(parts):
        if one.value == whole.value or one.start < whole.start or says_of_them(text, one, whole.after, language):
            continue
        if opens_with_of(text, one, language) or (language == "kk" and _is_whole_in_kazakh(text, parts, place)):
            return list(parts[:place])
        if place and joined_by_of(text, parts[place - 1], one, language):
            return list(parts[: place - 1])
    return list(parts)


def _is_whole_in_kazakh(text: str, parts: Sequence[Quantity], place: int) -> bool:
    """“сотталған 40 адамның 12-сі”: the number has a noun of its own, whose part follows."""
    one, following = parts[place], parts[place + 1] if place + 1 < len(parts) else None
    if following is None or is_part_in_kazakh(text, one):
        return False
    between = text[one.end : following.start]
    return bool(re.match(r"\s[^(),;:.–—]{0,40}(?:[нтд][іы]ң|інен|ынан)\s", between)) and is_part_in_kazakh(
        text, following
    )


_WHERE = re.compile(
    r"\s(?:in|from|by|at|on|for|with|against|under|в|во|из|на|по|от|за|у|à|en|dans|au|aux|de|par|a|por|contra)\s"
)


def _listed_by_place(text: str, between: str, parts: Sequence[Quantity]) -> bool:
    """“58 were summoned, thirty-three in Oral, fourteen in Aqtobe and twelve in Semey”: three or more bare numbers."""
    bare = all(not one.noun and _WHERE.match(text, one.end) for one in parts)
    return len(parts) >= 3 and bare and bool(re.search(r",\s*$", between))


def _before_it(found: Sequence[Quantity], parts: Sequence[Quantity]) -> Quantity | None:
    """“45 people were hurt at those nine: 21 by batons, 14 …”: of the counts before the colon the one that they fit."""
    total = sum(one.value for one in parts)
    fitting = [one for one in found if _of_one_kind(one, parts) and 0.75 * one.value <= total <= 1.34 * one.value]
    return fitting[-1] if fitting else None


def _link(text: str, found: Sequence[Quantity], place: int, language: str) -> Link:
    """How the text joins a whole with the count that follows it."""
    whole, following = found[place], found[place + 1]
    between = text[whole.after : following.start]
    if len(between) > 160 or ";" in between or relation("within", language).search(between):
        return ""
    if relation("parts", language).match(text[whole.end :].lstrip()):
        return ""  # “11 of them …, 8 …”: a part of what was counted before
    if (
        _bracketed(text, found[place + 1 :])
        or relation("parts", language).search(between)
        or _of_them(text, between, following, language)
        or _COLON.search(between)
        or _listed_by_place(text, between, found[place + 1 :])
    ):
        return "sure"
    if _opens_with_among(text, whole, language):
        return "open"
    if opens_with_of(text, whole, language) or _part_of_it(text, found, place, language):
        return "sure"
    genitive = language == "kk" and _KAZAKH_GENITIVE.search(f"{text[whole.end : following.start]} ")
    return "sure" if genitive and is_part_in_kazakh(text, following) else ""


def is_part_in_kazakh(text: str, one: Quantity) -> bool:
    """“17-сі”, “жетеуі”: a number that stands for some of what was named before."""
    ending = re.search(r"[іы](?:н|нде|нда|не|на|нен|нан|нің|ның)?$", one.text)
    return bool(_PART_OF_KAZAKH.match(text, one.end)) or (bool(ending) and not is_plain(one.text, "kk"))


def _of_them(text: str, between: str, following: Quantity, language: str) -> bool:
    """“186 trials, 118 of them in Almaty and …”; “these 96 places were 54 fields, 27 schools and …”."""
    if len(between) <= 40 and "," in between:
        return bool(relation("parts", language).match(text[following.end :].lstrip()[:20]))
    joints = text.count(",", following.end) + text.count(" and ", following.end)
    return joints > 1 and bool(_is_between(language).fullmatch(f" {between.strip()} "))


@lru_cache(maxsize=8)
def _is_between(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s){{0,2}}{relation('is', language).pattern}\s", re.IGNORECASE)


def opens_with_of(text: str, whole: Quantity, language: str) -> bool:
    """“Of the 47 …”, “Из 47 …” at the beginning of the sentence or of a clause."""
    return bool(_of_before(language).search(text[max(0, whole.start - 50) : whole.start]))


def _opens_with_among(text: str, whole: Quantity, language: str) -> bool:
    """“Among the 71 were …”: some of them, unless they are more than all."""
    return bool(_among_before(language).search(text[max(0, whole.start - 30) : whole.start]))


@lru_cache(maxsize=8)
def _among_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.:;]\s)\W*{relation('among', language).pattern}\s(?:\w+\s)?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _of_before(language: str) -> re.Pattern[str]:
    opens = r"(?:^|[.:;–—(,]\s|(?<!\w)(?:and|but|и|а|et|y)\s)\W*"
    return re.compile(rf"{opens}{relation('of', language).pattern}\s(?!{_THEM})(?:\w+\s)?$", re.IGNORECASE)


def joined_by_of(text: str, part: Quantity, whole: Quantity, language: str) -> bool:
    """“38 of the 64”, “38 жителей из 64”: at most four words before the “of”, one behind it."""
    return bool(_between_of(language).fullmatch(text[part.end : whole.start]))


@lru_cache(maxsize=8)
def _between_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\s\w+){{0,4}}?\s{relation('of', language).pattern}\s?(?:\w+\s)?", re.IGNORECASE)


def _part_of_it(text: str, found: Sequence[Quantity], place: int, language: str) -> list[Quantity]:
    """The part that stands before its whole: “38 of the 64 …, 17 … and nine …”."""
    return [found[place - 1]] if place and joined_by_of(text, found[place - 1], found[place], language) else []


def _bracketed(text: str, parts: Sequence[Quantity]) -> bool:
    """“… about water (164), temples (83) and marriages (50)”: each number alone in a bracket."""
    return len(parts) >= 2 and all(
        text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")" for one in parts
    )


def _end_of_bracket(text: str, whole: Quantity, following: Quantity) -> int | None:
    if _BRACKET.search(text[whole.after : following.start]) and text[following.end : following.end + 1] != ")":
        closed = text.find(")", following.end)
        return closed if closed > 0 else None
    return None


def _backward(text: str, found: Sequence[Quantity], language: str) -> Iterator[Partition]:
    """“7 in Almaty, 5 in Astana and 3 in Oral, 15 in all”."""
    total = relation("total", language)
    for place in range(len(found) - 1, 1, -1):
        whole, last = found[place], found[place - 1]
        before = text[last.end : whole.start]
        after = text[whole.end : whole.end + 22]
        if not (total.search(before[-60:]) or total.match(after.lstrip(" ,–—"))):
            continue
        start = text.rfind(":", 0, last.start)
        parts = [one for one in found[:place] if one.start > start or text.find(":", 0, one.start) < 0]
        parts = [one for one in parts if one.start > start] if start >= 0 else parts
        if len(parts) >= 2 and _of_one_kind(whole, parts):
            yield _partition(text, whole, parts, language, sure=True)
        return


def _from_sentence_before(text: str, parts: Sequence[Quantity], language: str, before: str) -> Iterator[Partition]:
    """“53 people were held. 21 were released, 17 convicted and 13 are still waiting.”"""
    wholes = counted(before, language)
    if not wholes or len(parts) < 2:
        return
    if any(one.value == sum(part.value for part in parts) for one in wholes):
        return
    goes_on = bool(relation("goes_on", language).match(text.lstrip()[:40])) or bool(
        relation("parts", language).search(text[: parts[0].end + 40])
    )
    rest = bool(relation("rest", language).search(text, parts[0].end))
    whole = wholes[-1]
    if not whole.noun or not _of_one_kind(whole, parts) or _of_something_else(whole, parts, language):
        return
    if rest or goes_on or len(parts) >= 3:
        yield _partition(text, whole, parts, language, sure=rest or (goes_on and len(parts) >= 3))


def _of_something_else(whole: Quantity, parts: Sequence[Quantity], language: str) -> bool:
    """“It names 19 persons. The cases rest on seven articles …, the recommendations on five articles …”."""
    nouns = [stem(one.noun, language) for one in parts if one.noun and not one.unit]
    return any(nouns.count(noun) > 1 and noun != stem(whole.noun, language) for noun in nouns)


def over_sentences(sentences: Sequence[str], language: str) -> Iterator[tuple[int, Partition]]:
    """A division that goes on from sentence to sentence: “Of the 186, 102 …. Another 58 …. The remaining 26 …”. With
    the number of the sentence in which it ends; at most four sentences."""
    for first, opening in enumerate(sentences):
        found = _outer(
            opening,
            counted(opening, language),
            language,
        )
        for place, whole in enumerate(found):
            here = [*_part_of_it(opening, found, place, language), *found[place + 1 :]]
            alone = len(found) == 1 and whole.noun
            if not alone and (not here or not opens_with_of(opening, whole, language)):
                continue
            yield from _continued(sentences, first, whole, here, language)
            break


def _continued(
    sentences: Sequence[str], first: int, whole: Quantity, here: Sequence[Quantity], language: str
) -> Iterator[tuple[int, Partition]]:
    parts = list(here)
    for number, text in enumerate(sentences[first + 1 : first + 4], start=first + 1):
        counts_here = counted(text, language)
        opening = text[: counts_here[0].end + 14] if counts_here else ""
        rest = bool(relation("rest", language).search(opening))
        more = bool(relation("more", language).search(opening))
        bare = number == first + 1 and all(not one.noun or one.after - one.end > 24 for one in counts_here)
        if not counts_here or not (bare or (len(counts_here) == 1 and (rest or more))):
            return
        parts += counts_here
        if rest and len(parts) >= 2 and _of_one_kind(whole, parts):
            yield number, Partition(whole, tuple(parts), True, True, counts_here[0].start)
            return


def _of_one_kind(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts can be parts: no larger than the whole, of its unit where theirs is known."""
    if any(one.bound for one in (whole, *parts)) or any(one.value > whole.value for one in parts):
        return False
    if whole.value < 3 or any(one.value == whole.value for one in parts):
        return False
    return not whole.unit or all(
        one.unit in {"", "place", whole.unit} or one.after - one.end > len(one.noun) + 2 for one in parts
    )


def _partition(text: str, whole: Quantity, parts: Sequence[Quantity], language: str, *, sure: bool) -> Partition:
    last = parts[-1]
    rest = bool(relation("rest", language).search(text, parts[0].end, last.start + 25)) and bool(
        relation("rest", language).search(text, max(0, last.start - 30), last.start + 25)
    )
    return Partition(whole, tuple(parts), sure, rest, parts[0].start)
