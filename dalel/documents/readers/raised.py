"""Raised figures: a typed mark of a footnote ("the 12¹"), or a power (m²). Joined to the number before, they lie.

A reader of a format that knows what is raised writes it with the sign RAISED and brackets. Once the footnotes are
known, what cites one becomes its reference, and the rest is written in raised digits.
"""

from __future__ import annotations

import re

RAISED = "\ue003"  # a private-use letter: no text has it
_LEFT = re.compile(f"{RAISED}\\[(\\d{{1,3}})\\]")
_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOWN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RUNS = re.compile(f"(?:{RAISED}[⁰¹²³⁴⁵⁶⁷⁸⁹]+)+")
_UNIT = re.compile(r"(?:^|[\d\s])[kcdmксд]?[mм]$", re.IGNORECASE)


def raised(text: str) -> str:
    """Raised text as it stands in a line: figures as raised ones, letters ("1st") as they are."""
    figures = text.strip()
    if not figures or not all(one in "0123456789,;–- *†‡" for one in figures):
        return text
    up = raised_digits(text)
    return RAISED + up.strip() if figures.isdigit() and len(figures) <= 3 else up


def raised_digits(digits: str) -> str:
    """“1” as “¹”."""
    return digits.translate(_UP)


def marked(text: str) -> str:
    """The line with each raised number that may cite a footnote as a mark; a power behind a unit is none."""

    def mark(found: re.Match[str]) -> str:
        figures = found.group().replace(RAISED, "")
        before = text[max(0, found.start() - 4) : found.start()]
        return figures if _UNIT.search(before) else f"{RAISED}[{figures.translate(_DOWN)}]"

    return _RUNS.sub(mark, text) if RAISED in text else text


def unmarked(text: str) -> str:
    """The line with the marks that cite no footnote in raised digits."""
    if RAISED not in text:
        return text
    return _LEFT.sub(lambda found: raised_digits(found.group(1)), text).replace(RAISED, "")
