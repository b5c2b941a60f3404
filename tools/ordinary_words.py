"""Writes the list of ordinary words by which the consent gate tells a word from a surname.

From what Dalel itself says in its languages: its messages and the labels of its vocabularies. A word that stands there
with a small letter is a word, whoever bears it as a name. `python -m tools.ordinary_words` writes the list anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from dalel.documents.withheld.names import looks_like_a_surname

DALEL = Path(__file__).resolve().parents[1] / "dalel"
LIST = DALEL / "documents" / "withheld" / "data" / "ordinary-words.txt"
BY_HAND = LIST.with_name("words-that-are-names.txt")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"\S*[/@]\S*|\S+\.\S+")
HEAD = "# Made by python -m tools.ordinary_words from Dalel's messages and vocabularies. Do not edit it by hand."


def texts() -> Iterator[str]:
    for file in sorted((DALEL / "locale").glob("*/LC_MESSAGES/django.po")):
        with file.open("rb") as catalogue:
            for message in read_po(catalogue, locale=file.parts[-3]):
                for side in (message.id, message.string):
                    yield from (side,) if isinstance(side, str) else side
    for file in sorted((DALEL / "reference" / "data").rglob("*.csv")):
        yield file.read_text("utf-8")


def words() -> list[str]:
    """Every word that stands with a small letter, and those of the list kept by hand."""
    met = {word for text in texts() for word in _WORD.findall(_ADDRESS.sub(" ", text))}
    small = {word for word in met if word.islower() and not looks_like_a_surname(word)}
    by_hand = [line for line in BY_HAND.read_text("utf-8").splitlines() if not line.startswith("#")]
    return sorted(small | {word for line in by_hand for word in line.split()})


if __name__ == "__main__":
    LIST.write_text("\n".join([HEAD, *words()]) + "\n", "utf-8")
