"""Lets Babel read the messages of Django templates (Django ships a reader; Babel does not)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """The messages of one template, as Babel wants them: line, function, messages, comments."""
    # What Django makes of a template keeps its indentation, which Python's tokenizer may not follow.
    source = "\n".join(line.strip() for line in templatize(file.read().decode("utf-8")).split("\n"))
    names = dict.fromkeys({"gettext", "ngettext", "pgettext", *keywords})
    yield from extract_python(BytesIO(source.encode("utf-8")), names, comment_tags, dict(options))
