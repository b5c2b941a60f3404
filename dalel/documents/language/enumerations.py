"""Reads an enumeration: how many a list of names has, if that can be told (“A. B., a lawyer, and C. D.”).

What cannot be told is not guessed: the answer is the fewest and the most that the list can have, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.language.lexicon import table
from dalel.documents.language.numerals import word_value
from dalel.documents.language.persons import NOT_NAMES
from dalel.documents.language.sentences import quoted_spans

LONGEST = 1500  # characters of a list that are looked at
_MOST = 60  # items


@lru_cache(maxsize=512)
def pattern(group: str, language: str) -> re.Pattern[str]:
    """The words of a group of `data/enumerations.toml` in that language; the English ones where it has none."""
    entry = table("enumerations")[group]
    return re.compile(rf"(?<!\w)(?:{entry.get(language) or entry['en']})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


@lru_cache(maxsize=4)
def small_words(which: str) -> frozenset[str]:
    """Small words of names: “particles” within them, the “last” ones, and those that “never” are a name."""
    return frozenset(table("spellings")["within"][which].split())


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration. people: most items are persons by full name or surname. end: where it ends in the text.

    closed: its last item stands behind an “and”. rest: words follow the name of its last item.
    """

    fewest: int
    most: int
    names: tuple[str, ...]
    people: bool
    end: int
    closed: bool
    rest: bool


_TOKEN = re.compile(
    r"(?:[^\W\d_]{1,2}\.){1,4}(?![^\W_])|\d[\d.,]*|[^\W\d_](?:[^\W\d_]|['’ʼ‘`´‑-](?=[^\W\d_])|\.(?=[^\W\d_]))*"
)
# Letters behind a name: Ph.D., Q.C.; no name has initials alone.
_DEGREE = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]?|PhD|MD|MP|QC|KC|Jr|Sr|Esq")
_POSSESSIVE = re.compile(r"['’]s?$")
_KAZAKH_GENITIVE = re.compile(r"[а-яёәғқңөұүһі](?:[нтд][ыі]ң)$")
_HAS_CAPITAL = re.compile(r"(?:^|[-‑'’‘])[^\W\d_a-zß-öø-ÿа-яёәғқңөұүһі]")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two commas. kind: name, role (“a lawyer”), owned (“Anna's mother”) or unknown."""

    kind: str
    name: str = ""
    words: int = 0
    kin: bool = False
    several: bool = False
    long: bool = False
    proper: bool = False  # a body or a treaty, within whose name an “and” may stand
    tail: bool = False
    end: int = 0


def read_listing(text: str, language: str, *, strict: bool = False) -> Listing | None:
    """The enumeration with which a text begins; None if it is none or cannot be counted.

    strict: between the commas of a sentence, where other things stand too: nothing but names and short roles behind
    them, and an “and” before the last.
    """
    masked = _masked(text[:LONGEST])
    counted = _Counted(language, strict=strict)
    for joiner, start, end in _parts(masked, language):
        piece = masked[start:end]
        chunk = _chunk(piece, text[start:end], language, places=counted.places, first=not counted.names)
        if not counted.take(joiner, chunk, start + chunk.end):
            break
        if counted.unknown:
            return None
    return counted.listing()


def _masked(text: str) -> str:
    """The text with quoted words as one capitalised word and with what stands in brackets blotted out."""
    signs = list(text)
    for start, end in quoted_spans(text):
        signs[start:end] = "Q" + "q" * (end - start - 1)
    for found in re.finditer(r"[(\[][^()\[\]]{0,300}[)\]]", "".join(signs)):
        signs[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(signs)


@lru_cache(maxsize=16)
def _separator(language: str) -> re.Pattern[str]:
    words = table("enumerations")
    once, also = (words[group].get(language) or words[group]["en"] for group in ("and", "and_also"))
    return re.compile(
        rf"\s*[;,]\s*(?:(?P<comma_and>{also}|{once})(?!\w)\s*)?|\s(?P<also>{also})(?!\w)\s+|\s+(?P<and>{once})(?=\s)\s+",
        re.IGNORECASE,
    )


def _parts(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Every part of the list: how it is joined to the one before (“”, “,”, “;”, “and”, “also”), and where it stands."""
    joiner, at = "", 0
    for number, found in enumerate(_separator(language).finditer(text)):
        if number >= _MOST:
            return
        yield joiner, at, found.start()
        joiner = "also" if found["also"] else "and" if found["and"] else "comma and" if found["comma_and"] else ","
        at = found.end()
    yield joiner, at, len(text)


def _is_capital(token: str) -> bool:
    return bool(_HAS_CAPITAL.search(token)) and not token[0].isdigit()


def _chunk(masked: str, text: str, language: str, *, places: bool, first: bool) -> _Chunk:
    found = list(_TOKEN.finditer(masked))
    tokens = [one.group() for one in found]
    begin = next((index for index, token in enumerate(tokens) if _is_capital(token)), len(tokens))
    lead = tokens[:begin]
    numbers = [token for token in lead if token[0].isdigit() or (word_value(token, language) or 0) > 1]
    if numbers and len(tokens) > 1 and not _age(masked, language):
        return _Chunk("unknown")
    several = any(pattern("several", language).fullmatch(token) for token in lead)
    if begin == len(tokens):
        # “others”, “colleagues”: nobody can tell how many
        return _Chunk("unknown" if several else "role" if tokens else "", long=len(tokens) > 12, words=len(tokens))
    placed = len(lead) == 1 and bool(pattern("at_each", language).fullmatch(lead[0])) and (places or first)
    if lead and not placed and pattern("preposition", language).fullmatch(lead[-1]):
        return _Chunk("role", long=len(tokens) > 12, words=len(tokens))
    stop = _end_of_name(tokens, found, begin, masked)
    if all(_DEGREE.fullmatch(token) for token in tokens[begin:stop]):
        return _Chunk("role", words=len(tokens))
    name = " ".join(text[found[begin].start() : found[stop - 1].end()].split())
    after = tokens[stop:]
    kin = any(pattern("kin", language).fullmatch(token) for token in lead[-2:])
    if _owned(tokens[stop - 1], after, language):
        return _Chunk("owned", name, end=found[-1].end())
    several = several or bool(after and pattern("several", language).fullmatch(after[0]))
    proper = any(_is_capital(token) and token.lower() in NOT_NAMES for token in tokens[begin:stop]) or any(
        _is_capital(token) for token in after[1:] if pattern("preposition", language).fullmatch(after[0])
    )
    return _Chunk(
        "place" if placed else "name", name, words=stop - begin, kin=kin, several=several, proper=proper,
        long=len(after) > 8 or len(lead) > 6, tail=bool(after), end=found[stop - 1].end(),
    )  # fmt: skip


def _end_of_name(tokens: list[str], found: list[re.Match[str]], begin: int, text: str) -> int:
    """Behind the last word of the name that begins there: capitals with small words between them."""
    stop = begin + 1
    while stop < len(tokens):
        gap = text[found[stop - 1].end() : found[stop].start()]
        if gap.strip(" \u00a0\n\"'«»“”"):
            break
        if _is_capital(tokens[stop]) or tokens[stop].lower() in small_words("last"):
            stop += 1
            continue
        ahead = stop
        while ahead < len(tokens) and ahead - stop < 3 and tokens[ahead].lower() in small_words("particles"):
            ahead += 1
        if ahead == stop or ahead >= len(tokens) or not _is_capital(tokens[ahead]):
            break
        stop = ahead + 1
    return stop


def _owned(last: str, after: list[str], language: str) -> bool:
    """“Anna's mother”, «Аннаның анасы»: somebody who is told by another's name."""
    if not after or len(after) > 3:
        return False
    kin = any(pattern("kin", language).fullmatch(token) for token in after)
    return kin and bool(_POSSESSIVE.search(last) or (language == "kk" and _KAZAKH_GENITIVE.search(last)))


def _age(text: str, language: str) -> bool:
    """“34”, “aged 34”, “34 лет”, “34 жаста”."""
    return (
        bool(re.fullmatch(r"\W*(?:\w+\W+)?\d{1,3}(?:\W+\w+){0,2}\W*", text))
        and language != ""
        and bool(re.search(r"age|лет|год|жас|ans\b|años|\A\W*\d{1,3}\W*\Z", text))
    )


class _Counted:
    """Counts the parts of a list as they come."""

    def __init__(self, language: str, *, strict: bool) -> None:
        self._language = language
        self._strict = strict
        self.fewest = self.most = 0
        self.names: list[str] = []
        self.places = self.unknown = self.closed = self.rest = False
        self._full = 0
        self._proper = False
        self._loose_ands = 0
        self._before = _Chunk("")
        self._end = 0

    def take(self, joiner: str, chunk: _Chunk, end: int) -> bool:
        """Count one part; False where the list ends before it."""
        joined = joiner in {"and", "comma and", "also"}
        if chunk.kind == "":
            return joiner == ","  # “, and” with nothing behind it
        if chunk.kind == "unknown" or chunk.long:
            self.unknown = not self.closed
            return not self.closed
        if chunk.kind == "role":
            return self._role(joined, chunk)
        if self.closed and not joined:
            return self._after_the_last(chunk)
        self._name(joiner, chunk, end)
        if self._strict and chunk.tail and not joined:
            self.unknown = True
        return True

    def _role(self, joined: bool, chunk: _Chunk) -> bool:
        if self.closed and not joined:
            return False
        if not self.names or (self._strict and chunk.words > 5):
            self.unknown = True
        self.most += joined  # “and his sister”: one more, unless it says more of the one before
        self._before = chunk
        return True

    def _after_the_last(self, chunk: _Chunk) -> bool:
        """What follows “A and B” behind a comma: who B is, or a further name."""
        if self._strict:
            return False
        if self._before.kind != "owned":
            self.most += 1
        self._before = chunk
        return True

    def _name(self, joiner: str, chunk: _Chunk, end: int) -> None:
        joined = joiner in {"and", "comma and", "also"}
        self.places = self.places or chunk.kind == "place"
        told = self._before
        self.most += 1 + chunk.several
        if told.kind == "owned" and not joined:
            pass  # “Anna's mother, Maria K.”: one or two
        elif told.kind == "name" and told.kin and told.words < 2 and not joined:
            pass  # «мать Анны, Мария К.»
        else:
            self.fewest += 1
        self._loose_ands += joiner == "and"
        self._proper = self._proper or chunk.proper
        self.names.append(chunk.name)
        self._full += chunk.words > 1 and not chunk.proper
        self.closed = self.closed or joined
        self.rest = chunk.tail
        self._before = chunk
        self._end = end

    def listing(self) -> Listing | None:
        if self.unknown or len(self.names) < 2 or (self._strict and not self.closed):
            return None
        fewest = self.fewest - (self._loose_ands if self._proper else 0)
        people = (self._full >= 2 and 2 * self._full >= len(self.names)) or self._surnames(fewest)
        return Listing(max(fewest, 1), self.most, tuple(self.names), people, self._end, self.closed, self.rest)

    def _surnames(self, fewest: int) -> bool:
        """Whether nothing but single names stands there, and most are surnames: “Bekov, Aslanov and Kim”."""
        single = all(" " not in name and name[:1].isupper() and not name.isupper() for name in self.names)
        if not single or not self.closed or self._proper or self.places or fewest != self.most:
            return False
        known = pattern("surname", self._language)
        no, count = pattern("no_surname", self._language), len(self.names)
        surnames = [name for name in self.names if known.fullmatch(name) and not no.fullmatch(name)]
        return 2 * len(surnames) >= count and len(surnames) > 1 and not any(no.fullmatch(name) for name in self.names)
