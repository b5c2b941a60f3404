"""Kazakh number words, and endings by vowel harmony.

A noun after a number stays in the singular: 1 белсенді, 5 белсенді. Endings follow the last vowel of the word and
its last sound (Қазақ грамматикасы, 2002). Words that mix front and back vowels, such as names from other
languages, follow their last syllable; how words taken from Russian end stands in `_LOAN_LINKS` and `_last_doubtful`.
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
_DEEP = set("қғх")  # said far back, so that an и before them is a back one: тарихқа, but тарифке
_LOAN_LINKS = ("кт", "ск", "цк")  # after these an і is put in: фактіге, Минскіге
_LOANS_WITH_LINK = ("митинг", "рейтинг")
_BACK_FAMILIES = ("аев", "оев", "уев")  # Тоқаевқа: -ев follows the vowel before it
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
_OF_BELONGING = {
    "gen": ("ның", "нің"),
    "dat": ("на", "не"),
    "acc": ("н", "н"),
    "loc": ("нда", "нде"),
    "abl": ("нан", "нен"),
    "ins": ("мен", "мен"),
}


def number_words(n: int, case: str = "nom") -> str:
    """0 to 999,999 in words; the last word takes the ending of the case."""
    return decline(_NUMBERS.of(n), case)


def decline(text: str, case: str, *, belonging: bool = False) -> str:
    """The text with the ending of a case on its last word: "қаңтар" in the ablative is "қаңтардан". belonging: it ends
    in the -ы of what belongs to something ("сот отырысы"), after which the endings are others: "сот отырысына"."""
    if case == "nom" or not text:
        return text
    if belonging:
        return text + _OF_BELONGING[case][0 if is_back(text) else 1]
    if text.lower().endswith((*_LOAN_LINKS, *_LOANS_WITH_LINK)):
        return decline(f"{text}і", case)
    if case == "ins" and text.rstrip("ьЬ")[-1:].lower() in ("ж", "з"):
        return f"{text}бен"
    forms = _ENDINGS[case][_last_sound(text)]
    return text + forms[0 if is_back(text) else 1]


def is_back(text: str) -> bool:
    """Whether endings after the text have back vowels: the last clear vowel says so."""
    word = text.lower()
    if word.endswith("ь"):
        return False  # Ярославльге
    if word.endswith(_BACK_FAMILIES):
        return True
    for at, letter in enumerate(reversed(word)):
        if letter in _BACK:
            return True
        if letter in _FRONT or (letter == "и" and _closes_in_front(word, at)):
            return False
    return _last_doubtful(word) in ("у", "ю")


def _closes_in_front(word: str, after: int) -> bool:
    """Whether an и with so many letters after it is in a last, closed syllable, where it is a front vowel: активке."""
    tail = word[len(word) - after :]
    return bool(tail) and not (set(tail) & (_BACK | _FRONT | _DOUBTFUL)) and tail[0] not in _DEEP


def _last_doubtful(word: str) -> str:
    """The vowel of a word that has no clear one: суға and клубқа, but биге and типке."""
    return next((letter for letter in reversed(word) if letter in _DOUBTFUL), "")


def _last_sound(text: str) -> str:
    last = text.lower().rstrip("ь")[-1:]
    if last in _NASAL:
        return "nasal"
    if last in _SONOROUS:
        return "voiced"
    if last in _BACK or last in _FRONT or last in _DOUBTFUL:
        # у after a vowel is a consonant ("тау", "тауды"); after a consonant a vowel ("елу", "елуді" is said too,
        # but the written norm is "елуді" for numbers as for verbs in -у)
        return "voiced" if last == "у" else "vowel"
    return "voiceless"
