"""The sentences of the articles by their words, and how well they line up with a sentence of the draft.

Nothing here decides whether the sentence agrees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from narrator.check.sources.readings import Reading
from narrator.check.words.anchors import anchors, months, tokens, with_lands
from narrator.check.words.spelling import initials_in, states_in, words_in
from narrator.check.words.vocabulary import IRREGULAR, STOP_WORDS, THESAURUS
from narrator.engines.parser import tokenized
from narrator.model.claims import DatedWords, Quantity, Span

_BEFORE = 3
_NONE = " "
_QUESTION = re.compile(r"\?[\s\"”’'*_)]*$")
_TURN = re.compile(r"\s*[*_]*(?:Q|Question)\s?[:.]\s")
_DISSENT = re.compile(
    r"\W*(?:but |yet |well, )?(?:I|we) (?:doubt|reject|(?:do|did)(?:n[’']t| not) (?:believe|buy|accept|think)) "
    r"(?:it|that|this|so|the (?:idea|view|story))\W*$",
    re.IGNORECASE,
)
"""What answers a thing that was only put: "I don't believe it"."""


def _canonical() -> dict[str, str]:
    """Each word of the thesaurus, and each irregular form, to the first word of its line; the first line wins.

    Stems on both sides.
    """
    found: dict[str, str] = {}
    for line in (*THESAURUS, *IRREGULAR.split(",")):
        head, *rest = line.split()
        for word in (head, *rest):
            found.setdefault(stem(word), found.get(stem(head), stem(head)))
    return found


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without its commonest endings; crude, and the same on both sides."""
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""), ("ly", "")):
        if word.endswith(ending) and len(word) - len(ending) >= len("abc") and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e") if len(word) > len("one") else word


_CANONICAL = _canonical()


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; figures are compared elsewhere and left out."""
    return frozenset(map(_canonical_stem, words_in(text))) - {_NONE}


@lru_cache(maxsize=65_536)
def _canonical_stem(word: str) -> str:
    """The stem that stands for a word and its like; none where it carries no meaning."""
    if word in STOP_WORDS or word.isdigit():
        return _NONE
    return _CANONICAL.get(stem(word), stem(word))


@lru_cache(maxsize=4096)
def parsed_words(text: str) -> frozenset[str]:
    """The stems of the words that a parser sees in a text, where "10km" is two: nothing parsed has any other."""
    return content_words(" ".join(sorted(tokenized(text))))


@dataclass(frozen=True)
class Page:
    """One article, cut into its sentences."""

    reading: Reading
    spans: tuple[Span, ...]

    @cached_property
    def within(self) -> frozenset[str]:
        """Every word of the article, and what else the lands and the offices that it names are called."""
        text = " ".join([self.reading.body, self.reading.headline, *self.reading.paper])
        return with_lands(tokens(text)) | initials_in(text) | states_in(text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the article that carry meaning."""
        return content_words(" ".join(sorted(self.within)))

    @cached_property
    def months(self) -> frozenset[str]:
        """The month of its publication."""
        published = self.reading.published
        return frozenset({f"{published:%B}".casefold()}) if published else frozenset()

    def asks(self, place: int) -> bool:
        """Whether a sentence is a question, stands behind "Q:", or is what the next one will not have."""
        text, span = self.reading.text, self.spans[place]
        behind = self.spans[place + 1].of(text) if place + 1 < len(self.spans) else ""
        turn = _TURN.match(text, text.rfind("\n", 0, span.start) + 1, span.end)
        return turn is not None or _QUESTION.search(span.of(text)) is not None or _DISSENT.match(behind) is not None

    def around(self, place: int) -> frozenset[str]:
        """Every word of a sentence and its neighbours, and of the full names of what they name and of who says it."""
        near = self.spans[max(0, place - _BEFORE) : place + 2]
        whole = Span(near[0].start, near[-1].end)
        names = [entity.name for entity in self.reading.statements.entities if whole.covers(entity.span)]
        here, quotes = self.spans[place], self.reading.statements.quotes
        told = [one.speaker for one in quotes if one.speaker and one.content.span.overlaps(here)]
        names += [name for one in told for name in (one.name, one.affiliation) if name]
        parts = (self.reading.headline, *(span.of(self.reading.text) for span in near), *names)
        return frozenset().union(*map(tokens, parts), *map(initials_in, parts))


@dataclass(frozen=True, eq=False)
class Passage:
    """One sentence of one article; `origin` is the number of the cluster, `rank` 0 in the cluster's original.

    `place` counts the sentences of its article, `number` those of all articles. The library has one value of each, so
    that two are one only where they are the same object.
    """

    article: str
    origin: int
    rank: int
    span: Span
    text: str
    page: Page = field(repr=False, compare=False)
    place: int = field(repr=False, compare=False)
    number: int = field(default=-1, repr=False, compare=False)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its words."""
        return content_words(self.text)

    @cached_property
    def asks(self) -> bool:
        """Whether it only puts something: a question, an interviewer's words, what the writer will not have."""
        return self.page.asks(self.place)

    @cached_property
    def around(self) -> frozenset[str]:
        """Every word of the sentence and its neighbours."""
        return self.page.around(self.place)

    @cached_property
    def words_around(self) -> frozenset[str]:
        """The stems of those of them that carry meaning."""
        return content_words(" ".join(sorted(self.around)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all these words."""
        return frozenset(map(stem, self.around)) | self.words

    @property
    def times(self) -> list[DatedWords]:
        """The periods that it names, in their order."""
        return [one for one in self.page.reading.statements.periods if self.span.covers(one.span)]

    @property
    def quantities(self) -> list[Quantity]:
        """Its amounts, in their order."""
        return [one for one in self.page.reading.statements.quantities if self.span.covers(one.span)]

    @property
    def within(self) -> frozenset[str]:
        """Every word of the article."""
        return self.page.within

    @property
    def months(self) -> frozenset[str]:
        """The month of its publication."""
        return self.page.months


class Found(NamedTuple):
    """A passage and how well it lines up, 0 to 1.

    `score` is the best of the sentence's words, a clause's and the vectors; `whole` is the sentence's words alone.
    `covered` is the share of the sentence's words, names aside, that the passage has. `meant` is the cosine of both
    sentences where vectors were asked, `beside` what the passage, its neighbours and the headline cover between them;
    `miscounted` is set where these lack a count that the sentence has in words. `parts` are the clauses of the
    sentence, each with the passage of the same article that is likest to it, where these together were asked.
    """

    score: float
    passage: Passage
    whole: float
    covered: float = 0.0
    meant: float = 0.0
    beside: float = 0.0
    miscounted: bool = False
    parts: tuple[tuple[str, Passage], ...] = ()


def plain_words(text: str) -> frozenset[str]:
    """The words that carry meaning, names and months aside."""
    return content_words(text) - content_words(" ".join(sorted(anchors(text) | months(text))))
