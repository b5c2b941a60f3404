"""How things come in and go out as folders."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "dalel.intake"
    label = "intake"
