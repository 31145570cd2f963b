"""Headline, byline, publisher, date and address, from the lines around an article; related links are never asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrator.read.articles.dating import Found, begins_with_day, find_date
from narrator.read.articles.names import distinct, is_name, names_in, signs
from narrator.read.articles.notices import is_credit, is_fixture, is_invented, is_reporting
from narrator.read.articles.page import Page
from narrator.read.articles.publisher import holder_in, site_of
from narrator.read.articles.units import Unit

_REPORTING = re.compile(r"^\W*(?:reporting|words|written)\s+by\s+(?P<names>[^;)]+)", re.IGNORECASE)
_DATED_BY = re.compile(
    r"^\W*(?:(?:first\s+)?(?:published|posted|updated)\b[:\s]*(?:on\s+)?)?(?=\S)(?P<day>.{6,40}?)\s+by\s+(?=\S)",
    re.IGNORECASE,
)
"""What blogs print: "Posted on June 4, 2026 by Ann Lowe"."""

_JOB = re.compile(
    r"^(?:[\w’'&-]+,?\s+){0,4}(?:reporter|correspondent|editor|columnist|writer|journalist)(?:[,\s]+[\w’'&-]+){0,4}$",
    re.IGNORECASE,
)
_CONNECTIVE = {",", "and", "&", ", and", "|"}
_ALSO = re.compile(r"^\W*(?:last\s+)?(?:updated|modified|corrected|amended)\b", re.IGNORECASE)
_FIRST = re.compile(r"^\W*(?:first\s+)?(?:published|posted|last\s+updated|updated)\b", re.IGNORECASE)
_KIND = re.compile(r"^(?:(?:UPDATE|WRAPUP|CORRECTED|EXCLUSIVE|REFILE|RPT|ANALYSIS|BREAKING|FOCUS)[\s\d]*[-:–]\s*)+")
_FOLLOWED = re.compile(r"(?:[\d.,]+[KM]?\s+)?follow(?:ers)?$|@\S+$", re.IGNORECASE)
_STOPS = (".", "!", "?")
_CRUMBS = re.compile(r"\s[›»>]\s")
_ADDRESS = re.compile(r"https?://\S{4,400}$")
_HEADLINE_WORDS = 5
_NEAR_HEADLINE_WORDS = 4
_DATE_LINE_WORDS = 14
_PERSON_WORDS = range(2, 6)
_PERSON_LINE_WORDS = 8
_PARTS = re.compile(r" & |, ")
"""What stands between the names of a house: "Strand & Hollin, Metals Weekly"."""
_REACH = 8
_EARLY = 2


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the lines around an article say of it; whatever no line states is `None`."""

    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: Found | None
    address: str | None


def read_masthead(page: Page) -> Masthead:
    """The masthead of a text that was taken apart."""
    head = (*page.head, *_early(page))
    headline = page.title or _headline(head)
    at = head.index(headline) if headline in head else -1
    dated, words = _date_line(page, head, at)
    byline = _byline(page, head, at)
    agency = page.dateline.agency if page.dateline else None
    outside = (*page.head, *page.dropped, *page.tail)
    return Masthead(
        headline=_KIND.sub("", headline.text.strip("*_ ")) if headline else None,
        byline=byline,
        publisher=site_of(outside) or holder_in(page.tail) or agency or _label(head, at, dated, byline),
        published=find_date(words) if words else None,
        address=next((unit.text for unit in head if _ADDRESS.match(unit.text)), None),
    )


def _early(page: Page) -> tuple[Unit, ...]:
    """Lines left out between a standfirst and the second paragraph."""
    place = page.body[_EARLY].span.start if len(page.body) > _EARLY else 0
    return tuple(unit for unit in page.dropped if unit.span.end <= place)


def _headline(head: Sequence[Unit]) -> Unit | None:
    """The Markdown heading, else the first line of some length that stands alone, else the last, else the longest.

    Where the head has a date or a byline, the headline stands over it.
    """
    marked = [unit for unit in head if unit.mark.startswith("#")]
    if marked:
        return marked[0]
    candidates = [unit for unit in head if not unit.mark and not _is_detail(unit)]
    long = [unit for unit in candidates if unit.words >= _HEADLINE_WORDS]
    anchor = next((i for i, unit in enumerate(head) if signs(unit.text) or _is_dated(unit)), 0)
    near = [unit for unit in head[max(anchor - _REACH, 0) : anchor] if unit in long]
    for lines in (near, long):
        if alone := [unit for unit in lines if unit.alone]:
            return alone[0]
    if near:
        return near[-1]
    last = candidates[-1] if candidates else None
    if last is not None and last.block == candidates[0].block and last.words >= _NEAR_HEADLINE_WORDS:
        return last
    longest = max(candidates, key=lambda unit: (unit.alone, unit.words), default=None)
    return longest if longest and longest.words > 1 else None


def _is_dated(unit: Unit) -> bool:
    """Whether a line says little more than when the article was published, or updated."""
    most = 2 * _DATE_LINE_WORDS if _FIRST.match(unit.text) else _DATE_LINE_WORDS
    return unit.words <= most and find_date(unit.text) is not None and not unit.text.endswith(_STOPS)


def _is_detail(unit: Unit) -> bool:
    """Whether a line of the head is a date, a byline, an address, a picture credit, a notice or the way to the page."""
    text = unit.text
    dated = _is_dated(unit)
    page = is_fixture(text) or _ADDRESS.match(text) or _CRUMBS.search(text)
    return bool(dated or page or signs(text) or is_credit(text) or is_invented(text))


def _date_line(page: Page, head: Sequence[Unit], headline: int) -> tuple[int | None, str | None]:
    """Where the date stands in the head, and its line: below the headline before above it, first before updated."""
    places = [index for index, unit in enumerate(head) if index != headline and _is_dated(unit)]
    if places:
        best = min(places, key=lambda index: (index < headline, bool(_ALSO.match(head[index].text)), index))
        return best, head[best].text
    return None, page.dateline.day if page.dateline else None


def _byline(page: Page, head: Sequence[Unit], headline: int) -> tuple[str, ...]:
    """The names after "By" in the head, a lone name over the date, or the credit below the article."""
    for index in sorted(range(len(head)), key=lambda i: i < headline):
        if signs(head[index].text):
            names = names_in(head[index].text) or _stacked(head[index + 1 :])
            if names:
                return names
    for unit in head:
        dated_by = _DATED_BY.match(unit.text) if unit.words <= _DATE_LINE_WORDS else None
        if dated_by and find_date(dated_by["day"]) and (names := names_in(unit.text[dated_by.end() :])):
            return names
    after = head[headline + 1 :] if headline >= 0 else ()
    lone = _lone_name(after) or _glued_name(after)
    below = (*page.dropped, *page.tail)
    credit = next((found for unit in below if (found := _REPORTING.match(unit.text))), None)
    return lone or (names_in(credit["names"]) if credit else ())


def _stacked(units: Sequence[Unit]) -> tuple[str, ...]:
    """Names one a line below a bare "By", each perhaps twice, joined by lines such as "and"."""
    names: list[str] = []
    joined = True
    for unit in units:
        if unit.text in _CONNECTIVE:
            joined = True
        elif names and unit.text == names[-1]:
            continue
        elif joined and is_name(unit.text):
            names.append(unit.text)
            joined = False
        else:
            break
    return distinct(names)


def _lone_name(after: Sequence[Unit]) -> tuple[str, ...]:
    """A name without "By" directly between headline and date, or over a job or the number of those who follow it."""
    for unit, below in pairwise(after):
        beside = unit.block == below.block or (unit.alone and below.alone)
        dated = beside and (_is_dated(below) or begins_with_day(below.text))
        fits = unit.words <= _PERSON_LINE_WORDS and not unit.text.isupper() and not _is_detail(unit)
        titled = beside and bool(_JOB.match(below.text))
        if not fits or not (dated or titled or _FOLLOWED.match(below.text)):
            continue
        names = names_in(unit.text)
        if names and all(len(name.split()) in _PERSON_WORDS for name in names):
            return names
    return ()


def _glued_name(after: Sequence[Unit]) -> tuple[str, ...]:
    """A name that runs into its date, as saved pages have it: "Ann LoweJune 4, 2026"."""
    for unit in after:
        dated = find_date(unit.text) if unit.words <= _DATE_LINE_WORDS else None
        if dated and not _FIRST.match(unit.text):
            names = names_in(unit.text.partition(dated.words)[0])
            if names and all(len(name.split()) in _PERSON_WORDS for name in names):
                return names
    return ()


def _label(head: Sequence[Unit], headline: int, dated: int | None, byline: Sequence[str]) -> str | None:
    """A name in the block of the date that is no byline: a newspaper's, where nothing else says one."""
    if dated is None:
        return None
    block = [
        unit for index, unit in enumerate(head) if unit.block == head[dated].block and index not in {dated, headline}
    ]
    counts = [unit.text for unit in block]
    for unit in reversed(block):
        plain = not unit.mark and not _is_detail(unit) and not is_reporting(unit.text) and counts.count(unit.text) == 1
        named = all(map(is_name, _PARTS.split(unit.text))) and not set(unit.text.split(" & ")) & set(byline)
        if plain and named and unit.words <= _HEADLINE_WORDS:
            return unit.text
    return None
