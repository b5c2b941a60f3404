"""Bodies and mandates of the United Nations under names that are no names of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dalel.documents.checks import bodytable
from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.lib.messages import _

_COMMISSION_ENDED = 2006
_AROUND = 160


@dataclass(frozen=True, slots=True)
class _Name:
    """A body as the text names it. topic: what it is said to be for. of_un: whether the text says so beside it."""

    start: int
    end: int
    kind: str
    topic: str
    of_un: bool


@check(
    "E-BODY",
    "error",
    "A UN body or mandate that does not exist",
    what="A special rapporteur, independent expert, working group, committee, commission or council of the United"
    " Nations stands under a name that none of them bears, or a body that has ceased to exist (the Commission on Human"
    " Rights, its Sub-Commission) is spoken of as present. Old names, usual short forms and bodies of other"
    " organisations are left alone, and so are mandates that are only asked for.",
    example="“the UN Special Rapporteur on Press Freedom”; “the UN Commission on Human Rights decided in 2019”.",
    mend="Write the name as the body's own page has it; the message gives the nearest one.",
)
def bodies(analysis: Analysis) -> Iterator[Finding]:
    language = _language(analysis)
    for passage in analysis.passages:
        if passage.kind == "quote":
            continue
        seen: set[int] = set()
        for name in _names(passage.text, language):
            if name.start in seen or passage.in_quotes(name.start) or not _wrong(analysis, passage, name):
                continue
            seen.add(name.start)
            yield _unknown(analysis, passage, name)
        for found in bodytable.ended(language).finditer(passage.text):
            if not passage.in_quotes(found.start()) and _as_present(analysis, passage, found):
                yield _ended(analysis, passage, found)


def _language(analysis: Analysis) -> str:
    return analysis.language or "en"


def _names(text: str, language: str) -> Iterator[_Name]:
    heads = bodytable.heads(language)
    for found in heads.finditer(text) if heads else ():
        kind = bodytable.kind(found["head"])
        if language == "kk":
            yield _name_before(text, found, kind)
            continue
        after = text[found.end() : found.end() + _AROUND]
        # What the body is for ends with its sentence, at the latest.
        topic = re.split(r"[.;:!?()«»“”\"\n\ue002]", after, maxsplit=1)[0]
        prep = found["prep"].lower()
        if kind in {"committee", "subcommittee"} and prep in {"against", "for", "против", "за"}:
            topic = f"{prep} {topic}"
        yield _Name(found.start(), found.end() + len(topic), kind, topic.strip(), bool(found["un"] or found["un2"]))


def _name_before(text: str, found: re.Match[str], kind: str) -> _Name:
    """In Kazakh the topic stands before the body: “БҰҰ-ның азаптау жөніндегі арнайы баяндамашысы”."""
    before = text[max(0, found.start() - _AROUND) : found.start()]
    topic = re.split(r"[.;:!?()«»“”\"\n\ue002]", before)[-1]
    earlier = list(bodytable.NEXT_NAME_KK.finditer(topic))
    topic = topic[earlier[-1].end() :] if earlier else topic  # “X комитеті, Y комитеті”: each has its own name
    un = list(re.finditer(r"БҰҰ\S*\s+", topic))
    if un:
        topic = topic[un[-1].end() :]
    else:
        capital = list(re.finditer(r"(?<!\w)[А-ЯӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]", topic))
        topic = topic[capital[-1].start() :] if capital else ""
    begin = found.start() - len(before) + (before.rfind(topic.strip()) if topic.strip() else len(before))
    if found["link"].endswith("қарсы"):
        topic = f"{topic.strip()} қарсы"
    return _Name(begin, found.end(), kind, topic.strip(), bool(un or found["un"]))


def _wrong(analysis: Analysis, passage: Passage, name: _Name) -> bool:
    language = _language(analysis)
    if not name.topic or not _judged(name, language, passage.text) or bodytable.other_topic(language, name.topic):
        return False
    if bodytable.of_country(language, name.topic) or bodytable.known(name.kind, name.topic, language):
        return False
    if bodytable.wished().search(_around(passage, name, 300)):
        return False
    if not name.of_un and bodytable.others().search(passage.text, max(0, name.start - 1000), name.end + 1000):
        return False
    return not bodytable.others().search(passage.text, max(0, name.start - 80), name.end + 80)


def _around(passage: Passage, name: _Name, reach: int) -> str:
    """The sentence of a name, of a very long one the part about it."""
    sentence = passage.sentence_at(name.start)
    first = max(sentence.start, name.start - reach)
    return passage.text[first : min(sentence.end, name.end + reach)]


def _judged(name: _Name, language: str, text: str) -> bool:
    """Whether it is plainly a name of the United Nations: by the words beside it, or by its form."""
    mandate = name.kind in {"rapporteur", "expert"}
    if name.of_un:
        return bool(re.match(r"[^\W\d_]{2}", name.topic)) and not bodytable.no_topic(name.topic)
    if language in {"fr", "es"} or not mandate:
        return name.kind == "committee" and bodytable.like_a_treaty_body(
            language, name.topic, text[max(0, name.start - 30) : name.start]
        )
    if language == "en":
        head = text[name.start : name.start + 30].split()
        capitals = all(word[:1].isupper() for word in head[:2])
        return capitals and (name.topic[:1].isupper() or bool(bodytable.EN_TOPIC.match(name.topic)))
    return name.kind == "rapporteur" and not bodytable.no_topic(name.topic)


def _unknown(analysis: Analysis, passage: Passage, name: _Name) -> Finding:
    words = " ".join(passage.text[name.start : name.end].replace(NOTE_MARK, "").split())
    topic = name.topic
    if _language(analysis) != "kk":
        topic = bodytable.one_name(_language(analysis), topic)
        title = _NAME.match(topic) if _TITLE.match(topic) else None
        topic = title.group() if title else " ".join(topic.split()[:6])
        words = " ".join(words[: words.find(topic.split()[0])].split() + topic.split())
    nearest = bodytable.nearest(name.kind, topic, _language(analysis))
    remedy = (
        _("Was the {name} meant? Write the name as the body itself writes it.", name=nearest)
        if nearest
        else _("Look the name up in the list of mandates and bodies of the United Nations, and write it as there.")
    )
    return analysis.finding(
        "E-BODY",
        passage,
        _("No body or mandate of the United Nations is called “{name}”.", name=_short(words)),
        remedy,
        at=name.start,
    )


# A name with capitals ends where they end; of one without, a few words are shown.
_TITLE = re.compile(r"(?:(?:the|against|for)\s)?[A-Z]")
_NAME = re.compile(r"(?:(?:[A-Z][\w’'-]*,?|the|of|and|on|for|in|to|or|against|by|from|with)(?:\s|$))+", re.DOTALL)


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + "…"


# --- what has ceased to exist ----------------------------------------------------------------------------------------


def _as_present(analysis: Analysis, passage: Passage, found: re.Match[str]) -> bool:
    sentence = passage.sentence_at(found.start()).text
    if analysis.day.year <= _COMMISSION_ENDED or bodytable.past().search(sentence):
        return False
    years = [int(one) for one in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence)]
    if not years:
        years = [int(one) for one in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", passage.text)]
    return not any(year <= _COMMISSION_ENDED for year in years)


def _ended(analysis: Analysis, passage: Passage, found: re.Match[str]) -> Finding:
    name = " ".join(found.group().split())
    if re.match(r"(?:UN\s+|United\s+Nations\s+)?Sub-?Comm|Подкомисс", name) or "кіші" in name.lower():
        message = _(
            "“{name}” ceased to exist in 2006: the Human Rights Council Advisory Committee took its place.", name=name
        )
        remedy = _(
            "Write “Human Rights Council Advisory Committee”, or give the year, up to 2006, in which the old body"
            " acted."
        )
    else:
        message = _("“{name}” ceased to exist in 2006: the Human Rights Council took its place.", name=name)
        remedy = _("Write “Human Rights Council”, or give the year, up to 2006, in which the old body acted.")
    return analysis.finding("E-BODY", passage, message, remedy, at=found.start())
