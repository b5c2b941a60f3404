"""Orders of dates in cases: what one would expect. Real documents break them, so a breach warns and never refuses."""

from __future__ import annotations

# kind -> pairs of columns, the first of which is normally not the later one
ORDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "proceedings": (("opened", "closed"),),
    "evidence-requests": (("date", "decided"),),
    "sanctions": (("starts", "ends"), ("starts", "status_date")),
    "remedies": (("filed", "decided"),),
    "communications": (
        ("submitted", "transmitted"),
        ("submitted", "decided"),
        ("transmitted", "decided"),
        ("decided", "distributed"),
    ),
}
