"""Takes live figures out of Markdown before it is parsed, and puts them back into the tree.

An expression may hold quotes, asterisks and line breaks, all of which mean something else in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from dalel.documents.tree import Emphasis, Inline, Inlines, LineBreak, Link, Live, NoteRef, Strong, Text
from dalel.lib.limits import whole_number

# Private-use letters: Markdown gives them no meaning and no text has them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+'", re.DOTALL)
_QUOTE_OR_END = re.compile(r"[\"']|\}\}")


@dataclass(frozen=True, slots=True)
class Lifted:
    """Markdown without its live figures. `lines[i]`: the line of the file that line i of the text came from."""

    text: str
    figures: tuple[Live, ...]
    lines: tuple[int, ...]

    def line(self, index: int) -> int:
        return self.lines[index] if 0 <= index < len(self.lines) else 0

    def inlines(self, tokens: Sequence[Token]) -> Inlines:
        """The inlines that the parser's tokens make, live figures back in their places."""
        return tuple(_joined(_read(list(tokens), self)))

    def restored(self, text: str) -> Iterator[Inline]:
        at = 0
        for found in _MARK.finditer(text):
            if found.start() > at:
                yield Text(text[at : found.start()])
            number = whole_number(found.group(1))
            if number is not None and number < len(self.figures):  # a mark may have been written as a character entity
                yield self.figures[number]
            at = found.end()
        if at < len(text):
            yield Text(text[at:])


def lift(text: str, offset: int) -> Lifted:
    """Put a mark in the place of every `{{ … }}`. `offset`: lines of the file before the text."""
    text = text.replace(_OPEN, "").replace(_CLOSE, "")
    figures: list[Live] = []
    parts: list[str] = []
    lines = [offset + 1]
    at, line = 0, offset + 1
    unclosed: set[str] = set()
    while True:
        start = text.find("{{", at)
        end = _end_of_expression(text, start, unclosed) if start >= 0 else -1
        plain = text[at : start if end >= 0 else len(text)]
        for _break in range(plain.count("\n")):
            line += 1
            lines.append(line)
        parts.append(plain)
        if end < 0:
            return Lifted("".join(parts), tuple(figures), tuple(lines))
        expression = text[start + 2 : end]
        parts.append(f"{_OPEN}{len(figures)}{_CLOSE}")
        figures.append(Live(" ".join(expression.split()), line))
        line += expression.count("\n")
        at = end + 2


def _end_of_expression(text: str, start: int, unclosed: set[str]) -> int:
    """Where the closing braces stand; quoted text within may hold braces of its own. -1 if they are missing.

    unclosed: the quotation marks of which one was found that nothing closes: from there on none of its kind is closed.
    """
    at = start + 2
    while found := _QUOTE_OR_END.search(text, at):
        sign = found.group()
        if sign == "}}":
            return found.start()
        quoted = _QUOTED.match(text, found.start()) if sign not in unclosed else None
        if quoted is None:
            unclosed.add(sign)
        at = quoted.end() if quoted else found.end()
    return -1


def _read(tokens: list[Token], lifted: Lifted) -> Iterator[Inline]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.nesting == 1:
            end = _closing(tokens, index)
            inner = tuple(_joined(_read(tokens[index + 1 : end], lifted)))
            yield from _wrapped(token, inner)
            index = end
        else:
            yield from _single(token, lifted)
        index += 1


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _wrapped(token: Token, inner: Inlines) -> Iterator[Inline]:
    match token.type:
        case "em_open":
            yield Emphasis(inner)
        case "strong_open":
            yield Strong(inner)
        case "link_open":
            yield Link(inner, str(token.attrGet("href") or ""))
        case _:
            yield from inner


def _single(token: Token, lifted: Lifted) -> Iterator[Inline]:
    match token.type:
        case "softbreak":
            yield Text(" ")
        case "hardbreak":
            yield LineBreak()
        case "footnote_ref":
            yield NoteRef(str(token.meta.get("label") or token.meta["id"] + 1))
        case "image":
            yield from lifted.restored(token.content)
        case _:
            yield from lifted.restored(token.content)


def _joined(children: Iterator[Inline]) -> Iterator[Inline]:
    """Texts that follow one another as one."""
    text = ""
    for child in children:
        if isinstance(child, Text):
            text += child.text
            continue
        if text:
            yield Text(text)
        text = ""
        yield child
    if text:
        yield Text(text)
