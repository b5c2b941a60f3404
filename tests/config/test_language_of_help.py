"""The help and the messages are in the language that was asked for."""

from __future__ import annotations

import subprocess
import sys


def dalel(*words: str) -> str:
    command = [sys.executable, "-m", "dalel.config.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_help_of_a_command_is_in_the_language_asked_for() -> None:
    assert "папка проекта" in dalel("--language", "ru", "build", "--help")
    assert "the project folder" in dalel("build", "--help")


def test_the_catalogue_defines_its_units_in_the_language_asked_for() -> None:
    assert "Something that happened at a time and a place" in dalel("figures")
    assert "Something that happened at a time and a place" not in dalel("--language", "kk", "figures")
