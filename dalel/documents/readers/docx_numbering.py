"""The numbers that Word would print beside paragraphs: they are nowhere in the text, only in its list definitions.

ECMA-376 part 1, 17.9: a paragraph (or its style) names a list instance and a level; the instance names an abstract
list, whose levels say where to start, in which digits and with what around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dalel.lib.limits import LEVELS, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_LONGEST_LABEL = 100  # characters of what stands around a number
# Beyond these, letters and Roman numerals are no numbers to a reader; Word goes on with ever longer ones.
_LAST_LETTERS, _LAST_ROMAN = 26 * 20, 3999


@dataclass(frozen=True, slots=True)
class Number:
    """A paragraph's number: "3." with `bullet` False, or a bullet. `counts`: plain figures, not letters."""

    text: str
    bullet: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Styles:
    """Which styles are headings, and which carry a list."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for style in root.iter(W + "style") if root is not None else ():
            self._styles[style.get(W + "styleId", "")] = style

    def chain(self, paragraph: Element) -> list[Element]:
        """The properties that hold for a paragraph: its own, its style's, that style's parent's …"""
        own = paragraph.find(W + "pPr")
        result = [own] if own is not None else []
        name = _value(own, "pStyle")
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(W + "pPr")
            if properties is not None:
                result.append(properties)
            name = _value(self._styles[name], "basedOn")
        return result

    def of_runs(self, name: str) -> list[Element]:
        """What a style says of its runs: its own properties, its parent's …"""
        result: list[Element] = []
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(W + "rPr")
            if properties is not None:
                result.append(properties)
            name = _value(self._styles[name], "basedOn")
        return result

    def heading_level(self, paragraph: Element) -> int:
        """1 to 9 for a heading, 0 for other paragraphs. "Title" is a heading of level 1."""
        own = paragraph.find(W + "pPr")
        style = self._styles.get(_value(own, "pStyle"))
        name = (_value(style, "name") or _value(own, "pStyle")).lower().replace(" ", "")
        if name in {"title", "subtitle"}:
            return 1
        if name.startswith("heading") and (level := whole_number(name[7:8])):
            return level
        for properties in self.chain(paragraph):
            outline = whole_number(_value(properties, "outlineLvl"))
            if outline is not None:
                return outline + 1 if outline < LEVELS.value else 0
        return 0


class Numbering:
    """Counts through the paragraphs of a text, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int | None, _Level]] = {}  # abstract list -> levels
        self._instances: dict[str, str] = {}  # list instance -> abstract list
        self._restarts: dict[str, dict[int, int]] = {}  # instance -> level -> start given by the instance
        self._counters: dict[str, dict[int, int]] = {}  # abstract list -> level -> last number
        self._started: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for abstract in root.iter(W + "abstractNum"):
            levels = {_place(one.get(W + "ilvl", "0")): _level(one) for one in abstract.iter(W + "lvl")}
            levels.pop(None, None)
            self._levels[abstract.get(W + "abstractNumId", "")] = levels
        for instance in root.iter(W + "num"):
            number = instance.get(W + "numId", "")
            self._instances[number] = _value(instance, "abstractNumId")
            for override in instance.iter(W + "lvlOverride"):
                start = whole_number(_value(override, "startOverride"))
                level = _place(override.get(W + "ilvl", "0"))
                if start is not None and level is not None:
                    self._restarts.setdefault(number, {})[level] = start

    def next_number(self, paragraph: Element) -> Number | None:
        """The number of the next paragraph of the text; None if it has none."""
        instance, level = self._list_of(paragraph)
        abstract = self._instances.get(instance, "")
        levels = self._levels.get(abstract)
        if not levels or level not in levels:
            return None
        if levels[level].form in {"bullet", "none"}:
            return Number("", bullet=True, counts=False)
        counters = self._counters.setdefault(abstract, {})
        self._restart(instance, counters)
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]
        text = levels[level].text
        for index in range(level + 1):
            count = counters.get(index, levels[index].start if index in levels else 1)
            form = levels[index].form if index in levels else "decimal"
            text = text.replace(f"%{index + 1}", _digits(count, form))
        return Number(
            text, bullet=False, counts=levels[level].form.startswith("decimal") and text.rstrip(".) ")[:1].isdigit()
        )

    def _restart(self, instance: str, counters: dict[int, int]) -> None:
        """An instance that overrides the start does so at its first paragraph."""
        if instance in self._started:
            return
        self._started.add(instance)
        for level, start in self._restarts.get(instance, {}).items():
            counters[level] = start - 1

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        for properties in self._styles.chain(paragraph):
            numbered = properties.find(W + "numPr")
            if numbered is None:
                continue
            instance, level = _value(numbered, "numId"), _value(numbered, "ilvl")
            if instance:
                return ("" if instance == "0" else instance), _place(level) or 0
        return "", 0


def _level(element: Element) -> _Level:
    start = whole_number(_value(element, "start"))
    text = _value(element, "lvlText")[:_LONGEST_LABEL]
    return _Level(1 if start is None else start, _value(element, "numFmt") or "decimal", text)


def _place(level: str) -> int | None:
    """A level of a list, 0 to 8; None for what is none."""
    number = whole_number(level)
    return number if number is not None and number < LEVELS.value else None


def _value(parent: Element | None, tag: str) -> str:
    child = parent.find(W + tag) if parent is not None else None
    return child.get(_VAL, "") if child is not None else ""


def _digits(number: int, form: str) -> str:
    if form.endswith("Letter") and 0 < number <= _LAST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form.endswith("Roman") and 0 < number <= _LAST_ROMAN:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    result = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while number >= value:
            result += sign
            number -= value
    return result
