"""What every form of article comes down to: words, and what their container states of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from narrator.model.claims import Span
from narrator.model.sources import Article
from narrator.read.articles.dating import Found, find_not_before
from narrator.read.articles.language import find_language
from narrator.read.articles.masthead import Masthead, read_masthead
from narrator.read.articles.notices import is_invented
from narrator.read.articles.page import Page, take_apart
from narrator.read.articles.units import Unit, split_units

SNIPPET = 3
"""A text of so few lines is a piece of an article even where none of them looks like a paragraph."""

_HALVES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Story:
    """The words of one article and what the feed, page, mail or record that holds it states of it.

    `body` is the part of `text` in which the article is known to stand, if anything is known, and `sure` whether it
    is article throughout; `standfirst` is the line over it that its markup names so. What is `None` here is looked
    for in the lines around the article. `suffix` distinguishes the stories of one file.
    """

    form: str
    text: str
    headline: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: Found | None = None
    stated_by: str = "stated over the article"
    address: str | None = None
    language: str | None = None
    invented: bool = False
    body: Span | None = None
    standfirst: str | None = None
    sure: bool = False
    suffix: str = ""


def article_of(story: Story, file: str, name: str) -> Article:
    """The article of a story, furniture found and left out."""
    story = _sound(story)
    units = split_units(story.text)
    page = _page(units, story)
    masthead = read_masthead(page)
    published, not_before, dated_by = _dated(story, masthead, page)
    paragraphs = page.paragraphs
    return Article(
        id=name + story.suffix,
        file=file,
        form="page" if story.form == "text" and page.furnished else story.form,
        text=story.text,
        paragraphs=paragraphs,
        headline=story.headline or masthead.headline,
        byline=story.byline or masthead.byline,
        publisher=story.publisher or masthead.publisher,
        published=published,
        not_before=not_before,
        dated_by=dated_by,
        address=story.address or masthead.address,
        invented=story.invented or _says_invented(page),
        language=find_language("\n".join(span.of(story.text) for span in paragraphs), story.language),
        dateline=page.dateline.place if page.dateline else None,
    )


def _sound(story: Story) -> Story:
    """The story with U+FFFD for the halves of characters that JSON and XML can smuggle in; offsets stay."""

    def sound(words: str | None) -> str | None:
        return _HALVES.sub("\ufffd", words) if words else words

    return replace(
        story,
        text=_HALVES.sub("\ufffd", story.text),
        headline=sound(story.headline),
        byline=tuple(_HALVES.sub("\ufffd", name) for name in story.byline),
        publisher=sound(story.publisher),
        address=sound(story.address),
    )


def _page(units: tuple[Unit, ...], story: Story) -> Page:
    known = story.body
    places = [i for i, unit in enumerate(units) if known.overlaps(unit.span)] if known else []
    page = take_apart(
        units, range(places[0], places[-1] + 1) if places else None, sure=story.sure, named=story.standfirst
    )
    if not page.body and len(units) <= SNIPPET:
        return replace(page, head=(), body=tuple(units), tail=(), dropped=())
    return page


def _dated(story: Story, masthead: Masthead, page: Page) -> tuple[date | None, date | None, str | None]:
    """The stated date, else the earliest day that the words allow; and how it was found, in words."""
    if story.published:
        return story.published.day, None, f"{story.stated_by}: {story.published.words}"
    if masthead.published:
        return masthead.published.day, None, f"stated over the article: {masthead.published.words}"
    found = find_not_before(unit.text for unit in page.body)
    return (None, found.day, f"undated; its text says: {found.words}") if found else (None, None, None)


def _says_invented(page: Page) -> bool:
    return any(is_invented(unit.text) for unit in (*page.head, *page.tail, *page.dropped))
