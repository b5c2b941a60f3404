"""What every reader does first: take the bytes of a file, refuse what cannot be a text, and decode the rest."""

from __future__ import annotations

from pathlib import Path

from dalel.documents.readers.encodings import garbled, letters_of
from dalel.lib.errors import InputError
from dalel.lib.limits import FILE, MB, TEXT, Limit, too_long
from dalel.lib.messages import _
from dalel.lib.reasons import reason_of


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
            if path.exists() and not path.is_file():
                raise InputError(
                    _("{file} is no ordinary file.", file=path), remedy=_("Put the file itself in its place.")
                )
            with path.open("rb") as stream:
                raw = stream.read(FILE.value + 1)
        except OSError as error:
            raise InputError(
                _("{file} cannot be read: {reason}.", file=path, reason=reason_of(error)),
                remedy=_("See that the file is there and that you may read it."),
            ) from error
    if len(raw) > FILE.value:
        raise InputError(
            _("The file is larger than {limit} MB, too large for a text.", limit=FILE.value // MB),
            remedy=_("Check the text alone, without its annexes and pictures."),
        )
    if not raw.strip(b"\x00\x09\x0a\x0c\x0d\x20\xef\xbb\xbf\xff\xfe"):
        raise InputError(_("The file is empty."), remedy=_("Save the text once more and check the saved file."))
    return raw


def decoded(raw: bytes, limit: Limit = TEXT) -> str:
    """The text in the bytes, whatever encoding it is in (see `encodings`), with one kind of line end."""
    text = "" if _binary(raw) else letters_of(raw)
    if not text or "\x00" in text:
        raise InputError(
            _("The file does not hold text: it has bytes that no text has."),
            remedy=_("Save it from the word processor as .docx, .html or plain text."),
        )
    if error := too_long(len(text), limit):
        raise error
    if garbled(text):
        raise InputError(
            _("The file's letters are garbled: it was read in a wrong encoding and saved so (“Ð¿” or “Рї” for “п”)."),
            remedy=_("Go back to the file before that, and save it as UTF-8."),
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _binary(raw: bytes) -> bool:
    """Control bytes, of which no encoding of letters has more than a few (UTF-16, which is marked, apart)."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return len(raw) - len(raw.translate(None, _CONTROL)) > max(2, len(raw) // 1000)


_CONTROL = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r\f\v\x1a")
