"""Words that stand for a figure: found where one could stand, left alone where it stands or where none could."""

from __future__ import annotations

import pytest

from tests.documents.small_texts import KAZAKH, RUSSIAN, findings

WRONG: list[tuple[str, dict[str, str]]] = [
    ("The gates were routinely locked before the end of the day.", {}),
    ("The guards often took the letters of those who complained.", {}),
    ("The guards took the letters time and again.", {}),
    ("It was not unusual for the gates to be locked at noon.", {}),
    ("Such searches were commonplace in the hostel.", {}),
    ("Most detainees were sent home the next day.", {}),
    ("Most of the journalists were sent home the next day.", {}),
    ("A considerable number of letters never arrived at all.", {}),
    ("Ворота регулярно запирали до конца дня.", RUSSIAN),
    ("Охрана часто отбирала письма у тех, кто жаловался.", RUSSIAN),
    ("Раз за разом письма пропадали по дороге.", RUSSIAN),
    ("Большинство адвокатов получили предупреждение в тот день.", RUSSIAN),
    ("Бесчисленное количество писем не дошло до родных.", RUSSIAN),
    ("Қақпаны күн біткенше үнемі жауып қойды.", KAZAKH),
    ("Күзетшілер хаттарды жиі тартып алды.", KAZAKH),
    ("Хаттар жолда талай рет жоғалды.", KAZAKH),
    ("Хаттардың басым бөлігі туыстарына жетпеді.", KAZAKH),
]
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("The gates were routinely locked: on 20 of the 30 days we found them so.", {}),
    ("The gates were routinely locked. On 20 of the 30 visits nobody was let in.", {}),
    ("The guards often took the letters, 45 of them in that one year.", {}),
    ("The register is regularly updated, and the most recent list is known.", {}),
    ("The most vulnerable prisoners were moved to the ground floor.", {}),
    ("Courts must regularly publish their lists.", {}),
    ("Article 5 provides that visits are often to be allowed.", {}),
    ("“They often lock us in”, the letter says.", {}),
    ("Nobody knows how often this happened.", {}),
    ("Реестр регулярно обновляется.", RUSSIAN),
    ("Ворота регулярно запирали: в 20 из 30 случаев никого не впустили.", RUSSIAN),
    ("Суды должны регулярно публиковать списки.", RUSSIAN),
    ("Неизвестно, как часто это бывало.", RUSSIAN),
    ("Қақпаны үнемі жауып қойды: біз 30 рет барып, 20 жағдайда кіре алмадық.", KAZAKH),
    ("Соттар тізімдерін үнемі жариялауға тиіс.", KAZAKH),
]


# What makes a text one that asks for something, in which how often a thing happens is a claim.
ASKS = {
    "Казахстан": "\n\nРекомендации\n\n3. Открыть ворота.",
    "Қазақстан": "\n\nҰсынымдар\n\n3. Қақпаны ашу керек.",
    "": "\n\nRecommendations\n\n3. Open the gates.",
}


def _found(sentence: str, around: dict[str, str]) -> list[str]:
    asks = ASKS[around.get("state", "")]
    return [one.message for one in findings(sentence, notes=asks, **around) if one.code == "W-VAGUE-QUANTIFIER"]


@pytest.mark.parametrize(("sentence", "around"), WRONG, ids=[sentence[-60:] for sentence, _around in WRONG])
def test_a_word_instead_of_a_figure_is_found(sentence: str, around: dict[str, str]) -> None:
    assert len(_found(sentence, around)) == 1


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[sentence[-60:] for sentence, _around in RIGHT])
def test_a_figure_a_rule_or_a_quotation_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert _found(sentence, around) == []
