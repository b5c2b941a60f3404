"""A panel, not a number: every method that applies, side by side, with what would change the reader's mind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dalel.lib.messages import _
from dalel.statistics.decomposable import decomposable, delta_sensitivity
from dalel.statistics.errors import NotEstimable
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.graphs import MOST_LISTS as MOST_FOR_GRAPHS
from dalel.statistics.latent.estimate import latent_class, prior_sensitivity
from dalel.statistics.latent.sampling import Run
from dalel.statistics.loglinear.bootstrap import Settings, bootstrap
from dalel.statistics.loglinear.heterogeneity import differing
from dalel.statistics.loglinear.selection import average, best_model
from dalel.statistics.lower_bounds import chao
from dalel.statistics.tables import Lists
from dalel.statistics.two_lists import Sensitivity, chapman, lincoln_petersen, sensitivity
from dalel.statistics.words import leaving_out_words, reading

# With five lists a bootstrap over all 6,893 models takes minutes; the best forty carry nearly all choices. How many
# took part is said in the diagnostics.
MODELS_IN_BOOTSTRAP = {3: None, 4: None, 5: 40}
# A complete graph of more weight than this deserves an estimate without it.
COMPLETE_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Options:
    """quick: without bootstrap and latent classes, for a first look. sensitivity: other deltas and lists left out.

    priors: latent classes under other priors too, which takes five times as long. run: how the chains of latent
    classes run; by default until they agree.
    """

    seed: int = 1
    level: float = 0.95
    quick: bool = False
    sensitivity: bool = True
    samples: int = 1_000
    bootstrap: bool = True
    latent: bool = True
    priors: bool = False
    run: Run | None = None


@dataclass(frozen=True)
class Panel:
    """All answers on one table. `interrupted`: the reader stopped the work; what was finished is here."""

    observed: int
    lists: tuple[str, ...]
    sizes: tuple[int, ...]
    estimates: tuple[Estimate, ...]
    left_out: dict[str, tuple[Estimate, ...]] = field(default_factory=dict)
    deltas: tuple[Estimate, ...] = ()
    priors: tuple[Estimate, ...] = ()
    odds_ratios: tuple[Sensitivity, ...] = ()
    reading: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stratum: str = ""
    seed: int = 1
    interrupted: bool = False

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "observed": self.observed,
            "lists": list(self.lists),
            "sizes": dict(zip(self.lists, self.sizes, strict=True)),
            "estimates": [estimate.as_json() for estimate in self.estimates],
            "leave_one_list_out": {name: [one.as_json() for one in ones] for name, ones in self.left_out.items()},
            "delta_sensitivity": [one.as_json() for one in self.deltas],
            "odds_ratio_sensitivity": [
                {"odds_ratio": one.odds_ratio, "estimate": one.estimate, "lower": one.lower, "upper": one.upper}
                for one in self.odds_ratios
            ],
            "reading": list(self.reading),
            "notes": list(self.notes),
            "seed": self.seed,
            "interrupted": self.interrupted,
        }
        if self.priors:
            told["prior_sensitivity"] = [one.as_json() for one in self.priors]
        return {"stratum": self.stratum, **told} if self.stratum else told


def panel(table: Lists, options: Options | None = None) -> Panel:
    """Run what applies to this table. Interrupted from the keyboard, it returns with what was finished."""
    chosen = options or Options()
    estimates: list[Estimate] = []
    left_out: dict[str, tuple[Estimate, ...]] = {}
    deltas: list[Estimate] = []
    priors: list[Estimate] = []
    interrupted = False
    try:
        for work in _methods(table, chosen):
            estimates.append(work())
        estimates.extend(_without_complete(table, estimates, chosen.level))
        if chosen.sensitivity:
            for name in table.names if table.width > 2 else ():
                left_out[name] = _left_out(table, name, chosen)
            deltas = _deltas(table, estimates, chosen)
        if chosen.priors and table.width > 2:
            priors = prior_sensitivity(table, run=_run(chosen), level=chosen.level)
    except KeyboardInterrupt:
        interrupted = True
    curve = _curve(table, chosen) if table.width == 2 else ()
    said = reading(table.observed, table.width, estimates) + leaving_out_words(estimates, left_out)
    return Panel(
        observed=table.observed,
        lists=table.names,
        sizes=tuple(int(size) for size in table.overlaps.diagonal()),
        estimates=tuple(estimates),
        left_out=left_out,
        deltas=tuple(deltas),
        priors=tuple(priors),
        odds_ratios=curve,
        reading=said + ((_("Stopped before the end: some methods are missing."),) if interrupted else ()),
        notes=table.notes + _strangers(table),
        stratum=table.stratum,
        seed=chosen.seed,
        interrupted=interrupted,
    )


def _strangers(table: Lists) -> tuple[str, ...]:
    """A list that shares nobody with any other is where models differ most."""
    names = table.strangers() if table.overlapping else []
    if not names:
        return ()
    return (
        _("These lists share nobody with any other: {names}. Look at the panel without them.", names=", ".join(names)),
    )


def _methods(table: Lists, chosen: Options) -> list[Callable[[], Estimate]]:
    level, seed = chosen.level, chosen.seed
    if table.width == 2:
        reason = _("Not estimable: two lists. Dependence between them cannot be modelled.")
        absent = ("loglinear-bic-average", "decomposable-graphs", "latent-class")
        return [
            lambda: lincoln_petersen(table, level),
            lambda: chapman(table, level),
            lambda: chao(table, "bias-corrected", level),
            *[(lambda name=name: missing(name, reason, level=level)) for name in absent],
        ]
    top = MODELS_IN_BOOTSTRAP.get(table.width, 10)
    settings = Settings(samples=chosen.samples, top=top, seed=seed, level=level)
    methods: list[Callable[[], Estimate]] = [
        lambda: chao(table, "bias-corrected", level),
        lambda: best_model(table, "bic", level),
        lambda: best_model(table, "aic", level),
        lambda: average(table, "bic", None, level),
        lambda: differing(table, "Mth", "poisson", level),
        lambda: differing(table, "Mth", "darroch", level),
        lambda: decomposable(table, level=level),
    ]
    if chosen.bootstrap and not chosen.quick:
        methods.append(lambda: bootstrap(table, settings))
    if chosen.latent and not chosen.quick:
        methods.append(lambda: latent_class(table, run=_run(chosen), level=level))
    return methods


def _run(chosen: Options) -> Run:
    return replace(chosen.run, seed=chosen.seed) if chosen.run else Run(seed=chosen.seed)


def _without_complete(table: Lists, estimates: Sequence[Estimate], level: float) -> list[Estimate]:
    """Where the complete graph weighs much, the estimate without it stands beside."""
    weights = [one.diagnostics.get("complete_graph_weight", 0.0) for one in estimates]
    if not any(weight > COMPLETE_WEIGHT for weight in weights):
        return []
    return [decomposable(table, without_complete=True, level=level)]


def _left_out(table: Lists, name: str, chosen: Options) -> tuple[Estimate, ...]:
    """The quick methods without one list. Nested lists stay as they are: the whole table was found sound."""
    rest = table.without(name)
    if rest.width == 2:
        return (chapman(rest, chosen.level),)
    quick = [chao(rest, "bias-corrected", chosen.level)]
    if rest.width <= 4:
        # All models of five lists, once for every list left out, would take longer than the panel itself.
        quick.append(average(rest, "bic", None, chosen.level))
    if rest.width <= MOST_FOR_GRAPHS:
        averaged = decomposable(rest, level=chosen.level)
        quick.extend(_without_complete(rest, [averaged], chosen.level) or [averaged])
    return tuple(quick)


def _deltas(table: Lists, estimates: Sequence[Estimate], chosen: Options) -> list[Estimate]:
    if not any(one.method == "decomposable-graphs" and one.estimate is not None for one in estimates):
        return []
    return delta_sensitivity(table, level=chosen.level)


def _curve(table: Lists, chosen: Options) -> tuple[Sensitivity, ...]:
    try:
        return tuple(sensitivity(table, level=chosen.level))
    except NotEstimable:
        return ()
