"""Second signs of an ordinary word that is a surname too: that it is a party to a case, or that somebody's things are
named by it (Smith v. Kyrgyzstan, the case of Smith, Smith's letter, the Smiths, дело Мороза)."""

from __future__ import annotations

import re

from dalel.documents.withheld.forms import stems_in
from dalel.documents.withheld.lists import listed, listed_declined
from dalel.documents.withheld.words import Word

_NEAR = 2  # signs between a word and the next of its phrase: a point and a blank
_POSSESSIVE = re.compile(r"[^\W\d_]{2,}['’ʼ]s\Z")
_PLURAL = re.compile(r"[^\W\d_]{2,}s\Z")
_LINKS = frozenset(["of", "de", "du", "d", "la", "le", "el", "del", "des", "l"])


def is_party(word: Word, around: list[Word]) -> bool:
    """Whether a word stands as a party to a case, or as the one whose case, letter or family is told of.

    It has a capital, or stands in an address, where nothing has one.
    """
    if not (word.is_capital or word.in_address):
        return False
    beside = {one.place: one for one in reversed(around)}
    after, before = beside.get(word.last + 1), beside.get(word.place - 1)
    if any(one is not None and _is_between_parties(one, word) for one in (after, before)):
        return True
    return _is_against(word, beside) or _is_of_somebody(word, before, after, beside)


def is_somebodys(word: Word, around: list[Word], ordinary: frozenset[str]) -> bool:
    """Whether an English word with a capital has what only names have: Smith's within a sentence, the Smiths.

    Not where it stands with a small letter in the same text, and not of words that often have a capital.
    """
    if not (word.is_latin and word.is_capital) or _is_often_capital(word) or word.text.isupper():
        return False
    beside = {one.place: one for one in reversed(around)}
    after, before = beside.get(word.last + 1), beside.get(word.place - 1)
    if before is None or (after is not None and after.is_capital and after.start - word.end <= 1):
        return False
    if _stems_without_s(word) & ordinary:
        return False
    if _POSSESSIVE.search(word.text):
        return not before.is_capital or before.text.casefold() in _LINKS
    return before.text.casefold() == "the" and _PLURAL.search(word.text) is not None


def _stems_without_s(word: Word) -> frozenset[str]:
    return frozenset({*word.keys, *(key.removesuffix("s") for key in word.keys)})


def _is_between_parties(one: Word, word: Word) -> bool:
    if one.text.casefold() not in listed("between-parties.txt") or one.text.isupper():
        return False
    # "c" alone is a letter of a list; between parties it has a point.
    return _is_beside(one, word) and (one.text != "c" or one.pointed or word.in_address)


def _is_against(word: Word, beside: dict[int, Word]) -> bool:
    """Whether it stands against another word with a capital: Смит против Кыргызстана, Смит Қырғызстанға қарсы."""
    for first, second in ((word.last + 1, word.last + 2), (word.place - 1, word.place - 2)):
        one, two = beside.get(first), beside.get(second)
        if one is None or two is None or one.sentence != word.sentence or two.sentence != word.sentence:
            continue
        verb, other = (one, two) if _is_verb(one) else (two, one) if first > word.place else (None, None)
        if verb is not None and other is not None and _is_verb(verb) and (other.is_capital or word.in_address):
            return True
    # The other party before it: Қырғызстан Смитке қарсы.
    after, before = beside.get(word.last + 1), beside.get(word.place - 1)
    return after is not None and before is not None and _is_verb(after) and before.is_capital


def _is_verb(one: Word) -> bool:
    return one.text.casefold() in listed("against.txt")


def _is_of_somebody(word: Word, before: Word | None, after: Word | None, beside: dict[int, Word]) -> bool:
    if _is_often_capital(word) and not word.in_address:
        return False
    if before is not None and _is_beside(before, word):
        known = before
        if before.text.casefold() in _LINKS:
            known = beside.get(before.place - 1, before)
        elif before.is_latin and not word.in_address and before.text.casefold() not in _ROMANCE:
            known = None  # type: ignore[assignment]
        if known is not None and _has_somebody(known) and not _goes_on(word, after):
            return True
    if after is None or not _is_beside(word, after):
        return False
    if after.text.casefold() in listed("somebodys.txt"):
        return True
    return _has_somebody(after) and _may_own(word, before, after)


# Nouns that stand right before a name, in Latin letters: l'affaire Smith, caso Smith.
_ROMANCE = frozenset({"affaire", "caso", "famille", "familia", "asunto"})


def _may_own(word: Word, before: Word | None, after: Word) -> bool:
    """Whether what stands behind a word can be its own: Smith's letter, the Smith case."""
    if word.in_address or _POSSESSIVE.search(word.text):
        return True
    return word.is_latin and before is not None and before.text.casefold() == "the" and not after.is_capital


def _goes_on(word: Word, after: Word | None) -> bool:
    """Whether another capital follows, so that the word may begin another name: the case of White House staff."""
    return (
        after is not None
        and not word.in_address
        and not word.text.isupper()
        and after.is_capital
        and not after.people
        and after.start - word.end <= 1
    )


def _has_somebody(one: Word) -> bool:
    return one.text.casefold() in listed("of-somebody.txt") or (
        one.in_address and bool(one.keys & listed_declined("of-somebody.txt"))
    )


def _is_often_capital(word: Word) -> bool:
    return any(True for _found in stems_in(word, listed_declined("capitals.txt")))


def _is_beside(one: Word, other: Word) -> bool:
    first, second = sorted((one, other), key=lambda word: word.start)
    return one.sentence == other.sentence and second.start - first.end <= _NEAR
