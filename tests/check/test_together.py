"""Sentences that join what an article says in several: every clause has a passage of its own."""

from __future__ import annotations

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.extract.statements import extract_statements
from narrator.model.drafts import Report, Verdict

YARD = """Kestle Yard took its last order in the spring, when the port stopped paying for new ferries.

The welders went first. “Nobody told us to go, but nobody asked us to stay either,” said Marit Oake, who led them.

A buyer for the cranes was found in July. The slipway is to become a market for fish, if the town agrees.

Doran Pell, who owns the yard, keeps a model of its first boat in his kitchen."""
GRAIN = "The mills of Calder bought no wheat in June. Bread has been dear since the frost, said Ansel Rook, a baker."


def _checked(draft: str) -> Report:
    return check_draft(draft, articles=[GRAIN, YARD], extract=extract_statements, encode=encode_few)


JOINED = (
    "Kestle Yard lost the orders of the port in the spring and its cranes went to a buyer in July.",
    "The welders of Kestle Yard, led by Marit Oake, were the first to go after the port stopped paying.",
)


@pytest.mark.parametrize("draft", JOINED)
def test_facts_of_several_sentences_have_the_evidence_of_all(draft: str) -> None:
    (sentence,) = _checked(draft).sentences
    assert sentence.verdict is Verdict.SUPPORTED
    shown = {evidence.text for claim in sentence.claims for evidence in claim.evidence}
    assert len(shown) > 1
    assert all(text in YARD for text in shown)


@pytest.mark.parametrize(
    "draft",
    [
        "Doran Pell, who bakes bread at home, has never been to the port and will not sell his house.",
        "Kestle Yard, which was founded by two brothers, will build a school for divers next year.",
        "Marit Oake, who led the welders, has since become the mayor of a town in the north.",
    ],
)
def test_a_clause_that_no_passage_has_leaves_the_sentence_open(draft: str) -> None:
    (sentence,) = _checked(draft).sentences
    assert sentence.verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_the_same_in_either_order_of_the_articles() -> None:
    one, other = (
        check_draft(JOINED[0], articles=articles, extract=extract_statements, encode=encode_few)
        for articles in ([GRAIN, YARD], [YARD, GRAIN])
    )
    assert one.sentences[0].verdict is other.sentences[0].verdict
