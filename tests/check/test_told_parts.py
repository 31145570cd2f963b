"""Figures of a draft that follow from words of an article: the rest, a part, a base, what was before a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]

DAY = date(2026, 9, 15)
BONDS = (
    "The Ministry of Finance of Veldania placed 40 billion crowns of twelve-year bonds on Thursday. "
    "Investors bid for 1.8 times the amount on offer, down from 2.3 times in July. Foreign funds took 35% "
    "of the paper. Primary dealers got 22%. The average yield was 5.15%, 0.2 percentage points above the "
    "July sale. Halric Steel, the largest mill, said second-quarter revenue was €3.6 billion, of which "
    "€1.5 billion came from Germany, €900 million from Italy and the rest from elsewhere in Europe. Its "
    "net profit was €210 million, compared with a net loss of €65 million a year earlier. Halric employs "
    "14,200 people, 600 fewer than a year ago. Analysts at Corvin Bank had expected a profit of €180 "
    "million. Marta Silk of Corvin raised her target for the shares to €48, about 1.5 times Thursday's "
    "close. Exports of ore rose to 5.2 million tonnes in August from 4.0 million tonnes in July."
)
BUSES = (
    "Two in five of the drivers at Pellam Buses, which employs 850 drivers, walked out on Monday. The "
    "company carried 2.4 million passengers in June and 1.9 million in July. Fares will rise 8% to £2.70 "
    "in October. The strike has cost Pellam £4.2 million so far, or £350,000 a day. Its rival Orrin "
    "Coaches made £6 million in the first half, while Pellam lost £2.5 million. Pellam's shares closed at "
    "184 pence on Monday, against 230 pence before the strike was announced. Orrin's rose 3% to 412 "
    "pence. The regulator had fined Pellam £9 million in March; on appeal the fine was cut by a third. "
    "Pellam's pension fund is short of £120 million, three times the deficit of 2023. Of the 60 routes "
    "that Pellam runs, 18 lose money. It trades at 7.5 times expected earnings, while Orrin fetches 11.2 "
    "times."
)
FUND = (
    "Silverlake Fund rose 2.4% in August; the Marden index of small stocks fell 1.1%. The fund is up 9.5% "
    "for the year, against 12.5% for the index. Withdrawals from the fund came to $320 million in August, "
    "while new subscriptions were $410 million. It had 46 holdings at the end of August, up from 41 at "
    "the end of July. Cash made up 12% of the $5.5 billion that it manages. Its largest holding, Corrin "
    "Labs, accounts for $440 million. The fund sold 1.2 million shares of Dale Optics at an average price "
    "of $35. It paid a fee of $2.2 million to lend, which is twice what it paid in July. Short interest "
    "in Dale Optics stood at 14.4% of the float on Aug. 31, up from 9.6% at the end of July. The cost of "
    "insuring Dale's debt has jumped to 310 basis points from 190."
)


def verdict(draft: str, extract: Extract) -> Verdict:
    articles = [
        Article(name, "", "text", text, (Span(0, len(text)),), published=DAY)
        for name, text in (("bonds", BONDS), ("buses", BUSES), ("fund", FUND))
    ]
    return check_draft(draft, articles=articles, extract=extract, dateline=DAY).sentences[0].verdict


PAIRS = [
    (
        "Bids for Veldania's twelve-year bonds came to 72 billion crowns.",
        "Bids for Veldania's twelve-year bonds came to 92 billion crowns.",
    ),
    (
        "Foreign funds took 14 billion crowns of Veldania's twelve-year bonds.",
        "Foreign funds took 8.8 billion crowns of Veldania's twelve-year bonds.",
    ),
    (
        "Halric's sales elsewhere in Europe were €1.2 billion in the second quarter.",
        "Halric's sales elsewhere in Europe were €1.5 billion in the second quarter.",
    ),
    (
        "A year ago Halric employed 14,800 people.",
        "A year ago Halric employed 13,600 people.",
    ),
    (
        "Halric's net profit beat what Corvin Bank had expected by €30 million.",
        "Halric's net profit missed what Corvin Bank had expected by €30 million.",
    ),
    (
        "Halric's shares closed at about €32 on Thursday.",
        "Halric's shares closed at about €72 on Thursday.",
    ),
    (
        "Some 340 drivers of Pellam Buses walked out on Monday.",
        "Some 510 drivers of Pellam Buses walked out on Monday.",
    ),
    (
        "Pellam carried half a million fewer passengers in July than in June.",
        "Pellam carried half a million more passengers in July than in June.",
    ),
    (
        "In June and July together Pellam carried 4.3 million passengers.",
        "In June and July together Pellam carried 5.3 million passengers.",
    ),
    (
        "Orrin did £8.5 million better than Pellam in the first half.",
        "Orrin did £3.5 million better than Pellam in the first half.",
    ),
    (
        "Together Orrin and Pellam made £3.5 million in the first half.",
        "Together Orrin and Pellam made £8.5 million in the first half.",
    ),
    (
        "Pellam's shares have lost a fifth of their value since before the strike was announced.",
        "Pellam's shares have lost a third of their value since before the strike was announced.",
    ),
    (
        "On appeal Pellam's fine was reduced to £6 million.",
        "On appeal Pellam's fine was reduced to £3 million.",
    ),
    (
        "In 2023 the deficit of Pellam's pension fund was £40 million.",
        "In 2023 the deficit of Pellam's pension fund was £360 million.",
    ),
    (
        "Orrin's valuation is 3.7 turns higher than Pellam's.",
        "Orrin's valuation is 3.7 turns lower than Pellam's.",
    ),
    (
        "In August the Silverlake Fund beat the Marden index by 3.5 percentage points.",
        "In August the Silverlake Fund beat the Marden index by 1.3 percentage points.",
    ),
    (
        "Silverlake added five holdings in August.",
        "Silverlake shed five holdings in August.",
    ),
]


@pytest.mark.parametrize(("honest", "wrong"), PAIRS)
def test_what_an_article_tells_of_is_reckoned_and_nothing_else(honest: str, wrong: str, extract: Extract) -> None:
    assert verdict(honest, extract) is Verdict.SUPPORTED
    assert verdict(wrong, extract) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    "draft",
    [
        "Bids of foreign funds for Veldania's twelve-year bonds came to 72 billion crowns.",
        "Pension funds took 14 billion crowns of Veldania's twelve-year bonds.",
        "Halric's sales in Italy were €1.2 billion in the second quarter.",
        "A year ago Orrin employed 14,800 people.",
        "On appeal Orrin's fine was reduced to £6 million.",
        "Pellam did £8.5 million better than Orrin in the first half.",
        "Together Orrin and Pellam lost £3.5 million in the first half.",
        "In August the Marden index beat the Silverlake Fund by 3.5 percentage points.",
        "Pellam's valuation is 3.7 turns higher than Orrin's.",
        "Silverlake's shares closed at about €32 on Thursday.",
    ],
)
def test_a_step_of_another_is_none(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract) is not Verdict.SUPPORTED
