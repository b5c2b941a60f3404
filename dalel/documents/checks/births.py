"""When a treaty was adopted, or a body of the United Nations created: the day is one and the same for all States."""

# ruff: noqa: E501 - a pattern is a table of words; broken into more lines it is harder to read
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import law_mentions, law_name
from dalel.documents.checks.reading import country_names
from dalel.documents.checks.registry import Finding
from dalel.documents.checks.verb_dates import NOT_YET, date_of_verb, fits
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.language import date_in_words
from dalel.lib.messages import _

_FILE = Path(__file__).resolve().parent / "data" / "known-documents.toml"
# The verb of a treaty and of a body; with nothing between it and what it is said of but a short form and “was”.
_VERBS = {
    "en": ("adopted|concluded", "created|established|set\\s+up|founded"),
    "ru": ("принят[аоы]?", "создан[аоы]?|учрежд[её]н[аоы]?|образован[аоы]?|основан[аоы]?"),
    "kk": ("қабылдан(?:ды|ған)", "құрыл(?:ды|ған)|құрылып"),
    "fr": ("adoptée?", "créée?|instituée?|établie?"),
    "es": ("adoptad[oa]|se\\s+adoptó", "cread[oa]|establecid[oa]|se\\s+creó"),
}
_WAS = (
    r"\s*(?:\([^()]{1,60}\))?\s*,?\s*(?:(?:which|that|котор\w+|qui|que)\s+)?(?:(?:itself|сам[аио]?)\s+)?"
    r"(?:(?:was|were|is|had\s+been|has\s+been|был[аои]?|a\s+été|fue|fueron)\s+)?(?:(?:first|only|впервые|only\s+just)\s+)?"
)
# Words of a State's own act: a parliament adopts a treaty too, on another day.
_STATES_ACT = re.compile(
    r"parliament|mazhilis|majilis|senate|congress|government|president|national assembly|domestic|into law|парламент|мажилис|сенат|правительств"
    r"|президент|мәжіліс|үкімет|parlement|parlamento|gobierno|gouvernement",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Born:
    """What a sentence names. day: when it was adopted or created. verb: 0 of a treaty, 1 of a body."""

    start: int
    end: int
    name: str
    day: str
    source: str
    verb: int
    sure: bool


@cache
def _bodies() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))["bodies"]
    return tuple((re.compile(rf"(?<!\w)(?:{one['names']})(?!\w)"), one["created"], one["source"]) for one in table)


def births(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“The Convention against Torture was adopted on 10 December 1994”, “The Council was created in 2008”."""
    verbs = _VERBS.get(analysis.language or "en", _VERBS["en"])
    for sentence in passage.sentences:
        if not re.search("|".join(verbs), sentence.text, re.IGNORECASE) or passage.in_quotes(sentence.start):
            continue
        mentions = find_dates(sentence.text)
        for one in _born(analysis, sentence.text) if mentions else ():
            mention = _date(analysis.language, sentence.text, mentions, one)
            if mention is not None and not fits(mention, parse(one.day)):
                yield _finding(analysis, passage, sentence.start + mention.start, mention, one)


def _born(analysis: Analysis, text: str) -> Iterator[_Born]:
    if not _STATES_ACT.search(text) and not _names_a_state(analysis, text):
        for found in law_mentions(analysis, text):
            law = found.law
            if law.kind == "treaty" and not law.country and law.adopted:
                sure = law.certainty in {"verified", "derived"}
                yield _Born(found.start, found.end, law_name(law), law.adopted, law.source, 0, sure)
    for pattern, day, source in _bodies():
        for match in pattern.finditer(text):
            yield _Born(match.start(), match.end(), match.group(), day, source, 1, True)


def _names_a_state(analysis: Analysis, text: str) -> bool:
    """Whether the text's own State is named in the sentence: what is adopted there may be its own act."""
    known = analysis.facts.countries.get(analysis.state)
    names = country_names(known) if known else ()
    return any(name[: max(4, len(name) - 2)] in text for name in names if len(name) > 3)


def _date(language: str, text: str, mentions: Sequence[DateMention], one: _Born) -> DateMention | None:
    """The date at which the sentence says that it was adopted or created; None if it says that of something else."""
    words = _VERBS.get(language or "en", _VERBS["en"])[one.verb]
    if language == "kk":
        return _date_kk(text, mentions, one, words)
    behind = re.compile(rf"{_WAS}(?:{words})(?!\w)", re.IGNORECASE).match(text, one.end)
    before = re.compile(rf"(?<!\w)(?:{words})\s+(?:(?:the|a|la|le|el)\s+)?$", re.IGNORECASE).search(
        text, max(0, one.start - 40), one.start
    )
    if behind and _is_subject(text, one.start) and not _does(text, one.end, behind.end()):
        mention = date_of_verb(text, mentions, one.start, behind.end())
    elif before and not _is_subject_before(text, before.start()):
        mention = date_of_verb(text, mentions, before.start(), one.end)
    else:
        return None
    if mention is None or NOT_YET.search(text[min(mention.end, one.start) : max(mention.start, one.end)]):
        return None
    return mention


def _date_kk(text: str, mentions: Sequence[DateMention], one: _Born, words: str) -> DateMention | None:
    """In Kazakh the date stands between the two: “конвенция 1994 жылы қабылданды”, or before both."""
    verb = re.compile(rf"(?<!\w)(?:{words})\w*").search(text, one.end, one.end + 90)
    between = [item for item in mentions if verb and one.end <= item.start and item.end <= verb.start()]
    if verb and len(between) == 1 and len(re.findall(r"\w+", text[one.end : between[0].start])) <= 1:
        gap = text[between[0].end : verb.start()]
        return between[0] if not NOT_YET.search(gap) and len(gap.split()) <= 4 else None
    participle = re.search(r"(?:қабылданған|құрылған)\s+$", text[max(0, one.start - 40) : one.start])
    if participle:
        at = max(0, one.start - 40) + participle.start()
        near = [item for item in mentions if 0 <= at - item.end <= 12]
        return near[0] if len(near) == 1 else None
    return None


def _is_subject(text: str, start: int) -> bool:
    """Whether a name is not what something is of, or done by: “a mandate of the Council, created in 2008”."""
    before = text[max(0, start - 30) : start]
    return not re.search(
        r"(?<!\w)(?:of|by|to|under|at|within|in|for|from|with|on|about|against|and|or|при|к|и|в|с|о|об|по|du|de|del|au|par|por|sur|sobre|et|y|на)\s+(?:the\s+|la\s+|le\s+|el\s+|its\s+)?$",
        before,
        re.IGNORECASE,
    )


def _does(text: str, start: int, end: int) -> bool:
    """Whether the name does something to something else: “the Council established a mandate in 2011”."""
    told = text[start:end]
    if (
        not told.isascii()
        or "," in told
        or "(" in told
        or re.search(r"(?<!\w)(?:was|were|is|been|fue|fueron)(?!\w)", told)
    ):
        return False
    return not re.match(r"\s+(?:in|on|by|as|under|with|en|le|el|par|por)\s|\s*[,(]", text[end : end + 8])


def _is_subject_before(text: str, start: int) -> bool:
    """“was created [by] the Council”: a passive whose subject stands before it."""
    return bool(
        re.search(r"(?<!\w)(?:which|that|котор\w+|,)\s+(?:was|were|is|был[аои]?)\s+$", text[max(0, start - 30) : start])
    )


def _finding(analysis: Analysis, passage: Passage, at: int, mention: DateMention, one: _Born) -> Finding:
    told = {"date": mention.text.rstrip(" ."), "name": one.name, "known": date_in_words(one.day), "source": one.source}
    message = (
        _("The text gives {date}; reference data say that {name} was created on {known} ({source}).", **told)
        if one.verb
        else _("The text gives {date}; reference data say that {name} was adopted on {known} ({source}).", **told)
    )
    return analysis.finding(
        "E-DATE-CONFLICT",
        passage,
        message,
        _("Compare with the source and correct the date."),
        at=at,
        severity=None if one.sure else "warning",
    )
