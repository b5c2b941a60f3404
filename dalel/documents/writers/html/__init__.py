"""HTML: one file that needs nothing else. No script and no request; for keyboard, screen reader, phone and printer."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from dalel.documents.ledger import Claim
from dalel.documents.tree import Document
from dalel.documents.writers.annex import colophon
from dalel.documents.writers.cover import Cover, cover
from dalel.documents.writers.html.blocks import Blocks
from dalel.documents.writers.html.evidence import evidence
from dalel.documents.writers.html.tags import el, words
from dalel.documents.writers.layout import clean, layout
from dalel.documents.writers.options import Options
from dalel.documents.writers.words import language_tag
from dalel.lib.messages import _, use

STYLE = Path(__file__).with_name("style.css")
FEW = 3  # a text with fewer headings needs no table of contents


def write(document: Document, ledger: Sequence[Claim], options: Options = Options()) -> bytes:  # noqa: B008 - frozen
    """The document as a page of its own, or (`options.fragment`) as the part of a page."""
    with use(document.meta.language):
        blocks = Blocks(document, layout(document, ledger), options)
        head = cover(document, options)
        front = _cover(head, blocks, options)
        text = blocks.blocks(document.blocks)
        proof = "" if options.figure_href else evidence(ledger, options, blocks.met)
        last = el("p", {"class": "colophon"}, words(colophon(ledger, options)))
        main = "\n".join(part for part in (text, blocks.notes(), proof) if part)
        language = language_tag(document.meta.language)
        if options.fragment:
            return el("article", {"class": "submission", "lang": language}, front, main, last).encode()
        return _page(head, language, _body(front, _contents(blocks), main, last)).encode()


def _body(front: str, contents: str, main: str, last: str) -> str:
    skip = el("a", {"class": "skip", "href": "#text"}, words(_("Skip to the text")))
    return "\n".join(
        (
            skip,
            el("header", None, front),
            contents,
            el("main", {"id": "text", "tabindex": "-1"}, main),
            el("footer", None, last),
        )
    )


def _page(head: Cover, language: str, body: str) -> str:
    style = _style(head.banner)
    # No script may run whatever the text holds, and nothing is fetched: the page can be opened where the network is
    # watched. Only this very style sheet is allowed, and pictures that are part of the file.
    seal = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{seal}'; img-src data:; base-uri 'none'; form-action 'none'"
    meta = (
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        el("title", None, words(head.title)),
        f"<style>{style}</style>",
    )
    top = el("head", None, *meta)
    return "<!DOCTYPE html>\n" + el("html", {"lang": language}, top, "\n", el("body", None, body)) + "\n"


def _style(banner: str) -> str:
    """The style sheet; the notice about invented data also stands above every printed page."""
    sheet = STYLE.read_text("utf-8")
    return sheet + f'@page{{@top-center{{content:"{_css_string(banner)}"}}}}\n' if banner else sheet


def _css_string(text: str) -> str:
    """Text within quotes of a style sheet: everything but letters, digits and spaces as its code point."""
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in clean(text))


def _cover(head: Cover, blocks: Blocks, options: Options) -> str:
    banner = el("p", {"class": "notice", "role": "note"}, words(head.banner)) if head.banner else ""
    title = el(f"h{options.top_level}", {"class": "title"}, words(head.title))
    if head.front:
        return banner + blocks.blocks(head.front)
    subtitle = el("p", {"class": "subtitle"}, words(head.subtitle)) if head.subtitle else ""
    lines = (
        el("div", None, el("dt", None, words(line.label)), el("dd", None, blocks.line(line.words)))
        for line in head.lines
    )
    facts = el("dl", {"class": "cover"}, *lines) if head.lines else ""
    about = (el("p", None, blocks.line(line)) for line in head.about)
    label = el("p", {"class": "label"}, words(head.about_label))
    submitters = el("div", {"class": "about"}, label, *about) if head.about else ""
    return "\n".join(part for part in (banner, title, subtitle, facts, submitters) if part)


def _contents(blocks: Blocks) -> str:
    if len(blocks.contents) < FEW:
        return ""
    items = (
        el("li", {"class": f"level-{level}"}, el("a", {"href": f"#{anchor}"}, words(said)))
        for level, anchor, said in blocks.contents
    )
    title = el("p", {"class": "label", "id": "contents"}, words(_("Contents")))
    return el("nav", {"class": "contents", "aria-labelledby": "contents"}, title, el("ul", None, *items))
