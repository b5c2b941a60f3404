"""An import adds and amends by key, writes nothing where there is a mistake, and journals each change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from dalel.accounts.models import Project
from dalel.accounts.policy import LocalOperator
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.intake.importing import import_folder
from dalel.intake.outcome import Outcome
from dalel.lib.errors import AccessError, InputError, ProblemsFound
from dalel.records.fields import Record
from dalel.register.models import Act, Incident, Person, PersonName, Report
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db

Good = Callable[..., Path]
R = TypeVar("R", bound=Record)
KEEPER = LocalOperator("keeper")
HEAD = "id,title,date,verification\n"


def bring(path: Path, *, dry_run: bool = False) -> Outcome:
    return import_folder(path=path, actor=KEEPER, dry_run=dry_run)


def called(model: type[R], key: str) -> R:
    """The record with that key."""
    return model.everything.get(pk__endswith=f":{key}")


def entries() -> int:
    return JournalEntry.objects.exclude(actor__startswith="dalel").count()


def test_records_are_added_with_the_days_of_their_dates(good: Good) -> None:
    outcome = bring(good())
    assert outcome.tally.added == {"incidents": 3, "persons": 2, "acts": 2, "person-names": 1}
    incident = called(Incident, "i2")
    assert (incident.title, incident.date) == ("Дом", "2018-03")
    assert (str(incident.date_earliest), str(incident.date_latest)) == ("2018-03-01", "2018-03-31")
    act = called(Act, "a1")
    assert act.victim_person == called(Person, "p1")
    assert (act.targets, act.rights) == (["self", "relative"], ["ICCPR/9", "ICCPR/14"])
    assert called(PersonName, "n1").person == called(Person, "p1")
    assert set(ProjectFile.objects.values_list("project", "path")) == {
        ("small", "dalel.toml"),
        ("small", "documents/letter.md"),
    }
    assert found_by_verify() == []


def test_importing_again_writes_and_journals_nothing(good: Good) -> None:
    bring(good())
    before = entries()
    outcome = bring(good())
    assert sum(outcome.tally.unchanged.values()) == 8
    assert not outcome.tally.added and not +outcome.tally.changed
    assert entries() == before


def test_a_changed_row_is_amended_and_what_is_left_out_stays(good: Good) -> None:
    bring(good())
    before = entries()
    outcome = bring(good({"records/incidents.csv": HEAD + "i2,Дом,2018-03-07,verified\ni4,New,2019,reported\n"}))
    assert (outcome.tally.added["incidents"], outcome.tally.changed["incidents"]) == (1, 1)
    assert Incident.everything.count() == 4
    assert called(Incident, "i2").verification == "verified"
    entry = JournalEntry.objects.get(kind="incidents", record=called(Incident, "i2").pk, verb="amend")
    assert entry.actor == "keeper"
    assert entry.differences == {"date": ("2018-03", "2018-03-07"), "verification": ("reported", "verified")}
    assert entries() == before + 3  # and one that tells which entries this import made
    assert found_by_verify() == []


def test_a_trial_says_what_would_change_and_writes_nothing(good: Good) -> None:
    bring(good())
    before = JournalEntry.objects.count()
    changes = {
        "records/incidents.csv": HEAD + "i2,Дом,2019,reported\ni4,New,2019,reported\n",
        "documents/letter.md": "Other text.\n",
    }
    outcome = bring(good(changes), dry_run=True)
    told = [(change.kind, change.record, change.field, change.before, change.after) for change in outcome.changes]
    assert told == [("incidents", "i2", "date", "2018-03", "2019")]
    assert (outcome.tally.added["incidents"], outcome.files["changed"]) == (1, 1)
    assert JournalEntry.objects.count() == before
    assert called(Incident, "i2").date == "2018-03"


def test_one_mistake_anywhere_and_nothing_is_written(good: Good) -> None:
    with pytest.raises(ProblemsFound) as caught:
        bring(good({"records/persons.csv": "id,naming_status\np1,withheld\np2,hidden\n"}))
    assert [problem.line for problem in caught.value.problems] == [3]
    assert not Incident.everything.exists()
    assert not JournalEntry.objects.exists()


def test_mistakes_in_the_projects_own_reference_rows_are_said_with_the_others(good: Good) -> None:
    changes = {
        "reference/regions.csv": "code,country,en\nKZ-99,Kazakhstan,x\n",
        "records/incidents.csv": HEAD + "i1,A,2018,verifed\ni2,B,2018,reported\n",
    }
    with pytest.raises(ProblemsFound) as caught:
        bring(good(changes))
    assert {problem.file.rpartition("/")[2] for problem in caught.value.problems} == {"regions.csv", "incidents.csv"}


def test_the_projects_own_codes_are_known(good: Good) -> None:
    own = "code,en,source,certainty\nvanished-at-sea,vanished at sea,our lawyer,verified\n"
    acts = "id,incident,kind\na1,i1,vanished-at-sea\n"
    bring(good({"reference/vocabularies/act-kinds.csv": own, "records/acts.csv": acts}))
    assert Act.everything.get().kind == "vanished-at-sea"


def test_a_record_may_point_to_one_that_only_the_database_has(good: Good) -> None:
    bring(good())
    only_acts = {"records/incidents.csv": None, "records/persons.csv": None, "identity/person-names.csv": None}
    acts = "id,incident,kind,victim_person\na3,i3,killing,p2\n"
    bring(good({**only_acts, "records/acts.csv": acts}, name="other"))
    assert Act.everything.count() == 3


def test_what_may_occur_once_is_refused_under_another_key_than_the_databases(good: Good) -> None:
    files = {
        "records/reports.csv": "id,source,status\nr1,s1,new\n",
        "records/sources.csv": "id,label,kind\ns1,A,hotline\n",
        "records/incident-reports.csv": "id,incident,report\nl1,i1,r1\n",
    }
    bring(good(files))
    with pytest.raises(ProblemsFound) as caught:
        bring(good({**files, "records/incident-reports.csv": "id,incident,report\nl2,i1,r1\n"}))
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("unique", 2)]


def test_a_report_that_was_received_is_not_changed_by_an_import(good: Good) -> None:
    files = {"records/sources.csv": "id,label,kind\ns1,A,hotline\n"}
    bring(good({**files, "records/reports.csv": "id,source,status,summary\nr1,s1,new,As told\n"}))
    bring(good({**files, "records/reports.csv": "id,source,status,summary\nr1,s1,accepted,As told\n"}))
    for dry_run in (True, False):
        with pytest.raises(ProblemsFound) as caught:
            changed = "id,source,status,summary\nr1,s1,rejected,Told otherwise\n"
            bring(good({**files, "records/reports.csv": changed}), dry_run=dry_run)
        assert [(problem.code, problem.value) for problem in caught.value.problems] == [("kept", "r1")]
    assert (Report.everything.get().status, Report.everything.get().summary) == ("accepted", "As told")


def test_names_stand_beside_the_chain_and_not_in_it(good: Good) -> None:
    bring(good())
    entry = JournalEntry.objects.get(kind="person-names")
    assert entry.changes == "{}"
    assert {secret.field: secret.after for secret in entry.secrets.all()} == {
        "person": "p1",
        "text": "Аяулым Қазақова",
        "kind": "main",
    }


def test_only_a_keeper_imports(good: Good) -> None:
    with pytest.raises(AccessError):
        import_folder(path=good(), actor=LocalOperator("reader", role="reader"))


def test_a_title_that_names_somebody_whose_name_no_page_may_show_is_told(good: Good) -> None:
    titled = {
        "records/incidents.csv": "id,title,date,verification\ni1,Night visit to Nobody,2018-03-05,verified\n"
        "i2,Дом Омарова,2018-03,reported\n",
        "records/persons.csv": "id,label,naming_status\np1,Teacher A,withheld\np2,B,withheld\n",
        "identity/person-names.csv": "id,person,text,family,kind\nn1,p1,Aidar Omarov,Omarov,main\n",
    }
    done = bring(good(titled))
    told = [one for one in done.warnings if one.code == "named"]
    assert [one.column for one in told] == ["title"]
    assert "i2" in told[0].message and "Omarov" not in f"{told[0]}" and "Омаров" not in f"{told[0]}"


def test_a_title_is_told_when_the_consent_behind_it_goes(good: Good) -> None:
    agreed = "id,label,naming_status,naming_scope,naming_date,naming_ground\n"
    files = {
        "records/incidents.csv": "id,title,date,verification\ni1,The house of Omarov,2018-03-05,verified\n"
        "i2,Another,2018-03,reported\n",
        "records/persons.csv": f"{agreed}p1,Teacher A,named-with-consent,public,2018-01-01,Signed\np2,B,withheld,,,\n",
        "identity/person-names.csv": "id,person,text,family,kind\nn1,p1,Aidar Omarov,Omarov,main\n",
    }
    assert [one for one in bring(good(files)).warnings if one.code == "named"] == []
    withdrawn = {
        **files,
        "records/persons.csv": f"{agreed}p1,Teacher A,withdrawn,public,2018-01-01,Signed\np2,B,withheld,,,\n",
    }
    for dry_run in (True, False):
        done = bring(good(withdrawn), dry_run=dry_run)
        assert [one.column for one in done.warnings if one.code == "named"] == ["title"]


def test_a_folder_with_nothing_in_it_begins_no_project(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to import"):
        bring(tmp_path)
    assert not Project.objects.exists()
