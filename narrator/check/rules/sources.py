"""Rules of what a draft rests on."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import SPJ, Rule, against
from narrator.model.drafts import Severity

_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months."

SOURCES: Final = (
    Rule(
        name="unsupported",
        says="What the draft asserts is said by an article.",
        message="{found}: {said}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(against("Money left the small-cap funds last week.", _FLOW),),
        fails=(against("The harbour of Odessa reopened to shipping on Friday.", _FLOW),),
    ),
)
