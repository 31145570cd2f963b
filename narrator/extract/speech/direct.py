"""Words between quotation marks, and the cue that each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from narrator.extract.speech.cues import Cue
from narrator.extract.speech.edges import EDGES, MARKS, WORD, is_title, spoken_words, trimmed
from narrator.extract.speech.frames import BELIEF, SPEECH
from narrator.extract.speech.marks import Quoted
from narrator.extract.speech.reading import Covered, Reading
from narrator.extract.speech.speakers import speaker_span
from narrator.extract.speech.tellers import FINITE
from narrator.model.claims import QuoteKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Spoken = tuple[Span, Cue]
"""What was said, and its cue."""

_JOINED = re.compile(r",\s(?:and|but|or|because|so|that)$")
_SCARE = 2
_LEAD = 12
_NEAR = 4


def is_scare(piece: Quoted, text: str) -> bool:
    """Whether the marks hold a word or two."""
    return len(WORD.findall(piece.inner.of(text))) <= _SCARE


def read_cued(reading: Reading, pieces: Sequence[Quoted], paragraph: Span) -> tuple[list[Spoken], list[Quoted]]:
    """The pieces of a paragraph that have cues, as quotes, and those that have none."""
    spoken: list[Spoken] = []
    waiting: list[Quoted] = []
    for piece in pieces:
        used = {cue.verb.i for _, cue in spoken[-_NEAR:]}
        cue = _cue_after(reading, piece, paragraph) or _cue_before(reading, piece, paragraph, used)
        if cue is None:
            waiting.append(piece)
        elif (content := _take(reading, piece, cue, paragraph)) is not None:
            spoken.append((content, cue))
    return spoken, waiting


def _cue_after(reading: Reading, piece: Quoted, paragraph: Span) -> Cue | None:
    """The cue of `"...," said Jane`, `"...," Jane said` or `"..." - Jane`: nothing but its subject stands between."""
    cue = next(iter(reading.cues_from(piece.outer.end, paragraph.end)), None)
    if cue is None or reading.pieces_from(piece.outer.end, cue.span.start):
        return None
    between = reading.text[piece.outer.end : cue.span.start]
    words = between.strip(EDGES + MARKS)
    if cue.signed or cue.according:
        return None if words else cue
    inner = piece.inner.of(reading.text)
    if cue.lemma not in SPEECH | BELIEF or (inner.endswith(".") and not _lower_after(reading, piece)):
        return None
    open_ended = inner.endswith((",", "?", "!", "-", "—", "–")) or between.lstrip("'’ ").startswith(",")
    if not words:
        return cue if open_ended or (cue.subject is not None and cue.subject.i > cue.verb.i) else None
    return cue if open_ended and _begins_with_subject(reading, piece, cue) else None


def _begins_with_subject(reading: Reading, piece: Quoted, cue: Cue) -> bool:
    """Whether the words between the quote and its cue begin with the cue's subject."""
    if cue.subject is None:
        return False
    between = reading.text[piece.outer.end : cue.span.start]
    first = piece.outer.end + len(between) - len(between.lstrip(EDGES + MARKS))
    return piece.outer.end <= speaker_span(cue.subject, cue.verb).start <= first + 1


def _lower_after(reading: Reading, piece: Quoted) -> bool:
    return reading.text[piece.outer.end : piece.outer.end + 2].strip()[:1].islower()


def _cue_before(reading: Reading, piece: Quoted, paragraph: Span, used: set[int]) -> Cue | None:
    """The cue of `Jane said, "..."`, `said Jane: "..."` or of `"...," said Jane, "and ..."`."""
    first = max(paragraph.start, reading.sentence(piece.outer.start).start)
    nearby = [c for c in reading.cues_from(first, piece.outer.start) if not c.according]
    while len(nearby) > 1 and nearby[-1].verb.tag_ == "VBG" and nearby[-2].verb.i in used:
        nearby.pop()
    if not nearby or not nearby[-1].speech:
        return None
    cue = nearby[-1]
    if _lower_after(reading, piece) and reading.text[piece.inner.end - 1] not in ",.?!":
        return None
    lead = reading.text[cue.span.end : piece.outer.start].rstrip()
    if cue.verb.i in used:
        return cue if lead.endswith((",", "—", "–")) or _JOINED.search(lead) else None
    if not lead:
        return cue if reading.text[piece.inner.start].isupper() else None
    introduced = lead.endswith((",", ":")) and len(WORD.findall(lead)) <= _LEAD
    return cue if introduced and not _is_told_of(reading, cue, piece, lead) else None


def _is_told_of(reading: Reading, cue: Cue, piece: Quoted, lead: str) -> bool:
    """Whether the words between cue and marks are what is told, and the marked ones only a name or a part of it."""
    inner = piece.inner.of(reading.text)
    if WORD.search(lead) and is_title(inner) and inner[-1] not in ".,?!":
        return True
    between = reading.doc.char_span(cue.span.end, piece.outer.start, alignment_mode="contract")
    return between is not None and any(_is_told_verb(token, cue) for token in between)


def _is_told_verb(token: Token, cue: Cue) -> bool:
    """Whether the cue reports a clause of its own before the quoted words."""
    return token.tag_ in FINITE and token.dep_ == "ccomp" and token.head == cue.verb


def _take(reading: Reading, piece: Quoted, cue: Cue, paragraph: Span) -> Span | None:
    """Adds the piece as the words of the cue's speaker; words before it in its sentence make the quote mixed.

    None where the marks hold a title in a sentence that goes on.
    """
    content, kind = spoken_words(reading.text, piece.inner, cue.span), QuoteKind.DIRECT
    lead = _lead(reading, piece, paragraph) if cue.span.start >= piece.outer.end else None
    if lead is not None:
        verbs = reading.doc.char_span(lead.start, lead.end, alignment_mode="expand")
        led = piece.inner.of(reading.text)[0].islower()
        if led or (verbs is not None and any(token.tag_ in FINITE for token in verbs)):
            content, kind = Span(lead.start, piece.outer.end), QuoteKind.MIXED
        if is_title(content.of(reading.text) if kind is QuoteKind.DIRECT else piece.inner.of(reading.text)):
            return None
    reading.add(kind, content, cue, piece=piece)
    return content


def _lead(reading: Reading, piece: Quoted, paragraph: Span) -> Span | None:
    """The words of the sentence before the piece, where it is they that lead into it."""
    before = reading.piece_before(piece.outer.start)
    start = max(reading.sentence(piece.outer.start).start, paragraph.start, before.outer.end if before else 0)
    lead = trimmed(reading.text, Span(min(start, piece.outer.start), piece.outer.start))
    introduced = reading.text[lead.end : piece.outer.start].lstrip().startswith(":")
    told = any(cue.speech for cue in reading.cues_from(start, piece.outer.start))
    return lead if lead.start < lead.end and not introduced and not told else None


def read_uncued(reading: Reading, waiting: Sequence[Quoted], paragraph: Span, spoken: Sequence[Spoken]) -> None:
    """Quoted sentences without a cue of their own belong to whoever spoke last in their paragraph or run."""
    taken = Covered(span for span, _ in spoken)
    ordered = sorted(spoken, key=lambda one: one[0].start)
    earlier = reading.closing
    for piece in waiting:
        if taken.overlaps(piece.inner) or not _is_sentence(reading, piece):
            continue
        giver = reading.runs.get(piece.run) or _giver(reading, piece, paragraph, ordered, earlier)
        if giver is None and (is_title(piece.inner.of(reading.text)) or is_scare(piece, reading.text)):
            continue
        reading.add(QuoteKind.DIRECT, piece.inner, giver, cued=False, piece=piece)


def _is_sentence(reading: Reading, piece: Quoted) -> bool:
    """Whether the marks hold whole sentences: nothing of the sentence stands before, and it closes inside."""
    text, start = reading.text, piece.outer.start
    before = reading.piece_before(start)
    sentence = min(reading.sentence(start).start, start)
    lead = text[max(sentence, before.outer.end if before else 0) : start]
    unclosed = piece.outer.end == piece.inner.end
    ended = piece.inner.of(text).rstrip("'’").endswith((".", "!", "?", "…"))
    closes = unclosed or ended or text[piece.outer.end : piece.outer.end + 1] == "."
    return closes and not WORD.search(lead) and piece.inner.of(text).lstrip(MARKS)[:1].isupper()


def _giver(
    reading: Reading, piece: Quoted, paragraph: Span, spoken: Sequence[Spoken], earlier: Cue | None
) -> Cue | None:
    """The cue whose speaker goes on: of the paragraph so far or next, or of the direct quotes before it."""
    place = bisect_left(spoken, piece.inner.start, key=lambda one: one[0].start)
    if place:
        return max((cue for _, cue in spoken[max(0, place - _NEAR) : place]), key=lambda cue: cue.span.start)
    later = next((cue for span, cue in spoken[:_NEAR] if cue.span.start >= span.end), None)
    if later is not None:
        return later
    return None if reading.text[paragraph.start : piece.outer.start].strip() else earlier
