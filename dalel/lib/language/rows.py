"""How the tables of this folder are written: one line of words a row, so that a grammarian can read them."""

from __future__ import annotations


def words_of(line: str) -> list[str]:
    return line.split()
