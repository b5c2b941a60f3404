"""What `dalel check` does with one file, as plain values in and out.

It runs in a process of its own (`dalel.lib.apart`), because nobody knows what the file holds.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from functools import lru_cache
from pathlib import Path

from dalel.documents.checks import CHECKS, Analysis, Options, examine, formats, front_matter, unjudged
from dalel.documents.count import count, shape
from dalel.documents.readers import read, read_content
from dalel.lib.errors import InputError, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.messages import _
from dalel.reference.facts import load


def check(
    file: str, path: str, reference: str, profile: str, as_of: str, codes: dict[str, list[str]]
) -> dict[str, object]:
    """What is wrong with a file: the report as text for people, and as values for programs.

    file: what the user calls it; path: where it is, from the root; codes: what to "select" and to "ignore";
    as_of: a day or "". Raises InputError.
    """
    report = examined(file, path, reference, profile, as_of, codes)
    return {"text": formats.as_text([report]), "errors": report.errors, **report.as_json()}


def examined(
    file: str, path: str, reference: str, profile: str, as_of: str, codes: dict[str, list[str]]
) -> formats.Report:
    """What was found in a file, as `check` says it."""
    day = date.fromisoformat(as_of) if as_of else None
    return _report(file, Analysis(read(path), _facts(reference), None, Options(profile, day)), codes)


def check_content(name: str, content: str, profile: str) -> dict[str, object]:
    """What is wrong with a text that is in no file: the report as plain values.

    name: what it goes by, with the ending that says what it is; content: its bytes in base64. Raises InputError.
    """
    document = read_content(Path(name), b64decode(content))
    report = _report(name, Analysis(document, _facts(""), None, Options(profile)), {"select": [], "ignore": []})
    return {"errors": report.errors, "warnings": report.warnings, **report.as_json()}


def _report(file: str, analysis: Analysis, codes: dict[str, list[str]]) -> formats.Report:
    front_matter.refuse_wrong(analysis)
    findings = examine(analysis, codes["select"], codes["ignore"])
    document = analysis.document
    return formats.Report(file, findings, count(document), shape(document), unjudged(analysis))


def understood(reference: str, profile: str, codes: dict[str, list[str]]) -> bool:
    """Whether the call itself is right; InputError says what is wrong with it."""
    profiles = _facts(reference).profiles
    if profile and profile not in profiles:
        raise InputError(
            _("There is no profile {profile}.", profile=profile),
            remedy=_("Known are: {profiles}.", profiles=", ".join(profiles)),
        )
    for code in [*codes["select"], *codes["ignore"]]:
        # One that begins no code is a slip that would silently find nothing.
        if not any(name.startswith(code) for name in CHECKS):
            raise InputError(
                _("No check begins with {code}.", code=code), remedy=_("Known are: {codes}.", codes=", ".join(CHECKS))
            )
    return True


@lru_cache(maxsize=1)
def _facts(reference: str) -> Facts:
    if reference and not any(Path(reference).rglob("*.csv")):
        raise InputError(
            _("There are no tables of reference data in {folder}.", folder=reference),
            remedy=_("Name the folder that holds laws.csv, events.csv …, or the project folder above it."),
        )
    try:
        return load(Path(reference) if reference else None)
    except ProblemsFound as found:
        raise InputError("\n".join([*map(str, found.problems), found.message])) from None
