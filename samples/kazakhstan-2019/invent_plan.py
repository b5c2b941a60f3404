"""What the invented records must add up to, and how they are spread: the plan that the other two files carry out."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

SEED = 20190327
T = TypeVar("T")
Row = dict[str, str]

# The columns of the tables that are written, as in dalel/*/kinds.py (a test compares them).
COLUMNS = {
    "organisations": "id label short kind country founded dissolved parent mandate website note invented",
    "persons": "id label sex born deceased naming_status naming_scope naming_date naming_review_by naming_ground note"
    " invented",
    "sources": "id label kind reliability languages organisation method invented",
    "source-coverage": "id source period basis note invented",
    "reports": "id source received status reason language summary link sha256 invented",
    "incidents": "id title date place region summary verification access compartment invented",
    "incident-reports": "id incident report invented",
    "incident-links": "id incident to_incident relation invented",
    "acts": "id incident kind victim_person victim_organisation category date region harm targets rights note invented",
    "involvements": "id act person organisation described degree invented",
    "proceedings": "id label kind respondent_person respondent_organisation category authority requested_by number"
    " region opened closed outcome plea ground note invented",
    "proceeding-acts": "id proceeding act invented",
    "charges": "id proceeding provision outcome date as_leader note invented",
    "hearings": "id proceeding date kind defendant_present observed note invented",
    "rulings": "id proceeding date kind authority result appeal_of note invented",
    "sanctions": "id proceeding ruling kind text months days amount currency amount_usd rate_date starts ends"
    " legal_basis provision payee status status_date changed_by replaces invented",
    "remedies": "id act kind sought_from filed decided outcome effective note invented",
    "testimonies": "id report person taken language text invented",
    "exact-places": "id incident address latitude longitude invented",
}
IDENTITY = ("testimonies", "exact-places")

# What the published text says, and how it is spread here.
MONITORED = {  # verified incidents a month: 101 in five months of 2011, 555 in 2018
    2011: dict(zip(range(8, 13), (16, 19, 21, 20, 25), strict=True)),
    2018: dict(zip(range(1, 13), (34, 36, 41, 45, 58, 55, 44, 42, 46, 50, 49, 55), strict=True)),
}
ATTACKED = {2011: 13, 2012: 8, 2013: 9, 2014: 10, 2015: 11, 2016: 10, 2017: 9}  # 70 persons
ATTACKED_WHILE_MONITORED = 9  # of the 13 of 2011: their incidents are among the 101
KILLED = (17, 52)  # which of the 70
SOUGHT_REMEDY = 36  # of the 70
EFFECTIVE = (4, 19, 33, 61)  # the cases in which a remedy was effective

CATEGORIES = {
    "civil-activist": 38,
    "human-rights-defender": 16,
    "journalist": 15,
    "party-activist": 10,
    "trade-unionist": 7,
    "lawyer": 6,
    "religious-activist": 5,
    "public-figure": 3,
}
PLACES = {
    "almaty": 26, "capital": 24, "uralsk": 9, "shymkent": 8, "atyrau": 6, "aktobe": 5, "aktau": 5, "karaganda": 5,
    "zhanaozen": 3, "pavlodar": 3, "oskemen": 3, "kostanay": 2, "taraz": 2, "kyzylorda": 2, "petropavl": 1,
    "turkistan": 1, "taldykorgan": 1, "kokshetau": 1,
}  # fmt: skip
REGIONS = {"KZ-75": 6, "KZ-71": 5, "KZ-27": 3, "KZ-63": 2, "KZ-61": 2, "KZ-11": 1}
KINDS = {
    "threat": 22,
    "psychological-pressure": 17,
    "obstruction": 14,
    "administrative-prosecution": 14,
    "arbitrary-arrest": 13,
    "discrimination": 7,
    "blackmail": 6,
    "criminal-prosecution": 5,
}
RIGHTS = {
    "threat": "ICCPR/9",
    "psychological-pressure": "ICCPR/17",
    "obstruction": "ICCPR/22",
    "administrative-prosecution": "ICCPR/21",
    "arbitrary-arrest": "ICCPR/9",
    "discrimination": "ICCPR/26",
    "blackmail": "ICCPR/17",
    "criminal-prosecution": "ICCPR/19",
    "physical-attack": "ICCPR/9",
    "killing": "ICCPR/6",
}
TARGETS = {"self": 70, "relative": 10, "colleague": 8, "child": 6, "friend": 6}
DOERS = {"police officers": 40, "persons who were not identified": 30, "officials": 20, "an employer": 10}
MONITORING, ATTACKS, COURTS = "inv-src-monitoring", "inv-src-attacks", "inv-src-courts"

# The persons tried on criminal charges in 2015-2017 whom the published text does not name: nine of the 17.
CONVICTED = (  # year, category, articles, as leader, punishment, compensation to an official in USD
    (2015, "civil-activist", (130,), "no", "community-work", 1500),
    (2015, "human-rights-defender", (190,), "no", "suspended-sentence", 1700),
    (2016, "civil-activist", (309,), "no", "restriction-of-freedom", 0),
    (2017, "human-rights-defender", (174, 274), "yes", "restriction-of-freedom", 2000),
)
ACQUITTED = (
    (2015, "civil-activist", (130,), "no"),
    (2015, "human-rights-defender", (130, 274), "no"),
    (2016, "civil-activist", (174,), "yes"),
    (2016, "civil-activist", (400,), "no"),
    (2017, "human-rights-defender", (190,), "no"),
)
ADMINISTRATIVE = ((488, 24), (434, 10), (669, 6))  # article, cases
FINES = (100, 120, 135, 150, 160, 175, 180, 190, 200)  # US dollars
DAYS = (3, 5, 5, 7, 10, 10, 12, 15)
TENGE = {2015: 220, 2016: 340, 2017: 330, 2018: 345}  # for a US dollar: invented round rates


@dataclass
class Tables:
    """The rows so far, by kind of record, and the dice."""

    dice: random.Random = field(default_factory=lambda: random.Random(SEED))
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, kind: str, prefix: str, /, **values: object) -> str:
        rows = self.rows.setdefault(kind, [])
        key = f"inv-{prefix}-{len(rows) + 1:04}"
        rows.append({"id": key, **{name: str(value) for name, value in values.items()}, "invented": "yes"})
        return key

    def named(self, kind: str, key: str, /, **values: str) -> None:
        self.rows.setdefault(kind, []).append({"id": key, **values, "invented": "yes"})

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.dice.random() * len(items))]

    def weighed(self, weights: Mapping[str, int]) -> str:
        left = self.dice.random() * sum(weights.values())
        for item, weight in weights.items():
            left -= weight
            if left < 0:
                return item
        return next(reversed(weights))

    def day(self, year: int, month: int) -> date:
        return date(year, month, 1 + int(self.dice.random() * monthrange(year, month)[1]))


@dataclass(frozen=True)
class Victim:
    key: str
    category: str


@dataclass
class Plan:
    """An incident that is still to be written: when, what was done to whom, and who told of it."""

    when: date
    acts: list[tuple[str, Victim | str]]  # kind of act, and a person or the id of an organisation
    source: str
    written: str = ""  # the date as it stands in the record, where it is not a day
    verification: str = "verified"
