"""Who did what to whom, says which source."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "dalel.register"
    label = "register"
