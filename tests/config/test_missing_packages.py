"""The base package alone: what it cannot do it says in one line, with what would mend it."""

from __future__ import annotations

import sys

import pytest

from dalel.config.cli import main


@pytest.mark.parametrize(
    ("package", "call", "extra"),
    [("numpy", ["estimate", "lists.csv"], "statistics"), ("django", ["journal", "verify"], "site")],
)
def test_a_command_without_its_packages_names_the_extra(
    package: str, call: list[str], extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in list(sys.modules):
        if name.startswith(("dalel.statistics", "dalel.config.commands", "dalel.config.django", package + ".")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert main(call) == 2
    said = capsys.readouterr().err
    assert package in said and f'pip install "dalel[{extra}]"' in said and "Traceback" not in said
