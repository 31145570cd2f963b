"""Trees that are kept: parsed once, and token by token what a parse gives, whatever becomes of the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from narrator.engines import trees
from narrator.engines.parser import parse_nameless
from narrator.engines.trees import keep_trees, tree

SENTENCES = [
    "“We’ve sold $2.5 million of bonds,” said Orla Quist of Tidewater Inc. in the U.S.",
    "Short interest  in small-caps hadn't risen.",
    "No. 7",
    "",
    "La última subasta no tuvo compradores — ninguno.",
    "Broken \ud800 text.",
]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Every sentence that was parsed, with a store of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    seen: list[str] = []

    def noted(text: str) -> Doc:
        seen.append(text)
        return parse_nameless(text)

    monkeypatch.setattr(trees, "parse_nameless", noted)
    tree.cache_clear()
    return seen


def told(doc: Doc) -> list[tuple[object, ...]]:
    """All that anybody asks a token."""
    return [
        (
            *(token.text, token.whitespace_, token.idx, token.lemma_, token.pos_, token.tag_, token.dep_, token.head.i),
            *(token.is_sent_start, str(token.morph), token.like_num, [child.i for child in token.children]),
        )
        for token in doc
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_kept_tree_is_the_one_that_was_parsed(text: str, parsed: list[str]) -> None:
    keep_trees([text])
    assert told(tree(text)) == told(parse_nameless(text))
    assert parsed == [text]


def test_what_is_kept_is_not_parsed_again(parsed: list[str]) -> None:
    keep_trees(SENTENCES)
    keep_trees(SENTENCES[::-1])
    assert parsed == SENTENCES


def test_a_sentence_of_a_draft_is_parsed_and_not_kept(parsed: list[str]) -> None:
    assert tree(SENTENCES[1]) is tree(SENTENCES[1])
    keep_trees(SENTENCES[1:2])
    assert parsed == SENTENCES[1:2] * 2


def test_damage_anywhere_in_a_row_only_costs_time(parsed: list[str]) -> None:
    keep_trees(SENTENCES[1:2])
    row = bytearray(trees._store().read(SENTENCES[1:2])[SENTENCES[1]])
    for place in range(0, len(row), 7):
        row[place] ^= 4
        trees._store().keep({SENTENCES[1]: bytes(row)})
        tree.cache_clear()
        assert told(tree(SENTENCES[1])) == told(parse_nameless(SENTENCES[1]))
        row[place] ^= 4
    assert set(parsed) == {SENTENCES[1]}


@pytest.mark.parametrize("damage", [b"", b"\x98"])
def test_a_damaged_row_is_made_again(damage: bytes, parsed: list[str]) -> None:
    trees._store().keep({SENTENCES[1]: damage})
    keep_trees(SENTENCES[1:2])
    assert told(tree(SENTENCES[1])) == told(parse_nameless(SENTENCES[1]))
    assert parsed == SENTENCES[1:2]
