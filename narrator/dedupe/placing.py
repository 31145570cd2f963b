"""Where a new text belongs among those of an index, at a cost that does not grow with their number.

Two texts are linked where one is made from the other, as `narrator.dedupe.similarity` has it, and where enough signs
lead from one to the other. A sign leads to every bearer as long as there are at most `LONG`; beyond that a single
word leads nowhere, and a run or combination leads to the bearers next to a text in one fixed order, a hash of their
words. That keeps the work bounded, and still leads through a thousand copies of one article.

So a link depends on the two texts and on which texts there are, never on the order in which they came. More texts
only ever take signs away from a pair: whoever comes second is compared with all that the final set could ask for, and
the links that a newcomer takes signs away from are looked at again. A cluster is what links hold together, and bears
the smallest number of its texts.

Two texts that others hold together need not be compared: such a link stays open, and is looked at only where the
cluster would fall apart without it. That leaves the clusters as they would be had everything been compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.evidence import KEPT, decide, find_traces, lost_figures
from narrator.dedupe.signs import ENOUGH, find_signs, is_run, number_text, number_words, weigh_sign
from narrator.dedupe.similarity import Vectors, count_kept, is_copy, is_verbatim, measure_likeness
from narrator.dedupe.store import MADE, OPEN, SAME, Store, TextRow
from narrator.dedupe.texts import Text, find_figures, shingles, split_words
from narrator.model.claims import Span
from narrator.model.sources import Article

LONG = 40
CANDIDATES = 256
"""The most texts that one is compared with; only beyond that could the order of coming matter."""

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class _Outline:
    """What of two texts is compared first."""

    words: frozenset[int]
    runs: frozenset[int]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A text that is in the store, and its number there."""

    node: int
    text: Text


@dataclass(frozen=True, slots=True)
class _Found:
    """What looking up the signs of a new text brings: weights of candidates, signs to note, groups that lost a sign."""

    weights: Counter[int]
    borne: list[int]
    disturbed: set[tuple[int, ...]]


def place_text(store: Store, text: Text, encode: Encode) -> int:
    """The number of a text that is in the store from now on, its cluster up to date; inside `store.writing`."""
    node = number_text(text)
    if store.has_text(node):
        return node
    signs, words = find_signs(text), number_words(text)
    outline = _Outline(signs.words, signs.runs, text.figures)
    found = _look_up(store, signs.words | signs.runs, node)
    twin = store.with_words(words)
    store.add_text(TextRow(node, words, node, msgspec.msgpack.encode(outline), _packed(text)))
    store.bear(found.borne, node)
    linked = _find_links(store, _Known(node, text), outline, found.weights, encode)
    linked.update({twin: SAME} if twin is not None else {})
    for other, kind in linked.items():
        store.link(node, other, kind)
    held = [other for other, kind in linked.items() if kind != OPEN]
    _join(store, node, held)
    _loosen(store, found.disturbed, held, encode)
    return node


def _look_up(store: Store, signs: frozenset[int], node: int) -> _Found:
    """Follow each sign to the texts that have it already; the new one counts among its bearers."""
    common = store.common(signs)
    bearers = store.bearers(signs - common)
    full = [sign for sign, nodes in bearers.items() if len(nodes) == LONG]
    disturbed = {tuple(bearers.pop(sign)) for sign in full}
    for sign in full:
        store.fill(sign, forget=not is_run(sign))
    common.update(full)
    beside = store.neighbours(filter(is_run, common), node)
    weights = Counter[int]()
    for sign, nodes in (bearers | beside).items():
        for other in nodes:
            weights[other] += weigh_sign(sign)
    borne = sorted(sign for sign in signs if sign not in common or is_run(sign))
    return _Found(weights, borne, disturbed.union(map(tuple, beside.values())))


def _find_links(
    store: Store, newcomer: _Known, outline: _Outline, weights: Mapping[int, int], encode: Encode
) -> dict[int, int]:
    """Links to the texts that a new one is one with, of those that enough signs lead to, the likeliest first.

    What comes of a cluster that is found already stays open; what needs vectors comes last.
    """
    enough = sorted((-weight, other) for other, weight in weights.items() if weight >= ENOUGH)
    likely = [other for _, other in enough[:CANDIDATES]]
    kept = store.outlines(likely)
    links: dict[int, int] = {}
    joined: set[int] = set()

    def take(other: int, holds: Callable[[], bool | None]) -> bool | None:
        cluster = kept[other][0]
        verdict = cluster in joined or holds()
        if verdict:
            links[other] = OPEN if cluster in joined else MADE
            joined.add(cluster)
        return verdict

    def judge(other: int) -> bool | None:
        return _decide(store, newcomer, outline, other, _unpacked(kept[other][1]))

    doubtful = [other for other in likely if take(other, partial(judge, other)) is None]
    for other in doubtful:
        take(other, partial(_are_alike, store, newcomer, other, encode))
    return links


def _are_near(first: _Outline, second: _Outline) -> bool:
    """Whether marks and figures, which cost next to nothing, leave it open that one is made from the other."""
    if len(first.words & second.words) < KEPT * min(len(first.words), len(second.words)):
        return False
    figures = min(len(first.figures), len(second.figures))
    return not lost_figures(figures, count_kept(first.figures, second.figures))


def _decide(store: Store, first: _Known, outline: _Outline, other: int, its: _Outline) -> bool | None:
    """Whether one is made from the other, by their outlines, then as far as words, marks and figures tell."""
    if not _are_near(outline, its):
        return False
    second = _known(store, other)
    longer, shorter = sorted((first.text, second.text), key=lambda text: (-len(text.words), text.normal))
    own = shingles(shorter)
    if own and is_verbatim(shorter, longer, len(own & shingles(longer)) / len(own)):
        return True
    return decide(find_traces(first.text), find_traces(second.text))


def _are_alike(store: Store, first: _Known, other: int, encode: Encode) -> bool:
    """Whether one is made from the other by their vectors."""
    second = _known(store, other)
    vectors = {**_vectors(store, first, encode), **_vectors(store, second, encode)}
    return is_copy(measure_likeness(first.text, second.text, vectors))


def _vectors(store: Store, known: _Known, encode: Encode) -> Vectors:
    """A text's vectors, kept from the first time; it is encoded alone, so that they never depend on company."""
    sentences = [known.text.sentence(index) for index in range(len(known.text.sentences))]
    kept = store.vectors(known.node)
    if kept is None:
        kept = encode(sentences).astype(np.float16).tobytes()
        store.keep_vectors(known.node, kept)
    rows = np.frombuffer(kept, np.float16).reshape(len(sentences), -1).astype(np.float32)
    return dict(zip(sentences, rows, strict=True))


def _join(store: Store, node: int, linked: Iterable[int]) -> None:
    """One cluster of the new text and all that it is linked to."""
    clusters = {node, *(store.cluster(other) for other in linked)}
    store.join(sorted(clusters), min(clusters))


def _loosen(store: Store, groups: Iterable[tuple[int, ...]], held: Sequence[int], encode: Encode) -> None:
    """Undo the links between which too few signs lead since a new text came, and part what they held together.

    What the new text is linked to itself stays together through it.
    """
    lost = [pair for pair in _weakened(store, groups) if not _leads(store, *pair)]
    for pair in lost:
        store.unlink(*pair)
    for cluster in sorted({store.cluster(pair[0]) for pair in lost if not frozenset(held).issuperset(pair)}):
        _part(store, cluster, encode)


def _weakened(store: Store, groups: Iterable[tuple[int, ...]]) -> list[tuple[int, int]]:
    """The links inside groups of texts that a sign has ceased to lead between, by their numbers."""
    pairs: set[tuple[int, int]] = set()
    for group in groups:
        members = set(group)
        for node in group[:-1]:
            pairs.update((node, other) for other in store.linked(node, MADE, OPEN) if other > node and other in members)
    return sorted(pairs)


def _leads(store: Store, node: int, other: int) -> bool:
    """Whether enough signs still lead from one text to a later one."""
    first, second = _outline(store, node), _outline(store, other)
    shared = (first.runs & second.runs) | (first.words & second.words)
    common = store.common(shared)
    weight = sum(map(weigh_sign, shared - common))
    if weight < ENOUGH:
        beside = store.neighbours(filter(is_run, common), node)
        weight += sum(weigh_sign(sign) for sign, nodes in beside.items() if other in nodes)
    return weight >= ENOUGH


def _part(store: Store, cluster: int, encode: Encode) -> None:
    """A cluster again, by the links that it still has; the open ones between its parts are looked at now."""
    left = set(store.nodes_of(cluster))
    while left:
        part = _reach(store, min(left))
        while (beyond := _look_beyond(store, part, encode)) is not None:
            part |= _reach(store, beyond)
        if min(part) != cluster:
            store.move(part, min(part))
        left -= part


def _reach(store: Store, start: int) -> set[int]:
    """Every text that links lead to, as far as they are known to hold."""
    reached, fresh = {start}, [start]
    while fresh:
        new = [other for other in store.linked(fresh.pop(), SAME, MADE) if other not in reached]
        reached.update(new)
        fresh.extend(new)
    return reached


def _look_beyond(store: Store, part: set[int], encode: Encode) -> int | None:
    """A text outside that an open link to a part makes one with it; links that do not hold are undone."""
    for node in sorted(part):
        for other in store.linked(node, OPEN):
            if other in part:
                continue
            if _are_one(store, node, other, encode):
                store.link(node, other, MADE)
                return other
            store.unlink(node, other)
    return None


def _are_one(store: Store, node: int, other: int, encode: Encode) -> bool:
    """What was left open, decided as it would have been at first."""
    first = _known(store, node)
    verdict = _decide(store, first, _outline(store, node), other, _outline(store, other))
    return _are_alike(store, first, other, encode) if verdict is None else verdict


def _outline(store: Store, node: int) -> _Outline:
    return _unpacked(store.outlines([node])[node][1])


def _unpacked(outline: bytes) -> _Outline:
    return msgspec.msgpack.decode(outline, type=_Outline)


def _packed(text: Text) -> bytes:
    """A text's words and sentences; what of it is compared follows from them."""
    spans, start = [], 0
    for index in range(len(text.sentences)):
        sentence = text.sentence(index)
        start = text.normal.index(sentence, start)
        spans.append((start, start + len(sentence)))
        start += len(sentence)
    return msgspec.json.encode((text.normal, spans))


def _known(store: Store, node: int) -> _Known:
    normal, spans = msgspec.json.decode(store.content(node), type=tuple[str, list[tuple[int, int]]])
    article = Article(id="", file="", form="text", text=normal, paragraphs=(Span(0, len(normal)),))
    words = tuple(word.lower() for word in split_words(normal))
    text = Text(article, tuple(Span(*span) for span in spans), normal, words, find_figures(normal))
    return _Known(node, text)
