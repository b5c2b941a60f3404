"""A rise or a fall is wrong only if no two numbers of its sentence give it; a note mark is no part of a number."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.test_checks_of_sums import found

CODES = ("E-PERCENT", "E-SUM", "W-OVERLAP", "E-TWO-VALUES")

NOTES = "\n\n[^1]: Interview, 3 May 2022.\n\n[^2]: Interview, 4 May 2022.\n\n[^3]: Interview, 5 May 2022."


RIGHT_CHANGES = [
    ("ru", "Женщин втрое больше, чем мужчин (60 против 20); они составляют 75 % заявителей."),
    ("en", "Of the 35 colonies, 27 had cameras in 2023 compared with 18 in 2021, a rise of 50 per cent."),
    ("en", "Of the 35 colonies, 27 had cameras in 2023 as against 18 in 2021, a rise of 50 per cent."),
    ("ru", "Из 35 колоний камеры в 2023 году были в 27 против 18 в 2021 году, рост на 50 %."),
    ("en", "The appeal court upheld 8 of 10 sentences and cut two by half: from 6 years to 3 and from 4 to 2."),
    ("fr", "La cour d'appel a réduit la peine d'un tiers, de six à quatre ans."),
    ("fr", "La peine a été réduite d'un quart, de huit ans à six."),
    ("es", "La apelación redujo la pena en un tercio, de seis a cuatro años."),
    ("es", "El número de condenas se redujo en un tercio, de 60 a 40."),
    ("es", "La pena se rebajó en una cuarta parte, de ocho años a seis."),
    ("kk", "Апелляция мерзімді үштен біріне қысқартты: 6 жылдан 4 жылға дейін."),
    ("kk", "Мерзім төрттен біріне, сегіз жылдан алты жылға қысқартылды."),
    (
        "kk",
        "2023 жылы 90 шағым түсті, бұл 2022 жылғыдан (120) төрттен бірге аз және 2021 жылғыдан (60) 50 пайызға көп.",
    ),
    ("kk", "2021 жылғы 40 іс 2022 жылы 50 % артып, 60-қа жетті, 2023 жылы үштен бірге кеміп, 40 болды."),
    ("en", "Convictions fell to two thirds of the earlier figure, from 60 to 40."),
    ("ru", "Число приговоров уменьшилось до двух третей прежнего: с 60 до 40."),
    (
        "ru",
        "Сумма сократилась вдвое — с 2 млн до 1 млн евро, затем ещё вдвое — до 500 000 евро, то есть до четверти исходной.",
    ),
    ("en", "The court cut the fine by a third, from EUR 900 to EUR 600, and the term by half, from 8 months to 4."),
    ("ru", "Суд снизил штраф на треть, с 900 до 600 евро, а срок — вдвое, с 8 месяцев до 4."),
    ("kk", "Сот айыппұлды үштен біріне, 900 еуродан 600 еуроға, ал мерзімді екі есе, 8 айдан 4 айға қысқартты."),
    (
        "fr",
        "Le tribunal a réduit l'amende d'un tiers, de 900 à 600 euros, et la peine de moitié, de huit à quatre mois.",
    ),
    (
        "es",
        "El tribunal redujo la multa en un tercio, de 900 a 600 euros, y la pena a la mitad, de ocho a cuatro meses.",
    ),
    ("en", "The budget fell to three quarters of its former size, from 8 million to 6 million tenge."),
    ("fr", "Le budget est tombé aux trois quarts de l'ancien, de 8 à 6 millions d'euros."),
    ("es", "El presupuesto bajó a las tres cuartas partes del anterior, de 8 a 6 millones de euros."),
    ("kk", "Бюджет бұрынғының төрттен үшіне дейін, 8 млн теңгеден 6 млн теңгеге азайды."),
    ("en", "Arrests rose by 25 per cent, from 80 to 100, then by half, to 150, and fell by a third, back to 100."),
    (
        "ru",
        "Число арестов выросло на 25 процентов, с 80 до 100, затем в полтора раза, до 150, и упало на треть, до 100.",
    ),
    (
        "en",
        "Complaints numbered 90 in 2023, a quarter fewer than in 2022 (120) and half as many again as in 2021 (60).",
    ),
    (
        "ru",
        "В 2023 году было 90 жалоб — на четверть меньше, чем в 2022 году (120), и на 50 % больше, чем в 2021 году (60).",
    ),
    ("en", "The rate of acquittals, 2 per cent, fell; 3 of 40 appeals succeeded."),
    ("en", "At least half of the 40 villages (22) have no doctor, and fewer than a quarter (8) have a school."),
    ("en", "Complaints fell from 60 to 40, to two thirds of what they were."),
    ("en", "In 2022 there were 606 incidents, five times more than the 101 of 2011."),
    ("en", "There were 505 incidents, five times as many as the 101 of 2011."),
    ("ru", "Было 505 случаев, в пять раз больше, чем 101 в 2011 году."),
    ("fr", "Le nombre de plaintes est passé de 40 à 60, soit la moitié de plus."),
    ("es", "Las quejas pasaron de 40 a 60, la mitad más."),
    ("en", "The population of the colony, 1.2 thousand, fell by a quarter to 900."),
    ("en", "Half of the 30 judges (15) and all 12 prosecutors were men, that is, 27 of 42 (64 per cent)."),
    ("en", "Spending rose by half in 2022, to 900,000 euros from 600,000, and by a third in 2023, to 1.2 million."),
    ("ru", "Расходы выросли вдвое — с 300 тыс. до 600 тыс. тенге, а затем на треть, до 800 тыс. тенге."),
    ("kk", "Шығын екі есе, 300 мың теңгеден 600 мың теңгеге, содан кейін үштен біріне, 800 мың теңгеге дейін өсті."),
    ("fr", "Le nombre de plaintes a baissé d'un quart, passant de 80 à 60, puis de moitié, à 30."),
    ("es", "Las quejas bajaron una cuarta parte, de 80 a 60, y luego a la mitad, a 30."),
    ("en", "The term was halved, from eight years to four; the fine was cut by a fifth, from 500 to 400 dollars."),
    ("en", "The court quashed a third of the fines, 20 of the 60, and reduced by half another 10."),
    (
        "en",
        "Between 2020 and 2022 the number of guards fell by 20 per cent (from 250 to 200) and of prisoners by 30 per cent (from 1,000 to 700).",
    ),
    ("ru", "Число охранников упало на 20 % (с 250 до 200), заключённых — на 30 % (с 1000 до 700)."),
    ("fr", "Le nombre de gardiens a baissé de 20 % (de 250 à 200), celui des détenus de 30 % (de 1 000 à 700)."),
    ("es", "El número de guardias bajó un 20 % (de 250 a 200) y el de presos un 30 % (de 1.000 a 700)."),
    ("kk", "Күзетшілер саны 20 %-ға (250-ден 200-ге), тұтқындар саны 30 %-ға (1000-нан 700-ге) азайды."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_CHANGES)
def test_a_change_that_some_two_numbers_of_the_sentence_give_is_left_alone(language: str, text: str) -> None:
    assert found(language, text, *CODES) == []


WRONG_CHANGES = [
    (
        "en",
        "In 2021, 555 incidents were recorded, five times more than the 101 incidents recorded from August to December 2011.",
        "E-PERCENT",
    ),
    ("en", "The number of complaints went from 40 thousand to 60 thousand, a rise of 20 per cent.", "E-PERCENT"),
    ("en", "The court cut the fine by a third, from EUR 900 to EUR 500.", "E-PERCENT"),
    ("fr", "La cour d'appel a réduit la peine d'un tiers, de huit à quatre ans.", "E-PERCENT"),
    ("es", "La apelación redujo la pena en un tercio, de ocho a cuatro años.", "E-PERCENT"),
    ("kk", "Мерзім төрттен біріне, сегіз жылдан бес жылға қысқартылды.", "E-PERCENT"),
    ("en", "Convictions fell to two thirds of the earlier figure, from 60 to 30.", "E-PERCENT"),
    ("ru", "Сумма сократилась втрое — с 2 млн до 1 млн евро.", "E-PERCENT"),
    ("en", "Women are three times as many as men (40 against 20).", "E-PERCENT"),
    ("en", "40,000 to 60,000, a rise of 20 per cent, is what the ministry reports.", "E-PERCENT"),
    (
        "en",
        "Between 2020 and 2022 the number of guards fell by 20 per cent (from 250 to 200) and of prisoners by 40 per cent (from 1,000 to 700).",
        "E-PERCENT",
    ),
    ("ru", "Число охранников упало на 20 % (с 250 до 200), заключённых — на 40 % (с 1000 до 700).", "E-PERCENT"),
    (
        "fr",
        "Le nombre de gardiens a baissé de 20 % (de 250 à 200), celui des détenus de 40 % (de 1 000 à 700).",
        "E-PERCENT",
    ),
    ("es", "El número de guardias bajó un 20 % (de 250 a 200) y el de presos un 40 % (de 1.000 a 700).", "E-PERCENT"),
    ("kk", "Күзетшілер саны 20 %-ға (250-ден 200-ге), тұтқындар саны 40 %-ға (1000-нан 700-ге) азайды.", "E-PERCENT"),
    ("en", "Spending rose by half in 2022, to 900,000 euros from 500,000.", "E-PERCENT"),
    ("en", "There were 700 incidents, five times as many as the 101 of 2011.", "E-PERCENT"),
    ("ru", "Было 700 случаев, в пять раз больше, чем 101 в 2011 году.", "E-PERCENT"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_CHANGES)
def test_a_change_that_no_two_numbers_of_the_sentence_give_is_found(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]


RIGHT_MARKS = [
    ("en", "Of the 60 trials 45[^1] were in the city, and 12[^2] of the 40 convicted (30%) were women."),
    ("en", "Of the 60 trials 45¹ were in the city, and 12² of the 40 convicted (30%) were women."),
    ("en", "Of the 50 cells⁴ 20⁵ (40%) had no window."),
    ("en", "Of the 50 cells[^1] 20[^2] (40%) had no window; of the 30[^3] others 15 (half) had no bed."),
    ("ru", "Из 50 камер[^1] в 20[^2] (40 %) нет окна."),
    ("en", "Of 18 judges³ 6⁴ (a third) resigned, half of them (three) in May."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_MARKS)
def test_a_note_mark_is_no_part_of_the_number_before_it(language: str, text: str) -> None:
    assert found(language, text + (NOTES if "[^" in text else ""), *CODES) == []


WRONG_MARKS = [
    ("en", "Of the 50 cells[^1] 20[^2] (60%) had no window.", "E-PERCENT"),
    ("en", "Of the 50 cells¹ 20² (60%) had no window.", "E-PERCENT"),
    ("en", "Of the 60 trials 45[^1] were open, and the remaining 12[^2] closed.", "E-SUM"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_MARKS)
def test_a_share_beside_a_number_with_a_note_mark_is_judged_like_any_other(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text + (NOTES if "[^" in text else ""), *CODES)]
