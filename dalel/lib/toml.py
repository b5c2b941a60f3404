"""Reads TOML that a stranger wrote: every way in which it can be wrong is one error."""

from __future__ import annotations

import tomllib
from typing import Any

from dalel.lib.errors import InputError
from dalel.lib.limits import FRONT_MATTER, SETTINGS_DEPTH, SETTINGS_NUMBER
from dalel.lib.messages import _


def read(text: str) -> dict[str, Any]:
    """The settings in the text. InputError says what is wrong; the caller says where and how to write it."""
    if len(text) > FRONT_MATTER.value:
        raise InputError(_("It is longer than {limit:,} characters.", limit=FRONT_MATTER.value))
    try:
        found = tomllib.loads(text)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:  # syntax; a number of thousands of digits
        raise InputError(str(error)[:200]) from None
    _checked(found, 0)
    return found


def _checked(value: object, depth: int) -> None:
    """Refuse what is nested too deeply, and numbers that cannot be printed."""
    if depth > SETTINGS_DEPTH.value:
        raise _too_deep()
    if isinstance(value, int) and abs(value) > SETTINGS_NUMBER.value:
        raise InputError(_("A number is larger than {limit:,}.", limit=SETTINGS_NUMBER.value))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        _checked(one, depth + 1)


def _too_deep() -> InputError:
    return InputError(_("It is nested deeper than {limit} levels.", limit=SETTINGS_DEPTH.value))
