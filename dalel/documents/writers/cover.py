"""The title block, the same for all writers: who submits what, about which State, to which session.

Bodies that receive submissions ask for it in this order: all submitters are named at the start of the text, each with
one line about itself, and somebody who can be asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalel.documents.tree import Block, Document, Inline, Inlines, Link, Meta, Strong, Submitter, Text, plain
from dalel.documents.writers.options import Options
from dalel.lib.language import date_in_words
from dalel.lib.messages import _


@dataclass(frozen=True, slots=True)
class CoverLine:
    label: str
    words: Inlines


@dataclass(frozen=True, slots=True)
class Cover:
    """`front` is the title block of a text that came with its own; then all the rest but the title is empty."""

    title: str
    subtitle: str = ""
    banner: str = ""
    lines: tuple[CoverLine, ...] = ()
    about_label: str = ""
    about: tuple[Inlines, ...] = ()
    front: tuple[Block, ...] = ()


def cover(document: Document, options: Options) -> Cover:
    """The title block in the language that is spoken now."""
    meta = document.meta
    if not meta.title and document.front:
        first = next((text for block in document.front if (text := plain(block).strip())), "")
        return Cover(title=first or _("Untitled"), banner=meta.invented, front=document.front)
    about = tuple(_about(submitter) for submitter in meta.submitters if _has_more_to_say(submitter))
    return Cover(
        title=meta.title or _("Untitled"),
        subtitle=meta.subtitle,
        banner=meta.invented,
        lines=_lines(meta, options),
        about_label=_("About the submitters") if len(meta.submitters) > 1 else _("About the submitter"),
        about=about,
    )


def _lines(meta: Meta, options: Options) -> tuple[CoverLine, ...]:
    submitters = "; ".join(_full_name(submitter) for submitter in meta.submitters)
    place_and_date = ", ".join(part for part in (meta.place, date_in_words(meta.date)) if part)
    lines = (
        (_("Submitted by"), submitters),
        (_("State under review") if meta.profile.startswith("upr") else _("State"), options.state or meta.state),
        (_("Session"), options.session or meta.session),
        (_("Place and date"), place_and_date),
        (_("Contact"), meta.contact),
        (_("Keywords"), ", ".join(meta.keywords)),
    )
    return tuple(CoverLine(label, (Text(words),)) for label, words in lines if words)


def _full_name(submitter: Submitter) -> str:
    shorter = submitter.short not in ("", submitter.name)
    return f"{submitter.name} ({submitter.short})" if shorter else submitter.name


def _has_more_to_say(submitter: Submitter) -> bool:
    return bool(submitter.founded or submitter.website or submitter.mandate)


def _about(submitter: Submitter) -> Inlines:
    words: list[Inline] = [Strong((Text(_full_name(submitter)),))]
    if submitter.founded:
        words.append(Text(", " + _("founded {date}", date=date_in_words(submitter.founded))))
    if submitter.website:
        words += [Text(", "), Link((Text(_shown(submitter.website)),), _address(submitter.website))]
    if submitter.mandate:
        words.append(Text(". " + submitter.mandate.rstrip(".")))
    return (*words, Text("."))


def _shown(website: str) -> str:
    return website.removeprefix("https://").removeprefix("http://").rstrip("/")


def _address(website: str) -> str:
    return website if "://" in website else f"https://{website}"
