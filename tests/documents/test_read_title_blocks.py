"""Where a title block ends: lines are its own, and what says something is the text's and is checked."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.count import count
from dalel.documents.readers import docx, html, markdown, text
from dalel.documents.tree import Document, plain
from tests.documents.commented_files import built
from tests.documents.small_texts import facts
from tests.documents.word_files import word_file

OPENINGS = [
    "The police in the city detained five people: Bekov, Aslanov and Kim.",
    "Police detained five people: Bekov, Aslanov and Kim.",
    "Five people were held until the morning: Bekov, Aslanov and Kim.",
    "In May 2022 the police detained five people: Bekov, Aslanov and Kim. All of them were released.",
    "Report of a neighbour: the police has detained five people: Bekov, Aslanov and Kim.",
    "Полиция задержала пятерых: Бекова, Асланова и Кима.",
    "Открытое письмо подписали пять человек: Беков, Асланов и Ким.",
    "В мае 2022 года в городе были задержаны пять человек: Беков, Асланов и Ким.",
    "Полиция бес адамды ұстады: Беков, Асланов және Ким.",
    "Қалада бес адам ұсталды: Беков, Асланов және Ким.",
    "La police a arrêté cinq personnes : Bekov, Aslanov et Kim.",
    "La policía detuvo a cinco personas: Bekov, Aslanov y Kim.",
]
FOLLOWED = {
    "a table": "| Town | People |\n|---|---|\n| Almaty | 12 |\n",
    "numbered paragraphs": "1. It was so there.\n2. It is so here.\n",
    "nothing": "",
    "two more paragraphs": "They were let go.\n\nNobody said why.\n",
}


def front(document: Document) -> list[str]:
    return [plain(one) for one in document.front]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("followed", FOLLOWED)
def test_an_opening_paragraph_is_the_text_whatever_follows_it(opening: str, followed: str) -> None:
    document = markdown.read(f"# Arrests in May\n\n{opening}\n\n{FOLLOWED[followed]}".encode())
    assert front(document) == ["Arrests in May"]
    assert plain(document.blocks[0]) == opening
    assert count(document).cover == 3


@pytest.mark.parametrize("opening", OPENINGS)
def test_it_is_so_in_every_format(opening: str) -> None:
    page = f"<h1>Arrests in May</h1><p>{opening}</p><table><tr><td>a</td><td>1</td></tr></table>"
    paragraphs = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("Arrests in May", opening))
    for document in (
        text.read(f"Arrests in May\n\n{opening}\n\n1. It was so.\n2. It is so.\n".encode()),
        html.read(page.encode()),
        docx.read(word_file(paragraphs)),
    ):
        assert front(document) == ["Arrests in May"]
        assert plain(document.blocks[0]) == opening


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("The police in the city detained five people: Bekov, Aslanov and Kim.", "E-COUNT-NAMES"),
        ("On 31 April 2022 the police detained a reporter.", "E-DATE-CONFLICT"),
        ("Of the 40 people 12 were fined and 20 released; the other 9 are in prison.", "E-SUM"),
        ("Полиция задержала пятерых: Бекова, Асланова и Кима.", "E-COUNT-NAMES"),
        ("Полиция 2022 жылғы 31 сәуірде тілшіні ұстады.", "E-DATE-CONFLICT"),
    ],
)
@pytest.mark.parametrize("reader", [markdown, text])
def test_what_the_opening_says_is_checked(opening: str, code: str, reader: object) -> None:
    written = f"Arrests in May\n\n{opening}\n\n1. It was so there.\n2. It is so here.\n"
    document = reader.read(written.encode())  # type: ignore[attr-defined]
    assert code in [one.code for one in run(document, facts())]


LINES = [
    "Joint submission to the Universal Periodic Review, 49th session of the Working Group (April–May 2025).",
    "Submitted by the Centre for legal aid and the Union of independent reporters.",
    "By the Tengri Law Workshop, Almaty, and the Foundation Ak Bota, Karaganda.",
    "Annual report of the monitoring desk.",
    "Contact: Ainura Sultanbaeva, office@jarkyn.example.org. Key words: freedom of expression, fair trial.",
    "Tbilisi, 14 November 2024. For immediate use.",
    "Ministry of Justice of the Republic of Kazakhstan, 8 Mangilik El Avenue, Astana.",
    "Dear members of the Working Group, dear Madam Special Rapporteur!",
    "Совместное представление для 49-й сессии Рабочей группы по универсальному периодическому обзору.",
    "Ежегодный обзор инициативы «Вольная хроника». Вильнюс, 14 февраля 2023 года.",
    "Подготовил профсоюзный центр «Шрома». Тбилиси, 19 марта 2024 года.",
    "Авторы: общественный фонд «Терек-Сай укук» и Правовая клиника «Арча».",
    "Ключевые слова: мирные собрания, пытки, справедливый суд.",
    "Уважаемые члены Рабочей группы, уважаемая госпожа Специальный докладчик!",
    "Дайындаған: «Алтай мұғалімдері» қауымдастығы. Өлгий, 2025 жылғы 14 наурыз.",
    "«Тең сот» зерттеу орталығы. Алматы, 2024 жылғы 12 ақпан.",
    "Байланыс: altai@example.org. Түйін сөздер: ана тілі, мектеп, азшылық.",
    "Présentée par la Fondation « Ashyk Söz » (Almaty) et le Bureau d'aide juridique « Arqa ».",
    "Palabras clave: libertad de expresión, pueblos indígenas, independencia judicial.",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_a_title_block_stays_one_with_a_full_stop_behind_it(line: str) -> None:
    document = markdown.read(
        f"# Reporters and the law\n\n{line}\n\nBishkek, 27 September 2024\n\n## Introduction\n\n1. It was so.\n".encode()
    )
    assert front(document) == ["Reporters and the law", line, "Bishkek, 27 September 2024"]


@pytest.mark.parametrize(
    "notice",
    [
        "All persons in this text are invented.",
        "Все лица и события вымышлены.",
        "Мәтіндегі адамдар мен оқиғалар ойдан шығарылған.",
        "Names, places of detention and organisations are invented, and so is what happened to these women.",
    ],
)
def test_a_notice_among_the_lines_does_not_end_them(notice: str) -> None:
    lines = ["Submitted by the Fund and the Centre", "To the Secretary of Justice, Manila", "Almaty, 5 May 2024"]
    written = "\n\n".join(["# A letter", notice, *lines, "1. It was so there.", "2. It is so here."])
    document = markdown.read(written.encode())
    assert front(document) == ["A letter", *lines]
    assert plain(document.blocks[0]) == notice


def test_a_list_of_authors_is_of_the_title_block_and_a_list_of_people_is_not() -> None:
    written = "# Arrests in May\n\n{lead}\n\n- Bekov\n- Kim\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    authors = markdown.read(written.format(lead="Submitted by:").encode())
    people = markdown.read(written.format(lead="The police detained five people:").encode())
    assert front(authors) == ["Arrests in May", "Submitted by:", "Bekov", "Kim"]
    assert front(people) == ["Arrests in May"]


def test_the_end_of_a_short_letter_is_no_title_block() -> None:
    written = "Dear Minister,\n\nFive people were detained.\n\nWe ask for help.\n\nYours sincerely,\n\nA. Bek\n"
    assert front(markdown.read(written.encode())) == ["Dear Minister,"]


def test_a_notice_above_the_title_does_not_end_the_title_block() -> None:
    notice = "Teaching sample: all incidents, and every other record that is marked as invented, are made up."
    lines = ["Submitted by the Probov Foundation", "Session 34th session", "Place and date Almaty, 27 March 2019"]
    word = built(
        lambda file: [
            file.add_paragraph(notice),
            file.add_heading("Joint submission to the Universal Periodic Review of Kazakhstan", 1),
            *(file.add_paragraph(line) for line in lines),
            file.add_paragraph("This text is a submission, and it tells of the courts."),
            file.add_heading("Facts", 1),
            file.add_paragraph("The court sat in May, and nobody was heard there."),
        ]
    )
    assert front(docx.read(word))[-1] == lines[-1]
