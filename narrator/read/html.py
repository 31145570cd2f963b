"""An HTML page to the article in it, by trafilatura; dates only where the page states them of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from narrator.read.dating import Found, find_date
from narrator.read.masthead import names_in
from narrator.read.page import is_invented

_DATE_META = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "date",
)
_STATED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIMES = (
    "(//article | //main)//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::ul)]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an HTML page, a blank line between paragraphs, and what its head says of them."""

    text: str
    invented: bool
    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    address: str | None
    published: Found | None
    dated_by: str | None


def read_html(source: str) -> Words | None:
    """The main text of a page; `None` where trafilatura finds none."""
    import trafilatura  # noqa: PLC0415  (heavy: half a second)

    tree = trafilatura.load_html(source)
    if tree is None:
        return None
    published, dated_by = _published(tree, source)
    text = trafilatura.extract(source, include_comments=False, include_tables=False, include_formatting=False)
    about = trafilatura.extract_metadata(source)
    return Words(
        text=re.sub(r"\n+", "\n\n", text).strip() if text else "",
        invented=any(is_invented(" ".join(words.split())) for words in tree.itertext()),
        headline=about.title if about else None,
        byline=names_in(about.author.replace(";", " and ")) if about and about.author else (),
        publisher=about.sitename if about else None,
        address=about.url if about else None,
        published=published,
        dated_by=dated_by,
    )


def _published(tree: Any, source: str) -> tuple[Found | None, str | None]:
    """The date in a meta tag, in the page's linked data or in a `time` of the article, in this order."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.lower(), meta.get("content") or "")
    for name in _DATE_META:
        if found := find_date(named.get(name, "")):
            return found, f"stated in the page's {name}: {found.words}"
    if (stated := _STATED.search(source)) and (found := find_date(stated[1])):
        return found, f"stated in the page's datePublished: {found.words}"
    for time in tree.xpath(_TIMES):
        if found := find_date(time.get("datetime")):
            return found, f"stated in the article's time: {found.words}"
    return None, None
