"""Rates, ratios, shares and sums: what they are, and what they refuse."""

from __future__ import annotations

import pytest

from dalel.lib.errors import FigureError, UnitError
from tests.figures.conftest import MakeAsker
from tests.figures.world import WORLD


def _many(count: int, month: str) -> list[dict[str, str]]:
    return [{"id": f"{month}-{at}", "date": f"{month}-15", "verification": "verified"} for at in range(count)]


UNEQUAL = {
    "incidents": [
        *(one for month in ("08", "09", "10", "11") for one in _many(20, f"2011-{month}")),
        *_many(21, "2011-12"),
        *(one for month in range(1, 13) for one in _many(46, f"2018-{month:02d}")),
        *({**one, "id": f"x{one['id']}"} for one in _many(3, "2018-12")),
    ],
    "sources": [{"id": "s1", "label": "Hotline", "kind": "hotline"}],
    "source-coverage": [
        {"id": "c1", "source": "s1", "period": "2011-08/2011-12"},
        {"id": "c2", "source": "s1", "period": "2018"},
    ],
}


def test_a_rate_is_per_month_really_collected(asker: MakeAsker) -> None:
    ask = asker(UNEQUAL)
    # 101 in the five months of the year that were covered, 555 in twelve: the row P3c of the acceptance table
    assert ask('rate("incidents", during="2011")').value == pytest.approx(20.2)
    assert ask('rate("incidents", during="2018")').value == pytest.approx(46.25)
    found = ask('rate("incidents", during="2011")').interval
    assert (found["lower"], found["upper"]) == pytest.approx((16.45, 24.55), abs=0.01)


def test_a_ratio_of_rates_has_the_exact_interval(asker: MakeAsker) -> None:
    figure = asker(UNEQUAL)('ratio(rate("incidents", during="2018"), rate("incidents", during="2011"))')
    assert figure.value == pytest.approx(2.2896, abs=1e-4)
    assert (figure.interval["lower"], figure.interval["upper"]) == pytest.approx((1.85, 2.86), abs=0.01)
    assert figure.text("en") == "2.29"
    assert len(figure.terms) == 2


def test_months_without_any_source_are_said(asker: MakeAsker) -> None:
    notes = asker(UNEQUAL)('rate("incidents", during="2011")').notes
    assert any("7 months" in note and "January–July 2011" in note for note in notes)


def test_what_falls_into_uncovered_months_is_left_out_of_a_rate_and_said(asker: MakeAsker) -> None:
    world = {**UNEQUAL, "incidents": [*UNEQUAL["incidents"], *_many(5, "2011-03")]}
    figure = asker(world)('rate("incidents", during="2011")')
    assert figure.value == pytest.approx(20.2)
    assert any("5 of the period" in note for note in figure.notes)


def test_there_is_no_rate_where_nobody_was_collecting(asker: MakeAsker) -> None:
    with pytest.raises(FigureError, match="No source was collecting in 2015"):
        asker(UNEQUAL)('rate("incidents", during="2015")')


def test_coverage_is_the_union_of_the_sources_concerned(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask('rate("incidents", during="2018")').terms[0]["months"] == 9
    assert ask('rate("incidents", during="2018", source="s2")').terms[0]["months"] == 6
    assert any("changed within" in note for note in ask('count("incidents", during="2018")').notes)


def test_counts_over_unequal_periods_are_not_compared(asker: MakeAsker) -> None:
    with pytest.raises(FigureError, match="different length"):
        asker(UNEQUAL)('ratio(count("incidents", during="2018"), count("incidents", during="2011-08/2011-12"))')


def test_counts_over_periods_of_equal_length_are_compared(asker: MakeAsker) -> None:
    figure = asker(UNEQUAL)('ratio(count("incidents", during="2018-12"), count("incidents", during="2018-11"))')
    assert figure.value == pytest.approx(49 / 46)


def test_a_share_has_a_wilson_interval(asker: MakeAsker) -> None:
    figure = asker(WORLD)('share(count("persons", act="physical-attack"), count("persons"))')
    assert figure.value == pytest.approx(2 / 3)
    assert figure.text("en") == "66.7%"
    assert figure.text("ru") == "66,7\u00a0%"
    assert "Wilson" in figure.interval["method"]


@pytest.mark.parametrize(
    "expression",
    [
        'share(count("persons"), count("incidents"))',
        'ratio(rate("incidents", during="2018"), rate("acts", during="2018"))',
        'count("persons") + count("incidents")',
        'count("acts") - count("persons")',
        'both(count("incidents"), count("persons"))',
        'total("sanctions", "amount") + total("sanctions", "months")',
    ],
)
def test_two_units_do_not_combine(asker: MakeAsker, expression: str) -> None:
    with pytest.raises(UnitError):
        asker(WORLD)(expression)


def test_a_part_that_is_not_within_the_whole_is_refused(asker: MakeAsker) -> None:
    with pytest.raises(FigureError, match="not in the whole"):
        asker(WORLD)('share(count("persons", act="threat"), count("persons", act="physical-attack"))')


def test_a_sum_of_things_in_common_is_refused(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    with pytest.raises(FigureError, match="in common"):
        ask('count("persons", act="threat") + count("persons", act="physical-attack")')
    assert ask('either(count("persons", act="threat"), count("persons", act="physical-attack"))').value == 3
    assert ask('both(count("persons", act="threat"), count("persons", act="physical-attack"))').value == 1


def test_persons_and_defendants_are_both_people(asker: MakeAsker) -> None:
    figure = asker(WORLD)('both(count("persons"), count("defendants"))')
    assert figure.value == 2
    assert figure.records["persons"] == ["p1", "p2"]


def test_a_difference_is_the_rest(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask('count("defendants") - count("defendants", outcome="acquitted")').value == 1
    with pytest.raises(FigureError, match="not in the first"):
        ask('count("defendants", outcome="acquitted") - count("defendants")')


def test_money_of_several_currencies_is_not_added(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    with pytest.raises(UnitError, match="2 currencies"):
        ask('total("sanctions", "amount")')
    figure = ask('total("sanctions", "amount", currency="KZT")')
    assert (figure.value, figure.unit, figure.text("en")) == ("1500.5", "KZT", "1,500.5")


def test_an_extent_says_the_smallest_and_the_largest(asker: MakeAsker) -> None:
    ask = asker(WORLD)
    assert ask('extent("sanctions", "months")').value == [24, 24]
    assert ask.text('extent("sanctions", "months")') == "24"
    with pytest.raises(FigureError, match="has a value"):
        ask('extent("sanctions", "days")')


def test_what_has_no_value_is_said_beside_a_sum(asker: MakeAsker) -> None:
    assert any("2 of 3" in note for note in asker(WORLD)('total("sanctions", "months")').notes)


def test_months_open_are_calendar_months(asker: MakeAsker) -> None:
    assert asker(WORLD)('total("proceedings", "open_months", proceeding="tax-inspection")').value == 9


def test_a_span_counts_calendar_years_and_names_the_gaps(asker: MakeAsker) -> None:
    figure = asker(WORLD)('span("incidents")')
    assert (figure.value, figure.period) == (3, "2016/2018")
    assert any("2017" in note for note in figure.notes)
