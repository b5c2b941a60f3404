"""Kyrgyz number words, and endings by vowel harmony and by the last sound.

A noun after a number stays in the singular: 1 активист, 5 активист. Endings have four vowels (а/о/е/ө, ы/у/и/ү), and a
first consonant that follows the last sound: Ошто, Бишкекте, Нарында. Numerals in figures take a hyphen and no ending
before their noun: 34-сессия, 2018-жыл. (Азыркы кыргыз адабий тили, 2009.)
"""

from __future__ import annotations

from dalel.lib.language.rows import words_of
from dalel.lib.language.turkic import NumberWords

CASES = ("nom", "gen", "dat", "acc", "loc", "abl")

_NUMBERS = NumberWords(
    ones=("", *words_of("бир эки үч төрт беш алты жети сегиз тогуз")),
    tens=("", *words_of("он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон")),
    zero="нөл",
    hundred="жүз",
    thousand="миң",
)

_WIDE = {**dict.fromkeys("аыяую", "а"), **dict.fromkeys("оё", "о"), **dict.fromkeys("эеи", "е"), "ө": "ө", "ү": "ө"}
_NARROW = {**dict.fromkeys("аыя", "ы"), **dict.fromkeys("оёую", "у"), **dict.fromkeys("эеи", "и"), "ө": "ү", "ү": "ү"}
_VOICELESS = set("кпстфхцчшщ")
_ENDINGS = {  # case -> first consonant after a vowel, a voiced, a voiceless sound; whether its vowel is wide; rest
    "gen": ("ндт", False, "н"),
    "dat": ("ггк", True, ""),
    "acc": ("ндт", False, ""),
    "loc": ("ддт", True, ""),
    "abl": ("ддт", True, "н"),
}


def number_words(n: int, case: str = "nom") -> str:
    """0 to 999,999 in words; the last word takes the ending of the case."""
    return decline(_NUMBERS.of(n), case)


def decline(text: str, case: str, *, belonging: bool = False) -> str:
    """The text with the ending of a case on its last word. belonging: it ends in the -ы of what belongs to something
    ("17-майы"), after which the endings are others: "17-майына", "17-майынан"."""
    if case == "nom" or not text:
        return text
    vowel = _last_vowel(text)
    consonants, is_wide, rest = _ENDINGS[case]
    middle = (_WIDE if is_wide else _NARROW).get(vowel, "е" if is_wide else "и")
    if belonging:
        first = {"gen": "н", "dat": "н", "acc": "н", "loc": "нд", "abl": "н"}[case]
        return text + first + ("" if case == "acc" else middle + rest)
    last = text[-1].lower()
    at = 0 if last in _WIDE else 2 if last in _VOICELESS else 1
    return text + consonants[at] + middle + rest


def _last_vowel(text: str) -> str:
    return next((letter for letter in reversed(text.lower()) if letter in _WIDE), "")
