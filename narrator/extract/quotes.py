"""Reported speech: quoted words with their speakers, and what is told without quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrator.extract.cues import FINITE, Cue, find_cues
from narrator.extract.lexicon import BELIEF, NAMING, SPEECH
from narrator.extract.marks import Quoted, find_quoted
from narrator.extract.reported import reported_words
from narrator.extract.speakers import Cast, cast_of, describe, speaker_span
from narrator.model.claims import Content, Entity, Quote, QuoteKind, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_JOINING = re.compile(r"(?:and|but|yet)\s+")
_LEFT_OVER = re.compile(r"[\s,;]+(?:and|but|or|as|while)$")
_CALLS = (" for", " on")
_SCARE = 2
_LEAD = 12
_SHORT = 3
_EDGES = " \t\r\n,;:—–―-"
_MARKS = "“”\"„«»'‘’`"


@dataclass(slots=True)
class _Reading:
    """What is known of a text while its quotes are put together, in order."""

    doc: Doc
    text: str
    paragraphs: Sequence[Span]
    pieces: tuple[Quoted, ...]
    cues: tuple[Cue, ...]
    cast: Cast
    sentences: list[Span]
    article: str | None
    found: list[tuple[Quote, Cue | None, Quoted | None]] = field(default_factory=list)


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
    sentences have no cue. The content of an indirect quote is the clause with its "that"; the words of a speaker
    include what describes them. A word or two between marks with no cue is no quote.
    """
    pieces = find_quoted(text, paragraphs)
    spoken = bytearray(len(text))
    for piece in pieces:
        if not _is_scare(piece, text) or piece.inner.of(text)[-1] in ",?!.":
            spoken[piece.outer.start : piece.outer.end] = b"1" * (piece.outer.end - piece.outer.start)
    cues = find_cues(doc, lambda at: bool(spoken[at]))
    sentences = [Span(sent.start_char, sent.end_char) for sent in doc.sents]
    reading = _Reading(doc, text, paragraphs, pieces, cues, cast_of(doc, entities), sentences, article)
    for paragraph in paragraphs:
        _read_paragraph(reading, paragraph)
    return tuple(sorted((quote for quote, _, _ in reading.found), key=_place))


def _place(quote: Quote) -> tuple[int, int]:
    return quote.content.span.start, quote.content.span.end


def _is_scare(piece: Quoted, text: str) -> bool:
    return len(_WORD.findall(piece.inner.of(text))) <= _SCARE


def _read_paragraph(reading: _Reading, paragraph: Span) -> None:
    """Direct quotes first, then the clauses of the cues, which may hold quoted fragments."""
    pieces = [piece for piece in reading.pieces if paragraph.covers(piece.outer)]
    cues = [cue for cue in reading.cues if paragraph.covers(cue.span)]
    spoken: list[tuple[Span, Cue | None]] = []
    waiting: list[Quoted] = []
    for piece in pieces:
        cue = _cue_after(reading, piece, cues) or _cue_before(reading, piece, cues, spoken)
        if cue is None:
            waiting.append(piece)
            continue
        if (content := _take(reading, piece, cue, paragraph)) is not None:
            spoken.append((content, cue))
    _read_clauses(reading, cues, spoken)
    for piece in waiting:
        _read_uncued(reading, piece, paragraph, spoken)


def _cue_after(reading: _Reading, piece: Quoted, cues: Sequence[Cue]) -> Cue | None:
    """The cue of `"...," said Jane`, `"...," Jane said` or `"..." - Jane`: nothing but its subject stands between."""
    cue = next((c for c in cues if c.span.start >= piece.outer.end), None)
    if cue is None or any(piece.outer.end <= other.outer.start < cue.span.start for other in reading.pieces):
        return None
    between = reading.text[piece.outer.end : cue.span.start]
    words = between.strip(_EDGES + _MARKS)
    if cue.signed or cue.according:
        return None if words else cue
    inner = piece.inner.of(reading.text)
    if cue.verb.lemma_.lower() not in SPEECH | BELIEF or (inner.endswith(".") and not _lower_after(reading, piece)):
        return None
    open_ended = inner.endswith((",", "?", "!", "-", "—", "–")) or between.lstrip("'’ ").startswith(",")
    if not words:
        return cue if open_ended or (cue.subject is not None and cue.subject.i > cue.verb.i) else None
    return cue if open_ended and _begins_with_subject(reading, piece, cue) else None


def _begins_with_subject(reading: _Reading, piece: Quoted, cue: Cue) -> bool:
    """Whether the words between the quote and its cue begin with the cue's subject."""
    if cue.subject is None:
        return False
    between = reading.text[piece.outer.end : cue.span.start]
    first = piece.outer.end + len(between) - len(between.lstrip(_EDGES + _MARKS))
    return piece.outer.end <= speaker_span(cue.subject, cue.verb).start <= first + 1


def _lower_after(reading: _Reading, piece: Quoted) -> bool:
    return reading.text[piece.outer.end : piece.outer.end + 2].strip()[:1].islower()


def _cue_before(
    reading: _Reading, piece: Quoted, cues: Sequence[Cue], spoken: Sequence[tuple[Span, Cue | None]]
) -> Cue | None:
    """The cue of `Jane said, "..."`, `said Jane: "..."` or of `"...," said Jane, "and ..."`."""
    sentence = _sentence(reading, piece.outer.start)
    nearby = [c for c in cues if sentence.start <= c.span.start and c.span.end <= piece.outer.start and not c.according]
    if not nearby or nearby[-1].verb.lemma_.lower() not in SPEECH:
        return None
    cue = nearby[-1]
    if _lower_after(reading, piece) and reading.text[piece.inner.end - 1] not in ",.?!":
        return None
    lead = reading.text[cue.span.end : piece.outer.start].rstrip()
    if any(cue is other for _, other in spoken):
        return cue if lead.endswith((",", "—", "–")) else None
    if not lead:
        return cue if reading.text[piece.inner.start].isupper() else None
    return cue if lead.endswith((",", ":")) and len(_WORD.findall(lead)) <= _LEAD else None


def _sentence(reading: _Reading, at: int) -> Span:
    place = bisect_right(reading.sentences, Span(at, len(reading.text))) - 1
    return reading.sentences[place] if place >= 0 else Span(at, at)


def _take(reading: _Reading, piece: Quoted, cue: Cue, paragraph: Span) -> Span | None:
    """Adds the piece as the words of the cue's speaker; words before it in its sentence make the quote mixed.

    None where the marks hold a title in a sentence that goes on.
    """
    content, kind = _spoken(reading.text, piece.inner, cue.span), QuoteKind.DIRECT
    lead = _lead(reading, piece, paragraph) if cue.span.start >= piece.outer.end else None
    if lead is not None:
        verbs = reading.doc.char_span(lead.start, lead.end, alignment_mode="expand")
        if verbs is not None and any(token.tag_ in FINITE for token in verbs):
            content, kind = Span(lead.start, content.end), QuoteKind.MIXED
        if _is_title(content.of(reading.text) if kind is QuoteKind.DIRECT else piece.inner.of(reading.text)):
            return None
    _add(reading, kind, content, cue, piece=piece)
    return content


def _lead(reading: _Reading, piece: Quoted, paragraph: Span) -> Span | None:
    """The words of the sentence before the piece, where it is they that lead into it."""
    sentence = _sentence(reading, piece.outer.start)
    ends = [p.outer.end for p in reading.pieces if p.outer.end <= piece.outer.start]
    start = max([sentence.start, paragraph.start, *ends])
    lead = _trimmed(reading.text, Span(min(start, piece.outer.start), piece.outer.start))
    introduced = reading.text[lead.end : piece.outer.start].lstrip().startswith(":")
    told = any(start <= c.span.start < piece.outer.start and c.verb.lemma_ in SPEECH for c in reading.cues)
    return lead if lead.start < lead.end and not introduced and not told else None


def _is_title(words: str) -> bool:
    """Whether every longer word has a capital, as in the name of a programme or a book."""
    found = [word for word in _WORD.findall(words) if len(word) > _SHORT]
    return bool(found) and all(word[0].isupper() for word in found)


def _spoken(text: str, inner: Span, cue: Span | None) -> Span:
    """The words between the marks, without a comma that only leads to the cue."""
    end = inner.end
    if cue is not None and cue.start >= inner.end:
        while end > inner.start and text[end - 1] in ", ":
            end -= 1
    return Span(inner.start, end)


def _read_clauses(reading: _Reading, cues: Sequence[Cue], spoken: list[tuple[Span, Cue | None]]) -> None:
    """What the cues report without marks, or with marks around a part of it."""
    used = [cue for _, cue in spoken]
    for cue in cues:
        content = None if any(cue is other for other in used) else _clause(reading, cue)
        if content is None or any(
            content.overlaps(span) for span, other in spoken if other is not None and other in used
        ):
            continue
        kind = _kind(reading, content)
        if (
            kind is QuoteKind.INDIRECT
            and cue.verb.lemma_.lower() in NAMING
            and not cue.span.of(reading.text).endswith(_CALLS)
        ):
            continue
        if kind is QuoteKind.DIRECT:
            piece = next(p for p in reading.pieces if content.overlaps(p.outer))
            content = _spoken(reading.text, piece.inner, cue.span)
        spoken.append((content, cue))
        _add(reading, kind, content, cue)


def _kind(reading: _Reading, content: Span) -> QuoteKind:
    inside = [piece for piece in reading.pieces if content.overlaps(piece.outer)]
    if not inside:
        return QuoteKind.INDIRECT
    whole = len(inside) == 1 and not _WORD.search(
        reading.text[content.start : max(content.start, inside[0].outer.start)]
    )
    rest = reading.text[min(inside[-1].outer.end, content.end) : content.end]
    return QuoteKind.DIRECT if whole and not _WORD.search(rest) else QuoteKind.MIXED


def _clause(reading: _Reading, cue: Cue) -> Span | None:
    """The span of what is reported, trimmed; None where the cue reports nothing."""
    tokens = reported_words(cue)
    if not tokens:
        return None
    content = _closed(reading, Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    content = _trimmed(reading.text, content)
    return content if len(_WORD.findall(content.of(reading.text))) > 1 else None


def _closed(reading: _Reading, content: Span) -> Span:
    """The span made to hold whole quoted pieces."""
    for piece in reading.pieces:
        if content.overlaps(piece.outer) and not content.covers(piece.outer):
            content = Span(min(content.start, piece.outer.start), max(content.end, piece.outer.end))
    return content


def _trimmed(text: str, content: Span) -> Span:
    """The span without spaces and punctuation that belong to the sentence around it, or marks that enclose it all."""
    words = content.of(text)
    start = content.start + len(words) - len(words.lstrip(_EDGES + ")]"))
    start = joined.end() if (joined := _JOINING.match(text, start, content.end)) else start
    end = content.start + len(_LEFT_OVER.sub("", words.rstrip(_EDGES + "([")).rstrip(_EDGES))
    if end > start and text[end - 1] == "." and not re.search(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd)\.$", text[start:end]):
        end -= 1
    return Span(start, max(start, end))


def _read_uncued(reading: _Reading, piece: Quoted, paragraph: Span, spoken: Sequence[tuple[Span, Cue | None]]) -> None:
    """A quoted sentence without a cue of its own belongs to whoever spoke last in its paragraph or run."""
    if any(span.overlaps(piece.inner) for span, _ in spoken) or not _is_sentence(reading, piece):
        return
    giver = _giver(reading, piece, paragraph, spoken)
    if giver is None and _is_title(piece.inner.of(reading.text)):
        return
    if giver is None and _is_scare(piece, reading.text):
        return
    _add(reading, QuoteKind.DIRECT, piece.inner, giver, cued=False, piece=piece)


def _is_sentence(reading: _Reading, piece: Quoted) -> bool:
    """Whether the marks hold whole sentences: nothing of the sentence stands before, and it closes inside."""
    sentence = _sentence(reading, piece.outer.start)
    lead = reading.text[min(sentence.start, piece.outer.start) : piece.outer.start]
    others = [p.outer.end for p in reading.pieces if sentence.start < p.outer.end <= piece.outer.start]
    lead = reading.text[max([sentence.start, *others]) : piece.outer.start] if others else lead
    unclosed = piece.outer.end == piece.inner.end
    closes = (
        unclosed
        or reading.text[piece.inner.end - 1] in ".!?…"
        or reading.text[piece.outer.end : piece.outer.end + 1] == "."
    )
    return closes and not _WORD.search(lead) and reading.text[piece.inner.start].isupper()


def _giver(reading: _Reading, piece: Quoted, paragraph: Span, spoken: Sequence[tuple[Span, Cue | None]]) -> Cue | None:
    """The cue whose speaker goes on: of the run, of the paragraph so far or next, or of the paragraph before."""
    for _, cue, other in reversed(reading.found):
        if other is not None and other.run == piece.run and cue is not None:
            return cue
    earlier = [cue for span, cue in spoken if span.end <= piece.inner.start and cue is not None]
    if earlier:
        return max(earlier, key=lambda cue: cue.span.start)
    later = [
        cue for span, cue in spoken if span.start >= piece.inner.end and cue is not None and cue.span.start >= span.end
    ]
    if later:
        return later[0]
    place = reading.paragraphs.index(paragraph)
    if place == 0 or reading.text[paragraph.start : piece.outer.start].strip():
        return None
    last = reading.paragraphs[place - 1]
    before = [cue for quote, cue, other in reading.found if other is not None and last.covers(quote.content.span)]
    return before[-1] if before else None


def _add(
    reading: _Reading,
    kind: QuoteKind,
    content: Span,
    giver: Cue | None,
    *,
    cued: bool = True,
    piece: Quoted | None = None,
) -> None:
    """Puts the quote together; `giver` is the cue whose speaker the words have, `cued` whether it is also theirs."""
    speaker: Speaker | None = None
    if giver is not None and giver.subject is not None:
        before = [quote.speaker for quote, _, _ in reading.found if quote.speaker is not None]
        span = speaker_span(giver.subject, giver.verb, giver.until)
        speaker = describe(span, reading.text, giver.subject, reading.cast, before)
    words = Content(content, content.of(reading.text))
    said = Content(giver.span, giver.span.of(reading.text)) if giver is not None and cued else None
    reading.found.append((Quote(kind, words, said, speaker, reading.article), giver, piece))
