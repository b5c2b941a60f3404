"""What `dalel check --format docx` does with one Word file: like `checking`, in a process of its own."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

from dalel.advocacy.checking import check_content, examined
from dalel.documents.checks import Finding, formats
from dalel.documents.commented import commented
from dalel.lib.errors import InputError
from dalel.lib.messages import _

_WORD_FILES = frozenset({".docx", ".docm"})


def check(
    file: str, path: str, reference: str, profile: str, as_of: str, codes: dict[str, list[str]]
) -> dict[str, object]:
    """The report as `checking.check` gives it, and the file with its findings as comments ("docx", in base64).

    Raises InputError, also for what is no Word file.
    """
    if Path(path).suffix.lower() not in _WORD_FILES:
        raise InputError(
            _("Only a Word file can be given back with comments."),
            remedy=_("Save {file} as .docx, or leave --format docx out.", file=file),
        )
    report = examined(file, path, reference, profile, as_of, codes)
    content = b64encode(commented(Path(path).read_bytes(), report.findings)).decode()
    return {"text": formats.as_text([report]), "errors": report.errors, **report.as_json(), "docx": content}


def comment_content(name: str, content: str, profile: str) -> dict[str, object]:
    """A Word file that is on no disk, with its findings as comments ("docx", in base64). Raises InputError."""
    if Path(name).suffix.lower() not in _WORD_FILES:
        raise InputError(
            _("Only a Word file can be given back with comments."), remedy=_("Choose a file that ends in .docx.")
        )
    findings = [Finding(**one) for one in check_content(name, content, profile)["findings"]]  # type: ignore[attr-defined]
    return {"docx": b64encode(commented(b64decode(content), findings)).decode()}
