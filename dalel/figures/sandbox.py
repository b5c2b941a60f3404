"""Evaluates live figures: a small part of Python's expressions, read with `ast` and never run by Python.

Allowed are texts, numbers, yes and no, lists of them, calls of the functions below, names of figures that the front
matter defines, and + and -. Everything else is refused with what it is. Nothing can be reached from here but the
functions' own answers: there are no attributes, no indexes, no variables.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dalel.figures import combining, estimating, functions, listing
from dalel.figures.catalogue import did_you_mean
from dalel.figures.context import FigureContext
from dalel.figures.figure import Figure, Show
from dalel.lib.errors import DalelError, FigureError
from dalel.lib.messages import _

Function = Callable[..., Figure]


def show(_bench: FigureContext, figure: Figure) -> Figure:
    """A figure as it is: for giving a named figure a style or a row."""
    return figure


_IN_TIME = frozenset({"year", "month", "day"})
_ORDERS = ("number", "name", "time")


def table(bench: FigureContext, figure: Figure, order: str = "", top: int = 0) -> Figure:
    """A breakdown as a table; it stands alone in its paragraph.

    order: "time", "number" (the largest first) or "name"; else time for years, months and days, number for the rest.
    top: only so many rows, and the rest as one.
    """
    if figure.function != "count" or not figure.asked.get("apart"):
        raise FigureError(
            _("This figure has no parts to put into a table."), _('Count by something: count("acts", by="region").')
        )
    if not figure.breakdown:
        raise FigureError(
            _("There is nothing to put into this table: the count is 0."), _("Look at the filters, or take it out.")
        )
    if order and order not in _ORDERS:
        raise FigureError(_("“{order}” is no order of rows.", order=order), did_you_mean(order, list(_ORDERS)))
    if not isinstance(top, int) or isinstance(top, bool) or top < 0:
        raise FigureError(_("top= is a whole number from 1 up."), _("Write top=5."))
    by = bench.catalogue.dimension(figure.asked["apart"][0])
    order = order or ("time" if by.type in _IN_TIME else "number")
    parts = list(figure.breakdown)
    if order == "number":
        parts.sort(key=lambda part: (part["value"] is None, -part["count"]))
    elif order == "name":
        parts.sort(key=lambda part: (part["value"] is None, str(part["label"]).casefold()))
    return replace(figure, kind="table", breakdown=_topmost(figure, parts, top) if 0 < top < len(parts) else parts)


def _topmost(figure: Figure, parts: list[Any], top: int) -> list[Any]:
    if sum(part["count"] for part in parts) != figure.value:
        raise FigureError(_("top= adds up what is left, and here one can stand in several rows."), _("Leave top= out."))
    if parts[0].get("across"):
        raise FigureError(_("top= is for tables with one dimension."), _("Leave across= or top= out."))
    rest = parts[top:]
    others = {"value": None, "label": _("others ({count})", count=len(rest)), "touching": 0}
    return [*parts[:top], {**others, "count": sum(part["count"] for part in rest)}]


FUNCTIONS: Mapping[str, Function] = {
    "count": functions.count,
    "distinct": functions.distinct,
    "total": functions.total,
    "extent": functions.extent,
    "rate": functions.rate,
    "span": functions.span,
    "share": combining.share,
    "ratio": combining.ratio,
    "both": combining.both,
    "either": combining.either,
    "interval": combining.interval,
    "estimate": estimating.estimate,
    "names": listing.names,
    "name": listing.name,
    "values": listing.values,
    "field": listing.field,
    "date": listing.date,
    "fact": listing.fact,
    "document": listing.document,
    "paragraph": listing.paragraph,
    "opinion": listing.opinion,
    "show": show,
    "table": table,
}
# How many of a function's first arguments are figures, and how many are texts.
_FIGURES = {"share": 2, "ratio": 2, "both": 2, "either": 2, "interval": 1, "show": 1, "table": 1}
_AS_IT_IS = frozenset({"show", "table"})
_WRITING = frozenset({"row", "id", "style", "noun", "case", "gender", "animate", "decimals"})
_LONGEST, _DEEPEST, _LONGEST_SHOWN = 4_000, 30, 200
_LARGEST_NUMBER = 10**15
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass
class Sandbox:
    """Evaluates the expressions of one document. `named`: the front matter's figures, by name."""

    context: FigureContext
    named: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, Figure] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def evaluate(self, expression: str) -> Figure:
        """The figure that an expression stands for. Raises DalelError that says what is wrong, and what is near."""
        answer = self._value(_parsed(expression), 0)
        if not isinstance(answer, Figure):
            raise FigureError(_("This is no figure but a plain value."), _("Write it into the text as it is."))
        return answer

    def _value(self, node: ast.expr, depth: int) -> Any:
        if depth > _DEEPEST:
            raise FigureError(_("This is nested too deeply."), _("Give its parts names in the front matter."))
        match node:
            case ast.Constant(value) if value is None or isinstance(value, str | int | float):
                _refuse_odd(value)
                return value
            case ast.List(elements) | ast.Tuple(elements):
                return [self._plain(element, depth) for element in elements]
            case ast.UnaryOp(ast.USub(), ast.Constant(value)) if isinstance(value, int | float):
                _refuse_odd(value)
                return -value
            case ast.Name(name):
                return self._named(name)
            case ast.BinOp(left, ast.Add() | ast.Sub() as sign, right):
                figures = [self._figure(one, depth) for one in (left, right)]
                return (combining.plus if isinstance(sign, ast.Add) else combining.minus)(self.context, *figures)
            case ast.Call(ast.Name(name), arguments, keywords):
                return self._call(name, arguments, keywords, depth)
        raise FigureError(
            _("“{text}” is not allowed in a live figure.", text=_shown(node)),
            _("Use the functions of the catalogue, names of the front matter, + and -."),
        )

    def _plain(self, node: ast.expr, depth: int) -> Any:
        value = self._value(node, depth + 1)
        if isinstance(value, Figure):
            raise FigureError(_("A figure cannot stand here: {text}.", text=_shown(node)), _("Give a plain value."))
        return value

    def _figure(self, node: ast.expr, depth: int) -> Figure:
        value = self._value(node, depth + 1)
        if not isinstance(value, Figure):
            raise FigureError(_("“{text}” is not a figure.", text=_shown(node)), _("Ask for it: count(…)."))
        return value

    def _named(self, name: str) -> Figure:
        if name not in self.named:
            known = [*self.named, *FUNCTIONS]
            raise FigureError(_("Nothing is called “{name}” here.", name=name), did_you_mean(name, known))
        if name in self._open:
            raise FigureError(
                _("“{name}” is made of itself: {chain}.", name=name, chain=" → ".join([*self._open, name])),
                _("Take one of them out of the circle."),
            )
        if name not in self._known:
            self._open.append(name)
            try:
                self._known[name] = self.evaluate(self.named[name])
            except DalelError as error:
                said = _("In the figure “{name}” of the front matter: {message}", name=name, message=error.message)
                raise FigureError(said, error.remedy, code=error.code) from error
            finally:
                self._open.pop()
        return self._known[name]

    def _call(self, name: str, arguments: list[ast.expr], keywords: list[ast.keyword], depth: int) -> Figure:
        function = FUNCTIONS.get(name)
        if function is None:
            raise FigureError(_("There is no function “{name}”.", name=name), did_you_mean(name, list(FUNCTIONS)))
        first = _FIGURES.get(name, 0)
        given: list[Any] = [
            self._figure(node, depth) if at < first else self._plain(node, depth) for at, node in enumerate(arguments)
        ]
        words: dict[str, Any] = {}
        for keyword in keywords:
            if keyword.arg is None or keyword.arg in words:
                raise FigureError(_("A keyword is given twice, or by **."), _("Write each keyword once."))
            words[keyword.arg] = self._plain(keyword.value, depth)
        writing = {word: words.pop(word) for word in list(words) if word in _WRITING}
        _check_call(name, function, given, words)
        figure = self._remembered(name, function, given, words)
        if name in _AS_IT_IS:  # a table of a figure that has a row is that row
            figure = replace(figure, id=given[0].id, row=given[0].row)
        return _written(figure, writing)

    def _remembered(
        self, name: str, function: Callable[..., Figure], given: list[Any], words: dict[str, Any]
    ) -> Figure:
        """A question that is asked twice is answered once."""
        asked = [one.question if isinstance(one, Figure) else one for one in given]
        key = f"{name} {asked!r} {sorted(words.items())!r}"
        if key not in self._known:
            self._known[key] = replace(function(self.context, *given, **words), id="", row="", show=Show())
        return self._known[key]


def _parsed(expression: str) -> ast.expr:
    if len(expression) > _LONGEST:
        raise FigureError(_("This is too long for a live figure."), _("Give its parts names in the front matter."))
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FigureError(
            _("This cannot be read as a live figure: {reason}.", reason=getattr(error, "msg", error)),
            _('Write it like count("incidents", during="2018").'),
        ) from None


def _refuse_odd(value: object) -> None:
    """Refuse numbers that no figure needs and no database holds, and texts with signs that cannot be stored."""
    if isinstance(value, int | float) and not abs(value) <= _LARGEST_NUMBER:
        raise FigureError(
            _("A number here is larger than {limit:,}.", limit=_LARGEST_NUMBER), _("Write the number that you mean.")
        )
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise FigureError(
            _("A text here holds a character that is no letter and no sign (such as a NUL)."),
            _("Write the text without it."),
        )


def _shown(node: ast.expr) -> str:
    """The part of an expression, for a message."""
    try:
        text = ast.unparse(node)
    except (RecursionError, ValueError):  # a number of thousands of digits cannot be written out
        return "…"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _check_call(name: str, function: Callable[..., Figure], given: list[Any], words: Mapping[str, Any]) -> None:
    signature = inspect.signature(function)
    try:
        signature.bind(None, *given, **words)
    except TypeError as error:
        expected = ", ".join(
            str(one).partition(":")[0].replace("**words", "…") for one in list(signature.parameters.values())[1:]
        )
        raise FigureError(
            _("{name}(…) is not called rightly: {reason}.", name=name, reason=error),
            _("It takes: {expected}.", expected=expected),
        ) from None
    texts = [parameter for parameter in list(signature.parameters.values())[1:] if parameter.annotation == "str"]
    bound = signature.bind(None, *given, **words).arguments
    for parameter in texts:
        if not isinstance(bound.get(parameter.name, ""), str):
            raise FigureError(
                _("{name}(…) wants a text for “{parameter}”.", name=name, parameter=parameter.name),
                _("Put it into quotation marks."),
            )


def _written(figure: Figure, writing: Mapping[str, Any]) -> Figure:
    """The figure with the id, row and style that its outermost call gives it."""
    noun = writing.get("noun", figure.show.noun)
    how = Show(
        style=str(writing.get("style", figure.show.style)),
        noun=tuple(str(one) for one in noun) if isinstance(noun, list | tuple) else bool(noun),
        gender=str(writing.get("gender", figure.show.gender)),
        case=str(writing.get("case", figure.show.case)),
        animate=bool(writing.get("animate", figure.show.animate)),
        decimals=writing.get("decimals", figure.show.decimals),
    )
    if how.decimals is not None and (not isinstance(how.decimals, int) or not 0 <= how.decimals <= 6):
        raise FigureError(_("decimals= is a whole number from 0 to 6."))
    return replace(figure, show=how, id=str(writing.get("id") or figure.id), row=str(writing.get("row") or figure.row))
