"""Orders of dates in the register: what one would expect. A breach warns and never refuses."""

from __future__ import annotations

# kind -> pairs of columns, the first of which is normally not the later one
ORDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "organisations": (("founded", "dissolved"),),
    "persons": (("born", "naming_date"), ("naming_date", "naming_review_by")),
}

# Statuses after which a name may not be printed any more.
WITHDRAWN = "withdrawn"
