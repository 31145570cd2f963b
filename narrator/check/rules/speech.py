"""Rules of speech: what was said, and by whom."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import REUTERS, SPJ, Rule, against
from narrator.model.drafts import Severity

_SAYS = (
    "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, "
    "chief strategist at Brackwater Securities."
)
_PROFIT = (
    "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year, "
    "according to an estimate by Tidewater Analytics LLC."
)

SPEECH: Final = (
    Rule(
        name="quote",
        says="Words between quotation marks are the speaker's own, all of them and in their order.",
        message="{found}: the draft quotes “{said}”",
        severity=Severity.ERROR,
        authority=REUTERS,
        passes=(
            against("“The little ones have nobody to defend them,” Ferrant said.", _SAYS),
            against("“When the music stops,” Ferrant said, nobody defends “the little ones”.", _SAYS),
        ),
        fails=(
            against("“The little ones have nobody to rescue them when the music stops,” said Odile Ferrant.", _SAYS),
            against("“Every bond I own is on fire this morning,” said Odile Ferrant.", _SAYS),
        ),
    ),
    Rule(
        name="misattributed",
        says="Words and figures are credited to whoever said or measured them.",
        message="{found}, the draft credits somebody else: {said}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(
            against(
                "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Tidewater.",
                _PROFIT,
            ),
        ),
        fails=(
            against(
                "“The little ones have nobody to defend them when the music stops,” said Tomas Helverin.",
                _SAYS + " “We have sold all of ours,” said Tomas Helverin of Meridian Oak.",
            ),
        ),
    ),
    Rule(
        name="attribution-lost",
        says="An estimate is credited to whoever made it.",
        message="{found}: the draft states {said} as its own",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(against(_PROFIT, _PROFIT),),
        fails=(
            against("Short sellers of small-cap stocks have made profits of nearly $6 billion this year.", _PROFIT),
        ),
    ),
)
