"""A panel as text for a terminal or an e-mail."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.lib.language import per_cent, significant
from dalel.lib.messages import _, language
from dalel.statistics.estimates import Estimate
from dalel.statistics.method_names import method_names
from dalel.statistics.panel import Panel
from dalel.statistics.words import grouped, rounded


def as_text(panel: Panel) -> str:
    """The whole panel: numbers, what they rest on, what changes them."""
    parts = [_head(panel), estimates_text(panel.estimates), *_models(panel.estimates), *_sensitivity(panel)]
    parts.append("\n".join(_assumed(panel.estimates)))
    warned = [f"- {one.method}: {warning}" for one in panel.estimates for warning in one.warnings]
    if warned:
        parts.append("\n".join([_("Warnings"), *warned]))
    parts.append("\n".join([_("Reading"), *(f"- {sentence}" for sentence in panel.reading)]))
    parts.append(_("Seed {seed}. The same table and seed give the same numbers.", seed=panel.seed))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(panel: Panel) -> str:
    sizes = ", ".join(f"{name} {grouped(size)}" for name, size in zip(panel.lists, panel.sizes, strict=True))
    lines = [_("Stratum {name}", name=panel.stratum)] if panel.stratum else []
    lines.append(
        _("{count:,} documented on {lists} lists: {sizes}", count=panel.observed, lists=len(panel.lists), sizes=sizes)
    )
    return "\n".join([*lines, *panel.notes])


def estimates_text(estimates: Sequence[Estimate]) -> str:
    """One line a method: its code, by which it is asked for, and at the end what it is, or why it gives nothing."""
    rows = [(_("method"), _("estimate"), _("lower"), _("upper"), "")]
    names = method_names()
    for one in estimates:
        if one.estimate is None:
            rows.append((one.method, "–", "–", "–", one.reason))
        else:
            rows.append(
                (one.method, _number(one.estimate), _number(one.lower), _number(one.upper), names.get(one.method, ""))
            )
    wide = [max(len(row[at]) for row in rows) for at in range(4)]
    return "\n".join(
        f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}  {row[3]:>{wide[3]}}  {row[4]}".rstrip()
        for row in rows
    )


def _models(estimates: Sequence[Estimate]) -> list[str]:
    """Weights of the models and graphs that carry an average."""
    found = []
    for one in estimates:
        best = one.diagnostics.get("best_models") or one.diagnostics.get("best_graphs")
        if not best or one.method == "loglinear-bic":
            continue
        lines = [_("Weights behind {method}", method=one.method)]
        for row in best:
            total = f"  {_number(row['estimate'])}" if "estimate" in row else ""
            lines.append(
                f"  {per_cent(row['weight'], language(), 1):>6}{total}  {row.get('model') or row.get('graph')}"
            )
        found.append("\n".join(lines))
    return found


def _sensitivity(panel: Panel) -> list[str]:
    found = []
    if panel.left_out:
        lines = [_("Without one list")]
        for name, ones in panel.left_out.items():
            told = "; ".join(f"{one.method} {_number(one.estimate)}" for one in ones)
            lines.append(f"  {name}: {told}")
        found.append("\n".join(lines))
    if panel.deltas:
        lines = [_("Decomposable graphs under other deltas")]
        for one in panel.deltas:
            ends = f"{_number(one.estimate)} ({_number(one.lower)}–{_number(one.upper)})"
            lines.append(f"  {_plain(one.diagnostics.get('delta', 0))}: {ends}")
        found.append("\n".join(lines))
    if panel.priors:
        found.append("\n".join([_("Latent classes under other priors"), *(f"  {_prior(one)}" for one in panel.priors)]))
    if panel.odds_ratios:
        lines = [_("If being on one list multiplied the odds of being on the other")]
        for point in panel.odds_ratios:
            ends = f"{_number(point.estimate)} ({_number(point.lower)}–{_number(point.upper)})"
            lines.append(f"  x {_plain(point.odds_ratio)}: {ends}")
        found.append("\n".join(lines))
    return found


def _prior(one: Estimate) -> str:
    about = one.diagnostics
    prior = _(
        "{classes} classes, alpha {alpha}, chances of a list {lists}",
        classes=about.get("classes", "–"),
        alpha=_pair(about.get("alpha_prior")),
        lists=_pair(about.get("list_prior")),
    )
    ends = f"{_number(one.estimate)} ({_number(one.lower)}–{_number(one.upper)})"
    return f"{prior}: {ends}" if one.estimate is not None else f"{prior}: {one.reason}"


def _pair(prior: Sequence[float] | None) -> str:
    return " / ".join(_plain(value) for value in prior or ())


def _assumed(estimates: Sequence[Estimate]) -> list[str]:
    lines = [_("Assumptions")]
    for one in estimates:
        lines += [f"- {one.method}: {' '.join(one.assumptions)}"] if one.assumptions else []
    return lines


def _plain(value: float) -> str:
    return significant(value, language(), 4)


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return "∞" if value == float("inf") else grouped(rounded(value))
