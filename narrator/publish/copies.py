"""Which articles are one text, as a page: originals and why, copies beside them, each change marked on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from narrator.brief.render import render_page
from narrator.dedupe.alignment import Pairing
from narrator.dedupe.texts import read_text
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article, Change, Cluster, Copy, Origins
from narrator.publish.beside import UNLIKE, Row, differing_words, lay_beside
from narrator.publish.layers import Layer, Piece, nested, showable
from narrator.publish.standing import quarrels, standings

KINDS = ("name", "number", "hedge", "period", "direction", "term", "attribution", "quote")
"""Kinds of changes, from what stands closest to the words to what lies around it; another kind lies outside."""

_FOLDED = 2
"""From so many passages on, a run of equal or missing ones is folded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What of the original stands beside what of the copy, marked; `kind` is `same`, `told`, `left out` or `added`."""

    kind: str
    original: tuple[Piece, ...]
    copy: tuple[Piece, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Passages of one kind that follow each other; `folded` where a reader may pass over them."""

    kind: str
    folded: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A change with its number, its address, and where it is marked: in the original, in the copy."""

    number: int
    address: str
    change: Change
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a cluster; without `runs` there is nothing to lay beside the original."""

    key: str
    article: Article
    copy: Copy
    counts: tuple[tuple[str, int], ...] = ()
    changes: tuple[Listed, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One cluster of the page; `alike` are the members of the same words, `others` the rest."""

    key: str
    cluster: Cluster
    original: Article
    alike: tuple[Member, ...]
    others: tuple[Member, ...]


def clusters_page(
    articles: Sequence[Article],
    clusters: Sequence[Cluster],
    pairings: Mapping[str, Sequence[Pairing]],
    statements: Mapping[str, Statements] | None = None,
    origins: Origins | None = None,
) -> str:
    """The page of some clusters: one file, no script, nothing loaded from elsewhere.

    `pairings` are those of `align_copies`, made with the same `statements`; with `origins` the page also says how many
    stand behind each fact that more than one article states, and which facts exclude each other.
    """
    by_id = {article.id: article for article in articles}
    copied = [cluster for cluster in clusters if len(cluster.members) > 1]
    shown = [
        _shown(f"c{number}", cluster, by_id, pairings, statements or {})
        for number, cluster in enumerate(copied, start=1)
    ]
    alone = [by_id[cluster.representative] for cluster in clusters if len(cluster.members) == 1]
    relations = Counter(copy.relation for one in copied for copy in one.members if copy.article != one.representative)
    page = render_page(
        "dedupe.html",
        clusters=shown,
        alone=alone,
        count=len(articles),
        relations=sorted(relations.items()),
        kinds=_ordered({change.kind for one in copied for copy in one.members for change in copy.changes}),
        facts=tuple(standings(origins)) if origins else (),
        quarrels=tuple(quarrels(origins)) if origins else (),
    )
    return showable(page)


def _shown(
    key: str,
    cluster: Cluster,
    by_id: Mapping[str, Article],
    pairings: Mapping[str, Sequence[Pairing]],
    said: Mapping[str, Statements],
) -> Shown:
    original = by_id[cluster.representative]
    members = []
    for number, copy in enumerate(cluster.members, start=1):
        article, place = by_id[copy.article], f"{key}-{number}"
        if copy.relation in UNLIKE:
            members.append(Member(place, article, copy))
            continue
        texts = [read_text(one, said.get(one.id)) for one in (article, original)]
        rows = lay_beside(texts[0], texts[1], pairings.get(article.id, ()))
        members.append(_member(place, copy, article, original, rows))
    rest = [one for one in members if one.article.id != cluster.representative]
    alike = tuple(one for one in rest if one.copy.relation == "identical")
    others = tuple(one for one in rest if one.copy.relation != "identical")
    return Shown(key, cluster, original, alike, others)


def _member(key: str, copy: Copy, article: Article, original: Article, rows: Sequence[Row]) -> Member:
    """A copy with its changes numbered and marked."""
    sides = {
        "original": _layers(f"{key}-original", [(change.original_span, change) for change in copy.changes], key),
        "copy": _layers(f"{key}-copy", [(change.span, change) for change in copy.changes], key),
    }
    shown = {
        "original": [span for row in rows for span in row.original],
        "copy": [span for row in rows for span in row.copy],
    }
    places: dict[str, list[tuple[str, str]]] = {}
    for side, layers in sides.items():
        for layer in layers:
            for address, _ in layer.notes if _is_shown(layer.span, shown[side]) else ():
                places.setdefault(address, []).append((side, layer.place))
    listed = tuple(
        Listed(number, address, change, tuple(places.get(address, ())))
        for number, change in enumerate(copy.changes, start=1)
        for address in [_address(key, number)]
    )
    passages = [_passage(row, article, original, sides) for row in rows]
    counts = Counter(change.kind for change in copy.changes)
    by_kind = tuple((kind, counts[kind]) for kind in _ordered(counts))
    return Member(key, article, copy, by_kind, listed, tuple(_runs(passages)))


def _address(key: str, number: int) -> str:
    return f"{key}-change-{number}"


def _is_shown(span: Span, stretches: Iterable[Span]) -> bool:
    """Whether a stretch of the page holds the first of the words, where a mark gets its address."""
    return any(stretch.start <= span.start < stretch.end for stretch in stretches)


def _layers(side: str, found: Sequence[tuple[Span, Change]], key: str) -> list[Layer]:
    """One layer for all changes of a kind in one place, those that lie inside before those around them."""
    notes: dict[tuple[Span, str], list[tuple[str, str]]] = {}
    labels: dict[tuple[Span, str], list[str]] = {}
    for number, (span, change) in enumerate(found, start=1):
        notes.setdefault((span, change.kind), []).append((_address(key, number), str(number)))
        label = f"{number}, {change.kind}: “{change.original}” became “{change.copy}”"
        labels.setdefault((span, change.kind), []).append(label)
    ordered = sorted(notes, key=lambda place: (place[0], _depth(place[1])))
    return [
        Layer(kind, span, f"{side}-{count}", "\n".join(labels[span, kind]), tuple(notes[span, kind]))
        for count, (span, kind) in enumerate(ordered, start=1)
    ]


def _depth(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def _ordered(kinds: Iterable[str]) -> list[str]:
    return sorted(kinds, key=_depth)


def _passage(row: Row, article: Article, original: Article, sides: Mapping[str, Sequence[Layer]]) -> Passage:
    before, after = (
        " ".join(" ".join(span.of(text) for span in spans).split())
        for text, spans in ((original.text, row.original), (article.text, row.copy))
    )
    kind = "left out" if not after else "added" if not before else "same" if before == after else "told"
    words: tuple[list[Span], list[Span]] = ([], [])
    if kind == "told":
        words = differing_words(original.text, row.original, article.text, row.copy)
    layers = [
        [*(Layer("word", span, "", "") for span in spans), *sides[side]]
        for side, spans in zip(("original", "copy"), words, strict=True)
    ]
    return Passage(
        kind,
        tuple(_pieces(original.text, row.original, layers[0])),
        tuple(_pieces(article.text, row.copy, layers[1])),
        row.moved,
    )


def _pieces(text: str, spans: Iterable[Span], layers: Sequence[Layer]) -> Iterator[Piece]:
    """The words of some stretches with their marks, a space between two stretches that have none."""
    between = ""
    for span in spans:
        if between:
            yield Piece("words", None, between)
        yield from nested(text, span, [layer for layer in layers if layer.span.overlaps(span)])
        between = "" if text[span.end - 1 : span.end].isspace() else " "


def _runs(passages: Iterable[Passage]) -> Iterator[Run]:
    """Passages told anew as they come; equal, missing and added ones put together."""
    for (kind, marked), found in groupby(passages, key=lambda one: (one.kind, _is_marked(one))):
        those = tuple(found)
        plain = kind in {"same", "left out"} and not marked and not any(one.moved for one in those)
        yield Run(kind, plain and len(those) >= _FOLDED, those)


def _is_marked(passage: Passage) -> bool:
    pieces = (*passage.original, *passage.copy)
    return any(piece.step == "opens" and piece.layer is not None and bool(piece.layer.place) for piece in pieces)
