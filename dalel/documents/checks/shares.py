"""Shares, rises and falls against the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.share_sums import SLIP, shares_over_whole
from dalel.documents.checks.sums import says_so
from dalel.documents.language.lexicon import relation
from dalel.documents.language.part_groups import says_of_them
from dalel.documents.language.partitions import joined_by_of
from dalel.documents.language.quantities import Quantity, quantities
from dalel.documents.language.sentences import Sentence, unmarked
from dalel.documents.language.share_fits import (
    changed_by_one_of,
    changes,
    given_by_any,
    given_by_one_of,
    gives,
    is_part_of_any,
    value_of,
)
from dalel.documents.language.share_pairs import (
    Pair,
    can_be_alike,
    in_time,
    is_directed,
    is_told_before,
    pairs_of,
    part_beside,
)
from dalel.documents.language.shares import Share, shares
from dalel.lib.language import format_number, per_cent
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _
from dalel.lib.messages import language as spoken

_MOST = 40  # shares or numbers: a sentence with more is a table that lost its lines


@check(
    "E-PERCENT",
    "error",
    "A share or a rise that its counts contradict",
    what="A percentage, a fraction (“two thirds”, “one in four”) or a multiple (“doubled”) stands beside the counts"
    " that it was made of and cannot come from any of them; or shares of one whole add up to more than it.",
    example="“45 of the 60 trials (80 %)”: 45 of 60 are 75 %. “From 40 to 60, a rise of 20 per cent”: it is 50.",
    mend="Compute it again, and round it as the others are rounded.",
)
def percentages(analysis: Analysis) -> Iterator[Finding]:
    language = analysis.language
    for passage in analysis.whole:
        before: Sequence[Quantity] = ()
        for marked, following in zip_longest(passage.sentences, passage.sentences[1:]):
            sentence = Sentence(unmarked(marked.text), marked.start)
            found = shares(sentence.text, language)
            found = found if len(found) <= _MOST else ()
            numbers = [one for one in quantities(sentence.text, language) if _is_term(sentence.text, one, found)]
            for share in found if len(numbers) <= _MOST else ():
                if not passage.in_quotes(sentence.start + share.start):
                    yield from _judged(analysis, passage, sentence, share, (numbers, before))
            before = numbers
            over = shares_over_whole(sentence.text, language)
            told = relation("overlaps", language).search(passage.text) or says_so(
                sentence.text, following.text if following else "", language
            )
            if 0 < over <= SLIP and not told:
                message = _("The shares add up to {total}.", total=per_cent(round(over / 100, 3), spoken()))
                remedy = _("Correct a share, or say that the categories overlap.")
                yield analysis.finding("E-PERCENT", passage, message, remedy, at=sentence.start)


def _is_term(text: str, one: Quantity, found: Sequence[Share]) -> bool:
    """Whether a share can be made of the number: it is none of its own words."""
    if one.kind not in {"count", "money", "duration"} or one.value <= 0:
        return False
    if _AND_A_HALF.match(text, one.end):
        return False
    return not any(share.start <= one.start < share.end for share in found)


_AND_A_HALF = re.compile(r"\s(?:and a|с|et|y)\s(?:half|third|quarter|половин|четверт|треть|demi|medi)", re.IGNORECASE)


_Numbers = tuple[Sequence[Quantity], Sequence[Quantity]]  # of the sentence, and of the one before


@dataclass(frozen=True, slots=True)
class _Claim:
    """Two numbers of which the share plainly speaks. beside: it says the two again. right: they give it."""

    one: Quantity
    other: Quantity
    change: bool
    beside: bool = False
    right: bool = False


def _judged(
    analysis: Analysis, passage: Passage, sentence: Sentence, share: Share, numbers: _Numbers
) -> Iterator[Finding]:
    """A finding if the share plainly belongs to two numbers and no two of those around it give it."""
    claim = _claim(analysis, passage, sentence, share, numbers)
    if claim is None or claim.right:
        return
    here, before = numbers
    own = (value_of(claim.one), value_of(claim.other))
    others = [one for one in quantities(sentence.text, analysis.language) if one.kind == "share"]
    around = [value_of(one) for one in [*here, *others] if not share.start <= one.start < share.end]
    one_of = changed_by_one_of if claim.change else given_by_one_of
    if claim.beside and one_of(own, around, share):
        return
    if not claim.beside and given_by_any(around, own, share, change=claim.change, derived=True):
        return
    directed = is_directed(sentence.text, claim.one, claim.other, analysis.language)
    wider = [value_of(one) for one in [*before, *here]]
    if claim.change and not directed and given_by_any(wider, own, share, change=True, derived=False):
        return
    yield _finding(analysis, passage, sentence, share, (claim.one, claim.other), change=claim.change)


def _claim(analysis: Analysis, passage: Passage, sentence: Sentence, share: Share, numbers: _Numbers) -> _Claim | None:
    here = numbers[0]
    text, language = sentence.text, analysis.language
    change = _is_change(text, share, language)
    pairs = [] if share.times else pairs_of(text, here, share, shares(text, language), language)
    beside = [pair for pair in pairs if pair.tie == "beside"]
    if beside or (pairs and not change):
        right = any(_is_part(pair, share) for pair in pairs)
        return _Claim(pairs[0].part, pairs[0].whole, change=False, beside=bool(beside), right=right)
    if change:
        found = _pair_of_change(text, here, share, language)
        if found:
            right = _is_right_change(text, *found, share, language)
            return _Claim(*found, change=True, beside=is_told_before(text, share, *found), right=right)
    elif not share.times and (part := part_beside(text, here, share, language)):
        alone = _alone(passage, text, part, here, share, language)
        if alone:
            return alone
    return _elided(passage, text, numbers, share, language, change=change)


def _is_part(pair: Pair, share: Share) -> bool:
    """The share; or what is left without it, where the pair is only near: “… 45 of the 60, and 25 per cent not”."""
    part, whole = value_of(pair.part), value_of(pair.whole)
    return gives(part, whole, share) or (pair.tie == "near" and gives(whole - part, whole, share))


def _is_right_change(text: str, one: Quantity, other: Quantity, share: Share, language: str) -> bool:
    before, after = value_of(one), value_of(other)
    may_be_to, must_be_to = _to_share(text, share, language)
    if must_be_to or may_be_to:
        bare = replace(share, bound="")  # “до трети” is no bound
        if gives(after, before, bare):
            return True
    if not must_be_to and changes(before, after, share):
        return True
    # Which of two came first is known only where the text says it.
    return not is_directed(text, one, other, language) and changes(after, before, share)


def _to_share(text: str, share: Share, language: str) -> tuple[bool, bool]:
    """Whether the share may be, and whether it must be, what is left: “fell to a third” and not “by a third”."""
    if language == "kk":
        must = bool(relation("to_share", language).match(text[share.end : share.end + 12]))
        return must or not share.text[:1].isdigit(), must
    must = bool(_to_before(language).search(text[max(0, share.start - 24) : share.start]))
    return must or bool(_of_before_now(language).match(text, share.end)), must


@lru_cache(maxsize=8)
def _to_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){relation('to_share', language).pattern}\s$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _of_before_now(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:[^\W\d_]+\s){{0,3}}?{relation('former', language).pattern}", re.IGNORECASE)


def _alone(
    passage: Passage, text: str, part: Quantity, here: Sequence[Quantity], share: Share, language: str
) -> _Claim | None:
    """A share beside its part, whose whole stands somewhere in the passage: “33 (80 per cent)”, “36, or a quarter”."""
    wholes = [one for one in here if one.is_count and one.value > part.value]
    before = [one for one in here if one.end <= part.start]
    if len(wholes) > 1 and before and before[-1] in wholes and says_of_them(text, part, before[-1].after, language):
        wholes = before[-1:]  # “…, of which 5 (42 per cent)”
    if len(wholes) != 1:
        return None
    around = [one for one in quantities(unmarked(passage.text), language) if one.is_count and one.value > part.value]
    right = any(gives(value_of(part), value_of(one), share) for one in around)
    return _Claim(part, wholes[0], change=False, right=right)


def _is_change(text: str, share: Share, language: str) -> bool:
    """Whether the share tells by how much something rose or fell; “more than half” does not."""
    before = text[max(0, share.start - 60) : share.start]
    if share.bound and language != "kk":
        before = _bound(language).sub("", before)
    before = re.split(r"[;.]\s", before)[-1]
    far = 90 if language == "kk" else 40  # a Kazakh verb stands at the end
    near = f"{before}{share.text} {re.split(r'[;.]', text[share.end : share.end + far])[0]}"
    return share.times or bool(relation("rise", language).search(near) or relation("fall", language).search(near))


@lru_cache(maxsize=8)
def _bound(language: str) -> re.Pattern[str]:
    either = f"{relation('over', language).pattern}|{relation('under', language).pattern}"
    return re.compile(rf"(?:{either})(?:\s(?:the|a|an))?\s?$", re.IGNORECASE)


def _pair_of_change(
    text: str, here: Sequence[Quantity], share: Share, language: str
) -> tuple[Quantity, Quantity] | None:
    """The two numbers of “rose from 40 to 60”, “40-тан 60-қа”, “с 40 до 60”, “60 against 40”."""
    near = [one for one in here if abs(one.start - share.start) < 160]
    pairs = [two for two in pairwise(near) if can_be_alike(*two) and is_directed(text, *two, language)]
    if pairs:
        return in_time(text, *min(pairs, key=lambda pair: abs(pair[0].start - share.start)), language)
    if len(near) != 2 or not can_be_alike(*near) or joined_by_of(text, near[0], near[1], language):
        return None
    return near[0], near[1]


def _elided(
    passage: Passage, text: str, numbers: _Numbers, share: Share, language: str, *, change: bool
) -> _Claim | None:
    """One or both numbers stand in the sentence before, which this one says again: “That is 40 per cent.”"""
    here, before = numbers
    pair = _pair_with_before(text, here, before, share, language, change=change)
    if pair is None:
        return None
    around = [value_of(each) for each in [*before, *here]]
    around += [value_of(each) for each in quantities(unmarked(passage.text), language) if each.is_count]
    given = given_by_any(around, None, share, change=True, derived=False) if change else False
    right = given or (not change and is_part_of_any(around, share))
    return _Claim(*pair, change=change, beside=True, right=right)


def _pair_with_before(
    text: str, here: Sequence[Quantity], before: Sequence[Quantity], share: Share, language: str, *, change: bool
) -> tuple[Quantity, Quantity] | None:
    """One or both counts stand in the sentence before, which this one says again: “That is 40 per cent.”"""
    again = relation("that_is", language).search(text[: share.end + 20]) or relation("that_is", language).search(
        text, max(0, share.start - 30), share.start
    )
    if not again or len(text[: share.start].split()) > 14:
        return None
    terms = [one for one in here if one.kind == "count"]
    earlier = [one for one in before if one.kind == "count"]
    if change and len(earlier) == 2 and not terms and earlier[0].value != earlier[1].value:
        return earlier[0], earlier[1]
    if change and len(terms) == 1 and earlier and earlier[0].value != terms[0].value:
        return earlier[0], terms[0]
    if len(terms) == 1 and earlier and not change:
        smaller = [one for one in earlier if one.value < terms[0].value]
        larger = [one for one in earlier if one.value > terms[0].value]
        if len(earlier) == 1:
            return (smaller[0], terms[0]) if smaller else (terms[0], larger[0]) if larger else None
    if not terms and len(earlier) == 2 and not change:
        low, high = sorted(earlier, key=lambda one: one.value)
        return (low, high) if low.value < high.value else None
    return None


def _finding(
    analysis: Analysis,
    passage: Passage,
    sentence: Sentence,
    share: Share,
    pair: tuple[Quantity, Quantity],
    *,
    change: bool,
) -> Finding:
    one, other = pair
    said = " ".join(share.text.split())
    if change:
        message = _(
            "“{said}”: from {one} to {other} it is {ratio} times, a change of {percent}.",
            said=said,
            one=one.text,
            other=other.text,
            ratio=_number(analysis, other.value / one.value),
            percent=_percent(analysis, other.value / one.value - 1),
        )
    else:
        message = _(
            "“{said}”: {part} of {whole} is {percent}.",
            said=said,
            part=one.text,
            whole=other.text,
            percent=_percent(analysis, one.value / other.value),
        )
    return analysis.finding(
        "E-PERCENT", passage, message, _("Correct the share or the counts."), at=sentence.start + share.start
    )


def _number(analysis: Analysis, value: float) -> str:
    return format_number(round(value, 2), analysis.language if analysis.language in LANGUAGES else "en")


def _percent(analysis: Analysis, value: float) -> str:
    return per_cent(round(value, 3), analysis.language if analysis.language in LANGUAGES else "en")
