"""Furniture known by its words: every sign finds its examples, and no line of an article."""

from __future__ import annotations

import re

import pytest

from narrator.read.articles.furniture import SIGNS, Sign, ends_story, is_furniture, is_trailer

EXAMPLES = [(sign, line) for sign in SIGNS for line in sign.examples]
INNOCENT = [line for sign in SIGNS for line in sign.innocent]


def finds(line: str, where: str) -> bool:
    if where == "end":
        return ends_story(line)
    return is_trailer(line) if where == "edge" else is_furniture(line)


@pytest.mark.parametrize(("sign", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_a_sign_finds_its_examples(sign: Sign, line: str) -> None:
    assert re.search(sign.pattern, line, re.IGNORECASE)
    assert finds(line, sign.where)


@pytest.mark.parametrize("line", INNOCENT)
def test_no_sign_finds_a_line_of_an_article(line: str) -> None:
    assert not is_furniture(line)
    assert not is_trailer(line)
    assert not ends_story(line)


def test_every_sign_has_examples_and_a_known_place() -> None:
    assert all(sign.examples for sign in SIGNS)
    assert {sign.where for sign in SIGNS} == {"any", "label", "edge", "end"}


@pytest.mark.parametrize(
    "line",
    [
        "“Become a member of our fund and read without adverts,” the letter said.",
        "The fund's newsletter, which lands in your inbox unasked, said that Moor Bancorp was worth nothing.",
        "Tags and labels are what Moor Stores sells, and it has sold fewer of them each year.",
        "Source of the trouble is a lease that nobody had read, said Bo Marsh.",
        "Moor Bancorp " + "has fallen on each day of this week, and " * 20 + "nobody can sign up for more.",
    ],
)
def test_prose_that_speaks_like_furniture_is_prose(line: str) -> None:
    assert not is_furniture(line)
