"""Forms of persons' names: Russian cases printed as if nominative, one person spelt in two ways."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal

from dalel.documents.checks.analysis import Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.fullnames import FullName, full_names
from dalel.documents.language.lexicon import table
from dalel.documents.language.persons import FULL, WITH_INITIALS, is_name
from dalel.documents.language.variants import (
    in_two_cases,
    plain,
    relation,
    skeleton,
    two_given_names,
    written_over,
)
from dalel.lib.messages import _
from dalel.lib.names import NameParts, declined, fold, parse_name

Found = tuple[str, Passage, int]
_MOST_ALIKE = 60  # names that begin alike and are compared with one another
# Comparisons in one text: a real one with a thousand names needs a tenth of them, and they have to end.
_MOST_COMPARED = 600
_MOST_NAMES = 3_000  # different ones of a text; no text that people read has more
# In a language that declines names itself an ending says nothing.
_DECLINING = frozenset({"ru", "uk", "be"})


@check(
    "W-NAME-FORM",
    "warning",
    "A declined or inconsistent form of a name",
    what="A name stands in a case of another language (“E. Narymbaeva” for E. Narymbaev, a Russian genitive),"
    " which shows when the same text has the nominative with the same initial; or one person is spelt in two ways in"
    " two sentences (“Sergey Kovalchuk was fined. Siarhei Kavalchuk has appealed.”). Women's names that end in -a are"
    " left alone: without a twin nothing is said. So are the cases of a Russian or Kazakh text, and two names in one"
    " sentence.",
    example="Footnote 3: Narymbaev E.; footnote 4: E. Narymbaeva.",
    mend="Print the nominative, spelt alike everywhere. If they are two persons, override with the reason.",
)
def name_forms(analysis: Analysis) -> Iterator[Finding]:
    common = frozenset(re.findall(r"(?<!\w)[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+", analysis.text))
    found = _first(_names(analysis))
    places = _full_names(analysis, common)
    nominatives: dict[str, str] = {}
    if analysis.language not in _DECLINING:
        nominatives = _declined(analysis, found, _twins(analysis, places))
    done: set[str] = set()
    for form, passage, at in found:
        if form in nominatives and form not in done:
            done.add(form)
            nominative = nominatives[form]
            message = _("“{form}” is probably a declined form of {nominative}.", form=form, nominative=nominative)
            yield analysis.finding(
                "W-NAME-FORM", passage, message, _("Write {nominative}.", nominative=nominative), at=at
            )
    yield from _two_spellings(analysis, [one for one in found if one[0] not in nominatives], done)
    yield from _two_full_names(analysis, places, done)


def _first(found: Iterable[Found]) -> list[Found]:
    """The names, as long as they are not more different ones than a text can have."""
    result: list[Found] = []
    forms: set[str] = set()
    for one in found:
        forms.add(one[0])
        if len(forms) > _MOST_NAMES:
            break
        result.append(one)
    return result


def _full_names(analysis: Analysis, common: frozenset[str]) -> dict[str, list[FullName]]:
    """Given name and surname -> wherever they stand."""
    places: dict[str, list[FullName]] = {}
    for passage in analysis.whole:
        for one in full_names(passage.text, passage.index, passage.quoted, common):
            places.setdefault(one.form, []).append(one)
        if len(places) > _MOST_NAMES:
            break
    return places


def _names(analysis: Analysis) -> Iterator[Found]:
    """Every name with an initial, and full names, with where they stand. Line breaks within are blanks."""
    for passage in analysis.whole:
        for pattern in WITH_INITIALS:
            for match in pattern.finditer(passage.text):
                form = _bare(match.group())
                if is_name(form):
                    yield form, passage, match.start()
        for match in FULL.finditer(passage.text):
            form = _bare(match.group())
            at_start = match.start() == 0 or passage.text[: match.start()].rstrip()[-1:] in ".!?“«"
            if is_name(form) and not at_start:
                yield form, passage, match.start()


def _bare(form: str) -> str:
    """A name without the full stop of its sentence (one behind an initial belongs to it) and without “'s”."""
    form = re.sub(r"['’]s$", "", " ".join(form.split()))
    return form.removesuffix(".") if len(form.rpartition(" ")[2]) > 3 else form


# --- Russian cases in another language -------------------------------------------------------------------------------


def _twins(analysis: Analysis, places: Mapping[str, Sequence[FullName]]) -> list[Found]:
    """Full names at the beginning of a sentence or of an item: what they stand beside shows that they are names."""
    passages = {one.index: one for one in analysis.whole}
    return [(one.form, passages[one.place], one.at) for names in places.values() for one in names]


def _declined(analysis: Analysis, found: Sequence[Found], twins: Sequence[Found]) -> dict[str, str]:
    """Form -> what it is probably a case of: a twin with the same surname and given name stands in the text."""
    forms = list(dict.fromkeys(form for form, _passage, _at in found))
    everywhere = [*found, *twins]
    by_family: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in dict.fromkeys(form for form, _passage, _at in everywhere):
        by_family[_beginning(form)].append(form)
    sentences = _sentences(everywhere)
    result: dict[str, str] = {}
    left = 30 * _MOST_COMPARED
    for form in forms:
        near = by_family[_beginning(form)][:_MOST_ALIKE]
        left -= len(near)
        if len(near) < 2 or left < 0:
            continue
        others = [other for other in _may_be_twins(form, near) if not sentences[other] & sentences[form]]
        if not others:
            continue
        shown = declined(form, others, _sex(analysis, form))
        if shown and not any(_of_a_woman(passage, at) for one, passage, at in found if one == form):
            result[form] = shown.nominative
    return result


def _beginning(form: str) -> tuple[str, str]:
    """What all cases of a name have in common."""
    parts = _parsed(form)
    return fold(parts.family)[:4], fold(parts.given)[:1]


def _may_be_twins(form: str, near: Sequence[str]) -> list[str]:
    """The names that can be one person's: the given name is one, or an initial that no woman of that name bears."""
    one = _parsed(form)
    near = [other for other in near if other != form]
    if not one.abbreviated:
        return [other for other in near if _parsed(other).abbreviated or fold(one.given) == fold(_parsed(other).given)]
    # “A. Karimova” beside “Aigul Karimova” is she, whoever A. Karimov is
    of_a_woman = any(
        fold(parts.family) == fold(one.family) and not parts.abbreviated and parts.initial == one.initial
        for parts in map(_parsed, near)
    )
    return [] if of_a_woman else near


@lru_cache(maxsize=20_000)
def _parsed(form: str) -> NameParts:
    return parse_name(form)


def _of_a_woman(passage: Passage, at: int) -> bool:
    before = passage.text[max(0, at - 25) : at]
    words: str = table("spellings")["beside"]["woman"]
    return bool(re.search(rf"(?<!\w)(?:{words})\.?\W{{1,3}}(?:\w+\W{{1,3}})?$", before, re.IGNORECASE))


def _sex(analysis: Analysis, form: str) -> Literal["m", "f"] | None:
    people = analysis.context.people if analysis.context else ()
    known = next((one.sex for one in people if form in one.forms), "")
    return "m" if known == "m" else "f" if known == "f" else None


def _sentences(found: Iterable[Found]) -> Mapping[str, set[tuple[int, int]]]:
    """Form -> the sentences in which it stands: two names in one sentence are two persons."""
    result: dict[str, set[tuple[int, int]]] = defaultdict(set)
    starts = _Starts()
    for form, passage, at in found:
        result[form].add(starts.at(passage, at))
    return result


class _Starts:
    """In which sentence of which passage a place lies; each passage is cut once."""

    def __init__(self) -> None:
        self._of: dict[int, list[int]] = {}

    def at(self, passage: Passage, at: int) -> tuple[int, int]:
        starts = self._of.setdefault(passage.index, [one.start for one in passage.sentences])
        return passage.index, bisect(starts, at)


# --- two spellings ---------------------------------------------------------------------------------------------------


def _two_spellings(analysis: Analysis, found: list[Found], done: set[str]) -> Iterator[Finding]:
    """The same surname and initial folded alike, written in two ways (Esentaev Zh., Zh. Yesentayev)."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    sentences = _sentences(found)
    for form, passage, at in found:
        parts = _parsed(form)
        if not parts.given or not parts.family:
            continue
        key = (fold(parts.family), fold(parts.given)[:1])
        family, earlier = first.setdefault(key, (parts.family, form))
        same_script = family.isascii() == parts.family.isascii()
        apart = sentences[form] & sentences[earlier] and parts.given != _parsed(earlier).given
        if family.lower() != parts.family.lower() and same_script and not apart and form not in done:
            done.add(form)
            yield _twice(analysis, form, earlier, passage, at)


def _twice(analysis: Analysis, form: str, earlier: str, passage: Passage, at: int) -> Finding:
    message = _("“{form}” and “{earlier}” are probably one person, spelt in two ways.", form=form, earlier=earlier)
    return analysis.finding("W-NAME-FORM", passage, message, _("Choose one spelling."), at=at)


def _two_full_names(analysis: Analysis, places: Mapping[str, Sequence[FullName]], done: set[str]) -> Iterator[Finding]:
    """“Siarhei Kavalchuk”, “Sergey Kovalchuk”: given name and surname, one or both of them in another spelling."""
    passages = {one.index: one for one in analysis.whole}
    yield from _titled(analysis, passages, places, done)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form, [first, *_rest] in places.items():
        given, family = skeleton(first.given), skeleton(first.family)
        alike["both", given[:2], family[:2]].append(form)
        alike["later", given[:2], family[1:3]].append(form)
        alike["family", family[:2], given[:1]].append(form)
    reported: dict[tuple[str, str], list[FullName]] = defaultdict(list)
    for earlier, form in _pairs(alike, {form: skeleton(names[0].given)[:3] for form, names in places.items()}):
        one, other = places[earlier][0], places[form][0]
        if form in done or not _one_person(one, other, analysis.language):
            continue
        if _told_apart(passages, places[earlier], places[form]):
            continue
        done.add(form)
        # «Абаев Санжарға» after «Абаев Санжар» was reported: the same again in another case
        said = reported[skeleton(other.given)[:2], skeleton(other.family)[:2]]
        if not any(_in_another_case(before, other, analysis.language) for before in said[:_MOST_ALIKE]):
            said += (one, other)
            yield _twice(analysis, form, earlier, passages[other.place], other.at)


def _pairs(alike: Mapping[tuple[str, ...], Sequence[str]], given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names that begin alike, two and two, each pair once; so many that it ends."""
    compared: set[tuple[str, str]] = set()
    for forms in alike.values():
        for pair in combinations(forms[:_MOST_ALIKE], 2):
            one, other = given[pair[0]], given[pair[1]]
            if (one.startswith(other) or other.startswith(one) or "х" in one + other) and pair not in compared:
                compared.add(pair)
                yield pair
            if len(compared) >= _MOST_COMPARED:
                return


def _in_another_case(one: FullName, other: FullName, language: str) -> bool:
    return relation(one.given, other.given, language) == relation(one.family, other.family, language) == "same"


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    title: str = table("spellings")["beside"]["title"]
    family = r"(?P<family>[^\W\d_][\w’'-]{3,40})(?! [^\W\d_a-zа-я])"
    return re.compile(rf"(?<!\w)(?:{title})\.?[ \u00a0]{family}")


def _titled(
    analysis: Analysis, passages: Mapping[int, Passage], places: Mapping[str, Sequence[FullName]], done: set[str]
) -> Iterator[Finding]:
    """“Siarhei Kavalchuk” … “Mr Kovalchuk”: a surname behind a title that is nobody's, but nearly somebody's."""
    if not places:
        return
    families: dict[str, set[str]] = defaultdict(set)
    for names in places.values():
        families[skeleton(names[0].family)[:2]].add(names[0].family)
    for passage in passages.values():
        for match in _title().finditer(passage.text):
            family = re.sub(r"['’]s?$", "", match["family"])
            if not family[:1].isupper() or family in done:
                continue
            alike = sorted(families[skeleton(family)[:2]])[:_MOST_ALIKE]
            near = {one: relation(one, family, analysis.language) for one in alike}
            close = [one for one, how in near.items() if how == "sound" or (how == "letter" and len(family) >= 7)]
            if "same" in near.values() or len(close) != 1:
                continue
            earlier = next(form for form, names in places.items() if names[0].family == close[0])
            inside = passage.sentence_at(match.start())
            if any(name.place == passage.index and inside.start <= name.at < inside.end for name in places[earlier]):
                continue
            done.add(family)
            yield _twice(analysis, match.group(), earlier, passage, match.start())


def _one_person(one: FullName, other: FullName, language: str) -> bool:
    given = relation(one.given, other.given, language)
    if not given:
        return False
    family = relation(one.family, other.family, language)
    if given == "same":
        return family in {"sound", "letter"}
    if family == "same":
        # Two of one family have two given names as a rule: only what sounds alike is one.
        long = min(len(one.given), len(other.given)) >= 5
        short, long_form = sorted((plain(one.family), plain(other.family)), key=len)
        of_a_woman = long_form in {short + "a", short + "а"}
        alike = long_form.startswith(short) or (language == "kk" and in_two_cases(short, long_form))
        return given == "sound" and long and alike and not of_a_woman and not two_given_names(one.given, other.given)
    return given == family == "sound"


@lru_cache(maxsize=1)
def _kin() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('spellings')['beside']['kin']})(?!\w)", re.IGNORECASE)


def _told_apart(passages: Mapping[int, Passage], one: Sequence[FullName], other: Sequence[FullName]) -> bool:
    """Whether the text shows that they are two: both in one sentence, or relatives who bear one name."""
    first, second = (
        {(name.place, passages[name.place].sentence_at(name.at).start) for name in names} for names in (one, other)
    )
    if first & second:
        return True
    if one[0].family != other[0].family or written_over(one[0].given, other[0].given):
        return False
    return any(_kin().search(passages[name.place].sentence_at(name.at).text) for name in (*one[:5], *other[:5]))
