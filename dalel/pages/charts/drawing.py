"""From a specification to a picture that stands in the page itself.

The picture is SVG written by vl-convert, kept on disk under the hash of its specification, and tidied so that it
obeys the page: it takes the page's colours (also dark ones), its width and its font, and tells a screen reader one
sentence instead of two hundred shapes. The table beside it holds the numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dalel.lib.canonical import sha256
from dalel.lib.files import make_folder, write_whole
from dalel.pages.charts.specs import BROAD, NARROW
from dalel.pages.charts.style import Spec

VERSION = "1"  # part of the name: a change of the tidying below asks for new pictures


def draw_twice(make: Callable[[int], Spec], label: str) -> SafeString:
    """The chart for a phone and for a wider screen; the style sheet shows one of them."""
    narrow, broad = (draw(make(width), label, name) for width, name in ((NARROW, "narrow"), (BROAD, "broad")))
    return narrow + broad


def draw(spec: Spec, label: str, name: str = "broad") -> SafeString:
    """The chart as SVG for the page, with what it shows in words."""
    key = sha256(f"{VERSION}{json.dumps(spec, sort_keys=True, ensure_ascii=False)}".encode())
    kept = make_folder(Path(settings.DALEL_HOME) / "charts") / f"{key}.svg"
    if not kept.exists():
        write_whole(kept, tidy(_render(spec), key[:8]))
    svg = kept.read_text(encoding="utf-8")
    # the label is escaped here, and everything else was written by vl-convert from our own specification
    return mark_safe(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" class="{name}" ', 1))


def _render(spec: Spec) -> str:
    import vl_convert  # noqa: PLC0415 - loads a JavaScript engine; pages without a new chart do without it

    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def tidy(svg: str, prefix: str) -> str:
    """Without size, roles and labels of its own, and with ids that no other chart of the page has."""
    svg = re.sub(r'(<svg\b[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg\b[^>]*?) class="marks"', r"\1", svg, count=1)
    svg = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    svg = re.sub(r'(id="|url\(#)(clip|gradient)', rf"\g<1>{prefix}-\g<2>", svg)
    return svg.replace("<svg ", '<svg focusable="false" ', 1)
