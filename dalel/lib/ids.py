"""Keys of records, and names of projects, texts and files: what they may be made of, said once.

A key is given once, never changed, and tells nothing about the person it stands for. Keys and names become parts of
file names, of addresses of pages and of the journal's own keys, so nothing in them may have a meaning there: no "/",
no "..", nothing that is invisible or turns the direction of what follows.

What is new is held to the grammar (`is_id`, `is_name`, `is_path`). What a database holds already can be read and
exported whatever it is called; before a name from there becomes part of a path, `is_step` or `is_inside` is asked.
"""

from __future__ import annotations

import difflib
import os
import re
import time
import unicodedata
from collections.abc import Iterable, Sequence

# Crockford's base 32: no I, L, O or U, so that a key can be read out over the telephone.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_KEY = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,108}[A-Za-z0-9_-])?"
_ID = re.compile(_KEY)
_IDS = re.compile(rf"(?>(?:{_KEY})?\n)*+")
LONGEST_KEY = 110  # letters: in the database a project's mark stands before it, and both have room for 120
LONGEST_NAME = 100  # letters
LONGEST_PATH = 190  # letters, as the database has room for
_MOST_BYTES = 200  # a file name has at most 255 in UTF-8, and a name gets an ending and marks of unfinished work
_BETWEEN = frozenset(" .-_(),&+'’")
# Windows keeps these for devices, with any ending: a folder with such a name cannot be unpacked there.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def new_id(prefix: str) -> str:
    """A new key such as "incident-01hq8z3k9d-w6n2c4x7rt": sorts by the moment it was made, then 50 random bits."""
    moment = _base32(time.time_ns() // 1_000_000, 10)
    chance = _base32(int.from_bytes(os.urandom(7), "big") >> 6, 10)
    return f"{prefix}-{moment}-{chance}"


def is_id(text: str) -> bool:
    """Whether the text can be a record's key: letters, digits, "-", "_" and ".", at most 110; no mark in front, no
    "." at the end."""
    return _ID.fullmatch(text) is not None


def are_ids(texts: Sequence[str]) -> bool:
    """Whether each of the texts can be a record's key, or is empty: faster than asking of each, where all are."""
    lines = "\n".join([*texts, ""])
    return lines.count("\n") == len(texts) and _IDS.fullmatch(lines) is not None


def is_name(text: str) -> bool:
    """Whether a project or a text may be called so: letters and digits of any language, spaces and . - _ ( ) , & + '
    between them; it begins with a letter or digit, and does not end with a space or a full stop."""
    if not text or len(text) > LONGEST_NAME or len(text.encode("utf-8", "replace")) > _MOST_BYTES:
        return False
    if not text[0].isalnum() or text[-1] in " ." or _RESERVED.fullmatch(text):
        return False
    return all(letter in _BETWEEN or unicodedata.category(letter)[0] in "LMN" for letter in text)


def is_path(text: str) -> bool:
    """Whether a file may lie there in a project folder: names with "/" between them, at most 190 letters."""
    return len(text) <= LONGEST_PATH and all(map(is_name, text.split("/")))


def is_step(text: str) -> bool:
    """Whether the text is one step of a path, and leads nowhere else, however it is called."""
    return bool(text) and text not in {".", ".."} and not set(text) & {"/", "\0"}


def is_inside(path: str) -> bool:
    """Whether a relative path ("documents/a.md") cannot leave the folder that it is joined to."""
    return all(map(is_step, path.split("/")))


def visible(text: str) -> str:
    """The text for a message: what is invisible in it, or turns the direction of what follows, is written out."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def near(name: str, names: Iterable[str], n: int = 3) -> list[str]:
    """The names most like this one, best first: for "did you mean …" in messages."""
    by_folded: dict[str, str] = {}
    for candidate in names:
        by_folded.setdefault(candidate.casefold(), candidate)
    wanted = name.strip().casefold()
    found = difflib.get_close_matches(wanted, by_folded, n=n, cutoff=0.6)
    if len(found) < n and len(wanted) >= 3:  # "count" for "incidents-count": part of a name helps too
        found += [folded for folded in by_folded if wanted in folded and folded not in found]
    return [by_folded[folded] for folded in found[:n]]


def _base32(value: int, length: int) -> str:
    letters = []
    for _place in range(length):
        value, rest = divmod(value, 32)
        letters.append(_LETTERS[rest])
    return "".join(reversed(letters))
