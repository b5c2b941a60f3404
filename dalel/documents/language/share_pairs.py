"""Which two numbers a share stands beside: “12 of 30 (40 per cent)”, “a third of the 30, or 10”, “from 40 to 60”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from dalel.documents.language.lexicon import relation
from dalel.documents.language.partitions import is_part_in_kazakh, joined_by_of, opens_with_of
from dalel.documents.language.quantities import Quantity
from dalel.documents.language.shares import Share

Tie = Literal["beside", "near"]
_BRACKET = re.compile(r"\s?\([^()]{0,80}\)")
_GENITIVE = re.compile(r"[^(),;:.–—]{0,60}?[\w-](?:[нтд][іы]ң|[нтд][ае]н|інен|ынан)\s")
_CLOSES = re.compile(r"\s?(?:[),;:.!?–—]|$)")
_ENDS = re.compile(r"(?:-\w{1,6})?(?:\s[^\W\d_]+){0,3}\s?(?:[,);:.–—]|$)")
_NEAR = 70  # signs between a share and its two numbers, at the most


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole near a share. tie: beside it, so that the one says the other again, or only near."""

    part: Quantity
    whole: Quantity
    tie: Tie

    @property
    def start(self) -> int:
        return min(self.part.start, self.whole.start)

    @property
    def end(self) -> int:
        return max(self.part.end, self.whole.end)


def pairs_of(text: str, here: Sequence[Quantity], share: Share, every: Sequence[Share], language: str) -> list[Pair]:
    """The parts and wholes that the share may be of, those beside it first; near ones only where none is beside."""
    found = [*_of_the_whole(text, here, share, language)]
    joined = list(_joined(text, here, share, language))
    found += (Pair(one.part, one.whole, "beside") for one in joined if _is_beside(text, one, share, every, language))
    if found:
        return found
    near = [pair for pair in joined if _is_near(text, pair, share, here, every, language)]
    return sorted(near, key=lambda pair: _gap(pair, share))[:1]


def part_beside(text: str, here: Sequence[Quantity], share: Share, language: str) -> Quantity | None:
    """The count that stands right before the share, or right behind it between commas or in a bracket."""
    before = [one for one in here if one.end <= share.start]
    between = text[before[-1].end : share.start] if before else ""
    if before and before[-1].is_count and says_again(between, language):
        closed = "(" not in between or _CLOSES.match(text, share.end) or _of_a_number(text, share, language)
        return before[-1] if closed else None
    behind = next((one for one in here if one.start >= share.end), None)
    if behind is None or not behind.is_count or not re.match(r"\s?[,);–—]", text[behind.end :]):
        return None
    between = text[share.end : behind.start]
    said = relation("that_is", language).sub("", between)
    return behind if len(between) <= 28 and re.fullmatch(r"\s?[,(–—]\s?,?\s?", said) else None


def says_again(between: str, language: str) -> bool:
    """Whether what stands between a number and a share says that the one is the other."""
    if re.fullmatch(r"(?:-\w{1,6})?\s(?:\w+\s){0,3}\(", between) or between == "(":
        return True
    if len(between) > 90 or re.search(r"[\d(«“\";]", between):
        return False
    found = list(relation("that_is", language).finditer(between))
    near = bool(found) and len(between) - found[-1].end() <= (30 if len(between) <= 60 else 10)
    return near and bool(re.search(r"[,–—-]\s", between))


def is_directed(text: str, one: Quantity, other: Quantity, language: str) -> bool:
    """Whether the text says which of the two came first."""
    return _from_to(text, one, other, language) or _against(text, one, other)


def in_time(text: str, one: Quantity, other: Quantity, language: str) -> tuple[Quantity, Quantity]:
    """The two as they came: “60 against 40” and “60, more than the 40” began with 40."""
    return (one, other) if _from_to(text, one, other, language) or not _against(text, one, other) else (other, one)


def is_told_before(text: str, share: Share, one: Quantity, other: Quantity) -> bool:
    """“by 20 per cent (from 250 to 200)”: the two numbers follow the share at once."""
    between = text[share.end : min(one.start, other.start)]
    return bool(between and re.fullmatch(r"(?:-\w{1,4})?\s?[(,–—:]\s?(?:[^\W\d_]{1,4}\s){0,2}[$€£₸₽]?", between))


def can_be_alike(one: Quantity, other: Quantity) -> bool:
    """Whether the two can be values of one thing; of “from 40 to 70 days” the first has no noun."""
    if one.kind != other.kind:
        bare, named = (one, other) if one.kind == "count" else (other, one)
        return bare.kind == "count" and not bare.noun and named.kind in {"duration", "money"}
    return one.unit == other.unit or not (one.unit and other.unit)


# --- from and to -----------------------------------------------------------------------------------------------------

_FROM_TO = re.compile(
    r"\bfrom\s[^|]*\|[^|]*\bto\s[^|]*\||\b(?:с|со|от)\s\w{0,8}\s?\|[^|]*\bдо\s|\bde\s[^|]*\|[^|]*\b(?:à|a)\s[^|]*\|"
    r"|\|(?:\s[^\W\d_]+)?\s(?:to|до)\s\|",
    re.IGNORECASE,
)
_FROM_KAZAKH = re.compile(r"-?\w{0,12}[тдн][ае]н(?!\w)|\s\w+[тдн][ае]н(?!\w)|.{0,40}?бастап(?!\w)")
_TO_KAZAKH = re.compile(r"-?\w{0,8}[ғқгк][ае](?!\w)|-?\w{0,6}н[ае](?!\w)|\s\w+[ғқгк][ае](?!\w)")
_AGAINST = re.compile(
    r"\|[^|]*\b(?:against|compared (?:with|to)|after|up on|down on|up from|down from|(?:more|fewer|less) than"
    r"|против|после|(?:больше|меньше|более|менее),? чем|contre|après|(?:plus|moins) que"
    r"|frente a|contra|(?:más|menos) que)\s[^|]*\|",
    re.IGNORECASE,
)


def _joint(text: str, one: Quantity, other: Quantity) -> str:
    return f"{text[max(0, one.start - 9) : one.start]}|{text[one.end : other.start]}|"


def _from_to(text: str, one: Quantity, other: Quantity, language: str) -> bool:
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    if language != "kk":
        return bool(_FROM_TO.search(_joint(text, first, second)))
    begins = any(_FROM_KAZAKH.match(text[at : second.start]) for at in _endings(first))
    return begins and any(_TO_KAZAKH.match(text, at) for at in _endings(second))


def _endings(one: Quantity) -> tuple[int, ...]:
    """Where the ending of a Kazakh number begins: behind it, and within one that is written in words."""
    return (one.end, one.end - 3) if one.text[-1:].isalpha() and len(one.text) > 3 else (one.end,)


def _against(text: str, one: Quantity, other: Quantity) -> bool:
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    return bool(_AGAINST.search(_joint(text, first, second)))


# --- a part and its whole --------------------------------------------------------------------------------------------


def _joined(text: str, here: Sequence[Quantity], share: Share, language: str) -> Iterator[Pair]:
    """“12 of 30”, “of the 30, 12”, “30 отырыстың 12-сі”; “12 (40 per cent) of the 30”."""
    for first, second in pairwise(here):
        between = text[first.end : second.start]
        if _from_to(text, first, second, language):
            continue
        if language == "kk":
            of_first = len(between) < 60 and _GENITIVE.match(between) and not is_part_in_kazakh(text, first)
            part, whole = (second, first) if of_first else (first, first)
        elif joined_by_of(text, first, second, language) or _of_behind_bracket(text, first, second, share, language):
            part, whole = first, second
        elif opens_with_of(text, first, language) and len(between) < 80:
            part, whole = second, first
        else:
            continue
        if part.value < whole.value:
            yield Pair(part, whole, "near")


def _of_behind_bracket(text: str, first: Quantity, second: Quantity, share: Share, language: str) -> bool:
    """“12 (40 per cent) of the 30”: the share stands between the two."""
    if not first.end <= share.start < second.start:
        return False
    return bool(_of_between(language).fullmatch(_BRACKET.sub("", text[first.end : second.start])))


@lru_cache(maxsize=8)
def _of_between(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\s[^\W\d_]+){{0,4}}?\s{relation('of', language).pattern}\s?(?:[^\W\d_]+\s)?", re.IGNORECASE)


def _is_beside(text: str, pair: Pair, share: Share, every: Sequence[Share], language: str) -> bool:
    """Whether the pair says the share again: in a bracket, behind an “or”, between commas."""
    if any(pair.end <= one.start < share.start or share.end <= one.start < pair.start for one in every):
        return False
    if share.start >= pair.end:
        if _of_a_number(text, share, language):
            return False
        between = text[pair.end : share.start]
        again = says_again(between, language) and (_CLOSES.match(text, share.end) or "(" not in between)
        return bool(again or (re.fullmatch(r"(?:\s[^\W\d_]+){0,3},\s", between) and _CLOSES.match(text, share.end)))
    if share.end <= pair.start:
        between = relation("that_is", language).sub("", text[share.end : pair.start])
        # “two thirds of the accused, 24 of 60, …”: what says it again between commas ends with one.
        if "," in between and not _ENDS.match(text, pair.end):
            return False
        return bool(re.fullmatch(r"\)?(?:-\w{1,4})?(?:\s\w+){0,6}?\s?[(,–—:]\s?,?\s?", between))
    said = says_again(text[pair.start + len(_first(pair).text) : share.start], language)
    return said and bool(_CLOSES.match(text, share.end))


def _first(pair: Pair) -> Quantity:
    return pair.part if pair.part.start < pair.whole.start else pair.whole


def _gap(pair: Pair, share: Share) -> int:
    return max(share.start - pair.end, pair.start - share.end, 0)


def _is_near(
    text: str, pair: Pair, share: Share, here: Sequence[Quantity], every: Sequence[Share], language: str
) -> bool:
    """Whether nothing stands between the pair and the share that the one or the other could belong to."""
    # What stands alone in a bracket says again the word before it.
    if _gap(pair, share) > _NEAR or text[share.start - 1 : share.start] == "(":
        return False
    start, end = min(pair.end, share.end), max(pair.start, share.start)
    between = text[start:end]
    if any(start <= place < end for place in [*(one.start for one in here), *(one.start for one in every)]):
        return False
    if share.start >= pair.end:
        # “two of the five judges, a third of the clerks”: a share of something else
        closed = bool(_CLOSES.match(text, share.end))
        if _has_a_whole(text, share, language) or _is_next_item(between, language, closed=closed):
            return False
    return not re.search(r"[;.!?]\s", between)


def _has_a_whole(text: str, share: Share, language: str) -> bool:
    """“a third of the clerks”: the share says what it is of, and that is no number."""
    return bool(_of_something(language).match(text, share.end))


def _is_next_item(between: str, language: str, *, closed: bool) -> bool:
    """“двое из пяти судей, четверть секретарей”: between the pair and the share an enumeration goes on."""
    listed = ("," in between and not closed) or relation("and", language).search(between)
    return bool(listed) and not relation("that_is", language).search(between)


@lru_cache(maxsize=8)
def _of_something(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{relation('of', language).pattern}\s(?!\d)", re.IGNORECASE)


def _of_a_number(text: str, share: Share, language: str) -> bool:
    """“… or 24 per cent of the 240”."""
    return bool(_of_number(language).match(text, share.end))


@lru_cache(maxsize=8)
def _of_number(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{relation('of', language).pattern}\s(?:[^\W\d_]+\s){{0,2}}(?=\d)", re.IGNORECASE)


def _of_the_whole(text: str, here: Sequence[Quantity], share: Share, language: str) -> Iterator[Pair]:
    """“a third of the 30 (10)”, “40 per cent of the 30, or 12,”, “12, or 40 per cent of the 30”, “30 адамның үштен
    бірі (10)”."""
    whole = _whole_of(text, here, share, language)
    if whole is None:
        return
    before = [one for one in here if one.end <= min(share.start, whole.start)]
    if before and whole.start > share.start and says_again(text[before[-1].end : share.start], language):
        yield Pair(before[-1], whole, "beside")
        return
    end = max(whole.end, share.end)
    part = next((one for one in here if one.start >= end), None)
    if part is None:
        return
    between = text[end : part.start]
    said = relation("that_is", language).sub("", between)
    if len(between) > 60 or not re.fullmatch(r"\)?(?:\s[^\W\d_]+){0,3}?\s?[(,–—]\s?,?\s?", said):
        return
    if re.match(r"(?:-\w{1,6})?(?:\s[^\W\d_]+){0,2}\s?[),;–—.]", text[part.end :]) or said != between:
        yield Pair(part, whole, "beside")


def _whole_of(text: str, here: Sequence[Quantity], share: Share, language: str) -> Quantity | None:
    """The number that the share is said to be a share of."""
    if language == "kk":
        before = [one for one in here if one.end <= share.start]
        between = text[before[-1].end : share.start] if before else ""
        return before[-1] if before and re.fullmatch(rf"{_GENITIVE.pattern}\(?", between) else None
    following = next((one for one in here if one.start >= share.end), None)
    if following is None:
        return None
    between = re.sub(r"^\)", "", _BRACKET.sub("", text[share.end : following.start]))
    return following if _of_between(language).fullmatch(between) else None
