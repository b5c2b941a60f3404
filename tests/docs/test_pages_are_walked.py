"""The tutorial and the guides say what really happens: everything in them is done, and every answer compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.walk import DAY, ROOT, agrees, walk

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
    assert not agrees("due on 2026-11-23\n", "due on 2026-11-24\n")
    assert not agrees("a\n", "a\nb\n")


def test_the_moment_of_a_filing_is_the_machines_and_agrees_on_every_day() -> None:
    assert agrees("letter, filed 23 November 2026 by Aigul\n", "letter, filed 29 February 2028 by Aigul\n")
    assert agrees("2026-11-23T22:15+00:00 Aigul: amend\n", "2027-12-31T23:59+00:00 Aigul: amend\n")
    assert not agrees("letter, filed 23 November 2026 by Aigul\n", "letter, filed 23 November 2026 by Bolat\n")


def test_a_page_is_walked_on_its_own_day_whatever_day_it_is(tmp_path: Path) -> None:
    [ran] = walk("```console\n$ echo $DALEL_TODAY\n```\n", tmp_path)
    assert ran.printed == f"{DAY}\n"
