"""Shares of one whole that add up to more than it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.language.part_groups import divided_completely
from dalel.documents.language.quantities import quantities
from dalel.documents.language.share_pairs import says_again
from dalel.documents.language.times import find_dates

SLIP = 115  # per cent: up to here one share is wrong; beyond, the categories overlap

_PERCENT = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent|pour ?cent|por ?ciento|процент\w*|пайыз\w*)", re.IGNORECASE
)
# The level and the ends of an interval are no parts of a whole.
_NO_SHARE = re.compile(
    r"\d{1,3}(?:[.,]\d+)?\s?(?:%|per ?cent|процент\w*|пайыз\w*)[\s-]*(?:confidence |доверительн\w* |сенім )?"
    r"(?:interval|CI\b|интервал|аралы)\w*"
    r"|\d{1,3}(?:[.,]\d+)?\s?%?\s?[\u2013-]\s?\d{1,3}(?:[.,]\d+)?\s?(?:%|per ?cent|процент\w*|пайыз\w*)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:respectively|compared|while|rose|fell|up|down|against|в то время как|соответственно)\b", re.IGNORECASE
)

_WHOLE_OF = re.compile(
    r"\bof (?:those|them|the|all|these|whom|which|our)\b|\bиз (?:них|всех|опрошенн)|олардың|барлық", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    value: float


@lru_cache(maxsize=512)
def shares_over_whole(text: str, language: str) -> float:
    """The sum, in per cent, of three or more shares of one whole that are more than it; 0 where there are none."""
    plain = _NO_SHARE.sub(lambda found: " " * len(found.group()), text)
    found = [_Part(one.start(), one.end(), float(one.group(1).replace(",", "."))) for one in _PERCENT.finditer(plain)]
    total = sum(one.value for one in found)
    if len(found) < 3 or not 101 < total <= 300 or _WHOLE.search(text) or len(find_dates(text)) > 1:
        return 0.0  # two shares of a comparison, or one share a year
    # Three that follow upon each other and exceed the whole by little are its parts, whatever the sentence calls it.
    in_line = all(_IN_LINE.search(plain[: one.start].rstrip()) for one in found[1:])
    if not _WHOLE_OF.search(text) and (total > 130 or not in_line):
        return 0.0
    return 0.0 if _explained(plain, found, language) else total


def _explained(text: str, found: Sequence[_Part], language: str) -> bool:
    """Whether the shares need not be parts of one whole: one is the sum of the others, some are all of it and the rest
    is told of something else, or the counts beside them are of different wholes."""
    total = sum(one.value for one in found)
    if any(abs(2 * one.value - total) <= 1 for one in found):
        return True
    return divided_completely(text, found, 100, 1, language) or _of_different_wholes(text, found, language)


def _of_different_wholes(text: str, found: Sequence[_Part], language: str) -> bool:
    """“20 (25 per cent) were inspected: 12 (60 per cent) were fined”: 80 and 20; “a third of the 40 and 20 % of the
    90”."""
    counts = [one for one in quantities(text, language) if one.is_count and one.value]
    wholes = []
    for share in found:
        before = [one for one in counts if one.end <= share.start and says_again(text[one.end : share.start], language)]
        if before and share.value:
            wholes.append(100 * before[-1].value / share.value)
    return len(wholes) >= 2 and max(wholes) > 1.25 * min(wholes)


_IN_LINE = re.compile(r"(?:[,;:(–—-]|(?<!\w)(?:and|while|и|а|ал|және|et|y))$")
