"""Names of UN bodies and mandates: those that do not exist are found, all that exist or are others' are left alone."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from tests.documents.small_texts import KAZAKH, RUSSIAN, findings

ENGLISH: dict[str, str] = {}


def found(text: str, front: dict[str, str]) -> list[str]:
    return [one.message + " " + one.remedy for one in findings(text, **front) if one.code == "E-BODY"]


@pytest.mark.parametrize(
    ("text", "front", "meant"),
    [
        ("The UN Special Rapporteur on Press Freedom wrote to the Government.", ENGLISH, "freedom of opinion"),
        ("The United Nations Special Rapporteur for the safety of bloggers asked for a visit.", ENGLISH, "opinion"),
        ("We wrote to the UN Independent Expert on Torture in May.", ENGLISH, "Special Rapporteur on torture"),
        (
            "The Special Rapporteur on Arbitrary Detention took up the case.",
            ENGLISH,
            "Working Group on Arbitrary Detention",
        ),
        ("The UN Working Group on Unlawful Imprisonment gave its opinion.", ENGLISH, "Arbitrary Detention"),
        (
            "The Committee for the Prevention of Racial Discrimination adopted its observations.",
            ENGLISH,
            "Racial Discrimination",
        ),
        ("The UN Committee on Women's Equality meets in Geneva.", ENGLISH, "Women"),
        ("The UN Committee for the Protection of Disabled People heard the delegation.", ENGLISH, "Disabilities"),
        ("The UN Human Rights Commission will examine the report.", ENGLISH, "Council"),
        ("In 2017 the United Nations Commission on Human Rights adopted a resolution.", ENGLISH, "Council"),
        ("The Sub-Commission on the Promotion and Protection of Human Rights meets every August.", ENGLISH, "Council"),
        ("The UN Special Rapporteur on the situation of human rights in Kazakhstan was refused entry.", ENGLISH, ""),
        ("Специальный докладчик ООН по свободе прессы направил письмо правительству.", RUSSIAN, "opinion"),
        ("Ей написал независимый эксперт ООН по пыткам.", RUSSIAN, "torture"),
        ("Комитет ООН по защите журналистов рассмотрит доклад.", RUSSIAN, ""),
        ("Комиссия ООН по правам человека примет решение в сентябре.", RUSSIAN, "Council"),
        ("Комитет по предотвращению расовой дискриминации принял замечания.", RUSSIAN, "Racial"),
        ("Рабочая группа ООН по политическим заключённым рассмотрела дело.", RUSSIAN, "Arbitrary"),
        ("БҰҰ-ның Баспасөз қауіпсіздігі жөніндегі арнайы баяндамашысы хат жолдады.", KAZAKH, "opinion"),
        ("БҰҰ-ның Азаптау жөніндегі тәуелсіз сарапшысы елге келді.", KAZAKH, "torture"),
        ("БҰҰ Адам құқықтары жөніндегі комиссиясы шешім қабылдайды.", KAZAKH, "Council"),
        ("БҰҰ-ның Журналистерді қорғау жөніндегі комитеті баяндаманы қарады.", KAZAKH, ""),
        (
            "Le Rapporteur spécial des Nations Unies sur la sécurité des journalistes a écrit au Gouvernement. Les avocats ont"
            " transmis la lettre et le dossier dans les délais.",
            ENGLISH,
            "",
        ),
    ],
)
def test_a_name_that_no_body_bears_is_found_with_the_one_that_was_meant(
    text: str, front: dict[str, str], meant: str
) -> None:
    messages = found(text, front)
    assert len(messages) == 1
    assert meant in messages[0]


@pytest.mark.parametrize(
    "text",
    [
        "The UN Committee on Space Travellers met in Geneva.",
        "The UN Special Rapporteur on Ornamental Gardens wrote to the Government.",
    ],
)
def test_where_no_body_is_near_none_is_suggested(text: str) -> None:
    (message,) = found(text, ENGLISH)
    assert "Look the name up" in message


@pytest.mark.parametrize(
    "text",
    [
        "The Special Rapporteur on the situation of human rights defenders and the Special Rapporteur on the promotion and protection of the right to freedom of opinion and expression wrote together.",
        "The UN Special Rapporteur on torture, the Special Rapporteur on extrajudicial, summary or arbitrary executions and the Working Group on Arbitrary Detention sent a letter.",
        "The Special Rapporteur on the rights to freedom of peaceful assembly and of association came in January 2015.",
        "The Special Rapporteur on the right of everyone to the enjoyment of the highest attainable standard of physical and mental health reported.",
        "The Special Rapporteur on violence against women and girls, the Independent Expert on protection against violence and discrimination based on sexual orientation and gender identity and the Special Rapporteur on minority issues reported.",
        "The Special Rapporteurs on freedom of religion or belief and on the independence of judges and lawyers reported.",
        "The Special Rapporteur on the situation of human rights in Belarus and the Special Rapporteur on Iran spoke.",
        "The Special Rapporteur on the implications for human rights of the environmentally sound management and disposal of hazardous substances and wastes came.",
        "The Special Rapporteur for Freedom of Expression of the Inter-American Commission on Human Rights wrote to the court.",
        "The Special Rapporteur on Prisons and Conditions of Detention in Africa of the African Commission on Human and Peoples' Rights came.",
        "The PACE Special Rapporteur on Political Prisoners presented his report.",
        "The Special Rapporteur on a visit to Astana met lawyers; the Special Rapporteur on 3 May met judges.",
        "The Special Rapporteur for follow-up to Views met the delegation.",
        "We ask the Council to establish a Special Rapporteur on the situation of human rights in Turkmenistan.",
        "The UN Human Rights Committee, the Committee on the Elimination of Racial Discrimination, the Committee on Enforced Disappearances and the UN Committee on the Rights of the Child adopted their observations.",
        "The UN Committee against Torture and the Subcommittee on Prevention of Torture came, and so did the European Committee for the Prevention of Torture.",
        "The Netherlands Helsinki Committee, the Committee to Protect Journalists and the Parliamentary Committee on Human Rights spoke.",
        "The National Commission on Human Rights and the National Committee on the Elimination of Discrimination against Women were created.",
        "The UN Human Rights Commissioner and the UN Human Rights Council spoke of it.",
        "In 1998 the UN Commission on Human Rights adopted a resolution.",
        "The Human Rights Council replaced the UN Commission on Human Rights.",
        "The UN Commission on the Status of Women and the United Nations Commission on Narcotic Drugs met.",
        "The UN Committee on Non-Governmental Organizations deferred the application.",
        "“The UN Special Rapporteur on Press Freedom” is what the minister called her.",
        "The Working Group on Legal Reform of the Ministry met twice.",
    ],
)
def test_right_names_and_those_of_other_organisations_are_left_alone(text: str) -> None:
    assert found(text, ENGLISH) == []


@pytest.mark.parametrize(
    "text",
    [
        "Специальный докладчик по вопросу о положении правозащитников и Специальный докладчик по вопросу о поощрении и защите права на свободу мнений и их свободное выражение написали правительству.",
        "Специальный докладчик ООН по вопросу о пытках и Рабочая группа ООН по произвольным задержаниям получили письма.",
        "Специальный докладчик по вопросу о праве на свободу мирных собраний и праве на свободу ассоциации приезжал в 2015 году.",
        "Специальный докладчик по вопросу о независимости судей и адвокатов, Специальный докладчик по вопросу о положении в области прав человека в Беларуси и Независимый эксперт по вопросу о внешней задолженности выступили.",
        "Специальный докладчик ООН по внесудебным казням и спецдокладчик ООН по праву на образование выступили.",
        "Специальный докладчик по вопросам меньшинств и Специальный докладчик по вопросу о торговле людьми выступили.",
        "Комитет ООН по правам человека, Комитет ООН против пыток, Комитет по ликвидации расовой дискриминации и Комитет ООН по ликвидации дискриминации в отношении женщин приняли замечания.",
        "Комитет ООН по правам ребёнка, Комитет по правам инвалидов и Комитет ООН по экономическим, социальным и культурным правам приняли замечания.",
        "Совет ООН по правам человека, Комиссия ООН по положению женщин и Комитет ООН по неправительственным организациям собрались.",
        "В 1999 году Комиссия ООН по правам человека приняла резолюцию.",
        "Комитет по защите журналистов, Норвежский Хельсинкский комитет и Комиссия по правам человека при Президенте выступили.",
        "Специальный докладчик ПАСЕ по вопросу о политических заключённых представил доклад.",
        "Независимый эксперт по вопросам безопасности осмотрел здание по поручению суда в Алматы.",
    ],
)
def test_right_russian_names_are_left_alone(text: str) -> None:
    assert found(text, RUSSIAN) == []


@pytest.mark.parametrize(
    "text",
    [
        "БҰҰ-ның Адам құқықтары жөніндегі комитеті, БҰҰ Азаптауға қарсы комитеті және БҰҰ-ның Адам құқықтары жөніндегі кеңесі қарады.",
        "Құқық қорғаушылардың жағдайы жөніндегі арнайы баяндамашы хат жазды.",
        "БҰҰ-ның Пікір білдіру бостандығы құқығы жөніндегі арнайы баяндамашысы келді.",
        "БҰҰ-ның Бейбіт жиналыстар мен бірлесу бостандығы құқығы жөніндегі арнайы баяндамашысы келді.",
        "Негізсіз ұстау жөніндегі жұмыс тобы шешім шығарды.",
        "БҰҰ-ның Әйелдерге қатысты кемсітушілікті жою жөніндегі комитеті мен Бала құқықтары жөніндегі комитеті қарады.",
        "БҰҰ-ның Судьялар мен адвокаттардың тәуелсіздігі жөніндегі арнайы баяндамашысы келді.",
        "БҰҰ-ның Беларусьтегі адам құқықтары жағдайы жөніндегі арнайы баяндамашысы сөз сөйледі.",
        "Журналистерді қорғау жөніндегі комитет пен Президент жанындағы Адам құқықтары жөніндегі комиссия мәлімдеме жасады.",
        "1998 жылы БҰҰ Адам құқықтары жөніндегі комиссиясы қарар қабылдады.",
    ],
)
def test_right_kazakh_names_are_left_alone(text: str) -> None:
    assert found(text, KAZAKH) == []


@pytest.mark.parametrize(
    ("text", "front", "name"),
    [
        (
            "The UN Special Rapporteur on minority issues, the UN Special Rapporteur on albinism and the UN Independent Expert on older persons commented.",
            ENGLISH,
            "“UN Special Rapporteur on albinism”",
        ),
        (
            "The UN Special Rapporteur on press freedom and the UN Special Rapporteur on torture wrote.",
            ENGLISH,
            "“UN Special Rapporteur on press freedom”",
        ),
        (
            "The United Nations Special Rapporteur for the safety of bloggers asked for a visit.",
            ENGLISH,
            "“United Nations Special Rapporteur for the safety of bloggers”",
        ),
        (
            "Специальный докладчик ООН по свободе печати и Специальный докладчик ООН по вопросу о пытках выступили.",
            RUSSIAN,
            "“Специальный докладчик ООН по свободе печати”",
        ),
        (
            "БҰҰ Адам құқықтары жөніндегі комитеті, БҰҰ Саяси тұтқындар жөніндегі комитеті елге келген.",
            KAZAKH,
            "“Саяси тұтқындар жөніндегі комитеті”",
        ),
    ],
)
def test_the_name_that_is_reported_is_one_name(text: str, front: dict[str, str], name: str) -> None:
    messages = found(text, front)
    assert len(messages) == 1
    assert name in messages[0]


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (
            "БҰҰ Адам құқықтары жөніндегі комитеті, Азаптауға қарсы комитет және Еріксіз ұстау жөніндегі жұмыс тобы елге келген.",
            KAZAKH,
        ),
        ("БҰҰ-ның Адам құқықтары жөніндегі комитеті мен Азаптауға қарсы комитеті елге келді.", KAZAKH),
        ("Комитет ООН по правам человека, Комитет ООН против пыток и Рабочая группа ООН по произвольным задержаниям были тут.", RUSSIAN),
        ("The UN Human Rights Commission, as it then was, named a rapporteur.", ENGLISH),
        ("In those days the UN Commission on Human Rights met each spring.", ENGLISH),
        ("Комиссия ООН по правам человека, как она тогда называлась, назначила докладчика.", RUSSIAN),
        ("Ол кезде БҰҰ Адам құқықтары жөніндегі комиссиясы баяндамашы тағайындайтын.", KAZAKH),
    ],
)  # fmt: skip
def test_names_side_by_side_and_bodies_of_the_past_are_left_alone(text: str, front: dict[str, str]) -> None:
    assert found(text, front) == []


def test_the_advisory_committee_took_the_place_of_the_sub_commission() -> None:
    messages = found("The UN Sub-Commission on the Promotion and Protection of Human Rights decides so.", ENGLISH)
    assert ["Human Rights Council Advisory Committee" in one for one in messages] == [True]
