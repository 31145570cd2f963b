"""A figure that the draft calls exact, where the article has it only as about so much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, opinion_on, stands
from narrator.check.opinions import Opinion
from narrator.extract.figures.hedges import softener_after, softener_before
from narrator.model.drafts import Verdict

_EXACTLY = re.compile(
    r"\b(?:exactly|precisely|to\sthe\s(?:cent|penny|dollar|share|decimal)|an?\s(?:exact|precise)|the\s(?:exact|precise)"
    r"\s(?:figure|sum|amount|number)\s(?:is|was|of))\s(?:the\s)?$",
    re.IGNORECASE,
)
_ON_THE_DOT = re.compile(
    r",?\s(?:exactly|precisely|on\sthe\s(?:dot|nose|button)|to\sthe\s(?:cent|penny|dollar|share))\b"
)
_NOT = re.compile(r"\b(?:not|never|hardly|n['’]t)\s\S+\s$", re.IGNORECASE)


def no_more_exact(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The same opinion, unless the draft says "exactly" of a figure that the article softens or bounds."""
    if opinion.verdict is not Verdict.SUPPORTED or not _is_exact(said.sentence, said.there.start, said.there.end):
        return opinion
    behind = [one for one in known if one.evidence in opinion.evidence and stands(said, one) is not Relation.APART]
    figures = [one for one in behind if one.evidence.span is not None]
    if not figures or not all(is_softened(one.there.of(one.evidence.text)) for one in figures):
        return opinion
    return replace(opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", figures[0]), told_as="exactly")


def _is_exact(sentence: str, start: int, end: int) -> bool:
    before = sentence[:start]
    exact = _EXACTLY.search(before)
    if exact is not None:
        return _NOT.search(before) is None
    return _ON_THE_DOT.match(sentence, end) is not None


def is_softened(figure: str) -> bool:
    """Whether the words of a figure soften or bound it.

    >>> is_softened("nearly $13 million"), is_softened("$13 million")
    (True, False)
    """
    words = list(re.finditer(r"\S+", figure))
    return any(softener_before(figure, one.start()) or softener_after(figure, one.end()) for one in words)
