"""Who is credited: with a figure, with an opinion, with a forecast."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

Extract = Callable[..., Statements]

FLOW = "Investors withdrew $2.4 billion from small-cap funds last week, according to strategists of Halden Bank Corp., citing Fathom Flows."
PROFIT = "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year, according to an estimate by Tidewater Analytics LLC."
BOTH = PROFIT + " Bets against small caps account for less than 10% of all short selling, Orrery Lending Data said."
COVER = "Short covering in small caps will continue into the autumn, said Odile Ferrant, chief strategist at Brackwater Securities."
EXPECTS = "Brackwater Securities expects short covering in small caps to continue into the autumn."
CHEAP = "Small companies are too expensive for what they earn, Tomas Helverin of Meridian Oak argues."
LEVEL = "The Russell 2000 fell 1.2% to 1,874.30 on Tuesday, according to data compiled by Orrery Lending Data."
FILING = "Corrow Freight lost $14 million in the second quarter, the company said in a filing on Tuesday."
CLOSED = "The Calder exchange closed an hour early on Friday, a spokeswoman, Ines Adair, said."
GROWTH = "Halden Bank forecasts that the economy of Calder will grow 4% in 2032."
RECEIPTS = "Receipts from warehouse rents came to $88 million in May, Fennel Tally’s data show."
PER_POINT = "Pallister reckons that brokers would have to buy $90 million of lenders’ shares for every rise of 1% in the Calder 300."
GONE = "Stanmore Research, which is short of the shares, said that a quarter of the shops of Quillon Stores could not be found."
VISITED = "Quillon’s chief executive, Abel Marchbank, told shareholders in May that four in five of its shops had already been visited."
TOLD = "Edda Pallister of Halden Bank said that Corrow was nearer to its next order than the market believed."
DEMAND = "Marchbank said that vaults in the harbour were as sought after as he had ever known them and that rents had stood still."
PUTS = "Fennel puts the worth of what lies in vaults at $4.1 billion. Pelham Bank rents out most of them."
BEGUN = "Renters paid less for storage in May than in any month of the last two years, according to figures from Fennel Tally.\n\nReceipts came to $88 million in May, 9% less than in April.\n\n“It was a slow spring,” said Abel Marchbank, who runs the vaults of Pelham Custody Bank."
PUBLISHED = Article(
    "vaults",
    "",
    "text",
    BEGUN,
    (
        Span(0, BEGUN.index("Receipts") - 2),
        Span(BEGUN.index("Receipts"), BEGUN.index("“") - 2),
        Span(BEGUN.index("“"), len(BEGUN)),
    ),
    publisher="Vault Review",
)
OWNERS = "Owners of vaults earned less from letting them in May than in any month since the end of 2029, according to figures from Fennel Letting Tally."
QUOTED = "“A pause in June is now what everybody expects, and lenders are where a pause shows first,” said Una Fairlie, an economist at Halden Bank."
SHARE = "Loans to shops account for less than 12% of all lending in Calder, Fennel Tally says. The average rate on them was 0.7% in June."
SHELF = "Fennel Tally puts the value of crates on hire at $2.6 billion, of which 4% stood empty.\n\nUna Fairlie, an economist at Pelham Custody Bank, keeps none."
LETTERS = "The harbour office has written to fourteen carriers to ask why crates were not returned in June, three people who have read the letters said. A spokeswoman for the office said that the questions were usual and declined to comment further."
RIVALS = "The yard of Abel Marchbank was full in May.\n\nEdda Pallister said that she had hired more crates on the day after the storm."
DISCLOSED = "Stanmore Research published a report of 40 pages. The firm disclosed that it was short of Quillon and stood to gain from a fall."

WEIGHED = "“Nobody weighs twice,” said Abel Marchbank, who runs the mill of Quillon.\n\nA heavy crate is no sign that the flour in it is dry. Most crates are weighed on the day they leave.\n\n“We weigh every one,” said Una Fairlie of Halden Bank."
ADVISER = "Edda Pallister has kept the same desk for twelve years. The senior adviser at Halden Bank has told clients to own fewer crates than their rivals since the spring of 2029."

FINDINGS = [
    pytest.param(WEIGHED, "Una Fairlie said that a heavy crate is no sign that its flour is dry.", "misattributed", id="what the article says itself"),
    pytest.param(ADVISER, "Since the spring of 2029 clients should own fewer crates than their rivals.", "attribution-lost", id="the advice of who is described"),
    pytest.param(SHELF, "By Halden Bank’s tally the crates on hire are worth $2.6 billion.", "misattributed", id="by the tally of another house"),
    pytest.param(SHELF, "Pelham Custody Bank values the crates on hire at $2.6 billion.", "misattributed", id="the house that values them is only named beside"),
    pytest.param(SHELF, "A count kept by Halden Bank has the crates on hire worth $2.6 billion.", "misattributed", id="a count kept by another house"),
    pytest.param(LETTERS, "The harbour office’s spokeswoman disclosed that fourteen carriers had been written to about crates.", "misattributed", id="who only spoke of something else"),
    pytest.param(RIVALS, "Abel Marchbank said he had hired more crates on the day after the storm.", "misattributed", id="words without a figure from another mouth"),
    pytest.param(BOTH, "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Orrery Lending Data.", "misattributed", id="another house of the article"),
    pytest.param(PROFIT, "Short sellers of small-cap stocks have made nearly $6 billion this year, according to Halden Bank.", "misattributed", id="a house from nowhere"),
    pytest.param(FLOW, "Data of Halden Bank show that investors withdrew $2.4 billion from small-cap funds last week.", "misattributed", id="who cites is said to have the data"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, Halden Bank estimates.", "misattributed", id="who cites is said to estimate"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, according to data compiled by Halden Bank.", "misattributed", id="who cites is said to compile"),
    pytest.param(PROFIT, "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year.", "attribution-lost", id="an estimate in the draft's own voice"),
    pytest.param(COVER, "Short covering in small caps will continue into the autumn.", "attribution-lost", id="a forecast in words"),
    pytest.param(EXPECTS, "Short covering in small caps is likely to continue into the autumn.", "attribution-lost", id="an expectation in words"),
    pytest.param(CHEAP, "Small companies are too expensive for what they earn.", "attribution-lost", id="an opinion in words"),
    pytest.param(GROWTH, "The economy of Calder will grow 4% in 2032.", "attribution-lost", id="a forecast in figures"),
    pytest.param(PER_POINT, "For each rise of 1% in the Calder 300, brokers must buy $90 million of lenders' shares.", "attribution-lost", id="a reckoning told as what is"),
    pytest.param(GONE, "A quarter of Quillon Stores' shops do not exist.", "attribution-lost", id="an allegation"),
    pytest.param(VISITED, "Four in five of Quillon's shops have already been visited.", "attribution-lost", id="what only its head says"),
    pytest.param(TOLD, "Corrow is nearer to its next order than the market believes.", "attribution-lost", id="what an analyst said, without a word of opinion"),
    pytest.param(DEMAND, "Vaults in the harbour are as sought after as anybody has ever known, and rents hardly moved through a long and dull spring.", "attribution-lost", id="a view among words of the draft's own"),
    pytest.param(RECEIPTS, "Receipts from warehouse rents came to $88 million in May.", "attribution-lost", id="a sentence taken over without its credit"),
    pytest.param(PUBLISHED, "Receipts came to $88 million in May, by Pelham Custody Bank's tally.", "misattributed", id="by another's count"),
    pytest.param(replace(PUBLISHED, publisher="Custody Review"), "Pelham Custody Bank puts receipts at $88 million in May.", "misattributed", id="a bank that shares a word with the paper"),
    pytest.param(PUTS, "Pelham Bank puts the worth of what lies in vaults at $4.1 billion.", "misattributed", id="who puts it at so much"),
    pytest.param(PUBLISHED, "Vault Review has calculated that receipts came to $88 million in May.", "misattributed", id="the paper for whose figures it begins with"),
    pytest.param(PUBLISHED, "Receipts came to $88 million in May, according to figures from Pelham Custody Bank.", "misattributed", id="a house named beside for whose figures they are"),
    pytest.param(OWNERS, "Owners of vaults earned less from letting them in May than in any month since the end of 2029.", "attribution-lost", id="a year is no figure, a word of a name no name"),
    pytest.param(QUOTED, "“A pause in June is now what everybody expects, and lenders are where a pause shows first,”.", "attribution-lost", id="quoted words that nobody speaks"),
    pytest.param(SHARE, "Loans to shops account for less than 12% of all lending in Calder.", "attribution-lost", id="another figure of the article does not free it"),
]  # fmt: skip

FAITHFUL = [
    pytest.param(ADVISER, "Since the spring of 2029 Edda Pallister's advice to clients has been to own fewer crates than their rivals.", id="who was named before the post was"),
    pytest.param(SHELF, "On Fennel Tally’s count the crates on hire are worth $2.6 billion.", id="on the count of the house"),
    pytest.param(SHELF, "Per Fennel Tally, the crates on hire are worth $2.6 billion.", id="per the house"),
    pytest.param(LETTERS, "Insiders say fourteen carriers have been written to about crates.", id="witnesses by another word"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, according to Fathom Flows.", id="the one who cites left out"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, Halden Bank said, citing Fathom Flows.", id="the chain in other words"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, strategists of Halden Bank said.", id="said, not measured"),
    pytest.param(FLOW, "Fathom Flows data cited by Halden Bank show that investors withdrew $2.4 billion from small-cap funds last week.", id="data cited"),
    pytest.param(FLOW, "Investors withdrew $2.4 billion from small-cap funds last week, Fathom Flows data show.", id="data of who measured"),
    pytest.param(PROFIT, "Short sellers of small-cap stocks have made nearly $6 billion this year, Tidewater estimates.", id="a house by its first word"),
    pytest.param(PROFIT, "Tidewater Analytics has new figures. Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year.", id="credit a sentence before"),
    pytest.param(PROFIT, "Short sellers of small-cap stocks have made profits of nearly $6 billion so far this year. The estimate is Tidewater's.", id="credit a sentence after"),
    pytest.param(COVER, "Odile Ferrant of Brackwater Securities said that short covering in small caps will continue into the autumn.", id="a forecast with its speaker"),
    pytest.param(COVER, "Short covering in small caps will continue into the autumn, Brackwater Securities said.", id="a forecast with the house"),
    pytest.param(COVER, "Odile Ferrant is the chief strategist at Brackwater Securities. Short covering in small caps will continue into the autumn, she said.", id="she said"),
    pytest.param(EXPECTS, "Brackwater Securities sees short covering in small caps continuing into the autumn.", id="an expectation with the house"),
    pytest.param(CHEAP, "For Tomas Helverin of Meridian Oak, small companies are too expensive for what they earn.", id="an opinion with its holder"),
    pytest.param(LEVEL, "The Russell 2000 fell 1.2% to 1,874.30 on Tuesday.", id="an index level"),
    pytest.param(FILING, "Corrow Freight lost $14 million in the second quarter.", id="a filing"),
    pytest.param("Corrow Freight will open a terminal in Calder in March, its chief executive, Ines Adair, said.", "Corrow Freight will open a terminal in Calder in March.", id="a plan told by the house's own head"),
    pytest.param(CLOSED, "The Calder exchange closed an hour early on Friday.", id="a fact that somebody told"),
    pytest.param(GROWTH, "The economy of Calder will grow 4% in 2032, Halden Bank forecasts.", id="a forecast credited"),
    pytest.param("Short covering in small caps will continue into the autumn.", "Short covering in small caps will continue into the autumn.", id="a forecast of the paper's own"),
    pytest.param(RECEIPTS, "In May renters of warehouses paid $88 million.", id="what was counted, in other words"),
    pytest.param(RECEIPTS, "Receipts from warehouse rents came to $88 million in May, by Fennel's tally.", id="by the house's own count"),
    pytest.param(PUTS, "Fennel puts the worth of what lies in vaults at $4.1 billion.", id="the house by its first word puts it at so much"),
    pytest.param(PER_POINT, "Brokers must buy $90 million of lenders' shares for each rise of 1% in the Calder 300, by Pallister's reckoning.", id="a reckoning credited"),
    pytest.param(VISITED, "Marchbank told Quillon's shareholders that four in five of its shops had been visited.", id="told by a surname"),
    pytest.param(TOLD, "Corrow is nearer to its next order than the market believes, says Pallister.", id="an analyst named"),
    pytest.param(PUBLISHED, "Receipts came to $88 million in May, according to Fennel Tally.", id="whose figures it begins with"),
    pytest.param(PUBLISHED, "Receipts came to $88 million in May, according to Vault Review.", id="the paper said it"),
    pytest.param("Una Fairlie, head of lending at Pelham Bank, said that Corrow had paid 91% of its rent.", "According to the bank's head of lending, Una Fairlie, Corrow has paid 91% of its rent.", id="named behind her post"),
    pytest.param("Abel Marchbank of Quillon weighed flour in May. A heavy crate is no sign that the flour in it is dry, he said. Una Fairlie disagreed: “We weigh every one,” she said.", "Abel Marchbank said that a heavy crate is no sign that its flour is dry.", id="where he goes on speaking"),
    pytest.param(DISCLOSED, "The firm disclosed that it was short of Quillon and stood to gain from a fall.", id="the article's own verb of saying"),
    pytest.param("Warehouse rents fell to 2.4% of sales, according to Brackwater Securities. “It was a slow spring,” said Odile Ferrant, chief strategist at Brackwater Securities.", "Warehouse rents fell to 2.4% of sales, Odile Ferrant of Brackwater Securities said.", id="who works for the house"),
    pytest.param(OWNERS, "Fennel has counted what vaults earn. Owners of vaults earned less from letting them in May than in any month since the end of 2029.", id="named a sentence before"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "draft", "rule"), FINDINGS)
def test_wrong_and_missing_credit_is_found(source: str | Article, draft: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    assert rule in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(("source", "draft"), FAITHFUL)
def test_right_credit_in_other_words_passes(source: str | Article, draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    found = [(finding.rule, finding.message) for finding in report.findings]
    assert [one for one in found if one[0] not in {"copied", "unsupported"}] == []


def test_the_message_says_whose_measurement_it_is(extract: Extract) -> None:
    draft = "Data of Halden Bank show that investors withdrew $2.4 billion from small-cap funds last week."
    found = check_draft(draft, articles=[FLOW], extract=extract).findings[0]
    assert "the measurement is that of Fathom Flows, which Halden Bank Corp. cites" in found.message
    assert found.suggestion == "Fathom Flows"


def test_the_paper_may_be_credited_with_what_it_says_itself(extract: Extract) -> None:
    text = "Small-cap funds took in $310 million in May 2031."
    paper = Article("ledger", "", "text", text, (Span(0, len(text)),), publisher="Quayside Ledger")
    draft = "Small-cap funds took in $310 million in May 2031, the Quayside Ledger reported."
    assert check_draft(draft, articles=[paper], extract=extract).passed
    other = draft.replace("the Quayside Ledger reported", "according to Halden Bank")
    assert [one.rule for one in check_draft(other, articles=[paper], extract=extract).findings][:1] == ["misattributed"]
