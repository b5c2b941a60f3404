"""Dates that no calendar has: the 31st of June, a Monday that was a Tuesday, a period that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.language.times import find_dates, impossible_days
from dalel.documents.checks.registry import Finding
from dalel.lib.messages import _

_WEEKDAYS = {
    **{
        name: n for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    },
    **{
        name: n
        for n, name in enumerate(["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"])
    },
    **{name: n for n, name in enumerate(["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"])},
    "среду": 2,
    "пятницу": 4,
    "субботу": 5,
}
_LISTED = re.compile(r"\s(?:and|и|және)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:between|между|аралығында)\s+$", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?<!\w)({'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)


def calendar_findings(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    for at, text in impossible_days(passage.text):
        yield _conflict(
            analysis, passage, at, _("There is no such day: {date}.", date=text), _("Correct the day or the month.")
        )
    for mention in find_dates(passage.text):
        # “In 2008 and 2007” are two years, in whatever order; “between 2008 and 2007” is a period.
        listed = _LISTED.search(mention.text) and not _BETWEEN.search(passage.text[: mention.start][-20:])
        if mention.first > mention.last and not listed:
            message = _("The period {date} ends before it begins.", date=mention.text)
            yield _conflict(analysis, passage, mention.start, message, _("Write the earlier date first."))
        weekday = _WEEKDAY.search(passage.text[max(0, mention.start - 24) : mention.start])
        if weekday and mention.precision == "day" and mention.first.weekday() != _WEEKDAYS[weekday.group(1).lower()]:
            message = _("{date} was not a {weekday}.", date=mention.text, weekday=weekday.group(1))
            yield _conflict(analysis, passage, mention.start, message, _("Correct the date or the day of the week."))


def _conflict(analysis: Analysis, passage: Passage, at: int, message: str, remedy: str) -> Finding:
    return analysis.finding("E-DATE-CONFLICT", passage, message, remedy, at=at)
