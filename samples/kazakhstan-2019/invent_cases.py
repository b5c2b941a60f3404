"""The invented cases: nine persons tried, administrative cases with fines and detention, hearings, remedies."""

from __future__ import annotations

from datetime import date, timedelta

from invent_incidents import person
from invent_plan import (
    ACQUITTED,
    ADMINISTRATIVE,
    ATTACKED,
    CONVICTED,
    COURTS,
    DAYS,
    EFFECTIVE,
    FINES,
    SOUGHT_REMEDY,
    TENGE,
    Plan,
    Row,
    Tables,
    Victim,
)

CODE = {"criminal": "KZ-CC-2014", "administrative": "KZ-CAO-2014"}


def trials(tables: Tables) -> list[tuple[Plan, Victim]]:
    """The defendants of the nine criminal trials, each with the incident in which the case was opened."""
    found = []
    for year, category, *_rest in (*CONVICTED, *ACQUITTED):
        defendant = person(tables, category)
        opened = tables.day(year, 1 + int(tables.dice.random() * 6))
        found.append((Plan(opened, [("criminal-prosecution", defendant)], COURTS), defendant))
    return found


def write_trials(tables: Tables, opened: list[tuple[Plan, Victim]]) -> None:
    for number, (plan, defendant) in enumerate(opened, 1):
        convicted = number <= len(CONVICTED)
        year, _category, articles, leader, *punished = (*CONVICTED, *ACQUITTED)[number - 1]
        result = "convicted" if convicted else "acquitted"
        closed = date(year, 8 + number % 4, 3 + 2 * number)
        key = tables.add(
            "proceedings",
            "pr",
            label=f"Invented criminal case {number}",
            kind="criminal",
            respondent_person=defendant.key,
            category=defendant.category,
            opened=plan.when.isoformat(),
            closed=closed.isoformat(),
            outcome=result,
            plea="none",
            note="Invented: one of the 17 whom the published text does not name",
        )
        link(tables, key, defendant, "criminal-prosecution")
        for article in articles:
            charge(tables, key, "criminal", article, (result, closed, leader))
        for step in (1, 2):
            present = "no" if (number, step) in ((2, 2), (5, 1), (8, 2)) else "yes"
            hearing(
                tables, key, "trial", plan.when + timedelta(days=20 * step), (present, "yes" if step == 1 else "no")
            )
        ruling = tables.add("rulings", "ru", proceeding=key, date=closed.isoformat(), kind="verdict", result=result)
        if convicted:
            write_punishment(tables, (key, ruling), closed, *punished)


def write_punishment(tables: Tables, where: tuple[str, str], when: date, kind: str, dollars: int) -> None:
    sanction(tables, where, kind, text=f"Invented: {kind.replace('-', ' ')}", legal_basis="provided")
    if dollars:
        paid(tables, where, "compensation", dollars, when, "official")


def write_administrative(tables: Tables) -> None:
    """Forty administrative cases, each answering an act of 2018 that the incidents already hold."""
    dates = {row["id"]: row for row in tables.rows["incidents"]}
    acts = [
        act
        for act in tables.rows["acts"]
        if act["kind"] == "administrative-prosecution" and act["victim_person"] and certain(dates[act["incident"]])
    ]
    articles = [article for article, cases in ADMINISTRATIVE for _case in range(cases)]
    for number, (article, act) in enumerate(zip(articles, acts, strict=False), 1):
        opened = date.fromisoformat(dates[act["incident"]]["date"])
        write_administrative_case(tables, number, article, act, opened)


def certain(incident: Row) -> bool:
    return (
        incident["verification"] == "verified" and incident["date"].startswith("2018") and len(incident["date"]) == 10
    )


def write_administrative_case(tables: Tables, number: int, article: int, act: Row, opened: date) -> None:
    closed = opened + timedelta(days=2 + number % 9)
    dropped = number % 12 == 0
    key = tables.add(
        "proceedings",
        "pr",
        label=f"Invented administrative case {number}",
        kind="administrative",
        respondent_person=act["victim_person"],
        category=act["category"],
        opened=opened.isoformat(),
        closed=closed.isoformat(),
        outcome="discontinued" if dropped else "sanctioned",
        note="Invented",
    )
    tables.add("proceeding-acts", "pa", proceeding=key, act=act["id"])
    charge(tables, key, "administrative", article, ("discontinued" if dropped else "convicted", closed, "no"))
    present = "no" if number % 5 == 2 else "yes"
    hearing(tables, key, "administrative", closed, (present, "no" if number % 4 == 3 else "yes"))
    result = "discontinued" if dropped else "imposed"
    ruling = tables.add(
        "rulings", "ru", proceeding=key, date=closed.isoformat(), kind="administrative-decision", result=result
    )
    if dropped:
        return
    if number % 2:
        paid(tables, (key, ruling), "fine", FINES[number // 2 % len(FINES)], closed, "state")
    else:
        days = DAYS[number // 2 % len(DAYS)]
        text = f"Invented: {days} days of detention"
        sanction(tables, (key, ruling), "detention", text=text, days=days, legal_basis="provided")


def link(tables: Tables, proceeding: str, defendant: Victim, kind: str) -> None:
    for act in tables.rows["acts"]:
        if act["victim_person"] == defendant.key and act["kind"] == kind:
            tables.add("proceeding-acts", "pa", proceeding=proceeding, act=act["id"])


def charge(tables: Tables, proceeding: str, kind: str, article: int, decided: tuple[str, date, str]) -> None:
    outcome, when, leader = decided
    tables.add(
        "charges",
        "ch",
        proceeding=proceeding,
        provision=f"{CODE[kind]}/{article}",
        outcome=outcome,
        date=when.isoformat(),
        as_leader=leader,
        note="Invented",
    )


def hearing(tables: Tables, proceeding: str, kind: str, when: date, there: tuple[str, str]) -> None:
    present, observed = there
    tables.add(
        "hearings",
        "h",
        proceeding=proceeding,
        date=when.isoformat(),
        kind=kind,
        defendant_present=present,
        observed=observed,
        note="Invented",
    )


def sanction(tables: Tables, where: tuple[str, str], kind: str, /, **values: object) -> None:
    tables.add("sanctions", "sa", proceeding=where[0], ruling=where[1], kind=kind, status="in-force", **values)


def paid(tables: Tables, where: tuple[str, str], kind: str, dollars: int, when: date, payee: str) -> None:
    """A sum in tenge, with what it came to in dollars at an invented round rate of that year."""
    tenge = dollars * TENGE[when.year]
    sanction(
        tables,
        where,
        kind,
        text=f"Invented: {kind} of {tenge} tenge",
        amount=tenge,
        currency="KZT",
        amount_usd=dollars,
        rate_date=when.isoformat(),
        legal_basis="provided",
        payee=payee,
    )


def write_remedies(tables: Tables) -> None:
    """What was sought for the attacks: by 36 of the 70, with effect in four cases."""
    first: dict[str, Row] = {}
    for act in tables.rows["acts"]:
        if act["kind"] in ("physical-attack", "killing"):
            first.setdefault(act["victim_person"], act)
    dates = {row["id"]: row["date"] for row in tables.rows["incidents"]}
    attacked = [f"inv-p-{number:04}" for number in range(1, sum(ATTACKED.values()) + 1)]
    sought = [key for number, key in enumerate(attacked) if number % 2 == 0 or number in EFFECTIVE][:SOUGHT_REMEDY]
    sought += [attacked[number] for number in EFFECTIVE if attacked[number] not in sought]
    for key in sorted(set(sought)):
        write_remedy(tables, first[key], dates[first[key]["incident"]], attacked.index(key))


def write_remedy(tables: Tables, act: Row, happened: str, number: int) -> None:
    effective = number in EFFECTIVE
    filed = date.fromisoformat(happened[:10]) + timedelta(days=3 + number % 20)
    outcome = tables.pick(("refused", "not-registered", "no-answer", "investigation-suspended", "investigation-closed"))
    tables.add(
        "remedies",
        "re",
        act=act["id"],
        kind="complaint-police",
        filed=filed.isoformat(),
        decided="" if outcome == "no-answer" else (filed + timedelta(days=60)).isoformat(),
        outcome="perpetrator-convicted" if effective else outcome,
        effective="yes" if effective else "no",
        note="Invented",
    )
