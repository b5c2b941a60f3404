"""Whether a submission to the review looks at the time since the last one, and at what was recommended then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.lexicon import READ, words
from dalel.documents.language.quantities import counts
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.edtf import parse
from dalel.lib.language import date_in_words
from dalel.lib.messages import _

# A date of one of these is the age of a rule or of an organisation, not of evidence.
_AGE = re.compile(
    r"\b(?:adopted|ratif\w+|signed|law|code|act|convention|covenant|protocol|constitution|resolution|treaty|declaration|founded|established|created"
    r"|since|member of|recommend\w*|previous|review\w*|cycle|independence|born|views|committee|paris principles"
    r"|принят\w*|ратиф\w*|закон\w*|кодекс\w*|конвенци\w*|пакт\w*|конституци\w*|основан\w*|создан\w*|рекоменд\w*"
    r"|обзор\w*|с тех пор"
    r"|қабылдан\w*|заң\w*|кодекс\w*|конвенция\w*|құрылды|құрылған|ұсын\w*|шолу\w*|бастап)\b",
    re.IGNORECASE,
)


@check(
    "W-OLD-EVIDENCE",
    "warning",
    "Evidence from before the last review",
    what="A paragraph rests on events or figures older than the State's previous review, which that review"
    " already had before"
    " it. Dates of laws, treaties and foundations are not evidence and are left alone.",
    example="Incidents of 2011 in a submission of 2019, when the State had been reviewed in October 2014.",
    mend="Give events since the last review; keep an older figure only as a baseline, and say so.",
    filing=True,
)
def old_evidence(analysis: Analysis) -> Iterator[Finding]:
    review = analysis.previous_review if analysis.for_review else None
    known = parse(review.date) if review else None
    if review is None or known is None or known.earliest is None:
        return
    for passage in analysis.facts_told:
        for sentence in passage.sentences:
            older = [
                one
                for one in find_dates(sentence.text)
                if one.last < known.earliest
                and not _is_age(sentence.text, one)
                and not passage.in_quotes(sentence.start + one.start)
            ]
            if older and (counts(sentence.text, analysis.language) or len(older) == len(find_dates(sentence.text))):
                yield analysis.finding(
                    "W-OLD-EVIDENCE",
                    passage,
                    _(
                        "{date} lies before the previous review of {review}.",
                        date=older[0].text,
                        review=date_in_words(review.date),
                    ),
                    _("Use what happened since, or say that the older figure is only a baseline."),
                    at=sentence.start + older[0].start,
                )
                break


def _is_age(sentence: str, mention: DateMention) -> bool:
    around = sentence[max(0, mention.start - 70) : mention.end + 40]
    return bool(_AGE.search(around)) or bool(re.search(r"baseline|базов\w+ (?:год|уров)", sentence, re.IGNORECASE))


@check(
    "W-NO-PREVIOUS-REC",
    "warning",
    "No earlier recommendation is taken up",
    what="A submission to the review is asked to say what became of the recommendations that the State received"
    " last time;"
    " this one takes up none. With records, a recommendation linked to an earlier one is enough.",
    example="A submission for the third cycle that never speaks of the second.",
    mend="Say which earlier recommendations (with their numbers) were carried out and which were not.",
)
def previous_recommendations(analysis: Analysis) -> Iterator[Finding]:
    if analysis.profile is None or not analysis.profile.previous_recommendations or not analysis.body:
        return
    if analysis.language not in READ:
        return
    if analysis.context and analysis.context.precedents:
        return
    if (
        analysis.session
        and analysis.state
        and analysis.facts.reviews(analysis.state)
        and analysis.previous_review is None
    ):
        return  # the State's first review
    pattern = words("previous_recommendation", analysis.language)
    if any(
        pattern.search(one.text)
        for one in analysis.whole
        if one.kind != "recommendation" or "paragraph" not in one.text
    ):
        return
    review = analysis.previous_review
    remedy = (
        _("Say what became of the recommendations of {date}.", date=date_in_words(review.date))
        if review
        else _("Say what became of them.")
    )
    yield analysis.finding(
        "W-NO-PREVIOUS-REC", None, _("No recommendation of the previous review is taken up."), remedy
    )
