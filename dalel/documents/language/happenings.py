"""Finds dated events of persons: who was arrested, charged, sentenced, released, killed, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.language.lexicon import pattern, table
from dalel.documents.language.stems import stem
from dalel.documents.language.times import DateMention

_NOT_KINDS = frozenset({"again", "shifted", "pronoun"})
_MOST = 40  # days: a sentence with more is a list of dates
_NEAR = 75  # signs between an event's word and its date, at the most
_CAPITAL = re.compile(r"(?<![\w.])[^\W\d_a-zа-яёәғқңөұүһіß-ÿ][\w’'ʼ-]+")


# Months and days are written with a capital in English.
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Mr|Ms|Mrs|Dr"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of one kind on one day. who: stems of the names that it can be about, the nearest first."""

    kind: str
    day: DateMention
    at: int  # of its word in the text
    who: tuple[str, ...]
    repeated: bool  # the text says that it is another one


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind in table("happenings") if kind not in _NOT_KINDS)


def _words(group: str, language: str) -> re.Pattern[str]:
    return pattern("happenings", group, language)


def follows(kind: str) -> frozenset[str]:
    """The kinds of events that can only come after this one."""
    return frozenset(table("happenings")[kind]["before"])


def happenings(text: str, language: str, days: Sequence[DateMention], named: Sequence[str] = ()) -> Iterator[Happening]:
    """The dated events of a sentence. days: its dates. named: the names of the sentences before, for one that says
    only “she”."""
    exact = [one for one in days if one.precision == "day" and one.first == one.last]
    if not exact or len(exact) > _MOST:
        return
    words = [(kind, found) for kind in _kinds() for found in _words(kind, language).finditer(text)]
    for day in exact:
        near = [one for one in words if one[1].end() >= day.start - _NEAR and one[1].start() <= day.end + _NEAR]
        apart, kind, word = min(
            ((_apart(word, day, text, language), kind, word) for kind, word in near),
            key=lambda one: one[0],
            default=(_NEAR + 1, "", None),
        )
        if word is None or apart > _NEAR:
            continue
        who = names_in(text, language, word.start())
        if _words("pronoun", language).search(text) and not names_in(text[: word.start()], language):
            who = (*named, *who)
        yield Happening(kind, day, word.start(), who, _is_another(text, word, day, language))


def _is_another(text: str, word: re.Match[str], day: DateMention, language: str) -> bool:
    """Whether the text says that the event was not the first of its kind, or the day not its own."""
    start, end = min(word.start(), day.start), max(word.end(), day.end)
    if _words("again", language).search(text, max(0, start - 30), min(len(text), end + 30)):
        return True
    between = text[min(word.end(), day.end) : max(word.start(), day.start)]
    return bool(_words("shifted", language).search(between))


def _apart(word: re.Match[str], day: DateMention, text: str, language: str) -> int:
    """How far a word stands from a date; another clause between makes it further."""
    low, high = min(word.end(), day.end), max(word.start(), day.start)
    between = text[low:high]
    # A date mostly follows what happened on it; in Kazakh the verb stands last.
    follows_it = word.start() > day.start
    turned = 20 if follows_it != (language == "kk") else 0
    return turned + len(between) + 15 * len(re.findall(r"[,;:—–]", between)) if high > low else 0


@lru_cache(maxsize=2048)
def names_in(text: str, language: str, at: int = 0) -> tuple[str, ...]:
    """The stems of the words with a capital within a sentence, the nearest to a place first."""
    found = [
        (abs(one.start() - at), stem(_without_case(one.group(), language), language))
        for one in _CAPITAL.finditer(text)
        if one.start() > 0 and not _CALENDAR.fullmatch(one.group()) and not re.fullmatch(r"\W*", text[: one.start()])
    ]
    first = _CAPITAL.match(text.lstrip('“«"‘ \u200b'))
    if first:
        lead = text.find(first.group())
        rest = text[lead + len(first.group()) :]
        if re.match(r"\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+|’s\b|'s\b", rest):  # “Aigul Testova was …”
            found.append((abs(lead - at), stem(_without_case(first.group(), language), language)))
    return tuple(dict.fromkeys(name for _gap, name in sorted(found)))


def _without_case(word: str, language: str) -> str:
    """English possessives go; of other languages the stem is short enough."""
    return re.sub(r"[’']s?$", "", word) if language == "en" else word
