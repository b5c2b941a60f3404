"""What a type checker has to refuse. It is checked with the product: where it lets one of these through, the comment
that passes over the error is one too many, and that is an error."""

from __future__ import annotations

from dalel.register.models import Act, Incident, Person


def columns_that_are_none(incident: Incident, act: Act, person: Person) -> None:
    """Each has a letter wrong, or belongs to another kind."""
    print(incident.titel)  # type: ignore[attr-defined]
    print(incident.date_earlist)  # type: ignore[attr-defined]
    print(act.victim)  # type: ignore[attr-defined]
    print(person.full_name)  # type: ignore[attr-defined]


def a_column_taken_for_another_type(incident: Incident, act: Act) -> None:
    """A date is text, its first day may be missing, targets are several."""
    print(incident.date.year)  # type: ignore[attr-defined]
    print(incident.date_earliest.year)  # type: ignore[union-attr]
    print(act.targets.strip())  # type: ignore[attr-defined]
    print(act.victim_person.label)  # type: ignore[union-attr]
