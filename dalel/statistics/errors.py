"""What this room refuses, and why. Every refusal says what would mend the input."""

from __future__ import annotations

from dalel.lib.errors import DalelError


class StatisticsError(DalelError):
    """A table, count or setting from which nothing honest can be computed."""

    code = "statistics"


class TableError(StatisticsError):
    """A table of lists that is not one."""

    code = "lists"


class NotEstimable(StatisticsError):
    """A sound table from which this method cannot say how many were missed."""

    code = "not-estimable"
