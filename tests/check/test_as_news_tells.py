"""Ways of printing names, credits and times that are common in news: none is a fault; what stands near them is."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

SENATE = (
    "DAYTON, Mich. — Senators Charles E. Pell and Patrick J. Orme oppose an extension of the visa program without major"
    " changes. Republicans voted 19 to 15 to end it. A poll put Hanna Stoll of the Green Party at 1 percent and Ivo"
    " Brandt at 5 percent. Rep. Timothy Crane wrote to the Department of Justice on Tuesday."
)
MAYOR = (
    "The mayor, Hanna Stoll, told a bus driver on Wednesday night that her refusal to use the word was a small matter."
    " Another 19 percent said they would not pick either candidate. Senator Adam Orme called on Mayor Stoll to retaliate"
    " against Arland. Mike Dunn said on his show that a note to Ada Flor was only to mock the mayor for having asked a"
    " critic to the debate. “Ada Flor will not be there,” Dunn said."
)
FUND = (
    "The Velmora Metal Fund expects output to expand by a tepid 1.6 percent. Overall, advanced economies will grow 1.6"
    " percent, said Maury Orsk, its chief economist. Donations to super PACs hit nearly $1.1 billion through August."
    " Nearly half the money came from 62 individuals, companies and unions. She sits at 85 percent among young voters,"
    " below the 95 percent that Orme received in 2008 and 2012."
)
LAW = (
    "The agency overstepped its authority under the Clean Rivers Act when it issued the rules. Sheldon Adel directed $20"
    " million to a group that works to preserve the narrow majority of the Reds in the Senate, while the Reds raised $3"
    " million. Steve Holm, senior vice president of the Harbor Industry Association, agreed."
)
FLOWS = (
    "Investors withdrew $1.5 billion from small-cap funds last week, according to Bank of Halden strategists, citing"
    " Fathom Flows. By contrast, large-cap funds pulled in $5.5 billion. Strategists at S3 Orrery counted nothing. Small"
    " caps joined in the rally from June through July. They have fallen since August. Small caps do well in the first"
    " year after the central bank cuts its rates, Halden says."
)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param("Senators Charles Pell and Patrick Orme oppose an extension of it.", SENATE, id="without initials"),
        pytest.param("Tim Crane wrote to the Justice Department on Tuesday.", SENATE, id="a short name and an office"),
        pytest.param("In Dayton, Michigan, Senators Pell and Orme oppose an extension.", SENATE, id="a state in full"),
        pytest.param("The GOP voted 19 to 15 along party lines to end it.", SENATE, id="a party's letters"),
        pytest.param("A poll put Ivo Brandt at 5 percent and Hanna Stoll at 1 percent.", SENATE, id="at a percentage"),
        pytest.param("Some 19 percent chose neither candidate.", MAYOR, id="what those who were asked would do"),
        pytest.param("Senator Adam Orme wants the mayor to retaliate against Arland.", MAYOR, id="what is called for"),
        pytest.param("The note to Ada Flor was meant to mock the mayor, Mike Dunn said.", MAYOR, id="a purpose"),
        pytest.param("Mike Dunn said that Ada Flor would not be present at the debate, and that the note was to mock the mayor.", MAYOR, id="denied elsewhere"),
        pytest.param("The VMF expects output to grow 1.6 percent.", FUND, id="one of two sources, by its letters"),
        pytest.param("The super PAC total was nearly $1.1 billion through August.", FUND, id="one of several"),
        pytest.param("Nearly half the money came from 62 donors.", FUND, id="donors are individuals"),
        pytest.param("Orme had received 95 percent in 2008 and 2012.", FUND, id="two years are no stretch"),
        pytest.param("The agency exceeded its authority when it issued the rules.", LAW, id="under an act"),
        pytest.param("The Reds raised $3 million to defend their Senate majority.", LAW, id="a narrow majority"),
        pytest.param("Small caps do well in the 12 months after rates are cut, Halden says.", FLOWS, id="a year's months"),
    ],
)  # fmt: skip
def test_it_is_not_refuted(draft: str, source: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert all(one.verdict is not Verdict.REFUTED for one in report.sentences), report.findings
    assert not {"name", "unknown-name", "forecast"} & {found.rule for found in report.findings}


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        pytest.param("Charles Orme opposes an extension of the visa program.", SENATE, "name", id="another's given name"),
        pytest.param("Charles T. Pell opposes an extension of the program.", SENATE, "name", id="another initial"),
        pytest.param("Steve Holm, president of the Harbor Industry Association, agreed.", LAW, "affiliation", id="a vice-president"),
        pytest.param("Large-cap funds pulled in $5.5 billion last month.", FLOWS, "period", id="last week's sentence"),
        pytest.param("Small caps joined in the rally from July through August.", FLOWS, "period", id="another stretch"),
        pytest.param("Investors withdrew $1.5 billion from small-cap funds last week, said strategists at S3 Orrery.", FLOWS, "misattributed", id="others' strategists"),
    ],
)  # fmt: skip
def test_its_neighbour_is_found(draft: str, source: str, rule: str, extract: Extract) -> None:
    assert rule in {found.rule for found in check_draft(draft, articles=[source], extract=extract).findings}
