"""Two projects with equal keys, for tests of what stands on whose pages. All that is in them is invented."""

from __future__ import annotations

from django.test import Client

TEXT = """---
title: Letter of TOKEN
language: en
---

At least {{ count("incidents", row="F1") }} of TOKEN, and {{ count("persons", row="F2") }}.
"""
TOKENS = {"north": "Zqnorth", "south": "Zqsouth"}
OTHER = {"north": "south", "south": "north"}


def files(name: str) -> dict[str, str]:
    """Records of every kind that has a page, with the same keys in both; every text bears the project's token."""
    token, more = TOKENS[name], "k2,TOKEN again,2020-02,verified,yes\n" if name == "south" else ""
    tables = {
        "dalel.toml": f'[project]\nname = "{name}"\n',
        "documents/letter.md": TEXT,
        "records/incidents.csv": f"id,title,date,verification,invented\nk1,TOKEN,2020-01,verified,yes\n{more}",
        "records/persons.csv": "id,label,naming_status,invented\nk1,TOKEN person,withheld,yes\n",
        "records/organisations.csv": "id,label,kind,invented\nk1,TOKEN body,ngo,yes\n",
        "records/places.csv": "id,label,country,invented\nk1,TOKEN town,KAZ,yes\n",
        "records/sources.csv": "id,label,kind,organisation,invented\nk1,TOKEN line,hotline,k1,yes\n",
        "records/reports.csv": "id,source,status,summary,invented\nk1,k1,accepted,TOKEN words,yes\n",
        "records/incident-reports.csv": "id,incident,report,invented\nk1,k1,k1,yes\n",
        "records/acts.csv": "id,incident,kind,victim_person,invented\nk1,k1,threat,k1,yes\n",
        "records/proceedings.csv": "id,label,kind,respondent_person,invented\nk1,TOKEN case,criminal,k1,yes\n",
        "records/communications.csv": (
            "id,body,kind,number,author_person,invented\nk1,ccpr,individual-complaint,TOKEN/1,k1,yes\n"
        ),
        "records/recommendations.csv": "id,document,text,addressee,invented\nk1,letter,TOKEN asks,k1,yes\n",
        "identity/person-names.csv": "id,person,text,kind,invented\nk1,k1,TOKEN Name,main,yes\n",
    }
    return {path: text.replace("TOKEN", token) for path, text in tables.items()}


def opened(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address, HTTP_HOST="localhost")
    return answer.status_code, answer.content.decode()


def main(page: str) -> str:
    return page.split("<main", 1)[1]
