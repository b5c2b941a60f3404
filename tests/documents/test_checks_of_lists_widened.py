"""A number and the list that follows it, wherever the list stands, in five languages."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.markdown import read_text
from tests.documents.small_texts import facts

AROUND = {
    "en": "# A report on the courts\n\n## Facts\n\nThis report tells of the year and of what was seen in it by the observers of the group in the courts.",
    "ru": "# Доклад о судах\n\n## Факты\n\nВ докладе рассказано о том, что увидели наблюдатели в судах за прошедший год, и о тех, кого судили.",
    "kk": "# Соттар туралы баяндама\n\n## Деректер\n\nБаяндамада бақылаушылардың өткен жылы соттарда көргені және кімдердің сотталғаны туралы айтылады.",
    "fr": "# Rapport sur les tribunaux\n\n## Introduction\n\nCe rapport raconte ce que les observateurs ont vu dans les tribunaux au cours de la dernière année et qui y a été jugé.",
    "es": "# Informe sobre los tribunales\n\n## Contexto general\n\nEste informe cuenta lo que los observadores vieron en los tribunales durante el último año y quién fue juzgado en ellos.",
}


def found(language: str, text: str) -> list[str]:
    return [one.code for one in run(read_text(f"{AROUND[language]}\n\n{text}\n"), facts(), select=["E-COUNT-NAMES"])]


WRONG = [
    ("en", "Four of those who had signed were dismissed: Marta Ilves, Oleg Tarn, Kairat Bosun, Ana Pel and Ilya Grom."),
    ("en", "The three were Marta Ilves and Oleg Tarn."),
    ("en", "Seven teachers – Marta Ilves, Oleg Tarn, Kairat Bosun, Ana Pel, Ilya Grom and Su Lin – lost their posts."),
    ("en", "Four nurses (Marta Ilves, a mother of a small child, Oleg Tarn, and Kairat Bosun) were fined."),
    ("en", "Two pilots, Marta Ilves, Oleg Tarn and Kairat Bosun, were fined."),
    ("en", "Of the nine, five were beaten, namely Marta Ilves, Oleg Tarn, Kairat Bosun and Ana Pel."),
    ("en", "Six miners were dismissed in May. They are Marta Ilves, Oleg Tarn, Kairat Bosun, Ana Pel and Ilya Grom."),
    ("en", "Three villages were flooded: Karasu, Tasbulak, Kyzylsai and Aksu."),
    ("en", "The court tried five women: Maria de la Cruz, Fatima al-Amin, Omar ibn Said, and Vagif Aliyev oglu."),
    ("en", "Five drivers were held:\n\n- Marta Ilves, 34;\n- Oleg Tarn, a father of two;\n- Kairat Bosun;\n- Ana Pel."),
    (
        "en",
        "We have three demands:\n\n- release the drivers;\n- pay them for the lost days;\n- publish the ruling;\n- train the judges.",
    ),
    (
        "en",
        "We make four requests:\n\n1. Release the drivers.\n\n2. Pay them for the lost days.\n\n3. Publish the ruling.",
    ),
    ("en", "Three drivers were fined.[^1]\n\n[^1]: Marta I., Oleg T., Kairat B. and Ana P."),
    ("en", "All four – the lawyer Marta Ilves, the driver Oleg Tarn and the cook Kairat Bosun – were released."),
    ("ru", "Освободили четверых: Марту Ильвес, Олега Тарнова и Кайрата Босунова."),
    ("ru", "Троим рыбакам – Олегу Тарнову, Кайрату Босунову, Илье Громову и Павлу Пелю – выписали штрафы."),
    ("ru", "Пятеро учителей (Марта Ильвес, Олег Тарнов, Кайрат Босунов и Анна Пель) лишились работы."),
    ("ru", "Два врача, Марта Ильвес, Олег Тарнов и Кайрат Босунов, подали жалобу."),
    (
        "ru",
        "Из девяти задержанных шестеро объявили голодовку, а именно Марта Ильвес, Олег Тарнов, Кайрат Босунов, Анна Пель и Илья Громов.",
    ),
    ("ru", "В мае уволили пятерых шахтёров. Это Марта Ильвес, Олег Тарнов, Кайрат Босунов и Анна Пель."),
    ("ru", "Митинги прошли в пяти городах: в Карасу, в Тасбулаке, в Аксу и в Кызылсае."),
    ("ru", "Обвиняемых трое: юрист М. Ильвес, водитель О. Тарнов, повар К. Босунов и студентка А. Пель."),
    ("ru", "У нас четыре требования:\n\n- освободить водителей;\n- вернуть деньги;\n- опубликовать решение."),
    ("ru", "Оштрафованы четверо журналистов.[^1]\n\n[^1]: Ильвес М., Тарнов О., Босунов К."),
    ("kk", "Төрт мұғалім жұмыстан шықты: Марта Ильвес, Олег Тарнов және Қайрат Босынов."),
    ("kk", "Алтауы — Марта Ильвес, Олег Тарнов, Қайрат Босынов, Анна Пель және Илья Громов — босатылды."),
    ("kk", "Екі дәрігер (Марта Ильвес, Олег Тарнов және Қайрат Босынов) шағым берді."),
    ("kk", "Мамырда бес кенші жұмыстан шығарылды. Олар Марта Ильвес, Олег Тарнов, Қайрат Босынов және Анна Пель."),
    ("kk", "Жиын бес қалада өтті: Қарасуда, Тасбұлақта, Ақсуда және Қызылсайда."),
    ("kk", "Үш жүргізуші, атап айтқанда Марта Ильвес пен Олег Тарнов, сотталды."),
    ("kk", "Төрт талап қоямыз:\n\n- жүргізушілер босатылсын;\n- ақшасы қайтарылсын;\n- шешім жариялансын."),
    ("fr", "Quatre enseignants ont été licenciés : Marta Ilves, Oleg Tarn et Kaïrat Bossoun."),
    ("fr", "Cinq d'entre eux – Marta Ilves, Oleg Tarn, Kaïrat Bossoun et Anna Pel – ont fait appel."),
    ("fr", "Trois infirmières, à savoir Marta Ilves et Anna Pel, ont été entendues."),
    ("fr", "Six mineurs ont été renvoyés. Il s'agit de Marta Ilves, Oleg Tarn, Kaïrat Bossoun, Anna Pel et Ilya Grom."),
    ("fr", "Les audiences ont eu lieu dans cinq villes : Karassou, Tasboulak, Aksou et Kyzylsaï."),
    ("fr", "Nous avons quatre demandes :\n\n- libérer les chauffeurs ;\n- rendre l'argent ;\n- publier la décision."),
    ("es", "Cuatro de ellas (Marta Ilves, Ana Pel y Rosa Tarn) recurrieron."),
    ("es", "Cinco maestros fueron despedidos: Marta Ilves, Ana Pel, Rosa Tarn y Pedro Grom."),
    ("es", "Tres mineros, es decir, Marta Ilves y Pedro Grom, fueron multados."),
    ("es", "Dos médicas —Marta Ilves, Ana Pel y Rosa Tarn— declararon."),
    ("es", "Las audiencias se celebraron en cinco ciudades: Karasu, Tasbulak, Aksu y Kyzylsai."),
]
RIGHT = [
    ("en", "Three of the seven were freed: Marta Ilves, Oleg Tarn and Kairat Bosun."),
    ("en", "Five teachers, among them Marta Ilves and Oleg Tarn, were fined."),
    ("en", "At least five teachers were fined: Marta Ilves, Oleg Tarn and Kairat Bosun."),
    ("en", "Five teachers, including Marta Ilves and Oleg Tarn, were fined."),
    ("en", "Three lawyers and two drivers were fined: Marta Ilves, Oleg Tarn, Kairat Bosun, Ana Pel and Ilya Grom."),
    ("en", "Five activists were sentenced by two judges (Marta Ilves and Oleg Tarn)."),
    ("en", "Three women: Marta Ilves, her sister Ana Ilves and Su Lin, were fined."),
    ("en", "Four persons were fined: Marta Ilves, a lawyer, Oleg Tarn, a driver, Kairat Bosun and his brother."),
    ("en", "Two cities (Almaty and Astana) and three towns (Aksu, Karasu and Tasbulak) were visited."),
    ("en", "Twelve people spoke, e.g. Marta Ilves, Oleg Tarn and Kairat Bosun."),
    (
        "en",
        "The law has been amended three times: in Almaty, Astana and Aktau it was applied at once, elsewhere later.",
    ),
    ("en", "Three witnesses spoke: the mother of Marta Ilves, Oleg Tarn and Kairat Bosun."),
    ("en", "Three activists were fined (Radio Azattyk, 5 May 2019)."),
    ("en", "The group has five members: a lawyer, two teachers and two drivers."),
    ("en", "In 12 cases the following happened:\n\n- the door was broken;\n- nobody showed a warrant."),
    ("en", "In five regions we saw that:\n\n- the judges came late;\n- the doors were shut."),
    ("en", "Three drivers were fined.[^1]\n\n[^1]: Marta Ilves, The Road, 2019; Oleg Tarn, The Gate, 2020."),
    ("en", "Five drivers and their lawyers (Marta Ilves and Oleg Tarn) appealed."),
    ("en", "“Four of us: Marta Ilves, Oleg Tarn and Kairat Bosun,” said one of them."),
    (
        "en",
        "Three ministries – the Ministry of Justice, the Ministry of Culture and Sport and the Ministry of Health – replied.",
    ),
    ("en", "Six of the drivers were fined in 2019: Marta Ilves, Oleg Tarn, Kairat Bosun and three others."),
    ("en", "Two drivers, Marta Ilves and Oleg Tarn, and their lawyer, Ana Pel, were searched."),
    ("en", "The three told the court their names: Marta Ilves, Oleg Tarn and Kairat Bosun."),
    ("ru", "Пятеро учителей, в том числе Марта Ильвес и Олег Тарнов, лишились работы."),
    ("ru", "Не менее пяти учителей лишились работы: Марта Ильвес, Олег Тарнов и Кайрат Босунов."),
    ("ru", "Освободили троих: юриста Марту Ильвес, водителя Олега Тарнова и повара Кайрата Босунова."),
    ("ru", "Трое учителей, среди них Марта Ильвес и Олег Тарнов, подали жалобу."),
    ("ru", "Двое из них, супруги Марта и Олег Тарновы, уехали."),
    ("ru", "Четверо рабочих (Марта Ильвес, Олег Тарнов и ещё двое) уехали."),
    ("ru", "В трёх городах (Алматы, Астана и Актау) прошли митинги."),
    ("ru", "Пять человек судили за митинг: судья Марта Ильвес, прокурор Олег Тарнов и др."),
    (
        "ru",
        "Три министерства: Министерство юстиции, Министерство культуры и спорта и Министерство здравоохранения ответили.",
    ),
    ("kk", "Бес мұғалім, оның ішінде Марта Ильвес пен Олег Тарнов, жұмыстан шықты."),
    ("kk", "Кемінде бес мұғалім жұмыстан шықты: Марта Ильвес, Олег Тарнов және Қайрат Босынов."),
    ("kk", "Оның үшін төрт белсенді — Марта Ильвес, Олег Тарнов, Қайрат Босынов және Анна Пель — сотталды."),
    ("kk", "Үш қала: Алматы, Астана және Ақтау таңдалды."),
    ("fr", "Cinq enseignants, dont Marta Ilves et Oleg Tarn, ont été licenciés."),
    ("fr", "Au moins cinq enseignants ont été licenciés : Marta Ilves, Oleg Tarn et Kaïrat Bossoun."),
    ("fr", "Trois d'entre eux au moins (Marta Ilves et Oleg Tarn) ont fait appel."),
    (
        "fr",
        "Trois ministères : le ministère de la Justice, le ministère de la Culture et des Sports et le ministère de la Santé.",
    ),
    ("fr", "Trois villes – Almaty, Astana et Aktaou – ont été visitées."),
    ("es", "Cinco maestros, entre ellos Marta Ilves y Pedro Grom, fueron despedidos."),
    ("es", "Al menos cinco maestros fueron despedidos: Marta Ilves, Ana Pel y Pedro Grom."),
    ("es", "Tres delegadas —una por Lima, una por Cusco y una por Puno— viajaron."),
    ("es", "Dos médicas —Marta Ilves y Ana Pel— declararon el 3 de mayo."),
]


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_a_list_with_another_number_than_was_said_is_found(language: str, text: str) -> None:
    assert found(language, text) == ["E-COUNT-NAMES"]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_a_right_or_open_or_unclear_list_is_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []


def test_the_rows_of_a_table_are_counted_without_its_total() -> None:
    table = "| City | Trials |\n|---|---|\n| Aksu | 4 |\n| Karasu | 5 |\n| Tasbulak | 6 |\n| All | 15 |\n"
    assert found("en", f"The table shows the trials in four cities:\n\n{table}") == ["E-COUNT-NAMES"]
    assert found("en", f"The table shows the trials in three cities:\n\n{table}") == []


def test_the_message_gives_both_numbers_and_the_remedy_what_is_missing() -> None:
    document = read_text(f"{AROUND['en']}\n\nFour women (Marta Ilves, Ana Pel and Su Lin) were fined.\n")
    [finding] = run(document, facts(), select=["E-COUNT-NAMES"])
    assert "“Four women” (4)" in finding.message and "3" in finding.message
    assert finding.remedy.startswith("Name the 1 missing")


ITEMS = [
    ("en", "The three defendants were charged as follows:", ["A. Bekov: article 174;", "B. Aslanov: article 405;", "C. Kim: article 405;"], "article 274 was dropped for all."),
    ("en", "Three lawyers were disbarred:", ["A. Bekov, of Almaty", "B. Aslanov, of Astana", "C. Kim, of Aktau"], "The order was upheld on appeal."),
    ("en", "The following three demands were made:", ["release the prisoners;", "amend the law;", "pay compensation;"], "None of them was met."),
    ("ru", "Трое подсудимых обвиняются так:", ["А. Беков: статья 174;", "Б. Асланов: статья 405;", "В. Ким: статья 405;"], "статья 274 снята со всех."),
    ("kk", "Үш айыпталушыға мынадай айып тағылды:", ["А. Беков: 174-бап;", "Б. Асланов: 405-бап;", "В. Ким: 405-бап;"], "274-бап бәрінен алынды."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lead", "items", "remark"), ITEMS, ids=[one[3] for one in ITEMS])
def test_a_remark_below_a_list_is_no_item_of_it(language: str, lead: str, items: list[str], remark: str) -> None:
    assert not found(language, lead + "\n\n" + "\n".join(f"- {one}" for one in [*items, remark]))


@pytest.mark.parametrize(("language", "lead", "items", "remark"), ITEMS, ids=[one[1] for one in ITEMS])
def test_a_fourth_item_of_the_same_shape_is_counted(language: str, lead: str, items: list[str], remark: str) -> None:
    assert found(language, lead + "\n\n" + "\n".join(f"- {one}" for one in [*items, items[0]])) == ["E-COUNT-NAMES"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Four lawyers (Bekov, Aslanov and Kim) were fined."),
        ("en", "Four lawyers were fined: Bekov, Aslanov and Kim."),
        ("en", "Two journalists (Bekov, Aslanov and Sokolova) were fined."),
        ("ru", "Четыре адвоката (Беков, Асланов и Ким) оштрафованы."),
        ("ru", "Суд оштрафовал пятерых активистов: Бекова, Асланова, Кима и Соколову."),
        ("kk", "Төрт адвокатқа (Беков, Асланов және Ким) айыппұл салынды."),
    ],
)
def test_surnames_alone_are_counted(language: str, text: str) -> None:
    assert found(language, text) == ["E-COUNT-NAMES"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three lawyers (Bekov, Aslanov and Kim) were fined."),
        ("en", "Four lawyers (Saratov, Rostov and Pskov) were fined."),
        ("en", "Four lawyers (Almaty, Astana and Aktau) were fined."),
        ("en", "Four lawyers of the firm (Bekov, Aslanov and Kim) were fined."),
        ("en", "Four lawyers (Bekov, Aslanov and their colleagues) were fined."),
        ("ru", "Четыре адвоката (Саратов, Ростов и Псков) оштрафованы."),
        ("ru", "Трое адвокатов (Беков, Асланов и Ким) оштрафованы."),
        ("kk", "Төрт адвокат (Алматы, Астана және Ақтау) айыппұл төледі."),
    ],
)
def test_towns_and_right_lists_of_surnames_are_left_alone(language: str, text: str) -> None:
    assert not found(language, text)
