"""Authors who are themselves among those that a text reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.lexicon import words
from dalel.lib.messages import _


@check(
    "W-INTEREST",
    "warning",
    "An author is itself affected",
    what="A submitting organisation tells of what was done to itself and does not say that it is an author of the"
    " text. It may,"
    " and should say so: a reader who finds out alone trusts the rest less.",
    example="“[The submitter] itself was under inspection for nine months.”",
    mend="Say in the paragraph that the organisation is an author of this text; in the front matter, `affected: yes`.",
    filing=True,
)
def interest(analysis: Analysis) -> Iterator[Finding]:
    affected = set(analysis.context.submitters_affected) if analysis.context else set()
    for submitter in analysis.submitters:
        forms = [form for form in (submitter.name, submitter.short) if len(form) > 2]
        if submitter.affected or not forms:
            continue
        for passage in analysis.facts_told:
            at = _told_of(analysis, passage, forms)
            if at is None and not affected.intersection(forms):
                continue
            if at is None or words("declared", analysis.language).search(passage.text):
                continue
            yield analysis.finding(
                "W-INTEREST",
                passage,
                _("{name} hands in this text and is itself affected in this paragraph.", name=submitter.name),
                _("Say so in the paragraph."),
                at=at,
            )
            break


def _told_of(analysis: Analysis, passage: Passage, forms: list[str]) -> int | None:
    """Where a sentence tells of something done to the organisation; None if none does."""
    for sentence in passage.sentences:
        for form in forms:
            found = re.search(rf"(?<!\w){re.escape(form)}\w{{0,4}}[”»\"]?(?!\w)", sentence.text)
            if not found:
                continue
            after = sentence.text[found.end() : found.end() + 60]
            done = words("affected", analysis.language).search(after)
            other_subject = (
                re.search(r"[,;]|\b(?:that|which|who|reports?|recorded|documented|что|деп)\b", after[: done.start()])
                if done
                else None
            )
            if done and not other_subject:
                return sentence.start + found.start()
            if re.search(r"^\s*(?:itself|сам[аои]?|өзі)\b", after):
                return sentence.start + found.start()
    return None
