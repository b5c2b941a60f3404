"""Inputs made by changing good ones: bytes, parts of archives, dates, live figures."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence

ODD = (
    b"\x00", b"\xff\xfe", "\u202e".encode(), b"{{", b"}}", b"---\n", b"<!--", b"]]>", b"&#x110000;", b"&#xD800;", b"|",
    b"[^1]", b"](", b"# ", b"\t", b"\r", b"99999999999999999999", b"-1", b"'", b'"', b"<table><tr><td>", b"<li>",
    b"<ol start='99999999999'>", "①²٣".encode(), "é".encode("utf-16"),
)  # fmt: skip
VALUES = ("", "-1", "9" * 30, "²", "٣", "x", "0", "4294967296", "none", "a" * 5000)
FUNCTIONS = (
    "count", "distinct", "total", "extent", "rate", "span", "names", "values", "field", "date", "fact", "share",
    "ratio", "both", "either", "interval", "estimate", "show", "table", "paragraph", "document", "",
)  # fmt: skip
UNITS = ("incidents", "acts", "persons", "sanctions", "proceedings", "sources", "", "x")
KEYS = (
    "during", "by", "act", "verification", "region", "per", "source", "decimals", "noun", "case", "style", "row",
    "where", "sex", "category", "harm", "first", "limit", "sort", "at_least", "__class__",
)  # fmt: skip
GIVEN = (
    '"2018"', '"2025-01/2025-06"', '"region"', "5", "-1", "None", "True", '""', '["a", 1]', "1e999", "[]", '"\\x00"',
    '"9999"', '"0001/9999"', '"201X"', '"gen"', "10**9", '"\'; drop table acts; --"', "[[]]", "lambda: 0", "(",
    "f'{1}'",
)  # fmt: skip


def mutated(dice: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Bytes changed in one to sixteen places."""
    data = bytearray(raw)
    for _n in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(7):
            case 0 if data:
                data[at % len(data)] ^= 1 << dice.randrange(8)
            case 1:
                data[at:at] = dice.choice(ODD)
            case 2:
                del data[at : at + dice.randrange(1, 64)]
            case 3:
                data[at:at] = bytes(data[at : at + dice.randrange(1, 200)]) * dice.choice((1, 2, 50))
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                data[at:at] = other[start : start + dice.randrange(1, 400)]
            case 5:
                del data[at:]
            case _:
                data[at:at] = dice.randbytes(dice.randrange(1, 9))
    return bytes(data[:1_000_000])


def archive(dice: random.Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """An archive that opens, one of whose parts is changed."""
    if dice.random() < 0.2:
        return mutated(dice, raw, others)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice([name for name in old.namelist() if name.endswith(".xml")])
        for name in old.namelist():
            content = old.read(name)
            if name == chosen:
                content = _values(dice, content) if dice.random() < 0.7 else mutated(dice, content, others)
            new.writestr(name, content)
    return out.getvalue()


def _values(dice: random.Random, raw: bytes) -> bytes:
    """XML that still parses: values of attributes become odd ones."""
    text = raw.decode("utf-8", "replace")
    for _n in range(dice.randrange(1, 6)):
        found = list(re.finditer(r'="([^"]{0,40})"', text))
        if found:
            one = dice.choice(found)
            text = text[: one.start(1)] + dice.choice((*VALUES, dice.choice(found)[1])) + text[one.end(1) :]
    return text.encode()


def figure(dice: random.Random) -> str:
    """A live figure, mostly a wrong one."""
    given = [f"{dice.choice(KEYS)}={dice.choice(GIVEN)}" for _n in range(dice.randrange(4))]
    inner = f'"{dice.choice(UNITS)}"' if dice.random() < 0.7 else f'count("{dice.choice(UNITS)}")'
    more = [f'count("{dice.choice(UNITS)}")'] if dice.random() < 0.2 else []
    text = f"{dice.choice(FUNCTIONS)}({', '.join([inner, *more, *given])})"
    if dice.random() < 0.3:
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice((*GIVEN, ")", ",", ".", "=")) + text[at:]
    return text
