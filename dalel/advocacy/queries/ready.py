"""A document of the site, with its figures computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.utils.safestring import SafeString, mark_safe

from dalel.advocacy.build import Built, session_words, state_words, unit_labels
from dalel.advocacy.database_build import DatabaseDocumentBuilder
from dalel.documents.ledger import Claim
from dalel.documents.tree import numbered, plain
from dalel.documents.writers import html
from dalel.documents.writers.options import Options
from dalel.lib.errors import MissingError
from dalel.lib.messages import _

T = TypeVar("T")


@dataclass(frozen=True)
class Ready:
    """A document with its figures computed, and the builder in which more can be asked of the same snapshot."""

    project: str
    name: str
    built: Built
    builder: DatabaseDocumentBuilder
    asked: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False)  # answered beside the text

    @property
    def title(self) -> str:
        return self.built.document.meta.title or self.name

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.built.claims

    @property
    def snapshot(self) -> str:
        return self.built.snapshot

    @property
    def invented(self) -> bool:
        return bool(self.built.document.meta.invented)

    @cached_property
    def paragraphs(self) -> dict[str, tuple[str, str]]:
        """anchor -> (printed number, words)."""
        return {one.anchor: (number, plain(one)) for number, one in numbered(self.built.document) if one.anchor}

    def answer(self, key: tuple[str, ...], compute: Callable[[], T]) -> T:
        """What was computed for this document beside its text; computed once."""
        if key not in self.asked:
            self.asked[key] = compute()
        return self.asked[key]  # type: ignore[no-any-return]

    def claim(self, key: str) -> Claim:
        for claim in self.claims:
            if claim.id == key:
                return claim
        raise MissingError(_("There is no figure “{key}” in this document.", key=key))

    def page(self, address: str) -> SafeString:
        """The text as part of a page; `address` is that of a figure's evidence, with CLAIM for its id."""
        meta = self.built.document.meta
        options = Options(
            snapshot=self.snapshot,
            state=state_words(meta, self.built.facts, meta.language),
            session=session_words(meta, meta.language),
            units=unit_labels(self.claims, meta.language, self.built.facts),
            figure_href=lambda claim: address.replace("CLAIM", claim),
            fragment=True,
        )
        # the writer escapes every word and every attribute, whoever wrote the text
        return mark_safe(html.write(self.built.document, self.claims, options).decode())
