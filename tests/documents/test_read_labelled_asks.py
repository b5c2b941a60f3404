"""Recommendations that bear a label of their own ("R1", "Recommendation 2:") are recommendations."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import pytest

from dalel.documents.count import shape
from dalel.documents.readers import html, markdown, text
from dalel.documents.tree import paragraphs, plain

FACTS = "1. It was so there, as everybody knows.\n\n2. It is so here, as nobody says.\n\n"
LABELS = {
    "Recommendations": [
        "R1. {}",
        "R1 {}",
        "R1: {}",
        "R-1. {}",
        "Rec. 1: {}",
        "Recommendation 1: {}",
        "Recommendation 1. {}",
    ],
    "Рекомендации": ["Р1. {}", "Р1 {}", "Рекомендация 1: {}", "Рекомендация № 1. {}"],
    "Ұсынымдар": ["Ұ1. {}", "Ұсыным 1: {}", "Ұсыныс 1. {}"],
}
ASKS = {
    "Recommendations": ["Release all those who were arrested in May", "Pay those who were beaten, and say who did it."],
    "Рекомендации": ["Освободить всех, кого задержали в мае", "Выплатить возмещение тем, кого били."],
    "Ұсынымдар": ["Мамырда ұсталғандардың бәрін босату", "Соққыға жығылғандарға өтемақы төлеу."],
}
ROWS = [(heading, label) for heading, labels in LABELS.items() for label in labels]


def lines(heading: str, label: str) -> list[str]:
    return [label.replace("1", str(number)).format(ask) for number, ask in enumerate(ASKS[heading], start=1)]


def asked(document: object) -> list[str]:
    return [plain(one) for one in paragraphs(document, "recommendation")]  # type: ignore[arg-type]


@pytest.mark.parametrize(("heading", "label"), ROWS)
def test_labelled_recommendations_are_read_in_every_format(heading: str, label: str) -> None:
    told = lines(heading, label)
    below = "\n\n".join(told)
    page = f"<h2>{heading}</h2>" + "".join(f"<p>{one}</p>" for one in told)
    facts = "<h1>Report</h1><ol><li>It was so there.</li><li>It is so here.</li></ol>"
    assert asked(markdown.read(f"# Report\n\n{FACTS}## {heading}\n\n{below}\n".encode())) == told
    assert asked(text.read(f"Report\n\n{FACTS}{heading}\n\n{below}\n".encode())) == told
    assert asked(html.read((facts + page).encode())) == told


@pytest.mark.parametrize(
    "below", ["### Recommendation {}\n\n{}\n\n", "### R{}\n\n{}\n\n", "**Recommendation {}**\n\n{}\n\n"]
)
def test_a_label_alone_above_its_recommendation_makes_it_one(below: str) -> None:
    asks = ASKS["Recommendations"]
    written = "".join(below.format(number, ask) for number, ask in enumerate(asks, start=1))
    document = markdown.read(f"# Report\n\n{FACTS}## Recommendations\n\n{written}".encode())
    assert asked(document) == asks
    assert shape(document) == {"paragraphs": 2, "recommendations": 2, "footnotes": 0}


def test_lines_of_labels_one_below_the_other_are_one_recommendation_each() -> None:
    told = ["R1. Release all those who were arrested in the month of May and later.", "R2. Pay those who were beaten."]
    document = text.read(f"Report\n\n{FACTS}Recommendations\n\n{told[0]}\n{told[1]}\n".encode())
    assert asked(document) == told


def test_what_is_told_of_recommendations_elsewhere_is_a_fact() -> None:
    written = "# Report\n\n1. Recommendation 12 was accepted.\n\nRecommendation 13: it was noted by the State in 2019.\n\n## Court\n\nR1 was a ward.\n"
    assert asked(markdown.read(written.encode())) == []
