"""What a build says on the terminal: the checks as a table, the four word counts, and where the files are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

from dalel.advocacy.build import Built
from dalel.documents.checks.registry import Finding
from dalel.documents.ledger import Claim
from dalel.lib.messages import _, n_

_WIDTH = 118


def report(built: Built, paths: Iterable[Path]) -> str:
    """The report on one document."""
    lines = [
        _("{name}: {claims} claims on snapshot {snapshot}", name=built.name, claims=len(built.claims),
          snapshot=built.snapshot[:12]),
        "",
    ]  # fmt: skip
    lines += table(built.findings)
    lines += ["", *word_counts(built), ""]
    lines += [f"  {path}" for path in paths]
    if built.exposes:
        lines.append(_("The texts were not written: they would name somebody who must not be named (E-CONSENT)."))
    lines.append(verdict(built.findings))
    return "\n".join(lines)


def of_earlier_files(gone: Sequence[Path], left: Sequence[Path]) -> list[str]:
    """What is said of files of other texts that an earlier build made, and that name somebody by now."""
    lines = [_("{path}: taken away; it named somebody who must not be named by now.", path=path) for path in gone]
    lines += [
        _("{path}.*: files of an earlier build name somebody who must not be named, and there is no text of that name"
          " any more. Take them away, and ask back what was handed on.", path=path)
        for path in left
    ]  # fmt: skip
    return lines


def table(findings: Sequence[Finding]) -> list[str]:
    """The checks, a line or two each; those answered with a reason at the end."""
    if not findings:
        return [_("No check has anything to say.")]
    open_ = [finding for finding in findings if not finding.overridden]
    answered = [finding for finding in findings if finding.overridden]
    code = max(len(finding.code) for finding in findings)
    place = min(max(len(finding.place) for finding in findings), 34)
    heads = _("code"), _("place"), _("what is wrong, and what would mend it")
    lines = [f"{heads[0]:<{code}}  {heads[1]:<{place}}  {heads[2]}"]
    for finding in open_:
        lines += _row(finding.code, finding.place, f"{finding.message} {finding.remedy}", code, place)
    for finding in answered:
        said = _("answered: {reason}", reason=finding.overridden)
        lines += _row(finding.code, finding.place, said, code, place)
    return lines


def _row(code: str, place: str, text: str, code_width: int, place_width: int) -> list[str]:
    left = f"{code:<{code_width}}  {place[:place_width]:<{place_width}}  "
    wrapped = textwrap.wrap(" ".join(text.split()), max(_WIDTH - len(left), 40)) or [""]
    return [left + wrapped[0], *(" " * len(left) + line for line in wrapped[1:])]


def word_counts(built: Built) -> list[str]:
    """The four numbers, because receiving bodies set limits and do not say what they count."""
    words = built.words
    return [
        _("Words: body {body}, body and cover {cover}, with notes {notes}, all {all}", body=words.body,
          cover=words.body_and_cover, notes=words.with_notes, all=words.all)
    ]  # fmt: skip


def verdict(findings: Sequence[Finding]) -> str:
    """How many errors, warnings and answered findings there are."""
    errors = sum(finding.stops for finding in findings)
    warnings = sum(finding.severity == "warning" and not finding.overridden for finding in findings)
    answered = sum(bool(finding.overridden) for finding in findings)
    said = [
        n_("{n} error", "{n} errors", errors, n=errors),
        n_("{n} warning", "{n} warnings", warnings, n=warnings),
    ]
    if answered:
        said.append(n_("{n} answered with a reason", "{n} answered with reasons", answered, n=answered))
    return ", ".join(said) + "."


def changes(before: Built | None, after: Built) -> list[str]:
    """What is different from the build before: figures, then checks."""
    if before is None:
        return []
    lines = []
    old = {claim.id: claim for claim in before.claims}
    new = {claim.id: claim for claim in after.claims}
    for claim in after.claims:
        was = old.get(claim.id)
        if was is None:
            lines.append(_("+ {id}: {text}", id=claim.id, text=_short(claim)))
        elif was.text != claim.text:
            lines.append(_("~ {id}: {before} → {after}", id=claim.id, before=_short(was), after=_short(claim)))
    lines += [_("- {id}: {text}", id=one, text=_short(was)) for one, was in old.items() if one not in new]
    gone, come = (_differing(one, other) for one, other in ((before, after), (after, before)))
    lines += [_("mended: {code} {place}", code=one.code, place=one.place) for one in gone]
    lines += [_("new: {code} {place}: {message}", code=one.code, place=one.place, message=one.message) for one in come]
    return lines


def _differing(one: Built, other: Built) -> list[Finding]:
    known = {(finding.code, finding.message, finding.anchor) for finding in other.findings if not finding.overridden}
    return [
        finding
        for finding in one.findings
        if not finding.overridden and (finding.code, finding.message, finding.anchor) not in known
    ]


def _short(claim: Claim) -> str:
    return textwrap.shorten(claim.text, 60, placeholder=" …")
