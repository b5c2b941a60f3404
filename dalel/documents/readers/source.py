"""What every reader does first: take the bytes of a file, refuse what cannot be a text, and decode the rest."""

from __future__ import annotations

from pathlib import Path

from dalel.lib.errors import InputError
from dalel.lib.speech import _

# A submission has some thousand words. Fifty times the longest report ever sent is still under this.
LARGEST_FILE = 25_000_000
LARGEST_TEXT = 8_000_000


def bytes_of(source: Path | str | bytes) -> bytes:
    """The bytes of a file (or the bytes themselves), refused when they are too many to be a text."""
    if isinstance(source, bytes):
        raw = source
    else:
        path = Path(source)
        try:
            if path.is_dir():
                raise InputError(
                    _("{file} is a folder, not a text.", file=path),
                    remedy=_("Name one file (.md, .docx, .html or .txt); `dalel build` takes folders."),
                )
            size = path.stat().st_size
            raw = path.read_bytes() if size <= LARGEST_FILE else b" " * (LARGEST_FILE + 1)
        except OSError as error:
            raise InputError(
                _("{file} cannot be read: {reason}.", file=path, reason=error.strerror or error),
                remedy=_("See that the file is there and that you may read it."),
            ) from error
    if len(raw) > LARGEST_FILE:
        raise InputError(
            _("The file is larger than {limit} MB, too large for a text.", limit=LARGEST_FILE // 1_000_000),
            remedy=_("Check the text alone, without its annexes and pictures."),
        )
    if not raw.strip(b"\x00\x09\x0a\x0c\x0d\x20\xef\xbb\xbf\xff\xfe"):
        raise InputError(_("The file is empty."), remedy=_("Save the text once more and check the saved file."))
    return raw


def decoded(raw: bytes) -> str:
    """The text in the bytes: UTF-8 or UTF-16 as marked, else UTF-8, else cp1251 or cp1252, whichever reads as words."""
    if len(raw) > LARGEST_TEXT:
        raise InputError(
            _("The text is longer than {limit} MB.", limit=LARGEST_TEXT // 1_000_000),
            remedy=_("Check the text alone, without its annexes."),
        )
    text = "" if _binary(raw) else _decode(raw)
    if not text or "\x00" in text:
        raise InputError(
            _("The file does not hold text: it has bytes that no text has."),
            remedy=_("Save it from the word processor as .docx, .html or plain text."),
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _binary(raw: bytes) -> bool:
    """Control bytes, of which no encoding of letters has more than a few (UTF-16, which is marked, apart)."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return sum(byte < 0x20 and byte not in b"\t\n\r\f\v" for byte in raw[:8000]) > 8


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(raw, "utf-16")
    if raw.startswith(b"\xef\xbb\xbf"):
        return _strict(raw, "utf-8-sig")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Old Russian exports: in cp1251 nearly every byte above 0xC0 is a Cyrillic letter and they stand in words.
    high = [byte for byte in raw if byte >= 0x80]
    cyrillic = sum(byte >= 0xC0 for byte in high)
    looks_russian = len(high) > len(raw) * 0.2 and cyrillic > len(high) * 0.8
    return _strict(raw, "cp1251" if looks_russian else "cp1252")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            _("The file's letters cannot be read: it is not {encoding}.", encoding=encoding.upper()),
            remedy=_("Save it again as UTF-8."),
        ) from error
