"""Shares of one whole that add up to more than it."""

from __future__ import annotations

import re
from functools import lru_cache

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


@lru_cache(maxsize=512)
def shares_over_whole(text: str) -> float:
    """The sum, in per cent, of three or more shares of one whole that are more than it; 0 where there are none."""
    plain = _NO_SHARE.sub(" ", text)
    found = list(_PERCENT.finditer(plain))
    total = sum(float(one.group(1).replace(",", ".")) for one in found)
    if len(found) < 3 or not 101 < total <= 300 or _WHOLE.search(text) or len(find_dates(text)) > 1:
        return 0.0  # two shares of a comparison, or one share a year
    # Three that follow upon each other and exceed the whole by little are its parts, whatever the sentence calls it.
    in_line = all(_IN_LINE.search(plain[: one.start()].rstrip()) for one in found[1:])
    if not _WHOLE_OF.search(text) and (total > 130 or not in_line):
        return 0.0
    return total


_IN_LINE = re.compile(r"(?:[,;:(–—-]|(?<!\w)(?:and|while|и|а|ал|және|et|y))$")
