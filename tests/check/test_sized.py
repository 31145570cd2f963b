"""The small in the place of the large, bets that are no way of a figure, and what is near but not done."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRIES = """\
Bets against small ferry lines pay

WEXHAM, 4 June — Short sellers have made almost $13 million this year by betting on a drop in small-cap ferry stocks,
Tallow Research estimates. Large-cap lines rallied as the council edged closer to ending its toll increases.

Small ferry lines have had a bad year, Ines Marlow of Orlo Bank said. “They also take the brunt of dearer fuel,” she
added. The new pier has mostly benefited the largest lines, she said. Lines that have priced in a strike are most
likely to outperform if trade goes on growing, according to Ruth Ames of Wade Securities. Hopes for a cut in tolls are
rising. Timber has been the best-performing corner of the market this year. The first test of the dock was the best in
eight months.

Funds of small-cap lines lost $1.5 million last week. Large-cap line funds took in $5.5 million.
"""


@pytest.mark.parametrize(
    "draft",
    [
        "Traders betting that the smallest stocks would fall are sitting on almost $13 million of paper gains this year, Tallow Research estimates.",
        "Hopes of a cut in tolls have grown.",
        "Small lines bear the brunt of dearer fuel, according to Ines Marlow.",
        "The new pier has mostly benefited the largest lines, Ines Marlow said.",
    ],
)
def test_what_is_told_in_other_words_stands(draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[FERRIES], extract=extract, encode=encode_few).sentences
    assert sentence.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("Large lines bear the brunt of dearer fuel, according to Ines Marlow.", "subject"),
        ("The new pier has mostly benefited smaller lines, Ines Marlow said.", "direction"),
        ("Lines that have priced in a strike would do worst if trade goes on growing, Ruth Ames said.", "direction"),
        ("Timber has been the weakest corner of the market this year.", "superlative"),
        ("Hopes for a cut in tolls are fading.", "direction"),
    ],
)
def test_the_other_size_or_end_is_found(draft: str, rule: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[FERRIES], extract=extract, encode=encode_few)
    assert report.sentences[0].verdict is not Verdict.SUPPORTED
    assert rule in {finding.rule for finding in report.findings}
