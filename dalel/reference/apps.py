"""Vocabularies, law, instruments, calendars, read from files."""

from __future__ import annotations

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "dalel.reference"
    label = "reference"
