"""Property: a count in SQL equals a count with a pencil, over generated records with dates of every kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalel.figures.engine import Engine
from dalel.figures.sql import INSIDE, TOUCHES, UNDATED, Filter, Question, counting, keys
from dalel.lib.edtf import Period, fits, parse, period
from tests.figures.conftest import make_snapshot, temporary

DATES = st.sampled_from(
    ["", "2016", "2017", "2018", "2018-05", "2018-05-17", "2017-12-31", "2018-01-01", "2017-12/2018-01", "2018?",
     "2018-XX", "201X", "2018-24", "2017-21", "../2018", "2018/..", "2018-01/2018-12", "2016~", "20XX"]
)  # fmt: skip
PERIODS = st.sampled_from(["2018", "2017/2018", "2018-05", "2018-01/2018-03", "2017-12-15/2018-02-15", "2011/2020"])
KINDS = st.sampled_from(["threat", "death-threat", "physical-attack"])

Tables = dict[str, list[dict[str, str]]]

incidents = st.lists(
    st.tuples(DATES.filter(bool), st.sampled_from(["verified", "reported", "refuted"])), min_size=1, max_size=6
)
acts = st.lists(st.tuples(st.integers(0, 5), KINDS, st.sampled_from(["p1", "p2", ""]), DATES), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(incidents, acts, PERIODS, st.sets(KINDS, min_size=1), st.booleans())
def test_sql_and_pencil_agree(
    incidents: list[tuple[str, str]],
    acts: list[tuple[int, str, str, str]],
    during: str,
    wanted: set[str],
    negated: bool,
) -> None:
    tables = {
        "incidents": [
            {"id": f"i{at}", "date": when, "verification": status} for at, (when, status) in enumerate(incidents)
        ],
        "acts": [
            {
                "id": f"a{at:02d}",
                "incident": f"i{where % len(incidents)}",
                "kind": kind,
                "victim_person": who,
                "date": when,
            }
            for at, (where, kind, who, when) in enumerate(acts)
        ],
    }
    stretch = period(during)
    filters = (Filter("act", tuple(sorted(wanted)), negated),)
    span = ((stretch.first, stretch.last),)
    with temporary() as folder:
        engine = Engine(make_snapshot(tables, Path(folder)))
        for unit in ("incidents", "acts", "persons"):
            question = Question(unit, filters, span)
            query = counting(question)
            assert dict(engine.run(query)) == _by_hand(unit, tables, stretch, wanted, negated), (unit, tables)
            assert sorted(engine.run_alone(query)) == sorted(engine.run(query))
            inside = dict(engine.run(query)).get(INSIDE, 0)
            assert len(engine.run(keys(question))) == inside
        engine.close()


def _by_hand(unit: str, tables: Tables, stretch: Period, wanted: set[str], negated: bool) -> dict[int, int]:
    """The rule of lib.edtf.fits, applied one record at a time, with nothing of SQL."""
    standing = {one["id"]: one for one in tables["incidents"] if one["verification"] != "refuted"}
    acts = [act for act in tables["acts"] if act["incident"] in standing]
    found: dict[str, int] = {}
    if unit == "incidents":
        for one in standing.values():
            has = any(act["kind"] in wanted for act in acts if act["incident"] == one["id"])
            if has != negated:
                _note(found, one["id"], one["date"], stretch)
    else:
        for act in acts:
            key = act["id"] if unit == "acts" else act["victim_person"]
            if key and (act["kind"] in wanted) != negated:
                _note(found, key, act["date"] or standing[act["incident"]]["date"], stretch)
    totals: dict[int, int] = {}
    for fit in found.values():
        totals[fit] = totals.get(fit, 0) + 1
    return totals


def _note(found: dict[str, int], key: str, when: str, stretch: Period) -> None:
    fit = UNDATED if not when else {"inside": INSIDE, "touches": TOUCHES, "outside": 0}[fits(parse(when), stretch)]
    if fit:
        found[key] = max(fit, found.get(key, 0))


def test_the_ends_of_a_period_belong_to_it() -> None:
    tables = {"incidents": [{"id": "i1", "date": "2018-01-01", "verification": "verified"},
                            {"id": "i2", "date": "2018-12-31", "verification": "verified"},
                            {"id": "i3", "date": "2019-01-01", "verification": "verified"}]}  # fmt: skip
    with temporary() as folder:
        engine = Engine(make_snapshot(tables, Path(folder)))
        query = counting(Question("incidents", (), ((date(2018, 1, 1), date(2018, 12, 31)),)))
        assert dict(engine.run(query)) == {INSIDE: 2}
        engine.close()
