"""Sentences that say how a figure was made: they are true where a statistic is defined so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from narrator.check.opinions import Judged, Opinion
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict
from narrator.model.statistics import Statistic

SHORTEST = 5
"""Fewer words than these stand in a definition by chance."""

ALIKE = 0.8
"""A sentence that shares so much of its words, in their order, with a definition is a copy of it that was changed."""

_SENTENCE = re.compile(r"(?<=\.)\s+")


@dataclass(frozen=True, slots=True)
class Defined:
    """One definition of a statistic: as it stands, as plain words, and sentence by sentence with the words of each."""

    name: str
    definition: str
    plain: str
    sentences: tuple[tuple[str, tuple[str, ...]], ...]


def definitions_of(statistics: Sequence[Statistic]) -> tuple[Defined, ...]:
    """Every definition once, under the first name that has it."""
    names = {one.definition: one.name for one in reversed(statistics)}
    return tuple(
        Defined(
            names[definition],
            definition,
            _plain(definition),
            tuple((part, tuple(_plain(part).split())) for part in _SENTENCE.split(definition)),
        )
        for definition in sorted(names)
    )


def judge_definition(text: str, span: Span, definitions: Sequence[Defined]) -> Judged | None:
    """A sentence that stands in the definition of a statistic, word for word or changed; `None` for every other."""
    words = _plain(text)
    if len(words.split()) < SHORTEST:
        return None
    defined = next((one for one in definitions if words in one.plain), None)
    if defined is None:
        return _changed(text, span, definitions)
    evidence = Evidence(defined.definition, statistic=defined.name)
    return Judged(span, text, Opinion(Verdict.SUPPORTED, evidence=(evidence,)), 1)


def _changed(text: str, span: Span, definitions: Sequence[Defined]) -> Judged | None:
    """A sentence that is a definition's but for a few words, which say something else."""
    mine = tuple(_plain(text).split())
    seen: set[tuple[str, ...]] = set()
    for one in definitions:
        for part, theirs in one.sentences:
            if theirs in seen or 2 * min(len(mine), len(theirs)) < ALIKE * (len(mine) + len(theirs)):
                continue
            seen.add(theirs)
            matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
            if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
                evidence = (Evidence(part, statistic=one.name),)
                return Judged(
                    span, text, Opinion(Verdict.REFUTED, "number", f"it is defined so: {part}", part, evidence), 1
                )
    return None


def _plain(text: str) -> str:
    """The words with single spaces, marks of emphasis and the last full stop aside."""
    return " ".join(text.replace("*", "").split()).rstrip(".")
