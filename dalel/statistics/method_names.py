"""The methods in words, beside the codes by which they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from dalel.lib.messages import _


def method_names() -> Mapping[str, str]:
    """The methods in the reader's words."""
    return {
        "chao-bias-corrected": _("Chao's lower bound"),
        "loglinear-bic": _("Best log-linear model by BIC"),
        "loglinear-aic": _("Best log-linear model by AIC"),
        "loglinear-bic-average": _("All log-linear models, weighed"),
        "Mth-poisson": _("Lists and people differ (Poisson)"),
        "Mth-darroch": _("Lists and people differ (Darroch)"),
        "decomposable-graphs": _("All decomposable graphs, weighed"),
        "decomposable-graphs-without-complete": _("Decomposable graphs without the complete one"),
        "latent-class": _("People of several kinds (latent classes)"),
    }
