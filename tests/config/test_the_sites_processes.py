"""The site's processes: a worker that dies is replaced, none outlives the site, slow clients stop nobody."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.homes import migrated

PATIENCE = 60


def until(found: Callable[[], object], what: str) -> None:
    """Wait until it is so; how long a machine needs is not what is tested."""
    end = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def workers(process: int) -> set[int]:
    found: set[int] = set()
    for task in Path(f"/proc/{process}/task").iterdir():
        found |= set(map(int, (task / "children").read_text().split()))
    return found


def ended(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def answered(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


COMMAND = [sys.executable, "-m", "dalel.config.cli"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    made = {**kept, "DALEL_HOME": str(tmp_path_factory.mktemp("site") / "home"), "DALEL_LANG": "en"}
    migrated(Path(made["DALEL_HOME"]))
    return made


@pytest.fixture
def site(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [*COMMAND, "serve", "--port", str(port)]
    process = subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    yield process, f"http://127.0.0.1:{port}/"
    if process.poll() is None:
        process.kill()
        process.wait()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_a_worker_that_dies_is_replaced_and_none_outlives_the_site(site: tuple[subprocess.Popen[str], str]) -> None:
    process, url = site
    until(lambda: answered(url), "it answers")
    first = workers(process.pid)
    os.kill(min(first), signal.SIGKILL)
    until(lambda: len(workers(process.pid)) == len(first) and min(first) not in workers(process.pid), "it is replaced")
    assert answered(url)
    last = workers(process.pid)
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, "Traceback" in err) == (0, False)
    assert all(map(ended, last))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_workers_end_with_a_site_that_is_killed(site: tuple[subprocess.Popen[str], str]) -> None:
    process, url = site
    until(lambda: answered(url), "it answers")
    left = workers(process.pid)
    process.kill()
    process.wait()
    until(lambda: all(map(ended, left)), "they end")


def test_requests_that_are_never_finished_stop_nobody(site: tuple[subprocess.Popen[str], str]) -> None:
    _process, url = site
    until(lambda: answered(url), "it answers")
    port = int(url.rsplit(":", 1)[1].strip("/"))
    held = []
    for _client in range(300):
        slow = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        held.append(slow)
    assert answered(url)
    for slow in held:
        slow.close()


def test_style_sheets_too_are_refused_under_another_name(site: tuple[subprocess.Popen[str], str]) -> None:
    _process, url = site
    until(lambda: answered(url), "it answers")
    asked = urllib.request.Request(f"{url}static/pages/dalel.css", headers={"Host": "dalel.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=PATIENCE)
    assert refused.value.code == 400
    assert answered(f"{url}static/pages/dalel.css")


def test_a_port_that_is_taken_is_said(site: tuple[subprocess.Popen[str], str], environment: dict[str, str]) -> None:
    _process, url = site
    port = url.rsplit(":", 1)[1].strip("/")
    called = subprocess.run(
        [*COMMAND, "serve", "--port", port],
        env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (called.returncode, "cannot be used" in called.stderr) == (1, True)
