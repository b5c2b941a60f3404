"""Whether the articles that a text cites exist, at the time that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import law_name
from dalel.documents.checks.lawtext import Citation, citations
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.rights import misplaced
from dalel.documents.language.lexicon import words
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.facts import Law, Provision
from dalel.lib.language import date_in_words
from dalel.lib.messages import _


@check(
    "E-ARTICLE-UNKNOWN",
    "error",
    "An article that is not in that law",
    what="An article lies outside the law (or, cited as an offence, outside its offences), is quoted under the title of"
    " another article, or was not in force on the date that the sentence gives; an article of a human rights treaty"
    " does not hold the right that the sentence says it holds. Only laws of the reference data are judged, and of"
    " treaties the articles whose right is beyond doubt.",
    example="“art. 699 ‘Failure to execute a court judgment’” of a code whose offences end at 680; freedom of"
    " expression under article 21 of the ICCPR.",
    mend="Compare with the law; the message names the article that was probably meant.",
)
def articles(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.facts.laws:
        return
    for passage in analysis.whole:
        found: dict[tuple[str, str], Finding | None] = {}
        for citation in citations(analysis, passage):
            key = (citation.law.code, citation.article)
            if key not in found:
                problem = _out_of_range(analysis, passage, citation) or _wrong_title(analysis, passage, citation)
                found[key] = problem or _not_in_force(analysis, passage, citation)
        for citation, problem in misplaced(analysis, passage):
            key = (citation.law.code, citation.article)
            found[key] = found.get(key) or problem
        yield from (one for one in found.values() if one)


_SURE = {"verified", "derived"}


def _kin(analysis: Analysis, law: Law) -> list[Law]:
    """The codes that came before or after this one: a text of their time calls them by the same name."""
    first = law.short.split()[:1]
    return (
        [
            one
            for one in analysis.facts.laws.values()
            if one.country == law.country
            and one.kind == law.kind
            and one.code != law.code
            and one.short.split()[:1] == first
        ]
        if law.country
        else []
    )


def _range(law: Law) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", law.offence_articles)
    return (int(found.group(1)), int(found.group(2))) if found else None


def _out_of_range(analysis: Analysis, passage: Passage, citation: Citation) -> Finding | None:
    limits = _range(citation.law)
    known = analysis.facts.provisions.get(f"{citation.law.code}/{citation.article}")
    if limits is None or known or not citation.article.isdecimal():
        return None
    number = int(citation.article)
    if any(one and one[0] <= number <= one[1] for one in map(_range, (citation.law, *_kin(analysis, citation.law)))):
        return None
    sentence = passage.sentence_at(citation.start).text
    code = citation.law.kind == "code"
    # Below the offences lies a code's general part, which is cited rightly for penalties and principles.
    if code and (number < limits[0] or not words("offence", analysis.language).search(sentence)):
        return None
    kind = (
        _("the offences of {law} are articles {first} to {last}") if code else _("{law} has articles {first} to {last}")
    )
    name = law_name(citation.law)
    return analysis.finding(
        "E-ARTICLE-UNKNOWN",
        passage,
        _(
            "Article {article} is not there: {range}.",
            article=citation.article,
            range=kind.format(law=name, first=limits[0], last=limits[1]),
        ),
        _suggest(analysis, citation),
        at=citation.start,
        severity=None if citation.law.certainty in _SURE else "warning",
    )


def _wrong_title(analysis: Analysis, passage: Passage, citation: Citation) -> Finding | None:
    """The quoted title is that of another article, and plainly not that of the one cited."""
    if not citation.title:
        return None
    own = [
        one
        for law in (citation.law, *_kin(analysis, citation.law))
        for article in (citation.article, *citation.readings)
        for one in analysis.facts.provisions.get(f"{law.code}/{article}", ())
    ]
    mine = max((_likeness(citation.title, one) for one in own), default=0.0)
    best = _best_title(analysis, citation)
    if best is None or best.article in (citation.article, *citation.readings):
        return None
    likeness = _likeness(citation.title, best)
    if likeness < 0.6 or likeness - mine < 0.35:
        return None
    return analysis.finding(
        "E-ARTICLE-UNKNOWN",
        passage,
        _(
            "Article {article} of {law} is quoted as “{title}”, which is the title of article {other}.",
            article=citation.article,
            law=law_name(citation.law),
            title=citation.title,
            other=best.article,
        ),
        _("Write article {other}, or correct the title.", other=best.article),
        at=citation.start,
        severity=None if best.certainty in _SURE else "warning",
    )


def _not_in_force(analysis: Analysis, passage: Passage, citation: Citation) -> Finding | None:
    """Every date of the sentence lies outside the time in which the article was in force."""
    versions = analysis.facts.provisions.get(f"{citation.law.code}/{citation.article}", [])
    sentence = passage.sentence_at(citation.start)
    mentions = _dates_of_what_happened(sentence, citation)
    if not versions or not mentions or versions[0].law != citation.law.code:
        return None
    first, last = _validity(citation.law, versions)
    if last and all(one.first > last for one in mentions) and words("offence", analysis.language).search(sentence.text):
        return analysis.finding(
            "E-ARTICLE-UNKNOWN",
            passage,
            _(
                "Article {article} of {law} was no longer in force at that date ({date}): it ended on {last}.",
                article=citation.article,
                law=law_name(citation.law),
                date=mentions[0].text,
                last=date_in_words(last),
            ),
            _("Cite the provision that was in force then, or correct the date."),
            at=citation.start,
            severity=None if versions[-1].certainty in _SURE else "warning",
        )
    return _before_its_time(analysis, passage, citation, first)


# “the Code of 1984”, “of 15 December 1984”, «Кодекса от 15 декабря 1984 года»: the date is the law's own.
_ITS_OWN = re.compile(r"[\s,(]*(?:of|from|dated|adopted (?:on|in)|от|du|de|del)?\s*", re.IGNORECASE)


def _dates_of_what_happened(sentence: Sentence, citation: Citation) -> list[DateMention]:
    end = citation.law_at[1] - sentence.start
    return [
        one
        for one in find_dates(sentence.text)
        if not (one.start >= end and _ITS_OWN.fullmatch(sentence.text, end, one.start))
    ]


def _before_its_time(analysis: Analysis, passage: Passage, citation: Citation, first: date | None) -> Finding | None:
    mentions = _dates_of_what_happened(passage.sentence_at(citation.start), citation)
    # What the code had from its first day, its forerunner may have had too; what was inserted later, it had not.
    started = parse(citation.law.in_force).latest if citation.law.in_force else None
    inserted = bool(first and started and first > started)
    older = not inserted and bool(_kin(analysis, citation.law))
    if not first or not citation.law.country or older or not all(one.last < first for one in mentions):
        return None
    return analysis.finding(
        "E-ARTICLE-UNKNOWN",
        passage,
        _(
            "Article {article} of {law} was not yet in force at that date ({date}): it began on {first}.",
            article=citation.article,
            law=law_name(citation.law),
            date=mentions[0].text,
            first=date_in_words(first),
        ),
        _("Cite the law that was in force then, or correct the date."),
        at=citation.start,
        severity="warning",
    )


def _validity(law: Law, versions: list[Provision]) -> tuple[date | None, date | None]:
    starts = [parse(one.valid_from).earliest for one in versions if one.valid_from]
    ends = [parse(one.valid_to).latest if one.valid_to else None for one in versions]
    last = None if None in ends else max(one for one in ends if one)
    first = min((one for one in starts if one), default=parse(law.in_force).earliest if law.in_force else None)
    return first, last


# --- what was probably meant -----------------------------------------------------------------------------------------


def _suggest(analysis: Analysis, citation: Citation) -> str:
    best = _best_title(analysis, citation) if citation.title else None
    if best is not None and _likeness(citation.title, best) >= 0.5:
        return _("Article {article} has that title: was it meant?", article=best.article)
    near = [one for one in analysis.facts.articles(citation.law.code) if _one_slip(one, citation.article)]
    if len(near) == 1:
        return _("Compare with the law; article {article} differs by one figure.", article=near[0])
    return _("Compare with the text of the law and correct the number.")


def _best_title(analysis: Analysis, citation: Citation) -> Provision | None:
    prefix = f"{citation.law.code}/"
    rows = [one for code, versions in analysis.facts.provisions.items() if code.startswith(prefix) for one in versions]
    return max(rows, key=lambda one: _likeness(citation.title, one), default=None)


def _likeness(title: str, provision: Provision) -> float:
    """How much of two titles is the same words, in whichever language fits best, by stems of five letters."""
    ours = _stems(title)
    best = 0.0
    for other in provision.title.values():
        theirs = _stems(other)
        if ours and theirs:
            best = max(best, len(ours & theirs) / len(ours | theirs), 0.9 * len(ours & theirs) / max(len(theirs), 3))
    return best


_SAME = {
    "execute": "carry",
    "slander": "sland",
    "breach": "viola",
    "violation": "viola",
    "offences": "offen",
    "offenses": "offen",
}


def _stems(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]{3,}", text.lower())
    return {
        _SAME.get(word, word[:5])
        for word in found
        if word not in {"the", "and", "for", "with", "или", "при", "что", "out"}
    }


def _one_slip(one: str, other: str) -> bool:
    """Two numbers that differ by one figure, or by two figures changed about."""
    if len(one) != len(other) or one == other:
        return False
    different = [i for i in range(len(one)) if one[i] != other[i]]
    swapped = (
        len(different) == 2 and one[different[0]] == other[different[1]] and one[different[1]] == other[different[0]]
    )
    return len(different) == 1 or swapped
