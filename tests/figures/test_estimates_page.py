"""The page of estimates: several methods beside one another, or an honest sentence."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path

import pytest
from django.test import Client

from dalel.accounts.policy import LocalOperator
from dalel.intake.importing import import_folder
from tests.figures.test_estimate_figure import register

HISTORIES: dict[tuple[str, ...], int] = {
    ("s1",): 60, ("s2",): 50, ("s3",): 40, ("s1", "s2"): 22, ("s1", "s3"): 18, ("s2", "s3"): 15,
    ("s1", "s2", "s3"): 7,
}  # fmt: skip


@pytest.fixture
def three_sources(db: None, keeper: LocalOperator, tmp_path: Path) -> None:
    """An invented register of 212 killed, of whom three sources told."""
    records = tmp_path / "made-up" / "records"
    records.mkdir(parents=True)
    (records.parent / "dalel.toml").write_text('[project]\nname = "made-up"\ntitle = "Made up"\nstate = "KAZ"\n')
    for kind, rows in register(HISTORIES).items():
        with (records / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    import_folder(path=records.parent, actor=keeper)


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/estimates/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_is_reached_from_the_overview(sample: None, client: Client) -> None:
    assert 'href="/estimates/"' in client.get("/").content.decode()
    assert 'aria-current="page">Estimates' in page_of(client)


def test_where_each_thing_has_one_source_the_page_says_what_is_known_and_why_no_more(
    sample: None, client: Client
) -> None:
    page = page_of(client)
    assert re.search(r"At least [\d,]+ persons are documented\.", page)
    assert "Not estimable: " in page
    assert "Why there is no total" in page
    assert "The methods beside one another" not in page
    assert "Invented data." in page


def test_three_sources_give_methods_a_picture_a_reading_and_the_table_of_lists(
    three_sources: None, client: Client
) -> None:
    page = page_of(client, "?act=killing&during=1999")
    assert "At least 212 persons are documented." in page
    assert "The methods agree" in page
    for method in ("chao-bias-corrected", "loglinear-bic-average", "decomposable-graphs"):
        assert f"<code>{method}</code>" in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page and "#20507a" not in page
    assert "Channel s1" in page and "also on B" in page
    assert 'estimate("persons", act="killing", during="1999", lists="sources")' in page


def test_small_overlaps_and_exact_sizes_are_not_on_the_page(three_sources: None, client: Client) -> None:
    page = page_of(client)
    lists = page.partition("The lists, and how many every two of them share")[2]
    assert "<code>lists</code>: 3" in page and "<code>f1</code>" not in page
    assert [int(cell) for cell in re.findall(r'<td class="n">(\d+)</td>', lists)] == [
        110,
        30,
        20,
        90,
        30,
        20,
        80,
        20,
        20,
    ]


def test_the_page_needs_no_script_and_keeps_its_headings(three_sources: None, client: Client) -> None:
    page = page_of(client)
    assert "<script" not in page and not re.search(r'\sstyle="', page)
    assert page.count("<h1") == 1 and page.count("<table") == page.count("<caption")
    assert not re.search(r"<th(?![^>]*scope=)[\s>]", page)


def test_latent_classes_come_on_wish_and_in_time(three_sources: None, client: Client) -> None:
    assert "<code>latent-class</code>" not in page_of(client)
    before = time.monotonic()
    assert "<code>latent-class</code>" in page_of(client, "?more=yes")
    assert time.monotonic() - before < 30  # under ten seconds where nothing else runs


def test_the_second_reader_does_not_wait(three_sources: None, client: Client) -> None:
    first = page_of(client)
    before = time.monotonic()
    assert page_of(client) == first
    assert time.monotonic() - before < 2


@pytest.mark.parametrize(
    "query", ["?unit=x", "?lists=x", "?during=soon", "?act=none", "?unit=incidents&lists=source-kinds"]
)
def test_odd_choices_are_answered_on_the_page(sample: None, client: Client, query: str) -> None:
    assert "How many were there in all?" in page_of(client, query)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_page_speaks_the_readers_language(three_sources: None, client: Client, language: str) -> None:
    client.get(f"/language/{language}/")
    assert f'<html lang="{language}">' in page_of(client)
