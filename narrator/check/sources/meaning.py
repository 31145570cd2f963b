"""Which sentences of the articles say the same in other words, by their vectors.

Vectors find a sentence and cannot see a contradiction: one changed figure hardly moves them. What they find is judged
like everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from narrator.check.sources.library import Hits, Library
from narrator.check.sources.overlap import covered
from narrator.check.sources.search import Found, Passage, content_words, plain_words
from narrator.check.words.counts import miscounted
from narrator.check.words.wording import SAME
from narrator.extract.speech.predications import predications

CANDIDATES: Final = 60
"""So many passages that share any word with a sentence are compared with it; a paraphrase shares at least one."""

_COMMON = 0.3
"""The cosine of any two sentences of the trade."""

_SEVERAL = 2
"""So many clauses may be told in as many places of an article.

Of 238 faithful sentences without a figure (eight sets of drafts, `tests/quality`) a line through the cosine and the
words that are covered, drawn with each set left out in turn, has 199 above it where it asks the clauses' passages and
194 where it asks one, at three of 228 inventions.
"""

_ARTICLES = 3
"""So many articles are asked whether their sentences say together what a sentence says."""

_BY_WORDS = 0.5
"""What the words that a clause and a passage share count beside their cosine."""

_PART = 0.4
"""A passage that is less like a clause, both counted, does not say it."""

_ASKED = 0.25
"""An answer is heard where its question is; figures go by its own words."""

_BARE = 2
"""So few words answer barely: "No.", "Not really."."""

_PLACES = 3
"""Two encoders agree to about 1e-6: behind the third place a cosine says nothing."""


def by_meaning(library: Library, text: str, found: Hits) -> Hits:
    """What words found, the nearest of it with its cosine, in the order of the better of both.

    Where a sentence has several clauses, the likest passages of an article to each are compared with it together.
    Without an encoder everything stays as it is, and so it does where nothing is near.
    """
    if library.encode is None or not found:
        return found
    near, said = _answered(library, text, found), predications(text)
    clauses = said if len(said) >= _SEVERAL else ()
    exchanges = [_joined(item.parts) for item in near if item.parts]
    asked, theirs = library.vectors([text, *clauses, *exchanges], [item.passage for item in near])
    mine, parts = asked[0], asked[1 : len(clauses) + 1]
    theirs[[place for place, item in enumerate(near) if item.parts]] = asked[len(clauses) + 1 :]
    cosines = [round(cosine, _PLACES) for cosine in (theirs @ mine).tolist()]
    plain = plain_words(text)
    meant = [_meant(library, plain, text, item, cosine) for item, cosine in zip(near, cosines, strict=True)]
    if clauses:
        chosen = [
            (article[0], _chosen(library, clauses, parts @ theirs.T, meant, article))
            for article in _by_article(meant)[:_ARTICLES]
        ]
        together = [(place, some) for place, some in chosen if some]
        if together:
            _put_together(library, text, meant, together)
    return found if all(map(_is_far, meant)) else found.meaning(meant)


def _is_far(item: Found) -> bool:
    """Whether a passage is no more like a sentence than any other of the trade, and has few of its words."""
    return item.meant < _COMMON and item.meant + item.beside < SAME


def _answered(library: Library, text: str, found: Hits) -> list[Found]:
    """The nearest passages; of those that ask the ones that answer, as near by their own words, and both as parts."""
    near: dict[int, Found] = {}
    for item in found[:CANDIDATES]:
        exchange = _exchange(library, item.passage) if item.passage.asks else []
        number = exchange[-1].number if exchange else item.passage.number
        if exchange:
            words = frozenset().union(*(one.words for one in exchange))
            near[number] = Found(
                max(_ASKED, float(found.scores[number])),
                exchange[-1],
                float(found.wholes[number]),
                covered(library, plain_words(text), words),
                parts=tuple((text, one) for one in exchange),
            )
        near.setdefault(number, item)
    return list(near.values())


def _exchange(library: Library, passage: Passage) -> list[Passage]:
    """What asks, from a passage on, and its answer, of two sentences where one is bare; empty without one."""
    found = [passage]
    while found[-1].asks:
        if (following := library.after(found[-1])) is None:
            return []
        found.append(following)
    more = library.after(found[-1])
    return [*found, more] if more and not more.asks and len(found[-1].text.split()) <= _BARE else found


def _put_together(
    library: Library, text: str, meant: list[Found], chosen: Sequence[tuple[int, tuple[tuple[str, Passage], ...]]]
) -> None:
    """Each article's likest passage, at its place, with what the passages of the clauses say together."""
    asked, _ = library.vectors([text, *(_joined(some) for _, some in chosen)], ())
    for (place, some), cosine in zip(chosen, (asked[1:] @ asked[0]).tolist(), strict=True):
        meant[place] = _together(library, text, meant[place], some, round(cosine, _PLACES))


def _scaled(cosine: float) -> float:
    """A cosine less what any two sentences have in common, so that it compares with shared words."""
    return max(0.0, (cosine - _COMMON) / (1 - _COMMON))


def _meant(library: Library, plain: frozenset[str], text: str, item: Found, cosine: float) -> Found:
    """A passage with its cosine, and what it has of a sentence's words together with its neighbours and headline."""
    near = library.around(item.passage)
    near += [one for _, one in item.parts if one not in near]
    words = frozenset().union(content_words(item.passage.page.reading.headline), *(one.words for one in near))
    return item._replace(
        score=item.score if item.parts else max(item.score, _scaled(cosine)),
        meant=cosine,
        beside=covered(library, plain, words),
        miscounted=miscounted(text, " ".join(one.text for one in near)),
    )


def _by_article(near: Sequence[Found]) -> list[list[int]]:
    """The places of the passages of each original, the nearest first, and the article with the nearest first."""
    found: dict[str, list[int]] = {}
    for place in sorted(range(len(near)), key=lambda place: -(near[place].meant + near[place].beside)):
        if near[place].passage.rank == 0:
            found.setdefault(near[place].passage.article, []).append(place)
    return list(found.values())


def _chosen(
    library: Library, clauses: Sequence[str], cosines: NDArray[np.float64], near: Sequence[Found], article: list[int]
) -> tuple[tuple[str, Passage], ...]:
    """Each clause with the likest passage of one article, by its vector and by its words, names too; none is far."""
    found = []
    for clause, row in zip(clauses, cosines.round(_PLACES).tolist(), strict=True):
        words = content_words(clause)
        likeness = {at: row[at] + _BY_WORDS * covered(library, words, near[at].passage.words) for at in article}
        best = max(likeness, key=lambda at: likeness[at])
        if likeness[best] < _PART and len(words) > 1:
            return ()
        found.append((clause, near[best].passage))
    return tuple(found)


def _joined(parts: Sequence[tuple[str, Passage]]) -> str:
    """The passages of some clauses one after the other, as their article has them."""
    return " ".join(one.text for one in _passages(parts))


def _passages(parts: Sequence[tuple[str, Passage]]) -> list[Passage]:
    return sorted({one.number: one for _, one in parts}.values(), key=lambda one: one.number)


def _together(library: Library, text: str, item: Found, parts: tuple[tuple[str, Passage], ...], cosine: float) -> Found:
    """A passage with what those of all clauses, and the sentences before them, have of the sentence together."""
    near = {one.number: one for passage in _passages(parts) for one in library.around(passage)}
    before = [one for one in near.values() if one.number <= max(passage.number for passage in _passages(parts))]
    words = frozenset().union(content_words(item.passage.page.reading.headline), *(one.words for one in before))
    beside = covered(library, plain_words(text), words)
    if cosine + beside <= item.meant + item.beside:
        return item
    told = " ".join(one.text for one in near.values())
    return item._replace(
        meant=max(item.meant, cosine),
        beside=(item.beside + beside) / 2,
        miscounted=item.miscounted and miscounted(text, told),
        parts=parts,
    )
