"""A sentence without a figure: whether it asserts anything, and whether a passage says the same or the opposite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.figures.aligned import CLOSE
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.check.words.anchors import anchors
from narrator.check.words.sense import opposite
from narrator.extract.speech.fragments import is_fragment
from narrator.model.drafts import Evidence, Verdict

OPPOSED = 0.5
"""A passage must line up this well before an opposite word in it refutes."""

COVERED = 0.7
"""A passage that lacks more of a sentence's words, names aside, does not say what the sentence says."""

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


def is_half_a_sentence(sentence: str) -> bool:
    """Whether the words are few and have no predicate, whatever mark they end with."""
    words = re.findall(r"[^\W_]+", sentence)
    return len(words) <= _HEADING_WORDS and is_fragment(" ".join(sentence.strip("#*_ \t").split()))


def judge_wording(sentence: str, found: Sequence[Found]) -> Opinion | None:
    """What the passages of one origin say to a sentence; `None` where none lines up with it or says as much."""
    near = _lined_up(sentence, found)
    if not near:
        return None
    best = near[0]
    clash = opposite(sentence, best.passage.text) if best.whole >= OPPOSED else None
    if clash is None and best.whole >= DENIED:
        clash = _denial(sentence, best.passage.text)
    if clash is not None:
        says = f"{best.passage.article} has “{clash}” ({' '.join(best.passage.text.split())})"
        return Opinion(Verdict.REFUTED, "direction", says, None, _shown(best), best.passage.origin, best.score)
    said = next((item for item in near if item.covered >= COVERED or item.score > item.whole), None)
    if said is None:
        return None
    return Opinion(Verdict.SUPPORTED, evidence=_shown(said), origin=said.passage.origin, weight=said.score)


def _lined_up(sentence: str, found: Sequence[Found]) -> list[Found]:
    """The passages that share enough words and names with a sentence, best first."""
    wanted = anchors(sentence)
    words = content_words(sentence)
    return [
        item
        for item in found
        if item.score >= CLOSE
        and len(wanted - item.passage.within) * 2 <= len(wanted)
        and (len(words & item.passage.words) > 1 or item.score > item.whole or words == item.passage.words)
    ]


def _shown(item: Found) -> tuple[Evidence, ...]:
    return (Evidence(item.passage.text, item.passage.article, item.passage.span),)


def _denial(draft: str, source: str) -> str | None:
    """The denial that only the source has, or the want of the draft's."""
    mine, theirs = _DENIAL.search(draft), _DENIAL.search(source)
    if bool(mine) == bool(theirs) or _SOFT_DENIAL.search(source if mine else draft):
        return None
    return theirs.group() if theirs else "no such denial"
