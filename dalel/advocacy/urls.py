"""Addresses of advocacy."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from dalel.advocacy import draft_page, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("check/", draft_page.check, name="check"),
    path("documents/", views.document_list, name="documents"),
    path("documents/<str:project>/<str:name>/", views.document, name="document"),
    path("documents/<str:project>/<str:name>/figures/<str:claim>/", views.figure, name="figure"),
    path("recommendations/", views.recommendation_list, name="recommendations"),
    path("recommendations/<str:key>/", views.recommendation, name="recommendation"),
]
