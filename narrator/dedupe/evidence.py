"""What two texts share, told without a vector, and where that alone decides.

Four things are looked at: the marks that a copy keeps (figures, names, long words), the names among them, the order in
which the shared ones come up, and the figures in their order. A text that passes all four is a copy, one that passes
none is not, and only between them are vectors asked.

Where each line is drawn follows from what it means, and none was moved to suit a set of articles. *Half*: whoever
keeps most of the other's marks and names tells the other's story with its cast; another reporter of the event shares
the cast and has words and figures of their own. *Four fifths in order, three fifths of the figures*: what `is_copy`
asks of a copy whose vectors leave it in doubt; *four fifths of the figures*: what it asks of one told in other words
altogether. *A dozen*: twice the six words that make a pair worth a look at all; of a dozen marks in any order about a
half run forwards by chance, of fewer even four fifths may. *Five sentences* or *two figures*: what `is_copy` asks
before order, or figures, say anything; in a list of names, which is one sentence, everything stands in one order.
*Half of six words* that are neither says as much of a text of three sentences: a reporter shares the cast, not the
vocabulary, and a form ("the appointment strengthens our leadership") says the same words of other people, so that
four fifths of the names must be there as well. *Two fifths* of the marks is what copies were seen to keep (`KEPT`); a
text that keeps no more is a shortened one where four fifths of the names are left and four fifths of the sentences
bear something of the other's. Where most sentences of both bear nothing of the other's, most of each is its own,
whatever the rest has in common.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from narrator.dedupe.similarity import VERBATIM, count_kept, may_be_copy
from narrator.dedupe.texts import Text, name_marks, sentence_marks

HALF = 0.5
IN_ORDER = 0.8
MOST_FIGURES, SAME_FIGURES = 0.6, 0.8
DOZEN = 12
FIVE, SIX = 5, 6
TWO_FIFTHS = 0.4
MOST = 0.8

KEPT = 0.25
"""The share of the fewer marks that two texts must have in common at all: copies, rewrites by a machine and spun texts
among them, were seen to keep two fifths and more, other reports of a topic mostly a tenth."""

FEW, MANY, LEAST = 2, 4, 0.3
"""Of two figures or three one must be left, of four or more the share without which `is_copy` refuses two texts."""


@dataclass(frozen=True, slots=True)
class Traces:
    """A text's marks, each with the first sentence that has it, the names among them, and those of each sentence."""

    text: Text
    marks: Mapping[str, int]
    names: frozenset[str]
    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts share: how many marks, and as shares of the poorer's marks, names, marks in order and figures.

    `words` are the shared marks that are neither name nor figure, as a share of those of the text with fewer;
    `sentences` is in how many of a text's sentences the shared marks first stand, of the one with fewer; `told` the
    share of a text's sentences that bear any, of the one with more.
    """

    shared: int
    marks: float
    names: float
    words: float
    order: float
    figures: float
    word_count: int
    figure_count: int
    sentences: int
    told: float


def find_traces(text: Text) -> Traces:
    """The traces of a text."""
    sentences = tuple(sentence_marks(text.sentence(index)) for index in range(len(text.sentences)))
    marks: dict[str, int] = {}
    for index, found in enumerate(sentences):
        for mark in found:
            marks.setdefault(mark, index)
    return Traces(text, marks, name_marks(text.normal), sentences)


def compare_traces(first: Traces, second: Traces) -> Evidence:
    """What two texts share, the same both ways; a share of nothing is all of it."""
    both = first.marks.keys() & second.marks.keys()
    figures = min(len(first.text.figures), len(second.text.figures))
    names = min(len(first.names), len(second.names))
    words = [one.marks.keys() - one.names - set(one.text.figures) for one in (first, second)]
    return Evidence(
        shared=len(both),
        marks=_share(len(both), min(len(first.marks), len(second.marks))),
        names=_share(len(first.names & second.names), names),
        words=_share(len(words[0] & words[1]), min(map(len, words))),
        order=_share(min(_in_order(both, first, second), _in_order(both, second, first)), len(both)),
        figures=_share(count_kept(first.text.figures, second.text.figures), figures),
        word_count=min(map(len, words)),
        figure_count=figures,
        sentences=min(len({one.marks[mark] for mark in both}) for one in (first, second)),
        told=max(_told(both, one) for one in (first, second)),
    )


def decide(first: Traces, second: Traces) -> bool | None:
    """Whether one text was made from the other; None where only vectors can tell."""
    if not may_be_copy(first.text, second.text):
        return False
    evidence = compare_traces(first, second)
    if evidence.marks < KEPT or lost_figures(evidence.figure_count, evidence.figures * evidence.figure_count):
        return False
    if is_surely_copy(evidence) or _are_same_sentences(first.text, second.text):
        return True
    return False if is_surely_none(evidence) else None


def _are_same_sentences(first: Text, second: Text) -> bool:
    """Whether four fifths of a text's sentences, and five of them, stand in the other, in whatever order."""
    mine, theirs = ({text.sentence(place) for place in range(len(text.sentences))} for text in (first, second))
    shared = len(mine & theirs)
    return shared >= FIVE and shared >= VERBATIM * min(len(mine), len(theirs))


def is_surely_copy(evidence: Evidence) -> bool:
    """Whether a dozen marks and more, most of all marks, names and figures, are told in one order."""
    return (
        evidence.shared >= DOZEN
        and evidence.names >= HALF
        and (evidence.marks >= HALF or _is_condensed(evidence))
        and evidence.order >= IN_ORDER
        and evidence.figures >= MOST_FIGURES
        and (evidence.sentences >= FIVE or evidence.figure_count >= FEW or _are_same_words(evidence))
    )


def _is_condensed(evidence: Evidence) -> bool:
    """Whether nearly all of the names, and something of nearly all sentences, are there with fewer words."""
    return evidence.marks >= TWO_FIFTHS and evidence.names >= MOST and evidence.told >= MOST


def _are_same_words(evidence: Evidence) -> bool:
    """Whether half of the words that are neither names nor figures, of six and more, and nearly all names are there."""
    return evidence.word_count >= SIX and evidence.words >= HALF and evidence.names >= MOST


def is_surely_none(evidence: Evidence) -> bool:
    """Whether most marks and most names are others, and the rest is in no order; of a few marks the figures tell."""
    if evidence.told < HALF:
        return True
    few = evidence.shared < DOZEN
    if evidence.marks >= HALF or (evidence.names >= HALF and not (few and evidence.figures == 0)):
        return False
    if not few:
        return evidence.order < IN_ORDER
    return evidence.figure_count < FEW or evidence.figures < SAME_FIGURES


def is_in_order(part: Traces, whole: Traces) -> bool:
    """Whether what stands for the other may be compared in its place: its marks and figures come up as in the other."""
    evidence = compare_traces(part, whole)
    return evidence.order >= IN_ORDER and evidence.figures >= SAME_FIGURES


def lost_figures(count: int, kept: float) -> bool:
    """Whether so few of the poorer's `count` figures are kept that the other text is another report."""
    return kept < (LEAST * count if count >= MANY else 1 if count >= FEW else 0)


def _told(both: AbstractSet[str], traces: Traces) -> float:
    """The share of a text's sentences with marks that have one of `both`."""
    marked = [marks for marks in traces.sentences if marks]
    return _share(sum(not both.isdisjoint(marks) for marks in marked), len(marked))


def _in_order(both: Iterable[str], first: Traces, second: Traces) -> int:
    """How many of the marks come up in one order, by sentences: the longest run that never turns back."""
    last: list[int] = []
    for _, place in sorted((first.marks[mark], second.marks[mark]) for mark in both):
        at = bisect_right(last, place)
        last[at : at + 1] = [place]
    return len(last)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
