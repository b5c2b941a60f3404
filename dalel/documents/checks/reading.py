"""What a foreign text is: its language, kind, State, session, date and authors, read from its title block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dalel.documents.language.times import find_dates
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError
from dalel.lib.facts import Country, Facts, Review

_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_COMMON = {
    "en": re.compile(r"\b(?:the|of|and|in|was|were|by)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:le|la|les|des|et|du|une|dans)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|los|las|de|del|y|una|en|que)\b", re.IGNORECASE),
}


def language_of(text: str) -> str:
    """The language of a text by its letters and commonest words; empty if it cannot be told."""
    sample = text[:20_000]
    letters = sum(ch.isalpha() for ch in sample) or 1
    cyrillic = len(_CYRILLIC.findall(sample))
    kazakh = len(_KAZAKH.findall(sample))
    if (cyrillic + kazakh) / letters > 0.5:
        return "kk" if kazakh / (cyrillic + kazakh) > 0.04 else "ru"
    if re.search("[\u0600-\u06ff]{4}", sample):
        return "ar"
    if len(re.findall("[\u4e00-\u9fff]", sample)) / letters > 0.3:
        return "zh"
    scores = {language: len(pattern.findall(sample)) for language, pattern in _COMMON.items()}
    best = max(scores, key=lambda one: scores[one])
    return best if scores[best] >= 3 else ""


_REVIEW = re.compile(
    r"universal periodic review|\bUPR\b|универсальн\w+ периодическ\w+ обзор|\bУПО\b|әмбебап мерзімді шолу|\bӘМШ\b"
    r"|examen périodique"
    r" universel|examen periódico universal",
    re.IGNORECASE,
)
_SUBMISSION = re.compile(
    r"submission|submitted|stakeholder|contribution|представлени|материал|заинтересованн|ұсыным|мүдделі|contribuci[oó]n|communication",
    re.IGNORECASE,
)


def profile_of(front: str, has_recommendations: bool) -> str:
    """The code of the profile that a title block asks for; empty if it asks for none."""
    if _REVIEW.search(front) and _SUBMISSION.search(front):
        return "upr-stakeholder"
    return ""


def says_joint(front: str) -> bool:
    pattern = (
        r"\bjoint (?:\w+ ){0,3}(?:submission|report|contribution|statement)"
        r"|совместн\w+ (?:\w+ )?(?:представлени|доклад|материал)|бірлескен"
    )
    return bool(re.search(pattern, front, re.IGNORECASE))


def session_of(front: str) -> int | None:
    """The number of the session: "34th session", "34-я сессия", "34-ші сессия"."""
    found = re.search(r"(\d{1,3})(?:st|nd|rd|th|-?[а-яіы]{1,3})?[\s-]+(?:session|сесси)", front, re.IGNORECASE)
    found = found or re.search(r"(?:session|сессия)\s+(?:no\.?\s*)?(\d{1,3})(?!\d|st|nd|rd|th)", front, re.IGNORECASE)
    return int(found.group(1)) if found else None


def state_of(front: str, text: str, facts: Facts) -> str:
    """The State in the title block; else the one that the text names far more often than any other."""
    named = _states_in(front, facts)
    if len(named) == 1:
        return next(iter(named))
    # "by the Netherlands Helsinki Committee … KAZAKHSTAN": of several, the one that the text is full of.
    counts = sorted(((n, iso3) for iso3, n in _states_in(text, facts).items()), reverse=True)
    if counts and counts[0][0] >= 3 and (len(counts) == 1 or counts[0][0] >= 2 * counts[1][0]):
        return counts[0][1]
    return ""


def _states_in(text: str, facts: Facts) -> dict[str, int]:
    """How often each country is named. Plain counting: 250 patterns would take longer than all the checks."""
    padded = f" {_words(text)} "
    counts: dict[str, int] = {}
    for iso3, country in facts.countries.items():
        spelled = {_words(name) for name in country_names(country) if len(name) > 3}
        # "Republic of Kazakhstan" holds "Kazakhstan": count only names that no other name of the country holds.
        shortest = {one for one in spelled if not any(other != one and other in one for other in spelled)}
        number = sum(padded.count(f" {one} " if one.isascii() else f" {_stem(one)}") for one in shortest)
        if number:
            counts[iso3] = number
    return counts


def _words(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def country_names(country: Country) -> set[str]:
    names = {name for name in (*country.label.values(), *country.aliases) if len(name) > 3 or name.isupper()}
    return {name for name in names if name}


def _stem(name: str) -> str:
    """A Russian name without its ending, so that its cases are found ("Киргизи|и"). Kazakh only adds endings."""
    return name[:-1] if not name.isascii() and name[-1] in "ияаы" and len(name) > 5 else name


def date_of(given: str, front: str) -> date | None:
    """The day that a text bears: from its front matter, or the last date of its title block."""
    if given:
        try:
            read = parse(given)
        except DateError:
            mentions = find_dates(given)
            return mentions[-1].last if mentions else None
        return read.latest
    shown = [one for one in find_dates(front) if one.precision in {"day", "month"}]
    exact = [one for one in shown if one.precision == "day"]
    return (exact or shown)[-1].last if shown else None


def last_before(reviews: Iterable[Review], day: date) -> Review | None:
    result = None
    for review in reviews:
        latest = parse(review.date).latest
        if latest and latest < day:
            result = review
    return result


_BY = re.compile(
    r"(?:^|\n)\W*(?:(?:joint(?:ly)?\s+)?(?:submitted|prepared|presented)\s+(?:jointly\s+)?by|by"
    r"|(?:[\w-]+\s+){0,3}(?:submission|report|contribution|statement)\b[^\n]{0,80}?\bby"
    r"|submitters?|submitting organi[sz]ations?|authors?"
    r"|подготовлен\w*|представлен\w*|авторы?|дайындаған\w*|ұсынған\w*|авторлары?)\s*:?\s+(?P<names>[^\n]+(?:\n(?![^\n]*(?:\b20\d\d\b|[:@]))"
    r"(?=[^\n]*(?:,|\band\b))[^\n]+)?)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\(([A-ZА-ЯӘҒҚҢӨҰҮҺІ][\w-]{1,14})\)")


def submitters_of(front: str, notes: str) -> list[tuple[str, str]]:
    """The authors that a title block names ("by A and B"), each with its short name if one is given."""
    found = _BY.search(front)
    if not found:
        return []
    text = " ".join(found["names"].split())
    result = []
    for part in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|и|және|мен)\s+(?=(?:the\s+)?[^\W\d_a-zа-я«“\"])", text):
        short = _SHORT.search(part)
        name = re.sub(r"^(?:the|its partner)\s+", "", _SHORT.sub("", part).strip(' .:«»“”"'), flags=re.IGNORECASE)
        if name[:1].isupper():
            result.append((name, short.group(1) if short else ""))
    return result
