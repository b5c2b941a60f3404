"""Whether what a front matter says can be meant: its date, its language. What needs reference data is asked later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dalel.documents.language.lexicon import table
from dalel.documents.language.times import find_dates
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError, InputError
from dalel.lib.messages import _

_KEY = re.compile(r"^(?P<key>[\w-]+)\s*[:=]")
_ITEM = re.compile(r"^\s*(?:-\s|\[\[overrides\]\])")
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T\s].*)?")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)*")


def lines_of(head: list[str]) -> dict[str, int]:
    """On which line of the file each key stands; "overrides.0" is the first answer to a finding."""
    found: dict[str, int] = {}
    key, answers = "", 0
    for number, line in enumerate(head, start=2):
        if begins := _KEY.match(line):
            key = begins["key"].replace("-", "_")
            found.setdefault(key, number)
        if _ITEM.match(line) and (key == "overrides" or line.strip() == "[[overrides]]"):
            found[f"overrides.{answers}"] = number
            answers += 1
    return found


def refuse_wrong(values: Mapping[str, object], lines: Mapping[str, int], *, ours: bool) -> None:
    """Raise InputError for a date that is none, and for the code of a language that there is not.

    ours: the front matter was written for Dalel. In that of another program only what can be nothing else is wrong.
    """
    day, language = _said(values, "date"), _said(values, "language")
    if day and not _is_date(day, ours=ours):
        raise InputError(
            _("Line {number} of the front matter: “{text}” is not a date.", number=lines.get("date", 0), text=day[:80]),
            remedy=_("Write it as 2024-07-01, 2024-07 or 2024."),
        )
    if language and not _is_language(language, ours=ours):
        raise InputError(
            _(
                "Line {number} of the front matter: there is no language “{language}”.",
                number=lines.get("language", 0),
                language=language[:80],
            ),
            remedy=_("Write its code: en, ru, kk …"),
        )


def _said(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()


def _is_language(text: str, *, ours: bool) -> bool:
    if not _CODE.fullmatch(text):
        return not ours
    code = re.split("[-_]", text.lower())[0]
    return len(code) == 3 or code in table("languages")["codes"].split()


def _is_date(text: str, *, ours: bool) -> bool:
    shown = _DAY.fullmatch(text)
    if shown:
        try:
            date(int(shown["year"]), int(shown["month"]), int(shown["day"]))
        except ValueError:
            return False
        return True
    if not ours:
        return True
    try:
        parse(text)
    except DateError:
        return bool(find_dates(text))
    return True
