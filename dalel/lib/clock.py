"""What day it is. Only this file asks the machine.

`DALEL_TODAY=2019-03-27` sets the day for a run, so that a document that says "within the 180 days" comes out
the same whenever it is built again. What must not be set by anybody, the moment of an entry of the journal or of a
filing, is `moment`: the machine's, always.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from dalel.lib.errors import DateError
from dalel.lib.messages import _

VARIABLE = "DALEL_TODAY"


def today() -> date:
    """The day, in UTC, or the one that was set."""
    return _set_day() or datetime.now(UTC).date()


def now() -> datetime:
    """The moment, in UTC to the second; midnight of the day that was set, if one was."""
    day = _set_day()
    if day is not None:
        return datetime.combine(day, time(), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def moment() -> datetime:
    """The machine's moment, in UTC, whatever day was set: for what says when something was done."""
    return datetime.now(UTC)


def _set_day() -> date | None:
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DateError(
            _("{variable} is “{text}”, which is not a day.", variable=VARIABLE, text=text),
            _("Write it as year, month and day: 2019-03-27."),
        ) from None
