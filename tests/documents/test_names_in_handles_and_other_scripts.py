"""Names in handles and names of files, in names of cases, in other scripts and in slips; and what looks like them."""

from __future__ import annotations

import pytest

from dalel.documents.withheld import Named, Withheld
from dalel.lib.alphabets import skeletons

WHY = "the name is withheld"
PEOPLE = {
    "kozhoeva": Named(
        "kozhoeva", "A", WHY, ("Кожоева Чолпон", "Cholpon Kozhoeva"), ("Кожоева", "Kozhoeva"), ("Чолпон", "Cholpon")
    ),
    "smith": Named("smith", "B", WHY, ("John Smith",), ("Smith",), ("John",)),
    "sharipov": Named("sharipov", "C", WHY, ("Ғани Шәріпов",), ("Шәріпов",), ("Ғани",)),
    "auezkyzy": Named("auezkyzy", "D", WHY, ("Жұлдыз Әуезқызы",), ("Әуезқызы",), ("Жұлдыз",)),
    "moroz": Named("moroz", "E", WHY, ("Мороз Анна", "Anna Moroz"), ("Мороз", "Moroz"), ("Анна", "Anna")),
    "baker": Named("baker", "F", WHY, ("Mary Baker",), ("Baker",), ("Mary",)),
    "hope": Named("hope", "G", WHY, ("Daniel Hope",), ("Hope",), ("Daniel",)),
    "torres": Named("torres", "H", WHY, ("María Torres",), ("Torres",), ("María",)),
    "rose": Named("rose", "I", WHY, ("Helen Rose",), ("Rose",), ("Helen",)),
    "kipshidze": Named("kipshidze", "J", WHY, ("Нино Кипшидзе",), ("Кипшидзе",), ("Нино",)),
}
GATE = Withheld(PEOPLE.values())


def named(text: str, gate: Withheld = GATE) -> set[str]:
    return {hit.person.id for hit in gate.hits(text)}


HANDLES = [
    ("gsharipov", "sharipov"), ("sharipovg", "sharipov"), ("ghsharipov", "sharipov"),
    ("chkozhoeva", "kozhoeva"),
    ("zhauezkyzy", "auezkyzy"), ("auezkyzyzh", "auezkyzy"), ("jsmith", "smith"), ("smithj", "smith"),
    ("case-of-smith", "smith"), ("smith-v-kyrgyzstan", "smith"), ("delo-moroz", "moroz"),
    ("letter-amoroz", "moroz"),
    ("baker-vs-uzbekistan", "baker"), ("photo-of-the-family-baker", "baker"), ("bakerm_2020", "baker"),
    ("See jsmith_kg on Telegram.", "smith"), ("Her account mbaker on Instagram was closed.", "baker"),
    ("Пишите на jsmith2024@mail.kg", "smith"), ("Телеграм-канал gsharipov закрыт.", "sharipov"),
    ("https://t.me/jsmith", "smith"), ("@smithj", "smith"), ("#jsmith", "smith"),
    ("Оны gsharipov деп іздеңіз.", "sharipov"),
    ("zhuldyz.auez@mail.kz", "auezkyzy"), ("ghani_sharip", "sharipov"), ("cholpon.k@mail.kg", "kozhoeva"),
    ("#Жұлдызғабостандық", "auezkyzy"), ("#FreeDaniel", "hope"), ("#freecholpon", "kozhoeva"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person"), HANDLES)
def test_a_handle_made_of_parts_of_a_name_names_its_bearer(text: str, person: str) -> None:
    assert person in named(text)


CASES = [
    ("The case of Smith v. Kyrgyzstan was heard.", "smith"), ("Hope v. Georgia (2019) says so.", "hope"),
    ("In Baker v Tajikistan the Committee found torture.", "baker"),
    ("They cite Prosecutor v. Baker.", "baker"),
    ("The Smiths were fined.", "smith"), ("See Smith's letter.", "smith"),
    ("Baker’s lawyer was not admitted.", "baker"),
    ("Then the trial of Baker began.", "baker"), ("It is called the Moroz case.", "moroz"),
    ("По делу Мороз никто не опрошен.", "moroz"), ("Мороз против Казахстана", "moroz"),
    ("Жалоба Мороз отклонена.", "moroz"),
    ("Дело Смита против Кыргызстана", "smith"), ("Мороздың ісі қаралды.", "moroz"),
    ("Мороз Қазақстанға қарсы", "moroz"),
    ("Мороздун иши каралды.", "moroz"), ("L’affaire Baker c. Ouzbékistan a été jugée.", "baker"),
    ("Se trata del caso Torres contra Cuba.", "torres"), ("Torres vs. México", "torres"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person"), CASES)
def test_a_surname_that_is_a_word_is_known_as_a_party_or_by_what_its_bearer_has(text: str, person: str) -> None:
    assert person in named(text)


WHOLE = [
    ("Келді Ғани Шәріпұлы.", "sharipov"), ("چولپون كوجوەۋا", "kozhoeva"), ("كوجوەۋا چولپون", "kozhoeva"),
    ("تشولبون كوجوييفا", "kozhoeva"), ("ჩოლპონ კოჟოევა", "kozhoeva"), ("კიფშიძე ნინომ", "kipshidze"),
    ("Չոլպոն Կոժոեվա", "kozhoeva"), ("Τσολπόν Κοζόεβα", "kozhoeva"), ("Τζον Σμιθ", "smith"),
    ("צ׳ולפון קוז׳ויבה", "kozhoeva"), ("צ'ולפון קוז'ויבה", "kozhoeva"), ("记者乔尔蓬·科若耶娃被捕", "kozhoeva"),
    ("촐폰 코조예바", "kozhoeva"), ("チョルポン・コジョエワ", "kozhoeva"), ("جون سميث", "smith"),
    ("ჯონ სმითი", "smith"),
    ("Kožojevová", "kozhoeva"), ("Kocoyeva Çolpon", "kozhoeva"), ("Cholpon Kogioeva", "kozhoeva"),
    ("Csolpon Kozsojeva", "kozhoeva"), ("Cholpan Kozoeva", "kozhoeva"), ("Чолпан Кажоева", "kozhoeva"),
    ("Kozoeva, Cholpan", "kozhoeva"), ("K0zh03va Ch0lp0n", "kozhoeva"), ("Kozho\\eva Cholpon", "kozhoeva"),
    ("Kozho|eva", "kozhoeva"), ("Ko\u00adzhoeva", "kozhoeva"), ("Ko\ufe0fzhoeva", "kozhoeva"),
    ("Ko\u3164zhoeva", "kozhoeva"),
    ("ᴄʜᴏʟᴘᴏɴ ᴋᴏᴢʜᴏᴇᴠᴀ", "kozhoeva"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person"), WHOLE)
def test_both_names_together_are_known_in_other_scripts_spellings_and_slips(text: str, person: str) -> None:
    assert person in named(text)
    assert person in named(f"It was said then: {text}.")


QUIET = [
    # handles
    "baker.md", "hope.html", "smithsonian.org", "hopeful@ngo.org", "https://mail.kg/anna.ivanova",
    "blacksmith-guild",
    "#бостандық", "#FreePress", "#freethemall", "The goldsmith wrote to the blacksmith on Telegram.",
    # words that are names
    "The case of hope is lost.", "The baker's bread was good. The bakers went home.",
    "The Smith Institute said so.",
    "Hope's end.", "They told us of the Bakery case.", "The case of White Baker Ltd.",
    "It is a letter of hope.",
    "The law v. the rule.", "Мороз против снега не борется.", "Мороз и солнце. Дело ясное.",
    "Дело Морозова закрыто.",
    "Граждане России уехали из России.", "Президент России сказал.", "Le président de la Russie",
    # one part alone, in whatever script
    "ჯონი წავიდა", "乔尔蓬来了", "Τζον", "Чолпан пришла.", "Шәріп айтты.", "Шәріп пен Ғани келді.",
    "Жұлдыз, Әуез және Болат келді.", "In October Daniel spoke.", "On January 15 Anna came.",
    # other people
    "Mary Barker was there.", "Daniel Hooper", "Danielle Hopper", "Anna Morozova", "Айгүл Сейтова",
    "Ғани Шәкіров",
    "Чолпон Кожобаева", "Cholpon Kojomkulova", "Жұлдыз Мұхтарқызы", "Жан Шмидт", "Nina Kapanadze",
    "ნინო კაპანაძე",
    "السلام عليكم ورحمة الله", "11J protesters",
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET)
def test_words_other_people_and_single_names_stop_nothing(text: str) -> None:
    assert named(text) == set()


def test_a_call_for_somebody_who_may_be_named_is_theirs() -> None:
    other = Named("p9", "Daniel", "", ("Daniel Petrov",), ("Petrov",), ("Daniel",))
    assert named("#FreeDaniel", Withheld([*PEOPLE.values(), other])) == set()


def test_two_names_in_another_script_that_somebody_bears_who_may_be_named_are_theirs() -> None:
    other = Named("p9", "Cholpan", "", ("Чолпан Кажоева",), ("Кажоева",), ("Чолпан",))
    gate = Withheld([PEOPLE["kozhoeva"], other])
    assert named("Чолпан Кажоева пришла.", gate) == set()


@pytest.mark.parametrize(
    ("word", "key"),
    [("კოჟოევა", "kjv"), ("Կոժոեվա", "kjv"), ("Κοζόεβα", "kjv"), ("كوجوەۋا", "kjv"), ("코조예바", "kjv")],
)
def test_one_name_has_the_same_consonants_in_every_script(word: str, key: str) -> None:
    assert key in skeletons(word, first=True)
