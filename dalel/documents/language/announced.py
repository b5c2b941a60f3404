"""Finds the numbers that may announce a list (“five of them”, «троим», “cuatro médicos”), and what opens the list."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dalel.documents.language.enumerations import LONGEST, Listing, pattern, read_listing
from dalel.documents.language.lexicon import table, words
from dalel.documents.language.numerals import Numeral, numerals
from dalel.documents.language.roles import read_roles
from dalel.documents.language.times import find_dates

_LARGEST = 60  # nobody lists more than that by name in a sentence
_FAR = 200  # characters between a number and its list
# The kinds of nouns, and the group of lexicon.toml that is read beside the one of enumerations.toml.
_KINDS = {"measure": "", "person": "person", "place": "place", "body": "organisation", "announced": "", "happening": ""}


@dataclass(frozen=True, slots=True)
class Head:
    """A number that may announce a list. kind: of its noun; “bare” if it has none. end: behind number and noun."""

    start: int
    end: int
    value: int
    kind: str
    bounded: bool
    of_more: bool  # “three of the six”: of a number that follows


@dataclass(frozen=True, slots=True)
class Announced:
    """A number with the list that follows it, and the other numbers that the list may be about."""

    head: Head
    allowed: frozenset[int]
    listing: Listing


@lru_cache(maxsize=1024)
def heads(text: str, language: str) -> tuple[Head, ...]:
    """The numbers of a sentence that count somebody or something; none that measure, date or label."""
    dates = find_dates(text)
    begins = [date.start for date in dates]
    result = []
    for one in _numbers(text, language):
        place = bisect(begins, one.start)
        if (place and one.start < dates[place - 1].end) or not 2 <= one.value <= _LARGEST or not one.whole:
            continue
        head = _head(text, one, language)
        if head:
            result.append(head)
    return tuple(result)


def _numbers(text: str, language: str) -> list[Numeral]:
    found = [one for one in numerals(text, language) if not pattern("no_numbers", language).fullmatch(one.text)]
    taken = {one.start for one in found}
    more: dict[str, int] = table("enumerations")["numbers"].get(language, {})
    for match in re.finditer("|".join(map(re.escape, more)) or r"\b\B", text, re.IGNORECASE):
        if match.start() not in taken:
            found.append(Numeral(match.start(), match.end(), float(more[match.group().lower()]), 1, match.group()))
    found += [
        Numeral(both.start(), both.end(), 2, 1, both.group()) for both in pattern("pairs", language).finditer(text)
    ]
    return sorted(found, key=lambda one: one.start)


_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GAP = re.compile(r"[\s\u00a0-]{1,3}")


def _head(text: str, number: Numeral, language: str) -> Head | None:
    before = text[max(0, number.start - 40) : number.start]
    after = text[number.end : number.end + 40]
    label = re.search(r"([^\W\d_]+|[№$€£])[.\s\u00a0]*$", before)
    if label and number.text[0].isdigit() and pattern("label", language).fullmatch(label.group(1)):
        return None
    if re.match(r"\s?(?:[%‰/°\[]|:\d|-\S|[-–]\s?\d)", after) or re.search(r"[$€£№/–-]\s?$", before.rstrip("\n")):
        return None
    if pattern("month", language).match(after.lstrip()):
        return None
    noun = _noun(text, number.end, language)
    if noun is None:
        return None
    kind, end = noun
    of_them = pattern("of_them", language).match(after.lstrip())
    if kind in {"", "happening"} and (of_them or _stands_alone(text, number, before, language)):
        earlier = _noun_before(before, language)
        kind = "bare" if kind == "" else kind
        kind, end = (earlier or kind), (end if end > number.end else number.end)
    return Head(
        number.start, end, int(number.value), kind,
        bounded=_bounded(before, text[number.end : number.end + 30], language), of_more=bool(of_them),
    )  # fmt: skip


def _stands_alone(text: str, number: Numeral, before: str, language: str) -> bool:
    """«троим», «алтауы», “the five are”, «их было девять»: no noun belongs to it."""
    if pattern("collective", language).fullmatch(number.text) or pattern("pairs", language).fullmatch(number.text):
        return True
    follows = text[number.end :].lstrip("\u00a0 ")
    verb = pattern("verb", language).match(follows) or pattern("copula", language).match(follows)
    alone = not follows or not follows[0].isalpha() or bool(verb)
    return alone or bool(re.search(rf"(?:{pattern('these', language).pattern})\s+$", before, re.IGNORECASE))


def _noun_before(before: str, language: str) -> str:
    """«Требований три», «задержанных было девять»: the noun in front."""
    for match in reversed(list(_WORD.finditer(before))[-3:]):
        for kind in ("person", "announced", "place", "body"):
            if _is_kind(match.group(), kind, language):
                return kind
    return ""


def _is_kind(word: str, kind: str, language: str) -> bool:
    if pattern(kind, language).fullmatch(word):
        return True
    unit = _KINDS[kind]
    return bool(unit) and language in {"en", "ru", "kk", ""} and bool(words(f"units.{unit}", language).fullmatch(word))


def _noun(text: str, end: int, language: str) -> tuple[str, int] | None:
    """The kind of the noun behind a number and where it ends; ("", end) if none is known, None if it is a measure."""
    at = end
    for step in range(7):
        gap = _GAP.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if not word:
            break
        for kind in ("person", "place", "body", "announced", "measure", "happening"):
            if kind == "measure" and step > 1:
                continue
            if _is_kind(word.group(), kind, language):
                return None if kind == "measure" else (kind, _last_of_kind(text, word.end(), kind, language))
        at = word.end()
    return "", end


def _last_of_kind(text: str, end: int, kind: str, language: str) -> int:
    """Behind the last of several nouns: “detained women”, «сотталған белсенділер»."""
    for _step in range(3):
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap else None
        if not word or not _is_kind(word.group(), kind, language):
            break
        end = word.end()
    return end


def _bounded(before: str, after: str, language: str) -> bool:
    near = re.search(rf"(?:{pattern('bound', language).pattern})\s*(?:\w+\s+)?$", before, re.IGNORECASE)
    behind = pattern("bound_after", language).search(re.split(r"[,:;(]", after, maxsplit=1)[0])
    return bool(near or behind)


# --- the list behind it ----------------------------------------------------------------------------------------------

_DASH = re.compile(r"\s[–—-]\s|—")


@lru_cache(maxsize=16)
def _openers(language: str) -> re.Pattern[str]:
    namely = pattern("namely", language).pattern
    copula = pattern("copula", language).pattern
    return re.compile(
        rf"(?P<namely>(?:,|\s[–—-]|—|\(|:)\s*{namely}[,:]?\s+)|(?P<colon>:(?=\s))|(?P<bracket>\()|(?P<dash>\s[–—-]\s|—)"
        rf"|(?P<comma>,\s)|(?P<copula>(?<=\w)\s{copula}:?\s+(?:named\s+)?)",
        re.IGNORECASE,
    )


def announced(text: str, language: str) -> Iterator[Announced]:
    """Every number of a sentence with the list that follows it there."""
    found = heads(text, language)
    if not found:
        return
    used = 0
    starts = [one.start for one in found]
    for opener in _openers(language).finditer(text):
        if opener.start() < used:
            continue
        near = found[bisect(starts, opener.start() - _FAR) : bisect(starts, opener.end())]
        before = [one for one in near if used <= one.start and one.end <= opener.end()]
        how = opener.lastgroup or ""
        head = _announcing(text, before, opener, language) if before else None
        listing = _listing(text, opener.end(), how, language) if head else None
        if head is None or listing is None or not _fits(text, head, opener, listing, language):
            continue
        used = opener.end() + listing.end
        if not _is_open(text, head, opener, listing, language):
            yield Announced(head, allowed(before), listing)


def allowed(found: Sequence[Head]) -> frozenset[int]:
    """The numbers that one list may have: any of those before it, or neighbours of them together."""
    values = [one.value for one in found]
    pairs = [one + other for one, other in pairwise(values)]
    return frozenset([*values, *pairs, sum(values)])


def _announcing(text: str, before: Sequence[Head], opener: re.Match[str], language: str) -> Head | None:
    """The number that the list is of: the last one, but “three” in “three of the six”."""
    if any(one.bounded for one in before):
        return None
    wanted = [one for one in before if one.kind != "happening"]
    if not wanted:
        return None
    head = wanted[-1]
    if len(wanted) > 1 and wanted[-2].of_more and head.start - wanted[-2].end < 15:
        head = wanted[-2]
    if opener.lastgroup in {"comma", "copula"} and len(_WORD.findall(text[head.end : opener.start()])) > 2:
        return None
    return head


def _listing(text: str, at: int, how: str, language: str) -> Listing | None:
    window = text[at : at + LONGEST]
    opened = text[at - 2 : at]
    if how == "bracket" or (how == "namely" and "(" in text[max(0, at - 30) : at]):
        closer = window.find(")")
        if closer < 0:
            return None
        inner = window[:closer]
        # a bracket within the bracket: its own closing sign comes first
        if inner.count("("):
            closer = window.find(")", closer + 1)
            inner = window[:closer] if closer > 0 else inner
        return read_listing(inner, language)
    if how == "dash" or (how == "namely" and _DASH.search(opened)):
        closing = _DASH.search(window)
        return read_listing(window[: closing.start()] if closing else window, language)
    if how == "copula" and ":" in window.partition(",")[0]:
        return None  # “The five were fined: A, B …”: the colon opens the list
    return read_listing(window, language, strict=how in {"comma", "copula"}) or (
        read_roles(window, language) if how == "namely" else None
    )


def _fits(text: str, head: Head, opener: re.Match[str], listing: Listing, language: str) -> bool:
    """Whether the list can be one of what the number counts."""
    gap = text[head.end : opener.start()]
    far = len(_WORD.findall(gap))
    how = opener.lastgroup
    loose = how in {"colon", "namely"}
    plain = loose and (head.kind == "bare" or (far == 0 and len(listing.names) > 2))
    if head.kind in {"person", "bare"} and not listing.people and not plain:
        return False
    if _others_between(gap, language) and head.kind in {"person", "bare"}:
        return False
    if how == "comma" and not _between_commas(text, head, far, listing, language):
        return False
    if how == "comma" and head.kind in {"place", "body"}:
        behind = text[opener.end() + listing.end :].lstrip()
        return not behind or behind[0] in ",.;)"
    if how == "dash" and _DASH.search(gap):
        return False  # the second dash closes what stands between the two
    if how == "bracket" and re.search(r"[^\W\d_]\s*$", text[: opener.start()]) is None:
        return False
    if how == "bracket" and far > 1 and listing.people and not any(" " in name for name in listing.names):
        return False  # “four lawyers of one firm (Bekov and Aslanov)”
    longest = {"place": 8, "body": 8, "person": 14, "bare": 14, "": 4}.get(head.kind, -1)
    if loose and head.kind in {"person", "bare"}:
        longest = 25
    return far <= longest


def _between_commas(text: str, head: Head, far: int, listing: Listing, language: str) -> bool:
    """“Two pilots, A. B. and C. D., were fined”; not “seven people: two pilots, A. B. and C. D.”."""
    if text[: head.start].rstrip()[-1:] in {":", ";", "("}:
        return False
    if not listing.people or head.kind in {"place", "body"}:
        # “Three towns, Aksu, Kentau and Saran, have none”: right behind the noun, and closed
        closed = listing.closed and not listing.rest and len(listing.names) > 2
        return head.kind in {"place", "body"} and far == 0 and closed
    return far == 0 if language == "kk" else not listing.rest


def _others_between(gap: str, language: str) -> bool:
    """“two activists with their lawyers (A, B)”: the list is of the others."""
    last = _WORD.findall(gap)[-3:]
    done = pattern("participle", language)
    return any(_is_kind(word, "person", language) and not done.fullmatch(word) for word in last)


def _is_open(text: str, head: Head, opener: re.Match[str], listing: Listing, language: str) -> bool:
    end = opener.end() + listing.end
    said = pattern("open", language)
    parts = (text[head.end : opener.end()], text[opener.end() : end], text[end : end + 40])
    return any(said.search(part) or "…" in part or "..." in part for part in parts)
