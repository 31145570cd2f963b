"""Where a new text belongs among those of an index, at a cost that does not grow with their number.

Two texts are linked where one is made from the other, as `narrator.dedupe.similarity` has it, and where enough signs
lead from one to the other. A sign leads to every bearer as long as there are at most `LONG`; beyond that a single
word leads nowhere, and a run or combination leads to the bearers next to a text in one fixed order, a hash of their
words. That keeps the work bounded, and still leads through a thousand copies of one article.

So a link depends on the two texts and on which texts there are, never on the order in which they came. More texts
only ever take signs away from a pair: whoever comes second is compared with all that the final set could ask for, and
the links that a newcomer takes signs away from are looked at again. A cluster is what links hold together, and bears
the smallest number of its texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.signs import ENOUGH, find_signs, is_run, number_text, number_words, weigh_sign
from narrator.dedupe.similarity import Vectors, count_kept, is_copy, is_verbatim, may_be_copy, measure_likeness
from narrator.dedupe.store import Store, TextRow
from narrator.dedupe.texts import Text, find_figures, shingles, split_words
from narrator.model.claims import Span
from narrator.model.sources import Article

LONG = 40
CANDIDATES = 256
"""The most texts that one is compared with; only beyond that could the order of coming matter."""

KEPT = 0.25
"""The share of the fewer marks that two texts must have in common before vectors are asked: copies, rewrites by a
machine and spun texts among them, were seen to keep two fifths and more, other reports of a topic mostly a tenth."""

FEW, MANY, LEAST = 2, 4, 0.3
"""Of two figures or three one must be left, of four or more the share without which `is_copy` refuses two texts."""

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class _Outline:
    """What of two texts is compared first."""

    words: frozenset[int]
    runs: frozenset[int]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A text and its number in the store."""

    node: int
    text: Text


@dataclass(slots=True)
class _Found:
    """What looking up the signs of a new text brings: weights of candidates, signs to note, groups that lost a sign."""

    weights: Counter[int] = field(default_factory=Counter)
    borne: list[int] = field(default_factory=list)
    disturbed: set[tuple[int, ...]] = field(default_factory=set)


def place_text(store: Store, text: Text, encode: Encode) -> int:
    """The number of a text that is in the store from now on, its cluster up to date; inside `store.writing`."""
    node = number_text(text)
    if store.has_text(node):
        return node
    signs, words = find_signs(text), number_words(text)
    outline = _Outline(signs.words, signs.runs, text.figures)
    found = _look_up(store, signs.words | signs.runs, node)
    linked = _find_links(store, _Numbered(node, text), outline, found.weights, encode)
    twin = store.with_words(words)
    store.add_text(TextRow(node, words, node, msgspec.msgpack.encode(outline), _packed(text)))
    store.bear(found.borne, node)
    for other in linked:
        store.link(node, other)
    if twin is not None:
        store.link(node, twin, same=True)
        linked.append(twin)
    _join(store, node, linked)
    _loosen(store, found.disturbed, linked)
    return node


def _look_up(store: Store, signs: frozenset[int], node: int) -> _Found:
    """Follow each sign to the texts that have it already; the new one counts among its bearers."""
    found = _Found()
    for sign in sorted(signs):
        bearers = store.bearers(sign, LONG + 1)
        if len(bearers) == LONG:
            found.disturbed.add(tuple(bearers))
        if len(bearers) <= LONG or is_run(sign):
            found.borne.append(sign)
        if len(bearers) >= LONG:
            bearers = store.neighbours(sign, node) if is_run(sign) else []
            found.disturbed.add(tuple(bearers))
        for other in bearers:
            found.weights[other] += weigh_sign(sign)
    return found


def _find_links(
    store: Store, newcomer: _Numbered, outline: _Outline, weights: Mapping[int, int], encode: Encode
) -> list[int]:
    """The texts that a new one is one with, of those that enough signs lead to."""
    enough = sorted((-weight, other) for other, weight in weights.items() if weight >= ENOUGH)
    near = (other for _, other in enough[:CANDIDATES] if _are_near(outline, _outline(store, other)))
    return [other for other in near if _are_one(store, newcomer, _Numbered(other, _text(store, other)), encode)]


def _are_near(first: _Outline, second: _Outline) -> bool:
    """Whether marks and figures, which cost next to nothing, leave it open that one is made from the other."""
    if len(first.words & second.words) < KEPT * min(len(first.words), len(second.words)):
        return False
    figures = min(len(first.figures), len(second.figures))
    least = LEAST * figures if figures >= MANY else 1 if figures >= FEW else 0
    return count_kept(first.figures, second.figures) >= least


def _are_one(store: Store, first: _Numbered, second: _Numbered, encode: Encode) -> bool:
    """Whether one is made from the other: word for word, or by their vectors."""
    longer, shorter = sorted((first.text, second.text), key=lambda text: (-len(text.words), text.normal))
    own = shingles(shorter)
    if own and is_verbatim(shorter, longer, len(own & shingles(longer)) / len(own)):
        return True
    if not may_be_copy(shorter, longer):
        return False
    vectors = {**_vectors(store, first, encode), **_vectors(store, second, encode)}
    return is_copy(measure_likeness(shorter, longer, vectors))


def _vectors(store: Store, numbered: _Numbered, encode: Encode) -> Vectors:
    """A text's vectors, kept from the first time; it is encoded alone, so that they never depend on company."""
    sentences = [numbered.text.sentence(index) for index in range(len(numbered.text.sentences))]
    kept = store.vectors(numbered.node)
    if kept is None:
        kept = encode(sentences).astype(np.float16).tobytes()
        store.keep_vectors(numbered.node, kept)
    rows = np.frombuffer(kept, np.float16).reshape(len(sentences), -1).astype(np.float32)
    return dict(zip(sentences, rows, strict=True))


def _join(store: Store, node: int, linked: Iterable[int]) -> None:
    """One cluster of the new text and all that it is linked to."""
    clusters = {node, *(store.cluster(other) for other in linked)}
    store.join(sorted(clusters), min(clusters))


def _loosen(store: Store, groups: Iterable[tuple[int, ...]], linked: Sequence[int]) -> None:
    """Undo the links between which too few signs lead since a new text came, and part what they held together.

    What the new text is linked to itself stays together through it.
    """
    lost = [pair for pair in _weakened(store, groups) if not _leads(store, *pair)]
    for pair in lost:
        store.unlink(*pair)
    held = frozenset(linked)
    for cluster in sorted({store.cluster(pair[0]) for pair in lost if not held.issuperset(pair)}):
        _part(store, cluster)


def _weakened(store: Store, groups: Iterable[tuple[int, ...]]) -> list[tuple[int, int]]:
    """The links inside groups of texts that a sign has ceased to lead between, by their numbers."""
    pairs: set[tuple[int, int]] = set()
    for group in groups:
        members = set(group)
        for node in group[:-1]:
            pairs.update((node, other) for other in store.linked(node, same=False) if other > node and other in members)
    return sorted(pairs)


def _leads(store: Store, node: int, other: int) -> bool:
    """Whether enough signs still lead from one text to a later one."""
    first, second, weight = _outline(store, node), _outline(store, other), 0
    for sign in (*(first.runs & second.runs), *(first.words & second.words)):
        if len(store.bearers(sign, LONG + 1)) <= LONG or (is_run(sign) and other in store.neighbours(sign, node)):
            weight += weigh_sign(sign)
        if weight >= ENOUGH:
            return True
    return False


def _part(store: Store, cluster: int) -> None:
    """A cluster again, by the links that it still has."""
    left = set(store.nodes_of(cluster))
    while left:
        part = _reach(store, min(left))
        if min(part) != cluster:
            store.move(part, min(part))
        left -= part


def _reach(store: Store, start: int) -> set[int]:
    """Every text that links lead to."""
    reached, fresh = {start}, [start]
    while fresh:
        new = [other for other in store.linked(fresh.pop()) if other not in reached]
        reached.update(new)
        fresh.extend(new)
    return reached


def _outline(store: Store, node: int) -> _Outline:
    return msgspec.msgpack.decode(store.outline(node), type=_Outline)


def _packed(text: Text) -> bytes:
    """A text's words and sentences; what of it is compared follows from them."""
    spans, start = [], 0
    for index in range(len(text.sentences)):
        sentence = text.sentence(index)
        start = text.normal.index(sentence, start)
        spans.append((start, start + len(sentence)))
        start += len(sentence)
    return msgspec.json.encode((text.normal, spans))


def _text(store: Store, node: int) -> Text:
    normal, spans = msgspec.json.decode(store.content(node), type=tuple[str, list[tuple[int, int]]])
    article = Article(id="", file="", form="text", text=normal, paragraphs=(Span(0, len(normal)),))
    words = tuple(word.lower() for word in split_words(normal))
    return Text(article, tuple(Span(*span) for span in spans), normal, words, find_figures(normal))
