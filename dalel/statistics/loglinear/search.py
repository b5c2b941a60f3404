"""Models of six and more lists: too many to fit them all, so the good ones are looked for.

From independence and from the best model of pairs, the best neighbour (one interaction more or less) is taken until
none is better; then all neighbours of every model within Occam's window are looked at too. After Madigan & Raftery
(1994), JASA 89: 1535-1546. All models that were looked at are weighed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dalel.statistics.loglinear.fitting import fit_models
from dalel.statistics.loglinear.models import Models, design, independence, neighbours
from dalel.statistics.tables import Lists

# exp(6/2) = 20: models twenty times less likely than the best are not followed further.
WINDOW = 6.0
MOST_MODELS = 3_000


def search(table: Lists, penalty: float) -> Models:
    """The models that a search came across; interactions of at most three lists beyond six."""
    looked = _Looked(table, penalty)
    model = independence(table.width)
    looked.look(model[None, :])
    while (better := looked.best_neighbour(model)) is not None:
        model = better
    while (next_one := looked.unexplored()) is not None and len(looked.scores) < MOST_MODELS:
        looked.best_neighbour(next_one)
    return np.array([np.frombuffer(key, dtype=bool) for key in looked.scores])


class _Looked:
    """Scores of the models seen so far, by the bytes of their row."""

    def __init__(self, table: Lists, penalty: float) -> None:
        self.table, self.penalty = table, penalty
        self.highest = table.width - 1 if table.width <= 6 else 3
        self.scores: dict[bytes, float] = {}
        self.explored: set[bytes] = set()

    def look(self, models: Models) -> None:
        fresh = [row for row in models if row.tobytes() not in self.scores]
        if not fresh:
            return
        fits = fit_models(self.table.cells, design(self.table.width), np.array(fresh))
        scores = np.where(fits.found & ~fits.doubtful, self.penalty * fits.parameters - 2 * fits.likelihood, np.inf)
        self.scores.update({row.tobytes(): float(score) for row, score in zip(fresh, scores, strict=True)})

    def best_neighbour(self, model: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """The best neighbour if it is better than the model itself."""
        near = neighbours(model, self.table.width, self.highest)
        self.look(near)
        self.explored.add(model.tobytes())
        best: NDArray[np.bool_] = min(near, key=lambda row: self.scores[row.tobytes()])
        return best if self.scores[best.tobytes()] < self.scores[model.tobytes()] else None

    def unexplored(self) -> NDArray[np.bool_] | None:
        """The best model within the window whose neighbours were not looked at yet."""
        top = min(self.scores.values())
        waiting = [
            (score, key) for key, score in self.scores.items() if score < top + WINDOW and key not in self.explored
        ]
        return np.frombuffer(min(waiting)[1], dtype=bool) if waiting else None
