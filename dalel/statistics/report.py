"""One file's answer: a panel, or panels of strata with their sum, as JSON, text and picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dalel.lib.canonical import fingerprint
from dalel.lib.messages import _
from dalel.statistics.errors import StatisticsError
from dalel.statistics.estimates import Estimate, missing
from dalel.statistics.panel import Options, Panel, panel
from dalel.statistics.pooling import pool_of_replicates, sum_of_strata
from dalel.statistics.reading import Stratum
from dalel.statistics.tables import Lists
from dalel.statistics.terminal import as_text, estimates_text

Joined = Literal["sum", "mixture", "rubin"]

# Methods whose answers come with draws, and can therefore be added over strata.
SUMMED = ("loglinear-bic-average", "loglinear-bic-bootstrap", "decomposable-graphs", "latent-class")


@dataclass(frozen=True)
class Report:
    """panels: strata (or replicates) that are tables. refusals: the others, with why. totals: what they come to.

    joined: "sum" over strata, "mixture" or "rubin" over replicates.
    """

    source: str
    panels: tuple[Panel, ...]
    refusals: tuple[tuple[str, str], ...]
    totals: tuple[Estimate, ...]
    input_hash: str
    options: Options
    joined: Joined = "sum"

    @property
    def observed(self) -> int:
        """Those documented: in all strata, or in a replicate on average."""
        whole = sum(one.observed for one in self.panels)
        return whole if self.joined == "sum" else round(whole / max(1, len(self.panels)))

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
            "observed": self.observed,
            "lists": names,
            "estimates": [one.as_json() for one in self.totals],
            "joined": self.joined,
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
            if self.joined == "sum":
                head = _("All strata together: {count:,} documented", count=self.observed)
            else:
                head = _("All replicates pooled: {count:,} documented on average", count=self.observed)
            warned = [f"- {one.method}: {warning}" for one in self.totals for warning in one.warnings]
            parts.append("\n".join([head, estimates_text(self.totals), *warned]) + "\n")
        return "\n".join(parts)


def report(
    strata: Sequence[Stratum], options: Options | None = None, *, source: str = "", joined: Joined = "sum"
) -> Report:
    """Panels of all strata with their sum, or of all replicates with their pool."""
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
        totals=_totals(panels, chosen, joined) if len(strata) > 1 else (),
        input_hash=_hash([one.table for one in strata if one.table is not None]),
        options=chosen,
        joined=joined,
    )


def _totals(panels: Sequence[Panel], chosen: Options, joined: Joined) -> tuple[Estimate, ...]:
    totals = []
    for method in SUMMED:
        parts = []
        for one in panels:
            found = next((estimate for estimate in one.estimates if estimate.method == method), None)
            absent = missing(method, _("not run for these lists"), level=chosen.level)
            parts.append((one.stratum, one.observed, found or absent))
        if not any(part[2].estimate is not None for part in parts):
            continue
        if joined == "sum":
            totals.append(sum_of_strata(parts, seed=chosen.seed, level=chosen.level))
        elif len(parts) > 1:
            answers, observed = [part[2] for part in parts], [part[1] for part in parts]
            totals.append(pool_of_replicates(answers, observed, joined, seed=chosen.seed, level=chosen.level))
    return tuple(totals)


def _hash(tables: Sequence[Lists]) -> str:
    """Of the histories and counts only: the same data under other list names is the same input."""
    told = [[table.histories.tolist(), table.counts.tolist()] for table in tables]
    return fingerprint(told)
