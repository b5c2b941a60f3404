"""What a reader may see. Every query of the desk starts from here."""

from __future__ import annotations

from django.db.models import Max, Min, QuerySet

from dalel.accounts.policy import Actor, may
from dalel.register.models import Act, Incident, Involvement

Reader = Actor | None  # None: somebody who has not logged in; at present everybody

_CLOSED = ("team", "sealed")


def incidents(reader: Reader) -> QuerySet[Incident]:
    """What this reader may see: not what a team keeps to itself, nor what is sealed, unless they work with records."""
    seen = Incident.objects.all()
    return seen if may(reader, "amend") else seen.exclude(access__in=_CLOSED).filter(compartment="")


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


def involvements(reader: Reader) -> QuerySet[Involvement]:
    """Parts in acts of incidents that this reader may see and that count."""
    seen = Involvement.objects.exclude(act__incident__verification="refuted")
    if may(reader, "amend"):
        return seen
    return seen.exclude(act__incident__access__in=_CLOSED).filter(act__incident__compartment="")


def closed_to(reader: Reader) -> int:
    """How many incidents this reader may not see: said, so that nobody takes a part for the whole."""
    return Incident.objects.count() - incidents(reader).count()


def years(reader: Reader) -> list[int]:
    """The years from the first to the last incident, the latest first."""
    ends = counted(reader).aggregate(first=Min("date_earliest"), last=Max("date_earliest"))
    return list(range(ends["last"].year, ends["first"].year - 1, -1)) if ends["first"] else []
