"""General comments of the treaty bodies: their number against their subject, and against their symbol."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dalel.documents.checks import righttable
from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import law_name
from dalel.documents.checks.registry import Finding
from dalel.documents.checks.symbols_found import SymbolMention, find_symbols
from dalel.documents.language.sentences import Sentence
from dalel.lib.messages import _

_FILE = Path(__file__).resolve().parent / "data" / "general-comments.toml"
_TREATIES = {"CCPR": "ICCPR", "E": "ICESCR", "CERD": "ICERD", "CMW": "ICRMW", "CED": "ICPPED"}
_FAR = 130

_NAME = (
    r"general\s+(?:comment|recommendation)|(?:замечани\w+|комментари\w+)\s+общего\s+порядка"
    r"|общ\w+\s+(?:рекомендаци|замечани|комментари)\w+|observation\s+générale|recommandation\s+générale"
    r"|observaci[oó]n\s+general|recomendaci[oó]n\s+general"
)
_NO = r"(?:(?:no|nro|n[úu]m)\.?|№|n\s?[°ºo]\.?)?\s*"
# What may stand between the number and its subject: the year, the symbol, whose comment it is.
_ASIDE = (
    r"(?:\s*,?\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:(?:of|by)\s+the\s+(?:Human\s+Rights\s+)?Committee(?:\s+(?:on|against)\s+[^.;:()]{3,90}?)?|Комитета(?:\s+(?:по|против)\s+[^.;:()]{3,90}?)?))?"
)
_TIE = (
    r"(?:\s*,)?\s+(?:(?:is\s+)?(?:on|about)|concerns|concerning|regarding|deals\s+with|entitled|(?:касается|посвящен[оа]|об?)"
    r"|sur|relative\s+(?:à|au)|concernant|sobre|relativa\s+a)\s+|\s*:\s*"
)
_NUMBERED = re.compile(
    rf"(?<!\w)(?:{_NAME})\s+{_NO}(?P<number>\d{{1,2}})(?![\d/]){_ASIDE}(?:{_TIE})(?P<subject>[^.;:()]{{3,{_FAR}}})",
    re.IGNORECASE,
)
# «пікір білдіру бостандығы туралы № 34 жалпы ескертпе»: in Kazakh the subject stands before the number.
_NUMBERED_KK = re.compile(
    rf"(?P<subject>[^.;:()]{{3,{_FAR}}}?)\s+(?:туралы|жөніндегі|жайлы)\s+(?:[А-ЯӘҒҚҢӨҰҮҺІ]\w+\s+)?(?:№\s?)?(?P<number>\d{{1,2}})(?:-\w{{1,4}})?\s+"
    r"жалпы\s+(?:тәртіптегі\s+)?(?:ескерт|ұсын|түсінік)\w*",
    re.IGNORECASE,
)
# “№ 34 жалпы ескертпе пікір білдіру бостандығына арналған”
_NUMBERED_KK_BEHIND = re.compile(
    rf"№?\s?(?P<number>\d{{1,2}})(?:-\w{{1,4}})?\s+жалпы\s+(?:тәртіптегі\s+)?(?:ескерт|ұсын|түсінік)\w*\s+(?P<subject>[^.;:()]{{3,{_FAR}}}?)"
    r"\s+(?:арналған|туралы|жөнінде|қатысты)",
    re.IGNORECASE,
)
# “general comment on freedom of expression (CCPR/C/GC/37)”
_BEFORE_SYMBOL = re.compile(
    rf"(?<!\w)(?:{_NAME})(?:{_TIE})(?P<subject>[^.;:()\d]{{3,{_FAR}}}?)\s*[,(]\s*$", re.IGNORECASE
)
# A comment's number right before a symbol: “general comment No. 31 (CCPR/C/21/Rev.1/Add.12)”.
_NUMBER_BEFORE = re.compile(
    rf"(?<!\w)(?:{_NAME})\s+{_NO}(?P<number>\d{{1,2}})(?:\s*\(\d{{4}}\))?\s*[,(]*\s*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:(?:the|a|an|right|rights|freedoms?|of|to|on|protection|prohibition|adequate|highest|attainable|standard|human|all|women['’]s"
    r"|children['’]s|your|everyone['’]s|прав[оауе]|о|об|на|запре\w+|свобод[аыу]|защит[аыу]|достаточн\w+|la|le|les|el|los|du|de|des|droits?|derechos?|a|al|à|au"
    r"|адам|барлық)\s+){0,6}(?:l['’]|d['’])?",
    re.IGNORECASE,
)
# Behind the subject the name of the comment has to end, or to go on as such names do.
_ENDS = re.compile(
    r"(?:\s+(?:and|or|и|и\s+на|мен|және|et|y|e)\s+[\w\s,-]{1,50})?\s*(?:$|[,;.:()»”\"]|(?:says|states|provides|clarifies|explains|makes|requires|which|that|was|is"
    r"|говорит|указывает|гласит|был[оа]?|dit|dice|the\s+committee|комитет\w*)(?!\w)|№|$)",
    re.IGNORECASE,
)


_OTHER_BODIES = re.compile(
    r"African (?:Commission|Committee|Charter)|Африканск\w+ (?:комисси|комитет|харти)|africaine|Africana"
)


@dataclass(frozen=True, slots=True)
class _Comment:
    """A general comment. subjects: keys of the table of subjects, its own first."""

    treaty: str
    number: int
    subjects: tuple[str, ...]
    symbol: str
    sure: bool


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _comments() -> tuple[_Comment, ...]:
    return tuple(
        _Comment(
            one["treaty"],
            one["number"],
            tuple(one["subjects"]),
            one.get("symbol", ""),
            one.get("certainty") != "unverified",
        )
        for one in _table()["comments"]
    )


@cache
def _subject(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_table()['subjects'][key]})", re.IGNORECASE)


def comment_findings(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """What a passage says of general comments that is another comment's."""
    for sentence in passage.sentences:
        if not re.search(r"general|общ|жалпы|générale|CCPR|GC/", sentence.text, re.IGNORECASE):
            continue
        told = [*_NUMBERED.finditer(sentence.text)]
        if analysis.language == "kk":
            told += [*_NUMBERED_KK.finditer(sentence.text), *_NUMBERED_KK_BEHIND.finditer(sentence.text)]
        for found in told:
            yield from _number_and_subject(analysis, passage, sentence, found)
        for one in find_symbols(analysis, sentence.text):
            yield from _symbol_and_words(analysis, passage, sentence, one)


def _number_and_subject(
    analysis: Analysis, passage: Passage, sentence: Sentence, found: re.Match[str]
) -> Iterator[Finding]:
    """“General comment No. 37 on freedom of expression”."""
    number, at = int(found["number"]), sentence.start + found.start("number")
    if passage.in_quotes(at):
        return
    treaties = {code for code, pattern in righttable.committees() if pattern.search(sentence.text)}
    treaties |= {_treaty(one.text) for one in find_symbols(analysis, sentence.text) if "/GC/" in one.text}
    if not treaties and _OTHER_BODIES.search(analysis.text):
        return  # the African Commission counts its general comments too
    meant = [one for one in _comments() if one.number == number and (not treaties or one.treaty in treaties)]
    wrong = _wrong(meant, found["subject"], sentence.text, kazakh=found.re is _NUMBERED_KK)
    if wrong:
        yield _finding(analysis, passage, at, _named(analysis, number, treaties), wrong, treaties)


def _wrong(meant: Sequence[_Comment], subject: str, sentence: str, *, kazakh: bool = False) -> tuple[str, str] | None:
    """The subject, with the words that name it, if none of the comments that can be meant is on it."""
    if not meant or any(not one.subjects or not one.sure for one in meant):
        return None
    bare = sentence
    for _code, committee in righttable.committees():
        bare = committee.sub(" ", bare)
    if any(_subject(key).search(bare) for one in meant for key in one.subjects):
        return None
    return _key_of(subject, at_end=kazakh)


def _key_of(subject: str, *, at_end: bool) -> tuple[str, str] | None:
    """The one subject that the words name and nothing else; None if they say more, or something else."""
    keys = []
    lead = _LEAD.match(subject)
    for key in _table()["named"]:
        for found in _subject(key).finditer(subject):
            begins = at_end or any(found.start() == at for at in (0, lead.end() if lead else 0)) or _within(lead, found)
            end = re.match(r"\w*", subject[found.end() :])
            if begins and end and _ENDS.match(subject, found.end() + end.end()):
                keys.append((key, " ".join(subject[: found.end() + end.end()].split())))
                break
    return keys[0] if len(keys) == 1 else None


def _within(lead: re.Match[str] | None, found: re.Match[str]) -> bool:
    """Whether the subject's own words are among those that lead to it: “the right to life”."""
    return lead is not None and found.start() <= lead.end() < found.end()


def _treaty(symbol: str) -> str:
    body = symbol.partition("/")[0]
    return _TREATIES.get(body, body)


def _symbol_and_words(
    analysis: Analysis, passage: Passage, sentence: Sentence, one: SymbolMention
) -> Iterator[Finding]:
    """The symbol of a comment behind another subject, or an old symbol behind another number."""
    before = sentence.text[: one.start]
    symbol = one.symbol
    own = [
        comment
        for comment in _comments()
        if comment.symbol == one.text
        or (
            symbol is not None
            and symbol.kind == "general_comment"
            and comment.treaty == _treaty(one.text)
            and str(comment.number) == symbol.number
        )
    ]
    if not own or passage.in_quotes(sentence.start + one.start):
        return
    told = _BEFORE_SYMBOL.search(before)
    wrong = _wrong(own, told["subject"], sentence.text) if told else None
    if wrong:
        yield _finding(analysis, passage, sentence.start + one.start, one.text, wrong, {own[0].treaty})
    number = _NUMBER_BEFORE.search(before)
    if number and symbol is not None and symbol.kind != "general_comment" and int(number["number"]) != own[0].number:
        yield analysis.finding(
            "E-SYMBOL",
            passage,
            _(
                "The symbol {symbol} bears the number {own}, but the text names {named}.",
                symbol=one.text,
                own=own[0].number,
                named=number["number"],
            ),
            _("Correct whichever is wrong: the number is part of the symbol."),
            at=sentence.start + one.start,
        )


def _named(analysis: Analysis, number: int, treaties: set[str]) -> str:
    code = next(iter(treaties)) if len(treaties) == 1 else ""
    return f"{number} ({_called(analysis, code)})" if code else str(number)


def _called(analysis: Analysis, treaty: str) -> str:
    known = analysis.facts.laws.get(treaty)
    return law_name(known) if known else treaty


def _finding(
    analysis: Analysis, passage: Passage, at: int, named: str, wrong: tuple[str, str], treaties: set[str]
) -> Finding:
    key, subject = wrong
    on_it = [one for one in _comments() if one.sure and key in one.subjects[:1]]
    nearest = [one for one in on_it if one.treaty in treaties] or on_it
    return analysis.finding(
        "E-SYMBOL",
        passage,
        _(
            "General comment {named} is not on “{subject}”; on that is general comment {numbers}.",
            named=named,
            subject=subject,
            numbers=", ".join(f"{one.number} ({_called(analysis, one.treaty)})" for one in reversed(nearest[-3:])),
        ),
        _("Compare with the comment and correct its number, or its subject."),
        at=at,
    )
