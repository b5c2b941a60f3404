"""Several commands at once, and the site while imports run. Each ends well or refuses in plain words; the journal
verifies afterwards."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence

from tests.endurance.places import Done, Place, kill
from tests.endurance.report import Report

IMPORT, CHANGED, OTHER = ("import", "project"), ("import", "amended"), ("import", "other")
FILE = ("file", "submission")
AT_ONCE = (
    ("two imports of the same into nothing", "empty", (IMPORT, IMPORT)),
    ("two imports of different rows", "empty", (IMPORT, OTHER)),
    ("three freezes", "full", (("freeze",), ("freeze",), ("freeze",))),
    ("two filings", "full", (FILE, FILE)),
    ("a filing and an import", "full", (FILE, CHANGED)),
    ("an import and a filing", "full", (CHANGED, FILE)),
    (
        "import, build, verify, export",
        "full",
        (CHANGED, ("build", "project"), ("journal", "verify"), ("export", "out")),
    ),
    ("two migrations of nothing", "nothing", (("migrate", "--quiet"), ("migrate", "--quiet"))),
)  # fmt: skip
PAGES = ("/", "/incidents/", "/people/", "/documents/", "/map/")


def run(report: Report, places: Sequence[Place], rounds: int, seconds: float, sets: Sequence[str] = ()) -> None:
    """So many rounds of each set of commands, or of those named, then the site for so many seconds."""
    where = "PostgreSQL" if places[0].server else "SQLite"
    for name, start, commands in [one for one in AT_ONCE if not sets or one[0] in sets]:
        row = report.row(f"at once: {name} ({where})", rounds)
        report.try_each(row, range(rounds), places[:1], lambda place, n: _at_once(place, start, commands, n))  # noqa: B023
    beside = report.row(f"the site beside imports ({where})", 1)
    report.try_each(beside, [seconds], places[:1], _site)


def _at_once(place: Place, start: str, commands: Sequence[tuple[str, ...]], number: int) -> list[str]:
    place.put_back(start)
    running = []
    for words in commands:
        running.append((words, place.start(*words)))
        time.sleep(0.05 * number)
    wrong = []
    for words, process in running:
        # What was reviewed may have changed meanwhile: then a filing is refused. A text may have warnings.
        allowed = (0, 1) if words[0] in ("file", "build") else (0,)
        complaint = place.wait(process).complaint(*allowed)
        wrong += [f"{words[0]}: {complaint}"] if complaint else []
    return wrong + _sound(place)


def _sound(place: Place) -> list[str]:
    wrong = [place.damage()] if place.damage() else []
    complaint = place.run("journal", "verify").complaint(0)
    return [*wrong, f"the journal: {complaint}"] if complaint else wrong


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _site(place: Place, seconds: float) -> list[str]:
    place.put_back("full")
    port = free_port()
    server = place.start("serve", "--port", port)
    answers: Counter[str] = Counter()
    wrong: list[str] = []
    try:
        assert server.stdout is not None
        server.stdout.readline()  # it says when it listens
        until = time.monotonic() + seconds
        asking = [
            threading.Thread(target=_ask, args=(f"http://127.0.0.1:{port}{path}", until, answers)) for path in PAGES
        ]
        for thread in asking:
            thread.start()
        imports = 0
        while time.monotonic() < until:
            done: Done = place.run(*(CHANGED if imports % 2 == 0 else IMPORT))
            imports += 1
            wrong += [f"import: {complaint}"] if (complaint := done.complaint(0)) else []
        for thread in asking:
            thread.join()
    finally:
        kill(server)
        server.communicate()
    wrong += [f"answer {code}" for code, times in answers.items() for _n in range(times) if code != "200"]
    if not answers["200"]:
        wrong.append("no page was answered")
    return wrong + _sound(place)


def _ask(url: str, until: float, answers: Counter[str]) -> None:
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                answer.read()
                answers[str(answer.status)] += 1
        except OSError as error:
            answers[str(getattr(error, "code", type(error).__name__))] += 1
            time.sleep(0.2)
