"""Bodies, sessions, reviews, deadlines, received recommendations."""

from __future__ import annotations

from django.apps import AppConfig


class MechanismsConfig(AppConfig):
    name = "dalel.mechanisms"
    label = "mechanisms"
