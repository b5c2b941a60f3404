"""Numbers of paragraphs and notes, and quotation marks that do not close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dalel.documents.checks.analysis import NOTE_MARK, Analysis, Passage
from dalel.documents.checks.registry import Finding, check
from dalel.documents.tree import Paragraph
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
    last: int | None = None
    highest = 0
    for passage in analysis.passages:
        if passage.kind == "heading" and _ARTICLE.match(passage.text):
            last = None
        typed = passage.paragraph.typed_number if isinstance(passage.paragraph, Paragraph) else ""
        number = whole_number(typed)
        if number is None:
            continue
        if last is not None and number <= last:
            message = (
                _("The numbering starts again at {number} after {last}.", number=number, last=last)
                if number == 1
                else _("The number {number} follows {last}.", number=number, last=last)
            )
            yield analysis.finding(
                "W-NUMBERING-RESTART",
                passage,
                message,
                _("Number on from {next}, or use a prefix such as R1.", next=highest + 1),
            )
        elif last is not None and number > last + 1:
            message = _("The numbering jumps from {last} to {number}.", last=last, number=number)
            yield analysis.finding("W-NUMBERING-RESTART", passage, message, _("See whether a paragraph is missing."))
        last = number
        highest = max(highest, number)


# The articles of a law number their paragraphs each for itself, and are cited so.
_ARTICLE = re.compile(r"\W*(?:(?:article|art\.|rule|статья|§)\s*\d+|\d+(?:-\d+)?-бап)\b", re.IGNORECASE)


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
    for label, blocks in analysis.notes_by_label.items():
        if label not in cited:
            message = _("Footnote {label} is cited nowhere.", label=label)
            yield analysis.finding("W-NOTE", blocks[0], message, _("Put its mark where it belongs, or take it out."))
    if not analysis.document.notes:
        return
    for passage in analysis.body:
        for found in re.finditer(r"\[\^?(\d{1,3})\]", passage.text):
            if found.group(1) not in analysis.document.notes:
                message = _("There is no footnote {label}.", label=found.group(1))
                yield analysis.finding(
                    "W-NOTE", passage, message, _("Add the footnote, or take out the mark."), at=found.start()
                )


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
    for passage in passages:
        problem = _unbalanced(passage.text)
        if problem is None:
            continue
        at, opens = problem
        if opens and _goes_on(analysis, passage):
            continue
        if not opens and _went_on(analysis, passage):
            continue
        message = (
            _("A quotation opens and does not close: {words} …", words=_around(passage.text, at, after=True))
            if opens
            else _("A quotation closes that was not opened: … {words}", words=_around(passage.text, at, after=False))
        )
        yield analysis.finding("W-QUOTE-BALANCE", passage, message, _("Put in the missing quotation mark."), at=at)


def _unbalanced(text: str) -> tuple[int, bool] | None:
    """Where the marks of a paragraph do not pair, and whether it is an opening one; None if all is well."""
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
