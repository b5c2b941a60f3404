"""Finds citations of law in running text: which article of which code, treaty or constitution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.reading import country_names
from dalel.lib.facts import Facts, Law

_NUMBER = r"\d{1,4}(?:[-–]\d{1,2}(?!\d))?(?:\s?\(\d{1,2}\)|\s?\([a-z]\))*"
_JOINED = r"(?:\s*,\s*|\s*;\s*|\s+and\s+|\s+or\s+|\s*,\s+and\s+|\s+и\s+|\s+және\s+)(?:arts?\.?\s+|ст\.\s*)?"
_SERIES = rf"(?P<numbers>{_NUMBER}(?:{_JOINED}{_NUMBER}(?!\s*(?:%|years|months|days|persons|people)))*)"
_CITED = re.compile(
    rf"(?<!\w)(?:arts?\.?|articles?|стат(?:ья|ьи|ье|ью|ей|ьям|ьями|ьях)|ст\.?ст\.?|ст\.)\s*{_SERIES}(?![\d/])",
    re.IGNORECASE,
)
_CITED_KK = re.compile(r"(?<![\w/])(?P<numbers>\d{1,4}(?:-\d{1,2})?)[-–]?ба[пб]\w*", re.IGNORECASE)
_QUOTED_TITLE = re.compile(r"\s*,?\s*(?:\(|[–—-]\s*)?[“«\"„](?P<title>[^“”«»\"„]{4,400})[”»\"“]")
_BETWEEN = re.compile(
    r"^[\s,.)]*+(?:\([^()]{0,30}\)\s*+)*+"
    r"(?:(?:part|paragraphs?|para\.?|sub[a-z]*+|ч\.|част[а-я]++|п\.)\s*+\(?\w{1,4}+\)?[\s,]*+)*+"
    r"(?:of|to|in|under)?\s*+(?:the\s++)?(?:same\s++)?(?:[\s,–-]|и|and)*+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as cited. title: the words in quotation marks after it, if any."""

    start: int
    article: str
    law: Law
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LawMention:
    start: int
    end: int
    law: Law


def citations(analysis: Analysis, passage: Passage) -> Iterator[Citation]:
    """The citations of a passage whose law is plain: named with the article, or just before in the same sentence."""
    for sentence in passage.sentences:
        mentions = [
            one for one in law_mentions(analysis, sentence.text) if not passage.in_quotes(sentence.start + one.start)
        ]
        for match in [*_CITED.finditer(sentence.text), *_CITED_KK.finditer(sentence.text)]:
            if passage.in_quotes(sentence.start + match.start()):
                continue
            law = _law_of(match, mentions, sentence.text)
            if law is None:
                continue
            title = _QUOTED_TITLE.match(sentence.text, match.end())
            named = next((one for one in mentions if one.law is law and one.start >= match.end()), None)
            if title is None and named and named.start - match.end() <= 24:
                title = _QUOTED_TITLE.match(sentence.text, named.end)
            for number in re.finditer(_NUMBER, match["numbers"]):
                article = re.match(r"\d+(?:[-–]\d{1,2})?", number.group())
                if article:
                    yield Citation(
                        sentence.start + match.start(),
                        article.group().replace("–", "-"),
                        law,
                        title["title"].strip(" ,.") if title and "," not in match["numbers"] else "",
                        match.group().strip(),
                    )


def _law_of(match: re.Match[str], mentions: list[LawMention], text: str) -> Law | None:
    """The law right behind the article, else the last one named before it with no other kind of law between."""
    after = [
        one
        for one in mentions
        if one.start >= match.end() and _BETWEEN.match(_outside_quotes(text[match.end() : one.start]))
    ]
    if after:
        return after[0].law
    before = [one for one in mentions if one.end <= match.start()]
    if not before:
        return None
    # "articles of the Criminal Code: art. 174 “…”, art. 130 …" lists; "violated the Code in 2015; article 5 of the
    # Statute" does not. What comes between may be other articles and their titles, no other instrument.
    between = text[before[-1].end : match.start()]
    follows = re.match(r"\s+(?:of|to)\s+(?:the\s+)?[A-Z]", text[match.end() :])
    return None if follows or not _listing(between) else before[-1].law


def _listing(between: str) -> bool:
    plain = _outside_quotes(between)
    return bool(
        re.fullmatch(
            r"(?:[^:;]{0,60}[:,(–—-])?(?:[\s,;()]|\([^()]*\)|and|or|и|және|arts?\.?|articles?|ст\.|\d[\d()-]*+|стат\w++|under|по)*+",
            plain,
        )
    )


def _outside_quotes(text: str) -> str:
    return re.sub(r"[“«\"„][^“”«»\"„]*[”»\"“]", "", text)


def law_mentions(analysis: Analysis, text: str) -> list[LawMention]:
    """Every law named in a text that is an instrument of all States, or of the State that the text is about."""
    found: list[LawMention] = []
    lower = text.lower()
    for key, name, law in _names(analysis):
        if key in lower:
            found.extend(LawMention(match.start(), match.end(), law) for match in _pattern(name).finditer(text))
    found.sort(key=lambda one: (one.start, -(one.end - one.start)))
    result: list[LawMention] = []
    for one in found:
        if result and one.start < result[-1].end:
            continue
        if _others(one, text, analysis):
            continue
        # “the first Optional Protocol to the ICCPR” is one treaty, not two.
        if result and _TO_THE.fullmatch(text[result[-1].end : one.start]):
            continue
        result.append(one)
    return result


_TO_THE = re.compile(r"\s+(?:to|к)\s+(?:the\s+)?", re.IGNORECASE)


def _others(mention: LawMention, text: str, analysis: Analysis) -> bool:
    """Whether "the Criminal Code" goes on with "of" another country, so that it is not ours."""
    if not mention.law.country:
        return False
    after = text[mention.end : mention.end + 60]
    found = re.match(
        r"\s+(?:of|for)\s+(?:the\s+)?(?:Republic\s+of\s+)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w-]+)?)|\s+(?P<ru>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+)",
        after,
    )
    before = re.search(r"(?P<adjective>[A-Z][a-z]+(?:stani|ian|ish|yz|ek|ese|an))\s+$", text[: mention.start])
    if before and before["adjective"].lower()[:4] not in _own_words(analysis, mention.law.country):
        return True
    if not found or found["ru"]:
        return False
    own = (
        {name.split()[0].lower() for name in country_names(analysis.facts.countries[mention.law.country])}
        if mention.law.country in analysis.facts.countries
        else set()
    )
    name = found["name"].split()[0].lower()
    foreign = {
        one.split()[0].lower() for country in analysis.facts.countries.values() for one in country_names(country)
    }
    return name in foreign and name not in own


def _own_words(analysis: Analysis, country: str) -> set[str]:
    known = analysis.facts.countries.get(country)
    return {word.lower()[:4] for name in (country_names(known) if known else ()) for word in name.split()}


def _names(analysis: Analysis) -> list[tuple[str, str, Law]]:
    """The names that laws go by, longest first, kept for the facts and State: every passage asks for the same."""
    key = (id(analysis.facts), analysis.state)
    if key not in _CACHE:
        _CACHE.clear()
        _CACHE[key] = _all_names(analysis.facts, analysis.state)
    return _CACHE[key]


_CACHE: dict[tuple[int, str], list[tuple[str, str, Law]]] = {}


def _all_names(facts: Facts, state: str) -> list[tuple[str, str, Law]]:
    """What a text must hold for the name to be looked for (its first word's stem), the name, the law."""
    result = []
    for law in facts.laws.values():
        if law.country and law.country != state:
            continue
        names = {*law.label.values(), *law.aliases}
        if not law.country:
            names.add(law.short or law.code)
        result += [(_cut(name.split()[0]).lower(), name, law) for name in names if len(name) > 1]
    return sorted(result, key=lambda one: -len(one[1]))


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a pattern: blanks may be line breaks, Cyrillic words may be declined."""
    parts = [
        re.escape(_cut(word)) + (r"\w{0,4}" if not word.isascii() and len(word) > 3 and not word.isupper() else "")
        for word in name.split()
    ]
    ending = "" if name.isascii() or name.isupper() else r"\w{0,6}"
    flags = 0 if name.isupper() or len(name) < 6 else re.IGNORECASE
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + ending + r"(?!\w)", flags)


def _cut(word: str) -> str:
    """A Cyrillic word without the ending that changes with its case."""
    return word[:-2] if not word.isascii() and len(word) > 5 and not word.isupper() else word
