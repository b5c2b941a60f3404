"""When a State was reviewed: the date in the text against the reviews of that State on file."""

# ruff: noqa: E501 - a pattern is a table of words; broken into more lines it is harder to read
from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import other_states
from dalel.documents.checks.registry import Finding
from dalel.documents.checks.verb_dates import fits
from dalel.documents.language.times import find_dates
from dalel.lib.edtf import parse
from dalel.lib.facts import Review
from dalel.lib.language import date_in_words
from dalel.lib.messages import _

_REVIEW = re.compile(
    r"(?<!\w)(?:UPR|Universal\s+Periodic\s+Review|УПО|[Уу]ниверсальн\w+\s+периодическ\w+\s+обзор\w*|ӘМШ|[Әә]мбебап\s+(?:мерзімді|кезеңдік)\s+шолу\w*"
    r"|EPU|Examen\s+périodique\s+universel|Examen\s+Periódico\s+Universal)(?!\w)"
)
_HELD = {
    "en": r"(?:was|were|been)\s+(?:last\s+|again\s+|first\s+|previously\s+|most\s+recently\s+)?(?:reviewed|examined)|underwent|came\s+before|took\s+place|was\s+(?:last\s+)?held"
    r"|(?:had|held)\s+its",
    "ru": r"прош[её]л|прошла|прошло|проходил[аои]?|состоял(?:ся|ась|ось)|был[ао]?\s+рассмотрен[ао]?|рассматривал(?:ся|ась|и)|рассмотрел[аи]?|проведен[оа]?",
    "kk": r"өтті|өткен|қаралды|қаралған|қарады|болды",
    "fr": r"a\s+été\s+examinée?|a\s+eu\s+lieu|s['’]est\s+tenu|a\s+passé",
    "es": r"fue\s+examinad[oa]|tuvo\s+lugar|se\s+celebró|se\s+realizó",
}
# What is no review itself: papers and meetings before and after it, and what the State answered.
_ABOUT = re.compile(
    r"submission|submit|report|consult|pre-?session|follow|mid-?term|adopt|recommend|side\s+event|accept|support|noted|prepar|ahead|before|since|after"
    r"|prior|deadline|publish|next|will|should|training|seminar|conference|briefing|представлен|доклад|консультац|последующ|принят|рекоменд|поддерж"
    r"|подготов|перед|до\s|после|срок|следующ|будет|семинар|встреч|брифинг|баяндама|ұсын|қабылда|дайынд|дейін|кейін|келесі|кездесу|rapport|recomm|avant"
    r"|après|prochain|informe|antes|después|próxim|adopc",
    re.IGNORECASE,
)


def review_days(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“Kazakhstan was reviewed by the UPR on 7 November 2018”, where its reviews were in other years."""
    reviews = analysis.facts.reviews(analysis.state) if analysis.state else []
    days = [(one, _when(analysis, one)) for one in reviews]
    if not days or not all(when for _one, when in days):
        return
    held = re.compile(rf"(?<!\w)(?:{_HELD.get(analysis.language, _HELD['en'])})(?!\w)")
    last = max(day for _one, when in days if (day := parse(when).latest))
    for sentence in passage.sentences:
        if not _REVIEW.search(sentence.text) or not held.search(sentence.text) or _ABOUT.search(sentence.text):
            continue
        mentions = find_dates(sentence.text)
        if len(mentions) != 1 or other_states(analysis, sentence.text) or passage.in_quotes(sentence.start):
            continue
        mention = mentions[0]
        if mention.last > last or any(fits(mention, parse(when)) for _one, when in days):
            continue
        yield analysis.finding(
            "E-DATE-CONFLICT",
            passage,
            _(
                "The text gives {date}; the reviews of this State on file were on {known} ({source}).",
                date=mention.text.rstrip(" ."),
                known="; ".join(date_in_words(when) for _one, when in days),
                source=days[-1][0].source,
            ),
            _("Compare with the report of the Working Group and correct the date."),
            at=sentence.start + mention.start,
            severity=None if all(one.certainty in {"verified", "derived"} for one, _day in days) else "warning",
        )


def _when(analysis: Analysis, review: Review) -> str:
    """The day of a review, else the days of its session."""
    known = analysis.facts.all_sessions.get(review.session)
    return review.date or (known.dates if known else "")
