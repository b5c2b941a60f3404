"""Figures side by side: over unequal periods, of different units, of categories that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.share_sums import SLIP, shares_over_whole
from dalel.documents.checks.sums import overlapping, says_so
from dalel.documents.language.comparisons import Dated, alike, side_by_side
from dalel.documents.language.lexicon import measure, relation
from dalel.documents.language.partitions import partitions
from dalel.documents.language.quantities import Quantity, counts, quantities
from dalel.documents.language.sentences import Sentence, unmarked
from dalel.documents.language.times import find_dates
from dalel.lib.language import format_number, per_cent
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _, language


@check(
    "W-UNLIKE-PERIODS",
    "warning",
    "Counts over unequal periods side by side",
    what="Two counts are compared whose periods differ in length. The counts then say nothing about a trend; rates do.",
    example="101 incidents in five months of 2011, 555 cases in 2018: 20.2 and 46.25 a month, 2.29 times, not 5.5"
    " times.",
    mend="Compare rates (a month, a year), and say in which months each was counted.",
)
def periods(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        for sentence in _pairs_of_sentences(passage):
            found = next(_unlike_periods(sentence.text, analysis.language), None)
            over_two = sentence not in passage.sentences
            if found and over_two and not found[0].count.unit == found[1].count.unit != "":
                continue
            if found and not passage.in_quotes(sentence.start + found[0].count.start):
                yield _unlike(analysis, passage, sentence, found)
                break


def _unlike_periods(text: str, language: str) -> Iterator[tuple[Dated, Dated]]:
    for one, other in side_by_side(text, language):
        longer, shorter = max(one.months, other.months), min(one.months, other.months)
        apart = other.count.start - one.count.end
        counted = alike(one.count, other.count) and one.count.value and other.count.value
        if counted and longer / shorter >= 1.15 and apart <= 220:
            yield one, other


def _unlike(analysis: Analysis, passage: Passage, sentence: Sentence, pair: tuple[Dated, Dated]) -> Finding:
    first, second = pair
    rates = [one.count.value / one.months for one in pair]
    return analysis.finding(
        "W-UNLIKE-PERIODS",
        passage,
        _(
            "{a} over {ma} months and {b} over {mb} months are set side by side: {ra} and {rb} a month, a ratio"
            " of {ratio};"
            " the plain ratio of {naive} misleads.",
            a=f"{first.count.value:g}",
            ma=_said(analysis, first.months),
            b=f"{second.count.value:g}",
            mb=_said(analysis, second.months),
            ra=_said(analysis, rates[0]),
            rb=_said(analysis, rates[1]),
            ratio=_said(analysis, rates[1] / rates[0]),
            naive=_said(analysis, second.count.value / first.count.value),
        ),
        _("Give the rates, and say which months were counted and whether the effort was the same."),
        at=sentence.start + first.count.start,
    )


def _said(analysis: Analysis, value: float) -> str:
    language = analysis.language if analysis.language in LANGUAGES else "en"
    return format_number(int(value) if value == int(value) else round(value, 2), language)


def _pairs_of_sentences(passage: Passage) -> Iterator[Sentence]:
    """Each sentence, then each with the one after it: a comparison often runs over a full stop."""
    yield from passage.sentences
    for one, after in pairwise(passage.sentences):
        yield Sentence(one.text + after.text, one.start)


# --- units -----------------------------------------------------------------------------------------------------------


@check(
    "W-UNIT",
    "warning",
    "Different units in one comparison",
    what="Two figures that are compared count different things (incidents and cases, persons and cases), or a figure of"
    " “cases” follows one of persons, so that nobody can tell what was counted.",
    example="101 incidents … 555 cases; or: seventy people were assaulted … only four cases were investigated.",
    mend="Count the same thing on both sides, or say how many of the persons the cases concern.",
)
def unit(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        for sentence in passage.sentences:
            pair = unlike_units(sentence.text, analysis.language) or _currencies(sentence.text, analysis.language)
            if pair and not passage.in_quotes(sentence.start + pair[0].start):
                yield _units(analysis, passage, sentence.start + pair[1].start, *pair)
        yield from _over_two_sentences(analysis, passage)


# What can be compared only with its own kind. A place is where something was counted.
_COMPARABLE = frozenset({"person", "case", "incident", "family", "object"})


def unlike_units(text: str, language: str) -> tuple[Quantity, Quantity] | None:
    """Two counts of different things that the sentence compares: of two periods, or of one with a conclusion."""
    if relation("joined", language).search(text) or next(partitions(text, language), None):
        return None
    for one, other in side_by_side(text, language):
        if _differ(one.count, other.count) or (language != "kk" and _people_and_things(one.count, other.count)):
            return one.count, other.count
    found = [one for one in counts(text, language) if one.value > 1 and one.unit != "place"]
    if len(found) != 2 or not _differ(*found) or found[1].start - found[0].end > 160:
        return None
    concluded = relation("concludes", language).search(text) and relation("compared", language).search(text)
    few = _only(text, found[1], language) and {one.unit for one in found} <= {"person", "case", "incident"}
    return (found[0], found[1]) if concluded or few else None


def _differ(one: Quantity, other: Quantity) -> bool:
    return one.unit != other.unit and {one.unit, other.unit} <= _COMPARABLE


# The endings of words for people: an unknown noun with one of them may be another word for persons.
_PEOPLE = re.compile(
    r"(?:ists?|[eo]rs?|ants?|ents?|ees?|ians?|men|women|ars?|ист\w{0,3}|тел\w{1,3}|ник\w{0,3}|[еи]?ц\w{0,3}|арь|ар\w{1,2}"
    r"|[ыиюя]щ\w{2,3}|нн\w{2,3}|ых|их|шы\w*|ші\w*|ер\w*|ман\w*)",
    re.IGNORECASE,
)


def _people_and_things(one: Quantity, other: Quantity) -> bool:
    """“23 people in 2023, 41 posts in 2024”: persons on one side, and right behind the other number no word for any."""
    known, unknown = (one, other) if one.unit in {"person", "family"} else (other, one)
    if known.unit not in {"person", "family"} or unknown.unit or len(unknown.noun) < 4 or unknown.noun[-1:] in "іы":
        return False
    beside = unknown.after - unknown.end == len(unknown.noun) + 1
    return beside and re.search(rf"{_PEOPLE.pattern}$", unknown.noun, re.IGNORECASE) is None


def _currencies(text: str, language: str) -> tuple[Quantity, Quantity] | None:
    """Two sums of two years in two currencies; a conversion stands in a bracket or says “about”."""
    sums = [one for one in quantities(text, language) if one.kind == "money"]
    if len(sums) != 2 or any(one.bound for one in sums) or not relation("compared", language).search(text):
        return None
    first, second = (measure("money", language).search(text[max(0, one.start - 5) : one.end + 22]) for one in sums)
    between = text[sums[0].end : sums[1].start]
    dates = [one for one in find_dates(text) if one.precision != "day"]
    if not first or not second or "(" in between or len(dates) != 2:
        return None
    same = first.group()[:4].lower() == second.group()[:4].lower()
    return None if same else (sums[0], sums[1])


def _only(text: str, count: Quantity, language: str) -> bool:
    return bool(relation("only", language).search(text, max(0, count.start - 24), min(len(text), count.after + 8)))


def _over_two_sentences(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“Seventy activists … Merely four cases …”: a part of them is counted in something else."""
    language = analysis.language
    for one, after in pairwise(passage.sentences):
        if relation("joined", language).search(after.text):
            continue
        first = [count for count in counts(one.text, language) if count.unit]
        second = [count for count in counts(after.text, language) if count.unit]
        if len(first) != 1 or len(second) != 1 or not _differ(first[0], second[0]):
            continue
        if second[0].value <= first[0].value and _only(after.text, second[0], language):
            yield _units(analysis, passage, after.start + second[0].start, first[0], second[0])


def _units(analysis: Analysis, passage: Passage, at: int, first: Quantity, second: Quantity) -> Finding:
    return analysis.finding(
        "W-UNIT",
        passage,
        _(
            "{a} {noun_a} and {b} {noun_b} are compared, which are different units.",
            a=f"{first.value:g}",
            noun_a=first.noun or _("of one currency"),
            b=f"{second.value:g}",
            noun_b=second.noun or _("of another"),
        ),
        _("Count the same thing in both, or say how the one follows from the other."),
        at=at,
    )


# --- categories that overlap -----------------------------------------------------------------------------------------


@check(
    "W-OVERLAP",
    "warning",
    "Parts that add up to more than the whole",
    what="Categories are given as parts of one whole and add up to more than it (or to more than 100 per cent):"
    " they overlap,"
    " or one of the figures is wrong.",
    example="Of 120 persons, 70 were women, 45 journalists and 30 lawyers.",
    mend="Say that a person can be in several categories, or give categories that exclude one another.",
)
def overlap(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.whole:
        for sentence, following in zip_longest(passage.sentences, passage.sentences[1:]):
            found = shares_over_whole(unmarked(sentence.text), analysis.language)
            told = bool(relation("overlaps", analysis.language).search(passage.text)) or says_so(
                sentence.text, following.text if following else "", analysis.language
            )
            if found > SLIP and not told:
                sum_, whole = (per_cent(round(one / 100, 3), language()) for one in (found, 100))
                yield _overlapping(analysis, passage, sentence.start, sum_, whole)
    for passage, sentence, parts in overlapping(analysis):
        at = sentence.start + parts.at
        yield _overlapping(analysis, passage, at, f"{parts.sum:g}", f"{parts.whole.value:g}")


def _overlapping(analysis: Analysis, passage: Passage, at: int, total: str, whole: str) -> Finding:
    message = _("The parts add up to {total}, the whole is {whole}.", total=total, whole=whole)
    return analysis.finding(
        "W-OVERLAP", passage, message, _("Say that the categories overlap, or correct the figures."), at=at
    )
