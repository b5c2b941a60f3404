"""Symbols of UN documents: whether they can be read, and whether they agree with what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.language.times import DateMention, find_dates
from dalel.documents.checks.registry import Finding, check
from dalel.lib.edtf import parse
from dalel.lib.ids import near
from dalel.lib.language import date_in_words
from dalel.lib.messages import _
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


# Forms so strict that a near miss is a slip, not an unknown kind of document.
_STRICT = re.compile(
    r"(?:CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED)/C/\d{1,3}/DR?(?:/|$)|(?:CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED)/C/[A-Z]{2,4}/"
    r"|(?:CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED)/(?!CSP)[A-Z]{3}/|A/RES/|A/HRC/RES/|A/HRC/WGAD/|A/HRC/WG\.6/|S/RES/|A/HRC/\d|CCPR/C/D/|CCPR/\d"
)


@check(
    "E-SYMBOL",
    "error",
    "A UN symbol that cannot be right",
    what="A symbol does not have the form that its kind of document has, its session did not sit at the date beside it,"
    " its number differs from the communication or resolution named beside it, or its country code does not exist.",
    example="“Views adopted 25 October 2018 (CCPR/C/112/D/2441/2014)”: session 112 sat in October 2014.",
    mend="Open the document and copy its symbol from the upper right corner of the first page.",
)
def symbols(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.facts.symbol_grammar:
        return
    for passage in analysis.whole:
        found = find_symbols(analysis, passage.text)
        for one in found:
            if one.symbol is None:
                if _STRICT.match(one.text):
                    yield _unreadable(analysis, passage, one)
                continue
            finding = (
                _country(analysis, passage, one)
                or _number(analysis, passage, one)
                or _session(analysis, passage, one, found)
                or _another_of_that_number(analysis, passage, one)
            )
            if finding:
                yield finding


def _unreadable(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding:
    prefix = one.text[:8]
    example = next((rule.example for rule in analysis.facts.symbol_grammar if rule.example.startswith(prefix)), "")
    example = example or next((r.example for r in analysis.facts.symbol_grammar if r.example[:4] == one.text[:4]), "")
    remedy = _("Compare with the document; the form is that of {example}.", example=example)
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _("The UN symbol {symbol} does not have a form that UN documents have.", symbol=one.text),
        remedy if example else _("Copy the symbol from the document."),
        at=one.start,
    )


def _country(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    iso3 = one.symbol.iso3 if one.symbol else None
    if not iso3 or not analysis.facts.countries or iso3 in analysis.facts.countries or iso3 in {"GC", "CO"}:
        return None
    meant = near(iso3, analysis.facts.countries)
    remedy = _("Did you mean {codes}?", codes=", ".join(meant)) if meant else _("Use the State's three-letter code.")
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _("No State has the code {code}, as in {symbol}.", code=iso3, symbol=one.text),
        remedy,
        at=one.start,
    )


# --- the number beside it --------------------------------------------------------------------------------------------

_COMMUNICATION = re.compile(
    r"(?:communication|complaint|case|сообщени\w+|дел[оау]|хабарлама\w*)\s+(?:no\.?|nos\.?|№)?\s*(\d{1,4})/(\d{4})",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"(?<!Council )(?:resolution|резолюци\w+|қарар\w*)\s+(\d{1,3})/(\d{1,3})(?!\d)", re.IGNORECASE)
_OPINION = re.compile(r"opinion\s+(?:no\.?\s*)?(\d{1,3})/(\d{4})|мнени\w+\s+(?:№\s*)?(\d{1,3})/(\d{4})", re.IGNORECASE)


def _number(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    """Another number of the same kind in the sentence, and the sentence has only one of each."""
    symbol = one.symbol
    if symbol is None:
        return None
    pattern, own = {
        "views": (_COMMUNICATION, (symbol.number, str(symbol.year or ""))),
        "ga_res": (_RESOLUTION, (str(symbol.session or ""), symbol.number)),
        "wgad": (_OPINION, (symbol.number, str(symbol.year or ""))),
    }.get(symbol.kind, (None, ()))
    if pattern is None:
        return None
    sentence = passage.sentence_at(one.start)
    same_kind = [
        other for other in find_symbols(analysis, sentence.text) if other.symbol and other.symbol.kind == symbol.kind
    ]
    at = one.start - sentence.start
    named = [
        tuple(part for part in match.groups() if part)
        for match in pattern.finditer(sentence.text)
        if _belongs(passage, match.span(), (at, at + len(one.text)))
    ]
    if len(same_kind) != 1 or len(named) != 1 or named[0] == own:
        return None
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _(
            "The symbol {symbol} is that of {own}, but the text names {named}.",
            symbol=one.text,
            own="/".join(map(str, own)),
            named="/".join(named[0]),
        ),
        _("Correct whichever is wrong: the number is part of the symbol."),
        at=one.start,
    )


def _another_of_that_number(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    """A committee numbers its communications once: a known number with another session or year is a slip."""
    symbol = one.symbol
    if symbol is None or symbol.kind != "views" or one.text in analysis.facts.un_documents:
        return None
    for known in analysis.facts.un_documents.values():
        other = parse_symbol(known.symbol, analysis.facts.symbol_grammar)
        if other is None or other.kind != "views" or known.certainty != "verified":
            continue
        if other.number == symbol.number and other.parts.get("series") == symbol.parts.get("series"):
            return analysis.finding(
                "E-SYMBOL",
                passage,
                _("Communication {number} has the symbol {known}, not {symbol}.", number=symbol.number,
                  known=known.symbol, symbol=one.text),
                _("Write {known}, or correct the number.", known=known.symbol),
                at=one.start,
            )  # fmt: skip
    return None


def _belongs(passage: Passage, number: tuple[int, int], symbol: tuple[int, int]) -> bool:
    """Whether a number and a symbol speak of one document: side by side, or the head and the end of one reference."""
    apart = max(symbol[0] - number[1], number[0] - symbol[1])
    return apart <= 30 or (passage.kind == "note" and number[0] <= 25 and number[1] <= symbol[0])


# --- the date beside it ----------------------------------------------------------------------------------------------


def date_beside(text: str, one: SymbolMention, others: list[SymbolMention]) -> DateMention | None:
    """The date that belongs to a symbol: just before it (“21 October 2014 (CCPR/…)”) or in brackets after it."""
    mentions = find_dates(text)
    for mention in mentions:
        between = text[mention.end : one.start]
        if 0 <= one.start - mention.end <= 12 and re.fullmatch(r"\W*(?:in|as|см|doc)?\W*", between):
            return mention
        between = text[one.end : mention.start]
        if 0 <= mention.start - one.end <= 24 and re.fullmatch(
            r"[\s,(]*(?:of|on|dated?|adopted(?: on)?|от|принят\w*)?[\s(]*", between
        ):
            # “… D/1867/2009, 1936, 1975/2010”: joined communications, not years.
            if mention.precision == "year" and re.match(r"\s*(?:,|and|&|[-–/])\s*\d{3,4}\b", text[mention.end :]):
                continue
            taken = any(one.end <= other.start <= mention.end + 4 for other in others if other is not one)
            if not taken:
                return mention
    return None


def _session(analysis: Analysis, passage: Passage, one: SymbolMention, others: list[SymbolMention]) -> Finding | None:
    symbol = one.symbol
    mention = date_beside(passage.text, one, others)
    if symbol is None or mention is None:
        return None
    span = session_dates(analysis, symbol)
    if span and (mention.last < span[0] or mention.first > span[1]):
        return analysis.finding(
            "E-SYMBOL",
            passage,
            _(
                "The symbol {symbol} is of session {session}, which sat {when}; the date beside it is {date}.",
                symbol=one.text,
                session=symbol.session,
                when=_when(span),
                date=mention.text,
            ),
            _("Compare with the document and correct the session in the symbol, or the date."),
            at=one.start,
        )
    if symbol.kind == "views" and symbol.year and mention.last.year < symbol.year:
        return analysis.finding(
            "E-SYMBOL",
            passage,
            _(
                "The symbol {symbol} is of a communication of {year}, decided before that ({date}).",
                symbol=one.text,
                year=symbol.year,
                date=mention.text,
            ),
            _("Compare with the document and correct the year in the symbol, or the date."),
            at=one.start,
        )
    return None


def session_dates(analysis: Analysis, symbol: Symbol) -> tuple[date, date] | None:
    """The days between which a document of that session can have been adopted or distributed, generously.

    From the table of sessions where it has them; between two known sessions by proportion. The General Assembly opens
    its n-th session in September of the year 1945 + n.
    """
    number = symbol.session
    if number is None:
        return None
    if symbol.kind in {"ga_res", "ga_doc"} and 31 <= number <= 120:
        return date(1945 + number, 7 if symbol.kind == "ga_doc" else 9, 1), date(1947 + number, 3, 31)
    if symbol.kind != "views":
        return None
    body = symbol.parts.get("series", "").lower()
    known = {n: parse(one.dates) for n, one in analysis.facts.sessions(body).items() if one.dates}
    days = {n: (one.earliest, one.latest) for n, one in known.items() if one.earliest and one.latest}
    # Views are distributed some weeks after the session, and texts give either date.
    if number in days:
        return days[number][0] - timedelta(days=21), days[number][1] + timedelta(days=130)
    below, above = (
        max((n for n in days if n < number), default=None),
        min((n for n in days if n > number), default=None),
    )
    if below is None and above is None:
        return None
    if below is not None and above is not None:
        step = (days[above][0] - days[below][0]) / (above - below)
        guess = days[below][0] + step * (number - below)
    else:
        anchor = below if below is not None else above
        guess = days[anchor][0] + timedelta(days=121.7) * (number - anchor)  # type: ignore[index, operator]
    room = timedelta(days=150 if below is not None and above is not None else 300)
    return guess - room, guess + room + timedelta(days=130)


def _when(span: tuple[date, date]) -> str:
    middle = span[0] + (span[1] - timedelta(days=110) - span[0]) / 2
    return date_in_words(f"{middle:%Y-%m}~")
