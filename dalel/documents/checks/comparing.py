"""Figures side by side: over unequal periods, of different units, of categories that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.language.times import DateMention, find_dates
from dalel.documents.language.lexicon import words
from dalel.documents.language.numbers import Counted, find_counts
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.sentences import Sentence
from dalel.lib.language import format_number, per_cent
from dalel.lib.languages import LANGUAGES
from dalel.lib.limits import whole_number
from dalel.lib.messages import _, language


@dataclass(frozen=True, slots=True)
class Dated:
    """A count with the period that it was taken over."""

    count: Counted
    months: float
    text: str


_SPELLED = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_SPELLED |= {
    "один": 1,
    "два": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
    "шесть": 6,
    "семь": 7,
    "восемь": 8,
    "девять": 9,
    "десять": 10,
}
_SPELLED |= {"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9, "он": 10}
_LENGTH = re.compile(
    r"(?<!\w)(\d{1,2}|[^\W\d_]+)[\s-]+(month|year|week|месяц|год|лет|недел|ай|жыл|апта)\w*", re.IGNORECASE
)
_MONTHS = {"month": 1.0, "year": 12.0, "week": 12 / 52.18, "месяц": 1.0, "год": 12.0, "лет": 12.0, "недел": 12 / 52.18}
_MONTHS |= {"ай": 1.0, "жыл": 12.0, "апта": 12 / 52.18}


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
            dated = dated_counts(sentence.text, analysis.language)
            if len(dated) != 2 or dated[0].text == dated[1].text or not _compared(analysis, passage, sentence):
                continue
            longer, shorter = max(dated[0].months, dated[1].months), min(dated[0].months, dated[1].months)
            if (
                longer / shorter < 1.1
                or words("rate", analysis.language).search(passage.text)
                or 0 in (dated[0].count.value, dated[1].count.value)
            ):
                continue
            yield _unlike(analysis, passage, sentence, dated)
            break


def _unlike(analysis: Analysis, passage: Passage, sentence: Sentence, dated: list[Dated]) -> Finding:
    first, second = dated
    rates = [one.count.value / one.months for one in dated]
    return analysis.finding(
        "W-UNLIKE-PERIODS",
        passage,
        _(
            "{a} over {ma} months and {b} over {mb} months are set side by side: {ra} and {rb} a month, a ratio"
            " of {ratio};"
            " the plain ratio of {naive} misleads.",
            a=first.count.value,
            ma=_said(analysis, first.months),
            b=second.count.value,
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


def _compared(analysis: Analysis, passage: Passage, sentence: Sentence) -> bool:
    before = passage.text[max(0, sentence.start - 200) : sentence.start]
    pattern = words("comparison", analysis.language)
    return bool(pattern.search(sentence.text) or pattern.search(before))


def dated_counts(text: str, language: str) -> list[Dated]:
    """The counts of a text that each have a period: they take turns (count, period, count, period, or the reverse)."""
    counts = [
        one
        for one in find_counts(text, language)
        if one.unit in {"incident", "case", "person", "organisation"} or not one.noun
    ]
    marks: list[tuple[int, Counted | DateMention]] = [(one.start, one) for one in counts]
    marks += [(one.start, one) for one in find_dates(text)]
    marks.sort(key=lambda mark: mark[0])
    kinds = "".join("C" if isinstance(one, Counted) else "P" for _at, one in marks)
    if kinds not in {"CPCP", "PCPC", "PCCP"}:
        return []
    result = []
    order = {"CPCP": ((0, 1), (2, 3)), "PCPC": ((1, 0), (3, 2)), "PCCP": ((1, 0), (2, 3))}[kinds]
    for count_at, period_at in order:
        count, period = marks[count_at][1], marks[period_at][1]
        if not isinstance(count, Counted) or not isinstance(period, DateMention):
            return []
        if not count.noun and not _bare_count(text, count, period):
            return []
        months = _months(text, min(count.end, period.end), max(count.start, period.start), period)
        result.append(Dated(count, months, period.text))
    return result


def _bare_count(text: str, count: Counted, period: DateMention) -> bool:
    """“from 40 in 2017 to 95 in 2018”: a number with no noun, right before its period."""
    between = text[count.end : period.start]
    return bool(re.fullmatch(r"\s+(?:in|for|during|over|в|за|at)?\s*(?:the\s+)?", between, re.IGNORECASE))


def _months(text: str, start: int, end: int, period: DateMention) -> float:
    """“over five months in 2011” is five; else the length of the period itself."""
    if period.precision == "day":
        return max((period.last - period.first).days + 1, 1) / 30.44
    for found in _LENGTH.finditer(text, max(0, min(start, period.start) - 40)):
        number = whole_number(found.group(1)) or _SPELLED.get(found.group(1).lower(), 0)
        unit = next((value for stem, value in _MONTHS.items() if found.group(2).lower().startswith(stem)), 0)
        before = found.end() <= period.start and re.fullmatch(r"\s*(?:of|in|в)?\s*", text[found.end() : period.start])
        inside = start <= found.start() < end or bool(before)
        if number and unit and inside and number * unit <= period.months:
            return number * unit
    return float(period.months)


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
        seen = False
        for sentence in _pairs_of_sentences(passage):
            dated = dated_counts(sentence.text, analysis.language)
            if (
                len(dated) == 2
                and _compared(analysis, passage, sentence)
                and dated[0].count.unit != dated[1].count.unit
            ):
                first, second = dated[0].count, dated[1].count
                if first.unit and second.unit and not seen:
                    seen = True
                    yield _units(analysis, passage, sentence.start + first.start, first, second)
        if not seen:
            yield from _persons_then_cases(analysis, passage)


_ONLY = re.compile(
    r"(?:merely|only|just|of (?:which|whom|these|them|those)|лишь|только|всего|из них|тек|олардың"
    r"|соның)\W+(?:in\s+|в\s+)?$",
    re.IGNORECASE,
)


def _persons_then_cases(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“seventy activists … Merely four cases …”: a part of them is counted in something else."""
    counts = [one for one in find_counts(passage.text, analysis.language) if one.unit]
    for first, second in pairwise(counts):
        restricted = _ONLY.search(passage.text[max(0, second.start - 24) : second.start])
        apart = len(passage.text[first.end : second.start].split())
        if (
            first.unit == "person"
            and second.unit in {"case", "incident"}
            and restricted
            and second.value <= first.value
            and apart <= 40
        ):
            yield _units(analysis, passage, second.start, first, second)
            return


def _units(analysis: Analysis, passage: Passage, at: int, first: Counted, second: Counted) -> Finding:
    return analysis.finding(
        "W-UNIT",
        passage,
        _(
            "{a} {noun_a} and {b} {noun_b} are compared, which are different units.",
            a=first.value,
            noun_a=first.noun,
            b=second.value,
            noun_b=second.noun,
        ),
        _("Count the same thing in both, or say how the one follows from the other."),
        at=at,
    )


# --- categories that overlap -----------------------------------------------------------------------------------------

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent|процент\w*|пайыз\w*)", re.IGNORECASE)
# The level and the ends of an interval are no parts of a whole.
_NO_SHARE = re.compile(
    r"\d{1,3}(?:[.,]\d+)?\s?(?:%|per ?cent|процент\w*|пайыз\w*)[\s-]*(?:confidence |доверительн\w* |сенім )?"
    r"(?:interval|CI\b|интервал|аралы)\w*"
    r"|\d{1,3}(?:[.,]\d+)?\s?%?\s?[\u2013-]\s?\d{1,3}(?:[.,]\d+)?\s?(?:%|per ?cent|процент\w*|пайыз\w*)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?:comprising|consisting of|of (?:them|these|whom|which)|из них|в том числе|оның ішінде|олардың|namely"
    r"|among them|[:(])",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:respectively|compared|while|rose|fell|from|to|up|down|against|в то время как|соответственно)\b", re.IGNORECASE
)

_WHOLE_OF = re.compile(
    r"\bof (?:those|them|the|all|these|whom|which|our)\b|\bиз (?:них|всех|опрошенн)|олардың|барлық", re.IGNORECASE
)


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
        for sentence in passage.sentences:
            found = _sum_of_shares(sentence.text) or _sum_of_parts(sentence.text, analysis.language)
            if found and not _SAID.search(passage.text):
                yield _overlapping(analysis, passage, sentence.start, *found)


_SAID = re.compile(
    r"overlap|more than one categor|several categor|multiple (?:answers|categor)|нескольк\w+ категори|бірнеше санат",
    re.IGNORECASE,
)


def _sum_of_shares(text: str) -> tuple[str, str] | None:
    shares = [float(one.group(1).replace(",", ".")) for one in _PERCENT.finditer(_NO_SHARE.sub(" ", text))]
    if len(shares) < 3 or not 101 < sum(shares) <= 300 or not _WHOLE_OF.search(text) or _WHOLE.search(text):
        return None
    if len(find_dates(text)) > 1:
        return None  # one share a year
    return per_cent(round(sum(shares) / 100, 3), language()), per_cent(1, language())


def _sum_of_parts(text: str, language: str) -> tuple[str, str] | None:
    parts = _parts(text, language)
    return (str(parts[1]), str(parts[0])) if parts else None


def _parts(text: str, language: str) -> tuple[int, int] | None:
    """A whole and the sum of the three or more parts that follow it, if the sum is larger."""
    counts = find_counts(text, language)
    if len(counts) < 4 or not all(one.noun for one in counts[:1]):
        return None
    opened = _PARTS.search(text, counts[0].end, counts[1].start) or re.match(
        r"\W*(?:of|из)\s+(?:the\s+)?\d", text, re.IGNORECASE
    )
    if not opened:
        return None
    rest = counts[1:]
    whole, total = counts[0].value, sum(one.value for one in rest)
    units = {one.unit for one in rest}
    if total <= whole or not units <= {counts[0].unit, ""} or any(one.value > whole for one in rest):
        return None
    for sum_so_far, (last, following) in zip(accumulate(one.value for one in rest), pairwise(rest), strict=False):
        if sum_so_far == whole and ";" in text[last.end : following.start]:
            return None  # two divisions of one whole: “70 women and 50 men; 30 lawyers …”
    return whole, total


def _overlapping(analysis: Analysis, passage: Passage, at: int, total: str, whole: str) -> Finding:
    message = _("The parts add up to {total}, the whole is {whole}.", total=total, whole=whole)
    return analysis.finding(
        "W-OVERLAP", passage, message, _("Say that the categories overlap, or correct the figures."), at=at
    )
