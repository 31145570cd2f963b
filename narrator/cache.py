"""Results kept from run to run, keyed by what went in: content, model, and the code that made them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from narrator.errors import MissingInput

Value = TypeVar("Value")

_SEAL = 4
_READABLE = 0o644
"""A temporary file is its owner's alone; what takes its place is read by others too."""


def remember(
    stage: str, parts: tuple[str, ...], kind: type[Value], compute: Callable[[], Value], *, packed: bool = False
) -> Value:
    """What `compute` returns, from the cache where the same stage has seen the same parts under the same code.

    `kind` is the type that the stored JSON is read back as; what is `packed` is MessagePack, for columns of numbers. A
    cache that cannot be read or written only costs time.
    """
    path = cache_folder() / stage / f"{digest(code_version(), *parts)}.{'msgpack' if packed else 'json'}"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        if packed:
            return msgspec.msgpack.decode(unsealed(path.read_bytes()), type=kind)
        return msgspec.json.decode(path.read_bytes(), type=kind)
    value = compute()
    with contextlib.suppress(OSError):
        replace_file(path, sealed(msgspec.msgpack.encode(value)) if packed else msgspec.json.encode(value))
    return value


def sealed(data: bytes) -> bytes:
    """Data behind its checksum: columns are read long after they were loaded, when damage could not be made good."""
    return zlib.crc32(data).to_bytes(_SEAL, "big") + data


def unsealed(sealed_data: bytes) -> memoryview:
    """Sealed data without its checksum, not copied; raises `DecodeError` where it does not fit."""
    data = memoryview(sealed_data)
    if zlib.crc32(data[_SEAL:]).to_bytes(_SEAL, "big") != data[:_SEAL]:
        message = "the data is damaged"
        raise msgspec.DecodeError(message)
    return data[_SEAL:]


def digest(*parts: str) -> str:
    """A name for a sequence of texts; lengths are hashed too, so that no two sequences run together."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes; the same file is not hashed again as long as it stays as it is."""
    state = path.stat()
    return _digest_of(path, state.st_size, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=10_000)
def _digest_of(path: Path, _size: int, _changed: int, _inode: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def folder_digest(path: Path) -> str:
    """A digest of the names and contents of every file below a folder, or of one file.

    Raises MissingInput where there is nothing, OSError for a folder that may not be read (rglob would pass it over).
    """
    if not path.exists():
        raise MissingInput("there is no such file or folder", where=str(path), todo="Check the path")

    def refuse(error: OSError) -> None:
        raise error

    below = (Path(folder, name) for folder, _, names in os.walk(path, onerror=refuse) for name in names)
    files = sorted(one for one in below if one.is_file()) if path.is_dir() else [path]
    return digest(*(f"{one.relative_to(path)}={file_digest(one)}" for one in files))


@cache
def code_version() -> str:
    """A digest of narrator's own source, so that an edit or upgrade never serves an old result."""
    package = Path(__file__).parent
    return digest(*(f"{path.relative_to(package)}\n{path.read_text()}" for path in sorted(package.rglob("*.py"))))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one whole, never a part.

    Raises OSError, which names `path` where the temporary file beside it was refused.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _swap(path, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _swap(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(_READABLE)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def cache_folder() -> Path:
    """Where results are kept: the user's cache folder (`XDG_CACHE_HOME` moves it)."""
    return Path(platformdirs.user_cache_dir("narrator", appauthor=False))
