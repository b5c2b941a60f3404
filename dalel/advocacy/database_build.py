"""Who occurs in the records, for a text on the site: somebody is read from the database when a text asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dalel.advocacy.build import DocumentBuilder
from dalel.advocacy.people import People, people
from dalel.figures.people import Name
from dalel.records.fields import kinds
from dalel.records.keys import Keys, key_of
from dalel.records.kind import Table
from dalel.records.rows import all_keys, find
from dalel.register.models import PersonName


def rows(kind: str, ids: Iterable[str], keys: Keys) -> list[tuple[str, ...]]:
    """The records of a kind with these ids that a project knows, in the order of their keys."""
    wanted = [key_of(id_) for id_ in ids if keys.id_of(kind, key_of(id_)) == id_]
    return [row for _key, row in sorted(find(kinds()[kind], wanted, keys).items())]


def named(keys: Keys) -> Table:
    """The people of a project who have a name on file: the checks look for each of them in a text."""
    ids = PersonName.everything.order_by().values_list("person_id", flat=True).distinct()
    return Table(kinds()["persons"], rows("persons", ids, keys))


class _NamesOnDemand(Mapping[str, Name]):
    """Names by id. A register may have half a million people without a name, and a text speaks of a few of them."""

    def __init__(self, known: Mapping[str, Name], language: str, keys: Keys) -> None:
        self._known = known
        self._language = language
        self._keys = keys

    def __getitem__(self, id_: str) -> Name:
        if id_ in self._known:
            return self._known[id_]
        table = Table(kinds()["persons"], rows("persons", [self._keys.id_of("persons", id_)], self._keys))
        return people({"persons": table}, self._language).names[id_]

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from (key for key in all_keys(kinds()["persons"], self._keys) if key not in self._known)

    def __len__(self) -> int:
        return sum(1 for _one in self)


@dataclass
class DatabaseDocumentBuilder(DocumentBuilder):
    """A builder whose tables hold only the people with a name on file."""

    keys: Keys = field(kw_only=True)

    def people(self, language: str) -> People:
        if language not in self._people:
            known = people(self.project.tables, language)
            self._people[language] = People(_NamesOnDemand(known.names, language, self.keys), known.persons)
        return self._people[language]
