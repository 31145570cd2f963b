"""Marks that overlap, cut so that they nest: what lies inside, around or across another stays well-formed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.model.claims import Span

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML may not hold."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Words that one mark covers.

    `kind` says how it is shown, `place` is its address in the page, `label` what a reader who hovers is told. `notes`
    are the addresses of what explains it and their numbers, none where the mark is explained by its label alone. The
    words of a `linked` layer lead to its first note; another layer shows its numbers behind its words.
    """

    kind: str
    span: Span
    place: str
    label: str
    notes: tuple[tuple[str, str], ...] = ()
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One step through marked words: `words`, or a mark that `opens` or `closes`.

    A layer that crosses another, or the end of a paragraph, is cut: `edge` is true where its first part opens and its
    last part closes. `words` carry the innermost linked layer around them.
    """

    step: str
    layer: Layer | None = None
    text: str = ""
    edge: bool = False


def showable(page: str) -> str:
    """A page with a replacement character for each that HTML may not hold."""
    return _UNSHOWABLE.sub("\ufffd", page)


def nested(text: str, within: Span, layers: Sequence[Layer]) -> Iterator[Piece]:
    """The words of a stretch of text in pieces; those that are words, put together, are the stretch.

    Of two layers the one that begins earlier or reaches further lies outside; of equals the later in `layers`, so that
    what is listed first stands closest to the words.
    """
    here = [one for one in layers if one.span.start < one.span.end and one.span.overlaps(within)]
    ranked = {id(one): (one.span.start, -one.span.end, -order) for order, one in enumerate(here)}
    here.sort(key=lambda one: ranked[id(one)])
    cuts = sorted({within.start, within.end, *(at for one in here for at in _ends(one.span, within))})
    opened: list[Layer] = []
    coming = 0
    for at, until in zip(cuts, [*cuts[1:], within.end], strict=True):
        yield from _closing(opened, at)
        while coming < len(here) and max(here[coming].span.start, within.start) == at:
            opened.append(here[coming])
            yield Piece("opens", here[coming], edge=here[coming].span.start >= within.start)
            coming += 1
        if at < until:
            linked = next((one for one in reversed(opened) if one.linked), None)
            yield Piece("words", linked, text[at:until])
    yield from (Piece("closes", one) for one in reversed(opened))


def shared_out(layers: Sequence[Layer], paragraphs: Sequence[Span]) -> list[list[Layer]]:
    """The layers that each paragraph shows words of; a quote may run through several."""
    shared: list[list[Layer]] = [[] for _ in paragraphs]
    ends = [one.end for one in paragraphs]
    for layer in layers:
        for number in _among(layer.span, paragraphs, bisect_right(ends, layer.span.start)):
            shared[number].append(layer)
    return shared


def _closing(opened: list[Layer], at: int) -> Iterator[Piece]:
    """Closes what ends here; what lies inside it and goes on is closed and opened again."""
    ending = next((depth for depth, one in enumerate(opened) if one.span.end <= at), len(opened))
    again = [one for one in opened[ending:] if one.span.end > at]
    while len(opened) > ending:
        last = opened.pop()
        yield Piece("closes", last, edge=last.span.end <= at)
    for one in again:
        opened.append(one)
        yield Piece("opens", one)


def _ends(span: Span, within: Span) -> tuple[int, int]:
    return max(span.start, within.start), min(span.end, within.end)


def _among(span: Span, paragraphs: Sequence[Span], first: int) -> Iterator[int]:
    """The numbers, from the first on, of the paragraphs that share a character with a span."""
    while first < len(paragraphs) and paragraphs[first].start < span.end:
        if paragraphs[first].overlaps(span):
            yield first
        first += 1
