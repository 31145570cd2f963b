"""The stretches of a text around something cheap to find, so that a costly grammar reads only these."""

from __future__ import annotations

import re
from collections.abc import Iterator


def stretches(text: str, hint: re.Pattern[str], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Where `hint` is found, with so many characters before and after it, in order and apart from each other.

    >>> list(stretches("a long text with 5 in it, and a 6", re.compile("[0-9]"), 2, 3))
    [(15, 21), (30, 33)]
    """
    start = end = 0
    for found in hint.finditer(text):
        if found.start() - before > end:
            if end:
                yield start, end
            start = max(0, found.start() - before)
        end = min(found.end() + after, len(text))
    if end:
        yield start, end
