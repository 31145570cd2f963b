"""Sentences that say how a figure was made: they are true where a statistic is defined so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from narrator.check.opinions import Judged, Opinion
from narrator.model.claims import Span, Statistic
from narrator.model.drafts import Evidence, Verdict

SHORTEST = 5
"""Fewer words than these stand in a definition by chance."""

ALIKE = 0.8
"""A sentence that shares so much of its words, in their order, with a definition is a copy of it that was changed."""

_SENTENCE = re.compile(r"(?<=\.)\s+")


def judge_definition(text: str, span: Span, statistics: Sequence[Statistic]) -> Judged | None:
    """A sentence that stands in the definition of a statistic, word for word or changed; `None` for every other."""
    words = _plain(text)
    defined = next((one for one in statistics if words and words in _plain(one.definition)), None)
    if len(words.split()) < SHORTEST:
        return None
    if defined is None:
        return _changed(text, span, statistics)
    evidence = Evidence(defined.definition, statistic=defined.name)
    return Judged(span, text, Opinion(Verdict.SUPPORTED, evidence=(evidence,)), 1)


def _changed(text: str, span: Span, statistics: Sequence[Statistic]) -> Judged | None:
    """A sentence that is a definition's but for a few words, which say something else."""
    mine = _plain(text).split()
    for definition, name in sorted({(one.definition, one.name) for one in statistics}):
        for part in _SENTENCE.split(definition):
            theirs = _plain(part).split()
            matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE and matcher.ratio() >= ALIKE:
                opinion = Opinion(
                    Verdict.REFUTED, "number", f"it is defined so: {part}", part, (Evidence(part, statistic=name),)
                )
                return Judged(span, text, opinion, 1)
    return None


def _plain(text: str) -> str:
    """The words with single spaces, marks of emphasis and the last full stop aside."""
    return " ".join(text.replace("*", "").split()).rstrip(".")
