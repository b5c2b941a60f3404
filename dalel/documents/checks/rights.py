"""Whether an article of a treaty holds the right that is named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalel.documents.checks import righttable
from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.lawnames import law_name
from dalel.documents.checks.lawtext import Citation, citations, mentions_in
from dalel.documents.checks.registry import Finding
from dalel.documents.language.sentences import Sentence
from dalel.lib.facts import Law
from dalel.lib.messages import _

_FAR = 130
_NEAR = 34
# Who cites more in one sentence, or writes longer ones, lists articles: every right is then tied to every one of them.
_LONGEST_SENTENCE = 2_000
_MOST_CITED = 12
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class _Named:
    """A right as a sentence names it; the same words may name several ("freedom of assembly and of association")."""

    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence: its words without the names of laws, what it cites, which rights it names."""

    text: str
    citations: list[Citation]
    rights: list[_Named]
    language: str


def misplaced(analysis: Analysis, passage: Passage) -> Iterator[tuple[Citation, Finding]]:
    """The citations of a passage whose article holds another right than the one that is tied to it."""
    cited = [one for one in citations(analysis, passage) if not one.law.country]
    yield from _in_neither(analysis, passage, cited)
    for sentence in passage.sentences if cited else ():
        here = [one for one in cited if sentence.start <= one.start < sentence.end]
        if here and len(here) <= _MOST_CITED and len(sentence.text) <= _LONGEST_SENTENCE:
            told = _told(analysis, passage, sentence, here)
            for citation in here:
                named = _wrong(told, sentence, citation)
                place = _right_place(analysis, citation, named.right) if named else ""
                # An article on organs, reports or final clauses holds no right: it is wrong, whatever was meant.
                if named and (place or righttable.held(citation.law.code, citation.article) == frozenset()):
                    words = passage.text[sentence.start + named.start : sentence.start + named.end]
                    yield citation, _finding(analysis, passage, citation, words, place)


_COVENANTS = ("ICCPR", "ICESCR")
_COVENANT = re.compile(r"Covenant|[Пп]акт|Pacte|Pacto")


def _in_neither(analysis: Analysis, passage: Passage, plain: Sequence[Citation]) -> Iterator[tuple[Citation, Finding]]:
    """“The Covenant” where nothing tells which of the two it is: what is wrong in both is wrong."""
    laws = [analysis.facts.laws[code] for code in _COVENANTS if code in analysis.facts.laws]
    if len(laws) != len(_COVENANTS) or not _COVENANT.search(passage.text):
        return
    known = {one.start for one in plain}
    first, second = ([one for one in citations(analysis, passage, law) if one.start not in known] for law in laws)
    for sentence in passage.sentences:
        start, end = sentence.start, sentence.end
        sure = [one for one in plain if start <= one.start < end]
        readings = [[one for one in cited if start <= one.start < end] for cited in (first, second)]
        if not readings[0] or len(readings[0]) + len(sure) > _MOST_CITED or len(sentence.text) > _LONGEST_SENTENCE:
            continue
        told = [_told(analysis, passage, sentence, [*sure, *reading], laws[0]) for reading in readings]
        for one, other in zip(*readings, strict=True):
            named = _wrong(told[0], sentence, one), _wrong(told[1], sentence, other)
            if named[0] is None or named[1] is None or named[0].right != named[1].right:
                continue
            place = _right_place(analysis, one, named[0].right) or _right_place(analysis, other, named[0].right)
            if place:
                yield one, _neither(analysis, passage, one, passage.text[start:][named[0].start : named[0].end], place)


def _neither(analysis: Analysis, passage: Passage, citation: Citation, words: str, place: str) -> Finding:
    message = _(
        "Article {article} of neither Covenant holds what is named beside it (“{right}”): that is in {place}.",
        article=citation.article,
        right=" ".join(words.split())[:_LONGEST_NAME],
        place=place,
    )
    return analysis.finding(
        "E-ARTICLE-UNKNOWN",
        passage,
        message,
        _("Compare with the text of the treaty and correct the number, the treaty or the right."),
        at=citation.start,
    )


def _told(
    analysis: Analysis, passage: Passage, sentence: Sentence, cited: list[Citation], unsure: Law | None = None
) -> _Told:
    text = sentence.text.replace(NOTE_MARK, " ")
    for mention in mentions_in(analysis, passage, sentence, unsure):
        text = text[: mention.start] + "\0" * (mention.end - mention.start) + text[mention.end :]
    rights = [
        _Named(found.start(), found.end(), right)
        for right, pattern in righttable.names(analysis.language)
        for found in pattern.finditer(text)
        if not passage.in_quotes(sentence.start + found.start())
    ]
    return _Told(text, cited, rights, analysis.language)


def _wrong(told: _Told, sentence: Sentence, citation: Citation) -> _Named | None:
    """The right that is tied to the citation and is not the article's; None where anything speaks for the text."""
    held = righttable.held(citation.law.code, citation.article)
    if held is None or not citation.alone:
        return None
    if any(one.right in held for one in told.rights) or any(righttable.hints(one).search(told.text) for one in held):
        return None
    tied = [one for one in told.rights if _tied(told, sentence, one, citation)]
    # Words within longer ones ("assembly" in "assembly and association") name two rights: which is meant is not plain.
    if len({one.right for one in tied}) != 1:
        return None
    others = [one for one in told.citations if one is not citation and one.start != citation.start]
    if any(_holds(other, tied[0].right) and _tied(told, sentence, tied[0], other) for other in others):
        return None
    return tied[0]


def _holds(citation: Citation, right: str) -> bool:
    held = righttable.held(citation.law.code, citation.article)
    return held is None or right in held


def _tied(told: _Told, sentence: Sentence, right: _Named, citation: Citation) -> bool:
    """Whether the sentence says of the article that it holds the right."""
    start, end = _extent(sentence, citation)
    if right.end <= start:
        gap = told.text[right.end : start]
        tied = _ties(told, gap, before=True) or _relative(told, gap, told.text[end : end + _FAR // 2])
        return tied and not _cites(told, sentence, right.end, start)
    if right.start < end or _cites(told, sentence, end, right.start):
        return False
    return _ties(told, told.text[end : right.start], before=False) or _opened(told, start, end, right)


def _extent(sentence: Sentence, citation: Citation) -> tuple[int, int]:
    """From the first to the last word of a citation, the name of its law included where it stands beside it."""
    start, end = citation.start - sentence.start, citation.end - sentence.start
    first, last = (one - sentence.start for one in citation.law_at)
    if 0 <= first < start and start - last <= 3:
        start = first
    if first >= end:
        end = last
    return start, end


def _cites(told: _Told, sentence: Sentence, start: int, end: int) -> bool:
    """Whether another article is cited, or another law named, between two places."""
    return "\0" in told.text[start:end] or any(start <= one.start - sentence.start < end for one in told.citations)


def _ties(told: _Told, gap: str, *, before: bool) -> bool:
    if len(gap) > _FAR or ";" in gap or _pattern_in("breaks", told.language, gap):
        return False
    if told.language == "kk" and not before and "," in gap:
        return False
    if _pattern_in("holds", told.language, gap):
        return gap.count(",") <= 2 and not re.search(r"[.!?]\s", gap)
    if told.language == "kk" and before and "," in gap:
        return False
    return len(gap) <= _NEAR and _only_ties(told.language, gap)


_RELATIVE = re.compile(
    r"\s*,?\s*(?:which|that|котор\w+|que|la\s+cual|el\s+cual)\s+(?:the\s+|l['’]|el\s+)?", re.IGNORECASE
)


def _relative(told: _Told, gap: str, after: str) -> bool:
    """“The freedom of association, which article 19 of the Covenant lays down”."""
    return bool(_RELATIVE.fullmatch(gap)) and _pattern_in(
        "holds", told.language, re.split("[,;]", after, maxsplit=1)[0]
    )


def _only_ties(language: str, gap: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:\.[a-z]\.)?", gap)
    pattern = righttable.ties("ties", language)
    return pattern is not None and all(pattern.fullmatch(word) for word in words)


def _pattern_in(group: str, language: str, text: str) -> bool:
    pattern = righttable.ties(group, language)
    return bool(pattern and pattern.search(text))


def _opened(told: _Told, start: int, end: int, right: _Named) -> bool:
    """“Under article 14 of the Convention, a victim has the right to redress”."""
    opens = righttable.ties("opens", told.language)
    lead = told.text[:start].strip(" ,–—-l’'").rpartition("paragraph")[0] or told.text[:start]
    lead = re.sub(r"(?:\s+(?:the|la|el|l['’])|[\s,’'])+$", "", lead.strip(), flags=re.IGNORECASE)
    gap = told.text[end : right.start]
    if opens is None or not opens.fullmatch(lead.strip(" –—")) or len(gap) > _FAR:
        return False
    return gap.count(",") <= 1 and not _pattern_in("breaks", told.language, gap)


def _right_place(analysis: Analysis, citation: Citation, right: str) -> str:
    """Where the right is held: another article of the treaty, or that article of another treaty; empty if unsure."""
    code = citation.law.code
    numbers = righttable.articles_of(code, right)
    if numbers:
        return _("article {number} of {law}", number=numbers[0], law=law_name(citation.law))
    article = int(citation.article)
    for other in righttable.treaties():
        held = righttable.held(other, citation.article)
        if other != code and held and right in held:
            known = analysis.facts.laws.get(other)
            return _("article {number} of {law}", number=article, law=law_name(known) if known else other)
    return ""


def _finding(analysis: Analysis, passage: Passage, citation: Citation, words: str, place: str) -> Finding:
    told = {
        "article": citation.article,
        "law": law_name(citation.law),
        "right": " ".join(words.split())[:_LONGEST_NAME],
    }
    if place:
        message = _(
            "Article {article} of {law} does not hold what is named beside it (“{right}”): that is in {place}.",
            place=place,
            **told,
        )
    else:
        message = _("Article {article} of {law} holds no right, and so not the one beside it (“{right}”).", **told)
    return analysis.finding(
        "E-ARTICLE-UNKNOWN",
        passage,
        message,
        _("Compare with the text of the treaty and correct the number, the treaty or the right."),
        at=citation.start,
    )
