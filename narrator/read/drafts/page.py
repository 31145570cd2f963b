"""HTML to its words: everything that a reader sees of it, and the words that stand for a picture.

No furniture is looked for, since all that is in a draft is to be printed. What is deleted (`del`), hidden or a
reviewer's comment is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.articles.markup import CONTROL, walk
from narrator.read.drafts.lines import LONGEST_CELL, joined, row_of, tidy

MOST_ELEMENTS = 500_000
"""Elements above which a page is refused."""

DEEPEST = 1000
"""Elements within elements above which a page is refused."""

_SILENT = re.compile(
    r"(?:head|script|style|noscript|template|svg|iframe|object|title|select|textarea|button|input|datalist|audio|video"
    r"|canvas|del|r[tp])$"
)
_BLOCKS = re.compile(
    r"(?:p|div|[uod]l|li|d[td]|blockquote|h[1-6]|table|tbody|thead|tfoot|caption|section|article|aside|fig(?:ure|caption)"
    r"|main|header|footer|nav|form|address|center|hr|pre|details|summary|fieldset|legend|body|html|hgroup|search)$"
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*comment|mso-hide\s*:\s*all", re.IGNORECASE
)
_REVIEW = re.compile(r"cmnt_ref\d+$")
_REVIEWED = re.compile(r"cmnt\d+$")
_POINTERS = frozenset({"doc-noteref", "doc-backlink"})
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")
_LONGEST_ATTRIBUTE = 2000
_EDGE, _CELL, _QUOTED, _UNQUOTED = "\x00", "\x01", "\x02", "\x03"


def read_page(source: str, where: str, leave_out: Callable[[Any], bool] = lambda _: False, *, quoting: str = "") -> str:
    """The words of a page or a piece of one, a blank line between blocks, short cells of a row in one line.

    `leave_out` names further elements to be left out; `quoting` is what lines of a `blockquote` begin with. Raises
    UnreadableFile for too many or too deep elements.
    """
    tree = _parsed(source)
    if tree is None:
        return ""
    pieces: list[str] = []
    depth = count = silent = rows = pre = 0
    for event, element in walk(tree):
        tag = str(element.tag)
        step = 1 if event == "start" else -1
        depth, count = depth + step, count + 1
        if depth > DEEPEST or count > 2 * MOST_ELEMENTS:
            raise _too_much(where)
        if silent or (event == "start" and (_is_silent(element, tag) or leave_out(element))):
            silent += step
            if not silent and element is not tree:
                pieces += [_edge(tag, "start", rows), _edge(tag, event, rows), _flat(element.tail, pre)]
            continue
        pre += step * (tag == "pre")
        if tag == "tr":
            rows = _opened(element) if event == "start" else 0
        pieces.append(_edge(tag, event, rows))
        if event == "start":
            pieces.append(_flat(element.text, pre) if tag != "img" else _picture(element))
        elif element is not tree:
            pieces.append(_flat(element.tail, pre))
    return joined(_quoted("".join(pieces).split(_EDGE), quoting))


def _quoted(blocks: Iterable[str], quoting: str) -> Iterator[str]:
    """Blocks as lines, those within a quotation with its mark."""
    depth = 0
    for block in blocks:
        depth += block.count(_QUOTED) - block.count(_UNQUOTED)
        words = _line(block.strip(_QUOTED + _UNQUOTED))
        yield re.sub("^", quoting, words, flags=re.MULTILINE) if depth and words else words


def _parsed(source: str) -> Any | None:
    from lxml import etree, html  # noqa: PLC0415 - only for pages

    words = CONTROL.sub(" ", _DECLARED.sub("", source))
    try:
        return html.document_fromstring(
            words, parser=html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError):  # no element at all
        return None


def _too_much(where: str) -> UnreadableFile:
    what = f"its markup has more than {MOST_ELEMENTS} elements, or more than {DEEPEST} within each other"
    return UnreadableFile(what, where=where, todo="Save the draft as text or .docx")


def _is_silent(element: Any, tag: str) -> bool:
    """Whether an element is not printed: no text by its kind, hidden, a reviewer's, or a pointer to a note."""
    if _SILENT.match(tag) or element.get("hidden") is not None:
        return True
    if _HIDDEN.search((element.get("style") or "")[:_LONGEST_ATTRIBUTE]) or element.get("role") in _POINTERS:
        return True
    if tag == "pre" and element.find("code") is not None:  # what Markdown's fences become
        return True
    if tag == "sup":
        return any((link.get("href") or "").startswith("#") for link in element.iterchildren("a"))
    if tag == "a":
        above = element.getparent()
        inner = element.find("sup") is not None and (element.get("href") or "").startswith("#")
        return inner or (_REVIEW.match(element.get("id") or "") is not None and above is not None)
    return tag == "div" and any(_REVIEWED.match(link.get("id") or "") for link in element.iterfind("p/a"))


def _opened(row: Any) -> int:
    """1 for a row whose cells are short and hold no others, so that it is read as one line."""
    cells = list(row.iterchildren("td", "th"))
    if any(cell.find(".//table") is not None or cell.find(".//li") is not None for cell in cells):
        return 0
    return int(all(len(" ".join("".join(cell.itertext()).split())) <= LONGEST_CELL for cell in cells))


def _edge(tag: str, event: str, row: int) -> str:
    if tag == "br":
        return "\n" if event == "start" else ""
    if tag == "blockquote" and not row:
        return f"{_EDGE}{_QUOTED if event == 'start' else _UNQUOTED}{_EDGE}"
    if tag in {"td", "th"}:
        return ("" if event == "start" else _CELL) if row else _EDGE
    if tag == "tr":
        return _EDGE
    return (" " if row else _EDGE) if _BLOCKS.match(tag) else ""


def _flat(words: str | None, pre: int) -> str:
    if not words:
        return ""
    return words if pre else re.sub(r"\s", " ", words)


def _picture(element: Any) -> str:
    """The words that stand for a picture, as a block of their own: readers who do not see it get them."""
    words = (element.get("alt") or "")[:_LONGEST_ATTRIBUTE].strip()
    return f"{_EDGE}{words}{_EDGE}" if words else ""


def _line(block: str) -> str:
    """A block of tidy lines, the cells of a row parted."""
    if _CELL not in block:
        return tidy(block)
    return row_of(" ".join(cell.split()) for cell in block.split(_CELL))
