"""Amounts of money in one currency, and amounts in a text that can be read in more than one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from dalel.lib.errors import MoneyError
from dalel.lib.language import format_number
from dalel.lib.speech import _

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217 code). Amounts in different currencies do not combine."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.currency):
            raise MoneyError(
                _("“{currency}” is not a currency.", currency=self.currency), _("Use its three letters: KZT, USD.")
            )

    def __add__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same_currency(other)
        return self.amount < other.amount

    def _same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise MoneyError(
                _("{one} and {other} are different currencies.", one=self.currency, other=other.currency),
                _("Convert one of them at the rate of its date first."),
            )

    def converted(self, currency: str, rate: Decimal) -> Money:
        """The amount in another currency, one unit of this one being `rate` of the other; to two decimals."""
        return Money((self.amount * rate).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), currency)

    def text(self, lang: str) -> str:
        """USD 1,500 in English; 1 500 USD in Russian and Kazakh."""
        whole = self.amount == self.amount.to_integral_value()
        number = format_number(self.amount, lang, 0 if whole else 2)
        return f"{self.currency} {number}" if lang == "en" else f"{number}\u00a0{self.currency}"


def parse_money(text: str) -> Money:
    """Read "1500 KZT", "USD 1,500" or "1 500,50 EUR"; MoneyError where the number has two readings."""
    match = re.fullmatch(r"\s*(?:([A-Z]{3})\s*)?([\d.,\s\u00a0\u202f]*\d)\s*([A-Z]{3})?\s*", text)
    currency = (match[1] or match[3]) if match else None
    if match is None or currency is None or (match[1] and match[3]):
        raise MoneyError(_("“{text}” is not an amount of money.", text=text), _("Write it as 1500 KZT."))
    readings = _readings(match[2])
    if len(readings) != 1:
        raise MoneyError(
            _("“{text}” can be read in more than one way.", text=text),
            _("Write it without separators of thousands: 1500 KZT."),
        )
    return Money(readings[0], currency)


# --- amounts that cannot be read in one way only --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AmbiguousAmount:
    """A stretch of text such as "USD 1.5-2000", with the readings (from, to) that it allows."""

    text: str
    start: int
    readings: tuple[tuple[Decimal, Decimal], ...]


# a dash of any kind, or a word, between two numbers
_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_RANGE = rf"(?P<low>{_NUMBER})\s?(?:[-–—]|to|до)\s?(?P<high>{_NUMBER})(?![.,]?\d)"
_SIGN = r"(?:USD|US\$|EUR|KZT|RUB|GBP|CHF|KGS|UZS|TJS|TMT|IDR|[$€₸₽£])"
_WORD = r"(?:dollars?|US dollars?|euros?|tenge|rou?bles?|som|доллар\w*|евро|тенге|теңге|рубл\w*|сом\w*)"
# "USD 2-3 million" has one reading: the word belongs to both numbers
_NO_SCALE = r"(?!\s?(?:thousand|million|billion|k\b|m\b|bn\b|тыс|млн|млрд|мың))"
_PATTERNS = (rf"{_SIGN}\s?{_RANGE}{_NO_SCALE}", rf"(?<![\d.,]){_RANGE}\s?(?:{_SIGN}|{_WORD})(?!\w)")


def ambiguous_amounts(text: str) -> list[AmbiguousAmount]:
    """The ranges of money in a text that can be read in more than one way, in their order.

    "USD 1.5-2000" may be from 1.50 or from 1,500: the first number is short, a thousand times it lies below the
    second, and no word such as "million" settles it. "USD 1.500-2.000" may be thousands or decimals.
    """
    found: dict[int, AmbiguousAmount] = {}
    for pattern in _PATTERNS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            readings = _range_readings(match["low"], match["high"])
            if len(readings) > 1:
                found.setdefault(match.start("low"), AmbiguousAmount(match[0], match.start(), readings))
    return [found[place] for place in sorted(found)]


def _range_readings(low: str, high: str) -> tuple[tuple[Decimal, Decimal], ...]:
    lows, highs = _readings(low), _readings(high)
    if len(lows) == len(highs):  # both with the same doubt: 1.500-2.000
        readings = list(zip(lows, highs, strict=True))
    else:
        readings = [(one, other) for one in lows for other in highs if one <= other]
    first, last = readings[0]
    thousandfold = first * 1000
    if len(readings) == 1 and first < 1000 and thousandfold < last:
        readings.append((thousandfold, last))
    return tuple(readings)


def _readings(number: str) -> list[Decimal]:
    """What a written number can mean. Three digits after a lone point are thousands or decimals; after a lone comma
    they are thousands, since money has no third decimal and English, which writes the point, is read first."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", number)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return [Decimal(plain)]
    last = marks[-1]
    if len(set(marks)) == 2:  # 1.234,50 or 1,234.50: the last mark is the decimal one
        other = "," if last == "." else "."
        return _decimal(plain.replace(other, "").replace(last, "."))
    if len(marks) > 1:  # 1.234.500
        return _decimal(plain.replace(last, ""))
    whole, _mark, rest = plain.partition(last)
    if len(rest) != 3 or whole in ("", "0"):
        return _decimal(f"{whole}.{rest}")
    thousands = Decimal(whole + rest)
    return [thousands] if last == "," else [thousands, Decimal(f"{whole}.{rest}")]


def _decimal(text: str) -> list[Decimal]:
    try:
        return [Decimal(text)]
    except InvalidOperation:
        return []
