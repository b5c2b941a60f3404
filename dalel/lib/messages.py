"""What the program says, in the language of the person it says it to.

One catalogue serves the command line, the documents and the site (domain "django" in `dalel/locale`, so that
Django's `{% translate %}` reads the same file). Only the standard library is used: a message has to be possible
before, and without, Django. A missing catalogue, a missing translation, or a translation with a wrong placeholder
never fails: English is said instead.

Messages are literals, so that they can be extracted: `_("line {line}", line=4)`.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from dalel.lib.languages import LANGUAGES, chain

DOMAIN = "django"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

_current: ContextVar[str | None] = ContextVar("language", default=None)


def known(language: str) -> str:
    """The language that Dalel speaks for a tag such as "ru-RU" or "kk_KZ.UTF-8"; English for all others."""
    tag = language.replace("_", "-").split("-", 1)[0].split(".", 1)[0].strip().lower()
    return tag if tag in LANGUAGES else "en"


def language() -> str:
    """The language spoken now."""
    return _current.get() or known(os.environ.get("DALEL_LANG", "en"))


def set_language(language: str) -> None:
    """Speak this language from here on, in this thread or task."""
    _current.set(known(language))


@contextmanager
def use(language: str) -> Iterator[None]:
    """Speak this language within the block."""
    token = _current.set(known(language))
    try:
        yield
    finally:
        _current.reset(token)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    spoken = [one for one in chain(language) if one != "en"]
    return gettext.translation(DOMAIN, LOCALE, languages=spoken, fallback=True)


def _(text: str, /, **params: object) -> str:
    """The message in the current language, with its placeholders filled."""
    # gettext answers the empty text with the catalogue's header
    said = _catalogue(language()).gettext(text) if text else ""
    return _fill(said, text, params)


def n_(singular: str, plural: str, n: int, /, **params: object) -> str:
    """The message in the form that the number asks for; `n` itself is a placeholder only if given by name."""
    said = _catalogue(language()).ngettext(singular, plural, n)
    return _fill(said, singular if n == 1 else plural, params)


def _fill(said: str, english: str, params: dict[str, object]) -> str:
    if not params:
        return said
    try:
        return said.format(**params if language() == "en" else _in_its_signs(params))
    except (KeyError, IndexError, ValueError):
        return english.format(**params)


class _Number:
    """A number that has the signs of the language where a message says how it is written: "12 345,7", "95 %".

    Where it says nothing, as with years and numbers of lines, the number stands as it is.
    """

    def __init__(self, value: float) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        said = format(self._value, form)
        if form[-1:] not in ("f", "%", "g", ","):
            return said
        about = LANGUAGES[language()]
        signs = {",": about.thousands, ".": about.point, "%": about.percent}
        return "".join(signs.get(letter, letter) for letter in said)

    def __repr__(self) -> str:
        return repr(self._value)

    __str__ = __repr__


def _in_its_signs(params: dict[str, object]) -> dict[str, object]:
    return {name: _signed(one) for name, one in params.items()}


def _signed(value: object) -> object:
    return _Number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
