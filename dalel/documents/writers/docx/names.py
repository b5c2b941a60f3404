"""Bookmarks: the places of a text that a link leads to. Word allows 40 letters, digits and underscores, once each."""

from __future__ import annotations

import re

from dalel.documents.writers.docx.xml import el

LONGEST = 40


class Bookmarks:
    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.placed: set[str] = set()

    def name(self, anchor: str) -> str:
        """The bookmark of an anchor, the same each time, and unlike that of any other anchor."""
        if anchor not in self.names:
            letters = re.sub(r"\W", "_", anchor, flags=re.ASCII)
            stem = (letters if letters[:1].isalpha() else f"b_{letters}")[: LONGEST - 4]
            taken, name, count = set(self.names.values()), stem, 1
            while name in taken:
                count += 1
                name = f"{stem}_{count}"
            self.names[anchor] = name
        return self.names[anchor]

    def around(self, anchor: str, content: str) -> str:
        """The content with the bookmark around it, if the anchor is met for the first time."""
        if not anchor or anchor in self.placed:
            return content
        self.placed.add(anchor)
        at = len(self.placed)
        start = el("w:bookmarkStart", {"w:id": at, "w:name": self.name(anchor)})
        return start + content + el("w:bookmarkEnd", {"w:id": at})
