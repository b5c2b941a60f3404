"""The front matter of a Markdown document: TOML between "+++", or a small and safe part of YAML between "---".

Of YAML only what a cover block needs: keys, texts, lists, lists of keys, one level within another. No anchors, tags
or types: everything is text, except yes/no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

from dalel.documents.tree import Meta, Override, Submitter
from dalel.lib import toml
from dalel.lib.errors import InputError
from dalel.lib.limits import FRONT_MATTER, SETTINGS_DEPTH
from dalel.lib.messages import _

Value = object
_KEY = re.compile(r"^(?P<key>[\w-]+)\s*:(?:\s+(?P<value>.*))?$")


def split(text: str) -> tuple[dict[str, Value] | None, str, int]:
    """The front matter (None if there is none), the body, and how many lines stand before the body."""
    lines = text.split("\n")
    mark = lines[0].strip() if lines else ""
    if mark not in {"---", "+++"}:
        return None, text, 0
    end = next((i for i in range(1, len(lines)) if lines[i].strip() == mark), None)
    if end is None:
        return None, text, 0
    head = lines[1:end]
    if sum(map(len, head)) > FRONT_MATTER.value:
        raise InputError(
            _("The front matter is longer than {limit:,} characters.", limit=FRONT_MATTER.value),
            remedy=_("Move its text into the body."),
        )
    values = _toml("\n".join(head)) if mark == "+++" else _Yaml(head).whole()
    return values, "\n".join(lines[end + 1 :]), end + 1


def meta(values: Mapping[str, Value]) -> Meta:
    """The cover block that the front matter describes. Keys that we do not know are kept in `extra`."""
    known = {field.name for field in fields(Meta)} - {"extra"}
    given = {key.replace("-", "_"): value for key, value in values.items()}
    texts = {key: _text(value) for key, value in given.items() if key in known and isinstance(value, str | int)}
    for key in ("annex", "submitters", "keywords", "overrides"):
        texts.pop(key, None)
    return Meta(
        **texts,  # every remaining field of Meta is a text
        submitters=tuple(_submitter(one) for one in _list(given.get("submitters", []))),
        keywords=tuple(_text(one) for one in _list(given.get("keywords", []))),
        overrides=tuple(_override(one) for one in _list(given.get("overrides", []))),
        annex=_yes(given.get("annex", False)),
        extra={key: value for key, value in given.items() if key not in known},
    )


def _toml(text: str) -> dict[str, Value]:
    try:
        return toml.read(text)
    except InputError as error:
        raise InputError(
            _("The front matter cannot be read: {reason}.", reason=error.message.rstrip(".")),
            remedy=_('Write `key = "value"`, one a line, between two lines of +++.'),
        ) from error


def _submitter(value: Value) -> Submitter:
    if isinstance(value, Mapping):
        known = {key: _text(value[key]) for key in ("name", "short", "founded", "website", "mandate") if value.get(key)}
        return Submitter(**{"name": "", **known}, affected=_yes(value.get("affected", False)))
    return Submitter(_text(value))


def _override(value: Value) -> Override:
    given = value if isinstance(value, Mapping) else {}
    place = given.get("place") or given.get("anchor") or given.get("paragraph") or ""
    override = Override(_text(given.get("code", "")), _text(place).lstrip("#"), _text(given.get("reason", "")))
    if not override.code or not override.reason.strip():
        raise InputError(
            _("An override in the front matter lacks its code or its reason."),
            remedy=_("Give each one a code, a reason, and the anchor or number of its paragraph."),
        )
    return override


def _text(value: Value) -> str:
    return "" if value is None else str(value).strip()


def _list(value: Value) -> list[Value]:
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if value else []


def _yes(value: Value) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() in {"yes", "true", "да", "иә"})


class _Yaml:
    """Reads the lines of a block, deeper blocks by calling itself. Errors say which line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [(number, line) for number, line in enumerate(lines, start=2) if _meant(line)]
        self._at = 0

    def whole(self) -> dict[str, Value]:
        """All lines as one mapping; a line that belongs to none is an error, not silently left out."""
        result = self.mapping(0, 0)
        if self._at < len(self._lines):
            raise self._error(*self._lines[self._at])
        return result

    def mapping(self, indent: int, level: int) -> dict[str, Value]:
        """The keys that stand at an indent of so many blanks, `level` levels below the outermost."""
        if level > SETTINGS_DEPTH.value:
            raise InputError(
                _("The front matter is nested deeper than {limit} levels.", limit=SETTINGS_DEPTH.value),
                remedy=_("Write its keys one below the other."),
            )
        result: dict[str, Value] = {}
        while self._at < len(self._lines):
            number, line = self._lines[self._at]
            depth = _depth(line)
            if depth < indent or line.strip().startswith("- "):
                break
            found = _KEY.match(line.strip())
            if not found or depth > indent:
                raise self._error(number, line)
            self._at += 1
            value = self._closed((found["value"] or "").strip(), number)
            result[found["key"]] = self._value(value, indent, level)
        return result

    def _value(self, text: str, indent: int, level: int) -> Value:
        if text in {">", "|", ">-", "|-"}:
            return self._folded(indent, " " if text[0] == ">" else "\n")
        if text:
            return _scalar(text)
        if self._at >= len(self._lines):
            return ""
        _number, line = self._lines[self._at]
        depth = _depth(line)
        if line.strip().startswith("- ") and depth >= indent:
            return self._sequence(depth, level + 1)
        return self.mapping(depth, level + 1) if depth > indent else ""

    def _closed(self, text: str, number: int) -> str:
        """A list in brackets or a text in quotation marks with the lines that it goes on over."""
        closer = {"[": "]", '"': '"'}.get(text[:1], "")
        if not closer or closer in text[1:]:
            return text
        parts = [text]
        for at in range(self._at, len(self._lines)):
            parts.append(self._lines[at][1].strip())
            if parts[-1].endswith(closer):
                self._at = at + 1
                return " ".join(parts)
        raise InputError(
            _("Line {number} of the front matter: what “{sign}” opens is not closed.", number=number, sign=text[0]),
            remedy=_("Close it, or put a text that begins so in quotation marks."),
        )

    def _folded(self, indent: int, glue: str) -> str:
        parts = []
        while self._at < len(self._lines) and _depth(self._lines[self._at][1]) > indent:
            parts.append(self._lines[self._at][1].strip())
            self._at += 1
        return glue.join(parts)

    def _sequence(self, indent: int, level: int) -> list[Value]:
        result: list[Value] = []
        while self._at < len(self._lines):
            number, line = self._lines[self._at]
            if _depth(line) != indent or not line.strip().startswith("- "):
                break
            rest = line.strip()[2:].strip()
            if _KEY.match(rest) and not rest.startswith(("'", '"')):
                # "- name: X" opens keys: read the rest of the line as the first of them, one step deeper.
                self._lines[self._at] = (number, " " * (indent + 2) + rest)
                result.append(self.mapping(indent + 2, level + 1))
            else:
                self._at += 1
                result.append(_scalar(rest))
        return result

    @staticmethod
    def _error(number: int, line: str) -> InputError:
        return InputError(
            _("Line {number} of the front matter cannot be read: {line}", number=number, line=line.strip()[:80]),
            remedy=_("Write `key: value`, and below a key its list with `- ` or its keys, two blanks deeper."),
        )


def _meant(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _scalar(text: str) -> Value:
    if text.startswith("[") and text.endswith("]"):
        return [
            _scalar(part.strip())
            for part in re.findall(r"\s*(?:\"[^\"]*\"|'[^']*'|[^,\[\]]+)", text[1:-1])
            if part.strip()
        ]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    text = re.sub(r"(?<!\s)\s+#.*$", "", text)
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    return text
