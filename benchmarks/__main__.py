"""`make bench`: the sample, a large register, and the statistics room; each table names its aims."""

from __future__ import annotations

import argparse
import sys

from benchmarks import register, sample


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "--incidents", type=int, default=1_000_000, help="size of the register (acts are twice as many)"
    )
    parser.add_argument("--skip-statistics", action="store_true")
    options = parser.parse_args()
    lines = [*sample.measure(), *register.measure(options.incidents)]
    if not options.skip_statistics:
        from benchmarks import statistics  # sets the number of threads before numpy is there

        print()
        lines.append(statistics.main() == 0)
    return 0 if all(lines) else 1


if __name__ == "__main__":
    sys.exit(main())
