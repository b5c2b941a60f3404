"""Addresses of cases."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.cases import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("proceedings/", views.proceeding_list, name="proceedings"),
    path("proceedings/<str:key>/", views.proceeding, name="proceeding"),
    path("communications/", views.communication_list, name="communications"),
    path("communications/<str:key>/", views.communication, name="communication"),
]
