"""Whether somebody has a post, has had it, or has it for the time being; and which body says a thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FORMER = "Former finance minister Ola Berg criticised the tolls on Tuesday."
ACTING = "Acting chief executive Jane Lomas said sales would recover."
GOVERNOR = "Governor Tom Reeve opened the conference in Calder."
CHAIR = "Anna Pell, a former chairman of Harrow Mills, bought 2,000 shares."
UNTIL = "Cole Dunn was harbour minister until May. Dunn opened the new pier on Monday."
BODIES = (
    "The harbour ministry said dues would fall by December. The defence ministry said the port would be closed to "
    "tankers. The statistics office said 300 looms stood still. The central bank warned that rents were too high. "
    "The weavers’ union said that spinners had not been paid."
)


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[source], extract=extract).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FORMER, "Finance minister Ola Berg criticised the tolls on Tuesday."),
        (FORMER, "Ola Berg, the finance minister, criticised the tolls."),
        (ACTING, "Chief executive Jane Lomas said sales would recover."),
        (ACTING, "Former chief executive Jane Lomas said sales would recover."),
        (GOVERNOR, "Former governor Tom Reeve opened the conference in Calder."),
        (CHAIR, "Anna Pell, the chairman of Harrow Mills, bought 2,000 shares."),
        (BODIES, "The harbour ministry said the port would be closed to tankers."),
        (BODIES, "The defence ministry said dues would fall by December."),
        (BODIES, "The harbour ministry warned that rents were too high."),
        (BODIES, "The central bank said 300 looms stood still."),
    ],
)
def test_another_tenure_or_body_is_refuted(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FORMER, "Ola Berg, the former finance minister, criticised the tolls."),
        (FORMER, "Ola Berg, who was once finance minister, criticised the tolls."),
        (ACTING, "Jane Lomas, the interim chief executive, said sales would recover."),
        (GOVERNOR, "Tom Reeve, the governor, opened the conference in Calder."),
        (CHAIR, "Anna Pell, once chairman of Harrow Mills, bought 2,000 shares."),
        (BODIES, "The harbour ministry said dues would fall by December."),
        (BODIES, "The ministry said dues would fall by December."),
        (BODIES, "Rents were too high, the central bank warned."),
        (BODIES, "The bank warned that rents were too high."),
        (BODIES, "The statistics office said that 300 looms stood still."),
    ],
)
def test_the_same_in_other_words_is_not(source: str, draft: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.SUPPORTED


def test_who_was_minister_until_may_is_a_former_one(extract: Extract) -> None:
    draft = "Former harbour minister Cole Dunn opened the new pier on Monday."
    assert verdict(draft, UNTIL, extract) is not Verdict.REFUTED
