"""Where the title block of a foreign text ends, and which of its paragraphs are none of it.

A title block is made of lines: title, authors, place, date, session, address, key words. A paragraph that says
something is the text's own wherever it stands, so that what it says is checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dalel.documents.language.lexicon import table
from dalel.documents.language.sentences import sentences

if TYPE_CHECKING:
    from dalel.documents.readers.pieces import Piece

_FEWEST = 4  # words of a sentence
_LONG = 12  # a notice ("All persons are invented.") has fewer; also what "!" and "?" need to end a statement
_WITH_VERB = 10  # words of a line without an end of its own, but with a verb, that is no subtitle
_LONGEST_LINE = 30  # words that a line without an end of its own may have
_LONGEST_BLOCK = 300  # words of a title block
_LONGEST_END = 40  # letters of a full stop with the quotation marks, brackets and notes behind it
_MOST_LINES = _LONGEST_BLOCK + 100  # a line has a word at least; what follows further on ends no title block
_LETTERS = 2_000  # of a paragraph; who has not said anything by then says it in no title block
_END = re.compile(r"[.…!?。؟][\"”’»)\]*\s]*(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)*\W*$")
_FULL = re.compile(r"[.…。][\"”’»)\]*\s]*(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)*\s*$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
# A day, a session, an address: what lines of a title block hold
_MARK = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[ .](?:de )?[^\W\d_]{3,10}(?: de)?,? (?:19|20)\d\d\b"
    r"|\b[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d жылғы \d{1,2} \w+|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\bsession\b|\bсесси|\bсессия|período de sesiones|@\w|https?:|\bwww\.",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"^\W*(?:(?:[IVXLC]+|[A-Z]|\d+)[.)]\s|introduction|background|context|summary|executive|about|general|methodolog|overview"
    r"|facts\b|факты|деректер|введени|общ|контекст|обзор|резюме|методолог|кіріспе|жалпы|түйін|recommend|рекоменд|ұсын)",
    re.IGNORECASE,
)


def divided(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The lines of the title block, and all the rest in its order."""
    limit = _limit(pieces[:_MOST_LINES])
    told = _told(pieces[:limit])
    # After the first sentence, the block goes on to the last line that can be nothing but one of its own.
    first = min(told, default=limit)
    own = [at for at in range(first, limit) if at not in told and _belongs(pieces, at, first)]
    end = (own[-1] + 1 if own else first) if told else limit
    front = [piece for at, piece in enumerate(pieces[:end]) if at not in told]
    return front, [*(piece for at, piece in enumerate(pieces[:end]) if at in told), *pieces[end:]]


def says_something(piece: Piece) -> bool:
    """Whether a paragraph tells something in sentences, and so is no line of a title block."""
    words = len(piece.words)
    text = piece.text[:_LETTERS]
    if piece.kind == "heading":
        return words >= _LONGEST_LINE and _ends(piece.text, _FULL)
    if not (_ends(piece.text) or len(piece.text) > _LETTERS):
        long = words >= _LONGEST_LINE and _mostly_small(text)
        verb = words >= _WITH_VERB and piece.kind == "line" and _verbs().search(_QUOTED.sub(" ", text))
        said = long or verb or any(_is_statement(one.text) for one in sentences(text)[:-1])
        return bool(said) and not _of_title_block(text)
    return any(_is_statement(one.text) for one in sentences(text))


def _is_statement(sentence: str) -> bool:
    words = sentence.split()
    if len(words) < _FEWEST or not (_ends(sentence, _FULL) or (_ends(sentence) and len(words) >= _LONG)):
        return False
    return _has_clause(sentence) and not _of_title_block(sentence)


def _ends(text: str, pattern: re.Pattern[str] = _END) -> bool:
    return bool(pattern.search(text[-_LONGEST_END:]))


def _has_clause(sentence: str) -> bool:
    """Whether there is a word in small letters that can be a verb or goes with one."""
    plain = _QUOTED.sub(" ", sentence)
    said = _WORD.findall(plain)
    small = _pattern("small")
    return any(len(one) > 2 and one[0].islower() and small.fullmatch(one) is None for one in said[1:])


def _mostly_small(text: str) -> bool:
    said = _WORD.findall(text)
    return bool(sum(word[0].islower() for word in said) >= 0.6 * len(said))


def _of_title_block(text: str) -> bool:
    """“Contact: …”, “Submitted by …”, “Annual report of …”."""
    text = text.strip().lstrip("*_#·•–—- \t(")
    within = _pattern("labels_within", r"\s*:", r"(?<!\w)")
    if _pattern("labels", r"\s*[:：]").match(text) or within.search(text) or _pattern("made_by").match(text):
        return True
    bare = _QUOTED.sub(" ", text)
    if _verbs().search(bare):
        return False
    return bool(_pattern("kind").match(bare) or _pattern("kind_last", r"\W*$", r"(?<!\w)").search(bare[-80:]))


def _verbs() -> re.Pattern[str]:
    return _pattern("verbs", r"(?!\w)", r"(?<!\w)")


@cache
def _pattern(group: str, after: str = "", before: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(table('titleblock')[group])}){after}", re.IGNORECASE)


# --- which paragraphs ------------------------------------------------------------------------------------------------


def _told(pieces: Sequence[Piece]) -> set[int]:
    """Which of the pieces say something; the items of a list go with the sentence that leads to them."""
    told: set[int] = set()
    for at, piece in enumerate(pieces):
        follows = piece.kind == "bullet" and at - 1 in told
        title = at == 0 and not _ends(piece.text) and len(piece.words) < _LONGEST_LINE
        if follows or _leads(pieces, at) or (says_something(piece) and not title):
            told.add(at)
    return told


def _leads(pieces: Sequence[Piece], at: int) -> bool:
    """“The police detained five people:” before a list."""
    piece = pieces[at]
    listed = at + 1 < len(pieces) and pieces[at + 1].kind in {"bullet", "numbered"}
    if not piece.text.endswith(":") or piece.kind == "heading" or len(piece.words) < _FEWEST:
        return False
    return (listed or len(piece.words) >= _LONG) and not _of_title_block(piece.text) and _has_clause(piece.text)


def _belongs(pieces: Sequence[Piece], at: int, first: int) -> bool:
    """Whether a line that follows a sentence is still one of the title block.

    Anything but a heading is, after a notice of one sentence; elsewhere only what can be nothing else.
    """
    piece = pieces[at]
    if piece.kind not in {"line", "heading"}:
        return False
    if _of_title_block(piece.text) or (len(piece.words) <= _LONGEST_LINE and _MARK.search(piece.text)):
        return True
    before = pieces[first + 1 : at]
    notice = len(pieces[first].words) < _LONGEST_LINE and not pieces[first].text.endswith(":")
    return notice and all(one.kind == "line" and not says_something(one) for one in (*before, piece))


def is_body(piece: Piece) -> bool:
    """A numbered paragraph, a table or a paragraph of prose."""
    return piece.kind in {"numbered", "table"} or says_something(piece)


def _limit(pieces: Sequence[Piece]) -> int:
    """How far the title block can reach: to the first numbered paragraph, table or section, or the text's own prose.

    Before those one or two sentences (a notice, a dedication) do not end it; elsewhere a short one does not.
    """
    section = next(
        (i for i in range(1, len(pieces)) if pieces[i].kind == "heading" and _heads_a_section(pieces, i)), None
    )
    number = next((i for i, piece in enumerate(pieces) if piece.kind in {"numbered", "table"}), None)
    ends = [end for end in (section, number) if end is not None]
    nearest = min(ends, default=len(pieces))
    prose = _first_prose(pieces[:nearest])
    few_words = sum(len(piece.words) for piece in pieces[:nearest]) <= _LONGEST_BLOCK
    if ends and few_words and len(prose) <= 2:
        return nearest
    if not prose:
        return 0
    # A sentence above the title ("Teaching sample: …", "Embargoed until …") is a notice, however long.
    above = any(piece.kind == "heading" for piece in pieces[prose[0] : prose[1] if len(prose) > 1 else 0])
    notice = len(prose) > 1 and (len(pieces[prose[0]].words) < _LONG or (above and prose[0] == 0))
    return prose[1] if notice else prose[0] + 1


def _first_prose(pieces: Sequence[Piece]) -> list[int]:
    """Where the first three sentences stand."""
    found: list[int] = []
    for at, piece in enumerate(pieces):
        if is_body(piece):
            found.append(at)
            if len(found) == 3:
                break
    return found


def _heads_a_section(pieces: Sequence[Piece], at: int) -> bool:
    """By its words, or because it stands below the title and prose follows it."""
    if SECTION.match(pieces[at].text):
        return True
    if pieces[at].level < 2 or at + 1 >= len(pieces):
        return False
    follows = pieces[at + 1]
    return is_body(follows) or (follows.kind == "bullet" and not _of_title_block(pieces[at].text))
