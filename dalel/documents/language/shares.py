"""Shares and multiples of a text: percentages, fractions in words, “one in four”, “doubled”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dalel.documents.language.lexicon import measure, pattern, relation, table
from dalel.documents.language.numerals import numerals
from dalel.documents.language.quantities import Bound, bound_of, quantities


@dataclass(frozen=True, slots=True)
class Share:
    """A share or a multiple, in figures or in words. slack: how far from the exact one it may be and be right."""

    start: int
    end: int
    value: float
    slack: float
    bound: Bound
    text: str
    times: bool = False  # “doubled”, “2.5 times”: of a number and an earlier one
    more: bool = False  # “three times more”: some mean three times as many by it, and some four


_BREAKS = re.compile(r"[\n\u00a0\u202f]")  # “two thirds” may stand on two lines


@lru_cache(maxsize=2048)
def shares(text: str, language: str) -> tuple[Share, ...]:
    """Percentages, fractions in words, “one in four”, and multiples such as “doubled” or “2.5 times”, in order."""
    text = _BREAKS.sub(" ", text)
    found = [*_percentages(text, language), *_fractions(text, language), *_multiples(text, language)]
    times = [one for one in found if one.times]
    found = [one for one in found if one.times or not any(t.start <= one.start < t.end for t in times)]
    found += [one for one in _in_words(text, language) if not any(one.start == other.start for other in found)]
    return tuple(sorted(found, key=lambda one: one.start))


def _percentages(text: str, language: str) -> Iterator[Share]:
    for one in quantities(text, language):
        if one.kind == "share" and one.value <= 1000:
            sign = re.compile(r"\s?%").match(text, one.end) or measure("percent", language).search(text, one.end)
            end = sign.end() if sign else one.end
            points = sign is not None and re.search(r"point|пункт", sign.group())
            if not points and not _ENDPOINT.search(text, max(0, one.start - 40), one.start):
                slack = one.step * (0.55 if one.step < 1 else 0.6)
                yield Share(one.start, end, one.value / 100, slack / 100, one.bound, text[one.start : end])


# “rose from 10 to 15 per cent”: a share that another one became.
_ENDPOINT = re.compile(
    r"\d\s?(?:%|[^\W\d_]{1,9}\s?){0,2}(?:\bto|\bдо|\bà|\ba|-?[нтд][ае]н(?:\sбастап)?|[-–—])\s?$", re.IGNORECASE
)


def _fractions(text: str, language: str) -> Iterator[Share]:
    taken: list[tuple[int, int]] = []
    rows = sorted(enumerate(table("relations")["fraction"]), key=lambda row: -len(row[1]["en"]))
    for place, row in rows:
        for match in pattern("relations", "fraction", language, place).finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if _ORDERED.search(text, max(0, match.start() - 24), match.start()) or _is_mixed(text, match, language):
                continue
            taken.append(match.span())
            bound = bound_of(text, match.start(), match.end(), language)
            yield Share(match.start(), match.end(), row["value"], 0.035, bound, match.group())


# “in the first half of 2023”: no share
_ORDERED = re.compile(
    r"(?:first|second|latter|перв\w{2,3}|втор\w{2,3}|бірінші|екінші|premi\w{2,4}|seconde?|deuxième|primera?|segund[oa])\s$",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\s(?:and|с|et|y)\s$")


def _is_mixed(text: str, fraction: re.Match[str], language: str) -> bool:
    """“two and a half times”: more than a share. “12 of 40 and a quarter of the others” is one."""
    plus = _PLUS.search(text, max(0, fraction.start() - 6), fraction.start())
    if not plus or re.match(r"\s(?:of|des?|d['’])\s", text[fraction.end() : fraction.end() + 6]):
        return False
    return any(one.end == plus.start() for one in numerals(text[: fraction.start()], language))


_WHOLES = frozenset({2, 3, 4, 5, 10})  # “two of seven” is a count of seven and no share
_OF_EACH = {
    "en": r"\s(?:in|out of)(?:\severy)?\s",
    "ru": r"\sиз\sкаждых\s",
    "fr": r"\ssur\s",
    "es": r"\sde\scada\s",
}


def _in_words(text: str, language: str) -> Iterator[Share]:
    """“nine in ten”, “six out of ten”, “seis de cada diez”: both numbers in words, the second no more than ten."""
    joint = _OF_EACH.get(language)
    found = [one for one in numerals(text, language) if not one.text[0].isdigit()]
    for one, other in pairwise(found):
        if (
            joint
            and 1 < one.value < other.value
            and other.value in _WHOLES
            and re.fullmatch(joint, text[one.end : other.start])
        ):
            bound = bound_of(text, one.start, one.end, language)
            yield Share(one.start, other.end, one.value / other.value, 0.035, bound, text[one.start : other.end])


def _multiples(text: str, language: str) -> Iterator[Share]:
    for place, row in enumerate(table("relations")["times"]):
        for match in pattern("relations", "times", language, place).finditer(text):
            bound = bound_of(text, match.start(), match.end(), language)
            yield Share(match.start(), match.end(), row["value"], 0.12 * row["value"], bound, match.group(), times=True)
    for one in quantities(text, language):
        # “twice”, “трижды” and “five times a week” tell how often: only a broken number, or one beside a rise, is sure
        if (
            one.kind == "multiple"
            and not _is_rate(text, one.end, language)
            and (one.step < 1 or relation("rise", language).search(text))
        ):
            slack = 0.06 * one.value if one.step == 1 else one.step * 0.6
            more = bool(relation("more_times", language).match(text[one.end : one.end + 30]))
            yield Share(one.start, one.end, one.value, slack, one.bound, one.text, times=True, more=more)


def _is_rate(text: str, end: int, language: str) -> bool:
    """“6.2 times a month” tells how often."""
    words = re.match(r"\s[^\W\d_]+\s(?:a|an|per|each|every|в|за|par|por|al|à la|a la)\s", text[end : end + 30])
    return bool(words and measure("duration", language).match(text, end + words.end()))
