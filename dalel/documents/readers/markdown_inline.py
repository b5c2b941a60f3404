"""Small things of Markdown lines: the braces at a block's end, and the line a token stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalel.documents.tree import Inlines, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

    from dalel.documents.readers.live import Lifted

_BRACES = re.compile(r"(?<!\s)\s*+\{(?P<inside>(?:\s*[#.][\w-]+)+)\s*\}\s*$")


def attributes(children: Inlines) -> tuple[Inlines, str, frozenset[str]]:
    """The line without `{#anchor .class}` at its end, the anchor, and the classes."""
    if not children or not isinstance(children[-1], Text):
        return children, "", frozenset()
    found = _BRACES.search(children[-1].text)
    if not found:
        return children, "", frozenset()
    marks = found["inside"].split() if " " in found["inside"].strip() else re.findall(r"[#.][\w-]+", found["inside"])
    anchor = next((mark[1:] for mark in marks if mark.startswith("#")), "")
    classes = frozenset(mark[1:] for mark in marks if mark.startswith("."))
    rest = children[-1].text[: found.start()]
    return (*children[:-1], *((Text(rest),) if rest else ())), anchor, classes


def code_without_marks(token: Token) -> Token:
    """A span of code in which `[^1]` is no mark of a footnote: a sign that nobody sees stands within it.

    The text's blocks do not know what was code, and whoever looks for marks without a footnote would find one.
    """
    if token.type == "code_inline" and "[^" in token.content:
        token.content = token.content.replace("[^", "[\u2060^")
    return token


def line_of(token: Token, lifted: Lifted) -> int:
    return lifted.line(token.map[0]) if token.map else 0
