"""A figure that the articles have of another name than the draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

Extract = Callable[..., Statements]

DAY = date(2026, 6, 22)
FERRIES = (
    "Days to cover are 7.2 for Ormond Ferries, 4.6 for Tessel Lines and 3.1 for Quarrick. The ferry stock with most "
    "shares on loan is Ormond Ferries, with 18.4% of its float out. Tessel Lines comes second at 12.7%, and Quarrick, "
    "which sails only in summer, third at 8.9%. Borrowing Ormond costs 9.5% a year.\n\n"
    "Quarrick sold a yard in May. It earned $31 million on the sale. Ormond's own sale brought in $54 million.\n\n"
    "Ormond's board approved a buyback of $620 million. Tessel's is smaller, $140 million. Data from Bellweather, "
    "which works from custody records, put the borrowed stock at 14.3% of Tessel's shares and 11.6% of Quarrick's."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(
            "It would take 4.6 days to cover the shorts of Tessel Lines.",
            "It would take 4.6 days to cover the shorts of Quarrick.",
            id="a list behind the figures",
        ),
        pytest.param(
            "At Ormond Ferries, 18.4% of the float is out on loan.",
            "At Tessel Lines, 18.4% of the float is out on loan.",
            id="the name before",
        ),
        pytest.param(
            "Tessel Lines is second, with 12.7% of its float on loan.",
            "Quarrick is second, with 12.7% of its float on loan.",
            id="another behind it",
        ),
        pytest.param("Quarrick earned $31 million on its yard.", "Ormond earned $31 million on its yard.", id="it"),
        pytest.param(
            "Ormond Ferries' board has approved a $620 million buyback.",
            "Tessel Lines' board has approved a $620 million buyback.",
            id="of the board",
        ),
        pytest.param(
            "Bellweather has 11.6% of Quarrick's shares on loan.",
            "Bellweather has 11.6% of Tessel's shares on loan.",
            id="of two in one sentence",
        ),
    ],
)
def test_whose_a_figure_is(right: str, wrong: str, extract: Extract) -> None:
    article = Article("ferries", "", "text", FERRIES, (Span(0, len(FERRIES)),), published=DAY)
    rules = [
        {found.rule for found in check_draft(one, articles=[article], extract=extract, dateline=DAY).findings}
        for one in (right, wrong)
    ]
    assert "subject" not in rules[0]
    assert rules[1] & {"subject", "misattributed", "name", "no-evidence"}


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("Bellweather counts 14.3% of Tessel's shares as borrowed.", id="who measures"),
        pytest.param("Mid-May Ferry-Link orders cost Ormond 9.5% a year, Bellweather says.", id="words with hyphens"),
        pytest.param("Tessel's larger rival pays lenders 9.5% a year.", id="the rival of a name"),
        pytest.param("Ormond, which competes with Tessel, costs 9.5% a year to borrow.", id="another beside it"),
    ],
)
def test_other_names_beside_a_figure(draft: str, extract: Extract) -> None:
    article = Article("ferries", "", "text", FERRIES, (Span(0, len(FERRIES)),), published=DAY)
    report = check_draft(draft, articles=[article], extract=extract, dateline=DAY)
    assert "subject" not in {found.rule for found in report.findings}


CREWS = (
    "Crews\n\nOrmond Ferries and Tessel Lines employ 600 and 2,300 people respectively. Quarrick has 64 million shares"
    " outstanding, of which 21 million are on loan. Its borrow fee is 38% a year. Tessel sails to the isles."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("Tessel Lines employs 2,300 people.", "Ormond Ferries employs 2,300 people.", id="one of a list"),
        pytest.param(
            "Tessel Lines and Ormond Ferries employ 2,300 and 600 people respectively.",
            "Tessel Lines and Ormond Ferries employ 600 and 2,300 people respectively.",
            id="both of a list",
        ),
        pytest.param(
            "Quarrick has 64 million shares outstanding.", "Quarrick has 21 million shares outstanding.", id="of which"
        ),
        pytest.param(
            "Quarrick's borrow fee is 38% a year.", "Tessel's borrow fee is 38% a year.", id="its, of the one before"
        ),
    ],
)
def test_a_figure_is_of_its_place_in_a_list_and_of_what_it_stands_for(right: str, wrong: str, extract: Extract) -> None:
    assert not check_draft(right, articles=[CREWS], extract=extract, dateline=DAY).findings
    assert check_draft(wrong, articles=[CREWS], extract=extract, dateline=DAY).findings
