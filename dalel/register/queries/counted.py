"""What a reader may see, and what of it counts. Every query for a page starts from here or from the gate itself."""

from __future__ import annotations

from django.db.models import F, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from dalel.accounts.policy import Reader
from dalel.pages.caching import kept
from dalel.pages.filters import asked_period
from dalel.records.gate import how_many_closed, visible, visible_by_whole
from dalel.register.models import Act, Incident, IncidentReport, Involvement

_REFUTED = "refuted"  # kept and shown, and never counted


def incidents(reader: Reader) -> QuerySet[Incident]:
    """The incidents that this reader may see and that count."""
    return visible(reader, Incident).exclude(verification=_REFUTED)


def acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see and that count."""
    return visible(reader, Act).exclude(incident__verification=_REFUTED)


def acts_by_whole(reader: Reader) -> QuerySet[Act]:
    """The same, asked by the few that are closed and not of each row: for a question about all of them."""
    return visible_by_whole(reader, Act, "incident", but=Q(verification=_REFUTED))


def report_links(reader: Reader) -> QuerySet[IncidentReport]:
    """Which reports the incidents that count rest on, for a question about all of them."""
    return visible_by_whole(reader, IncidentReport, "incident", but=Q(verification=_REFUTED))


def involvements(reader: Reader) -> QuerySet[Involvement]:
    """Parts in acts of incidents that this reader may see and that count."""
    return visible(reader, Involvement).exclude(act__incident__verification=_REFUTED)


@kept
def closed_to(reader: Reader) -> int:
    """How many incidents this reader may not see: said, so that nobody takes a part for the whole."""
    return how_many_closed(reader, Incident)


@kept
def years(reader: Reader) -> list[int]:
    """The years from the first to the last incident, the latest first."""
    ends = incidents(reader).aggregate(first=Min("date_earliest"), last=Max("date_earliest"))
    first, last = ends["first"], ends["last"]
    if (first is None) != (last is None):
        raise ValueError("date_earliest")  # text that is no day was read as none: damage
    return list(range(last.year, first.year - 1, -1)) if first and last else []


@kept
def act_kinds(reader: Reader) -> list[str]:
    """The kinds of acts that occur."""
    return list(acts_by_whole(reader).values_list("kind", flat=True).distinct().order_by("kind"))


# The region of an incident: its place's, or its own where it has no place, or one in no known region.
REGION = Coalesce(NullIf(F("place__region"), Value("")), F("region"))


def during(rows: QuerySet[Incident], text: str) -> QuerySet[Incident]:
    """Those that wholly lie within a period: the rule by which figures count. None of them, where it is no period."""
    span = asked_period(text)
    if span is None:
        return rows.none()
    return rows.filter(date_earliest__gte=span.first, date_latest__lte=span.last)
