"""What a passage leaves open, plans or expects, told as so; and what it has done, told as planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from narrator.check.details.answers import has, is_quoted, not_borne_out, refuted
from narrator.check.details.awaited import made_otherwise, stems
from narrator.check.details.turning import passages_of
from narrator.check.opinions import Judged, is_borne_out
from narrator.check.sources.library import Hits, Library
from narrator.check.sources.search import Passage, content_words
from narrator.check.speech.conditions import has_condition
from narrator.extract.assertions.modes import CAUSE, CAUSES, Mode, Told, told_in
from narrator.model.claims import Span

_OPEN = re.compile(
    r"\b(?:may|might|can|could|will|would|shall|should|perhaps|possibly|maybe|probably|presumably|likel(?:y|ie[rs]t?)|unlikely"
    r"|whether|if|unless|appears?|seems?|expect\w*|forecasts?|predict\w*|project(?:s|ed)|anticipat\w*|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?"
    r"|intend\w*|hop(?:e|es|ed|ing)|want(?:s|ed)?|prepar\w*|work\w*\son|draft\w*|consider\w*|weigh\w*|mull\w*|explor\w*|look\w*\s(?:for|at)"
    r"|seek\w*|sought|ask\w*|request\w*|appl(?:y|ies|ied)|discuss\w*|talks?|stud(?:y|ies|ied|ying)|propos\w*|await\w*|due|set\sto"
    r"|(?:is|are|was|were)\s(?:to|about\sto|thought|believed|said|understood)|going\sto|yet\sto|threaten\w*|vow\w*|pledg\w*|promis\w*)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
"""Words without which a sentence tells all that it tells as so."""

_ASKS = re.compile(r"\?[\s\"”]*$")
_READ = 6
"""So many of the likest passages are asked beside those that bear a sentence out."""

_UNSURE = {
    Mode.DONE: frozenset({Mode.SURE, Mode.EXPECTED, Mode.POSSIBLE, Mode.ABLE, Mode.CONDITIONAL, Mode.ASKED}),
    Mode.GOING: frozenset({Mode.POSSIBLE, Mode.ABLE, Mode.CONDITIONAL, Mode.ASKED}),
    Mode.SO: frozenset({Mode.POSSIBLE, Mode.CONDITIONAL}),
    Mode.DECIDED: frozenset({Mode.POSSIBLE, Mode.ASKED}),
    Mode.SURE: frozenset({Mode.POSSIBLE, Mode.ASKED, Mode.CONDITIONAL}),
    Mode.EXPECTED: frozenset({Mode.DONE}),
    Mode.POSSIBLE: frozenset({Mode.DONE}),
}
"""What does not bear out what is told in a way."""

_OPPOSED = {
    Mode.DONE: frozenset({Mode.SURE, Mode.EXPECTED, Mode.ASKED}),
    **dict.fromkeys((Mode.EXPECTED, Mode.GOING, Mode.SO), frozenset({Mode.DONE})),
}
"""What says otherwise."""

_LIGHT = frozenset({"be", "have", "do", "say", "tell", "add", "make", "allow", "permit", "let", "enable", "authorize"})
_STATES = frozenset({"need", "require", "want", "mean", "depend", "lack", "deserve", "matter", "suffice"})
"""Verbs that are met everywhere, those that say themselves what may be done, and those that tell of no event."""

_REST = re.compile(r"\b(?:rest|remainder|remaining|others|follow\w*)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|more|again|further|second|third|next|also|too)\b", re.IGNORECASE)
"""What is done of some may be expected of others."""

_RULES = re.compile(r"\b(?:[Uu]nder|rules?|laws?|act|licen[cs]es?|permits?|charter|treaty)\b")
_BILLS = frozenset({"bill", "bills", "proposal", "proposals", "motion", "amendment", "legislation", "plan", "measure"})
_FEW, _BESIDE = 3, 2


def with_asserted(
    judged: list[Judged], sentence: Span, text: str, marks: Sequence[Span], near: Hits, library: Library
) -> list[Judged]:
    """All that was judged of a sentence that is borne out, and what it tells in another way than its passage.

    What is planned, expected or not decided there, and done by the sentence, is refuted, and so is the other way round;
    for what is only possible there is no evidence.
    """
    if not is_borne_out(judged):
        return judged
    said = sentence.of(text)
    bearing = passages_of(judged, library)
    passages = [*bearing, *_beside(bearing, near)]
    if _ASKS.search(said) or not (_OPEN.search(said) or any(_OPEN.search(one.text) for one in passages)):
        return judged
    for mine in told_in(said):
        place = mine.place.shifted(sentence.start)
        if is_quoted(place, marks, sentence):
            continue
        found = _otherwise(mine, said, passages, bearing) or made_otherwise(mine, said, passages)
        if found is not None:
            passage, theirs = found
            answer = refuted if theirs.mode in _OPPOSED.get(mine.mode, ()) else not_borne_out
            return [*judged, answer(passage, "forecast", has(theirs.place.of(passage.text)), place, text)]
    return judged


def _beside(bearing: Sequence[Passage], near: Hits) -> Iterator[Passage]:
    """The likest passages of the articles that bear a sentence out, but for those that do."""
    articles = {one.article for one in bearing}
    for item in near[:_READ] if articles else ():
        if item.passage.article in articles and item.passage not in bearing:
            yield item.passage


def _otherwise(
    mine: Told, said: str, passages: Sequence[Passage], bearing: Sequence[Passage]
) -> tuple[Passage, Told] | None:
    """The passage with the verb that has what a verb of a sentence tells in another way.

    One that neither is `bearing` the sentence out nor stands next to one that does must have more in common with it.
    """
    if (
        _is_let(mine, said)
        or mine.denied
        or mine.past
        or mine.verb in _LIGHT | _STATES
        or mine.mode not in _UNSURE
        or not _is_told(mine)
    ):
        return None
    alike: list[tuple[int, Passage, Told]] = []
    near = {number for one in bearing for number in range(one.number - 1, one.number + 2)}
    for passage in passages:
        for one in told_in(passage.text) if not _verbs(mine).isdisjoint(passage.words) else ():
            least = 1 if passage.number in near or one.loose else _BESIDE
            alike += [(_common(mine, one, least), passage, _unbound(one, said))] if not one.denied else []
    most = max((common for common, _, _ in alike), default=0)
    best = [(passage, one) for common, passage, one in alike if common == most]
    if not most or not all(_is_unsure(mine, one) for _, one in best):
        return None
    ahead = mine.mode in {Mode.EXPECTED, Mode.POSSIBLE}
    return None if ahead and _may_be_to_come(mine, said, *best[0]) else best[0]


def _may_be_to_come(mine: Told, said: str, passage: Passage, other: Told) -> bool:
    """Whether a passage that has done something may leave what a sentence expects: more of it, or the rest.

    A passage that looks ahead as well must have all that the sentence says of it to have the very thing done.
    """
    if _MORE.search(said) or any(_REST.search(one) for one in (said, passage.text)):
        return True
    return _OPEN.search(passage.text) is not None and not _stems(mine.args - mine.doers) <= _stems(other.args)


def _verbs(mine: Told) -> frozenset[str]:
    """The stems of the verbs that say the same as one."""
    return content_words(" ".join(CAUSES)) if mine.verb == CAUSE else content_words(mine.verb)


def _is_unsure(mine: Told, other: Told) -> bool:
    """Whether a verb of a passage does not bear out one of a sentence; what "would be" may be told as what will."""
    backshifted = mine.mode is Mode.SURE and other.mode is Mode.CONDITIONAL and not other.bound
    return other.mode in _UNSURE[mine.mode] and not backshifted


def _is_let(mine: Told, said: str) -> bool:
    """Whether a sentence tells what a rule lets somebody do, or a bill would do, as what is done under it."""
    return mine.mode is Mode.SO and (_RULES.search(said) is not None or not mine.doers.isdisjoint(_BILLS))


def _is_told(mine: Told) -> bool:
    """Whether a sentence tells a verb for itself, where that is so or may be."""
    return mine.main or mine.mode not in {Mode.SO, Mode.POSSIBLE}


def _unbound(one: Told, said: str) -> Told:
    """What will be under a condition that a sentence does not have would be."""
    conditional = one.bound and one.mode is Mode.SURE and not has_condition(said)
    return replace(one, mode=Mode.CONDITIONAL) if conditional else one


def _common(mine: Told, other: Told, least: int) -> int:
    """How many words two verbs that say the same have in common; none where they speak of different things."""
    if mine.verb != other.verb and content_words(mine.verb).isdisjoint(content_words(other.verb)):
        return 0
    ours, theirs = _stems(mine.args), _stems(other.args)
    figures = {one for one in ours if one[:1].isdigit()}, {one for one in theirs if one[:1].isdigit()}
    if all(figures) and figures[0].isdisjoint(figures[1]):
        return 0
    common = len(ours & theirs)
    return common if common >= max(least, 1 if min(len(ours), len(theirs)) <= _FEW else 2) else 0


@lru_cache(maxsize=4096)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return stems(words) | {one for one in words if one[:1].isdigit()}
