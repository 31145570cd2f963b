"""Faithful retellings that are worded another way than their article, each beside one that is not faithful."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

DAY = date(2031, 6, 30)

TALK = """Orla Quist tends the orchards of the Fennel valley. "Some of these trees are old, some are merely cross, and one of them I cannot explain," said Quist, who learnt her trade in Norlund.

The frost came late. Pietro Vale, a grower on the other bank, left his price at $14 a crate. "They bought because there was nothing else to buy," he said of the merchants."""

MILLS = """Corrow Mills spun 24,600 bales in the fourth quarter, 3,100 more than in the third.

The Marle dyeworks employs 420 people, a third of what it had at its peak in 2021. No loan to it may exceed 4% of the bank's capital, its lender said. The average fee for such loans is 74 basis points.

Bets against the Pellworth spinners have doubled since May, to 22 million shares, Tally House said."""

FLEET = """Quillon Ferries lost a tenth of its riders in the spring.

Lodge Research said that Vireo Boats Inc. counts some of its buyers twice. The shares lost 12% in the week.

The valley has about three hundred boats, and the harbour master would lend his own name to half of them. He never uses pitch, which he calls tar sold by the devil."""

FAITHFUL = (
    # what somebody is quoted with, and is named beside
    (TALK, "Orla Quist finds some of the trees old and some cross, and one of them beyond explanation."),
    # who leaves a price at a figure keeps it
    (TALK, "Pietro Vale stuck with his price of $14 a crate."),
    # the base of a difference, and of a part
    (MILLS, "Corrow Mills spun 21,500 bales in the third quarter."),
    (MILLS, "At its peak in 2021 the Marle dyeworks employed about 1,260 people."),
    # a limit and the denial of more
    (MILLS, "The lender of the Marle dyeworks limits loans to it to 4% of the bank's capital, it said."),
    # hundredths of a per cent
    (MILLS, "The average fee for loans to the Marle dyeworks is 0.74%."),
    # what has doubled is twice what it was
    (MILLS, "Short interest in the Pellworth spinners is twice what it was in May, Tally House said."),
    # half of them
    (FLEET, "The harbour master would lend his own name to about 150 boats."),
    # sold by, bought from
    (FLEET, "The harbour master avoids pitch, likening it to tar bought from the devil."),
)
UNFAITHFUL = (
    (TALK, "Orla Quist said that all of the trees would be felled in the autumn."),
    (TALK, "Pietro Vale raised his price to $16 a crate."),
    (MILLS, "Corrow Mills spun 27,700 bales in the third quarter."),
    (MILLS, "At its peak in 2021 the Marle dyeworks employed about 840 people."),
    (MILLS, "The lender of the Marle dyeworks limits loans to it to 6% of the bank's capital."),
    (MILLS, "The average fee for loans to the Marle dyeworks is 7.4%."),
    (MILLS, "Short interest in the Pellworth spinners is three times what it was in May, Tally House said."),
    (MILLS, "Short interest in Corrow Mills is twice what it was in May, Tally House said."),
    (FLEET, "The harbour master would lend his own name to about 250 boats."),
)
NEVER_REFUTED = (
    # "the shares" behind two names may be either's
    (FLEET, "Vireo Boats fell 12% in the week."),
    # the bets of bears on a thing are against it
    (MILLS, "Bears have lifted their bet on the Pellworth spinners to 22 million shares since May, Tally House said."),
)


def found_in(text: str, source: str, extract: Extract) -> set[str]:
    report = check_draft(text, articles=[source], extract=extract, encode=vectors_of, dateline=DAY)
    return {sentence.verdict.value for sentence in report.sentences}


@pytest.mark.parametrize(("source", "text"), FAITHFUL, ids=lambda one: one[:60])
def test_other_words_of_the_same(source: str, text: str, extract: Extract) -> None:
    assert found_in(text, source, extract) == {"supported"}


@pytest.mark.parametrize(("source", "text"), UNFAITHFUL, ids=lambda one: one[:60])
def test_other_words_of_another_thing(source: str, text: str, extract: Extract) -> None:
    assert found_in(text, source, extract) <= {"refuted", "not_enough_evidence"}


@pytest.mark.parametrize(("source", "text"), NEVER_REFUTED, ids=lambda one: one[:60])
def test_what_may_be_so(source: str, text: str, extract: Extract) -> None:
    assert "refuted" not in found_in(text, source, extract)
