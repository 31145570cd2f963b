"""Places in a ranking that goes on: second is, followed by, and the figures of a list in their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

MILLS = (
    "The largest mills of the valley\nHarrow was the largest mill of the valley in May, with 15.2% of the looms. "
    "Norvane was second with 12.9%, followed by Lorne with 11.4% and Wexham with 9.8%. Wexham belongs to the third-"
    "largest bank of the county, Tessin."
)
PORTS = (
    "Calder handled 61 million tonnes last year, more than any other port of the coast. "
    "Norvane handled 48 million tonnes, Lorne 37 million tonnes and Wexham 22 million tonnes. "
    "Lenders charged 47% for Tosca, 33% for Ulmer and 12% for Kell."
)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (MILLS, "Lorne was the second-largest mill of the valley."),
        (MILLS, "Norvane was the third-largest mill of the valley."),
        (MILLS, "Wexham ranked third with 9.8%."),
        (MILLS, "Tessin is the second-largest bank of the county."),
        (PORTS, "Norvane was the third-largest port of the coast with 48 million tonnes."),
        (PORTS, "Lorne was the second-largest with 37 million tonnes."),
        (PORTS, "Ulmer had the highest fee, at 33%."),
    ],
)
def test_another_place_is_refuted(source: str, draft: str, extract: Extract) -> None:
    report = check_draft(draft, articles=[source], extract=extract)
    assert "superlative" in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (MILLS, "Norvane was the second-largest mill of the valley in May."),
        (MILLS, "Lorne was the third-largest mill of the valley, with 11.4%."),
        (MILLS, "Wexham ranked fourth with 9.8%."),
        (MILLS, "Tessin is the third-largest bank of the county."),
        (PORTS, "Norvane was the second-largest port of the coast with 48 million tonnes."),
        (PORTS, "Lorne was the third-largest with 37 million tonnes."),
        (PORTS, "Tosca had the highest fee, at 47%."),
    ],
)
def test_its_own_place_is_not(source: str, draft: str, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[source], extract=extract).sentences
    assert sentence.verdict is not Verdict.REFUTED
