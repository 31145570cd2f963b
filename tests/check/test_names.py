"""People and houses: one in another's place, misspelt, from nowhere, and no name at all."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

DESK = "At Garrowby Prime, a broker to pension funds, clients sold bonds on a scale that the desk had not seen in six years, said Abel Marchbank, its head of lending."
FLOAT = "Before Monday about 17% of Quillon’s shares were sold short, up from 8% in March, exchange data show. Shares of Vantry rose 3%."

CHIEFS = "“The oil press is mended,” said Sorrel Oakham, Quillon’s chief medical officer. Quillon’s chief executive, Abel Marchbank, told shareholders that four in five of its shops had been visited."

BODIES = "“Rates bite,” said Ilse Maro, senior vice president of the Harbour Trade Organisation. Rolf Tennet, director of fair lending at the Lunden Commission, agreed. Its Bureau of Fair Lending met on Monday. U.S. companies may export oil presses."

FINDINGS = [
    pytest.param(BODIES, "Ilse Maro, a junior VP of the Harbour Trade Organisation, said that rates bite.", "affiliation", "senior vice president at Harbour Trade Organisation", id="a rank in letters"),
    pytest.param(DESK, "Abel Marchbank heads lending at Vantry.", "affiliation", "head of lending at Garrowby Prime", id="whom somebody heads something for"),
    pytest.param(DESK, "Abel Marchbank is in charge of lending out bonds at Vantry.", "affiliation", "head of lending at Garrowby Prime", id="in whose charge"),
    pytest.param(DESK, "Abel Marlowe is in charge of lending at Garrowby Prime.", "name", "Abel Marchbank", id="another surname in the same house"),
    pytest.param(CHIEFS, "Sorrel Oakham, finance chief of Quillon, said that the oil press was mended.", "affiliation", "chief medical officer at Quillon", id="another field at the top"),
    pytest.param(DESK, "Clients of the broker Garwood Prime sold bonds on a scale not seen by its desk in six years.", "name", "Garrowby Prime", id="the telling word changed"),
    pytest.param(DESK, "Clients of Garrowby Partners sold bonds on a scale not seen by its desk in six years.", "name", "Garrowby Prime", id="the other word changed"),
    pytest.param(DESK, "Clients of Lanternfish Capital sold bonds on a scale not seen by its desk in six years.", "name", "Garrowby Prime", id="a strange house in the place of one"),
    pytest.param(DESK, "The takeover of Lanternfish Capital was called off on Tuesday.", "unknown-name", None, id="a house from nowhere"),
    pytest.param(DESK, "Abel Marchbank, head of lending at Vantry, sold bonds.", "affiliation", "head of lending at Garrowby Prime", id="another's employee"),
    pytest.param(DESK, "In a calm note, Vantry Securities bond analyst Abel Marchbank said that clients had sold bonds.", "affiliation", "head of lending at Garrowby Prime", id="a house before the post"),
]  # fmt: skip

FAITHFUL = [
    pytest.param(BODIES, "Ilse Maro is senior VP of the Harbor Trade Organization.", id="American spelling, and a rank in letters"),
    pytest.param(BODIES, "Rolf Tennet, director of the Bureau of Fair Lending at the Lunden Commission, agreed.", id="a part of the house"),
    pytest.param(BODIES, "Companies in the United States may export oil presses.", id="a country in full"),
    pytest.param(FLOAT, "Shorting Quillon drew more sellers: about 17% of its shares were sold short before Monday.", id="a verb that opens a sentence"),
    pytest.param(CHIEFS, "Abel Marchbank, the boss of Quillon, told shareholders that four in five of its shops had been visited.", id="a chief executive by another word"),
    pytest.param(DESK, "Abel Marchbank heads lending at Garrowby Prime.", id="a post by its verb"),
    pytest.param(FLOAT, "Will Quillon survive the year?", id="a verb that opens a question"),
    pytest.param(DESK, "Does Garrowby Prime lend to banks?", id="another"),
    pytest.param(FLOAT, "About 2.3% of Vantry's shares were sold short.", id="another name with another figure"),
    pytest.param(DESK, "In a note to clients, Abel Marchbank of Garrowby Prime was calm.", id="those whom he writes to are not his post"),
    pytest.param(DESK, "Clients of Garrowby Prime sold bonds as not seen in six years, said head of lending Abel Marchbank.", id="a post before a name"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "draft", "rule", "meant"), FINDINGS)
def test_a_wrong_name_is_found(source: str, draft: str, rule: str, meant: str | None, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    assert (rule, meant) in [(finding.rule, finding.suggestion) for finding in report.findings]


@pytest.mark.parametrize(("source", "draft"), FAITHFUL)
def test_a_right_name_passes(source: str, draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], dateline=date(2031, 9, 10), extract=extract)
    rules = {finding.rule for finding in report.findings}
    assert not rules & {"name", "unknown-name", "unknown-person", "affiliation", "misattributed"}
