"""From a kind, declared in plain values, to a database table.

`@record(kinds.INCIDENTS)` gives a model the fields, indexes and constraints of its kind, so that tables, CSV columns,
journal and snapshots cannot drift apart. The fields are Django's own and nothing else: a migration needs none of
today's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar

from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Left

from dalel.lib.errors import MissingError
from dalel.lib.ids import near
from dalel.lib.messages import _
from dalel.records.forms import form_constraints
from dalel.records.keys import BEHIND, BETWEEN, MARK_LENGTH, key_of
from dalel.records.kind import Column, Kind
from dalel.records.sealing import seal_given, unseal_given
from dalel.records.stored import TEXT_LENGTHS

ID_LENGTH = TEXT_LENGTHS["id"]
CODE_LENGTH = TEXT_LENGTHS["code"]
# Text that is not given is "", everything else that is not given is NULL.
TEXTS = frozenset({"id", "text", "code", "edtf"})


if TYPE_CHECKING:
    _TextField = models.TextField[Any, Any]
else:
    _TextField = models.TextField


class SealedTextField(_TextField):
    """A text that goes to the disk and comes back through `records.sealing`. To a migration it is Django's own."""

    def deconstruct(self) -> Any:
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.TextField", arguments, options

    def get_prep_value(self, value: Any) -> Any:
        return seal_given(super().get_prep_value(value))

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> str | None:
        return unseal_given(value)


class Record(models.Model):
    """The base of every kind of record. Its id is the project's mark and the key (see `records.keys`).

    The columns come from the kind when the program runs; what a type checker knows of them is made from the kinds too,
    in each room's `columns.py`.
    """

    id = models.CharField(max_length=ID_LENGTH, primary_key=True)
    # The values of the columns that the project added (`records.own`): an object of texts.
    own = models.JSONField(null=True, default=None, editable=False, db_comment="values of a project's own columns")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "label", "") or self.key)

    @property
    def key(self) -> str:
        """What people call it: unique in its project."""
        return key_of(self.pk)

    if TYPE_CHECKING:
        invented: bool
        kind_of_record: ClassVar[Kind]
        # Everything, whoever may see it: for the room of records and for what writes, checks and counts all of them.
        # What shows records to somebody asks the gate (`records.gate`).
        everything: ClassVar[models.Manager[Self]]


class _Everything:
    def __get__(self, _record: Record | None, model: type[Record]) -> models.Manager[Record]:
        return model._default_manager


class _Nothing:
    def __get__(self, _record: Record | None, model: type[Record]) -> NoReturn:
        raise AttributeError(f"{model.__name__} has no `objects`: ask `records.gate`, or for `everything`")


Model = TypeVar("Model", bound=type[Record])
_models: dict[str, type[Record]] = {}
_kinds: dict[str, Kind] = {}


def record(kind: Kind) -> Callable[[Model], Model]:
    """Give a model the columns of `kind`."""

    def complete(model: Model) -> Model:
        model.add_to_class("kind_of_record", kind)
        for column in kind.columns:
            if column.type != "id":
                for name, field in fields(kind, column):
                    model.add_to_class(name, field)
        _set_meta(model, kind)
        # Django's usual name for it is taken away: nobody gets at records past the gate out of habit.
        model.add_to_class("everything", _Everything())
        model.add_to_class("objects", _Nothing())
        _models[kind.name] = model
        _kinds[kind.name] = kind
        return model

    return complete


def with_mark(mark: str, field: str = "pk") -> Q:
    """What is true of the rows whose id, in that field, is of the project of that mark."""
    if connection.vendor == "postgresql":  # sorts by the rules of a language; its index of patterns finds them
        return Q(**{f"{field}__startswith": mark + BETWEEN})
    return Q(**{f"{field}__gte": mark + BETWEEN, f"{field}__lt": mark + BEHIND})


def kinds() -> dict[str, Kind]:
    """Every kind that has a table, by name, the ones pointed to before the ones that point."""
    done: dict[str, Kind] = {}
    waiting = dict(_kinds)
    while waiting:
        ready = [
            kind
            for kind in waiting.values()
            if all(column.kind == kind.name or column.kind not in waiting for column in kind.refs())
        ]
        for kind in ready or list(waiting.values()):
            done[kind.name] = waiting.pop(kind.name)
    return done


def model_of(kind: Kind | str) -> type[Record]:
    """The model of a kind; KeyError if it has no table."""
    return _models[kind if isinstance(kind, str) else kind.name]


def kind_named(name: str) -> Kind:
    """The kind of that name. MissingError, with the names that are like it."""
    known = kinds()
    if name in known:
        return known[name]
    alike = near(name, known) or list(known)
    raise MissingError(
        _("There is no kind of record “{name}”.", name=name), _("Did you mean {names}?", names=", ".join(alike))
    )


def fields(kind: Kind, column: Column) -> Iterator[tuple[str, models.Field[Any, Any]]]:
    """The database fields of one column. A date has three: its text, its earliest and its latest day."""
    common: dict[str, Any] = {"help_text": column.about, "db_comment": column.about, "blank": not column.required}
    if column.is_sealed:
        yield column.name, SealedTextField(default="", **common)
    elif column.type == "text":
        yield column.name, models.TextField(default="", **common)
    elif column.type == "code":
        yield column.name, models.CharField(max_length=CODE_LENGTH, default="", **common)
    elif column.type in {"codes", "list"}:
        yield column.name, models.JSONField(default=list, **common)
    elif column.type == "edtf":
        yield column.name, models.CharField(max_length=CODE_LENGTH, default="", **common)
        yield f"{column.name}_earliest", models.DateField(null=True, editable=False)
        yield f"{column.name}_latest", models.DateField(null=True, editable=False)
    elif column.type == "day":
        yield column.name, models.DateField(null=not column.required, **common)
    elif column.type == "integer":
        yield column.name, models.BigIntegerField(null=not column.required, **common)
    elif column.type == "decimal":
        yield column.name, models.DecimalField(max_digits=18, decimal_places=6, null=True, **common)
    elif column.type == "boolean":
        yield column.name, models.BooleanField(default=False, **common)
    elif column.type == "ref":
        yield column.name, _reference(kind, column, common)


def _reference(kind: Kind, column: Column, common: dict[str, Any]) -> models.Field[Any, Any]:
    assert column.kind is not None, f"{kind.name}.{column.name} names no kind"
    alone = sum(1 for other in kind.refs() if other.kind == column.kind) == 1 and column.kind != kind.name
    table = kind.name.replace("-", "_")
    to = "self" if column.kind == kind.name else model_label(column.kind)
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        null=not column.required,
        related_name=table if alone else f"{table}_as_{column.name}",
        **common,
    )


def model_label(kind_name: str) -> str:
    """ "register.Incident" for "incidents". Kinds are declared floor by floor, so what a kind points to is known."""
    return _kinds[kind_name].model


def _set_meta(model: type[Record], kind: Kind) -> None:
    """Indexes and constraints. Names are short and made of the table's name, because PostgreSQL allows 63 letters."""
    table = model._meta.db_table
    indexes = [
        models.Index(
            fields=[f"{column.name}_earliest", f"{column.name}_latest"], name=_name(table, column.name, "ix", 30)
        )
        for column in kind.columns
        if column.type == "edtf"
    ]
    meta = model._meta
    meta.indexes = [*meta.indexes, *indexes]
    meta.constraints = [*meta.constraints, *_constraints(table, kind)]
    meta.db_table_comment = kind.about
    meta.original_attrs.update(
        indexes=meta.indexes, constraints=meta.constraints, db_table_comment=meta.db_table_comment
    )


def _constraints(table: str, kind: Kind) -> Iterator[models.BaseConstraint]:
    for names in kind.unique:
        name = _name(table, "_".join(names), "once")
        if any(kind.column(one).type == "ref" for one in names):  # whose ids begin with the project's mark
            yield models.UniqueConstraint(fields=list(names), name=name)
        else:
            yield models.UniqueConstraint(Left("id", MARK_LENGTH), *names, name=name)
    for names in kind.one_of:
        yield models.CheckConstraint(condition=_at_most_one(kind, names), name=_name(table, "_".join(names), "one_of"))
    for column in kind.columns:
        if column.required and column.type in TEXTS:
            yield models.CheckConstraint(condition=~Q(**{column.name: ""}), name=_name(table, column.name, "given"))
        if column.type == "edtf":
            earliest, latest = f"{column.name}_earliest", f"{column.name}_latest"
            yield models.CheckConstraint(
                condition=Q(**{f"{earliest}__isnull": True})
                | Q(**{f"{latest}__isnull": True})
                | Q(**{f"{earliest}__lte": F(latest)}),
                name=_name(table, column.name, "order"),
            )
        for database_name, condition in form_constraints(column):
            yield models.CheckConstraint(condition=condition, name=_name(table, database_name, "form"))


def _at_most_one(kind: Kind, names: tuple[str, ...]) -> Q:
    condition = Q()
    for kept in names:
        empty = Q()
        for name in names:
            if name != kept:
                empty &= _empty(kind.column(name))
        condition |= empty
    return condition


def _empty(column: Column) -> Q:
    return Q(**{column.name: ""}) if column.type in TEXTS else Q(**{f"{column.name}__isnull": True})


def _name(table: str, columns: str, what: str, length: int = 60) -> str:
    full = f"{table}_{columns}_{what}"
    if len(full) <= length:
        return full
    # Too long: keep the start, which people read, and tell two of them apart by the sum of all letters.
    tail = f"{sum(ord(letter) * place for place, letter in enumerate(full, 1)):x}_{what}"
    return f"{full[: length - len(tail) - 1]}_{tail}"
