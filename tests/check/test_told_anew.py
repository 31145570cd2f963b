"""Sentences of a desk told anew: who outdoes whom, what is advised, who is credited, how exact, over how long."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

LINES = """The ferry lines.

Investors withdrew $2.5 billion from ferry funds last week, the most in nearly four months, according to Orlo Bank Corp. strategists, citing Hale Research. Wade Securities Inc. sells tugs.

Small ferry lines tend to outperform large ferry lines in the first year after a strike, Ines Marlow said. The small lines joined in the rally of April.

The lines have little exposure to freight and heavier weightings in tourism.

Ruth Ames of Wade Securities has warned clients to stay away from ferry shares. Tighter lending standards have put a lot of pressure on the small lines, she said.

The most profitable ferry bets of the year are small docks.

Bets against small ferry lines have made nearly $3 billion on paper this year, Hale Research estimates. Core prices rose 0.4% in May."""

PAIRS = {
    "who outdoes whom": (
        "Large ferry lines usually trail small ferry lines in the first year after a strike, Ines Marlow said.",
        "Ines Marlow says that large ferry lines usually beat small ones in the first year after a strike.",
    ),
    "joins in": ("The small lines took part in April's rally.", "The small lines sat out April's rally."),
    "advises": (
        "Ruth Ames of Wade Securities has told clients to avoid ferry shares.",
        "Ruth Ames of Wade Securities has told clients to buy ferry shares.",
    ),
    "one of two houses": (
        "Investors pulled $2.5 billion out of ferry funds last week, Orlo Bank strategists said, citing Hale Research.",
        "Investors pulled $2.5 billion out of ferry funds last week, Wade Securities strategists said, citing Hale Research.",
    ),
    "over how long": (
        "Ferry funds lost $2.5 billion last week, the largest outflow in almost four months, Orlo Bank says.",
        "Ferry funds lost $2.5 billion last week, the largest outflow in more than a year, Orlo Bank says.",
    ),
    "standards": (
        "Ruth Ames says that tougher lending standards have put small lines under a lot of pressure.",
        "Ruth Ames says that easier lending standards have put small lines under a lot of pressure.",
    ),
    "lucrative": (
        "Small docks have been the most lucrative ferry bets of the year.",
        "Retailers have been the most lucrative ferry bets of the year.",
    ),
}


def _verdict(draft: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[LINES], extract=extract, encode=encode_few).sentences
    return sentence.verdict


@pytest.mark.parametrize(("right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_the_other_way_is_refuted(right: str, wrong: str, extract: Extract) -> None:
    assert _verdict(right, extract) is Verdict.SUPPORTED
    assert _verdict(wrong, extract) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("draft", "exact"),
    [
        ("Bets against small ferry lines have made almost $3 billion on paper this year, Hale Research says.", False),
        ("Bets against small ferry lines have made exactly $3 billion on paper this year, Hale Research says.", True),
        ("Bets against small ferry lines have made precisely $3 billion on paper this year, Hale Research says.", True),
    ],
)
def test_what_is_softened_is_not_exact(draft: str, exact: bool, extract: Extract) -> None:
    report = check_draft(draft, articles=[LINES], extract=extract, encode=encode_few)
    assert ("over-precise" in {finding.rule for finding in report.findings}) is exact


@pytest.mark.parametrize("draft", ["Prices rose 0.6% in May.", "Median prices rose 0.6% in May."])
def test_a_narrower_measure_is_another(draft: str, extract: Extract) -> None:
    assert _verdict(draft, extract) is Verdict.NOT_ENOUGH_EVIDENCE


def test_a_gain_leaves_open_what_brought_it(extract: Extract) -> None:
    draft = "Short sellers of small ferry lines made money this year from a wave of takeovers among hotels."
    assert _verdict(draft, extract) is not Verdict.SUPPORTED


MILLS = """\
Harrow Mills reports on 12 June

WEXHAM, 4 June — Before its results on 12 June options on Harrow Mills imply a move of 9% in either direction, compared
with an average of 6% after its last five reports. Its net exposure went up to 52% from 44%. Owners expect the rally to
be brief.
"""


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Options on Harrow Mills price in a move of 9% after its results on 12 June.", Verdict.SUPPORTED),
        ("Harrow Mills is expected to move 9% after its results on 12 June, options imply.", Verdict.SUPPORTED),
        ("Its net exposure rose to 52% from 44%.", Verdict.SUPPORTED),
        ("Owners expect the rally to be long-lived.", Verdict.REFUTED),
    ],
)
def test_a_move_that_options_imply(draft: str, verdict: Verdict, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[MILLS], extract=extract, encode=encode_few).sentences
    assert sentence.verdict is verdict
