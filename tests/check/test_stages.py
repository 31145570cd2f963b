"""How far something has got, who alone, how and why: told as the article tells it, and beyond it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRY = (
    "Corrow Ferries has offered to take over the shipyard Teldane for $80 million. The takeover needs the "
    "approval of the harbour commission, which has not decided on it yet. Police are investigating the yard's "
    "former treasurer over missing invoices. The commission has proposed a levy on cruise ships. Work on the new "
    "pier started in May."
)
CLUB = (
    "The rowing club of Wexham elected Ines Korda chair by nine votes to six. The clubhouse was closed because "
    "its roof leaked. Only members may use the boats. Two of the club's seven boats were stolen. The club used to "
    "race in Calder. Korda said she had considered selling the old barge. Every member was offered a refund. The "
    "river board must clear the jetty. The club may have lost its licence."
)
DENIED = (
    "Lenders have not decided whether to extend the loan. The town has yet to name a buyer. The mayor is expected "
    "to rule on the toll in June. Neither the crews nor the guards were told. Few of the growers backed the levy. "
    "The yard was able to repair the crane. The panel did not find that the pilot had lied. Teldane's largest "
    "lender, Pinmoor Bank, refused to comment."
)


def judged(draft: str, source: str, extract: Extract) -> tuple[Verdict, bool]:
    """The verdict of a sentence, and whether anything was found."""
    report = check_draft(draft, articles=[source], extract=extract, encode=vectors_of)
    return report.sentences[0].verdict, bool(report.findings)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FERRY, "Corrow Ferries completed the takeover of the shipyard Teldane for $80 million."),
        (FERRY, "Corrow Ferries has reached an agreement to take over the shipyard Teldane for $80 million."),
        (FERRY, "The harbour commission has approved the takeover."),
        (FERRY, "The yard's former treasurer was convicted over missing invoices."),
        (FERRY, "Police charged the yard's former treasurer over missing invoices."),
        (FERRY, "The commission has introduced a levy on cruise ships."),
        (CLUB, "The rowing club of Wexham unanimously elected Ines Korda chair."),
        (CLUB, "The clubhouse was closed because of unpaid rent."),
        (CLUB, "Members may also use the boats."),
        (CLUB, "Anyone may use the boats."),
        (CLUB, "All of the club's seven boats were stolen."),
        (CLUB, "Korda said she would sell the old barge."),
        (CLUB, "Every member received a refund."),
        (CLUB, "The jetty has been cleared by the river board."),
        (CLUB, "The club had lost its licence."),
        (DENIED, "Lenders have refused to extend the loan."),
        (DENIED, "The town has named a buyer."),
        (DENIED, "The yard was unable to repair the crane."),
        (DENIED, "The panel found that the pilot had lied."),
    ],
)
def test_what_is_told_beyond_an_article_is_found(source: str, draft: str, extract: Extract) -> None:
    verdict, found = judged(draft, source, extract)
    assert found
    assert verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FERRY, "Corrow Ferries has made an $80 million offer for the shipyard Teldane."),
        (FERRY, "The takeover has to be approved by the harbour commission."),
        (FERRY, "The harbour commission has yet to decide on the takeover."),
        (FERRY, "The yard's former treasurer is under investigation by police over missing invoices."),
        (FERRY, "Work on the new pier began in May."),
        (CLUB, "Ines Korda was elected chair of the rowing club of Wexham by nine votes to six."),
        (CLUB, "Because its roof leaked, the clubhouse was closed."),
        (CLUB, "Nobody but members may use the boats."),
        (CLUB, "The club once raced in Calder."),
        (CLUB, "Korda said that she had thought about selling the old barge."),
        (CLUB, "All members were offered a refund."),
        (CLUB, "The jetty must be cleared by the river board."),
        (CLUB, "The club might have lost its licence."),
        (DENIED, "Lenders have yet to decide whether to extend the loan."),
        (DENIED, "The town has not named a buyer yet."),
        (DENIED, "The mayor has not yet ruled on the toll."),
        (DENIED, "Hardly any of the growers backed the levy."),
        (DENIED, "The yard repaired the crane."),
        (DENIED, "Pinmoor Bank, Teldane's largest lender, refused to comment."),
    ],
)
def test_what_is_told_no_further_is_not_refuted(source: str, draft: str, extract: Extract) -> None:
    verdict, _ = judged(draft, source, extract)
    assert verdict is not Verdict.REFUTED
