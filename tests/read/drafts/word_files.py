"""Word files for the tests, made by a library that shares nothing with the reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

STATED = 'w:id="9" w:author="Bo" w:date="2031-09-12T10:00:00Z"'


def word_file(build: Callable[[Any], None]) -> bytes:
    """The bytes of a document that `build` writes into."""
    document = Document()
    build(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def xml(words: str) -> Any:
    """An element of WordprocessingML, written without its namespace."""
    return parse_xml(re.sub(r"^<[\w:]+", lambda name: f"{name[0]} {nsdecls('w')}", words))


def inserted(words: str) -> Any:
    return xml(f'<w:ins {STATED}><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>')


def deleted(words: str) -> Any:
    return xml(f'<w:del {STATED}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>')


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with other parts in it, or in the place of its own."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
