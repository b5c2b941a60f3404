"""Cuts a paragraph into sentences and finds what stands in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    [
        "art",
        "arts",
        "para",
        "paras",
        "p",
        "pp",
        "no",
        "nos",
        "resp",
        "ca",
        "cf",
        "e.g",
        "i.e",
        "etc",
        "vs",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "fn",
        "vol",
        "ed",
        "al",
        "approx",
        "inter",
        "ст",
        "стст",
        "п",
        "пп",
        "ч",
        "г",
        "гг",
        "т",
        "им",
        "ул",
        "обл",
        "д.и.о",
        "см",
        "др",
        "руб",
        "тыс",
        "млн",
        "б",
        "бб",
        "т.б",
        "ж",
        "жж",
    ]
)
_END = re.compile(r"[.!?…]+[\"”’»)\]\ue002]*(?=\s+[\"“«(\[„]?[^\W_a-zа-яәғқңөұүһі])|\n+|[.!?…]+[\"”’»)\]\ue002]*\s*$")
_LONGEST_ABBREVIATION = 40
_LAST_WORD = re.compile(r"([^\s\"“«(\[]+)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a paragraph with their places, white space between them belonging to the one before."""
    result = []
    start, last = 0, len(text.rstrip())
    for found in _END.finditer(text):
        before = text[max(start, found.start() - _LONGEST_ABBREVIATION) : found.start()]
        if found.group()[0] == "." and found.end() < last and _abbreviated(before):
            continue
        result.append(Sentence(text[start : found.end()], start))
        start = found.end()
    if text[start:].strip():
        result.append(Sentence(text[start:], start))
    return result


def _abbreviated(before: str) -> bool:
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found.group(1)
    initial = len(word) <= 2 and word[:1].isupper() and word.isalpha()
    return initial or word.lower() in _ABBREVIATIONS or bool(re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word))


# A note mark behind a word, a number or a sign: that of a footnote, or small raised digits.
_MARK = re.compile(r"\ue002|(?<=[\w,.;:)»”\"])[⁰¹²³⁴-⁹]+")


def unmarked(text: str) -> str:
    """A text without its note marks, so that “45¹ of the 60” is read as “45 of the 60”."""
    return _MARK.sub("", text)


# ‘…’ and '…' of two words or more, so that apostrophes and the letters of names (O‘zbekiston) are none.
_SINGLE = re.compile(
    r"(?<!\w)(?:‘[^‘’]{1,300}(?:’\w[^‘’]{0,300}){0,5}\s[^‘’]{1,300}’|'[^'\n]{1,200}\s[^'\n]{1,200}')(?!\w)"
)
_PAIRS = {"“": "”", "«": "»", "„": "“”"}


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The outermost stretches in quotation marks. A mark without its twin opens nothing."""
    result: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    straight = -1
    for at, sign in enumerate(text):
        if stack and sign in stack[-1][0]:
            _closers, start = stack.pop()
            if not stack:
                result.append((start, at + 1))
        elif sign in _PAIRS:
            stack.append((_PAIRS[sign], at))
        elif sign == '"' and not stack:
            if straight >= 0:
                result.append((straight, at + 1))
                straight = -1
            else:
                straight = at
    for single in _SINGLE.finditer(text):
        if not any(start <= single.start() < end for start, end in result):
            result.append(single.span())
    return sorted(result)
