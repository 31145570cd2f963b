"""Names that a copy changed: words swapped in them, letters turned, or another name in the same place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from narrator.dedupe.alignment import swapped_words
from narrator.dedupe.details import Details, core, in_sentence
from narrator.dedupe.passages import Passage
from narrator.model.claims import Span
from narrator.model.sources import Change

Words: TypeAlias = tuple[str, ...]

ALIKE = 0.6
NEAR = 0.85


def changed_names(passage: Passage) -> Iterator[Change]:
    """Names that only the copy has, beside names that only the original has."""
    copy, original = passage.copy, passage.original
    mine, theirs = in_sentence(copy.names, passage.here), passage.names_there()
    new, gone = _missing(mine, copy, original), _missing(theirs, original, copy)
    swaps = _swaps(passage.mine, passage.theirs)
    runs = _runs(passage.mine, passage.theirs)
    for span in new:
        likely = [name for name in gone if _is_renamed(copy.words(span), original.words(name), swaps, runs)]
        match = max(likely, key=lambda name: _nearness(copy.words(span), original.words(name)), default=None)
        if match is None and swaps and len(new) == len(gone) and len(mine) == len(theirs):
            beside = gone[new.index(span)]  # the first stands for the first, the second for the second
            match = None if _abbreviates(copy.words(span), original.words(beside)) else beside
        if match is not None and copy.words(span) != original.words(match):
            yield passage.change("name", match, span)


def kept_first_words(passage: Passage) -> Iterator[Change]:
    """Names of a sentence that is hardly the other's, whose first word the copy kept and made another of."""
    copy, original = passage.copy, passage.original
    sentences = original.text.sentences
    place = sentences.index(passage.there)
    near = [name for span in sentences[max(place - 1, 0) : place + 2] for name in in_sentence(original.names, span)]
    gone = _missing(near, original, copy)
    for span in _missing(in_sentence(copy.names, passage.here), copy, original):
        new = core(copy.words(span))
        match = next((name for name in gone if _has_build(new, core(original.words(name)))), None)
        if match is not None:
            yield passage.change("name", match, span)


def _has_build(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    return len(new) > 1 and len(new) == len(old) and new[0] == old[0]


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


def _runs(copy: str, original: str) -> frozenset[tuple[Words, Words]]:
    """Runs of words that stand for each other at one place of the two sentences, however many each has."""
    return frozenset((core(" ".join(olds)), core(" ".join(news))) for olds, news in swapped_words(copy, original))


def _nearness(copy: str, original: str) -> tuple[bool, float]:
    """How likely one name was made from the other: with its first word, then by its letters."""
    new, old = core(copy), core(original)
    return new[:1] == old[:1], SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()


def _is_renamed(
    copy: str, original: str, swaps: frozenset[tuple[str, str]], runs: frozenset[tuple[Words, Words]]
) -> bool:
    """Whether one is the other with words swapped or letters changed."""
    new, old = core(copy), core(original)
    if new[: len(old)] == old or old[: len(new)] == new:
        return False
    alike = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()
    if len(new) != len(old):
        return (alike >= NEAR or _difference(old, new) in runs) and not _abbreviates(copy, original)
    return bool(set(new) & set(old)) or alike >= ALIKE or all(pair in swaps for pair in zip(old, new, strict=True))


def _difference(old: Words, new: Words) -> tuple[Words, Words]:
    """What is left of two names without the words that both begin with."""
    kept = next(place for place in range(len(old) + 1) if old[: place + 1] != new[: place + 1])
    return (old[kept:], new[kept:]) if kept else ((), ())


def _abbreviates(one: str, other: str) -> bool:
    return _is_short_for(*sorted((core(one), core(other)), key=len))


def _is_short_for(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether every word opens one of the longer name's: "Fed Board" and "Federal Reserve Board"."""
    return all(any(long.startswith(word) for long in longer) for word in shorter)
