"""Labels and messages say each term of the glossary by its own word, and by none that means another thing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dalel.figures.catalogue import SHIPPED
from dalel.lib.messages import LOCALE
from dalel.reference.facts import DATA
from docs.makers.glossary import LANGUAGES, SURE, Term, terms

TERMS = terms()
WAYS = {way: term for term in TERMS for way in term.english}
VOCABULARIES = {file.stem: file for file in sorted((DATA / "vocabularies").glob("*.csv"))}
TABLES = VOCABULARIES | {name: DATA / f"{name}.csv" for name in ("laws", "provisions", "profiles")}
held = pytest.mark.parametrize("language", ["ru", "kk"])
Pair = tuple[str, str]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text; a star is any ending."""
    pattern = re.escape(words).replace(r"\*", r"\w*")
    return bool(re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))


def met(english: str) -> Iterator[Term]:
    """The terms that an English text says. A long one hides those within it: "individual communication"."""
    left = english
    for way in sorted(WAYS, key=len, reverse=True):
        many = f"{way[:-1]}(?:y|ies)" if way.endswith("y") else f"{way}s?"
        left, times = re.subn(rf"(?<!\w){many}(?!\w)", "·", left, flags=re.IGNORECASE)
        if times:
            yield WAYS[way]


def misworded(pairs: Iterable[Pair], language: str) -> list[tuple[str, str, str]]:
    """Of texts with their English: those that say a term by a word that must not stand for it."""
    return [
        (word, english, said)
        for english, said in pairs
        for term in met(english)
        for word in term.never.get(language, ())
        if says(said, word)
    ]


def messages(language: str, folder: Path = LOCALE) -> Iterator[Pair]:
    with (folder / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        for one in read_po(file, locale=language):
            if one.id:
                english = one.id if isinstance(one.id, str) else one.id[-1]
                yield from ((english, form) for form in ((one.string,) if isinstance(one.string, str) else one.string))


def test_every_term_is_said_in_all_languages_and_says_how_sure_that_is() -> None:
    for term in TERMS:
        assert all(term.words[language].strip() for language in LANGUAGES), term
        assert set(term.sure.values()) <= set(SURE), term
        assert set(term.never) | set(term.nouns) <= set(LANGUAGES), term


def test_no_term_and_no_english_word_stands_twice() -> None:
    ways = [way.lower() for term in TERMS for way in term.english]
    assert sorted(ways) == sorted(set(ways))


def test_no_term_is_said_by_a_word_that_must_not_stand_for_it() -> None:
    assert not [
        (word, term.words[language])
        for term in TERMS
        for language, words in term.never.items()
        for word in words
        if says(term.words[language], word)
    ]


@held
@pytest.mark.parametrize("table", TABLES)
def test_labels_of_reference_data_say_terms_by_their_words(table: str, language: str) -> None:
    assert misworded([(row["en"], row[language]) for row in rows(TABLES[table])], language) == []


@held
def test_labels_of_figures_say_terms_by_their_words(language: str) -> None:
    tables = (SHIPPED.units, SHIPPED.dimensions, SHIPPED.measures)
    labels = [one.label for table in tables for one in table.values()]
    assert misworded([(label["en"], label[language]) for label in labels], language) == []


@held
def test_messages_say_terms_by_their_words(language: str) -> None:
    assert misworded(messages(language), language) == []


@held
@pytest.mark.parametrize("term", [one for one in TERMS if one.codes], ids=lambda one: one.english[0])
def test_what_names_one_thing_shares_its_noun(term: Term, language: str) -> None:
    """A code of a vocabulary, and the provision of the law that it is called after, in all its versions."""
    for code in term.codes:
        table, key = code.split("/", 1)
        labels = [row[language] for row in rows(TABLES[table]) if row["code"] == key]
        assert labels, code
        assert [label for label in labels if not says(label, term.nouns[language])] == [], code


def test_a_wrong_word_is_found_in_any_case_and_a_right_one_is_left_alone() -> None:
    assert misworded([("Category of victims", "Жәбірленушілердің санаты")], "kk")
    assert not misworded([("Category of victims", "Зардап шегушілердің санаты")], "kk")
    assert not misworded([("injured party", "жәбірленуші")], "kk")


def test_a_longer_term_hides_the_shorter_within_it() -> None:
    assert [term.english[0] for term in met("An individual communication")] == ["individual communication"]
    assert [term.english[0] for term in met("Effective remedies")] == ["effective remedy"]
