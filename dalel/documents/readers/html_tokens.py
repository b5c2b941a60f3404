"""Takes a web page apart into tags and text, in one pass over it whatever it holds.

The rules are those of the HTML standard (13.2.5, tokenization), less what no text needs: what is opened and never
closed ends with the page, so that nothing is ever read twice. Python's own `html.parser` starts again at each such
place, and takes hours for a page of unclosed comments.
"""

from __future__ import annotations

import re
from html import unescape

Attributes = list[tuple[str, str | None]]

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+)))?"
)
_TAG_END = re.compile(r"[\s/]*+(?P<end>>)?")
_COMMENT_END = re.compile(r"--!?>")
# Elements whose content is text to the end tag of that name, whatever stands there; and whether it is a reader's text.
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "iframe", "xmp")}
_TEXTUAL = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("textarea", "title")}
# No character has so high a number, and `unescape` fails on numbers of thousands of digits.
_NO_CHARACTER = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")


class PageParser:
    """Calls `handle_starttag`, `handle_endtag` and `handle_data` for a page. `line`: that of what is being handled."""

    def __init__(self) -> None:
        self.line = 1
        self._counted = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        raise NotImplementedError

    def handle_endtag(self, tag: str) -> None:
        raise NotImplementedError

    def handle_data(self, data: str) -> None:
        raise NotImplementedError

    def feed(self, text: str) -> None:
        """Read a whole page."""
        at = 0
        while at < len(text):
            opened = text.find("<", at)
            opened = opened if opened >= 0 else len(text)
            if opened > at:
                self._data(text, at, opened)
            at = self._markup(text, opened) if opened < len(text) else opened

    def _data(self, text: str, start: int, end: int) -> None:
        self._to(text, start)
        self.handle_data(unescape(_NO_CHARACTER.sub("\ufffd", text[start:end])))

    def _to(self, text: str, at: int) -> None:
        self.line += text.count("\n", self._counted, at)
        self._counted = at

    def _markup(self, text: str, at: int) -> int:
        """Handle what begins with "<" at a place; where it ends."""
        self._to(text, at)
        if text.startswith("<!--", at):
            if text.startswith((">", "->"), at + 4):
                return text.index(">", at + 4) + 1
            found = _COMMENT_END.search(text, at + 4)
            return found.end() if found else len(text)
        if text.startswith(("<!", "<?", "</"), at):
            name = _NAME.match(text, at + 2) if text.startswith("</", at) else None
            end = text.find(">", at + 2)
            if name and end >= 0:
                self.handle_endtag(name.group().lower())
            return end + 1 if end >= 0 else len(text)
        name = _NAME.match(text, at + 1)
        if name is None:
            self.handle_data("<")
            return at + 1
        return self._start_tag(text, name)

    def _start_tag(self, text: str, name: re.Match[str]) -> int:
        attributes: Attributes = []
        at = name.end()
        while found := _ATTRIBUTE.match(text, at):
            value = next((one for one in found.group("double", "single", "bare") if one is not None), None)
            said = None if value is None else unescape(_NO_CHARACTER.sub("\ufffd", value))
            attributes.append((found["name"].lower(), said))
            at = found.end()
        end = _TAG_END.match(text, at)
        if end is None or not end["end"]:
            return len(text)
        tag = name.group().lower()
        self.handle_starttag(tag, attributes)
        if text[end.end() - 2] == "/":
            self.handle_endtag(tag)
            return end.end()
        return self._raw_text(text, tag, end.end())

    def _raw_text(self, text: str, tag: str, at: int) -> int:
        """Pass over what a script or style holds; hand on what a title holds."""
        closing = _RAW.get(tag) or _TEXTUAL.get(tag)
        if closing is None:
            return at
        found = closing.search(text, at)
        end = found.start() if found else len(text)
        if tag in _TEXTUAL and end > at:
            self._data(text, at, end)
        return end
