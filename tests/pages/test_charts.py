"""Charts obey the page."""

from __future__ import annotations

import re

import pytest

from dalel.pages.charts import drawing, specs
from dalel.pages.charts.style import MAIN

ROWS = [("threat", 12), ("arrest <b>", 3)]


@pytest.fixture
def home(settings, tmp_path):  # noqa: ANN001, ANN201 - pytest-django's own fixture types
    settings.DALEL_HOME = tmp_path
    return tmp_path


def test_a_chart_is_drawn_once_and_then_kept(home) -> None:  # noqa: ANN001
    first = drawing.draw(specs.bars(ROWS), "two bars")
    (kept,) = (home / "charts").glob("*.svg")
    kept.write_text(kept.read_text().replace("threat", "THREAT"))
    assert "THREAT" in drawing.draw(specs.bars(ROWS), "two bars")
    assert "threat" in first


def test_a_chart_says_one_sentence_and_carries_no_style_script_or_size(home) -> None:  # noqa: ANN001
    svg = str(drawing.draw(specs.bars(ROWS), 'two "bars" & more'))
    assert svg.count("aria-") == svg.count("aria-label=") == 1
    assert 'aria-label="two &quot;bars&quot; &amp; more"' in svg
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<b>", svg)
    assert not re.search(r"<svg[^>]* (?:width|height)=", svg)
    assert f'fill="{MAIN}"' in svg


def test_two_charts_on_a_page_share_no_id(home) -> None:  # noqa: ANN001
    charts = [str(drawing.draw(specs.bars(rows), "bars")) for rows in (ROWS, ROWS[:1])]
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in charts]
    assert not ids[0] & ids[1]
