"""The HTML page: needs nothing else, leads everywhere it says, and keeps its order for those who listen to it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any

from lxml import html as parser

from dalel.documents.tree import Document, FigureSpan, Heading, Meta, Paragraph, Text
from dalel.documents.writers import html
from dalel.documents.writers.options import Options


def page(sample: Any, **options: object) -> parser.HtmlElement:
    return parser.document_fromstring(html.write(sample.document, sample.ledger, replace(sample.options, **options)))


def test_gives_the_same_bytes_every_time(sample: Any) -> None:
    once = html.write(sample.document, sample.ledger, sample.options)

    assert html.write(sample.document, sample.ledger, sample.options) == once


def test_asks_for_nothing_and_runs_nothing(sample: Any) -> None:
    found = page(sample)
    addresses = [one for tag in ("src", "srcset", "action", "data") for one in found.xpath(f"//@{tag}")]

    assert not found.xpath("//script|//iframe|//object|//embed|//link|//form|//base")
    assert all(one.startswith("data:image/svg+xml;base64,") for one in addresses)
    assert "url(" not in found.xpath("string(//style)")
    assert "@import" not in found.xpath("string(//style)")


def test_allows_only_its_own_style(sample: Any) -> None:
    found = page(sample)
    policy = found.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    style = found.xpath("string(//style)")
    seal = b64encode(sha256(style.encode()).digest()).decode()

    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{seal}'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert not found.xpath("//body//@style")


def test_says_in_which_language_it_is(sample: Any) -> None:
    assert page(sample).get("lang").startswith(sample.document.meta.language)


def test_has_one_of_each_landmark_and_a_way_past_the_title_block(sample: Any) -> None:
    found = page(sample)

    for landmark in ("header", "nav", "main", "footer"):
        assert len(found.xpath(f"//{landmark}")) == 1
    assert found.xpath("//body/*[1]/@href") == ["#" + found.xpath("//main/@id")[0]]


def test_leads_only_to_places_that_exist_once(sample: Any) -> None:
    found = page(sample)
    places = Counter(found.xpath("//@id"))
    links = {one[1:] for one in found.xpath("//a/@href") if one.startswith("#")}

    assert set(places.values()) == {1}
    assert links <= set(places)


def test_every_figure_leads_to_its_evidence_and_back(english: Any) -> None:
    found = page(english)
    figures = found.xpath("//main//a[@class='figure']")

    assert [one.text for one in figures] == ["101", "555"]
    for figure in figures:
        claim = found.get_element_by_id(figure.get("href")[1:])
        assert f"#{figure.get('id')}" in claim.xpath(".//a/@href")


def test_evidence_holds_question_value_interval_method_records_and_snapshot(english: Any) -> None:
    claim = page(english).get_element_by_id("claim-c1")
    said = {one.xpath("string(dt)"): one.xpath("string(dd)") for one in claim.xpath("./dl/div")}

    assert said["Question"] == 'count("incidents", during="2011-08/2011-12")'
    assert said["Value"] == "101"
    assert said["Period"] == "August–December 2011"
    assert said["Interval"] == "16.45 to 24.55 (95%, Garwood)"
    assert said["Records"] == "incidents: 101; 3 more only touch the period and are not counted"
    assert said["Snapshot"] == english.ledger[0].snapshot
    assert len(claim.xpath(".//details//li")) == 101


def test_headings_leave_no_level_out(english: Any) -> None:
    steep = (Heading(3, (Text("A"),)), Heading(5, (Text("B"),)), Heading(2, (Text("C"),)), Heading(2, (Text("D"),)))
    document = replace(english.document, blocks=steep)
    levels = [
        int(one.tag[1]) for one in page(replace(english, document=document)).xpath("//h1|//h2|//h3|//h4|//h5|//h6")
    ]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(1) == 1


def test_numbers_stand_in_the_text_so_that_they_are_copied_and_cited(english: Any) -> None:
    numbered = page(english).xpath("//p[contains(@class, 'numbered')]")

    assert [one[0].text for one in numbered] == [f"{n}." for n in range(1, 16)]
    assert [one[0].get("href") for one in numbered] == [f"#{one.get('id')}" for one in numbered]


def test_footnotes_lead_back_to_their_first_mark(english: Any) -> None:
    found = page(english)
    marks = found.xpath("//main//sup/a")

    assert [one.text for one in marks] == ["1", "2", "1"]
    assert [one.get("id") for one in marks] == ["noteref-1", "noteref-2", None]
    assert found.xpath("//section[@role='doc-endnotes']//li/@id") == ["note-1", "note-2"]
    assert found.xpath("//a[@role='doc-backlink']/@href") == ["#noteref-1", "#noteref-2"]


def test_the_notice_about_invented_data_is_shown_and_printed(english: Any) -> None:
    found = page(english)

    assert found.xpath("//header//p[@class='notice']")[0].text == english.document.meta.invented
    assert "@top-center" in found.xpath("string(//style)")


def test_a_page_of_the_site_takes_the_body_with_its_own_evidence_pages(english: Any) -> None:
    options = replace(english.options, fragment=True, figure_href=lambda claim: f"/figures/{claim}/", top_level=2)
    text = html.write(english.document, english.ledger, options).decode()
    part = parser.fragment_fromstring(text)

    assert part.tag == "article"
    assert "<style" not in text and "<main" not in text and "evidence" not in text
    assert part.xpath("//a[@class='figure']/@href") == ["/figures/c1/", "/figures/c2/"]
    assert [one.tag for one in part.xpath("//h1|//h2|//h3")][:2] == ["h2", "h3"]


def test_a_figure_without_an_entry_is_only_words() -> None:
    document = Document(Meta(title="T"), (Paragraph((FigureSpan("lost", "101"),)),))

    assert "<p>101</p>" in html.write(document, (), Options()).decode()


def test_long_lists_of_records_are_cut_and_say_so(english: Any) -> None:
    many = replace(english.ledger[0], records={"incidents": [f"I{n}" for n in range(5_000)]})
    claim = page(replace(english, ledger=(many,))).get_element_by_id("claim-c1")

    assert len(claim.xpath(".//details//li")) == 2_000
    assert re.search(r"and 3000 more", claim.text_content())
