"""What an estimator hands back: never a number alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _


@dataclass(frozen=True)
class Estimate:
    """One method's answer with what it assumed and what went wrong.

    estimate, lower, upper: persons in all (documented and missed); None where the method cannot say, and then
        `reason` says why.
    draws: values of the total from a posterior or a bootstrap, for sums over strata; not part of the JSON.
    """

    method: str
    estimate: float | None
    lower: float | None
    upper: float | None
    level: float = 0.95
    assumptions: tuple[str, ...] = ()
    diagnostics: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    reason: str = ""
    draws: NDArray[np.float64] | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """Plain values, in the order in which they are printed."""
        told: dict[str, Any] = {
            "method": self.method,
            "estimate": _plain(self.estimate),
            "lower": _plain(self.lower),
            "upper": _plain(self.upper),
            "level": self.level,
            "assumptions": list(self.assumptions),
            "diagnostics": _plain(dict(self.diagnostics)),
            "warnings": list(self.warnings),
        }
        if self.reason:
            told["reason"] = self.reason
        return told


def missing(method: str, reason: str, *, level: float = 0.95) -> Estimate:
    """The answer of a method that cannot answer."""
    return Estimate(method=method, estimate=None, lower=None, upper=None, level=level, reason=reason)


def no_overlap() -> str:
    """The reason that holds for every method alike."""
    return _("Not estimable: no overlap. Nobody is on two lists.")


def _plain(value: Any) -> Any:
    """JSON values: NumPy scalars opened, infinities and NaN as null, numbers at nine figures so that bytes repeat."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.9g}") if np.isfinite(value) else None
    return value
