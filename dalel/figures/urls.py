"""Addresses of figures."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.figures import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("estimates/", views.estimates_page, name="estimates"),
]
