"""Pairs are proposed where copies are, and never all with all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from narrator.dedupe.proposals import NEIGHBOURS, find_verbatim, propose_pairs
from narrator.dedupe.texts import read_text
from narrator.model.sources import Article

MakeArticle = Callable[..., Article]


def test_paraphrase_and_spun_copy_are_proposed_without_a_shared_shingle(
    article: MakeArticle, bodies: Mapping[str, str]
) -> None:
    texts = [
        read_text(article(str(place), body))
        for place, body in enumerate((bodies["original"], bodies["paraphrase"], bodies["spun"]))
    ]
    assert set(propose_pairs(texts)) >= {(0, 1), (0, 2)}


def test_strangers_are_not_proposed(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    strangers = (bodies["original"], "A cat sat on the mat.\nIt slept.", "")
    assert propose_pairs([read_text(article(str(place), body)) for place, body in enumerate(strangers)]) == ()


def test_near_identical_texts_are_absorbed_by_the_longest(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    copies = [
        bodies["original"] + f"\nFiled from desk {number} by the night team of the paper." for number in range(200)
    ]
    texts = [read_text(article(str(place), body)) for place, body in enumerate(copies)]
    assert find_verbatim(texts) == dict.fromkeys(range(1, 200), 0)


def test_a_part_is_absorbed_and_another_text_is_not(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    part = "\n".join(bodies["original"].split("\n")[2:5])
    texts = [
        read_text(article(str(place), body)) for place, body in enumerate((bodies["original"], bodies["topic"], part))
    ]
    assert find_verbatim(texts) == {2: 0}


def test_many_alike_do_not_multiply(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    texts = [read_text(article(str(number), bodies["topic"] + f"\nSerial {number}.")) for number in range(300)]
    pairs = propose_pairs(texts)
    assert len(pairs) <= NEIGHBOURS * len(texts)
    assert set(pairs) >= {(place, place + 1) for place in range(299)}


def test_few_alike_are_all_compared(article: MakeArticle, bodies: Mapping[str, str]) -> None:
    texts = [read_text(article(str(number), bodies["topic"] + f"\nSerial {number}.")) for number in range(5)]
    assert set(propose_pairs([*texts, read_text(article("x", bodies["original"]))])) >= set(combinations(range(5), 2))
