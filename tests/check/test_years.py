"""Years and days that no article has, what is planned told as done, parties in roles, and true sentences beside them."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.extract.statements import extract_statements
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

POLL = (
    "The Halden Post asked 1,204 adults for its poll from Oct. 3 to 6. The poll tells of a tightening race between Pell and"
    " Orme. Pell is now the favourite for the nomination in 2032, Crane said. On July 6, 2027, Stoll gave a speech on the"
    " wages of the young in Halden. Prices rose in 2026. The mill was founded in 1987 and listed in the 1990s."
)
TIN = (
    "Sales of tin were 410 million pounds for 2023, up from 380 million a year earlier. The mill built 2,000 new homes for"
    " its staff in Leeds. The plant opened after the crash. It was listed in Paris in 2011 and in London in 2018. The fair"
    " of the trade will be held in Leipzig from Sept. 9 to 12. The office in Leeds is run by Alan Crewe; his cousin Albert"
    " Crewe is a baker there. Orme Steel is based in Norway, and its British arm is based in London."
)
TAX = (
    "The Harbor Tax Centre plans to issue its study of the new budget next month. “The poor gain little,” said Ivo Brandt,"
    " a Republican tax consultant. The panel's hearing on the merger is set for next week. Outside studies say that brewers"
    " would be the biggest winners of the plan, with 2 percent of the money. The mayor was booed after she praised the"
    " bridge and decided against mending the road. Halden Facts Executive Director Ada Stoll said that the site looks at"
    " the whole picture. Its charter has long downplayed the risk of fires."
)


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        pytest.param("The Halden Post asked 1,204 adults for its poll from Oct. 13 to 16.", POLL, "period", id="a stretch of days"),
        pytest.param("Pell is now the favourite for the 2036 nomination, in the view of Crane.", POLL, "period", id="a year"),
        pytest.param("In July 2026 Stoll gave a speech on the wages of the young in Halden.", POLL, "no-evidence", id="a month of another year"),
        pytest.param("The race between Pell and Orme is widening, the Halden Post poll tells.", POLL, "direction", id="widening"),
        pytest.param("The Harbor Tax Centre has published its study of the new budget.", TAX, "forecast", id="planned in another verb"),
        pytest.param("The panel has already held its hearing on the merger.", TAX, "forecast", id="next week"),
        pytest.param("The poor gain little, said Ivo Brandt, a Democratic tax consultant.", TAX, "affiliation", id="another party"),
        pytest.param("The fair of the trade will be held in Leipzig from Oct. 9 to 12.", TIN, "period", id="the days of another month"),
        pytest.param("Alfred Crewe runs the office in Leeds.", TIN, "name", id="two names with one short form"),
        pytest.param("Its charter has long played up the risk of fires.", TAX, "direction", id="played up"),
    ],
)  # fmt: skip
def test_it_is_found(draft: str, source: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract, encode=encode_few)
    assert rule in {found.rule for found in report.findings}
    assert all(one.verdict is not Verdict.SUPPORTED for one in report.sentences)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param("The Halden Post asked 1,204 adults for its poll between Oct. 3 and 6.", POLL, id="the same days"),
        pytest.param("Pell is now the favourite for the 2032 nomination, in the view of Crane.", POLL, id="its year"),
        pytest.param("In July 2027 Stoll gave a speech on the wages of the young in Halden.", POLL, id="its month"),
        pytest.param("The mill, founded in 1987, was listed in 1994.", POLL, id="a year of its decade"),
        pytest.param("Sales of tin in 2022 were 380 million pounds.", TIN, id="a year earlier, by its number"),
        pytest.param("The mill built 2000 new homes for its staff in Leeds.", TIN, id="a count like a year"),
        pytest.param("The plant opened after the 2008 crash.", TIN, id="a year that only bounds"),
        pytest.param("Orme Steel UK is based in London.", TIN, id="an arm of a house"),
        pytest.param("The Harbor Tax Centre will publish its study of the new budget next month.", TAX, id="still planned"),
        pytest.param("Ivo Brandt, a Republican consultant, said that the poor gain little.", TAX, id="its party"),
        pytest.param("Outside studies say that brewers would be the biggest winners of the plan.", TAX, id="a first word's capital"),
        pytest.param("The mayor was booed for praising the bridge and not mending the road.", TAX, id="decided against"),
        pytest.param("Ada Stoll, who leads Halden Facts as its chief, said that the site looks at the whole picture.", TAX, id="a chief is its executive director"),
    ],
)  # fmt: skip
def test_it_stands(draft: str, source: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract, encode=encode_few)
    assert all(one.verdict is not Verdict.REFUTED for one in report.sentences), report.findings
    assert not {"period", "no-evidence", "affiliation"} & {found.rule for found in report.findings}


def test_the_first_word_of_a_title_is_no_house() -> None:
    (person,) = (
        one
        for one in extract_statements("Brandt Managing Director Ada Stoll said so.").entities
        if one.label == "PERSON"
    )
    assert (person.name, person.role, person.affiliation) == ("Ada Stoll", "Managing Director", "Brandt")
