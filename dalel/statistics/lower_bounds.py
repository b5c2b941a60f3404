"""Chao's lower bounds: from those seen once and twice, at least this many were never seen.

f1 and f2 are the numbers of persons on exactly one and exactly two lists. Chao, A. (1987), Biometrics 43: 783-791;
the factor (J - 1)/J is exact for J lists, and tends to 1 for many. A bound from below where people differ in how
likely they are to be listed; not one where lists repel each other (a case that one body takes is not referred to
another), or where by design a person stands on one list only.
"""

from __future__ import annotations

from typing import Literal

from dalel.lib.messages import _
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.tables import Lists
from dalel.statistics.two_lists import log_interval

Form = Literal["classic", "lists", "bias-corrected"]

FORMULAS: dict[Form, str] = {
    "classic": "n + f1^2/(2 f2)",
    "lists": "n + (J-1)/J f1^2/(2 f2)",
    "bias-corrected": "n + (J-1)/J f1(f1-1)/(2(f2+1))",
}


def chao(table: Lists, form: Form = "bias-corrected", level: float = 0.95) -> Estimate:
    """The lower bound in the form asked for; the form is named in the answer."""
    once, twice = (int(value) for value in table.by_times[:2])
    if not table.overlapping:
        return missing(f"chao-{form}", no_overlap(), level=level)
    if twice == 0 and form != "bias-corrected":
        return missing(f"chao-{form}", _("Not estimable: nobody is on exactly two lists."), level=level)
    if form == "bias-corrected":
        hidden, variance = _bias_corrected(once, twice, (table.width - 1) / table.width)
    else:
        hidden, variance = _plain(once, twice, 1.0 if form == "classic" else (table.width - 1) / table.width)
    lower, upper = log_interval(table.observed, hidden, variance, level)
    return Estimate(
        method=f"chao-{form}",
        estimate=table.observed + hidden,
        lower=lower,
        upper=upper,
        level=level,
        assumptions=(
            _("A lower bound: people differ in how likely they are to be listed, and lists do not repel each other."),
            _("The population did not change, and records were linked without error."),
        ),
        diagnostics={"formula": FORMULAS[form], "f1": once, "f2": twice, "lists": table.width},
        warnings=_warnings(table, twice),
    )


def _plain(once: int, twice: int, factor: float) -> tuple[float, float]:
    ratio = once / twice
    variance = twice * (factor * ratio**2 / 2 + factor**2 * ratio**3 + factor**2 * ratio**4 / 4)
    return factor * once * once / (2 * twice), variance


def _bias_corrected(once: int, twice: int, factor: float) -> tuple[float, float]:
    """Variance by the delta method, as in Chao's SPADE (2005) for the bias-corrected form."""
    pairs, more = once * (once - 1), twice + 1
    variance = factor * pairs / (2 * more)
    variance += factor**2 * once * (2 * once - 1) ** 2 / (4 * more**2)
    variance += factor**2 * once**2 * twice * (once - 1) ** 2 / (4 * more**4)
    return factor * pairs / (2 * more), variance


def _warnings(table: Lists, twice: int) -> tuple[str, ...]:
    told: tuple[str, ...] = ()
    if twice == 0:
        told += (_("Nobody is on exactly two lists; the bias-corrected form leans on singles alone."),)
    if table.width == 2:
        told += (_("With two lists those seen twice are the overlap itself; the bound assumes it is not inflated."),)
    return told
