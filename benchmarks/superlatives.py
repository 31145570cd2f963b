"""The superlative engine against an exhaustive reference over random series, and its own time over a large catalogue.

    python benchmarks/superlatives.py [SERIES]

The reference is that of the tests: every definition again, value by value and window by window, without a line of the
engine. Prints how many superlatives are false (found and not true), how many are missed (true and not found), the
ratio of the processor times, and the seconds for 500 histories of 30 to 1,000 values and three of 4,000 days. Fails
where one is false or missed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from narrator.calendar import settlement_dates
from narrator.measure.entry import Every
from narrator.measure.record.superlatives import superlatives_of
from narrator.model.statistics import Observation
from tests.measure.record.test_superlatives import daily, expected_of, facts_of, random_history, weekly

SERIES = 5000
RUNS = 7
STEPS = (Every.DAY, Every.WEEK, Every.CYCLE)

History = tuple[Observation, ...]


def compared(count: int) -> tuple[int, int, int, float]:
    """True, false and missed superlatives of some random series, and the engine's time over the reference's."""
    rng = np.random.default_rng(20230906)
    agreed = false = missed = 0
    engine = reference = 0.0
    for number in range(count):
        every = STEPS[number % len(STEPS)]
        history = random_history(rng, every)
        began = time.process_time()
        superlatives = superlatives_of(history, every, "USD")
        between = time.process_time()
        wanted = Counter(expected_of(history, every))
        reference += time.process_time() - between
        engine += between - began
        found = Counter(facts_of(superlatives))
        agreed += (found & wanted).total()
        false += (found - wanted).total()
        missed += (wanted - found).total()
    return agreed, false, missed, engine / reference


def catalogue() -> list[tuple[History, Every]]:
    """Histories as long as those of a large catalogue."""
    rng = np.random.default_rng(1)
    days = {
        Every.DAY: [one.day for one in daily(*[0] * 4000)],
        Every.WEEK: [one.day for one in weekly(*[0] * 1000)],
        Every.CYCLE: list(settlement_dates(date(1981, 1, 1), date(2023, 8, 31))),
    }
    sizes = [*((STEPS[n % len(STEPS)], int(rng.integers(30, 1001))) for n in range(500)), *[(Every.DAY, 4000)] * 3]
    found = []
    for every, size in sizes:
        values = np.cumsum(rng.normal(0, 1e9, size))
        dated = zip(days[every][-size:], values, strict=True)
        found.append((tuple(Observation(day, Decimal(f"{figure:.2f}")) for day, figure in dated), every))
    return found


def seconds(histories: list[tuple[History, Every]]) -> float:
    """Processor time of the fastest of some runs: the machine's noise only ever adds."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        for history, every in histories:
            superlatives_of(history, every, "USD")
        times.append(time.process_time() - began)
    return min(times)


def main() -> int:
    """Compare, print, and fail where the two differ or the engine is slow."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SERIES
    agreed, false, missed, ratio = compared(count)
    print(f"{count:,} random series: {agreed:,} superlatives agree, {false} false, {missed} missed")
    print(f"time of the engine over time of the reference: {ratio:.3f}")
    histories = catalogue()
    taken = seconds(histories)
    values = sum(len(history) for history, _ in histories)
    print(f"{len(histories)} histories of {values:,} values: {taken:.3f} s")
    return 1 if false or missed else 0


if __name__ == "__main__":
    sys.exit(main())
