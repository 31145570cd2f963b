"""Signs are the same wherever a text is met, few even of a giant, and shared by what is copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

import pytest

from narrator.dedupe.signs import (
    ENOUGH,
    MOST,
    SAMPLED,
    Signs,
    find_signs,
    is_run,
    number_text,
    number_words,
    weigh_sign,
)
from narrator.dedupe.texts import read_text, shingles
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]


def shared(first: Signs, second: Signs) -> int:
    return sum(weigh_sign(sign) for sign in (*(first.words & second.words), *(first.runs & second.runs)))


def test_single_words_and_runs_are_told_apart(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    signs = find_signs(read_text(article("a", bodies["original"])))
    assert signs.words
    assert signs.runs
    assert not any(map(is_run, signs.words))
    assert all(map(is_run, signs.runs))
    assert all(0 <= sign < 2**63 for sign in (*signs.words, *signs.runs))


@pytest.mark.parametrize(
    ("copy", "times"), [("paraphrase", 10), ("spun", 5), ("wire", 1), ("rival", 1), ("topic", 0), ("monthly-may", 0)]
)
def test_what_a_text_shares_with_the_original(
    article: MakeArticle, bodies: Mapping[str, str], copy: str, times: int
) -> None:
    weight = shared(*(find_signs(read_text(article(name, bodies[name]))) for name in ("original", copy)))
    assert (weight >= times * ENOUGH) if times > 1 else (times * ENOUGH <= weight < 3 * ENOUGH)


def test_one_run_in_six_is_a_sign_and_an_excerpt_has_those_of_the_whole(article: MakeArticle) -> None:
    words = ["".join(letters) for letters in product("bdgkm", "aeiou", "lnrst", "aeiou")]  # no names, none of them long
    whole, part = (read_text(article("a", " ".join(some))) for some in (words, words[200:400]))
    runs = find_signs(whole).runs
    assert len(runs) == pytest.approx(len(shingles(whole)) / SAMPLED, rel=0.2)
    assert find_signs(part).runs < runs
    assert len(find_signs(part).runs) == pytest.approx(len(shingles(part)) / SAMPLED, rel=0.3)


def test_a_giant_has_no_more_signs_than_a_long_article(article: MakeArticle) -> None:
    giant = read_text(article("a", " ".join(f"Number {number} is number{number}000." for number in range(20000))))
    signs = find_signs(giant)
    assert len(signs.words) <= MOST
    assert len(signs.runs) <= 2 * MOST
    part = read_text(article("b", " ".join(f"Number {number} is number{number}000." for number in range(500, 2500))))
    assert shared(signs, find_signs(part)) >= ENOUGH


def test_known_numbers(article: MakeArticle) -> None:
    """An index outlives the process that made it, so these may change only together with its file."""
    text = read_text(article("a", "Fares of Tarn Rail fell 5%."))
    assert number_text(text) == number_text(read_text(article("b", "Fares of Tarn  Rail fell 5%.")))
    assert number_words(text) != number_words(read_text(article("a", "Fares of Tarn Rail fell 6%.")))
    assert number_words(read_text(article("a", ""))) != number_words(read_text(article("b", "")))


def test_two_items_of_two_sentences_share_enough(article: MakeArticle) -> None:
    first = find_signs(read_text(article("a", "Corn futures fell 3 percent on Friday. Traders cited rain.")))
    second = find_signs(read_text(article("b", "Corn futures fell 3 percent on Friday. Traders cited rain in May.")))
    assert shared(first, second) >= ENOUGH
