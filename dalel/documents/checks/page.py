"""Prints the page of the documentation on the checks, made from what each check says of itself.

python -m dalel.documents.checks.page > docs/checks.md
"""

from __future__ import annotations

import sys

from dalel.documents.checks import CHECKS

_HEAD = """# What `dalel check` finds

This page is printed from the code by `python -m dalel.documents.checks.page`; do not edit it.

    dalel check FILE…

reads `.md`, `.docx`, `.html` and `.txt`, our own texts or anybody else's, and needs no records. Each finding has a
code, a place, the sentence, what is wrong and what would mend it. Codes that begin with E are errors and stop a
filing; those that begin with W are warnings. The command's exit status is 1 if there is an error that nobody has
answered, 2 if a file cannot be read or the call is wrong.

| option | what it does |
|---|---|
| `--format text`, `json`, `sarif`, `github` | for people, programs, code-scanning tools, a review on GitHub |
| `--select CODES`, `--ignore CODES` | only these, or all but these; beginnings count (`W`, `W-NO`) |
| `--format docx`, `--output FILE` | the Word file again, with a comment at each place; beside it, or where you say |
| `--explain CODES` | what these checks look for and how to mend what they find; reads no file |
| `--profile NAME` | the rules of which body; else as the text's front matter or title block says |
| `--as-of DATE` | the day on which the text is judged, if not the one that it bears |
| `--reference FOLDER` | reference data of your own, laid over those that come with Dalel |
| `--language en`, `ru`, `kk` | the language of the messages |

## Answering a finding

If the text is right and the check is not, say so in the front matter, with the reason. The finding is then kept, with
the reason beside it, and no longer stops a filing.

    ---
    overrides:
      - code: W-OLD-EVIDENCE
        place: p3
        reason: The figure of 2011 is the baseline of the series.
    ---

`place` is the paragraph's anchor or number; left out, the answer holds for the whole text.

## What is counted as a word

A word is what stands between two blanks. The number of a numbered paragraph and the mark at the foot of the page
count as one word each; the mark within the text does not. Four numbers are printed, because receiving bodies set a
limit and seldom say what it is about: the body (headings, paragraphs, recommendations, lists, tables); the body and
the cover; these and the footnotes; and all, annexes included.

## How texts without records are judged

A footnote is read as part of the paragraph that cites it. Which recommendation answers which paragraph is guessed
from articles that both cite and from a declared table of topics (`dalel/documents/language/data/topics.toml`), in
English, Russian and Kazakh. Laws, ministries, treaties, sessions, place names and UN documents are compared with the
reference data and with nothing else: what is not there is not judged. A list that says that it is not complete is not
counted. Quotations are left alone. Numbers, dates, sums, shares, lists, names, articles, UN symbols and addresses are
also read in French and Spanish; what needs more grammar is not. At its end the report says what could not be judged,
and why: a language, a State, a law that is not on file. What was measured on texts by other hands, with what is still
missed, stands in [checks on other people's texts](methods/checks.md).

## The codes
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, "| code | what it finds |", "|---|---|"]
    parts += [f"| [{check.code}](#{check.code.lower()}) | {check.title} |" for check in CHECKS.values()]
    for check in CHECKS.values():
        parts += [
            "",
            f"### {check.code}",
            "",
            f"**{check.title}** ({check.severity}). {check.what}",
            "",
            f"*Example.* {check.example}",
            "",
            f"*How to mend.* {check.mend}",
            "",
            f"*How to override.* {check.override}",
        ]
        if check.filing:
            parts += [
                "",
                "*A rule for reports and submissions.* Letters, news, judgments, laws and UN documents are spared.",
            ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
