"""Which database, and how safe it is kept."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dalel.config.databases import database
from dalel.config.home import secret_key
from dalel.lib.errors import InputError

HOME = Path("/somewhere")


def test_sqlite_is_the_default_and_waits_for_the_disk() -> None:
    chosen = database("", HOME)
    assert chosen["NAME"] == HOME / "dalel.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_a_url_names_a_postgresql_database() -> None:
    chosen = database("postgres://me:p%40ss@db.example:5433/dalel?sslmode=require", HOME)
    assert (chosen["NAME"], chosen["USER"], chosen["PASSWORD"]) == ("dalel", "me", "p@ss")
    assert (chosen["HOST"], chosen["PORT"], chosen["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


def test_another_database_is_refused_without_repeating_the_password() -> None:
    with pytest.raises(InputError) as caught:
        database("mysql://me:secret@db/dalel", HOME)
    assert "secret" not in str(caught.value)


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DALEL_HOME", str(tmp_path / "home"))
    key = secret_key()
    assert len(key) > 50
    assert secret_key() == key
    assert stat.S_IMODE((tmp_path / "home" / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
