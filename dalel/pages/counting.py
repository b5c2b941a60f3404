"""How many records of one kind point to another: asked only for the rows that a page shows."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce


def how_many(rows: QuerySet[Any], field: str, *, where: Q | None = None) -> Coalesce:
    """How many of these records have the row at hand as their `field`. A join would count before it cuts the page."""
    rows = rows.filter(where or Q(), **{field: OuterRef("pk")}).order_by()
    counted = rows.values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
