"""What the draft denies and the article says."""

from __future__ import annotations

import re

from narrator.check.details.lines import Line

_DENIALS = frozenset({"not", "never", "cannot", "nor", "neither", "no", "failed", "fails", "refused", "refuses"})
_REACH = 3


def denied(line: Line, at: int, *, first: bool = False) -> bool:
    """Whether a denial stands close before a word, with no comma between; as the `first` that it denies, if asked."""
    for place in range(max(0, at - _REACH), at):
        token = line.tokens[place]
        if first and any(other.content for other in line.tokens[place + 1 : at]):
            continue
        between = line.text[token.span.end : line.tokens[at].span.start]
        shortened = token.text.endswith("n") and re.match(r"[’']t\b", between) is not None
        if (token.text.casefold() in _DENIALS or shortened) and not re.search(r"[,;:]", between):
            return True
    return False
