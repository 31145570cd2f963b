"""Names that a sentence has and no article that is like it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.check.details.lines import Line
from narrator.check.details.tokens import Token, sides_of
from narrator.check.words.abbreviations import meanings
from narrator.check.words.anchors import anchors, tokens
from narrator.check.words.spelling import IN_FULL
from narrator.check.words.vocabulary import STOP_WORDS

_PLACES = "name"
_TELLING = 5
_ENDINGS = frozenset({"al", "ial", "ional", "ic", "an", "ian", "n", "ist", "ists"})
_ABBREVIATION = re.compile(r"(?P<letters>[A-Z]{3,6})s?")
_WORD = re.compile(r"[a-z]+")
_LABEL = ": "
_OPENS = "("
"""Before an abbreviation of the name that was just given in full."""


def strangers(draft: Line, lines: Sequence[Line]) -> list[Token]:
    """The words of names in the draft that stand nowhere in the articles, nor another word for the same country."""
    known = frozenset().union(*(line.passage.within for line in lines if line.passage is not None))
    wanted = anchors(draft.text) - known - {word for name in IN_FULL if IN_FULL[name] in known for word in name.split()}
    if not wanted:
        return []
    there = {side for word in known for side in sides_of(word) if side.rule == _PLACES}
    firsts = [_firsts(line.text) for line in lines]
    return [
        token
        for token in draft.tokens[1:]
        if tokens(token.text) & wanted
        and draft.text[token.span.start - 1] != _OPENS
        and not any(side in there for side in token.sides)
        and not any(_is_form_of(word, token.text.casefold()) for word in known)
        and not any(_shortened(token.text) in letters for letters in firsts)
        and not known & meanings(token.text)
        and not (draft.text[: token.span.start].endswith(_LABEL) and token.lower in STOP_WORDS)
    ]


def _is_form_of(known: str, word: str) -> bool:
    """Whether a word is made of a known one: "Senatorial" of "Senator", "ISBNs" of "ISBN"."""
    rest = word.removeprefix(known)
    return rest != word and (rest == "s" or (len(known) >= _TELLING and rest in _ENDINGS))


def _shortened(word: str) -> str:
    """The small letters of an abbreviation, of several things or one; of any other word nothing that is found."""
    found = _ABBREVIATION.fullmatch(word)
    return found["letters"].casefold() if found else " "


def _firsts(text: str) -> str:
    """The first letters of the words of a text, those that carry no meaning as dots."""
    return "".join("." if word in STOP_WORDS else word[0] for word in _WORD.findall(text.casefold()))
