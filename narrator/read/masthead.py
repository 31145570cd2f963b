"""Headline, byline, publisher and date, from the lines around an article; related links are never asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrator.read.dating import Found, find_date, find_not_before
from narrator.read.page import Page, is_credit, is_invented, is_reporting, match_wire
from narrator.read.text import Unit

_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|(?:de|da|van|von|der|den|la|le|al|bin|of|the|and)\b)(?:\s+(?:[A-Z][\w.'’-]*|(?:de|da|van|von|der|den|la|le|al|bin|of|the)\b)){0,5}$"
)
_BY = re.compile(r"^\W*(?:a\s+\w+\s+)?by\b[:\s]*", re.IGNORECASE)
_LATE_BY = re.compile(r"^\W*(?:an?\s+(?:\w+\s+){1,2})by\s+", re.IGNORECASE)
_REPORTING = re.compile(r"^\W*(?:reporting|words|written)\s+by\s+(?P<names>[^;)]+)", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,\s*and|,\s*&|;|,|\band\b|&|\|)\s*")
_CONNECTIVE = {",", "and", "&", ", and", "|"}
_AFTER_NAMES = re.compile(r"\s+(?:in|at|for|from|of)\s+[A-Z].*$|\s*[|•·–—(].*$")
_HOLDER = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*,?\s*)?(?:by\s+)?"
    r"(?P<name>[A-Z][^|,©\d]{1,60}?)(?:\s+(?:19|20)\d\d)?(?:\.?\s*(?:[|,]|\ball\s+rights\b|$)|\.\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_CORPORATE = re.compile(
    r"[\s,]+(?:limited|ltd|l\.?p|llc|llp|plc|inc|incorporated|corp|corporation|company|co|group|holdings|ip|media|publishing|publications|gmbh|the)\.?$",
    re.IGNORECASE,
)
_ALSO = re.compile(r"^\W*(?:last\s+)?(?:updated|modified|corrected|amended)\b", re.IGNORECASE)
_HEADLINE_WORDS = 5
_DATE_LINE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the lines around an article say of it."""

    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: Found | None
    not_before: Found | None
    dated_by: str | None


def read_masthead(page: Page) -> Masthead:
    """The masthead of a text; whatever no line states stays `None`."""
    headline = page.title or _headline(page.head)
    at = page.head.index(headline) if headline in page.head else -1
    dated, words = _dateline(page, at)
    byline = _byline(page, at)
    published = find_date(words) if words else None
    not_before = None if published else find_not_before(unit.text for unit in page.body)
    return Masthead(
        headline=headline.text.strip("*_ ") if headline else None,
        byline=byline,
        publisher=_holder(page.tail) or _agency(page) or _label(page.head, at, dated, byline),
        published=published,
        not_before=not_before,
        dated_by=f"stated over the article: {published.words}" if published else said_of(not_before),
    )


def names_in(words: str) -> tuple[str, ...]:
    """The people of a byline, without "By", places and newspapers after them."""
    dated = find_date(words)
    undated = words.replace(dated.words, " | ") if dated else words
    bare = _AFTER_NAMES.sub("", _BY.sub("", _LATE_BY.sub("", undated.strip("*_() ")), count=1))
    persons, comma, _ = bare.rpartition(",")
    if comma and re.search(r"\s(?:and|&)\s", persons) and not re.search(r"\b(?:and|&)\b", bare[len(persons) :]):
        bare = persons
    names = [name.strip(" .") for name in _JOINT.split(bare)]
    return _distinct(name for name in names if _is_name(name))


def _is_name(words: str) -> bool:
    return bool(_NAME.match(words)) and any(letter.isupper() for letter in words)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _headline(head: Sequence[Unit]) -> Unit | None:
    """The Markdown heading, else the first line of some length that stands alone, else the longest."""
    marked = [unit for unit in head if unit.mark.startswith("#")]
    if marked:
        return marked[0]
    candidates = [unit for unit in head if not unit.mark and not _is_detail(unit)]
    alone = [unit for unit in candidates if unit.alone and unit.words >= _HEADLINE_WORDS]
    if alone:
        return alone[0]
    longest = max(candidates, key=lambda unit: (unit.alone, unit.words), default=None)
    return longest if longest and longest.words > 1 else None


def _is_detail(unit: Unit) -> bool:
    """Whether a line of the head is a date, a byline, a picture credit or a notice."""
    dated = find_date(unit.text) is not None and unit.words <= _DATE_LINE_WORDS
    return bool(
        dated or _BY.match(unit.text) or _LATE_BY.match(unit.text) or is_credit(unit.text) or is_invented(unit.text)
    )


def _dateline(page: Page, headline: int) -> tuple[int | None, str | None]:
    """Where the date stands in the head, and its line: below the headline before above it, first before updated."""
    places = [
        index
        for index, unit in enumerate(page.head)
        if unit.words <= _DATE_LINE_WORDS and index != headline and find_date(unit.text)
    ]
    if places:
        best = min(places, key=lambda index: (index < headline, bool(_ALSO.match(page.head[index].text)), index))
        return best, page.head[best].text
    wire = match_wire(page.body[0].text) if page.body else None
    return None, wire["date"] if wire else None


def _byline(page: Page, headline: int) -> tuple[str, ...]:
    """The names after "By" in the head, a lone name over the date, or the credit below the article."""
    head = page.head
    for index in sorted(range(len(head)), key=lambda i: i < headline):
        if _LATE_BY.match(head[index].text) or _BY.match(head[index].text):
            names = names_in(head[index].text) or _stacked(head[index + 1 :])
            if names:
                return names
    credit = next((found for unit in page.tail if (found := _REPORTING.match(unit.text))), None)
    lone = _lone_name(head, headline)
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
        elif joined and _is_name(unit.text):
            names.append(unit.text)
            joined = False
        else:
            break
    return _distinct(names)


def _lone_name(head: Sequence[Unit], headline: int) -> tuple[str, ...]:
    """A name without "By" directly between headline and date."""
    after = head[headline + 1 :] if headline >= 0 else ()
    for unit, below in pairwise(after):
        if find_date(below.text) and unit.block == below.block and unit.words in range(2, 6) and _is_name(unit.text):
            return names_in(unit.text)
    return ()


def _holder(tail: Sequence[Unit]) -> str | None:
    """Who holds the copyright, without the words of its legal form."""
    for unit in tail:
        match = _HOLDER.search(unit.text)
        if match and not is_invented(unit.text):
            return _without_form(match["name"].strip())
    return None


def _without_form(name: str) -> str:
    """`Quayside Ledger Publishing Ltd.` is the Quayside Ledger."""
    shorter = _CORPORATE.sub("", name)
    while shorter != name and shorter:
        name, shorter = shorter, _CORPORATE.sub("", shorter)
    return name


def _agency(page: Page) -> str | None:
    """The agency in the dateline of a wire story."""
    match = match_wire(page.body[0].text) if page.body else None
    return match["agency"] if match else None


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
        if plain and _is_name(unit.text) and unit.text not in byline and unit.words <= _HEADLINE_WORDS:
            return unit.text
    return None


def said_of(not_before: Found | None) -> str | None:
    """How an undated article is dated, in words."""
    return f"undated; its text says: {not_before.words}" if not_before else None
