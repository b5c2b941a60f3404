"""Addresses: each room has its own."""

from __future__ import annotations

from django.urls import include, path

ROOMS = ("desk", "register", "cases", "figures", "advocacy", "pages")

urlpatterns = [path("", include(f"dalel.{room}.urls")) for room in ROOMS]

handler404 = "dalel.pages.page.no_such_address"
handler500 = "dalel.pages.page.something_broke"
