"""A word put in another's place, or a detail put in, where all else is an article's own."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FIRE = (
    "Farmers in Wales saved a herd of ponies from a burning barn on Tuesday, and no animal was hurt, the county said. "
    "The fire had begun in a heap of damp hay behind the barn. "
    "The owner thanked the neighbours, who had formed a chain with buckets until the engines arrived from the town."
)
CALL = (
    "Sales of the chain were $412 million, compared with $380 million a year ago. "
    "Margins were 31 percent, down from 33 percent, primarily due to investments in the warehouses. "
    "The chain is confident that demand for garden furniture will strengthen in the second half of the year. "
    "Returning capital to the owners began with a higher dividend and a share repurchase program."
)


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[source], extract=extract, encode=encode_few).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("hay", "plastic", id="a thing"),
        pytest.param("barn", "harbour", id="a place"),
        pytest.param("fire", "dispute", id="what happened"),
    ],
)
def test_a_noun_that_means_something_else_in_the_place_has_no_evidence(old: str, new: str, extract: Extract) -> None:
    draft = "The fire had begun in a heap of damp hay behind the barn.".replace(old, new)
    assert verdict(draft, FIRE, extract) is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("fire", "blaze", id="a synonym"),
        pytest.param("heap", "pile", id="another"),
        pytest.param("barn", "barn", id="nothing"),
    ],
)
def test_a_noun_that_means_the_same_there_stands(old: str, new: str, extract: Extract) -> None:
    draft = "The fire had begun in a heap of damp hay behind the barn.".replace(old, new)
    assert verdict(draft, FIRE, extract) is Verdict.SUPPORTED


def test_a_sentence_told_anew_is_left_alone(extract: Extract) -> None:
    assert verdict("Behind the barn damp hay in a heap was where the blaze had begun.", FIRE, extract) is (
        Verdict.SUPPORTED
    )


def test_without_an_encoder_nothing_is_said_of_nouns(extract: Extract) -> None:
    draft = "The fire had begun in a heap of damp plastic behind the barn."
    (sentence,) = check_draft(draft, articles=[FIRE], extract=extract).sentences
    assert sentence.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        pytest.param("", Verdict.SUPPORTED, id="none"),
        pytest.param(" to film a documentary", Verdict.NOT_ENOUGH_EVIDENCE, id="one that nobody tells"),
        pytest.param(" to put out the fire", Verdict.SUPPORTED, id="one with the article's words"),
    ],
)
def test_a_purpose_that_is_put_in(purpose: str, expected: Verdict, extract: Extract) -> None:
    draft = f"The owner thanked the neighbours, who had formed a chain with buckets{purpose}."
    assert verdict(draft, FIRE, extract) is expected


@pytest.mark.parametrize(
    ("farmers", "expected"),
    [
        pytest.param("Farmers in Wales", Verdict.SUPPORTED, id="as printed"),
        pytest.param("Norwegian farmers", Verdict.NOT_ENOUGH_EVIDENCE, id="of another, whose name is nowhere"),
        pytest.param("U.S. farmers", Verdict.REFUTED, id="of one that is often left unsaid"),
    ],
)
def test_of_which_land_something_is(farmers: str, expected: Verdict, extract: Extract) -> None:
    source = FIRE.replace("Wales", "Poland")
    draft = f"{farmers.replace('Wales', 'Poland')} saved a herd of ponies from a burning barn on Tuesday."
    assert verdict(draft, source, extract) is expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        pytest.param("Sales of the chain rose to $412 million from $380 million.", Verdict.SUPPORTED, id="a rise"),
        pytest.param("Sales of the chain fell to $412 million from $380 million.", Verdict.REFUTED, id="a fall"),
        pytest.param("Sales of the chain were $412 million, up from $380 million.", Verdict.SUPPORTED, id="up from"),
        pytest.param("Sales of the chain were $412 million, down from $380 million.", Verdict.REFUTED, id="down from"),
        pytest.param("Margins fell to 31% from 33%, mainly because of investments in the warehouses.", Verdict.SUPPORTED, id="due to what was"),
    ],
)  # fmt: skip
def test_which_way_two_figures_went(draft: str, expected: Verdict, extract: Extract) -> None:
    assert verdict(draft, CALL, extract) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("confident that demand for garden furniture will strengthen in the second half", Verdict.SUPPORTED, id="as it is"),
        pytest.param("confident that demand for garden furniture will weaken in the second half", Verdict.REFUTED, id="the opposite"),
        pytest.param("doubtful that demand for garden furniture will strengthen in the second half", Verdict.REFUTED, id="another view"),
        pytest.param("confident that demand for garden furniture will strengthen in the first half", Verdict.REFUTED, id="another time"),
    ],
)  # fmt: skip
def test_a_clause_beside_a_figure_has_its_own_passage(clause: str, expected: Verdict, extract: Extract) -> None:
    draft = f"Sales of the chain were $412 million, and the chain is {clause}."
    assert verdict(draft, CALL, extract) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("including", Verdict.SUPPORTED, id="including"),
        pytest.param("excluding", Verdict.REFUTED, id="excluding"),
        pytest.param("without", Verdict.REFUTED, id="without"),
    ],
)
def test_what_an_article_has_is_not_left_out(word: str, expected: Verdict, extract: Extract) -> None:
    draft = f"Capital is returned to the owners of the chain, {word} a share repurchase program."
    assert verdict(draft, CALL, extract) is expected


def test_what_an_article_leaves_out_may_be_left_out(extract: Extract) -> None:
    source = "The yard earned $12 million net of the sale of its dry dock, and its owners were pleased."
    draft = "The yard earned $12 million, excluding the sale of its dry dock."
    assert verdict(draft, source, extract) is Verdict.SUPPORTED
