"""Workbooks and archives into cells of text, as if they had been delimited files."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

from narrator.errors import UnreadableFile

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
"""First bytes of an `.xls` workbook, and of an archive or an `.xlsx` workbook."""

_PARTS = "xl/"


def is_workbook(content: bytes) -> bool:
    """Whether these are the bytes of an `.xls` or `.xlsx` file; an archive that cannot be listed is none."""
    if not content.startswith(ZIP):
        return content.startswith(OLE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith(_PARTS) for name in archive.namelist())
    except zipfile.BadZipFile:
        return False


def unpacked(content: bytes, file: str) -> bytes:
    """The one file of an archive; anything else as it is.

    Raises UnreadableFile for an archive that is damaged, empty or holds several files.
    """
    if not content.startswith(ZIP) or is_workbook(content):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            if len(names) == 1:
                return archive.read(names[0])
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        what = f"the archive is damaged: {error}"
        raise UnreadableFile(what, where=file, todo="Fetch it again", problems=[str(error)]) from None
    what = f"the archive holds {len(names)} files where one is expected"
    raise UnreadableFile(what, where=file, todo="Unpack it into the folder", problems=names)


def sheet_rows(content: bytes, file: str, sheet: int | str = 0) -> list[list[str]]:
    """The cells of one sheet of a workbook, row by row from its first row on, as text.

    Days are written 2023-08-31, whole numbers without a point, an empty cell as an empty text. `sheet` is its place or
    its name. Raises UnreadableFile for a workbook that cannot be opened or has no such sheet.
    """
    import python_calamine  # noqa: PLC0415 - loaded with the first workbook

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = workbook.get_sheet_by_index(sheet) if isinstance(sheet, int) else workbook.get_sheet_by_name(sheet)
        rows = found.to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        what = f"the workbook is damaged: {error}"
        raise UnreadableFile(what, where=file, todo="Fetch it again", problems=[str(error)]) from None
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """A cell as a delimited file would have it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell)
