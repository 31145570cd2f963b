"""Rules of speech: what was said, and by whom."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import REUTERS, SPJ, Rule, against
from narrator.model.drafts import Severity

_SAYS = (
    "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, "
    "chief strategist at Brackwater Securities."
)
_IF = "“The little ones will keep falling if rates stay high,” said Odile Ferrant of Brackwater Securities."
_WHICH = "“The fund, which opened its doors in 2019, will pay out in full,” said Tomas Helverin of Meridian Oak."
_TOLD = "Odile Ferrant of Brackwater Securities said small caps had much further to fall this winter."
_BOTH = _SAYS + " “We have sold all of ours,” said Tomas Helverin of Meridian Oak."
_PROFIT = (
    "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year, "
    "according to an estimate by Tidewater Analytics LLC."
)
_FLOW = (
    "Investors withdrew $2.4 billion from small-cap funds last week, "
    "according to strategists of Halden Bank Corp., citing Fathom Flows."
)
_COVER = "Short covering in small caps will continue into the autumn, said Odile Ferrant of Brackwater Securities."
_CHEAP = "Small companies are too expensive for what they earn, Tomas Helverin of Meridian Oak argues."
_GROWTH = "Halden Bank forecasts that the economy of Calder will grow 4% in 2032."

SPEECH: Final = (
    Rule(
        name="quote",
        says="Words between quotation marks are the speaker's own, with the condition under which they were said.",
        message="{found}: the draft quotes “{said}”",
        severity=Severity.ERROR,
        authority=REUTERS,
        passes=(
            against("“The little ones have nobody to defend them,” Ferrant said.", _SAYS),
            against("“When the music stops,” Ferrant said, nobody defends “the little ones”.", _SAYS),
            against("“The little ones will keep falling” if rates stay high, Odile Ferrant said.", _IF),
            against("“The fund … will pay out in full,” said Tomas Helverin.", _WHICH),
            against("“[Small caps] will keep falling if rates stay high,” said Odile Ferrant.", _IF),
        ),
        fails=(
            against("“The little ones have nobody to rescue them when the music stops,” said Odile Ferrant.", _SAYS),
            against("“Every bond I own is on fire this morning,” said Odile Ferrant.", _SAYS),
            against("“The little ones will keep falling,” said Odile Ferrant.", _IF),
            against("“The fund will not pay out in full,” said Tomas Helverin.", _WHICH),
            against("“Small caps have much further to fall this winter,” said Odile Ferrant.", _TOLD),
        ),
    ),
    Rule(
        name="misattributed",
        says="Words and figures are credited to whoever said or measured them, not to whoever cites them.",
        message="{found}, the draft credits somebody else: {said}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(
            against(
                "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Tidewater.",
                _PROFIT,
            ),
            against("“We have sold all of ours,” said Tomas Helverin.", _BOTH),
            against(
                "Investors withdrew $2.4 billion from small-cap funds last week, according to Fathom Flows.", _FLOW
            ),
            against("Last week investors withdrew $2.4 billion from small-cap funds, Halden Bank said.", _FLOW),
        ),
        fails=(
            against(
                "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Halden Bank.",
                _PROFIT,
            ),
            against("“The little ones have nobody to defend them when the music stops,” said Tomas Helverin.", _BOTH),
            against("“We have sold all of ours,” said Odile Ferrant.", _BOTH),
            against(
                "Halden Bank data show that investors withdrew $2.4 billion from small-cap funds last week.", _FLOW
            ),
        ),
    ),
    Rule(
        name="attribution-lost",
        says="An estimate, a view or a forecast is credited to whoever made it, in its sentence or beside it.",
        message="{found}; the draft credits nobody for {said}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(
            against(_PROFIT, _PROFIT),
            against("Short covering in small caps will continue into the autumn, Brackwater Securities said.", _COVER),
            against("To Tomas Helverin of Meridian Oak, small companies are too expensive for what they earn.", _CHEAP),
            against("The economy of Calder will grow 4% in 2032, Halden Bank forecasts.", _GROWTH),
        ),
        fails=(
            against(
                "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year.", _PROFIT
            ),
            against("Short covering in small caps will continue into the autumn.", _COVER),
            against("Small companies are too expensive for what they earn.", _CHEAP),
            against("The economy of Calder will grow 4% in 2032.", _GROWTH),
        ),
    ),
)
