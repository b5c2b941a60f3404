"""Finds laws by their names in running text: codes, treaties and constitutions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dalel.documents.checks.analysis import Analysis
from dalel.documents.checks.reading import country_names
from dalel.lib.facts import Facts, Law, say
from dalel.lib.messages import language


@dataclass(frozen=True, slots=True)
class LawMention:
    start: int
    end: int
    law: Law


def law_name(law: Law) -> str:
    """What a message calls a law: its usual short form in English, its name in the language that is spoken else."""
    short = law.short or law.code
    return short if language() == "en" else say(law.label, language(), short)


def law_mentions(analysis: Analysis, text: str) -> list[LawMention]:
    """Every law named in a text that is an instrument of all States, or of the State that the text is about."""
    found: list[LawMention] = []
    lower = text.lower()
    for key, name, law in _names(analysis):
        if key in lower:
            found.extend(LawMention(match.start(), match.end(), law) for match in _pattern(name).finditer(text))
    found.sort(key=lambda one: (one.start, -(one.end - one.start)))
    result: list[LawMention] = []
    for one in found:
        if result and one.start < result[-1].end:
            continue
        if _others(one, text, analysis) or _another(one, text) or _of_its_protocol(one, text):
            continue
        # “the first Optional Protocol to the ICCPR” is one treaty, not two.
        if result and _TO_THE.fullmatch(text[result[-1].end : one.start]):
            continue
        result.append(one)
    return result


_TO_THE = re.compile(r"\s+(?:to|к)\s+(?:the\s+)?", re.IGNORECASE)
# "CRC/C/GC/24" is a symbol, "the Universal Declaration on the Human Genome" another declaration.
_GOES_ON = re.compile(r"/[A-ZА-Я]|\s+(?:on|sur|sobre|о|об)\s")
_WHOLE_NAME = re.compile(
    r"[Uu]niversal Declaration|Déclaration universelle|Declaración Universal|[Вв]сеобщ\w+ деклараци\w+"
)


def _another(mention: LawMention, text: str) -> bool:
    """Whether what looks like the name is the beginning of another."""
    name = text[mention.start : mention.end]
    goes_on = _GOES_ON.match(text, mention.end)
    return bool(goes_on) and (name.isupper() or bool(_WHOLE_NAME.fullmatch(name)))


# “the third Protocol to the Convention”, «протокол к Конвенции», «пактіге факультативтік хаттама»
_PROTOCOL_TO = re.compile(
    r"(?:protocols?\s+(?:\w+\s+){0,3}?to|протокол\w*\s+(?:\w+\s+)?к|protocole\w*\s+(?:\w+\s+){0,3}?(?:à|au)|protocolos?\s+(?:\w+\s+){0,3}?(?:de|del|a))"
    r"\s+(?:the\s+|l[ae]\s+|l['’])?(?:UN\s+|Конвенции\s+)?$",
    re.IGNORECASE,
)
_PROTOCOL_KK = re.compile(r"\w*\s+(?:\w+\s+){0,3}хаттама", re.IGNORECASE)


def _of_its_protocol(mention: LawMention, text: str) -> bool:
    """Whether it is not the treaty that is meant but a protocol to it, under a name that is not on file."""
    if mention.law.kind != "treaty" or re.search("protoco|протокол|хаттама", text[mention.start : mention.end], re.I):
        return False
    before = text[max(0, mention.start - 80) : mention.start]
    return bool(_PROTOCOL_TO.search(before) or _PROTOCOL_KK.match(text, mention.end))


def other_states(analysis: Analysis, sentence: str) -> bool:
    """Whether another country than the text's own is named, so that what is said may be of that one."""
    key = (id(analysis.facts), analysis.state)
    if key not in _STATES:
        _STATES.clear()
        names = {
            _spelt(_cut(name))
            for iso3, country in analysis.facts.countries.items()
            if iso3 != analysis.state
            for name in country_names(country)
            if len(name) > 4
        }
        _STATES[key] = re.compile(r"(?<!\w)(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\w{0,4}(?!\w)")
    return bool(_STATES[key].search(sentence))


_STATES: dict[tuple[int, str], re.Pattern[str]] = {}


def _others(mention: LawMention, text: str, analysis: Analysis) -> bool:
    """Whether "the Criminal Code" goes on with "of" another country, so that it is not ours."""
    if not mention.law.country:
        return False
    after = text[mention.end : mention.end + 60]
    found = re.match(
        r"\s+(?:of|for)\s+(?:the\s+)?(?:Republic\s+of\s+)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w-]+)?)|\s+(?P<ru>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+)",
        after,
    )
    before = re.search(r"(?P<adjective>[A-Z][a-z]+(?:stani|ian|ish|yz|ek|ese|an))\s+$", text[: mention.start])
    if before and before["adjective"].lower()[:4] not in _own_words(analysis, mention.law.country):
        return True
    if not found or found["ru"]:
        return False
    own = (
        {name.split()[0].lower() for name in country_names(analysis.facts.countries[mention.law.country])}
        if mention.law.country in analysis.facts.countries
        else set()
    )
    name = found["name"].split()[0].lower()
    foreign = {
        one.split()[0].lower() for country in analysis.facts.countries.values() for one in country_names(country)
    }
    return name in foreign and name not in own


def _own_words(analysis: Analysis, country: str) -> set[str]:
    known = analysis.facts.countries.get(country)
    return {word.lower()[:4] for name in (country_names(known) if known else ()) for word in name.split()}


def _names(analysis: Analysis) -> list[tuple[str, str, Law]]:
    """The names that laws go by, longest first, kept for the facts and State: every passage asks for the same."""
    key = (id(analysis.facts), analysis.state)
    if key not in _CACHE:
        _CACHE.clear()
        _CACHE[key] = _all_names(analysis.facts, analysis.state)
    return _CACHE[key]


_CACHE: dict[tuple[int, str], list[tuple[str, str, Law]]] = {}


def _all_names(facts: Facts, state: str) -> list[tuple[str, str, Law]]:
    """What a text must hold for the name to be looked for (its first word's stem), the name, the law."""
    result = []
    for law in facts.laws.values():
        if law.country and law.country != state:
            continue
        names = {*law.label.values(), *law.aliases}
        if not law.country:
            names.add(law.short or law.code)
        result += [(_cut(name.split()[0].rstrip(",")).lower(), name, law) for name in names if len(name) > 1]
    return sorted(result, key=lambda one: -len(one[1]))


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a pattern: blanks may be line breaks, Cyrillic words may be declined."""
    parts = [_declined(word) for word in name.split()]
    whole = (r"\s+" if name.isupper() else _OF_THE_UN).join(parts[:2])
    whole = r"\s+".join([whole, *parts[2:]])
    ending = "" if name.isascii() or name.isupper() else r"\w{0,6}"
    flags = 0 if name.isupper() or len(name) < 6 else re.IGNORECASE
    return re.compile(r"(?<!\w)" + whole + ending + r"(?!\w)", flags)


# "Конвенция ООН о правах ребёнка", "la Convention des Nations Unies contre la torture"
_OF_THE_UN = (
    r"\s+(?:(?:ООН|[Оо]рганизации\s+Объедин[её]нных\s+Наций|des\s+Nations\s+[Uu]nies|de\s+(?:las\s+)?Naciones\s+Unidas)"
    r"\s+)?"
)


def _declined(word: str) -> str:
    """One word of a name as a pattern; a comma behind it stays."""
    bare = word.rstrip(",;")
    ending = r"\w{0,4}" if not bare.isascii() and len(bare) > 3 and not bare.isupper() else ""
    return _spelt(_cut(bare)) + ending + word[len(bare) :]


def _spelt(word: str) -> str:
    """The word as a pattern: ё may be е, an apostrophe may be curved."""
    return re.escape(word).replace("ё", "[её]").replace("'", "['’]")


def _cut(word: str) -> str:
    """A Cyrillic word without the ending that changes with its case."""
    return word[:-2] if not word.isascii() and len(word) > 5 and not word.isupper() else word
