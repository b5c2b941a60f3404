"""One quantity that has two values in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.lexicon import pattern, relation, table
from dalel.documents.language.quantities import Quantity, content, quantities
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.stems import stem
from dalel.documents.language.times import find_dates
from dalel.lib.messages import _

_LEAST = 4  # a smaller number is too often of something else
_MOST = 400  # mentions of one noun: in a longer text the first ones stand for it
_WINDOW = 90  # how many signs around a number say what it is of


@dataclass(frozen=True, slots=True)
class _Mention:
    """A count where it stands. again: said to have been counted before. about: the stems of the words around."""

    count: Quantity
    passage: Passage
    sentence: Sentence
    noun: str
    again: bool
    about: frozenset[str]
    years: frozenset[int]
    other: bool  # said to be of another time, or by somebody else
    names: frozenset[str]  # of places, bodies and persons in its sentence


@check(
    "E-TWO-VALUES",
    "error",
    "One quantity with two values",
    what="A text speaks of a number that it gave before (“the 46 attacks of 2023”), and gave another number for it: the"
    " noun, the period and the words around are the same, and the number stands nowhere else.",
    example="“In 2018 it recorded 555 incidents” … “the 545 incidents of 2018”.",
    mend="Find out which is right, and write it in both places.",
)
def two_values(analysis: Analysis) -> Iterator[Finding]:
    mentions = list(_mentions(analysis))
    alike: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        for key in {mention.noun, mention.count.unit} - {""}:
            if len(alike[key]) < _MOST:
                alike[key].append(mention)
    written = _written(analysis)
    told: set[tuple[float, float]] = set()
    for one in mentions:
        if written[one.count.value] > 1 or one.other:
            continue
        near = list({id(x): x for key in (one.noun, one.count.unit) if key for x in alike[key]}.values())
        first = _meant(one, near, analysis.language)
        if first is not None and first.again and not one.again and written[first.count.value] > 1:
            continue  # the other number is spoken of in its own right
        if first is None or (first.count.value, one.count.value) in told:
            continue
        told |= {(first.count.value, one.count.value), (one.count.value, first.count.value)}
        yield _finding(analysis, one, first)


def _finding(analysis: Analysis, one: _Mention, first: _Mention) -> Finding:
    said = " ".join(one.passage.text[_at(one) : one.sentence.start + one.count.after].split())
    before = " ".join(first.passage.text[_at(first) : first.sentence.start + first.count.after].split())
    return analysis.finding(
        "E-TWO-VALUES",
        one.passage,
        _(
            "The text says “{said}” here and “{other}” in {place}.",
            said=said,
            other=before,
            place=first.passage.place,
        ),
        _("Find out which is right, or say how the two differ."),
        at=_at(one),
    )


def _at(mention: _Mention) -> int:
    return mention.sentence.start + mention.count.start


def _written(analysis: Analysis) -> Counter[float]:
    """How often each number stands in the text, tables and title block too."""
    return Counter(
        one.value
        for passage in analysis.passages
        for one in quantities(passage.text, analysis.language)
        if one.is_count
    )


def _mentions(analysis: Analysis) -> Iterator[_Mention]:
    language = analysis.language
    for passage in analysis.whole:
        for sentence in passage.sentences:
            for count in quantities(sentence.text, language):
                if not count.is_count or count.step != 1 or count.value < _LEAST or count.bound or not count.noun:
                    continue
                if passage.in_quotes(sentence.start + count.start):
                    continue
                yield _mention(passage, sentence, count, language)


def _mention(passage: Passage, sentence: Sentence, count: Quantity, language: str) -> _Mention:
    text = sentence.text
    near = text[max(0, count.start - _WINDOW) : count.after + _WINDOW]
    before = text[max(0, count.start - 24) : count.start]
    again = bool(_again_before(language).search(before)) or bool(
        relation("again_after", language).fullmatch(count.noun.split()[-1])
    )
    years = frozenset(
        year
        for one in find_dates(text)
        if one.last.year - one.first.year < 2
        for year in (one.first.year, one.last.year)
    )
    other = bool(relation("another", language).search(text[max(0, count.start - 40) : count.after + 30]))
    noun = stem(count.noun.split()[-1], language)
    return _Mention(
        count, passage, sentence, noun, again, content(near, language) - {noun}, years, other, _names(text, language)
    )


# “in Oral”, “в Уральске”, “Оралда”: where it was.
_PLACE = re.compile(
    r"(?<!\w)(?:[Ii]n|[Aa]t|[Вв]о?|[Нн]а|[Ee]n|[Àà])\s(?P<name>[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]{2,})"
    r"|(?<!\w)(?P<kazakh>[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]{2,20}?)[дт][ае](?:ғы|гі)?(?!\w)"
)


def _names(text: str, language: str) -> frozenset[str]:
    """The places that a sentence says it is about, but no months (“in May”)."""
    dates = [(one.start, one.end) for one in find_dates(text)]
    group = "kazakh" if language == "kk" else "name"
    return frozenset(
        stem(one[group], language)
        for one in _PLACE.finditer(text)
        if one[group] and not any(start <= one.start(group) < end for start, end in dates)
    )


@lru_cache(maxsize=8)
def _again_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"{relation('again', language).pattern}\s$", re.IGNORECASE)


def _meant(one: _Mention, mentions: Sequence[_Mention], language: str) -> _Mention | None:
    """The mention with another number of which this one speaks again; None unless that is plain."""
    alike = [other for other in mentions if _same_thing(one, other, language)]
    if not alike:
        return None
    best = max(alike, key=lambda other: len(one.about & other.about))
    # A second candidate that fits as well makes it unclear which is meant.
    equal = [x for x in alike if len(one.about & x.about) == len(one.about & best.about)]
    return best if len({other.count.value for other in equal}) == 1 else None


def _same_thing(one: _Mention, other: _Mention, language: str) -> bool:
    if one.sentence == other.sentence or one.count.value == other.count.value or other.other:
        return False
    if not _same_noun(one, other, language):
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if one.names and other.names and not one.names & other.names:
        return False  # “in Oral … in Semey”: not the same conditions
    ratio = one.count.value / other.count.value
    if not 0.5 <= ratio <= 2:
        return False
    years = bool(one.years & other.years)
    again = one.again or other.again
    slip = _slip(one.count, other.count)
    if not again and not years and not (slip == 2 and one.noun == other.noun):
        return False
    least = (2 if one.noun == other.noun else 3) if again else 4
    least -= slip
    plain = again and years and one.noun == other.noun and least < 2
    return plain or len(one.about & other.about) >= max(least, 1)


def _same_noun(one: _Mention, other: _Mention, language: str) -> bool:
    if one.noun == other.noun or _synonyms(one.count, other.count, language):
        return True
    if language != "kk":
        return False
    # “сайтты”, “сайттың”: of a Kazakh noun more than its last two letters are the same in every case.
    a, b = one.count.noun.lower(), other.count.noun.lower()
    shared = max(4, min(len(a), len(b)) - 2)
    return a[:shared] == b[:shared] and min(len(a), len(b)) >= 4


def _synonyms(one: Quantity, other: Quantity, language: str) -> bool:
    """Whether two nouns are listed as words for one thing: “incidents” and “cases”, not “defendants” and “women”."""
    patterns = (
        pattern("relations", "same_thing", language, row) for row in range(len(table("relations")["same_thing"]))
    )
    return any(each.fullmatch(one.noun) and each.fullmatch(other.noun) for each in patterns)


def _slip(one: Quantity, other: Quantity) -> int:
    """How much two numbers look like a slip of the pen: 2 if digits changed places, 1 if one digit is another."""
    a, b = f"{one.value:.0f}", f"{other.value:.0f}"
    if len(a) != len(b) or len(a) < 2:
        return 0
    if sorted(a) == sorted(b):
        return 2
    return int(sum(x != y for x, y in zip(a, b, strict=True)) == 1)
