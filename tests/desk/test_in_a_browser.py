"""A real Chromium reads the site: by keyboard, on a phone, in the dark, in three languages, by axe's rules."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright import sync_api as playwright

from tests.homes import migrated
from tests.programs import PROGRAMS, at_the_right_time

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kazakhstan-2019"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
SWITCHES += ["--disable-component-update"]
DOCUMENT = "/documents/kazakhstan-2019/submission/"
KINDS = ["/", "/documents/", DOCUMENT, f"{DOCUMENT}figures/P3b/", f"{DOCUMENT}figures/P5b-2/", "/incidents/"]
KINDS += ["/incidents/inv-i-0002/", "/people/", "/people/p-03/", "/organisations/", "/organisations/org-ftuk/"]
KINDS += ["/proceedings/", "/proceedings/inv-pr-0001/", "/communications/", "/communications/com-2441-2014/"]
KINDS += ["/recommendations/", "/recommendations/rec-03/", "/sources/", "/sources/inv-src-monitoring/", "/map/"]
KINDS += ["/estimates/", "/calendar/", "/check/", "/incidents/none/"]
LONG = "A project with the longest name that a project may have in which nothing is left out, 2015-2024, yes"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _served(tmp_path_factory.mktemp("home"), SAMPLE) as address:
        yield address


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two projects, one with as long a name as there may be."""
    folders = []
    for name in (LONG, "north"):
        folders.append(tmp_path_factory.mktemp("project"))
        (folders[-1] / "records").mkdir()
        (folders[-1] / "dalel.toml").write_text(f'[project]\nname = "{name}"\n', encoding="utf-8")
        rows = f"k1,One,2020,verified,yes\nk-{name[0].lower()},Two,2020,verified,yes\n"
        records = f"id,title,date,verification,invented\n{rows}"
        (folders[-1] / "records/incidents.csv").write_text(records, encoding="utf-8")
    with _served(tmp_path_factory.mktemp("home"), *folders) as address:
        yield address


@contextmanager
def _served(home: Path, *folders: Path) -> Iterator[str]:
    """The site as anybody starts it: a home of its own, project folders, `dalel serve`."""
    settings = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DALEL_LANG")}
    settings["DALEL_HOME"] = str(home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dalel.config.cli"]
    migrated(home)
    for folder in folders:
        subprocess.run([*command, "import", str(folder)], env=settings, check=True, capture_output=True)
    with subprocess.Popen([*command, "serve", "--port", str(port)], env=settings, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        server.stdout.readline()  # it says when it listens
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=PROGRAMS["browser"].path(), args=SWITCHES, env=at_the_right_time()
        )
        yield opened
        opened.close()


def _findings(page: playwright.Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{one['id']}: {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_and_none_breaks_the_policy(
    scheme: str, browser: playwright.Browser, site: str
) -> None:
    page = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: complaints.append(request.url))
    faults = {}
    for path in KINDS:
        page.goto(site + path)
        faults[path] = _findings(page)
    assert {path: found for path, found in faults.items() if found} == {}
    # the browser itself notes the one page that is missing on purpose
    assert [text for text in complaints if "404" not in text] == []


def test_a_draft_is_checked_and_is_gone_with_the_page(browser: playwright.Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/check/")
    page.fill("#draft-text", "# Report\n\n## Trials\n\nOn 31 April 2017 the court of Probovka sat again.")
    page.click("button[value=page]")
    page.wait_for_selector("#found")
    assert "There is no such day: 31 April 2017." in page.inner_text("main")
    assert _findings(page) == []
    page.goto(f"{site}/check/")
    assert "Probovka" not in page.content()


def test_on_a_phone_no_page_is_wider_than_the_screen(browser: playwright.Browser, site: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    too_wide = {}
    for path in KINDS:
        page.goto(site + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            too_wide[path] = width
    assert too_wide == {}
    page.goto(site + "/")
    assert _findings(page) == []


@pytest.mark.parametrize("width", [1200, 390])
def test_a_long_name_of_a_project_widens_no_page_and_hides_no_column(
    width: int, browser: playwright.Browser, two: str
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    long = f"/in/{quote(LONG)}/"
    for path in ("/", "/incidents/", "/incidents/k1/", "/incidents/k-a/", long, f"{long}incidents/"):
        page.goto(two + path)
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert _findings(page) == [], path
        assert page.locator("nav.projects a[aria-current]").count() == 1, path
    page.goto(two + "/incidents/")
    assert page.locator("small.project").count() == 4
    table = page.locator("table").evaluate("one => one.offsetWidth - one.parentElement.clientWidth")
    assert table <= 0 or width < 1200  # on a phone a table is pushed aside by hand


def test_a_reader_goes_from_the_overview_to_a_record_behind_a_figure_by_keyboard_alone(
    browser: playwright.Browser, site: str
) -> None:
    page = browser.new_context(java_script_enabled=True).new_page()
    page.goto(site + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    _follow(page, "The situation of human rights defenders")
    _follow(page, "555 incidents")
    assert "555" in page.inner_text("h1")
    _follow(page, "Invented incident")
    assert page.inner_text("h2").startswith("What was done")


def _follow(page: playwright.Page, words: str) -> None:
    """Tab until a link with these words has the focus, see that the focus can be seen, and press Enter."""
    for _step in range(400):
        page.keyboard.press("Tab")
        text = page.evaluate("document.activeElement.closest('a') ? document.activeElement.innerText : ''")
        if words in text:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no link “{words}” can be reached by keyboard")


def test_without_javascript_the_site_filters_turns_pages_and_changes_language(
    browser: playwright.Browser, site: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + "/incidents/")
    page.select_option("select[name=year]", "2018")
    page.click("main form button")
    assert "year=2018" in page.url
    page.click("nav.pager a[rel=next]")
    assert "page=2" in page.url
    assert "year=2018" in page.url
    page.click("nav.languages a[lang=kk]")
    assert page.locator("html").get_attribute("lang") == "kk"
    assert "page=2" in page.url
