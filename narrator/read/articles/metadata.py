"""What a page says of itself in its head: linked data first, then meta tags, then its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from narrator.read.articles.dating import Found, find_date
from narrator.read.articles.names import names_in
from narrator.read.articles.publisher import title_parts

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
_AUTHOR_META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_TITLE_META = ("og:title", "twitter:title", "headline", "dc.title")
_SITE_META = ("og:site_name", "application-name", "publisher", "dc.publisher")
_STATED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIMES = (
    "//time[@datetime][@itemprop='datePublished' or @pubdate]"
    " | (//article | //main)//time[@datetime]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::ul)]"
)
_KINDS = ("article", "posting", "report", "review")
_DEEPEST = 40
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states of its article, and which part of it states the date."""

    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: Found | None
    stated_by: str
    address: str | None
    language: str | None


def read_metadata(tree: Any, source: str) -> Metadata:
    """The metadata of a parsed page; `source` is searched for linked data that is broken."""
    linked = next(_linked(tree), {})
    metas = _metas(tree)
    published, stated_by = _published(tree, linked, metas, source)
    headline, publisher = _titles(tree, linked, metas)
    return Metadata(
        headline=headline,
        byline=people(linked.get("author")) or _first_names(metas),
        publisher=publisher,
        published=published,
        stated_by=stated_by,
        address=_address(tree, linked, metas),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale"),
    )


def people(value: object) -> tuple[str, ...]:
    """The names in what a record gives as its author: a string, an object with a name, or a list of either."""
    values = value if isinstance(value, list) else [value]
    found = [name for one in values[:50] if (words := name_of(one)) for name in names_in(words.replace(";", " and "))]
    return tuple(dict.fromkeys(found))


def name_of(value: object) -> str | None:
    """The name in what a record gives as its publisher: a string, or an object that has one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first_names(metas: Mapping[str, str]) -> tuple[str, ...]:
    stated = (names_in(metas[name].replace(";", " and ")) for name in _AUTHOR_META if name in metas)
    return next((names for names in stated if names), ())


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        words = " ".join((meta.get("content") or "").split())
        if words:
            found.setdefault(name.lower(), words)
    return found


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's linked data describe."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(value):
            kinds = one.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).lower().endswith(_KINDS) for name in names):
                yield one


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """All objects in a value, outermost first."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        yield from (one for one in level if isinstance(one, dict))
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]


def _published(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str], source: str) -> tuple[Found | None, str]:
    """The date in a meta tag, in the page's linked data or in a `time` of the article, in this order."""
    for name in _DATE_META:
        if found := find_date(metas.get(name, "")):
            return found, f"stated in the page's {name}"
    stated = linked.get("datePublished") or linked.get("dateCreated")
    broken = None if stated else _STATED.search(source)
    words = broken[1] if broken else stated
    if isinstance(words, str) and (found := find_date(words)):
        return found, "stated in the page's datePublished"
    for time in tree.xpath(_TIMES):
        if found := find_date(time.get("datetime")):
            return found, "stated in the article's time"
    return None, ""


def _titles(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Headline and publisher; a title is split into both where it ends, or begins, with the publisher."""
    headings = [" ".join(" ".join(one.itertext()).split()) for one in tree.iter("h1")]
    heading = next((words for words in headings if words), None) if len(headings) == 1 else None
    stated = name_of(linked.get("headline")) or heading
    title = " ".join(" ".join(next(tree.iter("title"), tree.makeelement("title")).itertext()).split())
    for words in (title, next((metas[name] for name in _TITLE_META if name in metas), "")):
        headline = _headline_in(words, tree, stated, metas)
        stated = stated or headline
    site = name_of(linked.get("publisher")) or next((metas[name] for name in _SITE_META if name in metas), None)
    if site is None or _HOST.match(site):
        parts = title_parts(title)
        outer = [part for part in (parts[:1] + parts[-1:]) if part != stated]
        site = outer[0] if len(parts) > 1 and len(outer) == 1 and len(outer[0].split()) <= 5 else None  # noqa: PLR2004
    return stated, site


def _headline_in(title: str, tree: Any, stated: str | None, metas: Mapping[str, str]) -> str | None:
    """The part of a title that the page repeats, else its longest."""
    parts = title_parts(title)
    if stated or not parts:
        return stated
    lines = {" ".join(words.split()) for words in tree.xpath("//body//text()")}
    shown = [part for part in (*parts, title) if part in lines and part != metas.get("og:site_name")]
    return max(shown or parts, key=len)


def _address(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    """The canonical address, as a link, in the meta tags or in the linked data."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    main = linked.get("mainEntityOfPage")
    main = main.get("@id") or main.get("url") if isinstance(main, Mapping) else main
    stated = [*links, metas.get("og:url"), main, linked.get("url")]
    return next((str(one).strip() for one in stated if is_address(one)), None)


def is_address(value: object) -> bool:
    """Whether a value is an address of the web."""
    return isinstance(value, str) and value.strip().startswith(("http://", "https://")) and len(value) < 2000  # noqa: PLR2004
