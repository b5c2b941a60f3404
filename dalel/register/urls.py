"""Addresses of the register."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.register import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("incidents/", views.incident_list, name="incidents"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<str:key>/", views.source, name="source"),
    path("map/", views.map_by_region, name="map"),
]
