"""The latent class estimate with what an outsider needs to judge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dalel.lib.messages import _
from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.latent.model import Prior
from dalel.statistics.latent.sampling import WANTED_DRAWS, WANTED_R_HAT, Run, Sampled, sample
from dalel.statistics.tables import Lists

METHOD = "latent-class"
# Beyond this the chains describe different posteriors, and a pooled interval is nobody's.
REFUSED_R_HAT = 1.1
MOST_LISTS = 40


def latent_class(table: Lists, prior: Prior | None = None, run: Run | None = None, level: float = 0.95) -> Estimate:
    """Median and central interval of the total; withheld where the chains disagree."""
    chosen, how = prior or Prior(), run or Run()
    _check(chosen, how)
    if table.width < 3:
        return missing(
            METHOD, _("Not estimable: two lists. Classes cannot be told apart by fewer than three."), level=level
        )
    if table.width > MOST_LISTS:
        return missing(METHOD, _("More than {most} lists: join lists of one kind.", most=MOST_LISTS), level=level)
    if not table.overlapping:
        return missing(METHOD, no_overlap(), level=level)
    drawn = sample(table, chosen, how)
    if drawn.r_hat > REFUSED_R_HAT:
        low, high = (float(np.median(drawn.total, axis=0).min()), float(np.median(drawn.total, axis=0).max()))
        reason = _(
            "Not estimable: the chains disagree (R-hat {hat:.2f}); their medians run from {low:,.0f} to {high:,.0f}.",
            hat=drawn.r_hat,
            low=low,
            high=high,
        )
        refused = missing(METHOD, reason, level=level)
        return replace(refused, diagnostics=_diagnostics(drawn, chosen, how), warnings=_warnings(table, drawn, chosen))
    lower, middle, upper = np.quantile(drawn.total, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Estimate(
        method=METHOD,
        estimate=float(middle),
        lower=float(lower),
        upper=float(upper),
        level=level,
        assumptions=_assumptions(chosen),
        diagnostics={"mean": float(drawn.total.mean()), **_diagnostics(drawn, chosen, how)},
        warnings=_warnings(table, drawn, chosen),
        draws=drawn.total.ravel(),
    )


def prior_sensitivity(
    table: Lists, priors: Sequence[Prior] = (), run: Run | None = None, level: float = 0.95
) -> list[Estimate]:
    """The estimate under other priors: half the classes, heavier and lighter alpha, chances drawn towards 1/2 or 0."""
    base = Prior()
    chosen = priors or (
        base,
        replace(base, classes=5),
        replace(base, shape=1.0, rate=1.0),
        replace(base, list_yes=0.5, list_no=0.5),
        replace(base, list_yes=1.0, list_no=3.0),
    )
    return [latent_class(table, prior, run, level) for prior in chosen]


def _check(prior: Prior, run: Run) -> None:
    sizes = (prior.shape, prior.rate, prior.list_yes, prior.list_no)
    if prior.classes < 2 or min(sizes) <= 0 or (prior.cap is not None and prior.cap <= 0):
        raise StatisticsError(_("A prior needs two classes at least and parameters above 0."))
    if run.chains < 4 or run.block < 10 or run.warm < 10 or run.most < run.block:
        raise StatisticsError(_("A run needs four chains at least, ten paths of warm-up and ten in a block."))


def _diagnostics(drawn: Sampled, prior: Prior, run: Run) -> dict[str, object]:
    return {
        "r_hat": drawn.r_hat,
        "bulk_effective_draws": drawn.bulk,
        "tail_effective_draws": drawn.tail,
        "chains": int(drawn.total.shape[1]),
        "draws": int(drawn.total.size),
        "accepted": drawn.accepted,
        "tempered": drawn.exchanged is not None,
        "least_exchanged": drawn.exchanged,
        "classes": prior.classes,
        "alpha_prior": [prior.shape, prior.rate],
        "list_prior": [prior.list_yes, prior.list_no],
        "cap": prior.cap,
        "seed": run.seed,
    }


def _assumptions(prior: Prior) -> tuple[str, ...]:
    return (
        _("People are of at most {classes} kinds; within a kind lists are independent.", classes=prior.classes),
        _("No kind of person is hidden from all lists: the data cannot exclude one, only the prior does."),
        _("The population did not change, and records were linked without error."),
    )


def _warnings(table: Lists, drawn: Sampled, prior: Prior) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    if drawn.r_hat > WANTED_R_HAT or drawn.bulk < WANTED_DRAWS:
        told += (
            _(
                "The chains have not quite converged: R-hat {hat:.3f}, {draws:,.0f} effective draws.",
                hat=drawn.r_hat,
                draws=drawn.bulk,
            ),
        )
    if prior.cap is not None:
        edge = table.observed * (1 + 0.95 * prior.cap)
        share = float(np.mean(drawn.total > edge))
        if share > 0.001:
            told += (
                _(
                    "The posterior touches the cap of {cap} times those observed: {share:.1%}.",
                    cap=prior.cap,
                    share=share,
                ),
            )
    if np.quantile(drawn.total, 0.975) > 5 * np.median(drawn.total):
        told += (_("The upper tail is the prior's: the data do not bound the total from above."),)
    if table.width == 3:
        told += (_("With three lists a second class is told apart by the prior alone."),)
    return told
