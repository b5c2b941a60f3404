"""Amounts of money that can be read in two ways: shortened ends, full stops, no currency, dollars of several States."""

from __future__ import annotations

import pytest

from tests.documents.small_texts import KAZAKH, RUSSIAN, findings

SPANISH = "El informe habla de las tiendas de la ciudad y de los pueblos, y en todas el precio subió. "
FRENCH = "Le rapport parle des magasins de la ville et du village, et dans les deux le prix monta. "

WRONG: list[tuple[str, dict[str, str]]] = [
    ("Stalls cost from 1.5 to 30,000 manats.", {}),
    ("Stalls cost 3–45,000 baht and were few.", {}),
    ("Stalls cost between 20 and 40,000 riels.", {}),
    ("A stall costs 14.500 drams at that market.", {}),
    ("Traders pay 14.500 a month for a stall.", {}),
    ("The wage of a trader does not exceed 4,300 a month.", {}),
    ("The trader was fined 20,000.", {}),
    ("Место стоит от 1,5 до 3000 манатов.", RUSSIAN),
    ("Место стоит 40–90 000 грузинских лари.", RUSSIAN),
    ("Место стоит 3.400 сомов в день.", RUSSIAN),
    ("Зарплата продавца не превышает 4 300 в месяц.", RUSSIAN),
    ("Торговца оштрафовали на 20 000.", RUSSIAN),
    ("Одно место стоит 1 700 сумов, другое 14,500 сумов.", RUSSIAN),
    ("Орын 40–90 000 өзбек сумы тұрады.", KAZAKH),
    ("Орын үшін 3.400 теңге төледі.", KAZAKH),
    ("Орын 3-тен 5 000 сомға дейін тұрады.", KAZAKH),
    (SPANISH + "Un puesto cuesta de 2 a 30.000 pesos.", {}),
    (FRENCH + "Une place coûte de 2 à 30 000 francs.", {}),
    ("A stall costs 900 dollars there.", {"state": "Jamaica"}),
]
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("Stalls cost USD 100-200, 1,500 to 2,000 somoni, EUR 1.5-2 million and $5–10k.", {}),
    ("The price fell from 3,000 to 500 som.", {}),
    ("Stalls cost 350 to 400 lei and 15 000 to 20 000 Philippine pesos.", {}),
    ("The exchange rate was 425.350 tenge.", {}),
    ("In May 1.500 people came; they paid 300 roubles.", {}),
    ("The wage does not exceed 4,300 a month, which is 40 lari.", {}),
    ("Wages are in lari. The wage of a trader does not exceed 4,300 a month.", {}),
    ("Fines were imposed on 3,000 traders in 2016, and 2,300 of them paid.", {}),
    ("A fine of 100 basic units was imposed, and the trader was fined under article 2,000.", {}),
    ("A stall costs 900 dollars there.", {}),
    ("A stall costs 900 dollars (US dollars, not our own).", {"state": "Jamaica"}),
    ("Место стоит 350–400 леев, зарплата составляет 4 300 в месяц.", RUSSIAN),
    ("Пенсии получили 2 300 человек, пособия – 640 тысяч.", RUSSIAN),
    ("Место стоит 2 000–5 000 лари, а раньше стоило 12,500 лари.", RUSSIAN | {"notes": "[1] Всего 1,250,000 лари."}),
    ("Орын 2 000–5 000 лари тұрады, ол 1 250 АҚШ долларын төледі.", KAZAKH),
    (SPANISH + "Un puesto cuesta 12.500 pesos; una multa, 3.000 pesos.", {}),
    (FRENCH + "Une place coûte 12 500 francs ou 12.500 francs.", {}),
]


def _found(sentence: str, around: dict[str, str]) -> list[str]:
    return [one.message for one in findings(sentence, **around) if one.code == "W-AMBIGUOUS-AMOUNT"]


@pytest.mark.parametrize(("sentence", "around"), WRONG, ids=[sentence[-60:] for sentence, _around in WRONG])
def test_an_amount_of_two_readings_is_found(sentence: str, around: dict[str, str]) -> None:
    assert len(_found(sentence, around)) == 1


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[sentence[-60:] for sentence, _around in RIGHT])
def test_a_plain_amount_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert _found(sentence, around) == []
