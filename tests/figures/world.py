"""A small world with one of everything that the rules of counting speak about."""

from __future__ import annotations

INCIDENTS = [
    {"id": "i1", "date": "2018-01-10", "verification": "verified", "region": "KZ-75", "place": ""},
    {"id": "i2", "date": "2018-05", "verification": "reported", "region": "KZ-71"},
    {"id": "i3", "date": "2017-12/2018-01", "verification": "verified", "region": "KZ-75"},
    {"id": "i4", "date": "2018-07-01", "verification": "refuted", "region": "KZ-75"},
    {"id": "i5", "date": "2016", "verification": "verified"},
]
PERSONS = [
    {"id": "p1", "label": "Activist 1", "sex": "female", "naming_status": "named-with-consent",
     "naming_scope": "un-public"},
    {"id": "p2", "label": "Activist 2", "sex": "male", "naming_status": "withheld"},
    {"id": "p3", "label": "Activist 3", "sex": "male", "naming_status": "public-record-only",
     "naming_scope": "public", "naming_ground": "The verdict"},
]  # fmt: skip
PERSON_NAMES = [
    {"id": "n1", "person": "p1", "text": "Aigul Serikova", "family": "Serikova", "given": "Aigul", "kind": "main"},
    {"id": "n2", "person": "p2", "text": "Bolat Omarov", "family": "Omarov", "given": "Bolat", "kind": "main"},
    {"id": "n3", "person": "p3", "text": "Arman Tulegen", "family": "Tulegen", "given": "Arman", "kind": "main"},
]
ACTS = [
    {
        "id": "a1",
        "incident": "i1",
        "kind": "physical-attack",
        "victim_person": "p1",
        "harm": "injured",
        "targets": "self",
    },
    {"id": "a2", "incident": "i1", "kind": "threat", "victim_person": "p1", "targets": "child;relative"},
    {"id": "a3", "incident": "i2", "kind": "death-threat", "victim_person": "p2", "category": "journalist"},
    {"id": "a4", "incident": "i3", "kind": "physical-attack", "victim_person": "p3", "harm": "died"},
    {"id": "a5", "incident": "i4", "kind": "physical-attack", "victim_person": "p2"},
    {"id": "a6", "incident": "i5", "kind": "punitive-inspection", "victim_organisation": "o1", "date": "2018-02-01"},
]
ORGANISATIONS = [
    {"id": "o1", "label": "House of Rights", "short": "HR", "kind": "ngo"},
    {"id": "o2", "label": "City Court", "kind": "court"},
]
SOURCES = [
    {"id": "s1", "label": "Hotline", "kind": "hotline"},
    {"id": "s2", "label": "Media", "kind": "media-monitoring"},
]
COVERAGE = [
    {"id": "c1", "source": "s1", "period": "2018-01/2018-06"},
    {"id": "c2", "source": "s2", "period": "2018-04/2018-09"},
]
REPORTS = [
    {"id": "r1", "source": "s1", "status": "accepted"},
    {"id": "r2", "source": "s2", "status": "accepted"},
]
INCIDENT_REPORTS = [
    {"id": "ir1", "incident": "i1", "report": "r1"},
    {"id": "ir2", "incident": "i2", "report": "r1"},
    {"id": "ir3", "incident": "i2", "report": "r2"},
]
REMEDIES = [{"id": "m1", "act": "a1", "kind": "complaint", "effective": "yes"}]
PROCEEDINGS = [
    {"id": "d1", "label": "Case 1", "kind": "criminal", "respondent_person": "p1", "opened": "2017-03",
     "closed": "2017-11", "outcome": "convicted", "plea": "claimed-forced"},
    {"id": "d2", "label": "Case 2", "kind": "criminal", "respondent_person": "p2", "opened": "2016",
     "closed": "2017-06-05", "outcome": "acquitted"},
    {"id": "d3", "label": "Case 3", "kind": "tax-inspection", "respondent_organisation": "o1", "opened": "2017-01",
     "closed": "2017-09", "authority": "o2"},
]  # fmt: skip
CHARGES = [
    {"id": "g1", "proceeding": "d1", "provision": "KZ-CC-2014/174", "outcome": "convicted"},
    {"id": "g2", "proceeding": "d1", "provision": "KZ-CC-2014/130", "outcome": "convicted"},
    {"id": "g3", "proceeding": "d2", "provision": "KZ-CC-2014/174", "outcome": "acquitted"},
]
SANCTIONS = [
    {"id": "z1", "proceeding": "d1", "kind": "imprisonment", "months": "24", "legal_basis": "provided"},
    {"id": "z2", "proceeding": "d1", "kind": "fine", "amount": "1500.50", "currency": "KZT", "legal_basis": "provided"},
    {"id": "z3", "proceeding": "d3", "kind": "fine", "amount": "200", "currency": "USD", "amount_usd": "200",
     "legal_basis": "provided"},
]  # fmt: skip
COMMUNICATIONS = [
    {"id": "k1", "body": "ccpr", "number": "2137/2012", "decided": "2014-10-21", "symbol": "CCPR/C/112/D/2137/2012"}
]

WORLD = {
    "incidents": INCIDENTS,
    "persons": PERSONS,
    "person-names": PERSON_NAMES,
    "acts": ACTS,
    "organisations": ORGANISATIONS,
    "sources": SOURCES,
    "source-coverage": COVERAGE,
    "reports": REPORTS,
    "incident-reports": INCIDENT_REPORTS,
    "remedies": REMEDIES,
    "proceedings": PROCEEDINGS,
    "charges": CHARGES,
    "sanctions": SANCTIONS,
    "communications": COMMUNICATIONS,
}
