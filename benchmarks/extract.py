"""Extraction over the bare spaCy pipe on the same text: time, what a second process saves, and memory.

    python benchmarks/extract.py [FOLDER] [--articles N] [--runs R]

The articles are those of the embedded corpus, and of FOLDER where one is given. The peer is the same model, loaded by
`narrator.engines.parser`, over the same paragraphs, article by article, doing nothing with what it finds. Both are
warm, loading left out; they take turns in one process, processor time counts, and the median of the turns' ratios.
Limits: extraction at most 1.35 x the peer; two processes at least 1.7 x as fast as one, fastest
turn against fastest turn; and over N articles (the same
ones with other numbers, default 500; 10,000 take a quarter of an hour), each forgotten before the next, memory at the
end at most 1.1 x what it was after a fifth of them.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from narrator.engines import parser
from narrator.extract import extract_statements
from narrator.model.sources import Article
from narrator.read.articles.files import read_articles
from narrator.shipped import embedded_articles

OVER_BARE, TWO_PROCESSES, GROWTH = 1.35, 1.7, 1.1
_DIGIT = re.compile(r"\d")


def articles_of(folder: Path | None) -> tuple[Article, ...]:
    """The articles of the embedded corpus, and those of a folder."""
    return (*read_articles(embedded_articles()), *(read_articles(folder) if folder else ()))


def bare(articles: Sequence[Article]) -> None:
    """The peer: every paragraph parsed, nothing read out of it."""
    for one in articles:
        for _ in parser.parse([span.of(one.text) for span in one.paragraphs]):
            pass


def extracted(articles: Sequence[Article]) -> int:
    """How many claims the articles make."""
    return sum(len(extract_statements(one).claims) for one in articles)


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """What the clock says that it takes."""
    began = clock()
    work()
    return clock() - began


def over_bare(articles: Sequence[Article], runs: int) -> bool:
    """Print the ratio of the times; whether it is within its limit."""
    for warm in (bare, extracted):
        warm(articles)
    turns = [
        tuple(seconds(partial(work, articles), time.process_time) for work in (bare, extracted)) for _ in range(runs)
    ]
    words = sum(len(one.body().split()) for one in articles)
    ratio = statistics.median(ours / peer for peer, ours in turns)
    print(f"{len(articles)} articles, {words:,} words: spaCy {min(peer for peer, _ in turns):.2f} s, ", end="")
    print(f"extraction {min(ours for _, ours in turns):.2f} s")
    print(f"extraction over the bare pipe {ratio:.2f} (limit {OVER_BARE})")
    return ratio <= OVER_BARE


def two_processes(articles: Sequence[Article], runs: int) -> bool:
    """Print how much faster two warm processes are than one; whether that is enough."""
    halves = [articles[0::2], articles[1::2]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(extracted, halves * 2))
        turns = [
            (
                seconds(lambda: extracted(articles), time.perf_counter),
                seconds(lambda: list(pool.map(extracted, halves)), time.perf_counter),
            )
            for _ in range(runs)
        ]
    ratio = min(one for one, _ in turns) / min(two for _, two in turns)
    print(f"two processes are {ratio:.2f} x as fast as one (at least {TWO_PROCESSES})")
    return ratio >= TWO_PROCESSES


def varied(articles: Sequence[Article], count: int) -> Iterator[Article]:
    """So many articles: these over and over, every digit drawn anew."""
    draw = random.Random(1)  # noqa: S311  other figures, not secrets
    for number in range(count):
        one = articles[number % len(articles)]
        text = _DIGIT.sub(lambda _: str(draw.randint(1, 9)), one.text)
        yield replace(one, id=f"{one.id}-{number}", text=text)


def resident() -> int:
    """Bytes of memory that this process has now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def memory(articles: Sequence[Article], count: int) -> bool:
    """Print memory along the way; whether it stays flat."""
    marks: dict[int, int] = {}
    fifth = max(count // 5, 1)
    for number, one in enumerate(varied(articles, count), start=1):
        extract_statements(one)
        if number % fifth == 0:
            marks[number] = resident()
            print(f"after {number:,} articles {marks[number] / 2**20:,.0f} MB", flush=True)
    first, last = marks[fifth], marks[max(marks)]
    print(f"memory at the end over that after a fifth {last / first:.2f} (limit {GROWTH})")
    return last <= GROWTH * first


def main() -> int:
    """Print the ratios; fail over a limit."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--articles", type=int, default=500)
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    articles = articles_of(given.folder)
    within = [over_bare(articles, given.runs), two_processes(articles, given.runs), memory(articles, given.articles)]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
