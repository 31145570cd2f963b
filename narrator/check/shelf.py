"""The articles laid out for any draft: made once for a set of articles, kept as it is, and read without decoding it.

All that a check looks up is in columns of numbers and lists of words; what one article states is read from its own part
only where something leads to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from narrator.check.copies.runs import Runs, runs_of
from narrator.check.figures.bearing import Figures, figures_of
from narrator.check.figures.known import known_from_articles
from narrator.check.names.mentions import Names, names_of
from narrator.check.sources.library import Places, places_of, post_sentences
from narrator.check.sources.postings import Postings
from narrator.check.sources.readings import Reading
from narrator.check.sources.speech import heard
from narrator.model.claims import Statements
from narrator.model.sources import Change


@dataclass(frozen=True, slots=True)
class Filed:
    """One article as it is kept: a `Reading` whose statements are packed."""

    id: str
    text: str
    body: str
    told: bytes
    origin: int
    rank: int
    paper: tuple[str, ...]
    headline: str
    published: date | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked up in the articles, in the order of the readings."""

    places: Places
    postings: Postings
    speech: Postings
    figures: Figures
    names: Names
    runs: Runs


@dataclass(frozen=True, slots=True)
class Filing:
    """A shelf with its articles, as a file holds them."""

    articles: tuple[Filed, ...]
    shelf: Shelf


def shelve(readings: Sequence[Reading]) -> Shelf:
    """The articles laid out."""
    places = places_of(readings)
    figures = figures_of((known_from_articles([reading]) for reading in readings), places)
    speech = heard(readings, places).postings
    return Shelf(places, post_sentences(readings), speech, figures, names_of(readings), runs_of(readings))


def filed(readings: Sequence[Reading]) -> Filing:
    """Readings and their shelf, ready to be written."""
    pack = msgspec.msgpack.Encoder().encode
    articles = tuple(
        Filed(
            one.id,
            one.text,
            one.body,
            pack(one.statements),
            one.origin,
            one.rank,
            one.paper,
            one.headline,
            one.published,
            one.changes,
        )
        for one in readings
    )
    return Filing(articles, shelve(readings))


def unfiled(filing: Filing) -> tuple[Reading, ...]:
    """The readings of a file; each reads what its article states when that is asked for, and once."""
    return tuple(
        Reading(
            one.id,
            one.text,
            one.body,
            _unpacked(one.told),
            one.origin,
            one.rank,
            one.paper,
            one.headline,
            one.published,
            one.changes,
        )
        for one in filing.articles
    )


def _unpacked(data: bytes) -> Callable[[], Statements]:
    @cache
    def read() -> Statements:
        return msgspec.msgpack.decode(data, type=Statements)

    return read
