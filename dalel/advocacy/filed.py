"""Whether what was filed is still what the journal says was filed: everything that a filed version holds, its snapshot
and its files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from dalel.advocacy.models import Claim, Document, DocumentVersion
from dalel.custody import chain
from dalel.custody.models import JournalEntry
from dalel.custody.projects import DOCUMENTS
from dalel.custody.verify_chain import parsed
from dalel.figures.actions import folder as snapshots
from dalel.figures.kept import problems
from dalel.lib.canonical import fingerprint, sha256
from dalel.lib.disk import read_plain
from dalel.lib.drivers import first_line
from dalel.lib.errors import DalelError, InputError
from dalel.lib.ids import is_step, visible
from dalel.lib.messages import _

KIND = DOCUMENTS
MARK = ".being-filed"  # lies in the folder of a version until it is certain that the version was filed


def folder(project: str, name: str, number: int) -> Path:
    """Where the files of a filed version lie. InputError if the names, edited by hand, would lead elsewhere."""
    for step in (project, name):
        if not is_step(step):
            raise InputError(
                _("“{name}” cannot be part of a file's name.", name=visible(step)),
                _("Give the project or the text another name, and import the folder."),
            )
    return Path(settings.DALEL_HOME) / "filed" / project / name / str(number)


def filed_with(project: str, records: Sequence[tuple[str, str]]) -> list[tuple[str, int, list[str]]]:
    """The filed versions of a project of which claims count or name any of these records (kind and key): the name of
    the document, the number of the version, its claims. Of very many records a claim keeps only the first."""
    wanted: dict[str, set[str]] = {}
    for kind, key in records:
        wanted.setdefault(kind, set()).add(key)
    found: dict[tuple[str, int], list[str]] = {}
    claims = Claim.objects.filter(version__document__project=project, version__filed__isnull=False)
    rows = claims.order_by("version__document__name", "version__number", "pk")
    for name, number, claim, entry in rows.values_list("version__document__name", "version__number", "claim", "entry"):
        behind = entry.get("records") or {}
        if any(keys & set(behind.get(kind, ())) for kind, keys in wanted.items()):
            found.setdefault((name, number), []).append(claim)
    return [(name, number, claims) for (name, number), claims in found.items()]


def content(version: DocumentVersion) -> dict[str, str]:
    """Everything that a filed version holds, as its journal entry commits to it. Read the version from the database
    first: a value must be what comes back from there."""
    document = version.document
    claims = version.claims.order_by("pk").values_list("claim", "row", "paragraph", "opinion", "entry")
    return {
        "sha256": sha256(version.text.encode()),
        "snapshot": version.snapshot,
        "position": str(version.position),
        "made": chain.moment(version.made),
        "filed": chain.moment(version.filed) if version.filed else "",
        "filed_by": version.filed_by,
        "title": document.title,
        "kind": document.kind,
        "profile": document.profile,
        "language": document.language,
        "checks": _digest(version.checks),
        "claims": version.outputs.get("claims.json", ""),
        "claim-rows": _digest([list(claim) for claim in claims]),
        "files": fingerprint(version.outputs),
    }


def _digest(value: object) -> str:
    """The hash of a JSON value. Numbers with a fraction may be in it, which `fingerprint` does not take."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())


# What belongs to the document rather than to one version of it: only the last one can be held against its row.
_OF_THE_DOCUMENT = frozenset({"title", "kind", "profile", "language"})


def altered(places: Sequence[Path] | None = None) -> list[str]:
    """Everything about filed versions that is not as the journal says. Nothing stops it.

    places: `places_filed()`; whoever looks at one moment of the database lists them before that: of what is filed
    later, the moment knows nothing.
    """
    places = places_filed() if places is None else places
    found: list[str] = []
    told = _told()
    seen: set[Path] = set()
    try:
        keys = list(DocumentVersion.objects.order_by("pk").values_list("pk", flat=True))
        last = dict(DocumentVersion.objects.order_by("number").values_list("document_id", "number"))
    except (DatabaseError, *_DAMAGED) as error:
        return [_("What was filed cannot be read: {error}.", error=first_line(error))]
    for key in keys:
        record = str(key)
        try:
            version = DocumentVersion.objects.select_related("document").get(pk=key)
            record = f"{version.document.project}/{version.document.name}/{version.number}"
            place = folder(version.document.project, version.document.name, version.number)
            seen.add(place)
            found += _problems(version, record, told.pop(record, None), place, last)
        except (DatabaseError, DocumentVersion.DoesNotExist, *_DAMAGED) as error:
            told.pop(record, None)
            found.append(_("{record}: it cannot be read: {error}.", record=visible(record), error=first_line(error)))
    found += [_("{record}: it was filed, and is gone.", record=record) for record in sorted(told)]
    found += [_("{path}: files of a filed version lie here of which the journal knows nothing.", path=path)
              for path in places if path not in seen]  # fmt: skip
    return found + _strays()


# What Django raises for a cell that it cannot make a value of (a moment, a number or JSON that is none), and what comes
# of JSON that is not shaped as we write it.
_DAMAGED = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, DalelError)


def _told() -> dict[str, tuple[str, dict[str, Any]]]:
    """What the journal says was filed: record -> (who, what)."""
    told = {}
    for record, actor, changes in JournalEntry.objects.filter(kind=KIND, verb="file").values_list(
        "record", "actor", "changes"
    ):
        told[record] = (actor, parsed(changes))
    return told


def places_filed() -> list[Path]:
    """The folder of every version that was filed: not what a killed run left, nor what was moved aside."""
    root = Path(settings.DALEL_HOME) / "filed"
    return sorted(path for path in root.glob("*/*/*") if path.name.isdecimal() and not (path / MARK).exists())


def _strays() -> list[str]:
    """Rows that belong to nothing that was filed."""
    found = []
    if Document.objects.filter(versions__isnull=True).exists():
        found.append(_("A document stands in the database of which no version was filed."))
    if Claim.objects.exclude(version__in=DocumentVersion.objects.all()).exists():
        found.append(_("Claims stand in the database that belong to no filed version."))
    return found


def _problems(
    version: DocumentVersion,
    record: str,
    told: tuple[str, dict[str, Any]] | None,
    place: Path,
    last: dict[int, int],
) -> list[str]:
    if told is None:
        return [_("{record}: it stands among what was filed, and the journal does not know it.", record=record)]
    actor, said = told
    found = [*_differences(version, said, is_last=last.get(version.document_id) == version.number)]
    if version.filed_by != actor:
        found.append(_("it says that {name} filed it, the journal says {actor}.", name=version.filed_by, actor=actor))
    if version.sha256 != said.get("sha256"):
        found.append(_("the text is not the one that was filed."))
    found += _files(version, place)
    found += _against_files(version, place)
    found += problems(snapshots() / version.snapshot)
    return [f"{record}: {one}" for one in dict.fromkeys(found)]


def _differences(version: DocumentVersion, said: dict[str, Any], *, is_last: bool) -> Iterator[str]:
    """Where the version is not what its entry commits to. Entries of earlier versions of Dalel commit to less."""
    now = content(version)
    for name, value in now.items():
        if name not in said or (name in _OF_THE_DOCUMENT and not is_last):
            continue
        # A value that is empty is not told (see `chain.added`).
        if said[name] != value:
            yield _WORDS.get(name, _what)(name, value, said[name])
    if "made" in said:
        for name in sorted(now.keys() - said.keys()):
            if now[name] and (name not in _OF_THE_DOCUMENT or is_last):
                yield _what(name, now[name], "")


def _what(name: str, value: str, wanted: str) -> str:
    return _("{field} is “{value}”, the journal says “{wanted}”.", field=name, value=value, wanted=wanted)


_WORDS = {
    "sha256": lambda *_all: _("the text is not the one that was filed."),
    "snapshot": lambda *_all: _("the snapshot is not the one that was filed."),
    "checks": lambda *_all: _("what the checks said is not what was filed."),
    "claims": lambda *_all: _("the list of its files was altered."),
    "claim-rows": lambda *_all: _("its claims are not those that were filed."),
    "files": lambda *_all: _("the list of its files was altered."),
}


def _files(version: DocumentVersion, place: Path) -> Iterator[str]:
    for name, known in sorted(version.outputs.items()):
        file = place / name
        try:
            same = not file.is_symlink() and sha256(read_plain(file)) == known
        except OSError:
            yield _("{file} cannot be read.", file=file)
            continue
        if not same:
            yield _("{file} is not the one that was filed.", file=file)
    for file in sorted(place.iterdir()) if place.is_dir() else ():
        if file.name not in version.outputs and file.name != MARK:
            yield _("{file} was not filed.", file=file)


def _against_files(version: DocumentVersion, place: Path) -> Iterator[str]:
    """The rows against the files of the same content, whose hashes even the first entries commit to."""
    claims = _read(place / "claims.json")
    rows = version.claims.order_by("pk").values_list("claim", "row", "paragraph", "opinion", "entry")
    if claims is not None and [list(row) for row in rows] != _as_rows(claims):
        yield _("its claims are not those that were filed.")
    checks = _read(place / "checks.json")
    if checks is not None and version.checks != checks:
        yield _("what the checks said is not what was filed.")


def _as_rows(claims: Any) -> list[list[Any]] | None:
    """The rows that the entries of claims.json make; None if they are not shaped as we write them."""
    try:
        return [[one["id"], one["row"], one["paragraph"], one["unit"] == "opinion", one] for one in claims]
    except (TypeError, LookupError):
        return None


def _read(file: Path) -> Any:
    try:
        return json.loads(read_plain(file))
    except (OSError, ValueError, RecursionError):
        return None  # said already
