"""Checks that need records: consent to be named, figures that have moved, months in which nobody collected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.context import Coverage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.quantities import counts
from dalel.documents.ledger import Claim, is_number
from dalel.documents.tree import FigureSpan, inlines, plain_inline
from dalel.lib.edtf import between, period
from dalel.lib.errors import DateError
from dalel.lib.language import date_in_words
from dalel.lib.messages import _, n_


@check(
    "E-CONSENT",
    "error",
    "Somebody is named who may not be",
    what="The text prints a name whose person has not agreed to be named in a text of this kind, has withdrawn,"
    " or is known"
    " from public records only and nobody has written down why naming adds no risk. The name is known in every case,"
    " script and spelling that the forms on file can take; the finished files are read again. Needs records.",
    example="A name in a public submission, with consent for internal use.",
    mend="Use initials or a pseudonym, or ask for consent and record it. Taking out a name never changes a count. If it"
    " is another person of that name, write the given name in full, and enter her with her consent.",
    override="Cannot be overridden by a sentence in the text: record the consent, or the risk assessment, with"
    " the person.",
)
def consent(analysis: Analysis) -> Iterator[Finding]:
    gate = analysis.withheld
    for passage in () if gate.nobody else analysis.printed:
        met = {hit.person.id: hit for hit in reversed(gate.hits(passage.text))}
        for hit in met.values():
            yield analysis.finding(
                "E-CONSENT",
                passage,
                _("{label} is named here, in one form or another: “{words}”; {reason}.", label=gate.called(hit.person),
                  words=gate.around(passage.text, hit), reason=hit.person.reason),
                _("Take the name out, the label stands for it; or record consent that reaches this text."),
                at=hit.start,
            )  # fmt: skip


@check(
    "W-NO-NAMES",
    "warning",
    "Nobody's name is on file here",
    what="The records speak of people who must not be named and hold no name of any of them, as where a folder was"
    " passed on without identity/: a typed name could not be looked for. Needs records.",
    example="A text with a witness's name, built from a folder without its identity tables.",
    mend="Build where the names are; else look for them with your own eyes before the text leaves the house.",
)
def no_names(analysis: Analysis) -> Iterator[Finding]:
    if analysis.context is not None and analysis.context.nameless:
        yield analysis.finding(
            "W-NO-NAMES",
            None,
            n_("One person here must not be named, and no name is on file: a typed one could not be looked for.",
               "{count} people here must not be named, and no name is on file: a typed one could not be looked for.",
               analysis.context.nameless, count=analysis.context.nameless),
            _("Build the text where the identity tables are."),
        )  # fmt: skip


@check(
    "E-STALE",
    "error",
    "A figure that the records no longer give",
    what="A figure of the filed version, or one typed by hand, differs from what the records say now. Needs records.",
    example="Filed: 555 incidents; now 553, two were merged.",
    mend="Build again and file a new version, or say of which day the figure is.",
)
def stale(analysis: Analysis) -> Iterator[Finding]:
    context = analysis.context
    if context is None:
        return
    now = {claim.id: claim for claim in context.claims}
    for filed in context.filed:
        claim = now.get(filed.id)
        # A filed value has been through JSON, which knows lists only.
        if claim is not None and _kept(claim.value) != _kept(filed.value):
            yield analysis.finding(
                "E-STALE",
                _passage_of(analysis, filed),
                _moved(filed, claim.value),
                _("File a new version; `dalel drift` says which records have changed."),
            )
    for identity, reason in context.expired_figures.items():
        yield analysis.finding(
            "E-STALE",
            None,
            _("The figure {id} cannot be computed any more: {reason}.", id=identity, reason=reason),
            _("Ask the question anew."),
        )


def _moved(filed: Claim, now: object) -> str:
    """What became of a figure. Words of then and now are not repeated: they may name somebody who must not be named any
    more, and one beside the other would tell who stands behind a label."""
    if is_number(filed.value) and is_number(now):
        return _("The figure {id} was {old} and is now {new}.", id=filed.id, old=filed.value, new=now)
    return _("The figure {id} is not what it was when the text was filed.", id=filed.id)


def _kept(value: object) -> str:
    return json.dumps(value, default=str, sort_keys=True)


def _passage_of(analysis: Analysis, claim: Claim) -> Passage | None:
    return next((one for one in analysis.passages if claim.anchor and one.anchor == claim.anchor), None)


@check(
    "W-TYPED-FIGURE",
    "warning",
    "A figure typed by hand",
    what="In a text of our own with records behind it, a number of persons, incidents, cases or organisations is"
    " typed and not"
    " asked of the records, so that nothing will say when it has become wrong.",
    example="“555 incidents were recorded in 2018” without a live figure.",
    mend="Ask the records: {{ count(…) }}. `dalel figures` lists what can be asked.",
)
def typed(analysis: Analysis) -> Iterator[Finding]:
    if analysis.context is None or not analysis.document.live or not analysis.context.claims:
        return
    for passage in analysis.facts_told:
        paragraph = passage.paragraph
        if paragraph is None:
            continue
        printed = [one.text for one in inlines(paragraph) if isinstance(one, FigureSpan)]
        typed_text = plain_inline(tuple(one for one in paragraph.children if not isinstance(one, FigureSpan)))
        for count in counts(typed_text, analysis.language):
            if count.unit in {"person", "incident", "case"} and count.value > 1 and count.text not in " ".join(printed):
                message = _("{value} {noun}: typed, not asked of the records.", value=count.text, noun=count.noun)
                yield analysis.finding(
                    "W-TYPED-FIGURE",
                    passage,
                    message,
                    _("Put a live figure there."),
                    at=max(passage.text.find(count.text), 0),
                )
                break


@check(
    "W-COVERAGE",
    "warning",
    "A source began or stopped within the period",
    what="A figure's period has months in which a source was not collecting, so that a fall or a rise may be the"
    " source's and"
    " not the world's. Needs records of what each source covered.",
    example="A count for 2018 from a hotline that opened in May 2018.",
    mend="Shorten the period to the months that were covered, use a rate with its exposure, or say so in the"
    " paragraph.",
)
def coverage(analysis: Analysis) -> Iterator[Finding]:
    context = analysis.context
    if context is None or not context.coverage:
        return
    told: set[tuple[str, str, str]] = set()
    for claim in context.claims:
        partly = _covered_in_part(claim, context.coverage)
        # The figures of one paragraph about one period have one reason: it is said once.
        key = (claim.anchor or claim.paragraph, claim.period, partly)
        if partly and key not in told:
            told.add(key)
            yield analysis.finding(
                "W-COVERAGE",
                _passage_of(analysis, claim),
                _(
                    "Sources collected in a part of {period} only: {sources} (figure {id}).",
                    period=date_in_words(claim.period),
                    sources=partly,
                    id=claim.id,
                ),
                _("Count the months that were covered, or say so."),
            )


def _covered_in_part(claim: Claim, known: Sequence[Coverage]) -> str:
    """The sources that began or stopped within the period of a figure; only those asked, where it names some."""
    days = _days(claim.period)
    if days is None or claim.asked.get("function") == "rate":  # which counts covered months alone
        return ""
    sources = frozenset(_asked_sources(claim.asked))
    spans: dict[str, list[str]] = {}
    for one in known:
        begins, ends = days[0] < one.first <= days[1], days[0] <= one.last < days[1]
        if (begins or ends) and (not sources or one.source in sources):
            spans.setdefault(one.label or one.source, []).append(date_in_words(between(one.first, one.last)))
    return "; ".join(f"{label} {', '.join(found)}" for label, found in spans.items())


def _asked_sources(asked: Mapping[str, Any]) -> Iterator[str]:
    """The sources that a figure, or the figures that it is made of, were asked to look at."""
    given = asked.get("words", {}).get("source", ())
    yield from [given] if isinstance(given, str) else given or ()
    for term in asked.get("terms", ()):
        yield from _asked_sources(term)


def _days(text: str) -> tuple[date, date] | None:
    if not text:
        return None
    try:
        read = period(text)
    except DateError:
        return None
    return read.first, read.last
