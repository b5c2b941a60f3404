"""What records add to a check, as plain values: who is named with what consent, which figures moved, what was covered.

For somebody else's text there are no records and no context; every check must do without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dalel.documents.ledger import Claim
from dalel.documents.withheld import Withheld


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person of the records: every form of the name, and whether it may be printed.

    label: what is printed in place of the name. nominative: the form to print.
    naming_status: named_with_consent, public_record_only, initials, withheld, withdrawn (hyphens are read too).
    scope: how far the consent reaches: internal, authorities, un_public.
    family: the family name in every script met, which gives somebody away even alone. given: the given names met.
    """

    id: str
    forms: tuple[str, ...]
    nominative: str = ""
    sex: str = ""
    naming_status: str = ""
    scope: str = ""
    review_by: date | None = None
    since: date | None = None  # the day on which the naming status was settled
    risk_noted: bool = False  # for public_record_only: somebody wrote down why naming adds no risk
    family: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The months in which a source was really collecting."""

    source: str
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Context:
    """All that the records say about a text.

    claims: what its figures are now. filed: what they were in the version compared with.
    recommendation_links: recommendation's anchor -> anchors of the paragraphs of fact that it answers.
    precedents: anchors of recommendations that take up an earlier one of the review.
    expired_figures: claim id -> why the figure can no longer be computed.
    """

    claims: Sequence[Claim] = ()
    filed: Sequence[Claim] = ()
    people: Sequence[NamedPerson] = ()
    recommendation_links: Mapping[str, Sequence[str]] | None = None
    precedents: frozenset[str] | None = None
    coverage: Sequence[Coverage] = ()
    submitters_affected: Sequence[str] = ()
    today: date | None = None
    expired_figures: Mapping[str, str] = field(default_factory=dict)
    gate: Withheld | None = None  # who must not be named in it, where that was worked out before
    nameless: int = 0  # people who must not be named, where no name at all is on file
