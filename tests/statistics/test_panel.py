"""The panel: what applies, side by side, in words and as a picture."""

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from dalel.statistics.drawing import as_svg, together
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.panel import Options, panel
from dalel.statistics.reading import read_text
from dalel.statistics.report import report
from dalel.statistics.tables import Lists
from dalel.statistics.terminal import as_text
from dalel.statistics.words import reading, rounded

QUICK = Options(quick=True)
FIELDS = {"method", "estimate", "lower", "upper", "level", "assumptions", "diagnostics", "warnings"}


def test_json_has_the_agreed_fields(published: Callable[[str], Lists]) -> None:
    told = json.loads(json.dumps(panel(published("kosovo_1999"), QUICK).as_json(), allow_nan=False))
    assert (told["observed"], told["lists"]) == (4400, ["EXH", "ABA", "OSCE", "HRW"])
    methods = [one["method"] for one in told["estimates"]]
    assert {"chao-bias-corrected", "loglinear-bic", "loglinear-bic-average", "decomposable-graphs"} <= set(methods)
    for one in told["estimates"]:
        assert set(one) - {"reason"} == FIELDS
        assert one["lower"] <= one["estimate"] <= one["upper"]


def test_a_full_panel_of_three_lists_agrees_on_spina_bifida(published: Callable[[str], Lists]) -> None:
    told = panel(published("spina_bifida_ny_626"), Options(samples=200))
    totals = {one.method: one.estimate for one in told.estimates}
    for method in ("loglinear-bic-average", "decomposable-graphs", "latent-class", "loglinear-bic-bootstrap"):
        assert totals[method] == pytest.approx(733, abs=6)
    assert any(sentence.startswith("The methods agree") for sentence in told.reading)
    assert list(told.left_out) == ["birth_cert", "death_cert", "rehab"]


def test_two_lists_say_that_they_are_two() -> None:
    told = panel(Lists.of(["a", "b"], [(1, 0), (0, 1), (1, 1)], [180, 80, 20]))
    assert [one.estimate is None for one in told.estimates] == [False, False, False, True, True, True]
    assert "two lists" in told.estimates[-1].reason
    assert any("two lists" in sentence for sentence in told.reading)
    assert len(told.odds_ratios) == 7


def test_methods_that_disagree_are_not_turned_into_a_number() -> None:
    far = [
        Estimate("loglinear-bic-average", 1000.0, 900.0, 1100.0),
        Estimate("latent-class", 3000.0, 2000.0, 5000.0),
        missing("decomposable-graphs", "Not estimable: for a test."),
    ]
    said = reading(500, 3, far)
    assert "disagree" in said[1]
    assert "Not estimable: for a test." in said[2]


def test_text_and_picture_are_made_from_the_same_panel(published: Callable[[str], Lists]) -> None:
    told = panel(published("kosovo_1999"), QUICK)
    text = as_text(told)
    assert "12,600" in text
    assert "Without one list" in text
    root = ElementTree.fromstring(as_svg(told))
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Estimates of the total beside 4,400 documented"
    without = sum(len(ones) for ones in told.left_out.values())
    dots = len(told.estimates) + len(told.deltas) + without
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == dots


def test_pictures_of_strata_stand_one_below_the_other(published: Callable[[str], Lists]) -> None:
    told = panel(published("spina_bifida_ny_626"), QUICK)
    both = ElementTree.fromstring(together([told, told]))
    inner = both.findall("{http://www.w3.org/2000/svg}svg")
    assert [int(one.get("y")) for one in inner] == [0, int(inner[0].get("height"))]


def test_strata_are_summed_from_draws_and_the_refused_are_named() -> None:
    rows = "1,0,0,40\n{0},0,1,0,35\n{0},0,0,1,30\n{0},1,1,0,12\n{0},1,0,1,11\n{0},0,1,1,9\n{0},1,1,1,6\n"
    text = "region,a,b,c,count\n" + "".join(f"{name}," + rows.format(name) for name in ("N", "S")) + "W,1,0,0,5\n"
    told = report(read_text(text, ["region"]), QUICK, source="x.csv").as_json()
    assert told["observed"] == 286
    assert [one["stratum"] for one in told["strata"]] == ["N", "S"]
    assert told["refused"][0]["stratum"] == "W"
    total = next(one for one in told["estimates"] if one["method"] == "decomposable-graphs")
    part = next(one for one in told["strata"][0]["estimates"] if one["method"] == "decomposable-graphs")
    assert total["estimate"] == pytest.approx(2 * part["estimate"], rel=0.05)
    assert total["upper"] < 2 * part["upper"]


def test_estimates_are_printed_to_three_figures() -> None:
    assert [rounded(value) for value in (12594.6, 731.27, 49.7, 0.0)] == [12600, 731, 50, 0.0]


def test_lists_without_any_overlap_are_not_estimable_by_any_method() -> None:
    table = Lists.of(["a", "b", "c"], [(1, 0, 0), (0, 1, 0), (0, 0, 1)], [12, 40, 35])
    told = panel(table)
    assert all(one.estimate is None for one in told.estimates)
    assert {one.reason for one in told.estimates} == {"Not estimable: no overlap. Nobody is on two lists."}
    assert told.reading[0] == "At least 87 persons are documented."


def test_a_list_that_shares_nobody_is_named() -> None:
    rows = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0)]
    told = panel(Lists.of(["a", "b", "c"], rows, [12, 40, 35, 6]), QUICK)
    assert "share nobody with any other: c" in told.notes[0]


def test_a_complete_graph_of_weight_gives_way_to_the_average_without_it() -> None:
    # Hepatitis A in Taiwan (Chao et al. 2001): 271 on three lists, later known to have been some 545.
    rows = [(1, 1, 1), (1, 1, 0), (1, 0, 1), (1, 0, 0), (0, 1, 1), (0, 1, 0), (0, 0, 1)]
    told = panel(Lists.of(["P", "Q", "E"], rows, [28, 21, 17, 69, 18, 55, 63]), QUICK)
    methods = [one.method for one in told.estimates]
    assert methods[-1] == "decomposable-graphs-without-complete"
