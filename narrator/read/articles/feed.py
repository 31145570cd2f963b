"""An RSS or Atom feed to the stories in it, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.articles.dating import find_date
from narrator.read.articles.markup import words_of
from narrator.read.articles.metadata import is_address
from narrator.read.articles.names import distinct, names_in
from narrator.read.articles.notices import is_invented
from narrator.read.articles.story import Story

_DECODED = {"content-type": "application/xml; charset=utf-8"}
_MAILED = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")
_MARKED = re.compile(r"<[a-zA-Z/][^<>]{0,300}>|&#?\w{2,10};")
_SURROGATE = re.compile(
    r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));", re.IGNORECASE
)
"""References to characters that are none; feedparser does not expect them."""


def read_feed(source: str, where: str) -> tuple[Story, ...]:
    """The entries of a feed that hold words, numbered from 1; one that is not whole or declares entities is refused."""
    import feedparser  # noqa: PLC0415  (only where a feed is read)

    if "<!ENTITY" in source:
        raise UnreadableFile("it declares XML entities", where=where, todo="Remove the DOCTYPE from the feed")
    data = _SURROGATE.sub("\ufffd", source).encode("utf-8", "replace")
    parsed = feedparser.parse(io.BytesIO(data), response_headers=_DECODED)
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        fault = str(parsed.bozo_exception).removeprefix("<unknown>:")
        raise UnreadableFile(f"the feed is not whole (at {fault})", where=where, todo="Fetch the feed again")
    stories = tuple(_stories(parsed, where))
    if not stories:
        raise UnreadableFile("the feed has no entry with words", where=where, todo="Fetch a feed with full text")
    return stories


def _stories(parsed: Any, where: str) -> Iterator[Story]:
    invented = is_invented(parsed.feed.get("subtitle", ""))
    for number, entry in enumerate(parsed.entries, start=1):
        text = words_of(_longest(entry), where)
        if text:
            yield _story(entry, parsed.feed, text, number, where, invented=invented)


def _longest(entry: Any) -> str:
    """The content of an entry, or its summary where this says more."""
    contents = [content.value for content in entry.get("content", ()) if content.get("value")]
    return str(max([*contents, entry.get("summary", "")], key=len))


def _story(entry: Any, feed: Any, text: str, number: int, where: str, *, invented: bool) -> Story:
    source = entry.get("source") or {}
    link = entry.get("link")
    return Story(
        form="feed",
        text=text,
        headline=_title(entry, where),
        byline=_people(entry),
        publisher=_title(source, where) or _title(feed, where),
        published=find_date(entry.get("published") or entry.get("updated") or ""),
        stated_by="stated by the feed",
        address=link if is_address(link) else None,
        language=entry.get("language") or feed.get("language"),
        invented=invented,
        suffix=f"#{number}",
    )


def _title(held: Any, where: str) -> str | None:
    """The title of a feed or an entry, the markup that Atom allows in it taken off."""
    title = held.get("title") or ""
    marked = (held.get("title_detail") or {}).get("type", "").endswith("html") and _MARKED.search(title)
    return (" ".join(words_of(title, where).split()) if marked else title) or None


def _people(entry: Any) -> tuple[str, ...]:
    """The authors of an entry; RSS writes "desk@fen.example (Ann Lowe)"."""
    mailed = _MAILED.fullmatch(entry.get("author") or "")
    stated = [mailed["name"]] if mailed else [author.get("name") or "" for author in entry.get("authors", [])]
    return distinct(name for words in stated for name in names_in(words))
