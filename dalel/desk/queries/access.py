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

_CLOSED = ("team", "sealed")


def incidents(reader: Reader) -> QuerySet[Incident]:
    """What this reader may see: not what a team keeps to itself, nor what is sealed, unless they work with records."""
    seen = Incident.objects.all()
    return seen if may(reader, "amend") else seen.exclude(access__in=_CLOSED).filter(compartment="")


def among(reader: Reader, keys: Iterable[str]) -> set[str]:
    """Which of a few incidents this reader may see. Asked by key: a database may read all incidents for a subquery."""
    return set(incidents(reader).filter(pk__in=set(keys)).values_list("pk", flat=True))


def counted(reader: Reader) -> QuerySet[Incident]:
    """The incidents that count: a refuted one is kept and shown, and never counted."""
    return incidents(reader).exclude(verification="refuted")


def seen_acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see, refuted ones among them."""
    seen = Act.objects.all()
    return seen if may(reader, "amend") else seen.exclude(incident__access__in=_CLOSED).filter(incident__compartment="")


def acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see and that count."""
    return seen_acts(reader).exclude(incident__verification="refuted")


def uncounted(reader: Reader) -> QuerySet[Incident, Any]:
    """The keys of the incidents that are not `counted`: few, where all others are many."""
    apart = Q(verification="refuted")
    if not may(reader, "amend"):
        apart |= Q(access__in=_CLOSED) | ~Q(compartment="")
    return Incident.objects.filter(apart).values("pk")


def every_act(reader: Reader) -> QuerySet[Act]:
    """The same as `acts`, for a question about all of them: the few incidents that do not count are looked up once,
    instead of the incident of each of a million acts."""
    return Act.objects.exclude(incident__in=uncounted(reader))


def involvements(reader: Reader) -> QuerySet[Involvement]:
    """Parts in acts of incidents that this reader may see and that count."""
    seen = Involvement.objects.exclude(act__incident__verification="refuted")
    if may(reader, "amend"):
        return seen
    return seen.exclude(act__incident__access__in=_CLOSED).filter(act__incident__compartment="")


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
    return list(range(ends["last"].year, ends["first"].year - 1, -1)) if ends["first"] else []
