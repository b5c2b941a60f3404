"""The gate: those on file, and whether a text names one of them who may not be named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dalel.documents.withheld.addresses import glued
from dalel.documents.withheld.alike import Alike
from dalel.documents.withheld.beside import (
    NEAR,
    are_near,
    are_side_by_side,
    could_be_an_initial,
    could_be_in_address,
    is_short,
    stands_out,
)
from dalel.documents.withheld.forms import stems_in, stems_of
from dalel.documents.withheld.names import (
    SHORTEST,
    Named,
    Part,
    consonants,
    is_latin,
    looks_like_a_surname,
    parts_of,
    patronymics,
    rhythm,
    roots,
    says_whose_child,
    stems,
)
from dalel.documents.withheld.ordinary import is_country, is_given_name, is_listed, is_ordinary, is_place, is_titled
from dalel.documents.withheld.signs import is_party, is_somebodys
from dalel.documents.withheld.words import SPACED, Word, closed_up, decoded, encoded, words_of
from dalel.lib.endings import endings
from dalel.lib.spellings import bare, sounds

_SHOWN = 25  # letters of a text that are shown on each side of a name
_LONG = 6  # from here on a family name behind an initial is looked for in addresses
_MANY = 5  # consonants by which a family name is told in the other alphabet
_ENDING = 2  # consonants of an ending behind them
_PLAIN = frozenset({"", "a", "s"})  # endings of a short family name in Latin letters
_SHORT = 4  # up to here only a short ending makes a form


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where somebody is named who may not be: characters from `start` to `end` of the text."""

    person: Named
    start: int
    end: int


class Withheld:
    """Those on file, and whether a text names one of them who may not be named."""

    def __init__(self, people: Iterable[Named]) -> None:
        everybody = list(people)
        self._closed = [one for one in everybody if one.reason]
        self._open = [one for one in everybody if not one.reason]
        self._parts: dict[str, dict[int, set[Part]]] = defaultdict(dict)  # stem -> person -> parts
        # By the consonants alone, for names that stand on file in the other alphabet only: Hope, Хоуп.
        self._consonants: dict[tuple[bool, str], dict[int, set[Part]]] = defaultdict(dict)
        self._rhythms: dict[tuple[bool, str], set[str]] = defaultdict(set)
        self._alike = Alike()
        self._alone: dict[str, set[int]] = defaultdict(set)  # stem -> those whom it may name without a second part
        self._initials: list[frozenset[str]] = []
        self._family_initials: list[frozenset[str]] = []
        self._called: dict[str, str] = {}  # person -> what stands for them
        for place, person in enumerate(self._closed):
            self._enter(place, person)

    @property
    def nobody(self) -> bool:
        """Whether there is nobody who may not be named."""
        return not self._closed

    def hits(self, text: str) -> list[Hit]:
        """Every place at which somebody is named who may not be, the first of each person at least."""
        if self.nobody or not text:
            return []
        found = self._found(text)
        for start, end in encoded(text):
            found |= {Hit(hit.person, start, end) for hit in self._found(decoded(text[start:end]))}
        if SPACED.search(text):
            closed, places = closed_up(text)
            found |= {Hit(hit.person, places[hit.start], places[hit.end - 1] + 1) for hit in self._found(closed)}
        return sorted(found, key=lambda hit: (hit.start, hit.end, hit.person.id))

    def _found(self, text: str) -> set[Hit]:
        words = list(words_of(text))
        for word in words:
            self._look_up(word)
        ordinary = frozenset(key for one in words if not one.is_capital for key in one.keys)
        found = {hit for place, word in enumerate(words) for hit in self._named_at(words, place, word, ordinary)}
        for person, left, right in self._alike.named(words):
            if not self._is_another(left, [right]):
                found.add(Hit(self._closed[person], left.start, right.end))
        return found

    def around(self, text: str, hit: Hit) -> str:
        """The words about a hit, with labels in place of names."""
        low, high = max(hit.start - _SHOWN, 0), min(hit.end + _SHOWN, len(text))
        hits = self.hits(text)
        for one in reversed(
            hits
        ):  # half a name would not be known for one: where it begins or ends, so does what is shown
            low = one.start if one.start < low < one.end else low
        for one in hits:
            high = one.end if one.start < high < one.end else high
        inside = [replace(one, start=one.start - low, end=one.end - low) for one in hits if low <= one.start < high]
        words = self._labelled(text[low:high], inside).replace("\n", " ")
        return f"{'…' if low else ''}{words}{'…' if high < len(text) else ''}"

    def called(self, person: Named) -> str:
        """What stands for somebody: the label, or the key where the label itself names somebody."""
        if person.id not in self._called:
            self._called[person.id] = person.id if self.hits(person.label) else person.label
        return self._called[person.id]

    def masked(self, text: str) -> str:
        """The text with the label of the person in place of each name."""
        return self._labelled(text, self.hits(text))

    def _labelled(self, text: str, hits: Iterable[Hit]) -> str:
        spans: list[tuple[int, int, list[str]]] = []
        for hit in hits:
            if spans and hit.start < spans[-1][1]:  # one name beside another, or found in two ways
                start, end, labels = spans.pop()
                spans.append((start, max(end, hit.end), [*labels, self.called(hit.person)]))
            else:
                spans.append((hit.start, hit.end, [self.called(hit.person)]))
        for start, end, labels in reversed(spans):
            text = f"{text[:start]}[{', '.join(dict.fromkeys(labels))}]{text[end:]}"
        return text

    # --- names ----------------------------------------------------------------------------------------------------

    def _enter(self, place: int, person: Named) -> None:
        initials: set[str] = set()
        parts = list(parts_of(person))
        alphabets = {is_latin(word) for _role, word, _alone in parts}
        for role, word, alone in parts:
            if role != "family":
                initials |= {key[0] for key in sounds(word) | sounds(word[0])}
            surname = looks_like_a_surname(word)
            for stem in stems(word) | patronymics(word):
                long = len(stem) >= SHORTEST
                part = Part(role, alone and long, alone and not long, surname)
                self._parts[stem].setdefault(place, set()).add(part)
                if alone:
                    self._alone[stem].add(place)
            if says_whose_child(word):
                continue
            self._alike.enter(place, word, family=role.startswith("family"))
            if role.startswith("family"):
                for stem in roots(word):
                    self._parts[stem].setdefault(place, set()).add(Part(role, alone=False, root=True))
            if len(alphabets) == 1:
                for key in sounds(word):
                    bones = consonants(key)
                    if len(bones) >= 2:
                        by_them = Part(role, alone and len(bones) >= _MANY)
                        self._consonants[is_latin(word), bones].setdefault(place, set()).add(by_them)
                        self._rhythms[is_latin(word), bones].add(rhythm(key))
        self._initials.append(frozenset(initials))
        families = [word for which, word, _alone in parts if which.startswith("family")]
        self._family_initials.append(frozenset(key[0] for word in families for key in sounds(word) | sounds(word[0])))

    @cached_property
    def _borne(self) -> frozenset[str]:
        """The stems of family names of people who may be named: alone they say nothing of another."""
        return frozenset(
            stem
            for one in self._open
            for role, word, _alone in parts_of(one)
            if role == "family"
            for stem in stems(word)
        )

    @cached_property
    def _whole(self) -> frozenset[tuple[str, str]]:
        """Family and given stems of people who may be named, pair by pair."""
        pairs = set()
        for one in self._open:
            parts = [(role, word) for role, word, _alone in parts_of(one)]
            family = {stem for role, word in parts if role == "family" for stem in stems(word)}
            given = {stem for role, word in parts if role != "family" for stem in stems(word)}
            pairs |= {(left, right) for left in family for right in given}
        return frozenset(pairs)

    # --- words ----------------------------------------------------------------------------------------------------

    def _look_up(self, word: Word) -> None:
        """Note whom a word could name a part of, and whom by itself."""
        word.stems = list(stems_in(word, self._parts))
        for stem, _rest in word.stems:
            word.people |= self._parts[stem].keys()
            word.alone |= self._alone.get(stem, set())
        for known in self._by_consonants(word):
            word.people |= known.keys()
            word.alone |= {person for person, parts in known.items() if any(part.alone for part in parts)}

    def _parts_in(self, word: Word, person: int) -> set[Part]:
        """Which parts of a person's name a word could be."""
        found = set()
        for stem, rest in word.stems:
            for part in self._parts[stem].get(person, ()):
                # A short name with a long ending is more likely another word: it needs a second part beside it.
                doubtful = part.doubtful or (part.alone and len(stem) <= _SHORT and len(rest) > SHORTEST)
                found.add(replace(part, alone=part.alone and not doubtful, doubtful=doubtful))
        return found.union(*(known.get(person, ()) for known in self._by_consonants(word)))

    def _by_consonants(self, word: Word) -> list[dict[int, set[Part]]]:
        if not (word.is_capital and self._consonants):
            return []
        found: list[dict[int, set[Part]]] = []
        for bones, beat in {(consonants(key), rhythm(key)) for key in word.keys}:
            for length in range(max(len(bones) - _ENDING, 2), len(bones) + 1):
                known = not word.is_latin, bones[:length]
                if known in self._consonants and len(bones) < 2 * length:
                    found += _in_step(beat, self._rhythms[known], self._consonants[known])
        return found

    def _run_together(self, word: Word) -> Iterator[int]:
        """Whom a word names by two parts written as one, as addresses and names of files do."""
        for key in word.keys:
            for length in range(SHORTEST, len(key) - SHORTEST + 1):
                left, right = key[:length], key[length:]
                if left in self._parts:
                    yield from self._both(self._parts[left], right)

    def _glued(self, word: Word, around: list[Word]) -> Iterator[int]:
        """Whom a handle names by a family name and the first letters of given ones: jsmith, smagulovn."""
        for one in glued(word, around):
            for key in one.keys:
                for stem, rest in stems_of(key, endings(), self._alone):
                    short = len(stem) < _LONG
                    if short and (not one.sure or len(stem) < _SHORT or rest not in _PLAIN or is_listed(word)):
                        continue
                    yield from (
                        person
                        for person in self._alone[stem]
                        if all(first & self._initials[person] for first in one.initials)
                    )

    def _both(self, lefts: Mapping[int, set[Part]], right: str) -> Iterator[int]:
        for stem, _rest in stems_of(right, endings(), self._parts):
            rights = self._parts[stem]
            for person in lefts.keys() & rights.keys():
                if _differ(lefts[person], rights[person]):
                    yield person

    def _named_at(self, words: list[Word], place: int, word: Word, ordinary: frozenset[str]) -> Iterator[Hit]:
        beside = words[max(place - NEAR * 2, 0) : place + NEAR * 2 + 1]
        around = [one for one in beside if are_near(word, one)]
        for number in {*self._run_together(word), *self._glued(word, around), *self._called_for(word)}:
            yield Hit(self._closed[number], word.start, word.end)
        if not word.people:
            return
        half = word.people if any(is_short(one) and stands_out(one) for one in around) else set()
        for number in word.alone.union(half, *(word.people & one.people for one in around)):
            person, parts = self._closed[number], self._parts_in(word, number)
            others = self._other_parts(word, parts, number, around)
            initial = next((one for one in around if self._is_initial(one, word, number, around)), None)
            if others and not self._is_another(word, others):
                last = others[0]
                yield Hit(person, min(word.start, last.start), max(word.end, last.end))
            elif self._is_half_hidden(word, parts, number, around):
                yield Hit(person, word.start, word.end)
            elif any(part.alone or part.doubtful for part in parts):
                named = initial is not None and (word.is_capital or word.in_address)
                alone = any(part.alone for part in parts) and self._is_alone_enough(word, parts, around, ordinary)
                if (
                    named
                    or alone
                    or (word.is_capital and is_titled(word, around))
                    or self._is_signed(word, around, ordinary)
                ):
                    first = min(word.start, initial.start) if initial is not None else word.start
                    yield Hit(person, first, max(word.end, initial.end if initial is not None else 0))

    def _other_parts(self, word: Word, parts: set[Part], number: int, around: list[Word]) -> list[Word]:
        """Words near it that are another part of the person's name. A root of one has to stand right beside it."""
        found = []
        for one in around:
            if number not in one.people:
                continue
            theirs = self._parts_in(one, number)
            if not _differ(parts, theirs):
                continue
            for root, which in ((parts, word), (theirs, one)):
                if all(part.root for part in root) and not (are_side_by_side(word, one) and stands_out(which)):
                    break
            else:
                found.append(one)
        return found

    def _is_signed(self, word: Word, around: list[Word], ordinary: frozenset[str]) -> bool:
        """Whether a case, or what somebody has, is told by the word."""
        if len(bare(word.text)) <= 2 or is_country(word) or any(True for _found in stems_in(word, self._borne)):
            return False
        exactly = any(rest in _PLAIN for stem, rest in word.stems if stem in self._alone)
        if word.is_latin and not (exactly or word.in_address):  # the Bakery case
            return False
        return is_party(word, around) or is_somebodys(word, around, ordinary)

    def _called_for(self, word: Word) -> Iterator[int]:
        """Whom a hashtag calls for by a given name: #FreeNurlan. Not who shares it with somebody who may be named."""
        if not word.called:
            return
        for stem, rest in word.stems:
            if len(stem) < SHORTEST or stem in self._given_borne or len(rest) > len(stem) - 2:
                continue
            yield from (who for who, parts in self._parts[stem].items() if any(part.which == "given" for part in parts))

    @cached_property
    def _given_borne(self) -> frozenset[str]:
        return frozenset(stem for one in self._open for role, word, _alone in parts_of(one) if role == "given"
                         for stem in stems(word))  # fmt: skip

    def _is_another(self, word: Word, others: list[Word]) -> bool:
        """Whether it is the whole name of somebody who may be named."""
        if not self._open:
            return False
        met = [{stem for stem, _rest in stems_in(one, self._stems_of_whole)} for one in (word, *others)]
        return any((left, right) in self._whole for one in met for other in met for left in one for right in other)

    @cached_property
    def _stems_of_whole(self) -> frozenset[str]:
        return frozenset(stem for pair in self._whole for stem in pair)

    def _is_initial(self, one: Word, word: Word, number: int, around: list[Word]) -> bool:
        """Whether it is an initial of that person, with nothing but initials between it and the word."""
        if not is_short(one) or not (could_be_an_initial(one) or (could_be_in_address(one) and word.in_address)):
            return False
        low, high = sorted((one.place, word.place))
        between = (other for other in around if low < other.place < high)
        if high - low > 2 or any(not (is_short(other) and other.is_capital) for other in between):
            return False
        return any(key[0] in self._initials[number] for key in one.keys)

    def _is_half_hidden(self, word: Word, parts: set[Part], number: int, around: list[Word]) -> bool:
        """Whether it is a given name with the initial of the family name beside it: Виктор Щ.; cholpon.k."""
        known = {part.which for stem, _rest in word.stems for part in self._parts[stem].get(number, ())}
        if "given" not in known or not stands_out(word) or not parts:
            return False
        beside = (
            one
            for one in around
            if are_side_by_side(word, one)
            and is_short(one)
            and (
                could_be_an_initial(one, after=one.place > word.place) or (could_be_in_address(one) and word.in_address)
            )
        )
        return any(key[0] in self._family_initials[number] for one in beside for key in one.keys)

    def _is_alone_enough(self, word: Word, parts: set[Part], around: list[Word], ordinary: frozenset[str]) -> bool:
        if any(True for _found in stems_in(word, self._borne)):
            return False
        looks = any(part.surname for part in parts)
        if is_place(word, around) or is_country(word):
            return False
        if not word.is_capital:
            exactly = any(len(key) >= _LONG and key in self._parts for key in word.keys)
            return (looks or exactly) and not is_ordinary(word)
        if (word.keys & ordinary and not looks) or is_ordinary(word):
            return is_titled(word, around)
        return looks or not is_given_name(word, around)


def _in_step(beat: str, known: set[str], people: dict[int, set[Part]]) -> Iterator[dict[int, set[Part]]]:
    """Those whose names have vowels between the same consonants, but for one; alone only where all are the same."""
    if any(beat.startswith(one) for one in known):
        yield people
    elif any(sum(mine != theirs for mine, theirs in zip(beat, one, strict=False)) == 1 for one in known):
        yield {who: {replace(part, alone=False) for part in parts} for who, parts in people.items()}


def _differ(some: set[Part], others: set[Part]) -> bool:
    roles, other_roles = ({part.which for part in parts} for parts in (some, others))
    return len(roles | other_roles) > 1
