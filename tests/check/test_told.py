"""Forecasts told as facts, comparisons turned round, superlatives that the article does not make."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.ranking import excludes, ranked
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

GROWS = "Halden Bank expects the economy of Calder to grow 4% in 2031."
COULD = "Short sellers of large caps could lose $3 billion this year, Tidewater Analytics said."
LIKELY = "The Calder 300 is likely to fall 6% by December, Brackwater Securities said."
CUTS = "Corrow Freight may cut its dividend in May, Halden Bank said."
TOLLS = (
    "Tolls on the bridge might rise by 5% next spring, mayor Ivo Brand said. He said that the bridge would open in May."
)
PIER = "Ines Korda said that a second pier could be built by 2034. The port may cut its forecast for grain, deputy head Tom Reeve said."
YET = "The board of Calder has yet to name a successor to Cole Dunn."
UNPAID = "The port has not yet published its accounts."
RULED_OUT = "The mayor of Calder ruled out a ban on barges on the river."
SOUGHT = "The weavers sought to gain a seat on the board."
STOP = "The dockers wanted to block the merger with Orrin."
DENIED = "Harrow Mills denied that it had misled its lenders."
COVER = "Brackwater Securities expects short covering in small caps to continue into the autumn."
DID = "Corrow Freight cut its dividend in May, the company said."
LOST = "Short sellers of large caps lost $3 billion in August, Tidewater Analytics said."
MORE = "Small-cap funds lost more money than large-cap funds in May."
OUTPACED = "The Calder 300 outpaced the Calder 100 in May."
TWICE = "Small-cap funds took in twice as much money as large-cap funds in May."
HIGHER = "Borrowing fees for lenders were higher than fees for shippers in August."
FIGURES = "The Calder 300 has gained 4% this year, far less than the 12% of the Calder 100."
MONTHS = "Investors withdrew $2.4 billion from small-cap funds last week, the most in almost three months."
LARGEST = "Corrow Freight reported the largest loss of any shipper in August."
FIRST = "Teldane was the first lender to close its short book in August."
PLAIN = "Investors withdrew $2.4 billion from small-cap funds last week."
RECORD = "Short interest in lenders rose to a record $14 billion in August."
SINCE = "Borrowing fees for lenders rose to 12% in August, the highest since 2029."
APRIL = "Deposits at the savings banks of Calder were the lowest since April."
BUT = "Borrowing shares of Corrow Freight cost more in August than borrowing those of any shipper but Pinmoor."
TARGET = "Selby has raised her price target for Corrow Freight to $40, about twice Friday's price."
YIELD = "Corrow Freight sold its new shares at a price of $14.20, five cents more than dealers had hoped for."
STRIKE = "A strike at the port of Calder in October is the central case, Halden Bank said."
MIGHT = "Harriet Molesworth said that Corrow Freight might close its northern depots."
LEASES = "Leases on two depots of Corrow Freight end in October."

SHARE = "The board of Calder voted to raise the share of their water that mills may draw from the river to a quarter."
BILL = "The second bill would outlaw nets in the harbour, Selby said."
TRADE = "Robert Hale of the weavers said both bills promote the freedom of this city's fastest-growing trade to sell its cloth."
LEVY = "No new levy should be imposed on the ferries of Calder, the council said in a report."
LEAVE = "Under the new rules, mills may draw water from the river of Calder for up to 90 days."
DRAFTING = "The council of Calder is preparing a bill that would cap the dues of ferries."
SIGNS = "The mayor will sign a bill that outlaws nets in the harbour."
BERTHS = "In March the port of Calder said it would oversee the building of up to 150 new berths, easing the crush."
FEWER = "The number of looms in Calder may shrink to 400 this year, Selby said."

FINDINGS = [
    pytest.param(YET, "The board of Calder has named a successor to Cole Dunn.", "direction", id="named for yet to name"),
    pytest.param(RULED_OUT, "The mayor of Calder will ban barges from the river.", "direction", id="will for ruled out"),
    pytest.param(SOUGHT, "The weavers gained a seat on the board.", "forecast", id="gained for sought to gain"),
    pytest.param(STOP, "The dockers blocked the merger with Orrin.", "forecast", id="blocked for wanted to block"),
    pytest.param(DENIED, "Harrow Mills confirmed the claim that it had misled its lenders.", "direction", id="confirmed for denied"),
    pytest.param(TOLLS, "Mayor Ivo Brand said tolls on the bridge would rise by 5% next spring.", "forecast", id="said might, told as would"),
    pytest.param(TOLLS, "Tolls on the bridge will rise by 5% next spring, mayor Ivo Brand said.", "forecast", id="told as will next spring"),
    pytest.param(PIER, "Ines Korda said that a second pier would be built by 2034.", "forecast", id="could be, told as would be"),
    pytest.param(PIER, "The port will cut its forecast for grain, deputy head Tom Reeve said.", "forecast", id="a forecast that is cut"),
    pytest.param(SIGNS, "The mayor signed a bill that outlaws nets in the harbour.", "forecast", id="a bill to be signed told as signed"),
    pytest.param(LEAVE, "Under the new rules, mills drew water from the river of Calder for up to 90 days.", "forecast", id="a leave told as used"),
    pytest.param(LEAVE, "Under the new rules, mills have drawn water from the river of Calder for up to 90 days.", "forecast", id="a leave told as used since"),
    pytest.param(LEAVE, "Under the new rules, mills must draw water from the river of Calder for up to 90 days.", "forecast", id="a leave told as a duty"),
    pytest.param(DRAFTING, "The council of Calder passed a bill that caps the dues of ferries.", "forecast", id="a draft told as a law"),
    pytest.param(BILL, "The second bill outlawed nets in the harbour, Selby said.", "forecast", id="a bill told as a law"),
    pytest.param(BERTHS, "In March the port of Calder oversaw the building of up to 150 new berths.", "forecast", id="a plan told as done"),
    pytest.param(TRADE, "Robert Hale of the weavers, who speaks for Orrin and other mills, said that both bills aim to support this city's slowest-growing trade.", "superlative", id="the fastest told as the slowest"),
    pytest.param(FEWER, "The number of looms in Calder shrank to 400 this year, Selby said.", "forecast", id="a number that may shrink told as shrunk"),
    pytest.param("A levy should be imposed on the ferries of Calder, the council said in a report.", "Imposing a levy on the ferries of Calder is not warranted, the council said in a report.", "direction", id="what should be done told as what should not"),
    pytest.param(GROWS, "The economy of Calder grew 4% in 2031, according to Halden Bank.", "forecast", id="expected growth told as growth"),
    pytest.param(COULD, "Short sellers of large caps lost $3 billion this year, Tidewater Analytics said.", "forecast", id="a possible loss told as a loss"),
    pytest.param(LIKELY, "The Calder 300 fell 6% by December, Brackwater Securities said.", "forecast", id="a likely fall told as a fall"),
    pytest.param(CUTS, "Corrow Freight cut its dividend in May, Halden Bank said.", "forecast", id="a possible cut told as a cut"),
    pytest.param(
        "Leases on two depots of Corrow Freight end in October and will not be extended.",
        "Leases on two depots of Corrow Freight end in October and were not extended.",
        "forecast",
        id="will not be told as were not beside a dated present",
    ),
    pytest.param("The wool auction at Wexham closed. Bids came to 1.8 times the bales, the lowest ratio since March.", "The wool auction at Wexham drew the strongest bids since March.", "superlative", id="the lowest ratio told as the strongest bids"),
    pytest.param("Permits for the two ferries end in August.", "Permits for the two ferries have run out.", "forecast", id="a dated end told as an end"),
    pytest.param("The strike at both yards ends on 3 March.", "The strike at both yards has come to an end.", "forecast", id="an end on a day told as an end"),
    pytest.param(COVER, "Short covering in small caps continued into the autumn, Brackwater Securities said.", "forecast", id="expected covering told as covering"),
    pytest.param("The court will rule on the Corrow case on Friday.", "The court ruled on the Corrow case on Friday.", "forecast", id="will told as has"),
    pytest.param(LOST, "Short sellers of large caps could lose $3 billion in August, Tidewater Analytics said.", "forecast", id="a loss told as a possible loss"),
    pytest.param("The minister is considering closing two mines in the north.", "The minister has closed two mines in the north.", "forecast", id="considered told as done, beside a figure"),
    pytest.param("Brackwater Securities has expected a decline of lenders since the winter.", "Lenders have declined since the winter.", "forecast", id="an expected decline told as a decline"),
    pytest.param(MORE, "Large-cap funds lost more money than small-cap funds in May.", "comparison", id="more than, sides changed"),
    pytest.param(MORE, "Small-cap funds lost less money than large-cap funds in May.", "comparison", id="more made less"),
    pytest.param(OUTPACED, "The Calder 100 outpaced the Calder 300 in May.", "comparison", id="outpaced, sides changed"),
    pytest.param(OUTPACED, "The Calder 300 lagged the Calder 100 in May.", "comparison", id="outpaced made lagged"),
    pytest.param(TWICE, "Small-cap funds took in three times as much money as large-cap funds in May.", "comparison", id="twice made three times"),
    pytest.param(TWICE, "Large-cap funds took in twice as much money as small-cap funds in May.", "comparison", id="twice, sides changed"),
    pytest.param(HIGHER, "Borrowing fees for lenders were lower than fees for shippers in August.", "comparison", id="higher made lower"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week, the most in almost three years.", "superlative", id="months made years"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week, the least in almost three months.", "superlative", id="most made least"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week, the most in almost six months.", "superlative", id="three made six"),
    pytest.param("It was the coldest night in forty years in the valley.", "It was the coldest night in fourteen years in the valley.", "superlative", id="forty made fourteen"),
    pytest.param("Volume on the exchange was the heaviest of the year on Friday.", "Volume on the exchange was the lightest of the year on Friday.", "superlative", id="heaviest made lightest"),
    pytest.param(LARGEST, "Corrow Freight reported the smallest loss of any shipper in August.", "superlative", id="largest made smallest"),
    pytest.param(FIRST, "Teldane was the second lender to close its short book in August.", "superlative", id="first made second"),
    pytest.param(PLAIN, "Investors withdrew a record $2.4 billion from small-cap funds last week.", "superlative", id="a record from nowhere"),
    pytest.param(PLAIN, "Investors withdrew $2.4 billion from small-cap funds last week, the most since 2029.", "superlative", id="a superlative from nowhere"),
    pytest.param(SINCE, "Borrowing fees for lenders rose to 12% in August, the highest since 2025.", "superlative", id="another year"),
    pytest.param(SINCE, "Borrowing fees for lenders rose to a record 12% in August.", "superlative", id="the highest in years made a record"),
    pytest.param(TARGET, "The 88 crowns that Selby expects of Corrow Freight's shares are $40, four times Friday's price.", "comparison", id="twice made four times, with the figure"),
    pytest.param(YIELD, "Dealers had hoped for a higher price than the $14.20 at which Corrow Freight sold its shares.", "comparison", id="more than hoped, turned round"),
    pytest.param(STRIKE, "A strike at the port of Calder in October is certain.", "forecast", id="the central case told as certain"),
    pytest.param(STRIKE, "The port of Calder will strike in October.", "forecast", id="the central case told as what will be"),
    pytest.param(MIGHT, "Corrow Freight will close its northern depots, Harriet Molesworth said.", "forecast", id="might made will, the speaker kept"),
    pytest.param(LEASES, "Leases on two depots of Corrow Freight have ended.", "forecast", id="what ends next month told as ended"),
    pytest.param("The most crowded ferries left the port of Calder on Friday.", "On Friday the least crowded ferries left the port of Calder.", "superlative", id="most crowded made least crowded"),
    pytest.param(APRIL, "Deposits at the savings banks of Calder were the thinnest and lowest in six years.", "superlative", id="since a month made six years"),
    pytest.param(APRIL, "Deposits at the savings banks of Calder were the lowest since the winter of 2026.", "superlative", id="since a month made since a year"),
    pytest.param(BUT, "Borrowing shares of Corrow Freight cost more in August than borrowing those of any shipper.", "superlative", id="the exception is gone"),
    pytest.param(BUT, "No shipper's shares cost more to borrow in August than those of Corrow Freight.", "superlative", id="no other costs more"),
]  # fmt: skip

FAITHFUL = [
    pytest.param(YET, "The board of Calder has not yet named a successor to Cole Dunn.", id="not yet for yet to"),
    pytest.param(YET, "The board of Calder has not named a successor to Cole Dunn.", id="not for yet to"),
    pytest.param(UNPAID, "The port has yet to publish its accounts.", id="yet to for not yet"),
    pytest.param(RULED_OUT, "The mayor of Calder will not ban barges from the river.", id="will not for ruled out"),
    pytest.param(SOUGHT, "The weavers tried to gain a seat on the board.", id="tried for sought"),
    pytest.param(DENIED, "Harrow Mills rejected the claim that it had misled its lenders.", id="rejected the claim for denied"),
    pytest.param(TOLLS, "Tolls on the bridge could go up by 5% next spring, mayor Ivo Brand said.", id="said might"),
    pytest.param(TOLLS, "Brand said the bridge would open in May.", id="said would"),
    pytest.param(PIER, "A second pier might be built by 2034, Ines Korda said.", id="might be for could be"),
    pytest.param(GROWS, "Halden Bank said the economy of Calder would grow 4% in 2031.", id="what a bank expects, it said would be"),
    pytest.param(SHARE, "The board of Calder unanimously decided to raise the share of the water drawn from the river by mills to a quarter.", id="what a rule lets mills do"),
    pytest.param(LEAVE, "Under the new rules, mills draw water from the river of Calder for up to 90 days.", id="what rules let mills do"),
    pytest.param(LEAVE, "Water drawn by mills from the river of Calder under the new rules is theirs for up to 90 days.", id="what is done under a leave"),
    pytest.param(DRAFTING, "The council of Calder is working on a bill that caps the dues of ferries.", id="a bill being written"),
    pytest.param(BILL, "They include a second bill that outlaws nets in the harbour, Selby said.", id="what a bill does"),
    pytest.param(TRADE, "Robert Hale of the weavers, who speaks for Orrin and other mills, said that both bills aim to support this city's fastest-growing trade.", id="a superlative of no name"),
    pytest.param(LEVY, "Imposing a new levy on the ferries of Calder is not warranted, the council said in a report.", id="what should not be done is not warranted"),
    pytest.param(BERTHS, "In March the port of Calder announced its intention to oversee the building of up to 150 additional berths.", id="an intention"),
    pytest.param("Permits for the two ferries end in August.", "Permits for the two ferries run out in August.", id="runs out when it ends"),
    pytest.param("The wool auction at Wexham closed. Bids came to 1.8 times the bales, the lowest ratio since March.", "The wool auction at Wexham drew the weakest bids since March.", id="the lowest ratio is the weakest bids"),
    pytest.param("Permits for the two ferries ended long ago.", "Permits for the two ferries have run out.", id="ended and run out"),
    pytest.param(GROWS, "The economy of Calder is expected to grow 4% in 2031, according to Halden Bank.", id="is expected to"),
    pytest.param(GROWS, "Halden Bank sees the economy of Calder growing 4% in 2031.", id="sees"),
    pytest.param(GROWS, "Halden Bank forecasts growth of 4% for the economy of Calder in 2031.", id="forecasts"),
    pytest.param(GROWS, "Halden Bank's forecast for growth of the economy of Calder in 2031 is 4%.", id="its forecast is"),
    pytest.param(COULD, "Tidewater Analytics said short sellers of large caps might lose $3 billion this year.", id="might for could"),
    pytest.param(LIKELY, "Brackwater Securities predicts that the Calder 300 will fall 6% by December.", id="predicts"),
    pytest.param(CUTS, "Corrow Freight could cut its dividend in May, Halden Bank said.", id="could for may"),
    pytest.param(CUTS, "A cut of Corrow Freight's dividend in May is possible, Halden Bank said.", id="is possible"),
    pytest.param(COVER, "Brackwater Securities sees short covering in small caps continuing into the autumn.", id="sees it continuing"),
    pytest.param("The company said it expects sales to rise. Sales rose 4% in May.", "Sales rose 4% in May.", id="the fact after the forecast"),
    pytest.param("The Treasury plans to sell $38 billion of notes next week.", "Notes of $38 billion are to be sold by the Treasury next week.", id="are to be sold"),
    pytest.param("A report said that a third of Corrow's customers could not be found.", "A third of Corrow's customers could not be found, a report said.", id="could not is no forecast"),
    pytest.param("Sales at Corrow rose faster than costs in May.", "Costs at Corrow rose more slowly than sales in May.", id="more slowly for faster"),
    pytest.param("The index closed higher than it had on Monday.", "The index closed above Monday's level.", id="above for higher than"),
    pytest.param("The most profitable shorts this year are lenders.", "Lenders are the most profitable shorts of the year.", id="of the year for this year"),
    pytest.param(DID, "Corrow Freight has cut its dividend in May, the company said.", id="a fact as a fact"),
    pytest.param("Rates, which rose in May, may fall again in August.", "Rates rose in May.", id="the fact beside the forecast"),
    pytest.param(MORE, "Large-cap funds lost less money than small-cap funds in May.", id="turned round"),
    pytest.param(MORE, "In May small-cap funds lost more money than did large-cap funds.", id="with did"),
    pytest.param(OUTPACED, "The Calder 100 lagged the Calder 300 in May.", id="lagged by the other"),
    pytest.param(OUTPACED, "The Calder 300 beat the Calder 100 in May.", id="beat for outpaced"),
    pytest.param(OUTPACED, "In May the Calder 100 was outpaced by the Calder 300.", id="a passive"),
    pytest.param(TWICE, "Small-cap funds took in double the money of large-cap funds in May.", id="double for twice"),
    pytest.param(HIGHER, "Fees for shippers were lower than borrowing fees for lenders in August.", id="lower, turned round"),
    pytest.param(FIGURES, "The Calder 300 has gained 4% this year, well below the 12% of the Calder 100.", id="below for less than"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week, the most for nearly three months.", id="for nearly"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week, the biggest withdrawal in almost three months.", id="biggest for most"),
    pytest.param(MONTHS, "Investors withdrew $2.4 billion from small-cap funds last week.", id="left out"),
    pytest.param(LARGEST, "Of all shippers, Corrow Freight reported the biggest loss in August.", id="biggest for largest"),
    pytest.param(FIRST, "Teldane closed its short book in August, the first lender to do so.", id="first, said later"),
    pytest.param(RECORD, "Short interest in lenders rose in August to $14 billion, a record.", id="a record, said later"),
    pytest.param(RECORD, "Short interest in lenders rose in August to $14 billion, the highest ever.", id="highest ever for a record"),
    pytest.param(SINCE, "Borrowing fees for lenders rose to 12% in August, the highest level since 2029.", id="highest level"),
    pytest.param(TARGET, "The $40 that Selby expects of Corrow Freight's shares are roughly twice Friday's price.", id="twice, with the figure"),
    pytest.param(YIELD, "Dealers had hoped for a lower price than the $14.20 at which Corrow Freight sold its shares.", id="less than the figure, turned round"),
    pytest.param(STRIKE, "A strike at the port of Calder in October is likely, Halden Bank says.", id="the central case is likely"),
    pytest.param(MIGHT, "Corrow Freight may close its northern depots, Harriet Molesworth said.", id="may for might"),
    pytest.param("Selby has expected a fall of the Calder 300 since the winter.", "Selby has been waiting for the Calder 300 to fall since the winter.", id="waits for what is expected"),
    pytest.param("Two surveyors had warned that the pier would need four times as many piles.", "Two surveyors had said that the pier needed four times as many piles.", id="would need is needs"),
    pytest.param(LEASES, "Leases on two depots of Corrow Freight will end in October.", id="will end for end"),
    pytest.param("Corrow Freight plans to open a depot in the north next year.", "Corrow Freight will open a depot in the north next year.", id="will for plans to"),
    pytest.param(APRIL, "Deposits at the savings banks of Calder were the lowest in five months.", id="in months for since a month"),
    pytest.param(BUT, "Only those of Pinmoor cost more to borrow in August than shares of Corrow Freight.", id="only one costs more"),
    pytest.param(BUT, "Shares of Corrow Freight were the second dearest of any shipper to borrow in August.", id="the second dearest"),
    pytest.param("The shares of Pinmoor closed at a record on Friday after a report that sales had doubled since March.", "Pinmoor shares closed at a record on Friday.", id="a record, and since when of something else"),
    pytest.param("In the first quarter small-cap funds lost money.", "Small-cap funds lost money in the first quarter.", id="first of a quarter"),
    pytest.param(PLAIN, "Most of the money that left the funds last week, $2.4 billion, was withdrawn from small-cap funds by investors.", id="most of the money"),
]  # fmt: skip


def rules(source: str, draft: str, extract: Extract) -> list[tuple[str, str]]:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    return [(finding.rule, finding.message) for finding in report.findings]


@pytest.mark.parametrize(("source", "draft", "rule"), FINDINGS)
def test_what_is_told_otherwise_is_found(source: str, draft: str, rule: str, extract: Extract) -> None:
    assert rule in {name for name, _ in rules(source, draft, extract)}


@pytest.mark.parametrize(("source", "draft"), FAITHFUL)
def test_the_same_in_other_words_passes(source: str, draft: str, extract: Extract) -> None:
    assert [
        one for one in rules(source, draft, extract) if one[0] in {"forecast", "comparison", "superlative", "direction"}
    ] == []


@pytest.mark.parametrize(
    ("draft", "source", "another"),
    [
        ("the least liked reefs", "the most feared reefs", False),
        ("the least crowded ferries", "the most crowded ferries", True),
        ("the least in three months", "the most in three months", True),
    ],
)
def test_most_and_least_are_opposites_of_one_quality(draft: str, source: str, another: bool) -> None:
    assert excludes(ranked(draft)[0], ranked(source)[0]) is another
