"""One text with everything that a text can hold, in three languages. The people and figures are invented."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dalel.documents.ledger import Claim, Interval
from dalel.documents.tree import (
    BulletList,
    Document,
    Emphasis,
    FigureSpan,
    Heading,
    LineBreak,
    Link,
    Meta,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Submitter,
    Table,
    Text,
)
from dalel.documents.writers.options import Options

SNAPSHOT = "3f1c" * 16

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120">'
    '<rect x="20" y="60" width="60" height="50" fill="#1f4e8c"/><rect x="120" y="10" width="60" height="100" '
    'fill="#1f4e8c"/><text x="20" y="50" font-family="Noto Sans" font-size="14">2011: 20.2</text>'
    '<text x="190" y="30" font-family="Noto Sans" font-size="14">2018: 46.3 қ</text></svg>'
)

WORDS = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))


@dataclass(frozen=True)
class Sample:
    document: Document
    ledger: tuple[Claim, ...]
    options: Options
    words: dict


def _meta(language: str, words: dict) -> Meta:
    return Meta(
        title=words["title"],
        subtitle=words["subtitle"],
        profile="upr-stakeholder",
        language=language,
        state="KAZ",
        session="34",
        submitters=(
            Submitter("First Example Committee", "FEC", "1987", "https://fec.example", "Works for the rule of law."),
            Submitter("Үлгі қоғамы “Қадір”", "", "2010-09-01", "qadir.example", "Monitors assemblies"),
        ),
        contact="Contact Person, contact@fec.example",
        place=words["place"],
        date="2019-03-27",
        keywords=("human rights defenders", "freedom of assembly"),
        annex=True,
        invented=words["invented"],
    )


def _facts(words: dict) -> tuple:
    before, between, after = words["fact"].split("{}")
    return (
        Heading(2, (Text(words["heads"][0]),), "introduction"),
        Paragraph(
            (Text(before), FigureSpan("c1", "101"), Text(between), FigureSpan("c2", "555"), Text(after), NoteRef("a")),
            1,
            "p1",
            kind="fact",
        ),
        Paragraph((Text(words["long"] * 4), Strong((Text("1 < 2 & 3 > 2."),)), NoteRef("b")), 2, "p2", kind="fact"),
        Heading(2, (Text(words["heads"][1]),), "pressure"),
        Heading(4, (Emphasis((Text(words["heads"][2]),)),), "attacks"),
        Paragraph((Text(words["long"] * 2), Link((Text("p. 1"),), "#p1"), NoteRef("a")), 3, "p3", kind="fact"),
        BulletList(tuple((Paragraph((Text(item),)),) for item in words["items"])),
        BulletList(tuple((Paragraph((Text(item),)),) for item in words["items"][:2]), ordered=True),
        Quote((Paragraph((Text(words["quote"]), LineBreak(), Emphasis((Text("A. K."),)))),)),
        Paragraph(
            (Text(words["long"]), Link((Text("example"),), "https://example.org/a?b=1&c=2")), 4, "p4", kind="fact"
        ),
        Table(
            tuple((Text(cell),) for cell in words["columns"]),
            (((Text("2011"),), (Text("101"),), (Text("20.2"),)), ((Text("2018"),), (Text("555"),), (Text("46.3"),))),
            (Text(words["caption"]),),
        ),
        Picture(SVG, words["alt"], (Text(words["caption"]),)),
        Paragraph((Text(words["long"]),)),
    )


def _asks(words: dict) -> tuple:
    asks = tuple(Paragraph((Text(words["ask"]),), n, f"p{n}", kind="recommendation") for n in range(5, 16))
    return (Heading(2, (Text(words["heads"][3]),), "recommendations", recommendations=True), *asks)


def _ledger() -> tuple[Claim, ...]:
    ids = tuple(f"INC-{n:04}" for n in range(101))
    first = Claim(
        id="c1",
        row="P3a",
        paragraph="1",
        text="101",
        value=101,
        unit="incidents",
        period="2011-08/2011-12",
        interval=Interval(16.455, 24.546, 0.95, "Garwood"),
        question='count("incidents", during="2011-08/2011-12")',
        method="Exact Poisson interval.",
        records={"incidents": ids},
        snapshot=SNAPSHOT,
        anchor="p1",
        touching=3,
    )
    asked = 'count("incidents", during="2018")'
    second = replace(first, id="c2", row="P3b", text="555", value=555, period="2018", interval=None, question=asked)
    return first, second


def make_sample(language: str) -> Sample:
    words = WORDS[language]
    notes = {
        "a": (Paragraph((Text(words["note"]),)),),
        "b": (Paragraph((Text("A/RES/53/144 (8 March 1999)."),)), Paragraph((Text(words["quote"]),))),
    }
    document = Document(_meta(language, words), _facts(words) + _asks(words), notes)
    options = Options(state=words["state"], session=words["session"], units=words["units"])
    return Sample(document, _ledger(), options, words)


@pytest.fixture(params=["en", "ru", "kk"])
def sample(request: pytest.FixtureRequest) -> Sample:
    """The text in each of the three languages."""
    return make_sample(request.param)


@pytest.fixture
def english() -> Sample:
    return make_sample("en")
