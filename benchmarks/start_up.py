"""Time of `narrator --help`, absolute and against an empty Python, and that it loads no heavy library.

python benchmarks/start_up.py
"""

from __future__ import annotations

import subprocess
import sys
import time

LIMIT = 0.4
RUNS = 7
HEAVY = ("pandas", "spacy", "torch", "numpy", "sentence_transformers", "jinja2")


def seconds(*arguments: str) -> float:
    """The fastest of some runs of this Python: the machine's noise only ever adds."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> int:
    """Print, and fail over the limit or where a heavy library is loaded."""
    helped, empty = seconds("-m", "narrator", "--help"), seconds("-c", "pass")
    probe = f"import sys, narrator.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True).stdout.strip()
    print(f"narrator --help: {helped:.2f} s (limit {LIMIT}), {helped / empty:.1f} x an empty Python; loaded: {loaded}")
    return 0 if helped < LIMIT and loaded == "[]" else 1


if __name__ == "__main__":
    sys.exit(main())
