"""What a part of the file points to: links, pictures, other parts."""

from __future__ import annotations

from dalel.documents.writers.docx.xml import DECLARATION, el

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relations:
    def __init__(self) -> None:
        self.entries: list[tuple[str, str, bool]] = []

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id under which this part knows the target. The same target gets the same id."""
        entry = (kind if "://" in kind else f"{OFFICE}/{kind}", target, external)
        if entry not in self.entries:
            self.entries.append(entry)
        return f"rId{self.entries.index(entry) + 1}"

    def part(self) -> str:
        return DECLARATION + el("Relationships", {"xmlns": PACKAGE}, *(self._entry(*entry) for entry in self.entries))

    def _entry(self, kind: str, target: str, external: bool) -> str:
        mode = {"TargetMode": "External"} if external else {}
        return el(
            "Relationship", {"Id": self.to(kind, target, external=external), "Type": kind, "Target": target, **mode}
        )
