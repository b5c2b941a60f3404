"""The total row and the total column of a table against what they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.registry import Finding
from dalel.documents.language.lexicon import relation
from dalel.documents.tree import Inlines, Table, plain_inline, walk
from dalel.lib.messages import _

_NUMBER = re.compile(r"[*_\s]*(?:\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+|\d+)[*_\s]*")
_Wrong = tuple[str, float, float]  # under which heading, what is told, what the cells add up to
_NONE = frozenset({"", "-", "–", "—", "0", "…"})


def table_sums(analysis: Analysis) -> Iterator[Finding]:
    """A finding for each total that is not the sum of its column or row, in tables where most others are."""
    for block in walk(analysis.document.blocks):
        if isinstance(block, Table):
            yield from _table(analysis, block)


def _table(analysis: Analysis, table: Table) -> Iterator[Finding]:
    header = [_text(one) for one in table.header]
    rows = [[_text(cell) for cell in row] for row in table.rows]
    language = analysis.language
    if _is_row(header):
        header, rows = [""] * len(header), [header, *rows]
    if len(rows) < 2 or len({len(row) for row in [header, *rows]}) > 1:
        return
    passage = next((one for one in analysis.passages if one.kind == "table" and one.line == table.line), None)
    for label, told, sum_ in [*_columns(header, rows, language), *_rows(header, rows, language)]:
        yield analysis.finding(
            "E-SUM",
            passage,
            _(
                "The table's total under “{label}” is {told}, its cells add up to {sum}.",
                label=label,
                told=f"{told:g}",
                sum=f"{sum_:g}",
            ),
            _("Correct the total or a cell."),
            at=_place(passage.text, told) if passage else 0,
        )


_YEARS = re.compile(r"[*_\s]*(?:19|20)\d\d[*_\s]*")


def _is_row(header: Sequence[str]) -> bool:
    """Whether a table without headings begins at once with its first row."""
    cells = header[1:]
    numbers = all(_NUMBER.fullmatch(cell) for cell in cells)
    return bool(cells) and numbers and not all(_YEARS.fullmatch(cell) for cell in cells)


def _place(text: str, told: float) -> int:
    found = re.search(rf"(?<!\d){told:.0f}(?!\d)", text)
    return found.start() if found else 0


def _text(cell: Inlines) -> str:
    return " ".join(plain_inline(cell).split())


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> list[_Wrong]:
    """The columns whose last row is a total, by its name or by the others, and is not the sum of those above."""
    *above, last = rows
    if len(above) < 2:
        return []
    wrong, right = [], 0
    for place in range(1, len(header)):
        told = _number(last[place])
        cells = [_number(row[place]) for row in above]
        if told is None or None in cells or relation("not_added", language).search(header[place]):
            continue
        total = sum(cell or 0 for cell in cells)
        right += told == total
        if told != total:
            wrong.append((header[place] or last[0], told, total))
    return _plausible(wrong, right, named=_is_total(last[0], language))


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> list[_Wrong]:
    """The rows whose last cell is a total, by its heading or by the others, and is not the sum of the cells before."""
    if len(header) < 4 or any(relation("not_added", language).search(one) for one in header[1:-1]):
        return []
    wrong, right = [], 0
    for row in rows:
        told, cells = _number(row[-1]), [_number(cell) for cell in row[1:-1]]
        if told is None or None in cells:
            continue
        total = sum(cell or 0 for cell in cells)
        right += told == total
        if told != total:
            wrong.append((row[0], told, total))
    return _plausible(wrong, right, named=_is_total(header[-1], language))


def _is_total(heading: str, language: str) -> bool:
    return bool(relation("sum_heading", language).fullmatch(heading.strip(" :*_")))


def _plausible(wrong: list[_Wrong], right: int, *, named: bool) -> list[_Wrong]:
    """Where most totals are right the others are slips, however called; where none is, they may be no sums."""
    near = [one for one in wrong if one[2] and 0.6 <= one[1] / one[2] <= 1.6]
    enough = right >= max(2, len(wrong)) or (named and len(wrong) <= 1 + right)
    return near if len(near) == len(wrong) and enough else []


def _number(cell: str) -> float | None:
    if cell.strip(" *_") in _NONE:
        return 0.0
    return float(re.sub(r"\D", "", cell)) if _NUMBER.fullmatch(cell) else None
