"""The articles laid out for any draft: made once for a set of articles, kept as it is, and read without decoding it.

All that a check looks up is in columns of numbers and lists of words; what one article states is read from its own part
only where something leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec.msgpack import Decoder
from msgspec.msgpack import encode as pack

from narrator.check.copies.runs import Runs, runs_of
from narrator.check.figures.bearing import Figures, figures_of
from narrator.check.figures.known import Known
from narrator.check.figures.vouched import known_from_articles
from narrator.check.names.mentions import Names, names_of
from narrator.check.sources.places import Places, places_of, post_sentences
from narrator.check.sources.postings import Postings, stored
from narrator.check.sources.readings import Reading, Stated
from narrator.check.sources.speech import heard
from narrator.check.words.ranking import ranked
from narrator.model.claims import Claim, DatedWords, Entity, Quantity, Quote, Span
from narrator.model.sources import Change

_SENTENCES = Decoder(tuple[Span, ...])
_ENTITIES = Decoder(tuple[Entity, ...])
_QUOTES = Decoder(tuple[Quote, ...])
_QUANTITIES = Decoder(tuple[Quantity, ...])
_CLAIMS = Decoder(tuple[Claim, ...])
_PERIODS = Decoder(tuple[DatedWords, ...])
_KNOWN = Decoder(tuple[Known, ...])
"""Made once: making one takes as long as reading what an article states."""

PARTS = ("sentences", "entities", "quotes", "quantities", "claims", "periods")


@dataclass(frozen=True)
class Packed:
    """What an article states: the parts of its `Statements` as MessagePack, each read once it is asked for."""

    parts: dict[str, memoryview]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences."""
        return _SENTENCES.decode(self.parts["sentences"])

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The names in it."""
        return _ENTITIES.decode(self.parts["entities"])

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """What is said in it, by whom."""
        return _QUOTES.decode(self.parts["quotes"])

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its amounts."""
        return _QUANTITIES.decode(self.parts["quantities"])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What it claims."""
        return _CLAIMS.decode(self.parts["claims"])

    @cached_property
    def periods(self) -> tuple[DatedWords, ...]:
        """The periods that it names."""
        return _PERIODS.decode(self.parts["periods"])


@dataclass(frozen=True, slots=True)
class Filed:
    """One article as it is kept: a `Reading` whose statements are packed."""

    id: str
    text: str
    body: str
    statements: Packed
    origin: int
    rank: int
    paper: tuple[str, ...]
    headline: str
    published: date | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked up in the articles, in the order of the readings.

    `known` are the figures of each, packed; `ranking` are the passages that have a superlative, int32 as stored.
    """

    places: Places
    postings: Postings
    speech: Postings
    figures: Figures
    names: Names
    runs: Runs
    known: tuple[memoryview, ...]
    ranking: bytes


@dataclass(frozen=True, slots=True)
class Filing:
    """A shelf with its articles, as a file holds them."""

    articles: tuple[Filed, ...]
    shelf: Shelf


def shelve(readings: Sequence[Reading]) -> Shelf:
    """The articles laid out."""
    places = places_of(readings)
    known = [known_from_articles([reading]) for reading in readings]
    return Shelf(
        places,
        post_sentences(readings),
        heard(readings, places).postings,
        figures_of(known, places),
        names_of(readings),
        runs_of(readings),
        tuple(memoryview(pack(one)) for one in known),
        stored(number for number, sentence in enumerate(_sentences(readings)) if ranked(sentence)),
    )


def _sentences(readings: Sequence[Reading]) -> Iterator[str]:
    return (span.of(reading.text) for reading in readings for span in reading.statements.sentences)


def unpacked(known: memoryview) -> tuple[Known, ...]:
    """The figures of one article."""
    return _KNOWN.decode(known)


def filed(readings: Sequence[Reading]) -> Filing:
    """Readings and their shelf, ready to be written."""
    articles = tuple(
        Filed(
            one.id,
            one.text,
            one.body,
            packed(one.statements),
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
    """The readings of a file."""
    return tuple(
        Reading(
            one.id,
            one.text,
            one.body,
            one.statements,
            one.origin,
            one.rank,
            one.paper,
            one.headline,
            one.published,
            one.changes,
        )
        for one in filing.articles
    )


def packed(said: Stated) -> Packed:
    """What an article states, ready to be written."""
    return Packed({name: memoryview(pack(getattr(said, name))) for name in PARTS})
