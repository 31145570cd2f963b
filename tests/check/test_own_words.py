"""What an article says itself is nobody's saying, unless somebody says the like there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

PARCELS = (
    "Missing parcels are often blamed on theft, but most of them have simpler causes, such as a torn label.\n\n"
    "A spokesman for the regulator, Piet Landau, said that it had written to nine carriers. “We want to see their "
    "books,” he said.\n\n"
    "The post office delivered 61 million parcels in December. Ines Korda of Halden Bank thinks that carriers will "
    "raise their prices.\n\n"
    "Tidewater Analytics counted 4,000 complaints in May. Most complaints came from the coast."
)


def rules(draft: str, extract: Extract) -> list[str]:
    """The rules that a sentence breaks."""
    report = check_draft(draft, articles=[PARCELS], extract=extract, encode=vectors_of)
    return [one.rule for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "A spokesman for the regulator said that most missing parcels have simpler causes than theft.",
        "Most missing parcels have simpler causes than theft, said Piet Landau.",
        "Piet Landau said that the post office delivered 61 million parcels in December.",
        "Ines Korda said that most missing parcels have simpler causes than theft.",
    ],
)
def test_what_an_article_says_itself_is_put_into_a_mouth(draft: str, extract: Extract) -> None:
    assert "misattributed" in rules(draft, extract)


@pytest.mark.parametrize(
    "draft",
    [
        "Most missing parcels have simpler causes than theft.",
        "Piet Landau said that the regulator had written to nine carriers.",
        "The regulator wants to see the carriers' books, Piet Landau said.",
        "Ines Korda of Halden Bank thinks that carriers are going to raise their prices.",
        "Most complaints came from the coast, according to Tidewater Analytics.",
    ],
)
def test_who_says_it_there_may_be_told_to(draft: str, extract: Extract) -> None:
    assert "misattributed" not in rules(draft, extract)
