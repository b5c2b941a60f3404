"""How many there were in all, as the records' sources let it be judged: the panel behind the page of estimates."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from dalel.accounts.policy import Reader, sight
from dalel.custody.facts import current_facts
from dalel.figures import estimating
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.estimating import Study
from dalel.figures.queries import snapshots
from dalel.lib.errors import DalelError, MissingError
from dalel.lib.facts import Facts
from dalel.lib.language import format_number
from dalel.lib.messages import _, language
from dalel.pages import projects
from dalel.pages.caching import make_once
from dalel.records import gate

if TYPE_CHECKING:
    from dalel.statistics.panel import Options

# What the panel of so many lists takes on a small machine stays under ten seconds; other priors and lists left out are
# looked at where there is time for them.
_MOST_WITH_OTHERS = 5
_KEPT = 32
CHOICES = ("act", "during")

_known: OrderedDict[tuple[str, ...], EstimatePage] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Row:
    """One list: its letter, what it is, and how many are on it, as that may be shown."""

    letter: str
    label: str
    size: str
    shared: tuple[str, ...]  # with every list, in the order of the letters; "" with itself


@dataclass(frozen=True)
class EstimatePage:
    """What the page shows. `problem`: what is wrong with the choice, and then nothing else is there."""

    study: Study | None = None
    at_least: str = ""
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    snapshot: str = ""
    problem: DalelError | None = None

    @property
    def panel(self) -> Any:
        return self.study.panel if self.study else None


def find(reader: Reader, wanted: Mapping[str, str]) -> EstimatePage:
    """The panel for a choice, kept until the records change. MissingError for who does not work in the office: it
    counts what is closed to others, and shows the size of every list."""
    if not sight(reader).office:
        raise MissingError(_("There is no such address."))
    if not gate.knows_all_open(reader) and any(wanted.get(name) for name in CHOICES):
        return EstimatePage(
            problem=DalelError(
                _("Some incidents are closed to this page. What is chosen among all could tell what these are."),
                _("Estimate from all of them here, or write estimate(…) in a text and build it on the machine."),
            )
        )
    seen = projects.seen(reader)
    if len(seen) != 1:
        return EstimatePage(
            problem=MissingError(
                _("An estimate is of one project.") if seen else _("There is no project."),
                _("Choose a project above.") if seen else _("Import one: `dalel import FOLDER`."),
            )
        )
    snapshot = snapshots.current(seen[0])
    asked = (snapshot.hash, language(), *(wanted.get(name, "") for name in ("unit", "act", "during", "lists", "more")))
    return make_once(_known, _KEPT, asked, lambda: _found(Engine(snapshot), current_facts(seen[0].name), wanted))


def _found(engine: Engine, facts: Facts, wanted: Mapping[str, str]) -> EstimatePage:
    context = FigureContext(engine, facts, language=language())
    lists = wanted.get("lists", "sources")
    try:
        if lists not in estimating.LISTS or wanted.get("unit", "persons") not in estimating.UNITS:
            return EstimatePage()
        asked = context.ask(
            wanted.get("unit", "persons"), {name: wanted[name] for name in ("act", "during") if wanted.get(name)}
        )
        found = estimating.capture(context, asked, lists)
        study = estimating.study(found, _options(len(found.letters), more=bool(wanted.get("more"))))
        return EstimatePage(
            study,
            estimating.at_least(found),
            _rows(context, study, lists),
            estimating.list_notes(found),
            engine.snapshot.hash,
        )
    except DalelError as error:
        return EstimatePage(problem=error)
    finally:
        engine.close()


def _options(width: int, *, more: bool) -> Options:
    """Short enough for somebody who waits: no bootstrap, and few chains where latent classes are wished for."""
    from dalel.statistics.latent.sampling import Run  # noqa: PLC0415 - numpy and scipy take 0.4 s to import
    from dalel.statistics.panel import Options  # noqa: PLC0415 - the same

    short = Run(chains=8, warm=100, block=50, most=200, ladder_most=0)
    return Options(bootstrap=False, latent=more, run=short, sensitivity=width + more <= _MOST_WITH_OTHERS)


def _rows(context: FigureContext, study: Study, lists: str) -> tuple[Row, ...]:
    found = study.capture
    shared = {frozenset(pair): _shown(found.size(*pair)) for pair in combinations(found.letters, 2)}
    rows = []
    for letter in found.letters:
        ids = [found.lists[letter]] if letter in found.lists else found.joined
        label = ", ".join(estimating.list_label(context, lists, one) for one in ids)
        cells = tuple("" if other == letter else shared[frozenset((letter, other))] for other in found.letters)
        rows.append(Row(letter, label, _shown(found.size(letter)), cells))
    return tuple(rows)


def _shown(count: int) -> str:
    told = estimating.shown(count)
    return told if isinstance(told, str) else format_number(told, language())
