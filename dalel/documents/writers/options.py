"""What a writer is told beside the text itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dalel import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """Words that the text does not hold, and choices of form.

    state, session: the State and the session in words of the document's language (the text only holds their codes).
    units: the label of each unit of the ledger, in the document's language.
    annex: whether the ledger is printed as an annex; None leaves it to the document.
    records: HTML only; whether the keys of the records behind each figure are listed. Keys say nothing of anybody, but
    the same key under two figures tells that both befell one person: leave them out of what is made public.
    figure_href, fragment, top_level: HTML only. `figure_href` gives the address of a claim's own evidence page, so no
    evidence is printed on the page itself; `fragment` leaves out everything around the body, for a page that has its
    own head and style; `top_level` is the level of the document's title there.
    """

    snapshot: str = ""
    version: str = __version__
    state: str = ""
    session: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    annex: bool | None = None
    records: bool = True
    font: str = "Times New Roman"  # DOCX only; the PDF carries its own fonts
    figure_href: Callable[[str], str] | None = None
    fragment: bool = False
    top_level: int = 1
