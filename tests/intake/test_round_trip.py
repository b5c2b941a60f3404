"""What goes out comes back the same, to the byte, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from dalel.accounts import projects
from dalel.accounts.policy import LocalOperator
from dalel.custody import heads
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.lib.errors import AccessError, InputError
from dalel.mechanisms.calendar import shipped
from dalel.records import rows
from dalel.records.fields import kinds
from dalel.records.folder import read_folder
from dalel.reference.facts import load
from tests.intake.conftest import found_by_verify
from tests.intake.made_up import Rows, project, write

pytestmark = pytest.mark.django_db

Good = Callable[..., Path]
OWN = "code,en,source,certainty\nsea,sea,our lawyer,verified\n"
KEEPER = LocalOperator("keeper")


class Undone(Exception):
    """Raised to leave a database as it was."""


def contents(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def through_an_empty_database(source: Path, target: Path) -> None:
    """Import into a database without records, export, and leave the database as it was."""
    try:
        with transaction.atomic():
            import_folder(path=source, actor=KEEPER)
            export_folder(path=target, actor=KEEPER)
            assert found_by_verify() == []
            raise Undone
    except Undone:
        heads.path().unlink()  # it is of a journal that was never committed


def test_an_export_imported_and_exported_again_has_the_same_bytes(good: Good, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    through_an_empty_database(good({"reference/vocabularies/themes.csv": OWN}), one)
    through_an_empty_database(one, two)
    assert contents(one) == contents(two)
    assert set(contents(one)) == {
        "dalel.toml",
        "datapackage.json",
        "documents/letter.md",
        "identity/person-names.csv",
        "records/acts.csv",
        "records/incidents.csv",
        "records/persons.csv",
        "reference/vocabularies/themes.csv",
    }
    assert contents(one)["records/incidents.csv"].decode().splitlines()[0] == (
        "id,title,date,place,region,summary,verification,access,compartment,invented"
    )


@given(made=project(list(kinds().values()), load()))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_records_come_back_as_they_were(db: None, made: Rows) -> None:
    facts = load()
    with TemporaryDirectory() as place:
        source, one, two = Path(place, "source"), Path(place, "one"), Path(place, "two")
        write(made, list(kinds().values()), source)
        read = read_folder(source, kinds().values(), facts, shipped=shipped(facts))
        assert read.problems == []
        try:
            with transaction.atomic():
                import_folder(path=source, actor=KEEPER)
                export_folder(path=one, actor=KEEPER)
                tables = rows.tables(kinds(), rows.keys_of(projects.chosen().mark))
                stored = {name: list(table.rows) for name, table in tables.items()}
                assert stored == {name: list(table.rows) for name, table in read.tables.items()}
                assert found_by_verify() == []
                raise Undone
        except Undone:
            heads.path().unlink()
        through_an_empty_database(one, two)
        assert contents(one) == contents(two)


def test_identity_can_be_left_out(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    export_folder(path=tmp_path / "out", actor=KEEPER, with_identity=False)
    everything = b"".join(contents(tmp_path / "out").values())
    assert "Қазақова".encode() not in everything
    assert not (tmp_path / "out" / "identity").exists()


def test_an_export_does_not_write_over_a_folder_unasked(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    out = tmp_path / "out"
    (out / "records").mkdir(parents=True)
    (out / "records" / "places.csv").write_text("id\n")
    (out / "mine.txt").write_text("mine")
    with pytest.raises(InputError):
        export_folder(path=out, actor=KEEPER)
    export_folder(path=out, actor=KEEPER, replace=True)
    assert not (out / "records" / "places.csv").exists()  # there are no places, so no table of them may stay
    assert (out / "mine.txt").read_text() == "mine"


def test_two_projects_share_the_records_and_keep_their_texts_apart(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    import_folder(path=good({"dalel.toml": '[project]\nname = "second"\n'}, name="second"), actor=KEEPER)
    with pytest.raises(InputError):
        export_folder(path=tmp_path / "out", actor=KEEPER)
    export_folder(path=tmp_path / "out", actor=KEEPER, project="second")
    assert b"second" in contents(tmp_path / "out")["dalel.toml"]


def test_only_a_keeper_exports(tmp_path: Path) -> None:
    with pytest.raises(AccessError):
        export_folder(path=tmp_path / "out", actor=LocalOperator("editor", role="editor"))


def test_the_calendar_is_exported_only_where_somebody_changed_it(good: Good, tmp_path: Path) -> None:
    session = next(iter(shipped(load())["sessions"].rows))
    columns = [column.name for column in kinds()["sessions"].columns]
    changed = dict(zip(columns, session, strict=True)) | {"source_note": "Told by the secretariat"}
    table = ",".join(columns) + "\n" + ",".join(changed.values()) + "\n"
    import_folder(path=good({"records/sessions.csv": table}), actor=KEEPER)
    export_folder(path=tmp_path / "out", actor=KEEPER)
    exported = (tmp_path / "out" / "records" / "sessions.csv").read_text().splitlines()
    assert len(exported) == 2
    assert "Told by the secretariat" in exported[1]
    assert not (tmp_path / "out" / "records" / "reviews.csv").exists()
