"""What a reader may see. Every query of the desk starts from here."""

from __future__ import annotations

from django.db.models import QuerySet

from dalel.accounts.policy import Actor, may
from dalel.register.models import Act, Incident

Reader = Actor | None  # None: somebody who has not logged in; at present everybody

_CLOSED = ("team", "sealed")


def incidents(reader: Reader) -> QuerySet[Incident]:
    """What this reader may see: not what a team keeps to itself, nor what is sealed, unless they work with records."""
    seen = Incident.objects.all()
    return seen if may(reader, "amend") else seen.exclude(access__in=_CLOSED).filter(compartment="")


def counted(reader: Reader) -> QuerySet[Incident]:
    """The incidents that count: a refuted one is kept and shown, and never counted."""
    return incidents(reader).exclude(verification="refuted")


def acts(reader: Reader) -> QuerySet[Act]:
    """The acts of incidents that this reader may see and that count."""
    seen = Act.objects.exclude(incident__verification="refuted")
    return seen if may(reader, "amend") else seen.exclude(incident__access__in=_CLOSED).filter(incident__compartment="")


def closed_to(reader: Reader) -> int:
    """How many incidents this reader may not see: said, so that nobody takes a part for the whole."""
    return Incident.objects.count() - incidents(reader).count()
