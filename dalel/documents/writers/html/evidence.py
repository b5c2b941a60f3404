"""What each figure rests on, at the end of the page: question, value, method, records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dalel.documents.ledger import Claim
from dalel.documents.writers.annex import Entry, Fact, entries, introduction
from dalel.documents.writers.html.tags import el, words
from dalel.documents.writers.options import Options
from dalel.lib.messages import _, n_

MOST_IDS = 2_000  # more are only counted; `claims.json` has them all


def evidence(ledger: Sequence[Claim], options: Options, placed: Mapping[str, int]) -> str:
    """The section. `placed`: the anchors of the text, so that the way back leads to the figure itself."""
    if not ledger:
        return ""
    level = options.top_level + 1
    title = el(f"h{min(level, 6)}", {"id": "evidence-title"}, words(_("Evidence")))
    kept = "" if options.records else " " + _("The keys of the records are in claims.json, which stays in the house.")
    start = el("p", None, words(introduction() + kept))
    claims = (
        _claim(entry, min(level + 1, 6), f"figure-{entry.claim}" in placed, _records(entry.records, options.records))
        for entry in entries(ledger, options)
    )
    named = {"class": "evidence", "id": "evidence", "aria-labelledby": "evidence-title"}
    return el("section", named, title, start, *claims)


def _claim(entry: Entry, level: int, placed: bool, records: str) -> str:
    place = el("span", {"class": "place"}, words(entry.place))
    title = el(f"h{level}", None, el("span", {"class": "said"}, words(entry.text)), " ", place)
    facts = el("dl", None, *(_fact(fact) for fact in entry.facts))
    to = {"class": "back", "href": f"#figure-{quote(entry.claim)}"}
    back = el("p", None, el("a", to, words(_("Back to the text")))) if placed else ""
    return el("article", {"id": f"claim-{entry.claim}", "class": "claim"}, title, facts, records, back)


def _fact(fact: Fact) -> str:
    said = el("code", None, words(fact.words)) if fact.code else words(fact.words)
    return el("div", None, el("dt", None, words(fact.label)), el("dd", None, said))


def _records(records: Mapping[str, Sequence[str]], listed: bool) -> str:
    return "".join(_ids(kind, ids, listed) for kind, ids in records.items() if ids)


def _ids(kind: str, ids: Sequence[str], listed: bool) -> str:
    count = n_("{kind}: {count} record", "{kind}: {count} records", len(ids), kind=kind, count=len(ids))
    if not listed:
        return el("p", None, words(count))
    keys = el("ul", {"class": "ids"}, *(el("li", None, el("code", None, words(one))) for one in ids[:MOST_IDS]))
    left = len(ids) - MOST_IDS
    more = el("p", None, words(_("and {count} more, all in claims.json", count=left))) if left > 0 else ""
    return el("details", None, el("summary", None, words(count)), keys, more)
