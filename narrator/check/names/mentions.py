"""The names of articles as they are kept: every spelling, where it stands, and who has a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from msgspec.msgpack import encode

from narrator.check.names.matching import name_words
from narrator.check.sources.postings import stored
from narrator.check.sources.readings import Reading, Stated
from narrator.check.words.spelling import words_in
from narrator.model.claims import Entity, Span, Speaker

LABELS = ("PERSON", "ORG")
"""What is looked up: people and organisations; a name is kept with the place of its label in this order."""

NOWHERE = -1
"""Stands for the sentence around a name that stands in none: that of a paper or an author."""

BETWEEN = " | "
"""Stands between two texts of a line, so that no name runs from one into the next."""

_POST = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,5}")
_CAPITALS = re.compile(r"(?<=[\w,] )[A-Z]\w+(?: [A-Z]\w+)+")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of some articles as they are kept.

    `spelled` has each spelling once, in the order of first mention, and `plain` the words that tell it from others.
    `rows` are five numbers a mention (int32): the places of its spelling, label and article, and the sentence around it
    (-1 twice for a paper or an author). `people` are two, spelling and article, for each of `speakers`, who are packed
    one by one. `line` has every word of the articles.
    """

    spelled: list[str]
    plain: list[str]
    rows: bytes
    people: bytes
    speakers: list[bytes]
    line: str


def names_of(readings: Sequence[Reading]) -> Names:
    """The names of the articles, their papers and authors too."""
    numbers: dict[str, int] = {}
    rows = [
        (numbers.setdefault(name, len(numbers)), LABELS.index(label), place, span.start, span.end)
        if span is not None
        else (numbers.setdefault(name, len(numbers)), LABELS.index(label), place, NOWHERE, NOWHERE)
        for place, reading in enumerate(readings)
        for name, label, span in _mentions(reading)
    ]
    speakers = [(person, place) for place, reading in enumerate(readings) for person in people_in(reading.statements)]
    people = [(numbers.setdefault(person.name, len(numbers)), place) for person, place in speakers]
    texts = (text for reading in readings for text in (reading.text, *reading.paper))
    flat = [stored(number for row in table for number in row) for table in (rows, people)]
    plain = [" ".join(name_words(name)) for name in numbers]
    packed = [encode(person) for person, _ in speakers]
    return Names(list(numbers), plain, flat[0], flat[1], packed, line_of(texts))


def people_in(statements: Stated) -> tuple[Speaker, ...]:
    """Everybody who speaks, and everybody whose post or employer is stated, by their names."""
    speakers = [quote.speaker for quote in statements.quotes if quote.speaker is not None]
    placed = [
        Speaker(one.span, one.text, one.name, one.role, one.affiliation)
        for one in statements.entities
        if one.label == "PERSON" and (one.role or one.affiliation)
    ]
    heard = {speaker.name for speaker in speakers}
    return (*speakers, *(person for person in placed if person.name not in heard))


def in_post(entities: Sequence[Entity], text: str) -> tuple[Entity, ...]:
    """The names of a text, each person whose post stands behind the name of a house with that house."""
    return tuple(replace(one, affiliation=one.affiliation or _house(one, entities, text)) for one in entities)


def _house(person: Entity, entities: Sequence[Entity], text: str) -> str | None:
    """The house before "software analyst" and the person's name."""
    if person.label != "PERSON" or not person.role:
        return None
    for house in (one for one in entities if one.label == "ORG" and one.span.end < person.span.start):
        between = text[house.span.end : person.span.start]
        if _POST.fullmatch(between) and person.role.split()[-1] in between.split():
            return house.name
    return None


def _mentions(reading: Reading) -> Iterator[tuple[str, str, Span | None]]:
    """Names by their tags, by what is credited to them, and by their capitals, each with the sentence around it."""
    for entity in reading.statements.entities:
        if entity.label in LABELS:
            yield entity.name or entity.text, entity.label, _around(reading, entity.span)
    for claim in reading.statements.claims:
        for link in claim.attribution:
            yield link.name, "ORG", _around(reading, link.span or claim.span)
    for match in _CAPITALS.finditer(reading.text):
        span = Span(*match.span())
        inside = any(sentence.covers(span) for sentence in reading.statements.sentences)
        if inside and not any(entity.span.overlaps(span) for entity in reading.statements.entities):
            yield match.group(), "ORG", _around(reading, span)
    for name in reading.paper:
        yield name, "ORG", None


def _around(reading: Reading, place: Span) -> Span:
    return next((span for span in reading.statements.sentences if span.overlaps(place)), place)


def line_of(texts: Iterable[str]) -> str:
    """Every word of some texts as one line, in which a name can be looked for with a blank on either side."""
    return f" {BETWEEN.join(in_words(text) for text in texts)} "


def in_words(text: str) -> str:
    """The words of a text in lower case and one spelling, with single blanks."""
    return " ".join(words_in(text))
