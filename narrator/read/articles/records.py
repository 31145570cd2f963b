"""Articles as JSON: a JSON Feed, one object a line, a list of objects or one object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.articles.dating import Found, find_date
from narrator.read.articles.markup import words_of
from narrator.read.articles.metadata import is_address, name_of, people
from narrator.read.articles.notices import is_invented
from narrator.read.articles.story import Story

MOST_RECORDS = 20_000
"""Records above which a file is refused."""

_BODY = (
    "contenthtml",
    "contenttext",
    "bodyhtml",
    "body",
    "bodytext",
    "text",
    "content",
    "articlebody",
    "articletext",
    "article",
    "story",
    "storytext",
    "fulltext",
    "maintext",
    "summary",
    "description",
)
"""Keys without capitals, underscores and hyphens, as all below."""

_HEADLINE = ("headline", "title")
_AUTHOR = ("authors", "author", "byline", "creator", "by")
_PUBLISHER = ("publisher", "source", "publication", "outlet", "sitename", "site", "newspaper")
_PUBLISHED = (
    "datepublished",
    "published",
    "publishedat",
    "publishedon",
    "publishedtime",
    "publishdate",
    "publicationdate",
    "pubdate",
    "datepublish",
    "date",
    "createdat",
    "created",
    "timestamp",
    "datemodified",
)
_ADDRESS = ("canonicalurl", "canonical", "url", "link", "address", "permalink", "uri")
_LANGUAGE = ("language", "lang", "inlanguage")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|span|a|article|section|em|strong|b|i)\b[^>]{0,500}>", re.IGNORECASE)
_OPENING = re.compile(r'\s*(?:\[\s*)*\{\s*(?:"|\})|\s*\[\s*\]')
_LONGEST = 400
_SECONDS = range(10**8, 10**10)
"""Seconds since 1970 that a number can mean: 1973 to 2286."""


def looks_like_json(source: str) -> bool:
    """Whether a file opens with a JSON object, or with a list that is empty or begins with one."""
    return bool(_OPENING.match(source[:4096]))


def read_records(source: str, where: str) -> tuple[Story, ...]:
    """The records of a file that hold words, numbered from 1. Raises UnreadableFile, naming every bad line."""
    stories = tuple(_feed_stories(source, where))
    if not stories:
        raise UnreadableFile(
            "no record in it holds the words of an article",
            where=where,
            todo="Give each record a headline or title, and a text, body or content",
        )
    return stories


def _feed_stories(source: str, where: str) -> Iterator[Story]:
    form, about, records = _records(source, where)
    if len(records) > MOST_RECORDS:
        raise UnreadableFile(f"it has more than {MOST_RECORDS} records", where=where, todo="Split it")
    alone = form == "lines" and len(records) == 1
    for number, record in enumerate(records, start=1):
        text = _words(record, where)
        if text:
            yield _story(form, record, about, text, "" if alone else f"#{number}")


def _records(source: str, where: str) -> tuple[str, Mapping[str, Any], list[Mapping[str, Any]]]:
    """The form of a file, what it says of itself, and its records."""
    try:
        value = json.loads(source)
    except RecursionError as error:
        raise UnreadableFile("its JSON is nested too deep", where=where, todo="Give flat records") from error
    except ValueError:
        return "lines", {}, _from_lines(source, where)
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return "feed", value, _objects(value["items"])
    return "lines", {}, _objects(value if isinstance(value, list) else [value])


def _objects(values: list[Any]) -> list[Mapping[str, Any]]:
    return [one for one in values if isinstance(one, dict)]


def _from_lines(source: str, where: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    problems: list[str] = []
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found += _objects([json.loads(line)])
        except ValueError as error:
            problems.append(f"line {number}: {str(error)[:_LONGEST]}")
        except RecursionError:
            problems.append(f"line {number}: nested too deep")
    if problems:
        what = f"{len(problems)} of its lines {'is' if len(problems) == 1 else 'are'} no JSON"
        raise UnreadableFile(what, where=where, todo="Write one object a line", problems=problems[:20])
    return found


def _words(record: Mapping[str, Any], where: str) -> str:
    """The first field that holds a body; HTML becomes words."""
    named = _named(record)
    for key in _BODY:
        value = named.get(key)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return words_of(value, where) if key.endswith("html") or _MARKUP.search(value) else value
    return ""


def _story(form: str, record: Mapping[str, Any], about: Mapping[str, Any], text: str, suffix: str) -> Story:
    named = _named(record)
    dates = (_date(named.get(key)) for key in _PUBLISHED)
    whose = (named, _named(about)) if form == "feed" else (named,)
    addresses = (named[key].strip() for key in _ADDRESS if is_address(named.get(key)))
    languages = (value for key in _LANGUAGE if isinstance(value := named.get(key) or about.get(key), str))
    return Story(
        form=form,
        text=text,
        headline=_first(named, _HEADLINE),
        byline=next((names for one in whose for key in _AUTHOR if (names := people(one.get(key)))), ()),
        publisher=_first(named, _PUBLISHER) or name_of(about.get("title")),
        published=next((found for found in dates if found), None),
        stated_by="stated by the feed" if form == "feed" else "stated by its record",
        address=next(addresses, None),
        language=next(languages, None),
        invented=is_invented(name_of(about.get("description")) or ""),
        suffix=suffix,
    )


def _named(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record by their keys without capitals, underscores and hyphens; the first of a name stays."""
    named: dict[str, Any] = {}
    for key, value in record.items():
        named.setdefault(key.lower().replace("_", "").replace("-", ""), value)
    return named


def _date(value: object) -> Found | None:
    """A date in words, or the day (UTC) of so many seconds or milliseconds since 1970."""
    if isinstance(value, str):
        return find_date(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    seconds = value / 1000 if value > _SECONDS.stop else value
    if not _SECONDS.start <= seconds < _SECONDS.stop:
        return None
    return Found(datetime.fromtimestamp(seconds, UTC).date(), str(value))


def _first(named: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    found = (name_of(named.get(key)) for key in keys)
    return next((name for name in found if name and not is_address(name)), None)
