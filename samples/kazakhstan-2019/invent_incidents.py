"""The invented incidents: attacks of 2011-2017, the monitored months of 2011 and 2018, and what must not count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from invent_plan import (
    ATTACKED,
    ATTACKED_WHILE_MONITORED,
    ATTACKS,
    CATEGORIES,
    COURTS,
    DOERS,
    KILLED,
    KINDS,
    MONITORED,
    MONITORING,
    PLACES,
    REGIONS,
    RIGHTS,
    TARGETS,
    Plan,
    Tables,
    Victim,
)


def person(tables: Tables, category: str = "", deceased: str = "no") -> Victim:
    number = len(tables.rows.get("persons", ())) + 1
    key = tables.add(
        "persons",
        "p",
        label=f"Invented person {number:03}",
        sex=tables.weighed({"male": 58, "female": 39, "unknown": 3}),
        deceased=deceased,
        naming_status="withheld",
        naming_scope="internal",
        naming_ground="Invented: there is nobody to name",
    )
    return Victim(key, category or tables.weighed(CATEGORIES))


def sources(tables: Tables) -> None:
    """Three invented channels, each with the months in which it would really have collected."""
    about = "Invented: stands in for the channel that the published totals came from"
    for key, label in (
        (MONITORING, "Invented monitoring of defenders' security"),
        (ATTACKS, "Invented file of physical attacks"),
        (COURTS, "Invented court files and trial monitoring"),
    ):
        tables.named("sources", key, label=label, kind="generated", reliability="F", languages="ru;kk", method=about)
    unsaid = "Invented. The published text says five months of 2011 without saying which: these are a stand-in"
    for key, source, period, note in (
        ("inv-cov-monitoring-1", MONITORING, "2011-08/2011-12", unsaid),
        ("inv-cov-monitoring-2", MONITORING, "2018", "Invented"),
        ("inv-cov-attacks-1", ATTACKS, "2011/2017", "Invented. Physical attacks only"),
        ("inv-cov-courts-1", COURTS, "2015/2018", "Invented. Court cases only"),
    ):
        tables.named("source-coverage", key, source=source, period=period, basis="assumed", note=note)


def attacks(tables: Tables) -> list[Plan]:
    """One attack for each of the 70, a second for every ninth; the last nine of 2011 fall to the monitored months."""
    plans: list[Plan] = []
    number = 0
    for year, how_many in ATTACKED.items():
        for index in range(how_many):
            number += 1
            killed = number in KILLED
            victim = person(tables, deceased="yes" if killed else "no")
            monitored = year == 2011 and index >= how_many - ATTACKED_WHILE_MONITORED
            months = (8, 12) if monitored else (1, 7) if year == 2011 else (1, 12)
            month = months[0] + int(tables.dice.random() * (months[1] - months[0] + 1))
            kind = "killing" if killed else "physical-attack"
            plans.append(Plan(tables.day(year, month), [(kind, victim)], MONITORING if monitored else ATTACKS))
            if number % 9 == 0 and not killed:
                plans.append(Plan(tables.day(2017, 2 + number // 9), [("physical-attack", victim)], ATTACKS))
    return plans


def monitored(tables: Tables, taken: Iterable[Plan]) -> list[Plan]:
    """The incidents of the monitored months: as many as are lacking there, besides the attacks already in them."""
    had: dict[tuple[int, int], int] = {}
    for plan in taken:
        had[plan.when.year, plan.when.month] = had.get((plan.when.year, plan.when.month), 0) + 1
    plans: list[Plan] = []
    for year, months in MONITORED.items():
        pool = [person(tables) for _number in range(sum(months.values()) * 3 // 5)]
        organisations = [organisation(tables) for _number in range(3 if year == 2011 else 9)]
        for month, wanted in months.items():
            for _number in range(wanted - had.get((year, month), 0)):
                plans.append(incident(tables, tables.day(year, month), pool, organisations))
    return plans


def organisation(tables: Tables) -> str:
    number = len(tables.rows.get("organisations", ())) + 1
    return tables.add("organisations", "org", label=f"Invented organisation {number:02}", kind="ngo", country="KAZ")


def incident(tables: Tables, when: date, pool: list[Victim], organisations: list[str]) -> Plan:
    if tables.chance(0.05):
        kind = tables.pick(("obstruction", "psychological-pressure", "administrative-prosecution"))
        return Plan(when, [(kind, tables.pick(organisations))], MONITORING)
    victim = tables.pick(pool)
    kinds = [tables.weighed(KINDS)]
    if tables.chance(0.28):
        kinds.append(tables.weighed({kind: weight for kind, weight in KINDS.items() if kind != kinds[0]}))
    if when.year == 2018 and tables.chance(0.03):
        kinds = ["physical-attack"]
    acts: list[tuple[str, Victim | str]] = [(kind, victim) for kind in kinds]
    if tables.chance(0.07):
        acts.append((kinds[0], tables.pick([other for other in pool if other is not victim])))
    return Plan(when, acts, MONITORING, written=vague(tables, when))


def vague(tables: Tables, when: date) -> str:
    """Now and then a date that is not known to the day, always within its month, so that no total is in doubt."""
    if not tables.chance(0.06) or not 2 < when.day < 26:
        return ""
    return tables.pick(
        (f"{when:%Y-%m}", f"{when.isoformat()}~", f"{when.isoformat()}/{(when + timedelta(days=2)).isoformat()}")
    )


def doubtful(tables: Tables) -> list[Plan]:
    """Incidents that must not count: on the edge of a period, not verified, or refuted."""
    edges = ("2011-07-30/2011-08-02", "2017-12-30/2018-01-02", "2018-12-30/2019-01-03")
    plans = [
        Plan(date.fromisoformat(edge[:10]), [(kind, person(tables))], MONITORING, written=edge)
        for edge, kind in zip(edges, ("threat", "physical-attack", "threat"), strict=True)
    ]
    for month in (9, 11):
        plans.append(Plan(tables.day(2011, month), [("threat", person(tables))], MONITORING, verification="reported"))
    for month in (1, 2, 4, 5, 6, 8, 9, 10, 11, 12):
        kind = tables.pick(("threat", "obstruction"))
        plans.append(Plan(tables.day(2018, month), [(kind, person(tables))], MONITORING, verification="reported"))
    for month in (3, 7, 10):
        plans.append(Plan(tables.day(2018, month), [("threat", person(tables))], MONITORING, verification="refuted"))
    return plans


def write_incidents(tables: Tables, plans: list[Plan]) -> None:
    for plan in sorted(plans, key=lambda plan: (plan.when, plan.written)):
        kind = plan.acts[0][0]
        exact = tables.chance(0.92)
        key = tables.add(
            "incidents",
            "i",
            title=f"Invented incident: {kind.replace('-', ' ')}",
            date=plan.written or plan.when.isoformat(),
            place=f"pl-{tables.weighed(PLACES)}" if exact else "",
            region="" if exact else tables.weighed(REGIONS),
            summary="Invented for teaching; it did not happen.",
            verification=plan.verification,
            access="office",
        )
        for kind, victim in plan.acts:
            write_act(tables, key, kind, victim)
        write_reports(tables, key, plan)


def write_act(tables: Tables, incident_key: str, kind: str, victim: Victim | str) -> None:
    target = tables.weighed(TARGETS) if kind in ("threat", "blackmail", "psychological-pressure") else "self"
    harm = {"killing": "died", "physical-attack": "injured", "threat": "psychological"}.get(kind, "none")
    known = isinstance(victim, Victim)
    key = tables.add(
        "acts",
        "a",
        incident=incident_key,
        kind=kind,
        victim_person=victim.key if isinstance(victim, Victim) else "",
        victim_organisation="" if isinstance(victim, Victim) else victim,
        category=victim.category if isinstance(victim, Victim) else "",
        harm=harm if known else "none",
        targets=target if known else "",
        rights=RIGHTS[kind],
        note="Invented",
    )
    if tables.chance(0.7):
        doer = tables.weighed(DOERS)
        tables.add("involvements", "v", act=key, described=f"Invented: {doer}", degree="alleged")


def write_reports(tables: Tables, incident_key: str, plan: Plan) -> None:
    told = [plan.source]
    if plan.source == MONITORING and plan.acts[0][0] in ("physical-attack", "killing") and plan.when.year < 2018:
        told.append(ATTACKS)
    if tables.chance(0.12):
        told.append(plan.source)
    for source in told:
        received = plan.when + timedelta(days=5 + int(tables.dice.random() * 20))
        key = tables.add(
            "reports",
            "r",
            source=source,
            received=received.isoformat(),
            status="accepted",
            language=tables.weighed({"ru": 7, "kk": 3}),
            summary="Invented report of an invented incident",
        )
        tables.add("incident-reports", "ir", incident=incident_key, report=key)


def write_links(tables: Tables) -> None:
    """Twelve pairs of incidents that one and the same person lived through, and reports that led to no incident."""
    lived: dict[str, list[str]] = {}
    for act in tables.rows["acts"]:
        if act["victim_person"] and act["incident"] not in lived.setdefault(act["victim_person"], []):
            lived[act["victim_person"]].append(act["incident"])
    for pair in [incidents[:2] for incidents in lived.values() if len(incidents) > 1][:12]:
        tables.add("incident-links", "il", incident=pair[0], to_incident=pair[1], relation="same-victim")
    for status, reason in (("rejected", "Invented: told twice"), ("rejected", "Invented: hearsay"), ("new", "")):
        tables.add(
            "reports",
            "r",
            source=MONITORING,
            received="2018-12-28",
            status=status,
            reason=reason,
            language="ru",
            summary="Invented report that led to no incident",
        )


def write_sealed(tables: Tables) -> None:
    """A few rows of the tables that say who and where, so that sealing them has something to seal."""
    incidents = [row["id"] for row in tables.rows["incidents"]]
    for number, act in enumerate(tables.rows["acts"][20:24], 1):
        tables.add("exact-places", "ep", incident=incidents[90 * number], address=f"Invented street {number}")
        tables.add(
            "testimonies",
            "te",
            person=act["victim_person"],
            taken="2018-06",
            language="en",
            text=f"Invented testimony {number}: nobody said this.",
        )
