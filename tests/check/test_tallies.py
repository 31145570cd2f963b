"""How a vote went, in whatever order and form a sentence tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.figures.tallies import tally_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

WEIR = (
    "Holm keeps its weir\n\nThe parish council of Holm voted 18 to 11 on Friday to reject a plan for a new weir."
    " Anglers had written 640 letters against it. The levy on barges passed the chamber by 23 votes to 20 in March."
)
GUILD = (
    "Ropemakers say no\n\nMembers of the ropemakers' guild in Wexham turned down the pay offer of the mills, with 412"
    " votes against and 305 for. The mills had offered 3 to 5 crowns more a week."
)


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[source], extract=extract).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (WEIR, "The council of Holm rejected the plan for a weir by 18 votes to 11."),
        (WEIR, "The plan for a new weir was defeated 18-11."),
        (WEIR, "18 councillors voted against the plan for a new weir in Holm and 11 for it."),
        (WEIR, "There were 11 votes for the new weir in Holm and 18 against."),
        (WEIR, "Eleven members of the parish council voted for the new weir."),
        (WEIR, "The chamber backed the levy on barges in March, with 23 votes for and 20 against."),
        (GUILD, "The guild's members voted 412 to 305 to reject the pay offer of the mills."),
        (GUILD, "The ropemakers rejected the mills' pay offer by 412 to 305."),
        (GUILD, "305 members of the guild voted for the pay offer of the mills."),
    ],
)
def test_a_vote_in_another_form_is_borne_out(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (WEIR, "18 councillors voted for the plan for a new weir in Holm and 11 against it."),
        (WEIR, "The parish council of Holm voted 18 to 11 on Friday to approve a plan for a new weir."),
        (WEIR, "The parish council of Holm voted 18 to 12 on Friday to reject a plan for a new weir."),
        (WEIR, "The levy on barges was rejected by the chamber in March by 23 votes to 20."),
        (GUILD, "The guild's members accepted the pay offer of the mills by 412 votes to 305."),
        (GUILD, "305 members of the ropemakers' guild voted against the pay offer of the mills."),
    ],
)
def test_a_vote_that_went_otherwise_is_refuted(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("text", "ayes", "nays"),
    [
        ("The house passed the bill 112-87.", 112, 87),
        ("The merger was approved in a 9-4 vote.", 9, 4),
        ("They threw out the plan by five votes to four.", 4, 5),
        ("The motion to scrap the levy was backed by 31 votes to 24.", None, None),
        ("The motion failed by 31 votes to 24.", None, None),
    ],
)
def test_which_side_is_which(text: str, ayes: int | None, nays: int | None) -> None:
    found = tally_in(text)
    assert found is not None
    assert (found.ayes, found.nays) == (ayes, nays)


@pytest.mark.parametrize(
    "text",
    [
        "The plan calls for 3 to 5 barges.",
        "Under the plan, dues rise by 2 to 3 crowns.",
        "By 2024-25, the plan should be done.",
        "The deal is valued at 10 to 12 times earnings.",
        "A poll found 54% opposed and 33% in favour.",
    ],
)
def test_what_tells_of_no_vote(text: str) -> None:
    assert tally_in(text) is None
