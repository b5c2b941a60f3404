"""Finds citations of law in running text: which article of which code, treaty or constitution."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import LawMention, law_mentions
from dalel.documents.checks.shortnames import short_mentions
from dalel.documents.language.sentences import Sentence
from dalel.lib.facts import Law

__all__ = ["Citation", "LawMention", "citations", "law_mentions"]

# "280.3", "20.3.3", "361-4", "124A", "295-C", "144¹": an article that was inserted has a number of its own.
_NUMBER = (
    r"\d{1,4}(?:[-–]\d{1,2}(?!\d)|(?:\.\d{1,2}(?![\d/])){1,2}|[-–]?[A-Z]{1,2}(?!\w)|[-–\s]bis(?!\w)|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})?"
    r"(?:\s?\(\d{1,2}\)|\s?\([a-z]\))*"
)
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_JOINED = (
    r"(?:\s*,\s*|\s*;\s*|\s+(?:and|or|и|или|және|et|ou|y|e)\s+|\s*,\s+and\s+)"
    r"(?:arts?\.?\s+|articles?\s+|sections?\s+|ст\.\s*|l['’]article\s+|(?:el\s+)?artículo\s+)?"
)
_SERIES = (
    rf"(?P<numbers>{_NUMBER}(?:{_JOINED}{_NUMBER}(?!\s*(?:%|years|months|days|persons|people|ans|años|лет|год)))*)"
)
_CITED = re.compile(
    rf"(?<!\w)(?:arts?\.?|articles?|sections?|secs?\.|art[ií]culos?|стат(?:ья|ьи|ье|ью|[её]й|ь[её]й|ьям|ьями|ьях)|ст\.?ст\.?|ст\.)\s*{_SERIES}"
    r"(?![\d/])",
    re.IGNORECASE,
)
_CITED_KK = re.compile(
    r"(?<![\w/.-])(?P<numbers>\d{1,4}(?:[-.]\d{1,2}(?!\d))?(?:-?\s?(?:,|және|мен|бен)\s?\d{1,4}(?:-\d{1,2}(?!\d))?){0,8})"
    r"[-–‑]?\s?ба[пб](?:\w*)",
    re.IGNORECASE,
)
_QUOTED_TITLE = re.compile(r"\s*,?\s*(?:\(|[–—-]\s*)?[“«\"„](?P<title>[^“”«»\"„]{4,400})[”»\"“]")
# "paragraph 3 of", "párrafo 2 del", "(3)": what may stand between an article and the name of its law.
_PART = (
    r"(?:part|paragraphs?|para\.?|sub[a-z]*+|ч\.|част[а-я]++|п\.|пункт[а-я]*+|подпункт[а-я]*+|paragraphes?|par\.|al\.|alinéas?"
    r"|párrafos?|párr\.|apartados?|incisos?|§)\s*+\(?\w{1,4}+\)?(?:\s(?:and|et|y|и)\s\(?\w{1,4}+\)?)?[\s,]*+"
)
_BETWEEN = re.compile(
    rf"^[\s,.)]*+(?:\([^()]{{0,30}}\)\s*+)*+(?:{_PART})*+"
    r"(?:(?:of|to|in|under|du|de|del|dudit)(?!\w)\s*+)?(?:(?:the|la|el|l['’]|le)\s*+)?"
    r"(?:(?:same|said|present|UN|United\s+Nations|той|этой|этого|того|же|данной|данного|указанной|указанного|названной|ООН|même"
    r"|ladite|cette|ce|présente|misma|mismo|dicha|dicho|citada|citado|esta|este)(?!\w)\s*+){0,3}(?:[\s,–-]|и|and)*+$",
    re.IGNORECASE,
)


# A law named farther away (a list of articles with their titles is long) is not that of an article.
_FARTHEST = 1_500


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as cited. title: the words in quotation marks after it, if any. end: where its number ends.

    law_at: where its law is named. alone: whether it is the only article of its series.
    """

    start: int
    article: str
    law: Law
    title: str
    text: str
    end: int = 0
    law_at: tuple[int, int] = (0, 0)
    alone: bool = True
    readings: tuple[str, ...] = ()


def citations(analysis: Analysis, passage: Passage, unsure: Law | None = None) -> Iterator[Citation]:
    """The citations of a passage whose law is plain: named with the article, or just before in the same sentence.

    unsure: which of the two Covenants to take “the Covenant” for where nothing tells.
    """
    for sentence in passage.sentences:
        found = [*_CITED.finditer(sentence.text), *_CITED_KK.finditer(sentence.text)]
        if found:
            mentions = mentions_in(analysis, passage, sentence, unsure)
            for match in found:
                if not passage.in_quotes(sentence.start + match.start()):
                    yield from _read(analysis, sentence, match, mentions)


def mentions_in(
    analysis: Analysis, passage: Passage, sentence: Sentence, unsure: Law | None = None
) -> list[LawMention]:
    """The laws that a sentence names, in full or (treaties) by their kind, outside quotations."""
    full = law_mentions(analysis, sentence.text)
    short = [
        one
        for one in short_mentions(analysis, passage, sentence.text, sentence.start, unsure)
        if not any(other.start < one.end and one.start < other.end for other in full)
    ]
    both = sorted([*full, *short], key=lambda one: one.start)
    return [one for one in both if not passage.in_quotes(sentence.start + one.start)]


def _read(
    analysis: Analysis, sentence: Sentence, match: re.Match[str], mentions: list[LawMention]
) -> Iterator[Citation]:
    mention = _law_of(match, mentions, sentence.text)
    if mention is None:
        return
    law = mention.law
    title = _QUOTED_TITLE.match(sentence.text, match.end())
    if title is None and 0 <= mention.start - match.end() <= 24:
        title = _QUOTED_TITLE.match(sentence.text, mention.end)
    numbers = list(re.finditer(_NUMBER, match["numbers"], re.IGNORECASE))
    for number in numbers:
        article = re.match(r"\d+(?:[-–]\d{1,2})?", number.group())
        if article:
            plain = article.group().replace("–", "-")
            readings = _readings(number.group()) if law.country else (plain,)
            known = (one for one in readings if f"{law.code}/{one}" in analysis.facts.provisions)
            yield Citation(
                sentence.start + match.start(),
                plain if "(" in number.group() else next(known, plain),
                law,
                title["title"].strip(" ,.") if title and "," not in match["numbers"] else "",
                match.group().strip(),
                sentence.start + match.end(),
                (sentence.start + mention.start, sentence.start + mention.end),
                len(numbers) == 1,
                (*readings, plain),
            )


def _readings(number: str) -> tuple[str, ...]:
    """The articles that a number may mean, the most special first, as 280.3 and 280-3 are one."""
    bare = re.sub(r"(?<=[^\W_])\s?[(][a-z][)]", "", number).replace("–", "-")
    parts = [one.translate(_RAISED) for one in re.findall(r"\d+|[A-Za-z]+|[¹²³⁴⁵⁶⁷⁸⁹]+", bare)]
    found = []
    for length in range(len(parts), 0, -1):
        found += [mark.join(parts[:length]) for mark in (".", "-", "")]
    return tuple(dict.fromkeys(found))


def _law_of(match: re.Match[str], mentions: list[LawMention], text: str) -> LawMention | None:
    """The law right behind the article, else the last one named before it with no other kind of law between."""
    kazakh = "ба" in match.group().lower()[-12:]
    at = bisect_left(mentions, match.end(), key=lambda one: one.start)
    following = mentions[at] if at < len(mentions) and mentions[at].start - match.end() <= _FARTHEST else None
    if following and not kazakh and _BETWEEN.match(_outside_quotes(text[match.end() : following.start])):
        return following
    before = next((one for one in reversed(mentions[max(0, at - 2) : at]) if one.end <= match.start()), None)
    if before is None or match.start() - before.end > _FARTHEST:
        return None
    # "articles of the Criminal Code: art. 174 “…”, art. 130 …" lists; "violated the Code in 2015; article 5 of the
    # Statute" does not. What comes between may be other articles and their titles, no other instrument.
    between = text[before.end : match.start()]
    follows = re.match(
        r"\s+(?:(?:of|to)\s+(?:the\s+)?|du\s+|de\s+la\s+|del\s+)[A-Z]", text[match.end() : match.end() + 40]
    )
    return None if follows or not _listing(between) else before


def _listing(between: str) -> bool:
    plain = _outside_quotes(between)
    return bool(
        re.fullmatch(
            r"(?:[^:;]{0,60}[:,(–—-])?(?:[\s,;()]|\([^()]*\)|and|or|и|және|et|ou|y|arts?\.?|articles?|sections?|art[ií]culos?|ст\.|\d[\d().-]*+[A-Z]?|стат\w++|под?|under|по)*+",
            plain,
        )
    )


def _outside_quotes(text: str) -> str:
    return re.sub(r"[“«\"„][^“”«»\"„]*[”»\"“]", "", text)
