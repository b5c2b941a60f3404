"""Addresses of the home page and of what several rooms make together."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.desk.views import calendar, home, records

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("incidents/<str:key>/", records.incident, name="incident"),
    path("people/", records.people_list, name="people"),
    path("people/<str:key>/", records.person, name="person"),
    path("organisations/", records.organisation_list, name="organisations"),
    path("organisations/<str:key>/", records.organisation, name="organisation"),
    path("calendar/", calendar.calendar_page, name="calendar"),
]
