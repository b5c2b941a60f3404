"""Latent classes under other priors, on wish."""

from __future__ import annotations

from collections.abc import Callable

from dalel.statistics.latent.sampling import Run
from dalel.statistics.panel import Options, panel
from dalel.statistics.tables import Lists
from dalel.statistics.terminal import as_text

SHORT = Run(chains=4, warm=20, block=10, most=20, ladder_most=0)


def test_the_panel_shows_other_priors_where_they_are_asked_for(published: Callable[[str], Lists]) -> None:
    options = Options(quick=True, sensitivity=False, priors=True, run=SHORT)
    found = panel(published("spina_bifida_ny_626"), options)
    assert len(found.as_json()["prior_sensitivity"]) == 5
    assert len({tuple(one.diagnostics["list_prior"]) for one in found.priors}) == 3
    assert "Latent classes under other priors" in as_text(found)


def test_without_asking_nothing_is_said_of_other_priors(published: Callable[[str], Lists]) -> None:
    found = panel(published("spina_bifida_ny_626"), Options(quick=True, sensitivity=False))
    assert "prior_sensitivity" not in found.as_json()
    assert "other priors" not in as_text(found)
