"""Addresses of the staff's shell."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.desk.views import cases, documents, estimates, home, records, round

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("language/<str:code>/", home.choose_language, name="language"),
    path("documents/", documents.document_list, name="documents"),
    path("documents/<str:project>/<str:name>/", documents.document, name="document"),
    path("documents/<str:project>/<str:name>/figures/<str:claim>/", documents.figure, name="figure"),
    path("incidents/", records.incident_list, name="incidents"),
    path("incidents/<str:key>/", records.incident, name="incident"),
    path("people/", records.people_list, name="people"),
    path("people/<str:key>/", records.person, name="person"),
    path("organisations/", records.organisation_list, name="organisations"),
    path("organisations/<str:key>/", records.organisation, name="organisation"),
    path("proceedings/", cases.proceeding_list, name="proceedings"),
    path("proceedings/<str:key>/", cases.proceeding, name="proceeding"),
    path("communications/", cases.communication_list, name="communications"),
    path("communications/<str:key>/", cases.communication, name="communication"),
    path("recommendations/", cases.recommendation_list, name="recommendations"),
    path("recommendations/<str:key>/", cases.recommendation, name="recommendation"),
    path("sources/", round.source_list, name="sources"),
    path("sources/<str:key>/", round.source, name="source"),
    path("estimates/", estimates.panel, name="estimates"),
    path("map/", round.map_by_region, name="map"),
    path("calendar/", round.dates, name="calendar"),
    path("columns/", round.columns, name="columns"),
]
