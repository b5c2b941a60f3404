"""What stands in a finished file: all that whoever opens it can read, its metadata among it.

Read again from the bytes, whatever the writer meant to write: the last look before a file is put in place.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from xml.etree import ElementTree

_BROKEN = re.compile(r"(?<=\w)[-‐\u00ad][ \u00a0]*\n\s*(?=\w)")


def texts(name: str, content: bytes) -> Iterator[str]:
    """The texts of a file, a paragraph, a page or a value each; its name comes first. KeyError for an unknown kind."""
    stem, _dot, ending = name.rpartition(".")
    yield stem
    yield from _READERS[ending](content)


_READ = frozenset({"Target", "descr", "title", "author"})  # attributes that are read though they are one word


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(package.read(part))  # our own file, made a moment ago
                yield from _paragraphs(root)
                yield from (
                    value
                    for one in root.iter()
                    for name, value in one.attrib.items()
                    if " " in value or "@" in value or name.rpartition("}")[2] in _READ
                )


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    paragraphs = [one for one in root.iter() if one.tag.endswith("}p")]
    if not paragraphs:
        yield from (text for text in root.itertext() if text.strip())
    for one in paragraphs:
        yield "".join(part.text or "" if part.tag.endswith("}t") else " " if part.tag.endswith(("}br", "}tab")) else ""
                      for part in one.iter())  # fmt: skip


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - 0.1 s to import

    reader = PdfReader(io.BytesIO(content))
    yield from (str(value) for value in (reader.metadata or {}).values())
    for page in reader.pages:
        for mark in page.get("/Annots") or ():
            action = mark.get_object().get("/A", {})
            yield from (str(value) for value in (action.get("/URI"), mark.get_object().get("/Contents")) if value)
        text = page.extract_text()
        yield " ".join(_BROKEN.sub("", text).split())
        if _BROKEN.search(text):  # or it is a hyphen of its own
            yield " ".join(text.replace("\n", " ").split())


class _Html(HTMLParser):
    """Collects what is read: text up to the end of each block, and the values of attributes."""

    BLOCKS = frozenset(
        {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "dt", "dd", "div"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.end()
        self.found += [value for name, value in attrs if value and name not in ("class", "style", "d") and
                       not value.startswith("data:")]  # fmt: skip

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        self._open.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def end(self) -> None:
        self.found.append("".join(self._open))
        self._open.clear()


def _html(content: bytes) -> Iterator[str]:
    parser = _Html()
    parser.feed(content.decode())
    parser.close()
    parser.end()
    yield from parser.found


def _json(content: bytes) -> Iterator[str]:
    waiting = [json.loads(content)]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case list(values):
                waiting += values
            case dict(values):
                waiting += values.values()


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
    "json": _json,
}
