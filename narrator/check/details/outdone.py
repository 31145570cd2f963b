"""Who is told to come behind others, "only one stock fell further", where the passages of it have no other before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.check.words.anchors import anchors, land_of, tokens
from narrator.check.words.higher import HIGHER, MANY, SOME
from narrator.check.words.ranking import Ranked, ranked, same_window
from narrator.check.words.vocabulary import STOP_WORDS
from narrator.model.claims import Span

_ONLY_SO_MANY: Final = re.compile(
    rf"\b(?:only|just)\s(?:one|two|three|four|five|a\s(?:few|handful))\s{MANY}(?P<word>{HIGHER})\s{SOME}than\s"
    r"(?=(?:(?:the|that|those)\s(?:[a-z]+\s){0,3}?(?:of|on|in|against|at)\s)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What only one is beyond is the second, what two are beyond the third."""
_BEHIND: Final = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|runner-up|behind|after|except|apart)\b", re.IGNORECASE
)
"""Words of a passage that has something before another: it tells of several places."""
_POINTS_BACK: Final = re.compile(r"(?:It|They|That|This|The\s(?:fall|drop|rise|gain|loss|sum|total|outflow|inflow))\b")
"""Begins a sentence on what the one before it tells of."""
_GROUP: Final = 24
"""So far behind a superlative stands the group that it is of: "the most in the FTSE 250"."""


def with_outdone(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, and that what it has behind others is before all of them.

    A passage that bears the sentence out, or the one behind it, must have a superlative of the same group or over the
    same time, and before that no name that the sentence has not. Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    mine = list(_outdone(said))
    if not mine or not is_borne_out(judged):
        return judged
    for place, rank in mine:
        span = place.shifted(sentence.start)
        if is_quoted(span, marks, sentence):
            continue
        for passage in _told_in(passages_of(judged, library), library):
            first = next((one for one in ranked(passage.text) if _is_before_all(one, rank, passage, said)), None)
            if first is not None:
                return [*judged, refuted(passage, "superlative", has(first.words), span, text)]
    return judged


def _outdone(said: str) -> Iterator[tuple[Span, Ranked | None]]:
    """Where a sentence says that others are beyond something, with its superlative where it has one."""
    for found in _ONLY_SO_MANY.finditer(said):
        yield Span(found.start(), found.end("word")), None
    for one in ranked(said):
        if one.behind and one.bounded:
            yield Span(one.start, one.end), one


def _told_in(passages: Sequence[Passage], library: Library) -> list[Passage]:
    """The passages that bear a sentence out, each with the one behind it, unless any has something before another.

    What stands behind must point back: "It was the heaviest", "The fall, the heaviest".
    """
    behind = [one for passage in passages if (one := library.after(passage)) is not None]
    found = list(dict.fromkeys([*passages, *(one for one in behind if _POINTS_BACK.match(one.text))]))
    return [] if any(_BEHIND.search(one.text) for one in found) else found


def _is_before_all(theirs: Ranked, mine: Ranked | None, passage: Passage, said: str) -> bool:
    """Whether a passage's superlative is of the time of the draft's, or of the group that the draft names."""
    if theirs.axis == "rank" or theirs.behind or theirs.among:
        return False
    named = anchors(f"the {passage.text[: theirs.start]}") - STOP_WORDS - tokens(said)
    if any(not land_of(word) for word in named):
        return False  # somebody else holds it
    if mine is not None:
        return (mine.axis, mine.pole) == (theirs.axis, theirs.pole) and same_window(mine, theirs)
    group = anchors(f"the {passage.text[theirs.end : theirs.end + _GROUP]}")
    return bool(group) and group <= anchors(said)
