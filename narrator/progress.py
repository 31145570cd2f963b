"""How far long work has come, for a person who waits at a terminal; silent everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from shutil import get_terminal_size
from typing import TypeVar

Item = TypeVar("Item")

SHOWN_AFTER = 1.0
"""Seconds of work before a bar appears: what is quicker needs none."""

_shown: ContextVar[bool] = ContextVar("progress shown", default=False)


@contextmanager
def shown() -> Iterator[None]:
    """While it lasts, `along` tells stderr how far it is, if stderr is a terminal."""
    token = _shown.set(True)
    try:
        yield
    finally:
        _shown.reset(token)


def along(items: Sequence[Item], words: str) -> Iterable[Item]:
    """The items one after another, with a bar named `words` where progress is shown; without, the items themselves."""
    if not _shown.get() or not sys.stderr.isatty():
        return items
    from tqdm import tqdm  # noqa: PLC0415 - only a person who waits needs it

    size = get_terminal_size()  # tqdm shows nothing on a terminal that does not tell its size
    shape = {"ncols": size.columns, "nrows": size.lines}
    bar: Iterable[Item] = tqdm(items, desc=words, delay=SHOWN_AFTER, leave=False, file=sys.stderr, **shape)
    return bar
