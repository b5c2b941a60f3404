"""The acceptance table of the Kazakhstan sample: what each statement of the published text must come to.

One line a claim: the row of the table, the value, and where they matter the words printed and the interval. Several
lines may carry one row. The values were worked out by hand from the published text, not taken from a build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Expected:
    row: str
    value: Any  # a list stands for the same texts in any order
    text: str = ""  # the words as printed
    interval: tuple[float, float] | None = None
    within: float = 0.0  # how far a number may be off

    def __str__(self) -> str:
        return f"{self.row}={self.text or self.value}"


def line(
    row: str, value: Any, text: str = "", interval: tuple[float, float] | None = None, within: float = 0.0
) -> Expected:
    return Expected(row, value, text, interval, within)


CATEGORIES = [
    "human rights defender", "journalist", "civil society activist", "lawyer", "trade union activist",
    "religious activist", "party or movement activist",
]  # fmt: skip
FORMS = [
    "killing", "physical attack", "arbitrary arrest or detention", "threat", "blackmail", "psychological pressure",
    "discrimination", "obstruction of activity", "criminal prosecution", "administrative prosecution",
]  # fmt: skip
PLEADED = ["B. Blyalov", "Zh. Esentaev", "R. Kibrayev", "S. Mambetalin", "E. Narymbaev"]
REFUSED = ["T. Ayan", "B. Blyalov", "M. Bokayev", "S. Mambetalin", "E. Narymbaev"]
CALLED = ["L. Akhmedyarov", "S. Aldabergenov", "I. Utepov"]

TABLE = (
    # The text itself
    line("T1", 2, "two"),
    line("T1", 34),
    line("T1", "2019-03-28", "28 March 2019"),
    line("T1", "Kazakhstan"),
    line("T2", 15),
    line("T2", 13),
    line("T2", 8),
    # Who, and since when
    line("P1a", 7, "seven"),
    line("P1a", CATEGORIES),
    line("P1b", 8, "eight"),
    line("P2", "A/RES/53/144"),
    line("P2", "1998-12-09", "9 December 1998"),
    line("P2", "1999-03-08", "8 March 1999"),
    # Incidents: counts over unequal periods are compared as rates, never as totals
    line("P3a", 101, "101 incidents"),
    line("P3b", 555, "555 incidents"),
    line("P3c", 20.2, "20.2", (16.45, 24.54), within=0.001),
    line("P3c", 46.25, "46.25", (42.48, 50.26), within=0.001),
    line("P3c", 2.29, "2.29", (1.849, 2.859), within=0.001),
    line("P4", FORMS),
    line("P4", ["child", "relative", "friend", "colleague"]),
    # Attacks and remedies
    line("P5a", 70, "seventy"),
    line("P5b", 2, "two"),
    line("P5b", 2 / 70, "2.9%", (0.0079, 0.0983), within=0.0001),
    line("P5c", 4, "four"),
    line("P5c", 4 / 70, "5.7%", (0.0224, 0.1379), within=0.0001),
    # Criminal trials
    line("P6a", 17, "seventeen"),
    line("P6b", 5, "five"),
    line("P6b", 12, "twelve"),
    line("P6b", 5 / 17, "29.4%", (0.1328, 0.5313), within=0.0001),
    line("P6c", 7, "seven"),
    line("P6c", ["130", "174", "190", "274", "309", "380", "400"]),
    line("P6d", ["M. Abzhan"]),
    line("P6e", "In the view of the submitters none of them should have been prosecuted."),
    # Fair trial
    line("P7a", 7 / 39, "17.9%", (0.0898, 0.3267), within=0.0001),
    line("P7b", 5, "five"),
    line("P7b", PLEADED),
    line("P7c", 5, "five"),
    line("P7c", REFUSED),
    line("P7d", 3, "three"),
    line("P7d", 7, "seven"),
    line("P7e", [1500, 2000], "1,500–2,000"),
    line("P7e", [330000, 660000], "330,000–660,000"),
    line("P7f", "A. K. Kairzhanov"),
    line("P7f", "2015-12-25", "25 December 2015"),
    line("P7f", "3168"),
    line("P7f", "2015-10-29", "29 October 2015"),
    line("P8a", 4, "four"),
    line("P8a", "Zh. Esentaev"),
    line("P8b", ["15.1", "19", "21", "22", "25"]),
    line("P8b", ["50"]),
    # Administrative cases: as many as there are names, and article 669, not 699
    line("P9a", 3, "three"),
    line("P9a", ["434", "488", "669"]),
    line("P9b", 3, "three"),
    line("P9b", CALLED),
    line("P9c", 2, "two"),
    line("P9c", ["detention", "fine"]),
    line("P9d", [100, 200], "100–200"),
    line("P9d", [34500, 69000], "34,500–69,000"),
    line("P9e", [3, 15], "3–15"),
    # International mechanisms
    line("P10a", 3, "three"),
    line("P10b", 3, "three"),
    line("P10b", "Toregozhina"),
    line("P10b", "2014"),
    line("P10b", "Sviridov"),
    line("P10b", "2017"),
    line("P10b", "Zhagiparov"),
    line("P10b", "2018"),
    line("P10c", "2014-10-21", "21 October 2014"),
    line("P10c", "CCPR/C/112/D/2137/2012"),
    line("P10c", "2017-07-13", "13 July 2017"),
    line("P10c", "CCPR/C/120/D/2158/2012"),
    line("P10c", "2018-10-25", "25 October 2018"),
    line("P10c", "CCPR/C/124/D/2441/2014"),
    line("P10d", 0),
    line("P10d", 3),
    line("P10d", "2019-04-23", "23 April 2019"),
    # Organisations: the dates of the reference data, not those of the published text
    line("P11a", "Tax authorities of Kazakhstan"),
    line("P11a", "Ministry of Social Development"),
    line("P11b", "2016-08-10", "10 August 2016"),
    line("P11c", "2015-12", "December 2015"),
    line("P11d", "2016-09", "September 2016"),
    line("P11d", "2018-06-28", "28 June 2018"),
    line("P12a", 2, "two"),
    line("P12a", ["International Legal Initiative", "Liberty Foundation"]),
    line("P12b", 1, "one"),
    line("P12b", ["International Legal Initiative"]),
    line("P12c", 9, "nine"),
    line("P13a", "2015-01-01", "1 January 2015"),
    line("P13b", 4, "four"),
    line("P13c", ["Talgat Ayan", "Max Bokayev"]),
    line("P13c", [60, 60], "60"),
    line("P14a", "2017-01-04", "4 January 2017"),
    line("P14b", 24),
    line("P14b", 30),
    line("P14c", "2017-07-25", "25 July 2017"),
    line("P14c", "2018-23", "autumn 2018"),
    line("P15a", "2018-03-13", "13 March 2018"),
    line("P15b", ["Ministry of Justice of Kazakhstan"]),
    line("P15b", ["General Prosecutor's Office of Kazakhstan"]),
    # Across the text
    line("R", 13),
    line("X1", 19),
    line("X2", 7, "seven"),
    line("X2", 3, "three"),
    line("X2", 5, "five"),
    line("X3", "11"),
    line("X3", "12"),
    line("X3", "14"),
    line("X3", "17"),
)
# Rows that are tested by themselves: T3 depends on what is counted as a word.
ELSEWHERE = frozenset({"T3"})
