"""Numbers of a text with what they are of: a count with its noun, a share, money, a length of time, a multiple."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dalel.documents.language.lexicon import measure, pattern, relation, table, units, words
from dalel.documents.language.numerals import Numeral, numerals
from dalel.documents.language.stems import stem
from dalel.documents.language.times import find_dates

Kind = Literal["count", "share", "money", "duration", "multiple", "label"]
Bound = Literal["", "about", "over", "under"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it is of.

    start, end: of the number, with a “million” behind it. after: where its noun ends, or `end`. step: what the last
    digit counts. unit: person,
    incident, case, organisation, place, family, object, or "" where the noun is not known. noun: the noun as it
    stands, or "".
    """

    start: int
    end: int
    after: int
    value: float
    step: float
    kind: Kind
    unit: str
    noun: str
    text: str
    bound: Bound

    @property
    def is_count(self) -> bool:
        return self.kind == "count"


_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GAP = re.compile(r"[\s\u00a0\u202f]*")
_BEFORE = 40  # how many signs before a number its label, bound or currency is looked for
# “a”, “un”, “бір” before a noun is an article.
_ARTICLES = {
    "en": frozenset[str](),
    "fr": frozenset({"un", "une"}),
    "es": frozenset({"un", "una", "uno"}),
    "kk": frozenset({"бір"}),
}
_NOT_ONE = re.compile(r"(?:\bno|\bevery|\bany|\beach|\bthe|\bni|\bни|\bat least)\s$", re.IGNORECASE)
_ARTICLE_FOLLOWED = re.compile(r"\s*(?:en|à|dans|au|par|sur|pour|y|et|por|a|de|d)?\s*(?:\d|[,.;)])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|-?(?:й|я|е|го|му|м|х|ый|ая|ое|ой|ші|шы|інші|ншы|нші)|e|ème|er|ère|[ºª°])(?!\w)")
_CLOCK = re.compile(r"[:.]\d{2}(?!\d)|\s?(?:a\.m|p\.m|am\b|pm\b|o’clock|h\b|heures\b)")
_BOTH = re.compile(r"\b(?:the|les|los|las)\s$", re.IGNORECASE)  # “the two were combined”: both
_AND_IN_KAZAKH = re.compile(r"\sд[еа](?!\w)")
# “61 people under eighteen”: an age, where no noun follows.
_AGE = re.compile(
    r"(?<!\w)(?:older than|younger than|under|over|aged|below|above|старше|младше|моложе|âgés de|mayores de"
    r"|menores de)\s$"
)
_STOP = frozenset(table("measures")["stop"]["words"].split())


@lru_cache(maxsize=2048)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Every number of the text but those of dates, in order."""
    dates = find_dates(text)
    begins = [date.start for date in dates]
    result = []
    for one in numerals(text, language):
        place = bisect(begins, one.start)
        if (place and one.start < dates[place - 1].end) or _is_article(text, one, language):
            continue
        result.append(_quantity(text, _scaled(text, one, language), language))
    return tuple(_of_ranges(text, result))


def _scaled(text: str, one: Numeral, language: str) -> Numeral:
    """“2.5 million” is 2,500,000, and its last digit counts 100,000."""
    gap = _GAP.match(text, one.end)
    at = gap.end() if gap else one.end
    for place, row in enumerate(table("measures")["scale"]):
        found = pattern("measures", "scale", language, place).match(text, at) if at > one.end else None
        if found:
            value, step = one.value * row["value"], one.step * row["value"]
            return Numeral(one.start, found.end(), value, step, text[one.start : found.end()])
    return one


# “from 50 to 200 dollars”, “50-ден 200 теңгеге дейін”: the first of the two is of what the second is.
_RANGE = re.compile(r"(?:-?\w{1,4})?\s?(?:to|and|or|до|и|или|à|et|ou|a|y|o|мен|бен|пен|[–—-])?\s?", re.IGNORECASE)


def _of_ranges(text: str, found: Iterable[Quantity]) -> Iterable[Quantity]:
    following: Quantity | None = None
    result = []
    for one in reversed(list(found)):
        if following and one.kind in {"count", "money"} and _opens_range(text, one, following):
            kind = following.kind if following.kind in {"money", "duration"} else one.kind
            following = replace(_as_large(one, following), kind=kind)
        else:
            following = one
        result.append(following)
    return reversed(result)


def _opens_range(text: str, one: Quantity, following: Quantity) -> bool:
    between = text[one.end : following.start]
    alike = one.text[:1].isdigit() == following.text[:1].isdigit()
    return alike and not one.noun and bool(between.strip() and _RANGE.fullmatch(between))


def _as_large(one: Quantity, following: Quantity) -> Quantity:
    """“from 8 to 6 million”: eight million."""
    if one.step > 1 or following.step <= 1:
        return one
    for place, row in enumerate(table("measures")["scale"]):
        found = any(pattern("measures", "scale", each, place).search(following.text) for each in _ARTICLES | {"ru": ""})
        if found and 0.01 < one.value * row["value"] / following.value < 100:
            return replace(one, value=one.value * row["value"], step=one.step * row["value"])
    return one


def counts(text: str, language: str) -> tuple[Quantity, ...]:
    """The whole numbers that count something: no label, share, length of time or sum of money."""
    return tuple(one for one in quantities(text, language) if one.kind == "count" and one.step == 1)


def _is_article(text: str, one: Numeral, language: str) -> bool:
    if one.text.lower() in _ARTICLES.get(language, ()):
        return language == "kk" or not _ARTICLE_FOLLOWED.match(text, one.end)
    return one.value == 1 and not one.text.isdigit() and bool(_NOT_ONE.search(text[max(0, one.start - 12) : one.start]))


def _quantity(text: str, one: Numeral, language: str) -> Quantity:
    kind: Kind = _kind(text, one, language)
    unit, noun, after = _noun(text, one.end, language) if kind == "count" else ("", "", one.end)
    bound = bound_of(text, one.start, one.end, language)
    if kind == "count" and not unit and one.value == 2 and _is_both(text, one, language):
        kind = "label"
    if kind == "count" and not unit and one.value < 100 and _AGE.search(text[max(0, one.start - 16) : one.start]):
        kind = "label"
    return Quantity(one.start, one.end, after, one.value, one.step, kind, unit, noun, one.text, bound)


def _is_both(text: str, one: Numeral, language: str) -> bool:
    """“the two”, “les deux”, “екеуі де”: both of what was counted before, and no two more."""
    if language == "kk":
        return one.text.lower().startswith("екеу") and bool(_AND_IN_KAZAKH.match(text, one.end))
    return bool(_BOTH.search(text[max(0, one.start - 4) : one.start]))


@lru_cache(maxsize=16)
def _label_before(language: str) -> re.Pattern[str]:
    entry = table("measures")["label"]
    return re.compile(rf"(?<!\w)(?:{entry.get(language) or entry['en']})\s?$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _money_before() -> re.Pattern[str]:
    return re.compile(rf"(?:[$€£₸₽]|(?<!\w)(?:{table('measures')['money_before']['en']}))\s?$")


def _kind(text: str, one: Numeral, language: str) -> Kind:
    at = _GAP.match(text, one.end)
    following = at.end() if at else one.end
    if text[following : following + 1] == "%" or measure("percent", language).match(text, following):
        return "share"
    if _money_before().search(text, max(0, one.start - _BEFORE), one.start) or _is_money(text, following, language):
        return "money"
    if _is_label(text, one, language):
        return "label"
    # “in three long years”: one adjective may stand between.
    for place in (following, _after_word(text, following)):
        if place and not _EACH.match(text, following) and measure("duration", language).match(text, place):
            return "duration"
    if measure("multiple", language).match(text, following):
        # “80 times in 2022” is a count, “three times” more is none.
        counted = one.step == 1 and (one.value > 10 or _IN_YEAR.search(text, following, following + 20))
        return "count" if counted else "multiple"
    return "label" if _is_measured(text, one, following, language) else "count"


@lru_cache(maxsize=16)
def _part_before(language: str) -> re.Pattern[str]:
    """“article 299 (”, “articles 225 (3) and 226 (”: what is in the bracket is a part of an article or a rule."""
    entry = table("measures")["label"]
    number = r"\d[\d.-]{0,6}\s?(?:\(\w{1,3}\)\s?){0,3}"
    joined = r"(?:,|;|and|or|и|или|және|et|ou|y|o)\s"
    series = rf"(?<!\w)(?:{entry.get(language) or entry['en']})\s?(?:{number}\s?{joined}){{0,6}}"
    return re.compile(rf"{series}(?:{number}\()?$", re.IGNORECASE)


_PART_FOLLOWS = re.compile(r"[\d.-]{0,6}\s?\(\w{1,3}\)")


def _is_label(text: str, one: Numeral, language: str) -> bool:
    """“article 5”, “2023-м”, “3rd”, “10:30”, “article 299 (2)”."""
    before = text[max(0, one.start - _BEFORE) : one.start]
    in_series = before.endswith("(") or _PART_FOLLOWS.match(text, one.end)
    if in_series and _part_before(language).search(text[max(0, one.start - 3 * _BEFORE) : one.start]):
        return True
    if _label_before(language).search(before) and not _MANY.search(before):
        return not (_OUR.search(before) and _before_noun(text, one.end))
    if not one.text.isdigit():
        return bool(_ORDINAL.match(text, one.end))
    year = 1900 <= one.value <= 2099 and not _before_noun(text, one.end)
    return year or bool(_ORDINAL.match(text, one.end) or _CLOCK.match(text, one.end))


def _is_measured(text: str, one: Numeral, following: int, language: str) -> bool:
    """“40 km”, “5-metre”; not “31-і”."""
    hyphen = one.whole and text[one.end : one.end + 1] == "-"
    return not _SUFFIX.match(text, one.end) and (hyphen or bool(measure("measured", language).match(text, following)))


def _before_noun(text: str, end: int) -> bool:
    """Whether a word follows at once."""
    return bool(_NOUN_FOLLOWS.match(text, end))


_NOUN_FOLLOWS = re.compile(r"\s[^\W\d_]{3}")
_IN_YEAR = re.compile(r"\s(?:in|en|в|за)\s(?:the\s)?(?:19|20)\d\d")
_EACH = re.compile(r"(?:each|every|per|a|cada|chaque|par|кажд\w+|в|әр)\s", re.IGNORECASE)  # “3 each month”


# “the 47 cases 12 …”: a plural noun right before a number is its label only with a small number behind.
_MANY = re.compile(r"\b(?:cases|victims|witnesses|applicants|defendants|complainants)\s$", re.IGNORECASE)
_OUR = re.compile(r"\bnos\s$")  # “nos 20 lettres” are ours, “nos 20 et 21” numbers
_SUFFIX = re.compile(r"-[а-яәғқңөұүһі]{1,6}(?!\w)")  # “31-і”, “22-сін”


def _is_money(text: str, at: int, language: str) -> bool:
    pattern = measure("money", language)
    if pattern.match(text, at) or (text[at : at + 1] in "$€£₸₽" and text[at : at + 1]):
        return True
    # “40 000 американских долларов”, “2 million tenge”
    place = _after_word(text, at)
    return bool(place and text[at:place].strip().lower() not in _STOP and pattern.match(text, place))


def _after_word(text: str, at: int) -> int:
    """Where the word after the one at this place begins; 0 if none follows at once."""
    word = _WORD.match(text, at)
    gap = _GAP.match(text, word.end()) if word else None
    return gap.end() if word and gap and gap.end() > word.end() else 0


def _noun(text: str, end: int, language: str) -> tuple[str, str, int]:
    """The unit, the noun and where it ends: of a known noun within five words, else the first word that can be one."""
    suffix = _SUFFIX.match(text, end)
    at, first = (suffix.end() if suffix else end), None
    for _step in range(5):
        gap = re.compile(r"[\s\u00a0\u202f\ue002]*(?:[«“\"‘]?)(?=[^\W\d_])").match(text, at)
        match = _WORD.match(text, gap.end()) if gap else None
        if match is None:
            break
        for unit in units():
            found = words(f"units.{unit}", language).match(text, match.start())
            if found:
                return _head(text, unit, match.start(), found.end(), language)
        if match.group().lower() in _STOP:
            break
        first = first or match
        at = match.end()
    if first is None:
        return "", "", end
    return "", first.group(), first.end()


def _head(text: str, unit: str, start: int, end: int, language: str) -> tuple[str, str, int]:
    """Of “court orders” the orders: in English the last of two nouns is what is counted."""
    gap = re.compile(r"\s(?=[^\W\d_])").match(text, end) if language == "en" else None
    for other in units() if gap else ():
        found = words(f"units.{other}", language).match(text, end + 1)
        if found and not found.group().endswith("ed"):  # “journalists convicted by it”
            return other, text[start : found.end()], found.end()
    return unit, text[start:end], end


def bound_of(text: str, start: int, end: int, language: str) -> Bound:
    """Whether a number is said to be about right, or a bound."""
    before = _money_before().sub("", text[max(0, start - 28) : start])
    after = text[end : end + 24]
    for bound in ("over", "under", "about"):
        pattern = _bound_before(bound, language)
        found = pattern.search(before)
        if (found and not _COMPARED.search(before, 0, found.start())) or (
            language == "kk" and _bound_after(bound).search(after)
        ):
            return bound
    return ""


# “five times more than the 101”, “40 % less than 60”: what it is compared with, and no bound
_COMPARED = re.compile(
    r"(?:times|%|per ?cent|fold|раза?|процент\w*|fois|veces|por ciento|есе|пайыз\w*)\s$", re.IGNORECASE
)


@lru_cache(maxsize=32)
def _bound_before(bound: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"{relation(bound, language).pattern}(?:\s(?:the|a|an))?\s?$", re.IGNORECASE)


@lru_cache(maxsize=4)
def _bound_after(bound: str) -> re.Pattern[str]:
    """Kazakh says “40-тан астам”, “30-ға жуық” behind the number."""
    return re.compile(rf"^-?\w{{0,4}}\s(?:\w+\s)?{relation(bound, 'kk').pattern}", re.IGNORECASE)


def content(text: str, language: str) -> frozenset[str]:
    """The stems of the words that carry meaning: four letters and more in English, five in others, or a name."""
    return frozenset(
        stem(one.group(), language)
        for one in _WORD.finditer(text)
        if len(one.group()) > (3 if language == "en" else 4) or (one.group()[:1].isupper() and len(one.group()) > 2)
    )
