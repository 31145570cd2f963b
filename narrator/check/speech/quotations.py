"""Direct speech in a draft: what stands between its marks, who speaks, and what is said around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrator.check.speech.words import SENTENCE_END, WORD
from narrator.model.claims import Quote, QuoteKind, Span, Speaker

SPEECH_WORDS = 3
"""Fewer words between marks are a term or a scare quote."""

_TERM_WORDS = 5
_SHORT_WORD = 4
_MARKED = re.compile(r"“([^“”\n]+)(?:”|(?=\n\s*“))|\"([^\"\n]+)\"")
_TERMED = re.compile(
    r"\b(?:so-called|called|dubbed|known\sas|named|nicknamed|termed|labelled|labeled|the\s(?:term|phrase|words?|label))"
    r"\s(?:an?\s|the\s)?\W?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks in the draft and, where the text says so, who speaks them.

    `cue` is the word that brings them in ("said"), `outside` the rest of the sentence that they stand in, `paragraph`
    the rest of the paragraph.
    """

    span: Span
    text: str
    speaker: Speaker | None
    cue: str = ""
    outside: str = ""
    paragraph: str = ""


def quotations(text: str, quotes: Sequence[Quote]) -> tuple[Quotation, ...]:
    """Every passage of direct speech in the draft, by its marks and by what extraction found.

    Titles and terms between marks are nobody's speech.
    """
    spans = [span for span in marked_passages(text) if len(WORD.findall(span.of(text))) >= SPEECH_WORDS]
    for quote in quotes:
        span = quote.content.span
        if quote.kind is QuoteKind.DIRECT and not any(span.overlaps(other) for other in spans):
            spans.append(span)
    found = (_quotation(span, text, quotes) for span in sorted(spans, key=lambda s: s.start))
    return tuple(one for one in found if not _is_title(one) and not _is_term(one, text))


def marked_passages(text: str) -> Iterable[Span]:
    """Marked passages, line by line; a line whose straight marks do not pair says nothing by them.

    A passage that goes on in the next paragraph, which opens with a mark of its own, needs no closing mark.
    """
    for match in _MARKED.finditer(text):
        if match.group(1) is not None:
            yield Span(*match.span(1))
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        if text.count('"', start, end if end >= 0 else len(text)) % 2 == 0:
            yield Span(*match.span(2))


def _quotation(span: Span, text: str, quotes: Sequence[Quote]) -> Quotation:
    near = [quote for quote in quotes if quote.content.span.overlaps(span)]
    spoken = next((quote for quote in near if quote.speaker is not None), None)
    cue = next((quote.cue.text for quote in near if quote.cue is not None), "")
    start, end = _paragraph(span, text)
    before, after = text[start : span.start], text[span.end : end]
    return Quotation(
        span,
        span.of(text),
        spoken.speaker if spoken is not None else None,
        cue,
        f"{SENTENCE_END.split(before)[-1]} {SENTENCE_END.split(after, maxsplit=1)[0]}",
        f"{before} {after}",
    )


def _paragraph(span: Span, text: str) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)


def _is_title(quotation: Quotation) -> bool:
    """Whether every word of some length has a capital: "The State of the Small Companies"."""
    long = [word for word in re.findall(r"[^\W\d_]+", quotation.text) if len(word) >= _SHORT_WORD]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _is_term(quotation: Quotation, text: str) -> bool:
    """Whether a few words are brought in as a name for something."""
    few = len(WORD.findall(quotation.text)) <= _TERM_WORDS
    return few and quotation.speaker is None and _TERMED.search(text[: quotation.span.start]) is not None
