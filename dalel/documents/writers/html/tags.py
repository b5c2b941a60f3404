"""HTML elements. All text and every attribute is escaped here, and nowhere else is a tag put together."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from dalel.documents.writers.layout import clean

Attributes = Mapping[str, str]

_VOID = {"br", "hr", "img", "meta"}


def el(tag: str, attributes: Attributes | None = None, *children: str) -> str:
    """An element around children that are HTML already. Attributes without a value are left out."""
    named = "".join(f' {name}="{escape(clean(value))}"' for name, value in (attributes or {}).items() if value)
    if tag == "img" and attributes is not None and not attributes.get("alt"):
        named += ' alt=""'
    return f"<{tag}{named}>" if tag in _VOID else f"<{tag}{named}>{''.join(children)}</{tag}>"


def words(text: str) -> str:
    """Text as HTML."""
    return escape(clean(text), quote=False)
