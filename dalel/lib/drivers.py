"""What database drivers raise, told by what the standard says of it, and without a value of a record.

PostgreSQL says its messages in the language of its server, so that nothing may be known by their words: the five signs
of an SQLSTATE say it (PostgreSQL, appendix A). SQLite's are English always. A message about the data quotes them, in
whatever marks that language has; of such an error only the name is told.
"""

from __future__ import annotations

from typing import Literal

Trouble = Literal["busy", "full", "unreachable", "unlike", "forbidden", "refused", "damaged", "read-only"]

_STATES: dict[str, Trouble] = {
    "55P03": "busy", "40P01": "busy", "40001": "busy",
    "53100": "full",
    "42P01": "unlike", "42703": "unlike", "42883": "unlike", "3F000": "unlike",
    "42501": "forbidden",
    "XX001": "damaged", "XX002": "damaged",
    "25006": "read-only",
}  # fmt: skip
_CLASSES: dict[str, Trouble] = {"08": "unreachable", "57P": "unreachable", "28": "unreachable", "3D": "unreachable",
                                "533": "unreachable", "23": "refused"}  # fmt: skip
THERE_ALREADY = frozenset({"42P07", "42701", "42710", "42723"})  # a table, a column, another thing of that name
# The classes of Python's database interface, and of DuckDB, whose messages are about the data.
_OF_DATA = ("DataError", "ConversionException", "OutOfRangeException", "InvalidInputException", "ConstraintException",
            "TypeMismatchException")  # fmt: skip


def sqlstate(error: BaseException) -> str:
    """The SQLSTATE of an error of PostgreSQL, or of what Django made of it; "" where there is none."""
    for one in (error, error.__cause__):
        state = getattr(one, "sqlstate", None)
        if isinstance(state, str):
            return state
    return ""


def trouble(error: BaseException) -> Trouble | None:
    """What kind of trouble an error's SQLSTATE says it is; None where it has none, or another."""
    state = sqlstate(error)
    return _STATES.get(state) or next((what for start, what in _CLASSES.items() if state.startswith(start)), None)


def first_line(error: BaseException) -> str:
    """What may be shown of an error: the first line of its message (what follows may hold the row), or only its name
    where the message is about the data."""
    names = {one.__name__ for one in type(error).__mro__}
    if names & set(_OF_DATA) or sqlstate(error).startswith("22"):
        return type(error).__name__
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
