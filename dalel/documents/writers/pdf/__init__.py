"""PDF through typst: tagged, PDF/UA-1 and PDF/A-2a at once, with its own fonts, the same bytes every time.

The text travels to the page design (submission.typ) as data, so no character of it can act as markup. Typst itself
refuses to write a file that breaks either standard (a picture with no alternative text, a letter that no font has).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalel.documents.ledger import Claim
from dalel.documents.tree import Document
from dalel.documents.writers.options import Options
from dalel.documents.writers.pdf.data import page_data
from dalel.documents.writers.words import made_on
from dalel.lib.errors import InputError
from dalel.lib.messages import _, use

if TYPE_CHECKING:
    import typst

DESIGN = Path(__file__).with_name("submission.typ")
FONTS = Path(__file__).resolve().parents[2] / "fonts"
STANDARDS: list[Any] = ["ua-1", "a-2a"]  # typst types them as one of many literals


def write(document: Document, ledger: Sequence[Claim], options: Options = Options()) -> bytes:  # noqa: B008 - frozen
    """The document as a PDF. Raises InputError when a letter or a picture cannot be shown to every reader."""
    moment = made_on(document.meta.date)
    with use(document.meta.language):
        data = page_data(document, ledger, options)
    return _compile(json.dumps({**data, "day": [moment.year, moment.month, moment.day]}, ensure_ascii=False), moment)


@cache
def fonts(system: bool) -> typst.Fonts:
    """Our own fonts; with those of the machine only for a script that ours do not hold."""
    import typst  # noqa: PLC0415 - 80 MB that `dalel check` must not load

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=[FONTS])


def _compile(data: str, moment: datetime) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB that `dalel check` must not load

    def attempt(system: bool) -> bytes:
        return typst.compile(
            DESIGN,
            root=DESIGN.parent,  # a drawing that points to files can reach none but the design
            sys_inputs={"document": data},
            font_paths=fonts(system),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=moment,
        )

    try:
        return attempt(system=False)
    except typst.TypstError as error:
        if "could not be displayed with font" not in error.message:
            raise _refusal(error) from error
    try:
        return attempt(system=True)
    except typst.TypstError as error:
        raise _refusal(error) from error


def _refusal(error: typst.TypstError) -> InputError:
    if "could not be displayed with font" in error.message:
        return InputError(
            _("The PDF cannot be written: no font here has a letter of the text. {detail}", detail=error.message),
            _("Install a font for that script (on Debian: fonts-noto) and build again."),
            code="pdf-font",
        )
    if "codepoint" in error.message:
        return InputError(
            _("The PDF cannot be written: a sign of the text has no meaning. {detail}", detail=error.message),
            _("Type the sign anew; it comes from a font with signs of its own, such as Symbol or Wingdings."),
            code="pdf-sign",
        )
    return InputError(
        _("The PDF cannot be written so that everybody can read it. {detail}", detail=error.message),
        _("Mend the picture or the text that is named, and build again."),
        code="pdf-refused",
    )
