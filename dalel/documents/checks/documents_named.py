"""The name of a known document of the United Nations beside the symbol, or the number, of another."""

# ruff: noqa: E501 - a pattern is a table of words; broken into more lines it is harder to read
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding
from dalel.documents.checks.symbols_found import find_symbols
from dalel.documents.language.sentences import Sentence
from dalel.lib.messages import _

_FILE = Path(__file__).resolve().parent / "data" / "known-documents.toml"
_RESOLUTION = re.compile(
    r"(?:resolutions?|резолюци\w+|résolutions?|resoluci[oó]n(?:es)?)\s+(?:(?:no|n)[.°º]?\s*|№\s*)?(?P<number>\d{2,3}/\d{1,3})(?![\d/])"
    r"|(?<![\w/])(?P<kk>\d{2,3}/\d{1,3})[\s-]\s?(?:\w+\s)?қарар",
    re.IGNORECASE,
)
_OF_THE_COUNCIL = re.compile(r"council|совет\w*|кеңес\w*|conseil|consejo", re.IGNORECASE)
# What makes “X is Y” of a symbol and a name, and nothing looser: a resolution on a declaration is another document.
_IS = re.compile(
    r"(?:\s*\)?\s*(?:is|contains|proclaimed|proclaims|adopted|sets\s+out|это|—|–|-|:|,|\(|содержит|провозгласила|est|contient|es|contiene)"
    r"(?:\s+(?:the|la|el|l['’]|это))?\s*)",
    re.IGNORECASE,
)
_NAMED_BY = re.compile(
    r"\s*[»”\"]?\s*[,(—–-]?\s*(?P<adopted>(?:(?:is|was|were|is\s+contained\s+in|contained\s+in)\s+)?(?:adopted|proclaimed)\s+(?:by|as|in|with)"
    r"|(?:была?\s+|были\s+)?(?:принят\w*|утвержд[её]н\w*)|adoptée?s?\s+par|adoptad[oa]s?\s+por)?\s*\(?\s*"
    r"(?:(?:the\s+)?(?:UN\s+|United\s+Nations\s+)?General\s+Assembly(?:['’]s)?\s+(?:in\s+(?:its\s+)?)?|Генеральной\s+Ассамблеей\s+(?:в\s+)?)?"
    r"(?:(?:its\s+)?resolution\s+|резолюци\w+\s+|la\s+résolution\s+|la\s+resoluci[oó]n\s+|UN\s+Doc\.?\s+|Doc\.?\s+|document\s+|док\w*\.?\s+)?",
    re.IGNORECASE,
)
# Behind a symbol in a bracket the bracket closes, or the reference goes on.
_CLOSES = re.compile(r"\s*(?:[),;.\]]|$|of\s|annex|Генеральной|приложение|de\s)", re.IGNORECASE)
# “obligations under the Convention (…)”: the bracket may give the source of what is said.
_WITHIN = re.compile(
    r"(?<!\w)(?:under|with|of|to|by|in|from|согласно|по|с|в|из|sous|de|con|en)\s+(?:the\s+|UN\s+|la\s+|le\s+|el\s+)*$",
    re.I,
)
# Later documents are about the known one; a sentence that says so gives their symbols rightly.
_ABOUT = re.compile(
    r"implement|anniversar|follow-?up|report|recall|reaffirm|welcom|commemorat|promot|draft|amend|осуществл|выполн|годовщин"
    r"|доклад|подтвер|напомин|проект|іске асыр|жылдығ|баяндама|mise en œuvre|anniversaire|rapport|aplicaci|aniversario|informe",
    re.IGNORECASE,
)


@cache
def _documents() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))["documents"]
    return tuple(
        (tuple(one["symbols"]), re.compile(rf"(?<!\w)(?:{one['names']})(?!\w)", re.IGNORECASE)) for one in table
    )


def named_otherwise(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“Resolution A/RES/53/145 is the Declaration on Human Rights Defenders”."""
    for sentence in passage.sentences:
        references = _references(analysis, sentence.text)
        if len(references) != 1 or len(sentence.text) > 600 or _ABOUT.search(sentence.text):
            continue
        named = _named(sentence.text)
        start, end, symbol = references[0]
        if len(named) != 1 or passage.in_quotes(sentence.start + start):
            continue
        first, last, symbols = named[0]
        if symbol in symbols or not _tied(sentence.text, (start, end), (first, last), _likely(symbol, symbols)):
            continue
        yield _finding(analysis, passage, sentence, (start, end), sentence.text[first:last], symbols[0])


def _named(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The known documents that a sentence names; a name within a longer one is not counted."""
    found = [
        (match.start(), match.end(), symbols) for symbols, pattern in _documents() for match in pattern.finditer(text)
    ]
    return [
        one
        for one in found
        if not any(other is not one and other[0] <= one[0] and one[1] <= other[1] for other in found)
    ]


def _references(analysis: Analysis, text: str) -> list[tuple[int, int, str]]:
    """The documents that a sentence cites by symbol or by the number of a resolution of the General Assembly."""
    result = [
        (one.start, one.end, _plain(one.text))
        for one in find_symbols(analysis, text)
        if one.symbol is not None and one.symbol.kind in {"ga_res", "ga_res_old"}
    ]
    for found in _RESOLUTION.finditer(text):
        group = "number" if found["number"] else "kk"
        around = text[max(0, found.start() - 40) : found.end() + 25]
        if not _OF_THE_COUNCIL.search(around):
            result.append((found.start(group), found.end(group), f"A/RES/{found[group]}"))
    return result


def _plain(symbol: str) -> str:
    """A symbol without blanks, and an old resolution without its part."""
    bare = re.sub(r"\s", "", symbol)
    old = re.fullmatch(r"(A/RES/\d{1,4})[A-Z]?(?:(\([IVXLC]+\))[A-Z]?)?", bare)
    if old:
        session = old[2] or {"217": "(III)", "2200": "(XXI)", "2106": "(XX)"}.get(old[1].rpartition("/")[2], "")
        return old[1] + session
    return re.sub(r"/(?:Add|Corr|Rev)\.\d+$", "", bare)


def _likely(symbol: str, right: tuple[str, ...]) -> bool:
    """Whether a symbol is that of another known document, or but a slip away from the right one."""
    if any(symbol in symbols for symbols, _pattern in _documents()):
        return True
    parts, wanted = re.findall(r"\w+", symbol)[2:], re.findall(r"\w+", right[0])[2:]
    same = any(one == other for one, other in zip(parts, wanted, strict=False))
    return same or sorted("".join(parts)) == sorted("".join(wanted))


def _tied(text: str, symbol: tuple[int, int], name: tuple[int, int], likely: bool) -> bool:
    """Whether the sentence says of the symbol that it is the document's."""
    if symbol[1] <= name[0]:
        return bool(_IS.fullmatch(text[symbol[1] : name[0]]))
    gap = text[name[1] : symbol[0]]
    named = _NAMED_BY.fullmatch(gap) if gap.strip() else None
    if named is None or not _CLOSES.match(text, symbol[1]):
        return False
    return bool(named["adopted"]) or likely or not _WITHIN.search(text, max(0, name[0] - 30), name[0])


def _finding(
    analysis: Analysis, passage: Passage, sentence: Sentence, at: tuple[int, int], name: str, right: str
) -> Finding:
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _(
            "{symbol} is not “{name}”, which has the symbol {right}.",
            symbol=sentence.text[at[0] : at[1]],
            name=" ".join(name.split()),
            right=right,
        ),
        _("Compare with the document, and correct the symbol or the name."),
        at=sentence.start + at[0],
    )
