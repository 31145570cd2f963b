"""The briefing on the embedded corpus, cold and warm, against its libraries alone.

    python benchmarks/briefing.py [RUNS]

The peer is what nobody can avoid: one process that imports the same libraries and runs the bare spaCy pipe and the
encoder once over the same text. Each is a process of its own with an empty cache, taken in turn, and the fastest run of
each counts.
Limits: cold at most 1.5 x the peer, warm under a third of cold.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLD_LIMIT, WARM_LIMIT = 1.5, 1 / 3

BARE = """
import sys
from pathlib import Path
import pandas, jinja2, msgspec, trafilatura, feedparser, pyarrow.parquet
from narrator.engines import encoder, parser
from narrator.articles import articles_in
from narrator.shipped import embedded_articles
from narrator.read.articles.files import read_articles
texts = [article.body() for article in read_articles(embedded_articles())]
documents = [document for text in texts for document in parser.parse([text])]
encoder.encode([str(sentence) for document in documents for sentence in document.sents])
"""


def seconds(command: list[str], cache: str) -> float:
    """Wall time of a process with its own cache folder."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": cache})
    return time.perf_counter() - began


def main() -> int:
    """Print both ratios; fail over a limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    bare, cold, warm = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            bare.append(seconds([sys.executable, "-c", BARE], str(Path(folder) / "bare")))
            cold.append(seconds([sys.executable, "-m", "narrator", "brief"], folder))
            warm.append(seconds([sys.executable, "-m", "narrator", "brief"], folder))
    cold_ratio, warm_ratio = min(cold) / min(bare), min(warm) / min(cold)
    print(f"bare libraries {min(bare):.1f} s, cold {min(cold):.1f} s, warm {min(warm):.1f} s")
    print(f"cold over bare {cold_ratio:.2f} (limit {COLD_LIMIT})")
    print(f"warm over cold {warm_ratio:.2f} (limit {WARM_LIMIT:.2f})")
    return 0 if cold_ratio <= COLD_LIMIT and warm_ratio < WARM_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
