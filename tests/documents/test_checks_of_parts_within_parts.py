"""Parts are wrong only if no grouping of them that the wording allows gives the whole."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.test_checks_of_sums import found

CODES = ("E-PERCENT", "E-SUM", "W-OVERLAP", "E-TWO-VALUES")


RIGHT_PARTS = [
    (
        "en",
        "It names 19 persons. The cases rest on seven articles of one code and three of another, the pleas on five articles of a treaty.",
    ),
    (
        "ru",
        "Названы 19 человек. Дела опираются на семь статей одного кодекса и три другого, жалобы — на пять статей договора.",
    ),
    ("en", "Of the 24 women, 10 were sentenced to prison, 14 fined; 6 of the former and 9 of the latter appealed."),
    ("en", "Of the 24 women 18 have children, 9 of whom have three or more; 6 have none."),
    ("en", "Among the 24 accused were 15 men, two of them foreigners, eight women and a child."),
    ("ru", "Среди 24 обвиняемых 15 мужчин, двое из них иностранцы, восемь женщин и один ребёнок."),
    ("en", "The list has 40 names: 25 journalists, 10 of whom work abroad, and 15 lawyers, 5 of whom were disbarred."),
    (
        "ru",
        "В списке 40 имён: 25 журналистов, 10 из которых работают за границей, и 15 адвокатов, из которых 5 лишены статуса.",
    ),
    (
        "kk",
        "Тізімде 40 есім бар: 25 журналист, олардың 10-ы шетелде жұмыс істейді, және 15 адвокат, олардың 5-еуі мәртебесінен айырылған.",
    ),
    ("fr", "La liste compte 40 noms : 25 journalistes, dont 10 à l'étranger, et 15 avocats, dont 5 radiés."),
    (
        "es",
        "La lista tiene 40 nombres: 25 periodistas, 10 de ellos en el extranjero, y 15 abogados, 5 de ellos inhabilitados.",
    ),
    ("en", "Of the 31 trials, 20 were in Kazakh, 18 in Russian; seven in both languages."),
    ("ru", "Из 31 процесса 20 шли на казахском, 18 — на русском, семь — на обоих языках."),
    ("kk", "31 процестің 20-сы қазақша, 18-і орысша, жетеуі екі тілде де өтті."),
    ("en", "Out of every 10 prisoners 4 are ill; of every 10 guards 2."),
    ("en", "The 12 fines, each from 20 to 50 MCI, and the 8 arrests, each of 5 to 15 days, were imposed on 20 people."),
    ("ru", "12 штрафов, от 20 до 50 МРП, и 8 арестов, от 5 до 15 суток, получили 20 человек."),
    ("en", "By sex: 34 men, 24 women. By age: 5 minors, 53 adults."),
    ("en", "We asked 58 people (34 men, 24 women; 5 under 18)."),
    ("ru", "Опрошено 58 человек (34 мужчины, 24 женщины; пятеро моложе 18 лет)."),
    ("kk", "58 адамнан сұралды (34 ер, 24 әйел; бесеуі 18 жасқа толмаған)."),
    ("en", "Of the 75 detained, 50 were men, 30 of them minors, and 25 women, 5 of them pregnant."),
    ("ru", "Из 75 задержанных 50 — мужчины, 30 из них несовершеннолетние, и 25 — женщины, 5 из них беременные."),
    ("kk", "Ұсталған 75 адамның 50-і ер, олардың 30-ы кәмелетке толмаған, 25-і әйел, олардың 5-еуі жүкті."),
    ("en", "We counted 75 people: 50 adults, 25 children; 40 women."),
    ("en", "75 people came, of whom 50 were students and 25 workers, of whom 10 were women."),
    ("ru", "Пришли 75 человек, из которых 50 — студенты, а 25 — рабочие, причём 40 — женщины."),
    ("en", "The 90 letters went to 30 courts, 20 of them twice, and to 60 ministries and agencies."),
    ("en", "Of the 50 interviewed, 30 had been beaten, 20 threatened and 15 robbed, often more than one of these."),
    ("ru", "Из 50 опрошенных 30 избивали, 20 угрожали и 15 ограбили — часто и то и другое."),
    (
        "kk",
        "Сұралған 50 адамның 30-ы соққыға жығылған, 20-сына қоқан-лоққы жасалған, 15-і тоналған, көбінің басынан бірнешеуі өткен.",
    ),
    ("en", "Of 100 respondents 60 named wages, 55 housing and 40 health (several answers were possible)."),
    ("ru", "Из 100 опрошенных 60 назвали зарплату, 55 — жильё и 40 — здоровье (можно было выбрать несколько ответов)."),
    ("kk", "100 респонденттің 60-ы жалақыны, 55-і тұрғын үйді, 40-ы денсаулықты атады (бірнеше жауап беруге болатын)."),
    (
        "fr",
        "Sur 100 personnes interrogées, 60 ont cité le salaire, 55 le logement et 40 la santé (plusieurs réponses possibles).",
    ),
    (
        "es",
        "De 100 encuestados, 60 mencionaron el salario, 55 la vivienda y 40 la salud (se admitían varias respuestas).",
    ),
    ("en", "In 12 of the 31 trials the defendant was absent, in 9 the lawyer, and in four both."),
    ("ru", "Из 31 процесса на 12 не было подсудимого, на 9 — адвоката, на четырёх — обоих."),
    ("kk", "31 процестің 12-сінде айыпталушы, 9-ында адвокат, төртеуінде екеуі де болмады."),
    ("fr", "Sur les 31 procès, l'accusé était absent à 12, l'avocat à 9 et les deux à quatre."),
    ("es", "De los 31 juicios, en 12 faltó el acusado, en 9 el abogado y en cuatro ambos."),
    ("en", "Of every 100 complaints, 34 concern police, 27 prisons, 22 courts and 17 others."),
    (
        "en",
        "The share of women among judges (46 per cent, or 1,100 of 2,400) is higher than among prosecutors (20 per cent, or 180 of 900).",
    ),
    ("kk", "60 процестің 45-і ашық болды, ал сотталған 40 адамның 12-сі (30 %) әйел."),
    ("en", "Of the 60 detained, 40 were fined, 15 of them twice, and 20 released."),
    ("en", "Of the 60 detained, 40 were fined and 20 released, 10 of the latter without papers."),
    (
        "en",
        "The 120 inspections comprised 70 planned ones, 15 of them repeated, and 50 unplanned ones, including 10 at night.",
    ),
    ("ru", "Из 60 задержанных 40 оштрафованы, 15 из них дважды, 20 отпущены."),
    ("ru", "Проведено 100 проверок: 60 в школах, причём 10 внеплановых, и 40 в больницах."),
    ("ru", "За год проведено 100 проверок: 60 плановых, 40 внеплановых, причём 25 из них — ночью."),
    ("kk", "60 ұсталғанның 40-ына айыппұл салынды, оның 15-і ішінара төледі, 20-сы босатылды."),
    ("es", "De las 60 personas detenidas, 40 fueron multadas, 15 de ellas dos veces, y 20 liberadas."),
    ("en", "Of the 50 asylum applications, 30 were heard and 20 refused; of the 30 five were refused."),
    ("ru", "Среди 58 задержанных — 34 мужчины и 24 женщины, пятеро несовершеннолетних."),
    ("ru", "Задержано 58 человек: 34 мужчины и 24 женщины, пятеро несовершеннолетних."),
    ("en", "We interviewed 400 people, 48 per cent of them men and 52 per cent women; 31 per cent are under 18."),
    (
        "en",
        "64 people were charged: 34 in 2021 and 30 in 2022, of whom 50 were convicted, 8 acquitted and 6 await trial.",
    ),
    ("en", "Of 120 persons, 70 were women, 45 journalists and 30 lawyers; many were both."),
    ("en", "Of 120 persons, 70 were women, 45 journalists and 30 lawyers, some of them several."),
    ("ru", "Штрафы — от 50 до 200 МРП, в среднем 90 МРП — назначены в 31 случае из 44, аресты — в 13."),
    ("en", "Of the 44 arrested 31 were protesters, 12 of them police officers (39 per cent), and 13 bystanders."),
    (
        "en",
        "In the sample 60 per cent were men and 40 per cent women; of the 31 leaders 12 were police officers (39 per cent).",
    ),
    ("en", "In 10 of the 25 trials there was no lawyer, in 8 no interpreter, and in 5 neither."),
    ("ru", "На 10 из 25 процессов не было адвоката, на 8 — переводчика, и на 5 — ни того, ни другого."),
    ("en", "Of the 30 prisoners, 14 had hepatitis, 9 tuberculosis and 3 both."),
    ("ru", "Из 30 заключённых у 14 гепатит, у 9 туберкулёз, у 3 и то и другое."),
    ("kk", "30 тұтқынның 14-інде гепатит, 9-ында туберкулез, 3-еуінде екеуі де бар."),
    ("fr", "Sur les 30 détenus, 14 avaient une hépatite, 9 la tuberculose et 3 les deux."),
    ("es", "De los 30 presos, 14 tenían hepatitis, 9 tuberculosis y 3 ambas."),
    ("en", "Of 50 letters 20 went to courts, 15 to ministries and 15 to regions."),
    ("en", "60 trials were open, and of the 40 convicted 12 were women."),
    ("ru", "Из 60 процессов 45 были открытыми, а из 40 осуждённых 12 — женщины."),
    ("fr", "Sur les 60 procès, 45 étaient publics, et sur les 40 condamnés, 12 étaient des femmes."),
    ("es", "De los 60 juicios, 45 fueron públicos, y de los 40 condenados, 12 eran mujeres."),
    ("ru", "Из 100 опрошенных 60 — из города, 40 — из сёл, из них 30 пенсионеров."),
    ("en", "The 80 students came from Almaty (50) and Astana (30); 35 were girls and 10 had scholarships."),
    ("ru", "Задержаны 80 студентов: 50 в Алматы и 30 в Астане, из которых 60 отпущены и 20 арестованы."),
    ("kk", "80 студент ұсталды: Алматыда 50 және Астанада 30, олардың 60-ы босатылды, 20-сы қамалды."),
    ("fr", "80 étudiants ont été arrêtés : 50 à Almaty et 30 à Astana, dont 60 relâchés."),
    ("es", "Fueron detenidas 80 personas: 50 hombres y 30 mujeres, doce menores de edad."),
    ("kk", "58 адам ұсталды: 34 ер адам және 24 әйел, бесеуі кәмелетке толмаған."),
    ("fr", "58 personnes ont été arrêtées : 34 hommes et 24 femmes, cinq mineurs."),
    ("en", "Of 90 journalists, 50 were threatened, 40 beaten and 30 fined; several of them more than one of these."),
    ("ru", "Из 90 журналистов 50 угрожали, 40 избили, 30 оштрафовали; некоторых — и то, и другое."),
    ("en", "Of the 40 officers, 55 witnesses named only 12."),
    ("en", "Of the 40 prisoners, 55 letters were kept back."),
    ("en", "Of the 40 prisoners in 2022 and the 60 in 2023, 55 were women."),
    ("ru", "Из 40 заключённых 55 писем не получили ответа."),
    ("ru", "Лишь на каждое четвёртое из 200 писем (50) ответили, и лишь на каждое десятое из этих (5) — за месяц."),
    ("en", "In 14 of 20 villages the well was dry, in 6 the pump broken, and in 3 both."),
    ("ru", "В 14 из 20 сёл колодец высох, в 6 сломан насос, в трёх — и то и другое."),
    ("kk", "20 ауылдың 14-інде құдық құрғақ, 6-ында сорғы сынған, үшеуінде екеуі де."),
    ("en", "Of the 90 women 60 were mothers, 20 of whom breastfed, and 30 had no children."),
    ("ru", "Из 90 женщин 60 — матери, из них 20 кормящие, у 30 детей нет."),
    ("kk", "90 әйелдің 60-ы ана, олардың 20-сы бала емізеді, 30-ының баласы жоқ."),
    ("fr", "Sur les 90 femmes, 60 sont mères, dont 20 allaitent, et 30 n'ont pas d'enfant."),
    ("es", "De las 90 mujeres, 60 son madres, de las cuales 20 amamantan, y 30 no tienen hijos."),
    ("en", "We surveyed 200 prisoners: 130 were convicts and 70 on remand; 45 had tuberculosis."),
    ("kk", "Біз 200 тұтқыннан сұрадық: 130-ы сотталған және 70-і тергеудегі; 45-і туберкулезбен ауырады."),
    ("en", "Two out of 15 asked twice; 3 in 10 said nothing."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_PARTS)
def test_parts_of_parts_other_wholes_and_what_is_counted_twice_are_no_parts_beside_the_others(
    language: str, text: str
) -> None:
    assert found(language, text, *CODES) == []


WRONG_PARTS = [
    ("ru", "В списке 40 имён: 25 журналистов, 10 из которых работают за границей, и 13 адвокатов.", "E-SUM"),
    ("kk", "Тізімде 40 есім бар: 25 журналист, олардың 10-ы шетелде жұмыс істейді, және 13 адвокат.", "E-SUM"),
    ("en", "Of the 75 letters, 50 were lost, 12 returned and 10 delivered.", "E-SUM"),
    ("ru", "Из 75 писем 50 потеряны, 12 возвращены и 10 доставлены.", "E-SUM"),
    ("kk", "75 хаттың 50-і жоғалды, 12-сі қайтарылды, 10-ы жеткізілді.", "E-SUM"),
    ("ru", "30 из 25 заявителей получили отказ.", "E-SUM"),
    ("kk", "60 отбасының 75-і көшірілді.", "E-SUM"),
    ("en", "Of the 40 prisoners, 55 were women.", "E-SUM"),
    ("ru", "Две трети из 60 семей, 45, были переселены.", "E-PERCENT"),
    ("ru", "Из 40 заключённых 55 — женщины.", "E-SUM"),
    ("kk", "40 тұтқынның 55-і әйел.", "E-SUM"),
    ("fr", "Sur les 40 détenus, 55 étaient des femmes.", "E-SUM"),
    ("es", "De los 40 presos, 55 eran mujeres.", "E-SUM"),
    ("en", "We spoke with 55 of the 40 prisoners.", "E-SUM"),
    ("ru", "Число приговоров уменьшилось до двух третей прежнего: с 60 до 30.", "E-PERCENT"),
    ("en", "Of the 60 detained, 40 were fined, 15 of them twice, and the remaining 18 released.", "E-SUM"),
    ("ru", "Из 60 задержанных 40 оштрафованы, 15 из них дважды, остальные 18 отпущены.", "E-SUM"),
    ("kk", "60 ұсталғанның 40-ына айыппұл салынды, оның 15-і ішінара төледі, қалған 18-і босатылды.", "E-SUM"),
    ("en", "Of 120 persons, 70 were women, 45 journalists and 30 lawyers.", "W-OVERLAP"),
    ("ru", "Из 120 человек 70 — женщины, 45 — журналисты и 30 — юристы.", "W-OVERLAP"),
    ("kk", "120 адамның 70-і әйел, 45-і журналист, 30-ы заңгер.", "W-OVERLAP"),
    ("en", "Of those asked, 60% were women, 50% lawyers and 30% students.", "W-OVERLAP"),
    ("en", "In 30 of the 60 villages there was a school, in 20 a clinic, and in the remaining 8 nothing.", "E-SUM"),
    ("ru", "Лишь на каждое четвёртое из 200 писем (80) ответили.", "E-PERCENT"),
    ("ru", "Из 90 женщин 60 — матери, из них 20 кормящие, у остальных 20 детей нет.", "E-SUM"),
    ("kk", "90 әйелдің 60-ы ана, олардың 20-сы бала емізеді, қалған 20-сының баласы жоқ.", "E-SUM"),
    (
        "es",
        "De las 90 mujeres, 60 son madres, de las cuales 20 amamantan, y las 20 restantes no tienen hijos.",
        "E-SUM",
    ),
    ("en", "Of the 100 complaints, 34 concern police, 27 prisons and the remaining 29 courts.", "E-SUM"),
    ("en", "Of the 60 detained, 40 were students, 25 women and 15 foreigners.", "W-OVERLAP"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_PARTS)
def test_parts_that_no_grouping_allows_are_found(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]


RIGHT_MONEY = [
    ("en", "The court ordered EUR 3,500 in total: EUR 2,000 for damage, EUR 1,000 for costs and EUR 500 for interest."),
    ("en", "A total of EUR 100,000 was raised: EUR 60,000 from donors, about EUR 30,000 from members."),
    (
        "en",
        "The fines, between 100 and 300 euros, on average 180 euros, were imposed in 20 of the 35 cases, warnings in 15.",
    ),
    ("en", "The total was EUR 1,400: EUR 800 for one and EUR 600 for the other."),
    (
        "en",
        "The fines came to EUR 1,500 in all: EUR 800 for one, of which EUR 300 was suspended, and EUR 700 for the other.",
    ),
    ("en", "The total was EUR 1,500, including EUR 800 for costs and EUR 600 for damage."),
    ("en", "The 30 fines, from EUR 50 to EUR 200, on average EUR 90, concerned 12 journalists and 18 bloggers."),
    ("en", "The budget of EUR 2 million consisted of EUR 1.5 million for salaries and EUR 0.5 million for rent."),
    ("en", "The total cost was EUR 3,000: EUR 1,000 a month for three months."),
    ("en", "The sum awarded was EUR 9,000: EUR 5,000 and EUR 4,000."),
    ("ru", "Общая сумма штрафов — 900 евро: по 300 евро каждому, 500 евро не выплачены."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_MONEY)
def test_sums_of_money_that_are_their_total_or_need_not_be_are_left_alone(language: str, text: str) -> None:
    assert found(language, text, *CODES) == []


WRONG_MONEY = [
    ("en", "A total of EUR 100,000 was raised: EUR 60,000 from donors and EUR 30,000 from members.", "E-SUM"),
    ("en", "The total was EUR 1,500: EUR 800 for one and EUR 600 for the other.", "E-SUM"),
    ("ru", "Общая сумма составила 1500 евро: 800 евро одному и 600 евро другому.", "E-SUM"),
    ("kk", "Жалпы сомасы 1500 теңге болды: біріне 800 теңге, екіншісіне 600 теңге.", "E-SUM"),
    ("en", "Compensation of EUR 800 and of EUR 600 was paid, EUR 1,500 in all.", "E-SUM"),
    ("en", "Fines of 800 and 600 euros were imposed, in total 1,500 euros.", "E-SUM"),
    ("en", "The sum awarded was EUR 9,000: EUR 5,000 and EUR 3,000.", "E-SUM"),
    ("fr", "Le montant total est de 1 500 euros : 800 euros pour l'un et 600 euros pour l'autre.", "E-SUM"),
    ("es", "El importe total fue de 1.500 euros: 800 euros para uno y 600 euros para otro.", "E-SUM"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_MONEY)
def test_sums_of_money_that_are_not_their_total_are_found(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]


RIGHT_TABLES = [
    ("en", "| City | 2021 | 2022 |\n|---|---|---|\n| Almaty | 12 | 5 |\n| Astana | 8 | 4 |\n| Total | 20 | 9 |"),
    ("en", "| Year | Number of cases |\n|---|---|\n| 2021 | 12 |\n| 2022 | 8 |\n| Total | 20 |"),
    ("en", "| Region | Judges | Women |\n|---|---|---|\n| Oral | 12 | 5 |\n| Semey | 8 | 3 |\n| Total | 20 | 8 |"),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_TABLES)
def test_a_table_whose_total_is_right_is_left_alone_with_and_without_headings(language: str, text: str) -> None:
    assert found(language, text, *CODES) == []


WRONG_TABLES = [
    ("en", "| Region | Cases |\n|---|---|\n| Almaty | 12 |\n| Astana | 8 |\n| Total | 21 |", "E-SUM"),
    ("en", "| City | Number |\n|---|---|\n| Almaty | 12 |\n| Astana | 8 |\n| Total | 21 |", "E-SUM"),
    ("en", "| Almaty | 12 |\n|---|---|\n| Astana | 8 |\n| Total | 21 |", "E-SUM"),
    ("ru", "| Алматы | 12 |\n|---|---|\n| Астана | 8 |\n| Семей | 5 |\n| Итого | 26 |", "E-SUM"),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_TABLES)
def test_a_table_whose_total_is_wrong_is_found_with_and_without_headings(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]


RIGHT_VALUES = [
    ("ru", "В 2022 году осуждены 120 человек, в том числе 45 женщин.\n\nВ 2022 году осуждены 54 женщины-журналиста."),
    ("en", "In 2022 the court convicted 64 men.\n\nIn 2022 the court convicted 46 women."),
    ("en", "In Oral 24 trials were held in 2023.\n\nIn Semey 42 trials were held in 2023."),
    ("ru", "В Уральске в 2023 году прошло 24 процесса.\n\nВ Семее в 2023 году прошло 42 процесса."),
    ("kk", "2023 жылы Оралда 24 процесс өтті.\n\n2023 жылы Семейде 42 процесс өтті."),
    ("en", "In 2023, 24 trials were open.\n\nIn 2023, 42 trials were closed."),
    ("ru", "В 2023 году 24 процесса были открытыми.\n\nВ 2023 году 42 процесса были закрытыми."),
    (
        "ru",
        "Из 60 подсудимых 45 были осуждены в 2023 году.\n\nСреди осуждённых в 2023 году было 75 женщин и 50 мужчин.",
    ),
    (
        "ru",
        "Из 60 подсудимых 45 были осуждены в 2023 году к лишению свободы.\n\nВ 2023 году к лишению свободы были осуждены 75 женщин и 50 мужчин.",
    ),
    (
        "ru",
        "Из 60 подсудимых 45 осудили в 2023 году в Алматы.\n\nВ 2023 году в Алматы суды осудили эти 75 женщин и 50 мужчин.",
    ),
    (
        "ru",
        "В 2023 году суды Алматы рассмотрели дела 60 подсудимых.\n\nВ 2023 году в этих судах Алматы было 75 женщин и 50 мужчин.",
    ),
    (
        "en",
        "In 2023 the courts of Almaty tried 60 defendants for protests.\n\nIn 2023 the courts of Almaty tried these 75 women and 50 men for protests.",
    ),
    (
        "kk",
        "2023 жылы Алматы соттары 60 айыпталушыны соттады.\n\n2023 жылы Алматы соттары соттаған 75 әйел мен 50 ер адам бас бостандығынан айырылды.",
    ),
    ("ru", "В 2023 году в области работали 48 адвокатов.\n\nВ 2023 году в области работали 84 нотариуса."),
    ("en", "In 2023 the region had 48 lawyers and 60 judges.\n\nIn 2023 the 84 notaries of the region paid no tax."),
    ("kk", "2023 жылы облыста 48 адвокат жұмыс істеді.\n\n2023 жылы облыста 84 нотариус жұмыс істеді."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_VALUES)
def test_numbers_of_different_groups_are_not_one_quantity(language: str, text: str) -> None:
    assert found(language, text, *CODES) == []


WRONG_VALUES = [
    (
        "en",
        "In 2022 the court convicted 64 journalists.\n\nThe 46 journalists convicted by the court in 2022 appealed.",
        "E-TWO-VALUES",
    ),
    (
        "ru",
        "В 2022 году суд осудил 64 журналиста.\n\nЭти 46 журналистов, осуждённых судом в 2022 году, подали апелляции.",
        "E-TWO-VALUES",
    ),
    (
        "en",
        "In 2022 the centre recorded 64 attacks on journalists.\n\nNobody was tried for the 46 attacks on journalists of 2022.",
        "E-TWO-VALUES",
    ),
    (
        "ru",
        "В 2022 году центр записал 64 нападения на журналистов.\n\nНикого не судили за эти 46 нападений на журналистов 2022 года.",
        "E-TWO-VALUES",
    ),
    (
        "kk",
        "2022 жылы орталық журналистерге 64 шабуылды тіркеді.\n\n2022 жылғы журналистерге жасалған осы 46 шабуылдың ешқайсысы тергелмеді.",
        "E-TWO-VALUES",
    ),
]


@pytest.mark.parametrize(("language", "text", "code"), WRONG_VALUES)
def test_a_number_of_the_same_group_with_another_value_is_found(language: str, text: str, code: str) -> None:
    assert code in [one.code for one in found(language, text, *CODES)]
