"""From a question, in plain values, to SQL.

The SQL keeps to what DuckDB and Spark both read (a test puts every form through a translator), values are always
bound, never written into it, and it stands on its own: WITH the wide tables that it needs, over the snapshot's files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dalel.figures import days, relations
from dalel.figures.catalogue import SHIPPED, Catalogue, did_you_mean
from dalel.figures.declared import Dimension, Unit
from dalel.figures.relations import Step, over
from dalel.lib.errors import FigureError
from dalel.lib.messages import _

# How a record falls into the period of a question (lib.edtf.fits): only INSIDE is counted.
INSIDE, TOUCHES, UNDATED = 3, 2, 1

Needs = Mapping[str, frozenset[tuple[str, str]]]
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one dimension: it has any of the values, or (negated) none of them. None: it is not given."""

    dimension: str
    values: tuple[object, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a unit, its filters, and the stretches of days in which its date must lie."""

    unit: str
    filters: tuple[Filter, ...] = ()
    spans: tuple[Span, ...] = ()
    dated: str = ""
    catalogue: Catalogue = SHIPPED

    @property
    def about(self) -> Unit:
        return self.catalogue.unit(self.unit)


@dataclass(frozen=True, slots=True)
class Query:
    """SQL over wide tables, its bound values, and the columns that each wide table must have."""

    sql: str
    values: tuple[object, ...] = ()
    needs: Needs = field(default_factory=dict)

    @property
    def alone(self) -> str:
        """The SQL with the wide tables that it needs spelt out, so that it runs on the snapshot's files anywhere."""
        wide = ", ".join(
            f"{relations.wide_name(kind)} AS ({relations.wide_select(kind, set(columns))})"
            for kind, columns in sorted(self.needs.items())
        )
        return f"WITH {wide} {self.sql}" if wide else self.sql

    def within(self, before: str, after: str = "") -> Query:
        return Query(f"{before}{self.sql}{after}", self.values, self.needs)


def together(before: str, left: Query, middle: str, right: Query, after: str) -> Query:
    """One query made of two."""
    needs = {
        kind: left.needs.get(kind, frozenset()) | right.needs.get(kind, frozenset())
        for kind in {*left.needs, *right.needs}
    }
    return Query(f"{before}{left.sql}{middle}{right.sql}{after}", (*left.values, *right.values), needs)


# --- the forms of questions ------------------------------------------------------------------------------------------


def counting(question: Question) -> Query:
    """(fit, how many), one row for each way in which things fall into the period."""
    rows = relation(question)
    if not question.about.distinct:
        return rows.within("SELECT fit, COUNT(*) AS n FROM (", ") AS r GROUP BY fit")
    return rows.within(
        "SELECT fit, COUNT(*) AS n FROM (SELECT k, MAX(fit) AS fit FROM (", ") AS r GROUP BY k) AS t GROUP BY fit"
    )


def keys(question: Question) -> Query:
    """(k), the different things counted."""
    return relation(question).within("SELECT DISTINCT k FROM (", f") AS r WHERE fit = {INSIDE}")


def records(question: Question, limit: int) -> Query:
    """(k, row), the things counted with the records behind them, in order, `limit` at most."""
    table = question.about.table
    rows = relation(question, {"id": f"{{{table}}}.id"})
    return rows.within("SELECT k, id FROM (", f") AS r WHERE fit = {INSIDE} ORDER BY k, id LIMIT {int(limit)}")


def breakdown(question: Question, by: str) -> Query:
    """(v, fit, how many) for each value of a dimension; v is NULL where it is not given."""
    rows = relation(question, by=by)
    if not question.about.distinct and not told_apart_below(question, by):
        return rows.within("SELECT v, fit, COUNT(*) AS n FROM (", ") AS r GROUP BY v, fit ORDER BY v, fit")
    return rows.within(
        "SELECT v, fit, COUNT(*) AS n FROM (SELECT v, k, MAX(fit) AS fit FROM (",
        ") AS r GROUP BY v, k) AS t GROUP BY v, fit ORDER BY v, fit",
    )


def values(question: Question, by: str) -> Query:
    """(v, how many things have it, the first of their dates), for each value that is given."""
    about = question.about
    day = days.columns(about, question.dated)[1] if about.dates else "NULL"
    rows = relation(question, {"day": day}, by=by)
    return rows.within(
        "SELECT v, COUNT(DISTINCT k) AS n, MIN(day) AS first FROM (",
        f") AS r WHERE fit = {INSIDE} AND v IS NOT NULL GROUP BY v ORDER BY v",
    )


def measuring(question: Question, expression: str, currency: str | None) -> Query:
    """(rows, with a value, sum, smallest, largest, currencies, a currency)."""
    extra = {
        "m": expression,
        "c": question.catalogue.dimension(currency).homes[question.about.table] if currency else "''",
    }
    return relation(question, extra).within(
        "SELECT COUNT(*) AS n, COUNT(m) AS given, SUM(m) AS total, MIN(m) AS least, MAX(m) AS most,"
        " COUNT(DISTINCT CASE WHEN m IS NOT NULL THEN c END) AS currencies,"
        " MIN(CASE WHEN m IS NOT NULL THEN c END) AS currency FROM (",
        f") AS r WHERE fit = {INSIDE}",
    )


def years(question: Question) -> Query:
    """(year, how many), for the years in which dates wholly lie."""
    return breakdown(question, "year")


# --- the relation under all of them ----------------------------------------------------------------------------------


def relation(question: Question, extra: Mapping[str, str] | None = None, *, by: str = "") -> Query:
    """(k, fit, the extra expressions[, v]): a row for each record that meets the filters and may lie in the period."""
    return _Relation(question).query(extra or {}, by)


class _Relation:
    """Writes one SELECT. `_needs` gathers the columns of the wide tables, `_aliases` numbers them."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._by = ""
        self._unit = question.about
        self._dimension = question.catalogue.dimension
        self._needs: dict[str, set[tuple[str, str]]] = {}
        self._aliases = 0
        self._kinds: dict[str, str] = {}  # alias -> the kind whose wide table it stands for

    def query(self, extra: Mapping[str, str], by: str) -> Query:
        self._by = by
        base = self._alias()
        steps, value = self.home(by) if by else ((), "")
        head: list[object] = []
        fit = self._fit(base, head)
        chosen = [f"{self._over(self._unit.table, self._unit.key, base)} AS k", f"{fit} AS fit"]
        chosen += [f"{self._over(self._unit.table, expression, base)} AS {name}" for name, expression in extra.items()]
        values: list[object] = []
        tables = f"{relations.wide_name(self._unit.table)} AS {base}"
        self._needs.setdefault(self._unit.table, set())
        conditions = self._may_lie_within(base, values)
        conditions += self._conditions((), self._unit.table, base, values, by_steps=steps)
        if by:
            joins, value_sql = self._joined(steps, value, base, by, values, conditions)
            tables += joins
            chosen.append(f"{value_sql} AS v")
        if self._unit.distinct:
            conditions.append(f"{self._over(self._unit.table, self._unit.key, base)} IS NOT NULL")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT {', '.join(chosen)} FROM {tables}{where}"
        if by and self._dimension(by).type == "codes":
            sql = self._each_code(sql, extra, by, values)
        return Query(sql, (*head, *values), {kind: frozenset(columns) for kind, columns in self._needs.items()})

    def _each_code(self, sql: str, extra: Mapping[str, str], by: str, values: list[object]) -> str:
        """A row for each code of a list. Filters on that very dimension are then about the single code."""
        others = "".join(f"{name}, " for name in extra)
        sql = f"SELECT k, fit, {others}UNNEST(COALESCE(v, [NULL])) AS v FROM ({sql}) AS l"
        said = []
        for found in self._question.filters:
            given = [value for value in found.values if value is not None]
            if found.dimension == by and given:
                said.append(f"v {'NOT ' if found.negated else ''}IN ({', '.join('?' * len(given))})")
                values += given
        return f"SELECT * FROM ({sql}) AS c WHERE {' AND '.join(said)}" if said else sql

    # -- dates

    def _fit(self, alias: str, values: list[object]) -> str:
        if not self._question.spans:
            return str(INSIDE)
        if not self._unit.dates:
            raise FigureError(
                _("{unit} have no date, so that they do not lie in any period.", unit=self._unit.name),
                _("Leave out during=."),
            )
        given, earliest, latest = self._day_expressions(alias)
        within = []
        for first, last in self._question.spans:
            within.append(f"({earliest} >= ? AND {latest} <= ?)")
            values += [first, last]
        return f"CASE WHEN {given} IS NULL THEN {UNDATED} WHEN {' OR '.join(within)} THEN {INSIDE} ELSE {TOUCHES} END"

    def _may_lie_within(self, alias: str, values: list[object], table: str = "") -> list[str]:
        """Leaves out early what cannot lie in the period, so that the rest of the work is small."""
        if not self._question.spans:
            return []
        _given, earliest, latest = self._day_expressions(alias, table)
        touches = []
        for first, last in self._question.spans:
            touches.append(f"(({latest} >= ? OR {latest} IS NULL) AND ({earliest} <= ? OR {earliest} IS NULL))")
            values += [first, last]
        return [touches[0] if len(touches) == 1 else f"({' OR '.join(touches)})"]

    def _day_expressions(self, alias: str, table: str = "") -> tuple[str, str, str]:
        given, earliest, latest = days.columns(self._unit, self._question.dated)
        table = table or self._unit.table
        return self._over(table, given, alias), self._over(table, earliest, alias), self._over(table, latest, alias)

    # -- conditions

    def _conditions(
        self, path: tuple[Step, ...], kind: str, alias: str, values: list[object], *, by_steps: tuple[Step, ...] = ()
    ) -> list[str]:
        """The conditions on one wide table, with those on the records below it as EXISTS."""
        said = [self._condition(found, kind, alias, values) for found in self._filters(path)]
        if self._excludes_refuted(path, kind):
            refuted = self._over(kind, "{incidents}.verification", alias)
            said.append(f"({refuted} <> 'refuted' OR {refuted} IS NULL)")
        for step in self._steps_below(path):
            if by_steps[: len(path) + 1] != (*path, step):
                said.append(self._exists((*path, step), alias, values))
        for found in self._question.filters:
            steps = self.home(found.dimension)[0]
            if found.negated and len(steps) > len(path) and steps[: len(path)] == path and not path:
                said.append(f"NOT {self._exists_one(steps, alias, found, values)}")
        return said

    def _filters(self, path: tuple[Step, ...]) -> Iterable[Filter]:
        """The filters whose home is this wide table. Those negated further down are asked for as NOT EXISTS."""
        for found in self._question.filters:
            steps = self.home(found.dimension)[0]
            apart = found.dimension == self._by and self._dimension(found.dimension).type == "codes" and found.negated
            if steps == path and not (found.negated and steps) and not apart:
                yield found

    def _steps_below(self, path: tuple[Step, ...]) -> list[Step]:
        below: dict[Step, None] = {}
        for found in self._question.filters:
            steps = self.home(found.dimension)[0]
            if not found.negated and len(steps) > len(path) and steps[: len(path)] == path:
                below[steps[len(path)]] = None
        return list(below)

    def _excludes_refuted(self, path: tuple[Step, ...], kind: str) -> bool:
        above = [self._unit.table, *(step.kind for step in path[:-1])] if path else []
        if "incidents" not in relations.wide_kinds(kind) or any("incidents" in relations.wide_kinds(k) for k in above):
            return False
        return not any(found.dimension == "verification" and not found.negated for found in self._question.filters)

    def _exists(self, path: tuple[Step, ...], above: str, values: list[object]) -> str:
        step = path[-1]
        alias = self._alias()
        link = self._link(step, alias, above)
        said = [link, *self._conditions(path, step.kind, alias, values), *self._within_again(path, alias, values)]
        conditions = " AND ".join(said)
        return f"EXISTS (SELECT 1 FROM {relations.wide_name(step.kind)} AS {alias} WHERE {conditions})"

    def _within_again(self, path: tuple[Step, ...], alias: str, values: list[object]) -> list[str]:
        """The period once more, over the columns that a record just below has of the one above.

        It changes no answer, and lets the engine leave out whatever lies in other years.
        """
        step = path[-1]
        if len(path) > 1 or step.parent != self._unit.table or not self._question.spans:
            return []
        date = days.columns(self._unit, self._question.dated)[0]
        within = relations.wide_kinds(step.kind)
        made_of = {kind for one in relations.columns_in(date) for kind, _name in relations.made_of(*one)}
        return self._may_lie_within(alias, values, step.kind) if made_of <= set(within) else []

    def _exists_one(self, steps: tuple[Step, ...], above: str, found: Filter, values: list[object]) -> str:
        """That there is a record below with any of the values of a negated filter."""
        alias = self._alias()
        parts = [self._link(steps[0], alias, above)]
        if len(steps) > 1:
            parts.append(self._exists_one(steps[1:], alias, found, values))
        else:
            parts.append(self._condition(Filter(found.dimension, found.values), steps[0].kind, alias, values))
        return f"EXISTS (SELECT 1 FROM {relations.wide_name(steps[0].kind)} AS {alias} WHERE {' AND '.join(parts)})"

    def _link(self, step: Step, alias: str, above: str) -> str:
        child = self._over(step.kind, f"{{{step.kind}}}.{step.column}", alias)
        # The table above is the wide table of some kind that has the parent's id among its columns.
        return f"{child} = {self._above(step, above)}"

    def _above(self, step: Step, alias: str) -> str:
        return self._over(self._kinds[alias], f"{{{step.parent}}}.id", alias)

    def _condition(self, found: Filter, kind: str, alias: str, values: list[object]) -> str:
        about = self._dimension(found.dimension)
        expression = self._expression(about, kind, alias)
        given = [days.bound(about, value) for value in found.values if value is not None]
        parts = []
        if given and about.type == "codes":
            parts += [f"array_contains({expression}, ?)" for _value in given]
        elif given:
            parts.append(f"{expression} IN ({', '.join('?' * len(given))})")
        values += given
        if None in found.values:
            parts.append(f"{expression} IS NULL")
        said = " OR ".join(parts)
        if not found.negated:
            return f"({said})"
        return f"NOT ({said})" if None in found.values else f"({expression} IS NULL OR NOT ({said}))"

    # -- telling apart

    def _joined(
        self, steps: tuple[Step, ...], value: str, base: str, by: str, values: list[object], conditions: list[str]
    ) -> tuple[str, str]:
        """The joins that lead to the dimension told apart by, with the filters on the way."""
        joins = ""
        above, kind = base, self._unit.table
        for length, step in enumerate(steps, 1):
            alias = self._alias()
            on = [self._link(step, alias, above)]
            path = steps[:length]
            filtered = any(self.home(one.dimension)[0][:length] == path for one in self._question.filters)
            joins += f" {'INNER' if filtered else 'LEFT'} JOIN {relations.wide_name(step.kind)} AS {alias} ON {on[0]}"
            conditions += self._conditions(path, step.kind, alias, values, by_steps=steps)
            above, kind = alias, step.kind
        return joins, self._expression(self._dimension(by), kind, above) if value else "NULL"

    # -- names

    def home(self, name: str) -> tuple[tuple[Step, ...], str]:
        """The steps down to the nearest home of a dimension, and the kind that is there."""
        about = self._dimension(name)
        if "*" in about.homes:
            return (), self._unit.table
        ways = relations.reach(self._unit.table)
        # What is counted comes first, and then its own table: of a column that persons and incidents both have, a
        # question about persons means theirs.
        meant = (self._unit.entity, self._unit.table)
        homes = [
            (meant.index(kind) if kind in meant else len(meant), len(ways[kind]), place, kind)
            for place, kind in enumerate(about.homes)
            if kind in ways
        ]
        if not homes:
            raise FigureError(
                _("{unit} cannot be chosen by “{name}”.", unit=self._unit.name, name=name),
                did_you_mean(name, self._question.catalogue.usable(self._unit)),
            )
        kind = min(homes)[3]
        return ways[kind], kind

    def _expression(self, about: Dimension, kind: str, alias: str) -> str:
        if about.type in ("year", "month"):
            return self._over(kind, days.part(about.type, self._unit, self._question.dated), alias)
        if about.name == "record":
            return self._over(kind, self._unit.key, alias)
        if "*" in about.homes:
            return self._over(kind, about.homes["*"].replace("{*}", f"{{{kind}}}"), alias)
        return self._over(kind, about.homes[self.home(about.name)[1]], alias)

    def _over(self, kind: str, expression: str, alias: str) -> str:
        self._kinds.setdefault(alias, kind)
        self._needs.setdefault(kind, set()).update(relations.columns_in(expression))
        return over(expression, alias)

    def _alias(self) -> str:
        self._aliases += 1
        return f"t{self._aliases}"


def told_apart_below(question: Question, by: str) -> bool:
    """Whether one thing may have several values of a dimension, so that the parts overlap."""
    return question.catalogue.dimension(by).type == "codes" or bool(_Relation(question).home(by)[0])
