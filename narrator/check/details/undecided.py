"""A decision that somebody is told to have taken, where an article says that he will take it, or has not yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from narrator.check.details.answers import has, is_quoted, refuted
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_ours
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.words.anchors import anchors
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_DECIDED: Final = re.compile(
    r"^(?P<who>(?:[\w&’'.-]+\s){1,8}?)(?:ha(?:s|ve|d)\s)?(?:now\s|already\s|finally\s)?"
    r"(?P<words>(?:decided|resolved|opted|elected|chosen|chose|made\sup\s(?:its|their|his|her)\sminds?)\s(?:not\s)?to)\s"
    r"(?P<what>[^,;:.]+)"
)
_IS_DECIDED: Final = re.compile(
    r"\b(?:decided|resolved|opted|elected|chosen|chose)\s(?:not\s)?(?:to|on|against|that)\b"
)
"""Anywhere in an article, whoever has decided whatever: it may be this."""
_OPEN: Final = re.compile(
    r"\b(?P<words>(?:will|would|(?:is|are|was|were)\s(?:due\s)?to|must|ha(?:s|ve|d)\s(?:still\s)?yet\sto|ha(?:s|ve|d)\snot\s(?:yet\s)?|"
    r"ha(?:s|ve|d)n[’']t\s(?:yet\s)?)\s?(?:decided?|rule[ds]?|make\sup\s(?:its|their|his|her)\sminds?))\b[^.;]*?\bwhether\b(?P<what>[^.;]*)"
)
_ON: Final = frozenset(
    {"on", "continue", "proceed", "persist", "further", "ahead", "stop", "abandon", "halt", "drop", "end"}
)
"""Words for going on with something and for giving it up: two decisions on that are one."""
_ASKED: Final = 12


def with_undecided(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence, and that what it tells as decided an article with its names leaves open.

    Direct speech (`marks`) is left alone, and so is what an article has somewhere as decided. Whatever was only not
    found is told no more beside it.
    """
    said = sentence.of(text)
    mine = _DECIDED.match(said)
    if mine is None or is_ours(judged) or any(item.opinion.verdict is Verdict.REFUTED for item in judged):
        return judged
    place = Span(*mine.span("words")).shifted(sentence.start)
    names = anchors(f"the {mine['who']}")
    if not names or is_quoted(place, marks, sentence):
        return judged
    passages = [*passages_of(judged, library), *(item.passage for item in islice(near, _ASKED))]
    for article in dict.fromkeys(one.article for one in passages if names <= one.within):
        found = next(_left_open(mine["what"], article, library), None)
        if found is not None:
            passage, words = found
            told = refuted(passage, "forecast", has(words), place, text)
            return [*(item for item in judged if item.span != sentence), told]
    return judged


def _left_open(what: str, article: str, library: Library) -> Iterator[tuple[Passage, str]]:
    """The sentences of an article that leave a decision open; none where any has one as taken."""
    places = library.passages_of(article)
    passages = [library.passage(number) for number in range(places.start, places.stop)]
    if any(_IS_DECIDED.search(one.text) for one in passages):
        return
    for one in passages:
        found = _OPEN.search(one.text)
        if found is not None and _is_one_question(what, found["what"]):
            yield one, found["words"]


def _is_one_question(what: str, asked: str) -> bool:
    """Whether two decisions are on one thing: by a word in common, or both on whether to go on with it."""
    both = [frozenset(words.casefold().split()) & _ON for words in (what, asked)]
    return all(both) or bool(content_words(what) & content_words(asked))
