"""Which series a ranking is about: the measure and the subject of its sentence, and what of them is ranked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narrator.check.figures.intervals import SIGNED, magnitude, point
from narrator.check.figures.known import Said, credited_elsewhere
from narrator.check.names.matching import compact, name_words, same_subject
from narrator.check.records.phrases import Ranking, Ranks
from narrator.check.records.series import Series, changes, level, returns, sampled, until
from narrator.check.records.vocabulary import (
    CHANGED,
    FALLS,
    MOVED,
    RISES,
    credits_somebody,
    measure_named,
    names_class,
    speaks_of_levels,
)
from narrator.check.words.anchors import anchors, segments
from narrator.model.claims import Claim, Direction, Subject
from narrator.model.statistics import Statistic

_BY_DEGREE = frozenset(
    {"most", "least", "largest", "biggest", "greatest", "smallest", "steepest", "sharpest", "fastest", "worst", "best"}
)
_FLOWS = frozenset({"fund_flow", "new_short_money", "short_interest_change", "short_profit", "short_profit_rate"})
_TOLD = SIGNED | {"futures_position", "positioning_gap", "short_interest_change", "sector_return"}
_KINDS = frozenset({"segment", "symbol", "index", "market", "class", "sector", "industry", "universe", "source"})
_ALL = frozenset({"all_securities", "consolidated_tape"})
_GROUPS = {"small_and_below": "small", "large_and_above": "large", "mid_and_above": "mid"}
_OF_ITS_STOCKS = re.compile(
    r"\b(?:volumes?|turnover|earnings|profits?|sales|revenues?|dividends?|payouts?|volatility|options|buybacks)"
    r"\s(?:paid\s)?(?:in|of|on|at|by|for|among)\b",
    re.IGNORECASE,
)
"""What is of an index's stocks, and neither where it stands nor how far it went."""
_UNITS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "day": "day",
    "session": "day",
    "week": "week",
    "month": "month",
}
_LONGEST = ((1, "day"), (7, "week"), (31, "month"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What the words around a ranking speak of: `said` as the claim has it, `way` where they say up or down."""

    measure: str
    said: Said | None
    way: Direction | None
    words: str


def topic_of(ranking: Ranking, sentence: str, told: Sequence[tuple[Claim, Said]]) -> Topic | None:
    """The topic of a ranking: the claim that it ranks, else the last before it, else what its sentence names.

    `None` where the sentence names nothing measured, or credits, denies or expects it.
    """
    claim, said = _ranked(ranking, told)
    if credits_somebody(sentence) if said is None else said.forecast or credited_elsewhere(said):
        return None
    measure = said.measure if said is not None else None
    named = measure or measure_named(sentence)
    if named in {None, "index_return"} and _OF_ITS_STOCKS.search(sentence) is not None:
        return None
    if named is None or (measure == "index_return" and _is_of_levels(ranking, sentence, claim)):
        named = "index_level" if _is_of_levels(ranking, sentence, claim) else named or "index_return"
    return Topic(named, said, _way(ranking, sentence, said), sentence)


def _ranked(ranking: Ranking, told: Sequence[tuple[Claim, Said]]) -> tuple[Claim | None, Said | None]:
    """The claim with the ranking's words as its superlative, else the nearest of a measure before it, else after."""
    own = [pair for pair in told if pair[0].superlative is not None and pair[0].superlative.span.overlaps(ranking.span)]
    known = [pair for pair in told if pair[0].measure is not None]
    before = [pair for pair in known if _end(pair[0]) <= ranking.span.start or pair[0].quantity is None]
    for pairs in (own, before[-1:], known[:1], [pair for pair in told if pair[1].chain]):
        if pairs:
            return pairs[0]
    return None, None


def _end(claim: Claim) -> int:
    return (claim.quantity or claim).span.end


def _is_of_levels(ranking: Ranking, sentence: str, claim: Claim | None) -> bool:
    """Whether an index is ranked by where it stands, not by what it gained."""
    if ranking.ranks in {Ranks.STREAK, Ranks.FIRST}:
        return False
    if ranking.noun in {"high", "low", "highs", "lows", "close", "level", "levels"} or ranking.ranks is Ranks.TURN:
        return True
    of_size = ranking.degree in {"highest", "lowest"} or ranking.ranks is Ranks.PERCENTILE
    return (
        of_size
        and (claim is None or claim.quantity is None or claim.quantity.unit != "percent")
        and speaks_of_levels(sentence)
    )


def _way(ranking: Ranking, sentence: str, said: Said | None) -> Direction | None:
    """Up or down, by the noun that is ranked, the claim, or the only way that the sentence speaks of."""
    for words in (ranking.noun, sentence):
        if words == sentence and said is not None and said.direction is not None:
            return said.direction
        falls, rises = bool(FALLS.search(words)), bool(RISES.search(words))
        if falls != rises:
            return Direction.DOWN if falls else Direction.UP
    return None


def series_of(
    ranking: Ranking, topic: Topic, statistics: Sequence[Statistic], end: date | None = None
) -> tuple[Series, ...]:
    """The series that a ranking may be about, each ending with the value that is ranked: the last one to `end`."""
    of_it = [one for one in statistics if one.name == _kept_as(topic.measure) and is_of(topic, one)]
    found = [series for one in _asked_for(topic, of_it) for series in _shaped(ranking, topic, one)]
    placed = [ended for series in found if (ended := until(series, end)) is not None]
    return tuple(_with_the_value(topic, placed))


def _kept_as(measure: str) -> str:
    """Returns of an index are computed from its levels."""
    return "index_level" if measure == "index_return" else measure


def is_of(topic: Topic, statistic: Statistic) -> bool:
    """Whether a statistic is of the topic's subject, by the claim or by the names in its sentence."""
    parts = statistic.subject.parts
    if not {kind for kind, _ in parts} <= _KINDS:
        return False
    said = None if topic.said is None else topic.said.subject
    if said is not None and len(said.parts) == len([kind for kind, _ in parts if kind != "source"]):
        same = same_subject(said, Subject(tuple(part for part in parts if part[0] != "source")), label=statistic.label)
        if same is not None:
            return same
    if said is not None and said.kind in {"symbol", "name"} and statistic.subject.kind != "symbol":
        return False
    return all(_named(kind, name, statistic.label, topic.words) for kind, name in parts)


def _named(kind: str, name: str, label: str, sentence: str) -> bool:
    if kind == "source" or name in _ALL:
        return True
    if kind == "segment":
        return _GROUPS.get(name, name) in segments(sentence) or (name == "all" and not _names_any(sentence))
    if kind == "symbol":
        words = name_words(label)
        spelt = " ".join(["", *re.findall(r"[^\W_]+", sentence.casefold()), ""])
        return re.search(rf"\b{re.escape(name)}\b", sentence) is not None or (
            bool(words) and f" {' '.join(words)} " in spelt
        )
    return names_class(name, sentence) if kind == "class" else compact(name) in compact(sentence)


def _names_any(sentence: str) -> bool:
    """Whether a sentence names a segment, a company, an index: it is then not of all issues."""
    return bool(segments(sentence) or anchors(sentence))


def _asked_for(topic: Topic, statistics: Sequence[Statistic]) -> list[Statistic]:
    """Those of the claim's unit and length of time; where it names none, the first of each subject and unit."""
    said = topic.said
    unit = said.quantity.unit if said is not None and said.quantity is not None else None
    kept = [one for one in statistics if unit is None or one.unit == unit or topic.measure == "index_return"]
    if unit is not None and not kept:
        kept = [one for one in statistics if one.unit == "USD"] if unit != "percent" else list(statistics)
    period = None if said is None else said.period
    if period is not None and period.start is not None and period.end is not None:
        length = period.end - period.start
        close = [one for one in kept if abs(_length(one) - length) <= timedelta(days=7)]
        kept = close or kept
    firsts: dict[tuple[object, str], Statistic] = {}
    for one in kept:
        firsts.setdefault((one.subject, one.unit), one)
    return list(firsts.values())


def _length(statistic: Statistic) -> timedelta:
    start, end = statistic.period.start, statistic.period.end
    return timedelta(0) if start is None or end is None else end - start


def _shaped(ranking: Ranking, topic: Topic, statistic: Statistic) -> Iterable[Series]:
    """The history of a statistic as the ranking sees it: levels, changes, or gains of a week or a month."""
    series = level(statistic, what_of(statistic), signed=statistic.name in _TOLD)
    if series is None:
        return
    unit = _unit(ranking, topic)
    if topic.measure == "index_return":
        gains = None if unit is None else returns(series, unit)
        yield from () if gains is None else (gains,)
        return
    if ranking.ranks is Ranks.STREAK and statistic.name != "fund_flow":
        fitting = sampled(series, unit or "")
        yield from () if fitting is None else (fitting,)
    elif _of_changes(ranking, topic, series):
        yield changes(series)
    else:
        yield series


def what_of(statistic: Statistic) -> str:
    """The statistic and its subject, as a sentence names them."""
    measure, about = statistic.name.replace("_", " "), statistic.label or statistic.subject.name.replace("_", " ")
    if statistic.subject.kind == "segment":
        about = "all issues" if about == "all" else f"{about} caps"
        return f"{measure} of {about}".replace(" and below caps", " caps and below").replace(
            " and above caps", " caps and above"
        )
    if statistic.name == "index_level":
        return f"level of the {about}"
    return f"{measure} of {about}"


def _unit(ranking: Ranking, topic: Topic) -> str | None:
    """The length of time that is ranked: of the streak, of the noun ("worst month"), of the claim."""
    if ranking.unit:
        return {"session": "day"}.get(
            ranking.unit.removeprefix("trading ").rstrip("s"), ranking.unit.removeprefix("trading ").rstrip("s")
        )
    named = next((_UNITS[word] for word in ranking.noun.split() if word in _UNITS), None)
    period = None if topic.said is None else topic.said.period
    if named or period is None or period.start is None or period.end is None:
        return named
    days = (period.end - period.start).days + 1
    return next((unit for most, unit in _LONGEST if days <= most), None)


def _of_changes(ranking: Ranking, topic: Topic, series: Series) -> bool:
    """Whether a rise or fall of a level is ranked: "the biggest drop", "rose by the most"."""
    if series.signed or topic.measure in _FLOWS:
        return False
    if ranking.ranks is Ranks.FIRST:
        return True
    if ranking.degree not in _BY_DEGREE:
        return False
    return bool(CHANGED.search(ranking.noun)) or (
        ranking.degree in {"most", "least"} and bool(MOVED.search(topic.words))
    )


def _with_the_value(topic: Topic, found: Sequence[Series]) -> Sequence[Series]:
    """Those that end with the claim's own figure, where some do."""
    said = topic.said
    if said is None or said.quantity is None:
        return found
    wanted = magnitude(said.quantity.interval)
    ending = [one for one in found if (last := one.values[-1].value) is not None and wanted.overlaps(point(abs(last)))]
    return ending or found
