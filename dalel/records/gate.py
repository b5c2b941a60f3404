"""Who may see which record: the one way by which pages, searches and counts get at records.

`visible(actor, Incident)` gives the records of a kind that somebody may see, `may(actor, "amend", record)` what they
may do with one, `called(actor, Incident, "i-1")` those that bear a key. Somebody sees the projects that they work on,
or the one that they look at, with what it was given by others. What a kind says of itself (`records.kind.Kind`)
decides the rest: an incident bears its access level and its compartment, an act is part of its incident, a proceeding
is closed with the acts that it answers, a person is known from what mentions them. A record that is closed to somebody
does not exist for them.

Every condition is asked of the row at hand, so that the first page of a long list needs only its own rows; a question
about a whole table (`visible_by_whole`) looks up the few that are closed instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from dalel.accounts import policy
from dalel.accounts.models import Project, Sharing
from dalel.accounts.policy import TEAM, Reader, Sight, Verb, sight
from dalel.records.fields import Record, kinds, model_of, with_mark
from dalel.records.keys import BETWEEN, Keys, key_of
from dalel.records.kind import Column, Kind
from dalel.records.relations import pointing_to
from dalel.records.rows import existing

R = TypeVar("R", bound=Record)


class Mention(NamedTuple):
    """A record that points to another by which that one is known, or closed: its kind, the column, both ids."""

    kind: str
    column: str
    id: str
    target: str


NOTHING = Q(pk__in=())
ANYTHING = ~NOTHING


def visible(actor: Reader, model: type[R]) -> QuerySet[R]:
    """The records of a kind that `actor` (None: somebody who has not logged in) may see."""
    kind, seen = model.kind_of_record, sight(actor)
    if not policy.may(actor, "read", kind):
        return model.everything.none()
    return _of_projects(seen, model).exclude(_closed(seen, kind) or NOTHING)


def called(actor: Reader, model: type[R], key: str) -> QuerySet[R]:
    """The records with that key that somebody may see: one in each project at most."""
    return visible(actor, model).filter(pk__in=ids_called(actor, model, key))


def ids_called(actor: Reader, model: type[R], key: str) -> list[str]:
    """The ids that such records would have, whether there are any and whether they may be seen or not."""
    marks = sight(actor).projects
    if marks is None:
        marks = frozenset(Project.objects.values_list("pk", flat=True))
    found = [f"{mark}{BETWEEN}{key}" for mark in sorted(marks)]
    if model.kind_of_record.shareable:
        given = Sharing.objects.filter(project__in=marks, kind=model.kind_of_record.name)
        found += given.filter(record__endswith=BETWEEN + key).values_list("record", flat=True)
    return found


def visible_by_whole(actor: Reader, model: type[R], whole: str, *, but: Q | None = None) -> QuerySet[R]:
    """The same as `visible`, for a question about a whole table. The few records of which these are a part (by the
    column `whole`) and that are closed are looked up once, instead of the one of each of a million rows. What is true
    of them in `but` is left out too."""
    kind, seen = model.kind_of_record, sight(actor)
    assert whole in kind.part_of, f"{kind.name} are no part of their {whole}"
    if not policy.may(actor, "read", kind):
        return model.everything.none()
    above = kinds()[str(kind.column(whole).kind)]
    left_out = model_of(above).everything.filter((_closed(seen, above) or NOTHING) | (but or NOTHING)).values("pk")
    rows = _of_projects(seen, model).exclude(**{f"{whole}__in": left_out})
    for name in kind.part_of:
        if name != whole:
            rows = _without_closed(rows, seen, name, kinds()[str(kind.column(name).kind)])
    return rows


def pointing_to_nothing_closed(actor: Reader, rows: Iterable[R]) -> list[R]:
    """These records, and where one points to another that `actor` may not see, to nothing instead: one that is closed,
    or one of another project, to which a record that this one was given may point."""
    found, seen = list(rows), sight(actor)
    for kind in {row.kind_of_record.name: row.kind_of_record for row in found}.values():
        for column in astray(kind) if seen.projects is None else kind.refs():
            model, attribute = model_of(str(column.kind)), f"{column.name}_id"
            mine = [row for row in found if row.kind_of_record is kind and getattr(row, attribute)]
            if not mine or (seen.projects is None and _closed(seen, model.kind_of_record) is None):
                continue
            wanted = {getattr(row, attribute) for row in mine}
            open_ = set(visible(actor, model).filter(pk__in=wanted).values_list("pk", flat=True))
            for row in mine:
                if getattr(row, attribute) not in open_:
                    setattr(row, column.name, None)
    return found


def astray(kind: Kind) -> Iterator[Column]:
    """The columns of a kind that may point to a record that is closed to those who see this one: neither to what it is
    a part of, nor to what is known because it is mentioned here."""
    for column in kind.refs():
        target = kinds()[str(column.kind)]
        if column.name not in kind.part_of and (target is kind or not target.mentioned):
            yield column


def closed_keys(actor: Reader) -> dict[str, set[str]]:
    """Of each kind that is closed by what hangs on it, the ids of the records that `actor` may not see."""
    found = {}
    for kind in kinds().values():
        if kind.closed_with or kind.mentioned:
            rows = _closed_rows(sight(actor), kind)
            found[kind.name] = set(rows.values_list("pk", flat=True))
    return found


def closed_themselves(actor: Reader) -> dict[str, set[str]]:
    """Of each kind whose records say who may see them, the ids of those that `actor` may not."""
    guarded = (kind for kind in kinds().values() if kind.guarded)
    return {kind.name: set(_closed_rows(sight(actor), kind).values_list("pk", flat=True)) for kind in guarded}


def closed_in(actor: Reader, kinds_: Iterable[Kind], keys: Keys) -> dict[str, set[str]]:
    """Of these kinds, the keys of the records of a project that `actor` may not see; kinds without any are left out."""
    found = {}
    for kind in kinds_:
        rows = _of_projects(sight(actor), model_of(kind)).filter(_closed(sight(actor), kind) or NOTHING)
        ids = rows.values_list("pk", flat=True)
        found[kind.name] = {key_of(id_) for id_ in ids if keys.id_of(kind.name, key_of(id_)) == id_}
    return {name: closed for name, closed in found.items() if closed}


def how_many_closed(actor: Reader, model: type[R]) -> int:
    """How many records of a kind `actor` may not see, though they may see others of it."""
    seen = sight(actor)
    condition = _closed(seen, model.kind_of_record)
    return 0 if condition is None else _of_projects(seen, model).filter(condition).count()


def holds_invented(actor: Reader, model: type[R]) -> bool:
    """Whether any record of a kind is made up: said wherever numbers stand that count all of them."""
    return _of_projects(sight(actor), model).filter(invented=True).exists()


def is_all_open(actor: Reader) -> bool:
    """Whether no record is closed to `actor`, who works in the office: then nothing has to be asked of each row."""
    seen = sight(actor)
    guarded = [model_of(kind) for kind in kinds().values() if kind.guarded]
    return seen.unlimited or (
        seen.office and not any(_of_projects(seen, model).filter(_guarded(seen, "")).exists() for model in guarded)
    )


@contextmanager
def all_open(actor: Reader) -> Iterator[None]:
    """Inside, `actor` is known to be one for whom `is_all_open` at this moment of the database."""
    before = _all_open.set(sight(actor))
    try:
        yield
    finally:
        _all_open.reset(before)


def knows_all_open(actor: Reader) -> bool:
    """Whether it is known at this place that nothing is closed to `actor`."""
    seen = sight(actor)
    return seen.unlimited or seen == _all_open.get()


def sees_all(actor: Reader, records: Mapping[str, Collection[str]], keys: Keys) -> bool:
    """Whether `actor` may see every one of these records of a project: kind -> their keys."""
    return all(
        visible(actor, model_of(kind)).filter(pk__in=keys.ids(kind, list(some))).count() == len(set(some))
        for kind, some in records.items()
    )


_all_open: ContextVar[Sight | None] = ContextVar("_all_open", default=None)


def may(actor: Reader, verb: Verb, record: Record) -> bool:
    """Whether `actor` may do that with this record: their role allows it, and they may see it."""
    model = type(record)
    if not policy.may(actor, verb, model.kind_of_record):
        return False
    return visible(actor, model).filter(pk=record.pk).exists()


def known(actor: Reader, kind: Kind, wanted: Sequence[str], keys: Keys) -> set[str]:
    """Which of these keys have a record in a project that `actor` may know of: what they may write of, and point to."""
    there = existing(kind, wanted, keys)
    if knows_all_open(actor):
        return there
    seen = visible(actor, model_of(kind)).filter(pk__in=keys.ids(kind.name, sorted(there)))
    return set(map(key_of, seen.values_list("pk", flat=True)))


def _of_projects(seen: Sight, model: type[R]) -> QuerySet[R]:
    """The records of the projects that somebody sees, and those that these were given."""
    if seen.projects is None:
        return model.everything.all()
    return model.everything.filter(_in_projects(seen.projects, model.kind_of_record))


def _in_projects(marks: frozenset[str], kind: Kind) -> Q:
    condition = reduce(or_, map(with_mark, sorted(marks)), NOTHING)
    given = Sharing.objects.filter(project__in=marks, kind=kind.name).values("record")
    return condition | Q(pk__in=given) if _may_be_given(kind) else condition


def _may_be_given(kind: Kind) -> bool:
    return kind.shareable or any(kinds()[str(kind.column(name).kind)].shareable for name in kind.part_of)


def in_sight(actor: Reader, model: type[R]) -> QuerySet[R]:
    """The records of the projects that somebody sees, whatever is closed: for names, which the naming status guards."""
    return _of_projects(sight(actor), model)


def _without_closed(rows: QuerySet[R], seen: Sight, name: str, above: Kind) -> QuerySet[R]:
    """Without those that are a part of something closed, which is looked up as a whole too."""
    if not above.closed_with:
        return rows.exclude(_closed(seen, above, f"{name}__") or NOTHING)
    for ties, own in _ties(seen, above):
        rows = rows.exclude(**{f"{name}__in": ties.values(own)})
    return rows if seen.office else rows.none()


def _closed(seen: Sight, kind: Kind, to: str = "", *, but: str = "") -> Q | None:
    """What is true of the records of a kind that are closed; None if none can be. `to` leads to it from another.

    but: the column by which the question came here, and which is not asked back.
    """
    if seen.unlimited or seen == _all_open.get():
        return None
    if kind.guarded:
        return _guarded(seen, to)
    if to and (kind.closed_with or kind.mentioned):  # what is asked about its own rows is asked at its own table
        return Q(_any_of(_closed_rows(seen, kind).filter(pk=OuterRef(to.removesuffix("__")))))
    conditions = [
        _closed(seen, kinds()[str(kind.column(name).kind)], f"{to}{name}__") for name in kind.part_of if name != but
    ]
    conditions += [Q(_any_of(rows.filter(**{own: OuterRef("pk")}))) for rows, own in _ties(seen, kind)]
    if kind.mentioned:
        conditions.append(_only_known_from_closed_ones(seen, kind, but))
    elif not kind.part_of and not seen.office:
        conditions.append(ANYTHING)  # nothing says that it is open beyond the office
    real = [condition for condition in conditions if condition is not None]
    return reduce(or_, real) if real else None


def _closed_rows(seen: Sight, kind: Kind) -> QuerySet[Any]:
    return model_of(kind).everything.filter(_closed(seen, kind) or NOTHING)


def _guarded(seen: Sight, to: str) -> Q:
    """Not what `Sight.of` lets through. Written as what is closed, so that nothing that is unheard-of is open."""
    compartment = f"{to}compartment"
    of_no_other_team = Q(**{compartment: ""}) | Q(**{f"{compartment}__in": sorted(seen.teams)})
    open_by_level = Q(**{f"{to}access__in": sorted(seen.levels)})
    if seen.teams:
        open_by_level |= Q(**{f"{to}access": TEAM, f"{compartment}__in": sorted(seen.teams)})
    if seen.seals:
        open_by_level |= Q(**{f"{to}access": policy.SEALED, f"{compartment}__in": sorted(seen.seals)})
    return ~(of_no_other_team & open_by_level)


def _ties(seen: Sight, kind: Kind) -> Iterator[tuple[QuerySet[Any], str]]:
    """The rows that tie a record of this kind to a closed one, and by which column they point to it."""
    for tie, own in ties(kind):
        for other in tie.refs():
            if other.name == own:
                continue
            condition = _closed(seen, kinds()[str(other.kind)], f"{other.name}__")
            if condition is not None:
                yield model_of(tie).everything.filter(condition), own


def _only_known_from_closed_ones(seen: Sight, kind: Kind, but: str) -> Q:
    """Nothing that is open mentions it, and something closed does; what nothing mentions is the office's.

    What says who somebody is (a testimony) is shown on no page: where it is open, it opens nobody.
    """
    closed_somewhere, open_somewhere = NOTHING, NOTHING
    for other, name in mentions(kind):
        if other is kind and but:
            continue
        condition = _closed(seen, other, but=name)
        at_hand = _of_projects(seen, model_of(other)).filter(**{name: OuterRef("pk")})
        if condition is not None:
            closed_somewhere |= Q(_any_of(at_hand.filter(condition)))
            at_hand = at_hand.exclude(condition)
        if not other.identity:
            open_somewhere |= Q(_any_of(at_hand))
    return (closed_somewhere if seen.office else ANYTHING) & ~open_somewhere


def _any_of(rows: QuerySet[Any]) -> Coalesce:
    """Whether there is any. Not `Exists`: PostgreSQL would read whole tables beforehand, for a page of fifty rows."""
    return Coalesce(Subquery(rows.order_by().annotate(is_there=Value(True)).values("is_there")[:1]), Value(False))


def mentioning(actor: Reader, kind: Kind, ids: Sequence[str], *, open_only: bool) -> Iterator[Mention]:
    """The records that point to these of a kind, by which it is known or closed; or those of them that are open."""
    seen = sight(actor)
    for other, column in pointing(kind):
        rows = _of_projects(seen, model_of(other)).filter(**{f"{column}__in": ids})
        if open_only and other.identity:
            continue
        condition = _closed(seen, other, but=column) if open_only else None
        rows = rows if condition is None else rows.exclude(condition)
        for id_, target in rows.values_list("pk", f"{column}_id"):
            yield Mention(other.name, column, id_, target)


def pointing(kind: Kind) -> Iterator[tuple[Kind, str]]:
    """The kinds by whose records one of this kind is known or closed, and by which column they point to it."""
    if kind.mentioned:
        yield from mentions(kind)
    yield from ties(kind)


def ties(kind: Kind) -> Iterator[tuple[Kind, str]]:
    """The kinds that tie one of this kind to what it is closed with, and by which column they point to it."""
    for name in kind.closed_with:
        yield kinds()[name], next(column.name for column in kinds()[name].refs() if column.kind == kind.name)


def mentions(kind: Kind) -> Iterator[tuple[Kind, str]]:
    """The kinds that point to this one, and by which column. What is a part of it and of nothing else (a name of a
    person) mentions it only to itself; a testimony is a part of its report too."""
    for other, column in pointing_to(kind.name):
        if other.part_of != (column.name,):
            yield other, column.name
