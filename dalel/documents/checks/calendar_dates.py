"""Dates that no calendar has: the 31st of June, a Monday that was a Tuesday, a period that ends before it begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding
from dalel.documents.language.lengths import Length, find_lengths
from dalel.documents.language.lexicon import table
from dalel.documents.language.sentences import Sentence
from dalel.documents.language.times import DateMention, find_dates, impossible_days
from dalel.documents.language.times_words import weekday_of
from dalel.lib.messages import _


def calendar_findings(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """What the calendar alone says against the dates of a passage."""
    for at, text in impossible_days(passage.text):
        if not _pattern("no_such_day", "words").search(passage.sentence_at(at).text):
            message = _("There is no such day: {date}.", date=text.rstrip("."))
            yield _conflict(analysis, passage, at, message, _("Correct the day or the month."))
    mentions = find_dates(passage.text)
    for mention in mentions:
        if mention.first > mention.last and not _moved(passage.text, mention):
            message = _("The period {date} ends before it begins.", date=mention.text)
            yield _conflict(analysis, passage, mention.start, message, _("Write the earlier date first."))
    yield from _weekdays(analysis, passage, mentions)
    starts = [one.start for one in mentions]
    for sentence in passage.sentences if mentions else ():
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        yield from _begun_and_ended(analysis, passage, inside)
        yield from _lengths(analysis, passage, sentence, inside)


def _conflict(analysis: Analysis, passage: Passage, at: int, message: str, remedy: str) -> Finding:
    return analysis.finding("E-DATE-CONFLICT", passage, message, remedy, at=at)


@cache
def _pattern(group: str, part: str, frame: str = r"(?<!\w)(?:{})(?!\w)") -> re.Pattern[str]:
    return re.compile(frame.replace("{}", table("calendar")[group][part]), re.IGNORECASE)


def _moved(text: str, mention: DateMention) -> bool:
    """“postponed from 14 May to 2 June” tells of two dates of one thing."""
    before = re.split(r"[.;]\s", text[max(0, mention.start - 60) : mention.start])[-1]
    after = text[mention.end : mention.end + 24]
    return bool(_pattern("moved", "words").search(before) or _pattern("moved", "after").search(after))


# --- weekdays --------------------------------------------------------------------------------------------------------

_BEFORE = r"(?<!\w)([^\W\d_]+)(?:\s(?:{}))?,?\s*[(]?\s*(?:the\s+|le\s+|el\s+)?$"
_AFTER = re.compile(r"\s*[,(–—-]?\s*(?:(?:a|on a|on|в|во|un|une|le|el)\s+)?([^\W\d_]+)(?=(\s*)(\S*))")


def _weekdays(analysis: Analysis, passage: Passage, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    for mention in mentions:
        if mention.precision != "day":
            continue
        said = _weekday_before(passage.text, mention) or _weekday_after(passage.text, mention)
        if said is None or _is_on(mention, said[1]):
            continue
        message = _("{date} was not a {weekday}.", date=mention.text, weekday=said[0])
        yield _conflict(analysis, passage, mention.start, message, _("Correct the date or the day of the week."))


def _is_on(mention: DateMention, weekday: int) -> bool:
    """Whether the day fell on it. A year that was taken from elsewhere may be that of a neighbour."""
    if re.search(r"\d{4}", mention.text):
        return mention.first.weekday() == weekday
    return any((mention.first + timedelta(days=days)).weekday() == weekday for days in (-366, -365, 0, 365, 366))


def _weekday_before(text: str, mention: DateMention) -> tuple[str, int] | None:
    found = _pattern("weekday", "part", _BEFORE).search(text[max(0, mention.start - 40) : mention.start])
    number = weekday_of(found[1]) if found else None
    if found is None or number is None:
        return None
    word, before = found[1], text[max(0, mention.start - 40) : mention.start][: found.start(1)]
    # “среды 5 июня” is a day only after a preposition: the word is also that of the environment.
    if word.lower().startswith("сред") and not re.search(r"(?:^|[.,(]|\b(?:во?|на|к|до|со?|от|по))\s*$", before):
        return None
    named = word[0].isupper() and bool(before.strip()) and word.lower() in {"domingo"}
    if named or re.search(rf"(?:{table('calendar')['weekday']['other']})\s+$", before):
        return None
    return word, number


def _weekday_after(text: str, mention: DateMention) -> tuple[str, int] | None:
    """“14 May 2023, a Friday,”, “14 мая 2023 года (среда)”: but not “14 May 2023, Friday 19 May”, “Friday prayers”."""
    found = _AFTER.match(text, mention.end)
    number = weekday_of(found[1]) if found else None
    if found is None or number is None or not re.search(r"[,(–—-]|\b(?:a|в|во|un|une)\s", found.group()):
        return None
    closing = found[3]
    ends = not closing or closing[0] in ",.;:)–—!?\ue002" or bool(_pattern("weekday", "part").match(closing))
    if not ends or re.match(r"\s*,?\s*(?:the\s+|le\s+|el\s+)?\d", text[found.end() :]):
        return None
    return found[1], number


# --- beginnings and ends ---------------------------------------------------------------------------------------------


def _begun_and_ended(analysis: Analysis, passage: Passage, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    """“It opened on 14 June 2023 and closed on 2 June 2023”."""
    for begin, end in pairwise(mentions):
        if begin.precision != "day" or end.precision != "day" or end.last >= begin.first:
            continue
        between = passage.text[begin.end : end.start]
        verb = _pattern("ends", "words").search(between) if len(between) <= 80 else None
        if verb is None:
            continue
        words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", between[: verb.start()])
        joined = all(_pattern("ends", "between").fullmatch(word) for word in words)
        opened = _pattern("begins", "words").search(passage.text[max(0, begin.start - 60) : begin.start])
        if joined and opened:
            message = _("It ends on {end}, before it begins ({begin}).", begin=begin.text, end=end.text)
            yield _conflict(analysis, passage, begin.start, message, _("Correct the beginning or the end."))


# --- lengths ---------------------------------------------------------------------------------------------------------


def _lengths(
    analysis: Analysis, passage: Passage, sentence: Sentence, mentions: Sequence[DateMention]
) -> Iterator[Finding]:
    """A length of time beside the dates that it lasts from and to."""
    if not any(one.precision in {"day", "span"} for one in mentions):
        return
    starts = [one.start for one in mentions]
    for length in find_lengths(sentence.text, analysis.language):
        start, end = sentence.start + length.start, sentence.start + length.end
        place = bisect_left(starts, start)
        for mention in mentions[max(0, place - 1) : place + 1]:
            if not _is_range(mention) or (mention.start < end and start < mention.end):
                continue
            loose = _beside_range(passage.text, start, end, mention)
            if loose is not None and not length.lasts(mention, as_part=loose):
                yield _contradicted(analysis, passage, start, length, mention.text)
                break
        else:
            pair = _beside_pair(passage.text, start, end, mentions)
            if pair and not length.fits_days((pair[1].first - pair[0].first).days):
                yield _contradicted(analysis, passage, start, length, f"{pair[0].text} – {pair[1].text}")


def _contradicted(analysis: Analysis, passage: Passage, at: int, length: Length, dates: str) -> Finding:
    message = _("“{length}” is not the time between the dates beside it ({dates}).", length=length.text, dates=dates)
    return _conflict(analysis, passage, at, message, _("Correct the length or one of the dates."))


_JOINT = re.compile(
    r"[-–—]|(?<!\w)(?:to|until|till|through|and|по|до|и|à|au|et|al?|hasta|y|дейінг?і?|аралығында\w*|арасында)(?!\w)",
    re.IGNORECASE,
)


def _is_range(mention: DateMention) -> bool:
    if mention.precision != "span" or mention.first >= mention.last or not _JOINT.search(mention.text):
        return False
    return len(re.findall(r"\d+", mention.text)) >= 2 or len(re.findall(r"[^\W\d_]{3,}", mention.text)) >= 2


def _beside_range(text: str, start: int, end: int, mention: DateMention) -> bool | None:
    """Whether a length may be a part of the range (“three days from 3 to 17 May”); None if it is not beside it."""
    joining = table("calendar")["joining"]["words"]
    if mention.end <= start:
        gap = text[mention.end : start]
        if len(gap) > 40 or not re.fullmatch(rf"\s*[,;:(–—-]?\s*(?:(?:{joining})[,:]?\s+){{0,3}}", gap, re.IGNORECASE):
            return None
        tied = bool(gap.strip()) or text[mention.start : mention.end].lower().endswith(("дейін", "аралығында"))
        if not tied or _pattern("elsewhere", "words").match(text[end:].lstrip(" ,")) or text[end : end + 1] in "'’":
            return None
        return False
    gap = text[end : mention.start]
    if len(gap) > 24 or not re.fullmatch(
        rf"\s*[,;:(–—-]?\s*(?:(?:{joining}|on|le|el)[,:]?\s+){{0,2}}", gap, re.IGNORECASE
    ):
        return None
    return not re.search(r"[,;:(–—-]", gap) or bool(re.match("between|между|entre", mention.text, re.IGNORECASE))


def _beside_pair(
    text: str, start: int, end: int, mentions: Sequence[DateMention]
) -> tuple[DateMention, DateMention] | None:
    """Two days, of which the second is said to be so much later: “on 4 March … on 11 March, after seven days”."""
    days = [one for one in mentions if one.precision == "day"]
    if len(days) != 2 or len(mentions) != 2:
        return None
    first, second = days
    near = 0 <= start - second.end <= 24 or 0 <= second.start - end <= 12
    law = re.search(r"(?:\b(?:of|dated|от|du|de)\s|\()$", text[max(0, first.start - 8) : first.start])
    if not near or law or second.start - first.end > 70 or second.first <= first.last:
        return None
    after = text[end : end + 20]
    prefixed = re.search(rf"(?:{table('calendar')['later']['before']})\s+$", text[max(0, start - 16) : start])
    followed = _pattern("later", "after").match(after.lstrip())
    if followed:
        return (first, second) if re.match(r"\s*(?:[,.;:)–—]|$)", after.lstrip()[followed.end() :]) else None
    return (first, second) if prefixed and not _pattern("elsewhere", "words").match(after.lstrip()) else None
