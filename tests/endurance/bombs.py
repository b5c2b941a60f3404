"""Files and folders that a hostile stranger sends: bombs, depths, lengths, odd numbers, links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
LISTED = '<w:pPr><w:numPr><w:ilvl w:val="%s"/><w:numId w:val="1"/></w:numPr></w:pPr>'


@dataclass(frozen=True)
class Bomb:
    """A text to check: its name, the ending of its file, and what makes its content."""

    name: str
    ending: str
    make: Callable[[], bytes]
    quick: bool = True


def texts() -> Iterator[Bomb]:
    """Texts for `dalel check`."""
    yield from _word()
    plain: tuple[tuple[str, str, Callable[[], str]], ...] = (
        ("400,000 elements deep", ".html", lambda: "<div>" * 400_000 + "x"),
        ("half a million comments never closed", ".html", lambda: "<!--" * 500_000),
        ("half a million tags never closed", ".html", lambda: "<a " * 500_000),
        ("a list that starts at 10^30", ".html", lambda: f"<ol start='{'9' * 30}'><li>x</ol>"),
        ("a list that starts at ²", ".html", lambda: "<ol start='²'><li>x</ol>"),
        ("cells that span 10^9", ".html", lambda: "<table><tr><td rowspan=999999999 colspan=999999999>x</table>"),
        ("7 MB in one line", ".md", lambda: "word " * 1_400_000),
        ("2 MB of stars", ".md", lambda: "*" * 2_000_000),
        ("200,000 opening brackets", ".md", lambda: "[" * 200_000),
        ("100,000 links never closed", ".md", lambda: "a[b](" * 100_000),
        ("20,000 quotations deep", ".md", lambda: ">" * 20_000 + " x"),
        ("lists 3,000 deep", ".md", lambda: "".join(" " * (2 * n) + "- x\n" for n in range(3000))),
        ("20,000 footnotes", ".md", lambda: "".join(f"x[^{n}]\n\n[^{n}]: y\n\n" for n in range(20_000))),
        ("300,000 figures never closed", ".md", lambda: "{{ " * 300_000),
        ("front matter 3,000 deep", ".md", lambda: f"---\na: {'[' * 3000}{']' * 3000}\n---\nx\n"),
        (
            "front matter 900 steps in",
            ".md",
            lambda: f"---\n{''.join(' ' * n + 'a:' + chr(10) for n in range(900))}---\n",
        ),
        ("numbers of 6,000 digits", ".md", lambda: f"{'1' * 6000}. x\n\nIn {'9' * 6000} cases.\n"),
        ("100 MB in one line", ".txt", lambda: "a" * 100_000_000),
        ("7 MB of digits and commas", ".txt", lambda: "1,234," * 1_150_000),
        ("7 MB of capital words", ".txt", lambda: "Abc Def " * 870_000),
        ("3 MB of dates", ".txt", lambda: "1 January 2018 - " * 170_000),
        ("a capital word of 40 letters", ".txt", lambda: "A" + "bcdefgh" * 5 + "ijkl walked.\n"),
    )
    slow = ("7 MB", "3 MB", "20,000 foot", "100 MB", "2 MB", "half a", "400,000")
    for name, ending, text in plain:
        yield Bomb(name, ending, lambda text=text: text().encode(), not name.startswith(slow))  # type: ignore[misc]


def _word() -> Iterator[Bomb]:
    spaces = lambda: _docx(_p(" " * 39_000_000))  # noqa: E731
    yield Bomb("39 MB of spaces in a small file", ".docx", spaces, quick=False)
    entities = f'<!DOCTYPE x [<!ENTITY a "{"a" * 1000}"><!ENTITY b "{"&a;" * 1000}"><!ENTITY c "{"&b;" * 1000}">]>'
    body = f"{entities}<w:document {W}><w:body>{_p('&c;')}</w:body></w:document>"
    yield Bomb("entities of entities", ".docx", lambda: _zip({"word/document.xml": f"<?xml version='1.0'?>{body}"}))
    utf16 = f'<?xml version="1.0" encoding="UTF-16"?>{body}'.encode("utf-16")
    yield Bomb("entities of entities, UTF-16", ".docx", lambda: _zip({"word/document.xml": utf16}))
    yield Bomb("an encoding that does not exist", ".docx",
               lambda: _zip({"word/document.xml": '<?xml version="1.0" encoding="x-none"?><a/>'}))  # fmt: skip
    deep = "<w:hyperlink>" * 100_000 + "</w:hyperlink>" * 100_000
    yield Bomb("links 100,000 deep", ".docx", lambda: _docx(f"<w:p>{deep}</w:p>"))
    tables = "<w:tbl><w:tr><w:tc>" * 400 + _p("x") + "</w:tc></w:tr></w:tbl>" * 400
    yield Bomb("tables 400 deep", ".docx", lambda: _docx(tables))
    odd = (("900000000", "1", "decimal"), ("0", "300000000", "lowerRoman"), ("0", "300000000", "lowerLetter"),
           ("²", "1", "decimal"), ("0", "²", "decimal"), ("0", "9" * 5000, "decimal"),
           ("x", "1", "decimal"))  # fmt: skip
    for level, start, form in odd:
        numbering = (
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
            '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
        )
        parts = {"word/document.xml": _body(_p("One", LISTED % level)), "word/numbering.xml": numbering}
        yield Bomb(f"numbering: level {level}, {form} from {start[:9]}", ".docx", lambda parts=parts: _zip(parts))  # type: ignore[misc]


def _p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _body(content: str) -> str:
    return f"<w:document {W}><w:body>{content}</w:body></w:document>"


def _docx(content: str) -> bytes:
    return _zip({"word/document.xml": _body(content)})


def _zip(parts: dict[str, str] | dict[str, bytes] | dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(rows: str) -> bytes:
    """An .xlsx of one sheet, "acts", with these rows."""
    return _zip({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": (
            f'<workbook {S} xmlns:r="{R}"><sheets><sheet name="acts" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{P}"><Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>"
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>",
    })  # fmt: skip


FAR_CORNERS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
)


def tables() -> Iterator[Bomb]:
    """Tables of a project folder for `dalel import`: the ending is the table's path in the folder."""
    incidents, acts = "records/incidents.csv", "records/acts.xlsx"
    yield Bomb("a sheet with two cells in its far corners", acts, lambda: workbook(FAR_CORNERS))
    yield Bomb("a cell of 100 MB", incidents, lambda: b"id,title\ni-x," + b"a" * 100_000_000 + b"\n", quick=False)
    yield Bomb("a quotation mark never closed", incidents, lambda: b'id,title\ni-1,"' + b"x\n" * 9_000_000, quick=False)
    yield Bomb("two million columns", incidents, lambda: b"id,title\n" + b"x," * 2_000_000 + b"x\n", quick=False)
    row = '<row><c t="inlineStr"><is><t>id</t></is></c></row>'
    yield Bomb("a workbook of 300 MB in a small file", acts, lambda: workbook(row * 6_000_000), quick=False)
