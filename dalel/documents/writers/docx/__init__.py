"""DOCX: native footnotes, one list that numbers the paragraphs, real headings, the same bytes every time.

Word processors' libraries for Python know no footnotes, and converters number each section anew; receiving bodies ask
for a file that can be edited. So the few parts of the format (ECMA-376) that a submission needs are written here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from dalel.documents.ledger import Claim
from dalel.documents.tree import Document
from dalel.documents.writers.cover import cover
from dalel.documents.writers.docx import parts
from dalel.documents.writers.docx.relations import PACKAGE, Relations
from dalel.documents.writers.docx.styles import styles_part
from dalel.documents.writers.docx.text import Written, write_text
from dalel.documents.writers.options import Options
from dalel.documents.writers.words import language_tag, made_on
from dalel.lib.messages import use

_SUPPORT = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "footnotes": "footnotes.xml",
}


def write(document: Document, ledger: Sequence[Claim], options: Options = Options()) -> bytes:  # noqa: B008 - frozen
    """The document as a DOCX file."""
    with use(document.meta.language):
        written = write_text(document, ledger, options)
        title = cover(document, options).title
    return _archive(_files(document, written, title, options))


def _files(document: Document, written: Written, title: str, options: Options) -> dict[str, str | bytes]:
    meta = document.meta
    language = language_tag(meta.language)
    for kind, target in _SUPPORT.items():
        written.relations.to(kind, target)
    authors = "; ".join(submitter.name for submitter in meta.submitters)
    moment = f"{made_on(meta.date):%Y-%m-%dT%H:%M:%SZ}"
    return {
        "[Content_Types].xml": parts.content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": parts.app_properties(),
        "docProps/core.xml": parts.core_properties(title, authors, ", ".join(meta.keywords), language, moment),
        "word/_rels/document.xml.rels": written.relations.part(),
        "word/_rels/footnotes.xml.rels": written.note_relations.part(),
        "word/document.xml": written.body,
        "word/fontTable.xml": parts.font_table(options.font),
        "word/footer.xml": parts.footer(),
        "word/footer-first.xml": parts.footer(),
        "word/footnotes.xml": parts.footnotes(written.notes),
        "word/header.xml": parts.header(meta.invented),
        "word/header-first.xml": parts.header(""),
        "word/numbering.xml": written.numbering,
        "word/settings.xml": parts.settings(language),
        "word/styles.xml": styles_part(options.font, language),
        **{f"word/media/picture{at}.png": picture.data for at, picture in enumerate(written.pictures, start=1)},
    }


def _package_relations() -> str:
    relations = Relations()
    relations.to("officeDocument", "word/document.xml")
    relations.to(f"{PACKAGE}/metadata/core-properties", "docProps/core.xml")
    relations.to("extended-properties", "docProps/app.xml")
    return relations.part()


def _archive(files: dict[str, str | bytes]) -> bytes:
    """The files in one archive, in the order of their names, without the time of day: same text, same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            content = files[name]
            archive.writestr(entry, content.encode() if isinstance(content, str) else content)
    return target.getvalue()
