"""What holds for a run of a Word file: whether it is hidden, whether it is raised, by itself or by its style.

ECMA-376 part 1, 17.3.2.41 (vanish) and 17.3.2.42 (vertAlign); 17.7.2 (styles and what they are based on).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from dalel.documents.readers.docx_numbering import Styles, W

_OFF = frozenset({"0", "false", "off"})
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = W + "txbxContent"


class Runs:
    """The properties of runs. What a style says is looked up once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._said: dict[tuple[str, str], str | None] = {}

    def hidden_paragraph(self, paragraph: Element) -> bool:
        """Whether the style of a paragraph hides its text."""
        own = paragraph.find(W + "pPr")
        return self._by_style(own, "pStyle", "vanish") == "on"

    def hidden(self, run: Element, by_paragraph: bool) -> bool:
        """Whether nobody sees a run."""
        said = self._said_of(run, "vanish")
        return by_paragraph if said is None else said == "on"

    def raised(self, run: Element) -> bool:
        return self._said_of(run, "vertAlign") == "superscript"

    def _said_of(self, run: Element, what: str) -> str | None:
        own = run.find(W + "rPr")
        said = _value(own, what)
        return said if said is not None else self._by_style(own, "rStyle", what)

    def _by_style(self, properties: Element | None, reference: str, what: str) -> str | None:
        named = properties.find(W + reference) if properties is not None else None
        name = named.get(W + "val", "") if named is not None else ""
        if not name:
            return None
        if (name, what) not in self._said:
            found = (_value(one, what) for one in self._styles.of_runs(name))
            self._said[name, what] = next((one for one in found if one is not None), None)
        return self._said[name, what]


def _value(properties: Element | None, what: str) -> str | None:
    found = properties.find(W + what) if properties is not None else None
    if found is None:
        return None
    value = found.get(W + "val", "on")
    return value if what == "vertAlign" else ("off" if value in _OFF else "on")


def boxes(element: Element) -> list[Element]:
    """The text boxes that are fixed to an element: each once, though old programs are given it a second time."""
    found: list[Element] = []
    for child in element:
        if child.tag == BOX:
            found.append(child)
        elif child.tag == _ALTERNATE:
            choices = [box for one in child if one.tag == _CHOICE for box in boxes(one)]
            found += choices or [box for one in child if one.tag == FALLBACK for box in boxes(one)]
        elif child.tag not in {W + "del", W + "moveFrom"}:
            found += boxes(child)
    return found


def hidden_row(row: Element) -> bool:
    """Whether a row of a table is not printed."""
    return _value(row.find(W + "trPr"), "hidden") == "on"
