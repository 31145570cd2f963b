"""The furniture that a page's markup names: navigation, promotions, captions, comments, repeated quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

_CUT = frozenset({"nav", "aside", "form", "button", "figure", "figcaption", "dialog", "menu", "input", "label"})
_ROLES = frozenset({"navigation", "complementary", "dialog", "search", "alertdialog", "toolbar"})
_BOXES = re.compile(r"(?:div|section|article|header|footer|[uod]l|table|center|address|details)$")
_LINES = re.compile(r"(?:p|h[1-6]|li|blockquote|small)$")
_TALK = re.compile(r"comments?|disqus|respond")
_BOX_NAMES = re.compile(
    r"ads?|adverts?|advertisements?|advertising|sponsor(?:ed)?|promos?|promotion|newsletters?|signup|subscribe|subscription"
    r"|paywall|cookies?|consent|gdpr|share|sharing|social|sharedaddy|related|readmore|recommend(?:ed|ations)|recirc|trending"
    r"|popular|authorbox|bio|breadcrumbs?|pullquote|caption|credit|toolbar|cta|popup|modal|overlay|ticker|tags|taglist"
    r"|corrections?|outbrain|taboola|preheader"
)
_LINE_NAMES = re.compile(
    r"adverts?|advertisement|sponsored|promo|newsletter|signup|related|readmore|pullquote|caption|credit|cta|corrections?|tags"
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_SHARE = 0.3
_MOST_TALK = 0.7
_PROSE_WORDS = 15
_PROSE_CHILDREN = 3
_PROMOTION_WORDS = 25
_QUOTE_WORDS = range(4, 60)
_LONGEST = 400


def cut_furniture(tree: Any) -> Any:
    """The same tree, without what its markup names as furniture."""
    for element in list(tree.iter("noscript")):
        _drop(element)
    total = max(words_in(tree), 1)
    for element in list(tree.iter()):
        if element is not tree and isinstance(element.tag, str) and _is_furniture(element, total):
            _drop(element)
    for parent in list(tree.iter("div", "section", "article", "main", "td", "body")):
        for child in list(_promotions(parent)):
            _drop(child)
    whole = " ".join(" ".join(tree.itertext()).split())
    for quotation in list(tree.iter("blockquote")):
        first = " ".join(" ".join(quotation.itertext()).split()).split("”")[0].strip("“”\"'‘’ ")
        if len(first.split()) in _QUOTE_WORDS and whole.count(first) > 1:
            _drop(quotation)
    return tree


def _is_furniture(element: Any, total: int) -> bool:
    """Whether an element's tag, role, style or class says furniture, and the page's words are not mostly in it."""
    unseen = element.get("aria-hidden") == "true" or element.get("hidden") is not None
    if element.tag in _CUT or element.get("role") in _ROLES or unseen or _UNSEEN.search(element.get("style") or ""):
        return words_in(element) < _MOST_SHARE * total
    names = _BOX_NAMES if _BOXES.match(element.tag) else _LINE_NAMES if _LINES.match(element.tag) else None
    if names is None:
        return False
    tokens = set(_tokens(element))
    if any(_TALK.fullmatch(token) for token in tokens):
        return words_in(element) < _MOST_TALK * total
    return any(names.fullmatch(token) for token in tokens) and words_in(element) < _MOST_SHARE * total


def _tokens(element: Any) -> Iterator[str]:
    for name in ("class", "id"):
        for token in _TOKEN.findall((element.get(name) or "")[:_LONGEST]):
            yield token.lower()


def _promotions(parent: Any) -> Iterator[Any]:
    """Short boxes among paragraphs that share neither tag nor class with any of these."""
    counts = {child: words_in(child) for child in parent if isinstance(child.tag, str)}
    prose = [child for child, count in counts.items() if count >= _PROSE_WORDS]
    if len(prose) < _PROSE_CHILDREN:
        return
    kinds = Counter((child.tag, child.get("class")) for child in prose)
    for child, count in counts.items():
        box = child.tag in {"div", "section", "table", "address", "details"}
        if box and count < _PROMOTION_WORDS and not kinds[child.tag, child.get("class")]:
            yield child


def _drop(element: Any) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = f" {element.tail}" if element.tail else ""
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def words_in(element: Any) -> int:
    """How many words stand in an element, scripts and styles aside."""
    return sum(len(words.split()) for words in element.itertext())
