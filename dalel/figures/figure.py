"""A figure: a value with everything needed to compute it again, and its words in the grammar of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, Self

from dalel.figures.catalogue import SHIPPED
from dalel.figures.sql import Query, Span
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError, FigureError
from dalel.lib.language import (
    check_case,
    decline,
    format_date,
    format_number,
    join,
    number_words,
    per_cent,
    plural_form,
    spell,
)
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _, use

FigureKind = Literal["number", "share", "rate", "ratio", "range", "interval", "estimate", "list", "text", "table"]
STYLES = ("digits", "words", "spell", "percent")
# How many decimals are written where the author asks for none.
_DECIMALS = {"share": 2, "rate": 1, "ratio": 2}
_NOUN_ALONE = ("kk", "ky")  # languages in which a case stands on the noun alone: 5 оқиғадан


@dataclass(frozen=True, slots=True)
class Show:
    """How a figure is to be written. noun: True for the unit's own noun, or its plural forms in this language.

    gender and animate are of what the author writes behind the number; the unit's own noun brings its own.
    """

    style: str = ""
    noun: bool | tuple[str, ...] = False
    gender: str = "m"
    case: str = "nom"
    animate: bool = False
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer.

    function: the name of the live figure's function. question: what was asked, in canonical form; asked again of the
    same snapshot, it gives the same answer. asked: the same as structure (`asking.Asked.parts`), without what only says
    how a list is written; of a figure made of others, its function and theirs; {} where one record or the text was
    asked. records: the ids behind it, by kind. touching: how many more may lie in the period, or not. interval: lower,
    upper, level, method. terms: the figures that it was made of.
    """

    function: str
    question: str
    unit: str
    value: Any
    kind: FigureKind = "number"
    period: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[str, Any] = field(default_factory=dict)
    interval: Mapping[str, Any] | None = None
    method: str = ""
    records: Mapping[str, Sequence[str]] = field(default_factory=dict)
    touching: int = 0
    undated: int = 0
    breakdown: Sequence[Mapping[str, Any]] | None = None
    snapshot: str = ""
    notes: tuple[str, ...] = ()
    terms: tuple[Mapping[str, Any], ...] = ()
    sql: str = ""
    parameters: tuple[Any, ...] = ()
    id: str = ""
    row: str = ""
    show: Show = Show()
    refusals: tuple[Mapping[str, str], ...] = ()  # names that may not be printed: person, status, message, remedy
    # What further computing needs; it is not kept with a claim.
    keys: Query | None = None
    entity: str = ""
    events: int | None = None
    exposure: float | None = None
    spans: tuple[Span, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figure as plain values, without what only further computing needs."""
        kept = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _COMPUTING}
        kept["show"] = {one.name: getattr(self.show, one.name) for one in fields(Show)}
        kept["parameters"] = [str(value) for value in self.parameters]
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """A figure as it was kept; it can be written, not computed with."""
        plain = dict(kept)
        show = dict(plain.pop("show"))
        if isinstance(show["noun"], list):
            show["noun"] = tuple(show["noun"])
        for name in ("notes", "terms", "parameters", "refusals"):
            plain[name] = tuple(plain[name])
        return cls(**plain, show=Show(**show))

    def text(self, lang: str, show: Show | None = None) -> str:
        """The figure as it stands in a text."""
        how = show or self.show
        if how.style and how.style not in STYLES:
            raise FigureError(
                _("There is no style “{style}”.", style=how.style), _("Styles are: {names}.", names=", ".join(STYLES))
            )
        written = _WRITERS.get(self.kind, _number)(self, lang, self._agreeing(lang, how))
        noun = self._noun(lang, how)
        return f"{written} {noun}" if noun else written

    def _agreeing(self, lang: str, how: Show) -> Show:
        """How the number is written beside its noun: in Russian it takes the gender and the life of the unit's own one;
        in Kazakh and Kyrgyz the noun alone takes the case."""
        if not how.noun:
            return how
        if lang in _NOUN_ALONE:
            return replace(how, case="nom")
        known = SHIPPED.units.get(self.unit)
        if how.noun is True and known and lang == "ru":
            return replace(how, gender=known.russian.gender, animate=known.russian.animate)
        return how

    def _noun(self, lang: str, how: Show) -> str:
        number = self._counted(how)
        if not how.noun or number is None:
            return ""
        if isinstance(how.noun, tuple):
            return plural_form(number, lang, how.noun)
        known = SHIPPED.units.get(self.unit)
        if known is None:
            raise FigureError(
                _("“{unit}” has no noun of its own.", unit=self.unit), _('Give its forms: noun=["month", "months"].')
            )
        check_case(lang, how.case)
        if lang == "ru":
            return known.russian.after(number, how.case)
        noun = plural_form(number, lang, known.nouns_in(lang))
        return decline(noun, lang, how.case) if lang in _NOUN_ALONE else noun

    def _counted(self, how: Show) -> int | Decimal | None:
        """The number as it is written, decimals and all, where a noun can stand behind it."""
        if isinstance(self.value, int):
            in_words = how.style in ("words", "spell")
            return self.value if how.decimals is None or in_words else _rounded(self.value, how.decimals)
        known = isinstance(self.value, float | str | Decimal) and self.kind in ("number", "rate", "ratio")
        if not known or how.style == "percent" or not isinstance(how.noun, tuple):
            return None
        exact = Decimal(str(self.value))
        decimals = _DECIMALS.get(self.kind) if how.decimals is None else how.decimals
        return exact if decimals is None else _rounded(exact, decimals)


_COMPUTING = frozenset({"keys", "entity", "events", "exposure", "spans", "show", "parameters"})


def _number(figure: Figure, lang: str, how: Show) -> str:
    value = figure.value
    if not isinstance(value, int | float | str | Decimal) or isinstance(value, bool):
        return str(value)
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    if how.style in ("words", "spell"):
        if not whole or exact < 0:
            raise FigureError(_("{value} is not written in words.", value=value), _('Use style="digits".'))
        write = number_words if how.style == "words" else spell
        return write(int(exact), lang, gender=how.gender, case=how.case, animate=how.animate)
    return digits(exact, lang, how.decimals)


def digits(value: Decimal | float | int, lang: str, decimals: int | None = None) -> str:
    """A number in digits; without `decimals`, a whole number is written without any."""
    exact = Decimal(str(value))
    if decimals is None:
        exact = exact.to_integral_value() if exact == exact.to_integral_value() else exact.normalize()
    return format_number(exact, lang, decimals)


def _rounded(value: Decimal | int, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _part(figure: Figure, lang: str, how: Show) -> str:
    style = how.style or ("percent" if figure.kind == "share" else "digits")
    if style == "percent":
        return per_cent(figure.value, lang, how.decimals)
    decimals = _DECIMALS[figure.kind] if how.decimals is None else how.decimals
    return digits(figure.value, lang, decimals)


def _range(figure: Figure, lang: str, how: Show) -> str:
    least, most = (Decimal(str(value)) for value in figure.value)
    ends = [digits(value, lang, how.decimals) for value in (least, most)]
    return ends[0] if least == most else "–".join(ends)


def _interval(figure: Figure, lang: str, how: Show) -> str:
    lower, upper = figure.value
    if figure.unit == "share":
        ends = [per_cent(value, lang, 1 if how.decimals is None else how.decimals) for value in (lower, upper)]
        return f"{ends[0].removesuffix(LANGUAGES[lang].percent)}–{ends[1]}"
    if figure.unit == "estimate":
        return "–".join(about(value, lang, how.decimals) for value in (lower, upper))
    decimals = _DECIMALS.get(figure.unit, 1) if how.decimals is None else how.decimals
    return "–".join(digits(value, lang, decimals) for value in (lower, upper))


def _estimate(figure: Figure, lang: str, how: Show) -> str:
    """The total with its interval: without it the number would say more than anybody knows."""
    found = figure.interval or {}
    ends = {name: about(found[name], lang, how.decimals) for name in ("lower", "upper")}
    with use(lang):
        total, level = about(figure.value, lang, how.decimals), per_cent(found["level"], lang)
        return _("{total} ({level} interval: {lower}–{upper})", total=total, level=level, **ends)


def about(value: float, lang: str, decimals: int | None = None) -> str:
    """Three figures of it: an estimate that is printed to the person pretends to more."""
    if decimals is not None:
        return digits(value, lang, decimals)
    return digits(int(round(value, min(0, 3 - len(str(int(value)))))), lang)


def _list(figure: Figure, lang: str, _how: Show) -> str:
    items = [str(item) for item in figure.value]
    # Long items with commas of their own are kept apart by semicolons.
    return "; ".join(items) if any("," in item or ";" in item for item in items) else join(items, lang)


def _text(figure: Figure, lang: str, _how: Show) -> str:
    if figure.unit != "date":
        return str(figure.value)
    try:
        return format_date(parse(str(figure.value)), lang)
    except DateError:
        return str(figure.value)


_WRITERS = {
    "text": _text, "share": _part, "rate": _part, "ratio": _part, "range": _range, "interval": _interval,
    "estimate": _estimate, "list": _list,
}  # fmt: skip
