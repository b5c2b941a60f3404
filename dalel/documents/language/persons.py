"""Finds the names of persons in running text, and tells a list that is nothing but names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĖĘĚĞĢĪĮİĶŁĽŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁӘҒҚҢӨҰҮҺІ"
_LOW = "a-zß-öø-ÿāăąćčďđėęěğģīįıķłľńņňōőřśşšţťūůűųźżžа-яёәғқңөұүһі"
_INITIAL = rf"[{_UP}](?:[{_LOW}]{{1,2}})?\."
_INITIALS = rf"{_INITIAL}(?:\s?{_INITIAL}){{0,2}}"
# Possessive: a run of letters is taken whole, or the ways of dividing a long one would double with each letter.
_WORD = rf"[{_UP}][{_LOW}]++(?:[’'‘ʼ][{_LOW}]++)*+(?:-[{_UP}][{_LOW}]+)?"
_SURNAME_FIRST = rf"{_WORD}\s+{_INITIALS}"
_INITIAL_FIRST = rf"{_INITIALS}\s*{_WORD}"
_FULL = rf"{_WORD}(?:\s+{_WORD}){{1,2}}"

# Two patterns, both looked for: in “Later Zh. Testov came” only the second is a name, and nothing but a list of words
# could tell.
WITH_INITIALS = tuple(re.compile(rf"(?<![\w.])(?:{form})(?!\w)") for form in (_INITIAL_FIRST, _SURNAME_FIRST))
ONE_NAME = re.compile(rf"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(?:{_INITIAL_FIRST}(?:\s+{_WORD})?|{_SURNAME_FIRST}|{_FULL})\.?")
_HAS_INITIAL = re.compile(rf"(?:^|\s){_INITIAL}")
FULL = re.compile(rf"(?<![\w.])(?:{_FULL})(?!\w)")

# Words that make a pair of capitals an organisation, a place or a source, not a person. Not complete, and need not
# be: they only keep a check silent.
NOT_NAMES = frozenset(
    [
        "international",
        "watch",
        "human",
        "rights",
        "committee",
        "commission",
        "council",
        "court",
        "association",
        "foundation",
        "report",
        "reports",
        "radio",
        "free",
        "europe",
        "liberty",
        "times",
        "news",
        "press",
        "agency",
        "centre",
        "center",
        "network",
        "union",
        "united",
        "nations",
        "amnesty",
        "front",
        "line",
        "defenders",
        "world",
        "organisation",
        "organization",
        "national",
        "state",
        "ministry",
        "department",
        "office",
        "general",
        "assembly",
        "supreme",
        "republic",
        "law",
        "code",
        "institute",
        "university",
        "school",
        "house",
        "civic",
        "freedom",
        "civil",
        "society",
        "party",
        "movement",
        "group",
        "media",
        "journal",
        "daily",
        "post",
        "guardian",
        "bbc",
        "reuters",
        "interview",
        "testimony",
        "ibid",
        "section",
        "article",
        "annex",
        "table",
        "figure",
        "chapter",
        "monthly",
        "bureau",
        "federation",
        "league",
        "initiative",
        "alliance",
        "coalition",
        "forum",
        "project",
        "study",
        "survey",
        "submission",
        "joint",
        "stakeholder",
        "information",
        "north",
        "south",
        "east",
        "west",
        "central",
        "eastern",
        "western",
        "northern",
        "southern",
        "new",
        "city",
        "region",
        "district",
        "oblast",
        "province",
        "street",
        "de",
        "le",
        "la",
        "the",
        "and",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "al",
        "act",
        "bill",
        "decree",
        "constitution",
        "penal",
        "criminal",
        "ordinance",
        "regulation",
        "convention",
        "covenant",
        "treaty",
        "police",
        "prison",
        "hospital",
        "airport",
        "square",
        "bank",
        "church",
        "mosque",
        "minister",
        "president",
        "special",
        "конституция",
        "указ",
        "постановление",
        "конвенция",
        "пакт",
        "полиция",
        "тюрьма",
        "площадь",
        "заңы",
        "кодексі",
        "соты",
        "международная",
        "комитет",
        "комиссия",
        "совет",
        "суд",
        "ассоциация",
        "фонд",
        "доклад",
        "радио",
        "свобода",
        "центр",
        "сеть",
        "союз",
        "организация",
        "министерство",
        "департамент",
        "закон",
        "кодекс",
        "институт",
        "университет",
        "дом",
        "партия",
        "движение",
        "группа",
        "республика",
        "права",
        "человека",
        "область",
        "район",
        "город",
        "улица",
        "хьюман",
        "райтс",
        "вотч",
        "қор",
        "комитет",
        "бірлестік",
        "ұйым",
        "облысы",
        "аудан",
        "қаласы",
    ]
)
_SPLIT = re.compile(r"\s*[,;]\s*(?:and\s+|и\s+|және\s+)?|\s+(?:and|&|и|және|мен|бен|пен)\s+")
_LEAD = re.compile(
    r"^\W*(?:(?:in|see)?\s*(?:the\s+)?(?:cases?|names?|trials?|convictions?)\s*(?:of|against|are|:)?|namely"
    r"|they are|these are"
    r"|those (?:named|concerned) are|it concerns|this concerns|дела?|по делам|речь ид[её]т о|имена|это|а именно"
    r"|олар|есімдері|атап айтқанда)\s*:?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that stand in a list, and nothing else."""

    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.names)


def name_list(text: str) -> NameList | None:
    """The names, if the text is a list of persons' names and nothing but that; None if anything else is in it.

    Names without initials count only when there are two or more: "Jane Doe" alone may be the author of a source.
    """
    text = " ".join(text.split()).strip()
    text = text.removesuffix(".") if not re.search(rf"\s{_INITIAL}$", text) else text
    found = _LEAD.match(text)
    if found and found.end() < len(text):
        text = text[found.end() :]
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    if not parts or len(text) > 2000:
        return None
    names = [re.sub(r"\s*\([^()]*\)\s*$", "", part).strip() for part in parts]
    if not all(is_name(name) for name in names):
        return None
    if len(names) == 1 and not _HAS_INITIAL.search(names[0]):
        return None
    return NameList(tuple(names))


def is_name(text: str) -> bool:
    """Whether a text is one person's name and nothing else."""
    if not ONE_NAME.fullmatch(text):
        return False
    return not any(word.lower() in NOT_NAMES for word in re.findall(r"[^\W\d_]+", text))
