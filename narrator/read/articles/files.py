"""Articles from files and folders: each file is what its content says, whatever its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from narrator.errors import InputError, MissingInput, UnreadableFile
from narrator.model.sources import Article
from narrator.progress import along
from narrator.read.articles.encoding import decode
from narrator.read.articles.feed import read_feed
from narrator.read.articles.html import read_html
from narrator.read.articles.mail import looks_like_mail, read_mail
from narrator.read.articles.records import looks_like_json, read_records
from narrator.read.articles.story import Story, article_of

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom", ".eml", ".jsonl", ".ndjson"})
"""What is looked at in a folder, beside `.json` files that are JSON Feeds; `README` files are not articles."""

LARGEST = 10 * 1024 * 1024
"""Bytes above which a file is refused: no article is so long."""

MOST_LINES = 50_000
"""Lines above which a text is refused: no article has so many."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
_HTML_ROOTS = frozenset({"html", "head", "body", "main", "article", "section", "div", "p", "h1", "h2", "span", "table"})
_HEAD = 8192
_JSON_FEED = b"jsonfeed.org/version"
_NOT_FOUND = "Check the path: narrator reads .txt, .md, .html, .xml, .rss, .atom, .json, .jsonl and .eml files"
_FORMS = "Give articles as text, HTML, RSS, Atom, JSON or mail"


def read_articles(path: str | Path) -> tuple[Article, ...]:
    """The articles of a folder, not of the folders in it, or of one file, sorted by id.

    An id is the file's stem, its whole name where two files share the stem; the entries of a feed are
    `stem#1`, `stem#2` …. Everything that cannot be read is listed in one `UnreadableFile`.
    """
    articles, failures, count = _read(Path(path))
    if failures:
        raise _together(Path(path), failures, count)
    return articles


def read_what_can_be(path: str | Path) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles of a folder as `read_articles` has them, and of each file that cannot be read what is wrong with it.

    Raises `UnreadableFile` where no file of the folder can be read, and where `path` is one file that cannot be.
    """
    articles, failures, count = _read(Path(path))
    if failures and not articles:
        raise _together(Path(path), failures, count)
    return articles, tuple(map(_told, failures))


def _read(place: Path) -> tuple[tuple[Article, ...], list[InputError], int]:
    """The articles of a folder or file, what could not be read, and how many files there are."""
    if not place.is_dir():
        return _sorted(_read_file(place, place.stem)), [], 1
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
    return _sorted(articles), failures, len(files)


def read_article(path: str | Path) -> Article:
    """The one article of a file; a feed with several raises `UnreadableFile`."""
    place = Path(path)
    if place.is_dir():
        raise UnreadableFile(
            "it is a folder", where=str(place), todo="Name a file in it, or read it with read_articles"
        )
    articles = _read_file(place, place.stem)
    if len(articles) > 1:
        what = f"it holds {len(articles)} articles"
        raise UnreadableFile(what, where=str(place), todo="Read it with read_articles")
    return articles[0]


def _article_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.is_file()
        and (file.suffix.lower() in SUFFIXES or _is_json_feed(file))
        and not file.name.startswith(".")
        and not file.stem.lower().startswith("readme")
    )


def _is_json_feed(file: Path) -> bool:
    if file.suffix.lower() != ".json":
        return False
    with file.open("rb") as opened:
        return _JSON_FEED in opened.read(_HEAD)


def _sorted(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By id, the tenth of a feed after its ninth."""

    def place(article: Article) -> tuple[str, int]:
        stem, _, number = article.id.rpartition("#")
        return (stem, int(number)) if stem and number.isdecimal() else (article.id, 0)

    return tuple(sorted(articles, key=place))


def _together(folder: Path, failures: Sequence[InputError], count: int) -> UnreadableFile:
    """One error for all the bad files of a folder."""
    problems = [_told(error) for error in failures]
    what = f"{len(failures)} of {count} files cannot be read"
    return UnreadableFile(what, where=str(folder), todo="Repair or remove them", problems=problems)


def _told(error: InputError) -> str:
    return f"{Path(error.where).name}: {error.what}. {error.todo}."


def _read_file(file: Path, name: str) -> tuple[Article, ...]:
    stories = _stories(_bytes(file), str(file))
    if any(story.text.count("\n") + story.text.count("\r") > MOST_LINES for story in stories):
        what = f"it has more than {MOST_LINES} lines"
        raise UnreadableFile(what, where=str(file), todo="Split it into one file for each article")
    articles = tuple(article_of(story, file.name, name) for story in stories)
    if not any(article.paragraphs for article in articles):
        what = "no paragraph of an article was found in it"
        raise UnreadableFile(what, where=str(file), todo="Save the whole article")
    return articles


def _stories(data: bytes, where: str) -> tuple[Story, ...]:
    if looks_like_mail(data):
        return (read_mail(data, where),)
    source = decode(data, where)
    root = _root(source)
    if root is None:
        return read_records(source, where) if looks_like_json(source) else (Story("text", source),)
    if root in _FEED_ROOTS:
        return read_feed(source, where)
    if root not in _HTML_ROOTS:
        raise UnreadableFile(f"its first tag is <{root}>: neither a feed nor HTML", where=where, todo=_FORMS)
    story = read_html(source, where)
    if story is None:
        raise UnreadableFile("no article was found in this HTML", where=where, todo="Save the article's own page")
    return (story,)


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
