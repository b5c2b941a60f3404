"""A treaty's article and the right named beside it: the wrong pairs are found, the right and the doubtful left alone."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.text import read_text
from tests.documents.small_texts import facts

FRONT = {
    "en": "Report on Kazakhstan\n\n27 March 2018\n\nThe report was written by the lawyers of the centre and of the bar.",
    "ru": "Доклад о Казахстане\n\n27 марта 2018 года\n\nДоклад написан юристами центра по просьбе семей.",
    "kk": "Қазақстан туралы баяндама\n\n2018 жылғы 27 наурыз\n\nБаяндаманы орталықтың заңгерлері жазды.",
    "fr": "Rapport sur le Kazakhstan\n\n27 mars 2018\n\nLe rapport a été écrit par les avocats du centre et par les familles des détenus.",
    "es": "Informe sobre Kazajstán\n\n27 de marzo de 2018\n\nEl informe fue escrito por los abogados del centro y de las familias que lo pidieron en la ciudad.",
}


def found(language: str, text: str, front: str = "") -> list[str]:
    document = read_text(f"{front or FRONT[language]}\n\n{text}")
    return [one.message for one in run(document, facts(), select=["E-ARTICLE"])]


WRONG = [
    ("en", "Freedom of expression is guaranteed by article 21 of the ICCPR.", "19"),
    (
        "en",
        "The right to a fair trial (article 17 of the International Covenant on Civil and Political Rights) was denied.",
        "14",
    ),
    ("en", "Article 22 of the Covenant on Civil and Political Rights protects the right to privacy.", "17"),
    (
        "en",
        "They relied on their right to health under article 13 of the Covenant on Economic, Social and Cultural Rights.",
        "12",
    ),
    (
        "en",
        "According to article 7 of the Convention on the Rights of the Child, the right to education is owed to every child.",
        "28",
    ),
    (
        "en",
        "The principle of non-refoulement, which article 5 of the Convention against Torture lays down, was ignored.",
        "3",
    ),
    ("en", "Freedom of association is set out in article 10 of the European Convention on Human Rights.", "11"),
    (
        "en",
        "Freedom of expression, recognised by article 20 of the Universal Declaration of Human Rights, is at stake.",
        "19",
    ),
    ("en", "Article 34 of the CEDAW was cited.", "30"),
    ("en", "Article 61 of the International Covenant on Civil and Political Rights was cited.", "53"),
    ("ru", "Свобода ассоциации закреплена в статье 19 Международного пакта о гражданских и политических правах.", "22"),
    ("ru", "Статья 14 МПГПП, гарантирующая право на свободу мирных собраний, не соблюдается.", "21"),
    (
        "ru",
        "Право на образование предусмотрено статьёй 12 Международного пакта об экономических, социальных и культурных правах.",
        "13",
    ),
    ("ru", "Согласно статье 10 Конвенции против пыток жертва имеет право на возмещение.", "14"),
    ("ru", "Это записано в статье 65 Конвенции ООН о правах ребенка.", "54"),
    (
        "kk",
        "Азаматтық және саяси құқықтар туралы халықаралық пактінің 22-бабында бекітілген сөз бостандығы сақталмайды.",
        "19",
    ),
    ("kk", "Бірлесу бостандығы Азаматтық және саяси құқықтар туралы халықаралық пактінің 17-бабында бекітілген.", "22"),
    ("kk", "Бұл Адам құқықтарының жалпыға бірдей декларациясының 34-бабында жазылған.", "30"),
    (
        "fr",
        "La liberté d'expression est garantie par l'article 21 du Pacte international relatif aux droits civils et politiques.",
        "19",
    ),
    (
        "fr",
        "Le droit à l’éducation, que consacre l’article 12 du Pacte international relatif aux droits économiques, sociaux et culturels, est ignoré.",
        "13",
    ),
    ("fr", "L'article 58 de la Convention relative aux droits de l'enfant le dit.", "54"),
    (
        "es",
        "La libertad de expresión está consagrada en el artículo 22 del Pacto Internacional de Derechos Civiles y Políticos.",
        "19",
    ),
    (
        "es",
        "El derecho a la educación figura en el art. 11 del Pacto Internacional de Derechos Económicos, Sociales y Culturales.",
        "13",
    ),
    ("es", "El artículo 33 de la Declaración Universal de Derechos Humanos lo dice.", "30"),
]


@pytest.mark.parametrize(("language", "text", "meant"), WRONG)
def test_an_article_that_does_not_hold_the_right_or_does_not_exist_is_found_once(
    language: str, text: str, meant: str
) -> None:
    messages = found(language, text)
    assert len(messages) == 1
    assert meant in messages[0]


RIGHT = [
    (
        "en",
        "The right to an effective remedy is set out in article 83 of the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families.",
    ),
    ("en", "The right to be tried within a reasonable time is set out in article 9 of the ICCPR."),
    (
        "en",
        "The right of every child to privacy in proceedings is set out in article 40 of the Convention on the Rights of the Child.",
    ),
    (
        "en",
        "The right to health at work is set out in article 11 of the Convention on the Elimination of All Forms of Discrimination against Women.",
    ),
    (
        "en",
        "The right to education of rural women is set out in article 14 of the Convention on the Elimination of All Forms of Discrimination against Women.",
    ),
    (
        "en",
        "The right to social security of mothers is set out in article 10 of the International Covenant on Economic, Social and Cultural Rights.",
    ),
    (
        "en",
        "Freedom of expression is guaranteed by article 19 of the ICCPR, peaceful assembly by article 21 and association by article 22.",
    ),
    (
        "en",
        "The rights to freedom of peaceful assembly and of association (articles 21 and 22 of the ICCPR) were denied.",
    ),
    ("en", "He was jailed for exercising his freedom of expression, in breach of article 9 of the ICCPR."),
    ("en", "His arrest for taking part in a rally violated article 9 of the ICCPR; freedom of assembly suffered."),
    ("en", "Article 26 of the ICCPR protects against discrimination in the right to health."),
    (
        "en",
        "The right to a fair trial under article 14 and the right to liberty under article 9 of the ICCPR were denied.",
    ),
    (
        "en",
        "Article 6 of the European Convention on Human Rights guarantees a fair trial; article 14 of the ICCPR does so too.",
    ),
    (
        "en",
        "Under article 22 of the Convention against Torture he submitted a communication on the prohibition of torture.",
    ),
    (
        "en",
        "Restrictions of the freedom of religion must meet article 18 (3) of the ICCPR; those of freedom of expression, article 19 (3).",
    ),
    (
        "en",
        "Article 15 of the Convention on the Rights of the Child protects freedom of association and of peaceful assembly.",
    ),
    ("en", "Access to information under article 13 of the Convention on the Rights of the Child was denied."),
    ("en", "The right to strike is protected by article 8 of the ICESCR and by article 22 of the ICCPR."),
    ("en", "Article 1 of Protocol No. 1 to the European Convention on Human Rights protects property."),
    (
        "en",
        "Article 4 of the Optional Protocol to the Convention on the Rights of the Child on armed conflict was cited, and article 120 of the Criminal Code of France.",
    ),
    (
        "en",
        "The Convention of the Council of Europe on Extradition, article 3, and article 70 of the Vienna Convention on the Law of Treaties were cited.",
    ),
    (
        "en",
        "Article 10 of the European Convention protects freedom of expression, and so does article 19 of the International Covenant on Civil and Political Rights.",
    ),
    (
        "en",
        "General comment No. 34 on article 19 of the ICCPR speaks of freedom of expression and of the right to take part in public affairs.",
    ),
    ("en", "“Freedom of expression is guaranteed by article 21 of the ICCPR”, he said."),
    ("ru", "Свобода выражения мнений гарантирована статьёй 19 МПГПП, а свобода ассоциации – статьёй 22."),
    ("ru", "Права на свободу мирных собраний и свободу ассоциации (статьи 21 и 22 МПГПП) нарушены."),
    (
        "ru",
        "Арест за участие в митинге нарушает статью 9 Международного пакта о гражданских и политических правах и свободу слова.",
    ),
    ("ru", "Пункт 3 статьи 14 МПГПП гарантирует справедливое судебное разбирательство и право на защитника."),
    ("ru", "Статья 11 Европейской конвенции защищает свободу собраний, статья 21 Пакта – тоже."),
    (
        "ru",
        "Статья 300 Уголовного кодекса Франции и статья 14 МПГПП применялись вместе: право на свободу слова не помогло.",
    ),
    (
        "kk",
        "Азаматтық және саяси құқықтар туралы халықаралық пактінің 19-бабы сөз бостандығын қорғайды, ал 21-бабы бейбіт жиналыс құқығын таниды.",
    ),
    (
        "kk",
        "Бейбіт жиналыс құқығы мен бірлесу бостандығы Азаматтық және саяси құқықтар туралы халықаралық пактінің 21 және 22-баптарында бекітілген.",
    ),
    ("kk", "Сөз бостандығы үшін қамауға алу Азаматтық және саяси құқықтар туралы халықаралық пактінің 9-бабын бұзады."),
    (
        "fr",
        "Les libertés de réunion et d'association (articles 21 et 22 du Pacte international relatif aux droits civils et politiques) sont violées.",
    ),
    (
        "fr",
        "Arrêté pour avoir exercé sa liberté d'expression, il invoque l'article 9 du Pacte international relatif aux droits civils et politiques.",
    ),
    ("fr", "L'article 13 de la Convention européenne des droits de l'homme garantit un recours effectif."),
    (
        "es",
        "El artículo 14 del Pacto Internacional de Derechos Civiles y Políticos garantiza un juicio justo y el artículo 19 la libertad de expresión.",
    ),
    (
        "es",
        "La libertad de reunión pacífica figura en el artículo 21 del Pacto Internacional de Derechos Civiles y Políticos, párrafo único.",
    ),
]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_right_articles_and_doubtful_ones_are_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Universal Declaration on the Human Genome, article 40, and CRC/C/GC/24, article 70, were cited."),
        ("en", "Kazakhstan is party to the Geneva Convention. Article 120 of the Convention applies."),
        ("ru", "Казахстан – участник Женевской конвенции. Статья 120 Конвенции применима."),
        (
            "en",
            "The Convention on the Rights of the Child and the Convention against Torture apply. Article 40 of the Convention was cited.",
        ),
    ],
)
def test_another_instrument_is_not_taken_for_the_one_on_file(language: str, text: str) -> None:
    assert found(language, text) == []


def test_the_covenant_and_the_convention_are_known_from_the_text() -> None:
    first = "Kazakhstan ratified the Convention on the Rights of the Child."
    assert (
        len(found("en", f"{first}\n\nUnder article 7 of the Convention, the right to education is owed to all.")) == 1
    )
    assert found("en", f"{first}\n\nUnder article 28 of the Convention, the right to education is owed to all.") == []
    pact = "Казахстан ратифицировал Международный пакт о гражданских и политических правах."
    assert len(found("ru", f"{pact}\n\nСвобода ассоциации закреплена в статье 19 Пакта.")) == 1
    kazakh = "Қазақстан Азаматтық және саяси құқықтар туралы халықаралық пактіні ратификациялады."
    assert len(found("kk", f"{kazakh}\n\nПактінің 17-бабында бекітілген сөз бостандығы сақталмайды.")) == 1


def test_the_convention_is_that_of_the_committee_which_is_written_to() -> None:
    front = "Alternative report to the Committee against Torture\n\nAstana, 1 March 2018"
    assert len(found("en", "1. Under article 10 of the Convention victims have the right to redress.", front)) == 1
    assert found("en", "1. Under article 14 of the Convention victims have the right to redress.", front) == []


def test_a_right_of_another_treaty_is_found_with_the_treaty_that_holds_it() -> None:
    messages = found("en", "Article 21 of the ICESCR, which guarantees the right of peaceful assembly, was cited.")
    assert len(messages) == 1
    assert "ICCPR" in messages[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Freedom of expression is protected by article 21 of the Covenant."),
        ("en", "Article 22 of the Covenant protects the right to a fair trial."),
        ("en", "The State is a party to the ICCPR and the ICESCR.\n\nFreedom of expression is protected by article 14 of the Covenant."),
        ("ru", "Статья 21 Пакта гарантирует свободу слова."),
        ("kk", "Пактінің 21-бабы сөз бостандығына кепілдік береді."),
    ],
)  # fmt: skip
def test_an_article_that_holds_the_right_in_neither_covenant_is_found(language: str, text: str) -> None:
    messages = found(language, text)
    assert len(messages) == 1
    assert "neither Covenant" in messages[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Freedom of expression is protected by article 19 of the Covenant."),
        ("en", "Article 11 of the Covenant protects the right to food."),
        ("en", "Article 8 of the Covenant protects the right to strike."),
        ("ru", "Статья 19 Пакта гарантирует свободу слова."),
        ("ru", "Статья 11 Пакта гарантирует право на жилище."),
        ("kk", "Пактінің 19-бабы сөз бостандығына кепілдік береді."),
    ],
)
def test_an_article_that_holds_the_right_in_one_of_the_covenants_is_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []
