"""The page that checks a draft: what it finds, what it gives back, and that it keeps nothing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.documents.commented_files import built, comments_of
from tests.projects import begun

pytestmark = pytest.mark.django_db

DRAFT = (
    "# Report on Kazakhstan\n\n## Trials\n\nOn 31 April 2017 the court of Probovka sat again, and nobody was heard.\n"
)


def _dropped(name: str, content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content)}


def test_what_is_wrong_with_a_pasted_text_is_said_with_its_sentence_and_remedy(client: Client) -> None:
    answer = client.post("/check/", {"text": DRAFT})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "E-DATE-CONFLICT" in page
    assert "There is no such day: 31 April 2017." in page
    assert "1 error" in page
    assert "<textarea" in page and "court of Probovka" in page


def test_a_draft_is_checked_below_a_project_too(client: Client) -> None:
    begun()
    assert 'action="/in/here/check/"' in client.get("/in/here/check/").content.decode()
    assert "31 April 2017." in client.post("/in/here/check/", {"text": DRAFT}).content.decode()


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_a_dropped_file_is_read_by_its_ending(client: Client, name: str) -> None:
    assert "31 April 2017." in client.post("/check/", _dropped(name, DRAFT.encode())).content.decode()


def test_a_word_file_comes_back_with_comments(client: Client) -> None:
    raw = built(
        lambda word: [word.add_heading("Report", 1), word.add_paragraph("On 31 April 2017 the court sat again.")]
    )
    answer = client.post("/check/", _dropped("draft.docx", raw) | {"answer": "docx"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="checked.docx"'
    assert any("31 April 2017" in one for one in comments_of(answer.content))
    assert docx.Document(io.BytesIO(answer.content)).paragraphs[1].text == "On 31 April 2017 the court sat again."


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "nothing to check"),
        ({"text": "  "}, "nothing to check"),
        (_dropped("draft.pdf", b"%PDF-1.7"), "cannot be read"),
        (_dropped("draft.docx", b"no archive"), "not a Word file"),
        ({"text": DRAFT, "answer": "docx"}, "Only a Word file"),
        ({"text": DRAFT, "profile": "none-such"}, "no profile none-such"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_words(client: Client, sent: dict[str, object], said: str) -> None:
    answer = client.post("/check/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_name_that_would_leave_its_folder_is_a_name_alone(client: Client) -> None:
    page = client.post("/check/", _dropped("../../etc/draft.md", DRAFT.encode())).content.decode()
    assert "31 April 2017." in page
    assert "etc" not in page


def test_the_draft_is_kept_nowhere(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client.post("/check/", _dropped("draft.md", DRAFT.encode() + b" " * 3_000_000))
    assert list(tmp_path.iterdir()) == []
    again = client.get("/check/")
    assert "Probovka" not in again.content.decode()
    assert again.headers["Cache-Control"] == "no-store"


def test_a_draft_is_taken_from_the_page_alone() -> None:
    assert Client(enforce_csrf_checks=True).post("/check/", {"text": DRAFT}).status_code == 403


def test_markup_of_a_draft_is_shown_and_never_run(client: Client) -> None:
    page = client.post("/check/", {"text": DRAFT + "\n<script>alert(1)</script> </textarea><script>alert(2)</script>"})
    assert "<script>alert" not in page.content.decode()


def test_the_messages_speak_the_language_of_the_page(client: Client) -> None:
    client.get("/language/ru/")
    page = client.post("/check/", {"text": DRAFT}).content.decode()
    assert "Такого дня нет" in page or "нет такого дня" in page
