"""What a page points to is there: files, headings, commands, options."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from dalel.config.cli import COMMANDS
from docs.makers.commands import parser_of
from tests.docs.walk import ROOT

PAGES = [
    page
    for top in ("*.md", "docs/**/*.md", "samples/**/*.md", "dalel/**/*.md", "benchmarks/**/*.md")
    for page in sorted(path.relative_to(ROOT) for path in ROOT.glob(top))
    if not {"documents", "build"} & set(page.parts[:-1]) and not any(part.startswith(".") for part in page.parts)
]
# The page on commands is made from them, and says what may be given, not what to type.
READ = [
    page
    for page in PAGES
    if page.parts[0] in ("README.md", "docs", "samples", "CONTRIBUTING.md") and page.name != "commands.md"
]

_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^(?:\$ |    |)(dalel(?: --language \w+)? [a-z].*)$", re.MULTILINE)
_INLINE = re.compile(r"`(dalel [a-z][^`\n]*)`")


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_CODE.sub("", (ROOT / page).read_text(encoding="utf-8"))):
        if "://" in target or target.startswith("mailto:"):
            continue
        name, _hash, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), f"{page} points to {target}"
        assert not anchor or anchor in anchors(path), f"{page} points to a heading that is not there: {target}"


def calls(page: Path) -> dict[str, bool]:
    """The calls of `dalel` on a page, and whether they stand in a block, to be typed as they are."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = dict.fromkeys(_INLINE.findall(text), False) | dict.fromkeys(_LINE.findall(text), True)
    return {re.split(r"\s{2,}|\s#|\s—|\s[>|] ", call)[0].strip(): typed for call, typed in found.items()}


def parse(call: str, *, typed: bool = True) -> None:
    """Read a call as the command would; SystemExit if it would refuse. What is only named may lack its arguments."""
    words = shlex.split(call)[1:]
    words = words[2:] if words[0] == "--language" else words
    assert words[0] in COMMANDS, f"there is no command: {call}"
    parser = parser_of(words[0])
    if typed:
        parser.parse_args(words[1:])
        return
    for word in words[1:]:
        below = next((one for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None)
        parser = below.choices[word] if below is not None and word in below.choices else parser
    known = {option for action in parser._actions for option in action.option_strings}
    assert {word for word in words if word.startswith("--")} <= known, f"there is no such option: {call}"


@pytest.mark.parametrize("page", [page for page in READ if calls(page)], ids=str)
def test_commands_and_options_exist(page: Path) -> None:
    for call, typed in calls(page).items():
        try:
            parse(call, typed=typed)
        except SystemExit:
            pytest.fail(f"{page}: {call}")


def test_a_command_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(AssertionError):
        parse("dalel biuld my-project")
    with pytest.raises(SystemExit):
        parse("dalel build my-project --anex")
    with pytest.raises(AssertionError):
        parse("dalel journal verify --haed", typed=False)
