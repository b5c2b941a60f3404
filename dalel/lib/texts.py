"""The texts of a project folder and its settings, and what is wrong with them. Its records are read in `records`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dalel.lib import toml
from dalel.lib.errors import InputError
from dalel.lib.findings import Finding, Findings
from dalel.lib.ids import is_name, is_path, visible
from dalel.lib.messages import _
from dalel.lib.reasons import reason_of
from dalel.lib.sheets import read_text

SETTINGS = "dalel.toml"


def project_name(path: Path, settings: Mapping[str, Any]) -> str:
    """The project's name: from dalel.toml, else the folder's own. In Unicode normal form C."""
    project = settings.get("project", {})
    name = project.get("name", "") if isinstance(project, dict) else ""
    return unicodedata.normalize("NFC", str(name) or path.resolve().name)


def documents_of(files: Mapping[str, str]) -> dict[str, str]:
    """The documents among the texts of a folder, by file name without ending."""
    return {Path(file).stem: text for file, text in files.items() if file.startswith("documents/")}


def read_files(path: Path, findings: Findings) -> tuple[dict[str, str], dict[str, Any]]:
    """The texts of a folder by path (dalel.toml, documents, the project's own reference rows), and its settings."""
    if not path.is_dir():
        raise InputError(_("{path} is not a folder.", path=path), _("Give the folder that holds dalel.toml."))
    wanted = [path / SETTINGS, *sorted(path.glob("documents/*.md"))]
    wanted += [file for file in sorted(path.glob("reference/**/*")) if file.suffix in {".csv", ".toml"}]
    files: dict[str, str] = {}
    for file in wanted:
        if not file.is_file():
            continue
        name = file.relative_to(path).as_posix()
        if not is_inside(file, path, findings) or not _good_name(file, name, findings):
            continue
        try:
            files[name] = read_text(file)
        except InputError as error:
            findings.add(Finding("encoding", error.message, error.remedy), name)
        except UnicodeDecodeError as error:
            message = _("The text cannot be read: {error}.", error=error)
            findings.add(Finding("encoding", message, _("Save the file as UTF-8.")), name)
        except OSError as error:
            findings.add(unreadable(error), name)
    return files, _settings(files.get(SETTINGS, ""), findings)


def is_inside(file: Path, path: Path, findings: Findings) -> bool:
    """Whether a file lies in the folder: a link in a stranger's folder must not bring a file of ours into a text."""
    if file.resolve().is_relative_to(path.resolve()):
        return True
    message, remedy = _("This is a link to a file outside the folder."), _("Put the file itself in its place.")
    findings.add(Finding("outside", message, remedy), file.relative_to(path).as_posix())
    return False


def _good_name(file: Path, name: str, findings: Findings) -> bool:
    """Whether a text may be called so: the files and the folder that a build writes are named after it."""
    normal = unicodedata.normalize("NFC", name)
    if is_path(normal) and (file.suffix != ".md" or is_name(unicodedata.normalize("NFC", file.stem))):
        return True
    findings.add(Finding("name", _("A text cannot be called so."), name_remedy()), visible(name))
    return False


def name_remedy() -> str:
    """How a project or a text may be called, for messages."""
    return _(
        "Use letters, digits, spaces and . - _ ( ) , & + ', beginning with a letter or digit and not ending with a"
        " space or a full stop; at most 100."
    )


def _settings(text: str, findings: Findings) -> dict[str, Any]:
    try:
        settings = toml.read(text)
        _check_given_name(settings, findings)
        for name in ("project", "documents"):
            if not isinstance(settings.get(name, {}), dict):
                message = _("“{name}” is no group of settings.", name=name)
                findings.add(Finding("settings", message, _("Begin the group with [{name}].", name=name)), SETTINGS)
        return settings
    except InputError as error:
        remedy = _('Write a setting as name = "text", one a line.')
        said = _("The settings cannot be read: {error}.", error=error.message.rstrip("."))
        findings.add(Finding("settings", said, remedy), SETTINGS)
        return {}


def _check_given_name(settings: Mapping[str, Any], findings: Findings) -> None:
    name = project_name(Path("project"), settings)
    if not is_name(name):
        message = _("“{name}” cannot be the name of a project.", name=visible(name))
        findings.add(Finding("project-name", message, name_remedy()), SETTINGS)


def unreadable(error: OSError) -> Finding:
    """What is said of a file that the system does not give."""
    message = _("The file cannot be read: {error}.", error=reason_of(error))
    return Finding("file", message, _("See that it is a file, and that you may read it."))
