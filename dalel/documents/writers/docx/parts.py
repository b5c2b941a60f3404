"""The parts of the file that hold no text of the author: settings, properties, header, footer, fonts."""

from __future__ import annotations

from collections.abc import Iterable

from dalel.documents.writers.docx.numbering import STEP
from dalel.documents.writers.docx.xml import DECLARATION, el, field, on, paragraph, root, run, text_run, val
from dalel.documents.writers.layout import clean

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footer.xml": f"{_WORD}.footer+xml",
    "word/footer-first.xml": f"{_WORD}.footer+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header.xml": f"{_WORD}.header+xml",
    "word/header-first.xml": f"{_WORD}.header+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
}


def content_types() -> str:
    defaults = {
        "png": "image/png",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    return DECLARATION + el(
        "Types",
        {"xmlns": _TYPES},
        *(el("Default", {"Extension": end, "ContentType": kind}) for end, kind in defaults.items()),
        *(el("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in CONTENT_TYPES.items()),
    )


def settings(language: str) -> str:
    notes = el("w:footnotePr", None, *(el("w:footnote", {"w:id": at}) for at in (-1, 0)))
    mode = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"}
    return root(
        "w:settings",
        el("w:zoom", {"w:percent": 100}),
        val("w:defaultTabStop", STEP),
        val("w:characterSpacingControl", "doNotCompress"),
        notes,
        el("w:compat", None, el("w:compatSetting", mode)),
        val("w:themeFontLang", language),
        val("w:decimalSymbol", "."),
        val("w:listSeparator", ","),
    )


def font_table(font: str) -> str:
    """The font of the text; where it is missing, Noto Serif has every letter of the three languages."""
    return root(
        "w:fonts",
        el(
            "w:font",
            {"w:name": font},
            val("w:altName", "Noto Serif"),
            val("w:charset", "00"),
            val("w:family", "roman"),
            val("w:pitch", "variable"),
        ),
    )


def header(words: str) -> str:
    return root("w:hdr", paragraph("Header", text_run(words)))


def footer() -> str:
    return root("w:ftr", paragraph("Footer", field("PAGE", "1"), text_run(" / "), field("NUMPAGES", "1")))


def footnotes(notes: Iterable[str]) -> str:
    """All footnotes; the first two are the lines above them."""
    lines = ((-1, "separator"), (0, "continuationSeparator"))
    marks = (
        el("w:footnote", {"w:type": kind, "w:id": at}, paragraph("FootnoteText", run(on(f"w:{kind}"))))
        for at, kind in lines
    )
    return root("w:footnotes", *marks, *notes)


def core_properties(title: str, authors: str, keywords: str, language: str, moment: str) -> str:
    names = {
        "xmlns:cp": _CORE,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    said = (
        ("dc:title", title),
        ("dc:creator", authors),
        ("cp:keywords", keywords),
        ("dc:language", language),
    )
    when = {"xsi:type": "dcterms:W3CDTF"}
    return DECLARATION + el(
        "cp:coreProperties",
        names,
        *(el(tag, None, _escaped(words)) for tag, words in said if words),
        el("dcterms:created", when, moment),
        el("dcterms:modified", when, moment),
    )


def app_properties() -> str:
    return DECLARATION + el("Properties", {"xmlns": _APP}, el("Application", None, "Dalel"))


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
