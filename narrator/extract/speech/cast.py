"""The names of a text, and what it says of who bears them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.extract.names.lexicon import FIRM_ENDS
from narrator.model.claims import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TITLES = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr", "sir", "dame", "prof."})
_PERSON_OF = re.compile(r"(?P<name>[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]*)+) of (?:the )?(?P<firm>[A-Z].*)")
_FIRMS = frozenset({"ORG", "PRODUCT", "FAC"})
RUN = 4
"""So many names, or words of one, are looked at around a place."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a text and what it says of their bearers, so that a later "Halloran" keeps his employer."""

    text: str
    entities: tuple[Entity, ...]
    posts: Mapping[str, tuple[str | None, str | None]]
    full: Mapping[str, str]

    people: Sequence[tuple[Span, str]]
    firms: Sequence[Entity]
    starts: Sequence[int]
    known: frozenset[str]

    def inside(self, span: Span) -> Sequence[Entity]:
        """The names that a stretch of the text holds."""
        found = self.entities[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        return [entity for entity in found if entity.span.end <= span.end]


def cast_of(doc: Doc, entities: Sequence[Entity], inside: Callable[[int], bool]) -> Cast:
    """Role and employer of each person, as the names have them.

    `inside` says whether an offset lies in quoted words: whom these name is not who speaks them.
    """
    posts = {one.name: (one.role, one.affiliation) for one in entities if one.label == "PERSON"}
    firms = [entity for entity in entities if entity.label in _FIRMS]
    full = dict(_full_names(doc, entities))
    starts = [entity.span.start for entity in entities]
    return Cast(
        doc.text,
        tuple(entities),
        posts,
        full,
        tuple(_people([entity for entity in entities if not inside(entity.span.start)])),
        firms,
        starts,
        frozenset(full.values()),
    )


def _people(entities: Sequence[Entity]) -> Iterator[tuple[Span, str]]:
    """The people in order, each with a name, even where it was run together with that of a company."""
    for entity in entities:
        if entity.label == "PERSON":
            yield entity.span, entity.name
        elif (person := person_of(entity.name)) is not None:
            yield entity.span, person["name"]


def _full_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """Surnames with the first full name that the text has for them, and firms by their first word."""
    found: dict[str, str] = {}
    for run in _capitals(doc):
        words = [token.text for token in run if token.lower_ not in _TITLES]
        if 1 < len(words) < RUN and words[-1] not in FIRM_ENDS and len(words[0].strip(".")) > 1:
            found.setdefault(words[-1], " ".join(words))
    for entity in entities:
        first, *rest = entity.name.split()
        if entity.label in _FIRMS and rest:
            found.setdefault(first, entity.name)
    return iter(found.items())


def _capitals(doc: Doc) -> Iterator[list[Token]]:
    """Runs of proper nouns."""
    run: list[Token] = []
    for token in doc:
        if token.pos_ == "PROPN" and token.text[0].isupper():
            run.append(token)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def person_of(name: str) -> re.Match[str] | None:
    """The person and the company of "Jane Example of Tidewater Analytics"."""
    found = _PERSON_OF.fullmatch(name)
    return found if found is not None and not FIRM_ENDS & set(found["name"].split()) else None
