"""The checks of a text: everything that a careful editor, a hostile lawyer or a statistician would object to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dalel.documents.checks.analysis import Analysis, Options
from dalel.documents.checks.context import Context, Coverage, NamedPerson
from dalel.documents.checks.registry import CHECKS, Check, Finding
from dalel.documents.checks.unjudged import unjudged
from dalel.documents.tree import Document
from dalel.documents.withheld import Withheld
from dalel.lib.facts import Facts

# Importing a module registers its checks; the order here is the order of the page.
from dalel.documents.checks import (  # isort: skip  # noqa: F401
    lists,
    articles,
    treaties,
    events,
    symbols,
    form,
    numbering,
    sums,
    shares,
    values,
    comparing,
    amounts,
    vague,
    followup,
    evidence,
    asks,
    names,
    places,
    interest,
    bodies,
    addresses,
    records,
)

__all__ = [
    "CHECKS", "Analysis", "Check", "Context", "Coverage", "Finding", "NamedPerson", "Options",
    "examine", "run", "unjudged",
]  # fmt: skip


def run(  # noqa: PLR0913 - the call of everybody who checks; the last two are by name only
    document: Document,
    facts: Facts,
    context: Context | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    profile: str = "",
    as_of: date | None = None,
) -> list[Finding]:
    """Everything that is wrong with a document, in reading order; overridden findings carry the author's reason.

    select, ignore: codes or beginnings of codes ("W", "W-NO").
    """
    return examine(Analysis(document, facts, context, Options(profile, as_of)), select, ignore)


def examine(analysis: Analysis, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """As `run`, of a document that somebody has begun to look at, and may ask more of (`unjudged`)."""
    # A rule for reports is asked of news or a judgment only by its own code.
    ours = [one for one in CHECKS.values() if not (one.filing and analysis.genre) or one.code in select]
    findings = [finding for check in ours if _wanted(check.code, select, ignore) for finding in check.run(analysis)]
    findings.sort(key=lambda one: (one.line == 0, one.line))
    return [_answered(_masked(finding, analysis.withheld), analysis.document) for finding in _once(findings)]


def _masked(finding: Finding, gate: Withheld) -> Finding:
    """The finding without the names of those who may not be named: what is said of a text must not name them either."""
    if gate.nobody:
        return finding
    return replace(
        finding,
        sentence=gate.masked(finding.sentence),
        message=gate.masked(finding.message),
        remedy=gate.masked(finding.remedy),
    )


def _wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if select and not code.startswith(tuple(select)):
        return False
    return not (ignore and code.startswith(tuple(ignore)))


def _once(findings: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(findings))


# Whether somebody may be named is not the author's to decide: consent stands with the person's record.
NEVER_OVERRIDDEN = frozenset({"E-CONSENT"})


def _answered(finding: Finding, document: Document) -> Finding:
    """The finding with the reason of the override that the document's front matter gives for it, if any."""
    if finding.code in NEVER_OVERRIDDEN:
        return finding
    for override in document.meta.overrides:
        here = {finding.anchor, finding.paragraph, f"p{finding.paragraph}", finding.place}
        if override.code == finding.code and (not override.place or override.place in here):
            return replace(finding, overridden=override.reason)
    return finding
