"""Each catalogue says messages of the code and the pages, and says them whole; Russian and Kazakh say every one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.http import HttpResponse
from django.utils.translation import gettext, ngettext, override

from dalel.config.middleware import speak_the_language_of_the_page
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import LOCALE, _, n_, use
from tools.templates import extract

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s")
MARKUP = re.compile(r"</?\w+[^>]*>|&\w+;|`[^`]*`")
whole = pytest.mark.parametrize("language", [one.code for one in LANGUAGES.values() if one.is_whole and one.instead])
each = pytest.mark.parametrize("language", [one.code for one in LANGUAGES.values() if one.instead])


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[str | tuple[str, str]]:
    """Every message that the code and the templates can say, collected as `make messages` does."""
    template = tmp_path_factory.mktemp("messages") / "django.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        patch.chdir(ROOT)
        words = ["pybabel", "--quiet", "extract", "-F", "babel.cfg", "-k", "_", "-k", "n_:1,2"]
        CommandLineInterface().run([*words, "-o", str(template), "."])
    return {_key(message) for message in _read(template) if message.id}


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _catalogue(language: str) -> Catalog:
    return _read(LOCALE / language / "LC_MESSAGES" / "django.po", language)


def _key(message: Message) -> str | tuple[str, str]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))  # type: ignore[call-overload]


def _translated(language: str) -> list[Message]:
    return [one for one in _catalogue(language) if one.id and all(_forms(one.string))]


def _pairs(language: str) -> list[tuple[str, str]]:
    """Each form of each translation beside the English that it stands for; the plural shows all placeholders."""
    return [(_forms(one.id)[-1], form) for one in _translated(language) for form in _forms(one.string)]


@whole
def test_every_message_has_a_translation_in_all_its_forms(said: set[str | tuple[str, str]], language: str) -> None:
    catalogue = _catalogue(language)
    done = {_key(one) for one in _translated(language) if not one.fuzzy}
    assert len(said) > 1_000
    assert not sorted(map(str, said - done)), "run `make messages` and translate these"
    short = [one.id for one in catalogue if one.pluralizable and len(_forms(one.string)) != catalogue.num_plurals]
    assert not short


@each
def test_nothing_is_translated_that_nobody_says(said: set[str | tuple[str, str]], language: str) -> None:
    assert not sorted(str(one.id) for one in _catalogue(language) if one.id and _key(one) not in said)


@each
@pytest.mark.parametrize("part", [PLACEHOLDER, MARKUP])
def test_every_translation_keeps_placeholders_and_markup(language: str, part: re.Pattern[str]) -> None:
    wrong = [
        (english, form) for english, form in _pairs(language) if set(part.findall(form)) != set(part.findall(english))
    ]
    assert not wrong


@each
def test_no_translation_opens_more_braces_than_the_message(language: str) -> None:
    signs = "{}%"
    wrong = [
        (english, form)
        for english, form in _pairs(language)
        if [Counter(PLACEHOLDER.sub("", english))[sign] for sign in signs]
        != [Counter(PLACEHOLDER.sub("", form))[sign] for sign in signs]
    ]
    assert not wrong


@each
def test_spaces_at_the_ends_and_line_breaks_are_kept(language: str) -> None:
    shape = re.compile(r"^\s*|\s*$|\n")
    wrong = [pair for pair in _pairs(language) if shape.findall(pair[0]) != shape.findall(pair[1])]
    assert not wrong


@each
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    english = re.compile("[“”„]")
    assert not [form for _english, form in _pairs(language) if english.search(form)]
    assert not [form for _english, form in _pairs(language) if form.count("«") != form.count("»")]


@each
def test_the_compiled_catalogue_is_current(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {_key(one): _forms(one.string) for one in read_mo(file) if one.id}
    assert compiled == {_key(one): _forms(one.string) for one in _translated(language)}


@each
@pytest.mark.parametrize("n", [0, 1, 2, 5, 11, 21, 22, 25, 101, 111, 112])
def test_the_program_and_the_pages_choose_the_same_plural(language: str, n: int) -> None:
    with use(language), override(language):
        assert n_("%(n)s day", "%(n)s days", n) == ngettext("%(n)s day", "%(n)s days", n)
        assert n_("%(n)s day", "%(n)s days", n) not in ("%(n)s day", "%(n)s days")


@pytest.mark.parametrize(("n", "words"), [(1, "1 ошибка"), (3, "3 ошибки"), (11, "11 ошибок"), (21, "21 ошибка")])
def test_russian_has_three_forms_after_numbers(n: int, words: str) -> None:
    with use("ru"):
        assert n_("{n} error", "{n} errors", n, n=n) == words


def test_kazakh_has_no_plural_after_numbers() -> None:
    with use("kk"):
        assert [n_("{n} error", "{n} errors", n, n=n) for n in (1, 7)] == ["1 қате", "7 қате"]


def test_a_language_without_a_word_says_it_in_the_one_that_is_read_in_its_place() -> None:
    with use("ky"):
        assert _("Incidents") == "Окуялар"
        assert _("This must be filled in.") == "Это нужно заполнить."


def test_pages_too_say_it_in_the_language_that_is_read_in_its_place() -> None:
    speak_the_language_of_the_page(lambda _request: HttpResponse())
    with override("ky"):
        assert gettext("This must be filled in.") == "Это нужно заполнить."


def test_what_is_done_of_an_unfinished_language_covers_the_pages() -> None:
    """Of Kyrgyz the pages of the site are done: their templates hold no message without words."""
    done = {_key(one) for one in _translated("ky")}
    files = (ROOT / "dalel").glob("*/templates/**/*.html")
    asked = {key for file in files for key in _messages(file)}
    assert len(asked) > 300
    assert sorted(map(str, asked - done)) == []


def _messages(file: Path) -> set[str | tuple[str, str]]:
    with file.open("rb") as stream:
        found = [message for _line, _function, message, _comments in extract(stream, ["_"], [], {})]
    return {one if isinstance(one, str) else tuple(part for part in one if part) for one in found}  # type: ignore[misc]
