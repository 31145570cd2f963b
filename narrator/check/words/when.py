"""When a thing was, by the words of two sentences: the spring is not the winter, 5 August is not 15 August."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.check.opinions import Judged, Opinion
from narrator.check.sources.search import Found, Passage
from narrator.check.words.anchors import MONTHS, anchors, apart, tokens
from narrator.check.words.beyond import follows_from_any
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

_HALF, _ALIKE = 0.5, 0.65
"""A passage with so much of a sentence's words, or as near by its vector, tells the same, and so of the same time."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TIME = re.compile(
    r"\b(?P<how>(?i:in|during|over|through|on|since|until|by|from|before|after))\s(?:the\s)?(?:last\s|this\s|early\s|late\s|end\sof\s)*"
    rf"(?P<what>(?P<day>\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})\b(?:,?\s\d{{4}})?"
    rf"|(?P<season>spring|summer|autumn|winter|fall(?=\sof))(?:\sof)?(?:\s\d{{4}})?"
    rf"|(?P<month>{_MONTH}(?:\s(?:and|to|through)\s{_MONTH})?)(?:\s(?:of\s)?\d{{4}})?|(?P<year>(?:19|20)\d\d))\b"
)
_ENDS = 2
"""A stretch from one month to another is another one where either end is."""

_KINDS = ("day", "season", "month", "year")
_SAME = {"during": "in", "over": "in", "through": "in", "fall": "autumn"}


@dataclass(frozen=True, slots=True)
class _Time:
    """A time as a text words it: how it is bounded, what it is, its words and where they stand."""

    how: str
    kind: str
    words: frozenset[str]
    text: str
    span: Span


def judge_time(sentence: Span, text: str, opinion: Opinion, found: Sequence[Found]) -> Judged | None:
    """The time that a sentence gives to what a passage says; `None` unless the passage that supports it has another.

    Only a time of the same kind is another one: the spring is not the winter, 5 August not 15 August. A time that the
    sentences around the passage name as well may be that of the draft.
    """
    shown = opinion.evidence[0] if opinion.verdict is Verdict.SUPPORTED and opinion.evidence else None
    near = (one for one in found if shown and (one.passage.article, one.passage.span) == (shown.article, shown.span))
    item = next(near, None)
    if item is None or (item.covered < _HALF and item.meant < _ALIKE):
        return None
    told = _told_otherwise(sentence.of(text), item.passage)
    return None if told is None else _judged(*told, sentence, item.passage)


def judge_season(sentence: Span, text: str, judged: Sequence[Judged], found: Sequence[Found]) -> list[Judged]:
    """The same of a season beside a figure that a passage supports; all other times are read with the figure."""
    for item in judged:
        shown = item.opinion.evidence[0] if item.opinion.evidence else None
        supported = item.opinion.verdict is Verdict.SUPPORTED and shown is not None
        near = (one.passage for one in found if supported and one.passage.text == (shown.text if shown else ""))
        for passage in near:
            told = _told_otherwise(sentence.of(text), passage)
            if told is not None and told[0].kind == "season" and not apart(anchors(sentence.of(text)), passage.within):
                return [_judged(*told, sentence, passage)]
    return []


def _told_otherwise(text: str, passage: Passage) -> tuple[_Time, _Time] | None:
    """A time of the draft and the only one of its kind that the passage has instead."""
    given = [] if follows_from_any(text, passage.text) else list(_times(passage.text))
    said = list(_times(text))
    for mine in said:
        theirs = [one for one in given if (one.how, one.kind) == (mine.how, mine.kind)]
        if len(theirs) != 1 or not theirs[0].words - mine.words or any(theirs[0].words <= one.words for one in said):
            continue
        stretches = all(len(one.words & MONTHS) == _ENDS for one in (mine, theirs[0]))
        if stretches or mine.words - passage.around:
            return mine, theirs[0]
    return None


def _judged(mine: _Time, theirs: _Time, sentence: Span, passage: Passage) -> Judged:
    says = f"{passage.article} has “{theirs.text}” ({' '.join(passage.text.split())})"
    shown = (Evidence(passage.text, passage.article, passage.span),)
    opinion = Opinion(Verdict.REFUTED, "period", says, None, shown, passage.origin)
    return Judged(mine.span.shifted(sentence.start), mine.text, opinion, 1)


def _times(text: str) -> Iterator[_Time]:
    for match in _TIME.finditer(text):
        how, words = match["how"].casefold(), tokens(match["what"]) - {"of", "and", "to", "through"}
        kind = next(kind for kind in _KINDS if match[kind])
        plain = frozenset(_SAME.get(word, word) for word in words)
        yield _Time(_SAME.get(how, how), kind, plain, match.group(), Span(*match.span()))
