"""Documents with live figures, claims, recommendations."""

from __future__ import annotations

from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    name = "dalel.advocacy"
    label = "advocacy"
