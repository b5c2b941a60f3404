"""The names of UN bodies and mandates, as patterns: `data/bodies.toml` and the words that such names begin with."""

# ruff: noqa: E501 - a pattern is a table of words; broken into more lines it is harder to read
from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dalel.lib.messages import _

_FILE = Path(__file__).resolve().parent / "data" / "bodies.toml"

_UN = r"(?:(?:UN|U\.N\.|United\s+Nations)(?:['’]s)?\s+)"
_RU_UN = r"(?:(?:ООН|Организации\s+Объедин[её]нных\s+Наций)\s+)"
_FR_UN = r"(?:(?:de\s+l['’]ONU|des\s+Nations\s+[Uu]nies)\s+)"
_ES_UN = r"(?:(?:de\s+la\s+ONU|de\s+las\s+Naciones\s+Unidas)\s+)"
# A body up to the word that its topic follows. un, un2: that it is of the United Nations, before or within.
_HEADS = {
    "en": rf"(?P<un>{_UN})?(?P<head>[Ss]pecial\s+[Rr]apporteurs?|[Ii]ndependent\s+[Ee]xperts?|Working\s+Group|Sub-?[Cc]ommittee"
    r"|Committee|Commission|Council)\s+(?P<un2>of\s+the\s+United\s+Nations\s+)?(?P<prep>on|for|against|of\s+Experts\s+on|in\s+the\s+field\s+of)\s+",
    "ru": rf"(?P<un>(?!x)x)?(?P<head>[Сс]пециальн\w+\s+докладчи\w+|[Сс]пецдокладчи\w+|[Нн]езависим\w+\s+эксперт\w*|[Рр]абоч\w+\s+групп\w*"
    rf"|[Пп]одкомитет\w*|Комитет\w*|Комисси\w+|Совет(?:а|у|ом|е)?)\s+(?P<un2>{_RU_UN})?(?P<prep>по|против|за|в)\s+"
    r"(?:(?:вопрос\w+|проблем\w+|тем[еы])(?:\s+(?:о|об|в)(?!\w)|,\s+касающ\w+ся)?\s+)?",
    "kk": r"(?:(?:мәселесі|мәселелері)\s+)?(?P<link>жөніндегі|бойынша|туралы|қарсы)\s+"
    r"(?P<un>БҰҰ\S*\s+)?(?P<head>арнайы\s+баяндамашы|тәуелсіз\s+сарапшы|жұмыс\s+то[бп]|кіші\s+комитет|комитет|комиссия|кеңес)\w*",
    "fr": rf"(?P<un>(?!x)x)?(?P<head>[Rr]apporteu(?:r|se)s?\s+[Ss]pécial(?:e|es)?|[Rr]apporteurs\s+[Ss]péciaux|[Ee]xperte?\s+[Ii]ndépendante?"
    rf"|[Gg]roupe\s+de\s+travail|Comité)\s+(?P<un2>{_FR_UN})(?P<prep>sur|pour|contre|charg\w+\s+de)\s+",
    "es": rf"(?P<un>(?!x)x)?(?P<head>[Rr]elator(?:a|es|as)?\s+[Ee]special(?:es)?|[Ee]xpert[oa]\s+[Ii]ndependiente|[Gg]rupo\s+de\s+[Tt]rabajo"
    rf"|Comité)\s+(?P<un2>{_ES_UN})(?P<prep>sobre|para|contra|en)\s+",
}
_KINDS = (
    ("rapporteur", "rapporteur|докладчи|баяндамашы|relator"),
    ("expert", "expert|эксперт|сарапшы"),
    ("group", "group|групп|жұмыс|groupe|grupo"),
    ("subcommittee", "sub-?committee|подкомитет|кіші"),
    ("committee", "committee|комитет|comité"),
    ("commission", "commission|комисси"),
    ("council", "council|совет|кеңес"),
)
# What a topic may begin with that says little: it is left out before the name is looked up.
_LEADS = {
    "en": r"(?:the\s+)?(?:(?:(?:promotion\s+and\s+)?protection\s+of|situation\s+of|issue\s+of|question\s+of|field\s+of|rights?\s+(?:to|of)"
    r"|human\s+rights?\s+(?:to|of))\s+(?:the\s+)?){0,2}",
    "ru": r"(?:(?:поощрени\w+\s+и\s+защит\w+|защит\w+|положени\w+\s+в\s+области|положени\w+|прав\w*\s+(?:человека\s+)?на|осуществлени\w+)\s+){0,2}",
    "fr": r"(?:la\s+|les\s+|le\s+|l['’])?(?:(?:promotion\s+et\s+(?:de\s+)?la\s+protection|question|situation)\s+(?:des?|du|de\s+la|d['’])\s*)?",
    "es": r"(?:la\s+|los\s+|las\s+|el\s+)?(?:(?:promoci[oó]n\s+y\s+(?:la\s+)?protecci[oó]n|cuesti[oó]n|situaci[oó]n)\s+(?:del?|de\s+los|de\s+la)\s+)?",
}
EN_TOPIC = re.compile(
    r"(?:the\s+)?(?:rights?|freedoms?|protection|prevention|promotion|elimination|eradication|safety|security|persecution|violence"
    r"|political|press|media|journalis\w+|killings?|prisoners?|detention|arbitrary|minorit\w+|censorship|human\s+rights|civil|internet"
    r"|death|hate|elections?|impunity|corruption)(?!\w)"
)
_NO_TOPIC = re.compile(
    r"(?:the\s+)?(?:country|subject|ground|issue|matter|state|basis|occasion|same|this|that|his|her|its|their|behalf|\d|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|its|all|several|many|some|how|what|whether|which|whom|review|country-specific|thematic)(?!\w)"
    r"|(?:данно|этом|этой|стран|итог|результат|имя|просьб|приглашени|вопрос|указанн|соответств|делу|этому|его|е[её]|их|состояни"
    r"|решени|\d)\w*|(?:осы|бұл|сол|аталған|ел)(?:\s|$)",
    re.IGNORECASE,
)
_LIKE_TREATY_BODY = {
    "en": r"(?:for\s+|against\s+)?(?:the\s+)?(?:(?:prevention|eradication|abolition|suppression|elimination|protection|combating)\s+(?:of|against|from)\s+"
    r")?(?:all\s+(?:forms\s+of\s+)?)?(?:racial\s+discrimination|discrimination\s+(?:against|of)\s+women|enforced\s+disappearances?|racism)(?!\w)",
    "ru": r"(?:против\s+)?(?:(?:\w+\s+(?:с\s+)?)?(?:всех\s+форм\s+)?)?(?:расовой\s+дискриминаци\w+|дискриминаци\w+\s+(?:в\s+отношении\s+|против\s+)?женщин"
    r"|насильственн\w+\s+исчезновени\w+)",
}
_OTHER_OWNER = re.compile(
    r"(?:(?!The\s|By\s|To\s|In\s)[A-ZА-Я][\w’'-]+|national|parliamentary|standing|joint|local|civic|public|state|national\w*|национальн\w+|общественн\w+"
    r"|государственн\w+|гражданск\w+|местн\w+)\s+(?:the\s+)?$"
)
_ENDED = {
    "en": rf"{_UN}(?:Human\s+Rights\s+Commission(?!er)|(?:Sub-?)?Commission\s+(?:on|for|of)\s+(?:the\s+)?(?:Promotion\s+and\s+Protection\s+of\s+)?Human"
    r"\s+Rights|Sub-?Commission)(?!\w)|Sub-?Commission\s+on\s+(?:the\s+)?(?:Promotion\s+and\s+Protection\s+of\s+Human|Prevention\s+of\s+Discrimination)"
    r"|Commission\s+on\s+Human\s+Rights\s+of\s+the\s+(?:United\s+Nations|UN)(?!\w)",
    "ru": rf"Комисси\w+\s+{_RU_UN}по\s+правам\s+человека|Комисси\w+\s+по\s+правам\s+человека\s+(?:ООН|Организации\s+Объедин[её]нных\s+Наций)(?!\w)"
    rf"|Подкомисси\w+\s+(?:{_RU_UN})?по\s+(?:поощрению|предупреждению\s+дискриминации)",
    "kk": r"БҰҰ\S*\s+Адам\s+құқықтары\s+(?:(?:жөніндегі|бойынша)\s+)?(?:кіші\s+)?комиссия\w*"
    r"|Адам\s+құқықтары\s+(?:жөніндегі|бойынша)\s+БҰҰ\S*\s+комиссия\w*",
    "fr": r"Commission\s+des\s+droits\s+(?:de\s+l['’]homme|humains)\s+(?:de\s+l['’]ONU|des\s+Nations\s+[Uu]nies)",
    "es": r"Comisi[oó]n\s+de\s+Derechos\s+Humanos\s+de\s+(?:la\s+ONU|las\s+Naciones\s+Unidas)",
}

# In Kazakh, where one name of a list ends and the next begins.
NEXT_NAME_KK = re.compile(
    r"(?:комитет|комиссия|кеңес|баяндамашы|сарапшы|то[бп])\w*(?:,\s*|\s+(?:және|мен|бен|пен)\s+)", re.IGNORECASE
)
# Where a name ends within a sentence: at the next name, at a comma, or at the verb behind it.
_NAME_ENDS = {
    "en": r"\s*,|\s+(?:and|or|as\s+well\s+as)\s+(?:the\s+|by\s+the\s+|of\s+the\s+|to\s+the\s+)?(?:UN|U\.N\.|United\s+Nations|[Ss]pecial\s+[Rr]app|[Ii]ndependent"
    r"\s+[Ee]xpert|Working\s+Group|(?:Sub-?)?Committee|Human\s+Rights\s+C)|(?<!of)(?<!and)(?<!by)(?<!the)(?<!or)(?<!on)(?<!ly)\s+(?!armed|displaced)"
    r"(?:[a-z]{3,}ed|said|says|wrote|writes|took|takes|gave|gives|found|finds|made|makes|was|were|is|are|has|have|had|will|would|may|can|calls|asks|met"
    r"|meets|sent|came|who|which|that|in\s+(?:its|his|her|their)|in\s+\d{4}|on\s+\d)(?!\w)",
    "ru": r"\s*,|\s+(?:и|а\s+также)\s+(?:ООН|[Сс]пециальн|[Сс]пецдоклад|[Нн]езависим|[Рр]абоч|Комитет|Подкомитет)|\s+(?:\w{3,}(?:ал|ил|ел|ял|ёл|ул|ыл)(?:а|и|о)?(?:с[ья])?"
    r"|\w{3,}(?:ает|яет|ует|ит|ают|яют|уют)(?:ся)?|был[аои]?|котор\w+)(?!\w)",
    "fr": r"\s*,|\s+et\s+(?:la\s+|le\s+|l['’])?(?:[Rr]apporteu|[Ee]xpert|[Gg]roupe|Comité)|\s+(?:a|ont|est|sont|qui|demande)(?!\w)",
    "es": r"\s*,|\s+y\s+(?:la\s+|el\s+)?(?:[Rr]elator|[Ee]xpert|[Gg]rupo|Comité)|\s+(?:ha|han|es|son|que|pidió|dijo)(?!\w)",
}


def one_name(language: str, topic: str) -> str:
    """A topic without what follows the name: the next name of a list, or the verb of the sentence."""
    ends = _NAME_ENDS.get(language)
    found = re.compile(ends).search(topic, min(len(topic), 4)) if ends else None
    return topic[: found.start()] if found else topic


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def heads(language: str) -> re.Pattern[str] | None:
    words = _HEADS.get(language or "en")
    return re.compile(rf"(?<!\w){words}") if words else None


def kind(head: str) -> str:
    lower = head.lower()
    return next(name for name, words in _KINDS if re.search(words, lower))


@cache
def ended(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_ENDED.get(language, _ENDED['en'])})")


@cache
def _topics(language: str) -> list[tuple[str, frozenset[str], re.Pattern[str]]]:
    """Name, kinds and topic of each body."""
    result = []
    for body in _table()["bodies"]:
        words = body.get(language)
        if words:
            pattern = rf"(?<!\w)(?:{words})\s*(?:мәселе\w*)?$" if language == "kk" else rf"(?:{words})"
            result.append((body["name"], frozenset(body["kinds"]), re.compile(pattern, re.IGNORECASE)))
    return result


@cache
def _lead(language: str) -> re.Pattern[str]:
    return re.compile(_LEADS.get(language, ""), re.IGNORECASE)


def _names(kind_: str, topic: str, language: str, *, to_suggest: bool = False) -> str:
    """The body of that kind whose topic it is; empty if there is none. to_suggest: of any kind, if it is one body."""
    lead = _lead(language).match(topic)
    starts = {0, lead.end() if lead else 0} if kind_ not in {"committee", "subcommittee"} else {0}
    for name, kinds, pattern in _topics(language):
        if kind_ in kinds or (to_suggest and name in _suggested()):
            found = pattern.search(topic) if language == "kk" else any(pattern.match(topic, at) for at in starts)
            if found:
                return name
    return ""


@cache
def _suggested() -> frozenset[str]:
    """The names that can have been meant: an entry that gathers several organs is none."""
    return frozenset(body["name"] for body in _table()["bodies"] if body.get("suggested", True))


def known(kind_: str, topic: str, language: str) -> bool:
    bare = re.sub(r"^the\s+", "", topic)
    if kind_ == "commission" and re.match(r"human rights|прав\w* человека|адам құқықтары", bare, re.IGNORECASE):
        return True  # judged apart, by its time
    return bool(_names(kind_, topic, language) or (bare != topic and _names(kind_, bare, language)))


def nearest(kind_: str, topic: str, language: str) -> str:
    """The name that was probably meant: of the same topic, else of the same subject and kind, else of the same subject."""
    same = _names("", topic, language, to_suggest=True)
    if same:
        return same
    country = _country(language, topic)
    if country and kind_ in {"rapporteur", "expert"}:
        return _("Special Rapporteur on the situation of human rights in that country")
    for wanted in (
        {kind_},
        {"rapporteur", "expert"} if kind_ in {"rapporteur", "expert", "group"} else {"committee"},
        set(),
    ):
        for body in _table()["bodies"]:
            fits = body["name"] in _suggested() and (not wanted or wanted & set(body["kinds"]))
            if fits and re.search(rf"(?<!\w)(?:{body['near']})", topic, re.IGNORECASE):
                return str(body["name"])
    return ""


def _country(language: str, topic: str) -> bool:
    words = _table()["countries"].get(language)
    return bool(words and re.search(rf"(?<!\w)(?:{words})", topic, re.IGNORECASE))


def of_country(language: str, topic: str) -> bool:
    """Whether it is a mandate on a State that has or had one; other States' are no names, if the State can be told."""
    words = _table()["countries"].get(language)
    if not words:
        return bool(re.match(r"(?:la\s+)?situa[ct]i[oó]n\s+(?:des\s+droits|de\s+los\s+derechos)", topic, re.IGNORECASE))
    start = {
        "en": r"(?:the\s+)?(?:(?:human\s+rights\s+)?situation\s+(?:of\s+human\s+rights\s+)?|human\s+rights\s+(?:situation\s+)?)?(?:in\s+|on\s+)?(?:the\s+)?",
        "ru": r"(?:положени\w+\s+(?:в\s+области\s+)?|ситуаци\w+\s+(?:с\s+|в\s+области\s+)?)?(?:прав\w*\s+человека\s+)?(?:во?\s+|на\s+)?",
        "kk": r"",
    }[language]
    if language == "kk":
        return bool(re.match(rf"(?:{words})\w*\s+(?:адам|құқық)", topic, re.IGNORECASE)) or bool(
            re.fullmatch(rf"(?:{words})\w*", topic, re.IGNORECASE)
        )
    if re.match(rf"{start}(?:{words})", topic, re.IGNORECASE):
        return True
    # "the situation of human rights in the country"
    vague = re.match(
        rf"{start}(?:that|this|these|such|country|countries|many|this|ряд|эт\w+|стран\w*|данн\w+)(?!\w)", topic, re.I
    )
    return bool(vague)


def other_topic(language: str, topic: str) -> bool:
    return bool(re.search(rf"^(?:the\s+)?(?:{_table()['other']['topics']})", topic, re.IGNORECASE))


def no_topic(topic: str) -> bool:
    return bool(_NO_TOPIC.match(topic))


def like_a_treaty_body(language: str, topic: str, before: str) -> bool:
    words = _LIKE_TREATY_BODY.get(language)
    return bool(words and re.match(words, topic, re.IGNORECASE)) and not _OTHER_OWNER.search(before)


@cache
def _other(group: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_table()['other'][group]})(?!\w)"
        if group != "words"
        else rf"(?<!\w)(?:{_table()['other'][group]})",
        re.IGNORECASE,
    )


def others() -> re.Pattern[str]:
    return _other("words")


def wished() -> re.Pattern[str]:
    return _other("wished")


def past() -> re.Pattern[str]:
    return _other("past")
