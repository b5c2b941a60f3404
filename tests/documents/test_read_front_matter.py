"""What is wrong in a front matter is said with its line; what other programs write there is left alone."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from pathlib import Path

import pytest

from dalel.advocacy.checking import check
from dalel.documents.readers.markdown import read_text
from dalel.documents.tree import plain
from dalel.lib.errors import InputError

BODY = "\n---\n\nThe police detained two people in the town in May. {#named}\n\nThey were let go in the evening of that day.\n"
ALL: dict[str, list[str]] = {"select": [], "ignore": []}


def checked(head: str, tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}{BODY}")
    return check("a.md", str(path), "", "", "", ALL)


ANSWER = "overrides:\n  - code: {}\n    place: {}\n    reason: It is so."


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("profile: upr-stakeholder\ndate: 2024-13-45", 3, "not a date"),
        ("profile: upr-stakeholder\ndate: soon", 3, "not a date"),
        ("title: A report\ndate: 2024-02-30", 3, "not a date"),
        ("profile: upr-stakeholder\nstate: XYZ", 3, "no State"),
        ("state: Kazakhstan", 2, "no State"),
        ("state: KAZ\nlanguage: zz", 3, "no language"),
        ("title: A report\nlanguage: zz", 3, "no language"),
        ("state: KAZ\nlanguage: English", 3, "no language"),
        ("title: [x", 2, "not closed"),
        ('state: KAZ\ntitle: "x', 3, "not closed"),
        (f"state: KAZ\n{ANSWER.format('W-UNIT', 'p99')}", 4, "no paragraph is called"),
        (f"title: A report\n{ANSWER.format('W-UNIT', 'nowhere')}", 4, "no paragraph is called"),
        (f"state: KAZ\n{ANSWER.format('W-NONE', 'p1')}", 4, "no check W-NONE"),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_line_and_a_remedy(
    head: str, line: int, words: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=words) as refused:
        checked(head, tmp_path)
    assert f"Line {line} of the front matter" in str(refused.value)
    assert refused.value.remedy


def test_several_faults_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no State.*\n.*no paragraph"):
        checked(f"state: XYZ\n{ANSWER.format('W-UNIT', 'p99')}", tmp_path)


@pytest.mark.parametrize("place", ["p1", "1", "named", "'#named'", "p2", "2", "the whole text"])
def test_an_answer_has_its_place_by_number_or_by_name(place: str, tmp_path: Path) -> None:
    assert checked(f"state: KAZ\n{ANSWER.format('W-UNIT', place)}", tmp_path)


@pytest.mark.parametrize(
    "day", ["2024-07-01", "2024-07", "2024", "2024-07-01/2024-07-05", "2024~", "1 July 2024", "1 июля 2024 года"]
)
def test_dates_in_every_usual_form_are_dates(day: str, tmp_path: Path) -> None:
    assert checked(f"state: KAZ\ndate: {day}", tmp_path)


@pytest.mark.parametrize(
    "head",
    [
        'layout: post\ntitle:  "Welcome: to Jekyll"\ndate:   2015-11-17 16:16:01 -0600\ncategories: jekyll update',
        "title: Hugo\ndate: 2024-01-05T10:00:00+06:00\ndraft: false\ntags: [\n  prisons,\n  courts\n]\nweight: 10\nmenu:\n  main:\n    name: x",
        "aliases: []\ntags:\n  - arrests\n  - 2024\ncssclasses: wide\ncreated: 2024-05-01 12:30\nlanguage: en-GB",
        "title: Notes\nlang: zz\ndate: last week\nlanguage: English\nstatus: [draft]",
        "title: '[Draft] A report'\nauthor: \"A\n  and B\"",
    ],
    ids=["Jekyll", "Hugo", "Obsidian", "free", "over lines"],
)
def test_the_front_matter_of_other_programs_stays_readable(head: str, tmp_path: Path) -> None:
    assert checked(head, tmp_path)
    assert plain(read_text(f"---\n{head}{BODY}").blocks[0]).startswith("The police")
