"""Gathers what is wrong in tables of any length, and says it once a value rather than once a row."""

from __future__ import annotations

from dataclasses import dataclass, field

from dalel.lib.errors import Problem
from dalel.lib.messages import _, n_

SHOWN_LINES = 8
KEPT = 2_000  # different problems; a file with more has one cause, such as a wrong column, that these show


@dataclass(slots=True)
class Finding:
    """One mistake and the lines on which it was met."""

    code: str
    message: str
    remedy: str
    lines: list[int] = field(default_factory=list)
    more: int = 0

    def meet(self, line: int | None) -> None:
        if not line:  # a single record has no line
            return
        if len(self.lines) < SHOWN_LINES:
            self.lines.append(line)
        else:
            self.more += 1


@dataclass
class Findings:
    """Mistakes by place and value, in the order in which they were met."""

    found: dict[tuple[str, str, str, str], Finding] = field(default_factory=dict)
    left_out: int = 0

    def add(self, finding: Finding, file: str, *, column: str = "", value: str = "", line: int | None = None) -> None:
        """Note a mistake; the same one on another line joins the first."""
        key = (file, column, value, finding.code)
        known = self.found.get(key)
        if known is None:
            if len(self.found) >= KEPT:
                self.left_out += 1
                return
            known = self.found[key] = finding
        known.meet(line)

    def problems(self) -> list[Problem]:
        """All of them, file by file and line by line."""
        problems = [
            Problem(
                code=finding.code,
                message=finding.message + _also(finding),
                remedy=finding.remedy,
                file=file,
                line=finding.lines[0] if finding.lines else None,
                column=column,
                value=value if len(value) <= 200 else value[:199] + "…",
            )
            for (file, column, value, _code), finding in self.found.items()
        ]
        problems.sort(key=lambda problem: (problem.file, problem.line or 0))
        if self.left_out:
            problems.append(
                Problem(
                    "more",
                    n_("One more was found.", "{count} more were found.", self.left_out, count=self.left_out),
                    _("Mend these first and read the folder again."),
                )
            )
        return problems

    def __bool__(self) -> bool:
        return bool(self.found)


def _also(finding: Finding) -> str:
    others = finding.lines[1:]
    if not others:
        return ""
    lines = ", ".join(map(str, others))
    if finding.more:
        lines += " " + n_("and one more", "and {count} more", finding.more, count=finding.more)
    return " " + _("(Also on line {lines}.)", lines=lines)
