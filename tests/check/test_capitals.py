"""A draft in capitals is read as if it were printed like other drafts; symbols and initials keep theirs."""

from __future__ import annotations

import pytest

from narrator.check.capitals import in_small_letters, spellings
from narrator.check.draft import check_draft

ARTICLE = (
    "Shares of Corrow Freight fell 19% on Thursday, according to Gannet Research. The notes of Gannet Research are read"
    " by many, and the freight rates of S&P members fell as well."
)
WRONG = "Shares of Corrow Freight fell 91% on Thursday, according to Gannet Research."


def test_what_is_printed_with_a_capital_within_sentences() -> None:
    known = spellings([ARTICLE])
    assert {known[word] for word in ("corrow", "gannet", "research", "s&p", "thursday")} == {
        "Corrow",
        "Gannet",
        "Research",
        "S&P",
        "Thursday",
    }
    assert not {"shares", "the", "notes"} & set(known)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "GANNET RESEARCH SAID SO. FEW OF CORROW’S SHARES ROSE.",
            "Gannet Research said so. Few of Corrow’s shares rose.",
        ),
        (
            "SHARES OF CORROW INC. AND GANNET CORP. FELL ON MAY 4. THE REST ROSE AT CORROW INC. IT SAID SO.",
            "Shares of Corrow inc. and Gannet corp. fell on may 4. The rest rose at Corrow inc. It said so.",
        ),
        ("CORROW FREIGHT FELL 19%", "CORROW FREIGHT FELL 19%"),
        ("FREIGHT RATES, A NOTE OF MAY: “THE WORST”", "Freight rates, a note of may: “The worst”"),
        ("It said: NO MORE OF ALL THESE CAPITALS.", "It said: NO MORE OF ALL THESE CAPITALS."),
        ("İ WORD OF ÇA ÉTÉ THAT STAYS AS LONG\nBo fell.", "İ word of ça été that stays as long\nBo fell."),
    ],
)
def test_lines_in_capitals_are_read_in_small_letters(text: str, read: str) -> None:
    found = in_small_letters(text, lambda: spellings([ARTICLE]))
    assert found == read
    assert len(found) == len(text)


def test_a_draft_in_capitals_has_the_findings_of_any_other() -> None:
    plain, shouted = (check_draft(text, articles=[ARTICLE]) for text in (WRONG, WRONG.upper()))
    assert [(one.rule, one.span) for one in plain.findings] == [(one.rule, one.span) for one in shouted.findings]
    assert [one.rule for one in plain.findings] == ["number"]
    assert shouted.sentences[0].text == WRONG.upper()
