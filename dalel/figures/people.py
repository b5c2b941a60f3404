"""The consent gate: who may be named to whom, and in which form.

Withdrawing consent takes a name out of every list at once. It never changes a number: whoever may not be named is
printed by the label of the record, and the build says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dalel.lib.clock import today
from dalel.lib.errors import FigureError
from dalel.lib.language import date_in_words
from dalel.lib.messages import _
from dalel.lib.naming import NOTHING, Consent, Why, objection

Form = Literal["family", "initials", "family-initials", "full", "letters", "label", "short"]
FORMS = ("family", "initials", "family-initials", "full", "letters", "label", "short")


@dataclass(frozen=True, slots=True)
class Name:
    """How somebody is called, and whether that may be printed. Organisations are always named."""

    id: str
    label: str
    full: str = ""
    family: str = ""
    given: str = ""
    short: str = ""
    consent: Consent = NOTHING
    person: bool = True

    def said(self, form: str) -> str:
        """The name in that form, as far as it is known."""
        if not self.person:
            return self.short if form == "short" and self.short else self.full or self.label
        family, given = self.family or self.full, self.given
        letters = " ".join(_initial(part) for part in given.replace(".", ". ").split())
        match form:
            case "family":
                return family or self.label
            case "initials":
                return f"{letters} {family}".strip() or self.label
            case "family-initials":
                return f"{family} {letters}".strip() or self.label
            case "letters":
                return f"{letters} {family[:1]}.".strip() if family else self.label
            case "full":
                return f"{given} {self.family}".strip() if given and self.family else self.full or self.label
        return self.label


def _initial(part: str) -> str:
    """The initial of a given name. What is kept as one already stays whole: "Zh." is one letter in Cyrillic."""
    return part if part.endswith(".") else f"{part[:1]}."


@dataclass(frozen=True, slots=True)
class PrintableNames:
    """Names by id, the circle that the text is for, and the day on which it speaks."""

    names: Mapping[str, Name] = field(default_factory=dict)
    audience: str = "un-public"
    day: date = field(default_factory=today)

    def name(self, id_: str) -> Name:
        return self.names.get(id_) or Name(id_, id_)

    def printed(self, id_: str, form: str) -> tuple[str, dict[str, str] | None]:
        """What is printed for somebody, and the refusal if the form asked for is not allowed."""
        if form not in FORMS:
            raise FigureError(
                _("There is no form of name “{form}”.", form=form), _("Forms are: {names}.", names=", ".join(FORMS))
            )
        name = self.name(id_)
        if not name.person or form == "label":
            return name.said(form), None
        why = objection(name.consent, self.audience, self.day, initials=form == "letters")
        if why is None:
            return name.said(form), None
        lettered = objection(name.consent, self.audience, self.day, initials=True) is None
        instead = name.said("letters" if lettered else "label")
        message, remedy = self._said(name, why)
        return instead, {"person": id_, "printed": instead, "message": message, "remedy": remedy}

    def _said(self, name: Name, why: Why) -> tuple[str, str]:
        """A refusal in words: what is wrong, and what would mend it."""
        recorded = name.consent
        match why:
            case "status":
                return _(
                    "{label} may not be named: the naming status is “{status}”.",
                    label=name.label,
                    status=recorded.status or "-",
                ), _('Leave the name out, or write form="label"; or ask for consent and record it.')
            case "ground":
                return _("{label} is known from public records, but no ground is noted.", label=name.label), _(
                    "Note in naming_ground which document names the person, and why that adds no risk."
                )
            case "scope":
                return _(
                    "{label} may be named up to “{scope}” only; this text is for “{audience}”.",
                    label=name.label,
                    scope=recorded.scope or "-",
                    audience=self.audience,
                ), _("Leave the name out, or ask whether the consent reaches further and record it.")
            case "early":
                return _(
                    "{label} may be named from {day} only.",
                    label=name.label,
                    day=date_in_words(recorded.since or ""),
                ), _("Leave the name out, or mend the day in naming_date.")
        return _(
            "{label} was to be asked again by {day}.", label=name.label, day=date_in_words(recorded.review_by or "")
        ), _("Leave the name out, or ask again and record the new day in naming_review_by.")
