"""Memory that reading has used and no longer needs."""

from __future__ import annotations


def give_back() -> None:
    """Return what has been freed to the system: Arrow and the C library keep it for themselves, each its own.

    Decoding a file takes several times the memory of what is kept of it; without this, the next stage comes on top.
    """
    import pyarrow as pa  # noqa: PLC0415 - loaded with the first file

    pa.default_memory_pool().release_unused()
    pa.system_memory_pool().release_unused()  # the C library's own
