"""A sentence without a figure: whether it asserts anything, and whether a passage says the same or the opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.aligned import CLOSE
from narrator.check.anchors import anchors
from narrator.check.evidence import Found, content_words
from narrator.check.opinions import Opinion
from narrator.check.sense import opposite
from narrator.model.drafts import Evidence, Verdict

OPPOSED = 0.5
"""A passage must line up this well before an opposite word in it refutes."""

DENIED = 0.65
"""A denial is worded in many ways: only a passage that is nearly the same sentence shows that one is missing."""

_DENIAL = re.compile(r"\b(?:not|nor|never|no|none|nobody|cannot|without|neither)\b|n[’']t\b", re.IGNORECASE)
_SOFT_DENIAL = re.compile(
    r"\b(?:hardly|few|little|avoid|away|stop|refus|lack|fail|against|unlikely|un\w+ed\b)", re.IGNORECASE
)
_GREETING = re.compile(
    r"^\W*(?:good (?:morning|afternoon|evening)|hello|hi|dear|welcome|thank you|thanks)\b", re.IGNORECASE
)
_VIEW = re.compile(
    r"\b(?:I|we) (?:think|believe|feel|hope|suspect|expect|would argue)\b|\bin (?:my|our) view\b", re.IGNORECASE
)
_HEADING_WORDS = 12


def asserts_nothing(sentence: str) -> bool:
    """Whether a sentence is a heading, a greeting, a question or a view of the writer's own."""
    text = sentence.strip().rstrip("*_ ")
    words = re.findall(r"[^\W_]+", text)
    if not words or text.endswith("?") or _GREETING.match(text) or _VIEW.search(text):
        return True
    return len(words) <= _HEADING_WORDS and (text.startswith("#") or text[-1] not in ".!;:…”\"')")


def judge_wording(sentence: str, found: Sequence[Found]) -> Opinion | None:
    """What the best passage of one origin says to a sentence; `None` where none lines up with it."""
    wanted = anchors(sentence)
    words = content_words(sentence)
    shared = (
        item
        for item in found
        if len(wanted - item.passage.within) * 2 <= len(wanted)
        and (len(words & item.passage.words) > 1 or item.score > item.whole or words == item.passage.words)
    )
    best = next((item for item in shared if item.score >= CLOSE), None)
    if best is None:
        return None
    passage = best.passage
    evidence = (Evidence(passage.text, passage.article, passage.span),)
    clash = opposite(sentence, passage.text) if best.whole >= OPPOSED else None
    if clash is None and best.whole >= DENIED:
        clash = _denial(sentence, passage.text)
    if clash is None:
        return Opinion(Verdict.SUPPORTED, evidence=evidence, origin=passage.origin, weight=best.score)
    says = f"{passage.article} has “{clash}” ({' '.join(passage.text.split())})"
    return Opinion(Verdict.REFUTED, "direction", says, None, evidence, passage.origin, best.score)


def _denial(draft: str, source: str) -> str | None:
    """The denial that only the source has, or the want of the draft's."""
    mine, theirs = _DENIAL.search(draft), _DENIAL.search(source)
    if bool(mine) == bool(theirs) or _SOFT_DENIAL.search(source if mine else draft):
        return None
    return theirs.group() if theirs else "no such denial"
