"""Loads the vocabularies into rows, for those who ask the database itself."""

from __future__ import annotations

from django.db import transaction

from dalel.lib.facts import Facts
from dalel.reference.models import Term

COLUMNS = ("vocabulary", "code", "en", "ru", "kk", "definition", "parent")


def term_rows(facts: Facts) -> list[tuple[str, ...]]:
    """The rows that the reference data make, in their order; the columns are `COLUMNS`."""
    return [
        (vocabulary, code, *(term.label.get(language, "") for language in ("en", "ru", "kk")), term.definition,
         term.parent)
        for vocabulary in [*facts.vocabularies, "provisions", "instruments", "countries", "regions"]
        for code, term in facts.terms(vocabulary).items()
    ]  # fmt: skip


def load_terms(*, facts: Facts) -> int:
    """Make the rows what the files are. They are a copy: nothing refers to them and nobody edits them."""
    terms = [Term(**dict(zip(COLUMNS, row, strict=True))) for row in term_rows(facts)]
    with transaction.atomic():
        Term.objects.all().delete()
        Term.objects.bulk_create(terms, batch_size=500)
    return len(terms)
