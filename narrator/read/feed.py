"""An RSS or Atom feed to its entries, by feedparser."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.dating import Found, find_date

_DECODED = {"content-type": "application/xml; charset=utf-8"}
_BREAK = "\0"
_SILENT = frozenset({"script", "style"})
_BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "tr",
    "table",
    "section",
    "article",
    "figure",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its words, a blank line between paragraphs, and what the feed says of it."""

    number: int
    text: str
    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    address: str | None
    published: Found | None


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries that hold words, in file order, and the feed's description of itself."""

    description: str
    entries: tuple[Entry, ...]


def read_feed(source: str, where: str) -> Feed:
    """The entries of a feed, numbered from 1; a malformed feed or one that declares entities is refused."""
    import feedparser  # noqa: PLC0415  (only where a feed is read)

    if "<!ENTITY" in source:
        raise UnreadableFile("it declares XML entities", where=where, todo="Remove the DOCTYPE from the feed")
    parsed = feedparser.parse(io.BytesIO(source.encode()), response_headers=_DECODED)
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        raise UnreadableFile(
            f"the feed is not whole (at {str(parsed.bozo_exception).removeprefix('<unknown>:')})",
            where=where,
            todo="Fetch the feed again",
        )
    entries = tuple(_entry(entry, number, parsed.feed) for number, entry in enumerate(parsed.entries, start=1))
    return Feed(parsed.feed.get("subtitle", ""), tuple(entry for entry in entries if entry.text))


def _entry(entry: Any, number: int, feed: Any) -> Entry:
    content = entry.get("content")
    markup = content[0].value if content else entry.get("summary", "")
    stamp = entry.get("published") or entry.get("updated") or ""
    authors = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    source = entry.get("source") or {}
    link = entry.get("link") or ""
    return Entry(
        number=number,
        text=_words(markup),
        headline=entry.get("title") or None,
        byline=tuple(dict.fromkeys(authors)),
        publisher=source.get("title") or feed.get("title") or None,
        address=link if link.startswith("http") else None,
        published=find_date(stamp),
    )


def _words(markup: str) -> str:
    """The words of a fragment of HTML, a blank line wherever a block begins or ends."""
    collector = _Collector()
    collector.feed(markup)
    collector.close()
    blocks = (" ".join(block.split()) for block in "".join(collector.parts).split(_BREAK))
    return "\n\n".join(block for block in blocks if block)


class _Collector(HTMLParser):
    """Gathers text, and a break at the edges of blocks; scripts and styles are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (the parser's)
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append(_BREAK)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
