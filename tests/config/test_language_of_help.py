"""The help and the messages are in the language that was asked for."""

from __future__ import annotations

import argparse
import inspect
import subprocess
import sys

import pytest

from dalel.config import parsing


def dalel(*words: str) -> str:
    command = [sys.executable, "-m", "dalel.config.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_help_of_a_command_is_in_the_language_asked_for() -> None:
    assert "папка проекта" in dalel("--language", "ru", "build", "--help")
    assert "the project folder" in dalel("build", "--help")


def test_the_catalogue_defines_its_units_in_the_language_asked_for() -> None:
    assert "Something that happened at a time and a place" in dalel("figures")
    assert "Something that happened at a time and a place" not in dalel("--language", "kk", "figures")


def test_the_words_of_the_reader_of_arguments_are_looked_up_in_our_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"positional arguments": "аргументы", "options": "параметры", "usage: ": "вызов: "}
    monkeypatch.setattr(parsing, "_", lambda text: said.get(text, text))
    monkeypatch.setattr(argparse, "_", None)
    parsing.speak()
    parser = argparse.ArgumentParser(prog="dalel")
    parser.add_argument("folder")
    told = parser.format_help()
    assert all(words in told for words in said.values())


def test_every_word_given_to_the_catalogue_is_one_of_the_reader_of_arguments() -> None:
    source = inspect.getsource(argparse)
    assert [words for words in parsing.WORDS if repr(words) not in source] == []
