"""What every page is made with."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "dalel.pages"
    label = "pages"
