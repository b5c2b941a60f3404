"""One file's answer: a panel, or panels of strata with their sum, as JSON, text and picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dalel.lib.canonical import fingerprint
from dalel.lib.speech import _
from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.panel import Options, Panel, panel
from dalel.statistics.pooling import sum_of_strata
from dalel.statistics.reading import Stratum
from dalel.statistics.tables import Lists
from dalel.statistics.terminal import as_text, estimates_text

# Methods whose answers come with draws, and can therefore be added over strata.
SUMMED = ("loglinear-bic-average", "loglinear-bic-bootstrap", "decomposable-graphs", "latent-class")


@dataclass(frozen=True)
class Report:
    """panels: strata that are tables. refusals: the others, with why. totals: sums over strata, if there are any."""

    source: str
    panels: tuple[Panel, ...]
    refusals: tuple[tuple[str, str], ...]
    totals: tuple[Estimate, ...]
    input_hash: str
    options: Options

    @property
    def interrupted(self) -> bool:
        return any(one.interrupted for one in self.panels)

    def as_json(self) -> dict[str, Any]:
        """`observed`, `lists`, `estimates` first; with strata these are the whole's, and `strata` holds the parts."""
        about = {"source": self.source, "input": self.input_hash, "level": self.options.level}
        if not self.totals and len(self.panels) == 1 and not self.panels[0].stratum:
            return {**self.panels[0].as_json(), **about}
        names = list(dict.fromkeys(name for one in self.panels for name in one.lists))
        return {
            "observed": sum(one.observed for one in self.panels),
            "lists": names,
            "estimates": [one.as_json() for one in self.totals],
            "strata": [one.as_json() for one in self.panels],
            "refused": [{"stratum": name, "reason": reason} for name, reason in self.refusals],
            "seed": self.options.seed,
            "interrupted": self.interrupted,
            **about,
        }

    def as_text(self) -> str:
        parts = [as_text(one) for one in self.panels]
        if self.refusals:
            lines = [_("Strata that cannot be estimated"), *(f"- {name}: {why}" for name, why in self.refusals)]
            parts.append("\n".join(lines) + "\n")
        if self.totals:
            head = _("All strata together: {count:,} documented", count=sum(one.observed for one in self.panels))
            warned = [f"- {one.method}: {warning}" for one in self.totals for warning in one.warnings]
            parts.append("\n".join([head, estimates_text(self.totals), *warned]) + "\n")
        return "\n".join(parts)


def report(strata: Sequence[Stratum], options: Options | None = None, *, source: str = "") -> Report:
    """Panels of all strata, and their sums where there are several."""
    chosen = options or Options()
    if not 0 < chosen.level < 1:
        raise StatisticsError(_("The level must lie between 0 and 1, not {level}.", level=chosen.level))
    panels: list[Panel] = []
    for stratum in strata:
        if stratum.table is not None:
            panels.append(panel(stratum.table, chosen))
            if panels[-1].interrupted:
                break
    refusals = tuple((one.name, one.refusal) for one in strata if one.table is None)
    return Report(
        source=source,
        panels=tuple(panels),
        refusals=refusals,
        totals=_totals(panels, chosen) if len(strata) > 1 else (),
        input_hash=_hash([one.table for one in strata if one.table is not None]),
        options=chosen,
    )


def _totals(panels: Sequence[Panel], chosen: Options) -> tuple[Estimate, ...]:
    totals = []
    for method in SUMMED:
        parts = []
        for one in panels:
            found = next((estimate for estimate in one.estimates if estimate.method == method), None)
            absent = missing(method, _("not run for these lists"), level=chosen.level)
            parts.append((one.stratum, one.observed, found or absent))
        if any(part[2].estimate is not None for part in parts):
            totals.append(sum_of_strata(parts, seed=chosen.seed, level=chosen.level))
    return tuple(totals)


def _hash(tables: Sequence[Lists]) -> str:
    """Of the histories and counts only: the same data under other list names is the same input."""
    told = [[table.histories.tolist(), table.counts.tolist()] for table in tables]
    return fingerprint(told)
