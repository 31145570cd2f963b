"""What a sentence measures must be measured by the passage that bears it out: lengths of time, multiples, weekdays."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.accounted import measures
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

BARGES = "Tallow Lines Inc. let 34 barges in July, and a buyer of the fleet would need eight days of average demand to let them all."
TOLL = "The port of Wexham raised $21 million in tolls on Friday, five basis points more than the harbour board had planned."
CALLS = "Some 63,000 crates passed through Wexham on Friday, three times the daily average of this year."
LOAN = "Wexham's dockers were promised by Ines Korda that the rest of the cranes would be mended by the winter."
FLOUR = "Harrow Mills Inc. ground 95 tonnes of flour in the third quarter. It set aside $12 million for bad harvests."
FERRY = "Bids for the Wexham ferry came to 3.4 times the amount that the harbour board had asked for."
CRANES = (
    "Ines Korda told the dockers of Wexham that seven in ten of the harbour's cranes had already been mended by April."
)
GRAIN = "Trade at the grain hall of Wexham was 27% above its usual level, the busiest of the season."
HALVES = "More than half of the weavers at Wexham have struck since March."
FEES = "The average fee was $9 for a large berth at Wexham, against $3 for a small one."


@pytest.mark.parametrize(
    ("draft", "source", "rule", "has"),
    [
        ("The port of Wexham raised $21 million in tolls, five percentage points more than its board had planned.", TOLL, "unit", "five basis points"),
        ("Some 63,000 crates passed through Wexham, a third of them late, twice the daily average of the year.", CALLS, "comparison", "three times"),
        ("More than the board at Wexham had planned came in on a Tuesday, when tolls brought the port $21 million.", TOLL, "period", "Friday"),
        ("Ines Korda promised the dockers of Wexham that the rest of the cranes would be mended by next summer.", LOAN, "period", "winter"),
        ("All of the cranes in the harbour of Wexham have been mended, Ines Korda told its dockers.", CRANES, "direction", "seven in ten of"),
        ("Trade at Wexham's grain hall was 27% above its usual level, the third-busiest of the season.", GRAIN, "superlative", "busiest"),
        ("Strikes have since March taken in fewer than half of the weavers who work at Wexham.", HALVES, "direction", "More than half"),
        ("In the first quarter Harrow Mills set aside $12 million for bad harvests.", FLOUR, "period", "third quarter"),
    ],
)  # fmt: skip
def test_another_measure_in_the_place_is_refuted(
    draft: str, source: str, rule: str, has: str, extract: Extract
) -> None:
    found = check_draft(draft, articles=[source], extract=extract).findings
    assert any(one.rule == rule and f"has “{has}”" in one.message for one in found), found


def test_a_measure_that_no_passage_has_is_not_borne_out(extract: Extract) -> None:
    draft = "Over nineteen months Tallow Lines let 34 barges."
    sentences = check_draft(draft, articles=[BARGES], extract=extract).sentences
    assert [one.verdict for one in sentences] == [Verdict.NOT_ENOUGH_EVIDENCE]


def test_a_multiple_is_worked_out_of_both_figures(extract: Extract) -> None:
    draft = "Large berths at Wexham cost on average seven times as much as small ones, a fee of $9."
    [finding] = check_draft(draft, articles=[FEES], extract=extract).findings
    assert finding.rule == "comparison"
    assert "$9 / $3 = 3 times" in finding.message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "It would take eight days of average demand for a buyer of the Tallow Lines fleet to let all 34 barges.",
            BARGES,
        ),
        ("Some 63,000 crates passed through Wexham on Friday, treble this year's daily average.", CALLS),
        ("Bids for the Wexham ferry came to more than three times the amount asked for by the harbour board.", FERRY),
        ("The average fee of $9 for a large berth at Wexham was three times that for a small one.", FEES),
        ("Seven in ten of the cranes at Wexham have been mended, Ines Korda told its dockers.", CRANES),
        ("Trade at Wexham's grain hall was the season's busiest, 27% above its usual level.", GRAIN),
        ("Since March over half of the weavers at Wexham have struck.", HALVES),
        ("Harrow Mills set aside $12 million for bad harvests in the third quarter.", FLOUR),
    ],
)
def test_the_same_measure_in_other_words_is_borne_out(draft: str, source: str, extract: Extract) -> None:
    sentences = check_draft(draft, articles=[source], extract=extract).sentences
    assert [one.verdict for one in sentences] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("for 30 days", [("lasting", 30)]),
        ("for the four weeks to Friday", [("lasting", 28), ("weekday", 0)]),
        ("over four previous weeks", [("lasting", 28)]),
        ("a two-day fair doubled", [("lasting", 2), ("often", 2)]),
        ("in the second half of May", []),
        ("half of what it cost", [("often", 0.5)]),
        ("three-quarters of a per cent", []),
        ("on Friday, 12 June", []),
        ("in one week of March", []),
    ],
)
def test_measures_are_read_in_figures_and_words(text: str, said: list[tuple[str, float]]) -> None:
    assert [(one.kind, one.size) for one in measures(text)] == said


GROWN = "Orders at Corrow Freight grew 230% to 3,300 crates in May. Its profit rose 410% in the year.."


@pytest.mark.parametrize(
    ("draft", "supported"),
    [
        ("Orders at Corrow Freight more than tripled to 3,300 crates in May.", True),
        ("Orders at Corrow Freight doubled to 3,300 crates in May.", False),
        ("Orders at Corrow Freight more than quadrupled to 3,300 crates in May.", False),
        ("Its profit doubled in the year.", False),
    ],
)
def test_a_rate_of_growth_is_a_multiple(draft: str, supported: bool, extract: Extract) -> None:
    report = check_draft(draft, articles=[GROWN], extract=extract)
    assert (report.sentences[0].verdict is Verdict.SUPPORTED) is supported, report.findings
