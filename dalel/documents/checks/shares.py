"""Shares, rises and falls against the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.share_sums import SLIP, shares_over_whole
from dalel.documents.language.lexicon import relation
from dalel.documents.language.partitions import joined_by_of, opens_with_of
from dalel.documents.language.quantities import Quantity, quantities
from dalel.documents.language.sentences import Sentence
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
        for sentence in passage.sentences:
            found = shares(sentence.text, language)
            found = found if len(found) <= _MOST else ()
            numbers = [one for one in quantities(sentence.text, language) if _is_term(one, found)]
            for share in found if len(numbers) <= _MOST else ():
                if not passage.in_quotes(sentence.start + share.start):
                    yield from _judged(analysis, passage, sentence, share, (numbers, before))
            before = numbers
            over = shares_over_whole(sentence.text)
            if 0 < over <= SLIP and not relation("overlaps", language).search(passage.text):
                message = _("The shares add up to {total}.", total=per_cent(round(over / 100, 3), spoken()))
                remedy = _("Correct a share, or say that the categories overlap.")
                yield analysis.finding("E-PERCENT", passage, message, remedy, at=sentence.start)


def _is_term(one: Quantity, found: Sequence[Share]) -> bool:
    """Whether a share can be made of the number: it is none of its own words."""
    if one.kind not in {"count", "money", "duration"} or one.value <= 0:
        return False
    return not any(share.start <= one.start < share.end for share in found)


_Numbers = tuple[Sequence[Quantity], Sequence[Quantity]]  # of the sentence, and of the one before


def _judged(
    analysis: Analysis, passage: Passage, sentence: Sentence, share: Share, numbers: _Numbers
) -> Iterator[Finding]:
    """A finding if the share plainly belongs to two counts and fits none of those around it."""
    here, before = numbers
    language = analysis.language
    change = _is_change(sentence.text, share, language)
    pair = None if share.times else _pair(sentence.text, here, share, language)
    if pair is None and not share.times and not change and (alone := _alone(passage, sentence, share, here, language)):
        if not alone.fits:
            yield _finding(analysis, passage, sentence, share, (alone.part, alone.whole), change=False)
        return
    if pair is not None:
        change = False
    elif change:
        pair = _pair_of_change(sentence.text, here, share, language)
    around = list(here) if pair is None or change else []
    if pair is None:
        pair = _pair_with_before(sentence.text, here, before, share, language, change=change)
        around += [*before, *(one for one in quantities(passage.text, language) if one.is_count)]
    directed = pair is not None and pair[0] in here and pair[1] in here and _is_directed(sentence.text, pair)
    if pair is None or _fits_any(pair, around, share, change=change, directed=directed):
        return
    yield _finding(analysis, passage, sentence, share, pair, change=change)


@dataclass(frozen=True, slots=True)
class _Alone:
    part: Quantity
    whole: Quantity
    fits: bool


def _alone(
    passage: Passage, sentence: Sentence, share: Share, here: Sequence[Quantity], language: str
) -> _Alone | None:
    """A share beside its part, whose whole stands somewhere in the passage: “33 (80 per cent)”, “36, or a quarter”."""
    part = _beside(sentence.text, here, share, language)
    if part is None:
        return None
    wholes = [one for one in here if one.is_count and one.value > part.value]
    around = [one for one in quantities(passage.text, language) if one.is_count and one.value > part.value]
    if _OF_THE.match(sentence.text, share.end):  # “… or 24 per cent of the 240”
        around = wholes = [one for one in wholes if one.start >= share.end][:1]
    if len(wholes) != 1:
        return None
    return _Alone(part, wholes[0], any(_fits(part.value / one.value, share) for one in around))


def _beside(text: str, here: Sequence[Quantity], share: Share, language: str) -> Quantity | None:
    """The count that stands right before the share, or right behind it between commas or in a bracket."""
    before = [one for one in here if one.end <= share.start and one.is_count]
    if before and _is_beside(text[before[-1].end : share.start], language):
        return before[-1]
    behind = next((one for one in here if one.start >= share.end and one.is_count), None)
    if behind is None or not re.match(r"\s?[,);–—]", text[behind.end :]):
        return None
    between = text[share.end : behind.start]
    said = relation("that_is", language).sub("", between)
    return behind if len(between) <= 28 and re.fullmatch(r"\s?[,(–—]\s?,?\s?", said) else None


def _is_beside(between: str, language: str) -> bool:
    """Whether what stands between a count and a share says that the one is the other."""
    if re.fullmatch(r"\s(?:\w+\s){0,3}\(", between):
        return True
    found = relation("that_is", language).search(between) if len(between) <= 60 else None
    return bool(found and re.search(r"[,–—-]\s", between) and len(between) - found.end() <= 30)


_OF_THE = re.compile(r"\s(?:of|из|des?|de los|de las|d'entre)\s(?:\w+\s){0,2}?(?=\d)", re.IGNORECASE)


def _is_change(text: str, share: Share, language: str) -> bool:
    """Whether the share tells by how much something rose or fell."""
    near = text[max(0, share.start - 60) : share.end + 40]
    return share.times or bool(relation("rise", language).search(near) or relation("fall", language).search(near))


# --- the two counts of a share --------------------------------------------------------------------------------------


def _pair(text: str, here: Sequence[Quantity], share: Share, language: str) -> tuple[Quantity, Quantity] | None:
    """The part and the whole that stand together near the share: “12 of 30”, “30 отырыстың 12-сі”."""
    best: tuple[int, tuple[Quantity, Quantity]] | None = None
    for first, second in pairwise(here):
        between = text[first.end : second.start]
        part, whole = first, second
        if language == "kk" and len(between) < 60 and re.search(r"\w(?:[нтд][іы]ң|[нтд][ае]н|інен|ынан)\s", between):
            part, whole = second, first
        elif not joined_by_of(text, first, second, language):
            if not (opens_with_of(text, first, language) and len(between) < 80):
                continue
            part, whole = second, first
        if part.value >= whole.value:
            continue
        between_both = first.end <= share.start < second.start
        gap = share.start - second.end if share.start >= second.end else first.start - share.end
        gap = 0 if between_both else gap
        # Another share between belongs to the pair, and this one to something else.
        if -1 <= gap <= 70 and (best is None or gap < best[0]):
            between_them = text[min(second.end, share.end) : max(first.start, share.start)]
            if not re.search(r"[;.!?]\s", between_them) and not re.search(r"\d\s?%", between_them):
                best = gap, (part, whole)
    return best[1] if best else None


def _pair_of_change(
    text: str, here: Sequence[Quantity], share: Share, language: str
) -> tuple[Quantity, Quantity] | None:
    """The two numbers of “rose from 40 to 60”, “40-тан 60-қа”, “с 40 до 60”, “60 against 40”."""
    near = [one for one in here if abs(one.start - share.start) < 160]
    pairs = [two for two in pairwise(near) if _alike(*two) and _is_directed(text, two)]
    if pairs:
        return _in_time(text, *min(pairs, key=lambda pair: abs(pair[0].start - share.start)))
    return (near[0], near[1]) if len(near) == 2 and _alike(*near) else None


def _is_directed(text: str, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether the text says which of the two came first."""
    first, second = sorted(pair, key=lambda one: one.start)
    return bool(_FROM_TO.search(_joint(text, first, second)) or _AGAINST.search(_joint(text, first, second)))


def _joint(text: str, one: Quantity, other: Quantity) -> str:
    return f"{text[max(0, one.start - 9) : one.start]}|{text[one.end : other.start]}|"


def _in_time(text: str, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """The two as they came: “60 against 40” began with 40."""
    return (other, one) if _AGAINST.search(_joint(text, one, other)) else (one, other)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the two can be values of one thing; of “from 40 to 70 days” the first has no noun."""
    if one.kind != other.kind:
        return not one.noun and other.kind in {"duration", "money"} and one.kind == "count"
    return one.unit == other.unit or not (one.unit and other.unit)


_FROM_TO = re.compile(
    r"\bfrom\s[^|]*\|[^|]*\bto\s[^|]*\||\b(?:с|со|от)\s\w{0,8}\s?\|[^|]*\bдо\s|\bde\s[^|]*\|[^|]*\b(?:à|a)\s[^|]*\|"
    r"|\|-?\w{0,3}[тднТ][ае]н[^|]*\|",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\|[^|]*\b(?:against|compared (?:with|to)|after|up on|down on|up from|down from|против|после|contre|après"
    r"|frente a|contra)\s[^|]*\|",
    re.IGNORECASE,
)


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


# --- whether it can be right ----------------------------------------------------------------------------------------


def _fits_any(
    pair: tuple[Quantity, Quantity], around: Sequence[Quantity], share: Share, *, change: bool, directed: bool
) -> bool:
    """Whether the pair gives the share, or any other two numbers around do: as a part of a whole, as a change."""
    own = (pair[0].value, pair[1].value)
    values = list(dict.fromkeys(one.value for one in around if one.value))[:24]
    others = [two for two in permutations(values, 2) if set(two) != set(own)]
    if not change:
        return any(_fits(one / other, share) for one, other in [own, *others])
    if not directed:
        others.append((own[1], own[0]))
    if share.times:
        return any(_fits(other / one, share) for one, other in [own, *others])
    return any(_fits(abs(other - one) / one, share) for one, other in [own, *others]) or any(
        _fits(one / other, share) for one, other in others if {one, other} != set(own)
    )


def _fits(value: float, share: Share) -> bool:
    slack = share.slack + 1e-9
    if share.times and value < 1 < share.value:
        value = 1 / value  # “three times fewer”
    if share.bound == "over":
        return value >= share.value - slack and value <= share.value * 1.35 + 0.05
    if share.bound == "under":
        return value <= share.value + slack and value >= share.value * 0.65 - 0.05
    if share.bound == "about":
        slack = max(slack, 0.06 * max(1.0, share.value))
    return abs(value - share.value) <= slack


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
