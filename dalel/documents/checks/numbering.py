"""Numbers of paragraphs and notes, and quotation marks that do not close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.tree import BulletList, Paragraph, note_labels, walk
from dalel.lib.limits import whole_number
from dalel.lib.messages import _


@check(
    "W-NUMBERING-RESTART",
    "warning",
    "Paragraph numbers that do not run on",
    what="The typed numbers start again (usually with the recommendations), repeat or leave one out, so that"
    " “paragraph 7”"
    " can mean two places. Texts with automatic numbers are not concerned.",
    example="Facts 1 to 15, then recommendations 1 to 13.",
    mend="Number on over the headings, or give the recommendations a prefix (R1, R2 …).",
)
def restart(analysis: Analysis) -> Iterator[Finding]:
    if analysis.document.live:
        return
    numbered = _numbered(analysis)
    anew = sum(number == 1 and last is not None for _passage, number, last in numbered)
    highest = 0
    seen: list[Passage] = []
    for passage, number, last in numbered:
        runs_on = last is None or number == last + 1
        # Where each section counts for itself, nobody takes its numbers for those of the text.
        # A longer jump is an extract's.
        extract = last is not None and number > last + _SKIPPED
        if not runs_on and last is not None and not (number == 1 and anew >= 3) and not extract:
            before = seen if number == 1 else [one for one, *_rest in numbered]
            if _are_the_text(analysis, before, passage if number == 1 else None):
                yield _restarted(analysis, passage, number, last, highest)
        seen.append(passage)
        highest = max(highest, number)


_SKIPPED = 4


def _restarted(analysis: Analysis, passage: Passage, number: int, last: int, highest: int) -> Finding:
    if number > last:
        message = _("The numbering jumps from {last} to {number}.", last=last, number=number)
        remedy = _("See whether a paragraph is missing.")
    elif number == 1:
        message = _("The numbering starts again at {number} after {last}.", number=number, last=last)
        remedy = _("Number on from {next}, or use a prefix such as R1.", next=highest + 1)
    else:
        message = _("The number {number} follows {last}.", number=number, last=last)
        remedy = _("Number on from {next}, or use a prefix such as R1.", next=highest + 1)
    return analysis.finding("W-NUMBERING-RESTART", passage, message, remedy)


def _numbered(analysis: Analysis) -> list[tuple[Passage, int, int | None]]:
    """Every paragraph with a typed number, and the number before it (none at the start, or in a new article of a law).

    Numbers of sections are left out: short lines without a full stop among longer paragraphs.
    """
    found: list[tuple[Passage, int, bool]] = []
    fresh = True
    for passage in analysis.passages:
        if passage.kind == "heading" and _ARTICLE.match(passage.text):
            fresh = True
        typed = passage.paragraph.typed_number if isinstance(passage.paragraph, Paragraph) else ""
        number = whole_number(typed)
        if number is not None:
            found.append((passage, number, fresh))
            fresh = False
    titles = [one for place, (one, *_rest) in enumerate(found) if _is_title(one) and not _in_order(found, place)]
    if 2 * len(titles) >= len(found):
        titles = []
    result: list[tuple[Passage, int, int | None]] = []
    last: int | None = None
    for passage, number, first in found:
        last = None if first else last
        if passage in titles or _quoted(analysis, passage, number):
            continue
        result.append((passage, number, last))
        last = number
    return result


def _in_order(found: Sequence[tuple[Passage, int, bool]], place: int) -> bool:
    """Whether a number stands between its neighbours, as one of the paragraphs."""
    number = found[place][1]
    before = place == 0 or found[place - 1][1] == number - 1
    return before and (place + 1 == len(found) or found[place + 1][1] == number + 1)


def _quoted(analysis: Analysis, passage: Passage, number: int) -> bool:
    """Whether it is a paragraph of a quoted document: the one before begins with a quotation mark and its number."""
    before = analysis.passages[passage.index - 1].text.lstrip() if passage.index else ""
    return re.match(rf"[\"“«„]\s*{number - 1}[.)]", before) is not None


def _is_title(passage: Passage) -> bool:
    text = passage.text.strip()
    return passage.kind != "recommendation" and len(text.split()) <= 8 and text[-1:] not in {*".;:!?…,", NOTE_MARK}


def _are_the_text(analysis: Analysis, numbered: Sequence[Passage], until: Passage | None) -> bool:
    """Whether numbered paragraphs are what the text is made of, and not one list in it (demands, signatories)."""
    in_lists = {
        id(inner) for block in walk(analysis.document.blocks) if isinstance(block, BulletList) for item in block.items
        for inner in item
    }  # fmt: skip
    end = until.index if until else len(analysis.passages)
    prose = [
        one for one in analysis.body
        if one.index < end and id(one.paragraph) not in in_lists and len(one.text.split()) > 4
    ]  # fmt: skip
    mine = {one.index for one in numbered}
    return len(mine) >= 2 and 2 * sum(one.index in mine for one in prose) > len(prose)


# The articles of a law number their paragraphs each for itself, and are cited so.
_ARTICLE = re.compile(
    r"\W*(?:(?:article|articles|artículo|art\.|rule|rules|статья|правило|§)\s*(?:\d+|premier|[ivxlc]+\b)"
    r"|\d+(?:-\d+)?[\s-]*бап)\b",
    re.IGNORECASE,
)


@check(
    "W-NOTE",
    "warning",
    "A footnote without its mark, or a mark without its footnote",
    what="Every footnote has to be cited in the text, and every mark has to have its footnote.",
    example="“… as was reported.[9]” in a text with eight footnotes.",
    mend="Add the footnote, or take out the mark.",
)
def notes(analysis: Analysis) -> Iterator[Finding]:
    cited = {label for passage in analysis.passages for label in passage.notes}
    cited |= {label for note in analysis.document.notes.values() for block in note for label in note_labels(block)}
    for label, blocks in analysis.notes_by_label.items():
        if label not in cited:
            message = _("Footnote {label} is cited nowhere.", label=label)
            yield analysis.finding("W-NOTE", blocks[0], message, _("Put its mark where it belongs, or take it out."))
    # “[^1]” can only be the mark of a footnote; “[1]” may be anything in a text that has none.
    mark = _MARK if analysis.document.notes else _MARKDOWN_MARK
    for passage in analysis.passages:
        if passage.kind == "front" and mark is _MARK:
            continue
        for found in mark.finditer(passage.text):
            label = found.group("label")
            if label not in analysis.document.notes:
                message = _("There is no footnote {label}.", label=label)
                yield analysis.finding(
                    "W-NOTE", passage, message, _("Add the footnote, or take out the mark."), at=found.start()
                )


_MARKDOWN_MARK = re.compile(r"\[\^(?P<label>[^\[\]\s^]{1,40})\](?!:)")
_MARK = re.compile(r"\[(?:\^(?=[^\[\]\s^]{1,40}\])|(?=\d{1,3}\]))(?P<label>[^\[\]\s^]{1,40})\](?!:)")


@check(
    "W-QUOTE-BALANCE",
    "warning",
    "A quotation that does not open or does not close",
    what="Quotation marks of a paragraph do not pair, so that nobody knows whose words are whose. Apostrophes,"
    " inches and"
    " quotations that go on over several paragraphs are understood.",
    example="… and flash mobs under that pretext.” — opened nowhere.",
    mend="Put in the missing mark where the quotation begins or ends.",
)
def quotes(analysis: Analysis) -> Iterator[Finding]:
    passages = [one for one in analysis.passages if one.kind in {"fact", "recommendation", "plain", "note"}]
    spanned = _spanned(analysis)
    for passage in passages:
        problem = _unbalanced(passage.text)
        if problem is None:
            continue
        at, opens = problem
        if opens and _goes_on(analysis, passage):
            continue
        if not opens and _went_on(analysis, passage):
            continue
        if passage.index in spanned:
            continue
        pair = _mismatched(passage.text)
        if pair:
            yield _of_two_kinds(analysis, passage, pair)
            continue
        message = (
            _("A quotation opens and does not close: {words} …", words=_around(passage.text, at, after=True))
            if opens
            else _("A quotation closes that was not opened: … {words}", words=_around(passage.text, at, after=False))
        )
        yield analysis.finding("W-QUOTE-BALANCE", passage, message, _("Put in the missing quotation mark."), at=at)


# Feet and inches: 5’10”, 6'2".
_FEET = re.compile(r"(?<=\d)\s?[’'′]\s?\d{1,2}\s?[”\"″](?!\w)")
_INCHES = re.compile(r"(?<=\d)(?<!\d{4})[\"”″](?!\w)")


def _unbalanced(text: str) -> tuple[int, bool] | None:
    """Where the marks of a paragraph do not pair, and whether it is an opening one; None if all is well."""
    text = _FEET.sub(lambda found: " " * len(found.group()), text)
    problem = _without_pair(text)
    # “the 15” screen was taken”: a mark behind a figure may be an inch, if all others pair without it.
    one_inch = problem and any(
        _without_pair(text[: found.start()] + " " + text[found.end() :]) is None
        for found in list(_INCHES.finditer(text))[:_MOST_INCHES]
    )
    return None if one_inch else problem


_MOST_INCHES = 8


def _without_pair(text: str) -> tuple[int, bool] | None:
    text = re.sub(r"(?<=\d)[\"”″](?=\s?(?:x|by|\W|$))", " ", text) if text.count('"') % 2 else text
    for opener, closer in (("“", "”"), ("«", "»")):
        if opener == "“" and "„" in text:
            pairs = text.count("“") + text.count("”")
            if text.count("„") != pairs and text.count("“") - text.count("„") != text.count("”"):
                return text.index("„"), True
            continue
        if opener == "“" and "“" not in text and text.count("”") % 2 == 0:
            continue  # the Swedish and Finnish way: ” at both ends
        problem = _unpaired(text, opener, closer)
        if problem:
            return problem
    if text.count('"') % 2:
        return text.rindex('"'), True
    return None


def _mismatched(text: str) -> tuple[int, int] | None:
    """The two marks of a quotation that opens with one kind and closes with another; None if one is missing."""
    text = _FEET.sub(lambda found: " " * len(found.group()), text)
    waiting: list[int] = []
    for found in re.finditer('[“”«»„"]', text):
        sign, at = found.group(), found.start()
        opens = sign in "“«„" and not (sign == "“" and waiting and text[waiting[-1]] == "„")
        if sign == '"':
            opens = text[at + 1 : at + 2].isalnum() and not re.match(r"[\w.,!?;…]", text[max(0, at - 1) : at])
        if opens:
            waiting.append(at)
        elif waiting and sign in _CLOSES[text[waiting[-1]]]:
            waiting.pop()
        elif waiting:
            return waiting[-1], at
    return None


def _of_two_kinds(analysis: Analysis, passage: Passage, pair: tuple[int, int]) -> Finding:
    first, last = pair
    message = _(
        "A quotation opens with {one} and closes with {other}: {words}",
        one=passage.text[first],
        other=passage.text[last],
        words=" ".join(passage.text[first : min(last + 1, first + 80)].replace(NOTE_MARK, "").split()),
    )
    return analysis.finding("W-QUOTE-BALANCE", passage, message, _("Use two marks of one kind."), at=first)


def _unpaired(text: str, opener: str, closer: str) -> tuple[int, bool] | None:
    if opener not in text and not re.search(rf"\S{closer}|{closer}\S", text):
        return None  # “Home » News » Country”
    depth: list[int] = []
    shared = False
    for at, sign in enumerate(text):
        if sign == opener:
            depth.append(at)
        elif sign == closer:
            if not depth:
                return at, False
            # Where two Russian quotations end together one mark is printed: «Редакция газеты «Трибуна».
            shared = shared or (opener == "«" and len(depth) == 2)
            depth.pop()
    return (depth[0], True) if depth and not (shared and len(depth) == 1) else None


def _goes_on(analysis: Analysis, passage: Passage) -> bool:
    """A quotation of several paragraphs opens each of them and closes only the last."""
    following = next((one for one in analysis.passages[passage.index + 1 :] if one.text.strip()), None)
    return following is not None and following.text.lstrip()[:1] in '“«„"'


_SPAN = 16  # paragraphs of one quotation


def _spanned(analysis: Analysis) -> set[int]:
    """The first and the last paragraph of each quotation that opens with one and closes at the end of a later one."""
    result: set[int] = set()
    opened: tuple[int, str] | None = None
    for passage in analysis.passages:
        if passage.kind == "heading" or (opened and passage.index - opened[0] > _SPAN):
            opened = None
        problem = _unbalanced(passage.text) if passage.kind in {"fact", "recommendation", "plain"} else None
        if problem is None:
            continue
        at, opens = problem
        sign = passage.text[at]
        straight = sign == '"'
        # Of straight marks the last one is given as the problem; where it stands tells which one it is.
        begins = not passage.text[: passage.text.find(sign)].strip() and passage.text.count(sign) % 2 == 1
        if opened and sign in _CLOSES[opened[1]] and (not opens or (straight and not begins)):
            result |= {opened[0], passage.index}
            opened = None
        elif opens and begins:
            opened = (passage.index, sign)
        else:
            opened = None
    return result


_CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"'}


def _went_on(analysis: Analysis, passage: Passage) -> bool:
    before = analysis.passages[passage.index - 1] if passage.index else None
    return (
        before is not None
        and passage.kind == before.kind
        and _unbalanced(before.text) is not None
        and before.text.rstrip()[-1:] in "“«:"
    )


def _around(text: str, at: int, *, after: bool) -> str:
    piece = text[at : at + 60] if after else text[max(0, at - 60) : at + 1]
    return " ".join(piece.replace(NOTE_MARK, "").split())
