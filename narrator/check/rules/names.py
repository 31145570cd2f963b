"""Rules of people and houses: who they are, where they belong."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import AP, SPJ, Rule, against
from narrator.model.drafts import Severity

_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months."
_SAYS = (
    "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, "
    "chief strategist at Brackwater Securities."
)

NAMES: Final = (
    Rule(
        name="name",
        says="A name is spelled as its bearer spells it, and stands where it belongs.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("Odile Ferrant is the chief strategist at Brackwater Securities.", _SAYS),
            against("Ferrant, who works for Brackwater, has doubts about the little ones.", _SAYS),
        ),
        fails=(
            against("“The little ones have nobody to defend them when the music stops,” said Odile Farrant.", _SAYS),
            against(_SAYS.replace("Brackwater", "Blackwater"), _SAYS),
        ),
    ),
    Rule(
        name="unknown-name",
        says="A house that the draft brings in is known to an article or a statistic.",
        message="{said}: {found}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(against("Odile Ferrant speaks for Brackwater.", _SAYS),),
        fails=(against("The report was confirmed by Lanternfish Ratings Corp.", _FLOW),),
    ),
    Rule(
        name="unknown-person",
        says="A person whom the draft names is named in an article.",
        message="{said}: {found}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(against("Odile Ferrant has doubts about them.", _SAYS),),
        fails=(against("The report was confirmed by Margaret Holloway.", _FLOW),),
    ),
    Rule(
        name="affiliation",
        says="A person has the role and the employer that the evidence gives.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(against(_SAYS, _SAYS),),
        fails=(
            against(
                _SAYS.replace("Brackwater Securities", "Halden Bank"), _SAYS + " Shares of Halden Bank closed lower."
            ),
        ),
    ),
)
