"""Kazakh number words, and endings by vowel harmony.

A noun after a number stays in the singular: 1 белсенді, 5 белсенді. Endings follow the last vowel of the word and
its last sound (Қазақ грамматикасы, 2002). Words that mix front and back vowels, such as names from other
languages, follow their last syllable.
"""

from __future__ import annotations

from dalel.lib.language.rows import words_of
from dalel.lib.language.turkic import NumberWords

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")

_NUMBERS = NumberWords(
    ones=("", *words_of("бір екі үш төрт бес алты жеті сегіз тоғыз")),
    tens=("", *words_of("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан")),
    zero="нөл",
    hundred="жүз",
    thousand="мың",
)

_BACK = set("аоұыяёэ")
_FRONT = set("әеөүі")
_DOUBTFUL = set("иую")  # и, у and ю follow the vowel before them
_NASAL = set("мнң")
_SONOROUS = set("лрйжз")  # voiced consonants after which endings begin with a voiced one
_ENDINGS = {  # case -> by the class of the last sound, (back, front)
    "gen": {"vowel": ("ның", "нің"), "nasal": ("ның", "нің"), "voiced": ("дың", "дің"), "voiceless": ("тың", "тің")},
    "dat": {"vowel": ("ға", "ге"), "nasal": ("ға", "ге"), "voiced": ("ға", "ге"), "voiceless": ("қа", "ке")},
    "acc": {"vowel": ("ны", "ні"), "nasal": ("ды", "ді"), "voiced": ("ды", "ді"), "voiceless": ("ты", "ті")},
    "loc": {"vowel": ("да", "де"), "nasal": ("да", "де"), "voiced": ("да", "де"), "voiceless": ("та", "те")},
    "abl": {"vowel": ("дан", "ден"), "nasal": ("нан", "нен"), "voiced": ("дан", "ден"), "voiceless": ("тан", "тен")},
    "ins": {"vowel": ("мен", "мен"), "nasal": ("мен", "мен"), "voiced": ("мен", "мен"), "voiceless": ("пен", "пен")},
}


def number_words(n: int, case: str = "nom") -> str:
    """0 to 999,999 in words; the last word takes the ending of the case."""
    return decline(_NUMBERS.of(n), case)


def decline(text: str, case: str) -> str:
    """The text with the ending of a case on its last word: "қаңтар" in the ablative is "қаңтардан"."""
    if case == "nom" or not text:
        return text
    forms = _ENDINGS[case][_last_sound(text)]
    if case == "ins" and text[-1].lower() in "жз":
        return f"{text}бен"
    return text + forms[0 if is_back(text) else 1]


def is_back(text: str) -> bool:
    """Whether the last clear vowel of the text is a back one."""
    for letter in reversed(text.lower()):
        if letter in _BACK:
            return True
        if letter in _FRONT:
            return False
    return False  # only и, у or ю: endings are mostly the front ones


def _last_sound(text: str) -> str:
    last = text[-1].lower()
    if last in _NASAL:
        return "nasal"
    if last in _SONOROUS:
        return "voiced"
    if last in _BACK or last in _FRONT or last in _DOUBTFUL:
        # у after a vowel is a consonant ("тау", "тауды"); after a consonant a vowel ("елу", "елуді" is said too,
        # but the written norm is "елуді" for numbers as for verbs in -у)
        return "voiced" if last == "у" else "vowel"
    return "voiceless"


def ordinal(n: int) -> str:
    """34-ші, 16-шы: the ending follows the last word of the number."""
    return f"{n}-{'шы' if is_back(number_words(n)) else 'ші'}"
