"""Sentences about the embedded market alone; what is true was worked out from its rows, as the comments show."""

from __future__ import annotations

import pytest

from narrator.model.drafts import Verdict
from narrator.pipeline import Desk, open_desk
from narrator.shipped import embedded_market

YES, NO, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(market=embedded_market())


def judged(text: str, desk: Desk) -> tuple[Verdict, list[str]]:
    report = desk.check(text)
    return report.sentences[0].verdict, [finding.rule for finding in report.findings]


MOVES = [
    # Norvane: 22.19 million shares and $8.78 billion on 29 May, 24.42 million and $9.70 billion on 15 June
    ("Short interest in Norvane rose by 2.2 million shares in the first half of June.", YES, []),
    ("Short interest in Norvane fell by 2.2 million shares in the first half of June.", NO, ["direction"]),
    ("Short interest in Norvane rose by 5.2 million shares in the first half of June.", NO, ["number"]),
    ("Short interest in Norvane rose from 22.2 million shares to 24.4 million in the first half of June.", YES, []),
    (
        "Short interest in Norvane rose from 20.2 million shares to 24.4 million in the first half of June.",
        NO,
        ["number"],
    ),
    ("Short interest in Norvane rose to $9.7 billion in mid-June.", YES, []),
    ("Short interest in Norvane fell to $9.7 billion in mid-June.", NO, ["direction"]),
    # Voltera: 38.65 to 36.80 million shares is -4.8%
    ("Short interest in Voltera Motors fell 4.8% in the first half of June, to 36.8 million shares.", YES, []),
    ("Short interest in Voltera Motors fell 9.8% in the first half of June, to 36.8 million shares.", NO, ["number"]),
    # mega caps: $51.74 billion to $51.03 billion
    ("Short interest in mega caps fell by $706 million in the first half of June.", YES, []),
    ("Short interest in mega caps rose by $706 million in the first half of June.", NO, ["direction"]),
    ("Short interest in mega caps fell by $906 million in the first half of June.", NO, ["number"]),
]

TURNS = [
    # the Calder 300: 1,032.93 on 23 January, 1,147.18 on 14 May, 1,098.62 on 30 June: +6.36% and -4.23%
    ("The Calder 300 has rebounded 6.4% from its low in January.", YES, []),
    ("Since its low in January, the Calder 300 has gained 6.4%.", YES, []),
    ("The Calder 300 has rebounded 9.4% from its low in January.", NO, ["number"]),
    ("The Calder 300 is 4.2% below its May high.", YES, []),
    ("The Calder 300 is 4.2% above its May high.", NO, ["direction"]),
    ("The Calder 300 is 8.2% below its May high.", NO, ["number"]),
    ("The Calder 300 is up 4.1% this year and 6.4% from its low in January.", YES, []),
]

JOINT = [
    # $9.70 billion and $8.49 billion
    ("Together, bets against Norvane and Voltera Motors come to $18.2 billion.", YES, []),
    ("Together, bets against Norvane and Voltera Motors come to $28.2 billion.", NO, ["number"]),
    ("Short interest in Norvane exceeds that in Voltera Motors by $1.2 billion.", YES, []),
    ("Short interest in Norvane exceeds that in Voltera Motors by $2.2 billion.", NO, ["number"]),
    ("Short interest in Voltera Motors exceeds that in Norvane by $1.2 billion.", NO, ["direction"]),
    # +15.6% and +4.1%
    ("The Calder 100 has outperformed the Calder 300 this year by 11.5 percentage points.", YES, []),
    ("The Calder 100 has lagged the Calder 300 this year by 11.5 percentage points.", NO, ["direction"]),
]

DAYS = [
    # 6.60 days in small caps, 6.56 with what is smaller
    ("Days to cover for small caps stood at 6.6 in mid-June.", YES, []),
    ("Days to cover for small caps stood at 4.6 in mid-June.", NO, ["number"]),
    ("It would take 6.6 days to cover the short positions in small caps.", YES, []),
    ("It would take 4.2 days to cover the short positions in small caps.", NO, ["number"]),
]

COURSES = [
    ("Short interest in Norvane rose in the first half of June.", YES, []),
    ("Short interest in Norvane fell in the first half of June.", NO, ["direction"]),
    ("Short interest in Norvane has risen since the end of May.", YES, []),
    ("Short interest in Norvane has doubled since the end of May.", NO, ["direction"]),
    # in dollars it fell as well: from $8.75 billion to $8.49 billion
    ("Short interest in Voltera Motors fell in the first half of June.", YES, []),
    ("Short interest in Voltera Motors rose in the first half of June.", NO, ["direction"]),
]

COMPARED = [
    # 6.6 days against 2.6, and 9.80 against 9.38
    ("Days to cover are higher for small caps than for mega caps.", YES, []),
    ("Days to cover are higher for mega caps than for small caps.", NO, ["comparison"]),
    ("Days to cover are longer in Corrow Freight Holdings than in Kelfern Medical.", YES, []),
    ("Days to cover are longer in Kelfern Medical than in Corrow Freight Holdings.", NO, ["comparison"]),
    # +$1.2 billion against -$0.6 billion
    ("Short sellers of small caps have made more than short sellers of mid caps this year.", YES, []),
    ("Short sellers of mid caps have made more than short sellers of small caps this year.", NO, ["comparison"]),
    ("Days to cover the orders of Kelfern Medical are longer than at Corrow Freight Holdings.", OPEN, ["unsupported"]),
]

STANDING = [
    # 1,147.18 on 14 May and 1,032.93 on 23 January; on 18 June it closed within 1.5% of the high
    ("The Calder 300 hit its high for the year on 14 May.", YES, []),
    ("The Calder 300 hit its high for the year on 24 February.", NO, ["superlative"]),
    ("The Calder 300 hit its high for the year on 18 June.", OPEN, ["unsupported"]),
    ("The Calder 300 closed at its high for the year on 18 June.", NO, ["superlative"]),
    ("The Calder 300 hit its low for the year on 23 January.", YES, []),
    ("The Calder 300 hit its low for the year on 30 June.", NO, ["superlative"]),
    # 13.8% of the capitalisation of its members
    ("The seven largest make up 13.8% of the Calder 300.", YES, []),
    ("The seven largest make up 31.8% of the Calder 300.", NO, ["number"]),
    ("The seven largest companies make up 23.8% of the Calder 300's value.", NO, ["number"]),
]

BEFORE = [
    # $8.78 billion on 29 May, $9.70 billion on 15 June; 9.0% of all short selling, then 8.8%
    ("Short interest in Norvane is $8.8 billion.", NO, ["outdated"]),
    ("Short interest in Norvane is $6.8 billion.", NO, ["number"]),
    ("Short interest in Norvane was $8.8 billion on 29 May.", YES, []),
    ("Bets against small-, micro- and nano-cap stocks make up 9.0% of all short selling.", NO, ["outdated"]),
    ("The share of small caps in all short selling is at its lowest this year.", YES, []),
    ("The share of small caps in all short selling is at its highest this year.", NO, ["superlative"]),
]


@pytest.mark.parametrize(
    ("text", "verdict", "rules"), [*MOVES, *TURNS, *JOINT, *DAYS, *COURSES, *COMPARED, *STANDING, *BEFORE]
)
def test_what_follows_from_the_rows(text: str, verdict: Verdict, rules: list[str], desk: Desk) -> None:
    assert judged(text, desk) == (verdict, rules)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Days to cover are higher for small caps than for mega caps.", YES),
        ("Days to cover are higher for mega caps than for small caps.", NO),
        ("Short sellers of small caps have made more than short sellers of mid caps this year.", YES),
        ("Short sellers of mid caps have made more than short sellers of small caps this year.", NO),
    ],
)
def test_what_is_computed_of_both_sides_comes_before_figures_of_articles(text: str, verdict: Verdict) -> None:
    assert judged(text, open_desk())[0] is verdict
