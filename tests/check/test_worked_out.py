"""Figures that follow from two that an article prints, and figures that only look as if they did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Span, Statements
from narrator.model.drafts import CheckedSentence, Verdict
from narrator.model.sources import Article

Extract = Callable[..., Statements]

PAGE = (
    "Marlow Ferries Inc. sold 1,200 cabins in April, twice the number of April last year, its finance chief said. "
    "It carried 84,000 cars, 12% more than in March. Fuel cost it $30 million and port fees $12 million. "
    "Ferris Lines Ltd. earned 6.4% on its ships in the quarter, up from 5.1% a year before. "
    "The port of Lunmouth plans to spend $450 million on quays by 2028, $50 million more than the council approved. "
    "Of the 120 lockers on its ships 90 lockers were empty. "
    "Short sellers held 9.2% of Marlow's shares and 6.7% of Ferris's, according to Quayle Data. "
    "The ferry tax yields $80 million a year, 35% of what the islands need for their roads."
)
DAY = date(2026, 5, 12)


def first(draft: str, extract: Extract) -> CheckedSentence:
    article = Article("ferries", "", "text", PAGE, (Span(0, len(PAGE)),), published=DAY)
    return check_draft(draft, articles=[article], extract=extract, dateline=DAY).sentences[0]


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        ("In April last year Marlow Ferries sold about 600 cabins.", "1,200 cabins / 2 = 600"),
        ("Fuel and port fees together cost Marlow Ferries $42 million.", "$30 million + $12 million = $42 million"),
        ("Marlow carried some 75,000 cars in March.", "84,000 cars / (100% + 12%) = 75,000"),
        (
            "Ferris Lines earned 1.3 percentage points more on its ships than a year before.",
            "6.4% - 5.1% = 1.3 percentage points",
        ),
        (
            "The council approved $400 million for the quays of Lunmouth.",
            "$450 million - $50 million = $400 million",
        ),
        ("Three quarters of the 120 lockers on its ships were empty.", "90 lockers / 120 lockers = 75%"),
        (
            "Quayle Data puts the gap between the shares sold short of Marlow and of Ferris at 2.5 percentage points.",
            "9.2% - 6.7% = 2.5 percentage points",
        ),
        (
            "With $80 million a year the ferry tax is little beside the $229 million that the islands need for roads.",
            "$80 million / 35% = $228.57 million",
        ),
    ],
)
def test_one_step_of_arithmetic_is_support_and_is_shown(draft: str, step: str, extract: Extract) -> None:
    sentence = first(draft, extract)
    assert sentence.verdict is Verdict.SUPPORTED
    assert step in {line for claim in sentence.claims for shown in claim.evidence for line in shown.arithmetic}


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("In April last year Marlow Ferries sold about 2,400 cabins.", id="turned round"),
        pytest.param("Fuel and port fees together cost Marlow Ferries $52 million.", id="another sum"),
        pytest.param("Marlow Ferries sold new bonds for $42 million.", id="nobody speaks of a sum"),
        pytest.param("Marlow carried some 94,000 cars in March.", id="the other way"),
        pytest.param(
            "Ferris Lines earned 2.3 percentage points more on its ships than a year before.", id="more apart"
        ),
        pytest.param("The port of Lunmouth plans to spend $400 million on quays by 2028.", id="not what was approved"),
        pytest.param("Two thirds of the 120 lockers on its ships were empty.", id="another share"),
        pytest.param("Ferris Lines will pay a dividend of $18 million.", id="a difference of two others"),
        pytest.param("Marlow Ferries, run by its founder, paid $42 million for fuel.", id="by is no difference"),
        pytest.param("Short sellers held 2.5 percentage points more of Ferris than of Marlow.", id="the smaller first"),
        pytest.param("Ferris Lines earned 1.3 percentage points less on its ships than a year before.", id="it rose"),
        pytest.param("Marlow's chief executive owns shares worth $28 million.", id="a share of an amount"),
    ],
)
def test_numbers_alone_allow_no_step(draft: str, extract: Extract) -> None:
    assert first(draft, extract).verdict is not Verdict.SUPPORTED
