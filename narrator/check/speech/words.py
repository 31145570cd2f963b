"""The words of speech, as two printings of one quotation are compared."""

from __future__ import annotations

import re

from narrator.model.claims import Span

WORD = re.compile(r"[$€£¥]?[^\W_](?:[\w'’‘&.,]*[^\W_])?%?")
GAP = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]")
"""What an editor puts where words are left out or replaced."""

SENTENCE_END = re.compile(r"[.!?…][\"”’]?\s+(?=[\"“‘']?[^\W_a-z])")


def words(text: str) -> list[tuple[str, Span]]:
    """Every word in lower case with its place; hyphens part, apostrophes are straight."""
    return [(plain(match.group()), Span(*match.span())) for match in WORD.finditer(text)]


def plain(word: str) -> str:
    """One word as it is compared."""
    return word.casefold().replace("’", "'").replace("‘", "'")
