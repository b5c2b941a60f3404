"""Loads the vocabularies into rows, for those who ask the database itself."""

from __future__ import annotations

from django.db import transaction

from dalel.lib.facts import Facts
from dalel.reference.models import Term


def load_terms(*, facts: Facts) -> int:
    """Make the rows what the files are. They are a copy: nothing refers to them and nobody edits them."""
    terms = [
        Term(
            vocabulary=vocabulary,
            code=code,
            en=term.label.get("en", ""),
            ru=term.label.get("ru", ""),
            kk=term.label.get("kk", ""),
            definition=term.definition,
            parent=term.parent,
        )
        for vocabulary in [*facts.vocabularies, "provisions", "instruments", "countries", "regions"]
        for code, term in facts.terms(vocabulary).items()
    ]
    with transaction.atomic():
        Term.objects.all().delete()
        Term.objects.bulk_create(terms, batch_size=500)
    return len(terms)
