"""estimate(): how many there were in all, from which sources told of whom; or the sentence that says why nobody knows.

Each source is a list; a thing is on the list of every source of which an accepted report tells of its incident. What
the lists share is what the methods of `dalel.statistics` work from. A figure never gives away small overlaps: lists
have letters in it, and what they share is rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dalel.figures import sql
from dalel.figures.catalogue import SHIPPED, did_you_mean
from dalel.figures.context import FigureContext
from dalel.figures.figure import Figure
from dalel.figures.functions import fit_notes, records_of
from dalel.figures.keywords import Asked, label, literal
from dalel.figures.sql import INSIDE, TOUCHES, UNDATED, Filter, Question
from dalel.lib.edtf import parse
from dalel.lib.errors import FigureError
from dalel.lib.facts import say
from dalel.lib.language import counted, format_date, format_number
from dalel.lib.messages import _, language, n_, use

if TYPE_CHECKING:
    from dalel.statistics.estimates import Estimate
    from dalel.statistics.panel import Options, Panel
    from dalel.statistics.tables import Lists

UNITS = ("persons", "incidents", "acts", "organisations")
# What a list is, and the dimension that says on which ones a thing is.
LISTS = {"sources": "source", "source-kinds": "source_kind"}
USUAL = "loglinear-bic-average"
DRAWN = ("loglinear-bic-bootstrap", "latent-class")  # these start from a seed
METHODS = (
    USUAL, "loglinear-bic", "loglinear-aic", "Mth-poisson", "Mth-darroch", "decomposable-graphs", *DRAWN,
)  # fmt: skip
# With more lists the exact methods take minutes; the smallest are joined to one.
MOST = 6
# Fewer than so many on a list, or shared by two, are never given as a number.
SMALL = 10


@dataclass(frozen=True)
class Capture:
    """Which lists hold what was counted. lists: ids of sources (or kinds) by letter; joined: those of the last list.

    histories: for each set of lists, how many things are on just those. unlisted: documented, but on no list.
    """

    unit: str
    documented: int
    lists: Mapping[str, str]
    joined: tuple[str, ...]
    histories: Mapping[frozenset[str], int]
    unlisted: int
    touching: int = 0
    undated: int = 0

    @property
    def letters(self) -> tuple[str, ...]:
        return (*self.lists, *((JOINED,) if self.joined else ()))

    def size(self, *letters: str) -> int:
        """How many are on all of these lists."""
        return sum(n for history, n in self.histories.items() if history.issuperset(letters))


JOINED = "Z"


def capture(context: FigureContext, asked: Asked, lists: str) -> Capture:
    """The table of lists for a question."""
    fits = {INSIDE: 0, TOUCHES: 0, UNDATED: 0, **dict(context.engine.run(sql.counting(asked.question)))}
    found = {frozenset(names): n for names, n in context.engine.run(_listing(asked.question, LISTS[lists]))}
    sizes: Counter[str] = Counter()
    for names, n in found.items():
        sizes.update(dict.fromkeys(names, n))
    ordered = sorted(sizes, key=lambda one: (-sizes[one], one))
    joined = tuple(sorted(ordered[MOST - 1 :])) if len(ordered) > MOST else ()
    lettered = {one: chr(ord("A") + at) for at, one in enumerate(sorted(set(ordered) - set(joined)))}
    histories: Counter[frozenset[str]] = Counter()
    for names, n in found.items():
        histories[frozenset(lettered.get(name, JOINED) for name in names)] += n
    return Capture(
        asked.question.unit,
        fits[INSIDE],
        {letter: one for one, letter in lettered.items()},
        joined,
        dict(histories),
        fits[INSIDE] - sum(histories.values()),
        fits[TOUCHES],
        fits[UNDATED],
    )


def _listing(question: Question, by: str) -> sql.Query:
    """(lists, how many things are on just these)."""
    if not any(one.dimension == "report_status" for one in question.filters):
        question = replace(question, filters=(*question.filters, Filter("report_status", ("accepted",))))
    return sql.relation(question, by=by).within(
        "SELECT lists, COUNT(*) AS n FROM (SELECT k, array_sort(array_agg(DISTINCT v)) AS lists FROM (",
        f") AS r WHERE fit = {INSIDE} AND v IS NOT NULL GROUP BY k) AS c GROUP BY lists ORDER BY lists",
    )


# --- what may be said ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Study:
    """The table of lists with its panel; `refusal` is the sentence form where no total may be given."""

    capture: Capture
    panel: Panel | None
    refusal: str = ""

    def estimate(self, method: str) -> Estimate | None:
        return next((one for one in self.panel.estimates if one.method == method), None) if self.panel else None


def study(found: Capture, options: Options) -> Study:
    """The panel on a table of lists, in the current language. The same table is worked out once."""
    from dalel.statistics.tables import Lists  # noqa: PLC0415 - numpy takes 0.1 s to import

    letters = found.letters
    if len(letters) < 3:
        few = (_("not estimable: no list"), _("not estimable: one list"), _("not estimable: two lists"))
        return Study(found, None, few[len(letters)])
    rows = [[int(letter in history) for letter in letters] for history in found.histories]
    table = Lists.of(letters, rows, list(found.histories.values()), allow_nested=True)
    if not table.overlapping:
        return Study(found, None, _("not estimable: no overlap"))
    if len(letters) - len(table.strangers()) < 3:
        # a third list that shares nobody says nothing of how the other two hang together
        return Study(found, None, _("not estimable: only two lists overlap"))
    if any(found.size(inner) >= SMALL for inner, _outer in table.nested()):
        return Study(found, None, _("not estimable: one list lies within another"))
    made = _panel(_Keyed(table), options, language())
    return Study(found, made)


@dataclass(frozen=True, eq=False)
class _Keyed:
    """A table that is equal to any other with the same histories: `Lists` holds arrays, which have no hash."""

    table: Lists

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and self.table.key == other.table.key

    def __hash__(self) -> int:
        return hash(self.table.key)


@lru_cache(maxsize=32)
def _panel(keyed: _Keyed, options: Options, _language: str) -> Panel:
    # its sentences are in the current language, which is therefore part of the key
    from dalel.statistics.panel import panel  # noqa: PLC0415 - numpy and scipy take 0.4 s to import

    return panel(keyed.table, options)


def at_least(found: Capture) -> str:
    """The only sentence that lists support by themselves."""
    if not found.documented:
        return _("None are on file.")
    said = counted(found.documented, SHIPPED.unit(found.unit).nouns_in(language()), language())
    return n_("At least {counted} is documented.", "At least {counted} are documented.", found.documented, counted=said)


def list_notes(found: Capture) -> tuple[str, ...]:
    """What a reader of the table has to know about its lists."""
    said: tuple[str, ...] = ()
    if found.unlisted:
        said += (
            n_(
                "{count} more is documented without an accepted report; it is on no list.",
                "{count} more are documented without an accepted report; they are on no list.",
                found.unlisted,
                count=format_number(found.unlisted, language()),
            ),
        )
    if found.joined:
        said += (_("The {count} smallest lists are joined to one, {letter}.", count=len(found.joined), letter=JOINED),)
    return said


def shown(count: int) -> int | str:
    """A number on a list, or shared by lists, as it may leave the house: to the nearest ten, small ones withheld."""
    return f"<{SMALL}" if count < SMALL else round(count / SMALL) * SMALL


# --- the live figure -------------------------------------------------------------------------------------------------


def estimate(
    context: FigureContext,
    name: str,
    *,
    lists: str = "sources",
    method: str = USUAL,
    level: float | None = None,
    seed: int = 1,
    **words: Any,
) -> Figure:
    """How many in all, those whom no source told of among them; or why that cannot be said."""
    _check(name, lists, method, seed)
    asked = context.ask(name, words)
    with use(context.language):
        found = capture(context, asked, lists)
        done = study(found, _options(method, level or context.level, seed, len(found.letters)))
        chosen = done.estimate(method)
        refusal = done.refusal or _refused(done, chosen, method)
        made = _figure(context, asked, done, {"lists": lists, "method": method, "seed": seed, "level": level})
    if refusal or chosen is None:
        return replace(made, value=refusal, kind="text")
    ends = {"lower": round(chosen.lower or 0, 1), "upper": round(chosen.upper or 0, 1)}
    return replace(
        made,
        value=round(chosen.estimate or 0, 1),
        kind="estimate",
        interval={**ends, "level": chosen.level, "method": method},
    )


def _check(name: str, lists: str, method: str, seed: int) -> None:
    if name not in UNITS:
        raise FigureError(_("{unit} are on no lists of sources.", unit=name), did_you_mean(name, list(UNITS)))
    if lists not in LISTS:
        raise FigureError(_("There are no lists “{name}”.", name=lists), did_you_mean(lists, LISTS))
    if method not in METHODS:
        raise FigureError(_("There is no method “{name}”.", name=method), did_you_mean(method, list(METHODS)))
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise FigureError(_("seed= is a whole number from 0 up."))


def _options(method: str, level: float, seed: int, width: int) -> Options:
    """The quick panel; with the bootstrap or latent classes where just they are asked for."""
    from dalel.statistics.panel import Options  # noqa: PLC0415 - numpy and scipy take 0.4 s to import

    return Options(
        seed=seed,
        level=level,
        bootstrap=method == "loglinear-bic-bootstrap",
        latent=method == "latent-class",
        sensitivity=width < MOST,
    )


def _refused(done: Study, chosen: Estimate | None, method: str) -> str:
    """Why the panel's answer may not be printed as a number."""
    from dalel.statistics.words import disagree  # noqa: PLC0415 - numpy takes 0.1 s to import

    if chosen is None or chosen.estimate is None:
        return _("not estimable: {method} finds no total", method=method)
    if chosen.upper is None or chosen.upper == float("inf"):
        return _("not estimable: the lists set no upper bound")
    if method == USUAL and done.panel is not None and disagree(done.panel.estimates):
        return _("not estimable: the methods disagree")
    return ""


def _figure(context: FigureContext, asked: Asked, done: Study, options: Mapping[str, Any]) -> Figure:
    found = done.capture
    query = _listing(asked.question, LISTS[options["lists"]])
    given = {word: value for word, value in options.items() if value is not None}
    question = asked.canonical("estimate")[:-1] + "".join(f", {key}={literal(given[key])}" for key in given) + ")"
    return Figure(
        "estimate",
        question,
        asked.question.unit,
        None,
        period=asked.period.text if asked.period else "",
        filters=asked.filters,
        asked=asked.parts("estimate"),
        method=_method(context, asked, done, options),
        records=records_of(context, asked.question, found.documented),
        touching=found.touching,
        undated=found.undated,
        snapshot=context.engine.snapshot.hash,
        notes=_notes(done, str(options["method"])),
        terms=_terms(found),
        sql=query.alone,
        parameters=query.values,
    )


def _notes(done: Study, method: str) -> tuple[str, ...]:
    found = done.capture
    said = (at_least(found), *list_notes(found))
    said += fit_notes({TOUCHES: found.touching, UNDATED: found.undated})
    if done.panel is None:
        return said
    chosen = done.estimate(method)
    said += tuple(done.panel.reading[1:]) + done.panel.notes
    return tuple(dict.fromkeys((*said, *(chosen.warnings if chosen else ()))))


def _method(context: FigureContext, asked: Asked, done: Study, options: Mapping[str, Any]) -> str:
    """How it was made, in a few sentences."""
    found = done.capture
    what = say_dimension(str(options["lists"]))
    said = [
        _("Estimated number of all {unit}, documented or not, by multiple systems estimation.",
          unit=say(SHIPPED.unit(found.unit).label, language()).lower()),
        _("Lists: one for each {dimension} with an accepted report of the incident; {count} in all, called by letters"
          " in the order of their ids.", dimension=what, count=len(found.letters)),
    ]  # fmt: skip
    filters = context.method.filters(asked)
    if filters:
        said.append(_("Chosen by: {filters}.", filters="; ".join(filters)))
    if asked.period is not None:
        when = format_date(parse(asked.period.text), language())
        said.append(_("Period: {period}; a date counts when it lies wholly inside.", period=when))
    if done.panel is None:
        return " ".join(said)
    chosen = done.estimate(str(options["method"]))
    said.append(_("Method: {method}.", method=options["method"]))
    if options["method"] in DRAWN:
        said.append(_("Random numbers from the seed {seed}.", seed=options["seed"]))
    said += list(chosen.assumptions) if chosen else []
    return " ".join(said)


def say_dimension(lists: str) -> str:
    return say(SHIPPED.dimension(LISTS[lists]).label, language()).lower()


def list_label(context: FigureContext, lists: str, value: str) -> str:
    """What a list is called, for those who may know."""
    return label(SHIPPED.dimension(LISTS[lists]), value, language(), context.facts, context.engine)


def _terms(found: Capture) -> tuple[Mapping[str, Any], ...]:
    """What the estimate was made of, without anything by which somebody could be found."""
    head = {"documented": found.documented, "lists": len(found.letters), "on_no_list": found.unlisted}
    sizes = [{"list": letter, "size": shown(found.size(letter))} for letter in found.letters]
    return (head, *sizes, *overlaps(found))


def overlaps(found: Capture) -> Sequence[Mapping[str, Any]]:
    """What every two lists share, as it may be shown."""
    return [
        {"list": first, "and": second, "shared": shown(found.size(first, second))}
        for first, second in combinations(found.letters, 2)
    ]
