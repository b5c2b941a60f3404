"""No room gets at records past the gate, and every column by which a page could is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dalel
from dalel.records import gate
from dalel.records.fields import kinds, model_of

# Where everything is read, whoever may see it, and why.
UNGATED = {
    "records": "the room itself",
    "custody": "writes and verifies every record",
    "intake": "brings in and takes out, for a keeper alone",
    "advocacy/database_build.py": "texts are built from all records; a name is printed as consent allows",
    "figures/queries/snapshots.py": "figures count what is sealed",
    "advocacy/queries/documents.py": "texts are built from all records, for the office alone",
    "advocacy/queries/openly.py": "whether a word of a figure is the key of a record, closed or not",
}


def test_no_other_room_goes_around_the_gate() -> None:
    rooms = Path(dalel.__file__).parent
    around = re.compile(r"\.everything\b|_default_manager|_base_manager")
    records = {model_of(name).__name__ for name in kinds()}
    backwards = {relation.get_accessor_name() for name in kinds() for relation in model_of(name)._meta.related_objects}
    from_a_record = re.compile(
        rf"\.({'|'.join(sorted(backwards))})\.(all|filter|exclude|order_by|count|first|values)\b"
    )
    by_name = re.compile(rf"\b({'|'.join(sorted(records))})\.objects\b")
    raw = re.compile(r"from dalel\.records(?:\.rows)? import (?!one_moment\b|gate\b).*")  # rows as they are stored
    for_a_page = re.compile(r"^(desk|pages)/|/(queries|views|charts|rules|templatetags)\b")
    found = []
    for path in rooms.rglob("*.py"):
        name = path.relative_to(rooms).as_posix()
        if "migrations" in path.parts or name in UNGATED or name.split("/")[0] in UNGATED or name.startswith("config/"):
            continue
        text = path.read_text(encoding="utf-8")
        found += [
            f"{name}: {match[0]}"
            for rule in (around, from_a_record, by_name, *([raw] if for_a_page.search(name) else []))
            for match in rule.finditer(text)
        ]
    assert not found, "\n".join(found)


def test_no_record_is_had_by_the_usual_name() -> None:
    for name in kinds():
        with pytest.raises(AttributeError, match=r"records\.gate"):
            model_of(name).objects  # noqa: B018 - that alone raises


# Columns that may point to a record that is closed to those who see this one: what shows them asks
# `gate.pointing_to_nothing_closed`.
ASTRAY = {("organisations", "parent"), ("rulings", "appeal_of"), ("sanctions", "ruling"), ("sanctions", "changed_by"),
          ("sanctions", "replaces"), ("reports", "source"), ("recommendation-precedents", "received")}  # fmt: skip


def test_every_column_that_may_lead_astray_is_known() -> None:
    found = {(name, column.name) for name, kind in kinds().items() for column in gate.astray(kind)}
    assert found == ASTRAY
