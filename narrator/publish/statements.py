"""What articles say, as a page: the words with everything marked that was read out of them, and a row for each mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from narrator.brief.render import render_page
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article
from narrator.publish.layers import Layer, Piece, nested, shared_out, showable
from narrator.publish.readings import Reading, readings_of

_OUTWARDS = ("name", "figure", "period", "cue", "speaker", "quote", "claim")
"""Kinds of marks, from what stands closest to the words to what lies around it."""

_LINKED = frozenset({"name", "figure", "period"})
"""Kinds whose words are short enough to be a link."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reading with its address in the page, and the addresses of its marks."""

    address: str
    reading: Reading
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of the page. `key` sets its addresses apart, `tables` have its rows by kind."""

    key: str
    article: Article
    model: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    tables: Mapping[str, tuple[Row, ...]]


def statements_page(found: Iterable[tuple[Article, Statements]]) -> str:
    """The page of some articles: one file, no script, nothing loaded from elsewhere."""
    shown = [_shown(f"a{number}", *pair) for number, pair in enumerate(found, start=1)]
    return showable(render_page("extract.html", articles=shown))


def _shown(key: str, article: Article, said: Statements) -> Shown:
    readings = readings_of(said)
    layers = _layers(key, [one for those in readings.values() for one in those])
    parts = shared_out(layers, article.paragraphs)
    seen = {layer.place for part in parts for layer in part}
    places: dict[str, list[str]] = {}
    for layer in layers:
        for address, _ in layer.notes if layer.place in seen else ():
            places.setdefault(address, []).append(layer.place)
    tables = {
        kind: tuple(Row(address, one, tuple(places.get(address, ()))) for one in those for address in [_row(key, one)])
        for kind, those in readings.items()
    }
    pieces = (tuple(nested(article.text, *pair)) for pair in zip(article.paragraphs, parts, strict=True))
    return Shown(key, article, said.model, tuple(pieces), tables)


def _row(key: str, one: Reading) -> str:
    return f"{key}-{one.kind}-{one.number}"


def _layers(key: str, readings: Iterable[Reading]) -> list[Layer]:
    """One layer for all readings of a kind that stand in the same place, in the order of the text."""
    notes: dict[tuple[Span, str], dict[str, str]] = {}
    labels: dict[tuple[Span, str], list[str]] = {}
    for one in readings:
        for span in one.spans:
            notes.setdefault((span, one.kind), {})[_row(key, one)] = str(one.number)
            labels.setdefault((span, one.kind), []).append(one.label)
        for kind, span, label in one.parts:
            labels.setdefault((span, kind), []).append(label)
    ordered = sorted(labels, key=lambda place: (place[0], _OUTWARDS.index(place[1])))
    return [
        Layer(kind, span, f"{key}-at-{count}", "\n".join(labels[span, kind]), tuple(found.items()), kind in _LINKED)
        for count, (span, kind) in enumerate(ordered, start=1)
        for found in [notes.get((span, kind), {})]
    ]
