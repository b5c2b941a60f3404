"""The lists of a document. All numbered paragraphs hang on one list, so that it runs on over headings, and so that a
paragraph put in with a word processor moves all the numbers after it."""

from __future__ import annotations

from dalel.documents.writers.docx.xml import el, root, val

PARAGRAPHS, RECOMMENDATIONS, BULLETS, ORDERED = 1, 2, 3, 4  # abstract lists, and the first list made of each
STEP = 567  # 1 cm, in twentieths of a point
BULLET_SIGNS = ("•", "–", "▪")


class Numbering:
    """Hands out lists. A number that does not follow on from the last gets a list of its own that starts with it."""

    def __init__(self, recommendation_prefix: str) -> None:
        self.prefix = recommendation_prefix
        self.lists: list[tuple[int, int]] = [(PARAGRAPHS, 1), (RECOMMENDATIONS, 1), (BULLETS, 1)]  # (abstract, start)
        self.current = {PARAGRAPHS: 1, RECOMMENDATIONS: 2}
        self.last = {PARAGRAPHS: 0, RECOMMENDATIONS: 0}

    def paragraph(self, number: int, prefixed: bool) -> str:
        abstract = RECOMMENDATIONS if prefixed else PARAGRAPHS
        if number != self.last[abstract] + 1:
            self.current[abstract] = self._new(abstract, number)
        self.last[abstract] = number
        return self.properties(self.current[abstract])

    def ordered(self) -> int:
        """A new list that counts from one."""
        return self._new(ORDERED, 1)

    def properties(self, list_id: int, level: int = 0) -> str:
        return el("w:numPr", None, val("w:ilvl", min(level, 8)), val("w:numId", list_id))

    def _new(self, abstract: int, start: int) -> int:
        self.lists.append((abstract, start))
        return len(self.lists)

    def part(self) -> str:
        lists = (self._list(at, *one) for at, one in enumerate(self.lists, start=1))
        return root("w:numbering", *self._abstracts(), *lists)

    def _list(self, at: int, abstract: int, start: int) -> str:
        begins = el("w:lvlOverride", {"w:ilvl": 0}, val("w:startOverride", start))
        own = at > BULLETS  # the first list of each kind starts where its definition says
        return el("w:num", {"w:numId": at}, val("w:abstractNumId", abstract), begins if own else "")

    def _abstracts(self) -> tuple[str, ...]:
        return (
            _abstract(PARAGRAPHS, "singleLevel", _running("%1.", "NumberedParagraph")),
            _abstract(RECOMMENDATIONS, "singleLevel", _running(f"{self.prefix.replace('%', '')}%1.", "")),
            _abstract(BULLETS, "hybridMultilevel", *(_nested(at, "bullet", BULLET_SIGNS[at % 3]) for at in range(9))),
            _abstract(ORDERED, "hybridMultilevel", *(_nested(at, "decimal", f"%{at + 1}.") for at in range(9))),
        )


def _abstract(at: int, kind: str, *levels: str) -> str:
    identity = el("w:nsid", {"w:val": f"5DA1E1{at:02X}"})
    return el("w:abstractNum", {"w:abstractNumId": at}, identity, val("w:multiLevelType", kind), *levels)


def _running(shape: str, style: str) -> str:
    """The number at the margin, the words after a tab, the following lines back at the margin, as in UN documents."""
    tabs = el("w:tabs", None, el("w:tab", {"w:val": "num", "w:pos": STEP}))
    return el(
        "w:lvl",
        {"w:ilvl": 0},
        val("w:start", 1),
        val("w:numFmt", "decimal"),
        val("w:pStyle", style) if style else "",
        val("w:suff", "tab"),
        val("w:lvlText", shape),
        val("w:lvlJc", "left"),
        el("w:pPr", None, tabs, el("w:ind", {"w:left": 0, "w:firstLine": 0})),
    )


def _nested(level: int, shape: str, sign: str) -> str:
    place = el("w:ind", {"w:left": STEP * 2 + STEP * level, "w:hanging": STEP - 170})
    return el(
        "w:lvl",
        {"w:ilvl": level},
        val("w:start", 1),
        val("w:numFmt", shape),
        val("w:lvlText", sign),
        val("w:lvlJc", "left"),
        el("w:pPr", None, place),
    )
