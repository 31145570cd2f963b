"""Extraction over broken texts and pages: no exception, no hang, and every offset the place of the words it claims.

    python benchmarks/fuzz_extract.py [N] [SEED]
    python benchmarks/fuzz_extract.py --only NUMBER [SEED]

The cases are those of tests/extract/test_fuzz.py, N of them (default 10,000: a quarter of an hour), each following from
the seed and its number alone. Reading may refuse a file; whatever it accepts must be extracted soundly, within a limit
of processor time, and shown as a page. Then lines of a kind are read at 10,000 and 40,000 characters: the ratio of
their times must stay under 4 x 1.8, and lines of a megabyte must end.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])  # the cases stand in the tests

from tests.extract.test_fuzz import GROWTH, LINES, WITHIN, Case, case, ends_within, faults, line, seconds_of

SHORT, LONG, MEGABYTE = 10_000, 40_000, 1_000_000
PATIENCE = 300.0
"""Seconds of processor time for a line."""


def wrong(one: Case, place: Path) -> list[str]:
    """What is wrong with a case: its unsound offsets, or the exception that it ends in."""
    try:
        with ends_within(WITHIN):
            return faults(one, place)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is sought
        last = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"]


def broken(count: int, seed: int) -> bool:
    """Print what goes wrong among so many cases; whether nothing does."""
    kinds: Counter[str] = Counter()
    failed, slowest = 0, (0.0, 0)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            one = case(seed, number)
            began = time.process_time()
            found = wrong(one, Path(folder) / "a.txt")
            slowest = max(slowest, (time.process_time() - began, number))
            kinds[one.kind] += 1
            failed += bool(found)
            for problem in found[:3]:
                print(f"{one.kind} {number}: {problem[:300]}", flush=True)
    print(f"{count:,} cases ({', '.join(f'{kinds[kind]:,} {kind}' for kind in sorted(kinds))}): {failed} failed")
    print(f"slowest: case {slowest[1]}, {slowest[0]:.1f} s of processor time (limit {WITHIN:.0f})")
    return not failed


def grows(name: str) -> bool:
    """Print how the time of a line grows with its length; whether it stays linear."""
    try:
        with ends_within(PATIENCE):
            short, long = seconds_of(line(name, SHORT)), seconds_of(line(name, LONG))
    except TimeoutError:
        print(f"{name}: no end within {PATIENCE:.0f} s", flush=True)
        return False
    times = LONG / SHORT
    print(f"{name}: {short:.1f} s, {times:.0f} x as long {long:.1f} s, ratio {long / max(short, 0.05):.1f}", flush=True)
    return long <= times * GROWTH * max(short, 0.05)


def main() -> int:
    """Run the cases and the lines; fail where anything does."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", nargs="?", type=int, default=10_000)
    arguments.add_argument("seed", nargs="?", type=int, default=1)
    arguments.add_argument("--only", type=int)
    given = arguments.parse_args()
    if given.only is not None:
        one = case(given.seed, given.only)
        print(repr(one))
        print(*faults(one, Path(tempfile.mkdtemp()) / "a.txt"), sep="\n")
        return 0
    sound = broken(given.count, given.seed)
    linear = [grows(name) for name in LINES]
    for name in ("prose", "no space"):
        print(f"a megabyte of {name}: {seconds_of(line(name, MEGABYTE)):.0f} s of processor time", flush=True)
    return 0 if sound and all(linear) else 1


if __name__ == "__main__":
    sys.exit(main())
