"""Finds the symbols of UN documents in a passage, those that are malformed too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dalel.documents.checks.analysis import Analysis
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
        if symbol is None or text[end : end + 1] in {"/", "-"}:
            joined = re.match(r"[/-]?\s+/?([\w./()-]*\d)|\s?(\(\w+\))", text[end:])
            for glue in ("", "/") if joined else ():
                longer = candidate + glue + (joined.group(1) or joined.group(2)).lstrip("/") if joined else ""
                again = parse_symbol(longer, analysis.facts.symbol_grammar)
                if again is not None and joined:
                    candidate, symbol, end = longer, again, end + joined.end()
                    break
        if any(ch.isdigit() for ch in candidate):
            result.append(SymbolMention(start, end, candidate, symbol))
    return result


_BODIES = "CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED"
# Forms so strict that a near miss is a slip, not an unknown kind of document: the end of the form may be wrong, parts
# may stand in another order, a slash or a full stop may be missing.
_STRICT = re.compile(
    rf"(?:{_BODIES})/C/\d{{1,3}}/DR?(?:/|$)"
    rf"|(?:{_BODIES})/C/(?![IVXLC]+/|SR\.|UNDOC)[A-Z]{{2,6}}\d?/"
    rf"|(?:{_BODIES})/C/[A-Z]{{3}}-?C[O0]"
    rf"|(?:{_BODIES})/(?!CSP|OP)[A-Z]{{3}}/|E/C\.12/[A-Z]{{3}}/|E/C12/"
    # The parts of a general comment or of concluding observations without “C” before them, or about: CRC/GC/2003/5 is
    # how the first ones were numbered.
    rf"|(?:{_BODIES})/(?!GC/(?:19|20)\d\d/)(?:GC|CG|CO|OC)/|(?:{_BODIES})/C[./-]?(?:GC|CG)[.-]?\d"
    rf"|(?:{_BODIES})/C-(?:GC|[A-Z]{{3}})[./-]"
    r"|E/C\.12[.-](?:GC|CO)|E/C\.12/(?:C/)?GC[.-]?\d"
    r"|A/-?RES|A/HRC/-?RES|A/HRC/WGAD|A/HRC/WG\.?-?6|S/RES|A/HRC/\d|CCPR/C/D/|CCPR/\d"
)
# What no symbol begins with, though it looks like one.
_BROKEN = re.compile(
    rf"(?<![\w/.])(?:(?:{_BODIES})-?C/(?:[A-Z]{{3}}|GC)/|(?:{_BODIES})(?P<sign>[.-])C(?P=sign)(?:GC|[A-Z]{{3}})[./-]|E\.C\.12[./-]|"
    rf"(?:CPRR|CCRP|CPCR|CEDWA|CDEAW|CEARD|CREC|CDRP|CESCR|CPRD|ICCPR)/C/)"
    r"[\w./-]{0,60}\d"
)


# Two committees' joint general comment bears both symbols.
_JOINT = re.compile(rf"(?:{_BODIES})/C/GC/\d{{1,3}}(?:/Rev\.\d)?[-–/](?:{_BODIES})/C/GC/\d{{1,3}}(?:/Rev\.\d)?")


def is_slip(text: str) -> bool:
    """Whether something that the grammar does not know is a symbol of a known form with a slip in it."""
    return bool(_STRICT.match(text)) and not _JOINT.fullmatch(text)


def broken_beginnings(text: str) -> list[SymbolMention]:
    """“CCPRC/KAZ/CO/2”, “CESCR/C/KAZ/CO/2”: no UN symbol begins so."""
    return [SymbolMention(one.start(), one.end(), one.group(), None) for one in _BROKEN.finditer(text)]
