"""Amounts of money that can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.lib.messages import _

_CURRENCY = (
    r"(?:USD|EUR|GBP|CHF|RUB|KZT|KGS|UZS|TJS|US\$|\$|€|£|₸|₽|долл\w*|тенге|теңге|евро|сом\w*"
    r"|dollars?|euros?|tenge|som|rubles?)"
)
# No amount is written in more than thirty signs; a longer run of figures would be tried from each of them to its end.
_NUMBER = r"\d[\d,.\u00a0\u202f ]{0,28}\d|\d"
_RANGE = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<low>{_NUMBER})\s?(?P<scale_low>k|thousand|million|тыс\.?|млн|мың)?\s?(?:[-–—]|\bto\b|\band\b|\bдо\b)\s?(?:{_CURRENCY}\s?)?"
    rf"(?P<high>{_NUMBER})(?P<after>\s?(?:k|thousand|million|bn|billion|тыс\w*|млн|млрд|мың|миллион\w*)\b)?"
    rf"|(?P<low2>{_NUMBER})\s?(?:[-–—]|\bto\b|\band\b|\bдо\b)\s?(?P<high2>{_NUMBER})(?P<after2>\s?(?:k|thousand|million|bn|billion|тыс\w*|млн|млрд|мың|миллион\w*)\b)?\s?(?P<currency2>{_CURRENCY})",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?:{_CURRENCY})\s?(?P<amount>\d{{1,3}}\.\d{{3}})(?!\d|[,.]\d)", re.IGNORECASE)


@check(
    "W-AMBIGUOUS-AMOUNT",
    "warning",
    "An amount that can be read in two ways",
    what="The ends of a range of money are so far apart that one of them was shortened (1.5 for 1,500), or a full"
    " stop may be a decimal point or divide thousands.",
    example="USD 1.5-2000",
    mend="Write both ends out: USD 1,500–2,000. Keep the amount in the local currency and the rate's date beside it.",
)
def amounts(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        for found in _RANGE.finditer(passage.text):
            low_text, high_text = found["low"] or found["low2"], found["high"] or found["high2"]
            if found["after"] or found["after2"] or found["scale_low"]:
                continue
            low, high = _value(low_text), _value(high_text)
            if low is None or high is None or not _unclear(low_text, low, high):
                continue
            if _two_amounts(found, passage.text, low, high):
                continue
            yield analysis.finding(
                "W-AMBIGUOUS-AMOUNT",
                passage,
                _(
                    "“{amount}” can be read as from {low} or from {other} to {high}.",
                    amount=" ".join(found.group().split()),
                    low=low_text.strip(),
                    other=f"{low * 1000:,.0f}",
                    high=high_text.strip(),
                ),
                _("Write both ends out, such as {better}.", better=f"{low * 1000:,.0f}–{high:,.0f}"),
                at=found.start(),
            )
        if analysis.language == "en":
            yield from _dots(analysis, passage)


def _unclear(low_text: str, low: float, high: float) -> bool:
    """1.5 to 2000: a broken number below one that is a hundred times larger, or 2 to 500,000."""
    if low <= 0 or high <= low:
        return 0 < high < low
    broken = bool(re.search(r"[.,]\d{1,2}$", low_text.strip()))
    return high / low >= (100 if broken else 1000)


def _two_amounts(found: re.Match[str], text: str, low: float, high: float) -> bool:
    """Words between the ends may also tell of a fall (“from 3,000 to 500”), or of two things (“USD 2 and 900 people”).

    Only a dash is always a range.
    """
    joined = re.search(r"\b(to|and|до)\b", found.group())
    if joined is None:
        return False
    if joined.group() == "and" and not re.search(r"\bbetween\s+$", text[: found.start()], re.IGNORECASE):
        return True
    return high < low or not re.search(r"[.,]\d{1,2}$", (found["low"] or found["low2"]).strip())


def _value(text: str) -> float | None:
    """The number as it would be read: "1,500" and "1 500" are fifteen hundred, "1.5" and "1,5" one and a half."""
    digits = re.sub(r"[\s\u00a0\u202f]", "", text).strip(".,")
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def _dots(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    for found in _SINGLE.finditer(passage.text):
        amount = found["amount"]
        yield analysis.finding(
            "W-AMBIGUOUS-AMOUNT",
            passage,
            _(
                "“{amount}” can be read as {whole} or as {small}.",
                amount=found.group(),
                whole=amount.replace(".", ","),
                small=amount,
            ),
            _("Divide thousands with a comma: {better}.", better=amount.replace(".", ",")),
            at=found.start(),
        )
