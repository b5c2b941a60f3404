"""The page of all codes that records may use, made from the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dalel.lib.facts import Facts, Term
from dalel.reference.facts import load

_HEAD = """# Codes

_Made from `dalel/reference/data/vocabularies` by `python -m docs.generate`. Do not edit it by hand._

What may stand in a column of type *code*. In a table, write the code of the first column; texts print its label in the
document's language. In a live figure a code stands for itself and for everything beneath it (shown with "›").

To add a code of your own, or to word a label otherwise, put a row into your project's
`reference/vocabularies/<vocabulary>.csv`: see
[bring your tables](../guides/bring-your-tables.md#codes-and-laws-of-your-own).

Four vocabularies are long and lie in tables of their own:"""

# vocabulary -> its table, and an example of a code
TABLES = {
    "countries": ("countries.csv", "ISO 3166-1, three letters: `KAZ`"),
    "instruments": (
        "provisions.csv",
        "an article of an international instrument, `ICCPR/14.3c`, or the whole of it, `ILO-C87`",
    ),
    "provisions": ("provisions.csv", "law, stroke, article: `KZ-CC-2014/174`, `ICCPR/9`"),
    "regions": ("regions.csv", "ISO 3166-2: `KZ-75`"),
}


def page() -> str:
    """The whole page as Markdown."""
    facts = load()
    parts = [_HEAD, *(_elsewhere(name) for name in TABLES)]
    parts += [_vocabulary(facts, name) for name in facts.vocabularies]
    return "\n\n".join(parts) + "\n"


def _elsewhere(name: str) -> str:
    file, example = TABLES[name]
    return f"### {name}\n\n{example}. See [{file}](../../dalel/reference/data/{file})."


def _vocabulary(facts: Facts, name: str) -> str:
    terms = facts.terms(name)
    lines = [f"### {name}", "", "| code | English | Russian | Kazakh | what it means |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *_rows(terms, "", 0)])


def _rows(terms: Mapping[str, Term], parent: str, depth: int) -> Iterator[str]:
    """The codes beneath one code, each followed by those beneath it."""
    for term in terms.values():
        above = term.parent if term.parent in terms else ""
        if above == parent:
            yield _row(term, depth)
            yield from _rows(terms, term.code, depth + 1)


def _row(term: Term, depth: int) -> str:
    labels = (term.label.get(language, "") for language in ("en", "ru", "kk"))
    cells = [f"{'› ' * depth}`{term.code}`", *labels, term.definition]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
