"""What a folder declares is held against the records that it leaves out: an export is to be imported again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.intake import importing
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.intake.undoing import undo_import
from dalel.lib.errors import InputError, ProblemsFound
from dalel.register import kinds
from dalel.register.models import Act
from tests.intake.conftest import found_by_verify
from tests.intake.journalists import COLUMNS, JOURNALISTS

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
Change = dict[str, str | bytes | None]
Make = Callable[..., Path]


def test_a_record_comes_back_only_with_codes_that_are_there(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    retire(kind=kinds.ACTS, key="a10", reason="entered twice", actor=KEEPER)  # the only one of television
    import_folder(path=journalists(without_television()), actor=KEEPER)
    with pytest.raises(InputError, match="television"):
        restore(kind=kinds.ACTS, key="a10", reason="", actor=KEEPER)
    import_folder(path=journalists({"records/acts.csv": without("a10")}), actor=KEEPER)
    restore(kind=kinds.ACTS, key="a10", reason="", actor=KEEPER)


def test_a_code_stays_as_long_as_a_record_that_the_folder_leaves_out_holds_it(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=journalists(without_television()), actor=KEEPER)
    assert {(one.code, one.column, one.value) for one in refused.value.problems} == {
        ("left-out", "own_medium", "television")
    }
    import_folder(path=journalists(without_television()), actor=KEEPER, retire_missing=True)
    assert not Act.everything.filter(pk__endswith="a10").exists()


def test_a_column_is_required_only_where_every_record_that_is_left_out_has_it(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    required = COLUMNS.replace("acts,own_remark,text,,,", "acts,own_remark,text,,yes,")
    rest = "\n".join(line + (",own_remark" if line.startswith("id,") else ",seen") for line in without("a3").split())
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=journalists({"reference/columns.csv": required, "records/acts.csv": rest}), actor=KEEPER)
    assert [one.code for one in refused.value.problems] == ["left-out"]
    assert "a3" in refused.value.problems[0].message


def without(key: str) -> str:
    """The table of acts without one of them."""
    lines = str(JOURNALISTS["records/acts.csv"]).splitlines()
    return "\n".join(line for line in lines if not line.startswith(f"{key},")) + "\n"


def without_television() -> Change:
    media = str(JOURNALISTS["reference/vocabularies/media.csv"]).splitlines()
    rest = "\n".join(line for line in media if not line.startswith("television,")) + "\n"
    return {"reference/vocabularies/media.csv": rest, "records/acts.csv": without("a10")}


def test_a_large_folder_is_held_to_the_same(journalists: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read in another process while it is written, by another way."""
    import_folder(path=journalists(), actor=KEEPER)
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 0)
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=journalists(without_television()), actor=KEEPER)
    assert [one.code for one in refused.value.problems] == ["left-out"]


def test_an_import_that_declared_what_later_records_hold_is_not_undone(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    column = {"reference/columns.csv": f"{COLUMNS}acts,own_new,integer,,,New,,,\n"}
    declaring = import_folder(path=journalists(column), actor=KEEPER)
    lines = str(JOURNALISTS["records/acts.csv"]).splitlines()
    filled = "\n".join(f"{line},{'own_new' if line.startswith('id,') else '7'}" for line in lines)
    import_folder(path=journalists({**column, "records/acts.csv": filled}), actor=KEEPER)
    with pytest.raises(ProblemsFound, match="Nothing was undone") as refused:
        undo_import(entry=declaring.entry, reason="", actor=KEEPER)
    assert {one.column for one in refused.value.problems} == {"own_new"}
    assert found_by_verify() == []


def test_nor_one_that_brought_their_code(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    media = JOURNALISTS["reference/vocabularies/media.csv"]
    more = {"reference/vocabularies/media.csv": f"{media}podcast,podcast,,cpj.org/data-methodology,derived\n"}
    coding = import_folder(path=journalists(more), actor=KEEPER)
    acts = str(JOURNALISTS["records/acts.csv"]).replace("television", "podcast")
    import_folder(path=journalists({**more, "records/acts.csv": acts}), actor=KEEPER)
    with pytest.raises(ProblemsFound, match="Nothing was undone"):
        undo_import(entry=coding.entry, reason="", actor=KEEPER)


def test_what_an_import_retired_with_its_code_comes_back_with_it(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    done = import_folder(path=journalists(without_television()), actor=KEEPER, retire_missing=True)
    undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert Act.everything.get(pk__endswith="a10").own["own_medium"] == '["television"]'
    assert found_by_verify() == []
