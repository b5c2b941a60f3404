"""Finds the symbols of UN documents in a passage, those that are malformed too."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from dalel.documents.checks.analysis import Analysis
from dalel.lib.facts import Facts, UnDocument
from dalel.lib.symbols import Symbol, find_candidates, parse_symbol


@dataclass(frozen=True, slots=True)
class SymbolMention:
    """A symbol in a passage. `symbol` is None if the grammar does not know its form."""

    start: int
    end: int
    text: str
    symbol: Symbol | None


def find_symbols(analysis: Analysis, text: str) -> list[SymbolMention]:
    """Every stretch of a text that looks like a symbol; one broken over two lines is put together again."""
    result = []
    for start, found in find_candidates(text):
        raw = re.split(r"/(?:annex|appendix|para)", found, maxsplit=1, flags=re.IGNORECASE)[0]
        candidate, end = raw.rstrip(".,-/"), start + len(raw.rstrip(".,-/"))
        symbol = parse_symbol(candidate, analysis.facts.symbol_grammar)
        tail = _SESSION_BEHIND.match(text, end) if candidate.startswith("A/RES/") else None
        whole = parse_symbol(candidate + tail.group(), analysis.facts.symbol_grammar) if tail else None
        if tail and whole:
            result.append(SymbolMention(start, tail.end(), candidate + tail.group(), whole))
            continue
        if symbol is None or text[end : end + 1] in {"/", "-"}:
            joined = re.match(r"[/-]?\s+/?([\w./()-]*\d)|\s?(\(\w+\))", text[end:])
            for glue in ("", "/") if joined else ():
                longer = candidate + glue + (joined.group(1) or joined.group(2)).lstrip("/") if joined else ""
                again = parse_symbol(longer, analysis.facts.symbol_grammar)
                if again is not None and joined:
                    candidate, symbol, end = longer, again, end + joined.end()
                    break
        numberless = _NUMBERLESS.fullmatch(candidate) and text[end : end + 1] not in {"/", "…", "*", "[", "<", "-"}
        if numberless or any(ch.isdigit() for ch in candidate.replace("C.12", "C")):
            result.append(SymbolMention(start, end, candidate, symbol))
    return result


_BODIES = "CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED"
# “A/RES/2200 A (XXI)”: the session, and the part of a resolution, stand behind a blank.
_SESSION_BEHIND = re.compile(
    r"\s?(?:[A-Z](?:[-–][A-Z])?\s?)?\([IVXLC]{1,8}\)(?:\s?[A-Z](?:[-–][A-Z])?(?=\s*(?:[,.;:)\]]|$)))?"
)
# Documents on a State's report, cited without the number of the report.
_NUMBERLESS = re.compile(rf"(?:(?:{_BODIES})/C|E/C\.12)/[A-Z]{{3}}/(?:CO|Q|QPR|RQ)")
# Forms so strict that a near miss is a slip, not an unknown kind of document: the end of the form may be wrong, parts
# may stand in another order, a slash or a full stop may be missing.
_STRICT = re.compile(
    rf"(?:{_BODIES})/C/\d{{1,3}}/DR?(?:/|$)"
    rf"|(?:{_BODIES})/C/[A-Z]{{3}}-?C[O0]"
    # The parts of a general comment or of concluding observations without “C” before them.
    rf"|(?:{_BODIES})/(?:GC|CG|CO|OC)/|(?:{_BODIES})/C[./-]?(?:GC|CG)[.-]?\d"
    rf"|(?:{_BODIES})/C-(?:GC|[A-Z]{{3}})[./-]"
    r"|E/C\.12[.-](?:GC|CO)|E/C\.12/(?:C/)?GC[.-]?\d"
    r"|A/-?RES|A/HRC/-?RES|A/HRC/WGAD|A/HRC/WG\.?-?6|S/RES|CCPR/C/D/|CCPR/\d"
)
# A treaty body or the Council with a part that no rule reads: a slip if a known series was plainly meant.
_OF_A_BODY = re.compile(
    rf"(?P<body>(?:{_BODIES})/C|E/C\.?12|A/HRC)/(?P<rest>.+)|(?P<bare>{_BODIES})/(?P<state>[A-Z]{{3}})/(?P<behind>.+)"
)
# The series of documents on a State, and of general comments, in the right and in the wrong order.
_SERIES = frozenset({"CO", "OC", "GC", "CG", "Q", "QPR", "QRP", "RQ", "D", "DR"})
_FIGURES_FOR_LETTERS = str.maketrans("01", "OI")


# What no symbol begins with, though it looks like one.
_BROKEN = re.compile(
    rf"(?<![\w/.])(?:(?:{_BODIES})-?C/(?:[A-Z]{{3}}|GC)/|(?:{_BODIES})(?P<sign>[.-])C(?P=sign)(?:GC|[A-Z]{{3}})[./-]|E\.C\.12[./-]|"
    rf"(?:CPRR|CCRP|CPCR|CEDWA|CDEAW|CEARD|CREC|CDRP|CESCR|CPRD|ICCPR)/C/)"
    r"[\w./-]{0,60}\d"
)


# Two committees' joint general comment bears both symbols.
_JOINT = re.compile(rf"(?:{_BODIES})/C/GC/\d{{1,3}}(?:/Rev\.\d)?[-–/](?:{_BODIES})/C/GC/\d{{1,3}}(?:/Rev\.\d)?")


Doubt = Literal["slip", "unknown", ""]


def doubt(text: str, states: Container[str]) -> Doubt:
    """What is to be said of something that the grammar does not know.

    “slip”: a known series whose form is broken. “unknown”: a body of the United Nations with a series that is not on
    file, which may well exist. Empty: nothing.
    """
    if _JOINT.fullmatch(text):
        return ""
    if _NUMBERLESS.fullmatch(text):  # “XXX” for any State is no slip
        return "slip" if text.split("/")[-2] in states else ""
    if _STRICT.match(text):
        return "slip"
    found = _OF_A_BODY.match(text)
    if found is None:
        return ""
    if found["bare"]:  # “CCPR/KAZ/CO/2”: the “C” of the committee is missing
        return "slip" if found["state"] in states or _series(found["behind"].split("/")) else ""
    parts = found["rest"].split("/")
    if found["body"] == "A/HRC":
        return "unknown" if parts[0].isdigit() else ""
    if found["body"] == "E/C12" or _series(parts[:3]):
        return "slip"
    known_state = parts[0] in states and len(parts) > 1
    return "unknown" if known_state or re.fullmatch(r"(?![IVXLC]+$)[A-Z]{2,6}\d?", parts[0]) else ""


def _series(parts: Sequence[str]) -> bool:
    """Whether one of the parts is a known series: “CO6”, “C0”, “OC”, and “CO” itself in a wrong place."""
    for part in parts:
        word = re.sub(r"[.-]?\d+$", "", part)
        if word in _SERIES or (re.search("[A-Z]", part) and part.translate(_FIGURES_FOR_LETTERS) in _SERIES):
            return True
    return False


def on_file(facts: Facts, text: str) -> UnDocument | None:
    """The document of reference data that has the symbol, whether the part of a resolution is given or not."""
    bare = text.replace(" ", "")
    old = re.fullmatch(r"(A/RES/\d{1,4})[A-Z]?(\([IVXLC]+\))[A-Z]?", bare)
    return facts.un_documents.get(bare) or (facts.un_documents.get(old[1] + old[2]) if old else None)


def broken_beginnings(text: str) -> list[SymbolMention]:
    """“CCPRC/KAZ/CO/2”, “CESCR/C/KAZ/CO/2”: no UN symbol begins so."""
    return [SymbolMention(one.start(), one.end(), one.group(), None) for one in _BROKEN.finditer(text)]
