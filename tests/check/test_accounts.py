"""A figure of one line of the accounts is none of another, whatever either line is called."""

from __future__ import annotations

import pytest

from narrator.check.draft import check_draft
from narrator.model.drafts import Verdict

CALL = (
    "Gross margin was 41.2% in the third quarter, up 120 basis points from a year ago. "
    "Net sales rose 9% to $1.8 billion. Cloud revenue grew 23% to $640 million, while hardware revenue fell 4%. "
    "Adjusted EBITDA was $310 million. "
    "We repurchased $200 million of stock and ended the quarter with net debt of $2.1 billion. "
    "Operating cash flow was $275 million. Research and development costs reached $88 million."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Operating margin was 41.2% in the third quarter.",
        "Net income rose 9% to $1.8 billion.",
        "Orders rose 9% to $1.8 billion.",
        "Hardware revenue grew 23% to $640 million.",
        "Bookings in the cloud grew 23% to $640 million.",
        "Adjusted net income was $310 million.",
        "The company issued $200 million of stock.",
        "The company sold $200 million of stock.",
        "Net cash at the end of the quarter was $2.1 billion.",
        "Free cash flow was $275 million.",
        "Operating expenses reached $88 million.",
        "It generated $275 million in free cash flow.",
        "The gross margin stood at 41.2%, and the company repaid $200 million of debt.",
    ],
)
def test_another_line_is_told(draft: str) -> None:
    report = check_draft(draft, articles=[CALL])
    assert report.sentences[0].verdict is not Verdict.SUPPORTED, report


@pytest.mark.parametrize(
    "draft",
    [
        "Gross margin stood at 41.2% in the third quarter.",
        "Margins were 41.2% in the third quarter.",
        "Revenue rose 9% to $1.8 billion.",
        "Sales grew 9% to $1.8 billion.",
        "The company grew revenue 9% to $1.8 billion.",
        "Sales in the cloud were up 23% at $640 million.",
        "EBITDA, adjusted, came to $310 million.",
        "The company bought back $200 million of its shares.",
        "Share buybacks came to $200 million.",
        "Net debt stood at $2.1 billion at the end of the quarter.",
        "Debt was $2.1 billion at the end of the quarter.",
        "Cash flow from operations was $275 million.",
        "R&D spending reached $88 million.",
    ],
)
def test_the_same_line_by_another_name(draft: str) -> None:
    report = check_draft(draft, articles=[CALL])
    assert report.sentences[0].verdict is Verdict.SUPPORTED, report.findings


QUARTER = (
    "Net income in the second quarter was $94.8 million or $0.91 per diluted share, that compares to $106.6 million or "
    "$1.04 per diluted share in the second quarter of last year. Sales rose 3%. "
    "We anticipate that capital expenditures will be in the range of $90 million to $100 million."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The company had an increase in net income compared to last year.",
        "Net income rose compared to last year.",
        "There was no decline in net income.",
        "Net income rose from $94.8 million to $106.6 million.",
        "The company anticipates capital expenditures between the range of $100 million to $120 million.",
        "The company anticipates capital expenditures in the range of $80 million to $100 million.",
    ],
)
def test_which_way_a_line_went_and_how_far_a_range_goes(draft: str) -> None:
    assert check_draft(draft, articles=[QUARTER]).sentences[0].verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "draft",
    [
        "The company had a decrease in net income compared to last year.",
        "Net income fell to $94.8 million from $106.6 million.",
        "The company anticipates capital expenditures within the range of $90 million to $100 million.",
        "Management projects capital expenditures of $90 million to $100 million.",
        "The company expects to spend $90 million to $100 million on capital expenditures.",
    ],
)
def test_the_way_and_the_range_of_the_article(draft: str) -> None:
    report = check_draft(draft, articles=[QUARTER])
    assert report.sentences[0].verdict is Verdict.SUPPORTED, report.findings


def test_what_a_share_earns_is_not_held_against_a_sum() -> None:
    report = check_draft("Net income was lower than a year earlier.", articles=[QUARTER])
    assert report.sentences[0].verdict is not Verdict.REFUTED, report.findings
