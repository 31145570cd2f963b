"""The trees of single sentences, kept from run to run: a sentence of an article is parsed once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from narrator.cache import sealed, unsealed
from narrator.engines import parser, products
from narrator.engines.parser import doc_of, parse_nameless, parser_name
from narrator.engines.store import Store

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Tree(msgspec.Struct, array_like=True, frozen=True):
    """A parsed sentence, a value a token in each column; `heads` are numbers of tokens."""

    words: list[str]
    spaces: list[bool]
    heads: list[int]
    deps: list[str]
    tags: list[str]
    pos: list[str]
    lemmas: list[str]
    morphs: list[str]


_TREE = msgspec.msgpack.Decoder(Tree)


@lru_cache(maxsize=1 << 9)
def tree(text: str) -> Doc:
    """A sentence parsed by itself, without names. Raises MissingPart where no model is installed.

    What was kept has the same words, tags, lemmas and heads as what would be parsed: sentences are parsed one at a
    time, so that none depends on another.
    """
    kept = _unpacked(_store().read([text]).get(text))
    return parse_nameless(text) if kept is None else doc_of(**msgspec.structs.asdict(kept))


def keep_trees(sentences: Iterable[str]) -> None:
    """Parse the sentences whose trees are not kept yet, and keep those. Raises MissingPart."""
    asked = dict.fromkeys(sentences)
    known = {text for text, row in _store().read(asked).items() if _unpacked(row) is not None}
    new = {text: sealed(msgspec.msgpack.encode(_tree(parse_nameless(text)))) for text in asked if text not in known}
    if new:
        _store().keep(new)


def _unpacked(row: object) -> Tree | None:
    """A kept tree, none where damage has reached it: heads that stand in a circle would end the process."""
    try:
        return _TREE.decode(unsealed(row)) if isinstance(row, bytes) else None
    except msgspec.DecodeError:
        return None


def _tree(doc: Doc) -> Tree:
    return Tree(
        [token.text for token in doc],
        [bool(token.whitespace_) for token in doc],
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
        [token.tag_ for token in doc],
        [token.pos_ for token in doc],
        [token.lemma_ for token in doc],
        [str(token.morph) for token in doc],
    )


@cache
def _store() -> Store:
    """Trees as this model, this spaCy and our own rules for sentences make them."""
    files = (parser.__file__, products.__file__, __file__)
    rules = hashlib.sha256(b"".join(Path(one).read_bytes() for one in files)).hexdigest()[:12]
    return Store("trees", f"{parser_name().replace(' ', '-')}-spacy-{version('spacy')}-{rules}")
