"""From the keywords of a live figure to a question: names and values are checked here, with the near ones at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dalel.figures.catalogue import catalogue, did_you_mean
from dalel.figures.declared import Dimension, Unit
from dalel.figures.engine import Engine
from dalel.figures.sql import Filter, Question
from dalel.lib.edtf import Period, period
from dalel.lib.errors import CodeError, FigureError
from dalel.lib.facts import Facts
from dalel.lib.messages import _

_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_INTEGER = re.compile(r"0|-?[1-9]\d{0,17}", re.ASCII)
_NEAR_FROM = 50_000  # beyond so many ids, nobody is helped by near ones


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its answer has to say of it."""

    question: Question
    period: Period | None
    filters: Mapping[str, Any]
    words: Mapping[str, Any]  # the keywords, as they stand in the canonical form

    def canonical(self, function: str, *, unit: str = "", before: Iterable[str] = ()) -> str:
        """The question as a call: what it asks and nothing of how it is written."""
        return written(self.parts(function, *before, unit=unit))

    def parts(self, function: str, *of: str, unit: str = "") -> dict[str, Any]:
        """The same as structure. of: what is asked of the unit beside how many: a dimension, a measure."""
        return {"function": function, "unit": unit or self.question.unit, "of": list(of), "words": dict(self.words)}


def written(asked: Mapping[str, Any]) -> str:
    """A question, given as structure, as a call."""
    parts = [json.dumps(one, ensure_ascii=False) for one in (asked["unit"], *asked["of"])]
    parts += [f"{name}={literal(value)}" for name, value in sorted(asked["words"].items())]
    return f"{asked['function']}({', '.join(parts)})"


def literal(value: object) -> str:
    """A value as it is written in a live figure."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(one) for one in value)}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def ask(name: str, words: Mapping[str, Any], engine: Engine, facts: Facts) -> Asked:
    """The question that the keywords put. `words` holds during, dated and filters only."""
    known = catalogue(facts)
    about = known.unit(name)
    during = words.get("during")
    stretch = period(str(during)) if during is not None else None
    dated = str(words.get("dated") or "")
    if dated and dated not in about.dates:
        raise FigureError(
            _("{unit} have no date “{name}”.", unit=name, name=dated), did_you_mean(dated, [*about.dates])
        )
    filters, said = [], {}
    for word, value in words.items():
        if word in ("during", "dated"):
            continue
        found = _filter(about, word, value, engine, facts)
        filters.append(found)
        said[word] = _as_list(value)
    spans = ((stretch.first, stretch.last),) if stretch else ()
    kept = {word: value for word, value in words.items() if value is not None or word not in ("during", "dated")}
    return Asked(Question(name, tuple(filters), spans, dated, known), stretch, said, kept)


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _filter(of: Unit, word: str, value: Any, engine: Engine, facts: Facts) -> Filter:
    known = catalogue(facts)
    negated = word.startswith("not_") and word not in known.dimensions
    plain = word.removeprefix("not_") if negated else word
    usable = known.usable(of)
    if plain in _KEYWORDS:
        raise FigureError(
            _("This function has no keyword “{name}”.", name=word),
            _("`dalel figures` lists what each function takes."),
        )
    if plain not in known.dimensions:
        raise FigureError(
            _("There is no keyword “{name}” here.", name=word), did_you_mean(plain, [*usable, *_KEYWORDS])
        )
    if plain not in usable:
        raise FigureError(
            _("{unit} cannot be chosen by “{name}”.", unit=of.name, name=plain), did_you_mean(plain, usable)
        )
    about = known.dimension(plain)
    given = _as_list(value)
    if not given:
        raise FigureError(_("{name} has an empty list.", name=word), _("Give at least one value."))
    values: list[object] = []
    for one in given:
        values += [None] if one is None else _values(about, one, of, engine, facts)
    return Filter(plain, tuple(dict.fromkeys(values)), negated)


_KEYWORDS = (
    "during",
    "dated",
    "by",
    "across",
    "row",
    "id",
    "style",
    "noun",
    "case",
    "gender",
    "decimals",
    "level",
    "order",
    "form",
)


def _values(about: Dimension, value: Any, of: Unit, engine: Engine, facts: Facts) -> list[object]:
    """The values that a filter's value stands for: a code stands for everything beneath it too."""
    text = "yes" if value is True else "no" if value is False else str(value)
    if about.type in ("code", "codes"):
        return list(_codes(about, text, facts))
    if about.type == "ref":
        _check_id(about.refers or of.entity, text, engine)
    elif (about.type == "year" and not _YEAR.fullmatch(text)) or (about.type == "month" and not _MONTH.fullmatch(text)):
        raise FigureError(_("“{value}” is not a {name}.", value=text, name=about.name), _("Write 2018, or 2018-05."))
    elif about.type == "boolean" and text not in ("yes", "no"):
        raise FigureError(_("“{value}” is neither yes nor no.", value=text), _('Write {name}="yes".', name=about.name))
    elif about.type == "integer" and not _INTEGER.fullmatch(text):
        raise FigureError(_("“{value}” is not a whole number.", value=text), _("Write {name}=12.", name=about.name))
    elif about.type == "day" and not _is_day(text):
        raise FigureError(
            _("“{value}” is not a day of the calendar.", value=text), _('Write {name}="2018-05-17".', name=about.name)
        )
    return [text]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _codes(about: Dimension, code: str, facts: Facts) -> list[str]:
    try:
        terms = facts.terms(about.vocabulary or "")
    except KeyError:
        return [code]
    if code not in terms:
        raise CodeError(
            _("The vocabulary “{vocabulary}” has no code “{code}”.", vocabulary=about.vocabulary, code=code),
            did_you_mean(code, terms),
        )
    children: dict[str, list[str]] = {}
    for term in terms.values():
        children.setdefault(term.parent, []).append(term.code)
    found = [code]
    for one in found:  # grows while it is walked: codes beneath codes
        found += [child for child in children.get(one, ()) if child not in found]
    return found


def _check_id(kind: str, record: str, engine: Engine) -> None:
    if kind not in engine.snapshot.manifest["tables"] or engine.rows(kind, ["id"], record):
        return
    few = engine.snapshot.rows(kind) <= _NEAR_FROM
    ids = [row[0] for row in engine.rows(kind, ["id"])] if few else []
    raise FigureError(
        _("There is no record “{id}” among {kind}.", id=record, kind=kind), did_you_mean(record, ids) if ids else ""
    )


def label(about: Dimension, value: Any, lang: str, facts: Facts, engine: Engine) -> str:
    """A dimension's value in words."""
    if value is None:
        return ""
    if about.type in ("code", "codes"):
        return facts.label(about.vocabulary or "", str(value), lang)
    if about.type == "month":
        return f"{int(value) // 100}-{int(value) % 100:02d}"
    if about.type == "ref" and about.refers and "label" in engine.snapshot.columns(about.refers):
        rows = engine.rows(about.refers, ["label"], str(value))
        return str(rows[0][0] or value) if rows else str(value)
    if about.type == "boolean":
        return _("yes") if value else _("no")
    return str(value)
