"""Forms of persons' names: Russian cases printed as if nominative, one person spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.language.persons import FULL, WITH_INITIALS, is_name
from dalel.documents.checks.registry import Finding, check
from dalel.lib.messages import _
from dalel.lib.names import declined_candidate, fold, parse_name


@check(
    "W-NAME-FORM",
    "warning",
    "A declined or inconsistent form of a name",
    what="A name stands in a case of another language (“E. Narymbaeva” for E. Narymbaev, a Russian genitive),"
    " which shows when the same"
    " text has the nominative with the same initial; or one person is spelt in two ways. Women's names that end"
    " in -a are"
    " left alone: without a twin nothing is said.",
    example="Footnote 3: Narymbaev E.; footnote 4: E. Narymbaeva.",
    mend="Print the nominative, spelt alike everywhere. If they are two persons, override with the reason.",
)
def name_forms(analysis: Analysis) -> Iterator[Finding]:
    found = list(_names(analysis))
    forms = list(dict.fromkeys(form for form, _passage, _at in found))
    declined: dict[str, str] = {}
    for form in forms:
        sex = _sex(analysis, form)
        nominative = declined_candidate(form, [other for other in forms if other != form], sex)
        if nominative:
            declined[form] = nominative
    done: set[str] = set()
    for form, passage, at in found:
        if form in declined and form not in done:
            done.add(form)
            message = _("“{form}” is probably a declined form of {nominative}.", form=form, nominative=declined[form])
            yield analysis.finding(
                "W-NAME-FORM", passage, message, _("Write {nominative}.", nominative=declined[form]), at=at
            )
    yield from _two_spellings(analysis, [one for one in found if one[0] not in declined])


def _names(analysis: Analysis) -> Iterator[tuple[str, Passage, int]]:
    """Every name with an initial, and full names, with where they stand. Line breaks within are blanks."""
    for passage in analysis.whole:
        for pattern in WITH_INITIALS:
            for match in pattern.finditer(passage.text):
                form = _without_stop(" ".join(match.group().split()))
                if is_name(form):
                    yield form, passage, match.start()
        for match in FULL.finditer(passage.text):
            form = _without_stop(" ".join(match.group().split()))
            at_start = match.start() == 0 or passage.text[: match.start()].rstrip()[-1:] in ".!?“«"
            if is_name(form) and not at_start:
                yield form, passage, match.start()


def _without_stop(form: str) -> str:
    """A name without the full stop of its sentence; one behind an initial belongs to it."""
    return form.removesuffix(".") if len(form.rpartition(" ")[2]) > 3 else form


def _sex(analysis: Analysis, form: str) -> Literal["m", "f"] | None:
    people = analysis.context.people if analysis.context else ()
    known = next((one.sex for one in people if form in one.forms), "")
    return "m" if known == "m" else "f" if known == "f" else None


def _two_spellings(analysis: Analysis, found: list[tuple[str, Passage, int]]) -> Iterator[Finding]:
    """The same surname and initial folded alike, written in two ways (Esentaev Zh., Zh. Yesentayev)."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    done: set[str] = set()
    for form, passage, at in found:
        parts = parse_name(form)
        if not parts.given or not parts.family:
            continue
        key = (fold(parts.family), fold(parts.given)[:1])
        family, earlier = first.setdefault(key, (parts.family, form))
        same_script = family.isascii() == parts.family.isascii()
        if family.lower() != parts.family.lower() and same_script and form not in done:
            done.add(form)
            message = _(
                "“{form}” and “{earlier}” are probably one person, spelt in two ways.", form=form, earlier=earlier
            )
            yield analysis.finding("W-NAME-FORM", passage, message, _("Choose one spelling."), at=at)
