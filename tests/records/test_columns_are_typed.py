"""What a type checker knows of the columns is what the kinds say."""

from __future__ import annotations

from tools.columns import files


def test_the_types_of_every_room_are_made_from_its_kinds() -> None:
    wanted = files()
    assert {path.parent.name for path in wanted} == {"register", "cases", "mechanisms", "advocacy"}
    assert [path.name for path, text in wanted.items() if path.read_text(encoding="utf-8") != text] == []
