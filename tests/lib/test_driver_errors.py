"""What a driver raises is known by its SQLSTATE, in whatever language its server speaks, and shown without values."""

from __future__ import annotations

import sqlite3

import duckdb
import psycopg
import pytest
from django.db import DataError, OperationalError
from psycopg import errors

from dalel.config.trouble import in_plain_words
from dalel.lib.drivers import first_line, sqlstate, trouble

NAME = "Aigul Serikova"


@pytest.mark.parametrize(
    ("error", "what", "told"),
    [
        (errors.LockNotAvailable("не удалось получить блокировку"), "busy", "Somebody else is writing"),
        (errors.DeadlockDetected("обнаружена взаимоблокировка"), "busy", "Somebody else is writing"),
        (errors.DiskFull("не удалось расширить файл"), "full", "The disk is full"),
        (errors.AdminShutdown("закрытие подключения"), "unreachable", "cannot be reached"),
        (errors.UndefinedTable("отношение «x» не существует"), "unlike", "is not what this version"),
        (errors.InsufficientPrivilege("нет доступа к таблице"), "forbidden", "does not let this user"),
        (errors.UniqueViolation("повторяющееся значение ключа"), "refused", "refused what was to be written"),
    ],
)
@pytest.mark.django_db
def test_an_error_in_another_language_is_known(error: psycopg.Error, what: str, told: str) -> None:
    wrapped = OperationalError(str(error))
    wrapped.__cause__ = error
    for one in (error, wrapped):
        assert trouble(one) == what
        assert told in in_plain_words(one).message


def test_of_an_error_about_the_data_only_the_name_is_shown() -> None:
    wrapped = DataError(f"неверный синтаксис для типа bigint: «{NAME}»")
    wrapped.__cause__ = errors.InvalidTextRepresentation(str(wrapped))
    assert first_line(wrapped) == "DataError"
    assert first_line(errors.NumericValueOutOfRange(f"value «{NAME}» is out of range")) == "NumericValueOutOfRange"
    with pytest.raises(duckdb.Error) as stopped:
        duckdb.sql(f"SELECT CAST('{NAME}' AS INTEGER)").fetchall()
    assert NAME in str(stopped.value)
    assert NAME not in first_line(stopped.value)


def test_what_follows_the_first_line_may_hold_the_row_and_is_not_shown() -> None:
    assert first_line(errors.NotNullViolation(f"null value\nDETAIL: ({NAME})")) == "null value"


def test_sqlite_has_no_such_state() -> None:
    assert sqlstate(sqlite3.OperationalError("database is locked")) == ""
