"""What a check of a text could not judge, and why: “no error” must not be read as more than it is."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.genre import in_words
from dalel.documents.checks.registry import CHECKS
from dalel.documents.language.lexicon import READ
from dalel.lib.facts import say
from dalel.lib.messages import _, language

# Languages of which numbers, dates, lists, names, articles and symbols are read, and no more.
_IN_PART = frozenset({"fr", "es"})


def unjudged(analysis: Analysis) -> list[str]:
    """The reasons, one sentence each, in the language spoken now."""
    return [*_language(analysis), *_state(analysis), *_kind(analysis)]


def _language(analysis: Analysis) -> Iterator[str]:
    if analysis.language in _IN_PART:
        yield _(
            "In this language ({language}) numbers, sums, shares, dates, lists, names, notes, quotation marks, articles"
            " of treaties, UN symbols and addresses are judged, and nothing that needs its grammar: no comparisons, no"
            " vague words, no units, no asks.",
            language=analysis.language,
        )
    elif analysis.language not in READ or not analysis.language:
        yield _(
            "The language of the text is not one that is read (English, Russian, Kazakh; French and Spanish in part):"
            " numbers, symbols and quotation marks were looked at, its words were not."
        )


def _state(analysis: Analysis) -> Iterator[str]:
    facts, state = analysis.facts, analysis.state
    country = facts.countries.get(state)
    name = say(country.label, language(), state) if country else state
    if not state:
        yield _(
            "Which State the text is about could not be told: its laws, its treaties and its reviews were not compared."
        )
        return
    if not any(law.country == state and law.kind == "code" for law in facts.laws.values()):
        yield _("No code of laws of {state} is on file: articles of its laws were not looked up.", state=name)
    if not any(one.date for one in facts.reviews(state)):
        yield _("No date of a review of {state} is on file: how old the evidence is was not judged.", state=name)
    if not any(one.state == state for one in facts.treaty_status):
        yield _("What {state} has ratified is not on file: dates of ratification were not compared.", state=name)


def _kind(analysis: Analysis) -> Iterator[str]:
    if analysis.genre:
        yield _(
            "The text is taken for {genre}: what is a rule for reports and submissions was not asked of it ({codes};"
            " --select CODE asks it all the same, --profile says what the text is).",
            genre=in_words(analysis.genre),
            codes=", ".join(code for code, one in CHECKS.items() if one.filing),
        )
    elif analysis.profile is None:
        yield _(
            "For which body the text is could not be told (--profile says it): length, deadline, language and parts"
            " were not judged."
        )
