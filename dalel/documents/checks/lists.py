"""Whether a number of people (or of anything that is listed) agrees with the list that it announces or cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.language.announced import Announced, Head, allowed, announced, heads
from dalel.documents.language.enumerations import Listing, pattern, read_listing
from dalel.documents.language.persons import name_list
from dalel.documents.language.sentences import Sentence
from dalel.documents.tree import Block, BulletList, Paragraph, Quote, Table, plain, plain_inline
from dalel.lib.messages import _


@check(
    "E-COUNT-NAMES",
    "error",
    "A number and its list disagree",
    what="A number of persons, places, organisations or demands, with a noun or without (“five of them”), does not"
    " agree with the list that follows: behind a colon or a dash, in a bracket, between commas, in the next sentence,"
    " in bullets, in a table or in the footnote. A list that says it is not complete (“for example”, “including”) is"
    " left alone, and so is a number that is a bound (“at least”).",
    example="Four activists were fined.[5] — [5] names three.",
    mend="Name the missing person, correct the number, or say that the list is not complete.",
)
def count_and_names(analysis: Analysis) -> Iterator[Finding]:
    below = _blocks_below(analysis)
    for passage in analysis.body:
        for number, sentence in enumerate(passage.sentences):
            text = sentence.text.replace(NOTE_MARK, " ")
            found = heads(text, analysis.language)
            if not found:
                continue
            lists = list(announced(text, analysis.language))
            yield from _in_the_sentence(analysis, passage, sentence, lists)
            if not lists:
                yield from _in_the_note(analysis, passage, sentence, found)
            if not lists and number + 1 < len(passage.sentences):
                yield from _in_the_next(analysis, passage, sentence, found, passage.sentences[number + 1])
        blocks = below.get(id(passage.paragraph), [])
        if blocks and passage.sentences:
            yield from _below(analysis, passage, blocks)


def _in_the_sentence(
    analysis: Analysis, passage: Passage, sentence: Sentence, lists: Sequence[Announced]
) -> Iterator[Finding]:
    """“three lawyers: A, B and C”, “two NGOs in Almaty (X, Y)”."""
    for one in lists:
        quoted = passage.in_quotes(sentence.start + one.head.start)
        if not quoted and _disagree(one.allowed, one.head, one.listing):
            yield _finding(analysis, passage, sentence, one.head, one.listing.most)


def _disagree(values: frozenset[int], head: Head, listing: Listing) -> bool:
    """Whether a list has plainly another number than was said. One that has another order of size is another list."""
    if any(listing.fewest <= value <= listing.most for value in values):
        return False
    nearest = listing.most if head.value > listing.most else listing.fewest
    near = max(3, listing.most) if listing.people else max(2, min(head.value, listing.most) // 2)
    return abs(head.value - nearest) <= near


def _finding(analysis: Analysis, passage: Passage, sentence: Sentence, head: Head, number: int) -> Finding:
    message = _(
        "The text says {said} ({value}), but the list after it has {number}.",
        said=_phrase(sentence.text, head),
        value=head.value,
        number=number,
    )
    return analysis.finding(
        "E-COUNT-NAMES", passage, message, _remedy(head.value - number), at=sentence.start + head.start
    )


def _phrase(sentence: str, head: Head) -> str:
    return f"“{' '.join(sentence[head.start : head.end].split())}”".replace(NOTE_MARK, "")


def _remedy(missing: int) -> str:
    if missing > 0:
        return _(
            "Name the {missing} missing, correct the number, or say that the list is not complete.", missing=missing
        )
    return _("Correct the number, or take out the {extra} who do not belong to it.", extra=-missing)


def _open(text: str, language: str) -> bool:
    return bool(pattern("open", language).search(text)) or "…" in text


# --- the footnote ----------------------------------------------------------------------------------------------------


def _in_the_note(analysis: Analysis, passage: Passage, sentence: Sentence, found: Sequence[Head]) -> Iterator[Finding]:
    """The number in a sentence against the footnote that it cites, if that names persons and nothing else."""
    people = [one for one in found if one.kind in {"person", "bare", "place"}]
    if not people or any(one.bounded for one in found):
        return
    kind = _nearest(people).kind
    lists = [(label, listed) for label in _cited(passage, sentence) if (listed := _listed(analysis, label, kind))]
    if len(lists) != 1:
        return  # two lists may share the number between them, or divide it otherwise
    label, listed = lists[0]
    said = _nearest(people)
    if any(listed.fewest <= value <= listed.most for value in allowed(found)):
        return
    if listed.most == 1 and min(one.value for one in people) > 2:
        return  # one name beside a number of people is more often the person who said so
    yield analysis.finding(
        "E-COUNT-NAMES",
        passage,
        _(
            "The text says {said} ({value}), but footnote {label} names {number} ({names}).",
            said=_phrase(sentence.text, said),
            value=said.value,
            label=label,
            number=listed.most,
            names=", ".join(listed.names),
        ),
        _remedy(said.value - listed.most),
        at=sentence.start + said.start,
    )


def _nearest(people: Sequence[Head]) -> Head:
    """The number that a footnote most likely belongs to: the last, but “three” in “three of the six”."""
    if len(people) > 1 and people[-2].of_more and people[-1].start - people[-2].end < 15:
        return people[-2]
    return people[-1]


def _cited(passage: Passage, sentence: Sentence) -> list[str]:
    """The labels of the footnotes that a sentence cites."""
    before = passage.text.count(NOTE_MARK, 0, sentence.start)
    inside = sentence.text.count(NOTE_MARK)
    return list(passage.notes[before : before + inside])


def _listed(analysis: Analysis, label: str, kind: str) -> Listing | None:
    """The names of a footnote, if it is a list of names that does not say that it is incomplete."""
    blocks = analysis.notes_by_label.get(label, [])
    text = blocks[0].text if blocks else ""
    if not text or _open(text, analysis.language):
        return None
    if kind == "place":
        return _places(analysis, text)
    names = name_list(text)
    if names:
        return Listing(len(names), len(names), names.names, True, len(text), True, False)
    lead = pattern("these_are", analysis.language).match(text) or pattern("namely", analysis.language).match(text)
    first = Passage(text, "note", line=0).sentences[0].text
    lead = lead or _noun_of_kind(first, kind, analysis.language)
    listing = read_listing(re.sub(r"^[:\s—–]+", "", first[lead.end() :] if lead else first), analysis.language)
    if listing is None or not listing.people or not (lead or _initials(listing)):
        return None
    return listing


def _noun_of_kind(text: str, kind: str, language: str) -> re.Match[str] | None:
    """«Учителя А. Б. и В. Г.», “Villages: A, B and C”: a noun in the plural opens the list."""
    noun = re.match(r"[^\W\d_]{4,30}(?=\s|:)", text)
    if noun is None or kind not in {"person", "place"} or not pattern(kind, language).fullmatch(noun.group()):
        return None
    plural = {"en": "(?:s|en|ren)$", "ru": "[ыияа]$", "kk": "(?:лар|лер|дар|дер|тар|тер)\\w*$"}.get(language, "s$")
    return noun if re.search(plural, noun.group()) else None


def _places(analysis: Analysis, text: str) -> Listing | None:
    """A footnote that is nothing but names, the last behind an “and”: sources do not stand so."""
    noun = _noun_of_kind(text, "place", analysis.language)
    names = re.sub(r"^[:\s—–]+", "", text[noun.end() :]) if noun else text
    listing = read_listing(names, analysis.language)
    if listing is None or not listing.closed or listing.rest or listing.fewest != listing.most:
        return None
    whole = not names[listing.end :].strip(" .")
    short = all(len(name.split()) <= 3 and not name.startswith(("«", "“", '"')) for name in listing.names)
    return listing if whole and short else None


def _initials(listing: Listing) -> bool:
    """Names with initials only: nobody's books, no organisations."""
    return all(re.search(r"(?:^|\s)[^\W\d_]{1,2}\.", name) for name in listing.names)


# --- the next sentence -----------------------------------------------------------------------------------------------


def _in_the_next(
    analysis: Analysis, passage: Passage, sentence: Sentence, found: Sequence[Head], following: Sentence
) -> Iterator[Finding]:
    """“Six persons were fined. They are A, B and C.”"""
    people = [one for one in found if one.kind in {"person", "bare", "place", "body"}]
    text = following.text.replace(NOTE_MARK, " ")
    lead = pattern("these_are", analysis.language).match(text.lstrip())
    if not people or not lead or any(one.bounded for one in found):
        return
    if heads(text.lstrip()[: lead.end() + 40], analysis.language):
        return
    said = text.lstrip()[lead.end() :].lstrip(" :—–-\u00a0")
    if _open(said, analysis.language):
        return
    listing = read_listing(said, analysis.language)
    head = _nearest(people)
    fits = listing and (listing.people if head.kind in {"person", "bare"} else not listing.people)
    if listing and fits and not listing.rest and _disagree(allowed(found), head, listing):
        yield _finding(analysis, passage, sentence, head, listing.most)


# --- bullets, numbered lists and tables ------------------------------------------------------------------------------


def _blocks_below(analysis: Analysis) -> dict[int, list[Block]]:
    """Paragraph -> what stands below it up to the next heading or paragraph that is no item."""
    result: dict[int, list[Block]] = {}

    def go(blocks: Sequence[Block]) -> None:
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                result[id(block)] = list(blocks[place + 1 : place + 62])
            elif isinstance(block, Quote):
                go(block.blocks)

    go(analysis.document.blocks)
    return result


def _below(analysis: Analysis, passage: Passage, blocks: Sequence[Block]) -> Iterator[Finding]:
    """“Four of them agreed to be named here:” and a list of five below."""
    sentence = passage.sentences[-1]
    text = sentence.text.replace(NOTE_MARK, " ").rstrip()
    found = heads(text, analysis.language)
    if not found or any(one.bounded for one in found) or _open(text, analysis.language):
        return
    head = _nearest(found)
    items = _items_below(analysis, blocks, text, head)
    if len(items) < 2 or any(_open(item, analysis.language) for item in items) or len(items) in allowed(found):
        return
    if any(number in allowed(found) for number in _alike(items)):
        return
    if abs(head.value - len(items)) > max(2, min(head.value, len(items)) // 2):
        return
    if _may_be_of(analysis, text, head, items):
        yield _finding(analysis, passage, sentence, head, len(items))


def _alike(items: Sequence[str]) -> Iterator[int]:
    """How many items are of the shape that most have: “A. Bekov: article 5;” three times, and a remark behind them."""
    for has_it in (_begins_with_name_or_initial, _labelled, _with_a_capital):
        number = sum(has_it(item) for item in items)
        yield max(number, len(items) - number)


def _begins_with_name_or_initial(item: str) -> bool:
    initials = re.match(r"\W*(?:[^\W\d_]{1,2}\.\s?){1,2}[^\W\d_]", item)
    alone = re.match(r"\W*[^\W\d_]+\s*(?:[,;:(.–—]|\s-\s|$)", item) and _with_a_capital(item)
    return bool(initials or alone) or _begins_with_name(item, long=True)


def _labelled(item: str) -> bool:
    """Whether it is divided: “Bekov: article 5”, «Астана — двое»."""
    return bool(re.match(r"[^:]{1,60}(?::|\s[–—-]\s)", item))


def _with_a_capital(item: str) -> bool:
    return item.lstrip(" «“\"'(")[:1].isupper()


def _items_below(analysis: Analysis, blocks: Sequence[Block], text: str, head: Head) -> list[str]:
    first = blocks[0]
    if isinstance(first, BulletList):
        return [plain(item[0]) for item in first.items if item]
    if isinstance(first, Table):
        return _rows(analysis, first, text, head)
    if not text.endswith(":"):
        return []
    items = []
    for number, block in enumerate(blocks, start=1):
        if not isinstance(block, Paragraph):
            break
        bullet = block.kind == "recommendation" and not block.typed_number
        if not bullet and block.typed_number.rstrip(".)") != str(number):
            break
        items.append(plain(block))
    return items


def _rows(analysis: Analysis, table: Table, text: str, head: Head) -> list[str]:
    """The first column, if the sentence speaks of the table and its first column is of what is counted."""
    if not (text.endswith(":") or pattern("table_word", analysis.language).search(text)) or not table.header:
        return []
    name = plain_inline(table.header[0]).strip().lower()
    noun = text[head.start : head.end].lower().split()[-1]
    kind = head.kind in {"person", "place", "body"} and pattern(head.kind, analysis.language).search(name)
    if not name or not (kind or (len(name) > 3 and name[:4] == noun[:4])):
        return []
    rows = [plain_inline(row[0]).strip() for row in table.rows if row]
    total = pattern("total_row", analysis.language)
    return [row for row in rows if row and not total.search(row) and not heads(row, analysis.language)]


def _may_be_of(analysis: Analysis, text: str, head: Head, items: Sequence[str]) -> bool:
    """Whether items are of what the number counts: points that are announced, or persons and places by name."""
    language = analysis.language
    around = text[max(0, head.start - 25) : head.start] + text[head.end : head.end + 25]
    if pattern("following", language).search(around):
        return True
    if head.kind == "announced":
        return True
    named = sum(_begins_with_name(item, long=head.kind in {"person", "bare"}) for item in items)
    return head.kind in {"person", "bare", "place", "body"} and named == len(items)


def _begins_with_name(text: str, *, long: bool) -> bool:
    """An item that begins with a name: “Aigul N., a journalist”."""
    name = re.split(r"[,;:(–—]|\s-\s", text, maxsplit=1)[0].strip(' .«“"»”')
    words = name.split()
    capitals = sum(word[:1].isupper() for word in words)
    return bool(words) and words[0][:1].isupper() and capitals >= (2 if long else 1) and len(words) <= 6
