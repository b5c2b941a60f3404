"""What courts, authorities and UN bodies did."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "dalel.cases"
    label = "cases"
