"""Symbols of UN documents: whether they can be read, and whether they agree with what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.comments import comment_findings
from dalel.documents.checks.documents_named import named_otherwise
from dalel.documents.checks.registry import Finding, check
from dalel.documents.checks.symbols_beside import country_finding, known_number_finding, number_finding
from dalel.documents.checks.symbols_found import SymbolMention, broken_beginnings, doubt, find_symbols
from dalel.documents.language.times import DateMention, find_dates
from dalel.lib.clock import today
from dalel.lib.edtf import parse
from dalel.lib.language import date_in_words
from dalel.lib.messages import _
from dalel.lib.symbols import Symbol

__all__ = ["SymbolMention", "date_beside", "find_symbols", "session_dates"]


@check(
    "E-SYMBOL",
    "error",
    "A UN symbol that cannot be right",
    what="A symbol does not have the form that its kind of document has, its session did not sit at the date beside it,"
    " its number differs from the communication, resolution or general comment named beside it, its number is missing,"
    " or its country code does not exist or is another State's. A general comment is on another subject than the one"
    " named, or a known declaration or convention stands beside another resolution. A symbol of a series that is not on"
    " file is a warning.",
    example="“Views adopted 25 October 2018 (CCPR/C/112/D/2441/2014)”: session 112 sat in October 2014.",
    mend="Open the document and copy its symbol from the upper right corner of the first page.",
)
def symbols(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.facts.symbol_grammar:
        return
    for passage in analysis.whole:
        found = find_symbols(analysis, passage.text)
        for one in [*found, *broken_beginnings(passage.text)]:
            if one.symbol is None:
                said = doubt(one.text, analysis.facts.countries) if one in found else "slip"
                if said == "slip":
                    yield _unreadable(analysis, passage, one)
                elif said == "unknown":
                    yield _unknown_series(analysis, passage, one)
                continue
            finding = (
                country_finding(analysis, passage, one)
                or number_finding(analysis, passage, one)
                or _too_late(analysis, passage, one)
                or _session(analysis, passage, one, found)
                or known_number_finding(analysis, passage, one)
            )
            if finding:
                yield finding
        yield from comment_findings(analysis, passage)
        yield from named_otherwise(analysis, passage)


def _unreadable(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding:
    grammar = analysis.facts.symbol_grammar
    kind = "conc_obs" if re.search(r"/C[O0](?:\W|\d|$)", one.text) else ""
    alike = (
        [rule.example for rule in grammar if rule.example.startswith(one.text[:8])],
        [rule.example for rule in grammar if rule.kind == kind],
        [rule.example for rule in grammar if rule.example[:4] == one.text[:4]],
    )
    example = next((examples[0] for examples in alike if examples), "")
    remedy = _("Compare with the document; the form is that of {example}.", example=example)
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _("The UN symbol {symbol} does not have a form that UN documents have.", symbol=one.text),
        remedy if example else _("Copy the symbol from the document."),
        at=one.start,
    )


def _unknown_series(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding:
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _("The UN symbol {symbol} is of a series that is not on file.", symbol=one.text),
        _("Compare with the document: the series may be a rare one, or its letters wrong."),
        at=one.start,
        severity="warning",
    )


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


_ADOPTED = re.compile(
    r"(?<!\w)(?:adopt\w+|принял\w*|принят\w*|қабылда\w+|adopté\w*|aprob\w+|adoptó|adoptaron|views of|соображени\w+ от)",
    re.IGNORECASE,
)


def _date_of_adoption(passage: Passage, one: SymbolMention, others: list[SymbolMention]) -> DateMention | None:
    """“On 21 October 2014 the Committee adopted Views (CCPR/…)”: the one date, and the one symbol, of a sentence."""
    if not one.symbol or one.symbol.kind not in {"views", "hrc_res"}:
        return None
    sentence = passage.sentence_at(one.start)
    end, mentions = sentence.end, find_dates(sentence.text)
    inside = [other for other in others if sentence.start <= other.start < end] if len(mentions) == 1 else []
    if len(inside) != 1:
        return None
    before = sentence.text[: one.start - sentence.start]
    near = one.start - sentence.start - mentions[0].start <= 160
    return mentions[0] if near and mentions[0].end <= len(before) and _ADOPTED.search(before) else None


def _too_late(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    """A document of a session that has not opened yet: “A/RES/144/53”, “A/HRC/94/10”, “CCPR/C/812/D/1/2012”."""
    symbol = one.symbol
    opened = _opened(symbol) if symbol else None
    if symbol is None or opened is None or opened <= max(analysis.day.year, today().year):
        return None
    message = _("The symbol {symbol} is of session {session}, which has not been held.", symbol=one.text,
                session=symbol.session)  # fmt: skip
    return analysis.finding(
        "E-SYMBOL", passage, message, _("The session stands first, then the number: correct them."), at=one.start
    )


# The first year of each committee; none has ever sat more than three times a year.
_FIRST_YEAR = {"CCPR": 1977, "CAT": 1988, "CEDAW": 1982, "CERD": 1970, "CRC": 1991, "CRPD": 2009, "CMW": 2004,
               "CED": 2011, "E/C.12": 1987}  # fmt: skip


def _opened(symbol: Symbol) -> int | None:
    """The year in which a session opened at the earliest; None where the symbol does not give its session."""
    session = symbol.session
    if session is None:
        return None
    if symbol.kind in {"ga_res", "ga_doc"}:
        return 1945 + session
    if symbol.kind in {"hrc_res", "hrc_doc", "hrc_ngo"}:
        return _council_year(session)
    if symbol.kind == "upr_base":
        return 2008 + (session - 1) // 3
    first = _FIRST_YEAR.get(symbol.parts.get("series", "")) if symbol.kind == "views" else None
    return first + (session - 1) // 3 if first else None


def _council_year(session: int) -> int:
    """The year of a session of the Human Rights Council: three a year, the fourth was the first of 2007."""
    return (session - 4) // 3 + 2007


def _session(analysis: Analysis, passage: Passage, one: SymbolMention, others: list[SymbolMention]) -> Finding | None:
    symbol = one.symbol
    mention = date_beside(passage.text, one, others) or _date_of_adoption(passage, one, others)
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
                when=str(_council_year(symbol.session or 0)) if symbol.kind == "hrc_res" else _when(span),
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
    if symbol.kind == "hrc_res" and number >= 4 and "S" not in symbol.parts.get("session", ""):
        year = _council_year(number)
        return date(year, 1, 1), date(year + 1, 1, 31)
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
