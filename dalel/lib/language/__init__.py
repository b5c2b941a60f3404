"""Numbers, dates and lists in the grammar of English, Russian and Kazakh."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dalel.lib.edtf import PartialDate


def number_words(n: int, lang: str, *, gender: str = "m", case: str = "nom") -> str:
    raise NotImplementedError


def spell(n: int, lang: str, *, gender: str = "m") -> str:
    raise NotImplementedError


def plural_form(n: int | Decimal, lang: str, forms: Sequence[str]) -> str:
    raise NotImplementedError


def counted(n: int, noun_forms: Sequence[str], lang: str, words: bool = False) -> str:
    raise NotImplementedError


def format_number(value: int | Decimal | float, lang: str, decimals: int | None = None) -> str:
    raise NotImplementedError


def format_date(when: PartialDate | date | str, lang: str, style: str = "long") -> str:
    raise NotImplementedError


def join(items: Sequence[str], lang: str) -> str:
    raise NotImplementedError


def ordinal(n: int, lang: str, *, gender: str = "m") -> str:
    raise NotImplementedError
