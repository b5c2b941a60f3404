"""The catalogue is whole: three languages, known vocabularies, and every question that it allows can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlglot

from dalel.advocacy.project import KINDS
from dalel.figures import relations, sql
from dalel.figures.catalogue import SHIPPED
from dalel.figures.declared import Dimension, Measure, Unit
from dalel.figures.engine import Engine
from dalel.figures.reference_page import as_markdown, as_plain, as_text
from dalel.figures.snapshot import sql_columns
from dalel.figures.sql import Filter, Query, Question
from dalel.lib.errors import FigureError, UnitError
from dalel.lib.languages import LANGUAGES
from dalel.reference.facts import vocabulary_names
from tests.figures.conftest import make_snapshot
from tests.figures.world import WORLD

OWN_TABLES = {"provisions", "instruments", "countries", "regions"}
YEAR = ((date(2018, 1, 1), date(2018, 12, 31)),)


@pytest.mark.parametrize(
    "one", [*SHIPPED.units.values(), *SHIPPED.dimensions.values(), *SHIPPED.measures.values()], ids=lambda one: one.name
)
def test_everything_has_a_label_in_three_languages_and_a_definition(one: Unit | Dimension | Measure) -> None:
    assert all(one.label[lang].strip() for lang in ("en", "ru", "kk"))
    assert one.definition.endswith((".", "…"))


def test_every_unit_has_the_plural_forms_of_its_languages() -> None:
    for one in SHIPPED.units.values():
        assert {lang: len(forms) for lang, forms in one.nouns.items()} == {
            language.code: language.nouns for language in LANGUAGES.values()
        }, one.name


def test_every_vocabulary_of_a_dimension_exists() -> None:
    named = {one.vocabulary for one in SHIPPED.dimensions.values() if one.vocabulary}
    assert named <= vocabulary_names() | OWN_TABLES


def test_a_dimension_speaks_of_columns_that_snapshots_have() -> None:
    known = {(kind.name, column) for kind in KINDS if not kind.identity for column in sql_columns(kind)}
    expressions = [home for one in SHIPPED.dimensions.values() if "*" not in one.homes for home in one.homes.values()]
    expressions += [one.key for one in SHIPPED.units.values()] + [one.expression for one in SHIPPED.measures.values()]
    assert {pair for expression in expressions for pair in relations.columns_in(expression)} <= known


def test_the_vocabulary_of_a_dimension_is_that_of_its_column() -> None:
    columns = {(kind.name, column.name): column.vocabulary for kind in KINDS for column in kind.columns}
    for one in SHIPPED.dimensions.values():
        for home in one.homes.values():
            for pair in relations.columns_in(home) if one.vocabulary else ():
                assert columns[pair] == one.vocabulary, (one.name, pair)


def _value(name: str) -> object:
    return {"year": 2018, "month": "2018-05", "boolean": "yes"}.get(SHIPPED.dimension(name).type, "x")


def _questions(name: str, negated: bool = False) -> Iterator[tuple[Question, str]]:
    """A question for every dimension by which a unit can be chosen."""
    one = SHIPPED.unit(name)
    for by in SHIPPED.usable(one):
        yield Question(name, (Filter(by, (_value(by), None), negated),), YEAR if one.dates else ()), by


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    one = Engine(make_snapshot(WORLD, tmp_path_factory.mktemp("catalogue")))
    yield one
    one.close()


@pytest.mark.parametrize("name", SHIPPED.units)
def test_every_dimension_of_a_unit_can_be_asked_and_told_apart_by(engine: Engine, name: str) -> None:
    for question, by in _questions(name):
        query = sql.breakdown(question, by)
        assert sorted(engine.run(query), key=str) == sorted(engine.run_alone(query), key=str), query.alone
    for question, _by in _questions(name, negated=True):
        assert sum(n for _fit, n in engine.run(sql.counting(question))) >= 0


@pytest.mark.parametrize("name", SHIPPED.units)
def test_the_sql_can_be_read_by_spark(name: str) -> None:
    for question, by in _questions(name):
        query = sql.breakdown(question, by)
        spark = sqlglot.transpile(query.alone, read="duckdb", write="spark")[0]
        assert sqlglot.parse_one(spark, read="spark") is not None
        assert query.sql.count("?") == len(query.values)


@pytest.mark.parametrize("form", [sql.counting, sql.keys, sql.years, sql.relation])
def test_every_form_of_question_can_be_read_by_spark(form: Callable[[Question], Query]) -> None:
    query = form(Question("persons", (Filter("act", ("threat",)), Filter("source", ("s1",), True)), YEAR))
    spark = sqlglot.transpile(query.alone, read="duckdb", write="spark")[0]
    assert sqlglot.parse_one(spark, read="spark") is not None


def test_every_measure_can_be_added_up(engine: Engine) -> None:
    for one in SHIPPED.measures.values():
        name = next(about.name for about in SHIPPED.units.values() if about.table == one.table and not about.distinct)
        assert engine.run(sql.measuring(Question(name), one.expression, one.currency))


def test_a_unit_that_nobody_knows_lists_the_near_ones() -> None:
    with pytest.raises(UnitError, match="Did you mean incidents"):
        SHIPPED.unit("incident")


def test_a_dimension_that_a_unit_does_not_have_is_refused() -> None:
    with pytest.raises(FigureError, match="cannot be chosen by"):
        sql.counting(Question("recommendations", (Filter("plea", ("none",)),)))


def test_the_page_and_the_list_name_everything(tmp_path: Path) -> None:
    names = [*SHIPPED.units, *SHIPPED.dimensions, *SHIPPED.measures]
    for written in (as_markdown(), as_text("ru")):
        assert all(name in written for name in names)
    assert len(as_plain()["units"]) == len(SHIPPED.units)
