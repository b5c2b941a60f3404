"""Quantities that say nothing: "numerous", "a number of", "not uncommon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.language.lexicon import units, words
from dalel.documents.checks.registry import Finding, check
from dalel.lib.messages import _

# Things nobody would count in a figure.
_NOT_COUNTED = re.compile(
    r"^\s*(?:ways?|reasons?|times?|steps?|issues?|areas?|respects?|measures?|occasions to|years?|months?|weeks?"
    r"|days?|pro-active|different|other)\b",
    re.IGNORECASE,
)


# “some 300 people”, “a number of 45”: the figure is there.
_GIVES = re.compile(r"\s*\d")


@check(
    "W-VAGUE-QUANTIFIER",
    "warning",
    "A quantity without a figure",
    what="A fact is told with “numerous”, “a number of”, “several cases”, “not uncommon” or “large sums” where a"
    " figure could stand."
    " Quotations, titles and recommendations are left alone, and so is a sentence that gives the figure or the"
    " list itself.",
    example="It is not uncommon for trials to be held without the defendant.",
    mend="Give the figure with its unit and period: “in 9 of the 31 trials monitored in 2017 …”. At the least:"
    " “at least n”.",
)
def vague(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.facts_told:
        if passage.kind == "plain" and analysis.numbered and len(passage.text.split()) < 8:
            continue
        for at, phrase in sorted(_phrases(analysis, passage)):
            sentence = passage.sentence_at(at)
            if passage.in_quotes(at) or _figure_given(sentence.text, at - sentence.start):
                continue
            yield analysis.finding(
                "W-VAGUE-QUANTIFIER",
                passage,
                _("“{phrase}” is a figure that nobody computed.", phrase=phrase),
                _("Give the number, its unit and its period, or “at least n documented”."),
                at=at,
            )


def _phrases(analysis: Analysis, passage: Passage) -> Iterator[tuple[int, str]]:
    text = passage.text
    for found in words("vague", analysis.language).finditer(text):
        after = text[found.end() : found.end() + 40]
        if not _NOT_COUNTED.match(after) and not _GIVES.match(after):
            yield found.start(), _with_noun(text, found.start(), found.end())
    for found in words("vague.after", analysis.language).finditer(text):
        noun = _noun(analysis, text, found.end())
        if noun and not _GIVES.match(text[found.end() : noun]):
            yield found.start(), text[found.start() : noun]


def _noun(analysis: Analysis, text: str, end: int) -> int:
    """Where the countable noun ends that follows within three words; 0 if there is none."""
    for word in list(re.finditer(r"[^\W\d_][\w-]*", text[end : end + 60]))[:3]:
        at = end + word.start()
        if text[end:at].strip(" \u00a0-").count(",") or word.group().lower() in {
            "of",
            "in",
            "and",
            "or",
            "to",
            "и",
            "в",
        }:
            return 0
        for unit in units():
            # "several government departments", "many organisations" are told, not counted, in most texts.
            found = (
                words(f"units.{unit}", analysis.language).match(text, at)
                if unit in {"person", "incident", "case"}
                else None
            )
            if found:
                return found.end()
    return 0


def _with_noun(text: str, start: int, end: int) -> str:
    """The word after it too, where it says of what: “numerous activists”, “a number of cases”."""
    phrase = text[start:end].lower()
    if phrase.startswith(("not ", "large sum", "huge sum", "considerable sum", "нередк", "сирек")):
        return text[start:end]
    following = re.match(r"(?:\s+[\w’'-]+){0,1}", text[end:])
    return text[start : end + (following.end() if following else 0)].strip()


def _figure_given(sentence: str, at: int) -> bool:
    """“numerous (34) cases”, “several cases: A, B and C”."""
    after = sentence[at : at + 90]
    return bool(
        re.search(r"\(\s*(?:at least |более |не менее |кемінде )?\d+", after) or re.search(r"^[^.;]{0,60}:\s+\S", after)
    )
