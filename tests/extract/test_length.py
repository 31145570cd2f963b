"""Text that is no prose is read in time that grows with its length."""

from __future__ import annotations

from time import process_time

import pytest

from narrator.extract.assertions import comparisons
from narrator.extract.statements import extract_statements

WITHIN = 12.0


@pytest.mark.parametrize("words", ["according to ", "small caps fell 5% this year, ", "Alder Inc. ($5 million), "])
def test_repeated_words_end(words: str) -> None:
    extract_statements("Shares fell.")
    began = process_time()
    extract_statements(words * 800)
    assert process_time() - began < WITHIN


def test_a_table_of_figures_keeps_every_claim() -> None:
    text = "Short sellers made money: " + "Alder Inc. ($5 million), " * 120 + "Beck Corp. ($6 million)."
    claims = extract_statements(text).claims
    assert sum(claim.quantity is not None for claim in claims) == 121


def test_a_time_that_runs_into_another_word_is_told_from_one_at_once() -> None:
    began = process_time()
    assert comparisons._TIME.fullmatch("~" * 28 + "s") is None  # "April.Over", every sign of the time masked
    assert comparisons._TIME.fullmatch("the ~~~~ before ~~") is not None
    assert process_time() - began < 1.0
