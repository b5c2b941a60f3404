"""A share is wrong only if no two numbers of its sentence give it, as a part of a whole or as a change."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.test_checks_of_sums import found

CODES = ("E-PERCENT", "E-SUM", "W-OVERLAP", "E-TWO-VALUES")

NOTES = "\n\n[^1]: Interview, 3 May 2022.\n\n[^2]: Interview, 4 May 2022.\n\n[^3]: Interview, 5 May 2022."


RIGHT_PAIRS = [
    (
        "en",
        "The share of acquittals was 1.2 per cent in 2021 (12 of 1,000), 1.5 per cent in 2022 (18 of 1,200) and 0.9 per cent in 2023 (11 of 1,250).",
    ),
    (
        "en",
        "Of the 80 NGOs that got foreign money, 20 (25 per cent) were inspected: 12 (60 per cent) were fined and 8 (40 per cent) were not.",
    ),
    (
        "ru",
        "Из 80 НПО, получавших иностранные деньги, проверили 20 (25 процентов): 12 (60 процентов) оштрафованы, 8 (40 процентов) нет.",
    ),
    (
        "kk",
        "Шетелден ақша алған 80 ҮЕҰ-ның 20-сы (25 пайыз) тексерілді: 12-сіне (60 пайыз) айыппұл салынды, 8-іне (40 пайыз) салынбады.",
    ),
    (
        "fr",
        "Sur les 80 ONG qui ont reçu de l'argent étranger, 20 (25 %) ont été contrôlées : 12 (60 %) ont été sanctionnées et 8 (40 %) ne l'ont pas été.",
    ),
    (
        "es",
        "De las 80 ONG que recibieron dinero extranjero, 20 (25 %) fueron inspeccionadas: 12 (60 %) fueron multadas y 8 (40 %) no.",
    ),
    ("ru", "Половина заключённых (250 из 500) и четверть охранников (20 из 80) заболели."),
    ("kk", "Тұтқындардың жартысы (500-ден 250) және күзетшілердің төрттен бірі (80-нен 20) ауырды."),
    ("en", "Of 1,000 verdicts 12 were acquittals (1.2 per cent), of which 5 (42 per cent) were quashed."),
    ("kk", "1000 үкімнің 12-сі ақтау үкімі болды (1,2 пайыз), олардың 5-еуінің (42 пайыз) күші жойылды."),
    ("en", "Of the 2,000 letters, a quarter (500) were lost and half of the remaining 1,500 (750) were opened."),
    ("en", "Five hundred of the 2,000 letters (25 per cent) were lost, and half of those found (750) opened."),
    (
        "ru",
        "В 2023 году поступило 312 жалоб: 104 (треть) признаны неприемлемыми, из оставшихся 208 четверть (52) прекращена, 156 рассмотрены по существу.",
    ),
    ("ru", "Из 400 обращений рассмотрено 100 (четверть), из рассмотренных удовлетворено 50 (половина)."),
    ("kk", "400 өтініштің 100-і (төрттен бірі) қаралды, қаралғандарының 50-і (жартысы) қанағаттандырылды."),
    ("kk", "60 айыпталушының 45-і (75 %) сотталды; олардың үштен екісі (30 адам) бас бостандығынан айырылды."),
    (
        "kk",
        "Министрлік 10 млн теңге өтемақының 7,5 млн теңгесін (75 %) төледі, оның үштен бірін (2,5 млн теңге) кешіктіріп төледі.",
    ),
    ("en", "In 2022, 45 of the 60 trials were public, and women were 12 (30 per cent) of the 40 convicted."),
    ("fr", "Le ministère a répondu à 17 de nos 20 lettres (85 %) en 2022 et à 9 sur 18 (la moitié) en 2023."),
    (
        "fr",
        "Sur les 60 familles, les deux tiers (40) ont été déplacées, la moitié d'entre elles (20) en périphérie ; le dernier tiers (20) a refusé.",
    ),
    (
        "en",
        'More than half (53 per cent) of the 1,500 respondents — 795 — trusted the police "fully" (18 per cent) or "somewhat" (35 per cent).',
    ),
    (
        "ru",
        "Более половины (53 %) из 1500 опрошенных — 795 — доверяют полиции «полностью» (18 %) или «скорее доверяют» (35 %).",
    ),
    (
        "ru",
        "Каждый третий из 300 опрошенных (102 человека, 34 %) не доверяет суду, причём среди женщин — каждая вторая (75 из 150), среди мужчин — менее одной пятой (27 из 150).",
    ),
    (
        "en",
        "Two of the three applicants, one third of the defendants and half of the six witnesses (three) were heard.",
    ),
    (
        "en",
        "The fine of KZT 340,000 equals four minimum wages of KZT 85,000 each, or 98 per cent of the average wage of KZT 347,000.",
    ),
    ("en", "Bail was set at a half of the fine, EUR 500 of EUR 1,000, in one case and a tenth (EUR 100) in the other."),
    (
        "en",
        "In 2021, 30 of 200 complaints (15 per cent) were upheld, in 2022, 45 of 250 (18 per cent), and in 2023, 27 of 300 (9 per cent).",
    ),
    ("en", "The jury acquitted 3 per cent of defendants in 2020 (9 of 300) but only 1 per cent in 2021 (4 of 400)."),
    (
        "ru",
        "В 2021 году удовлетворено 30 из 200 жалоб (15 %), в 2022 году — 45 из 250 (18 %), в 2023 году — 27 из 300 (9 %).",
    ),
    (
        "kk",
        "2021 жылы 200 шағымның 30-ы (15 %), 2022 жылы 250 шағымның 45-і (18 %), 2023 жылы 300 шағымның 27-сі (9 %) қанағаттандырылды.",
    ),
    ("fr", "En 2021, 30 plaintes sur 200 (15 %) ont abouti, en 2022, 45 sur 250 (18 %), et en 2023, 27 sur 300 (9 %)."),
    ("es", "En 2021 prosperaron 30 de 200 quejas (15 %), en 2022, 45 de 250 (18 %) y en 2023, 27 de 300 (9 %)."),
    (
        "en",
        "We wrote to 50 schools; 30 (60 per cent) answered, of which 12 (40 per cent) had a lift and 18 (60 per cent) had none.",
    ),
    ("ru", "Мы написали в 50 школ; ответили 30 (60 %), из них у 12 (40 %) есть лифт, у 18 (60 %) нет."),
    ("kk", "Біз 50 мектепке жаздық; 30-ы (60 %) жауап берді, олардың 12-сінде (40 %) лифт бар, 18-інде (60 %) жоқ."),
    ("en", "A third of the women (20 of 60) and two fifths of the men (16 of 40) had no lawyer."),
    ("ru", "Треть женщин (20 из 60) и две пятых мужчин (16 из 40) остались без адвоката."),
    ("kk", "Әйелдердің үштен бірінде (60-тан 20) және ерлердің жартысында (40-тан 20) адвокат болмады."),
    ("fr", "Un tiers des femmes (20 sur 60) et la moitié des hommes (20 sur 40) n'avaient pas d'avocat."),
    ("es", "Un tercio de las mujeres (20 de 60) y la mitad de los hombres (20 de 40) no tenían abogado."),
    ("en", "Of the 900 ballots, a third (300) were void; half of the remaining 600 (300) were blank."),
    ("ru", "Из 900 бюллетеней треть (300) недействительны; половина оставшихся 600 (300) пусты."),
    ("kk", "900 бюллетеньнің үштен бірі (300) жарамсыз; қалған 600-дің жартысы (300) бос."),
    ("en", "Of the 60 accused 25 were officers, 10 of them colonels (40 per cent), and 35 soldiers."),
    ("en", "Two of the five judges, one quarter of the clerks and half of the bailiffs were on leave."),
    ("ru", "Двое из пяти судей, четверть секретарей и половина приставов были в отпуске."),
    ("en", "Women are twice as many as men (40 to 20), two thirds of the applicants."),
    ("ru", "Выплачено 3 млн тенге из 12 млн (четверть), остальные 9 млн (75 %) — нет."),
    ("kk", "12 млн теңгенің 3 млн теңгесі (төрттен бірі) төленді, қалған 9 млн теңгесі (75 %) төленбеді."),
    ("en", "The ministry paid EUR 1.5 million of EUR 2 million (75 per cent), a third of it (EUR 0.5 million) late."),
    ("kk", "Оқыған 240 баланың 180-і (75 %) ұл, 60-ы (25 %) қыз; ұлдардың үштен бірі (60) жатақханада тұрады."),
    ("en", "Half of the 120 families (60) got a flat, a quarter (30) money, and the last quarter (30) nothing."),
    ("en", "More than 60 of 120 families (52 per cent) were moved."),
    (
        "en",
        "Of 240 detainees, 60 (25 per cent) saw a lawyer on the first day, 48 (20 per cent) on the second, and of the 132 who saw none 33 (25 per cent) were minors.",
    ),
    ("en", "Some 15 of 45 schools (a third) had no water; in 9 of these 15 (60 per cent) there was no toilet either."),
    ("ru", "Отказано 18 из 24 заявителей (три четверти), жалобу подали 9 из этих 18 (половина)."),
    ("ru", "Выиграно 6 дел из 40 (15 %), проиграно 30 (75 %), 4 (10 %) не закончены."),
    ("kk", "24 өтініш берушінің 18-іне (төрттен үшіне) рұқсат берілмеді, солардың 9-ы (жартысы) шағымданды."),
    ("kk", "40 істің 6-уы (15 %) ұтылды, 30-ы (75 %) жеңіліспен бітті, 4-еуі (10 %) аяқталған жоқ."),
    ("fr", "Sur 24 demandeurs, 18 (les trois quarts) ont été refusés et 9 (la moitié de ceux-ci) ont fait recours."),
    ("es", "De 24 solicitantes, 18 (tres cuartas partes) fueron rechazados y 9 (la mitad de estos) recurrieron."),
    ("en", "Turnout was 62 per cent against 78 per cent in 2019; of the 40 observers 30 were admitted."),
    ("en", "Only one in four of the 200 letters (50) was answered, and one in ten of those (5) within a month."),
    ("ru", "Из 300 дел 120 прекращены (40 %), 180 (60 %) дошли до суда, где 90 (половина) закончились приговором."),
    ("kk", "300 істің 120-сы тоқтатылды (40 %), 180-і (60 %) сотқа жетті, оның 90-ы (жартысы) үкіммен аяқталды."),
    ("en", "55 per cent were women and 45 per cent men; 20 per cent of the women had children."),
    ("ru", "55 % опрошенных — женщины, 45 % — мужчины; из них 30 % — моложе 25 лет."),
    ("kk", "Сұралғандардың 55 %-ы әйел, 45 %-ы ер; олардың 30 %-ы 25 жасқа толмаған."),
    (
        "en",
        "Girls are 40 per cent of the 500 pupils in the city (200) and 45 per cent of the 400 in the villages (180).",
    ),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_PAIRS)
def test_a_share_that_some_two_numbers_of_the_sentence_give_is_left_alone(language: str, text: str) -> None:
    assert found(language, text, *CODES) == []


WRONG_PAIRS = [
    ("en", "Two thirds of the 60 families (30) were moved.", "E-PERCENT"),
    ("en", "Forty per cent of the 120 complaints, or 60, were refused.", "E-PERCENT"),
    ("en", "A third (33 per cent) of 120 people, that is 50, agreed.", "E-PERCENT"),
    (
        "en",
        "In 2021, 30 of 200 complaints (15 per cent) were upheld, in 2022, 45 of 250 (28 per cent), and in 2023, 27 of 300 (9 per cent).",
        "E-PERCENT",
    ),
    (
        "ru",
        "В 2021 году удовлетворено 30 из 200 жалоб (15 %), в 2022 году — 45 из 250 (28 %), в 2023 году — 27 из 300 (9 %).",
        "E-PERCENT",
    ),
    ("kk", "2021 жылы 200 шағымның 30-ы (15 %), 2022 жылы 250 шағымның 45-і (28 %) қанағаттандырылды.", "E-PERCENT"),
    ("fr", "En 2021, 30 plaintes sur 200 (15 %) ont abouti, en 2022, 45 sur 250 (28 %).", "E-PERCENT"),
    ("es", "En 2021 prosperaron 30 de 200 quejas (15 %) y en 2022, 45 de 250 (28 %).", "E-PERCENT"),
    ("ru", "Половина заключённых (250 из 500) и четверть охранников (30 из 80) заболели.", "E-PERCENT"),
    ("kk", "Тұтқындардың жартысы (500-ден 250) және күзетшілердің төрттен бірі (80-нен 30) ауырды.", "E-PERCENT"),
    ("kk", "10 млн теңгенің 7,5 млн теңгесі (65 %) төленді.", "E-PERCENT"),
    ("kk", "40 адамның үштен бірі (20) әйел.", "E-PERCENT"),
    ("fr", "Les deux tiers des 60 familles (30) ont été déplacés.", "E-PERCENT"),
    ("es", "Dos tercios de las 60 familias (30) fueron trasladadas.", "E-PERCENT"),
    ("ru", "40 процентов из 120 жалоб, то есть 60, отклонены.", "E-PERCENT"),
    (
        "en",
        "Of the 1,000 verdicts 12 were acquittals (1.2 per cent), of which 5 (62 per cent) were quashed.",
        "E-PERCENT",
    ),
    ("en", "A quarter of the 80 NGOs, 30 in all, were inspected.", "E-PERCENT"),
    (
        "en",
        "Girls are 40 per cent of the 500 pupils in the city (200) and 55 per cent of the 400 in the villages (180).",
        "E-PERCENT",
    ),
    ("ru", "Из 300 дел 120 прекращены (40 %), 180 (70 %) дошли до суда.", "E-PERCENT"),
    ("en", "Only one in four of the 200 letters (80) was answered.", "E-PERCENT"),
    ("kk", "90 айыпталушының 45-і (75 %) сотталды.", "E-PERCENT"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_PAIRS)
def test_a_share_that_no_two_numbers_of_the_sentence_give_is_found(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]


RIGHT_CHANGES = [
    ("en", "Half the prisoners (250 of 500) and a quarter of the guards (20 of 80) fell ill."),
    (
        "kk",
        "1500 респонденттің жартысынан астамы (53 %) — 795 адам — полицияға «толық» (18 %) немесе «ішінара» (35 %) сенеді.",
    ),
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
    ("en", "Half the prisoners (250 of 500) and a quarter of the guards (30 of 80) fell ill.", "E-PERCENT"),
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
