"""What an article plans, expects, asks for or thinks possible, told as done; and what it has done, told as planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

TOLL = (
    "Traffic on the ferry to Lund fell 6% in March. Some of the decline may stem from the new bridge at Orsta, which "
    "opened in February. Coach firms often buy tickets in bulk, and that can push the fare up when boats are few. The "
    "harbour will decide by the autumn whether to widen the quay. The toll would cost hauliers 3 million crowns a year "
    "if the council passed it in its present form. The vote is due in June."
)
MILL = (
    "Teldane published a study of 48 pages on the mill, and the mill hired the law firm Aske & Lind. It closed two "
    "halls in Brann and plans to close three in Holt. Its owner is in talks to build a store in Sund. The owner has "
    "asked the state for 2 million crowns. Ines Korda of Halden Bank said that mills were the likeliest to gain once "
    "prices turn. If the drought lasts, the mill will shut its pump, its manager said. The board rejected a bid from "
    "Omnia in March."
)


def judged(draft: str, source: str, extract: Extract) -> tuple[Verdict, list[str]]:
    """The verdict of a sentence, and the rules that it breaks."""
    report = check_draft(draft, articles=[source], extract=extract, encode=vectors_of)
    return report.sentences[0].verdict, [one.rule for one in report.findings]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (TOLL, "The new bridge at Orsta was behind some of the decline in ferry traffic."),
        (TOLL, "Coach firms that buy tickets in bulk are pushing the fare up."),
        (TOLL, "The harbour has decided to widen the quay."),
        (TOLL, "The harbour has decided whether to widen the quay."),
        (TOLL, "The council passed the toll in its present form."),
        (TOLL, "The council voted in June on the toll."),
        (MILL, "Teldane is preparing a study of 48 pages on the mill."),
        (MILL, "The mill is looking for a law firm."),
        (MILL, "The mill plans to close two halls in Brann."),
        (MILL, "The owner of the mill has built a store in Sund."),
        (MILL, "The owner received 2 million crowns from the state."),
        (MILL, "Mills will gain once prices turn, Ines Korda of Halden Bank said."),
        (MILL, "The mill is shutting its pump, its manager said."),
        (MILL, "The board may reject a bid from Omnia."),
    ],
)
def test_what_is_not_so_yet_is_not_told_as_done(source: str, draft: str, extract: Extract) -> None:
    assert "forecast" in judged(draft, source, extract)[1]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (TOLL, "The new bridge at Orsta may be behind some of the decline in ferry traffic."),
        (TOLL, "Coach firms that buy tickets in bulk can push the fare up."),
        (TOLL, "The harbour has not decided yet whether to widen the quay."),
        (TOLL, "The harbour will decide by the autumn whether to widen the quay at all."),
        (TOLL, "A vote on the toll is due in June."),
        (TOLL, "The new bridge at Orsta opened in February."),
        (MILL, "Teldane has published a study of 48 pages on the mill."),
        (MILL, "The mill has hired the law firm Aske & Lind."),
        (MILL, "The mill closed two halls in Brann."),
        (MILL, "The owner of the mill is negotiating about a store in Sund."),
        (MILL, "The owner asked the state for 2 million crowns."),
        (MILL, "Mills are the likeliest to gain once prices turn, Ines Korda of Halden Bank said."),
        (MILL, "The mill will shut its pump if the drought lasts, its manager said."),
        (MILL, "The mill may shut its pump."),
        (MILL, "The board rejected a bid from Omnia in March."),
    ],
)
def test_what_is_told_as_the_article_tells_it_stands(source: str, draft: str, extract: Extract) -> None:
    assert "forecast" not in judged(draft, source, extract)[1]
    assert judged(draft, source, extract)[0] is not Verdict.REFUTED
