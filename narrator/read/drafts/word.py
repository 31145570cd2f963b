"""A Word file to its words: what is inserted counts, what is deleted, hidden or commented does not.

Read are paragraphs, lists, tables, captions, text boxes, footnotes and endnotes. Running heads and feet are not: they
are of the sheet and not of the text. Elements are those of ECMA-376, part 1, section 17, by their local names, which
are the same in its strict and its transitional form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.drafts.lines import is_row, joined, row_of, tidy
from narrator.read.drafts.package import main_part, notes_of, tree_of

_GONE = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sectPr", "Fallback", "rt", "fldData"}
)
"""What is not printed: deletions, what was moved away, codes of fields, properties, the second telling of a shape."""

_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = frozenset({"footnote", "endnote"})
_OFF = frozenset({"0", "false", "off"})


def read_word(data: bytes, where: str) -> str:
    """The words of a Word file, a blank line between paragraphs. Raises UnreadableFile for a damaged one."""
    main = main_part(data, where)
    root = tree_of(data, main, where)
    if root is None:
        raise UnreadableFile(f"the Word file has no part {main}", where=where, todo="Open it in Word and save it again")
    roots = [root, *(tree_of(data, part, where) for part in notes_of(data, main, where))]
    return joined(line for one in roots if one is not None for line in _blocks(one))


def _blocks(element: Any) -> Iterator[str]:
    """The paragraphs and rows in an element, in order."""
    held = ""
    for child in element:
        name = _name(child)
        if name == "p":
            held += _words(child)
            if not _runs_on(child):
                yield tidy(held)
                held = ""
            yield from _boxes(child)
        elif name == "tr":
            yield from _row(child)
        elif name not in _GONE:
            yield from _blocks(child)
    yield tidy(held)


def _row(row: Any) -> Iterator[str]:
    """The cells of a table's row: one line if they are short, else their paragraphs."""
    properties = _child(row, "trPr")
    if properties is not None and _child(properties, "del") is not None:
        return
    cells = [[line for line in _blocks(cell) if line] for cell in row]
    flat = ["\n".join(lines) for lines in cells]
    if is_row(flat):
        yield row_of(flat)
    else:
        yield from (line for lines in cells for line in lines)


def _words(element: Any) -> str:
    """The words of a paragraph without those of the boxes that hang on it."""
    found: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            found.append(child.text or "")
        elif name in _SIGNS:
            found.append(_SIGNS[name])
        elif name not in _GONE and name != "txbxContent" and not _is_hidden(child):
            found.append(_words(child))
    return "".join(found)


def _boxes(element: Any) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "txbxContent":
            yield from _blocks(child)
        elif name not in _GONE:
            yield from _boxes(child)


def _is_hidden(run: Any) -> bool:
    properties = _child(run, "rPr") if _name(run) == "r" else None
    mark = None if properties is None else _child(properties, "vanish")
    return mark is not None and not any(value in _OFF for value in mark.attrib.values())


def _runs_on(paragraph: Any) -> bool:
    """Whether the mark at the end of a paragraph is deleted, so that the next one goes on in its line."""
    properties = _child(paragraph, "pPr")
    mark = None if properties is None else _child(properties, "rPr")
    return mark is not None and any(_child(mark, name) is not None for name in ("del", "moveFrom"))


def _child(element: Any, name: str) -> Any | None:
    return next((child for child in element if _name(child) == name), None)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
