"""Wordings of other writers: lists in common nouns, footnotes of places, sums without a currency, slips in symbols."""

import time
from pathlib import Path

import pytest

from dalel.documents.checks import run
from dalel.documents.readers import read
from dalel.reference.facts import load

RU = " Об этом никто не говорил, и никто не хотел об этом знать."
KK = " Бұл туралы ешкім айтқан жоқ және ешкім білмейді."


def _messages(folder: Path, text: str, code: str) -> list[str]:
    path = folder / "text.md"
    path.write_text(text, encoding="utf-8")
    return [one.message for one in run(read(path), load(), None, (code,))]


WRONG = [
    ("E-COUNT-NAMES", "Four towns, Aksu, Kentau and Saran, have no court of their own."),
    ("E-COUNT-NAMES", "Four specialists, namely a nurse, a driver and a cook, work there."),
    ("E-COUNT-NAMES", "Quatre dispensaires restent ouverts dans la région : Ndiolo, Kafrine, Tamba, Bakel et Podor."),
    ("E-COUNT-NAMES", "Five villages lost their road last year.[^1]\n\n[^1]: Aksu, Kentau, Saran and Balkan.\n"),
    ("E-SYMBOL", "See general comment No. 4 (CAT/GC/C/4) on the matter."),
    ("E-SYMBOL", "See general comment No. 37 (CCPR-C-GC-37) on the matter."),
    ("E-SYMBOL", "Бас Ассамблеяның 53/144-қарары (A/RES/53/414) осыны талап етеді." + KK),
    ("W-ADDRESS", "Write to htp:/aksu..example.org/list today."),
    ("W-ADDRESS", "Open https:// aksu.example.org today."),
    ("W-ADDRESS", "Open www. aksu.example today.".replace("aksu.example", "aksuhelp.org")),
    ("W-AMBIGUOUS-AMOUNT", "They were promised 40 to 900,000 rupees for it."),
    ("W-AMBIGUOUS-AMOUNT", "Bail, set at 75,000, was never paid."),
    ("W-AMBIGUOUS-AMOUNT", "За пропуск вымогают 4.500, а весной и больше." + RU),
    ("W-AMBIGUOUS-AMOUNT", "Штрафы колеблются от 1,4 до 800 тысяч тенге." + RU),
    ("W-AMBIGUOUS-AMOUNT", "Сот 30 мың төлеуді талап етті." + KK),
    ("W-VAGUE-QUANTIFIER", "Visitors are time and again turned away. At least three people died in the ward."),
    ("W-NAME-FORM", "We met Zhanar Testova in May. Later the husband of Janar Testova was fined."),
    ("W-PLACE-NAME-DATE", "Встречи прошли в Караганде в мае 2021 года и в Нур-Султане в марте 2018 года." + RU),
]


@pytest.mark.parametrize(("code", "text"), WRONG)
def test_a_slip_is_found_in_this_wording(tmp_path: Path, code: str, text: str) -> None:
    assert _messages(tmp_path, text, code)


RIGHT = [
    ("E-COUNT-NAMES", "Three towns, Aksu, Kentau and Saran, have no court of their own."),
    ("E-COUNT-NAMES", "Three specialists, namely a nurse, a driver and a cook, work there."),
    ("E-COUNT-NAMES", "Two specialists, namely a nurse and her assistants, work there."),
    ("E-COUNT-NAMES", "Five villages lost their road last year.[^1]\n\n[^1]: Azattyk, Kloop.\n"),
    ("E-COUNT-NAMES", "Three teachers were dismissed. Aida K. and Bolat M. appealed."),
    ("E-SYMBOL", "See the joint comment (CEDAW/C/GC/31-CRC/C/GC/18) and CRC/GC/2003/5."),
    ("E-SYMBOL", "Бас Ассамблеяның 53/144-қарары (A/RES/53/144) осыны талап етеді." + KK),
    ("W-ADDRESS", "Open https://aksu.example.org/ today, or write to info@aksu.example.org."),
    ("W-AMBIGUOUS-AMOUNT", "The office asked for 12,000 signatures and offered 1,200 places."),
    ("W-AMBIGUOUS-AMOUNT", "The city demanded 20,000, it said, that is 20,000 dollars of the United States."),
    ("W-AMBIGUOUS-AMOUNT", "Город требует 20 тысяч подписей." + RU),
    ("W-AMBIGUOUS-AMOUNT", "Олар 20 мың қол жинады." + KK),
    ("W-VAGUE-QUANTIFIER", "Visitors are routinely turned away. We counted 34 visitors who were."),
    ("W-NAME-FORM", "We met Alina Testova in May. Her sister Alena Testova was fined."),
    ("W-PLACE-NAME-DATE", "Встречи прошли в Караганде в мае 2021 года и в Астане в марте 2018 года." + RU),
    ("W-NOTE", "| you write | it becomes |\n|---|---|\n| `[^1]` and `[^1]: The note.` | a footnote |\n"),
]


@pytest.mark.parametrize(("code", "text"), RIGHT)
def test_a_right_text_in_this_wording_is_left_alone(tmp_path: Path, code: str, text: str) -> None:
    assert not _messages(tmp_path, text, code)


def test_a_name_in_another_case_is_reported_once(tmp_path: Path) -> None:
    text = (
        f"Біз Зульфия Тестовамен сөйлестік.{KK}\n\nСот Зулфия Тестованы шақырды.{KK}\n\nЗулфия Тестоваға хат келді.{KK}"
    )
    assert len(_messages(tmp_path, text, "W-NAME-FORM")) == 1


def test_a_text_of_ten_thousand_names_is_read_in_processor_seconds_that_people_wait(tmp_path: Path) -> None:
    parts = ["ba", "ko", "ri", "su", "ne", "mi", "ta", "lo", "vu", "za"]
    names = [
        f"so {a}{b}{c} {c}{a}{d}{b}".title().replace("So ", "so ")
        for a in parts for b in parts for c in parts for d in parts
    ]  # fmt: skip
    start = time.process_time()
    _messages(tmp_path, ".\n\n".join(names), "W-NAME-FORM")
    assert time.process_time() - start < 8
