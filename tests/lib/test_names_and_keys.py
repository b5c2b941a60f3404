"""What keys of records, and names of projects, texts and files may be made of; and that none leads out of a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.advocacy.project import read_project
from dalel.lib.errors import ProblemsFound
from dalel.lib.ids import is_id, is_inside, is_name, is_path, is_step, visible

GOOD_NAMES = [
    "small",
    "Қазақстан 2025",
    "а",
    "UPR (2nd cycle), part 1",
    "x-",
    "हिंदी",
    "A&B's+C",
    "2025",
    "a..b",
    "я" * 100,
]
BAD_NAMES = [
    "", ".", "..", "...", ".hidden", "-r", " a", "a ", "a.", "a/b", "a\\b", "a\0b", "a\nb", "a\tb", "a\x7f",
    "a\u202eb", "a\u2066b", "a\u200bb", "a\ufeff", "CON", "nul.txt", "com1", "x" * 101, "漢" * 80, "a:b", "a*b", "a?b",
    "a<b", 'a"b', "a|b", "\ud800", "../x", "~", "$HOME", "`x`", "a;b", "%2e%2e",
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_a_name_may_be_of_any_language(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_a_name_that_means_something_elsewhere_is_refused(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize("key", ["i-1", "incident-01hq8z3k9d-w6n2c4x7rt", "A.b_c-9", "x", "x" * 110])
def test_a_key(key: str) -> None:
    assert is_id(key)


@pytest.mark.parametrize("key", ["", ".", "..", "-a", ".a", "_a", "a.", "a/b", "a b", "a\n", "é", "x" * 111, "a\u202e"])
def test_what_is_no_key(key: str) -> None:
    assert not is_id(key)


@given(st.text(max_size=40))
def test_a_name_is_always_one_step_and_a_path_never_leaves(text: str) -> None:
    if is_name(text):
        assert is_step(text)
        assert Path("/home/filed", text).parent == Path("/home/filed")
        assert text.isprintable()
    if is_path(text):
        assert is_inside(text)
    if is_inside(text):
        assert Path("/home/filed", text).is_relative_to("/home/filed")
        assert ".." not in Path(text).parts


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "a//b", "", "a/.", "a/\0"])
def test_a_path_that_could_leave_is_not_inside(path: str) -> None:
    assert not is_inside(path)


def test_what_is_invisible_is_written_out() -> None:
    assert visible("a\u202eb\nç") == "a\\u202eb\\nç"


@pytest.mark.parametrize("name", ["..", "../../escaped", "a\\u202eb", "-r", "con"])
def test_a_project_of_such_a_name_is_not_built(folder: Callable[..., Path], name: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        read_project(folder({"dalel.toml": f'[project]\nname = "{name}"\n'}))
    assert [problem.code for problem in caught.value.problems] == ["project-name"]
    assert "beginning with a letter or digit" in caught.value.problems[0].remedy


@pytest.mark.parametrize("name", ["documents/-a.md", "documents/a\u202eb.md", "reference/a\nb.csv", "documents/con.md"])
def test_a_text_of_such_a_name_is_not_read(folder: Callable[..., Path], name: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        read_project(folder({name: "x\n"}))
    assert {problem.code for problem in caught.value.problems} & {"name", "reference-table"}
