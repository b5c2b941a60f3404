"""Who occurs in the records, for a text on the site: somebody is read from the database when a text asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalel.advocacy.build import Workshop
from dalel.advocacy.people import People, people
from dalel.figures.people import Name
from dalel.records.fields import kinds
from dalel.records.kind import Table
from dalel.records.rows import find
from dalel.register.models import Person, PersonName


def rows(kind: str, keys: Iterable[str]) -> list[tuple[str, ...]]:
    """The records of a kind with these keys, in the order of their keys."""
    return [row for _key, row in sorted(find(kinds()[kind], list(keys)).items())]


def named() -> Table:
    """The people who have a name on file: the checks look for each of them in a text."""
    keys = PersonName.everything.order_by().values_list("person_id", flat=True).distinct()
    return Table(kinds()["persons"], rows("persons", keys))


class _Everybody(Mapping[str, Name]):
    """Names by id. A register may have half a million people without a name, and a text speaks of a few of them."""

    def __init__(self, known: Mapping[str, Name], language: str) -> None:
        self._known = known
        self._language = language

    def __getitem__(self, id_: str) -> Name:
        if id_ in self._known:
            return self._known[id_]
        table = Table(kinds()["persons"], rows("persons", [id_]))
        return people({"persons": table}, self._language).names[id_]

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from Person.everything.exclude(pk__in=list(self._known)).values_list("pk", flat=True).iterator()

    def __len__(self) -> int:
        return sum(1 for _one in self)


@dataclass
class DatabaseWorkshop(Workshop):
    """A workshop whose tables hold only the people with a name on file."""

    def people(self, language: str) -> People:
        if language not in self._people:
            known = people(self.project.tables, language)
            self._people[language] = People(_Everybody(known.names, language), known.persons)
        return self._people[language]
