"""Orders of dates in the register: what one would expect. A breach warns and never refuses."""

from __future__ import annotations

# kind -> pairs of columns, the first of which is normally not the later one
ORDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "organisations": (("founded", "dissolved"),),
    "persons": (("born", "naming_date"), ("naming_date", "naming_review_by")),
}

# kind -> columns that never change: a report is an account as it came. What we decided about it may change.
KEPT_AS_RECEIVED: dict[str, frozenset[str]] = {
    "reports": frozenset({"source", "received", "language", "summary", "link", "sha256"}),
}

# The status of somebody who has taken back the consent to be named.
WITHDRAWN = "withdrawn"
