"""Which sentences of the articles could bear on a sentence of the draft.

Words find the sentence, weighted by how rare they are in the articles; vectors are asked only where words find
none. Nothing here decides whether the sentence agrees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from narrator.check.sources.readings import Reading
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.vocabulary import STOP_WORDS, THESAURUS
from narrator.model.claims import Span

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]

WEAK = 0.35
"""Below this overlap of words, vectors are asked where there are any."""

_BEFORE = 3


def _canonical() -> dict[str, str]:
    """Each word of the thesaurus to the first word of its line, stems on both sides; the first line wins."""
    found: dict[str, str] = {}
    for line in THESAURUS:
        head, *rest = line.split()
        for word in (head, *rest):
            found.setdefault(_stem(word), _stem(head))
    return found


def _stem(word: str) -> str:
    """The word without its commonest endings; crude, and the same on both sides."""
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""), ("ly", "")):
        if word.endswith(ending) and len(word) - len(ending) >= len("abc") and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e")


_CANONICAL = _canonical()
_STOP = frozenset(STOP_WORDS.split())


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; figures are compared elsewhere and left out."""
    words = re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'s", ""))
    stems = (_stem(word) for word in words if word not in _STOP and not word.isdigit())
    return frozenset(_CANONICAL.get(stem, stem) for stem in stems)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article; `origin` is the number of the cluster, `rank` 0 in the cluster's original.

    `around` has every word of the sentence and its neighbours, `within` every word of the article, `months`
    the month of its publication.
    """

    article: str
    origin: int
    rank: int
    span: Span
    text: str
    words: frozenset[str]
    around: frozenset[str]
    within: frozenset[str]
    months: frozenset[str]


@dataclass(frozen=True, slots=True)
class Library:
    """Every sentence of the articles, how much each word weighs, and the vectors where an encoder was given."""

    passages: tuple[Passage, ...]
    weights: dict[str, float]
    unseen: float
    encode: Encode | None = None
    vectors: list[Sequence[float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how well it lines up, 0 to 1.

    `score` is the best of the sentence's words, a clause's and the vectors; `whole` is the sentence's words alone.
    `covered` is the share of the sentence's words, names aside, that the passage has.
    """

    score: float
    passage: Passage
    whole: float
    covered: float = 0.0


def shelve(readings: Iterable[Reading], encode: Encode | None = None) -> Library:
    """The sentences of the articles, ready to be searched."""
    passages = tuple(passage for reading in readings for passage in _passages(reading))
    counts = Counter(word for passage in passages for word in passage.words)
    total = len(passages) + 1
    weights = {word: log(total / (count + 0.5)) + 0.1 for word, count in sorted(counts.items())}
    weights = {word: max(weight, 0.1) for word, weight in weights.items()}
    unseen = sum(weights.values()) / len(weights) if weights else 1.0
    return Library(passages, weights, unseen, encode)


def _passages(reading: Reading) -> Iterable[Passage]:
    texts = [span.of(reading.text) for span in reading.statements.sentences]
    within = tokens(" ".join([reading.body, reading.headline, *reading.paper]))
    written = frozenset({f"{reading.published:%B}".casefold()}) if reading.published else frozenset()
    for place, span in enumerate(reading.statements.sentences):
        near = " ".join([reading.headline, *texts[max(0, place - _BEFORE) : place + 2]])
        text = texts[place]
        yield Passage(
            article=reading.id,
            origin=reading.origin,
            rank=reading.rank,
            span=span,
            text=text,
            words=content_words(text),
            around=tokens(near),
            within=within,
            months=written,
        )


def search(library: Library, text: str) -> tuple[Found, ...]:
    """All passages that share anything with the text, best first; ties in the order of the articles."""
    words = content_words(text)
    shared = [_overlap(library, words, passage.words) for passage in library.passages]
    scores = shared
    if library.encode is not None and library.passages and max(shared, default=0.0) < WEAK:
        scores = [max(pair) for pair in zip(shared, _cosines(library, text), strict=True)]
    plain = words - content_words(" ".join(sorted(anchors(text))))
    found = [
        Found(score, passage, whole, _covered(library, plain, passage.words))
        for score, whole, passage in zip(scores, shared, library.passages, strict=True)
        if score > 0
    ]
    return tuple(sorted(found, key=lambda item: (-item.score, item.passage.rank)))


def _overlap(library: Library, asked: frozenset[str], given: frozenset[str]) -> float:
    """Three parts how much of the question is in the passage, one part how much of the passage is in the question."""
    shared = _weight(library, asked & given)
    if not shared:
        return 0.0
    return 0.75 * shared / _weight(library, asked) + 0.25 * shared / _weight(library, given)


def _covered(library: Library, asked: frozenset[str], given: frozenset[str]) -> float:
    """How much of the question is in the passage; a question of names alone asks nothing else."""
    return _weight(library, asked & given) / _weight(library, asked) if asked else 1.0


def _weight(library: Library, words: Iterable[str]) -> float:
    return sum(library.weights.get(word, library.unseen) for word in sorted(words))


def _cosines(library: Library, text: str) -> list[float]:
    encode = library.encode
    if encode is None:
        return []
    if not library.vectors:
        library.vectors.extend(encode([passage.text for passage in library.passages]))
    asked = encode([text])[0]
    return [_cosine(asked, vector) for vector in library.vectors]


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine less what any two sentences of the trade have in common, so that it compares with words."""
    sizes = sqrt(sum(float(x) ** 2 for x in one)) * sqrt(sum(float(y) ** 2 for y in other))
    cosine = sum(float(x) * float(y) for x, y in zip(one, other, strict=True)) / sizes if sizes else 0.0
    return max(0.0, (cosine - 0.3) / 0.7)
