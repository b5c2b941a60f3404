"""`dalel estimate` from the outside."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dalel.config.cli import main

KOSOVO = Path(__file__).parent / "published" / "kosovo_1999.csv"


def test_json_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(KOSOVO), "--format", "json", "--quick"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["observed"] == 4400
    assert told["source"] == "kosovo_1999.csv"
    assert told["seed"] == 1


def test_same_seed_same_bytes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "lists.csv"
    file.write_text("a,b,c,count\n1,0,0,40\n0,1,0,35\n0,0,1,30\n1,1,0,12\n1,0,1,11\n0,1,1,9\n1,1,1,6\n")
    printed = []
    for _time in range(2):
        main(["estimate", str(file), "--format", "json", "--seed", "7", "--no-sensitivity"])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_the_order_of_the_rows_does_not_matter(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    head, *rows = KOSOVO.read_text().strip().splitlines()
    turned = tmp_path / "kosovo_1999.csv"
    turned.write_text("\n".join([head, *reversed(rows)]) + "\n")
    printed = []
    for file in (KOSOVO, turned):
        main(["estimate", str(file), "--format", "json", "--quick"])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


def test_a_refused_table_ends_with_one_and_says_the_remedy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "lists.csv"
    file.write_text("a,count\n1,40\n")
    assert main(["estimate", str(file)]) == 1
    assert "three or more" in capsys.readouterr().err


def test_a_picture_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(KOSOVO), "--format", "svg", "--quick", "--no-sensitivity"]) == 0
    assert capsys.readouterr().out.startswith("<svg")


def test_replicates_are_pooled_and_not_summed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "lists.csv"
    rows = ["1,0,0,{0}", "0,1,0,35", "0,0,1,30", "1,1,0,12", "1,0,1,11", "0,1,1,9", "1,1,1,6"]
    lines = [f"{at}," + row.format(38 + 2 * at) for at in range(3) for row in rows]
    file.write_text("\n".join(["linkage,a,b,c,count", *lines]) + "\n")
    call = ["estimate", str(file), "--replicates", "linkage", "--quick", "--no-sensitivity", "--format", "json"]
    totals = {}
    for rule in ("mixture", "rubin"):
        assert main([*call, "--pool", rule]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["observed"], told["joined"]) == (143, rule)
        totals[rule] = next(one for one in told["estimates"] if one["method"] == "decomposable-graphs")
        assert totals[rule]["diagnostics"]["rule"] == rule
    assert 143 < totals["mixture"]["estimate"] < 400
    assert totals["rubin"]["estimate"] == pytest.approx(totals["mixture"]["estimate"], rel=0.1)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_stopped_from_the_keyboard_it_returns_with_what_was_finished() -> None:
    # A signal that the parent ignores is ignored by the child too, unless it is told otherwise.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from dalel.config.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    call = [sys.executable, "-c", code, "estimate", str(KOSOVO), "--format", "json"]
    work = subprocess.Popen(call, stdout=subprocess.PIPE)
    time.sleep(2.5)
    work.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, _err = work.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert work.returncode == 130
    told = json.loads(out)
    assert told["interrupted"]
    assert told["estimates"][0]["method"] == "chao-bias-corrected"


def test_the_room_imports_alone_and_soon() -> None:
    code = (
        "import time, sys; start = time.process_time(); import dalel.statistics.panel, dalel.statistics.reading;"
        "print(time.process_time() - start, 'django' in sys.modules, 'scipy.stats' in sys.modules)"
    )
    times = []
    for _time in range(3):
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        assert out[1:] == ["False", "False"]
        times.append(float(out[0]))
    assert min(times) < 0.5
