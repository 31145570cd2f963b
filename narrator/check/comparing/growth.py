"""How many times as much something has become, by the two figures of the passage that bears the sentence out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from narrator.check.details.answers import is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.figures.steps.multiplied import multiples_by_verb
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Library
from narrator.check.sources.search import Passage
from narrator.model.claims import Quantity, Span

_MAY_GROW: Final = re.compile(r"(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|ing)\b", re.IGNORECASE)
_TOLD: Final = re.compile(r"doubl|tripl|trebl|quadrupl|halv|twice|\btimes\sas\b|\bhalf\sas\b", re.IGNORECASE)
"""Where a passage says itself how many times as much of something there is, its figures may be of something else."""
_FROM: Final = re.compile(r"\bfrom\s(?:(?:about|nearly|roughly|around|just|only|some|an?|over|under|almost)\s)*$")
_OPEN: Final = re.compile(r"\b(?:not|never|would|could|may|might|will|if)\b|n[’']t\b", re.IGNORECASE)


def with_growth(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out; "tripled" is refuted by 8.7%, up from 3.9%.

    Direct speech (`marks`) is left alone.
    """
    said = sentence.of(text)
    if _MAY_GROW.search(said) is None or not is_borne_out(judged):
        return judged
    grown = next(multiples_by_verb(said), None)
    passages = passages_of(judged, library)
    told = [(*pair, passage) for passage in passages for pair in _from_and_to(passage)]
    if grown is None or _OPEN.search(said[: grown.span.start]) or len(told) != 1:
        return judged
    base, reached, passage = told[0]
    place = grown.span.shifted(sentence.start)
    near = (each for one in passages for each in library.around(one))
    if is_quoted(place, marks, sentence) or any(_TOLD.search(one.text) for one in near):
        return judged
    if base.value and reached.value and not grown.interval.contains(reached.value / base.value):
        says = f"has “{reached.text}” from “{base.text}”"
        return [*judged, refuted(passage, "comparison", says, place, text)]
    return judged


def _from_and_to(passage: Passage) -> Iterator[tuple[Quantity, Quantity]]:
    """What something was by a passage, and what it is: "from 3.9% to 8.7%", "8.7%, up from 3.9%"."""
    found = passage.quantities
    for base in found:
        before = passage.text[: base.span.start - passage.span.start]
        others = [one for one in found if one.unit == base.unit and one is not base]
        if _FROM.search(before) and len(others) == 1:
            yield base, others[0]
