"""An HTML page to the article in it: trafilatura finds the body, the lines around it say what it is."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from narrator.model.claims import Span
from narrator.read.articles.clutter import cut_furniture
from narrator.read.articles.layout import unfold
from narrator.read.articles.markup import lines_of, parse_html
from narrator.read.articles.metadata import read_metadata
from narrator.read.articles.notices import is_invented
from narrator.read.articles.page import take_apart
from narrator.read.articles.story import Story
from narrator.read.articles.units import count_words, split_units

_ENOUGH = 0.5
"""Share of our own reading that trafilatura's must have: below it the page is one that it does not see through."""

_LONGEST_CLASS = 400
_STANDFIRST = re.compile(r"(?<![a-z])(?:standfirst|dek|deck|subtitle|subheadline|strapline|subhed)(?![a-z])")
_MOST_AROUND = 400
"""Blocks kept on either side of the body."""


def read_html(source: str, where: str) -> Story | None:
    """The article of a page; `None` where neither trafilatura nor our own rules find one.

    `text` is the words of the page: the lines over the article, its body and the lines under it.
    """
    tree = parse_html(source, where)
    if tree is None:
        return None
    about = read_metadata(tree, source)
    text, body = _words(tree)
    if not text:
        return None
    return Story(
        form="html",
        text=text,
        body=body,
        sure=body is not None,
        standfirst=_standfirst(tree),
        headline=about.headline,
        byline=about.byline,
        publisher=about.publisher,
        published=about.published,
        stated_by=about.stated_by,
        address=about.address,
        language=about.language,
        invented=any(is_invented(" ".join(words.split())) for words in tree.itertext() if len(words) < 1000),  # noqa: PLR2004
    )


def _standfirst(tree: Any) -> str | None:
    """The words of the one line that its class names a standfirst."""
    lines = tree.iter("p", "h2", "h3", "h4", "div")
    found = [line for line in lines if _STANDFIRST.search((line.get("class") or "")[:_LONGEST_CLASS])]
    words = {" ".join(" ".join(line.itertext()).split()) for line in found}
    return words.pop() if len(words) == 1 else None


def _words(tree: Any) -> tuple[str, Span | None]:
    """The words of a page, and where in them the body stands, if trafilatura finds it."""
    whole = lines_of(unfold(tree))
    cleaned = cut_furniture(deepcopy(tree))
    ours = lines_of(cleaned)
    body = _by_trafilatura(cleaned)
    own = sum(unit.words for unit in take_apart(split_units(ours)).body)
    if count_words(body) < _ENOUGH * own:
        return ours if own else whole, None
    if not body:
        return "", None
    over, under = _around(whole.split("\n\n"), body.split("\n\n"))
    before = "".join(f"{block}\n\n" for block in over)
    text = before + body + "".join(f"\n\n{block}" for block in under)
    return text, Span(len(before), len(before) + len(body))


def _by_trafilatura(tree: Any) -> str:
    import trafilatura  # noqa: PLC0415  (heavy: half a second)

    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, include_formatting=False, with_metadata=False
    )
    return lines_of(found.body) if found is not None and found.body is not None else ""


def _around(blocks: list[str], body: list[str]) -> tuple[list[str], list[str]]:
    """The blocks of a page before the first and after the last block of its body."""
    keys = [_key(block) for block in blocks]
    first = next((keys.index(key) for block in body if (key := _key(block)) in keys), None)
    if first is None:
        return [], []
    last = next(len(keys) - 1 - keys[::-1].index(key) for block in reversed(body) if (key := _key(block)) in keys)
    known = {_key(block) for block in body}
    over = [block for block in blocks[:first] if _key(block) not in known]
    return over[-_MOST_AROUND:], blocks[last + 1 :][:_MOST_AROUND]


def _key(block: str) -> str:
    """A block without marks and spaces."""
    return "".join(block.lstrip("#• ").split())
