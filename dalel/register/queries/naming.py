"""Names of people, through the naming status: the one way by which a name reaches a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dalel.accounts.policy import Reader
from dalel.lib import clock
from dalel.lib.messages import _, language
from dalel.lib.naming import consent
from dalel.records import gate
from dalel.register.models import PersonName
from dalel.register.rules import initials, naming


def print_names(reader: Reader, people: Iterable[Any]) -> None:
    """Give each person `printed` (what may stand on the page) and `naming` (full, initials or label)."""
    known = [person for person in people if person is not None]
    today = clock.today()
    for person in known:
        recorded = consent(
            person.naming_status,
            person.naming_scope,
            person.naming_ground,
            person.naming_review_by,
            person.naming_date,
        )
        person.naming = naming(recorded, today)
        person.printed = person.label or _("Person {id}", id=person.key)
    asked = {person.pk for person in known if person.naming != "label"}
    names = _main_names(reader, asked)
    for person in known:
        if person.pk in names:
            name = names[person.pk]
            person.printed = initials(name) if person.naming == "initials" else name


def forms_of(reader: Reader, person: Any) -> list[PersonName]:
    """Every form of the name of somebody who may be named in full; [] of anybody else. `print_names` comes first."""
    if person.naming != "full":
        return []
    return list(gate.in_sight(reader, PersonName).filter(person=person).order_by("pk"))


def named_like(reader: Reader, text: str) -> list[str]:
    """The keys of the people who may be named in full and have this in their name."""
    names = gate.in_sight(reader, PersonName).filter(text__icontains=text).select_related("person")
    people: dict[str, Any] = {name.person_id: name.person for name in names}
    print_names(reader, people.values())
    return [pk for pk, person in people.items() if person.naming == "full"]


def _main_names(reader: Reader, ids: set[str]) -> dict[str, str]:
    """The name to print of each of these people: in the reader's language where there is one."""
    wanted = language()
    names: dict[str, str] = {}
    found = gate.in_sight(reader, PersonName).filter(person_id__in=ids, kind="main").order_by("person_id", "id")
    for name in found:
        if name.person_id not in names or name.language == wanted:
            names[name.person_id] = name.text
    return names
