"""An earnings call, a market report and a piece of general news as an honest summary retells them, and as one errs."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

CALL = (
    "Third quarter revenue was $2.14 billion, up 9% from the prior year period, with organic growth of 6%. "
    "Adjusted earnings per share came in at $1.87, compared to $1.62 a year ago. "
    "Gross margin expanded 120 basis points to 41.3%, driven primarily by lower freight costs. "
    "We generated $310 million of free cash flow in the quarter and returned $185 million to shareholders, including "
    "$120 million of share repurchases. We closed the acquisition of Norvik Pumps on September 1 for $415 million in "
    "cash, and we expect it to add approximately $50 million to fourth quarter revenue. "
    "Our backlog ended the quarter at $1.6 billion, a record, and the book-to-bill ratio was 1.08."
)
MARKET = (
    "Stocks slid on Thursday. Chipmaker Orlo Devices dropped 6.4% and software group Tessel lost 5.1%. "
    "Shares of the grocer Fenwick & Daughters tumbled 11% after it cut its forecast. "
    "Its rival Marlow Foods, which reports next Tuesday, fell 4%."
)
FERRY = (
    "A ferry carrying 212 passengers ran aground off Larne late on Tuesday. Tarbert Lines owns the ship.\n\n"
    "The Lady Maeve lost power in heavy seas, according to the Maritime Agency.\n\n"
    "“We heard a bang,” said Moira Kennedy, a retired teacher from Ayr.\n\n"
    "Rescuers worked through the night.\n\n"
    "It is the third time in five years that a ship of Tarbert Lines has broken down.\n\n"
    "Opposition lawmakers called for its licence to be suspended.\n\n"
    "Divers found no sign of a leak.\n\n"
    "A storm is forecast for the weekend.\n\n"
    "In 2019, the firm was fined £450,000 after an engine fire injured two sailors."
)
BIRDS = (
    "Mexican police have arrested the suspected leader of a gang accused of smuggling rare parrots to buyers in Europe "
    "and the United States. Conservation groups say that as many as 78,000 parrots are taken from the wild in Mexico "
    "every year, and that three in four die before they are sold. The surviving birds were taken to a sanctuary in "
    "Campeche. Veterinarians hope to release the healthiest ones in the spring. "
    "The European Union, which outlawed the trade in 2007, welcomed the arrest. "
    "Customs officials at Madrid airport seized 64 eggs of the yellow-headed parrot."
)
STORES = (
    "SG&A expense grew 40 basis points as a percentage of sales, primarily because of wage increases. "
    "We anticipate diluted earnings per share in the range of $8.60 to $8.90 for fiscal 2023. "
    "During the quarter we repurchased 1.1 million shares for $140 million."
)


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        (
            "Mexican police arrested the suspected leader of a gang that smuggled rare parrots to buyers in Europe and America.",
            BIRDS,
        ),
        ("Conservationists estimate that up to 78,000 parrots are captured in the wild in Mexico every year.", BIRDS),
        (
            "The surviving birds were taken to a sanctuary in Campeche, and veterinarians hope to release the healthiest in spring.",
            BIRDS,
        ),
        ("The EU, which outlawed the trade in 2007, welcomed the arrest.", BIRDS),
        ("At Madrid airport 64 eggs of the yellow-headed parrot were confiscated by customs officials.", BIRDS),
        ("SG&A expense grew 40 basis points as a percentage of sales due to higher wages.", STORES),
        ("Diluted earnings per share for fiscal 2023 are projected to be between $8.60 and $8.90.", STORES),
        ("In the quarter 1.1 million shares were bought back for $140 million.", STORES),
        ("Revenue rose 9% to about $2.1 billion in the third quarter, with organic growth of 6%.", CALL),
        ("The company reported third-quarter revenue of $2.14 billion and adjusted EPS of $1.87.", CALL),
        ("The company posted organic growth of 6% and a gross margin of 41.3% in the third quarter.", CALL),
        ("Shareholders received $185 million in the quarter, including $120 million in repurchases.", CALL),
        ("Free cash flow came to $310 million, of which $185 million was returned to shareholders.", CALL),
        (
            "The purchase of Norvik Pumps, completed on September 1 for $415 million, is expected to add about $50 million to fourth-quarter revenue.",
            CALL,
        ),
        ("Backlog reached a record $1.6 billion at the end of the quarter with a book-to-bill ratio of 1.08.", CALL),
        ("Shares of Orlo Devices were down 6.4% and those of Tessel 5.1%.", MARKET),
        ("Marlow Foods, a competitor of Fenwick that is due to report on Tuesday, slipped 4%.", MARKET),
        ("More than 200 people were on a ferry that ran aground off Larne on Tuesday.", FERRY),
        ("Tarbert Lines was fined £450,000 in 2019 after an engine fire injured two sailors.", FERRY),
    ],
)
def test_an_honest_summary_gets_no_finding(draft: str, page: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[page], extract=extract)
    assert [(one.rule, one.message) for one in report.findings if one.rule != "copied"] == []


@pytest.mark.parametrize(
    ("draft", "page"),
    [
        (
            "Mexican police arrested the suspected leader of a gang that smuggled rare parrots to buyers in Europe and Canada.",
            BIRDS,
        ),
        ("The sanctuary in Campeche is home to the healthiest parrots of Madrid.", BIRDS),
        ("The UN, which outlawed the trade in 2007, welcomed the arrest.", BIRDS),
        ("Customs officials at Madrid airport hatched 64 eggs of the yellow-headed parrot.", BIRDS),
        ("SG&A expense is due to grow 40 basis points as a percentage of sales.", STORES),
        ("Diluted earnings per share for fiscal 2023 were between $8.60 and $8.90.", STORES),
        ("In the quarter 1.1 million shares were issued for $140 million.", STORES),
        ("Revenue rose 9% to about $2.1 billion in the second quarter, with organic growth of 6%.", CALL),
        ("The company reported adjusted EPS of $2.14 billion in the third quarter.", CALL),
        ("The company posted organic growth of 6% and a gross margin of 42.3% in the third quarter.", CALL),
        ("The company lost $185 million in the quarter.", CALL),
        ("The sale of Norvik Pumps, completed on September 1, brought in $415 million in cash.", CALL),
        ("Backlog fell to its lowest, $1.6 billion, at the end of the quarter.", CALL),
        ("Shares of Orlo Devices were down 5.1% and those of Tessel 6.4%.", MARKET),
        ("Fenwick & Daughters, a competitor of Marlow Foods, slipped 4%.", MARKET),
        ("More than 300 people were on a ferry that ran aground off Larne on Tuesday.", FERRY),
        ("The Maritime Agency was fined £450,000 in 2019 after an engine fire injured two sailors.", FERRY),
    ],
)
def test_a_summary_that_errs_gets_one(draft: str, page: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[page], extract=extract)
    assert [one.rule for one in report.findings if one.rule != "copied"]
