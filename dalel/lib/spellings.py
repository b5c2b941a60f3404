"""The sounds of a word, however it is written: what two spellings of one name have in common.

A name reaches a text in Cyrillic or Latin, in one of a dozen romanisations, with letters of another alphabet that look
the same, with soft hyphens, accents or zero-width signs in it. `sounds` gives the keys by which all of these meet: two
words that share one may be spellings of one name. It is made to miss none, and so joins words that no reader would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

LONGEST = 200  # letters of a word that may be a name; of a longer one only so many are looked at
MOST = 96  # readings of one word that are looked at

# One sign a sound: j for zh, w for sh and shch, q for ch, c for ts; s for z too, which is heard at the end.
_CYRILLIC: Mapping[str, str] = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
    "ж": "j", "җ": "j", "ҷ": "j", "з": "s", "ѕ": "s", "и": "i", "й": "i", "і": "i", "ї": "i", "ӣ": "i", "ы": "i",
    "ј": "i", "к": "k", "қ": "k", "ҡ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "ҥ": "n", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ұ": "u", "ў": "u", "ӯ": "u", "ф": "f", "х": "h",
    "һ": "h", "ҳ": "h", "ц": "c", "ч": "q", "ш": "w", "щ": "w", "ъ": "", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
# Kazakh letters that a Russian spelling of the same name writes in another way, or not at all: Өтегенов, Утегенов;
# Тілеубергенов, Тлеубергенов.
_KAZAKH: Mapping[str, tuple[str, ...]] = {"ө": ("o", "u"), "і": ("i", ""), "ы": ("i", "")}
_KAZAKH_LETTERS = frozenset("әғқңөұүһіҳў")
# Letters that lose what tells them apart when their marks are taken off.
_MARKED = str.maketrans({
    "š": "sh", "ş": "sh", "ș": "sh", "ŝ": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "č": "ch", "ç": "ch", "ć": "ch",
    "ñ": "ng", "ŋ": "ng", "ə": "a", "ł": "l", "đ": "d", "ß": "ss", "æ": "a", "ø": "o", "œ": "o", "þ": "th",
})  # fmt: skip
# What Latin letters can stand for, in English, German, French and a dozen romanisations; of spellings that begin alike
# the long one first.
_LATIN: Mapping[str, tuple[str, ...]] = {
    "â": ("a", "ia"), "û": ("u", "iu"), "ı": ("i", ""), "o‘": ("u", "o"), "g‘": ("g",),
    "schtsch": ("w",), "chtch": ("w",), "iou": ("iu",), "ioo": ("iu",),
    "jou": ("ju", "iu"), "joh": ("jo", "io", "joh"), "joo": ("ju",),
    "shch": ("w",), "sch": ("w", "j", "sh", "sq"), "sh": ("w", "sh"), "dzh": ("j",), "dsch": ("j",),
    "tsch": ("q", "cq"), "tch": ("q", "tq"), "tsh": ("q", "tw", "ch"), "tshch": ("tw",), "tzh": ("tj", "q", "ch"),
    "ght": ("t", "gt"), "gue": ("ge", "gue"), "gui": ("gi", "gui"), "guy": ("gi",), "ayo": ("ae", "aio"),
    "yoo": ("iu",), "zh": ("j",), "dj": ("j", "di"), "ch": ("q", "h", "w", "ch"), "kh": ("h", "kh"), "gh": ("g",),
    "ts": ("c", "ts"), "tz": ("c", "ts"), "ph": ("f",), "th": ("t", "s"), "ck": ("k", "ck"), "qu": ("k", "ku"),
    "yo": ("e", "io"), "jo": ("e", "io", "jo"), "io": ("io", "e"), "ou": ("u", "ou"), "oo": ("u", "o"),
    "oe": ("oe", "u", "e"), "ee": ("i", "e"), "ea": ("ea", "i"), "ie": ("e", "i"), "ay": ("ai", "ei"),
    "aw": ("av", "au", "o"), "ow": ("ov", "ou"), "oh": ("o", "oh"), "ff": ("v", "f"),
    "x": ("ks", "h"), "c": ("k", "c", "s"), "j": ("j", "i"), "y": ("i",), "w": ("v", "u"), "q": ("k",), "z": ("s", "c"),
}  # fmt: skip
_LATIN_PARTS = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)) + "|.", re.DOTALL)
_SILENT_E = re.compile(r"([ao])([bcdfgklmnprstvz])e\Z")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼʻ‛`´′", "‘"))
# Letters that look alike: what a letter of another alphabet is taken for among Cyrillic ones, and among Latin ones.
_AS_CYRILLIC: Mapping[str, str] = {
    **dict(zip("ABCEHIKMOPTXYaceikmnoprtuxybgsSJjhlNn3", "АВСЕНІКМОРТХУасеікмпоргтихуьдѕЅЈјһӏИпз", strict=True)),
    **dict(zip("ΑΒΓΔΕΖΗΙΚΛΜΝΟΠΡΤΥΦΧΣ", "АВГДЕЗНІКЛМИОПРТУФХС", strict=True)),
    **dict(zip("αβγδεικλμνοπρτυφχςση", "авудеіклмиопртуфхсоп", strict=True)),
}
_AS_LATIN: Mapping[str, str] = {
    **dict(zip("АВСЕНІЈКМОРЅТХУасеһіјкмпоргѕтухвиь", "ABCEHIJKMOPSTXYacehijkmnoprstyxvub", strict=True)),
    **dict(zip("ӏӀԁԀԛԚԝԜ", "lIdDqQwW", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΣ", "ABEZHIKMNOPTYXC", strict=True)),
    **dict(zip("αβγειηκλμνορτυχςσ", "abyeinklmvoptuxco", strict=True)),
}  # fmt: skip
# Of words in one alphabet only these are taken for another's.
_EXACTLY = frozenset("ABCEHIKMOPTXYSJaceiopxysjАВСЕНІКМОРТХУЅЈасеіорхуѕј")
_DIGITS = {"0": "o", "1": "l", "3": "з", "4": "ч"}
_LATIN_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g"}
_LETTERS_BESIDE = 3  # letters of a word in which a digit may stand for another
_REPEATED = re.compile(r"(.)\1+", re.DOTALL)
_FORM = re.compile(r" WITH .*")
_LATIN_LETTERS = frozenset("əıŋəƏİ")
_RARE = re.compile(r"[\u0180-\u02af\u0460-\u0530\u1c80-\u1d7f\ua640-\uab6f]")


def bare(text: str) -> str:
    """A text without what cannot be seen in it: soft hyphens, zero-width signs, marks of direction."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


@lru_cache(maxsize=65_536)
def sounds(word: str) -> frozenset[str]:
    """The keys of a word: how it may sound, in every way that it can be read. Empty where it has no letter."""
    # Оразбаев, Уразбаев
    return frozenset("u" + key[1:] if key[0] == "o" else key for key in sounds_within(word))


def sounds_within(part: str) -> frozenset[str]:
    """The keys of what stands within a word: an ending."""
    plain = bare(unicodedata.normalize("NFKC", part[:LONGEST]))[:LONGEST]
    plain = _RARE.sub(lambda letter: _plainer(letter.group()), plain)
    return frozenset(key for reading in _readings(plain) for key in _keys(reading) if key)


def _readings(word: str) -> Iterator[str]:
    """The word as it stands; and, where its letters could be those of another alphabet, as it would be read in that."""
    yield word
    if any(letter.isdigit() for letter in word) and sum(letter.isalpha() for letter in word) >= _LETTERS_BESIDE:
        if any(script(letter) == "latin" for letter in word if letter.isalpha()):
            yield "".join(_LATIN_DIGITS.get(letter, letter) for letter in word)
        word = "".join(_DIGITS.get(letter, letter) for letter in word)
        yield word
    scripts = {script(letter) for letter in word if letter.isalpha()}
    for alike, own in ((_AS_CYRILLIC, "cyrillic"), (_AS_LATIN, "latin")):
        foreign = [letter for letter in word if letter.isalpha() and script(letter) != own]
        if foreign and (len(scripts) > 1 or "other" in scripts or all(letter in _EXACTLY for letter in foreign)):
            yield "".join(alike.get(letter, letter) if script(letter) != own else letter for letter in word)


@lru_cache(maxsize=2_048)
def _plainer(letter: str) -> str:
    """The letter that a rare one is a form of, by its name: a small capital, one with a hook or a stroke."""
    if letter in _CYRILLIC or letter in _LATIN_LETTERS or unicodedata.decomposition(letter):
        return letter
    name = _FORM.sub("", unicodedata.name(letter, "")).replace("LETTER SMALL CAPITAL", "SMALL LETTER")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return letter


def script(letter: str) -> str:
    """Of which alphabet a letter is: cyrillic, latin or another."""
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00 or letter == "ə":
        return "latin"
    return "cyrillic" if 0x400 <= code < 0x530 else "other"


def _keys(word: str) -> Iterator[str]:
    small = unicodedata.normalize("NFC", word.casefold())
    parts: list[tuple[str, ...]] = []
    for run in re.findall(r"[Ѐ-ԯ]+|[^Ѐ-ԯ]+", small):
        parts += _cyrillic(run) if "Ѐ" <= run[0] <= "ԯ" else _latin(run)
    for chosen in islice(product(*parts), MOST):
        yield collapsed("".join(chosen))


def _cyrillic(run: str) -> Iterator[tuple[str, ...]]:
    plain = _unmarked(run)
    if not _KAZAKH_LETTERS & set(plain):
        yield ("".join(_CYRILLIC.get(letter, "") for letter in plain),)
        return
    uzbek = bool({"ҳ", "ў"} & set(run))
    for place, letter in enumerate(plain):
        known = _CYRILLIC.get(letter, "")
        if uzbek and letter == "о":
            yield ("o", "a")
            continue
        yield _KAZAKH.get(letter, (known,)) if 0 < place < len(plain) - 1 or letter == "ө" else (known,)


def _latin(run: str) -> Iterator[tuple[str, ...]]:
    marked = run.translate(_APOSTROPHES).translate(_MARKED)
    uzbek = "o‘" in marked or "g‘" in marked or "q" in marked
    if marked.startswith("mc") and not marked.startswith("mch"):
        marked = f"mak{marked[2:]}"
    silent = _SILENT_E.search(marked)
    end = silent.start() if silent else len(marked)
    for spelling in _LATIN_PARTS.findall(_unmarked_but(marked[:end])):
        if uzbek and spelling == "o":
            yield ("o", "a")
        else:
            yield _LATIN.get(spelling) or (_letters(spelling),)
    if silent:  # Hope, Rose; Blake: as it is written, and as it is said
        vowel, consonant = silent[1], _LATIN.get(silent[2], (silent[2],))[0]
        yield f"{vowel}{consonant}e", f"{'ou' if vowel == 'o' else 'ei'}{consonant}"


def _letters(text: str) -> str:
    return "".join(letter for letter in text if "a" <= letter <= "z")


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _unmarked_but(text: str) -> str:
    """Without marks, but of the letters that stand for two sounds in one standard and for plain vowels in others."""
    return "".join(part if part in _LATIN else _unmarked(part) for part in re.findall(r"[âû]|[^âû]+", text))


def collapsed(key: str) -> str:
    """Sounds that are written once or twice, with or without a glide, are one: Kassym, Kasym; -aev, -ayev; Dzh, Zh."""
    key = _REPEATED.sub(r"\1", key.replace("dj", "j").replace("z", "s")).replace("ng", "n")
    key = key.replace("ie", "e").replace("ei", "e").replace("iu", "u").replace("ui", "u")
    return _REPEATED.sub(r"\1", key)
