"""What a draft can break, as data: message, authority, and sentences that pass and fail."""

from __future__ import annotations

from dataclasses import dataclass

from narrator.model.drafts import Severity

_AP = "AP Statement of News Values: accuracy of every figure, name and quotation"
_SPJ = "SPJ Code of Ethics: take responsibility for the accuracy of your work; identify sources clearly"
_REUTERS = "Reuters Handbook of Journalism: quotes are sacrosanct"
_HOUSE = "House rule: a figure is an interval, and may not be narrower than what it rests on"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that an editor must look at.

    `message` is a template of `{found}` (what the evidence has) and `{said}` (the draft's words). An
    example is a draft followed by its sources: of those in `passes` no finding of this rule may come, of those in
    `fails` one must.
    """

    name: str
    message: str
    severity: Severity
    authority: str
    passes: tuple[tuple[str, ...], ...]
    fails: tuple[tuple[str, ...], ...]


_PROFIT = (
    "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year, "
    "according to an estimate by Tidewater Analytics LLC."
)
_FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months."
_INFLOW = "Small-cap funds took in $310 million in May 2025."
_SAYS = (
    "“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, "
    "chief strategist at Brackwater Securities."
)
_INDEX = "The Russell 2000 has gained 4.2% this year, while the S&P 500 has climbed 11.8%."

RULES: tuple[Rule, ...] = (
    Rule(
        "number",
        "{found}, the draft says {said}",
        Severity.ERROR,
        _AP,
        (
            ("Last week investors pulled $2.4 billion out of small-cap funds.", _FLOW),
            ("The Russell 2000 is up about 4% this year.", _INDEX),
        ),
        (
            ("Investors withdrew $4.2 billion from small-cap funds last week.", _FLOW),
            ("The Russell 2000 has gained 6.2% this year.", _INDEX),
        ),
    ),
    Rule(
        "unit",
        "{found}, the draft says {said}: the figure in another unit",
        Severity.ERROR,
        _AP,
        (("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW),),
        (("Investors withdrew €2.4 billion from small-cap funds last week.", _FLOW),),
    ),
    Rule(
        "direction",
        "{found}, the draft says the opposite: {said}",
        Severity.ERROR,
        _AP,
        (("The S&P 500 has risen 11.8% this year.", _INDEX),),
        (
            ("The S&P 500 has fallen 11.8% this year.", _INDEX),
            (
                "Shares of regional lenders fell after the auction in Calder.",
                "Shares of regional lenders rose after the auction in Calder.",
            ),
        ),
    ),
    Rule(
        "period",
        "{found}, the draft gives {said} for another period",
        Severity.ERROR,
        _AP,
        (("In May 2025 small-cap funds took in $310 million.", _INFLOW),),
        (("Small-cap funds took in $310 million in March 2025.", _INFLOW),),
    ),
    Rule(
        "subject",
        "{found}, the draft gives {said} for another subject",
        Severity.ERROR,
        _AP,
        (("The S&P 500 has climbed 11.8% this year.", _INDEX),),
        (("The Russell 2000 has gained 11.8% this year.", _INDEX),),
    ),
    Rule(
        "over-precise",
        "{found}, and {said} is more exact than that",
        Severity.WARNING,
        _HOUSE,
        (("Small-cap shorts made almost $6 billion in profits this year, according to Tidewater Analytics.", _PROFIT),),
        (("Small-cap shorts made $5.83 billion in profits this year, according to Tidewater Analytics.", _PROFIT),),
    ),
    Rule(
        "name",
        "{found}, the draft says {said}",
        Severity.ERROR,
        _AP,
        (("Odile Ferrant is the chief strategist at Brackwater Securities.", _SAYS),),
        (
            ("“The little ones have nobody to defend them when the music stops,” said Odile Farrant.", _SAYS),
            (
                _SAYS.replace("Brackwater", "Blackwater"),
                _SAYS,
            ),
        ),
    ),
    Rule(
        "unknown-name",
        "{said}: {found}",
        Severity.WARNING,
        _SPJ,
        (("Odile Ferrant speaks for Brackwater.", _SAYS),),
        (("The report was confirmed by Lanternfish Ratings Corp.", _FLOW),),
    ),
    Rule(
        "unknown-person",
        "{said}: {found}",
        Severity.ERROR,
        _SPJ,
        (("Odile Ferrant has doubts about them.", _SAYS),),
        (("The report was confirmed by Margaret Holloway.", _FLOW),),
    ),
    Rule(
        "affiliation",
        "{found}, the draft places {said} otherwise",
        Severity.ERROR,
        _AP,
        ((_SAYS, _SAYS),),
        (
            (
                _SAYS.replace("Brackwater Securities", "Halden Bank"),
                _SAYS + " Shares of Halden Bank closed lower.",
            ),
        ),
    ),
    Rule(
        "quote",
        "{found}: the draft quotes “{said}”",
        Severity.ERROR,
        _REUTERS,
        (("“The little ones have nobody to defend them,” Ferrant said.", _SAYS),),
        (
            ("“The little ones have nobody to rescue them when the music stops,” said Odile Ferrant.", _SAYS),
            ("“Every bond I own is on fire this morning,” said Odile Ferrant.", _SAYS),
        ),
    ),
    Rule(
        "misattributed",
        "{found}, the draft credits somebody else: {said}",
        Severity.ERROR,
        _SPJ,
        (
            (
                "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Tidewater.",
                _PROFIT,
            ),
        ),
        (
            (
                "“The little ones have nobody to defend them when the music stops,” said Tomas Helverin.",
                _SAYS + " “We have sold all of ours,” said Tomas Helverin of Meridian Oak.",
            ),
        ),
    ),
    Rule(
        "attribution-lost",
        "{found}: the draft states {said} as its own",
        Severity.WARNING,
        _SPJ,
        ((_PROFIT, _PROFIT),),
        (("Short sellers of small-cap stocks have made profits of nearly $6 billion this year.", _PROFIT),),
    ),
    Rule(
        "conflict",
        "the evidence does not agree on {said}: {found}",
        Severity.WARNING,
        _SPJ,
        (("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW, _FLOW),),
        (("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW, _FLOW.replace("2.4", "3.1")),),
    ),
    Rule(
        "no-evidence",
        "{said}: {found}",
        Severity.ERROR,
        _SPJ,
        (("Investors withdrew $2.4 billion from small-cap funds last week.", _FLOW),),
        (("A cargo of 4,000 tonnes of barley reached Odessa on Friday.", _FLOW),),
    ),
    Rule(
        "unsupported",
        "{found}: {said}",
        Severity.WARNING,
        _SPJ,
        (("Money left the small-cap funds last week.", _FLOW),),
        (("The harbour of Odessa reopened to shipping on Friday.", _FLOW),),
    ),
)
"""Every rule; `report` looks a finding's rule up here by its name."""
