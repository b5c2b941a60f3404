"""How many records of one kind point to another: asked only for the rows that a page shows."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce


def how_many(kind: type[Model] | QuerySet[Any], field: str, *, where: Q | None = None) -> Coalesce:
    """The number of records of a kind whose `field` is the row at hand. A join would count before it cuts the page."""
    rows = kind if isinstance(kind, QuerySet) else kind._default_manager.all()
    rows = rows.filter(where or Q(), **{field: OuterRef("pk")}).order_by()
    counted = rows.values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
