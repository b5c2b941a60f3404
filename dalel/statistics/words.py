"""What a panel says, in plain words. The sentences are short forms to quote; they never say more than the methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalel.lib.language import format_number
from dalel.lib.messages import _, language, n_
from dalel.statistics.estimates import Estimate

# Methods that model dependence and whose interval admits the choice of a model: those a reader should compare.
COMPARED = (
    "loglinear-bic-average",
    "decomposable-graphs",
    "decomposable-graphs-without-complete",
    "latent-class",
)
AGREE, DISAGREE = 1.25, 1.6


def documented(observed: int) -> str:
    """The only sentence that a count of lists supports by itself."""
    return n_(
        "At least {count:,} person is documented.",
        "At least {count:,} persons are documented.",
        observed,
        count=observed,
    )


def estimated(estimate: Estimate) -> str:
    """One estimate as a sentence, its interval with it; or why there is none."""
    if estimate.estimate is None or estimate.lower is None or estimate.upper is None:
        return estimate.reason
    return _(
        "Estimated total {total:,.0f} ({level:.0%} interval {lower:,.0f}–{upper:,.0f}; {method}).",
        total=rounded(estimate.estimate),
        level=estimate.level,
        lower=rounded(estimate.lower),
        upper=rounded(estimate.upper),
        method=estimate.method,
    )


def rounded(value: float) -> float:
    """Three figures: an estimate that is printed to the person pretends to more."""
    if not 0 < abs(value) < float("inf"):
        return value
    digits = len(str(int(abs(value)))) - 3
    return round(value, -digits) if digits > 0 else round(value)


def grouped(value: float) -> str:
    """A whole number with its thousands apart, as the language has it."""
    return format_number(round(value), language())


def reading(observed: int, width: int, estimates: Sequence[Estimate]) -> tuple[str, ...]:
    """Do the methods agree, and what may be said."""
    said = [documented(observed)]
    if width == 2:
        said.append(_("Not estimable with confidence: two lists. Dependence between them would move the total freely."))
    known = _compared(estimates)
    if len(known) >= 2:
        said.append(_agreement(known))
    elif width > 2 and not known:
        said.append(_("No method that models dependence between lists gives an estimate: report those documented."))
    reasons: dict[str, list[str]] = {}
    for one in estimates:
        if one.estimate is None and one.reason and width > 2:
            reasons.setdefault(one.reason, []).append(one.method)
    said += [f"{', '.join(methods)}: {reason}" for reason, methods in reasons.items()]
    bound = next((one for one in estimates if one.method.startswith("chao") and one.estimate is not None), None)
    if bound is not None and any((one.estimate or 0) < (bound.lower or 0) for one in known):
        said.append(_("An estimate lies below Chao's lower bound: lists may repel each other, or a model fits badly."))
    return tuple(said)


def _compared(estimates: Sequence[Estimate]) -> list[Estimate]:
    known = [one for one in estimates if one.method in COMPARED and one.estimate is not None]
    if any(one.method == "decomposable-graphs-without-complete" for one in known):
        # The average with the complete graph is then its prior more than the data's voice.
        known = [one for one in known if one.method != "decomposable-graphs"]
    return known


def disagree(estimates: Sequence[Estimate]) -> bool:
    """Whether methods that model dependence differ so much that the reading names no number."""
    totals = [one.estimate or 0.0 for one in _compared(estimates)]
    return len(totals) >= 2 and max(totals) > DISAGREE * min(totals)


def _agreement(known: Sequence[Estimate]) -> str:
    totals = [one.estimate or 0.0 for one in known]
    low, high = min(totals), max(totals)
    ends = {
        "low": rounded(low),
        "high": rounded(high),
        "least": rounded(min(one.lower or 0.0 for one in known)),
        "most": rounded(max(one.upper or 0.0 for one in known)),
        "share": high / low - 1,
    }
    if high < 1.01 * low:
        return _("The methods agree: about {high:,.0f}; intervals reach from {least:,.0f} to {most:,.0f}.", **ends)
    if high <= AGREE * low:
        return _(
            "The methods agree within {share:.0%}: {low:,.0f} to {high:,.0f}; intervals reach from {least:,.0f} to "
            "{most:,.0f}.",
            **ends,
        )
    if high <= DISAGREE * low:
        return _(
            "The methods differ by {share:.0%}: {low:,.0f} to {high:,.0f}. Give the range from {least:,.0f} to "
            "{most:,.0f}, not one number.",
            **ends,
        )
    return _(
        "The methods disagree: {low:,.0f} to {high:,.0f}, intervals from {least:,.0f} to {most:,.0f}. Only the number "
        "documented can be stated.",
        **ends,
    )


def leaving_out_words(estimates: Sequence[Estimate], left_out: Mapping[str, Sequence[Estimate]]) -> tuple[str, ...]:
    """Lists whose absence moves an estimate beyond its own interval."""
    by_method = {one.method: one for one in estimates if one.estimate is not None}
    said = []
    for name, ones in left_out.items():
        for one in ones:
            whole = by_method.get(one.method)
            if whole is None or one.estimate is None or whole.lower is None or whole.upper is None:
                continue
            if one.method in COMPARED and not whole.lower <= one.estimate <= whole.upper:
                said.append(
                    _(
                        "Without the list {name}, {method} says {total:,.0f}: the answer rests on that list.",
                        name=name,
                        method=one.method,
                        total=rounded(one.estimate),
                    )
                )
    return tuple(said)
