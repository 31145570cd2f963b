"""A copy laid beside its original, sentence by sentence, so that every word of both is shown once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.alignment import Pairing, align
from narrator.dedupe.texts import Text, read_text, straightened
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article, Cluster

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]

UNLIKE = frozenset({"original", "identical"})
"""Relations of members that there is nothing to lay beside: another text, and the same words."""

_WORD = re.compile(r"\w+(?:[-'.,]\w+)*")
_MANY = 2000
"""Words of a passage from which on they are not compared one by one: that is no sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """What of the original stands beside what of the copy; either may be nothing.

    Spans lie in each article's `text`; all spans of all rows of a side are its paragraphs, each once. A row `moved`
    where the copy tells it earlier or later than the original does.
    """

    original: tuple[Span, ...]
    copy: tuple[Span, ...]
    moved: bool = False


def align_copies(
    articles: Iterable[Article],
    clusters: Iterable[Cluster],
    *,
    encode: Encode = encode_few,
    statements: Mapping[str, Statements] | None = None,
) -> dict[str, tuple[Pairing, ...]]:
    """For each copy that is not its original word for word, the counterparts of its sentences, by its id."""
    by_id = {article.id: article for article in articles}
    said = statements or {}
    found = {}
    for cluster in clusters:
        copies = [copy.article for copy in cluster.members if copy.relation not in UNLIKE]
        if not copies:
            continue
        original, *texts = (read_text(by_id[name], said.get(name)) for name in (cluster.representative, *copies))
        vectors = _vectors([original, *texts], encode)
        for text in texts:
            both = original.sentences and text.sentences
            found[text.article.id] = align(text, original, vectors) if both else ()
    return found


def _vectors(texts: Iterable[Text], encode: Encode) -> dict[str, NDArray[np.float32]]:
    sentences = sorted({text.sentence(index) for text in texts for index in range(len(text.sentences))})
    return dict(zip(sentences, encode(sentences), strict=True)) if sentences else {}


def lay_beside(copy: Text, original: Text, pairings: Sequence[Pairing]) -> tuple[Row, ...]:
    """The rows of two texts, in the order of the original; what only the copy has stands where the copy tells it."""
    blocks = _blocks(pairings, len(original.sentences))
    cells: dict[int, list[Span]] = {}
    for place, (span, sentence) in enumerate(_stretches(original)):
        cells.setdefault(-1 - place if sentence is None else blocks[sentence], []).append(span)
    told: dict[int, list[tuple[int, Span]]] = {}
    alone: dict[int | None, list[Span]] = {}
    of_copy = {pairing.copy: blocks[pairing.original] for pairing in pairings}
    last: int | None = None
    for place, (span, sentence) in enumerate(_stretches(copy)):
        block = None if sentence is None else of_copy.get(sentence)
        if block is None or block not in cells:
            alone.setdefault(last, []).append(span)
        else:
            told.setdefault(block, []).append((place, span))
            last = block
    steady = _steady([told[block][0][0] for block in cells if block in told])
    return tuple(_rows(cells, told, alone, steady))


def _rows(
    cells: Mapping[int, Sequence[Span]],
    told: Mapping[int, Sequence[tuple[int, Span]]],
    alone: Mapping[int | None, Sequence[Span]],
    steady: frozenset[int],
) -> Iterator[Row]:
    if None in alone:
        yield Row((), tuple(alone[None]))
    for block, spans in cells.items():
        found = told.get(block, ())
        yield Row(tuple(spans), tuple(span for _, span in found), bool(found) and found[0][0] not in steady)
        if block in alone:
            yield Row((), tuple(alone[block]))


def _blocks(pairings: Iterable[Pairing], count: int) -> list[int]:
    """For each sentence of the original the first of those that one of the copy was made from together with it."""
    first = list(range(count))
    for pairing in pairings:
        together = (pairing.original, *pairing.also)
        block = min(first[place] for place in together)
        for place in together:
            first[place] = block
    return [first[first[place]] for place in range(count)]


def _stretches(text: Text) -> list[tuple[Span, int | None]]:
    """The paragraphs cut where sentences begin, each part with the number of its sentence, if it has one.

    Words too few to be compared as a sentence go with the one before them in their paragraph.
    """
    starts = [sentence.start for sentence in text.sentences]
    stretches: list[tuple[Span, int | None]] = []
    for paragraph in text.article.paragraphs:
        inside = range(bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end))
        cuts = [paragraph.start, *(starts[index] for index in inside[1:]), paragraph.end]
        numbers = inside or [None]
        stretches += [(Span(*pair), number) for pair, number in zip(pairwise(cuts), numbers, strict=True)]
    return stretches


def _steady(places: Sequence[int]) -> frozenset[int]:
    """The longest run of places that rises, gaps allowed (M. Fredman, 1975): what is not in it has been moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        depth = bisect_left(tails, place)
        before.append(ends[depth - 1] if depth else -1)
        tails[depth : depth + 1] = [place]
        ends[depth : depth + 1] = [index]
    kept = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(places[index])
        index = before[index]
    return frozenset(kept)


def differing_words(
    original: str, before: Iterable[Span], copy: str, after: Iterable[Span]
) -> tuple[list[Span], list[Span]]:
    """Runs of words that only one of two passages has, in the original and in the copy, whatever their case."""
    sides = [
        [word for span in spans for word in _words(text, span)] for text, spans in ((original, before), (copy, after))
    ]
    if max(map(len, sides)) > _MANY:
        return [], []
    told = [
        [straightened(span.of(text)).lower() for span in words]
        for text, words in zip((original, copy), sides, strict=True)
    ]
    before_only: list[Span] = []
    after_only: list[Span] = []
    for tag, a, b, c, d in SequenceMatcher(None, told[0], told[1], autojunk=False).get_opcodes():
        if tag != "equal":
            before_only += _joined(sides[0][a:b])
            after_only += _joined(sides[1][c:d])
    return before_only, after_only


def _words(text: str, span: Span) -> Iterator[Span]:
    plain = straightened(span.of(text))
    return (Span(*match.span()).shifted(span.start) for match in _WORD.finditer(plain))


def _joined(words: Sequence[Span]) -> list[Span]:
    """One span for words that follow each other; a passage may be put together from several places of a text."""
    if not words:
        return []
    rises = all(one.end <= other.start for one, other in pairwise(words))
    return [Span(words[0].start, words[-1].end)] if rises else list(words)
