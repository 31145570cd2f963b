"""Who alone is or does something: "Alder was the only mill to rise", where a passage has another as the only one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import content_words
from narrator.check.words.likeness import likeness
from narrator.model.claims import Span

_SOLE: Final = re.compile(
    r"(?:^|[,;]\s|\b(?:and|but|that)\s)(?P<who>(?:[\w&’'.-]+\s){1,5}?)(?:was|were|is|are|remained|remains?|became)\s"
    r"(?:(?:still|also|again)\s)?(?:the\s)?(?:sole|only|lone)\s(?!to\b|because\b|when\b|if\b|about\b|\d)[a-z]",
    re.IGNORECASE,
)
_STANDS_IN: Final = re.compile(
    r"\b(?:it|they|this|that|these|those|he|she|we|there|which|who|group|company|sector|one)\b", re.IGNORECASE
)
"""What may be whatever was named before."""
_LIKE: Final = 0.3
"""Of 13 pairs put in each other's place, two words for one thing are nearer than this, most others are not."""


def with_sole(judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library) -> list[Judged]:
    """All that was judged of a sentence that is borne out; the only one of a kind must be that of the passages.

    Direct speech (`marks`) is left alone, and so are words that may mean the same: "real estate" for "property".
    Nothing without an encoder.
    """
    said = sentence.of(text)
    mine = _SOLE.search(said) if " only " in said or " sole " in said or " lone " in said else None
    if mine is None or library.encode is None or not is_borne_out(judged) or _STANDS_IN.search(mine["who"]):
        return judged
    place = Span(*mine.span("who")).shifted(sentence.start)
    passages = passages_of(judged, library)
    who = content_words(mine["who"])
    if not who or is_quoted(place, marks, sentence) or any(who & one.words_around for one in passages):
        return judged
    for passage in passages:
        theirs = _SOLE.search(passage.text)
        if theirs is None or _STANDS_IN.search(theirs["who"]) or not content_words(theirs["who"]):
            continue
        there = Span(theirs.start("who"), theirs.start("who") + len(theirs["who"].rstrip()))
        if likeness(mine["who"].strip(), there, passage.text) < _LIKE:
            return [*judged, refuted(passage, "subject", has(there.of(passage.text)), place, text)]
    return judged
