"""Populations of known size, with stated dependence between lists and between people, to try an estimator on.

An estimator is to be believed on lists whose truth nobody knows only so far as it was right on lists whose truth is
known. Every design says in words what it breaks. Same seed, same populations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite, nan, sqrt

import numpy as np
from numpy.typing import NDArray

from dalel.lib.messages import _
from dalel.statistics.errors import NotEstimable, StatisticsError, TableError
from dalel.statistics.estimates import Estimate
from dalel.statistics.intervals import Interval, wilson
from dalel.statistics.tables import Lists

Histories = NDArray[np.int8]
Estimator = Callable[[Lists], Estimate]


@dataclass(frozen=True)
class Design:
    """A population and how it comes to be listed. `draw` gives one row of 0 and 1 for every person, listed or not."""

    name: str
    size: int
    lists: int
    breaks: str
    draw: Callable[[np.random.Generator], Histories]
    source: str = ""


@dataclass(frozen=True)
class Performance:
    """How an estimator did over `runs` populations of a design.

    bias and error (root mean square) are relative to the true size, over the runs that gave a finite number; median
    is the median estimate over the true size, which one wild run does not move. covered: share of all intervals given
    that hold the truth, with its own Wilson interval. width: median length of the intervals, relative to the size.
    """

    design: str
    method: str
    runs: int
    answered: int
    bias: float
    median: float
    error: float
    covered: Interval | None
    share_covered: float
    width: float
    listed: float
    level: float
    seed: int


def independent(size: int = 2_000, chances: Sequence[float] = (0.25, 0.2, 0.3, 0.15)) -> Design:
    """Everybody has the same chances, and lists know nothing of each other."""
    wanted = _chances(chances)

    def draw(rng: np.random.Generator) -> Histories:
        return (rng.random((size, len(wanted))) < wanted).astype(np.int8)

    return Design("independent", size, len(wanted), "nothing", draw)


def dependent_pair(
    size: int = 2_000, chances: Sequence[float] = (0.25, 0.2, 0.3, 0.15), odds_ratio: float = 4.0
) -> Design:
    """Being on the first list multiplies the odds of being on the second; above 1 a shared network, below 1 referral.

    The second list keeps its size: its chance is split so that on average it is what `chances` says.
    """
    wanted = _chances(chances)
    if not odds_ratio > 0:
        raise StatisticsError(_("An odds ratio is above 0, not {ratio}.", ratio=odds_ratio))
    on, off = _split(float(wanted[0]), float(wanted[1]), odds_ratio)

    def draw(rng: np.random.Generator) -> Histories:
        rows = (rng.random((size, len(wanted))) < wanted).astype(np.int8)
        second = np.where(rows[:, 0] == 1, on, off)
        rows[:, 1] = rng.random(size) < second
        return rows

    name = "positive-pair" if odds_ratio > 1 else "referral"
    what = "two lists attract" if odds_ratio > 1 else "two lists repel each other"
    return Design(name, size, len(wanted), f"{what}: odds ratio {odds_ratio:g}", draw)


def classes(name: str, parts: Sequence[tuple[int, Sequence[float]]], source: str = "") -> Design:
    """People of several kinds, each kind with its own chances; within a kind lists are independent."""
    wide = [(people, _chances(chances)) for people, chances in parts]
    width = len(wide[0][1])
    if any(len(chances) != width for _people, chances in wide):
        raise StatisticsError(_("Every class has one chance for every list."))

    def draw(rng: np.random.Generator) -> Histories:
        return np.vstack([rng.random((people, width)) < chances for people, chances in wide]).astype(np.int8)

    told = f"{len(wide)} classes of people"
    return Design(name, sum(people for people, _each in wide), width, told, draw, source)


def rasch(size: int = 2_000, chances: Sequence[float] = (0.25, 0.2, 0.3, 0.15), spread: float = 1.0) -> Design:
    """Everybody has an own visibility, normal on the log-odds scale with the given standard deviation (Rasch 1960).

    `chances` are those of a person of middling visibility.
    """
    wanted = _chances(chances)
    logits = np.log(wanted / (1 - wanted))

    def draw(rng: np.random.Generator) -> Histories:
        seen = rng.normal(0.0, spread, size=(size, 1))
        return (rng.random((size, len(wanted))) < 1 / (1 + np.exp(-(logits + seen)))).astype(np.int8)

    return Design(
        "rasch", size, len(wanted), f"visibility differs without steps: s.d. {spread:g} of the log odds", draw
    )


HRDAG = "HRDAG, StanLCMCR, import/hand/simulations.yaml"
# The sizes of the classes and the chances of the five lists in HRDAG's simulations; all have 2,000 people.
_HRDAG_PARTS: dict[str, list[tuple[int, Sequence[float]]]] = {
    "sim1": [(1_800, (0.033, 0.033, 0.099, 0.132, 0.033)), (200, (0.660, 0.825, 0.759, 0.990, 0.693))],
    "sim2": [(1_600, (0.013, 0.013, 0.099, 0.132, 0.033)), (400, (0.560, 0.825, 0.759, 0.990, 0.593))],
    "sim3": [(1_600, (0.113, 0.113, 0.199, 0.232, 0.133)), (400, (0.860, 0.925, 0.859, 0.990, 0.793))],
    "sim4": [
        (1_600, (0.1, 0.05, 0.15, 0.2, 0.1)),
        (200, (0.5, 0.4, 0.6, 0.4, 0.5)),
        (200, (0.8, 0.9, 0.6, 0.7, 0.7)),
    ],
    "sim5": [(1_600, (0.113, 0.113, 0.199, 0.832, 0.733)), (400, (0.860, 0.925, 0.859, 0.190, 0.193))],
}


def hrdag_designs() -> tuple[Design, ...]:
    """sim1 to sim5: two or three classes, five lists, 2,000 people."""
    return tuple(classes(name, parts, HRDAG) for name, parts in _HRDAG_PARTS.items())


def own_designs() -> tuple[Design, ...]:
    """Five ways in which four lists can meet a population, from no trouble to the troubles of documentation."""
    two_kinds = [(1_400, (0.15, 0.1, 0.2, 0.1)), (600, (0.6, 0.5, 0.55, 0.4))]
    return (
        independent(),
        dependent_pair(odds_ratio=4.0),
        classes("two-classes", two_kinds),
        rasch(),
        dependent_pair(odds_ratio=0.25),
    )


def populations(design: Design, runs: int, seed: int = 1) -> list[Lists | None]:
    """`runs` tables of those listed. None stands for a draw that is no table (an empty list, one inside another)."""
    found: list[Lists | None] = []
    names = tuple("ABCDEFGHIJ"[: design.lists]) if design.lists <= 10 else tuple(map(str, range(design.lists)))
    for child in np.random.SeedSequence(seed).spawn(runs):
        rows = design.draw(np.random.default_rng(child))
        histories, counts = np.unique(rows[rows.any(axis=1)], axis=0, return_counts=True)
        try:
            found.append(Lists.of(names, histories.tolist(), counts.tolist()))
        except TableError:
            found.append(None)
    return found


def perform(estimator: Estimator, design: Design, runs: int = 100, seed: int = 1) -> Performance:
    """Run the estimator over many populations of a design. A refusal counts as no answer, not as an error."""
    if runs < 1:
        raise StatisticsError(_("A simulation needs one run at least."))
    tables = populations(design, runs, seed)
    answers = [_answer(estimator, table) for table in tables if table is not None]
    given = [answer for answer in answers if answer is not None]
    totals = np.array([answer.estimate for answer in given if answer.estimate is not None]) / design.size
    ends = [(float(a.lower or 0.0), nan if a.upper is None else float(a.upper)) for a in given if a.lower is not None]
    held = sum(low <= design.size and (not isfinite(high) or design.size <= high) for low, high in ends)
    listed = [table.observed / design.size for table in tables if table is not None]
    return Performance(
        design=design.name,
        method=given[0].method if given else "",
        runs=runs,
        answered=len(given),
        bias=float(totals.mean() - 1) if len(totals) else nan,
        median=float(np.median(totals)) if len(totals) else nan,
        error=sqrt(float(((totals - 1) ** 2).mean())) if len(totals) else nan,
        covered=wilson(held, len(ends)) if ends else None,
        share_covered=held / len(ends) if ends else nan,
        width=float(np.median([high - low for low, high in ends])) / design.size if ends else nan,
        listed=float(np.mean(listed)) if listed else nan,
        level=given[0].level if given else nan,
        seed=seed,
    )


def _answer(estimator: Estimator, table: Lists) -> Estimate | None:
    try:
        answer = estimator(table)
    except NotEstimable:
        return None
    return answer if answer.estimate is not None and isfinite(answer.estimate) else None


def _split(first: float, second: float, ratio: float) -> tuple[float, float]:
    """Chances of the second list for those on and off the first: odds `ratio` times apart, `second` on average."""
    low, high = 0.0, 1.0
    for _step in range(80):
        off = (low + high) / 2
        on = ratio * off / (1 - off + ratio * off)
        low, high = (off, high) if first * on + (1 - first) * off < second else (low, off)
    return on, off


def _chances(chances: Sequence[float]) -> NDArray[np.float64]:
    wanted = np.array(chances, dtype=np.float64)
    if len(wanted) < 2 or not ((wanted > 0) & (wanted < 1)).all():
        raise StatisticsError(_("A design needs two lists at least, each with a chance between 0 and 1."))
    return wanted
