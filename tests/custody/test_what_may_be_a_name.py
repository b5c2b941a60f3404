"""What can hold a name stands in no entry of the chain, and what says who somebody is goes to the disk by one way."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from dalel.accounts.policy import LocalOperator
from dalel.advocacy.project import KINDS
from dalel.custody import journal
from dalel.custody.actions import amend
from dalel.custody.models import JournalEntry, JournalSecret
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.intake.undoing import undo_import
from dalel.records import sealing
from dalel.records.fields import kinds, model_of
from dalel.register import kinds as register
from dalel.register.models import PersonName
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
NAME = "Аяулым Қазақова"
FILES: dict[str, str | bytes] = {
    "dalel.toml": '[project]\nname = "small"\n',
    "reference/columns.csv": "kind,name,type,en\nincidents,own_remark,text,Remark\nperson-names,own_heard,text,Heard\n",
    "records/incidents.csv": (
        f"id,title,summary,date,verification,own_remark\ni1,With {NAME},{NAME},2018,reported,{NAME}\n"
    ),
    "records/persons.csv": f"id,label,naming_status,naming_ground,note\np1,Activist,withheld,{NAME} said so,{NAME}\n",
    "records/acts.csv": f"id,incident,kind,victim_person,note\na1,i1,killing,p1,{NAME}\n",
    "identity/person-names.csv": f"id,person,text,kind,own_heard\nn1,p1,{NAME},main,from {NAME}\n",
    "identity/testimonies.csv": f"id,person,text\nt1,p1,I am {NAME}\n",
}
Folder = Callable[..., Path]


def in_the_chain() -> str:
    return "".join(f"{entry.record}{entry.changes}{entry.commitments}" for entry in JournalEntry.objects.all())


def on_the_disk(table: str) -> str:
    """Everything that stands in a table, as the database has it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return repr(cursor.fetchall())


@pytest.fixture
def cipher(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A poor cipher, and good enough to see what goes through it."""

    def seal(text: str) -> str:
        return "~" + base64.b64encode(text.encode()).decode()

    def unseal(stored: str) -> str:
        if not stored.startswith("~"):
            raise ValueError(stored)
        return base64.b64decode(stored[1:]).decode()

    real = {name: getattr(sealing, name) for name in ("seal", "unseal", "seal_given", "unseal_given")}
    poor = {"seal": seal, "unseal": unseal, "seal_given": lambda text: seal(text) if text else text,
            "unseal_given": lambda text: unseal(text) if text else text}  # fmt: skip
    import dalel.custody.journal
    import dalel.custody.verify_chain
    import dalel.custody.verify_records
    import dalel.records.encoding
    import dalel.records.fields
    import dalel.records.stored

    rooms = (sealing, dalel.custody.journal, dalel.custody.verify_chain, dalel.custody.verify_records,
             dalel.records.encoding, dalel.records.fields, dalel.records.stored)  # fmt: skip
    for room in rooms:
        for name, function in real.items():
            if getattr(room, name, None) is function:
                monkeypatch.setattr(room, name, poor[name])
    yield


def everything_done(folder: Folder, place: Path) -> dict[str, bytes]:
    """Import, export, change, retire, restore, undo; what the folder exports as in the end."""
    import_folder(path=folder(FILES), actor=KEEPER)
    amend(kind=register.INCIDENTS, key="i1", values={"title": "Another"}, actor=KEEPER)
    amend(kind=register.INCIDENTS, key="i1", values={"title": f"With {NAME}"}, actor=KEEPER)
    amend(kind=register.PERSON_NAMES, key="n1", values={"given": "Аяулым"}, actor=KEEPER)
    amend(kind=register.PERSON_NAMES, key="n1", values={"given": ""}, actor=KEEPER)
    retire(kind=register.PERSON_NAMES, key="n1", reason="twice", actor=KEEPER)
    restore(kind=register.PERSON_NAMES, key="n1", reason="", actor=KEEPER)
    changed = str(FILES["identity/person-names.csv"]).replace(f"p1,{NAME}", "p1,Somebody")
    done = import_folder(path=folder({**FILES, "identity/person-names.csv": changed}, "changed"), actor=KEEPER)
    undo_import(entry=done.entry, reason="", actor=KEEPER)
    export_folder(path=place, actor=KEEPER)
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*.csv")}


def test_no_entry_of_the_chain_holds_what_can_be_a_name(folder: Folder, tmp_path: Path) -> None:
    everything_done(folder, tmp_path / "out")
    assert "Қазақова" not in in_the_chain() and "Аяулым" not in in_the_chain()
    assert "reported" in in_the_chain()  # what is a code stands there
    assert found_by_verify() == []


def test_values_behind_free_text_are_destroyed_and_the_chain_stays_whole(folder: Folder) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)
    entry = JournalEntry.objects.get(kind="incidents", verb="add")
    assert journal.destroy(entries=[entry.sequence], reason="Consent was withdrawn.", actor=KEEPER) == 3
    assert found_by_verify() == []
    amend(kind=register.INCIDENTS, key="i1", values={"title": "", "summary": ""}, actor=KEEPER)
    assert found_by_verify() == []


def test_free_text_altered_behind_the_journals_back_is_found_and_not_printed(folder: Folder) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)
    model_of("incidents").everything.update(summary="Another Name")
    [problem] = found_by_verify()
    assert "summary" in problem and "Another Name" not in problem and NAME not in problem


def test_what_says_who_somebody_is_lies_sealed_and_comes_back(folder: Folder, cipher: None, tmp_path: Path) -> None:
    exported = everything_done(folder, tmp_path / "out")
    assert exported["identity/person-names.csv"].decode() == str(FILES["identity/person-names.csv"]).replace(
        "id,person,text,kind,own_heard",
        "id,person,text,family,given,language,script,kind,source_note,own_heard,invented",
    ).replace(f"{NAME},main,", f"{NAME},,,,,main,,").replace(f"from {NAME}\n", f"from {NAME},\n")
    for kind in KINDS:
        if kind.identity:
            assert "Қазақова" not in on_the_disk(model_of(kind)._meta.db_table)
    assert "Қазақова" not in on_the_disk("custody_journalsecret")
    assert PersonName.everything.get().text == NAME
    assert NAME in {secret.after for secret in JournalSecret.objects.all()}
    assert found_by_verify() == []


def test_a_sealed_text_that_was_altered_is_found(folder: Folder, cipher: None) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)
    assert found_by_verify() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_personname SET text = 'in clear'")
    [problem] = found_by_verify()
    assert "text" in problem and "in clear" not in problem


def test_every_text_that_people_write_freely_is_private() -> None:
    """A new column has to be thought about: what it is asked for says whether a name may stand in it."""
    asked = ("note", "summary", "nobody's name", "Anything", "reason", "description", "words", "What shows it")
    open_ = {
        f"{kind.name}.{column.name}"
        for kind in kinds().values()
        for column in kind.columns
        if column.type == "text" and not column.is_committed and any(word in column.about for word in asked)
    }
    assert open_ == set()
