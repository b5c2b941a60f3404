"""Puts findings into the Word file that they were found in, as comments beside the words that they are about.

Nothing of the file is written anew: the marks of the comments go between its bytes, so that whoever opens it sees the
same text, and only comments more. A comment on a note stands where the text cites the note.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, pairwise
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from dalel.documents.checks.registry import Finding
from dalel.lib.clock import now
from dalel.lib.errors import InputError
from dalel.lib.limits import PART
from dalel.lib.messages import _

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARED = f"xmlns:w={quoteattr(_WORD)}"
_AUTHOR, _INITIALS = "dalel check", "DC"
_DOCUMENT, _RELATIONS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_BEGINNING = 60  # letters by which a sentence is found that a finding shortens


@dataclass
class _Run:
    """A run of a paragraph: the bytes where it begins and ends, its letters, and the notes that it cites."""

    start: int
    end: int = 0
    letters: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Place:
    """The runs of one paragraph, or of one note."""

    runs: list[_Run] = field(default_factory=list)
    note: tuple[str, str] = ("", "")

    @property
    def letters(self) -> str:
        return "".join(one.letters for one in self.runs)

    def span(self, wanted: str) -> tuple[_Run, _Run] | None:
        """The first and the last run of the words, which are given as their letters."""
        at = self.letters.find(wanted)
        if at < 0 or not wanted:
            return None
        ends = [0]
        for one in self.runs:
            ends.append(ends[-1] + len(one.letters))
        first, last = bisect_right(ends, at) - 1, bisect_right(ends, at + len(wanted) - 1) - 1
        return self.runs[first], self.runs[last]


def commented(raw: bytes, findings: Sequence[Finding]) -> bytes:
    """The Word file with a comment for each finding that nobody has answered.

    raw: the bytes of a file that `readers.docx` has read. Raises InputError if its parts cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = {name: _part(archive, name) for name in archive.namelist()}
            changed = _changed(parts, [one for one in findings if not one.overridden])
            return _packed(archive, changed)
    except (zipfile.BadZipFile, expat.ExpatError, KeyError, OSError, ValueError) as error:
        raise InputError(
            _("The comments cannot be put into the Word file: {reason}.", reason=str(error)[:200]),
            remedy=_("Open it in the word processor and save it again as .docx."),
        ) from error


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """An XML part of the text; what else is in the file is not looked at."""
    if name not in {_DOCUMENT, _RELATIONS, _TYPES, *_NOTES.values()} and not re.fullmatch(
        r"word/comments\w*\.xml", name
    ):
        return b""
    if archive.getinfo(name).file_size > PART.value:
        raise ValueError(name)
    return archive.read(name)


def _changed(parts: Mapping[str, bytes], findings: Sequence[Finding]) -> dict[str, bytes]:
    """The parts that are other than before."""
    document = parts[_DOCUMENT]
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)""", document)
    if document[:2] in {b"\xff\xfe", b"\xfe\xff"} or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise ValueError(_("its text is not written as UTF-8"))
    body = list(_places(document, "p"))
    notes = [place for kind, name in _NOTES.items() if parts.get(name) for place in _places(parts[name], kind)]
    cited = {key: run for place in body for run in place.runs for key in run.notes}
    target = _target(parts)
    there = re.findall(rb'<\w+:comment [^>]*?\w+:id="(\d{1,9})"', parts.get(target, b""))
    free = count(max(map(int, there), default=-1) + 1)
    inserted: list[tuple[int, int, bytes]] = []
    comments = []
    for one in findings:
        span = _span(one, body, notes, cited)
        if span is None:
            continue
        number = next(free)
        mark = f'{_DECLARED} w:id="{number}"'
        inserted.append((span[0].start, 1, f"<w:commentRangeStart {mark}/>".encode()))
        end = f'<w:commentRangeEnd {mark}/><w:r {_DECLARED}><w:commentReference w:id="{number}"/></w:r>'
        inserted.append((span[1].end, 0, end.encode()))
        comments.append(_comment(number, one, now()))
    if not comments:
        return {}
    return {_DOCUMENT: _with(document, inserted), **_comments(parts, target, "".join(comments).encode())}


def _places(raw: bytes, outermost: str) -> Iterator[_Place]:
    """The outermost elements of that name ("p", "footnote") with their runs, by where these stand among the bytes."""
    parser = expat.ParserCreate(namespace_separator=" ")
    places: list[_Place] = []
    inside = {outermost: 0, "r": 0, "del": 0}
    texts = 0

    def begins(name: str, given: Mapping[str, str]) -> None:
        nonlocal texts
        space, _blank, tag = name.rpartition(" ")
        if space != _WORD:
            return
        if tag == outermost:
            inside[tag] += 1
            if inside[tag] == 1:
                places.append(_Place(note=(tag, given.get(f"{_WORD} id", ""))))
        elif tag == "r" and inside[outermost]:
            inside[tag] += 1
            if inside[tag] == 1:
                places[-1].runs.append(_Run(parser.CurrentByteIndex))
        elif tag == "del":
            inside[tag] += 1
        elif tag == "t":
            texts += 1
        elif tag in {"footnoteReference", "endnoteReference"} and inside["r"]:
            places[-1].runs[-1].notes.append((tag.removesuffix("Reference"), given.get(f"{_WORD} id", "")))

    def ends(name: str) -> None:
        nonlocal texts
        space, _blank, tag = name.rpartition(" ")
        if space != _WORD:
            return
        if tag == "t":
            texts -= 1
        elif tag == "r" and inside["r"]:
            inside[tag] -= 1
            if inside[tag] == 0:
                places[-1].runs[-1].end = raw.index(b">", parser.CurrentByteIndex) + 1
        elif tag in inside and tag != "r":
            inside[tag] -= 1

    def said(text: str) -> None:
        if texts and inside["r"] and not inside["del"]:
            places[-1].runs[-1].letters += _letters(text)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begins, ends, said
    parser.Parse(raw, True)
    yield from (one for one in places if one.runs)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _span(
    finding: Finding, body: Sequence[_Place], notes: Sequence[_Place], cited: Mapping[tuple[str, str], _Run]
) -> tuple[_Run, _Run] | None:
    """Where the comment stands: at the words, at the mark of their note, or at the head of the text."""
    words = _letters(finding.sentence)
    for wanted in dict.fromkeys((words, words[:_BEGINNING])):
        # Of a sentence that stands twice, the one whose paragraph is nearest to the finding's.
        for place in sorted(body, key=lambda one: abs(body.index(one) + 1 - finding.line)) if len(wanted) > 3 else ():
            if span := place.span(wanted):
                return span
        for place in notes if len(wanted) > 3 else ():
            if wanted in place.letters and place.note in cited:
                return cited[place.note], cited[place.note]
    return (body[0].runs[0], body[0].runs[-1]) if body else None


def _comment(number: int, finding: Finding, at: datetime) -> str:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in (f"{finding.code}: {finding.message}", f"→ {finding.remedy}")
    )
    return (
        f'<w:comment {_DECLARED} w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}"'
        f' w:date="{at:%Y-%m-%dT%H:%M:%SZ}">{paragraphs}</w:comment>'
    )


def _with(raw: bytes, inserted: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The bytes with others between them; what ends at a place stands before what begins there."""
    ordered = sorted(inserted, key=lambda one: one[:2])
    places = [0, *(at for at, _order, _new in ordered), len(raw)]
    kept = [raw[first:last] for first, last in pairwise(places)]
    return kept[0] + b"".join(new + rest for (_at, _order, new), rest in zip(ordered, kept[1:], strict=True))


# --- the part of the comments ----------------------------------------------------------------------------------------


def _target(parts: Mapping[str, bytes]) -> str:
    """The part that holds the comments of the file, or will."""
    for relation in re.findall(rb"<Relationship\b[^>]*>", parts.get(_RELATIONS, b"")):
        if _KIND.encode() + b'"' in relation and (found := re.search(rb'Target="/?(?:word/)?([\w./-]+)"', relation)):
            return f"word/{found[1].decode()}"
    return "word/comments.xml"


def _comments(parts: Mapping[str, bytes], target: str, new: bytes) -> dict[str, bytes]:
    """The comments behind those that are there; or a new part, and what makes a word processor look for it."""
    there = parts.get(target, b"")
    if there:
        end = there.rindex(b"</")
        return {target: there[:end] + new + there[end:]}
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments {_DECLARED}>'.encode()
    relations = parts.get(_RELATIONS) or (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
    relation = f'<Relationship Id="rIdDalelComments" Type="{_KIND}" Target="comments.xml"/>'.encode()
    kind = f'<Override PartName="/{target}" ContentType="{_TYPE}"/>'.encode()
    return {
        target: head + new + b"</w:comments>",
        _RELATIONS: _into(relations, b"Relationships", relation),
        _TYPES: _into(parts[_TYPES], b"Types", kind),
    }


def _into(part: bytes, root: bytes, new: bytes) -> bytes:
    """The part with one more element at its end, also where its root has none yet (`<Relationships …/>`)."""
    closing = re.search(rb"</(?:\w+:)?" + root + rb"\s*>\s*$", part)
    if closing:
        return part[: closing.start()] + new + part[closing.start() :]
    return re.sub(rb"/>\s*$", b">" + new + b"</" + root + b">", part)


def _packed(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as result:
        for info in archive.infolist():
            result.writestr(info, changed.get(info.filename) or archive.read(info))
        for name in changed.keys() - set(archive.namelist()):
            result.writestr(name, changed[name])
    return packed.getvalue()
