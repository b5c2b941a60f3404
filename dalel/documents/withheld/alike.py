"""Whether two words that stand together sound as somebody's given name and family name, in whatever script or spelling.

For what `lib.spellings` does not bring to one key: other scripts, the spelling of another language (Kocoyeva,
Kogioeva), a slip in both words (Cholpan Kozoeva).
One word alike proves nothing here; both names of one person, side by side, do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dalel.documents.withheld.names import consonants
from dalel.documents.withheld.words import Word
from dalel.lib.alphabets import is_far, skeletons
from dalel.lib.spellings import bare, script, sounds

_FEWEST = 5  # consonants of both names together by which they are told in another script
_FAR, _CLOSE = 1, 2  # another consonant; the same ones
_GAP = 2  # signs between them: a blank, a point in the middle of a line, a comma and a blank
_LONG = 5  # sounds of a family name from which on one of them may be another
_SHORT = 4  # the same for the given name
_LONGER = 2  # sounds more, where it is no vowel and no sound that is taken for another: Baker, Barker
# How other languages write the sounds of these names: Turkish, Italian and Romanian, Polish, Hungarian, Portuguese,
# Spanish, Dutch, Swedish. What stands here is brought to the English way.
_SPELT = (
    {"c": "zh", "ğ": "", "x": "kh"},
    {"gi(?=[aou])": "zh", "g(?=[ei])": "zh", "sci(?=[aou])": "sh", "sc(?=[ei])": "sh", "ci(?=[aou])": "ch",
     "c(?=[ei])": "ch", "ch": "k", "gh": "g", "gn": "n", "gl(?=i)": "l", "zz?": "ts"},
    {"szcz": "shch", "cz": "ch", "sz": "sh", "rz": "zh", "dż": "zh", "ch": "kh", "w": "v", "ó": "u"},
    {"cs": "ch", "zs": "zh", "sz": "s", "s": "sh", "dzs": "zh", "gy": "d", "ly": "i", "ny": "n"},
    {"tch": "ch", "ch": "sh", "x": "sh", "lh": "l", "nh": "n"},
    {"j": "kh", "ll": "y", "z": "s", "ch": "zh", "y": "zh"},
    {"oe": "u", "tsj": "ch", "sj": "sh", "zj": "zh", "dzj": "zh", "ij": "ei", "tj": "ch", "kj": "ch"},
)  # fmt: skip
_PARTS = tuple(re.compile("|".join(sorted(table, key=len, reverse=True))) for table in _SPELT)
# Sounds that are heard, and mistyped, one for another: a coarser key.
_COARSE = str.maketrans({**dict.fromkeys("sjqwc", "s"), **dict.fromkeys("bp", "p"), **dict.fromkeys("vf", "v"),
                         **dict.fromkeys("gkh", "k"), **dict.fromkeys("dt", "t")})  # fmt: skip
_LAST_VOWELS = re.compile(r"(?<=..[^aeiou])[aeiou]+\Z")
_REPEATED = re.compile(r"(.)\1+")


class Alike:
    """The names of people, by their consonants: given names and family names apart."""

    def __init__(self) -> None:
        self._exact: dict[bool, dict[str, set[int]]] = {True: defaultdict(set), False: defaultdict(set)}
        self._coarse: dict[bool, dict[str, set[tuple[int, str]]]] = {True: defaultdict(set), False: defaultdict(set)}

    def enter(self, person: int, word: str, *, family: bool) -> None:
        """Note one part of somebody's name."""
        for key in sounds(word):
            self._exact[family][_bones(key)].add(person)
        for one in _shortened(_coarse_of(word)):
            self._coarse[family][one].add((person, word))

    def named(self, words: Sequence[Word]) -> Iterator[tuple[int, Word, Word]]:
        """Whom two words name that stand side by side, and which."""
        whole = [one for one in words if _could_be_a_name(one)]
        ending_at: dict[int, list[Word]] = defaultdict(list)
        for one in whole:
            ending_at[one.last].append(one)
        for right in whole:
            for left in ending_at.get(right.place - 1, ()):
                if left.sentence == right.sentence and right.start - left.end <= _GAP:
                    met = self._in_far_script if is_far(left.text) and is_far(right.text) else self._misspelt
                    yield from ((person, left, right) for person in met(left, right))

    def _in_far_script(self, left: Word, right: Word) -> set[int]:
        found: set[int] = set()
        last = skeletons(right.text, first=False)
        # What follows a name in these languages is a consonant at most: Georgian -s, -m; Armenian -n.
        last |= {bones[:-1] for bones in last}
        for first in skeletons(left.text, first=True):
            for second in last:
                if len(first) + len(second) >= _FEWEST:
                    found |= self._whole(first, second) | self._whole(second, first)
        return found

    def _whole(self, given: str, family: str) -> set[int]:
        """Whose given name and family name have these consonants."""
        bearers = self._exact[True].get(family) if len(family) >= 2 else None
        return bearers & self._exact[False].get(given, set()) if bearers and given else set()

    def _misspelt(self, left: Word, right: Word) -> set[int]:
        if is_far(left.text) or is_far(right.text):
            return set()
        found: set[int] = set()
        for given, family in ((left, right), (right, left)):
            givens, families = self._coarsely(given.text, family=False), self._coarsely(family.text, family=True)
            for person in givens.keys() & families.keys():
                first = _best(givens[person], given.text, _SHORT)
                second = _best(families[person], family.text, _LONG) if first else 0
                # One of them may differ in a vowel, or in a sound that is taken for another; the other in any letter.
                if first and second and first + second > _FAR + _FAR:
                    found.add(person)
        return found

    def _coarsely(self, text: str, *, family: bool) -> dict[int, set[str]]:
        """The names that a word may be, by its consonants, by person."""
        known, found = self._coarse[family], defaultdict[int, set[str]](set)
        for one in _shortened(_coarse_of(text)):
            for person, name in known.get(one, ()):
                found[person].add(name)
        return found


def _best(names: set[str], text: str, shortest: int) -> int:
    """How near a word comes to one of the names: 0 for not at all."""
    own = _coarse_of(text)
    if any(_coarse_of(name) & own and _is_near(name, text, shortest) for name in names):
        return _CLOSE
    return _FAR if any(_is_near(name, text, shortest + _LONGER) for name in names) else 0


def _could_be_a_name(word: Word) -> bool:
    if is_far(word.text):
        return len(word.text) > 1
    return word.is_whole and len(bare(word.text)) > 2 and (word.is_capital or word.in_address)


def _bones(key: str) -> str:
    return _REPEATED.sub(r"\1", consonants(key))


@lru_cache(maxsize=65_536)
def _coarse_of(word: str) -> frozenset[str]:
    """The consonants of a word, as it can be read and without its ending, those that sound alike as one."""
    return frozenset(_REPEATED.sub(r"\1", consonants(key).translate(_COARSE)) for key in _stems_of(word))


def _shortened(bones: frozenset[str]) -> frozenset[str]:
    """The same, and each with one consonant left out: two that differ in one have one of these in common."""
    return bones | {one[:at] + one[at + 1 :] for one in bones if len(one) > 2 for at in range(len(one))}


@lru_cache(maxsize=65_536)
def _stems_of(word: str) -> frozenset[str]:
    """What stays of a word's sounds without its ending, as it is spelt in English and in other languages."""
    found = set(_without_vowels(word))
    if all(script(letter) == "latin" for letter in word if letter.isalpha()):
        small = word.casefold()
        for table, parts in zip(_SPELT, _PARTS, strict=True):
            read = parts.sub(lambda part, table=table: _rendered(part, table), small)  # type: ignore[misc]
            if read != small:
                found |= _without_vowels(read)
    return frozenset(found)


def _without_vowels(word: str) -> frozenset[str]:
    """The sounds of a word, and what stays of them without the vowels behind the last consonant."""
    return frozenset(one for key in sounds(word) for one in (key, _LAST_VOWELS.sub("", key)) if one)


def _rendered(part: re.Match[str], table: dict[str, str]) -> str:
    return table.get(part.group()) or next(
        (new for old, new in table.items() if re.match(old, part.string[part.start() :])), ""
    )


@lru_cache(maxsize=65_536)
def _is_near(name: str, word: str, shortest: int) -> bool:
    """Whether a word is a name, or differs from it in one sound behind the first."""
    mine, others = _stems_of(name), _stems_of(word)
    if mine & others:
        return True
    return any(
        len(one) >= shortest
        and len(other) >= shortest
        and abs(len(one) - len(other)) <= 1
        and _first(one) == _first(other)
        and _one_apart(one, other)
        for one in mine
        for other in others
    )


def _first(key: str) -> str:
    return key[0].translate(_COARSE)


def _one_apart(one: str, other: str) -> bool:
    """Whether two keys differ in one sound: another, one more, or one less."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return short[at + 1 :] == long[at + 1 :] if len(short) == len(long) else short[at:] == long[at + 1 :]
