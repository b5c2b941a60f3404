"""Cells that a spreadsheet would run, made harmless in what is handed on, and back again to the letter.

A cell that begins with = + - @ (or a tab, or a carriage return) is a formula to a spreadsheet, and a formula can fetch
an address or start a program (OWASP, "CSV Injection"). It gets an apostrophe in front, which every spreadsheet shows
and none runs. A spreadsheet whose separator is the semicolon, as in Russia and Kazakhstan, breaks our cells at
semicolons and line ends too, and reads quotation marks as part of the text: so the places after those are treated as
beginnings of cells are.

Where apostrophes and quotation marks already stand before such a sign, one more is added. So every text has exactly one
harmless form, and `restored` gives it back, whatever it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RULE = "apostrophe"  # how datapackage.json calls it

_BEGINNING = r"(?:^|(?<=[;\t\r\n]))"
_SIGN = r"(?=[\"']*[=+\-@\t\r])"
# A sign that begins something, or stands behind a quotation mark: quick to look for, and true of all that matter.
_PERHAPS = re.compile(r"[=+\-@\t\r](?<![^;\t\r\n\"'][=+\-@\t\r])")
_BARE = re.compile(_BEGINNING + _SIGN)
_MADE_HARMLESS = re.compile(_BEGINNING + "'" + _SIGN)
# Columns of these types hold nothing but digits, a point and a minus sign.
NUMBERS = frozenset({"integer", "decimal"})


def harmless(cell: str) -> str:
    """The cell as it may stand in a table that is handed on."""
    return _BARE.sub("'", cell)


def restored(cell: str) -> str:
    """The cell that `harmless` was given. A text that it never gives comes back as it is."""
    return _MADE_HARMLESS.sub("", cell) if "'" in cell else cell


def any_sign(cells: Sequence[str]) -> bool:
    """Whether a cell of a row may have to be made harmless: one look for all of them, since nearly none has."""
    return _PERHAPS.search("\n".join(cells)) is not None
