"""Snapshots, the catalogue, figures with provenance, estimates."""

from __future__ import annotations

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "dalel.figures"
    label = "figures"
