"""One way to write a value as bytes, so that the same value has the same hash on every machine and in every year.

JSON with sorted keys, no spaces, UTF-8, text in Unicode normal form C. Floating-point numbers are refused: two
programs may write one differently. Numbers that are not whole travel as decimal text.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from dalel.lib.errors import InputError
from dalel.lib.messages import _


def canonical(value: object) -> bytes:
    """The value as canonical JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(value: object) -> str:
    """The SHA-256 of the value's canonical form."""
    return sha256(canonical(value))


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    raise InputError(
        _("A value of type {type} has no canonical form.", type=type(value).__name__),
        _("Give a number that is not whole as Decimal or as text."),
    )


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise InputError(_("{value} has no canonical form.", value=value), _("Leave out what is not a number."))
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text  # 1.50 and 1.5, and 0 and -0, are one number


def _mapping(value: Mapping[object, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise InputError(_("The key {key} is not text.", key=repr(key)), _("Use text for every key."))
        name = unicodedata.normalize("NFC", key)
        if name in plain:
            raise InputError(_("The key {key} occurs twice.", key=repr(name)), _("Keep one of them."))
        plain[name] = _plain(item)
    return plain
