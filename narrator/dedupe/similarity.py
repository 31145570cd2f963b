"""How alike two texts are, and whether that makes them one text.

How the thresholds were chosen. On the articles that narrator was first tried on, copies came to .77 and more and
different articles on one topic to .56 and less. `COPY` is the first, `TOPIC` the second, `LIKELY` half way. Between
`TOPIC` and `COPY` vectors alone cannot tell a free paraphrase or a machine-spun copy from a second report of the
same event, so what a copy keeps and a second reporter does not has to decide: the order in which things are told,
and the same figures in the same order. Above `COPY` the figures still have a veto: a monthly report written to a
template says other figures in the same words, and is another report. Where a fifth of the figures and more are gone,
those that stand between the same words are compared one by one (`narrator.dedupe.forms`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrator.dedupe.forms import is_one_form
from narrator.dedupe.texts import Text, shingles

VERBATIM = 0.8
FEW_WORDS = 12
COPY = 0.77
LIKELY = 0.665
TOPIC = 0.56
BRIEF = 0.88
PLACES = 4

Vectors: TypeAlias = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share; all but the counts are shares between 0 and 1.

    `cosine` is the mean over the shorter text's sentences of the best cosine in the other, `order` the share of
    neighbouring sentences whose counterparts do not run backwards, `figures` the longest run of figures that both
    have in one order, as a share of the smaller number of figures.
    """

    cosine: float
    order: float
    figures: float
    sentences: int
    figure_count: int


def matrix(text: Text, vectors: Vectors) -> NDArray[np.float32]:
    """The vectors of a text's sentences, one row each."""
    return np.stack([vectors[text.sentence(index)] for index in range(len(text.sentences))])


def cosines(first: Text, second: Text, vectors: Vectors) -> NDArray[np.float32]:
    """Cosine of every sentence of `first` (rows) with every sentence of `second` (columns), to four places."""
    return np.round(matrix(first, vectors) @ matrix(second, vectors).T, PLACES)


def containment(first: Text, second: Text) -> float:
    """Share of the shorter text's five-word shingles that the longer has too."""
    shorter, longer = sorted((shingles(first), shingles(second)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def measure_likeness(first: Text, second: Text, vectors: Vectors) -> Likeness:
    """Compare two texts that have a sentence each; the outcome is the same both ways."""
    shorter, longer = sorted((first, second), key=lambda text: (len(text.sentences), len(text.words), text.normal))
    table = cosines(shorter, longer, vectors)
    counts = [len(text.figures) for text in (shorter, longer)]
    kept = count_kept(shorter.figures, longer.figures)
    return Likeness(
        cosine=round(float(table.max(axis=1).astype(np.float64).mean()), PLACES),
        order=_order(table.argmax(axis=1)),
        figures=kept / min(counts) if min(counts) else 0.0,
        sentences=len(shorter.sentences),
        figure_count=min(counts),
    )


def may_be_copy(first: Text, second: Text) -> bool:
    """Whether vectors could still make two texts one; what `is_copy` refuses by figures alone needs none."""
    shorter, longer = sorted((first, second), key=lambda text: (len(text.sentences), len(text.words), text.normal))
    figures = min(len(shorter.figures), len(longer.figures))
    if not shorter.sentences or not figures:
        return bool(shorter.sentences)
    kept = count_kept(shorter.figures, longer.figures) / figures
    if len(shorter.sentences) < 3:  # noqa: PLR2004 - see the top of the module
        return kept == 1
    return figures < 4 or (kept >= 0.3 and not _fills_a_form(first, second, kept))  # noqa: PLR2004 - as above


def is_copy(likeness: Likeness) -> bool:
    """Whether one of the two was made from the other, or both from one text."""
    if likeness.figure_count >= 4 and likeness.figures < 0.3:  # noqa: PLR2004 - see the top of the module
        return False
    if likeness.sentences < 3:  # noqa: PLR2004 - two sentences have no order to speak of
        return likeness.cosine >= BRIEF and (likeness.figure_count == 0 or likeness.figures == 1)
    if likeness.cosine >= COPY:
        return likeness.order >= 0.5 or likeness.sentences < 5  # noqa: PLR2004 - too few to be out of order
    return _is_loose_copy(likeness)


def _is_loose_copy(likeness: Likeness) -> bool:
    """Whether order and figures give away a copy that the vectors leave in doubt."""
    told_alike = likeness.order >= 0.8 and likeness.sentences >= 5  # noqa: PLR2004 - chance gives a half
    if likeness.cosine >= LIKELY:
        return told_alike and likeness.figures >= 0.6 and likeness.figure_count >= 2  # noqa: PLR2004
    same_figures = likeness.figures >= 0.8 and likeness.figure_count >= 4  # noqa: PLR2004
    return likeness.cosine >= TOPIC and told_alike and likeness.order >= 0.9 and same_figures  # noqa: PLR2004


def is_verbatim(shorter: Text, longer: Text, shared: float) -> bool:
    """Whether `shared`, the containment of one in the other, makes them one text.

    Other figures have a veto, and fewer than twelve words are a phrase, not an excerpt.
    """
    if shared < VERBATIM or (len(shorter.words) < FEW_WORDS and shorter.words != longer.words):
        return False
    figures = min(len(shorter.figures), len(longer.figures))
    if figures < 4:  # noqa: PLR2004 - see the top of the module
        return True
    kept = count_kept(shorter.figures, longer.figures) / figures
    return kept >= 0.3 and not _fills_a_form(shorter, longer, kept)  # noqa: PLR2004 - as above


def _fills_a_form(first: Text, second: Text, kept: float) -> bool:
    """Whether two texts, of whose figures so many are kept, are one form with other figures."""
    return kept < 0.8 and is_one_form(first, second)  # noqa: PLR2004 - see the top of the module


def _order(counterparts: NDArray[np.intp]) -> float:
    """Share of steps from sentence to sentence that do not run backwards; 1 where there is no step."""
    return float(np.mean(np.diff(counterparts) >= 0)) if len(counterparts) > 1 else 1.0


def count_kept(first: Sequence[str], second: Sequence[str]) -> int:
    """How many figures two texts have in one order, gaps allowed: the length of their longest common sequence.

    One bit a place, so that tables of ten thousand figures take no longer than their lists (H. Hyyrö, "Bit-parallel
    LCS-length computation revisited", 2004).
    """
    places: dict[str, int] = {}
    for place, item in enumerate(first):
        places[item] = places.get(item, 0) | 1 << place
    full = (1 << len(first)) - 1
    free = full
    for item in second:
        met = free & places.get(item, 0)
        free = (free + met | free - met) & full
    return len(first) - free.bit_count()
