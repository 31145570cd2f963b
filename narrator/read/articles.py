"""Articles from files and folders: text, pages saved as text, HTML, RSS and Atom, told apart by content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from narrator.errors import InputError, MissingInput, UnreadableFile
from narrator.model.sources import Article
from narrator.progress import along
from narrator.read.dating import find_not_before
from narrator.read.feed import Entry, read_feed
from narrator.read.html import Words, read_html
from narrator.read.masthead import Masthead, read_masthead, said_of
from narrator.read.page import Page, is_invented, take_apart
from narrator.read.text import decode, split_units

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom"})
"""What is looked at in a folder; `README` files are not articles."""

LARGEST = 10 * 1024 * 1024
"""Bytes above which a file is refused: no article is so long."""

SNIPPET = 3
"""A text of so few lines is a piece of an article even where none of them looks like a paragraph."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
_HTML_ROOTS = frozenset({"html", "head", "body", "main", "article", "section", "div", "p", "h1"})
_HEAD = 8192
_NOT_FOUND = "Check the path: narrator reads .txt, .md, .html, .xml, .rss and .atom files"


def read_articles(path: str | Path) -> tuple[Article, ...]:
    """The articles of a folder, not of the folders in it, or of one file, sorted by id.

    An id is the file's stem, its whole name where two files share the stem; the entries of a feed are
    `stem#1`, `stem#2` …. Everything that cannot be read is listed in one `UnreadableFile`.
    """
    place = Path(path)
    if not place.is_dir():
        return _sorted(_read_file(place, place.stem))
    files = _article_files(place)
    if not files:
        raise MissingInput("there is no article in this folder", where=str(place), todo=_NOT_FOUND)
    shared = Counter(file.stem for file in files)
    articles: list[Article] = []
    failures: list[InputError] = []
    for file in along(files, "reading articles"):
        try:
            articles += _read_file(file, file.stem if shared[file.stem] == 1 else file.name)
        except InputError as error:
            failures.append(error)
    if failures:
        raise _together(place, failures, len(files))
    return _sorted(articles)


def read_article(path: str | Path) -> Article:
    """The one article of a file; a feed with several raises `UnreadableFile`."""
    place = Path(path)
    if place.is_dir():
        raise UnreadableFile(
            "it is a folder", where=str(place), todo="Name a file in it, or read it with read_articles"
        )
    articles = _read_file(place, place.stem)
    if len(articles) > 1:
        what = f"it is a feed of {len(articles)} articles"
        raise UnreadableFile(what, where=str(place), todo="Read it with read_articles")
    return articles[0]


def _article_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.is_file()
        and file.suffix.lower() in SUFFIXES
        and not file.name.startswith(".")
        and not file.stem.lower().startswith("readme")
    )


def _sorted(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda article: article.id))


def _together(folder: Path, failures: Sequence[InputError], count: int) -> UnreadableFile:
    """One error for all the bad files of a folder."""
    problems = [f"{Path(error.where).name}: {error.what}. {error.todo}." for error in failures]
    what = f"{len(failures)} of {count} files cannot be read"
    return UnreadableFile(what, where=str(folder), todo="Repair or remove them", problems=problems)


def _read_file(file: Path, name: str) -> tuple[Article, ...]:
    source = decode(_bytes(file), str(file))
    root = _root(source)
    articles: tuple[Article, ...]
    if root is None:
        articles = (_from_text(source, file, name),)
    elif root in _FEED_ROOTS:
        articles = _from_feed(source, file, name)
    elif root in _HTML_ROOTS:
        articles = (_from_html(source, file, name),)
    else:
        what = f"its first tag is <{root}>: neither a feed nor HTML"
        raise UnreadableFile(what, where=str(file), todo="Give articles as text, HTML, RSS or Atom")
    if not any(article.paragraphs for article in articles):
        raise UnreadableFile(
            "no paragraph of an article was found in it", where=str(file), todo="Save the whole article"
        )
    return articles


def _root(source: str) -> str | None:
    """The first tag of a file that begins as markup does; `None` for text."""
    start = _COMMENT.sub("", source[:_HEAD]).lstrip()
    tag = _TAG.search(start) if re.match(r"<[?!a-zA-Z]", start) else None
    return tag[1].lower() if tag else None


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableFile(
                "it is larger than 10 MB", where=str(file), todo="Split it into one file for each article"
            )
        return file.read_bytes()
    except FileNotFoundError as error:
        raise MissingInput("there is no such file or folder", where=str(file), todo=_NOT_FOUND) from error
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise UnreadableFile(why, where=str(file), todo="Make the file readable") from error


def _from_text(source: str, file: Path, name: str) -> Article:
    units = split_units(source)
    page = take_apart(units)
    if not page.body and len(units) <= SNIPPET:
        page = replace(page, head=(), body=tuple(units), tail=(), dropped=())
    article = _article(name, file, source, page, read_masthead(page))
    return replace(article, form="page" if page.furnished else "text", invented=_says_invented(page))


def _article(name: str, file: Path, text: str, page: Page, masthead: Masthead) -> Article:
    return Article(
        id=name,
        file=file.name,
        form="text",
        text=text,
        paragraphs=page.paragraphs,
        headline=masthead.headline,
        byline=masthead.byline,
        publisher=masthead.publisher,
        published=masthead.published.day if masthead.published else None,
        not_before=masthead.not_before.day if masthead.not_before else None,
        dated_by=masthead.dated_by,
    )


def _says_invented(page: Page) -> bool:
    return any(is_invented(unit.text) for unit in (*page.head, *page.tail, *page.dropped))


def _from_html(source: str, file: Path, name: str) -> Article:
    words = read_html(source)
    if words is None or not words.text:
        raise UnreadableFile("no article was found in this HTML", where=str(file), todo="Save the article's own page")
    page = take_apart(split_units(words.text))
    written = read_masthead(page)
    return replace(
        _article(name, file, words.text, page, _with_head(written, words)),
        form="html",
        address=words.address,
        invented=words.invented or _says_invented(page),
    )


def _with_head(written: Masthead, words: Words) -> Masthead:
    """What the head of the page says, and the lines over its text where the head is silent."""
    stated = Masthead(
        headline=words.headline or written.headline,
        byline=words.byline or written.byline,
        publisher=words.publisher or written.publisher,
        published=words.published,
        not_before=None,
        dated_by=words.dated_by,
    )
    if words.published:
        return stated
    return replace(stated, published=written.published, not_before=written.not_before, dated_by=written.dated_by)


def _from_feed(source: str, file: Path, name: str) -> tuple[Article, ...]:
    feed = read_feed(source, str(file))
    if not feed.entries:
        raise UnreadableFile("the feed has no entry with words", where=str(file), todo="Fetch a feed with full text")
    invented = is_invented(feed.description)
    return tuple(_from_entry(entry, file, f"{name}#{entry.number}", invented=invented) for entry in feed.entries)


def _from_entry(entry: Entry, file: Path, name: str, *, invented: bool) -> Article:
    page = take_apart(split_units(entry.text))
    undated = find_not_before(unit.text for unit in page.body) if entry.published is None else None
    masthead = Masthead(
        headline=entry.headline,
        byline=entry.byline,
        publisher=entry.publisher,
        published=entry.published,
        not_before=undated,
        dated_by=f"stated by the feed: {entry.published.words}" if entry.published else said_of(undated),
    )
    article = _article(name, file, entry.text, page, masthead)
    return replace(article, form="feed", address=entry.address, invented=invented or _says_invented(page))
