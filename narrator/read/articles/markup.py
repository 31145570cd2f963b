"""HTML as lines: a blank line between blocks, a mark on headings and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.articles.clutter import cut_furniture
from narrator.read.articles.layout import unfold

MOST_ELEMENTS = 20_000
"""Elements above which a page is refused."""

DEEPEST = 250
"""Elements within elements above which a page is refused."""

_LONGEST_ATTRIBUTE = 10_000
"""Characters of an attribute; longer ones are pictures and worse, and are dropped."""

_SILENT = re.compile(
    r"(?:script|style|noscript|template|svg|iframe|object|title|select|option|textarea|button|math|audio|video)$"
)
_BLOCKS = re.compile(
    r"(?:p|div|[uod]l|li|d[td]|blockquote|h[1-6]|t[rdh]|table|tbody|section|article|aside|fig(?:ure|caption)|main|header|footer"
    r"|nav|form|address|center|hr|pre|details|summary|fieldset|body|head|item|list|quote|row|cell)$"
)
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "head": "## "}
_ITEMS = frozenset({"li", "item"})
_BREAKS = frozenset({"br", "lb"})
BROKEN = re.compile(r"(?<![.!?:;”\"])\n(?=[a-zà-öø-ÿ])")  # a sentence broken in two
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_html(source: str, where: str) -> Any | None:
    """The tree of a page, `None` where there is none; one of too many or too deep elements raises UnreadableFile."""
    import trafilatura  # noqa: PLC0415  (heavy: half a second)

    tree = trafilatura.load_html(CONTROL.sub(" ", source))
    if tree is None:
        return None
    depth = most = count = 0
    for event, element in walk(tree):
        depth += 1 if event == "start" else -1
        most, count = max(most, depth), count + (event == "start")
        for name in [name for name, value in element.attrib.items() if len(value) > _LONGEST_ATTRIBUTE]:
            del element.attrib[name]
    if most > DEEPEST or count > MOST_ELEMENTS:
        what = f"its markup has more than {MOST_ELEMENTS} elements, or more than {DEEPEST} within each other"
        raise UnreadableFile(what, where=where, todo="Save the article's own page")
    return tree


def words_of(fragment: str, where: str) -> str:
    """The words of a piece of HTML as feeds and records hold it, furniture cut out."""
    if not fragment.strip():
        return ""
    tree = parse_html(f"<html><body><div>{fragment}</div></body></html>", where)
    return "" if tree is None else lines_of(cut_furniture(unfold(tree)))


def lines_of(tree: Any) -> str:
    """The words of a tree: blocks with a blank line between them, lines broken where the page breaks them."""
    parts: list[str] = []
    silent = 0
    for event, element in walk(tree):
        tag = _tag(element)
        if event == "start":
            silent += bool(_SILENT.match(tag))
            parts.append(_edge(tag, opens=True))
            if not silent:
                parts.append(_flat(element.text))
        else:
            silent -= bool(_SILENT.match(tag))
            parts.append(_edge(tag, opens=False))
            if not silent and element is not tree:
                parts.append(_flat(element.tail))
    return _laid_out("".join(parts))


def _flat(words: str | None) -> str:
    return re.sub(r"\s", " ", words) if words else ""


def _edge(tag: str, *, opens: bool) -> str:
    if tag in _BREAKS:
        return "\n" if opens else ""
    if not _BLOCKS.match(tag):
        return ""
    return "\0" + _HEADINGS.get(tag, "• " if tag in _ITEMS else "") if opens else "\0"


def _laid_out(raw: str) -> str:
    """Blocks of tidy lines; a mark without words, or before the block that holds them, goes on to these."""
    blocks: list[str] = []
    mark = ""
    for piece in raw.split("\0"):
        lines = (" ".join(line.split()) for line in piece.split("\n"))
        block = BROKEN.sub(" ", "\n".join(line for line in lines if line))
        if block and not block.strip("#• "):
            mark = block + " "
        elif block:
            blocks.append(mark + block if not block.startswith(("#", "•")) else block)
            mark = ""
    return "\n\n".join(blocks)


def walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every element of a tree where it starts and where it ends."""
    from lxml import etree  # noqa: PLC0415  (comes with trafilatura)

    yield from etree.iterwalk(tree, events=("start", "end"))


def _tag(element: Any) -> str:
    """An element's tag; comments and the head of a page pass as scripts, `head` is trafilatura's heading."""
    if not isinstance(element.tag, str) or (element.tag == "head" and element.get("rend") is None):
        return "script"
    return str(element.tag)
