"""estimate(): how many in all, over a register; and the sentence where nobody can say."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from dalel.lib.errors import FigureError
from tests.figures.conftest import Asker, Cells, MakeAsker

KOSOVO = Path(__file__).resolve().parents[1] / "statistics" / "published" / "kosovo_1999.csv"
EVERY_DAY = "1999-04-10"


def register(histories: dict[tuple[str, ...], int]) -> dict[str, list[dict[str, str]]]:
    """An invented register: each person killed in an incident of their own, of which these sources reported."""
    sources = sorted({name for names in histories for name in names})
    cells: dict[str, list[dict[str, str]]] = {
        "sources": [{"id": name, "label": f"Channel {name}", "kind": "partner-list"} for name in sources],
        "reports": [{"id": f"r-{name}", "source": name, "status": "accepted"} for name in sources],
        "persons": [],
        "incidents": [],
        "acts": [],
        "incident-reports": [],
    }
    for names, count in histories.items():
        for _number in range(count):
            at = f"{len(cells['persons']):05d}"
            cells["persons"].append({"id": f"p{at}", "label": f"Person {at}", "naming_status": "withheld"})
            cells["incidents"].append({"id": f"i{at}", "date": EVERY_DAY, "verification": "verified"})
            cells["acts"].append({"id": f"a{at}", "incident": f"i{at}", "kind": "killing", "victim_person": f"p{at}"})
            links = [{"id": f"l{at}-{name}", "incident": f"i{at}", "report": f"r-{name}"} for name in names]
            cells["incident-reports"] += links
    return cells


def kosovo() -> dict[str, list[dict[str, str]]]:
    """The published counts of four lists, as if one organisation had kept them."""
    with KOSOVO.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lists = [name for name in rows[0] if name != "count"]
    return register(
        {tuple(f"s-{name.lower()}" for name in lists if row[name] == "1"): int(row["count"]) for row in rows}
    )


@pytest.fixture(scope="module")
def cells() -> Cells:
    return kosovo()


@pytest.fixture
def ask(asker: MakeAsker, cells: Cells) -> Asker:
    return asker(cells)


ALL = 'estimate("persons", act="killing", during="1999"'


def test_the_published_counts_give_the_published_total_and_interval(ask: Asker) -> None:
    figure = ask(f'{ALL}, method="loglinear-bic", row="P1")')
    assert figure.value == pytest.approx(10_356.5, abs=0.1)
    assert figure.interval is not None
    assert (figure.interval["lower"], figure.interval["upper"]) == pytest.approx((8_994, 12_110), abs=1)
    assert figure.text("en") == "10,400 (95% interval: 8,990–12,100)"
    assert figure.row == "P1"
    assert len(figure.records["persons"]) > 0


def test_without_a_method_all_log_linear_models_are_weighed_and_the_claim_says_so(ask: Asker) -> None:
    figure = ask(f"{ALL})")
    assert figure.interval is not None and figure.interval["method"] == "loglinear-bic-average"
    assert 'method="loglinear-bic-average"' in figure.question and "seed=1" in figure.question
    assert "loglinear-bic-average" in figure.method and "multiple systems estimation" in figure.method
    assert ask(figure.question).value == figure.value


def test_what_is_documented_and_what_the_methods_agree_on_stand_beside_the_figure(ask: Asker) -> None:
    figure = ask(f"{ALL})")
    assert "At least 4,400 persons are documented." in figure.notes
    assert any(note.startswith("The methods agree within") for note in figure.notes)
    assert figure.terms[0]["documented"] == 4_400


def test_the_interval_can_be_printed_alone(ask: Asker) -> None:
    assert ask.text(f'interval({ALL}, method="loglinear-bic"))') == "8,990–12,100"


def test_no_claim_gives_away_a_small_overlap_or_the_name_of_a_list(asker: MakeAsker) -> None:
    histories = {("s1",): 300, ("s2",): 280, ("s3",): 150, ("s1", "s2"): 60, ("s1", "s3"): 40, ("s2", "s3"): 3}
    figure = asker(register(histories))("estimate(\"persons\", method='loglinear-bic')")
    told = repr([figure.terms, figure.notes, figure.method])
    assert {"list": "B", "and": "C", "shared": "<10"} in figure.terms
    assert "Channel" not in told and "s1" not in told
    sizes = [term["size"] for term in figure.terms if "size" in term]
    # 400, 343 and 193: exact sizes beside the exact total would let the overlaps be worked out
    assert sizes == [400, 340, 190]


REFUSED: list[tuple[dict[tuple[str, ...], int], str]] = [
    ({("s1",): 30, ("s2",): 20, ("s1", "s2"): 12}, "not estimable: two lists"),
    ({("s1",): 30}, "not estimable: one list"),
    ({("s1",): 30, ("s2",): 20, ("s3",): 12}, "not estimable: no overlap"),
    ({("s1",): 30, ("s2",): 20, ("s3",): 12, ("s1", "s2"): 12}, "not estimable: only two lists overlap"),
    ({("s1",): 30, ("s2", "s3"): 20, ("s1", "s3"): 12}, "not estimable: one list lies within another"),
]


@pytest.mark.parametrize(("histories", "said"), REFUSED)
def test_where_no_total_can_be_had_the_figure_is_a_sentence(
    asker: MakeAsker, histories: dict[tuple[str, ...], int], said: str
) -> None:
    figure = asker(register(histories))('estimate("persons", act="killing")')
    assert figure.text("en") == said
    assert figure.interval is None
    assert figure.notes[0].startswith("At least ")


def test_the_refusal_is_in_the_language_of_the_document(asker: MakeAsker) -> None:
    histories: dict[tuple[str, ...], int] = {("s1",): 30, ("s2",): 20, ("s1", "s2"): 12}
    said = {lang: asker(register(histories), language=lang).text('estimate("persons")') for lang in ("en", "ru", "kk")}
    assert said["en"] == "not estimable: two lists"
    assert len(set(said.values())) == 3


def test_a_rejected_report_puts_nobody_on_a_list(asker: MakeAsker) -> None:
    cells = register({("s1",): 30, ("s2",): 20, ("s1", "s2"): 12, ("s1", "s3"): 11, ("s2", "s3"): 13, ("s3",): 9})
    for report in cells["reports"]:
        report["status"] = "rejected" if report["source"] == "s3" else "accepted"
    figure = asker(cells)('estimate("persons")')
    assert figure.value == "not estimable: two lists"
    assert any(note.startswith("9 more are documented without an accepted report") for note in figure.notes)


def test_many_lists_are_brought_down_to_six(asker: MakeAsker) -> None:
    histories: dict[tuple[str, ...], int] = {(f"s{at}",): 40 + at for at in range(9)}
    histories |= {(f"s{at}", f"s{at + 1}"): 12 for at in range(8)}
    figure: Any = asker(register(histories))("estimate(\"persons\", method='loglinear-bic')")
    assert figure.terms[0]["lists"] == 6
    assert any("4 smallest lists are joined" in note for note in figure.notes)


@pytest.mark.parametrize(
    "expression",
    [
        'estimate("charges")',
        'estimate("persons", lists="newspapers")',
        'estimate("persons", method="chapman")',
        'estimate("persons", seed=-1)',
    ],
)
def test_what_makes_no_sense_is_refused_with_a_remedy(ask: Asker, expression: str) -> None:
    with pytest.raises(FigureError):
        ask(expression)
