"""What two forms of a word are read as, and that a short name is read as no other word."""

from __future__ import annotations

import pytest

from narrator.check.details.tokens import tokens_of
from narrator.check.sources.search import stem


@pytest.mark.parametrize(("one", "other"), [("fee", "fees"), ("use", "uses"), ("rise", "rises"), ("due", "dues")])
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_name_is_no_preposition() -> None:
    assert stem("ines") != stem("in")
    (name,) = tokens_of("Ines")
    assert not name.sides
