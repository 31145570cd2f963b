"""What one passage answers to a place of a draft: that it is otherwise, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.search import Passage
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict


def refuted(passage: Passage, rule: str, says: str, place: Span, text: str) -> Judged:
    """A place of a draft's `text` that breaks a rule by what a passage `says`: has “fell”."""
    return _answer(passage, Verdict.REFUTED, rule, says, place, text)


def not_borne_out(passage: Passage, rule: str, says: str, place: Span, text: str) -> Judged:
    """A place of a draft's `text` that goes beyond what a passage `says`, and may be so all the same."""
    return _answer(passage, Verdict.NOT_ENOUGH_EVIDENCE, rule, says, place, text)


def unsupported(passage: Passage, says: str, place: Span, text: str) -> Judged:
    """A place of a draft's `text` for which the passage that bears out the rest is no evidence."""
    return not_borne_out(passage, "unsupported", says, place, text)


def has(words: str) -> str:
    """What a passage has in the place of the draft's words, on one line."""
    return f"has “{' '.join(words.split())}”"


def is_quoted(place: Span, marks: Sequence[Span], sentence: Span) -> bool:
    """Whether a place lies in direct speech (`marks`) that is not the whole sentence."""
    return any(mark.overlaps(place) for mark in marks if mark != sentence)


def _answer(passage: Passage, verdict: Verdict, rule: str, says: str, place: Span, text: str) -> Judged:
    found = f"{passage.article} {says} ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    return Judged(place, place.of(text), Opinion(verdict, rule, found, None, shown, passage.origin, 1.0), 1)
