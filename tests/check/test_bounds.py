"""A figure is no limit, and a limit is no figure; what is rounded may be told as a limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FORGE = (
    "Harrow Forge employs 912 people at Calder. It sold 64 tonnes of nails last year. Its debts add up to $48 million. "
    "The forge wants to hire at least 50 smiths and to spend up to $30 million on a furnace. "
    "Its three kilns burnt 90, 140 and 260 tonnes of coal. The state may take 40% of the shares. "
    "It expects a profit of $20 million to $25 million. The biggest order came to 700 anvils."
)


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("Harrow Forge employs at least 912 people at Calder.", "number"),
        ("Harrow Forge employs up to 912 people at Calder.", "number"),
        ("Harrow Forge sold more than 64 tonnes of nails last year.", "number"),
        ("Harrow Forge wants to hire 50 smiths.", "over-precise"),
        ("Harrow Forge wants to spend $30 million on a furnace.", "over-precise"),
        ("Harrow Forge wants to spend at least $30 million on a furnace.", "direction"),
    ],
)
def test_a_limit_is_another_claim_than_a_figure(draft: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[FORGE], extract=extract)
    assert report.sentences[0].verdict is not Verdict.SUPPORTED
    assert rule in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "draft",
    [
        "Harrow Forge employs more than 900 people at Calder.",
        "Harrow Forge employs about 912 people at Calder.",
        "The debts of Harrow Forge add up to $48 million.",
        "Harrow Forge wants to hire no fewer than 50 smiths.",
        "Harrow Forge wants to spend a maximum of $30 million on a furnace.",
        "Its three kilns burnt up to 260 tonnes of coal.",
        "The state may take up to 40% of the shares.",
        "Harrow Forge expects a profit of at most $25 million.",
        "Orders came to as many as 700 anvils.",
    ],
)
def test_a_limit_that_follows_is_no_difference(draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[FORGE], extract=extract)
    assert not {finding.rule for finding in report.findings} & {"number", "over-precise", "direction"}
