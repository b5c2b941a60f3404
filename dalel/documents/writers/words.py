"""Dates and values as the fixed parts of a document write them, in the language that is spoken now."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from dalel.lib.edtf import parse
from dalel.lib.errors import DalelError
from dalel.lib.language import significant
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import language

# the tags that word processors and screen readers know; another language goes out as it was given
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z]{2})?")


def language_tag(code: str) -> str:
    """The tag of a language; English for what is none, since every file has to say one."""
    known = LANGUAGES.get(code) or (None if _TAG.fullmatch(code) else LANGUAGES["en"])
    return known.tag if known else code


def value_in_words(value: object) -> str:
    """A claim's value in plain digits: a ledger is compared by lawyers, not read aloud."""
    if value is None:
        return ""
    if isinstance(value, float):
        return significant(value, language(), 6)
    if isinstance(value, list | tuple):
        return "; ".join(value_in_words(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {value_in_words(one)}" for key, one in value.items())
    return str(value)


def made_on(edtf: str) -> datetime:
    """The moment that a file says it was made: the document's own date, so that the same text gives the same bytes."""
    try:
        earliest = parse(edtf).earliest if edtf else None
    except DalelError:
        earliest = None
    return datetime.combine(earliest or date(2000, 1, 1), time(12), UTC)
