"""People on file, by neutral label or permitted name."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from dalel.accounts.policy import Reader
from dalel.lib.messages import _
from dalel.pages import own
from dalel.pages.caching import kept
from dalel.pages.counting import how_many
from dalel.pages.projects import only
from dalel.records.gate import called, ids_called, visible
from dalel.register.models import Act, Person
from dalel.register.queries import counted
from dalel.register.queries.naming import named_like, print_names


def find(reader: Reader, wanted: Mapping[str, str]) -> QuerySet[Person]:
    """The people on file, by label, invented ones last; each with `suffered`, how many acts they were victims of.

    A search looks at labels and at names that may be printed in full, so that it cannot be used to find out who
    stands behind a label.
    """
    found = visible(reader, Person).annotate(suffered=how_many(counted.acts(reader), "victim_person"))
    if text := wanted.get("q"):
        found = found.filter(
            Q(label__icontains=text) | Q(pk__in=ids_called(reader, Person, text)) | Q(pk__in=named_like(reader, text))
        )
    return own.chosen(reader, found, "persons", wanted).order_by("invented", "label", "pk")


def suffered_as(reader: Reader, category: str) -> Exists:
    """Of a person: whether they suffered an act as somebody of this category."""
    return Exists(visible(reader, Act).filter(victim_person=OuterRef("pk"), category=category))


@kept
def categories(reader: Reader) -> list[str]:
    """The categories of victims that occur."""
    acts = counted.acts_by_whole(reader).exclude(category="").exclude(victim_person=None)
    return list(acts.values_list("category", flat=True).distinct().order_by("category"))


def one(reader: Reader, key: str) -> Person:
    """Somebody, as they may be named; MissingError if there is nobody of that key."""
    person = only(
        called(reader, Person, key), "person", _("There is nobody “{key}” on file whom you may see.", key=key)
    )
    print_names(reader, [person])
    return person
