"""Figures that a copy changed, and bounds that it put on them or took away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from narrator.dedupe.details import Details
from narrator.dedupe.fixed_terms import stem
from narrator.dedupe.passages import Passage
from narrator.dedupe.texts import split_words
from narrator.model.claims import Claim, Hedge, Quantity
from narrator.model.sources import Change

# Words that bound a figure in the same way are one hedge, however strictly they close it.
_ONE_HEDGE = {Hedge.AT_LEAST: Hedge.MORE_THAN, Hedge.UP_TO: Hedge.LESS_THAN}
_LOOSE = re.compile(r"\b(?!exactly|precisely|only|merely|simply|recently|nearby)\w+ly$", re.IGNORECASE)
_MEASURES = frozenset({"percent", "percentage points", "basis points", "multiple"})
_CURRENCY = 3
NEAR = 6
"""Words to either side of a figure that say what it is of; a clause has some ten."""

_CLAUSE = re.compile(r"[,;:]\s|\s[-–—]\s|—")
_WHOLE = re.compile(r"\s+of\s")
_SMALL_WORDS = (
    "a an the of in on at by for from with to and or but as its it their his her our that this which who is "
    "are was were be been has have had will would about roughly nearly almost around more less than over "
    "under up down off out not said say while when after before"
)
_EMPTY = frozenset(_SMALL_WORDS.split())


def changed_amounts(passage: Passage) -> Iterator[Change]:
    """Figures that the original does not have, figures that it hedges otherwise, and figures that changed places."""
    mine, theirs = _figures(passage)
    yield from _hedged_otherwise(mine, theirs, passage)
    known = {_key(amount) for amount in passage.original.quantities}
    kept = {_key(amount) for amount in passage.copy.quantities}
    free = [amount for amount in theirs if _key(amount) not in kept]
    new = [amount for amount in mine if _key(amount) not in known]
    for amount in new:
        alike = [other for other in free if other.unit != amount.unit or _are_of_one_thing(amount, other, passage)]
        source = _source_of(amount, alike, alone=sum(not _measured(one) for one in new) == 1)
        if source is None:
            continue
        free.remove(source)
        if source.unit != amount.unit or not amount.interval.overlaps(source.interval):
            yield passage.change("number", source.span, amount.span)
    yield from _claimed_otherwise(passage)


def _figures(passage: Passage) -> tuple[list[Quantity], list[Quantity]]:
    """The figures of the copy's sentence, and of those that it stands for."""
    mine = [one for one in passage.copy.quantities if passage.here.covers(one.span) and one.value is not None]
    theirs = [
        one
        for span in passage.around
        for one in passage.original.quantities
        if span.covers(one.span) and one.value is not None
    ]
    return mine, theirs


def _measured(amount: Quantity) -> bool:
    """Whether the unit is part of the value; the noun of a count may be another word for the same thing."""
    return amount.unit in _MEASURES or (len(amount.unit) == _CURRENCY and amount.unit.isupper())


def _key(amount: Quantity) -> tuple[object, str]:
    return amount.value, amount.unit if _measured(amount) else ""


def _source_of(amount: Quantity, free: Sequence[Quantity], *, alone: bool) -> Quantity | None:
    """The figure that one took the place of: of its unit, else its digits, else the only count."""
    same_unit = next((other for other in free if other.unit == amount.unit), None)
    same_digits = next((other for other in free if other.value == amount.value), None)
    counts = [other for other in free if not _measured(other)]
    only = counts[0] if len(counts) == 1 and alone and not _measured(amount) else None
    return same_unit or same_digits or only


def _are_of_one_thing(mine: Quantity, theirs: Quantity, passage: Passage) -> bool:
    """Whether the words around two figures, and of two shares what each is a share of, have something in common."""
    here, there = _around(mine, passage.copy), _around(theirs, passage.original)
    if mine.unit == "percent" and (here.whole or there.whole):
        return bool(here.whole & there.whole)
    return bool(here.words & there.words)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words near a figure, without those that say nothing, and those of what it is a share of."""

    words: frozenset[str]
    whole: frozenset[str]


def _around(amount: Quantity, details: Details) -> _Around:
    """Six words to either side in the clause; "a fifth of its shops" and "12 percent of the shops" have a whole."""
    sentence = next(span for span in details.text.sentences if span.covers(amount.span))
    text = details.text.article.text
    before = split_words(_CLAUSE.split(text[sentence.start : amount.span.start])[-1])
    after = split_words(_CLAUSE.split(text[amount.span.end : sentence.end])[0])
    of = _WHOLE.match(text[amount.span.end : sentence.end])
    return _Around(_telling((*before[-NEAR:], *after[:NEAR])), _telling(after[1 : NEAR + 1]) if of else frozenset())


def _telling(words: Iterable[str]) -> frozenset[str]:
    stems = map(stem, words)
    return frozenset(word for word in stems if word not in _EMPTY and not any(map(str.isdigit, word)))


def _hedged_otherwise(mine: Sequence[Quantity], theirs: Sequence[Quantity], passage: Passage) -> Iterator[Change]:
    for amount in mine:
        same = [other for other in theirs if (other.value, other.unit) == (amount.value, amount.unit)]
        if len(same) == 1 and _hedge(amount) != _hedge(same[0]) and not _is_loose(amount, passage):
            yield passage.change("hedge", same[0].span, amount.span)


def _is_loose(mine: Quantity, passage: Passage) -> bool:
    """Whether a word stands before the figure that may be a hedge, if not one that is known: "practically"."""
    before = passage.copy.text.article.text[: mine.span.start].rstrip()
    return mine.hedge is None and _LOOSE.search(before[-20:]) is not None


def _hedge(amount: Quantity) -> Hedge | None:
    return _ONE_HEDGE.get(amount.hedge, amount.hedge) if amount.hedge else None


def _claimed_otherwise(passage: Passage) -> Iterator[Change]:
    """Another figure for the one thing that both texts claim once, wherever in its neighbourhood the original does."""
    for claim in passage.copy.claims:
        mine = claim.quantity
        if mine is None or mine.value is None or not passage.here.covers(mine.span):
            continue
        rivals = [one.quantity for one in passage.original.claims if _is_of_same(claim, one)]
        alone = sum(_is_of_same(claim, one) for one in passage.copy.claims) == 1
        other = rivals[0] if len(rivals) == 1 and alone else None
        if other is not None and _is_near(other, passage) and not other.interval.overlaps(mine.interval):
            yield passage.change("number", other.span, mine.span)


def _is_near(amount: Quantity, passage: Passage) -> bool:
    """Whether a figure of the original stands in the aligned sentence or beside it."""
    sentences = passage.original.text.sentences
    place = sentences.index(passage.there)
    return any(span.covers(amount.span) for span in sentences[max(place - 1, 0) : place + 2])


def _is_of_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims are of one thing and in one unit."""
    mine, theirs = claim.quantity, other.quantity
    return (
        claim.measure is not None
        and claim.subject is not None
        and (claim.measure, claim.subject) == (other.measure, other.subject)
        and mine is not None
        and theirs is not None
        and mine.unit == theirs.unit
    )
