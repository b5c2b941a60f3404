"""What a reader may see. Every query of the desk starts from here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from dalel.accounts.policy import Actor, may
from dalel.desk.queries.keeping import kept
from dalel.lib.edtf import Period, period
from dalel.lib.errors import DateError
from dalel.register.models import Act, Incident, Involvement

Reader = Actor | None  # None: somebody who has not logged in; at present everybody


def _closed(reader: Reader, incident: str = "") -> Q:
    """What is true of an incident that this reader may not see: a team keeps it to itself, it is sealed, or it belongs
    to a compartment. Everything else in this module is said with these two. `incident` leads to it from another kind.
    """
    if may(reader, "amend"):
        return Q(pk__in=())
    return Q(**{f"{incident}access__in": ("team", "sealed")}) | ~Q(**{f"{incident}compartment": ""})


def _closed_or_refuted(reader: Reader, incident: str = "") -> Q:
    """What is true of an incident that does not count: a refuted one is kept and shown, and never counted."""
    return _closed(reader, incident) | Q(**{f"{incident}verification": "refuted"})


def incidents(reader: Reader) -> QuerySet[Incident]:
    """What this reader may see: not what a team keeps to itself, nor what is sealed, unless they work with records."""
    return Incident.objects.exclude(_closed(reader))


def among(reader: Reader, keys: Iterable[str]) -> set[str]:
    """Which of a few incidents this reader may see. Asked by key: a database may read all incidents for a subquery."""
    return set(incidents(reader).filter(pk__in=set(keys)).values_list("pk", flat=True))


def counted(reader: Reader) -> QuerySet[Incident]:
    """The incidents that this reader may see and that count."""
    return Incident.objects.exclude(_closed_or_refuted(reader))


def uncounted(reader: Reader) -> QuerySet[Incident, Any]:
    """The keys of the incidents that are not `counted`: few, where all others are many."""
    return Incident.objects.filter(_closed_or_refuted(reader)).values("pk")


def seen_acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see, refuted ones among them."""
    return Act.objects.exclude(_closed(reader, "incident__"))


def acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see and that count."""
    return Act.objects.exclude(_closed_or_refuted(reader, "incident__"))


def every_act(reader: Reader) -> QuerySet[Act]:
    """The same as `acts`, for a question about all of them: the few incidents that do not count are looked up once,
    instead of the incident of each of a million acts."""
    return Act.objects.exclude(incident__in=uncounted(reader))


def involvements(reader: Reader) -> QuerySet[Involvement]:
    """Parts in acts of incidents that this reader may see and that count."""
    return Involvement.objects.exclude(_closed_or_refuted(reader, "act__incident__"))


def asked_period(text: str) -> Period | None:
    """The period that a filter asks for; None if it is none, which the page then says."""
    try:
        return period(text)
    except DateError:
        return None


@kept
def closed_to(reader: Reader) -> int:
    """How many incidents this reader may not see: said, so that nobody takes a part for the whole."""
    return Incident.objects.count() - incidents(reader).count()


@kept
def years(reader: Reader) -> list[int]:
    """The years from the first to the last incident, the latest first."""
    ends = counted(reader).aggregate(first=Min("date_earliest"), last=Max("date_earliest"))
    first, last = ends["first"], ends["last"]
    if (first is None) != (last is None):
        raise ValueError("date_earliest")  # text that is no day was read as none: damage
    return list(range(last.year, first.year - 1, -1)) if first and last else []
