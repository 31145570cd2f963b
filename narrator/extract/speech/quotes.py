"""Reported speech: quoted words with their speakers, and what is told without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from narrator.extract.speech.cast import cast_of
from narrator.extract.speech.cues import Cue, find_cues
from narrator.extract.speech.direct import Spoken, is_scare, read_cued, read_uncued
from narrator.extract.speech.edges import WORD, spoken_words, trimmed
from narrator.extract.speech.marks import find_quoted
from narrator.extract.speech.reading import Covered, Reading
from narrator.extract.speech.reported import reported_words
from narrator.extract.speech.tellers import would_be
from narrator.model.claims import Entity, Quote, QuoteKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_quotes(
    doc: Doc, text: str, paragraphs: Sequence[Span], entities: Sequence[Entity], *, article: str | None = None
) -> tuple[Quote, ...]:
    """Direct, indirect and mixed quotes in reading order.

    Parameters
    ----------
    doc : the parse of `text`, of the same length.
    text : the source; spans are offsets into it.
    paragraphs : the parts of it that are read.
    entities : its names, as `find_entities` returns them.

    A direct quote in several pieces ("...," she said. "...") is several quotes of one speaker; those in later
    sentences have no cue. An indirect one around its cue is two as well. What is judged, wanted or named counts as
    told ("criticized the merger"), and so does what stands behind a noun ("the claim that"). The content of a clause
    has its "that"; the words of a speaker include what describes them. A word or two between marks with no cue is no
    quote.
    """
    pieces = find_quoted(text, paragraphs)
    spoken = bytearray(len(text))
    for piece in pieces:
        if not is_scare(piece, text) or piece.inner.of(text)[-1] in ",?!.":
            spoken[piece.outer.start : piece.outer.end] = b"1" * (piece.outer.end - piece.outer.start)

    def inside(at: int) -> bool:
        return bool(spoken[at])

    cues = find_cues(doc, inside)
    reading = Reading(doc, text, pieces, cues, cast_of(doc, entities, inside), article)
    for paragraph in paragraphs:
        _read_paragraph(reading, paragraph)
    return tuple(sorted(reading.found, key=_place))


def _place(quote: Quote) -> tuple[int, int]:
    return quote.content.span.start, quote.content.span.end


def _read_paragraph(reading: Reading, paragraph: Span) -> None:
    """Direct quotes first, then the clauses of the cues, which may hold quoted fragments.

    What a paragraph without direct quotes stands between is not one speech.
    """
    earlier, reading.closing = reading.closing, None
    spoken, waiting = read_cued(reading, reading.pieces_from(paragraph.start, paragraph.end), paragraph)
    _read_clauses(reading, reading.cues_from(paragraph.start, paragraph.end), spoken)
    reading.closing = reading.closing or earlier if waiting else reading.closing
    read_uncued(reading, waiting, paragraph, spoken)


def _read_clauses(reading: Reading, cues: Sequence[Cue], spoken: list[Spoken]) -> None:
    """What the cues report without marks, or with marks around a part of it.

    What is no clause of its own is not read out of what another cue reports.
    """
    used = {cue.verb.i for _, cue in spoken}
    taken = Covered(span for span, _ in spoken)
    told = [(cue, *_clauses(reading, cue)) for cue in cues if cue.verb.i not in used]
    every = Covered([*(span for span, _ in spoken), *(content for _, _, contents in told for content in contents)])
    for cue, firm, contents in told:
        if would_be(cue.verb) or (not firm and every.covers(cue.span)):
            continue
        for words in contents:
            if taken.overlaps(words):
                continue
            kind, content = _kind(reading, words), words
            if kind is QuoteKind.DIRECT:
                piece = reading.pieces_in(words)[0]
                content = spoken_words(reading.text, piece.inner, cue.span)
            spoken.append((content, cue))
            reading.add(kind, content, cue)


def _kind(reading: Reading, content: Span) -> QuoteKind:
    inside = reading.pieces_in(content)
    if not inside:
        return QuoteKind.INDIRECT
    whole = len(inside) == 1 and not WORD.search(
        reading.text[content.start : max(content.start, inside[0].outer.start)]
    )
    rest = reading.text[min(inside[-1].outer.end, content.end) : content.end]
    return QuoteKind.DIRECT if whole and not WORD.search(rest) else QuoteKind.MIXED


def _clauses(reading: Reading, cue: Cue) -> tuple[bool, tuple[Span, ...]]:
    """The spans of what is reported, trimmed; none where the cue reports nothing."""
    found = []
    firm, pieces = reported_words(cue)
    for tokens in pieces:
        content = _closed(reading, Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
        content = trimmed(reading.text, content)
        if WORD.search(content.of(reading.text)):
            found.append(content)
    return firm, tuple(found)


def _closed(reading: Reading, content: Span) -> Span:
    """The span made to hold whole quoted pieces."""
    inside = reading.pieces_in(content)
    if not inside:
        return content
    return Span(min(content.start, inside[0].outer.start), max(content.end, inside[-1].outer.end))
