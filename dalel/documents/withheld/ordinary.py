"""What may be an ordinary word although it is a surname too, and what shows that it is one here."""

from __future__ import annotations

import re
from functools import cache

from dalel.documents.withheld.forms import stems_in
from dalel.documents.withheld.lists import lines, listed, listed_declined
from dalel.documents.withheld.names import SHORTEST, looks_like_a_surname, stems
from dalel.documents.withheld.words import Word
from dalel.lib.spellings import bare, sounds

_DECLINED = 7  # letters of a title whose cases are told by its stem; those of shorter ones are listed
_PLURAL_OF_WORDS = re.compile(r"(?:ov|ev|ei)\Z")


def is_ordinary(word: Word) -> bool:
    """Whether it is a form of a word of a language: казаков, too, is one of казак."""
    known = _ordinary_words(latin=word.is_latin)
    if any(len(stem) >= SHORTEST for stem, _rest in stems_in(word, known)):
        return True
    return any(_PLURAL_OF_WORDS.sub("", key) in known for key in word.keys)


def is_listed(word: Word) -> bool:
    """Whether it is an ordinary word just as it is written."""
    return word.text.casefold() in listed("ordinary-words.txt")


def is_country(word: Word) -> bool:
    """Whether it is the name of a State or of a people, in any case: России, which is no form of Rose."""
    return any(True for _found in stems_in(word, listed_declined("countries.txt")))


def is_given_name(word: Word, around: list[Word]) -> bool:
    """Whether a surname that is nobody's here stands beside it (`around` are words near it): Бақыт Османов."""
    return any(
        one.is_capital and one.sentence == word.sentence and not one.people and looks_like_a_surname(one.text)
        for one in around
        if _is_next(word, one) or _is_next(one, word)
    )


def is_place(word: Word, around: list[Word]) -> bool:
    """Whether it makes the name of an institution, a street or a place: Nazarbayev University, улица Сейфуллина."""
    beside = (one for one in around if _is_next(word, one) or _is_next(one, word))
    return any(True for one in beside for _found in stems_in(one, _titles("places.txt")))


def is_titled(word: Word, around: list[Word]) -> bool:
    """Whether a title stands beside it, and nothing that would make it the given name of somebody else."""
    if is_country(word):  # the president of Russia
        return any(one.last == word.place - 1 and one.keys & _personal() for one in around)
    after = [one for one in around if one.place == word.last + 1]
    if any(True for one in after for _found in stems_in(one, _titles("titles-after.txt"))):
        return True
    before = [one for one in around if one.last == word.place - 1]
    if not any(True for one in before for _found in stems_in(one, _titles("titles.txt"))):
        return False
    shouted = word.text.isupper()  # where all is in capitals, a capital tells nothing
    return shouted or not any(
        one.is_capital and len(bare(one.text)) > 2 and _is_next(word, one) and not one.people for one in after
    )


def _is_next(word: Word, one: Word) -> bool:
    """Whether one stands right behind a word, with nothing but a blank between."""
    return one.place == word.last + 1 and one.start - word.end <= 1


@cache
def _personal() -> frozenset[str]:
    words = (
        "mr mrs ms miss господин госпожа господина госпожи господину госпоже гн гжа гжу гже гна гну mme señor señora"
    )
    return frozenset(key for word in words.split() for key in sounds(word))


@cache
def _ordinary_words(*, latin: bool) -> frozenset[str]:
    """The sounds of words that stand with a small letter in texts of the field, in the languages of that alphabet."""
    return frozenset(key for word in lines("ordinary-words.txt") if word.isascii() is latin for key in sounds(word))


@cache
def _titles(file: str) -> frozenset[str]:
    """The sounds of what stands before a name, or after it: titles, offices, parts in a case."""
    words = lines(file)
    declined = (key for word in words if len(word) >= _DECLINED for key in stems(word))
    return frozenset({*declined, *(key for word in words for key in sounds(word))})
