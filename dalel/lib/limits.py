"""What may be read of a stranger's file, in one table: a limit each, with its value and its reason.

A limit is there so that no file can hold up, fill or break the program; each is far above what people write. Whoever
meets one is told which, and what to do. The same table stands in docs/guides/check-a-text.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalel.lib.errors import InputError
from dalel.lib.messages import _

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit. `value` is in `unit`; `why` is said in the documentation."""

    value: int
    unit: str
    why: str


FILE = Limit(25 * MB, "bytes", "fifty times the longest report that was ever sent, pictures included")
TEXT = Limit(1 * MB, "characters", "150,000 words, or 300 printed pages")
SOURCE = Limit(10 * MB, "characters", "a web page with its styles and scripts; its text has the limit of all texts")
BLOCKS = Limit(30_000, "paragraphs", "a hundred times the paragraphs of a long submission")
PARAGRAPH = Limit(50_000, "characters", "a paragraph of fifteen pages is one that lost its line ends")
DEPTH = Limit(200, "levels", "a table in a table in a list needs a dozen")
QUOTES = Limit(50, "levels", "nobody reads a quotation within fifty others")
FRONT_MATTER = Limit(100_000, "characters", "a title block has some thousand")
SETTINGS_NUMBER = Limit(10**18, "", "no setting counts further, and larger ones cannot be kept everywhere")
SETTINGS_DEPTH = Limit(10, "levels", "a group of settings within another has two or three")
PART = Limit(40 * MB, "bytes", "the text of a Word file unpacked, with twenty times its length in marks")
SMALL_PART = Limit(2 * MB, "bytes", "so much is no burden, however densely it was packed")
DENSITY = Limit(200, "times", "text and tables pack ten- to thirtyfold, a bomb a thousandfold")
NUMBER = Limit(1_000_000, "", "no list of paragraphs counts further")
LEVELS = Limit(9, "levels", "a list of Word has nine levels")
CELL = Limit(1 * MB, "characters", "a testimony of 300 printed pages in one cell")
COLUMNS = Limit(2_000, "columns", "the widest kind of record has some thirty")
SHEETS = Limit(200, "sheets", "a workbook has one sheet a kind of record")
SHORT = Limit(100_000, "characters", "a text of a project that is read without a trial: it takes a second at most")
SECONDS = Limit(4, "seconds", "computing for one text, more for one of many parts; `check --seconds` gives more")
LINES_A_SECOND = Limit(2_500, "paragraphs", "a second more for so many in one text, because each is judged by itself")
PATIENCE = Limit(60, "seconds", "by the clock, so that a busy machine has time for its four")
MEMORY = Limit(1_000 * MB, "bytes", "for the process that reads a text; a long report takes 150 million")
WORKBOOK_SECONDS = Limit(4, "seconds", "computing for a workbook, and four more for each million bytes of it")
WORKBOOK_MEMORY = Limit(500 * MB, "bytes", "for the process that reads a workbook, and forty times the file's size")
MANIFEST_SIZE = Limit(10 * MB, "bytes", "the manifest of 25 tables has 20,000")
ANSWER = Limit(50 * MB, "bytes", "what that process may hand back at once")

# name in the documentation -> limit
TABLE: dict[str, Limit] = {
    "size of a file": FILE,
    "length of a text": TEXT,
    "source of a web page": SOURCE,
    "paragraphs, list items and table rows": BLOCKS,
    "length of a paragraph": PARAGRAPH,
    "depth of a Word file or of braces": DEPTH,
    "quotations and lists within one another": QUOTES,
    "length of a front matter": FRONT_MATTER,
    "a number among settings": SETTINGS_NUMBER,
    "groups of settings within one another": SETTINGS_DEPTH,
    "a part of a Word file, unpacked": PART,
    "a part or sheet that is never a bomb": SMALL_PART,
    "how much larger a file unpacks": DENSITY,
    "number of a paragraph or list item": NUMBER,
    "level of a numbered list": LEVELS,
    "length of a cell": CELL,
    "columns of a table": COLUMNS,
    "sheets of a workbook": SHEETS,
    "text of a project that needs no trial": SHORT,
    "time to read and check a text": SECONDS,
    "paragraphs for which a second is added": LINES_A_SECOND,
    "the same by the clock": PATIENCE,
    "memory to read and check a text": MEMORY,
    "time to read a workbook": WORKBOOK_SECONDS,
    "memory to read a workbook": WORKBOOK_MEMORY,
    "answer of the reading process": ANSWER,
    "manifest of a snapshot": MANIFEST_SIZE,
}

_DIGITS = frozenset("0123456789")


def whole_number(text: str | None, limit: Limit = NUMBER) -> int | None:
    """The number that a stranger's text gives in plain digits, or None: no number, no plain digits, or too large.

    `int` itself takes digits of any script, fails on "²", which `str.isdigit` takes for one, and fails on 4,301 digits.
    """
    if not text or not _DIGITS.issuperset(text) or len(text) > 18:
        return None
    number = int(text)
    return number if number <= limit.value else None


def too_long(length: int, limit: Limit = TEXT) -> InputError | None:
    """The error to raise for a text of so many characters; None if it may be read."""
    if length <= limit.value:
        return None
    return InputError(
        _("The text is longer than {limit:,} characters.", limit=limit.value),
        remedy=_("Check the text alone, without its annexes, or in parts."),
    )
