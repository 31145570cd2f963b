"""Products of small matrices, as our models make them sentence by sentence: by numpy's own library, on one thread.

On several threads they take twice as long, as the threads wait for each other; by the library that spaCy brings, one
and a half times to three times as long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language


_turn = RLock()
if hasattr(os, "register_at_fork"):  # a copy of this process would wait for a thread that it does not have
    os.register_at_fork(before=_turn.acquire, after_in_parent=_turn.release, after_in_child=_turn.release)


@contextmanager
def on_one_thread() -> Iterator[None]:
    """While it lasts, numpy multiplies matrices on one thread, and other threads that want this wait for their turn.

    The limit is one for the process: of two threads that set it, one would lift it for both, or find what the other
    had set and leave it so. Nothing may be yielded meanwhile.
    """
    with _turn, _libraries().limit(limits=1):
        yield


@cache
def _libraries() -> ThreadpoolController:
    """The libraries that multiply matrices; looking for them takes as long as a short sentence."""
    return ThreadpoolController()


def multiply_with_numpy(pipeline: Language) -> None:
    """Have every model of a spaCy pipeline multiply with numpy; what it makes differs in the last digits of a float."""
    from thinc.backends import NumpyOps, Ops  # noqa: PLC0415 - spaCy has imported them

    class NumpyProducts(NumpyOps):  # type: ignore[misc]
        """thinc's operations on a processor, but for the product, which is that of any array library."""

        gemm = Ops.gemm

    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            layer.ops = NumpyProducts()
