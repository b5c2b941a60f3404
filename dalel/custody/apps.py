"""The journal, and files by random id."""

from __future__ import annotations

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "dalel.custody"
    label = "custody"
