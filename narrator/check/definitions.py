"""Sentences that say how a figure was made: they are true where a statistic is defined so."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.opinions import Judged, Opinion
from narrator.model.claims import Span, Statistic
from narrator.model.drafts import Evidence, Verdict

SHORTEST = 5
"""Fewer words than these stand in a definition by chance."""


def judge_definition(text: str, span: Span, statistics: Sequence[Statistic]) -> Judged | None:
    """A sentence that stands word for word in the definition of a statistic; `None` for every other."""
    words = _plain(text)
    defined = next((one for one in statistics if words and words in _plain(one.definition)), None)
    if defined is None or len(words.split()) < SHORTEST:
        return None
    evidence = Evidence(defined.definition, statistic=defined.name)
    return Judged(span, text, Opinion(Verdict.SUPPORTED, evidence=(evidence,)), 1)


def _plain(text: str) -> str:
    """The words with single spaces, marks of emphasis and the last full stop aside."""
    return " ".join(text.replace("*", "").split()).rstrip(".")
