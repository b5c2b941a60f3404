"""The names on file: their parts, and what stays of each whatever ending follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dalel.documents.withheld.words import WORD
from dalel.lib.names import parse_name
from dalel.lib.spellings import bare, collapsed, script, sounds

_HALF = 5  # letters of half a double name that names somebody alone
SHORTEST = 3  # sounds of a part that names somebody alone
_PATRONYMIC = re.compile(r"(?:[oe]v(?:na|iq)|iq(?:na)?|uli|kisi|ogli|ugli)\Z")
_SURNAME_ENDING = re.compile(r"(?:[oe]va?|ina?|uli|kisi|ulu|ogli|ugli|sade)\Z")
_SOUNDS = re.compile(r"[aeiou]+|[^aeiou]")
_VOWELS = re.compile(r"[aeiou]+")
_CHILD_OF = frozenset({"ogli", "ugli", "uli", "ulu", "kisi"})  # which half a country bears
_PARTICLES = _CHILD_OF | {"bin", "ibn", "al", "el", "de", "van", "von", "ben"}
# Sounds in which surnames end, whatever case they stand in.
_SURNAME = re.compile(
    r".{3,}(?:[oe]v|in|sk|ck|enk|quk|bae|uli|kisi|ulu|ian)(?:a|u|im|om|e|oi|i|ih|imi|aia|ogo|omu|uiu|o|oiu|s)?"
)


@dataclass(frozen=True, eq=False)
class Named:
    """Somebody on file. forms: whole names as met. family, given: their parts as met.

    reason: why the name may not be printed, for people; "" where it may.
    """

    id: str
    label: str
    reason: str
    forms: Sequence[str] = ()
    family: Sequence[str] = ()
    given: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a person's name. alone: it names them by itself; doubtful: with a title or an initial beside it.

    surname: it ends as surnames do, so that a small letter makes no word of it.
    root: the name without its ending (Шәріп of Шәріпов), which is many people's given name: it says something right
    beside the given name only.
    """

    which: str
    alone: bool
    doubtful: bool = False
    surname: bool = False
    root: bool = False


def parts_of(person: Named) -> Iterator[tuple[str, str, bool]]:
    """The parts of a name: role, word, and whether it names the person alone."""
    for family in person.family:
        split = _split(family)
        for number, word in enumerate(split):
            # Half a double name names its bearer too; what joins the halves does not: van der, bin.
            whole = len(split) == 1 or (len(word) >= _HALF and not _is_particle(word))
            yield ("family" if len(split) == 1 else f"family {number}"), word, whole
        if len(split) > 1:
            yield "family", "".join(split), True
    for given in person.given:
        for number, word in enumerate(_split(given)):
            yield ("given" if number == 0 else "further"), word, False
    known = {key for name in (*person.family, *person.given) for word in _split(name) for key in sounds(word)}
    for form in person.forms:
        words = _split(form)
        if len(words) == 1:
            yield "family", words[0], True
            continue
        parsed = parse_name(form) if not person.family else None
        surnames = set(_split(parsed.family)) if parsed else set()
        for number, word in enumerate(words):
            if sounds(word) & known or _is_particle(word):
                continue
            if word in surnames:
                yield "family", word, True
            else:
                yield f"further {number}" if person.family else "given", word, False


def _split(name: str) -> list[str]:
    return [found.group() for found in WORD.finditer(name) if len(bare(found.group())) > 1]


def _is_particle(word: str) -> bool:
    return bool(sounds(word) & _PARTICLES)


def says_whose_child(word: str) -> bool:
    """Whether it is the word for son or daughter that stands in half the names of a country: уулу, қызы."""
    return bool(sounds(word) & _CHILD_OF)


def is_latin(word: str) -> bool:
    return all(script(letter) == "latin" for letter in word if letter.isalpha())


def consonants(key: str) -> str:
    return _VOWELS.sub("", key)


def rhythm(key: str) -> str:
    """Whether a vowel stands between each two consonants of a name: 101 for Galustian."""
    parts = _SOUNDS.findall(key.strip("aeiou"))
    return "".join("1" if before[0] in "aeiou" else "0" for before, part in pairwise(parts) if part[0] not in "aeiou")


@cache
def stems(word: str) -> frozenset[str]:
    """What stays of a name's sounds whatever ending follows."""
    found: set[str] = set()
    for key in sounds(word):
        found.add(key)
        for cut in ("aia", "oi", "i", "a", "e", "o", "u", "ia"):
            if key.endswith(cut) and len(key) - len(cut) >= (SHORTEST if cut != "i" else 2):
                found.add(key[: -len(cut)])
        if len(key) >= SHORTEST and re.search(r"[eoia][^aeiou]$", key) and not word.endswith(("оль", "аль", "ыль")):
            found.add(key[:-2] + key[-1])  # Павел, Павла; Заяц, Зайца
        if key[-1] in "kp":
            found.add(key[:-1] + ("g" if key[-1] == "k" else "b"))  # Рақымбек, Рақымбегі
    return frozenset(found)


@cache
def patronymics(word: str) -> frozenset[str]:
    """The other forms of a patronymic: Омаровна, Омарқызы; Рахимович, Рахымұлы. Empty where it is none."""
    roots = {_PATRONYMIC.sub("", key) for key in sounds(word) if _PATRONYMIC.search(key)}
    roots = {root for root in roots if len(root) >= SHORTEST}
    return frozenset(
        collapsed(root + ending) for root in roots for ending in ("uli", "kisi", "ovn", "evn", "oviq", "eviq")
    )


@cache
def roots(word: str) -> frozenset[str]:
    """What stays of a surname without what makes it one, also as a patronymic: Шәріп, Шәріпұлы of Шәріпов."""
    found = {_SURNAME_ENDING.sub("", key) for key in sounds(word) if _SURNAME_ENDING.search(key)}
    found = {root for root in found if len(root) >= SHORTEST}
    with_endings = {collapsed(root + ending) for root in found for ending in ("uli", "kisi", "ov", "ev", "ulu", "tegi")}
    return frozenset((found | with_endings) - stems(word))


def looks_like_a_surname(word: str) -> bool:
    """Whether a word ends as surnames do, in whatever case."""
    return any(_SURNAME.fullmatch(key) for key in sounds(word))
