"""What the embedded market's series and rankings come to; what is true was worked out from its rows, as noted."""

from __future__ import annotations

import pytest

from narrator.model.drafts import Verdict
from narrator.pipeline import Desk, open_desk
from narrator.shipped import embedded_market

YES, NO, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(market=embedded_market())


SPELLS = [
    # months of 2026: the Calder 100 +0.16 +3.15 +1.60 +3.99 +7.49 -1.50
    # and the Calder 300 -0.37 +2.49 -0.66 +2.39 +3.36 -3.07
    ("The Calder 100 has risen in five of the last six months.", YES),
    ("The Calder 100 has risen in two of the last six months.", NO),
    ("The Calder 300 fell in three of the six months of the first half.", YES),
    ("The Calder 300 fell in all of the six months of the first half.", NO),
    # weeks of the Calder 300: +0.94 -3.75 +2.92 +0.65 to 19 June, then -3.23
    ("The Calder 300 rose in three of the past four weeks to 19 June.", YES),
    # 18 of the 25 weekly flows of small-cap funds in 2026 are below zero
    ("Investors have pulled money out of small-cap funds in 18 of the 25 weeks this year.", YES),
    ("Investors have pulled money out of small-cap funds in 13 of the 25 weeks this year.", NO),
    # Lumtara's shares short fell on 13 March and 29 May only
    ("Short interest in Lumtara Software has risen in 8 of the last 10 reports.", YES),
    ("Short interest in Lumtara Software has risen in 5 of the last 10 reports.", NO),
    ("Short interest in Voltera Motors has fallen for two reports in a row.", YES),
    ("Short interest in Voltera Motors has risen for two reports in a row.", NO),
    ("Short interest in Norvane has risen for eleven settlement dates in a row.", NO),
    ("Trading volume in the Calder 300 rose in four of the last six months.", OPEN),
    ("Norvane's profit rose in three of the last four quarters.", OPEN),
]

TIMES = [
    # May 2025 lost 4.14%, June 2026 3.07%; December 2025 gained 4.79%, May 2026 3.36%
    ("June was the worst month for the Calder 300 since May 2025.", YES),
    ("June was the worst month for the Calder 300 since March 2026.", NO),
    ("May was the Calder 300's best month since December.", YES),
    ("May was the Calder 300's best month since February.", NO),
    ("The strongest month of 2026 for the Calder 100 was May.", YES),
    ("The strongest month of 2026 for the Calder 100 was April.", NO),
    ("The best day of the year for the Calder 300 was 11 June.", YES),
    ("The best day of the year for the Calder 300 was 6 April.", NO),
    # +3.40% on 11 June, and only +0.38% on 30 June, of which this does not speak
    ("The best day of the Calder 300 in two months did not cheer the bears.", OPEN),
    ("June was the worst month for Norvane's sales since March.", OPEN),
    ("June was the worst month for new listings since records began.", OPEN),
]

PEAKS = [
    # the highs and lows of the year: 14 May and 2 June 2026, 8 August 2025
    ("The Calder 300 peaked on 14 May.", YES),
    ("The Calder 300 peaked on 2 June.", NO),
    ("The Calder 300 peaked in June.", NO),
    ("The Calder 100 hit a peak on 2 June.", YES),
    ("After falling for months, the Calder 300 bottomed out in August 2025.", YES),
    ("After falling for months, the Calder 300 bottomed out in June 2025.", NO),
    ("The Calder 300 topped out on 14 May and has lost 4.2% since.", YES),
    ("The Calder 300 topped out on 14 May and has lost 7.2% since.", NO),
    ("Volume in the Calder 300 peaked on 14 May.", OPEN),
    ("The Calder 300's earnings bottomed in May.", OPEN),
]

TOTALS = [
    # flows of the 25 weeks of 2026, in millions: small -11,126 (from 1 April -8,493), large 49,741 or 1,990 each
    # and the middle one of mid caps 133
    ("Investors have withdrawn $11.1 billion from small-cap funds since the start of the year.", YES),
    ("Investors have withdrawn $15.6 billion from small-cap funds since the start of the year.", NO),
    ("Investors have put $11.1 billion into small-cap funds since the start of the year.", NO),
    ("In the second quarter, $8.5 billion left small-cap funds.", YES),
    ("In the second quarter, $5.8 billion left small-cap funds.", NO),
    ("Large-cap funds took in an average of $2.0 billion a week this year.", YES),
    ("Large-cap funds took in an average of $3.4 billion a week this year.", NO),
    ("The median weekly flow into mid-cap funds this year was $133 million.", YES),
    ("The median weekly flow into mid-cap funds this year was $533 million.", NO),
    # the closes of the Calder 300 in 2026 come to 1,088.95 on average, Norvane's shares short to 21.31 million
    ("The Calder 300 averaged 1,089 points this year.", YES),
    ("The Calder 300 averaged 1,189 points this year.", NO),
    ("Short interest in Norvane averaged 21.3 million shares this year.", YES),
    ("Short interest in Norvane averaged 31.3 million shares this year.", NO),
    ("Bond funds took in $11 billion this year.", OPEN),
    ("Dividends paid by the Calder 100 averaged $2.10 a share this year.", OPEN),
]

ORDER = [
    # $9.70 billion, $8.49 billion, $8.25 billion, $4.01 billion, of $125.4 billion in all
    ("Norvane is the most shorted stock, ahead of Voltera Motors and Metralis Platforms.", YES),
    ("Norvane is the most shorted stock, ahead of Metralis Platforms and Voltera Motors.", NO),
    ("Metralis Platforms is the third most shorted stock, after Norvane and Voltera Motors.", YES),
    ("Metralis Platforms is the third most shorted stock, after Norvane and Yargast Surgical.", NO),
    ("Norvane, Voltera Motors and Metralis Platforms are the three most shorted stocks, in that order.", YES),
    ("Metralis Platforms, Norvane and Voltera Motors are the three most shorted stocks, in that order.", NO),
    ("Voltera Motors ranks second among the most shorted stocks.", YES),
    ("Voltera Motors ranks fifth among the most shorted stocks.", NO),
    ("Voltera Motors ranks second among the largest employers.", OPEN),
    ("Voltera Motors accounts for 6.7% of all short interest.", YES),
    ("Voltera Motors accounts for 16.7% of all short interest.", NO),
    ("The three most shorted stocks make up a fifth of all short selling.", YES),
    ("The three most shorted stocks make up half of all short selling.", NO),
    ("Norvane accounts for 8% of all options traded.", OPEN),
    # 23.4%, 21.8%, 21.3%, 20.6%, the tenth 14.8%
    ("Three stocks have more than 21% of their shares sold short.", YES),
    ("Five stocks have more than 21% of their shares sold short.", NO),
    ("At least ten stocks have over 10% of their shares sold short.", YES),
    ("Only nine stocks have over 10% of their shares sold short.", NO),
    ("Forty stocks have over 10% of their shares sold short.", OPEN),
    ("Three stocks had more than 21% of their shares sold short in March.", OPEN),
]

RATIOS = [
    ("Short interest in Norvane is more than twice that in Yargast Surgical.", YES),
    ("Short interest in Norvane is more than four times that in Yargast Surgical.", NO),
    ("Bets against Norvane are 2.4 times as large as those against Yargast Surgical.", YES),
    ("Bets against Norvane are 3.9 times as large as those against Yargast Surgical.", NO),
    # 15.57% and 4.06%
    ("The Calder 100 returned nearly four times as much as the Calder 300 this year.", YES),
    ("The Calder 100 returned nearly seven times as much as the Calder 300 this year.", NO),
    ("Calder 300 companies bought back twice as much stock as Calder 100 companies this year.", OPEN),
    # 17.18 / 19.71 - 1 = -12.8%
    ("The Calder 300 trades at a 13% discount to the Calder 100.", YES),
    ("The Calder 300 trades at a 31% discount to the Calder 100.", NO),
    ("The Calder 100 trades at a premium to the Calder 300.", YES),
    ("The Calder 300 trades at a premium to the Calder 100.", NO),
    ("Norvane trades at a 20% discount to Voltera Motors.", OPEN),
    # leveraged funds in Russell 2000 futures: -102,676 contracts on 16 June, 144,920 on 23 June
    ("Hedge funds are net long Russell 2000 futures.", YES),
    ("Hedge funds are net short Russell 2000 futures.", NO),
    ("Hedge funds were net short Russell 2000 futures on 16 June.", YES),
    ("Hedge funds are net short copper futures.", OPEN),
]


@pytest.mark.parametrize(
    ("text", "verdict"), [*SPELLS, *TIMES, *PEAKS, *TOTALS, *ORDER, *RATIOS], ids=lambda value: str(value)[:60]
)
def test_a_sentence_is_held_against_what_the_rows_come_to(text: str, verdict: Verdict, desk: Desk) -> None:
    sentence = desk.check(text).sentences[0].verdict
    assert sentence is verdict or (verdict is OPEN and sentence is Verdict.NOT_CHECKABLE)
