"""Tables are what the kinds say, on both databases, and the migrations say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

import dalel
from dalel.records.fields import kinds, model_of
from dalel.records.kind import Kind
from dalel.register.models import Act, Incident, Person

ROOMS = Path(dalel.__file__).parent
MIGRATIONS = sorted(path for path in ROOMS.glob("*/migrations/*.py") if path.name != "__init__.py")


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_migration_needs_none_of_todays_code(path: Path) -> None:
    imports = re.findall(r"^\s*(?:from|import)\s+([\w.]+)", path.read_text(), re.MULTILINE)
    # What migrations share is as old as they are, stands among them, and is looked through here like them.
    assert [name for name in imports if re.match(r"dalel\b(?!\.\w+\.migrations\.)", name)] == []


def test_every_kind_has_a_table() -> None:
    from dalel.advocacy.kinds import KINDS as ADVOCACY
    from dalel.cases.kinds import KINDS as CASES
    from dalel.mechanisms.kinds import KINDS as MECHANISMS
    from dalel.register.kinds import KINDS as REGISTER

    declared = {kind.name for kind in (*REGISTER, *MECHANISMS, *CASES, *ADVOCACY)}
    assert set(kinds()) == declared
    assert {model_of(name)._meta.label for name in declared} == {kind.model for kind in kinds().values()}


def test_what_is_pointed_to_comes_before_what_points() -> None:
    order = list(kinds())
    for kind in kinds().values():
        for column in kind.refs():
            assert column.kind == kind.name or order.index(str(column.kind)) < order.index(kind.name)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_table_has_the_columns_of_its_kind(kind: Kind) -> None:
    names = {field.name for field in model_of(kind)._meta.get_fields() if not field.auto_created}
    for column in kind.columns:
        assert column.name in names
        if column.type == "edtf":
            assert {f"{column.name}_earliest", f"{column.name}_latest"} <= names


@pytest.mark.django_db
def test_the_days_of_dates_are_indexed() -> None:
    # Asked of the database itself: Django's reader of SQLite's tables stumbles over the constraints of their forms.
    statement = (
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'register_incident'"
        if connection.vendor == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE tablename = 'register_incident'"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        indexes = [str(sql).replace('"', "") for (sql,) in cursor.fetchall()]
    assert any("(date_earliest, date_latest)" in sql for sql in indexes)


@pytest.fixture
def incident() -> Incident:
    return Incident.everything.create(id="i1", date="2018", verification="reported")


def refused(model: type[Model], **values: object) -> bool:
    try:
        with transaction.atomic():
            model.everything.create(**values)
            connection.check_constraints()
    except (IntegrityError, DatabaseError):
        return True
    return False


@pytest.mark.django_db
def test_the_database_itself_refuses_what_breaks_a_rule(incident: Incident) -> None:
    Person.everything.create(id="p1", naming_status="withheld")
    from dalel.register.models import IncidentReport, Organisation, Report, Source

    Organisation.everything.create(id="o1", label="A", kind="ngo")
    Source.everything.create(id="s1", label="A", kind="hotline")
    Report.everything.create(id="r1", source_id="s1", status="new")
    IncidentReport.everything.create(id="l1", incident_id="i1", report_id="r1")
    assert refused(IncidentReport, id="l2", incident_id="i1", report_id="r1")
    assert refused(Act, id="a1", incident_id="i1", kind="killing", victim_person_id="p1", victim_organisation_id="o1")
    assert refused(Act, id="a2", incident_id="nothing", kind="killing")
    assert refused(Act, id="a3", incident_id="i1", kind="")
    assert refused(Incident, id="", date="2018", verification="reported")
    assert refused(
        Incident, id="i2", date="2018", date_earliest="2018-02-01", date_latest="2018-01-01", verification="reported"
    )
    assert not refused(Act, id="a4", incident_id="i1", kind="killing", victim_person_id="p1")
