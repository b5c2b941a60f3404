"""What a text says of signatures, ratifications and their absence, against the table of treaty status."""

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.text import read_text
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


def test_a_ratification_two_years_late_is_an_error_and_the_day_of_the_law_before_the_deposit_a_warning() -> None:
    late = "Kazakhstan ratified the Convention on the Rights of Persons with Disabilities in 2018."
    law = "Kazakhstan ratified the Convention on the Rights of Persons with Disabilities on 20 February 2015."
    assert [severity for severity, _message in found("en", "Kazakhstan", late, "E-DATE-CONFLICT")] == ["error"]
    assert [severity for severity, _message in found("en", "Kazakhstan", law, "E-DATE-CONFLICT")] == ["warning"]
