"""The tutorial and the guides say what really happens: everything in them is done, and every answer compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.walk import ROOT, agrees, walk

PAGES = [
    str(page.relative_to(ROOT))
    for page in (ROOT / "docs/tutorial.md", *sorted((ROOT / "docs/guides").glob("*.md")))
    if "```console" in page.read_text(encoding="utf-8")
]


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_each_command_of_a_page_prints_what_the_page_says(name: str, tmp_path: Path) -> None:
    ran = list(walk((ROOT / name).read_text(encoding="utf-8"), tmp_path))
    assert ran
    for one in ran:
        assert agrees(one.said, one.printed), f"$ {one.command}\n{one.printed}"


def test_an_answer_that_differs_is_noticed() -> None:
    assert agrees("a\n…\nd\n", "a\nb\nc\nd\n")
    assert agrees("on snapshot cbf3074a55ba\n", "on snapshot 000000000000\n")
    assert not agrees("5 incidents\n", "6 incidents\n")
    assert not agrees("a\n", "a\nb\n")
