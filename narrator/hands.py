"""Work given to several processes, with the results that one would have made, in the same order."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from weakref import finalize

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Given = TypeVar("Given")
Made = TypeVar("Made")
Job = TypeVar("Job")

_EACH, _HANDED = 40, 4
"""Values that are worth the start of another process, which loads a model of its own; and handed to it at once."""

_STDERR = 2
_NO_MORE = -1
"""The number under which a twin says that it brings nothing more of a job."""

_PATIENCE = 5.0
"""Seconds that a twin is waited for when nothing but what it has at hand is missing, or for the rest of a word."""


class Apply(Protocol):
    """Applies a function to values in order, as `map` does."""

    def __call__(self, do: Callable[[Given], Made], values: Iterable[Given], /) -> Iterator[Made]:
        """What it makes of each."""


@contextmanager
def many_hands(count: int) -> Iterator[Apply]:
    """What applies a function to so many values, in order: `map`, or that of a new process on every core."""
    processes = min(os.cpu_count() or 1, count // _EACH)
    if processes < 2:  # noqa: PLR2004  one is this one
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  a few values do without
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield partial(pool.map, chunksize=_HANDED)
    finally:
        pool.shutdown(cancel_futures=True)


def can_have_a_twin() -> bool:
    """Whether a copy of this process would live and have a core: on Linux, and not below a worker of a pool."""
    from multiprocessing import current_process  # noqa: PLC0415  a first check does without

    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and not current_process().daemon


class Twin(Generic[Job]):
    """A copy of this process, with all that it holds in memory, that does the same jobs from their other end.

    `backwards` makes of a job its results, each with its number, the last one first; it runs in the copy. The copy ends
    with this process, or when nobody holds the twin any more. Threads may share a twin, which is with the job that came
    last; a later copy of this process may not. No other thread may be at work on what `backwards` uses while the twin
    is made. Raises OSError where no process or file is left.
    """

    def __init__(self, backwards: Callable[[Job], Iterator[tuple[int, object]]]) -> None:
        from multiprocessing import get_context  # noqa: PLC0415  a first check does without

        forked = get_context("fork")
        self._line, there = forked.Pipe()
        _limit(self._line)
        copy = forked.Process(target=_live, args=(backwards, there), daemon=True)
        copy.start()
        there.close()
        atexit.register(finalize(self, _end, copy, os.getpid()))  # before multiprocessing, which asks and waits
        self._jobs, self._lock = 0, Lock()
        self._heard = True  # who was waited for in vain is waited for again once it has brought something

    def begin(self, job: Job) -> Apply:
        """Set the twin to work on a job; what is returned applies the same work here, and takes what the twin made.

        What the twin does not bring, be it that it was ended or that `backwards` raised, is made here.
        """
        with self._speaking():
            while self._line.poll():  # a twin that is not heard does not listen
                self._line.recv()
                self._heard = True
            self._jobs += 1
            number = self._jobs
            self._line.send((number, job))
            return partial(self._finish, number)
        return map

    def _finish(self, job: int, do: Callable[[Given], Made], values: Iterable[Given], /) -> Iterator[Made]:
        """What `do` makes of each value, in order, the last of them made by the twin."""
        given = list(values)
        made: dict[int, Made] = {}
        for number, value in enumerate(given):
            self._fetch(job, made)
            if number not in made and (number + 1 in made or number + 1 == len(given)) and _NO_MORE not in made:
                # the twin has it at hand
                self._fetch(job, made, _PATIENCE)
            if number not in made:
                made[number] = do(value)
        with self._speaking():
            if job == self._jobs:
                self._line.send(None)
        return iter([made[number] for number in range(len(given))])

    def _fetch(self, job: int, made: dict[int, Made], patience: float = 0) -> None:
        """Add what the twin has made of its last job, if it is this one, and wait for something if need be."""
        with self._speaking():
            if job != self._jobs:
                return
            patience = patience if self._heard else 0
            while self._line.poll(patience):
                of, number, result = self._line.recv()
                self._heard = True
                if of == job:
                    made[number] = result
                    patience = 0
            if patience:
                self._heard = False

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """One thread at a time on the line, which is given up where a word was broken off, by whatever it was."""
        whole = False
        try:
            with suppress(Exception), self._lock:
                yield
                whole = True
        finally:
            if not whole:
                self._line.close()


def _limit(line: Connection) -> None:
    """Wait no longer to be heard, or for the rest of a word."""
    span = struct.pack("ll", int(_PATIENCE), int(_PATIENCE % 1 * 1_000_000))
    with socket.socket(socket.AF_UNIX, fileno=os.dup(line.fileno())) as end:
        end.setblocking(True)  # whatever the default of this process is
        for limit in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
            end.setsockopt(socket.SOL_SOCKET, limit, span)


def _end(copy: BaseProcess, owner: int) -> None:
    """End a copy of this process; a later one, which holds the twin too, has nothing to end."""
    if os.getpid() == owner:
        copy.kill()
        copy.join()


def _live(backwards: Callable[[Job], Iterator[tuple[int, object]]], line: Connection) -> None:
    """The life of a twin: job after job, each until the next word comes, which says that the rest is not wanted."""
    _forget_handlers()
    with suppress(OSError, EOFError):
        _close_all_but(line.fileno())
        while True:
            word = line.recv()
            if word is not None:
                number, job = word
                _work(backwards(job), number, line)


def _work(results: Iterator[tuple[int, object]], job: int, line: Connection) -> None:
    """Send what is made of a job until a word comes; what raises here is not sent, and raises where it is asked."""
    with suppress(Exception):
        for number, result in results:
            if line.poll():
                return
            line.send((job, number, result))
    with suppress(OSError):
        line.send((job, _NO_MORE, None))


def _forget_handlers() -> None:
    """Leave it to the process to answer signals: its handlers close what is its own, and it ends its twin."""
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _close_all_but(kept: int) -> None:
    """Close what was open when the twin was made: a connection that it held too would never end.

    Its number stays taken, for what believes that it owns it will close it when it is collected.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    opened = [int(file.name) for file in Path("/proc/self/fd").iterdir()]
    for number in opened:
        if number > _STDERR and number not in (kept, nothing):
            os.dup2(nothing, number, inheritable=False)
