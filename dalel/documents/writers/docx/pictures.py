"""Drawings for word processors, which cannot all be trusted with SVG: as a PNG, made by the typesetter."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from dalel.documents.writers.docx.xml import el
from dalel.documents.writers.pdf import fonts
from dalel.lib.errors import InputError
from dalel.lib.messages import _

DOTS_PER_INCH = 216
EMU_PER_INCH = 914_400
WIDEST = 5_760_000  # 16 cm, the width of the text

DRAWING = Path(__file__).with_name("drawing.typ")
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Png:
    data: bytes
    width: int  # in English metric units, as the format counts
    height: int


def png(svg: str) -> Png:
    import typst  # noqa: PLC0415 - 80 MB that only a text with pictures needs

    try:
        data = typst.compile(
            DRAWING,
            root=DRAWING.parent,  # a drawing that points to files can reach none but the design
            sys_inputs={"svg": svg},
            font_paths=fonts(system=False),
            format="png",
            ppi=DOTS_PER_INCH,
        )
    except typst.TypstError as error:
        raise InputError(
            _("A picture cannot be drawn. {detail}", detail=error.message),
            _("Check that the drawing is valid SVG."),
            code="picture",
        ) from error
    width, height = struct.unpack(">II", data[16:24])  # the first chunk of every PNG
    wide, high = (side * EMU_PER_INCH // DOTS_PER_INCH for side in (width, height))
    if wide > WIDEST:
        wide, high = WIDEST, high * WIDEST // wide
    return Png(data, wide, high)


def drawing(picture: Png, relation: str, at: int, alt: str) -> str:
    """The picture within a run, with the words for those who cannot see it."""
    size = {"cx": picture.width, "cy": picture.height}
    named = {"id": at, "name": f"Picture {at}", "descr": alt}
    locks = el("a:graphicFrameLocks", {"noChangeAspect": 1})
    blip = el("pic:blipFill", None, el("a:blip", {"r:embed": relation}), el("a:stretch", None, el("a:fillRect")))
    place = el("a:xfrm", None, el("a:off", {"x": 0, "y": 0}), el("a:ext", size))
    shape = el("pic:spPr", None, place, el("a:prstGeom", {"prst": "rect"}, el("a:avLst")))
    label = el("pic:nvPicPr", None, el("pic:cNvPr", named), el("pic:cNvPicPr"))
    graphic = el("a:graphic", None, el("a:graphicData", {"uri": _PICTURE}, el("pic:pic", None, label, blip, shape)))
    inline = el(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        el("wp:extent", size),
        el("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        el("wp:docPr", named),
        el("wp:cNvGraphicFramePr", None, locks),
        graphic,
    )
    return el("w:drawing", None, inline)
