"""What a figure is set against dates no figure, and whoever says "we" may be whom the article does not name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements

Extract = Callable[..., Statements]
DAY = date(2026, 6, 30)
CALL = (
    "Sales in the fourth quarter were $318 million, up 7% from a year ago. Volumes grew 3% from the previous quarter. "
    "We expect sales to be in the range of $1.3 billion to $1.4 billion next year. Corvane Bank expects $1.2 billion."
)


def verdict(draft: str, extract: Extract) -> tuple[str, list[str]]:
    report = check_draft(draft, articles=[CALL], dateline=DAY, extract=extract)
    return report.sentences[0].verdict.value, [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Compared to last year, sales rose 7% to $318 million.",
        "Sales were up 7% from last year, at $318 million.",
        "Sales rose 7% over the prior year.",
        "Sales rose 7% year on year.",
        "Volumes grew 3% quarter on quarter.",
    ],
)
def test_what_a_figure_is_set_against_is_not_its_time(draft: str, extract: Extract) -> None:
    assert verdict(draft, extract)[0] == "supported"


@pytest.mark.parametrize(
    "draft",
    [
        "Sales rose 7% from the previous quarter.",
        "Sales were up 7% quarter on quarter.",
        "Volumes grew 3% from a year earlier.",
        "Sales rose 7% over the past year.",
    ],
)
def test_another_base_is_another_time(draft: str, extract: Extract) -> None:
    said, rules = verdict(draft, extract)
    assert said in {"refuted", "not_enough_evidence"}
    assert set(rules) <= {"period", "no-evidence"}


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("Management expects sales of $1.3 billion to $1.4 billion next year.", ("supported", [])),
        ("The company expects sales of $1.3 billion to $1.4 billion next year.", ("supported", [])),
        ("Corvane Bank expects sales of $1.3 billion to $1.4 billion next year.", ("refuted", ["misattributed"])),
        ("Analysts expect sales of $1.3 billion to $1.4 billion next year.", ("refuted", ["misattributed"])),
    ],
)
def test_who_may_be_we(draft: str, said: tuple[str, list[str]], extract: Extract) -> None:
    assert verdict(draft, extract) == said


def test_a_name_that_no_article_has_is_unknown_and_not_refuted(extract: Extract) -> None:
    draft = "Harrow Tools expects sales of $1.3 billion to $1.4 billion next year."
    verdict_of, rules = verdict(draft, extract)
    assert verdict_of == "not_enough_evidence"
    assert "misattributed" not in rules
