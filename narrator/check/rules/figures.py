"""Rules of figures: how much, of what, which way, when."""

from __future__ import annotations

from typing import Final

from narrator.check.rules.rule import AP, HOUSE, SPJ, Rule, against
from narrator.model.drafts import Severity

_PROFIT = (
    "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year, "
    "according to an estimate by Tidewater Analytics LLC."
)
_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months."
_INFLOW = "Small-cap funds took in $310 million in May 2025."
_INDEX = "The Russell 2000 has gained 4.2% this year, while the S&P 500 has climbed 11.8%."
_BEST = (
    "The group has little shipping, the best-performing corner of the market this year, and more lenders, some of the"
    " worst laggards."
)

FIGURES: Final = (
    Rule(
        name="number",
        says="A figure lies within what the evidence has, as both are rounded and hedged.",
        message="{found}, the draft says {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("Last week investors pulled $2.4 billion out of small-cap funds.", _FLOW),
            against("The Russell 2000 is up about 4% this year.", _INDEX),
        ),
        fails=(
            against("Investors withdrew $4.2 billion from small-cap funds last week.", _FLOW),
            against("The Russell 2000 has gained 6.2% this year.", _INDEX),
        ),
    ),
    Rule(
        name="unit",
        says="A figure keeps its unit, or is converted.",
        message="{found}, the draft says {said}: the figure in another unit",
        severity=Severity.ERROR,
        authority=AP,
        passes=(against("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW),),
        fails=(against("Investors withdrew €2.4 billion from small-cap funds last week.", _FLOW),),
    ),
    Rule(
        name="direction",
        says="What rose did not fall, what was lost was not gained, what was denied is not asserted.",
        message="{found}, the draft says the opposite: {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("The S&P 500 has risen 11.8% this year.", _INDEX),
            against(
                "After the auction in Calder, regional lenders' shares rose.",
                "Shares of regional lenders rose after the auction in Calder.",
            ),
        ),
        fails=(
            against("The S&P 500 has fallen 11.8% this year.", _INDEX),
            against(
                "Shares of regional lenders fell after the auction in Calder.",
                "Shares of regional lenders rose after the auction in Calder.",
            ),
        ),
    ),
    Rule(
        name="period",
        says="A figure is given for the time that it was measured over.",
        message="{found}, the draft has {said}: the period differs",
        severity=Severity.ERROR,
        authority=AP,
        passes=(against("In May 2025 small-cap funds took in $310 million.", _INFLOW),),
        fails=(against("Small-cap funds took in $310 million in March 2025.", _INFLOW),),
    ),
    Rule(
        name="subject",
        says="A figure or a rank is given to the company, index or group that has it.",
        message="{found}, the draft has {said}",
        severity=Severity.ERROR,
        authority=AP,
        passes=(
            against("The S&P 500 has climbed 11.8% this year.", _INDEX),
            against("This year's best-performing corner of the market has been shipping.", _BEST),
        ),
        fails=(
            against("The Russell 2000 has gained 11.8% this year.", _INDEX),
            against("Lenders have been among the best-performing corners of the market this year.", _BEST),
        ),
    ),
    Rule(
        name="over-precise",
        says="A figure is not more exact than what it rests on.",
        message="{found}, and {said} is more exact than that",
        severity=Severity.WARNING,
        authority=HOUSE,
        passes=(
            against("Small-cap shorts made almost $6 billion in profits this year, according to Tidewater.", _PROFIT),
        ),
        fails=(against("Small-cap shorts made $5.83 billion in profits this year, according to Tidewater.", _PROFIT),),
    ),
    Rule(
        name="conflict",
        says="Where independent sources differ, the draft says so.",
        message="the evidence does not agree on {said}: {found}",
        severity=Severity.WARNING,
        authority=SPJ,
        passes=(against("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW, _FLOW),),
        fails=(
            against(
                "Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW, _FLOW.replace("2.4", "3.1")
            ),
        ),
    ),
    Rule(
        name="no-evidence",
        says="Every figure leads back to an article or a statistic.",
        message="{said}: {found}",
        severity=Severity.ERROR,
        authority=SPJ,
        passes=(against("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW),),
        fails=(against("A cargo of 4,000 tonnes of barley reached Odessa on Friday.", _FLOW),),
    ),
)
