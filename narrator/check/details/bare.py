"""Claims without a figure: that something went up or made money leaves open all else that a sentence says."""

from __future__ import annotations

from typing import Final

from narrator.check.details.exchanged import nouns_in
from narrator.check.opinions import Judged
from narrator.check.sources.search import content_words
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_OF_BETS: Final = content_words(
    "sellers traders investors bets wagers shorts positions trades money gains profits losses account data estimates"
    " figures numbers calculations stocks shares companies funds market year month week"
)
"""Nouns in which anybody tells of such a claim."""

_SEVERAL: Final = 2


def is_bare(item: Judged, sentence: Span, text: str) -> bool:
    """Whether only the way that something went is borne out, by an article without much else of the sentence."""
    shown = item.opinion.evidence
    if not item.span.covers(sentence) or item.opinion.verdict is not Verdict.SUPPORTED:
        return False
    said, has = sentence.of(text), content_words(" ".join(one.text for one in shown))
    strange = [span for span in nouns_in(said) if not content_words(span.of(said)) <= has | _OF_BETS]
    return len(strange) >= _SEVERAL and all(one.statistic is None for one in shown)
