"""The page on which a draft is checked: it is pasted or dropped, read in a process of its own, and kept nowhere."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from dalel.documents.checks import CHECKS, Finding
from dalel.lib.apart import Child
from dalel.lib.errors import InputError
from dalel.lib.facts import say
from dalel.lib.messages import _, language
from dalel.reference.facts import load

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Group:
    """What one check found in the draft."""

    code: str
    title: str
    what: str
    is_error: bool
    findings: list[Finding]


# No moment of the records is shown, and the form holds a secret of its reader: this page is never kept.
@sensitive_post_parameters()
def check(request: HttpRequest) -> HttpResponse:
    """The form, and below it what is wrong with the draft that was sent; or the Word file again, with comments."""
    response = _answer(request)
    # Under “no-referrer” a browser sends no origin with a form either, and what has none is refused as a stranger's.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    profile = request.POST.get("profile", "")
    profiles = {code: say(one.label, language(), code) for code, one in load().profiles.items()}
    context: dict[str, Any] = {"profiles": profiles, "profile": profile, "pasted": request.POST.get("text", "")}
    if request.method != "POST":
        return render(request, "advocacy/check.html", context)
    try:
        name, content = _draft(request)
        if profile not in {"", *profiles}:
            raise InputError(_("There is no profile {profile}.", profile=profile))
        if request.POST.get("answer") == "docx":
            return _with_comments(name, content, profile)
        with Child("dalel.advocacy.checking:check_content") as child:
            report = child.ask(name=name, content=b64encode(content).decode(), profile=profile)
    except InputError as error:
        return render(request, "advocacy/check.html", context | {"error": error}, status=422)
    findings = [Finding(**one) for one in report["findings"]]
    return render(request, "advocacy/check.html", context | {"report": report, "groups": list(_groups(findings))})


def _draft(request: HttpRequest) -> tuple[str, bytes]:
    """The name and the bytes of what was dropped, or else of what was pasted."""
    file, pasted = request.FILES.get("file"), request.POST.get("text", "")
    if file is not None:
        return PurePath(str(file.name)).name, file.read()
    if not pasted.strip():
        raise InputError(_("There is nothing to check."), remedy=_("Choose a file, or paste a text."))
    return _("pasted text") + ".md", pasted.encode()


def _with_comments(name: str, content: bytes, profile: str) -> HttpResponse:
    with Child("dalel.advocacy.commenting:comment_content") as child:
        answer = child.ask(name=name, content=b64encode(content).decode(), profile=profile)
    response = HttpResponse(b64decode(answer["docx"]), content_type=_WORD)
    response.headers["Content-Disposition"] = 'attachment; filename="checked.docx"'
    return response


def _groups(findings: list[Finding]) -> Iterator[Group]:
    """By check, errors first, each in the order of the text."""
    ordered = sorted(findings, key=lambda one: (CHECKS[one.code].severity != "error", list(CHECKS).index(one.code)))
    for code, found in groupby(ordered, key=lambda one: one.code):
        check = CHECKS[code]
        yield Group(code, _(check.title), _(check.what), check.severity == "error", list(found))
