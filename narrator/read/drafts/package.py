"""The parts of a Word file: a zip archive of XML, opened with care."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.workbook import NO_ARCHIVE

LARGEST_PART = 2**26
"""Bytes that one part may unpack to; the text of a long book has two million."""

MOST_PARTS = 20_000
"""Files in the archive above which it is refused."""

_MAIN = "word/document.xml"
_AGAIN = "Open it in Word and save it again"


def names_of(data: bytes, where: str) -> frozenset[str]:
    """The names of the files in the archive. Raises UnreadableFile where it is damaged."""
    with _opened(data, where) as archive:
        return frozenset(archive.namelist())


def main_part(data: bytes, where: str) -> str:
    """The name of the part that holds the text, as the archive itself states it."""
    stated = dict(_related(data, "_rels/.rels", "", where))
    return stated.get("officeDocument", _MAIN)


def notes_of(data: bytes, main: str, where: str) -> list[str]:
    """The names of the parts that hold footnotes and endnotes, in this order."""
    folder, name = posixpath.split(main)
    stated = dict(_related(data, f"{folder}/_rels/{name}.rels", folder, where))
    return [stated[kind] for kind in ("footnotes", "endnotes") if kind in stated]


def tree_of(data: bytes, part: str, where: str) -> Any | None:
    """The root element of a part, `None` where there is no such part.

    Raises UnreadableFile for damage, for a part that is too large, and for one that defines entities.
    """
    content = _content(data, part, where)
    if content is None:
        return None
    from lxml import etree  # noqa: PLC0415 - only for Word files

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        what = f"its part {part} is damaged: {error}"
        raise UnreadableFile(what, where=where, todo=_AGAIN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        what = f"its part {part} defines entities, which no Word file does"
        raise UnreadableFile(what, where=where, todo=_AGAIN)
    return root


def _related(data: bytes, part: str, folder: str, where: str) -> Iterator[tuple[str, str]]:
    """The kinds of the parts that a part names as its own, with their names in the archive."""
    root = tree_of(data, part, where)
    for one in () if root is None else root:
        kind = str(one.get("Type", "")).rpartition("/")[2]
        target = str(one.get("Target", ""))
        if one.get("TargetMode") != "External":
            yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _content(data: bytes, part: str, where: str) -> bytes | None:
    with _opened(data, where) as archive:
        try:
            with archive.open(part) as file:
                content = file.read(LARGEST_PART + 1)
        except KeyError:
            return None
        except (*NO_ARCHIVE, NotImplementedError) as error:
            raise UnreadableFile(f"its part {part} is damaged: {error}", where=where, todo=_AGAIN) from None
    if len(content) > LARGEST_PART:
        what = f"its part {part} unpacks to more than {LARGEST_PART // 2**20} MB"
        raise UnreadableFile(what, where=where, todo="Give the draft in pieces")
    return content


def _opened(data: bytes, where: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*NO_ARCHIVE, NotImplementedError) as error:
        what = f"the archive of a Word file is damaged: {error}"
        raise UnreadableFile(what, where=where, todo=_AGAIN) from None
    if len(archive.filelist) > MOST_PARTS:
        archive.close()
        what = f"its archive holds more than {MOST_PARTS} files"
        raise UnreadableFile(what, where=where, todo="Give the Word file itself")
    return archive
