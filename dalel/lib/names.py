"""The forms of a person's name: proposals only. Nothing here ever decides that two names are one person.

A name reaches a file in several scripts and romanisations (Ермек, Yermek, Ermek), with family or given name in
front, cut to an initial, without its Russian ending (Ayan, Ayanov), and in an oblique Russian case that a
translator took for the nominative ("in the case of E. Narymbaeva" for a man called Narymbaev). Women's names that
end in -a (Toregozhina, Kharkova) are nominatives: a case is proposed only where a nominative twin with the same
initial stands in the same file, and never for somebody known to be a woman.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Sex = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart. `given` is a full given name or initials ("M.", "A.K."), whichever stood there."""

    family: str
    given: str = ""

    @property
    def initial(self) -> str:
        """The first letter of the given name, folded; empty if there is none."""
        return fold(self.given)[:1]

    @property
    def abbreviated(self) -> bool:
        """Whether only initials of the given name are known."""
        return _INITIALS.fullmatch(self.given) is not None


@dataclass(frozen=True, slots=True)
class Declined:
    """A form that is probably an oblique case: what its nominative would be, and the form that shows it."""

    form: str
    nominative: str
    twin: str


# --- folding --------------------------------------------------------------------------------------------------

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "c",
    "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "є": "e", "ї": "i",
    "ў": "o", "ҳ": "h", "ҷ": "j", "ӯ": "u", "ӣ": "i",
}  # fmt: skip
_LATIN = {"ı": "i", "ş": "sh", "ç": "ch", "ŋ": "n", "ə": "a", "ł": "l", "đ": "d"}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN, "'": "", "’": "", "ʼ": "", "`": "", "-": " ", ".": " "})
# the order matters: long spellings before the short ones that they contain
_ROMAN = (
    ("shch", "sh"),
    ("kh", "h"),
    ("zh", "j"),
    ("gh", "g"),
    ("ts", "c"),
    ("yo", "e"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A key that is the same for the spellings of one name: Cyrillic or Latin, E or Ye, i or y, kh or h, zh or j,
    q or k, -aev or -ayev. Not for print, and not proof of anything."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    folded = "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))
    for spelling, short in _ROMAN:
        folded = folded.replace(spelling, short)
    folded = re.sub(r"([a-z])\1+", r"\1", folded)  # Kassym = Kasym, Evgenii = Evgeni
    return " ".join(folded.replace("ie", "e").split())  # Yeleusinov = Eleusinov, Kibrayev = Kibraev


# --- taking apart ---------------------------------------------------------------------------------------------

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?)+")
_FAMILY_ENDING = re.compile(
    r".{2,}(?:[oe]va?|ina?|in|sk(?:ii|i|aia)|uli|kizi|bai|bek|ko|chuk|ian)", re.ASCII
)  # of a folded name
_PATRONYMIC = re.compile(r".{2,}(?:[oe]vich|[oe]vna|ich|ichna|uli|kizi)", re.ASCII)


def parse_name(text: str) -> NameParts:
    """Family and given part of "Bokayev M.", "M. Bokayev", "Bokayev, Max", "Max Bokayev" or "Toregozhina"."""
    tidy = " ".join(text.split())
    if "," in tidy:
        family, _comma, given = tidy.partition(",")
        return NameParts(family.strip(), given.strip())
    words = re.sub(r"\.(?=[^\W\d_]{3,})", ". ", tidy).split()  # "M.Bokayev"
    initials = [word for word in words if _INITIALS.fullmatch(word)]
    if initials:
        rest = [word for word in words if word not in initials]
        return NameParts(" ".join(rest), "".join(initials))
    if len(words) < 2:
        return NameParts(tidy)
    place = _family_place(words)
    return NameParts(words[place], " ".join(words[:place] + words[place + 1 :]))


def _family_place(words: list[str]) -> int:
    """Which word is the family name: the last, unless the first looks like one and the last does not."""
    folded = [fold(word) for word in words]
    if len(words) == 3 and _PATRONYMIC.fullmatch(folded[2]):
        return 0  # Иванов Иван Иванович
    first, last = (_FAMILY_ENDING.fullmatch(folded[place]) is not None for place in (0, -1))
    return 0 if first and not last else len(words) - 1


# --- comparing ------------------------------------------------------------------------------------------------

_RUSSIAN_ENDINGS = ("ov", "ev", "in", "ova", "eva", "ina")
_CASE_ENDINGS = ("a", "u", "im", "om", "e")  # genitive, dative, instrumental, prepositional, of a folded name


def may_be_same(one: str, other: str) -> bool:
    """Whether two forms agree as far as they go: family names spelt alike, cut or declined; given names not at odds."""
    first, second = parse_name(one), parse_name(other)
    return _families_agree(fold(first.family), fold(second.family)) and _given_agree(first, second)


def _families_agree(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if short == long:
        return True
    if len(short) < 3 or not long.startswith(short):
        return False
    rest = long[len(short) :]
    return rest in _RUSSIAN_ENDINGS or (rest in _CASE_ENDINGS and short.endswith(("ov", "ev", "in")))


def _given_agree(first: NameParts, second: NameParts) -> bool:
    """Whether two given parts can be one: "A.K." agrees with "A." and "Aidar", not with "A.M."."""
    one, other = fold(first.given).split(), fold(second.given).split()
    if not one or not other:
        return True
    if any(left[0] != right[0] for left, right in zip(one, other, strict=False)):
        return False
    if first.abbreviated or second.abbreviated:
        return True
    short, long = sorted((one[0], other[0]), key=len)
    # a declined given name goes on where the nominative ends: Ермек, Ермека
    return short == long or (long.startswith(short) and long[len(short) :] in _CASE_ENDINGS)


def declined(form: str, others: Iterable[str], sex: Sex | None = None) -> Declined | None:
    """The reading of a form as an oblique case, if a nominative twin among `others` shows it."""
    if sex == "f":
        return None
    parts = parse_name(form)
    if not parts.initial:
        return None
    for other in others:
        twin = parse_name(other)
        cut = _cut(fold(parts.family), fold(twin.family))
        if cut and twin.initial and _given_agree(parts, twin):
            return Declined(form, _nominative(form, parts, cut), other)
    return None


def declined_candidate(form: str, others: Iterable[str], sex: Sex | None = None) -> str | None:
    """The nominative that a form is probably a case of; None unless a twin among `others` shows it."""
    found = declined(form, others, sex)
    return found.nominative if found else None


def _cut(form: str, twin: str) -> int:
    """How many letters of the form are a case ending, seen from its twin; 0 if it is no case of the twin."""
    if form.startswith(twin) and form[len(twin) :] in _CASE_ENDINGS and twin[-1:] not in ("", "a", "o", "e", "u"):
        return len(form) - len(twin)
    # a Kazakh name without its Russian ending: Ayanova beside Ayan stands for Ayanov
    for ending in ("ov", "ev", "in"):
        rest = form.removeprefix(twin + ending)
        if rest != form and rest in _CASE_ENDINGS:
            return len(rest)
    return 0


def _nominative(form: str, parts: NameParts, cut: int) -> str:
    """The form without the ending of its family name. (A folded ending is as long as the written one.)"""
    return form.replace(parts.family, parts.family[:-cut], 1)
