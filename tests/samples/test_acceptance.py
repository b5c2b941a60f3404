"""The Kazakhstan sample against the acceptance table: every statement of the published text has its claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from .conftest import Built
from .expected import ELSEWHERE, TABLE, Expected

ROWS = frozenset(
    [
        "T1",
        "T2",
        "T3",
        "P1a",
        "P1b",
        "P2",
        "P3a",
        "P3b",
        "P3c",
        "P4",
        "P5a",
        "P5b",
        "P5c",
        "P6a",
        "P6b",
        "P6c",
        "P6d",
        "P6e",
        "P7a",
        "P7b",
        "P7c",
        "P7d",
        "P7e",
        "P7f",
        "P8a",
        "P8b",
        "P9a",
        "P9b",
        "P9c",
        "P9d",
        "P9e",
        "P10a",
        "P10b",
        "P10c",
        "P10d",
        "P11a",
        "P11b",
        "P11c",
        "P11d",
        "P12a",
        "P12b",
        "P12c",
        "P13a",
        "P13b",
        "P13c",
        "P14a",
        "P14b",
        "P14c",
        "P15a",
        "P15b",
        "R",
        "X1",
        "X2",
        "X3",
    ]
)


def fits(claim: dict[str, Any], expected: Expected) -> bool:
    return (
        same(claim["value"], expected.value, expected.within)
        and expected.text in ("", claim["text"])
        and (expected.interval is None or near(claim["interval"], expected.interval))
    )


def same(value: Any, wanted: Any, within: float) -> bool:
    if isinstance(wanted, list):
        return isinstance(value, list) and sorted(map(str, value)) == sorted(map(str, wanted))
    if isinstance(wanted, str):
        return str(value) == wanted
    return isinstance(value, int | float) and abs(float(value) - float(wanted)) <= within


def near(interval: dict[str, Any] | None, wanted: tuple[float, float]) -> bool:
    """Equal to as many decimals as the table gives."""
    if interval is None:
        return False
    ends = zip((interval["lower"], interval["upper"]), wanted, strict=True)
    return all(abs(found - end) <= 0.6 * 10 ** Decimal(str(end)).as_tuple().exponent for found, end in ends)


def test_the_build_of_the_sample_ends_well(kazakhstan: Built) -> None:
    assert kazakhstan.status == 0, kazakhstan.said
    written = {"submission.docx", "submission.pdf", "submission.html", "claims.json", "checks.json"}
    assert written <= {file.name for file in kazakhstan.folder.iterdir()}


@pytest.mark.parametrize("expected", TABLE, ids=str)
def test_a_row_of_the_table_has_its_claim(kazakhstan: Built, expected: Expected) -> None:
    claims = kazakhstan.row(expected.row)
    assert any(fits(claim, expected) for claim in claims), [(one["value"], one["text"]) for one in claims]


def test_every_row_of_the_table_is_claimed_and_no_other(kazakhstan: Built) -> None:
    assert {claim["row"] for claim in kazakhstan.claims} - {""} == ROWS
    assert {expected.row for expected in TABLE} | ELSEWHERE == ROWS


def test_the_words_of_the_body_are_those_of_the_word_count(kazakhstan: Built) -> None:
    """T3, by the tool's own definition, and below the limit of a joint submission."""
    (claim,) = kazakhstan.row("T3")
    said = re.search(r"body ([\d,]+)", kazakhstan.said)
    assert said is not None
    assert claim["value"] == int(said.group(1).replace(",", ""))
    assert 1_000 < claim["value"] <= 5_630


def test_a_claim_carries_what_is_needed_to_compute_it_again(kazakhstan: Built) -> None:
    keys = {
        "id", "row", "paragraph", "text", "value", "unit", "period", "interval", "question", "method", "records",
        "snapshot",
    }  # fmt: skip
    assert [claim["id"] for claim in kazakhstan.claims if not keys <= set(claim)] == []
    counted = [claim for claim in kazakhstan.claims if claim["question"].startswith("count(") and claim["value"]]
    assert counted
    assert [claim["id"] for claim in counted if not claim["records"]] == []
    assert len({claim["id"] for claim in kazakhstan.claims}) == len(kazakhstan.claims)


def test_the_incidents_behind_a_count_are_as_many_as_the_count(kazakhstan: Built) -> None:
    for row in ("P3a", "P3b"):
        (claim,) = kazakhstan.row(row)
        assert len(claim["records"]["incidents"]) == claim["value"]


def test_dates_on_the_edge_of_a_period_are_said_beside_the_figure(kazakhstan: Built) -> None:
    assert [kazakhstan.row(row)[0]["touching"] for row in ("P3a", "P3b", "P5a")] == [1, 2, 1]


def test_the_naive_ratio_of_unlike_periods_is_not_printed(kazakhstan: Built) -> None:
    assert [claim["id"] for claim in kazakhstan.claims if claim["text"].startswith(("5.5", "5,5"))] == []
    assert re.search(r"\b5[.,]50?\b(?! months)", visible(kazakhstan.html)) is None


def test_the_opinion_is_marked_as_one(kazakhstan: Built) -> None:
    (claim,) = kazakhstan.row("P6e")
    assert claim["question"].startswith("opinion(")
    assert "the submitters" in claim["method"]


def test_the_nominative_is_printed_and_no_declined_form(kazakhstan: Built) -> None:
    text = visible(kazakhstan.html)
    assert "Toregozhina" in text
    assert "Kharkova" in text
    assert [form for form in ("Narymbaeva", "Mambetalina", "Blyalova", "Ayanova") if form in text] == []


def test_the_errors_of_the_published_text_are_not_repeated(kazakhstan: Built) -> None:
    text = visible(kazakhstan.html)
    assert "669" in text
    wrong = (
        "article 699",
        "art. 699",
        "September 2015",
        "1.5-2000",
        "1.5–2000",
        "not uncommon",
        "numerous",
        "four activists",
    )
    assert [one for one in wrong if one in text] == []


def test_the_sample_says_on_its_page_that_records_are_invented(kazakhstan: Built) -> None:
    assert "made up" in visible(kazakhstan.html)


def visible(html: str) -> str:
    """The words that a reader of the page sees, roughly: no markup, no styles."""
    return " ".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    bare = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    yield from re.sub(r"<[^>]+>", " ", bare).split()
