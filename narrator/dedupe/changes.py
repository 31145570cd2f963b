"""What a copy changed: names, numbers, hedges, quotes, attributions, directions, periods and fixed terms.

Sentences are compared with their counterparts only, and a difference is listed only where both sides of it can be
shown. Whatever the copy says as the original does somewhere else is no change: a missed change costs less than one
that is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from narrator.dedupe.alignment import Pairing
from narrator.dedupe.amounts import changed_amounts
from narrator.dedupe.credits import changed_attributions, changed_speakers
from narrator.dedupe.details import Details, core
from narrator.dedupe.names import changed_names, kept_first_words
from narrator.dedupe.passages import Passage, lay_side_by_side
from narrator.dedupe.speech import changed_speech
from narrator.dedupe.telling import changed_direction, changed_period
from narrator.dedupe.terms import changed_terms
from narrator.dedupe.texts import straightened
from narrator.model.sources import Change

SURE = 0.55


def find_changes(copy: Details, original: Details, pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """Every change that can be shown, in the order of the copy; one that recurs is listed where it first stands."""
    passages = lay_side_by_side(copy, original, pairings)
    told_anew = [one for one in passages if _is_told_anew(one)]
    speech, speakers = list(changed_speech(copy, original, passages)), list(changed_speakers(copy, original))
    found = [*speech, *speakers]
    for passage in told_anew:
        if passage.cosine >= SURE:
            found += _sentence_changes(passage, speech, speakers)
        else:
            found += kept_first_words(passage)
    named = [change.span for change in found if change.kind == "name"]
    found += [change for change in changed_terms(told_anew) if not any(map(change.span.overlaps, named))]
    distinct: dict[tuple[str, str, str], Change] = {}
    for change in sorted(found, key=lambda change: (change.span, change.kind, change.original_span)):
        distinct.setdefault((change.kind, change.original, change.copy), change)
    return tuple(distinct.values())


def _is_told_anew(passage: Passage) -> bool:
    return straightened(passage.mine) != straightened(passage.theirs)


def _sentence_changes(passage: Passage, speech: Sequence[Change], speakers: Sequence[Change]) -> Iterator[Change]:
    """What changed in a sentence, under one kind: another source is no change of name, nor is a quote one of way."""
    sources = list(changed_attributions(passage))
    yield from sources
    others = [*sources, *(change for change in speakers if passage.here.covers(change.span))]
    yield from (change for change in changed_names(passage) if not others or _is_spelled_alike(change))
    yield from changed_amounts(passage)
    way, period = changed_direction(passage), changed_period(passage)
    if way is not None and not any(change.span.covers(way.span) for change in speech):
        yield way
    if period is not None:
        yield period


def _is_spelled_alike(change: Change) -> bool:
    """Whether a name is a form of the other, and not another one that came with another source."""
    return bool(set(core(change.original)) & set(core(change.copy)))
