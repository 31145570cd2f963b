"""The rule of what a model of the user's own has against a sentence."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import HOUSE, Rule, against
from narrator.model.drafts import Severity

_FERRY = "The ferry to Corrow was full on every morning of the summer."

SECOND: Final = (
    Rule(
        name="second-opinion",
        says="Where --second-opinion names a model of entailment, what it takes to be contradicted wants a look.",
        message="{found}; the draft says: {said}",
        severity=Severity.WARNING,
        authority=HOUSE,
        passes=(against("On every morning of the summer the ferry to Corrow was full.", _FERRY),),
        fails=(against("The ferry to Corrow had room for many more on every morning of the summer.", _FERRY),),
    ),
)
"""The model decides which of the examples fails: without one, none does."""
