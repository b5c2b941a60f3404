"""Whether a text names somebody who must not be named, in whatever form the name stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dalel.documents.withheld import Named, Withheld
from dalel.lib.spellings import sounds
from tests.documents.consent import gate, texts
from tools.ordinary_words import LIST, words

NURLAN = Named(
    "p1", "Teacher A", "the name is withheld", ("Смагулов Нурлан Ахметович",), ("Смагулов",), ("Нурлан Ахметович",)
)
ANNA = Named(
    "p2", "Student B", "the name is withheld", ("Мороз Анна", "Anna Moroz"), ("Мороз", "Moroz"), ("Анна", "Anna")
)
SUHARTO = Named("p3", "Fisher C", "the name is withheld", ("Sumarlin",))
CLOSED = Withheld([NURLAN, ANNA, SUHARTO])


def named(text: str, gate: Withheld = CLOSED) -> list[str]:
    """What of a text names whom."""
    return [f"{hit.person.id}: {text[hit.start : hit.end]}" for hit in gate.hits(text)]


@pytest.mark.parametrize(
    "form",
    [
        "Смагулов", "Смагулова", "Смагуловым", "Смагуловых", "смагулов", "СМАГУЛОВ", "Смагұловтың", "Смағұловқа",
        "Смагуловдун",
        "Smagulov", "Smagulov's", "Smaghulow", "Smagoulov", "Smağūlov", "Сmaгyлов", "Смaгулοв",
        "Сма\u00adгулов", "Сма\u200bгулов",
        "Смагу́лов", "С м а г у л о в", "Смагу-\nлов", "Нурлан Ахметович", "Нурлану Ахметовичу", "нурлан смагулов",
        "Nurlan Akhmetovich", "Нұрлан Ахметұлы", "smagulov@example.org", "n.smagulov", "nsmagulov_photo.jpg",
        "nurlansmagulov@example.org", "https://example.org/people/smagulov-n", "Смагуловское дело",
    ],
)  # fmt: skip
def test_a_name_is_known_in_every_form(form: str) -> None:
    for text in (form, f"В тот день ({form}) его не нашли.", f"1. {form}\n2. Иванов"):
        assert {hit.person for hit in CLOSED.hits(text)} == {NURLAN}, text


@pytest.mark.parametrize(
    "text", ["A. Moroz", "Moroz A.", "Г-жа Мороз", "адвокат Мороз", "Анна Мороз", "anna moroz", "Ms Moroz"]
)
def test_a_surname_that_is_a_word_is_known_by_a_second_sign(text: str) -> None:
    assert {hit.person for hit in CLOSED.hits(f"Пришла {text}.")} == {ANNA}


@pytest.mark.parametrize(
    "text",
    [
        "Мороз был сильный.", "МОРОЗ И СНЕГ", "Мороз, снег. В мороз никто не пришёл.", "Адвокат Мороз Петров",
        "Морозов Пётр сказал.", "Адвокат Анна Смирнова", "Нурлан пришёл домой.",
        "Анна и Нурлан ушли.", "Нурлан. Ахмет.",
    ],
)  # fmt: skip
def test_a_word_a_given_name_or_another_surname_names_nobody(text: str) -> None:
    assert named(text) == []


def test_a_name_of_one_word_names_its_bearer_alone() -> None:
    assert named("There Sumarlin was held.") == ["p3: Sumarlin"]


def test_a_surname_that_somebody_bears_who_may_be_named_needs_a_second_sign() -> None:
    other = Named("p9", "Pyotr", "", ("Смагулов Пётр",), ("Смагулов",), ("Пётр",))
    both = Withheld([NURLAN, other])
    assert named("Смагулов сказал. Пётр Смагулов тоже.", both) == []
    assert named("Сказал Н. Смагулов.", both) == ["p1: Н. Смагулов"]
    assert named("Сказал Нурлан Смагулов.", both)[0].startswith("p1")


def test_the_same_whole_name_of_somebody_who_may_be_named_is_theirs() -> None:
    namesake = Named("p9", "Another", "", ("Смагулов Нурлан",), ("Смагулов",), ("Нурлан",))
    assert named("Нурлан Смагулов сказал.", Withheld([NURLAN, namesake])) == []


def test_parts_in_two_sentences_are_no_name() -> None:
    assert named("Пришла Анна. Мороз был сильный.") == []


def test_a_label_stands_in_place_of_each_name() -> None:
    masked = CLOSED.masked("Дело Смагулова и А. Мороз, снова Смагулов.")
    assert masked == "Дело [Teacher A] и [Student B], снова [Teacher A]."
    assert CLOSED.masked("Мороз Анна Смагулова") == "[Student B] [Teacher A]"


def test_where_nobody_is_withheld_nothing_is_found() -> None:
    assert Withheld([]).hits("Смагулов") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жанар", "Janar"), ("Джамал", "Zhamal"), ("Щербаков", "Ščerbakov"), ("Юлия", "Iuliia"), ("Қасым", "Kassym"),
        ("Нұрсұлтан", "Nursultan"), ("Семёнов", "Semyonov"), ("Чингиз", "Çıñğyz"), ("Дәулет", "Dawlet"), 
        ("Өтеген", "Утеген"),
        ("Журавицкая", "Žuravickaâ"), ("Шевченко", "Schewtschenko"), ("Хасанов", "Khassanov"), ("Сергей", "Serguei"),
        ("Хоуп", "Hope"), ("Уктамжонова", "O‘ktamjonova"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sounds(one) & sounds(other)


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for hit in CLOSED.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
    CLOSED.masked(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert NURLAN in {hit.person for hit in CLOSED.hits(f"{before}\n\nНурлан Смагулов\n\n{after}")}


@pytest.mark.parametrize(
    "piece", ["А", "(", "а ", "а-", "a'", "а\u0301", "Мороз адвокат ", "Смагулов ", "н смагулов_", "\u200b"]
)
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        began = time.perf_counter()
        CLOSED.hits(text)
        return time.perf_counter() - began

    seconds(1_000)
    assert seconds(32_000) < 40 * seconds(4_000) + 0.5  # eight times as long; squared it would be 64 times


def test_of_names_in_texts_by_another_hand_few_are_missed_and_few_texts_stopped() -> None:
    """The whole of it: python -m benchmarks.consent."""
    known = gate()
    tried = [one for line, one in enumerate(texts("variants")) if line % 5 == 0]
    found = sum(one["person"] in {hit.person.id for hit in known.hits(one["text"])} for one in tried)
    assert len(tried) == 4_000
    assert found >= 0.985 * len(tried)
    assert sum(bool(known.hits(one["text"])) for one in texts("innocent")) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "Нурлан С.", "С. Нурлан", "Nurlan S.", "#СвободуСмагулову", "#FreeSmagulov", "ДелоСмагулова", "СмагуловLIVE",
        "https://ru.example.org/%D0%A1%D0%BC%D0%B0%D0%B3%D1%83%D0%BB%D0%BE%D0%B2",
        "https://ru.example.org/%25D0%25A1%25D0%25BC%25D0%25B0%25D0%25B3%25D1%2583%25D0%25BB%25D0%25BE%25D0%25B2",
        "https://ru.example.org/%D1%EC%E0%E3%F3%EB%EE%E2", "#freesmagulov", "#свободусмагулову",
        "Смагулов и его брат Нурлан",
    ],
)  # fmt: skip
def test_a_name_half_hidden_run_together_or_encoded_is_known(text: str) -> None:
    assert NURLAN in {hit.person for hit in CLOSED.hits(f"Об этом: {text} было сказано.")}


@pytest.mark.parametrize("text", ["Smagulov University", "улица Смагулова", "проспект Смагулова", "Смагулов көшесінде"])
def test_an_institution_or_a_street_is_no_person(text: str) -> None:
    assert named(f"Там есть {text} и парк.") == []
    assert named(f"Там есть {text} имени Нурлана и парк.") != []


def test_a_label_that_is_a_name_is_not_repeated() -> None:
    unlucky = Named("p7", "Смагулов", "the name is withheld", ("Смагулов Нурлан",), ("Смагулов",), ("Нурлан",))
    gate = Withheld([unlucky])
    assert gate.masked("Дело Смагулова") == "Дело [p7]"
    (hit,) = gate.hits("Дело Смагулова")
    assert "магул" not in gate.around("Дело Смагулова", hit)


# Consonants that meet in a name, and what two of them look like together in Latin letters: тж, tzh; сч, sch.
MEETING = dict(
    zip(
        "бвгджзклмнпрстфхцчш",
        ["b", "v", "g", "d", "zh", "z", "k", "l", "m", "n", "p", "r", "s", "t", "f", "kh", "ts", "ch", "sh"],
        strict=True,
    )
)


@given(st.sampled_from(sorted(MEETING)), st.sampled_from(sorted(MEETING)))
def test_a_name_is_known_in_latin_letters_whichever_consonants_meet_in_it(first: str, second: str) -> None:
    assume(first + second != "шч")  # which Latin letters do not tell from щ
    name = f"Ба{first}{second}анов"
    assert sounds(name) & sounds(f"Ba{MEETING[first]}{MEETING[second]}anov")


@pytest.mark.parametrize(
    "text", ["Mr Bakhytzhanov", "Muratzhan B.", "#bakhytzhanov", "Bakhytzhanov's", "murat.bakhytzhanov"]
)
def test_a_kazakh_name_is_known_as_it_is_written_in_passports(text: str) -> None:
    gate = Withheld(
        [Named("p8", "C", "the name is withheld", ("Бахытжанов Муратжан",), ("Бахытжанов",), ("Муратжан",))]
    )
    assert gate.hits(f"They told of {text} there.")


@pytest.mark.parametrize(
    "text",
    ["Ержан Досымбек улы", "Досымбек ұлы Ержан", "Dosymbek uly Erzhan", "Ержан Досымбек-улы", "Yerzhan Dosymbekuly"],
)
def test_a_name_that_says_whose_son_somebody_is_is_known_together_and_apart(text: str) -> None:
    gate = Withheld([Named("p9", "D", "the name is withheld", ("Ержан Досымбекұлы",), ("Досымбекұлы",), ("Ержан",))])
    assert gate.hits(f"They told of {text} there.")


@pytest.mark.parametrize("text", ["O'Brien", "O’Brien", "O‛Brien", "O`Brien"])
def test_an_apostrophe_in_a_name_is_known_in_every_sign(text: str) -> None:
    gate = Withheld([Named("p9", "D", "the name is withheld", ("Sean O'Brien",), ("O'Brien",), ("Sean",))])
    assert gate.hits(f"They told of Mr {text} there.")


def test_what_is_shown_of_a_place_ends_with_no_half_of_another_name() -> None:
    for gap in range(30):
        text = f"{'а ' * 20}Смагулов, {'а' * gap} и Anna Moroz {'б' * gap}, о Смагулове {'а ' * 20}"
        for hit in CLOSED.hits(text):
            shown = CLOSED.around(text, hit)
            assert not [half for half in ("маг", "гул", "лов", "Смаг", "Mor", "roz", "nna") if half in shown], (
                gap,
                shown,
            )


@pytest.mark.parametrize("text", ["Ms O'Donnell", "Reyes", "Mr Reyes's", "Сальтыков-Никитенко", "Никитенко"])
def test_half_a_double_surname_names_its_bearer(text: str) -> None:
    names = ("O'Donnell-Reyes", "Сальтыков-Никитенко")
    gate = Withheld([Named("p9", "D", "the name is withheld", ("Rosa O'Donnell-Reyes",), names, ("Rosa",))])
    assert gate.hits(f"They told of {text} there.")
    assert not gate.hits("They told of van den nobody there.")


@pytest.mark.parametrize("title", ["Г-жу", "Гражданку", "Свидетельницу", "Вдова", "Активисткой"])
def test_a_surname_that_is_a_word_is_known_by_a_title_in_any_case(title: str) -> None:
    assert {hit.person for hit in CLOSED.hits(f"{title} Мороз задержали.")} == {ANNA}


@pytest.mark.parametrize("text", ["С.м.а.г.у.л.о.в", "С_м_а_г_у_л_о_в", "С*м*а*г*у*л*о*в", "S.m.a.g.u.l.o.v"])
def test_a_name_whose_letters_are_parted_by_signs_is_known(text: str) -> None:
    assert {hit.person for hit in CLOSED.hits(f"Тогда {text} ушёл.")} == {NURLAN}


def test_the_list_of_ordinary_words_is_what_the_messages_give() -> None:
    listed = [line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert listed == words()
