"""Facts that nobody asks anything about, and asks that no fact supports.

With records, the links are theirs. Without, a paragraph and a recommendation belong together when they cite the same
article, when the one names the other's number, when they share a topic of `data/topics.toml`, or (where no topic is
known) when they share at least two rare words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawtext import citations
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.lexicon import READ, table
from dalel.documents.language.quantities import counts
from dalel.lib.messages import _


@check(
    "W-NO-REC",
    "warning",
    "Facts about which nothing is asked",
    what="A paragraph of fact has a topic on which no recommendation asks anything. The first paragraph, and"
    " paragraphs whose"
    " topic cannot be told, are taken for context. Without records the links are guessed from articles and topics.",
    example="A paragraph on tax inspections of organisations, and no recommendation about them.",
    mend="Add a recommendation, or link the paragraph to the one that answers it (a record, or “see paragraph n”).",
    filing=True,
)
def no_recommendation(analysis: Analysis) -> Iterator[Finding]:
    links = _links(analysis)
    if links is None:
        return
    answered = {fact for facts in links.values() for fact in facts}
    told = _facts(analysis)
    for position, passage in enumerate(told):
        if passage.index in answered or (position == 0 and len(told) > 1):
            continue
        topics = _topics(analysis, passage)
        if not topics and not _has_links(analysis):
            continue
        message = (
            _("No recommendation answers this paragraph ({topics}).", topics=", ".join(sorted(topics)))
            if topics
            else _("No recommendation answers this paragraph.")
        )
        yield analysis.finding("W-NO-REC", passage, message, _("Ask for something, or leave the paragraph out."))


@check(
    "W-NO-FACT",
    "warning",
    "An ask that no fact supports",
    what="A recommendation has no paragraph of fact behind it. Without records the links are guessed from"
    " articles and topics.",
    example="“Adopt a national action plan”, and no paragraph says that there is none.",
    mend="Tell the fact that makes it necessary, link it, or leave the recommendation out.",
    filing=True,
)
def no_fact(analysis: Analysis) -> Iterator[Finding]:
    links = _links(analysis)
    if links is None:
        return
    for passage in analysis.recommendations:
        if not links.get(passage.index):
            yield analysis.finding(
                "W-NO-FACT",
                passage,
                _("No paragraph of fact supports this recommendation."),
                _("Tell the fact, or leave it out."),
            )


def _facts(analysis: Analysis) -> list[Passage]:
    return [one for one in analysis.passages if one.kind == "fact"]


def _has_links(analysis: Analysis) -> bool:
    return bool(analysis.context and analysis.context.recommendation_links is not None)


def _links(analysis: Analysis) -> dict[int, set[int]] | None:
    """Recommendation -> the paragraphs of fact that it answers, by place among the passages; None without both."""
    facts, asks = _facts(analysis), analysis.recommendations
    if not facts or not asks:
        return None
    if analysis.context and analysis.context.recommendation_links is not None:
        by_anchor = {one.anchor: one.index for one in facts}
        given = analysis.context.recommendation_links
        return {ask.index: {by_anchor[a] for a in given.get(ask.anchor, ()) if a in by_anchor} for ask in asks}
    if analysis.language not in READ:
        return None
    # A paragraph without a number goes on with the one before it: it supports an ask, but needs none of its own.
    facts = analysis.facts_told
    said = _Index(facts, lambda one: {*_articles(analysis, one), *_topics(analysis, one), one.label} - {""})
    rare = _rare(analysis)
    words = _Index(facts, lambda one: rare & _stems(one.text))
    counted = _Index(facts, lambda one: _counted(analysis, one))
    result: dict[int, set[int]] = {}
    for ask in asks:
        topics = _topics(analysis, ask)
        linked = said.sharing({*_articles(analysis, ask), *topics, *_named(ask.text)})
        linked = linked or words.sharing(rare & _stems(ask.text), at_least=3 if topics else 2)
        result[ask.index] = linked or counted.sharing(_counted(analysis, ask))
    return result


class _Index:
    """Which passages have what: so that each ask is compared with the passages that share something with it."""

    def __init__(self, passages: Iterable[Passage], marks: Callable[[Passage], AbstractSet[Hashable]]) -> None:
        self._having: dict[Hashable, set[int]] = {}
        for passage in passages:
            for mark in marks(passage):
                self._having.setdefault(mark, set()).add(passage.index)

    def sharing(self, marks: AbstractSet[Hashable], at_least: int = 1) -> set[int]:
        """The places of the passages that have so many of these marks."""
        having = [self._having[mark] for mark in marks if mark in self._having]
        if at_least == 1:
            return having[0] if len(having) == 1 else set().union(*having)
        times = Counter(place for places in having for place in places)
        return {place for place, number in times.items() if number >= at_least}


def _articles(analysis: Analysis, passage: Passage) -> set[tuple[str, str]]:
    return {(one.law.code, one.article) for part in analysis.with_notes(passage) for one in citations(analysis, part)}


_PARAGRAPHS = re.compile(
    r"(?:paras?\.?|paragraphs?|пп?\.|пункт\w*|тармақ\w*)\s*((?:\d{1,3}(?:\s*[-–]\s*\d{1,3})?(?:\s*,\s*|\s+(?:and|и|және)\s+)?)+)",
    re.IGNORECASE,
)


def _named(text: str) -> set[str]:
    """The paragraphs that a recommendation names: “(paras 4–6 and 9)”."""
    result: set[str] = set()
    for found in _PARAGRAPHS.finditer(text):
        for low, high in re.findall(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?", found.group(1)):
            result.update(str(number) for number in range(int(low), min(int(high or low), int(low) + 60) + 1))
    return result


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = ((topic, words.get(language) or words["en"]) for topic, words in table("topics").items())
    return tuple((topic, re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)) for topic, pattern in patterns)


def _topics(analysis: Analysis, passage: Passage) -> frozenset[str]:
    return topics_of(passage.text, analysis.language)


@lru_cache(maxsize=2048)
def topics_of(text: str, language: str) -> frozenset[str]:
    """The topics of a text, by the declared table."""
    return frozenset(topic for topic, pattern in _patterns(language) if pattern.search(text))


def _counted(analysis: Analysis, passage: Passage) -> set[tuple[float, str]]:
    """What a passage counts: “the 21 bloggers” of an ask are those that a paragraph tells of."""
    return {(one.value, one.noun.lower()[:5]) for one in counts(passage.text, analysis.language) if one.unit}


def _rare(analysis: Analysis) -> set[str]:
    """The stems of the longer words of a text that few of its passages have."""
    passages = Counter(stem for one in analysis.body for stem in _stems(one.text))
    return {stem for stem, number in passages.items() if number <= max(2, len(analysis.body) // 5)}


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{5,}", text.lower()))
