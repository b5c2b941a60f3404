"""What a front matter says that needs reference data or the text itself: its State, the places of its answers."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.reading import country_names
from dalel.documents.checks.registry import CHECKS
from dalel.documents.tree import Override, walk
from dalel.lib.errors import InputError
from dalel.lib.messages import _


def refuse_wrong(analysis: Analysis) -> None:
    """Raise InputError, once for all, for a State that there is not and for answers that answer nothing."""
    found = [*_state(analysis), *_answers(analysis)]
    if len(found) == 1:
        raise found[0]
    if found:
        raise InputError("\n".join(map(str, found)))


def _state(analysis: Analysis) -> Iterator[InputError]:
    meta, countries = analysis.document.meta, analysis.facts.countries
    if not meta.state or meta.state in countries:
        return
    named = [code for code, one in countries.items() if meta.state.casefold() in map(str.casefold, country_names(one))]
    remedy = _("Write its code: {code}.", code=named[0]) if named else _("Write its code of three letters: KAZ, KGZ …")
    yield InputError(
        _(
            "Line {number} of the front matter: there is no State “{state}”.",
            number=analysis.document.front_lines.get("state", 0),
            state=meta.state[:80],
        ),
        remedy,
    )


def _answers(analysis: Analysis) -> Iterator[InputError]:
    for index, one in enumerate(analysis.document.meta.overrides):
        number = analysis.document.front_lines.get(f"overrides.{index}", 0)
        if one.code not in CHECKS:
            yield InputError(
                _("Line {number} of the front matter: there is no check {code}.", number=number, code=one.code[:80]),
                _("Take the code from the finding that is answered."),
            )
        elif one.place and not _is_place(analysis, one):
            yield InputError(
                _(
                    "Line {number} of the front matter: no paragraph is called “{place}”.",
                    number=number,
                    place=one.place[:80],
                ),
                _("Give the paragraph's name or number; without a place, the answer holds for the whole text."),
            )


def _is_place(analysis: Analysis, answer: Override) -> bool:
    if " " in answer.place:
        return True  # a place in words, as a finding gives it, in whatever language it was given
    blocks = [*analysis.document.blocks, *(one for note in analysis.document.notes.values() for one in note)]
    anchors = {getattr(one, "anchor", "") for one in walk(blocks)}
    labels = {one.label for one in analysis.passages} | {
        str(number) for one in walk(blocks) for number in (getattr(one, "number", None),) if number
    }
    return answer.place in anchors | labels or answer.place.removeprefix("p") in labels
