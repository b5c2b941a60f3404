"""The staff's shell."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dalel.desk"
    label = "desk"
