"""Addresses of pages that belong to no other room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.pages import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("columns/", views.columns, name="columns"),
    path("language/<str:code>/", views.choose_language, name="language"),
]
