"""The words of a text, as a name could stand in it: hyphened, spaced out, in an address, with what cannot be seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from dalel.lib.spellings import LONGEST, script, sounds

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0300-\u036f\u0483-\u0489"
_APOSTROPHES = "'’ʼʻ‘‛`´′"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_UNSEEN}]|[{_APOSTROPHES}](?=[^\W_]))*")
_PARTED = re.compile(rf"[{_APOSTROPHES}\d]|[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_HUMPS = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")  # #СвободуСмагулову
_PIECES = re.compile(rf"[^{_APOSTROPHES}\d]+")
_HYPHEN = re.compile(rf"[-‐‑‒–{_UNSEEN}]+\s*")
# Son or daughter of, which is written behind the father's name as one word, with a hyphen, or apart.
_CHILD_OF = re.compile(
    r"(?:ұлы|улы|қызы|кызы|уулу|кизи|углы|оглы|оғлы|oğlu|ogly|ogli|o‘g‘li|uly|ūly|uulu|[qk][yi]z[yi])", re.IGNORECASE
)
# What calls, in small letters, stand before a name in a hashtag: #freesmagulov.
_CALL = re.compile(
    r"(?:free|save|release|justicefor|justice|standwith|свободу|спасите|дело|поддержим|азаттық|бостандық|эркиндик)"
    r"(?=\w{4})",
    re.IGNORECASE,
)
_SPACE = " \u00a0\u2009\u202f"
_APART = rf"(?:[{_UNSEEN}{_APOSTROPHES}]*[{_SPACE}][{_SPACE}{_UNSEEN}{_APOSTROPHES}]{{0,3}}|[._*·•|/])"
SPACED = re.compile(rf"(?<![^\W_])[^\W_](?:{_APART}[^\W_])+[{_UNSEEN}]*(?![^\W_])")
# What ends a sentence, after which nothing belongs to the same name; a point after an initial does not.
_BETWEEN = re.compile(r"(?<=[^\W\d_]{3})(?<!\bMrs)(?<!\bProf)(?<!\bпроф)[.!?…]\s+|\n\s*\n|;")
_NO_BLANK = re.compile(r"\S+")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}|xn--", re.IGNORECASE)
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_IN_ADDRESS = frozenset("@._-/\\=?&#:")  # beside a word of an address or of a file's name


@dataclass
class Word:
    """A word of a text. keys: its sounds."""

    start: int
    end: int
    text: str
    place: int  # among the words of the text
    sentence: int
    keys: frozenset[str]
    in_address: bool
    last: int  # the place of its last piece, where it was written in several
    stems: list[tuple[str, str]] = field(default_factory=list)  # of names on file, with the endings behind them
    people: set[int] = field(default_factory=set)  # those of whose names it could be a part
    alone: set[int] = field(default_factory=set)  # those whom it could name by itself

    @cached_property
    def is_latin(self) -> bool:
        """Whether all its letters are Latin ones."""
        return all(script(letter) == "latin" for letter in self.text if letter.isalpha())

    @property
    def is_capital(self) -> bool:
        return any(letter.isupper() for letter in self.text)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text; those written with a hyphen also as one, and letters that stand apart as what they spell."""
    ends = [found.end() for found in _BETWEEN.finditer(text)]
    place, before = -1, None
    for found in WORD.finditer(text):
        start, end = found.span()
        sentence = bisect_right(ends, start)
        in_address = bool({text[start - 1 : start], text[end : end + 1]} & _IN_ADDRESS)
        place += 1
        yield Word(start, end, found.group(), place, sentence, sounds(found.group()), in_address, place)
        for piece in _PIECES.findall(_HUMPS.sub("'", found.group())) if _PARTED.search(found.group()) else ():
            if len(piece) > 2:
                yield Word(start, end, piece, place, sentence, sounds(piece), in_address, place)
        call = _CALL.match(found.group()) if text[start - 1 : start] == "#" else None
        if call is not None:
            name = found.group()[call.end() :]
            yield Word(start, end, name, place, sentence, sounds(name), in_address, place)
        if before is not None and (_HYPHEN.fullmatch(text, before[0], start) or _is_child_of(text, before[0], found)):
            joined, first, at, began = before[1] + found.group(), before[2], before[3], before[4]
            if len(joined) > LONGEST:
                before = (end, found.group(), start, place, sentence)
                continue
            yield Word(first, end, joined, at, began, sounds(joined), in_address, place)
            before = (end, joined, first, at, began)
        else:
            before = (end, found.group(), start, place, sentence)


def _is_child_of(text: str, end: int, word: re.Match[str]) -> bool:
    return word.start() == end + 1 and text[end] in _SPACE and _CHILD_OF.fullmatch(word.group()) is not None


def encoded(text: str) -> list[tuple[int, int]]:
    """Where addresses stand in a text whose letters are written as numbers, or in the way of domain names."""
    if _ENCODED.search(text) is None:
        return []
    return [found.span() for found in _NO_BLANK.finditer(text) if _ENCODED.search(found.group()) is not None]


def decoded(address: str) -> str:
    """An address as whoever opens it reads it."""
    plain = unquote(unquote(address, errors="replace"), errors="replace")
    if "\ufffd" in plain:  # not UTF-8: as older Russian sites write them
        plain = unquote(address, encoding="cp1251", errors="replace")
    return _PUNYCODE.sub(lambda part: _unpuny(part.group()), plain)


def _unpuny(part: str) -> str:
    try:
        return part.encode("ascii").decode("idna")
    except UnicodeError:
        return part


def closed_up(text: str) -> tuple[str, list[int]]:
    """The text with letters that stand apart closed up to words, and where each of its characters stood."""
    dropped = {place for run in SPACED.finditer(text) for place in range(*run.span()) if not text[place].isalnum()}
    kept = [place for place in range(len(text)) if place not in dropped]
    joined = [(place, text[place]) for place in kept]
    spread: list[tuple[int, str]] = []
    for place, letter in joined:  # СмагуловН: a capital behind a small letter begins a word
        if spread and letter.isupper() and spread[-1][1].islower() and place - 1 in dropped:
            spread.append((place, " "))
        spread.append((place, letter))
    return "".join(letter for _place, letter in spread), [place for place, _letter in spread]
