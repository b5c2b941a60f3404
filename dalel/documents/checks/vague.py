"""Quantities that say nothing: "numerous", "a number of", "not uncommon", "routinely", "most of the trials"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.lexicon import READ, table, units, words
from dalel.documents.language.quantities import counts
from dalel.documents.language.times_words import tokens
from dalel.lib.messages import _

# Things nobody would count in a figure.
_NOT_COUNTED = re.compile(
    r"^\s*(?:ways?|reasons?|times?|steps?|issues?|areas?|respects?|measures?|occasions to|years?|months?|weeks?|days?"
    r"|pro-active|different|other|(?:\w+ )?(?:provisions?|programm?e?s?|opportunit\w+|authorit\w+|factors?|forms?"
    r"|aspects?|причин\w*|факторов|положений|программ\w*|возможност\w+|форм\w*|видов|аспект\w+|себеп\w*"
    r"|бағдарлама\w*|түрлі))\b",
    re.IGNORECASE,
)


# “some 300 people”, “a number of 45”: the figure is there.
_GIVES = re.compile(r"\s*\d")
# A share or the count itself, wherever it stands in the sentence.
_SHARE = re.compile(
    r"\d\s?(?:%|per ?cent|процент\w*|пайыз\w*)|\d\s(?:out )?of (?:the |all )?\d|\d\sиз\s(?:них\s)?\d",
    re.IGNORECASE,
)
# “In 9 of the 31 trials …” may open the next sentence: what may stand there before the number.
_OPENING = re.compile(
    r"\W*(?:(?:in|on|of|at|least|out|from|namely|the|them|these|those|we|counted|recorded|documented|thus|so|this|happened|was"
    r"|в|во|из|у|так|мы|всего|их|них|это|было|насчитали|записали|случилось|не|менее|олардың|барлығы|оның|біз|соның|кемінде)\W+){0,5}",
    re.IGNORECASE,
)


@check(
    "W-VAGUE-QUANTIFIER",
    "warning",
    "A quantity without a figure",
    what="A fact is told with “numerous”, “a number of”, “several cases”, “not uncommon”, “routinely”, “most of the"
    " trials” or “large sums” where a figure could stand."
    " Quotations, titles, rules of law and recommendations are left alone, and so is a sentence that gives the figure,"
    " the share or the list itself, or that the next one gives it for.",
    example="It is not uncommon for trials to be held without the defendant.",
    mend="Give the figure with its unit and period: “in 9 of the 31 trials monitored in 2017 …”. At the least:"
    " “at least n”.",
    filing=True,
)
def vague(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.facts_told:
        if passage.kind == "plain" and analysis.numbered and len(passage.text.split()) < 8:
            continue
        sentences = passage.sentences
        starts = [one.start for one in sentences]
        last = -1  # the sentence of which something was said already
        for at, phrase, strong in sorted(_phrases(analysis, passage)):
            number = bisect_right(starts, at) - 1
            if number < 0 or passage.in_quotes(at) or number == last:
                continue
            sentence = sentences[number]
            following = sentences[number + 1].text if number + 1 < len(sentences) else ""
            if _figure_given(analysis, sentence.text, at - sentence.start, following):
                continue
            if not _told_by_the_author(sentence.text, at - sentence.start, analysis.language, strong=strong):
                continue
            last = number
            yield analysis.finding(
                "W-VAGUE-QUANTIFIER",
                passage,
                _("“{phrase}” is a figure that nobody computed.", phrase=phrase),
                _("Give the number, its unit and its period, or “at least n documented”."),
                at=at,
            )


def _told_by_the_author(sentence: str, at: int, language: str, *, strong: bool) -> bool:
    """Whether the quantity is the author's own statement of fact: no rule of law, no demand, no words of others."""
    before = sentence[:at]
    if words("vague.of_others", language).search(sentence if language == "kk" else before):
        return False
    if words("vague.possible", language).search(sentence[at:] if language == "kk" else before[-80:]):
        return False
    return strong or not words("vague.of_law", language).search(sentence)


def _phrases(analysis: Analysis, passage: Passage) -> Iterator[tuple[int, str, bool]]:
    """Where a vague word stands, with what it counts, and whether it is one that always stands for a figure."""
    text, language = passage.text, analysis.language
    for found in words("vague", language).finditer(text):
        after = text[found.end() : found.end() + 40]
        if not _NOT_COUNTED.match(after) and not _GIVES.match(after):
            yield found.start(), _with_noun(text, found.start(), found.end()), True
    for found in words("vague.after", language).finditer(text):
        noun = _noun(analysis, text, found.end(), 3)
        if noun and not _GIVES.match(text[found.end() : noun]):
            yield found.start(), text[found.start() : noun], True
    if language not in READ:
        return
    for found in words("vague.most", language).finditer(text):
        noun = _noun(analysis, text, found.end(), 2 if " " in found.group() or language != "en" else 1)
        if noun or language == "kk":
            yield found.start(), text[found.start() : noun or found.end()], False
    # How often something happens is background in an essay, and a claim to be proved where something is asked for.
    claims = analysis.profile is not None or analysis.context is not None or bool(analysis.recommendations)
    for found in words("vague.often", language).finditer(text) if claims else ():
        before, after = text[max(0, found.start() - 24) : found.start()].rstrip(), text[found.end() :][:30].lstrip()
        if not _not_often(language).search(before + " ") and not words("vague.counts_nothing", language).match(after):
            yield found.start(), found.group(), False


@cache
def _not_often(language: str) -> re.Pattern[str]:
    entry = table("lexicon")["vague"]["not_often"]
    pattern = (entry.get(language) or entry["en"]).removesuffix("$").rstrip()
    return re.compile(rf"(?<!\w)(?:{pattern})\s*$", re.IGNORECASE)


def _noun(analysis: Analysis, text: str, end: int, within: int) -> int:
    """Where the countable noun ends that follows within so many words; 0 if there is none."""
    for word in list(re.finditer(r"[^\W\d_][\w-]*", text[end : end + 60]))[:within]:
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
    alone = ("not ", "large sum", "huge sum", "considerable sum", "нередк", "сирек", "common", "time and", "over and")
    if phrase.startswith((*alone, "again", "раз за", "снова", "то и", "сплошь", "не ред", "қайта")):
        return text[start:end]
    following = re.match(r"(?:\s+[\w’'-]+){0,1}", text[end:])
    return text[start : end + (following.end() if following else 0)].strip()


def _figure_given(analysis: Analysis, sentence: str, at: int, following: str) -> bool:
    """“numerous (34) cases”, “several cases: A, B and C”, “routinely, in 12 of 30 trials”; or it opens what follows."""
    after = sentence[at : at + 90]
    if re.search(r"\(\s*(?:at least |более |не менее |кемінде )?\d+", after) or re.search(r"^[^.;]{0,60}:\s+\S", after):
        return True
    if _SHARE.search(sentence):
        return True
    if any(at < start <= at + 160 for start in _counts(sentence, analysis.language)):
        return True
    opening = _OPENING.match(following)
    first = next(iter(_counts(following, analysis.language)), -1)
    if opening is None or not 0 <= first <= opening.end():
        return False
    # “Visits are routinely refused. At least four people died”: that figure is of something else.
    return _of_the_same(sentence, following, first, analysis.language)


def _of_the_same(sentence: str, following: str, at: int, language: str) -> bool:
    """Whether two sentences speak of one thing: a word in common, or a word that points back."""
    begins = following[: at + 30]
    if words("vague.the_same", language).search(begins) or _SHARE.search(following):
        return True
    one, other = (
        {word[:5].lower() for word in re.findall(r"[^\W\d_]{5,}", text[:2000])} for text in (sentence, following)
    )
    return bool(one & other)


def _counts(sentence: str, language: str) -> Iterator[int]:
    """Where a sentence counts something: not one, and no day of a month or year that was read as a number."""
    for one in counts(sentence, language):
        letters = "".join(token.letter for token in tokens(sentence[one.start : one.start + 24]))
        if one.value > 1 and not re.match("[DPSC][Oe]?[MUV]|Y", letters):
            yield one.start
