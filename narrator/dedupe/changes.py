"""What a copy changed: names, numbers, hedges, quotes, attributions, directions and periods.

Sentences are compared with their counterparts only, and a difference is listed only where both sides of it can be
shown. Whatever the copy says as the original does somewhere else is no change: a missed change costs less than one
that is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from narrator.dedupe.alignment import Pairing, swapped_words
from narrator.dedupe.details import Details, core, in_sentence
from narrator.dedupe.telling import changed_attribution, changed_direction, changed_period
from narrator.dedupe.texts import split_words
from narrator.model.claims import Hedge, Quantity, Span
from narrator.model.sources import Change

SURE = 0.55
INDIRECT = 0.6
ALTERED = 0.5
ALIKE = 0.6
NEAR = 0.85

# Words that bound a figure in the same way are one hedge, however strictly they close it.
_ONE_HEDGE = {Hedge.AT_LEAST: Hedge.MORE_THAN, Hedge.UP_TO: Hedge.LESS_THAN}


def find_changes(copy: Details, original: Details, pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """Every change that can be shown, in the order of the copy; spans lie in the copy's `Article.text`."""
    found = [*_quotes(copy, original, pairings)]
    for pairing in pairings:
        told_anew = copy.text.sentence(pairing.copy) != original.text.sentence(pairing.original)
        if pairing.cosine >= SURE and told_anew:
            found += _sentence_changes(copy, original, pairing)
    distinct: dict[tuple[str, str, str], Change] = {}
    for change in sorted(found, key=lambda change: (change.span, change.kind)):
        distinct.setdefault((change.kind, change.original, change.copy), change)
    return tuple(distinct.values())


def _sentence_changes(copy: Details, original: Details, pairing: Pairing) -> Iterator[Change]:
    here, there = copy.text.sentences[pairing.copy], original.text.sentences[pairing.original]
    yield from _names(copy, original, here, there)
    yield from _amounts(copy, original, here, there)
    for compare in (changed_attribution, changed_direction, changed_period):
        change = compare(copy, original, pairing)
        if change is not None:
            yield change


def _names(copy: Details, original: Details, here: Span, there: Span) -> Iterator[Change]:
    """Names that only the copy has, beside names that only the original has."""
    new = _missing(in_sentence(copy.names, here), copy, original)
    gone = _missing(in_sentence(original.names, there), original, copy)
    swaps = _swaps(copy.words(here), original.words(there))
    for span in new:
        match = next((name for name in gone if _is_renamed(copy.words(span), original.words(name), swaps)), None)
        if match is None and len(new) == len(gone) and swaps and _swapped_whole(copy, here, there, original):
            match = gone[new.index(span)]
        if match is not None:
            yield Change("name", original.words(match), copy.words(span), span)


def _missing(names: Iterable[Span], mine: Details, other: Details) -> list[Span]:
    """Names of one text of which the other has no trace: neither the words, in any case, nor the initials."""
    missing = []
    for span in names:
        words = core(mine.words(span))
        initials = "".join(word[0].upper() for word in words)
        told = f" {' '.join(words)} " in other.traces or (len(initials) > 1 and initials in other.capitals)
        acronym = len(words) == 1 and mine.words(span).isupper()
        if not told and not acronym:
            missing.append(span)
    return missing


def _swaps(copy: str, original: str) -> frozenset[tuple[str, str]]:
    """Pairs of words that stand for each other at one place of the two sentences."""
    return frozenset(
        (old.lower(), new.lower())
        for olds, news in swapped_words(copy, original)
        if len(olds) == len(news)
        for old, new in zip(olds, news, strict=True)
    )


def _is_renamed(copy: str, original: str, swaps: frozenset[tuple[str, str]]) -> bool:
    """Whether one is the other with words swapped or letters changed."""
    new, old = core(copy), core(original)
    if new[: len(old)] == old or old[: len(new)] == new:
        return False
    alike = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()
    if len(new) != len(old):
        return alike >= NEAR and not _is_short_for(*sorted((new, old), key=len))
    return bool(set(new) & set(old)) or alike >= ALIKE or all(pair in swaps for pair in zip(old, new, strict=True))


def _is_short_for(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether every word opens one of the longer name's: "Fed Board" and "Federal Reserve Board"."""
    return all(any(long.startswith(word) for long in longer) for word in shorter)


def _swapped_whole(copy: Details, here: Span, there: Span, original: Details) -> bool:
    """Whether both sentences hold as many names, so that the first stands for the first, the second for the second."""
    return len(in_sentence(copy.names, here)) == len(in_sentence(original.names, there))


def _amounts(copy: Details, original: Details, here: Span, there: Span) -> Iterator[Change]:
    """Figures that the original does not have, and figures that it hedges otherwise."""
    mine = [amount for amount in copy.quantities if here.covers(amount.span) and amount.value is not None]
    theirs = [amount for amount in original.quantities if there.covers(amount.span) and amount.value is not None]
    known = {amount.value for amount in original.quantities}
    kept = {amount.value for amount in copy.quantities}
    free = [amount for amount in theirs if amount.value not in kept]
    for amount in mine:
        same = [other for other in theirs if (other.value, other.unit) == (amount.value, amount.unit)]
        if len(same) == 1 and _is_hedged_otherwise(amount, same[0], copy):
            yield Change("hedge", same[0].text, amount.text, amount.span)
        source = next((other for other in free if other.unit == amount.unit), None)
        if amount.value in known or source is None:
            continue
        free.remove(source)
        if not amount.interval.overlaps(source.interval):
            yield Change("number", source.text, amount.text, amount.span)


def _is_hedged_otherwise(mine: Quantity, theirs: Quantity, copy: Details) -> bool:
    """Whether the bounds differ; "practically $3 million" has a hedge, if not one that is known."""
    before = copy.text.article.text[: mine.span.start].rstrip()
    return _hedge(mine) != _hedge(theirs) and not (mine.hedge is None and before.endswith("ly"))


def _hedge(amount: Quantity) -> Hedge | None:
    return _ONE_HEDGE.get(amount.hedge, amount.hedge) if amount.hedge else None


def _quotes(copy: Details, original: Details, pairings: tuple[Pairing, ...]) -> Iterator[Change]:
    """Direct speech with other words in it, and direct speech that the copy tells in its own words."""
    sources = {id(span): split_words(original.words(span).lower()) for span in original.speech}
    used: set[int] = set()
    for span in copy.speech:
        words = split_words(copy.words(span).lower())
        source = _source_of(span, words, copy, original, pairings)
        if source is None:
            continue
        used.add(id(source))
        if not _is_verbatim(words, sources[id(source)]):
            yield Change("quote", original.words(source), copy.words(span), span)
    for source in original.speech:
        if id(source) not in used:
            yield from _made_indirect(source, copy, original, pairings)


def _source_of(
    span: Span, words: list[str], copy: Details, original: Details, pairings: tuple[Pairing, ...]
) -> Span | None:
    """The speech of the original that a copy's speech was made from: most words in order, or the aligned sentence."""

    def alikeness(source: Span) -> float:
        theirs = split_words(original.words(source).lower())
        return 1.0 if _is_verbatim(words, theirs) else SequenceMatcher(None, theirs, words, autojunk=False).ratio()

    best = max(original.speech, key=lambda source: (alikeness(source), -source.start), default=None)
    if best is not None and alikeness(best) >= ALTERED:
        return best
    for pairing in pairings:
        if pairing.cosine >= INDIRECT and copy.text.sentences[pairing.copy].overlaps(span):
            there = original.text.sentences[pairing.original]
            return next((source for source in original.speech if there.overlaps(source)), None)
    return None


def _is_verbatim(words: list[str], source: list[str]) -> bool:
    """Whether the words stand in the source as they are, or the source in them."""
    mine, theirs = f" {' '.join(words)} ", f" {' '.join(source)} "
    return mine in theirs or theirs in mine


def _made_indirect(source: Span, copy: Details, original: Details, pairings: tuple[Pairing, ...]) -> Iterator[Change]:
    for pairing in pairings:
        here, there = copy.text.sentences[pairing.copy], original.text.sentences[pairing.original]
        quoted = any(here.overlaps(span) for span in copy.speech)
        if pairing.cosine >= INDIRECT and there.overlaps(source) and not quoted:
            yield Change("quote", original.words(source), copy.words(here), here)
            return
