"""The Russian and Kazakh catalogues say every message of the code and the pages, and say it whole."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation import ngettext, override

from dalel.lib.speech import LOCALE, n_, use

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s")
MARKUP = re.compile(r"</?\w+[^>]*>|&\w+;|`[^`]*`")
both = pytest.mark.parametrize("language", ["ru", "kk"])


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


@both
def test_every_message_has_a_translation_in_all_its_forms(said: set[str | tuple[str, str]], language: str) -> None:
    catalogue = _catalogue(language)
    whole = {_key(one) for one in _translated(language) if not one.fuzzy}
    assert len(said) > 1_000
    assert not sorted(map(str, said - whole)), "run `make messages` and translate these"
    short = [one.id for one in catalogue if one.pluralizable and len(_forms(one.string)) != catalogue.num_plurals]
    assert not short


@both
def test_nothing_is_translated_that_nobody_says(said: set[str | tuple[str, str]], language: str) -> None:
    assert not sorted(str(one.id) for one in _catalogue(language) if one.id and _key(one) not in said)


@both
@pytest.mark.parametrize("part", [PLACEHOLDER, MARKUP])
def test_every_translation_keeps_placeholders_and_markup(language: str, part: re.Pattern[str]) -> None:
    wrong = [
        (english, form) for english, form in _pairs(language) if set(part.findall(form)) != set(part.findall(english))
    ]
    assert not wrong


@both
def test_no_translation_opens_more_braces_than_the_message(language: str) -> None:
    signs = "{}%"
    wrong = [
        (english, form)
        for english, form in _pairs(language)
        if [Counter(PLACEHOLDER.sub("", english))[sign] for sign in signs]
        != [Counter(PLACEHOLDER.sub("", form))[sign] for sign in signs]
    ]
    assert not wrong


@both
def test_spaces_at_the_ends_and_line_breaks_are_kept(language: str) -> None:
    shape = re.compile(r"^\s*|\s*$|\n")
    wrong = [pair for pair in _pairs(language) if shape.findall(pair[0]) != shape.findall(pair[1])]
    assert not wrong


@both
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    english = re.compile("[“”„]")
    assert not [form for _english, form in _pairs(language) if english.search(form)]
    assert not [form for _english, form in _pairs(language) if form.count("«") != form.count("»")]


@both
def test_the_compiled_catalogue_is_current(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {_key(one): _forms(one.string) for one in read_mo(file) if one.id}
    assert compiled == {_key(one): _forms(one.string) for one in _translated(language)}


@both
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
