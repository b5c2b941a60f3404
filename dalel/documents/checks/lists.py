"""Whether a number of people (or of anything that is listed) agrees with the list that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.language.lexicon import words
from dalel.documents.language.numbers import Counted, find_counts
from dalel.documents.language.persons import ONE_NAME, NameList, is_name, name_list
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.sentences import Sentence
from dalel.lib.messages import _


@check(
    "E-COUNT-NAMES",
    "error",
    "A number and its list disagree",
    what="A sentence counts persons (or organisations, cities …) and a footnote, a bracket or a list after a"
    " colon names"
    " them, and the numbers differ. A list that says it is not complete (“for example”, “including”) is left alone.",
    example="Four activists were fined.[5] — [5] names three.",
    mend="Name the missing person, correct the number, or say that the list is not complete.",
)
def count_and_names(analysis: Analysis) -> Iterator[Finding]:
    for passage in analysis.body:
        for sentence in passage.sentences:
            counts = find_counts(sentence.text, analysis.language)
            if counts:
                yield from _against_note(analysis, passage, sentence, counts)
            if counts or (counts := _pairs(sentence.text, analysis.language)):
                yield from _against_list(analysis, passage, sentence, counts)
        yield from _against_bullets(analysis, passage)


def _against_note(
    analysis: Analysis, passage: Passage, sentence: Sentence, counts: Sequence[Counted]
) -> Iterator[Finding]:
    """The number in a sentence against the footnote at its end, if that is nothing but names."""
    people = [one for one in counts if one.unit == "person"]
    if not people:
        return
    lists = [(label, listed) for label in _cited(passage, sentence) if (listed := _listed(analysis, label))]
    if len(lists) != 1:
        return  # two lists may share the number between them, or divide it otherwise
    for label, listed in lists:
        if any(one.value == len(listed) for one in counts) or _bounded(sentence.text, people, analysis):
            continue
        if _only_source(listed, people):
            continue
        said = _nearest(people, sentence.text)
        yield analysis.finding(
            "E-COUNT-NAMES",
            passage,
            _(
                "The text says {said} ({value}), but footnote {label} names {number} ({names}).",
                said=_phrase(sentence.text, said),
                value=said.value,
                label=label,
                number=len(listed),
                names=", ".join(listed.names),
            ),
            _remedy(said.value - len(listed)),
            at=sentence.start + said.start,
        )


def _listed(analysis: Analysis, label: str) -> NameList | None:
    """The names of a footnote, if it is a list of names that does not say that it is incomplete."""
    blocks = analysis.notes_by_label.get(label, [])
    return name_list(blocks[0].text) if blocks and not _open(blocks[0].text, analysis.language) else None


def _only_source(listed: NameList, people: Sequence[Counted]) -> bool:
    """One name beside a number of people is more often the person who said so than a list of them."""
    return len(listed) == 1 and min(one.value for one in people) > 2


def _cited(passage: Passage, sentence: Sentence) -> list[str]:
    """The labels of the footnotes that a sentence cites."""
    before = passage.text.count(NOTE_MARK, 0, sentence.start)
    inside = sentence.text.count(NOTE_MARK)
    return list(passage.notes[before : before + inside])


def _open(text: str, language: str) -> bool:
    return bool(words("open_list", language).search(text))


def _bounded(sentence: str, people: Sequence[Counted], analysis: Analysis) -> bool:
    """Whether the number is said to be a bound ("at least four"), so that a shorter list does not contradict it."""
    pattern = words("bound", analysis.language)
    return all(pattern.search(sentence[max(0, one.start - 24) : one.start]) for one in people)


def _nearest(people: Sequence[Counted], _sentence: str) -> Counted:
    """The number that a footnote at the end of the sentence most likely belongs to: the last with a noun."""
    return people[-1]


def _phrase(sentence: str, count: Counted) -> str:
    return f"“{' '.join(sentence[count.start : count.end].split())}”".replace(NOTE_MARK, "")


def _remedy(missing: int) -> str:
    if missing > 0:
        return _(
            "Name the {missing} missing, correct the number, or say that the list is not complete.", missing=missing
        )
    return _("Correct the number, or take out the {extra} who do not belong to it.", extra=-missing)


# --- lists in the sentence itself ------------------------------------------------------------------------------------

_COLON = re.compile(r"[^:;.()“”«»]{0,40}?(?:[:(]|,\s+(?:namely|а именно|атап айтқанда)[,:]?)\s*", re.IGNORECASE)


_APPOSITION = re.compile(r"\s*(?:,|\s[-–—])\s+")
_JOINED = re.compile(r"\s*,\s*(?:(?:and|и|және)\s+)?|\s+(?:and|и|және|мен|бен|пен)\s+")
_CLOSED = re.compile(r"\s*(?:[,.;]|\s[-–—]|$)")


def _between_commas(text: str, start: int) -> str:
    """The names in “five lawyers, A, B and C, were disbarred”; empty if anything else is among them.

    The last name has to follow an “and”, or nobody can tell where such a list ends.
    """
    opened = _APPOSITION.match(text, start)
    at = opened.end() if opened else -1
    last = ""
    while at >= 0 and (name := ONE_NAME.match(text, at)) and is_name(name.group()):
        at = name.end()
        if re.search(r"\w", last):
            closed = _CLOSED.match(text, at)
            following = text[closed.end() :].lstrip()[:1] if closed else ""
            whole = closed and not (following.isupper() and text[at : at + 1] in ",;")
            return text[opened.end() : at] if whole and opened else ""
        joined = _JOINED.match(text, at)
        last = joined.group() if joined else ""
        at = joined.end() if joined else -1
    return ""


def _allowed(text: str, counts: Sequence[Counted], position: int) -> set[int]:
    """The numbers that a list after a count may have: “three of the seven activists” three or seven, “three lawyers
    and two journalists” two or five."""
    count = counts[position]
    values = {count.value}
    values.update(other.value for other in counts if other.end == count.end)
    before = counts[position - 1] if position else None
    if before and before.unit == count.unit and _AND.fullmatch(text[before.end : count.start]):
        values.add(before.value + count.value)
    return values


_BOTH = re.compile(r"(?<!\w)(?:both(?:\s+(?:of\s+)?the)?|об[ае]|обоих|обеих)\s+", re.IGNORECASE)


def _pairs(text: str, language: str) -> tuple[Counted, ...]:
    """“both journalists”, “оба журналиста”: two, but no number that other checks could compare."""
    result = []
    for both in _BOTH.finditer(text):
        noun = words("units.person", language).match(text, both.end())
        if noun:
            result.append(Counted(both.start(), noun.end(), 2, "person", noun.group(), both.group().strip()))
    return tuple(result)


_AND = re.compile(r"\s*,?\s*(?:and|и|және|мен|бен|пен)?\s*")


def _listing_after(text: str, count: Counted, limit: int, language: str) -> str:
    """What is listed after a count: behind a colon, in a bracket or, for persons, between commas."""
    opened = _COLON.match(text, count.end)
    if not opened:
        return _between_commas(text, count.end) if count.unit == "person" else ""
    if opened.end() >= limit or _open(opened.group(), language):
        return ""
    if words(f"units.{count.unit}", language).search(opened.group()):
        return ""  # “two activists with their lawyers (A, B, C)”: the list is of the others
    closer = text.find(")", opened.end()) if "(" in opened.group() else -1
    return text[opened.end() : closer if closer > 0 else None].strip().replace(NOTE_MARK, "")


def _against_list(
    analysis: Analysis, passage: Passage, sentence: Sentence, counts: Sequence[Counted]
) -> Iterator[Finding]:
    """“three lawyers: A, B and C”, “two NGOs in Almaty (X, Y)”."""
    text = sentence.text
    for position, count in enumerate(counts):
        if not count.unit or count.value < 2:
            continue
        limit = next((one.start for one in counts if one.start >= count.end), len(text))
        listing = _listing_after(text, count, limit, analysis.language)
        after = text[text.find(listing) + len(listing) :][:40] if listing else ""
        if not listing or _open(listing, analysis.language) or _open(after, analysis.language):
            continue
        fewest, most = _items(listing, persons=count.unit == "person")
        allowed = _allowed(text, counts, position)
        shared = any(one.end == count.end for one in counts[:position])
        right = any(fewest <= value <= most for value in allowed)
        if not fewest or shared or right or _bounded(text, [count], analysis):
            continue
        yield _disagrees(analysis, passage, sentence, count, most)


def _disagrees(analysis: Analysis, passage: Passage, sentence: Sentence, count: Counted, number: int) -> Finding:
    message = _(
        "The text says {said} ({value}), but the list after it has {number}.",
        said=_phrase(sentence.text, count),
        value=count.value,
        number=number,
    )
    return analysis.finding(
        "E-COUNT-NAMES", passage, message, _remedy(count.value - number), at=sentence.start + count.start
    )


def _items(listing: str, *, persons: bool) -> tuple[int, int]:
    """The fewest and the most items that a list can have; (0, 0) if it is not plainly a list of names.

    "and" may join two names or stand within one ("Culture and Sport"), which only the fewest and the most tell.
    """
    listed = name_list(listing)
    if persons:
        return (len(listed), len(listed)) if listed and len(listed) > 1 else (0, 0)
    parts = [part.strip() for part in re.split(r"\s*[;,]\s*", listing.rstrip(". ")) if part.strip()]
    named = [re.sub(r"^(?:and|и|және|the|a)\s+", "", part, flags=re.IGNORECASE) for part in parts]
    named = [re.sub(r"^(?:and|the)\s+", "", part) for part in named]
    if not named or not all(
        re.match(r"[«“\"]?[^\W\d_a-zа-яёәғқңөұүһі]", part) and len(part.split()) <= 9 for part in named
    ):
        return 0, 0
    lower = [word for part in named for word in part.split() if word[:1].islower()]
    if [word for word in lower if word not in _SMALL_WORDS] or (len(named) < 2 and " and " not in listing):
        return 0, 0
    return len(named), len(named) + sum(len(re.findall(r"\s(?:and|и|және)\s", part)) for part in named)


_SMALL_WORDS = frozenset(
    ["of", "the", "and", "for", "in", "on", "de", "la", "и", "по", "в", "для", "және", "мен", "the"]
)


def _against_bullets(analysis: Analysis, passage: Passage) -> Iterator[Finding]:
    """“The following four activists were detained:” and a bulleted list of names."""
    if not passage.text.rstrip().endswith(":") or not passage.sentences:
        return
    sentence = passage.sentences[-1]
    counts = [one for one in find_counts(sentence.text, analysis.language) if one.unit == "person"]
    names = 0
    for following in analysis.passages[passage.index + 1 :]:
        if not name_list(following.text.rstrip(";,. ")) and not _named_item(following.text):
            break
        names += 1
    if len(counts) == 1 and names > 1 and counts[0].value != names and not _bounded(sentence.text, counts, analysis):
        yield _disagrees(analysis, passage, sentence, counts[0], names)


def _named_item(text: str) -> bool:
    """An item that begins with a name: “Aigul N., a journalist”."""
    head = re.split(r"[,;(–—]", text, maxsplit=1)[0].strip()
    return len(head.split()) in {2, 3} and all(word[:1].isupper() for word in head.split())
