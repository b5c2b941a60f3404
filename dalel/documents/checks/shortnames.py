"""“The Covenant”, “the Convention”: a treaty named by its kind alone, where the text leaves no doubt which it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from dalel.documents.checks import righttable
from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.lawnames import LawMention, law_mentions
from dalel.lib.facts import Law

_KINDS = {
    "covenant": r"Covenant|[Пп]акт(?:а|у|ом|е)?|[Пп]акт(?:і|ісі)(?:нің|не|ге|н[іе]?|нде|де|мен|ден)?|Pacte|Pacto",
    "convention": r"Convention|[Кк]онвенци(?:я|и|ю|ей)|[Кк]онвенция(?:ның|ға|ны|да|дан|мен)|Convenci[oó]n|Convenio",
    "declaration": r"Declaration|[Дд]екларац(?:ия|ии|ию|ией)|[Дд]екларация(?:ның|ға|ны|да|дан|мен)|Déclaration"
    r"|Declaraci[oó]n",
}
_ANY = re.compile("|".join(rf"(?P<{kind}>(?<!\w)(?:{words})(?!\w))" for kind, words in _KINDS.items()))
# What stands before a name that is short, and not the end of a longer one ("the European Convention").
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:the|this|that|same|said|present|la|cette|ladite|même|le|du|ce|dudit|au|esta|dicha|misma|presente|el|del"
    r"|al|este|dicho|mismo)\s+)$",
    re.IGNORECASE,
)
# Words that no short name follows in Russian and Kazakh: adjectives, and what a full name ends in.
_NOT_BEFORE = re.compile(
    r"(?<!\w)(?!(?:той|этой|данной|настоящей|указанной|названной|упомянутой|этого|того|данного|настоящего|указанного|этом"
    r"|этому|самой|самого|же)\s)(?:\w+(?:ая|ой|ую|ого|ому|ий|ый|ым|ом|ых)|туралы|қарсы|халықаралық|арналған|жөніндегі"
    r"|[еЕ]уропалық|ЕҚЫҰ|БҰҰ\S*|[А-ЯӘҒҚҢӨҰҮҺІ]\w+)\s+$"
)
# What goes on to a full name, of an instrument that is another or not on file.
_AFTER = re.compile(
    r"\s+(?:on|for|against|relating|concerning|of|to|No|№|о|об|против|для|по|МОТ|ООН|СНГ|Совета|sur|relative|relatif|contre"
    r"|pour|des|internationale?|européenne|américaine|de|sobre|contra|para|por|[Ii]nternacional|[Aa]mericana|[Ee]uropea|[Ee]uropeo)"
    r"(?!\w)"
)
_FULL = re.compile(
    r"(?:[A-ZÉ][\w-]+\s+(?:[a-z]+\s+)?)(?:Covenant|Convention|Declaration)(?!\w)"
    r"|(?<!\w)(?:Convention|Declaration|Covenant)\s+(?:on|for|against|relating|concerning|of|No)(?!\w)"
    r"|\w+(?:ая|ой|ую)\s+(?:[Кк]онвенци|[Дд]екларац)\w+|(?:[Кк]онвенци|[Дд]екларац)\w+\s+(?:о|об|против|для|МОТ|СНГ|№)(?!\w)"
    r"|(?:Convention|Déclaration)\s+(?:de|sur|relative|internationale|européenne|américaine|n[o°])(?!\w)"
    r"|(?:Convenci[oó]n|Declaraci[oó]n|Convenio)\s+(?:de|sobre|[Aa]mericana|[Ee]uropea|[Ii]nteramericana|n[úo°])(?!\w)"
    r"|(?:туралы|қарсы|жөніндегі|[А-ЯӘҒҚҢӨҰҮҺІ]\w+)\s+(?:конвенция|декларация|Конвенция|Декларация)\w*"
)
_ITSELF = re.compile(
    r"(?:The|This|That|Same|Said|La|Cette|Le|El|Esta|Той|Этой|Данной|Настоящей|Осы|Сол|Аталған)\s", re.I
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A treaty named in full. law: None if it is not on file."""

    start: int
    kind: str
    law: Law | None


def short_mentions(
    analysis: Analysis, passage: Passage, text: str, start: int, unsure: Law | None = None
) -> list[LawMention]:
    """The treaties that a sentence (which begins at `start` of the passage) names by their kind alone.

    unsure: which of the two Covenants to take “the Covenant” for where nothing tells.
    """
    result = []
    for found in _ANY.finditer(text):
        kind = found.lastgroup or ""
        if not _is_short(text, found):
            continue
        law = _meant(analysis, passage, kind, start + found.start())
        if law is None and unsure is not None and kind == "covenant" and not _another_covenant(analysis):
            law = unsure
        if law is not None:
            result.append(LawMention(found.start(), found.end(), law))
    return result


def _is_short(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 40]
    if _AFTER.match(after):
        return False
    word = found.group()
    if word[0].isascii() or word.startswith("Décl"):
        return bool(_BEFORE.search(before)) and word[0].isupper()
    return not _NOT_BEFORE.search(before)


def _meant(analysis: Analysis, passage: Passage, kind: str, at: int) -> Law | None:
    """The one named last in the paragraph; else the treaty of the committee that is written to; else the only one."""
    everywhere = _named(analysis)
    here = [one for one in everywhere.get(passage.index, []) if one.kind == kind and one.start < at]
    if here:
        sentence = passage.sentence_at(here[-1].start)
        together = {one.law.code if one.law else "" for one in here if one.start >= sentence.start}
        return here[-1].law if len(together) == 1 else None
    addressed = _addressed(analysis, kind)
    if addressed:
        return addressed
    laws = {
        one.law.code if one.law else "": one.law for some in everywhere.values() for one in some if one.kind == kind
    }
    return next(iter(laws.values())) if len(laws) == 1 else None


def _another_covenant(analysis: Analysis) -> bool:
    """Whether the text names a Covenant that is neither of the two."""
    return any(one.kind == "covenant" and one.law is None for named in _named(analysis).values() for one in named)


_CACHE: WeakKeyDictionary[Analysis, dict[int, list[_Named]]] = WeakKeyDictionary()


def _named(analysis: Analysis) -> dict[int, list[_Named]]:
    """Passage -> the treaties that it names in full, in their order."""
    if analysis not in _CACHE:
        _CACHE[analysis] = {one.index: _in_full(analysis, one.text) for one in analysis.passages}
    return _CACHE[analysis]


def _in_full(analysis: Analysis, text: str) -> list[_Named]:
    mentions = [one for one in law_mentions(analysis, text) if one.law.kind in {"treaty", "declaration"}]
    result = [_Named(one.start, _kind(one.law), one.law) for one in mentions]
    for found in _FULL.finditer(text):
        if any(one.start < found.end() and found.start() < one.end for one in mentions) or _ITSELF.match(found.group()):
            continue
        kind = _ANY.search(found.group())
        result.append(_Named(found.start(), kind.lastgroup or "" if kind else "convention", None))
    return sorted(result, key=lambda one: one.start)


def _kind(law: Law) -> str:
    name = law.label.get("en", "")
    if "Protocol" in name:
        return "protocol"
    return next((kind for kind in _KINDS if kind.capitalize() in name), "")


def _addressed(analysis: Analysis, kind: str) -> Law | None:
    """The treaty whose committee the title block names, if it names one only."""
    codes = [code for code, pattern in righttable.committees() if pattern.search(analysis.front_text)]
    law = analysis.facts.laws.get(codes[0]) if len(codes) == 1 else None
    return law if law is not None and _kind(law) == kind else None
