"""The words of a text, as a name could stand in it: hyphened, spaced out, in an address, with what cannot be seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import unquote

from dalel.lib.spellings import LONGEST, script, sounds

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_APOSTROPHES = "'’ʼʻ‘‛`´′׳"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_UNSEEN}]|[{_APOSTROPHES}](?=[^\W_]))*")
_PARTED = re.compile(rf"[{_APOSTROPHES}\d]|[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]")
_HUMPS = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")  # #СвободуСмагулову
_PIECES = re.compile(rf"[^{_APOSTROPHES}\d]+")
_HYPHEN = re.compile(
    rf"[-‐‑‒–{_UNSEEN}]+\s*|[\\|*~^·•‧+]{{1,2}}"
)  # or a sign that was meant to hide a name, or to mark it up
# Son or daughter of, which is written behind the father's name as one word, with a hyphen, or apart.
_CHILD_OF = re.compile(
    r"(?:ұлы|улы|қызы|кызы|уулу|кизи|углы|оглы|оғлы|oğlu|ogly|ogli|o‘g‘li|uly|ūly|uulu|[qk][yi]z[yi])", re.IGNORECASE
)
# What calls, in small letters, stand before a name in a hashtag: #freesmagulov.
_CALL = re.compile(
    r"(?:free|save|release|justicefor|justice|standwith|support|libertad|libert[eé]|свободу|спасите|дело|поддержим|"
    r"азаттық|бостандық|эркиндик)(?=\w{4})",
    re.IGNORECASE,
)
_CALL_BEHIND = re.compile(
    r"(?<=\w{4})(?:free|freedom|libre|свободу|свобода|азаттық|бостандық|эркиндик|бошотулсун|босатылсын)\Z",
    re.IGNORECASE,
)
_SPACE = " \u00a0\u2009\u202f"
_APART = rf"(?:[{_UNSEEN}{_APOSTROPHES}]*[{_SPACE}][{_SPACE}{_UNSEEN}{_APOSTROPHES}]{{0,3}}|[._*·•|/])"
SPACED = re.compile(rf"(?<![^\W_])[^\W_](?:{_APART}[^\W_])+[{_UNSEEN}]*(?![^\W_])")
# What ends a sentence, after which nothing belongs to the same name; a point after an initial does not.
_BETWEEN = re.compile(r"(?<=[^\W\d_]{3})(?<!\bMrs)(?<!\bProf)(?<!\bпроф)[.!?…][»”’)\]\x22]?\s+|\n\s*\n|;")
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
    is_whole: bool = True  # not a piece of a word
    pointed: bool = False  # a point stands behind it, as behind an initial
    called: bool = False  # a hashtag calls for something for whoever it names
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
    whole = _NO_BLANK.fullmatch(text) is not None  # the name of a file, an address, a handle
    for found in WORD.finditer(text):
        start, end = found.span()
        sentence = bisect_right(ends, start)
        in_address = whole or _is_in_address(text, start, end)
        place += 1
        pointed = text[end : end + 1] == "."
        word = Word(start, end, found.group(), place, sentence, sounds(found.group()), in_address, place, True, pointed)
        yield word
        yield from _pieces(word, is_tag=text[start - 1 : start] == "#")
        if before is not None and (_HYPHEN.fullmatch(text, before[0], start) or _is_child_of(text, before[0], found)):
            joined, first, at, began = before[1] + found.group(), before[2], before[3], before[4]
            if len(joined) > LONGEST:
                before = (end, found.group(), start, place, sentence)
                continue
            yield Word(first, end, joined, at, began, sounds(joined), in_address, place)
            before = (end, joined, first, at, began)
        else:
            before = (end, found.group(), start, place, sentence)


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether a sign of addresses stands beside a word that goes on behind it; a point that ends a sentence is none."""
    if text[end : end + 1] in _IN_ADDRESS and (text[end + 1 : end + 2].isalnum() or text[end] in "_@"):
        return True
    return text[start - 1 : start] in _IN_ADDRESS and (
        text[start - 2 : start - 1].strip() != "" or text[start - 1] in "#@/_"
    )


def _pieces(word: Word, *, is_tag: bool) -> Iterator[Word]:
    """Its parts between capitals, digits and apostrophes; of a hashtag, the name without the call."""
    pieces = _PIECES.findall(_HUMPS.sub("'", word.text)) if _PARTED.search(word.text) else []
    for piece in pieces:
        if len(piece) > 2:
            with_digits = word.in_address or any(letter.isdigit() for letter in word.text)
            yield replace(word, text=piece, keys=sounds(piece), in_address=with_digits, is_whole=False,
                          people=set(), alone=set())  # fmt: skip
    for found in (_CALL.match(word.text), _CALL_BEHIND.search(word.text)) if is_tag else ():
        if found is not None:
            name = word.text[found.end() :] if found.start() == 0 else word.text[: found.start()]
            yield replace(word, text=name, keys=sounds(name), is_whole=False, called=True,
                          people=set(), alone=set())  # fmt: skip


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
