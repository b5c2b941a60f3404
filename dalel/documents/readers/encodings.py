"""Turns bytes into letters: the encodings in which texts of our languages are kept, and texts that were read wrongly.

UTF-8 tells itself. The old encodings of Cyrillic are told from one another by the commonest letters: read as another,
a text has hardly any of them.
"""

from __future__ import annotations

import re

from dalel.lib.errors import InputError
from dalel.lib.messages import _

_HIGH = bytes(range(0x80, 0x100))
_HIGH_RUNS = re.compile(rb"[\x80-\xff]{3,}")
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_COMMON = frozenset("оеаинтсрвл")  # two thirds of the letters of any Russian text, and half of those of a Kazakh one
_KAZAKH_BYTES = b"\x9d\xbc\xbe"  # қ, ә and ң of the Kazakh code page; in cp1251 no letter of Russian
_SAMPLE = 50_000
_SURE, _APART = 0.38, 0.15  # shares of the common letters among all letters
_FEW = 20  # letters from which shares tell nothing


def letters_of(raw: bytes) -> str:
    """The text in the bytes; empty where they are in no encoding of letters. Raises InputError for damaged ones."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(raw, "utf-16")
    if raw.startswith(b"\xef\xbb\xbf"):
        return _strict(raw, "utf-8-sig")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _old(raw)


def _old(raw: bytes) -> str:
    high = len(raw) - len(raw.translate(None, _HIGH))
    # Cyrillic words are made of such bytes alone; in French or Spanish hardly two stand side by side.
    in_runs = sum(len(run) for run in _HIGH_RUNS.findall(raw))
    if in_runs > 0.6 * high:
        best = max(_CYRILLIC, key=lambda encoding: _commonness(_loosely(raw, encoding)))
        if _commonness(_loosely(raw, best)) >= _SURE:
            return _strict(raw, "kz1048" if best == "cp1251" and _kazakh(raw, high) else best)
    if high > 0.3 * len(raw):
        return ""  # packed or encrypted bytes: no language of Europe has so many accents
    return _strict(raw, "cp1252")


def _loosely(raw: bytes, encoding: str) -> str:
    return raw[:_SAMPLE].decode(encoding, errors="replace")


def _kazakh(raw: bytes, high: int) -> bool:
    own = len(raw) - len(raw.translate(None, _KAZAKH_BYTES))
    return own >= 0.01 * high and own > 2


def _commonness(text: str) -> float:
    """The share of the commonest letters among all signs beyond ASCII: what is read wrongly has symbols, too."""
    signs = [one for one in text[:_SAMPLE] if not one.isascii() and one not in "«»“”„’‘—–… №\xa0"]
    return sum(one.lower() in _COMMON for one in signs) / len(signs) if signs else 0.0


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            _("The file's letters cannot be read: it is not {encoding}.", encoding=encoding.upper()),
            remedy=_("Save it again as UTF-8."),
        ) from error


# --- texts that another program read wrongly and kept so -------------------------------------------------------------

# The second half of a letter of UTF-8, as cp1251 and cp1252 show it
_TAIL_1251 = "".join(bytes([byte]).decode("cp1251", "ignore") for byte in range(0x80, 0xC0)) + "\x98"
_TAIL_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)) + "".join(
    chr(code) for code in range(0x80, 0xA0)
)
_AS_1251 = re.compile(f"(?:[РСТУЃ][{re.escape(_TAIL_1251)}]){{3,}}")
_AS_1252 = re.compile(f"(?:[ÐÑÒÓ][{re.escape(_TAIL_1252)}]){{3,}}")
_WESTERN = re.compile(f"(?:â€|Ã)[{re.escape(_TAIL_1252)}]")
_ACCENTS_ALONE = re.compile(r"[À-ÖØ-öø-ÿ]{4,}")
_BOXES = re.compile("[а-яА-Я][─-▟]|[─-▟][а-яА-Я]")
_AMONG_LATIN = re.compile("[a-z][йизкфтущыъбнпд][a-z]")
_TURNED = (("cp1251", "koi8-r"), ("koi8-r", "cp1251"), ("cp866", "cp1251"), ("cp1251", "cp866"))


def garbled(text: str) -> bool:
    """Whether a text is one that was read in a wrong encoding and kept so: «РџРѕР»РёС†РёСЏ» for «Полиция»."""
    sample = text[:_SAMPLE]
    letters = sum(one.isalpha() for one in sample)
    if letters < _FEW:
        return False
    for pattern in (_AS_1251, _AS_1252, _ACCENTS_ALONE):
        if sum(len(run) for run in pattern.findall(sample)) > 0.15 * letters:
            return True
    boxes, accents = len(_BOXES.findall(sample)), len(_WESTERN.findall(sample)) + len(_AMONG_LATIN.findall(sample))
    return boxes > 0.15 * letters or (accents >= 5 and accents > 0.002 * letters) or _turned(sample)


def _turned(text: str) -> bool:
    if sum("Ѐ" <= one <= "ӿ" or "─" <= one <= "▟" for one in text) < 3 * _FEW:
        return False  # abbreviations have letters of their own
    as_it_is = _commonness(text)
    turned = (text.encode(was, "ignore").decode(should, "ignore") for was, should in _TURNED)
    return any(_commonness(one) >= max(1.3 * _SURE, as_it_is + _APART) for one in turned)
