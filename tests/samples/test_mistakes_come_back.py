"""Each mistake of the published text, put back into the sample's text, is found by the check that is there for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.advocacy.build import Built, DocumentBuilder, build_document, read_text
from dalel.advocacy.project import KINDS, Project, read_project
from dalel.figures.snapshot import freeze
from dalel.figures.sources import Rows

FOLDER = Path(__file__).parents[2] / "samples/kazakhstan-2019"
# code, where, what stands in the sample (from … to), and what the published text has there
MISTAKES = (
    ("E-COUNT-NAMES", "paragraph 9", 'At least {{ count("defendants"', 'row="P9b") }} were', "Four activists were"),
    (
        "E-ARTICLE-UNKNOWN",
        "paragraph 9",
        "In administrative cases",
        "",
        "They are tried under art. 699 of the Code on Administrative Offences. In administrative cases",
    ),
    ("E-DATE-CONFLICT", "paragraph 11", "created in {{", "}}", "created in September 2015"),
    (
        "W-UNLIKE-PERIODS",
        "paragraph 3",
        "The monitoring of Kadyr Kasiet[^2] verified",
        "than in 2011.",
        "Monitoring[^2] shows a rising trend. While 101 incidents were registered over five months in 2011, 555 cases"
        " were recorded in 2018.",
    ),
    (
        "W-AMBIGUOUS-AMOUNT",
        "paragraph 7",
        "For moral harm",
        "of the verdict).",
        "Compensation of USD 1.5-2000 is collected from activists.",
    ),
    (
        "W-VAGUE-QUANTIFIER",
        "paragraph 7",
        "Trials are held without",
        'row="P7a") }}).',
        "It is not uncommon for trials to be conducted without the defendant.",
    ),
    (
        "W-180D-OPEN",
        "paragraph 10",
        "The State has carried out",
        '"due", row="P10d") }}.',
        "The State has not implemented these decisions, citing lack of legislation.",
    ),
    ("W-PLACE-NAME-DATE", "title block", "place: Nur-Sultan", "", "place: Astana"),
    ("W-NAME-FORM", "", '{{ names("defendants", evidence=', 'row="P7c") }}', "E. Narymbaeva, S. Mambetalina"),
    ("W-QUOTE-BALANCE", "paragraph 8", "Orders of this kind", "", "“Not to release publications. Orders of this kind"),
    ("E-CONSENT", "paragraph 6", '{{ names("defendants", provision=', "}}", '{{ name("inv-p-0001") }}'),
    ("E-DEADLINE", "", "date: 2019-03-27", "", "date: 2019-03-29"),
)

# The day of that deadline is not verified in the reference data, so that it warns and does not stop.
UNSURE = frozenset({"E-DEADLINE"})


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentBuilder]:
    project: Project = read_project(FOLDER)
    snapshot = freeze(Rows(project.tables), KINDS, tmp_path_factory.mktemp("snapshots"))
    made = DocumentBuilder(project, lambda: snapshot)
    yield made
    made.close()


def build(text: str, builder: DocumentBuilder) -> Built:
    return build_document(read_text(text, "submission", builder.project), "submission", builder)


def put_back(text: str, start: str, end: str, mistake: str) -> str:
    first = text.index(start)
    last = text.index(end, first + len(start)) + len(end) if end else first + len(start)
    return text[:first] + mistake + text[last:]


@pytest.mark.parametrize(("code", "place", "start", "end", "mistake"), MISTAKES, ids=[one[0] for one in MISTAKES])
def test_a_mistake_of_the_published_text_is_found(
    builder: DocumentBuilder, code: str, place: str, start: str, end: str, mistake: str
) -> None:
    text = put_back(builder.project.documents["submission"], start, end, mistake)
    built = build(text, builder)
    found = [finding for finding in built.findings if finding.code == code]
    assert found, sorted({finding.code for finding in built.findings})
    assert found[0].place.startswith(place)
    assert found[0].severity == ("warning" if code.startswith("W-") or code in UNSURE else "error")


def test_the_sample_as_it_stands_has_none_of_these(builder: DocumentBuilder) -> None:
    built = build(builder.project.documents["submission"], builder)
    assert {code for code, *_rest in MISTAKES} & {finding.code for finding in built.findings} == set()
