"""The site is served on this machine only, with strict headers on every answer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.homes import migrated


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "dalel.config.cli", *arguments]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DALEL_HOME": str(tmp_path_factory.mktemp("served") / "home"), "DALEL_LANG": "en"}


@pytest.fixture(scope="module")
def site(environment: dict[str, str]) -> Iterator[str]:
    migrated(Path(environment["DALEL_HOME"]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = command("serve", "--port", str(port))
    process = subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.readline()
    assert f"http://127.0.0.1:{port}/" in told
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


def ask(url: str, **headers: str) -> tuple[int, Message]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


@pytest.mark.parametrize("path", ["/", "/no-such-page"])
def test_every_answer_has_strict_headers(site: str, path: str) -> None:
    _status, headers = ask(site + path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_another_name_for_this_machine_is_refused(site: str) -> None:
    status, _headers = ask(site + "/", Host="dalel.example")
    assert status == 400


def test_another_address_is_refused(environment: dict[str, str]) -> None:
    called = subprocess.run(
        command("serve", "--host", "0.0.0.0"), env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert called.returncode == 1
    assert "this machine only" in called.stderr


def test_without_a_database_it_says_what_to_do(environment: dict[str, str], tmp_path: Path) -> None:
    called = subprocess.run(
        command("serve"),
        env={**environment, "DALEL_HOME": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert called.returncode == 1
    assert "dalel migrate" in called.stderr
