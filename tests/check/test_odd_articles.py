"""Articles that are odd and true: dates in figures beside amounts, very long lists, lines of capitals."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

CATCH = (
    "The largest catch was landed by Rask on 12.06.2026 with 48 tonnes. "
    "Rask landed 48 tonnes, Sund 37 tonnes on 12.06.2026 and Tarn 22 tonnes."
)
PEOPLE = "Adams, Baker, Clark, Davis, Evans, Frank, Ghosh, Hills, Irwin, Jones and King"
TOWNS = "Paris, Berlin, Rome, Madrid, Lisbon, Vienna, Prague, Warsaw, Oslo, Athens and Helsinki"
CROPS = ", ".join(["wheat", "barley", "oats", "rye"] * 275)
LONG = 15.0
"""Seconds; each takes one at most, and took for ever, or all memory, once."""


@pytest.mark.parametrize(
    ("article", "draft", "verdict"),
    [
        (CATCH, "Rask landed the largest catch with 48 tonnes.", Verdict.SUPPORTED),
        (CATCH, f"{PEOPLE} visited {TOWNS}, respectively.", Verdict.NOT_ENOUGH_EVIDENCE),
        (
            f"Orrin Mills lost $310 million last week as {'SALES ROSE SMALL CAPS ' * 175}",
            "Orrin Mills lost $310 million last week as sales rose.",
            Verdict.SUPPORTED,
        ),
        (
            f"Orrin Mills lost $310 million on {CROPS} last week.",
            "Orrin Mills lost $310 million last week.",
            Verdict.SUPPORTED,
        ),
        (
            "Small caps jumped 3.4% on Thursday, their best day in weeks.",
            "Small caps recovered 3.4% on Thursday.",
            Verdict.SUPPORTED,
        ),
    ],
    ids=["date", "orders", "capitals", "list", "recovered"],
)
def test_an_odd_article_is_read(article: str, draft: str, verdict: Verdict, extract: Extract) -> None:
    start = time.process_time()
    (sentence,) = check_draft(draft, articles=[article], extract=extract, encode=encode_few).sentences
    assert sentence.verdict is verdict
    assert time.process_time() - start < LONG
