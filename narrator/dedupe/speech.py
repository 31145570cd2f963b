"""Direct speech with other words in it, or that a copy tells in its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from narrator.dedupe.details import Details, core, in_sentence
from narrator.dedupe.passages import Passage, changed
from narrator.dedupe.texts import split_words
from narrator.model.claims import Span
from narrator.model.sources import Change

INDIRECT = 0.6
ALTERED = 0.5


def changed_speech(copy: Details, original: Details, passages: Sequence[Passage]) -> Iterator[Change]:
    """Every quotation whose words differ, and every one that lost its marks."""
    used: set[Span] = set()
    for span in copy.speech:
        source = _source_of(span, copy, original, passages)
        if source is None:
            continue
        used.add(source)
        if not _is_verbatim(span, source, copy, original):
            yield changed("quote", original, source, copy, span)
    for source in original.speech:
        if source not in used:
            yield from _made_indirect(source, copy, original, passages)


def _words(details: Details, span: Span) -> list[str]:
    return split_words(details.words(span).lower())


def _source_of(span: Span, copy: Details, original: Details, passages: Sequence[Passage]) -> Span | None:
    """The speech of the original that a copy's speech was made from: most words in order, or the aligned sentence."""
    words = _words(copy, span)

    def alikeness(source: Span) -> float:
        theirs = _words(original, source)
        inside = _is_in(words, theirs) or _is_in(theirs, words)
        return 1.0 if inside else SequenceMatcher(None, theirs, words, autojunk=False).ratio()

    best = max(original.speech, key=lambda source: (alikeness(source), -source.start), default=None)
    if best is not None and alikeness(best) >= ALTERED:
        return best
    for passage in passages:
        if passage.here.overlaps(span) and (passage.cosine >= INDIRECT or _share_a_name(passage)):
            return next((one for one in original.speech if _is_around(passage, one)), None)
    return None


def _is_around(passage: Passage, speech: Span) -> bool:
    return any(span.overlaps(speech) for span in passage.around)


def _share_a_name(passage: Passage) -> bool:
    """Whether both sentences name somebody of one name: then both give that person's words."""
    mine = {core(passage.copy.words(name)) for name in in_sentence(passage.copy.names, passage.here)}
    return any(core(passage.original.words(name)) in mine for name in passage.names_there())


def _is_verbatim(span: Span, source: Span, copy: Details, original: Details) -> bool:
    """Whether the words stand in the source as they are, or are several of the original's quotations made one."""
    words = _words(copy, span)
    if _is_in(words, _words(original, source)):
        return True
    said = [word for speech in original.speech for word in _words(original, speech)]
    return _is_in(words, said)


def _is_in(words: list[str], others: list[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _made_indirect(source: Span, copy: Details, original: Details, passages: Sequence[Passage]) -> Iterator[Change]:
    for number, passage in enumerate(passages):
        quoted = any(passage.here.overlaps(span) for span in copy.speech)
        sure = passage.cosine >= INDIRECT or _is_between_neighbours(number, passages)
        if sure and _is_around(passage, source) and not quoted:
            yield changed("quote", original, source, copy, passage.here)
            return


def _is_between_neighbours(number: int, passages: Sequence[Passage]) -> bool:
    """Whether the sentences before and after stand for those before and after: then so does the one between."""
    if not 0 < number < len(passages) - 1:
        return False
    before, here, after = passages[number - 1 : number + 2]
    sentences = here.original.text.sentences
    places = [sentences.index(one.there) - sentences.index(here.there) for one in (before, after)]
    return places == [-1, 1] and min(before.cosine, after.cosine) >= INDIRECT
