"""The journal, and files by random id."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from dalel.custody.one_library import require_one_library


class CustodyConfig(AppConfig):
    name = "dalel.custody"
    label = "custody"

    def ready(self) -> None:
        # The one receiver of a signal: a connection is made by Django, wherever it is first needed, and a second copy
        # of SQLite has to be refused before the first statement. No call of ours comes before all of them.
        connection_created.connect(_refuse_a_second_library, dispatch_uid="one SQLite a process")


def _refuse_a_second_library(connection: Any, **_about: object) -> None:
    if connection.vendor == "sqlite":
        require_one_library()
