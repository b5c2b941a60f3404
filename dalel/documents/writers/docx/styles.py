"""The styles of a submission: real headings, one style for numbered paragraphs, footnotes, tables, the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field

from dalel.documents.writers.docx.xml import el, on, root, val

BLACK, GREY, BLUE = "000000", "404040", "1F4E8C"


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    paragraph: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    based_on: str = "Normal"
    next: str = ""
    kind: str = "paragraph"
    extra: tuple[str, ...] = field(default=("qFormat",))


def size(half_points: int) -> tuple[str, str]:
    return val("w:sz", half_points), val("w:szCs", half_points)


def spacing(before: int = 0, after: int = 120, line: int = 0) -> str:
    lines = {"w:line": line, "w:lineRule": "auto"} if line else {}
    return el("w:spacing", {"w:before": before, "w:after": after, **lines})


def indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    return el("w:ind", {"w:left": left, "w:right": right, "w:hanging": hanging})


def tab_at(position: int) -> str:
    return el("w:tabs", None, el("w:tab", {"w:val": "left", "w:pos": position}))


BOLD = (on("w:b"), on("w:bCs"))
ITALIC = (on("w:i"), on("w:iCs"))
FRAME = el(
    "w:pBdr",
    None,
    *(
        el(f"w:{side}", {"w:val": "single", "w:sz": 8, "w:space": 4, "w:color": "auto"})
        for side in ("top", "left", "bottom", "right")
    ),
)


def _heading(level: int) -> Style:
    sizes = {1: 28, 2: 25, 3: 24}
    slant = ITALIC if level > 2 else ()
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        paragraph=(on("w:keepNext"), on("w:keepLines"), spacing(240, 120), val("w:outlineLvl", level - 1)),
        run=(*BOLD, *slant, *size(sizes.get(level, 24))),
        next="BodyText",
    )


STYLES: tuple[Style, ...] = (
    Style("Title", "Title", (on("w:keepNext"), spacing(0, 120)), (*BOLD, *size(36)), next="Subtitle"),
    Style("Subtitle", "Subtitle", (spacing(0, 200),), size(26), next="CoverLine"),
    *(_heading(level) for level in range(1, 7)),
    Style("BodyText", "Body Text", (spacing(),)),
    Style("NumberedParagraph", "Numbered Paragraph", (spacing(), el("w:numPr", None, val("w:numId", 1)))),
    Style("Recommendation", "Recommendation", based_on="NumberedParagraph"),
    Style("ListBullet", "List Bullet", (spacing(after=60),)),
    Style("ListNumber", "List Number", (spacing(after=60),)),
    Style("ListContinue", "List Continue", (spacing(after=60),)),
    Style("Quote", "Quote", (spacing(), indent(left=567, right=567)), next="BodyText"),
    Style("Caption", "caption", (on("w:keepNext"), spacing(120, 80)), (*BOLD, *size(21))),
    Style("TableHeading", "Table Heading", (on("w:keepNext"), spacing(40, 40)), (*BOLD, *size(21))),
    Style("TableText", "Table Text", (spacing(40, 40),), size(21)),
    Style("Picture", "Picture", (spacing(0, 120),)),
    Style("Notice", "Notice", (FRAME, spacing(0, 240), el("w:ind", {"w:left": 113, "w:right": 113})), BOLD),
    Style("CoverLine", "Cover Line", (tab_at(2552), spacing(after=40), indent(2552, 2552))),
    Style("CoverHeading", "Cover Heading", (on("w:keepNext"), spacing(160, 40)), BOLD),
    Style("CoverText", "Cover Text", (spacing(after=40),)),
    Style("ClaimHeading", "Claim Heading", (on("w:keepNext"), spacing(200, 40)), size(21)),
    Style("ClaimText", "Claim Text", (spacing(after=0),), size(18)),
    Style("Colophon", "Colophon", (spacing(360, 0),), (val("w:color", GREY), *size(18))),
    Style("FootnoteText", "footnote text", (spacing(after=40),), size(20), extra=()),
    Style("Header", "header", (spacing(after=0), val("w:jc", "center")), (*BOLD, *size(18)), extra=()),
    Style("Footer", "footer", (spacing(after=0), val("w:jc", "center")), size(20), extra=()),
    Style(
        "FootnoteReference", "footnote reference", run=(val("w:vertAlign", "superscript"),), kind="character", extra=()
    ),
    Style("Hyperlink", "Hyperlink", run=(val("w:color", BLUE), val("w:u", "single")), kind="character", extra=()),
    Style("Figure", "Figure", kind="character", extra=()),
    Style("Code", "Code", run=(on("w:noProof"), *size(17)), kind="character", extra=()),
)


def styles_part(font: str, language: str) -> str:
    fonts = el("w:rFonts", {"w:ascii": font, "w:hAnsi": font, "w:eastAsia": font, "w:cs": font})
    tongue = el("w:lang", {"w:val": language, "w:eastAsia": language, "w:bidi": "ar-SA"})
    defaults = el(
        "w:docDefaults",
        None,
        el("w:rPrDefault", None, el("w:rPr", None, fonts, *size(24), tongue)),
        el("w:pPrDefault", None, el("w:pPr", None, on("w:widowControl"))),
    )
    return root("w:styles", defaults, *_base(), *(_style(style) for style in STYLES), _table())


def _base() -> tuple[str, ...]:
    """The four styles that everything else stands on."""
    default = {"w:default": "1"}
    margins = el("w:tblCellMar", None, *(el(f"w:{side}", {"w:w": 85, "w:type": "dxa"}) for side in ("left", "right")))
    return (
        el(
            "w:style",
            {"w:type": "paragraph", **default, "w:styleId": "Normal"},
            val("w:name", "Normal"),
            on("w:qFormat"),
        ),
        el(
            "w:style",
            {"w:type": "character", **default, "w:styleId": "DefaultParagraphFont"},
            val("w:name", "Default Paragraph Font"),
            val("w:uiPriority", 1),
            on("w:semiHidden"),
        ),
        el(
            "w:style",
            {"w:type": "table", **default, "w:styleId": "TableNormal"},
            val("w:name", "Normal Table"),
            val("w:uiPriority", 99),
            on("w:semiHidden"),
            el("w:tblPr", None, margins),
        ),
        el(
            "w:style",
            {"w:type": "numbering", **default, "w:styleId": "NoList"},
            val("w:name", "No List"),
            val("w:uiPriority", 99),
            on("w:semiHidden"),
        ),
    )


def _style(style: Style) -> str:
    based = "DefaultParagraphFont" if style.kind == "character" else style.based_on
    custom = {} if style.name[0].islower() or style.name in _BUILT_IN else {"w:customStyle": "1"}
    return el(
        "w:style",
        {"w:type": style.kind, **custom, "w:styleId": style.id},
        val("w:name", style.name),
        val("w:basedOn", based),
        val("w:next", style.next) if style.next else "",
        *(on(f"w:{mark}") for mark in style.extra),
        el("w:pPr", None, *style.paragraph) if style.paragraph else "",
        el("w:rPr", None, *style.run) if style.run else "",
    )


_BUILT_IN = {
    "Title", "Subtitle", "Body Text", "List Bullet", "List Number", "List Continue", "Quote", "Hyperlink",
}  # fmt: skip


def _table() -> str:
    line = {"w:val": "single", "w:space": 0, "w:color": "auto"}
    borders = el(
        "w:tblBorders",
        None,
        el("w:top", {**line, "w:sz": 8}),
        el("w:bottom", {**line, "w:sz": 8}),
        el("w:insideH", {**line, "w:sz": 4}),
    )
    return el(
        "w:style",
        {"w:type": "table", "w:customStyle": "1", "w:styleId": "SubmissionTable"},
        val("w:name", "Submission Table"),
        val("w:basedOn", "TableNormal"),
        el("w:tblPr", None, borders),
    )
