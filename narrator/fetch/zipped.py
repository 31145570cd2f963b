"""The one text in a publisher's zip archive."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable

LARGEST_TEXT = 256 * 2**20
"""Bytes that a text may unpack to; a year of futures has four million."""

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises over bytes that are cut off, changed, encrypted or packed in a way it does not know."""


def unzipped(content: bytes) -> bytes:
    """The text of a whole archive; `fault_in_zip` says beforehand whether it is one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(next(one for one in archive.infolist() if not one.is_dir()))


def fault_in_zip(content: bytes, fault_in: Callable[[bytes], str | None]) -> str | None:
    """What is wrong with an archive or with its text; its checksum is tried."""
    if not content.startswith(b"PK\x03\x04"):
        return "it is no zip archive"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = [one for one in archive.infolist() if not one.is_dir()]
            if len(texts) != 1:
                return f"the archive holds {len(texts)} files, not one"
            if texts[0].file_size > LARGEST_TEXT:
                return f"its text has more than {LARGEST_TEXT // 2**20} MB, too large for such a file"
            text = archive.read(texts[0])
    except _BROKEN as error:
        return f"the archive is damaged ({error or type(error).__name__})"
    return fault_in(text)
