"""What kinds and columns are called, and what a column holds, in the reader's language. Pure: no Django.

English is declared, where a column's name does not say it; other languages are messages; own columns bring theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dalel.lib.facts import say
from dalel.lib.messages import _, language
from dalel.records.kind import OWN_GROUP, Column, Kind

# What a column is called in English, where its name with a space in place of each "_" does not say it.
_TITLES: Mapping[str, str] = {
    "action": "Action category",
    "amount_usd": "Amount in US dollars",
    "assessor": "Assessed by",
    "author_organisation": "Author, an organisation",
    "author_person": "Author, a person",
    "born": "Date of birth",
    "compartment": "Team",
    "degree": "Degree of involvement",
    "described": "Description",
    "expert": "Expert or witness",
    "family": "Family name",
    "given": "Given name",
    "id": "Key",
    "invoked": "Articles invoked",
    "legal_basis": "Provided by law",
    "naming_date": "Naming settled on",
    "naming_ground": "Ground for naming",
    "naming_review_by": "Ask again by",
    "parent": "Belongs to",
    "plea": "Plea agreement",
    "position_date": "Position taken on",
    "position_document": "Document of the position",
    "provisions": "Provisions to change",
    "rate_date": "Day of the exchange rate",
    "recommending": "Recommending States",
    "remedies_asked": "Asked of the State",
    "replaces": "Takes the place of",
    "representative": "Represented by",
    "respondent_organisation": "Respondent, an organisation",
    "respondent_person": "Respondent, a person",
    "rights": "Provisions touched",
    "sha256": "Hash of the file",
    "short": "Short name",
    "source_note": "Where it says so",
    "status_date": "Status since",
    "symbol": "UN symbol",
    "taken": "Taken on",
    "targets": "Aimed at",
    "time": "Hour",
    "to_incident": "Later incident",
    "transmitted": "Sent to the State",
    "victim_organisation": "Victim, an organisation",
    "victim_person": "Victim, a person",
    "violated": "Articles found violated",
}


def title(column: Column) -> str:
    """What people read in place of a column's name."""
    return say(column.label, language(), column.name) if column.own else _(_title(column))


def help_of(column: Column) -> str:
    """What a column holds, in one sentence, for whoever fills it in."""
    return say(column.help, language()) or title(column) if column.own else _(column.about)


def said_of(column: Column) -> str:
    """What belongs into a column that was left empty, with an example where there is one."""
    if example := example_of(column):
        return _("It says: {about} For instance: {example}", about=help_of(column), example=example)
    return _("It says: {about}", about=help_of(column))


def example_of(column: Column) -> str:
    """What could stand in a cell, invented; "" where the records or the vocabulary have to say it."""
    return _(column.for_instance) if _is_sentence(column) else column.for_instance


def group_of(column: Column) -> str:
    """The heading under which a column is asked; "" where its kind needs none."""
    return _(column.group) if column.group else ""


def _is_sentence(column: Column) -> bool:
    """Whether its example has words, which every language says in its own."""
    return not column.own and " " in column.example


def _title(column: Column) -> str:
    return _TITLES.get(column.name, column.name.replace("_", " ").capitalize())


def declared(kinds: Iterable[Kind]) -> Iterator[str]:
    """Every message that is said here without being written in a call."""
    yield OWN_GROUP
    for kind in kinds:
        yield kind.about
        yield from filter(None, kind.groups)
        for column in kind.columns:
            yield _title(column)
            yield column.about
            if _is_sentence(column):
                yield column.example
