"""Writing, replacing and removing a text of a project. A text may hold a name: one that goes is kept beside the chain,
sealed, and the entry itself tells hashes alone."""

from __future__ import annotations

from dalel.custody import chain
from dalel.custody.facts import digest
from dalel.custody.journal import Journal
from dalel.custody.models import ProjectFile
from dalel.custody.verify_records import PROJECT_FILES, REMOVED, REPLACED_TEXTS


def put_text(project: str, path: str, text: str, journal: Journal) -> None:
    """Write a text of a project, in the transaction of the journal; nothing where it stands so already."""
    file = ProjectFile.objects.filter(project=project, path=path).first()
    now = digest(text)
    if file is None:
        file = ProjectFile(project=project, path=path)
        journal.write("add", PROJECT_FILES, [(file.key, chain.added({"sha256": now}), chain.NOTHING)])
    elif file.sha256 == now:
        return
    else:
        _keep(file, journal)
        changes = chain.amended({"sha256": (file.sha256, now)})
        journal.write("amend", PROJECT_FILES, [(file.key, changes, chain.NOTHING)])
    file.text, file.sha256 = text, now
    file.save()


def remove_text(file: ProjectFile, journal: Journal) -> None:
    """Remove a text of a project, in the transaction of the journal."""
    _keep(file, journal)
    journal.write(REMOVED, PROJECT_FILES, [(file.key, chain.amended({"sha256": (file.sha256, "")}), chain.NOTHING)])
    file.delete()


def _keep(file: ProjectFile, journal: Journal) -> None:
    journal.write_with_secrets("keep", REPLACED_TEXTS, file.key, chain.NOTHING, {"text": (file.text, "")})
