"""Small pieces of WordprocessingML. Word refuses a file in which the children of a property element stand in another
order than its schema's, so property elements are only made here, and put in order here."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from dalel.documents.writers.layout import clean

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "xmlns:w": W,
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The order of children in ECMA-376 (transitional), for those that are used here.
ORDER: Mapping[str, tuple[str, ...]] = {
    "w:pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
        "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
    ),
    "w:rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "color", "sz", "szCs", "u", "vertAlign", "lang",
    ),
    "w:style": (
        "name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr",
        "tblPr",
    ),
    "w:tblPr": ("tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
    "w:tcPr": ("tcW", "tcBorders"),
    "w:trPr": ("cantSplit", "tblHeader"),
    "w:lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"),
}  # fmt: skip


def el(tag: str, attributes: Mapping[str, object] | None = None, *children: str) -> str:
    """An element; its children in the schema's order where that is known."""
    inner = "".join(_in_order(tag, children) if tag in ORDER else children)
    named = "".join(f" {name}={quoteattr(clean(str(value)))}" for name, value in (attributes or {}).items())
    return f"<{tag}{named}>{inner}</{tag}>" if inner else f"<{tag}{named}/>"


def val(tag: str, value: object) -> str:
    """An element that only says one value."""
    return el(tag, {"w:val": value})


def on(tag: str) -> str:
    return f"<{tag}/>"


def root(tag: str, *children: str) -> str:
    return DECLARATION + el(tag, NAMESPACES, *children)


def words(text: str) -> str:
    """The text of a run, with its spaces kept."""
    return f'<w:t xml:space="preserve">{escape(clean(text))}</w:t>'


def run(content: str, *properties: str) -> str:
    return el("w:r", None, el("w:rPr", None, *properties) if properties else "", content)


def text_run(text: str, *properties: str) -> str:
    return run(words(text), *properties) if text else ""


def paragraph(style: str, *content: str, properties: tuple[str, ...] = ()) -> str:
    return el("w:p", None, el("w:pPr", None, val("w:pStyle", style), *properties), *content)


def field(instruction: str, shown: str, *properties: str) -> str:
    """A field that the word processor computes (a page number), with what is shown until it does."""
    return el("w:fldSimple", {"w:instr": f" {instruction} "}, text_run(shown, *properties))


def _in_order(tag: str, children: tuple[str, ...]) -> list[str]:
    order = ORDER[tag]
    return sorted((child for child in children if child), key=lambda child: order.index(_name(child)))


def _name(element: str) -> str:
    """The local name of an element's start tag: "w:pStyle w:val=…" gives "pStyle"."""
    start = element[1 : min(at for at in (element.find(" "), element.find(">"), element.find("/>")) if at > 0)]
    return start.rsplit(":", 1)[-1]
