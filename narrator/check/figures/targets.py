"""A price target: what somebody holds a share to be worth, and not what it costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.known import Known, Said, opinion_on, printing, same_unit
from narrator.check.figures.units import CURRENCIES
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.words.anchors import anchors, tokens
from narrator.model.drafts import Verdict

_TARGET = re.compile(r"\b(?:price target|target price)s?\b[^.;,]{0,40}$", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:targets?|value[sd]?|valuing|valuations?|worth|rate[sd]?|sees?|should|could|might|would|will)\b",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|chang(?:e|es|ed|ing) hands|costs?|fetch(?:es|ed)?|stands?|stood"
    r"|sells?)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def on_target(said: Said, known: Sequence[Known], reading: Reading) -> Opinion | None:
    """The opinion on an amount that an article has as a price target of those whom the draft names; else `None`."""
    quantity = said.quantity
    if quantity is None or quantity.unit not in CURRENCIES:
        return None
    same = [one for one in printing(said, known) if same_unit(said, one)]
    if not same or not all(map(_is_target, same)):
        return None
    names = anchors(said.sentence.replace(quantity.text, ""))
    if not names or not names <= tokens(reading.text):
        return None
    if _COSTS.search(said.sentence[: quantity.span.start - said.start]):
        shown = " ".join(same[0].evidence.text.split())
        says = f"{reading.id} has it as a price target ({shown}), the draft as the price"
        return replace(opinion_on(Verdict.REFUTED, "forecast", same[0]), found=says)
    return opinion_on(Verdict.SUPPORTED, None, same[0]) if _HOLDS.search(said.sentence) else None


def _is_target(figure: Known) -> bool:
    return _TARGET.search(figure.evidence.text[: figure.there.start]) is not None
