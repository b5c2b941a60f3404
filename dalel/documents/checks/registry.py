"""What a check is, what it finds, and how one is added: a small function over an analysis, with its page of advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from dalel.documents.checks.analysis import Analysis

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a careful reader would object to.

    place: "paragraph 9, line 51". paragraph: its number ("9") or "". sentence: the words that it is about.
    message: what is wrong, with the values. remedy: what would mend it. overridden: the author's reason, or None.
    """

    code: str
    severity: Severity
    place: str
    paragraph: str
    line: int
    sentence: str
    message: str
    remedy: str
    overridden: str | None = None
    anchor: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stops a filing: an error that nobody has answered."""
        return self.severity == "error" and not self.overridden

    def as_json(self) -> dict[str, object]:
        return asdict(self)


Findings: TypeAlias = Iterable[Finding]
Function: TypeAlias = "Callable[[Analysis], Findings]"


@dataclass(frozen=True, slots=True)
class Check:
    """A check with what its page says of it."""

    code: str
    severity: Severity
    title: str
    what: str
    example: str
    mend: str
    override: str
    function: Function
    filing: bool = False  # a rule for what is handed in or published as a report, and not for news, letters, laws …

    def run(self, analysis: Analysis) -> Iterator[Finding]:
        yield from self.function(analysis)


# code -> check, in the order of import, which is the order of the page
CHECKS: dict[str, Check] = {}

_ALWAYS = "Give the reason in the front matter, with this code and the paragraph's anchor or number."


def check(  # noqa: PLR0913 - a check and the parts of its page, by name
    code: str,
    severity: Severity,
    title: str,
    *,
    what: str,
    example: str,
    mend: str,
    override: str = _ALWAYS,
    filing: bool = False,
) -> Callable[[Function], Function]:
    """Register a function as the check of that code. The texts are those of its page in the documentation.

    filing: whether it is a rule for reports and submissions, which says nothing true of texts of another genre.
    """

    def register(function: Function) -> Function:
        if code in CHECKS:
            raise ValueError(f"two checks are called {code}")
        CHECKS[code] = Check(code, severity, title, what, example, mend, override, function, filing)
        return function

    return register
