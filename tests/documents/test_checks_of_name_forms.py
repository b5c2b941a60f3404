"""One person spelt in two ways, and Russian cases left in other languages; never two persons, never a case."""

from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.language.variants import declined_alike, distance, relation, skeleton
from dalel.documents.readers.markdown import read_text
from tests.documents.small_texts import facts
from tests.documents.test_checks_of_lists_widened import AROUND


def found(language: str, text: str) -> list[str]:
    return [one.code for one in run(read_text(f"{AROUND[language]}\n\n{text}\n"), facts(), select=["W-NAME-FORM"])]


WRONG = [
    ("en", "Oleksandr Tarasenko was fined in May. In June Aleksandr Tarasenko appealed."),
    ("en", "The court heard Nurbek Dosmatov. Nurbek Dosmatow was then released."),
    ("en", "The judge Yelena Stroganova left. Her order was signed by Elena Stroganova."),
    ("en", "The lawyer Khadija Musaeva spoke. Hadija Musayeva was fined the next day."),
    ("en", "The poet Karim Bazarbaev was fined. Mr Bazarbayew appealed."),
    ("en", "S. Orlov was fined. In the case of S. Orlova the file was lost. S. Orlov's lawyer objected."),
    ("en", "- Sergei Orlov, a driver;\n- Ilya Grom, a cook.\n\nThe report on S. Orlova was signed by two doctors."),
    ("en", "Marisol Ccahuana spoke first. Later Marisol Cahuana was threatened."),
    ("ru", "Задержан Артём Мелконян. Артёма Мелконьяна отпустили вечером."),
    ("ru", "Адвокат Рустам Шарипов подал жалобу. Суд отказал Рустаму Шорипову в июне."),
    ("ru", "В суд пришла Ольга Вербицкая-Ланге. Ольгу Вербитскую-Ланге не пустили."),
    ("ru", "Редактор Нодар Гвасалия уехал. Нодару Гвосалия грозит срок."),
    ("kk", "Журналист Бауыржан Оспанқұлов ұсталды. Кейін Бауыржан Оспанкулов босатылды."),
    ("kk", "Сотқа Сәуле Дүйсенова келді. Судья Сауле Дүйсенованы тыңдамады."),
    ("kk", "Н. Орлов айыппұл төледі. Н. Орлова ісі қаралды."),
    ("fr", "Le tribunal a entendu Nourlan Abdoulaïev. Le lendemain, Nourlan Abdullaev a été libéré."),
    ("fr", "On a condamné Viktar Zialouka. La peine de Victar Zialouka a été réduite."),
    ("fr", "L'avocat d'Anahit Petrossian a plaidé. Plus tard, Anahit Petrosyan a fait appel."),
    ("es", "Declaró Rosaura Jiménez ante el juez. Al día siguiente Rosaura Giménez fue amenazada."),
    ("es", "La lideresa Nélida Chuquimamani habló. Después Nélida Chuquimanani fue citada."),
    ("es", "Compareció Zafar Jolmatov. El abogado de Zafar Kholmatov protestó."),
]
RIGHT = [
    ("en", "Azamat Karimov was fined. Azamat Karimov's sister, Aziza Karimova, was not."),
    ("en", "Dina Karimova and Dana Karimova are twins. Dana Karimova was fined."),
    ("en", "Ivan Petrov was fined. Ivan Petrenko was not."),
    ("en", "Olga Petrova spoke. Her brother Oleg Petrov was silent."),
    ("en", "The Criminal Code was read. Later the Criminal Codes of two States were compared."),
    ("en", "Marat Asanov was fined. Marat Usenov was not."),
    ("en", "Aziz Karimov was fined. Later Aziza Karimova spoke."),
    ("en", "Juan Carlos Prado-Luna, who signs J. C. Prado-Luna, was fined. J. C. Prado-Luna left."),
    ("en", "The list names Sergei Orlov and Sergey Orlow, two different men. Sergey Orlow appealed."),
    ("en", "A. Karimov was fined. In May Ms A. Karimova spoke."),
    ("en", "A. Karimov was fined. Asel Karimova, his colleague, and later A. Karimova spoke."),
    ("en", "He spoke to Anna Petrovna. Then Anna Petrova came."),
    ("en", "Gómez was heard. Rosa Gómez and later Rosa Gomez left."),
    ("en", "Ruslan Tarnov spoke. It was Ruslan Tarnov. He was with Mr Tarnov’s son."),
    ("ru", "Дело Кирилла Лобова закрыли. Кирилл Лобов вышел. Кириллу Лобову вернули ноутбук, о Кирилле Лобове писали."),
    ("ru", "Павел Лев уехал. Павла Льва искали. Павлу Льву писали."),
    ("ru", "Юрась Грек болен. Юрася Грека лечат. Юрасю Греку помогли."),
    ("ru", "Анна Белая и Анна Белова пришли. Анне Белой дали слово."),
    ("ru", "Ольга Вербицкая пришла. Ольгу Вербицкую ждали, Ольге Вербицкой звонили."),
    ("ru", "Братья Тимур Саидов и Тамир Саидов уехали. Тамира Саидова вернули."),
    ("ru", "Марина Громова ушла. Мария Громова осталась."),
    ("ru", "Южный Кавказ далеко. На Южном Кавказе тихо. С Южного Кавказа пишут."),
    ("ru", "Акмаль Юсупов осуждён. Его жене, Акмале Юсуповой, отказали."),
    ("ru", "М. Тажибаев осуждён. Адвокат М. Тажибаева пришёл. О М. Тажибаеве писали."),
    (
        "kk",
        "Ержан Төлеген ұсталды. Ержан Төлегенді босатты. Ержан Төлегенге айып тағылды, Ержан Төлегеннің ісі жабылды.",
    ),
    ("kk", "Салтанат Құрманова келді. Салтанат Құрмановаға сөз берілді, Салтанат Құрмановадан сұралды."),
    ("kk", "Данияр Ахметов ұсталды. Оның інісі Диняр Ахметов келді."),
    ("kk", "Нұрлан Асан мен Нұрлан Хасан ұсталды. Нұрлан Хасанды босатты."),
    ("fr", "Les frères Mikalaï et Mikhaïl Zouba ont fui. Mikhaïl Zouba est revenu."),
    ("fr", "Nous avons entendu Marie Dupont. Le juge a aussi entendu Mario Dupont, son cousin."),
    ("es", "Habló Julio Quispe. Su hermana, Julia Quispe, también habló."),
    ("es", "Vino José Pérez. Después vino Jose Perez."),
]


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_a_second_spelling_or_a_foreign_case_is_found(language: str, text: str) -> None:
    assert found(language, text) == ["W-NAME-FORM"]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_two_persons_and_the_cases_of_the_texts_own_language_are_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []


def test_spellings_of_one_sound_have_one_skeleton() -> None:
    assert skeleton("Kavalchuk") == skeleton("Kovalchuk") == skeleton("Ковальчук")
    assert skeleton("Sarkissian") == skeleton("Sargsian")
    assert skeleton("Petrov") != skeleton("Petrenko")


def test_cases_are_no_spellings() -> None:
    assert declined_alike("Лобов", "Лобовым", "ru") and declined_alike("Павел", "Павла", "ru")
    assert declined_alike("Төлеген", "Төлегеннің", "kk") and not declined_alike("Лобов", "Лабов", "ru")
    assert not declined_alike("Lobov", "Lobova", "en")


def test_how_far_two_words_are_apart_is_counted_in_letters() -> None:
    assert distance("orlov", "orlov") == 0 and distance("orlov", "olrov") == 1 and distance("orlov", "orlenko") == 4
    assert relation("Mikulich", "Nikulich", "en") == "letter" and relation("Kim", "Kin", "en") == ""
