"""Messages in the reader's language; English where a translation is missing; never a failure."""

from __future__ import annotations

import gettext
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.lib import messages
from dalel.lib.errors import DalelError, Problem, ProblemsFound
from dalel.lib.messages import _, known, language, n_, set_language, use


def _write_catalogue(folder: Path, messages: dict[str, str]) -> None:
    """A compiled gettext catalogue, by hand."""
    entries = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    keys, values = [key.encode() for key, _value in entries], [value.encode() for _key, value in entries]
    start = 28 + 16 * len(entries)
    table, text = [], b""
    for group in (keys, values):
        for item in group:
            table += [len(item), start + len(text)]
            text += item + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0)
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(header + struct.pack(f"<{len(table)}I", *table) + text)


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    translated = {"line {line}": "строка {line}", "{n} of {all}": "{неверно} из {all}"}
    _write_catalogue(tmp_path / "ru" / "LC_MESSAGES", translated)
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages._catalogue.cache_clear()
    gettext._translations.clear()
    with use("ru"):
        yield
    messages._catalogue.cache_clear()


def test_a_message_is_said_in_the_current_language(russian: None) -> None:
    assert _("line {line}", line=4) == "строка 4"
    with use("en"):
        assert _("line {line}", line=4) == "line 4"
    assert language() == "ru"


def test_what_is_not_translated_is_said_in_english(russian: None) -> None:
    assert _("column {column}", column="date") == "column date"
    assert n_("{n} record", "{n} records", 5, n=5) == "5 records"


def test_a_translation_with_a_wrong_placeholder_is_said_in_english(russian: None) -> None:
    assert _("{n} of {all}", n=1, all=2) == "1 of 2"


def test_a_missing_catalogue_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "nowhere")
    messages._catalogue.cache_clear()
    with use("kk"):
        assert _("line {line}", line=4) == "line 4"
        assert n_("{n} record", "{n} records", 1, n=1) == "1 record"
        assert _("") == ""
    messages._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("tag", "spoken"), [("ru-RU", "ru"), ("kk_KZ.UTF-8", "kk"), ("RU", "ru"), ("de", "en"), ("", "en")]
)
def test_language_tags_are_understood(tag: str, spoken: str) -> None:
    assert known(tag) == spoken


def test_the_language_can_be_set_and_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALEL_LANG", "kk_KZ.UTF-8")
    with use("en"):
        set_language("ru")
        assert language() == "ru"
    assert language() == "kk"


def test_a_problem_says_where_what_and_what_would_mend_it() -> None:
    problem = Problem("date", "This is no date.", "Write 2018-12-31.", "records/incidents.csv", 4, "date", "31.12.2018")
    expected = "records/incidents.csv, line 4, column date “31.12.2018”: This is no date. Write 2018-12-31. [date]"
    assert str(problem) == expected


def test_problems_are_carried_out_together() -> None:
    problems = [Problem("a", "A.", ""), Problem("b", "B.", "")]
    error = ProblemsFound(problems)
    assert error.problems == problems
    assert str(error) == "2 problems were found; nothing was changed."


def test_an_error_carries_its_remedy_and_code() -> None:
    error = DalelError("It is broken.", "Mend it.", code="broken")
    assert (str(error), error.message, error.remedy, error.code) == (
        "It is broken. Mend it.",
        *error.args,
        "Mend it.",
        "broken",
    )
