"""Addresses. Each room has its own; the desk's come first because it holds the home page."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("dalel.desk.urls"))]

handler404 = "dalel.desk.views.pages.no_such_address"
handler500 = "dalel.desk.views.pages.something_broke"
