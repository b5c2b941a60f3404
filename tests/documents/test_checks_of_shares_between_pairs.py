"""A share is wrong only if no two numbers of its sentence give it, as a part of a whole."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.test_checks_of_sums import found

CODES = ("E-PERCENT", "E-SUM", "W-OVERLAP", "E-TWO-VALUES")

RIGHT_PAIRS = [
    (
        "en",
        "The courts acquitted 14 of 2,000 defendants in 2021 (0.7 per cent) and 30 of 2,500 in 2022 (1.2 per cent), an increase of 70 per cent in the rate.",
    ),
    (
        "en",
        "Of the 45 inmates examined, 9 (a fifth) had broken ribs, and 27 (three fifths) bruises; the other 9 had no marks.",
    ),
    ("ru", "Из 45 осмотренных у 9 (пятая часть) сломаны рёбра, у 27 (60 %) синяки, у остальных 9 следов нет."),
    (
        "kk",
        "Қаралған 45 адамның 9-ының (бестен бірі) қабырғасы сынған, 27-сінің (60 %) денесі көгерген, қалған 9-ында із жоқ.",
    ),
    ("en", "The number of guards per prisoner fell from 1 for 5 to 1 for 10, that is by half."),
    ("en", "In Kyzylorda 12 of 48 trials (25 per cent) were closed; in Aktau, where there were 30, a third."),
    ("en", "The average sentence rose from 4.2 to 6.3 years, or by half."),
    ("ru", "Средний срок вырос с 4,2 до 6,3 года, то есть наполовину."),
    ("en", "Two thirds of respondents (67 per cent) and 80 per cent of lawyers (40 of 50) distrust the courts."),
    ("ru", "Две трети опрошенных (67 %) и 80 % адвокатов (40 из 50) не доверяют судам."),
    ("kk", "Сұралғандардың үштен екісі (67 %) және адвокаттардың 80 %-ы (50-ден 40) сотқа сенбейді."),
    (
        "en",
        "Of the 500,000 tenge fine he paid 125,000 (25 per cent), his colleagues 250,000 (50 per cent), and 125,000 remain.",
    ),
    ("ru", "Из штрафа в 500 тыс. тенге он заплатил 125 тыс. (25 %), коллеги — 250 тыс. (50 %), остались 125 тыс."),
    ("kk", "500 мың теңге айыппұлдың 125 мыңын (25 %) өзі, 250 мыңын (50 %) әріптестері төледі, 125 мыңы қалды."),
    (
        "en",
        "Complaints more than doubled, from 40 to 90, while convictions (9, or 10 per cent of complaints) stayed the same.",
    ),
    ("en", "The ministry answered 15 of our 20 letters, 75 per cent; the courts, 3 of 12, or a quarter."),
    (
        "en",
        "We sent 20 letters. Fifteen were answered, which is 75 per cent; of the fifteen, five (a third) within the legal time.",
    ),
    ("ru", "Мы отправили 20 писем. Ответили на 15, то есть на 75 %; из них на 5 (треть) — в срок."),
    ("kk", "Біз 20 хат жібердік. 15-іне жауап келді, яғни 75 %; олардың 5-еуіне (үштен біріне) мерзімінде."),
    ("fr", "Nous avons envoyé 20 lettres. Quinze ont reçu une réponse, soit 75 %, dont cinq (un tiers) à temps."),
    ("es", "Enviamos 20 cartas. Quince fueron respondidas, es decir, el 75 %; de ellas, cinco (un tercio) a tiempo."),
    ("en", "Three of the four judges and 5 of the 8 clerks, 8 of 12 in all (two thirds), were replaced."),
    ("ru", "Сменились трое из четырёх судей и 5 из 8 секретарей — всего 8 из 12 (две трети)."),
    (
        "en",
        "Prison took 60 per cent of the accused, fines 30 per cent and probation 10 per cent; a fifth (12 of 60) appealed.",
    ),
    ("en", "The rate fell from 40 per cent (20 of 50) to 25 per cent (15 of 60)."),
    ("ru", "Доля упала с 40 % (20 из 50) до 25 % (15 из 60)."),
    ("kk", "Үлес 40 %-дан (50-ден 20) 25 %-ға (60-тан 15) түсті."),
    ("fr", "La part est tombée de 40 % (20 sur 50) à 25 % (15 sur 60)."),
    ("es", "La proporción bajó del 40 % (20 de 50) al 25 % (15 de 60)."),
    ("en", "At 60 of the 80 stations, three in four, there was a queue; at 8, one in ten, none."),
    ("en", "Half the prisoners (250 of 500) and a quarter of the guards (20 of 80) fell ill."),
    (
        "kk",
        "1500 респонденттің жартысынан астамы (53 %) — 795 адам — полицияға «толық» (18 %) немесе «ішінара» (35 %) сенеді.",
    ),
    (
        "en",
        "The Supreme Court heard 40 appeals in 2022 and 50 in 2023, 25 per cent more; it allowed 8 (20 per cent) and 5 (10 per cent) of them.",
    ),
    (
        "en",
        "Of 1,200 complaints to the ombudsman, 300 (25 per cent) concerned prisons, 240 (20 per cent) police, and 660 (55 per cent) other bodies.",
    ),
    ("ru", "Из 1200 жалоб омбудсмену 300 (25 %) касались тюрем, 240 (20 %) — полиции, 660 (55 %) — других органов."),
    (
        "en",
        "Police stopped 64 cars; 48 drivers (75 per cent) were fined, and 12 of these (25 per cent) lost their licence.",
    ),
    ("en", "The centre helped 90 people in 2021, 120 in 2022 (a third more) and 60 in 2023 (half as many)."),
    ("ru", "Центр помог 90 людям в 2021 году, 120 в 2022 году (на треть больше) и 60 в 2023 году (вдвое меньше)."),
    (
        "kk",
        "Орталық 2021 жылы 90 адамға, 2022 жылы 120 адамға (үштен бірге көп), 2023 жылы 60 адамға (екі есе аз) көмектесті.",
    ),
    ("fr", "Le centre a aidé 90 personnes en 2021, 120 en 2022 (un tiers de plus) et 60 en 2023 (moitié moins)."),
    ("es", "El centro ayudó a 90 personas en 2021, a 120 en 2022 (un tercio más) y a 60 en 2023 (la mitad)."),
    ("en", "Every second family (60 of 120) and every fifth pensioner (14 of 70) got coal."),
    ("kk", "Әр екінші отбасы (120-дан 60) және әр бесінші зейнеткер (70-тен 14) көмір алды."),
    (
        "en",
        "Women made up 30 per cent of the accused (18 of 60), 40 per cent of the convicted (16 of 40) and 10 per cent of the judges (2 of 20).",
    ),
    ("ru", "Женщины составляли 30 % обвиняемых (18 из 60), 40 % осуждённых (16 из 40) и 10 % судей (2 из 20)."),
    (
        "kk",
        "Әйелдер айыпталушылардың 30 %-ын (60-тан 18), сотталғандардың 40 %-ын (40-тан 16), судьялардың 10 %-ын (20-дан 2) құрады.",
    ),
    (
        "fr",
        "Les femmes étaient 30 % des accusés (18 sur 60), 40 % des condamnés (16 sur 40) et 10 % des juges (2 sur 20).",
    ),
    (
        "es",
        "Las mujeres eran el 30 % de los acusados (18 de 60), el 40 % de los condenados (16 de 40) y el 10 % de los jueces (2 de 20).",
    ),
    (
        "en",
        "Fines of KZT 120,000, or 40 per cent of the monthly income of KZT 300,000, were imposed on 12 of 16 traders (three quarters).",
    ),
    (
        "ru",
        "Штраф в 120 000 тенге, то есть 40 % месячного дохода в 300 000 тенге, назначен 12 из 16 торговцев (три четверти).",
    ),
    (
        "kk",
        "120 000 теңге айыппұл, яғни 300 000 теңге айлық табыстың 40 %-ы, 16 саудагердің 12-сіне (төрттен үшіне) салынды.",
    ),
    ("en", "The sentence of nine years was cut by a third to six, and that of eight by a quarter to six."),
    ("ru", "Срок в девять лет сокращён на треть, до шести, а в восемь — на четверть, до шести."),
    (
        "kk",
        "Тоғыз жыл мерзім үштен біріне, алты жылға дейін, сегіз жыл мерзім төрттен біріне, алты жылға дейін қысқартылды.",
    ),
    ("fr", "La peine de neuf ans a été réduite d'un tiers, à six ans, et celle de huit d'un quart, à six."),
    ("es", "La pena de nueve años se redujo en un tercio, a seis, y la de ocho en una cuarta parte, a seis."),
    ("en", "Between them the two lawyers won 9 of 12 and 6 of 10 cases (75 and 60 per cent)."),
    ("ru", "Двое адвокатов выиграли 9 из 12 и 6 из 10 дел (75 и 60 процентов)."),
    (
        "en",
        "From 200 to 300: the number of guards is up by half; that of prisoners, 4,000, is down by a fifth from 5,000.",
    ),
    (
        "en",
        "In the first half of 2023, 20 of 80 requests (25 per cent) were granted; in the second half, 30 of 60 (50 per cent).",
    ),
    ("ru", "В первой половине 2023 года удовлетворено 20 из 80 ходатайств (25 %), во второй — 30 из 60 (50 %)."),
    (
        "kk",
        "2023 жылдың бірінші жартысында 80 өтініштің 20-сы (25 %), екінші жартысында 60 өтініштің 30-ы (50 %) қанағаттандырылды.",
    ),
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
    ("en", "The courts heard half the men and a third of the women (30 of 60) twice.", "E-PERCENT"),
    ("en", "Of the 45 inmates examined, 9 (a third) had broken ribs.", "E-PERCENT"),
    ("kk", "Қаралған 45 адамның 9-ының (үштен бірі) қабырғасы сынған.", "E-PERCENT"),
    ("ru", "Две трети опрошенных и 70 % адвокатов (40 из 50) не доверяют судам.", "E-PERCENT"),
    ("en", "The average sentence rose from 4.2 to 6.3 years, or by a third.", "E-PERCENT"),
    ("fr", "La part est tombée de 40 % (20 sur 50) à 35 % (15 sur 60).", "E-PERCENT"),
    ("en", "We sent 20 letters. Fifteen were answered, which is 65 per cent.", "E-PERCENT"),
    ("en", "Half the prisoners (250 of 500) and a quarter of the guards (30 of 80) fell ill.", "E-PERCENT"),
    (
        "en",
        "Women made up 30 per cent of the accused (18 of 60), 40 per cent of the convicted (16 of 40) and 25 per cent of the judges (2 of 20).",
        "E-PERCENT",
    ),
    (
        "ru",
        "Женщины составляли 30 % обвиняемых (18 из 60), 40 % осуждённых (16 из 40) и 25 % судей (2 из 20).",
        "E-PERCENT",
    ),
    ("kk", "Әйелдер айыпталушылардың 30 %-ын (60-тан 18), сотталғандардың 55 %-ын (40-тан 16) құрады.", "E-PERCENT"),
    ("fr", "Les femmes étaient 30 % des accusés (18 sur 60) et 55 % des condamnés (16 sur 40).", "E-PERCENT"),
    ("es", "Las mujeres eran el 30 % de los acusados (18 de 60) y el 55 % de los condenados (16 de 40).", "E-PERCENT"),
    ("en", "In the first half of 2023, 20 of 80 requests (35 per cent) were granted.", "E-PERCENT"),
    ("en", "The sentence was cut by a half, from nine years to six.", "E-PERCENT"),
    ("ru", "Срок сокращён вдвое, с девяти лет до шести.", "E-PERCENT"),
    ("kk", "Мерзім екі есе, тоғыз жылдан алты жылға қысқартылды.", "E-PERCENT"),
    ("en", "Police stopped 64 cars; 48 drivers (85 per cent) were fined.", "E-PERCENT"),
    ("fr", "Le nombre de plaintes est passé de 40 à 60, soit une hausse de 20 %.", "E-PERCENT"),
    ("es", "Las quejas pasaron de 40 a 60, un aumento del 20 %.", "E-PERCENT"),
    ("ru", "Каждое третье из 90 дел (45) прекращено.", "E-PERCENT"),
    ("kk", "90 істің үштен бірі (45) тоқтатылды.", "E-PERCENT"),
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
