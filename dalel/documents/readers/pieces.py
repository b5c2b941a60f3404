"""From the lines that a reader finds to the document: what is title, heading, fact, recommendation, note.

A foreign text (a web page, a Word file, an export) says little about what its parts are. All readers of foreign
texts make a flat list of `Piece` and leave the judgement to `assemble`, so that one text gives one tree in any format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from dalel.documents.readers.bounds import bounded
from dalel.documents.readers.raised import RAISED, unmarked
from dalel.documents.readers.title_block import divided
from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Meta,
    NoteRef,
    Paragraph,
    Strong,
    Table,
    Text,
    inlines,
    numbered_blocks,
    plain_inline,
    walk,
)
from dalel.lib.limits import whole_number

PieceKind = Literal["line", "heading", "numbered", "bullet", "table"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a foreign text. `typed` is its number as typed or as its list would print it."""

    children: Inlines
    line: int
    kind: PieceKind = "line"
    typed: str = ""
    level: int = 0
    table: Table | None = None

    @property
    def words(self) -> list[str]:
        return plain_inline(self.children).split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


# The words under which recommendations stand, in the languages of the United Nations and in Kazakh.
RECOMMENDATIONS = re.compile(
    r"^\W*(?:(?:[IVXLC]+|[A-Z]|\d+)\s*[.)]\s*)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:recommendations?|recommandations?|recomendaci[oó]n(?:es)?|рекомендаци[ия]|ұсыны(?:стар|мдар)\w*|التوصيات|建议)\b",
    re.IGNORECASE,
)
# “R1. …”, “Recommendation 2: …”: one of them, numbered by a word
ASK_LABEL = re.compile(
    r"^\W*(?:(?:R|Rec\.|Р|Рек\.|Ұ)[ -]?\d{1,3}(?:\s*[.:)–—-]+|(?=\s+[^\W\d_a-zа-яёәғқңөұүһі]))"
    r"|(?i:recommendation|recommandation|recomendación|рекомендация|ұсыныс|ұсыным)\s+(?:no\.?\s*|№\s*)?\d{1,3}\s*[.:)–—-]+)"
    r"\W*(?=\w)"
)
_ASK_LABEL_ALONE = re.compile(
    r"^\W*(?:(?:R|Rec\.|Р|Рек\.|Ұ)|(?i:recommendation|recommandation|recomendación|рекомендация|ұсыныс|ұсыным))"
    r"[ -]?(?:no\.?\s*|№\s*)?\d{1,3}\W*$"
)
ANNEX = re.compile(
    r"^\W*(?:(?:annex|appendix|annexe|anexo|приложение|қосымша)\b|(?:evidence|доказательства|дәлелдер)\W*$)",
    re.IGNORECASE,
)
# What web pages put around a text. Whole lines only: a sentence that has these words in it stays.
CHROME = re.compile(
    r"^\W*(?:share(?: this)?(?: on .{1,20})?|tweet|(?:share|follow us) (?:on|via) .{1,30}|print(?: this page)?"
    r"|e-?mail(?: this)?|facebook|twitter|linkedin|whatsapp|telegram|vkontakte|subscribe\b.{0,60}"
    r"|skip to (?:main )?content|(?:main )?menu|home|search|back to top|read more|download(?: (?:as )?pdf)?"
    r"|cookies?\b.{0,60}|accept(?: all)?(?: cookies)?|log ?in|sign (?:in|up)"
    r"|поделиться(?: .{1,30})?|подписаться\b.{0,60}|главная|меню|поиск"
    r"|бөлісу|жазылу\b.{0,60}|басты бет|мәзір|іздеу)\W*$",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"^\s*(?:[*_#~=•·—–-]\s*){3,}$")


def assemble(pieces: Sequence[Piece], notes: Mapping[str, Sequence[Piece]], *, source: str = "") -> Document:
    """The document that the pieces make."""
    start = _after_chrome(pieces)
    pieces = pieces[start:]
    title_block, body = divided(pieces)
    front = tuple(Paragraph(piece.children, line=piece.line) for piece in title_block)
    blocks = _join_bullets(_blocks(_without_tail(body)))
    cited = {child.label for block in walk(blocks) for child in inlines(block) if isinstance(child, NoteRef)}
    note_blocks = {label: tuple(Paragraph(p.children, line=p.line) for p in note) for label, note in notes.items()}
    document = Document(
        meta=Meta(title=_title(front)),
        blocks=numbered_blocks(blocks),
        notes=_in_order(note_blocks, cited),
        source_file=source,
        front=front,
        note_lines={label: note[0].line for label, note in notes.items() if note},
    )
    return bounded(document)


def linked_notes(children: Iterable[Inline], labels: frozenset[str], pattern: re.Pattern[str]) -> Inlines:
    """The line with references such as "[3]" turned into `NoteRef`, where there is a note of that label."""
    result: list[Inline] = []
    for child in children:
        if isinstance(child, Text):
            result.extend(_split_refs(child.text, labels, pattern))
        elif isinstance(child, Emphasis | Strong | Link):
            result.append(replace(child, children=linked_notes(child.children, labels, pattern)))
        else:
            result.append(child)
    return tuple(result)


def _split_refs(text: str, labels: frozenset[str], pattern: re.Pattern[str]) -> list[Inline]:
    result: list[Inline] = []
    at = 0
    for found in pattern.finditer(text):
        label = found.group(1)
        if label not in labels:
            continue
        if found.start() > at:
            result.append(Text(text[at : found.start()]))
        result.append(NoteRef(label))
        at = found.end()
    if at < len(text):
        result.append(Text(text[at:]))
    return result


def plainly(piece: Piece) -> Piece:
    """The piece with raised figures that cite no footnote as raised digits."""

    def line(children: Inlines) -> Inlines:
        return tuple(Text(unmarked(one.text)) if isinstance(one, Text) else one for one in children)

    if piece.table is None:
        texts = [one.text for one in piece.children if isinstance(one, Text)]
        return replace(piece, children=line(piece.children)) if any(RAISED in text for text in texts) else piece
    rows = tuple(tuple(line(cell) for cell in row) for row in piece.table.rows)
    return replace(piece, table=replace(piece.table, header=tuple(map(line, piece.table.header)), rows=rows))


def _in_order(notes: Mapping[str, tuple[Block, ...]], cited: set[str]) -> dict[str, tuple[Block, ...]]:
    first = [label for label in notes if label in cited]
    return {label: notes[label] for label in [*first, *(label for label in notes if label not in cited)]}


def within_paragraph(pieces: Sequence[Piece], mark: str, typed: str) -> bool:
    """Whether "1) …" is an item of the paragraph "3. … may:" before it, and no paragraph of the text itself."""
    if mark != ")" or not pieces:
        return False
    last = pieces[-1]
    if last.kind == "bullet" and last.typed.endswith(")"):
        before, now = whole_number(last.typed[:-1]), whole_number(typed)
        return before is not None and now == before + 1
    # Texts whose own paragraphs are "1) …" are known by the number before.
    numbered = whole_number(last.typed.split(".")[0])
    return typed == "1" and last.text.endswith(":") and (last.kind == "line" or bool(numbered))


# --- where the text begins and ends ----------------------------------------------------------------------------------


def _after_chrome(pieces: Sequence[Piece]) -> int:
    """Where the text begins: after the last line of web-page furniture that stands before its first paragraph."""
    first_number = next((i for i, piece in enumerate(pieces) if piece.kind == "numbered"), None)
    limit = first_number if first_number is not None else len(pieces) // 2
    chrome = [i for i in range(limit) if CHROME.match(pieces[i].text)]
    return chrome[-1] + 1 if chrome else 0


def _without_tail(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without what a web page puts after its text."""
    end = len(pieces)
    while end and (CHROME.match(pieces[end - 1].text) or SEPARATOR.match(pieces[end - 1].text)):
        end -= 1
    for index in range(end - 1, max(end - 8, 0), -1):
        rest = pieces[index + 1 : end]
        if SEPARATOR.match(pieces[index].text) and sum(len(piece.words) for piece in rest) < 40:
            return pieces[:index]
    return pieces[:end]


def _title(front: tuple[Paragraph, ...]) -> str:
    return " ".join(plain_inline(line.children).strip() for line in front[:3]).strip()[:300]


# --- what each piece is ----------------------------------------------------------------------------------------------


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    result: list[Block] = []
    asking: int | None = None  # the level of the heading under which we are among recommendations
    asked = _asked_in_words(pieces)
    heads = [index for index, piece in enumerate(pieces) if piece.kind == "heading" and _asks(piece)]
    labelled = _labelled(pieces)
    for index, piece in enumerate(pieces):
        if asking is not None and index in labelled:
            result.append(Paragraph(piece.children, line=piece.line, kind="recommendation"))
        elif piece.kind == "heading":
            annex = bool(ANNEX.match(piece.text))
            if _asks(piece):
                asking = piece.level if asking is None or not _ASK_LABEL_ALONE.match(piece.text) else asking
            elif asking is not None and (annex or _ends(piece, asking, last=index > heads[-1])):
                asking = None
            result.append(Heading(piece.level or 2, piece.children, "", piece.line, _asks(piece), annex))
        elif piece.kind == "table" and piece.table is not None:
            result.append(piece.table)
        else:
            result.append(_paragraph(piece, asking is not None or index in asked))
    return result


def _labelled(pieces: Sequence[Piece]) -> set[int]:
    """The pieces that are a recommendation each by their label, or by the label that stands alone above them."""
    result = set()
    for index, piece in enumerate(pieces):
        follows = pieces[index + 1] if index + 1 < len(pieces) else None
        told_below = piece.kind == "heading" and follows is not None and follows.kind == "line"
        if piece.kind in {"line", "heading"} and _ASK_LABEL_ALONE.match(piece.text):
            if follows is not None and follows.kind == "line" and not ASK_LABEL.match(follows.text):
                result.add(index + 1)
        elif piece.kind in {"line", "heading"} and ASK_LABEL.match(piece.text):
            below = told_below and follows is not None and not ASK_LABEL.match(follows.text)
            result.add(index + 1 if below else index)
    return result


# “We call on the Government to:”. Only authors who ask now: what a committee recommended is a fact.
_ASKING = re.compile(
    r"\b(?:we|submitters?|authors?|undersigned|organi[sz]ations?|coalition|committee|foundation|association)\b[^.;]{0,60}"
    r"\b(?:calls? (?:up)?on|recommends?|urges?|requests?)\b[^.]*:$"
    r"|\b(?:government|authorities|state|parliament|ministry)\b[^.]{0,40}\b(?:should|must)\b[^.]{0,20}:$"
    r"|\b(?:призываем|рекомендуем|просим|следует|должно)\b[^.]*:$|(?:шақырамыз|ұсынамыз|сұраймыз|тиіс)\s*:$",
    re.IGNORECASE,
)
_OTHERS_ASK = re.compile(
    r"\b(?:UN|human rights|treaty) (?:committee|council)|committee (?:against|on)\b|rapporteur|working group",
    re.IGNORECASE,
)


def _asked_in_words(pieces: Sequence[Piece]) -> set[int]:
    """The items that a sentence such as “We call on the Government to:” introduces, where no heading does."""
    result: set[int] = set()
    leads: PieceKind | None = None
    for index, piece in enumerate(pieces):
        if leads and (piece.kind == "bullet" or (piece.kind == "numbered" and leads in {"line", "heading"})):
            result.add(index)
            continue
        asks = _ASKING.search(piece.text) and not _OTHERS_ASK.search(piece.text)
        leads = piece.kind if asks and len(piece.words) <= 60 else None
    return result


def _asks(piece: Piece) -> bool:
    return bool(RECOMMENDATIONS.match(piece.text)) and len(piece.words) <= 12


CLOSING = re.compile(
    r"^\W*(?:(?:[IVXLC]+|[A-Z]|\d+)[.)]\s*)?(?:conclusions?|contacts?|sources|notes|заключени|контакт|источник|қорытынды|байланыс)\b",
    re.IGNORECASE,
)


def _ends(piece: Piece, asking: int, *, last: bool) -> bool:
    """Whether a heading ends the recommendations before it.

    In a plain text nobody knows a heading's level (0). There, what follows the last “Recommendations” of the text is
    taken to divide them (“To the Government:”), unless it is a conclusion; after an earlier one, a new subject begins.
    """
    if piece.level and asking:
        return piece.level <= asking
    if piece.text.endswith(":"):
        return False
    return not last or bool(CLOSING.match(piece.text))


def _paragraph(piece: Piece, asking: bool) -> Block:
    if asking and piece.kind in {"numbered", "bullet"}:
        typed = piece.typed if piece.kind == "numbered" else ""
        return Paragraph(piece.children, line=piece.line, kind="recommendation", typed_number=typed)
    if piece.kind == "numbered":
        return Paragraph(piece.children, line=piece.line, kind="fact", typed_number=piece.typed)
    if piece.kind == "bullet":
        return BulletList(((Paragraph(piece.children, line=piece.line),),), line=piece.line)
    return Paragraph(piece.children, line=piece.line)


def _join_bullets(blocks: Iterable[Block]) -> list[Block]:
    """Bullets that follow one another are one list."""
    result: list[Block] = []
    for bullets, run in groupby(blocks, key=lambda block: isinstance(block, BulletList)):
        if not bullets:
            result.extend(run)
            continue
        lists = [block for block in run if isinstance(block, BulletList)]
        result.append(replace(lists[0], items=tuple(item for one in lists for item in one.items)))
    return result
