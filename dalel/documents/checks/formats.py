"""Prints findings for people, for programs (JSON, SARIF 2.1.0) and beside the lines of a review on GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dalel.documents.checks.registry import CHECKS, Finding
from dalel.documents.count import WordCount
from dalel.lib.messages import _, n_

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file."""

    file: str
    findings: Sequence[Finding]
    words: WordCount
    shape: dict[str, int]
    unjudged: Sequence[str] = ()  # what could not be looked at, a sentence each

    @property
    def errors(self) -> int:
        return sum(finding.stops for finding in self.findings)

    @property
    def warnings(self) -> int:
        return sum(one.severity == "warning" and not one.overridden for one in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "file": self.file,
            "findings": [finding.as_json() for finding in self.findings],
            "words": self.words.as_json(),
            "shape": self.shape,
            "unjudged": list(self.unjudged),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Report:
        """The report that `as_json` wrote."""
        words = {part: int(values["words"][part]) for part in WordCount.__slots__}
        findings = [Finding(**one) for one in values["findings"]]
        unjudged = list(values.get("unjudged", ()))
        return cls(str(values["file"]), findings, WordCount(**words), dict(values["shape"]), unjudged)


# A text must not move the cursor, colour the screen or turn the order of letters round where it is quoted.
_UNSEEN = {
    code: f"\\u{code:04x}"
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
    if chr(code) not in "\n\t"
}


def visible(text: str) -> str:
    """The text as it may be printed on a terminal: what a terminal would obey is written out."""
    return text.translate(_UNSEEN)


# So many findings of one code are told in full; the others follow in a line each.
_IN_FULL = 3


def as_text(reports: Sequence[Report]) -> str:
    """Code, place, sentence, what is wrong, what mends it; at the end of each file its word counts.

    Of a code that is found again and again the first are told in full, and where the others stand.
    """
    parts = []
    for report in reports:
        lines = [report.file]
        again: dict[str, list[Finding]] = {}
        told: Counter[str] = Counter()
        often = {code for code, n in Counter(one.code for one in report.findings).items() if n > _IN_FULL + 1}
        for one in report.findings:
            told[one.code] += 1
            if one.code in often and told[one.code] > _IN_FULL and not one.overridden:
                again.setdefault(one.code, []).append(one)
            else:
                lines += _lines_of(one)
        for code, others in again.items():
            lines += ["", _("{code}, {n} more:", code=code, n=len(others))]
            lines += [f"    {one.place}: {one.message}" for one in others]
        if report.unjudged:
            lines += ["", _("Not judged:"), *(f"    – {one}" for one in report.unjudged)]
        lines += ["", *_numbers(report)]
        parts.append("\n".join(lines))
    return visible("\n\n".join(parts)) + "\n"


def _lines_of(one: Finding) -> list[str]:
    lines = ["", f"{one.code}  {one.place}"]
    if one.sentence:
        lines.append(f"    “{' '.join(one.sentence.split())}”")
    lines.append(f"    {one.message}")
    lines.append(f"    → {one.remedy}")
    if one.overridden:
        lines.append("    " + _("Overridden: {reason}", reason=one.overridden))
    return lines


def explained(codes: Sequence[str]) -> str:
    """What each check looks for, an example, what mends it and how a finding is answered."""
    parts = []
    for check in (CHECKS[code] for code in codes):
        kind = _("an error") if check.severity == "error" else _("a warning")
        lines = [f"{check.code} ({kind}): {_(check.title)}", "", f"    {_(check.what)}"]
        lines += [f"    {_('Example:')} {_(check.example)}", f"    → {_(check.mend)}", f"    {_(check.override)}"]
        if check.filing:
            lines.append(
                "    " + _("A rule for reports and submissions: letters, news, judgments and laws are spared.")
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _numbers(report: Report) -> list[str]:
    words, shape = report.words, report.shape
    overridden = sum(bool(one.overridden) for one in report.findings)
    lines = [
        _(
            "{file}: {errors}, {warnings}.",
            file=report.file,
            errors=n_("{n} error", "{n} errors", report.errors, n=report.errors),
            warnings=n_("{n} warning", "{n} warnings", report.warnings, n=report.warnings),
        ),
        _("{paragraphs} paragraphs of fact, {recommendations} recommendations, {footnotes} footnotes.", **shape),
        _(
            "Words: body {body:,}; body and cover {cover:,}; with notes {notes:,}; all {all:,}.",
            body=words.body,
            cover=words.body_and_cover,
            notes=words.with_notes,
            all=words.all,
        ),
        _(
            "Of these: cover {cover:,}; paragraphs {facts:,}; recommendations {recommendations:,}; notes {notes:,};"
            " annexes {annexes:,}.",
            cover=words.cover,
            facts=words.facts,
            recommendations=words.recommendations,
            notes=words.notes,
            annexes=words.annexes,
        ),
    ]
    if overridden:
        lines.insert(1, n_("{n} finding was overridden.", "{n} findings were overridden.", overridden, n=overridden))
    return lines


def as_json(reports: Sequence[Report]) -> str:
    """A list of files, each with its findings, its words and its shape."""
    values = [{**report.as_json(), "errors": report.errors, "warnings": report.warnings} for report in reports]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_github(reports: Sequence[Report]) -> str:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    lines = []
    for report in reports:
        for one in report.findings:
            level = "notice" if one.overridden else one.severity
            place = f"file={_property(report.file)},line={max(one.line, 1)},title={_property(one.code)}"
            lines.append(f"::{level} {place}::{_data(f'{one.place}: {one.message} {one.remedy}')}")
    return "\n".join(lines) + ("\n" if lines else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(reports: Sequence[Report], version: str) -> str:
    """One run; every check is a rule; an override is a suppression with its justification."""
    rules = [
        {
            "id": check.code,
            "name": check.title,
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": check.what},
            "help": {"text": f"{check.mend} {check.override}"},
            "defaultConfiguration": {"level": check.severity},
        }
        for check in CHECKS.values()
    ]
    index = {code: position for position, code in enumerate(CHECKS)}
    results = [_result(report.file, one, index[one.code]) for report in reports for one in report.findings]
    driver = {"name": "dalel check", "version": version, "rules": rules}
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(file: str, one: Finding, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": f"{one.message} {one.remedy}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(file)},
                    "region": {
                        "startLine": max(one.line, 1),
                        **({"snippet": {"text": one.sentence}} if one.sentence else {}),
                    },
                },
                "logicalLocations": [{"name": one.place}],
            }
        ],
    }
    if one.overridden:
        result["suppressions"] = [{"kind": "inSource", "justification": one.overridden}]
    return result


def _uri(file: str) -> str:
    """The path as a URI reference."""
    allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
    return "".join(
        ch if ch in allowed else "".join(f"%{byte:02X}" for byte in ch.encode()) for ch in file.replace("\\", "/")
    )
