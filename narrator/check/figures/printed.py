"""The figures that a passage prints, and how near each is to the figure of a draft that it is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from narrator.check.details.tokens import Side, sides_of
from narrator.check.figures.basis import speaks_of_it
from narrator.check.figures.intervals import is_limit
from narrator.check.figures.known import Known, Said, of_one_subject, same_words
from narrator.check.figures.slips import is_slip
from narrator.check.figures.units import LENGTHS, NO_COUNTS
from narrator.check.figures.ways import HEDGES, own_words
from narrator.check.sources.search import Found, Passage, content_words
from narrator.check.speech.bearers import WE
from narrator.check.words.anchors import anchors, months, tokens

CLOSE = 0.4
"""A passage that lines up this well speaks of the same thing: what it says otherwise, it refutes."""

OF_IT = 0.6
"""A passage with so many of a sentence's words, names aside, speaks of the same thing where no subject says so.

"Gold funds took in" shares most of its words with what small-cap funds did; the word that counts is missing.
"""

ALIKE = 0.4
"""A passage that few words line up with bears a figure out where its meaning and its words come to this."""

LOOSE = 0.2
"""A passage that lines up this well may support a figure that it prints."""

_RETOLD, _BESIDE = 0.76, 2
"""The cosine of a passage that tells the same in other words, and how many plain ones both figures have beside them."""

_RETOLD_FREELY = 0.85
"""The cosine of a passage that tells the same though the figures have few words in common, or none."""

_PERSONAL = frozenset({"he", "his", "him", "she", "her"})
_OWNERS = frozenset({"ORG", "PERSON"})
"""The labels of names that a figure may be of."""

_ROOT = 6
"""Words that begin with so many of the same letters are of one root: deliveries, delivered."""

_SHARED_WORDS = 3
_MISSING_NAMES = 3
"""One name in so many may be missing from a passage: it may be the slip that is looked for."""


_RANKED = re.compile(r"\S+ (?:most|least|best|worst|top|[a-z]{3,}est)\b")

_SHARED, _UNNAMED = 2, 3
"""So many words besides names must be a passage's where its figure is taken for the draft's: with a name, without."""


_WHICH = re.compile(
    r"\b(?P<which>an?other|earlier|previous|prior|last|next|second|third|fourth|former|future)\s"
    rf"(?P<what>(?!(?:{'|'.join(sorted(LENGTHS))})s?\b)[a-z]{{3,}})",
    re.IGNORECASE,
)
"""Words that tell one of several things of a kind from the others."""


class Printed(NamedTuple):
    """A figure in a passage that lines up with the draft's sentence; `beside` are all figures of the passage."""

    item: Found
    figure: Known
    beside: Sequence[Known] = ()

    @property
    def words(self) -> str:
        """The words of its own, as far as the next figure on either side."""
        passage = self.item.passage
        place, *places = (one.place - passage.span.start for one in (self.figure, *self.beside))
        return own_words(passage.text, place, places)

    @property
    def own(self) -> frozenset[str]:
        """The stems of its words."""
        return content_words(self.words) - HEDGES


def is_retold(said: Said, printed: Printed) -> bool:
    """Whether a passage tells the draft's sentence in other words, and its figure is of the draft's things."""
    if printed.item.parts or printed.item.meant < _RETOLD or is_limit(printed.figure.interval, printed.figure.unit):
        return False
    plain = said.content - content_words(" ".join(sorted(anchors(said.sentence))))
    beside = len(plain & printed.own) >= _BESIDE and said.measure == printed.figure.measure
    least = _RETOLD if beside or is_slip(said, printed.figure) else _RETOLD_FREELY
    return printed.item.meant >= least and speaks_of_it(said, printed.item)


def printed_in(item: Found, known: Sequence[Known]) -> list[Known]:
    """The figures of a passage."""
    start, end, article = item.passage.span.start, item.passage.span.end, item.passage.article
    return [
        figure
        for figure in known
        if start <= figure.place < end and figure.interval is not None and figure.evidence.article == article
    ]


def shares_names(said: Said, printed: Printed) -> bool:
    """Whether the names stand around a figure; of the same one or of a like sentence, wherever it is of nobody else."""
    passage = printed.item.passage
    if names_in(said, tokens(passage.text)) or names_in(said, passage.around):
        return True
    same_figure = said.quantity is not None and same_words(said.quantity, printed.figure)
    if not same_figure and printed.item.whole < CLOSE:
        return False
    return is_named(said, printed) or (names_in(said, passage.within) and not _names_others(said, printed))


def _names_others(said: Said, printed: Printed) -> bool:
    """Whether a figure's sentence names firms or people, those credited with it aside, and none of the draft's."""
    passage = printed.item.passage
    reading = passage.page.reading
    there = [one for one in reading.statements.entities if one.label in _OWNERS and passage.span.covers(one.span)]
    named = tokens(" ".join(one.name for one in there)) - tokens(" ".join((*printed.figure.chain, *reading.paper)))
    return bool(named) and named.isdisjoint(tokens(said.sentence))


def is_named(said: Said, printed: Printed) -> bool:
    """Whether everything that the draft names stands around a figure, in whatever form, or speaks or writes there."""
    passage = printed.item.passage
    reading = passage.page.reading
    missing = names_of(said) - passage.around - tokens(" ".join((*reading.paper, *printed.figure.chain)))
    if missing and WE & tokens(passage.text):
        people = [one for one in reading.statements.entities if one.label == "PERSON"]
        missing -= tokens(" ".join(f"{one.name} {one.affiliation or ''}" for one in people))
    if missing and _PERSONAL & tokens(passage.text):
        missing -= tokens(_named_before(passage))
    if not missing:
        return True
    there = _sides_among(passage.around)
    return all(any(side in there for side in sides_of(word)) for word in missing)


def _named_before(passage: Passage) -> str:
    """The person whom an article names last before a passage, who "he" may be from a few sentences away."""
    people = (one for one in passage.page.reading.statements.entities if one.label == "PERSON")
    before = [one.name for one in people if one.span.end <= passage.span.start]
    return before[-1] if before else ""


@lru_cache(maxsize=1 << 10)
def _sides_among(words: frozenset[str]) -> frozenset[Side]:
    return frozenset(side for word in words for side in sides_of(word))


def names_in(said: Said, words: frozenset[str], *, but: str = "") -> bool:
    """Whether the names of the draft's sentence are among the words; `but` needs not be, nor one that may be a slip."""
    wanted = names_of(said, but)
    missing = wanted - words
    return len(missing) * _MISSING_NAMES <= len(wanted) and not any(word.isdigit() for word in missing)


def names_around(said: Said, passage: Passage, *, but: str = "") -> bool:
    """The same of a passage and its neighbours; most have them in the passage itself."""
    return names_in(said, tokens(passage.text), but=but) or names_in(said, passage.around, but=but)


def names_of(said: Said, but: str = "") -> frozenset[str]:
    """The words of the names in the draft's sentence, without those of houses that are credited."""
    return anchors(said.without_figures, (*said.chain, but))


def may_be_close(item: Found) -> bool:
    """Whether a passage is a like sentence, or one in other words, before its names and subject are looked at."""
    return item.whole >= CLOSE or item.meant >= _RETOLD


def is_close(said: Said, printed: Printed) -> bool:
    """Near enough to refute: a like sentence, or one in other words, of the same names and subject."""
    passage, figure = printed.item.passage, printed.figure
    if not may_be_close(printed.item):
        return False
    stated = said.subject is not None and figure.subject is not None
    if stated and of_one_subject(said, figure) is not True:
        return False
    shared = printed.item.whole >= CLOSE and len(content_words(said.sentence) & passage.words) >= _SHARED_WORDS
    return (shared or is_retold(said, printed)) and names_around(said, passage)


def is_told_alike(said: Said, printed: Printed, *, least: float) -> bool:
    """Whether the figure's own words are nearly all the draft's, and the draft's stand around them."""
    if printed.figure.evidence.span is None or said.quantity is None:
        return False
    mine, theirs, passage = said.content, printed.own, printed.item.passage
    return (
        len(theirs) > 1
        and len(theirs & content_words(said.sentence)) >= least * len(theirs)
        and speaks_of_it(said, printed.item)
        and len(mine & passage.stems) >= least * len(mine)
        and names_around(said, passage)
    )


def counts_beside(said: Said, printed: Printed) -> bool:
    """Whether both count, and either sentence has the other's noun: "two retailers' contracts", "with two retailers".

    "412,000 deliveries" are the "cars delivered". A figure that counts nothing by its own words ("148,000 Calder puts")
    counts what the passage does.
    """
    quantity = said.quantity
    if quantity is None or not {quantity.unit, printed.figure.unit}.isdisjoint(NO_COUNTS):
        return False
    mine, theirs = (content_words(unit) for unit in (quantity.unit or printed.figure.unit, printed.figure.unit))
    passage = printed.item.passage.words
    formed = {word[:_ROOT] for word in passage}
    by_root = all(word in passage or (len(word) > _ROOT and word[:_ROOT] in formed) for word in mine)
    return by_root or (bool(theirs) and theirs <= content_words(said.sentence))


def shares_words(said: Said, item: Found) -> bool:
    """Whether enough of the draft's plain words stand in the passage or around it, its own noun among them."""
    names = names_of(said)
    plain = content_words(said.sentence) - content_words(" ".join(sorted(names | months(said.sentence))))
    shared = plain & item.passage.stems
    return bool(shared & item.passage.words) and len(shared) >= (_SHARED if names else _UNNAMED)


def speaks_of_another(said: Said, item: Found) -> bool:
    """Whether the draft speaks of another of the passage's things: "its earlier trial", "a second report"."""
    return any(
        set(content_words(found["what"])) <= item.passage.words and found["which"].casefold() not in item.passage.around
        for found in _WHICH.finditer(said.sentence)
    )


def names_a_group(said: Said) -> bool:
    """Whether the draft's count only says which things are meant: "the ten largest firms"."""
    return (
        is_definite(said)
        and said.quantity is not None
        and _RANKED.match(said.sentence, said.quantity.span.start - said.start) is not None
    )


def is_definite(said: Said) -> bool:
    """Whether the draft counts what is known already: "the 14 carriers", of whatever day the sentence tells."""
    if said.quantity is None or said.quantity.unit in NO_COUNTS:
        return False
    return said.sentence[: said.quantity.span.start - said.start].casefold().endswith("the ")
