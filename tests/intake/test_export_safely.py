"""An export is whole or not there, private where it says who people are, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from dalel.accounts.policy import LocalOperator
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.lib.errors import DalelError, InputError
from dalel.lib.files import UNFINISHED, Beside, clear_unfinished
from dalel.records.fields import kinds
from dalel.records.folder import read_folder
from dalel.reference.facts import load

pytestmark = pytest.mark.django_db

Good = Callable[..., Path]
KEEPER = LocalOperator("keeper")
TITLES = ["=HYPERLINK(1)", "+7 701", "-5", "@x", "'=1", "''=1", "'tis", "a;=1", "two\n=lines", 'x;"=1"', "a;'=1"]


def incidents(titles: list[str]) -> str:
    lines = ["id,title,date,verification"]
    lines += [f'i{n},"{title.replace(chr(34), chr(34) * 2)}",2018,verified' for n, title in enumerate(titles)]
    return "\n".join(lines) + "\n"


def titles(folder: Path) -> list[str]:
    found = read_folder(folder, kinds().values(), load(folder))
    assert found.problems == []
    return [row[1] for row in found.tables["incidents"].rows]


def test_formulas_go_out_harmless_and_come_back_the_same(good: Good, tmp_path: Path) -> None:
    source = good(
        {"records/incidents.csv": incidents(TITLES), "records/acts.csv": None, "identity/person-names.csv": None}
    )
    assert sorted(titles(source)) == sorted(TITLES)  # typed by somebody: read as they are
    import_folder(path=source, actor=KEEPER)
    export_folder(path=tmp_path / "one", actor=KEEPER)
    with (tmp_path / "one/records/incidents.csv").open(newline="") as stream:
        assert not [row for row in csv.reader(stream) if row[1][:1] in ("=", "+", "-", "@")]
    assert sorted(titles(tmp_path / "one")) == sorted(TITLES)
    outcome = import_folder(path=tmp_path / "one", actor=KEEPER)
    assert not any([*outcome.tally.changed.values(), *outcome.tally.added.values()])
    export_folder(path=tmp_path / "two", actor=KEEPER)
    same = (tmp_path / "one/records/incidents.csv").read_bytes()
    assert (tmp_path / "two/records/incidents.csv").read_bytes() == same


def test_a_negative_number_stays_a_number(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    export_folder(path=tmp_path / "out", actor=KEEPER)
    assert "'" not in (tmp_path / "out/records/incidents.csv").read_text()


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_who_people_are_is_private_and_nothing_can_be_written_by_others(good: Good, tmp_path: Path, umask: int) -> None:
    import_folder(path=good(), actor=KEEPER)
    before = os.umask(umask)
    try:
        export_folder(path=tmp_path / "new", actor=KEEPER)
        (tmp_path / "there/identity").mkdir(parents=True)
        export_folder(path=tmp_path / "there", actor=KEEPER, replace=True)
    finally:
        os.umask(before)
    for folder in (tmp_path / "new", tmp_path / "there"):
        modes = {path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
        assert (modes["identity"], modes["identity/person-names.csv"]) == (0o700, 0o600)
        assert modes["records/acts.csv"] & 0o133 == 0
        if folder.name == "new":
            assert not [name for name, mode in modes.items() if mode & 0o022]


def test_what_has_no_records_any_more_goes_and_what_is_not_ours_stays(good: Good, tmp_path: Path) -> None:
    out = good({"records/charges.csv": "id\n", "photo.jpg": "mine"}, "out")
    import_folder(path=good(), actor=KEEPER)
    export_folder(path=out, actor=KEEPER, replace=True)
    assert not (out / "records/charges.csv").exists()
    assert (out / "photo.jpg").read_text() == "mine"


def test_a_link_in_the_folder_is_not_written_through(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/records").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="is a link"):
        export_folder(path=tmp_path / "out", actor=KEEPER, replace=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


KILLED = """
import os, signal, sys
from dalel.lib import together
from pathlib import Path
from typing import Any
root, at, steps = Path(sys.argv[1]), int(sys.argv[2]), 0
def hook(event, given):
    global steps
    if event in ("os.rename", "os.link", "os.remove", "os.rmdir"):
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
with together.whole_files(root) as several:
    for name in ("records/incidents.csv", "records/acts.csv", "dalel.toml"):
        several.write(name, "new")
    several.remove("records/persons.csv")
    sys.addaudithook(hook)
"""


def test_a_folder_that_was_half_exchanged_is_whole_before_it_is_read(good: Good, tmp_path: Path) -> None:
    for at in range(1, 30):
        out = good(name=f"out{at}")
        done = subprocess.run([sys.executable, "-c", KILLED, str(out), str(at)], check=False)
        names = ("records/incidents.csv", "records/acts.csv", "dalel.toml")
        assert all((out / name).exists() for name in names)
        if done.returncode != -signal.SIGKILL:
            return
        with transaction.atomic():
            try:
                import_folder(path=out, actor=KEEPER)
            except DalelError as error:  # what was exchanged is no good table, and is refused as a whole
                assert "problem" in str(error) or "settings" in str(error)
        assert len({(out / name).read_text() == "new" for name in names}) == 1
        assert not list(out.glob(f"{UNFINISHED}*"))
        assert clear_unfinished(out) == []
    raise AssertionError("it never ended")


def test_a_folder_that_somebody_makes_meanwhile_is_no_success(
    good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_folder(path=good(), actor=KEEPER)

    def meanwhile(self: Beside, final: Path, **more: Any) -> bool:
        final.mkdir()
        (final / "theirs").write_text("theirs")
        return took(self, final, **more)

    took = Beside.take
    monkeypatch.setattr(Beside, "take", meanwhile)
    with pytest.raises(InputError, match="nothing was written there"):
        export_folder(path=tmp_path / "out", actor=KEEPER)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["theirs"]


def test_a_table_of_which_the_database_has_nothing_is_not_thrown_away(good: Good) -> None:
    import_folder(path=good(), actor=KEEPER)
    out = good({"identity/person-contacts.csv": "id,person,kind,text\nc1,p1,phone,none\n"}, "out")
    before = {path: path.read_bytes() for path in out.rglob("*.csv")}
    with pytest.raises(InputError, match=r"identity/person-contacts\.csv"):
        export_folder(path=out, actor=KEEPER, replace=True)
    assert {path: path.read_bytes() for path in out.rglob("*.csv")} == before
