"""Every kind of page opens on the worked example, says what it must, and needs no other machine."""

from __future__ import annotations

import re

from django.test import Client

PAGES = [
    "/",
    "/documents/",
    "/documents/kazakhstan-2019/submission/",
    "/documents/kazakhstan-2019/submission/figures/P3b/",
    "/incidents/",
    "/incidents/inv-i-0002/",
    "/people/",
    "/people/p-01/",
    "/organisations/",
    "/organisations/org-ftuk/",
    "/proceedings/",
    "/proceedings/inv-pr-0001/",
    "/communications/",
    "/communications/com-2137-2012/",
    "/recommendations/",
    "/recommendations/rec-03/",
    "/sources/",
    "/sources/inv-src-monitoring/",
    "/estimates/",
    "/map/",
    "/calendar/",
]


def test_every_page_opens_with_one_heading_landmarks_a_skip_link_and_the_notice(sample: None, client: Client) -> None:
    for path in PAGES:
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 200, path
        assert page.count("<h1") == 1, path
        assert '<main id="main"' in page, path
        assert 'href="#main"' in page, path
        assert "There is no login yet" in page, path


def test_no_page_has_script_inline_style_or_anything_from_elsewhere(sample: None, client: Client) -> None:
    for path in PAGES:
        response = client.get(path)
        page = response.content.decode()
        assert "<script" not in page, path
        assert not re.search(r'\sstyle="', page), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page.replace("http://www.w3.org/", "")), path
        policy = response["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert re.search(r"default-src '(?:self|none)'", policy)


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(sample: None, client: Client) -> None:
    for path in PAGES:
        page = client.get(path).content.decode()
        assert page.count("<table") == page.count("<caption"), path
        assert not re.search(r"<th(?![^>]*scope=)[\s>]", page), path


def test_an_empty_installation_says_how_to_begin(db: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "dalel import samples/kazakhstan-2019" in page
    for path in ("/incidents/", "/people/", "/communications/", "/map/", "/sources/", "/documents/", "/calendar/"):
        assert client.get(path).status_code == 200, path


MISSING = ["/incidents/none/", "/people/none/", "/organisations/none/", "/proceedings/none/", "/sources/none/"]
MISSING += [
    "/communications/none/",
    "/recommendations/none/",
    "/documents/none/none/",
    "/incidents/%27%3B--/",
    "/people/%00/",
]


def test_what_is_not_there_is_answered_with_a_page_and_404(db: None, client: Client) -> None:
    for path in MISSING:
        response = client.get(path)
        assert response.status_code == 404, path
        assert "Not found" in response.content.decode(), path


def test_a_figure_that_is_not_in_the_document_is_404(sample: None, client: Client) -> None:
    assert client.get("/documents/kazakhstan-2019/submission/figures/none/").status_code == 404


def test_odd_addresses_are_answered(sample: None, client: Client) -> None:
    for path in ("/incidents/?page=999", "/incidents/?page=x", "/incidents/?year=x", "/map/?year=x", "/people/?q=%00"):
        assert client.get(path).status_code == 200, path


def test_pages_with_invented_records_say_so_and_mark_them(sample: None, client: Client) -> None:
    for path in ("/", "/incidents/", "/map/", "/documents/kazakhstan-2019/submission/"):
        assert "Invented data." in client.get(path).content.decode(), path
    assert "Invented data." not in client.get("/communications/com-2137-2012/").content.decode()
    page = client.get("/incidents/").content.decode()
    assert page.count('<span class="tag invented">') == page.count('<td class="date">')
