"""Lands by their own names and by those of their people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.anchors import lands
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]
SOURCE = (
    "The Danish regulator has punished nobody for a late report on timber stocks this year. The Finnish one was "
    "stricter. Harrow Mills Inc. makes paper. The company believes that critics misjudge what its new boiler costs."
)

CREW = (
    "Two members of the crew, both Polish nationals, were picked up by a helicopter from Bergen. The captain lives in"
    " Wexham. A cook from Lyon and two Danish sailors were found on the beach."
)


def test_lands_of_a_text_have_all_their_names() -> None:
    assert {"norway", "norwegian"} <= lands("The Norwegian fleet told us so.")
    assert not lands("The fleet told us so.")


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        ("Denmark's regulator has punished nobody for a tardy report on timber stocks this year.", True),
        ("Finland's regulator has punished nobody for a tardy report on timber stocks this year.", False),
        ("Sweden's regulator has punished nobody for a tardy report on timber stocks this year.", False),
        ("Harrow Mills maintains that the critics have the costs of its new boiler wrong.", True),
    ],
)
def test_a_land_is_named_by_its_people_and_a_house_by_its_kind(draft: str, passes: bool, extract: Extract) -> None:
    said = check_draft(draft, articles=[SOURCE], extract=extract, encode=encode_few).sentences[0].verdict
    assert (said is Verdict.SUPPORTED) is passes


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        ("Two Polish members of the crew were picked up by a helicopter.", True),
        ("Two members of the crew, who are from Poland, were picked up by a helicopter.", True),
        ("Two Lithuanian members of the crew were picked up by a helicopter.", False),
        ("A French cook was found on the beach.", True),
    ],
)
def test_a_land_that_no_article_names_is_not_that_of_the_people_in_it(
    draft: str, passes: bool, extract: Extract
) -> None:
    report = check_draft(draft, articles=[CREW], extract=extract, encode=encode_few)
    named = [one for one in report.findings if "no such land" in one.message]
    assert bool(named) is not passes
    assert report.sentences[0].verdict is not Verdict.REFUTED
