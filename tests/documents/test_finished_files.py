"""A finished file is read again from its bytes: words, attributes, metadata and its name."""

from __future__ import annotations

import pytest

from dalel.documents import finished
from dalel.documents.readers.markdown import read_text
from dalel.documents.writers import docx, html, pdf
from dalel.documents.writers.options import Options

TEXT = """---
title: The case of Qwtitle
subtitle: Told by Qwsubtitle
profile: report
language: en
keywords: [torture, Qwkeyword]
contact: Qwcontact, office@example.org
---

# What Qwheading told

Somebody spoke of Qwbody, [here](https://example.org/Qwlink).[^1]

| who |
|---|
| Qwcell |

- Qwitem

[^1]: Qwnote said so.
"""
WORDS = (
    "Qwtitle",
    "Qwsubtitle",
    "Qwkeyword",
    "Qwcontact",
    "Qwheading",
    "Qwbody",
    "Qwcell",
    "Qwitem",
    "Qwnote",
    "Qwlink",
)


@pytest.mark.parametrize("format_", ["docx", "pdf", "html"])
def test_all_that_can_be_read_in_a_file_is_found(format_: str) -> None:
    writer = {"docx": docx, "pdf": pdf, "html": html}[format_]
    content = writer.write(read_text(TEXT), (), Options(snapshot="0" * 64))
    found = "\n".join(finished.texts(f"qwname.{format_}", content))
    printed = {word for word in WORDS if word in found}
    assert printed == set(WORDS)
    assert found.startswith("qwname")


def test_what_is_found_in_html_includes_attributes_and_comments() -> None:
    page = b'<p title="Qwtitle">a<b>b</b></p><img alt="Qwalt" src="data:image/png;base64,AAAA"><!-- Qwcomment -->'
    found = list(finished.texts("x.html", page))
    assert {"Qwtitle", "Qwalt", " Qwcomment ", "ab"} <= set(found)
    assert not any("base64" in text for text in found)
