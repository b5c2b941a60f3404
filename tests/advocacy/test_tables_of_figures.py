"""A table of a figure says what it shows, in the language of the text, in an order that can be read, with its total."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.advocacy.conftest import Said

Dalel = Callable[..., Said]

HEAD = "---\ntitle: Letter\nprofile: report\nlanguage: {language}\nstate: KAZ\n---\n\n# Facts\n\n"


def tables(project: Path, dalel: Dalel, figure: str, language: str = "en") -> list[list[str]]:
    """The caption, and the cells of the rows."""
    file = project / "documents" / "letter.md"
    file.write_text(HEAD.format(language=language) + "{{ " + figure + " }}\n", encoding="utf-8")
    dalel("build", project)
    page = (project / "build" / "letter.html").read_text(encoding="utf-8")
    (table,) = re.findall(r"<table>.*?</table>", page)
    caption = re.sub(r"<[^>]+>", "", re.findall(r"<caption>(.*?)</caption>", table)[0])
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    return [[caption], *([re.sub(r"<[^>]+>", "", cell) for cell in row] for row in rows)]


def test_the_total_counts_each_once_and_the_caption_says_so(dalel: Dalel, project: Path) -> None:
    caption, head, *rows, total = tables(project, dalel, 'table(count("persons", by="act"))')
    assert caption[0].startswith("Persons by act") and head == ["Act", "Persons"]
    counts = [int(row[1]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert total[0] == "Total"
    assert ("several rows" in caption[0]) is (sum(counts) > int(total[1]))


def test_months_stand_in_order_and_in_words(dalel: Dalel, project: Path) -> None:
    _caption, _head, *rows, _total = tables(project, dalel, 'table(count("incidents", by="month"))')
    assert rows and all(re.fullmatch(r"[A-Z][a-z]+ \d{4}|not given", row[0]) for row in rows)


def test_heads_and_total_speak_the_language_of_the_text(dalel: Dalel, project: Path) -> None:
    caption, head, *_rows, total = tables(project, dalel, 'table(count("acts", by="act"))', "ru")
    assert not re.search("[A-Za-z]{3}", caption[0] + head[0] + head[1])
    assert total[0] == "Всего"


def test_a_cross_table_adds_up_its_columns(dalel: Dalel, project: Path) -> None:
    _caption, head, *rows, total = tables(project, dalel, 'table(count("acts", by="act", across="sex"))')
    for column in range(1, len(head)):
        assert int(total[column]) == sum(int(row[column]) for row in rows)


def test_the_first_rows_stand_with_the_rest_as_one(dalel: Dalel, project: Path) -> None:
    _caption, _head, *whole, all_ = tables(project, dalel, 'table(count("acts", by="act"))')
    _caption, _head, *rows, total = tables(project, dalel, 'table(count("acts", by="act"), top=1)')
    assert len(rows) == 2 and rows[0] == whole[0] and total == all_
    assert rows[1][0].startswith("others") and int(rows[1][1]) == int(total[1]) - int(rows[0][1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('By region {{ table(count("acts", by="act")) }} it was.', "cannot stand within a sentence"),
        ("There were {{ and no end.", "left over"),
        ("There were so many }} incidents.", "left over"),
        ('{{ table(count("acts", by="act"), order="size") }}', "no order of rows"),
        ('{{ table(count("acts", by="act"), top=-1) }}', "whole number"),
    ],
)
def test_what_would_be_printed_wrongly_is_refused(dalel: Dalel, project: Path, text: str, said: str) -> None:
    (project / "documents" / "letter.md").write_text(HEAD.format(language="en") + text + "\n", encoding="utf-8")
    answer = dalel("build", project)
    assert answer.status == 1 and said in answer.err


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("state: Kazakhstan", "Write its code: KAZ"),
        ("state: Кыргызстан", "Write its code: KGZ"),
        ("profile: upr-stakeholders", "Did you mean upr-stakeholder"),
    ],
)
def test_a_state_or_a_profile_that_there_is_not_is_refused(dalel: Dalel, project: Path, front: str, said: str) -> None:
    (project / "documents" / "letter.md").write_text(f"---\ntitle: A\n{front}\n---\n\nText.\n", encoding="utf-8")
    answer = dalel("build", project)
    assert answer.status == 1 and said in answer.err


def test_a_text_without_a_profile_is_told_so(dalel: Dalel, project: Path) -> None:
    (project / "documents" / "letter.md").write_text("---\ntitle: A\nstate: KAZ\n---\n\nText.\n", encoding="utf-8")
    assert "E-PROFILE" in dalel("build", project).out


def test_a_figure_that_begins_a_sentence_has_a_capital(dalel: Dalel, project: Path) -> None:
    one = '{{ count("incidents", style="words") }}'
    text = f"{one} are on file. {one} were told, and {one} counted.\n"
    (project / "documents" / "letter.md").write_text(HEAD.format(language="en") + text, encoding="utf-8")
    dalel("build", project)
    page = (project / "build" / "letter.html").read_text(encoding="utf-8")
    said = re.sub(r"<[^>]+>", "", page)
    found = re.search(r"(\w+) are on file\. (\w+) were told, and (\w+) counted", said)
    assert found is not None
    assert [word[:1].isupper() for word in found.groups()] == [True, True, False]


@pytest.mark.parametrize(
    ("before", "capital"),
    [
        ("Was it so? ", True),
        ("Then 2025. ", True),
        ("“It was.” ", True),
        ('{{ count("incidents") }}. ', True),
        ("It was.\n", True),
        ("See p. ", False),
        ("It was … ", False),
        ("It was: ", False),
    ],
)
def test_a_figure_has_a_capital_where_the_sentence_before_it_has_ended(
    before: str, capital: bool, dalel: Dalel, project: Path
) -> None:
    text = before + '{{ count("incidents", style="words") }} so.\n'
    (project / "documents" / "letter.md").write_text(HEAD.format(language="en") + text, encoding="utf-8")
    dalel("build", project)
    said = re.sub(r"<[^>]+>", "", (project / "build" / "letter.html").read_text(encoding="utf-8"))
    found = re.search(r"(\w+) so\.", said)
    assert found is not None
    assert found[1][:1].isupper() is capital


@pytest.mark.parametrize(
    "figure", ['distinct("acts", "act")', 'span("incidents")', 'values("incidents", "region")', 'count("incidents")']
)
def test_only_what_is_counted_by_something_is_a_table(figure: str, dalel: Dalel, project: Path) -> None:
    text = HEAD.format(language="en") + "{{ table(" + figure + ") }}\n"
    (project / "documents" / "letter.md").write_text(text, encoding="utf-8")
    said = dalel("build", project)
    assert said.status == 1 and "no parts to put into a table" in said.out + said.err


def test_a_table_of_nothing_is_told_as_such(dalel: Dalel, project: Path) -> None:
    text = HEAD.format(language="en") + '{{ table(count("acts", act="killing", by="act")) }}\n'
    (project / "documents" / "letter.md").write_text(text, encoding="utf-8")
    said = dalel("build", project)
    assert said.status == 1 and "the count is 0" in said.out + said.err


@pytest.mark.parametrize("line", ["place: Almaty {{count", "submitters:\n  - name: Bureau }} of"])
def test_braces_left_over_in_the_title_block_are_told(line: str, dalel: Dalel, project: Path) -> None:
    text = HEAD.format(language="en").replace("title:", f"{line}\ntitle:", 1) + "Text.\n"
    (project / "documents" / "letter.md").write_text(text, encoding="utf-8")
    said = dalel("build", project)
    assert said.status == 1 and "is left over" in said.out + said.err
