"""What a file is by its first bytes, whatever its name says, and whether there is a text in it at all."""

from __future__ import annotations

import re

from dalel.documents.tree import Document, plain
from dalel.lib.errors import InputError
from dalel.lib.messages import _

_WORD = frozenset({".docx", ".docm"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM\x36", b"RIFF")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def refuse_other_kinds(raw: bytes, suffix: str, file: object) -> None:
    """Raise InputError for a file that is of another kind than its name says, where that kind is known."""
    begin = raw[:1024].lstrip(_BLANK)
    if begin.startswith(b"%PDF"):
        raise InputError(
            _("{file} is a PDF.", file=file), remedy=_("Check the file that the PDF was made from (.docx, .html).")
        )
    if begin.startswith(b"{\\rtf"):
        raise InputError(
            _("{file} is an RTF file.", file=file),
            remedy=_("Open it in the word processor and save it as .docx."),
        )
    if begin.startswith(_PICTURES):
        raise InputError(_("{file} is a picture.", file=file), remedy=recognise())
    if suffix in _WORD:
        return  # the reader of Word files says what it is not
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            _("This is an old Word file (.doc) or one locked with a password."),
            remedy=_("Open it in the word processor and save it as .docx without a password."),
        )
    if begin.startswith(_PACKED):
        raise InputError(
            _("{file} is a packed file (a Word file, perhaps), not a text.", file=file),
            remedy=_("Give it its own ending (.docx), or unpack it and check what is in it."),
        )
    if suffix not in _PAGES and _PAGE.match(begin):
        raise InputError(_("{file} is a web page.", file=file), remedy=_("Give it the ending .html."))


def recognise() -> str:
    """What to do with a picture of a text."""
    return _("If it is a scan or a picture, have its text recognised first (OCR), and check that text.")


# --- no text ---------------------------------------------------------------------------------------------------------


def with_text(document: Document, file: object) -> Document:
    """The document itself. Raises InputError if there is no word and no figure in it, or nothing but codes."""
    blocks = [*document.front, *document.blocks, *(block for note in document.notes.values() for block in note)]
    text = "\n".join(plain(block) for block in blocks)
    # A text of a project that is yet to be written has its front matter.
    if not document.live and not any(map(str.isalnum, text)):
        raise InputError(_("No text was found in {file}.", file=file), remedy=recognise())
    _refuse_codes(text)
    return document


_CODED = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
_HEX = re.compile(r"(?:0[xX])?[0-9A-Fa-f]{2,}[:,;|]?")
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}){3,}")
_FEW, _SHORT = 40, 200  # words of a dump; letters of what may be a digest or a key in a text


def _refuse_codes(text: str) -> None:
    """Raise InputError for what is text to a program only: base64, a dump in hexadecimal digits, a coded e-mail."""
    words = text.split()
    length = sum(map(len, words))
    coded = sum(len(word) for word in words if _CODED.fullmatch(word) and _mixed(word))
    quoted = sum(len(run) for run in _QUOTED_PRINTABLE.findall(text))
    if length > _SHORT and (2 * coded > length or 3 * quoted > length or _dump(words)):
        raise InputError(
            _("The file holds codes (base64, hexadecimal or an e-mail as it was sent), not a text that can be read."),
            remedy=_("Open it in the program that it comes from, and save the text as .docx, .html or plain text."),
        )


def _mixed(word: str) -> bool:
    """No word of a language and no ruled line: capitals, small letters and digits in one."""
    return any(map(str.isdigit, word)) and any(map(str.isupper, word)) and any(map(str.islower, word))


def _dump(words: list[str]) -> bool:
    digits = [word for word in words if _HEX.fullmatch(word) and len(word.rstrip(":,;|")) % 2 == 0]
    lettered = sum(any(map(str.isalpha, word)) and any(map(str.isdigit, word)) for word in digits)
    signs = sum(map(len, digits))
    enough = len(digits) >= _FEW or any(len(word) > _FEW for word in digits)
    return enough and signs > 0.6 * sum(map(len, words)) and 8 * lettered > len(digits)
