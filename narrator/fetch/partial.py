"""What came of a file before its transfer broke off, kept beside the place of the file until the rest comes."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_CONTINUES = re.compile(r"bytes (\d{1,18})-\d+/(\d{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class Begun:
    """The beginning of a file, and what its publisher said that tells this state of the file from another.

    `validator` is a strong ETag or else a Last-Modified date (RFC 9110, 13.1.5), empty where neither was given;
    `size` the bytes of the whole file, where they were said.
    """

    url: str
    validator: str
    size: int | None
    content: bytes = b""

    @classmethod
    def of(cls, headers: Mapping[str, str], url: str) -> Begun:
        """The state of a file whose first byte is about to come."""
        length = headers.get("Content-Length", "")
        return cls(url, _validator(headers), int(length) if length.isdecimal() else None)

    def goes_on_in(self, headers: Mapping[str, str]) -> bool:
        """Whether a partial answer begins where this ends, and is of the same state of the file."""
        found = _CONTINUES.fullmatch(headers.get("Content-Range", ""))
        if not found or int(found[1]) != len(self.content):
            return False
        same_size = found[2] == "*" or self.size is None or int(found[2]) == self.size
        return same_size and _validator(headers) in {"", self.validator}


def begun_in(part: Path, url: str) -> Begun | None:
    """What waits of a file; `None` where nothing does that can be continued."""
    try:
        first, _, content = part.read_bytes().partition(b"\n")
        said = json.loads(first)
        begun = Begun(said["url"], said["validator"], said["size"], content)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return begun if begun.url == url and begun.validator and content else None


def keep(part: Path, begun: Begun, content: bytes) -> None:
    """Let what came wait, where the publisher gave what is needed to ask for the rest.

    A part that cannot be written only costs time.
    """
    if not begun.validator or not content:
        return
    said = json.dumps({"url": begun.url, "validator": begun.validator, "size": begun.size})
    with contextlib.suppress(OSError):
        part.write_bytes(said.encode() + b"\n" + content)


def forget(part: Path) -> None:
    """Take away what waited."""
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)


def _validator(headers: Mapping[str, str]) -> str:
    """What the publisher says of the state of a file; nothing where its bytes were packed on the way."""
    if headers.get("Content-Encoding", "identity") != "identity":
        return ""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else headers.get("Last-Modified", "")
