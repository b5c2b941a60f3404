"""The languages that Dalel speaks: one row each. Pure, and needs nothing.

A further one is a row here, its grammar in `lib.language`, a file of messages in `locale`, and a file of labels in
`reference/data/labels`: what these leave out is said in the languages that are read in its place.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    name: in its own words. tag: as word processors know it. instead: the languages in which its readers are told what
    has no words in it yet, the best first; English is always the last. nouns: how many forms a counted noun has.
    is_whole: whether every message has words in it.
    """

    code: str
    name: str
    tag: str
    instead: tuple[str, ...] = ("en",)
    thousands: str = "\u00a0"
    point: str = ","
    percent: str = "\u00a0%"
    conjunction: str = "and"
    nouns: int = 2
    is_whole: bool = True


LANGUAGES: dict[str, Language] = {
    one.code: one
    for one in (
        Language("en", "English", "en-GB", (), ",", ".", "%"),
        Language("ru", "Русский", "ru-RU", conjunction="и", nouns=3),
        Language("kk", "Қазақша", "kk-KZ", conjunction="және", nouns=1),
        Language("ky", "Кыргызча", "ky-KG", ("ru", "en"), conjunction="жана", nouns=1, is_whole=False),
    )
}
CODES: tuple[str, ...] = tuple(LANGUAGES)


def chain(code: str) -> tuple[str, ...]:
    """A language and those that are read in its place."""
    known = LANGUAGES.get(code)
    return (code, *(known.instead if known else ("en",)))
