"""Models of people who differ: M0, Mt, Mh and Mth, as log-linear models of how often a person was listed.

Lists alike or not (0 or t), people alike or not (h). Differences between people enter as a function of the number of
lists k: Poisson 2^k - 1, Darroch k^2/2, Gamma log(3.5) - log(3.5 + k). Rivest & Baillargeon (2007), Biometrics 63:
1278-1282; Baillargeon & Rivest (2007), Journal of Statistical Software 19(5). The data cannot tell these functions
apart: they fit alike and say different totals.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from dalel.lib.messages import _
from dalel.statistics.estimates import Estimate, missing, no_overlap
from dalel.statistics.loglinear.existence import exists
from dalel.statistics.loglinear.fitting import fit_models
from dalel.statistics.loglinear.models import MOST_LISTS, Design
from dalel.statistics.loglinear.profile import profile
from dalel.statistics.tables import Lists

Shape = Literal["poisson", "darroch", "gamma"]
Form = Literal["M0", "Mt", "Mh", "Mth"]


def differing(table: Lists, form: Form, shape: Shape = "poisson", level: float = 0.95) -> Estimate:
    """One form; `shape` is used by Mh and Mth only."""
    method = form if form in ("M0", "Mt") else f"{form}-{shape}"
    if table.width > MOST_LISTS:
        return missing(method, _("More than {most} lists: join lists of one kind.", most=MOST_LISTS), level=level)
    if "h" in form and table.width < 3:
        return missing(method, _("Not estimable: two lists cannot show that people differ."), level=level)
    if not table.overlapping:
        return missing(method, no_overlap(), level=level)
    matrix = columns(table.width, form, shape)
    cells = table.cells
    fits = fit_models(cells, matrix, np.ones((1, matrix.shape[1]), dtype=bool))
    if not fits.found[0] or (fits.doubtful[0] and not exists(cells.astype(np.float64), matrix)):
        return missing(method, _("Not estimable: the model has no finite estimate on this table."), level=level)
    ends = profile(cells, matrix, level)
    return Estimate(
        method=method,
        estimate=table.observed + float(fits.hidden[0]),
        lower=table.observed + ends.lower,
        upper=table.observed + ends.upper,
        level=level,
        assumptions=_assumptions(form, shape),
        diagnostics={
            "interval": "multinomial profile likelihood",
            "standard_error": float(np.sqrt(fits.hidden[0] ** 2 * fits.variance[0] + fits.hidden[0])),
            "aic": float(2 * fits.parameters[0] - 2 * fits.likelihood[0]),
            "bic": float(np.log(table.observed) * fits.parameters[0] - 2 * fits.likelihood[0]),
        },
        warnings=() if ends.bounded else (_("The likelihood never falls far enough above: there is no upper end."),),
    )


def columns(width: int, form: Form, shape: Shape) -> Design:
    """The constant, one column for lists alike or one a list, and the function of the number of lists."""
    codes = np.arange(1, 1 << width)
    marks = (codes[:, None] >> np.arange(width) & 1).astype(np.float64)
    times = marks.sum(axis=1)
    parts = [np.ones((len(codes), 1)), marks if "t" in form else times[:, None]]
    if "h" in form:
        functions = {
            "poisson": 2.0**times - 1,
            "darroch": times**2 / 2,
            "gamma": np.log(3.5) - np.log(3.5 + times),
        }
        parts.append(functions[shape][:, None])
    return np.hstack(parts)


def _assumptions(form: Form, shape: Shape) -> tuple[str, ...]:
    lists = _("Lists differ in reach.") if "t" in form else _("All lists reach equally far.")
    if "h" in form:
        people = _(
            "People differ, in the way of the {shape} form; others fit as well and say other totals.", shape=shape
        )
    else:
        people = _("Everybody had the same chances.")
    return (lists, people, _("Given that, lists are independent; the population did not change."))
