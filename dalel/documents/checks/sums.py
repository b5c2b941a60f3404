"""Wholes and their parts: whether they add up, in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.part_sums import more_than_the_whole, sums_of_money
from dalel.documents.checks.registry import Finding, Severity, check
from dalel.documents.checks.table_sums import table_sums
from dalel.documents.language.lexicon import relation, words
from dalel.documents.language.part_groups import counts_both, divided_completely
from dalel.documents.language.partitions import Partition, over_sentences, partitions
from dalel.documents.language.quantities import Quantity, counts
from dalel.documents.language.sentences import Sentence, unmarked
from dalel.lib.messages import _

# Parts that exceed the whole by more than a slip of the pen are more likely categories that overlap.
_OVERLAP = 1.1


@check(
    "E-SUM",
    "error",
    "Parts that do not add up to their whole",
    what="A whole is divided into parts that are said to be all of it, and they do not add up to it: in a sentence,"
    " over several, in a table against its total. Parts that are said to be some (“including”, “among them”), bounds"
    " (“at least”) and parts within parts are left alone.",
    example="“47 people were tried: 30 were convicted and 15 acquitted”; a row “Total 121” under 59, 25, 21 and 14.",
    mend="Correct the whole or a part, or say what the rest are.",
)
def sums(analysis: Analysis) -> Iterator[Finding]:
    for passage, sentence, found in _partitions(analysis):
        if not _overlapping(found) and not found.adds_up and _wrong(found):
            severity: Severity | None = None if found.sure else "warning"
            yield _finding(analysis, passage, sentence.start + found.at, found.whole, found.parts, severity)
    yield from _plain_mistakes(analysis)
    yield from table_sums(analysis)


def _plain_mistakes(analysis: Analysis) -> Iterator[Finding]:
    """Sums of money that are not their total, and parts that are larger than their whole."""
    language = analysis.language
    for passage in analysis.whole:
        for marked in passage.sentences:
            text = unmarked(marked.text)
            for whole, parts in sums_of_money(text, language):
                if not passage.in_quotes(marked.start + whole.start):
                    yield _finding(analysis, passage, marked.start + parts[0].start, whole, parts)
            for part, whole in more_than_the_whole(text, language):
                if not passage.in_quotes(marked.start + part.start):
                    message = _("{part} are said to be of {whole}, which is fewer.", part=part.text, whole=whole.text)
                    remedy = _("Correct the whole or the part.")
                    yield analysis.finding("E-SUM", passage, message, remedy, at=marked.start + part.start)


def _finding(
    analysis: Analysis,
    passage: Passage,
    at: int,
    whole: Quantity,
    parts: Sequence[Quantity],
    severity: Severity | None = None,
) -> Finding:
    return analysis.finding(
        "E-SUM",
        passage,
        _(
            "The parts ({parts}) add up to {sum}, the whole is {whole}.",
            parts=" + ".join(one.text for one in parts),
            sum=_plain(sum(one.value for one in parts)),
            whole=_plain(whole.value),
        ),
        _("Correct the whole or a part, or say what the rest are."),
        at=at,
        severity=severity,
    )


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:g}"


def overlapping(analysis: Analysis) -> Iterator[tuple[Passage, Sentence, Partition]]:
    """The wholes whose parts are more than they are, because the parts overlap."""
    for passage, sentence, found in _partitions(analysis):
        enough = found.sure or found.distinct
        in_order = len(found.parts) >= 3 and found.at >= found.whole.start
        explained = found.both_told or _explained(sentence.text, found, analysis.language)
        if enough and in_order and not explained and _overlapping(found):
            yield passage, sentence, found


def _partitions(analysis: Analysis) -> Iterator[tuple[Passage, Sentence, Partition]]:
    language = analysis.language
    for passage in analysis.whole:
        before = ""
        plain = [Sentence(unmarked(one.text), one.start) for one in passage.sentences]
        for sentence, following in zip_longest(plain, plain[1:]):
            # What the text itself calls incomplete, or says to overlap, is not judged.
            if not says_so(sentence.text, following.text if following else "", language):
                for found in partitions(sentence.text, language, before):
                    quoted = passage.in_quotes(sentence.start + found.at)
                    if quoted or counts_both(sentence.text, found.parts, language):
                        continue
                    if not _is_open(sentence.text, following.text if following else "", found, language):
                        yield passage, sentence, found
            before = sentence.text
        for number, found in over_sentences([one.text for one in plain], language):
            yield passage, passage.sentences[number], found


def says_so(text: str, following: str, language: str) -> bool:
    """Whether the sentence, or one after it that counts nothing, says that categories overlap or are not all."""
    patterns = relation("overlaps", language), relation("several_answers", language)
    silent = not counts(following, language)
    return any(one.search(text) or (silent and one.search(following)) for one in patterns)


def _is_open(text: str, following: str, found: Partition, language: str) -> bool:
    """Whether the parts are introduced as examples, or are fewer than the whole and the rest is told."""
    opening = text[found.whole.after : found.parts[0].start] if found.whole.after < found.parts[0].start else ""
    if words("open_list", language).search(opening):
        return True
    if found.sum < found.whole.value and _AND_ONE.search(text, found.parts[0].end):
        return True
    return found.sum < found.whole.value and _rest_told(text, following, found, language)


# “15 men, eight women and a child”: one that is told without a number.
_AND_ONE = re.compile(r"(?<!\w)(?:and|et|y|және|мен|и)\s(?:a|an|another|un|une|una|бір)\s[^\W\d_]{3}", re.IGNORECASE)


def _overlapping(found: Partition) -> bool:
    return found.sum > found.whole.value and (found.distinct or found.sum > _OVERLAP * found.whole.value)


def _explained(text: str, found: Partition, language: str) -> bool:
    """“70 women and 50 men, 30 lawyers”: some parts are all of the whole, and the text goes on to something else; or
    some numbers are told to be within a part, and those that are left are all of it."""
    if divided_completely(text, found.parts, found.whole.value, 0, language):
        return True
    after = text[found.whole.after :]
    marked = relation("within", language).search(after) or relation("of_them", language).search(after)
    return bool(marked) and found.adds_up


def _rest_told(text: str, following: str, found: Partition, language: str) -> bool:
    """“…, and the rest were let go”: what remains is told without its number, in the sentence or the one after."""
    rest = relation("rest", language)
    behind = text[found.parts[-1].after :]
    next_one = bool(rest.search(following[:60])) and not counts(following[:60], language)
    return next_one or any(not counts(behind[one.start() : one.end() + 25], language) for one in rest.finditer(behind))


def _wrong(found: Partition) -> bool:
    """Whether the difference is a mistake: parts that are far from the whole were not meant to be all of it."""
    if found.rest or found.sum > found.whole.value:
        return True
    # Kinds of people need not be all the kinds there are.
    least = 0.92 if found.distinct else 0.75 if found.sure and len(found.parts) >= 3 else 0.85
    return found.sum >= least * found.whole.value
