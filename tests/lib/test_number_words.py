"""Numbers in words, and the noun that stands with them, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.errors import LanguageError
from dalel.lib.language import counted, decline, format_number, join, number_words, ordinal, plural_form, spell

ACTIVISTS = {"en": ("activist", "activists"), "ru": ("активист", "активиста", "активистов"), "kk": ("белсенді",)}


@pytest.mark.parametrize(
    ("n", "english", "russian", "kazakh"),
    [
        (0, "zero", "ноль", "нөл"),
        (4, "four", "четыре", "төрт"),
        (17, "seventeen", "семнадцать", "он жеті"),
        (21, "twenty-one", "двадцать один", "жиырма бір"),
        (70, "seventy", "семьдесят", "жетпіс"),
        (101, "one hundred and one", "сто один", "жүз бір"),
        (555, "five hundred and fifty-five", "пятьсот пятьдесят пять", "бес жүз елу бес"),
        (1000, "one thousand", "одна тысяча", "мың"),
        (1100, "one thousand, one hundred", "одна тысяча сто", "мың бір жүз"),
        (2002, "two thousand and two", "две тысячи два", "екі мың екі"),
        (40_011, "forty thousand and eleven", "сорок тысяч одиннадцать", "қырық мың он бір"),
    ],
)
def test_a_number_is_written_in_words(n: int, english: str, russian: str, kazakh: str) -> None:
    assert (number_words(n, "en"), number_words(n, "ru"), number_words(n, "kk")) == (english, russian, kazakh)


@pytest.mark.parametrize(
    ("n", "gender", "case", "animate", "words"),
    [
        (1, "f", "acc", False, "одну"),
        (2, "f", "nom", False, "две"),
        (22, "n", "nom", False, "двадцать два"),
        (3, "m", "acc", False, "три"),
        (3, "m", "acc", True, "трёх"),
        (22, "m", "acc", True, "двадцать два"),
        (21, "m", "acc", True, "двадцать одного"),
        (5, "m", "ins", False, "пятью"),
        (8, "m", "gen", False, "восьми"),
        (40, "m", "dat", False, "сорока"),
        (90, "m", "ins", False, "девяноста"),
        (101, "m", "gen", False, "ста одного"),
        (555, "m", "ins", False, "пятьюстами пятьюдесятью пятью"),
        (2000, "m", "gen", False, "двух тысяч"),
        (1000, "m", "acc", False, "одну тысячу"),
    ],
)
def test_russian_numbers_follow_gender_case_and_life(n: int, gender: str, case: str, animate: bool, words: str) -> None:
    assert number_words(n, "ru", gender=gender, case=case, animate=animate) == words


@pytest.mark.parametrize(
    ("n", "case", "words"),
    [
        (5, "dat", "беске"),
        (6, "abl", "алтыдан"),
        (3, "gen", "үштің"),
        (10, "abl", "оннан"),
        (50, "acc", "елуді"),
        (100, "ins", "жүзбен"),
        (4, "loc", "төртте"),
    ],
)
def test_kazakh_endings_follow_vowel_harmony(n: int, case: str, words: str) -> None:
    assert number_words(n, "kk", case=case) == words


@pytest.mark.parametrize(
    ("word", "genitive", "dative", "instrumental"),
    [
        ("Ярославль", "Ярославльдің", "Ярославльге", "Ярославльмен"),
        ("актив", "активтің", "активке", "активпен"),
        ("журналист", "журналисттің", "журналистке", "журналистпен"),
        ("факт", "фактінің", "фактіге", "фактімен"),
        ("Минск", "Минскінің", "Минскіге", "Минскімен"),
        ("митинг", "митингінің", "митингіге", "митингімен"),
        ("клуб", "клубтың", "клубқа", "клубпен"),
        ("институт", "институттың", "институтқа", "институтпен"),
        ("Назарбаев", "Назарбаевтың", "Назарбаевқа", "Назарбаевпен"),
        ("полиция", "полицияның", "полицияға", "полициямен"),
        ("тарих", "тарихтың", "тарихқа", "тарихпен"),
        ("қиын", "қиынның", "қиынға", "қиынмен"),
        ("су", "судың", "суға", "сумен"),
        ("Париж", "Париждің", "Парижге", "Парижбен"),
        ("сот отырысы", "сот отырысының", "сот отырысына", "сот отырысымен"),
    ],
)
def test_kazakh_words_from_other_languages_take_the_endings_of_the_norm(
    word: str, genitive: str, dative: str, instrumental: str
) -> None:
    assert [decline(word, "kk", case) for case in ("gen", "dat", "ins")] == [genitive, dative, instrumental]


@pytest.mark.parametrize(
    ("n", "english", "russian", "kazakh"),
    [
        (1, "1 activist", "1 активист", "1 белсенді"),
        (2, "2 activists", "2 активиста", "2 белсенді"),
        (5, "5 activists", "5 активистов", "5 белсенді"),
        (11, "11 activists", "11 активистов", "11 белсенді"),
        (21, "21 activists", "21 активист", "21 белсенді"),
        (112, "112 activists", "112 активистов", "112 белсенді"),
        (1234, "1,234 activists", "1\u00a0234 активиста", "1\u00a0234 белсенді"),
    ],
)
def test_a_noun_takes_the_form_that_its_number_asks_for(n: int, english: str, russian: str, kazakh: str) -> None:
    said = [counted(n, ACTIVISTS[lang], lang) for lang in ("en", "ru", "kk")]
    assert said == [english, russian, kazakh]


def test_a_count_in_words_takes_the_gender_of_its_noun() -> None:
    assert counted(2, ("жалоба", "жалобы", "жалоб"), "ru", words=True, gender="f") == "две жалобы"
    assert counted(5, ("белсенді",), "kk", words=True) == "бес белсенді"


def test_a_fraction_takes_the_russian_genitive_singular() -> None:
    assert plural_form(Decimal("1.5"), "ru", ACTIVISTS["ru"]) == "активиста"
    assert plural_form(Decimal("5.0"), "ru", ACTIVISTS["ru"]) == "активиста"
    assert plural_form(Decimal("1E+1"), "ru", ACTIVISTS["ru"]) == "активистов"
    assert plural_form(Decimal("1.5"), "en", ACTIVISTS["en"]) == "activists"
    assert plural_form(Decimal("1.0"), "en", ACTIVISTS["en"]) == "activists"


@given(st.integers(0, 999_999), st.sampled_from(["en", "ru", "kk"]))
def test_two_numbers_never_share_their_words(n: int, lang: str) -> None:
    assert number_words(n, lang) != number_words((n + 1) % 1_000_000, lang)
    assert "  " not in number_words(n, lang)


def test_united_nations_style_spells_up_to_ten_and_no_further() -> None:
    assert [spell(n, "en") for n in (3, 10, 11)] == ["three", "ten", "11"]
    assert spell(2, "ru", gender="f") == "две"


@pytest.mark.parametrize(
    ("value", "lang", "decimals", "text"),
    [
        (1234567, "en", None, "1,234,567"),
        (1234567, "ru", None, "1\u00a0234\u00a0567"),
        (Decimal("46.25"), "en", 1, "46.3"),
        (Decimal("46.25"), "kk", None, "46,25"),
        (0.1 + 0.2, "en", 2, "0.30"),
        (Decimal("-1234.5"), "en", None, "\u22121,234.5"),
        (2, "en", 2, "2.00"),
    ],
)
def test_digits_take_the_separators_of_the_language(
    value: int | Decimal | float, lang: str, decimals: int | None, text: str
) -> None:
    assert format_number(value, lang, decimals) == text


def test_a_list_is_joined_as_running_text() -> None:
    assert join(["a", "b", "c"], "en") == "a, b and c"
    assert join(["a", "b"], "ru") == "a и b"
    assert join(["a", "b"], "kk") == "a және b"
    assert (join(["a"], "en"), join([], "en")) == ("a", "")


def test_ordinals_are_written_with_their_endings() -> None:
    assert [ordinal(n, "en") for n in (1, 2, 3, 11, 22, 34, 113)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "22nd",
        "34th",
        "113th",
    ]
    assert [ordinal(34, "ru", gender=gender) for gender in "mfn"] == ["34-й", "34-я", "34-е"]
    assert [ordinal(34, lang) for lang in ("kk", "ky")] == ["34-", "34-"]


@pytest.mark.parametrize(("n", "lang"), [(-1, "en"), (1_000_000, "ru"), (5, "de")])
def test_what_has_no_words_is_refused_with_a_remedy(n: int, lang: str) -> None:
    with pytest.raises(LanguageError) as refused:
        number_words(n, lang)
    assert refused.value.remedy


def test_noun_forms_must_be_as_many_as_the_language_has() -> None:
    with pytest.raises(LanguageError, match="noun forms"):
        plural_form(2, "ru", ("активист", "активистов"))
