"""Pages laid out by tables and line breaks, turned into blocks and paragraphs."""

from __future__ import annotations

import re
from typing import Any

from narrator.read.articles.clutter import words_in

_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font")
_LAYOUT_WORDS = 40
_BLOCKS = re.compile(
    r"(?:p|div|[uod]l|blockquote|h[1-6]|table|section|article|aside|figure|main|header|footer|nav|form|address|center|hr|pre)$"
)


def unfold(tree: Any) -> Any:
    """The tree with tables that only lay out the page as blocks, and with paragraphs where lines are broken twice."""
    layout = [
        table for table in tree.iter("table") if any(words_in(cell) > _LAYOUT_WORDS for cell in table.iter("td", "th"))
    ]
    if layout:
        for element in list(tree.iter(*_LAYOUT)):
            element.tag = "div"
    for parent in dict.fromkeys(line.getparent() for line in tree.iter("br")):
        if parent is not None and any(_is_double(line) for line in parent.iterchildren("br")):
            _break_up(parent)
    return tree


def _is_double(line: Any) -> bool:
    """Whether a second break follows a break at once."""
    following = line.getnext()
    return following is not None and following.tag == "br" and not (line.tail or "").strip()


def _break_up(parent: Any) -> None:
    """Wrap what stands between double breaks into paragraphs; blocks in between stay as they are."""
    nodes = _detached(parent)
    paragraph = None
    breaks = 0
    for node in nodes:
        if isinstance(node, str) and not node.strip() and (breaks or paragraph is None):
            continue
        if not isinstance(node, str) and node.tag == "br":
            breaks += 1
            continue
        if not isinstance(node, str) and _BLOCKS.match(str(node.tag)):
            parent.append(node)
            paragraph, breaks = None, 0
            continue
        if paragraph is None or breaks > 1:
            paragraph = parent.makeelement("p")
            parent.append(paragraph)
        elif breaks:
            paragraph.append(parent.makeelement("br"))
        breaks = 0
        _append(paragraph, node)


def _detached(parent: Any) -> list[Any]:
    """Texts and elements of a parent in order, taken out of it."""
    nodes: list[Any] = [parent.text] if parent.text else []
    parent.text = None
    for child in list(parent):
        tail, child.tail = child.tail, None
        parent.remove(child)
        nodes += [child, tail] if tail else [child]
    return nodes


def _append(paragraph: Any, node: Any) -> None:
    if not isinstance(node, str):
        paragraph.append(node)
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + node
    else:
        paragraph.text = (paragraph.text or "") + node
