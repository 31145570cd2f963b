"""The whole catalogue over a market folder, against pandas merely reading the same files.

    python benchmarks/measure.py FOLDER [DATE] [RUNS]
    python benchmarks/measure.py FOLDER [DATE] --years 8

The peer reads every file of the folder with pandas and computes nothing. Each is a process of its own, imports
included, taken in turn; the fastest run of each counts. Limits: from files at most 3 x the peer, from the cache at
most 0.5 x; peak memory of the command (the median of the runs), less what its libraries take once they have started,
at most 2 x the frames of the market. With `--years`, the folder
is replicated into earlier years and the cost of a year of data printed for 1, 2, 4 ... years: linear within a quarter.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FROM_FILES, FROM_CACHE, MEMORY, LINEAR = 3.0, 0.5, 2.0, 1.25

BARE = """
import csv, io, sys, zipfile
from pathlib import Path
import pandas as pd

def read(path):
    head = path.open("rb").read(64)
    if head[:4] == b"PAR1":
        return pd.read_parquet(path)
    if head[:4] == b"PK\\x03\\x04":
        return pd.read_csv(path, compression="zip", low_memory=False)
    if head[:4] == b"\\xd0\\xcf\\x11\\xe0":
        return pd.read_excel(path, engine="calamine")
    if b"|" in head:
        skipped = 1 if head.startswith(b"#BOF") else 0
        return pd.read_csv(path, sep="|", quoting=csv.QUOTE_NONE, skiprows=skipped, encoding="latin-1",
                           low_memory=False, index_col=False)
    return pd.read_csv(path, low_memory=False, encoding="latin-1")

frames = [read(path) for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file() and path.suffix != ".md"]
"""

STARTED = """
import resource, sys
import narrator.facts, narrator.shapes, narrator.terminal.results, narrator.measure.statistics, narrator.read.market
import holidays, pyarrow, pyarrow.compute, pyarrow.csv, pyarrow.parquet
table = pyarrow.csv.read_csv(pyarrow.BufferReader(b"a,b\\n1,x\\n"))
pyarrow.parquet.write_table(table, sink := pyarrow.BufferOutputStream())
table = pyarrow.parquet.read_table(pyarrow.BufferReader(sink.getvalue()))
table.filter(pyarrow.compute.equal(table["a"], 1)).to_pandas()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""

FRAMES = """
import sys
from datetime import date
from pathlib import Path
from narrator.read.frames import FORMS
from narrator.read.market import read_market

market = read_market(Path(sys.argv[1]), until=date.fromisoformat(sys.argv[2]), tolerant=True)
frames = [getattr(market, name) for name in FORMS] + list(market.indices.values())
print(sum(int(frame.memory_usage(deep=True).sum()) for frame in frames))
"""

WHOLE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def seconds(command: list[str], cache: str) -> float:
    """Wall time of a process with its own cache folder."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": cache})
    return time.perf_counter() - began


def measuring(folder: Path, day: str) -> list[str]:
    """The command that computes the whole catalogue."""
    return [sys.executable, "-m", "narrator", "measure", "--market", str(folder), "--date", day, "--json"]


def compare(folder: Path, day: str, runs: int) -> bool:
    """Print the ratios of time; whether they are within their limits."""
    bare, files, cached = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            bare.append(seconds([sys.executable, "-c", BARE, str(folder)], cache))
            files.append(seconds(measuring(folder, day), cache))
            cached.append(seconds(measuring(folder, day), cache))
    from_files, from_cache = min(files) / min(bare), min(cached) / min(bare)
    print(f"pandas reads {min(bare):.1f} s, the catalogue {min(files):.1f} s, from the cache {min(cached):.1f} s")
    print(f"from files over pandas {from_files:.2f} (limit {FROM_FILES}), from cache {from_cache:.2f} ({FROM_CACHE})")
    return from_files <= FROM_FILES and from_cache <= FROM_CACHE


def memory(folder: Path, day: str, runs: int) -> bool:
    """Print peak memory over the frames; whether it is within its limit."""
    frames, started = printed(FRAMES, str(folder), day), printed(STARTED)
    whole = sorted(printed(WHOLE, *measuring(folder, day)) for _ in range(runs))
    peak = whole[runs // 2] - started
    print(f"frames {frames / 2**20:,.0f} MB, libraries {started / 2**20:,.0f} MB, above them {peak / 2**20:,.0f} MB")
    print(f"peak memory over the frames {peak / frames:.2f} (limit {MEMORY})")
    return peak <= MEMORY * frames


def printed(script: str, *arguments: str) -> int:
    """The number that a script prints, run in a process and with a cache folder of its own."""
    with tempfile.TemporaryDirectory() as cache:
        kept = {**os.environ, "XDG_CACHE_HOME": cache}
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True, env=kept
        )
    return int(done.stdout)


def replicate(folder: Path, into: Path, last: str, years: int) -> None:
    """The year up to `last`, and copies of it each 364 days earlier than the one before, so that weekdays stay."""
    import pandas as pd  # noqa: PLC0415

    end, year = pd.Timestamp(last), pd.Timedelta(days=364)
    for back in range(years):
        target = into / str(back)
        target.mkdir(parents=True)
        for path in sorted(folder.rglob("*.parquet")):
            frame = pd.read_parquet(path)
            days = pd.to_datetime(frame["date"])
            kept = (days > end - year) & (days <= end)
            frame.assign(date=days - back * year)[kept].to_parquet(target / path.name)
        for path in sorted(folder.rglob("shrt*.csv")):
            day = pd.Timestamp(re.sub(r"\D", "", path.stem))
            if end - year < day <= end:
                earlier = day - back * year
                text = path.read_text().replace(f"|{day:%Y-%m-%d}", f"|{earlier:%Y-%m-%d}")
                (target / f"shrt{earlier:%Y%m%d}.csv").write_text(text)


def linear(folder: Path, day: str, years: int) -> bool:
    """Print the cost of a year of data as the record grows; whether it stays the same."""
    cost = {}
    with tempfile.TemporaryDirectory() as place:
        for count in [number for number in (1, 2, 4, 8, 16) if number <= years]:
            into = Path(place) / f"of {count}"
            replicate(folder, into, day, count)
            took = [seconds(measuring(into, day), str(Path(place) / f"cache {count} {run}")) for run in range(2)]
            cost[count] = min(took) / count
            print(f"{count} years of data: {min(took):.1f} s, {cost[count]:.2f} s a year")
    first, last = min(cost), max(cost)
    print(f"a year's cost with {last} years over that with {first}: {cost[last] / cost[first]:.2f} (limit {LINEAR})")
    return cost[last] <= LINEAR * cost[first]


def main() -> int:
    """Print the ratios; fail over a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("day", nargs="?", default="2023-09-08")
    parser.add_argument("runs", nargs="?", type=int, default=3)
    parser.add_argument("--years", type=int)
    given = parser.parse_args()
    if given.years:
        return 0 if linear(given.folder, given.day, given.years) else 1
    within = [compare(given.folder, given.day, given.runs), memory(given.folder, given.day, given.runs)]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
