"""Checking broken drafts: no exception, no hang, every sentence and finding where it says, the same twice.

    python benchmarks/fuzz_check.py [N] [SEED] [--processes P]
    python benchmarks/fuzz_check.py --only NUMBER [SEED]
    python benchmarks/fuzz_check.py --lines

The cases are those of tests/check/test_fuzz.py, N of them (default 10,000), each following from the seed and its number
alone: text, Markdown, HTML, mail and Word files, read as the command reads them and checked against the corpus, its
copies told from originals, with vectors and the statistics of the embedded market. Reading may refuse a file; whatever
it accepts is checked within a limit of processor time, and every tenth is printed in every form and checked again.
`--lines` checks lines of a kind at 5,000 and 20,000 characters, the ratio of whose times must stay under 4 x 1.8, and
lines of a megabyte, which must end.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

if __name__ in {"__main__", "__mp_main__"}:
    sys.path[0] = str(Path(__file__).parents[1])  # the cases stand in the tests

from narrator.articles import articles_in, clusters_of, statements_in
from narrator.check.desk import Desk, lay_out
from narrator.check.sources.readings import read_sources
from narrator.engines.vectors import vectors_of
from narrator.pipeline import open_desk
from narrator.shipped import embedded_articles
from tests.check.test_fuzz import DAY, WITHIN, case, faults, read
from tests.extract.test_fuzz import GROWTH, LINES, ends_within, line

SHORT, LONG, MEGABYTE = 5_000, 20_000, 1_000_000
PATIENCE = 900.0
"""Seconds of processor time for a line."""

THOROUGHLY = 10
CHUNK = 50


@dataclass(frozen=True, slots=True)
class Tried:
    """A case that was run: its form, processor time, length, and what was wrong; refused files have no length."""

    number: int
    form: str
    seconds: float
    length: int | None
    wrong: tuple[str, ...]


@cache
def desk() -> Desk:
    """The corpus and the figures of its market."""
    articles = articles_in(embedded_articles())
    clusters = clusters_of(articles, {one.id: statements_in(one) for one in articles})
    facts = open_desk().facts
    readings = read_sources(articles, clusters, statements_in, dateline=DAY, securities=())
    return lay_out(readings, facts.statistics, facts.securities, vectors_of)


def tried(seed: int, number: int) -> Tried:
    """A case with what is wrong with it: its unsound places, or the exception that it ends in."""
    held, (name, data) = desk(), case(seed, number)
    text, began = None, time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        try:
            with ends_within(WITHIN):
                text = read(name, data, Path(folder))
                wrong = [] if text is None else faults(text, held, thoroughly=number % THOROUGHLY == 0)
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is sought
            last = traceback.extract_tb(error.__traceback__)[-1]
            wrong = [f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"]
    took = time.process_time() - began
    return Tried(number, name.partition(".")[2], took, None if text is None else len(text), tuple(wrong))


def broken(count: int, seed: int, processes: int) -> bool:
    """Print what goes wrong among so many cases, and the slowest; whether nothing does."""
    forms: Counter[str] = Counter()
    failed, refused, slowest = 0, 0, list[Tried]()
    for one in _all(count, seed, processes):
        forms[one.form] += 1
        failed += bool(one.wrong)
        refused += one.length is None
        slowest = sorted([*slowest, one], key=lambda case: -case.seconds)[:10]
        if sys.stderr.isatty() and one.number % 100 == 0:
            print(f"\r{one.number:,}", end="\r", file=sys.stderr, flush=True)
        for problem in one.wrong[:3]:
            print(f"{one.form} {one.number}: {problem[:300]}", flush=True)
    said = ", ".join(f"{forms[form]:,} {form}" for form in sorted(forms))
    print(f"{count:,} drafts ({said}): {failed} failed, {refused:,} refused by reading")
    print(f"slowest (limit {WITHIN:.0f} s of processor time):")
    for one in slowest:
        print(f"  {one.seconds:5.1f} s  {one.form:4} {one.number:6}  {one.length or 0:,} characters")
    return not failed


def _all(count: int, seed: int, processes: int) -> Iterator[Tried]:
    desk()  # read and kept once, before others ask for it
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(tried, seed), range(count), chunksize=CHUNK)


def seconds_of(text: str) -> float:
    """Processor time of a check; faults raise."""
    held = desk()
    began = time.process_time()
    with ends_within(PATIENCE):
        found = faults(text, held)
    if found:
        raise ValueError("; ".join(found))
    return time.process_time() - began


def grows(name: str) -> bool:
    """Print how the time of a line grows with its length; whether it stays linear."""
    short, long = seconds_of(line(name, SHORT)), seconds_of(line(name, LONG))
    times, ratio = LONG / SHORT, long / max(short, 0.05)
    print(f"{name}: {short:.1f} s, {times:.0f} x as long {long:.1f} s, ratio {ratio:.1f}", flush=True)
    return ratio <= times * GROWTH


def main() -> int:
    """Run the cases or the lines; fail where anything does."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", nargs="?", type=int, default=10_000)
    arguments.add_argument("seed", nargs="?", type=int, default=1)
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--only", type=int)
    arguments.add_argument("--lines", action="store_true")
    given = arguments.parse_args()
    if given.only is not None:
        print(*case(given.seed, given.only), tried(given.seed, given.only), sep="\n")
        return 0
    if not given.lines:
        return 0 if broken(given.count, given.seed, given.processes) else 1
    linear = [grows(name) for name in LINES]
    for name in ("prose", "no space"):
        print(f"a megabyte of {name}: {seconds_of(line(name, MEGABYTE)):.0f} s of processor time", flush=True)
    return 0 if all(linear) else 1


if __name__ == "__main__":
    sys.exit(main())
