"""What the draft denies and the article says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.lines import Line
from narrator.check.details.terms import COMPARATIVES
from narrator.model.claims import Span

_DENIALS = frozenset(
    {"not", "never", "cannot", "nor", "neither", "no", "nowhere", "failed", "fails", "refused", "refuses"}
)
_FAILS = frozenset({"failed", "fails"})
"""These deny what they are to do, and nothing else that stands behind them: "talks failed over the plan"."""
_SO_MUCH = frozenset({"this", "so", "as"})
_SINCE = frozenset({"in", "for", "since"})
_MUCH = frozenset({"many", "much", "few", "little", "high", "low", "large", "small", "good", "bad", "strong", "weak"})
_REACH = 3
_FOLLOWING = 3
_BEFORE = re.compile(
    r"\b(?:not|never|no|nor|neither|nowhere|cannot|hardly|barely|fail\w*|refus\w*|\w+n[’']t)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:.!?–—]|\b(?:and|but|or|which|who|while|because)\b")


def denied(line: Line, at: int, *, first: bool = False) -> bool:
    """Whether a denial stands close before a word, with no comma between; as the `first` that it denies, if asked."""
    for place in range(max(0, at - _REACH), at):
        token = line.tokens[place]
        if first and any(other.content for other in line.tokens[place + 1 : at]):
            continue
        between = line.text[token.span.end : line.tokens[at].span.start]
        shortened = token.text.endswith("n") and re.match(r"[’']t\b", between) is not None
        fails = token.lower in _FAILS and not between.startswith(" to")
        denies = (token.lower in _DENIALS or shortened) and not fails and not re.search(r"[,;:]", between)
        if denies and not ranks(line, place):
            return True
    return False


def ranks(line: Line, at: int) -> bool:
    """Whether a denial only says how much: "no mill earned more than Harrow", "not seen a better harvest in years".

    What has not been so high or this strong since May says the same, and what was not higher since.
    """
    words = [token.lower for token in line.tokens[at + 1 :]]
    if line.tokens[at].lower != "no":
        ends = _ENDS.search(line.text, line.tokens[at].span.end)
        words = words[: sum(1 for token in line.tokens[at + 1 :] if ends is None or token.span.start < ends.start())]
        if _is_of_degree(words):
            return True
        much = (
            place for place, word in enumerate(words) if word in COMPARATIVES or _is_so_much(words[place - 1 :][:2])
        )
        found = next(much, None)
        return found is not None and not _SINCE.isdisjoint([*words[:1], *words[found + 1 :]])
    return "than" in words and any(word in COMPARATIVES for word in words[: words.index("than")])


def _is_so_much(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in {"so", "as"} and words[1] in _MUCH


def is_of_degree(line: Line, at: int) -> bool:
    """Whether a denial says since when something has been no more so: "not been this strong since May"."""
    return _is_of_degree([token.lower for token in line.tokens[at + 1 :]])


def _is_of_degree(words: Sequence[str]) -> bool:
    return any(word in _SO_MUCH and last in _SINCE for word, last in zip(words, words[2:], strict=False))


def goes_on_alike(line: Line, at: int, draft: Line, there: int) -> bool:
    """Whether what is denied is what the draft says: it goes on with one of the same words, or one of both ends.

    "Not delivered on time" denies the time: "delivered late" says the same.
    """
    theirs = _following(line, at)
    mine = frozenset().union(*(token.content for token in draft.tokens[there + 1 :]))
    return not theirs or not mine or bool(theirs & mine)


def with_denial(text: str, word: Span) -> Span:
    """The place of a word of a text, from the denial close before it where there is one."""
    found = _BEFORE.search(text, max(0, text.rfind("\n", 0, word.start) + 1), word.start)
    return Span(found.start() if found else word.start, word.end)


def _following(line: Line, at: int) -> frozenset[str]:
    """The next words that carry meaning, up to the end of the clause."""
    start = line.tokens[at].span.end
    end = _ENDS.search(line.text, start)
    rest = [token for token in line.tokens[at + 1 :] if token.span.start < (end.start() if end else len(line.text))]
    return frozenset().union(*[token.content for token in rest if token.content][:_FOLLOWING])
