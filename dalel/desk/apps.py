"""The home page, the menu, and pages that several rooms make together."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dalel.desk"
    label = "desk"
