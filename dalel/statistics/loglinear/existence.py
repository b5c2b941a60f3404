"""Does a finite maximum exist? Asked of a linear programme where the fit itself leaves a doubt.

The estimate exists where some table with the same sufficient margins has no empty cell: maximise s subject to
X'z = X'y and z >= s; it must be possible to have s > 0 (Fienberg & Rinaldo 2012, Annals of Statistics 40: 996-1023).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dalel.statistics.loglinear.models import Design


def exists(cells: NDArray[np.float64], design: Design) -> bool:
    """Whether the model with these columns has a finite estimate on these cells."""
    # scipy.optimize takes longer to import than all of a small table's estimates take to compute
    from scipy import optimize  # noqa: PLC0415

    count, columns = design.shape
    if np.linalg.matrix_rank(design) < columns:
        return False
    margins = design.T @ cells
    equalities = np.hstack([design.T, np.zeros((columns, 1))])
    inequalities = np.hstack([-np.eye(count), np.ones((count, 1))])
    answer = optimize.linprog(  # type: ignore[attr-defined, no-untyped-call]
        np.r_[np.zeros(count), -1.0],
        A_ub=inequalities,
        b_ub=np.zeros(count),
        A_eq=equalities,
        b_eq=margins,
        bounds=[(0, None)] * count + [(None, cells.max() + 1)],
    )
    return bool(answer.status == 0 and -answer.fun > 1e-9 * max(1.0, cells.max()))


def exists_extended(cells: NDArray[np.float64], design: Design, used: NDArray[np.bool_]) -> bool:
    """As `exists`, after the interactions of lists that share nobody have left with their cells."""
    dead = used & ((cells @ design) <= 0)
    kept = design[:, dead].sum(axis=1) == 0
    return exists(cells[kept], design[np.ix_(kept, used & ~dead)])
