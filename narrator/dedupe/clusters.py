"""Articles that are one text, gathered, and the original told from its copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.alignment import align
from narrator.dedupe.changes import find_changes
from narrator.dedupe.details import Details, read_details
from narrator.dedupe.evidence import decide, find_traces, is_in_order
from narrator.dedupe.originals import Choice, choose_original
from narrator.dedupe.proposals import find_verbatim, propose_pairs
from narrator.dedupe.relations import compare_mangling, is_swapped, name_relation
from narrator.dedupe.similarity import TOPIC, Vectors, is_copy, measure_likeness
from narrator.dedupe.texts import Text, read_text
from narrator.engines.small_encoder import encode_few
from narrator.errors import InputError
from narrator.model.claims import Statements
from narrator.model.sources import Article, Cluster, Copy

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
Said: TypeAlias = Mapping[str, Statements]


def dedupe_articles(
    articles: Sequence[Article], *, encode: Encode = encode_few, statements: Said | None = None
) -> tuple[Cluster, ...]:
    """Every article in exactly one cluster, lone ones too, by the id of the representative.

    Only paragraphs count: furniture is no text. Cheap marks propose pairs, sentence vectors with order and figures
    decide, and the decisions are joined. `encode` gives unit vectors, one row a sentence; it is not called where
    nothing is to be compared. `statements`, by article id, supply better sentences and names for what copies changed;
    which texts are one follows from their words alone, as in an index. The order of `articles` does not matter. Raises
    `InputError` where two articles share an id.
    """
    said = statements or {}
    gathered, vectors = _gather(_identical(articles), encode)
    told = [
        [read_text(one.article, said[one.article.id]) if one.article.id in said else one for one in members]
        for members in gathered
    ]
    clusters = [_describe(members, encode, said, vectors) for members in told]
    return tuple(sorted(clusters, key=lambda cluster: cluster.representative))


def gather_articles(articles: Sequence[Article], *, encode: Encode = encode_few) -> tuple[tuple[str, ...], ...]:
    """The ids of each cluster that `dedupe_articles` finds, in order; without what copies changed, which costs most."""
    gathered, _ = _gather(_identical(articles), encode)
    return tuple(sorted(tuple(sorted(text.article.id for text in members)) for members in gathered))


def describe_cluster(
    articles: Sequence[Article], *, encode: Encode = encode_few, statements: Said | None = None
) -> Cluster:
    """The one cluster of articles that an index has found to be one text; the rest is as for `dedupe_articles`."""
    refuse_repeated_ids(articles)
    said = statements or {}
    texts = [read_text(article, said.get(article.id)) for article in sorted(articles, key=lambda article: article.id)]
    return _describe(texts, encode, said, {})


def refuse_repeated_ids(articles: Sequence[Article]) -> None:
    """Raise `InputError` where two articles share an id."""
    repeated = sorted(name for name, count in Counter(article.id for article in articles).items() if count > 1)
    if repeated:
        raise InputError(
            "more than one article has this id", where=", ".join(repeated), todo="Give each article an id of its own"
        )


def _identical(articles: Sequence[Article]) -> list[list[Text]]:
    """Articles of the same words, the longest texts first."""
    refuse_repeated_ids(articles)
    by_words: dict[str, list[Text]] = defaultdict(list)
    for text in map(read_text, sorted(articles, key=lambda article: article.id)):
        by_words[text.normal or f"\0{text.article.id}"].append(text)
    return sorted(by_words.values(), key=lambda group: (-len(group[0].words), group[0].normal, group[0].article.id))


def _gather(groups: Sequence[list[Text]], encode: Encode) -> tuple[list[list[Text]], Vectors]:
    """Join groups of identical texts, longest first, into clusters; with the vectors that it took."""
    firsts = [group[0] for group in groups]
    absorbed = find_verbatim(firsts)
    traces = {place: find_traces(text) for place, text in enumerate(firsts)}
    moved = {one for one, holder in absorbed.items() if not is_in_order(traces[one], traces[holder])}
    free = moved.union(range(len(firsts))).difference(absorbed.keys() - moved)
    leaders = [place for place in sorted(free) if firsts[place].sentences]
    proposed = [(leaders[a], leaders[b]) for a, b in propose_pairs([firsts[place] for place in leaders])]
    verdicts = {(a, b): decide(traces[a], traces[b]) for a, b in proposed}
    root = _Roots(len(firsts))
    for pair in (*absorbed.items(), *(pair for pair, verdict in verdicts.items() if verdict)):
        root.join(*pair)
    vectors: dict[str, NDArray[np.float32]] = {}
    for a, b in (pair for pair, verdict in verdicts.items() if verdict is None):
        if root.find(a) != root.find(b):  # what others hold together needs no vectors
            vectors |= _encoded((firsts[a], firsts[b]), encode, vectors)
            if is_copy(measure_likeness(firsts[a], firsts[b], vectors)):
                root.join(a, b)
    joined: dict[int, list[Text]] = defaultdict(list)
    for place, group in enumerate(groups):
        joined[root.find(place)].extend(group)
    return list(joined.values()), vectors


class _Roots:
    """For each of `count` places the smallest place that it is joined to."""

    __slots__ = ("_parent",)

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, place: int) -> int:
        """The smallest place of the group."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, first: int, second: int) -> None:
        """Make two groups one."""
        low, high = sorted((self.find(first), self.find(second)))
        self._parent[high] = low


def _encoded(texts: Iterable[Text], encode: Encode, known: Vectors) -> Vectors:
    """The vector of every sentence of the texts that is not known yet, each encoded once."""
    sentences = {text.sentence(index) for text in texts for index in range(len(text.sentences))}
    new = sorted(sentences.difference(known))
    return dict(zip(new, encode(new), strict=True)) if new else {}


def _describe(members: Sequence[Text], encode: Encode, said: Said, known: Vectors) -> Cluster:
    """One cluster: who is the original, what each other member is to it, and what it changed."""
    distinct = {text.normal for text in members}
    choice = choose_original(members)
    if len(distinct) == 1:
        return _cluster(choice, [choice.ranked[0]], [_same(text, choice.ranked[0]) for text in choice.ranked])
    vectors = {**known, **_encoded(members, encode, known)}
    choice = choose_original(members, _mangled(choice.ranked, vectors))
    origins = _origins(choice.ranked, vectors)
    original = read_details(origins[0], said.get(origins[0].article.id))
    return _cluster(choice, origins, [_copy(text, original, origins, vectors, said) for text in choice.ranked])


def _cluster(choice: Choice, origins: Sequence[Text], copies: Sequence[Copy]) -> Cluster:
    ids = tuple(sorted(text.article.id for text in origins))
    members = tuple(sorted(copies, key=lambda copy: (copy.article != choice.ranked[0].article.id, copy.article)))
    return Cluster(choice.ranked[0].article.id, ids, members, choice.reason)


def _same(text: Text, original: Text) -> Copy:
    return Copy(text.article.id, "original" if text is original else "identical", 1.0)


def _mangled(ranked: Sequence[Text], vectors: Vectors) -> frozenset[str]:
    """Of the likeliest original and each other that is it with words swapped, the one that reads like a machine's."""
    first, found = ranked[0], set()
    for text in ranked[1:]:
        if text.normal != first.normal and is_swapped(text, first, align(text, first, vectors)):
            worse = compare_mangling(text, first)
            found.update({text.article.id} if worse > 0 else {first.article.id} if worse < 0 else set())
    return frozenset(found)


def _origins(ranked: Sequence[Text], vectors: Vectors) -> list[Text]:
    """The original, and each member so unlike it that it came into the cluster only through a text with both."""
    origins = [ranked[0]]
    for text in ranked[1:]:
        if all(measure_likeness(text, origin, vectors).cosine < TOPIC for origin in origins):
            origins.append(text)
    return origins


def _copy(text: Text, original: Details, origins: Sequence[Text], vectors: Vectors, said: Said) -> Copy:
    """What one member is to the original, and what it changed."""
    if text.normal == original.text.normal:
        return _same(text, original.text)
    cosine = measure_likeness(text, original.text, vectors).cosine
    if text in origins:
        return Copy(text.article.id, "original", cosine)
    pairings = align(text, original.text, vectors)
    relation = name_relation(text, original.text, pairings)
    changes = find_changes(read_details(text, said.get(text.article.id)), original, pairings)
    return Copy(text.article.id, relation, cosine, changes)
