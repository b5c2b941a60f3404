"""What stands beside a symbol and contradicts it: the State, the number of the resolution, comment or communication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.reading import country_names
from dalel.documents.checks.registry import Finding
from dalel.documents.checks.symbols_found import SymbolMention, find_symbols
from dalel.documents.language.sentences import Sentence
from dalel.lib.facts import Country, Facts, say
from dalel.lib.ids import near
from dalel.lib.messages import _, language
from dalel.lib.symbols import Symbol, parse_symbol

# Codes of States that are no more, and of no State, which stand in symbols all the same.
_FORMER = frozenset({"GC", "CO", "YUG", "SCG", "CSK", "SUN", "ZAR", "UNK", "DDR", "ROM", "TMP", "ANT"})


def country_finding(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    """A code that no State has, or that of another State than the text speaks of."""
    iso3 = one.symbol.iso3 if one.symbol else None
    countries = analysis.facts.countries
    if not iso3 or not countries or iso3 in _FORMER or iso3 == analysis.state:
        return None
    if iso3 not in countries:
        meant = _codes_meant(analysis, iso3)
        remedy = (
            _("Did you mean {codes}?", codes=", ".join(meant)) if meant else _("Use the State's three-letter code.")
        )
        message = _("No State has the code {code}, as in {symbol}.", code=iso3, symbol=one.text)
        return analysis.finding("E-SYMBOL", passage, message, remedy, at=one.start)
    meant_state = _another_state(analysis, passage, one, iso3)
    if not meant_state:
        return None
    names = {code: say(countries[code].label, language(), code) for code in (iso3, meant_state)}
    message = _(
        "The code {code} in {symbol} is that of {state}, but the text speaks of {other}.",
        code=iso3,
        symbol=one.text,
        state=names[iso3],
        other=names[meant_state],
    )
    return analysis.finding(
        "E-SYMBOL", passage, message, _("The code of that State is {code}.", code=meant_state), at=one.start
    )


def _codes_meant(analysis: Analysis, iso3: str) -> list[str]:
    """The codes that may have been meant: the text's own State and swapped letters before any other."""
    countries = analysis.facts.countries
    swapped = [code for code in countries if _swapped(code, iso3)]
    own = analysis.state
    if own and (own in swapped or sum(a != b for a, b in zip(own, iso3, strict=False)) == 1):
        return [own]
    named = set(states_named(analysis.text, analysis.facts).values())
    first = sorted(swapped, key=lambda code: code not in named)
    return first or near(iso3, countries)


def _swapped(code: str, other: str) -> bool:
    """Whether two codes differ by two letters that stand the other way round."""
    return (
        code != other and sorted(code) == sorted(other) and sum(a != b for a, b in zip(code, other, strict=True)) == 2
    )


def _another_state(analysis: Analysis, passage: Passage, one: SymbolMention, iso3: str) -> str:
    """The one State that is named just before the symbol, if it is not the symbol's; or the text's, if its code is so
    alike that it must be meant. Empty if the symbol may well be of another State."""
    named = states_named(passage.text, analysis.facts)
    if iso3 in named.values() or not one.symbol or one.symbol.kind == "views":
        return ""
    sentence = passage.sentence_at(one.start)
    before = {
        state
        for at, state in named.items()
        if max(sentence.start, one.start - 70) <= at < one.start and ";" not in passage.text[at : one.start]
    }
    if len(before) == 1:
        return next(iter(before))
    state = analysis.state
    alike = sum(a != b for a, b in zip(iso3, state, strict=False)) == 1 or sorted(iso3) == sorted(state or "")
    if before or not state or not alike or iso3 in states_named(analysis.text, analysis.facts).values():
        return ""
    return state


@lru_cache(maxsize=64)
def states_named(text: str, facts: Facts) -> Mapping[int, str]:
    """Where States are named in a text -> their codes."""
    pattern, codes = _names(facts)
    return {found.start(): codes[found.group(1).lower()] for found in pattern.finditer(text)}


@lru_cache(maxsize=4)
def _names(facts: Facts) -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes: dict[str, str] = {}
    for iso3, country in facts.countries.items():
        for name in _spelled(country):
            codes.setdefault(name.lower(), iso3)
    longest_first = sorted(codes, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?![a-z])", re.IGNORECASE), codes


def _spelled(country: Country) -> set[str]:
    """Names that no other name of the country holds; Russian ones without the ending that changes."""
    names = {name for name in country_names(country) if len(name) > 3 and not name.isupper()}
    cut = {name[:-1] if not name.isascii() and name[-1] in "ияаы" and len(name) > 5 else name for name in names}
    return {name for name in cut if not any(other != name and other in name for other in cut)}


# --- the number beside it --------------------------------------------------------------------------------------------

_NO = r"(?:(?:no|nos|nro|n[úu]m)\.?|№|n\s?[°ºo]\.?)?\s*"
_COMMUNICATION = re.compile(
    rf"(?:communications?|complaints?|cases?|сообщени\w+|жалоб\w+|дел[оауе]|хабарлама\w*|comunicaci[oó]n\w*)\s+{_NO}"
    r"(\d{1,4})/(\d{4})|(?<![\w/])(\d{1,4})/(\d{4})(?:-\w{1,4})?[\s-]\s?(?:нөмірлі\s+)?хабарлама",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(
    rf"(?:resolutions?|резолюци\w+|қарар\w*|résolutions?|resoluci[oó]n(?:es)?)\s+{_NO}(\d{{1,3}})/(\d{{1,3}})(?![\d/])"
    r"|(?<![\w/])(\d{1,3})/(\d{1,3})(?:-\w{1,4})?[\s-]\s?(?:нөмірлі\s+)?қарар",
    re.IGNORECASE,
)
_OPINION = re.compile(
    rf"(?:opinions?|мнени\w+|avis|opini[oó]n(?:es)?|пікір\w*)\s+{_NO}(\d{{1,3}})/(\d{{4}})"
    r"|(?<![\w/])(\d{1,3})/(\d{4})(?:-\w{1,4})?[\s-]\s?(?:нөмірлі\s+)?пікір",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    rf"(?:general (?:comment|recommendation)|замечани\w+ общего порядка|общ\w+ (?:рекомендаци|замечани|комментари)\w+"
    rf"|жалпы (?:тәртіптегі )?(?:ескерт|ұсын|түсінік)\w*|observation générale|recommandation générale"
    rf"|observaci[oó]n general|recomendaci[oó]n general)\s+{_NO}(\d{{1,2}})(?!\d|/)"
    r"|№?\s?(\d{1,2})(?:-\w{1,4})?\s+жалпы (?:тәртіптегі )?(?:ескерт|ұсын|түсінік)",
    re.IGNORECASE,
)
_AROUND = 300
_NUMBER_CUT = re.compile(r"(?<!\w)(?:n[úu]m|nro|nr|n|№)\.\s*$", re.IGNORECASE)
# Whose resolution it is: each body counts its own.
_COUNCIL = re.compile(r"council|совет\w*|кеңес\w*|conseil|consejo", re.IGNORECASE)
_ASSEMBLY = re.compile(r"assembly|ассамбле\w*|assemblée|asamblea", re.IGNORECASE)


def _wanted(symbol: Symbol) -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str] | None]:
    """How the document is named in words, its own number, and the body whose document it is not."""
    number, year = symbol.number or "", str(symbol.year or "")
    session = symbol.parts.get("session", "")
    forms: dict[str, tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str] | None]] = {
        "views": (_COMMUNICATION, (number, year), None),
        "ga_res": (_RESOLUTION, (session, number), _COUNCIL),
        "hrc_res": (_RESOLUTION, (session, number), _ASSEMBLY),
        "wgad": (_OPINION, (number, year), None),
        "general_comment": (_GENERAL, (number,), None),
    }
    return forms.get(symbol.kind, (_RESOLUTION, (), None))


def number_finding(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
    """Another number of the same kind in the sentence, and the sentence has only one of each."""
    if one.symbol is None:
        return None
    pattern, own, other_body = _wanted(one.symbol)
    whole = passage.sentence_at(one.start)
    abbreviated = _NUMBER_CUT.search(passage.text, max(0, whole.start - 12), whole.start)
    if abbreviated:  # “la comunicación núm. | 2137/2012”: the full stop ended no sentence
        start = max(0, passage.sentence_at(abbreviated.start()).start, abbreviated.start() - _AROUND)
        whole = Sentence(passage.text[start : whole.end], start)
    # Of an endless sentence only what stands around.
    cut = max(0, one.start - whole.start - _AROUND)
    sentence = Sentence(whole.text[cut : one.end - whole.start + _AROUND], whole.start + cut)
    matches = list(pattern.finditer(sentence.text)) if own else []
    if len(matches) != 1:
        return None
    match = matches[0]
    named = tuple(part for part in match.groups() if part)
    at = one.start - sentence.start
    if named == own or not _belongs(passage, sentence, match.span(), (at, at + len(one.text)), one.symbol.kind):
        return None
    around = sentence.text[max(0, match.start() - 40) : match.end() + 12]
    if other_body and other_body.search(around):
        return None
    same_kind = [
        other
        for other in find_symbols(analysis, sentence.text)
        if other.symbol and other.symbol.kind == one.symbol.kind
    ]
    if len(same_kind) != 1 or sentence.text[at + len(one.text) :][:1] == "-":
        return None
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _(
            "The symbol {symbol} bears the number {own}, but the text names {named}.",
            symbol=one.text,
            own="/".join(own),
            named="/".join(named),
        ),
        _("Correct whichever is wrong: the number is part of the symbol."),
        at=one.start,
    )


def _belongs(passage: Passage, sentence: Sentence, number: tuple[int, int], symbol: tuple[int, int], kind: str) -> bool:
    """Whether a number and a symbol speak of one document: side by side, or the head and the end of one reference."""
    apart = max(symbol[0] - number[1], number[0] - symbol[1])
    if apart <= 30 or (passage.kind == "note" and number[0] <= 25 and number[1] <= symbol[0]):
        return True
    # “communication No. 2137/2012, Views of 21 October 2014 (CCPR/…)”: the bracket closes the reference.
    bracket = number[1] <= symbol[0] and sentence.text[: symbol[0]].rstrip().endswith("(")
    return bracket and apart <= (100 if kind in {"views", "general_comment"} else 60)


def known_number_finding(analysis: Analysis, passage: Passage, one: SymbolMention) -> Finding | None:
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
