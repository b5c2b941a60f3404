"""Tells two spellings of one word of a name from its cases and from another name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import Literal

from dalel.documents.language.lexicon import table

Relation = Literal["same", "sound", "letter", ""]


@lru_cache(maxsize=4)
def _endings(language: str) -> tuple[str, ...]:
    entry: dict[str, str] = table("spellings")["endings"]
    if language == "kk":
        inner = ["", *entry["kk_within"].split()]
        found = {one + case for one, case in product(inner, ["", *entry["kk"].split()])}
    else:
        found = set(entry["ru"].split()) | {""}
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=1)
def _fathers() -> tuple[str, ...]:
    return tuple(table("spellings")["patronymic"]["endings"].split())


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    return frozenset(table("spellings")["given"]["apart"].split())


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word in small letters without marks (й and Kazakh letters stay what they are)."""
    small = unicodedata.normalize("NFC", word).casefold().replace("ё", "е").replace("’", "'")
    if small.isascii() or re.search("[Ѐ-ӿ]", small):
        return small
    bare = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


# Letters that romanisations write one for another, and voiced for unvoiced ones; vowels and signs fall away.
_SPELLINGS = (
    ("shch", "ш"), ("sch", "ш"), ("tch", "ч"), ("tsh", "ч"), ("dzh", "ж"), ("sh", "ш"), ("zh", "ж"), ("kh", "к"),
    ("gh", "к"), ("ch", "ч"), ("ts", "с"), ("tz", "с"), ("ph", "в"), ("th", "т"), ("ck", "к"), ("qu", "к"), ("dj", "ж"),
    ("ks", "х"), ("cz", "ч"), ("ss", "с"),
)  # fmt: skip
_CYRILLIC = {
    "б": "п", "в": "в", "г": "к", "ғ": "к", "д": "т", "ҷ": "ж", "ж": "ж", "з": "с", "к": "к", "қ": "к", "л": "л",
    "м": "м", "н": "н", "ң": "н", "п": "п", "р": "р", "с": "с", "т": "т", "ф": "в", "х": "к", "һ": "к", "ҳ": "к",
    "ц": "с", "ч": "ч", "ш": "ш", "щ": "ш",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a word, of which those that spellings mix up are one."""
    text = plain(word)
    for spelling, short in _SPELLINGS:
        text = text.replace(spelling, short)
    signs = [_CYRILLIC.get(sign) or _LATIN.get(sign, "") for sign in text]
    return re.sub(r"(.)\1+", r"\1", "".join(signs))


_LATIN = {
    "b": "п", "c": "к", "d": "т", "f": "в", "g": "к", "h": "к", "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н",
    "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "v": "в", "w": "в", "x": "х", "z": "с",
}  # fmt: skip
_VOWELS = frozenset("aeiouyаеиоуыэюяіәөұү")


@lru_cache(maxsize=20_000)
def _stems(word: str, language: str) -> frozenset[str]:
    """What may stand before the ending of a Russian or Kazakh name."""
    found = set()
    for ending in _endings(language):
        rest = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(rest) >= 2:
            found.add(rest.rstrip("ьй") or rest)
            found.add(re.sub(r"(?<=[^аеиоуыэюя])[еоь](?=[^аеиоуыэюяй]ь?$)", "", rest).rstrip("ьй"))  # Павел, Павла
    return frozenset(found)


def declined_alike(one: str, other: str, language: str) -> bool:
    """Whether two words are one name in two cases (or its masculine and feminine form)."""
    if plain(one) == plain(other):
        return True
    if language not in {"ru", "kk"}:
        return False
    first, second = plain(one).split("-"), plain(other).split("-")
    if len(first) != len(second):
        return False
    return all(
        left == right or any(_stems(left, case) & _stems(right, case) for case in {"ru", language})
        for left, right in zip(first, second, strict=True)
    )


def in_two_cases(one: str, other: str) -> bool:
    """Whether two words of a Kazakh text are one name with two Kazakh endings."""
    return bool(_stems(plain(one), "kk") & _stems(plain(other), "kk"))


def _sexes(one: str, other: str) -> bool:
    """Karimov and Karimova, Dunsky and Dunskaya, Aziz and Aziza: a man's and a woman's name."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in {"a", "e", "а", "я", "o", "s"}:
        return True
    return (one[-1:] in _FEMININE) != (other[-1:] in _FEMININE)


_FEMININE = frozenset("aая")


@lru_cache(maxsize=20_000)
def _father(word: str, language: str) -> bool:
    """Whether it is a father's name, in any case that the language gives it."""
    if word.endswith(_fathers()):
        return True
    return language in {"ru", "kk"} and any(stem.endswith(_father_stems()) for stem in _stems(word, language))


@lru_cache(maxsize=1)
def _father_stems() -> tuple[str, ...]:
    return tuple({form.rstrip("аыиьй") if len(form) > 3 else form for form in _fathers() if not form.isascii()})


@lru_cache(maxsize=50_000)
def relation(one: str, other: str, language: str) -> Relation:
    """How two words of a name go together: one form or its case, one sound, a letter or two apart, or not at all."""
    if declined_alike(one, other, language):
        return "same"
    left, right = plain(one), plain(other)
    if min(len(left), len(right)) < 4 or left.isascii() != right.isascii():
        return ""
    if language not in {"ru", "kk"} and _sexes(left, right):
        return ""
    if _father(left, language) != _father(right, language) or abs(len(left) - len(right)) > 3:
        return ""
    if language in {"ru", "kk"}:
        left, right = _shortest(left, right, language)
    if written_over(left, right):
        return "sound"
    apart = distance(left, right)
    bones = skeleton(left)
    alike = len(bones) >= 2 and (bones == skeleton(right) or _alike_but_for_j(left, right, language))
    if alike and apart <= (4 if len(bones) >= 3 else 3) and _begin_alike(left, right):
        return "sound"
    size = min(len(left), len(right))
    first = left[:1] == right[:1] or size >= 7
    if first and ((apart == 1 and size >= 5) or (apart == 2 and size >= 9)):
        return "letter"
    return ""


def _alike_but_for_j(left: str, right: str, language: str) -> bool:
    """J is kh in Spanish (Jolmatov), y in other romanisations (Juri); ll is y in Spanish (Ayala, Allala)."""
    if language == "es" and "ll" in left + right:
        left, right = left.replace("ll", "y"), right.replace("ll", "y")
        return distance(left, right) <= 1 and skeleton(left) == skeleton(right)
    return "j" in left + right and any(
        skeleton(left.replace("j", sound)) == skeleton(right.replace("j", sound))
        for sound in (("kh", "y") if language == "es" else ("y",))
    )


def _shortest(left: str, right: str, language: str) -> tuple[str, str]:
    """Two words without endings that they might have, part by part: the stems that differ least."""
    one, other = left.split("-"), right.split("-")
    if len(one) != len(other):
        return left, right
    parts = [_shortest_part(*pair, language) for pair in zip(one, other, strict=True)]
    return "-".join(part[0] for part in parts), "-".join(part[1] for part in parts)


def _shortest_part(left: str, right: str, language: str) -> tuple[str, str]:
    pairs = [
        (one, other)
        for case in ("ru", language)
        for one in _stems(left, case)
        for other in _stems(right, case)
        if len(one) >= len(left) - 3 and len(other) >= len(right) - 3 and min(len(one), len(other)) >= 4
    ]
    return min(pairs, key=lambda pair: (distance(*pair), -len(pair[0]), pair), default=(left, right))


def _begin_alike(left: str, right: str) -> bool:
    """“Yelena” and “Elena”, “Kovalchuk” and “Kavalchuk”; not “Asanov” and “Usenov”."""
    one, other = (re.sub(r"^(?:y(?=[eaou])|j(?=[eau])|i(?=[eaou]))", "", word) for word in (left, right))
    if one[:1] in _VOWELS or other[:1] in _VOWELS:
        return one[:1] == other[:1] or {one[:1], other[:1]} in (
            {"o", "a"},
            {"о", "а"},
            {"i", "y"},
            {"u", "o"},
            {"e", "э"},
        )
    return True


# Letters that only the manner of writing over changes: Aygerim and Aigerim, Zhanar and Janar.
_WRITTEN_OVER = (
    ("shch", "sch"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("yo", "e"), ("ye", "e"), ("w", "v"),
    ("q", "k"), ("y", "i"), ("ii", "i"),
    ("і", "и"), ("ы", "и"), ("ә", "а"), ("ғ", "г"), ("қ", "к"), ("ң", "н"), ("ө", "о"),
    ("ұ", "у"), ("ү", "у"), ("һ", "х"), ("ь", ""), ("э", "е"), ("й", "и"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _one_writing(word: str) -> str:
    text = plain(word)
    for one, other in _WRITTEN_OVER:
        text = text.replace(one, other)
    return text


def written_over(one: str, other: str) -> bool:
    """Whether two words differ in nothing but how the letters of another script were written over."""
    return not two_given_names(one, other) and _one_writing(one) == _one_writing(other)


def two_given_names(one: str, other: str) -> bool:
    """Whether both are given names of their own (Alina, Alena)."""
    return plain(one) in _apart() and plain(other) in _apart()


@lru_cache(maxsize=50_000)
def distance(one: str, other: str) -> int:
    """How many letters have to be changed, put in, left out or swapped; 9 where the lengths are far apart."""
    if abs(len(one) - len(other)) > 3 or max(len(one), len(other)) > 40:
        return 9
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if last and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
