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
from narrator.engines.encoder import encode as encode_sentences
from narrator.errors import InputError
from narrator.model.claims import Statements
from narrator.model.sources import Article, Cluster, Copy

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
Said: TypeAlias = Mapping[str, Statements]


def dedupe_articles(
    articles: Sequence[Article], *, encode: Encode = encode_sentences, statements: Said | None = None
) -> tuple[Cluster, ...]:
    """Every article in exactly one cluster, lone ones too, by the id of the representative.

    Only paragraphs count: furniture is no text. Cheap marks propose pairs, sentence vectors with order and figures
    decide, and the decisions are joined. `encode` gives unit vectors, one row a sentence; it is not called where
    nothing is to be compared. `statements`, by article id, supply better sentences and names for what copies changed;
    which texts are one follows from their words alone, as in an index. The order of `articles` does not matter. Raises
    `InputError` where two articles share an id.
    """
    refuse_repeated_ids(articles)
    said = statements or {}
    texts = [read_text(article) for article in sorted(articles, key=lambda article: article.id)]
    by_words: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_words[text.normal or f"\0{text.article.id}"].append(text)
    groups = sorted(by_words.values(), key=lambda group: (-len(group[0].words), group[0].normal, group[0].article.id))
    gathered, vectors = _gather(groups, encode)
    better = {text.article.id: read_text(text.article, said.get(text.article.id)) for text in texts} if said else {}
    told = [[better.get(text.article.id, text) for text in members] for members in gathered]
    clusters = [_describe(members, encode, said, vectors) for members in told]
    return tuple(sorted(clusters, key=lambda cluster: cluster.representative))


def describe_cluster(
    articles: Sequence[Article], *, encode: Encode = encode_sentences, statements: Said | None = None
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
    links = [*absorbed.items(), *(pair for pair, verdict in verdicts.items() if verdict)]
    root = _roots(len(firsts), links)
    doubtful = [(a, b) for (a, b), verdict in verdicts.items() if verdict is None and root[a] != root[b]]
    vectors = _encoded((firsts[place] for pair in doubtful for place in pair), encode, {})
    alike = [pair for pair in doubtful if is_copy(measure_likeness(firsts[pair[0]], firsts[pair[1]], vectors))]
    root = _roots(len(firsts), [*links, *alike])
    joined: dict[int, list[Text]] = defaultdict(list)
    for place, group in enumerate(groups):
        joined[root[place]].extend(group)
    return list(joined.values()), vectors


def _roots(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `count` places the smallest place that links lead to."""
    parent = list(range(count))

    def find(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for first, second in links:
        low, high = sorted((find(first), find(second)))
        parent[high] = low
    return [find(place) for place in range(count)]


def _encoded(texts: Iterable[Text], encode: Encode, known: Vectors) -> Vectors:
    """What is known, and the vector of every other sentence of the texts, each encoded once."""
    sentences = {text.sentence(index) for text in texts for index in range(len(text.sentences))}
    new = sorted(sentences.difference(known))
    return {**known, **dict(zip(new, encode(new), strict=True))} if new else known


def _describe(members: Sequence[Text], encode: Encode, said: Said, known: Vectors) -> Cluster:
    """One cluster: who is the original, what each other member is to it, and what it changed."""
    distinct = {text.normal for text in members}
    choice = choose_original(members)
    if len(distinct) == 1:
        return _cluster(choice, [choice.ranked[0]], [_same(text, choice.ranked[0]) for text in choice.ranked])
    vectors = _encoded(members, encode, known)
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
