"""What a figure measures, which way and over which days, from its clause, its sentence and what precedes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from narrator.extract.assertions.clauses import is_base, is_compared, is_earlier
from narrator.extract.assertions.comparisons import OF_ANOTHER
from narrator.extract.assertions.directions import WORDS
from narrator.extract.assertions.measures import CUES, FAMILIES, FLOWS, Cue, kind_of_unit
from narrator.extract.assertions.sentences import Dated, Sentence
from narrator.extract.assertions.standing import Standing, stands_for
from narrator.extract.assertions.subjects import Mention
from narrator.model.claims import Claim, Direction, Period, Quantity, Span

_ORDINAL = re.compile(
    r"\b(?:the|that)\s(first|second|third|former|latter|last)\s(?:figure|number|sum|amount)\b", re.IGNORECASE
)
_ORDER = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1}
_SAME_FIGURE = re.compile(
    r"\b(?:the|that|this)\s(?:figure|number|sum|amount|total)\b|^\W*(?:it|that|this)\s(?:is|was"
    r"|had\sbeen|would\sbe)\b|\b(?:leads?|led|tops?|comes?\s(?:first|next|second)|came\s(?:first"
    r"|next|second))\b",
    re.IGNORECASE,
)
_VERBLESS = re.compile(r"^\W*(?:and\s)?(?:\S+\s){0,6}?¤", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|the\s(?:index|gauge|benchmark))\b", re.IGNORECASE)
_WHICH = re.compile(r"\W*which\b", re.IGNORECASE)
_SHARES = re.compile(
    r"\W*(?:(?:but|and|still|yet)\s)?(?:(?:the|its|their)\s(?:shares|stock)|shares(?!\s(?:of|in|at|on|that|which)\b))\b",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    r"^\W*(?:after|than)\s(?:an?\s|the\s)?(?:[a-z]+ing|loss|gain|fall|rise|drop|decline|outflow|inflow)", re.IGNORECASE
)
_MEASURING = re.compile(r"(?:,|\b(?:is|are|was|were|than|to|nearly|almost|about|roughly))\s$")
_OF_A_MONTH = re.compile(
    r"\b(?:the|its|their)\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s[a-z]"
)
"""What is of "the May sale" is of no other month, although that names no period."""
_AS_MUCH = re.compile(r"\sas\s[a-z]+\sas\b", re.IGNORECASE)
_NAMED = ("symbol", "name", "index")


def only_compares(standing: Standing) -> bool:
    """Whether a multiple or fraction only says how two others compare: "half the 6% gain", "twice as much as"."""
    if standing.figure.unit not in {"multiple", "percent"}:
        return False
    sentence, place = standing.sentence, standing.figure.span.shifted(-standing.sentence.span.start)
    if _AS_MUCH.match(sentence.words, place.end):
        return True
    stands = _MEASURING.search(sentence.words[max(place.start - 20, 0) : place.start]) is not None
    return bool(standing.made) and stands and OF_ANOTHER.match(sentence.words, place.end) is not None


def antecedent(standing: Standing) -> Claim | None:
    """The claim that "the first figure" of the sentence means, where its unit fits."""
    found = _ORDINAL.search(standing.sentence.words)
    figures = [claim for claim in standing.before.claims if claim.quantity and claim.measure]
    if found is None or not figures:
        return None
    place = _ORDER[found[1].lower()]
    claim = figures[place] if place < len(figures) else None
    return claim if claim and standing.like([claim]) else None


def measure_of(standing: Standing) -> str | None:
    """The measure by the first cue that fits, else that of the figure with which this one is compared or listed."""
    last = standing.like(standing.made)
    if standing.is_earlier or standing.side() is not None:
        previous = [one for one in standing.made if one.quantity and one.quantity.unit == standing.figure.unit]
        if previous:
            return previous[-1].measure
    for cue in CUES:
        if kind_of_unit(standing.figure.unit) in cue.units and _fits(cue, standing):
            return cue.measure
    if (
        last is not None
        and not _is_ruled_out(last.measure, standing.words)
        and (_continues(standing) or standing.clause.overlaps(last.quantity.span if last.quantity else last.span))
    ):
        return last.measure
    carried = standing.like(standing.before.claims)
    if carried is not None and not standing.made and _SAME_FIGURE.search(standing.words):
        return carried.measure
    return None


def _is_ruled_out(measure: str | None, words: str) -> bool:
    """Whether the clause has words that no figure of the measure has beside it."""
    return any(cue.never and cue.never.search(words) for cue in CUES if cue.measure == measure)


def _continues(standing: Standing) -> bool:
    """Whether a clause only goes on with the clause before, as in "against 16% for the S&P 500"."""
    words = standing.words
    return is_compared(words) or (_VERBLESS.match(words) is not None and _is_elliptic(words))


def _is_elliptic(words: str) -> bool:
    """Whether nothing but names and figures stands in a clause."""
    return re.search(r"\s[a-z]+(?:ed|s|ing)\s", words) is None


def _fits(cue: Cue, standing: Standing) -> bool:
    """Whether the clause has the cue's words, and the clause, sentence or paragraph its topic and kind of subject."""
    words = standing.words
    if not cue.here.search(words) or (cue.never and cue.never.search(words)):
        return False
    if cue.kinds and not _has_kind(cue, standing):
        return False
    return cue.topic is None or _has_topic(cue.topic, cue, standing)


def _has_topic(topic: re.Pattern[str], cue: Cue, standing: Standing) -> bool:
    """Whether the topic stands near enough; a company's own deeds are not taken for those of its short sellers."""
    if topic.search(standing.words) or topic.search(standing.sentence.words):
        return True
    if not cue.carries:
        return False
    if antecedent(standing) is not None:
        return True
    agents = [
        m
        for m in standing.sentence.mentioned(standing.clause, ("symbol", "name"))
        if m.span.end < standing.figure.span.start
    ]
    listed = any(_is_listed(standing.sentence, m.span) for m in agents)
    return (not agents or listed) and topic.search(standing.before.words()) is not None


def _is_listed(sentence: Sentence, place: Span) -> bool:
    """Whether a name stands directly before a figure in parentheses."""
    return re.match(r",?\s\(\s?[^()]{0,20}[¢¤]", sentence.words[place.end - sentence.span.start :]) is not None


def _has_kind(cue: Cue, standing: Standing) -> bool:
    """Whether the nearest clause that names a company or an index names one of the cue's kinds."""
    if _are_its_shares(cue, standing):
        return True
    meant = stands_for(standing)
    if meant is not None:
        return meant.kind in cue.kinds
    for number in _nearest(standing):
        named = [m for m in standing.sentence.mentioned(standing.sentence.clauses[number], _NAMED) if not m.aside]
        if named:
            return _beside(named, standing.figure).kind in cue.kinds
    last = standing.before.sentences[-1:] if _IT.search(standing.words) else ()
    return any(mention.kind in cue.kinds for sentence in last for mention in sentence.mentions)


def _are_its_shares(cue: Cue, standing: Standing) -> bool:
    """Whether "the shares" of the clause are those of a company that the paragraph named last."""
    relative = standing.number > 0 and _WHICH.match(standing.words) is not None
    words = standing.sentence.masked(standing.sentence.clauses[standing.number - 1]) if relative else standing.words
    return "name" in cue.kinds and opens_with_shares(words) and standing.before.company() is not None


def opens_with_shares(words: str) -> bool:
    """Whether a clause is about "the shares" of a company that is named before it."""
    return _SHARES.match(words) is not None


def _beside(named: Sequence[Mention], figure: Quantity) -> Mention:
    """The last name before the figure, else the first behind it."""
    left = [mention for mention in named if mention.span.end <= figure.span.start]
    return max(left, key=lambda m: m.span) if left else min(named, key=lambda m: m.span)


def _nearest(standing: Standing) -> Iterator[int]:
    """The numbers of the clauses: the figure's own, those before it from the nearest, those after."""
    yield from range(standing.number, -1, -1)
    yield from range(standing.number + 1, len(standing.sentence.clauses))


def direction_of(standing: Standing, measure: str | None) -> Direction | None:
    """Which way, by the word of the measure's lexicon nearest to the figure, else as the claim that it continues."""
    figure = standing.figure
    if figure.value is not None and figure.value < 0:
        return Direction.DOWN
    if measure is None or measure not in WORDS:
        return None
    nearest = (
        None if standing.is_earlier and not _OWN_VERB.search(standing.words) else _nearest_word(standing.words, measure)
    )
    if nearest is not None:
        return nearest
    last = standing.like(standing.made) or standing.like(standing.before.claims)
    if last is not None and last.measure == measure:
        return last.direction
    return Direction.UP if measure == "new_short_money" else None


def _nearest_word(words: str, measure: str) -> Direction | None:
    """The direction of the word nearest to ¤."""
    place = words.find("¤")
    end = words.rfind("¤") + 1
    found: list[tuple[int, int, Direction]] = []
    for pattern, direction in zip(WORDS[measure], (Direction.UP, Direction.DOWN), strict=True):
        for word in pattern.finditer(words):
            gap = max(word.start() - end, place - word.end(), 0)
            found.append((gap, word.start(), direction))
    return min(found)[2] if found else None


def period_of(standing: Standing, measure: str | None) -> Period | None:
    """The period named nearest: in the clause, before it, after it; a flow may carry its paragraph's."""
    sentence = standing.sentence
    own = [dated for dated in _of_this_side(standing) if standing.clause.covers(dated.span)]
    if own:
        return _closest(own, standing.figure).period
    if is_earlier(standing.words) or _OF_A_MONTH.search(standing.words):
        return None
    for number in _nearest(standing):
        clause = sentence.clauses[number]
        there = [dated for dated in _of_this_side(standing) if clause.start <= dated.span.start < clause.end]
        own_figures = any(clause.covers(one.span) for one in sentence.figures)
        if there and not (number > standing.number and own_figures) and not is_earlier(sentence.masked(clause)):
            return _closest(there, standing.figure).period
    return _carried(standing, measure)


def _of_this_side(standing: Standing) -> Sequence[Dated]:
    """The periods of a sentence without those of the other side of a comparison; its own come first for that side."""
    side = standing.side()
    periods = standing.sentence.periods
    if side is not None:
        return [dated for dated in periods if side.covers(dated.span)] or periods
    others = [one.span for one in standing.sentence.comparisons if one.at >= standing.figure.span.end]
    told = [dated for dated in periods if not any(other.overlaps(dated.span) for other in others)]
    text, start = standing.sentence.text, standing.sentence.span.start
    spans = [(dated, dated.span.shifted(-start)) for dated in told]
    return [dated for dated, place in spans if not is_base(text[: place.start], place.of(text))]


def _closest(dated: Sequence[Dated], figure: Quantity) -> Dated:
    """The period that stands nearest to the figure."""
    return min(dated, key=lambda one: max(one.span.start - figure.span.end, figure.span.start - one.span.end))


def _carried(standing: Standing, measure: str | None) -> Period | None:
    """For a measure of flow, the period of the first such claim of the last sentence that has one."""
    if measure not in FLOWS:
        return None
    family = next((one for one in FAMILIES if measure in one), frozenset({measure}))
    dated = [claim for claim in standing.before.claims if claim.measure in family and claim.period is not None]
    for sentence in reversed(standing.before.sentences):
        first = next((claim.period for claim in dated if sentence.span.covers(claim.span)), None)
        if first is not None:
            return first
    return None
