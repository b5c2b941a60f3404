"""The HTML page in a real browser: offline, on a phone, in the dark, by keyboard, and with axe-core's rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dalel.documents.writers import html
from tests.programs import PROGRAMS, at_the_right_time

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "vendor" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=PROGRAMS["browser"].path(), args=["--no-sandbox"], env=at_the_right_time()
        )
        yield opened
        opened.close()


def opened(browser: Browser, sample: Any, folder: Path, **look: Any) -> tuple[Page, list[str]]:
    """The page, and everything that it asked for or complained of."""
    file = folder / "text.html"
    file.write_bytes(html.write(sample.document, sample.ledger, sample.options))
    page = browser.new_page(**look)
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.goto(file.as_uri())
    assert heard.pop(0) == file.as_uri()
    return page, [one for one in heard if not one.startswith("data:image/svg+xml")]


def test_opens_without_asking_the_network_and_without_complaint(sample: Any, browser: Browser, tmp_path: Path) -> None:
    page, heard = opened(browser, sample, tmp_path)

    assert heard == []
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('.notice')).borderTopWidth") == "2px"


def test_fits_a_phone(sample: Any, browser: Browser, tmp_path: Path) -> None:
    page, _heard = opened(browser, sample, tmp_path, viewport={"width": 320, "height": 600})

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_follows_a_figure_to_its_evidence_by_keyboard(english: Any, browser: Browser, tmp_path: Path) -> None:
    page, _heard = opened(browser, english, tmp_path)
    page.bring_to_front()
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.className == 'skip'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#text")
    page.locator("a.figure").first.press("Enter")
    page.wait_for_url("**#claim-c1")

    assert page.locator(":target").inner_text().startswith("101")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_breaks_no_rule_of_axe(sample: Any, browser: Browser, tmp_path: Path, scheme: str) -> None:
    page, _heard = opened(browser, sample, tmp_path, bypass_csp=True, color_scheme=scheme)
    page.evaluate(AXE.read_text("utf-8"))

    found = page.evaluate("axe.run(document)")

    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
