"""Rules of the words around names and figures."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import AP, Rule, against
from narrator.model.drafts import Severity

_FIRE = "The fire destroyed the old green warehouse of Pinmoor Timber beside the river on Tuesday night."

WORDING: Final = (
    Rule(
        name="word",
        says="A word stands for the same thing as the one that the source has in its place.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(against("A fire burned down Pinmoor Timber's green warehouse by the river on Tuesday.", _FIRE),),
        fails=(against("The fire destroyed the old red warehouse of Pinmoor Timber beside the river.", _FIRE),),
    ),
)
