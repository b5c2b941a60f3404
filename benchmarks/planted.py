"""`python -m benchmarks.planted`: what the checks find in texts with planted mistakes, written by others from the docs.

`benchmarks/planted/LANGUAGE/NN.md` is a text about invented people, `NN.json` says what was planted and which right
sentences look wrong. Texts up to 50 were looked at when checks were mended; those from 51 on are the proof: they are
only measured, and nobody who mends a check opens them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalel.documents.checks import Finding, run
from dalel.documents.readers import read
from dalel.reference.facts import load

FOLDER = Path(__file__).parent / "planted"
LANGUAGES = ("en", "ru", "kk", "fr", "es")
PARTS = ("looked at", "proof")
# What a whole text lacks (no recommendation of the last review, no key words): nobody planted it or ruled it out.
OF_THE_WHOLE = re.compile(
    r"W-NO-|W-OLD-EVIDENCE|W-COVER|[EW]-LANGUAGE|W-NOT-JUDGED|W-INTEREST|E-DEADLINE|E-WORDLIMIT|E-SUBMITTERS|W-180D"
)


@dataclass
class Text:
    """One text with what was planted in it and what was found."""

    name: str
    language: str
    source: str
    planted: Sequence[Mapping[str, Any]]
    right: Sequence[Mapping[str, Any]]
    findings: list[Finding]
    used: set[int] = field(default_factory=set)

    def finds(self, item: Mapping[str, Any]) -> bool:
        """Whether a finding of one of the item's codes stands at one of its places."""
        places = [self._lines(item[key]) for key in ("quote", "also") if item.get(key)]
        found = False
        for number, finding in enumerate(self.findings):
            at_place = any(first <= finding.line <= last for first, last in places)
            quoted = any(_overlap(item[key], finding.sentence) for key in ("quote", "also") if item.get(key))
            if finding.code in item["codes"] and (quoted or (at_place and not _other(item, finding, self.planted))):
                self.used.add(number)
                found = True
        return found

    def _lines(self, quote: str) -> tuple[int, int]:
        """The lines of the paragraph in which the quote stands."""
        at = re.search(r"\s+".join(map(re.escape, quote.split())), self.source)
        if at is None:
            return 0, -1
        first = self.source.rfind("\n\n", 0, at.start()) + 2
        end = self.source.find("\n\n", at.end())
        return self.source.count("\n", 0, first) + 1, self.source.count("\n", 0, end if end > 0 else None) + 1

    @property
    def false(self) -> list[Finding]:
        return [
            one
            for number, one in enumerate(self.findings)
            if number not in self.used and not OF_THE_WHOLE.match(one.code)
        ]

    @property
    def pages(self) -> float:
        return len(self.source.split()) / 500


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_#|\[\]^]+", " ", text).split()).lower().rstrip("…")


def _overlap(quote: str, sentence: str) -> bool:
    one, other = _plain(quote), _plain(sentence)
    return len(other) > 15 and (one in other or other in one or one[:40] in other or one[-40:] in other)


def _other(item: Mapping[str, Any], finding: Finding, planted: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the finding is of another planted mistake."""
    return any(
        one is not item and finding.code in one["codes"] and _overlap(one["quote"], finding.sentence) for one in planted
    )


def texts(language: str, part: str) -> Iterator[Text]:
    facts = load()
    for path in sorted((FOLDER / language).glob("*.md")):
        if (int(path.stem) > 50) != (part == "proof"):
            continue
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        findings = run(read(path), facts)
        source = path.read_text(encoding="utf-8")
        yield Text(f"{language}/{path.stem}", language, source, said["planted"], said["right"], findings)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planted", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", choices=PARTS, help="both if not said")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--misses", action="store_true", help="print what was not found and what was found wrongly in"
                        " the texts that were looked at")  # fmt: skip
    options = parser.parse_args()
    for part in (options.part,) if options.part else PARTS:
        languages = [options.language] if options.language else LANGUAGES
        _measure(part, languages, misses=options.misses and part != "proof")
    return 0


def _measure(part: str, languages: Sequence[str], *, misses: bool) -> None:
    planted: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    false: Counter[tuple[str, str]] = Counter()
    pages: Counter[str] = Counter()
    for language in languages:
        for text in texts(language, part):
            pages[language] += text.pages  # type: ignore[assignment]
            for item in text.planted:
                code = item["codes"][0]
                planted[code, language] += 1
                if text.finds(item):
                    found[code, language] += 1
                elif misses:
                    print(f"MISSED {text.name} {'/'.join(item['codes'])}: {item['quote']}  [{item['why']}]")
            for one in text.false:
                false[one.code, language] += 1
                if misses:
                    print(f"FALSE {text.name}:{one.line} {one.code}: {one.sentence}  [{one.message}]")
    _table(part, languages, planted, found, false)
    for language in languages:
        errors = sum(n for (code, lang), n in false.items() if lang == language and code.startswith("E"))
        warnings = sum(n for (code, lang), n in false.items() if lang == language and code.startswith("W"))
        per = 10 / pages[language] if pages[language] else 0
        print(f"{language}: on 10 pages {errors * per:.1f} false errors, {warnings * per:.1f} false warnings")


def _table(
    part: str,
    languages: Sequence[str],
    planted: Mapping[tuple[str, str], int],
    found: Mapping[tuple[str, str], int],
    false: Mapping[tuple[str, str], int],
) -> None:
    print(f"{part} texts: found of planted (false)")
    print(f"{'code':<22}" + "".join(f"{one:>14}" for one in languages))
    codes = sorted({code for code, _language in [*planted, *false]})
    for code in codes:
        cells = []
        for one in languages:
            wrong = f" ({false[code, one]})" if false.get((code, one)) else ""
            cells.append(f"{found.get((code, one), 0)}/{planted.get((code, one), 0)}{wrong}")
        print(f"{code:<22}" + "".join(f"{cell:>14}" for cell in cells))
    totals = []
    for one in languages:
        of = sum(n for (_code, language), n in planted.items() if language == one)
        got = sum(n for (_code, language), n in found.items() if language == one)
        totals.append(f"{got}/{of} {100 * got / max(of, 1):.0f}%")
    print(f"{'all':<22}" + "".join(f"{cell:>14}" for cell in totals))


if __name__ == "__main__":
    raise SystemExit(main())
