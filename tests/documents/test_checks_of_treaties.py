"""What a text says of signatures, ratifications and their absence, against the table of treaty status."""

# ruff: noqa: E501 - what is tried stands on one line each

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.text import read_text
from dalel.lib.messages import use
from dalel.reference.facts import load

HEAD = {
    "en": "Report on {state}\n\nGeneva, 1 March 2024\n\n",
    "ru": "Доклад о положении в стране {state}\n\nЖенева, 1 марта 2024 года\n\n",
    "kk": "{state} туралы баяндама\n\nЖенева, 2024 жылғы 1 наурыз\n\n",
}
REST = {
    "en": " This is what the documents of the Committee say of it.",
    "ru": " Так об этом сказано в документах Комитета.",
    "kk": " Комитеттің құжаттарында бұл туралы осылай айтылған.",
}


def found(language: str, state: str, sentence: str, code: str) -> list[tuple[str, str]]:
    text = read_text(HEAD[language].format(state=state) + "1. " + sentence + REST[language])
    return [(one.severity, one.message) for one in run(text, load(), None, (code,))]


WRONG_STATUS = [
    ("en", "Uzbekistan", "Uzbekistan has ratified the Optional Protocol to the Convention against Torture."),
    ("en", "Viet Nam", "Viet Nam is a party to the First Optional Protocol to the ICCPR."),
    ("en", "Malaysia", "The Government acceded to the ICCPR long ago."),
    ("en", "Kazakhstan", "Kazakhstan has not ratified the Convention on the Rights of Persons with Disabilities."),
    ("en", "Nepal", "The State is not a party to the Convention against Torture."),
    ("en", "Belarus", "Belarus is a party to the First Optional Protocol to the ICCPR."),
    ("ru", "Казахстан", "Казахстан так и не ратифицировал Конвенцию против пыток."),
    ("ru", "Узбекистан", "Узбекистан является участником Факультативного протокола к Конвенции против пыток."),
    ("kk", "Қазақстан", "Қазақстан Азаптауларға қарсы конвенцияны ратификацияламаған."),
]


@pytest.mark.parametrize(("language", "state", "sentence"), WRONG_STATUS)
def test_a_treaty_said_to_bind_a_state_that_it_does_not_bind_or_the_reverse_is_found(
    language: str, state: str, sentence: str
) -> None:
    assert len(found(language, state, sentence, "W-TREATY-STATUS")) == 1


RIGHT_STATUS = [
    ("en", "Kazakhstan", "Kazakhstan has ratified the Convention against Torture."),
    ("en", "Uzbekistan", "Uzbekistan should ratify the Optional Protocol to the Convention against Torture."),
    ("en", "Uzbekistan", "Uzbekistan has not ratified the Optional Protocol to the Convention against Torture."),
    ("en", "Uzbekistan", "Uzbekistan has ratified the Convention against Torture but not its Optional Protocol."),
    ("en", "Uzbekistan", "Kazakhstan has ratified the Optional Protocol to the Convention against Torture."),
    ("en", "Kazakhstan", "Kazakhstan has not ratified the amendments to the Convention against Torture."),
    ("en", "Kazakhstan", "Kazakhstan has not ratified the second protocol to the Convention against Torture."),
    ("en", "Uzbekistan", "When Uzbekistan is a party to OPCAT, visits will be possible."),
    ("en", "Uzbekistan", "The Committee recommended that the State ratified OPCAT."),
    ("ru", "Казахстан", "Казахстан не ратифицировал Конвенцию о защите прав всех трудящихся-мигрантов."),
    ("ru", "Узбекистан", "Рекомендовано, чтобы Узбекистан ратифицировал Протокол к Конвенции против пыток."),
    ("kk", "Қазақстан", "Қазақстан Азаптауларға қарсы конвенцияны ратификациялады."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "state", "sentence"), RIGHT_STATUS)
def test_what_is_right_wanted_or_of_another_state_is_left_alone(language: str, state: str, sentence: str) -> None:
    assert found(language, state, sentence, "W-TREATY-STATUS") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Convention on the Rights of the Child entered into force on 2 September 1990.",
        "The International Covenant on Civil and Political Rights entered into force on 23 March 1976.",
        "Kazakhstan signed the International Covenant on Civil and Political Rights in 2003.",
    ],
)
def test_the_days_of_the_treaty_itself_are_as_right_as_those_of_the_state(sentence: str) -> None:
    assert found("en", "Kazakhstan", sentence, "E-DATE-CONFLICT") == []


OTHER_DAYS = [
    ("en", "Kyrgyzstan", "The law on the ratification of the Convention on the Rights of Persons with Disabilities was signed on 13 March 2019."),
    ("ru", "Казахстан", "Закон о ратификации Конвенции о правах инвалидов подписан 20 февраля 2015 года."),
    ("en", "Belarus", "Its denunciation of the Optional Protocol to the ICCPR entered into force on 8 February 2023."),
    ("ru", "Беларусь", "Денонсация Факультативного протокола к МПГПП вступила в силу 8 февраля 2023 года."),
    ("en", "India", "India has ratified neither the Convention against Torture nor the Convention on enforced disappearance, which it signed in 2007."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "state", "sentence"), OTHER_DAYS)
def test_the_day_of_a_law_of_a_denunciation_or_of_another_treaty_is_not_that_of_the_ratification(
    language: str, state: str, sentence: str
) -> None:
    assert found(language, state, sentence, "E-DATE-CONFLICT") == []


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("Georgia", "She was fined under articles 166 and 173 of the Code of Administrative Offences of 1984."),
        ("Georgia", "She was fined under article 173 of the Code of Administrative Offences of 15 December 1984."),
    ],
)
def test_the_year_of_a_code_is_not_the_day_of_the_deed(state: str, sentence: str) -> None:
    assert found("en", state, sentence, "E-ARTICLE-UNKNOWN") == []


def test_a_ratification_two_years_late_is_an_error_and_the_day_of_the_law_before_the_deposit_a_warning() -> None:
    late = "Kazakhstan ratified the Convention on the Rights of Persons with Disabilities in 2018."
    law = "Kazakhstan ratified the Convention on the Rights of Persons with Disabilities on 20 February 2015."
    assert [severity for severity, _message in found("en", "Kazakhstan", late, "E-DATE-CONFLICT")] == ["error"]
    assert [severity for severity, _message in found("en", "Kazakhstan", law, "E-DATE-CONFLICT")] == ["warning"]


BORN_WRONG = [
    ("en", "Kazakhstan", "The Convention against Torture was adopted on 10 December 1994."),
    ("en", "Kazakhstan", "On 10 December 1994 the Convention against Torture was adopted."),
    ("en", "Kazakhstan", "The Convention on the Rights of the Child (CRC), adopted in 1998, protects children."),
    ("en", "Kazakhstan", "The Human Rights Council was created in 2008."),
    ("en", "Kazakhstan", "In 2008 the General Assembly established the Human Rights Council."),
    ("en", "Kazakhstan", "Kazakhstan was reviewed by the UPR on 7 November 2018."),
    ("en", "Kazakhstan", "The UPR of Kazakhstan took place in November 2018."),
    ("en", "Kazakhstan", "Kazakhstan underwent its Universal Periodic Review in 2016."),
    ("ru", "Казахстан", "Конвенция против пыток была принята 10 декабря 1994 года."),
    ("ru", "Казахстан", "В 2008 году был создан Совет ООН по правам человека."),
    ("ru", "Казахстан", "Казахстан прошёл УПО 7 ноября 2018 года."),
    ("kk", "Қазақстан", "Азаптауларға қарсы конвенция 1994 жылғы 10 желтоқсанда қабылданды."),
    ("kk", "Қазақстан", "Адам құқықтары жөніндегі кеңес 2008 жылы құрылды."),
    ("kk", "Қазақстан", "Қазақстан 2018 жылғы 7 қарашада ӘМШ аясында қаралды."),
]


@pytest.mark.parametrize(("language", "state", "sentence"), BORN_WRONG)
def test_a_treaty_a_body_or_a_review_on_a_day_that_is_not_its_own_is_found(
    language: str, state: str, sentence: str
) -> None:
    assert len(found(language, state, sentence, "E-DATE-CONFLICT")) == 1


BORN_RIGHT = [
    ("en", "Kazakhstan", "The Convention against Torture was adopted in 1984 and entered into force in 1987."),
    ("en", "Kazakhstan", "Kazakhstan adopted the Convention against Torture in 1998."),
    ("en", "Kazakhstan", "The Convention against Torture was adopted by Parliament in 1998."),
    ("en", "Kazakhstan", "The law on the Convention against Torture was adopted in 1999."),
    ("en", "Kazakhstan", "The Human Rights Council, created in 2006, sits in Geneva."),
    ("en", "Kazakhstan", "The Human Rights Council established a mandate in 2011."),
    ("en", "Kazakhstan", "A mandate was created by the Human Rights Council in 2011."),
    ("en", "Kazakhstan", "The Human Rights Council Advisory Committee was established in 2008."),
    ("en", "Kazakhstan", "Kazakhstan was reviewed by the UPR in 2010, in 2014 and in 2019."),
    ("en", "Kazakhstan", "A UPR seminar took place in May 2018."),
    ("en", "Kazakhstan", "Uzbekistan was reviewed by the UPR in 2018."),
    ("ru", "Казахстан", "Рабочая группа создана Советом по правам человека в 2010 году."),
    ("ru", "Казахстан", "Казахстан прошёл УПО 7 ноября 2019 года."),
    ("ru", "Казахстан", "При Совете по правам человека в 2010 году создана рабочая группа."),
    ("kk", "Қазақстан", "Адам құқықтары жөніндегі кеңестің жұмыс тобы 2010 жылы құрылды."),
    ("kk", "Қазақстан", "1984 жылы қабылданған Азаптауларға қарсы конвенция бұған тыйым салады."),
]


@pytest.mark.parametrize(("language", "state", "sentence"), BORN_RIGHT)
def test_what_was_adopted_created_or_reviewed_on_its_own_day_is_left_alone(
    language: str, state: str, sentence: str
) -> None:
    assert found(language, state, sentence, "E-DATE-CONFLICT") == []


@pytest.mark.parametrize(
    ("spoken", "sentence", "words"),
    [
        ("ru", "The Universal Declaration of Human Rights was adopted on 10 December 1949.", "Принята Всеобщая"),
        ("kk", "The Universal Declaration of Human Rights was adopted on 10 December 1949.", "декларациясы қабылданды"),
        ("ru", "Kazakhstan ratified the ICCPR in 2009.", "Международный пакт о гражданских и политических правах"),
        ("kk", "Kazakhstan ratified the ICCPR in 2009.", "Азаматтық және саяси құқықтар туралы халықаралық пакт"),
        ("en", "Казахстан ратифицировал МПГПП в 2009 году.", "ICCPR"),
    ],
)  # fmt: skip
def test_what_is_on_file_is_called_in_the_language_of_the_message(spoken: str, sentence: str, words: str) -> None:
    language = "en" if sentence.isascii() else "ru"
    with use(spoken):
        messages = found(language, {"en": "Kazakhstan", "ru": "Казахстан"}[language], sentence, "E-DATE-CONFLICT")
    assert [words in message for _severity, message in messages] == [True]
