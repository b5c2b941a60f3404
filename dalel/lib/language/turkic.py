"""What Kazakh and Kyrgyz share: number words, ordinals in digits, and the noun that belongs to another.

In number words tens stand before ones, and there is no "one" before the hundred or thousand that leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of one language. ones and tens: "" for none, then nine each."""

    ones: Sequence[str]
    tens: Sequence[str]
    zero: str
    hundred: str
    thousand: str

    def of(self, n: int) -> str:
        """0 to 999,999 in words."""
        thousands, rest = divmod(n, 1000)
        if not thousands:
            return " ".join(self._below_thousand(n, leading=True)) or self.zero
        many = self._below_thousand(thousands, leading=True) if thousands > 1 else []
        return " ".join([*many, self.thousand, *self._below_thousand(rest, leading=False)])

    def _below_thousand(self, n: int, *, leading: bool) -> list[str]:
        """leading: "жүз" for 100, but "мың бір жүз" for 1,100."""
        hundreds, rest = divmod(n, 100)
        tens, ones = divmod(rest, 10)
        many = "" if hundreds == 1 and leading else self.ones[hundreds]
        words = (many, self.hundred if hundreds else "", self.tens[tens], self.ones[ones])
        return [word for word in words if word]


def ordinal(n: int) -> str:
    """34-: after a figure the hyphen alone stands for the ending, and the noun follows without a blank (34-сессия)."""
    return f"{n}-"


def belongs(noun: str) -> bool:
    """Whether a counted noun is of two words of which the last belongs to the first: "сот отырысы", "сот отуруму".

    Then it ends in a narrow vowel, and takes other endings. Those who do something end in one too: "айыпталушы".
    """
    return " " in noun and noun[-1] in "ыіиуү" and not noun.endswith(_DOERS)


_DOERS = ("шы", "ші", "чы", "чи", "чу", "чү")
