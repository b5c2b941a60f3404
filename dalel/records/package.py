"""The Frictionless descriptor of a project folder: what its tables and columns are, for people and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from dalel.lib import formulas
from dalel.lib.facts import say
from dalel.lib.files import read_plain
from dalel.records.kind import Column, Kind

DESCRIPTOR = "datapackage.json"

# Frictionless Table Schema, https://specs.frictionlessdata.io/table-schema/
_TYPES = {"integer": "integer", "decimal": "number", "boolean": "boolean", "day": "date"}


def descriptor(name: str, kinds: Iterable[Kind]) -> str:
    """The text of datapackage.json for the tables that a folder holds."""
    held = list(kinds)
    package = {
        "$schema": "https://specs.frictionlessdata.io/schemas/data-package.json",
        "profile": "tabular-data-package",
        "name": _plain_name(name),
        "title": name,
        "resources": [_resource(kind, {other.name for other in held}) for kind in held],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(kind: Kind, held: set[str]) -> dict[str, object]:
    keys = [_foreign_key(kind, column) for column in kind.refs() if column.kind in held]
    schema: dict[str, object] = {
        "fields": [_field(column) for column in kind.columns],
        "missingValues": [""],
        "primaryKey": "id",
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": kind.name,
        "path": kind.path,
        "description": kind.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
        # Cells that a spreadsheet would take for a formula have an apostrophe in front (docs/guides/bring-your-tables).
        "dalel:formulas": formulas.RULE,
    }


def made_harmless(folder: Path) -> frozenset[str]:
    """The tables of a folder, as paths in it, whose formulas were made harmless when they were exported from here."""
    try:
        resources = json.loads(read_plain(folder / DESCRIPTOR))["resources"]
        return frozenset(str(one["path"]) for one in resources if one.get("dalel:formulas") == formulas.RULE)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return frozenset()


def _foreign_key(kind: Kind, column: Column) -> dict[str, object]:
    # The standard writes "" for the table itself.
    other = "" if column.kind == kind.name else column.kind
    return {"fields": column.name, "reference": {"resource": other, "fields": "id"}}


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": _TYPES.get(column.type, "string")}
    field["description"] = column.about
    if column.own and any(column.label.values()):
        field["title"] = say(column.label, "en") or next(filter(None, column.label.values()))
    if column.for_instance:
        field["example"] = column.for_instance
    if column.group:
        field["dalel:group"] = column.group
    if column.type == "boolean":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if column.vocabulary is not None:
        field["dalel:vocabulary"] = column.vocabulary
    if column.type in {"codes", "list"}:
        field["dalel:separator"] = ";"
    if column.type == "edtf":
        field["dalel:format"] = "EDTF level 1"
    if column.type == "id":
        field["constraints"] = {"required": True, "unique": True}
    elif column.required:
        field["constraints"] = {"required": True}
    return field


def _plain_name(name: str) -> str:
    """A package's name has only small letters, digits, "-", "_" and "."."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower())
    return plain.strip("-") or "dalel"
