"""The session of a text is said as its language writes ordinals."""

from __future__ import annotations

import pytest

from dalel.advocacy.build import session_words
from dalel.documents.tree import Meta


@pytest.mark.parametrize(
    ("language", "said"), [("en", "34th session"), ("ru", "34-я сессия"), ("kk", "34-сессия"), ("ky", "34-сессия")]
)
def test_a_session_is_said_with_its_ordinal(language: str, said: str) -> None:
    assert session_words(Meta(session="34"), language) == said
