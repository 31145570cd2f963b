"""What a right figure is told of, and who is told to have done it."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.check.figures.kinds import is_of_measure
from narrator.check.figures.known import Said
from narrator.model.claims import Statements
from narrator.model.drafts import Report

Extract = Callable[..., Statements]

GAINS = "Those who bet against hauliers have made paper gains of $740 million since March, according to an estimate by Fennel Tally LLC."
FRESH = "In the last six weeks bears have poured $92 million into wagers against hauliers, Fennel Tally said."
LEFT = "Savers took $380 million out of harbour funds in May, according to strategists of Halden Bank Corp., citing Pelham Flow Data."
HOUSE = "Stanmore Capital, which manages $6.4 billion, has sold its shares in Quillon Stores."
CAME = "By contrast, orchard funds pulled in $5.5 billion last week."
DEALS = "Quillon Stores had revenue of $58 million in the second quarter and owes its banks $21 million."
SHARE = "Wagers against hauliers account for 23% of all short selling, Fennel Tally says."
DEAR = "Quillon trades at 17 times expected earnings, Edda Pallister of Halden Bank said."
OURS = "Retailers made up 26% of the trading in Quillon in May, by this newspaper’s calculations from exchange data."

WRONG = [
    pytest.param(GAINS, "Bears have staked $740 million on a fall of hauliers since March, Fennel Tally estimates.", "subject", id="a profit is no stake"),
    pytest.param(GAINS, "Bets against hauliers have brought realised profits of $740 million since March, Fennel Tally estimates.", "subject", id="on paper is not realised"),
    pytest.param(FRESH, "Bears have earned $92 million from wagers against hauliers in the last six weeks, Fennel Tally said.", "subject", id="a stake is no profit"),
    pytest.param(HOUSE, "Stanmore Capital, which is short $6.4 billion, has sold its shares in Quillon Stores.", "subject", id="what is managed is not short"),
    pytest.param(CAME, "Orchard funds have $5.5 billion in assets.", "subject", id="what came in is not what is managed"),
    pytest.param(DEALS, "Quillon Stores made a profit of $58 million in the second quarter.", "subject", id="sales are no profit"),
    pytest.param(SHARE, "Wagers against hauliers account for 23% of the stock market, Fennel Tally says.", "subject", id="of another whole"),
    pytest.param(DEAR, "Quillon trades at 17 times expected sales, Edda Pallister of Halden Bank said.", "subject", id="a multiple of something else"),
    pytest.param(GAINS, "Fennel Tally has made $740 million since March by betting against hauliers.", "subject", id="who estimated did not bet"),
    pytest.param(LEFT, "Halden Bank took $380 million out of harbour funds in May.", "subject", id="who cited did not withdraw"),
    pytest.param(LEFT, "$380 million was taken out of harbour funds in May by Pelham Flow.", "subject", id="nor did who counted, in the passive"),
    pytest.param(LEFT, "Savers took $380 million out of harbour funds in May, according to Pelham Flow Data, citing Halden Bank.", "misattributed", id="a chain turned round"),
    pytest.param(LEFT, "By Halden Bank's own count savers took $380 million out of harbour funds in May.", "misattributed", id="its own of who cites another"),
    pytest.param(OURS, "Fennel Tally calculated that retailers made up 26% of the trading in Quillon in May.", "misattributed", id="what the paper worked out"),
    pytest.param(LEFT, "Halden Bank is the source of the $380 million that savers took out of harbour funds in May.", "misattributed", id="named as the source"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "draft", "rule"), WRONG)
def test_a_right_figure_told_of_something_else_is_refuted(source: str, draft: str, rule: str, extract: Extract) -> None:
    assert rule in {finding.rule for finding in _checked(source, draft, extract).findings}


BOUGHT = "Quillon Stores has agreed to buy 40% of Pintree, a chandler, for $85 million in cash, the grocer said."

RIGHT = [
    pytest.param(BOUGHT, "Quillon Stores is taking a 40% stake in Pintree, a chandler, for $85 million.", id="a price is no stake"),
    pytest.param(GAINS, "Bets against hauliers have earned $740 million on paper since March, Fennel Tally estimates.", id="another word for profit"),
    pytest.param(GAINS, "Fennel Tally puts the paper gains of bets against hauliers since March at $740 million.", id="who measures puts it"),
    pytest.param(GAINS, "By Fennel Tally's estimate, bears have made $740 million since March by betting against hauliers.", id="a profit by betting"),
    pytest.param(FRESH, "Bets against hauliers grew by $92 million in the last six weeks, Fennel Tally said.", id="a verb that says only how much"),
    pytest.param(LEFT, "Harbour funds lost $380 million to withdrawals in May, said strategists of Halden Bank, citing Pelham Flow Data.", id="a loss that is a flow"),
    pytest.param(CAME, "Orchard funds gathered $5.5 billion in assets last week.", id="assets that come in are a flow"),
    pytest.param(HOUSE, "Stanmore Capital, with $6.4 billion of assets, has sold its shares in Quillon Stores.", id="managed as assets"),
    pytest.param(SHARE, "Of all bets on falling prices, 23% are wagers against hauliers, Fennel Tally says.", id="of the same whole"),
    pytest.param(LEFT, "Pelham Flow Data saw $380 million leave harbour funds in May, strategists of Halden Bank said.", id="who counted saw it"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "draft"), RIGHT)
def test_a_right_figure_in_other_words_passes(source: str, draft: str, extract: Extract) -> None:
    found = [(one.rule, one.message) for one in _checked(source, draft, extract).findings]
    assert [one for one in found if one[0] in {"subject", "misattributed"}] == []


def test_the_message_says_what_the_figure_is_of(extract: Extract) -> None:
    draft = "Bears have earned $92 million from wagers against hauliers in the last six weeks, Fennel Tally said."
    message = _checked(FRESH, draft, extract).findings[0].message
    assert "has “$92 million” as a bet (" in message
    assert message.endswith("the draft has $92 million as a profit or loss")


LETTERS = "The harbour office has written to fourteen carriers to ask why crates came late, three people said. We are handing 30 of them back, one carrier wrote."


@pytest.mark.parametrize(("draft", "passes"), [
    ("The harbour office has punished fourteen carriers over late crates, three people said.", False),
    ("The harbour office has burned 30 crates that came late.", False),
    ("The harbour office asked fourteen carriers why crates came late, three people said.", True),
])  # fmt: skip
def test_what_is_done_to_a_count_stands_in_the_article(draft: str, passes: bool, extract: Extract) -> None:
    assert ("no-evidence" not in {one.rule for one in _checked(LETTERS, draft, extract).findings}) is passes


def test_a_limit_far_from_what_figures_come_to_is_not_worked_out_from_them(extract: Extract) -> None:
    source = f"{GAINS} {FRESH}"
    draft = "Less than 40% of the shares of hauliers have been lent to those who bet against them, Fennel Tally said."
    assert not _checked(source, draft, extract).passed


def _checked(source: str, draft: str, extract: Extract) -> Report:
    return check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)


@pytest.mark.parametrize(
    ("measure", "draft", "of_it"),
    [
        ("new_short_money", "Bears took $57 million out of bets against hauliers.", True),
        ("new_short_money", "Bears put $57 million into bets against hauliers.", True),
        ("new_short_money", "Bears earned $57 million from bets against hauliers.", False),
        ("short_profit", "Bears took $57 million out of harbour funds.", False),
    ],
)
def test_new_money_goes_in_and_out_and_is_no_profit(
    measure: str,
    draft: str,
    of_it: bool,
    extract: Extract,
) -> None:
    [figure] = extract(draft).quantities
    assert is_of_measure(Said(figure, measure, None, None, None, (), draft), measure) is of_it
