"""A figure that the articles have of another name than the draft, and of the draft's name another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from narrator.check.figures.known import Known, Said, opinion_on, printing, same_unit, written
from narrator.check.figures.units import NO_COUNTS
from narrator.check.figures.whose import Name, Namebook, Whose, are_one, whose, whose_in
from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.words.anchors import tokens
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_IT = re.compile(r"\W*(?:its?|they|their)\b(?!\s(?:is|was|will|would)\s(?:an?|the|that|\w+ing)\b)", re.IGNORECASE)
_NEAR = 300
"""So many characters apart two figures in one unit are of the same thing, whatever their words."""
_RECEIVES = re.compile(
    r"\b(?:receiv(?:e|es|ed|ing)|gets?|got|collect(?:s|ed)?|is\s(?:paid|offered)|are\s(?:paid|offered))\b"
)
_PAYS = re.compile(r"\b(?:pa(?:y|ys|id|ying)|offer(?:s|ed|ing)?|g[ai]v(?:e|es|en|ing)|hand(?:s|ed)?)\b")
"""What one pays another receives: a figure of both."""


@dataclass(frozen=True)
class Told:
    """What one origin says to a figure of the draft, and the article, with its figures, that says it."""

    opinion: Opinion | None
    reading: Reading
    known: Sequence[Known]


def of_their_names(said: Said, told: Sequence[Told]) -> list[Opinion]:
    """What the origins say, but for the figure of another name, which is no support.

    Where no other origin bears the figure out, it is the refutation instead.
    """
    others = [of_another_name(said, one) for one in told]
    kept = [one.opinion for one, other in zip(told, others, strict=True) if one.opinion is not None and other is None]
    if any(opinion.verdict is Verdict.SUPPORTED for opinion in kept):
        return kept
    return kept + [other for other in others if other is not None]


def of_another_name(said: Said, told: Told) -> Opinion | None:
    """The refutation of a figure that every sentence of an article which prints it has of another name.

    The article must bear the figure out otherwise, and have another of the like for the draft's name.
    """
    if told.opinion is None or told.opinion.verdict is not Verdict.SUPPORTED:
        return None
    same = [one for one in printing(said, told.known) if _is_in_words(one) and _counts_the_same(said, one)]
    return _Owners(said, told).refutation(same) if same else None


@dataclass(frozen=True)
class _Owners:
    """Whose the figures of an article are, beside the one of a draft."""

    said: Said
    told: Told

    def refutation(self, same: Sequence[Known]) -> Opinion | None:
        """That the figures which are the draft's by number are of other names, and another is of the draft's."""
        if not all(all(self._apart(one)) for one in same):
            return None
        strange, missing = self._apart(same[0])
        if _RECEIVES.search(self.said.sentence) and _PAYS.search(same[0].evidence.text):
            return None
        likely = (one for one in self.told.known if _is_in_words(one) and self._is_rival(one, same))
        rivals = [one for one in likely if self._is_of(one, strange, missing)]
        rival = min(rivals, key=lambda one: one.evidence != same[0].evidence, default=None)
        if rival is None and not all(map(self._is_of_what_was_named, same)):
            return None
        return self._told(same[0], rival or same[0], strange[0], missing[0])

    def _is_of_what_was_named(self, figure: Known) -> bool:
        """Whether the sentence of a figure begins with "it" or "its", for what alone was named before, and has no name.

        The draft's name stands elsewhere in the article.
        """
        if _IT.match(figure.evidence.text) is None or self._book.names(figure.evidence.text):
            return False
        mine = frozenset().union(*self._mine.names)
        return mine <= tokens(self.told.reading.text) and len(self._whose(figure).names) == 1

    def _told(self, figure: Known, rival: Known, mine: Name, theirs: Name) -> Opinion:
        """The refutation in words, with the draft's name's own figure where one sentence has both."""
        owner = self._printed(theirs, figure.evidence.text) or figure.owner
        draft = self._printed(mine, self.said.sentence)
        near = rival is not figure and rival.evidence == figure.evidence
        beside = f" and “{rival.there.of(rival.evidence.text)}” of {draft}" if near else ""
        opinion = opinion_on(Verdict.REFUTED, "subject", figure)
        found = figure.words.replace("” (", f"” of {owner}{beside} (", 1) if owner else opinion.found
        evidence = tuple(dict.fromkeys((figure.evidence, rival.evidence)))
        return replace(opinion, found=found, evidence=evidence, told_as=f"of {draft}" if draft else "")

    def _printed(self, name: Name, text: str) -> str:
        """A name as a text has it."""
        return next((one.span.of(text) for one in self._book.names(text) if one.name == name), "")

    @cached_property
    def _book(self) -> Namebook:
        return Namebook.of(self.told.reading)

    @cached_property
    def _mine(self) -> Whose:
        said, start = self.said, -self.said.start
        place = said.quantity.span if said.quantity is not None else Span(0, 0)
        return whose(said.sentence, place.shifted(start), self._book, [one.span.shifted(start) for one in said.others])

    def _whose(self, figure: Known) -> Whose:
        sentence = figure.evidence.span
        place = Span(figure.place, figure.end)
        return Whose() if sentence is None else whose_in(self.told.reading, sentence, place, self._book)

    def _apart(self, figure: Known) -> tuple[list[Name], list[Name]]:
        """The draft's names that a figure is not of, and those that it is of and the draft has not."""
        theirs = self._whose(figure)
        here = self._mine.around if self.said.others else [one.name for one in self._book.names(self.said.sentence)]
        strange, missing = _but(self._mine.names, theirs.around), _but(theirs.names, here)
        if not strange or not missing:
            return [], []
        return _but(strange, self._measuring), _but(missing, self._measuring)

    def _is_of(self, figure: Known, strange: Sequence[Name], missing: Sequence[Name]) -> bool:
        """Whether a figure is of some of the draft's names, and of none of the others."""
        theirs = self._whose(figure)
        return len(_but(strange, theirs.names)) < len(strange) and len(_but(missing, theirs.around)) == len(missing)

    def _is_rival(self, one: Known, same: Sequence[Known]) -> bool:
        """Whether a figure is another of the same thing: near, of one measure, or told in words of either."""
        other = same[0]
        bare = not (one.unit and other.unit) and NO_COUNTS.isdisjoint({one.unit, other.unit} - {""})
        if (one.unit != other.unit and not bare) or set(one.written) & set(written(self.said.quantity)):
            return False
        if one.measure == other.measure is not None or abs(one.place - other.place) < _NEAR:
            return True
        return not content_words(one.evidence.text).isdisjoint(self.said.content | content_words(other.evidence.text))

    @cached_property
    def _measuring(self) -> list[Name]:
        """Those to whom the article credits figures of others, and the draft its own."""
        names = {name for one in self.told.known if one.chain and not self._tells_of_itself(one) for name in one.chain}
        return [frozenset(name_words(name)) for name in {*names, *self.said.chain}]

    def _tells_of_itself(self, figure: Known) -> bool:
        names = self._whose(figure).names
        return not names or any(are_one(name, frozenset(name_words(who))) for name in names for who in figure.chain)


def _is_in_words(figure: Known) -> bool:
    return figure.interval is not None and figure.evidence.span is not None


def _counts_the_same(said: Said, figure: Known) -> bool:
    """Whether both are in one unit, or the article's in none that is written."""
    bare = said.quantity is not None and not figure.unit and said.quantity.unit not in NO_COUNTS
    return bare or same_unit(said, figure)


def _but(names: Iterable[Name], others: Sequence[Name]) -> list[Name]:
    """Those of some names that are none of others."""
    return [name for name in names if not any(are_one(name, other) for other in others)]
