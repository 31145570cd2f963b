"""What several subjects of one statistic come to together, and by how much one of two is ahead, by our own figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from narrator.check.figures.intervals import LEVELS, SIGNED, in_words, magnitude, point
from narrator.check.figures.known import Known, Said, opinion_on, same_unit
from narrator.check.figures.ways import opposed
from narrator.check.names.matching import compact, name_words, same_period
from narrator.check.opinions import Opinion
from narrator.check.words.spelling import words_in
from narrator.model.claims import Direction
from narrator.model.drafts import Evidence, Verdict

_TOGETHER: Final = re.compile(
    r"\b(?:together|combined|between\sthem|in\stotal|jointly|taken\stogether)\b", re.IGNORECASE
)
_SOFTENED: Final = r"(?:(?:about|around|some|nearly|almost|roughly|just|only|more\sthan|less\sthan)\s)*$"
_AHEAD: Final = re.compile(
    r"\b(?:(?P<ahead>exceed\w*|top(?:s|ped)?|surpass\w*|(?:more|larger|higher|bigger)\b[^,;]*?\sthan|outperform\w*|beat\w*"
    r"|ahead\sof)|(?:less|smaller|lower)\b[^,;]*?\sthan|lag\w*|underperform\w*|trail\w*|behind)\b"
    rf"[^,;]*?\sby\s{_SOFTENED}"
)
RANKED: Final = {"short_profit": frozenset({"short_profit", "most_profitable", "least_profitable"})}
"""What a measure is listed under for those who lead by it."""
_KINDS: Final = frozenset({"symbol", "index", "sector"})
_TWO: Final = 2
_POINTS: Final = "percentage points"


def tells_a_joint(said: Said, known: Sequence[Known]) -> bool:
    """Whether a figure is what several come to together, or by how much one is ahead, and one of them is known."""
    if said.quantity is None:
        return False
    told = _TOGETHER.search(said.sentence) is not None or _AHEAD.search(said.sentence[: said.there.start]) is not None
    return told and bool(_named(said, known))


def judge_joint(said: Said, known: Sequence[Known]) -> Opinion | None:
    """The sum, or the difference of two, of the subjects that a sentence names, with the sum that makes it.

    `None` where fewer than two of them are known for its time.
    """
    parts = _named(said, known)
    if len(parts) < _TWO or said.forecast or said.negated or said.quantity is None:
        return None
    ahead = _AHEAD.search(said.sentence[: said.there.start])
    if ahead is None:
        figure, way = _made_of(parts, sum((_value(one) for one in parts), Decimal(0)), " + "), said.direction
    elif len(parts) == _TWO:
        figure = _made_of(parts, _value(parts[0]) - _value(parts[1]), " - ")
        way = Direction.UP if ahead["ahead"] else Direction.DOWN
    else:
        return None
    if not magnitude(said.quantity.interval).overlaps(magnitude(figure.interval or point(Decimal(0)))):
        return None if _is_its_own(said) else opinion_on(Verdict.REFUTED, "number", figure)
    turned = opposed(way, figure.direction) and (ahead is not None or said.measure in SIGNED)
    return opinion_on(Verdict.REFUTED if turned else Verdict.SUPPORTED, "direction" if turned else None, figure)


def _is_its_own(said: Said) -> bool:
    """Whether a figure is the sum or the difference of two that its sentence gives: these are judged themselves."""
    values = [one.value for one in said.others if one.value is not None]
    sums = (abs(one + sign * other) for one, other in combinations(values, _TWO) for sign in (1, -1))
    return said.quantity is not None and any(magnitude(said.quantity.interval).contains(made) for made in sums)


def _named(said: Said, known: Sequence[Known]) -> list[Known]:
    """One figure of each subject that the sentence names, of its measure and time; none where they are of two."""
    measure = said.measure or ("index_return" if said.quantity is not None and said.quantity.unit == _POINTS else "")
    found: dict[tuple[str, str], Known] = {}
    for one in known:
        if one.measure not in RANKED.get(measure, {measure}) or not _of_time(said, one) or not _in_its_unit(said, one):
            continue
        if one.subject is not None and one.subject.kind in _KINDS and place_of_name(said.sentence, one) >= 0:
            found.setdefault(one.subject.parts[0], one)
    return sorted(found.values(), key=lambda one: place_of_name(said.sentence, one))


def _of_time(said: Said, figure: Known) -> bool:
    """Whether a figure is of the one time that is named, or stands today where none is."""
    if said.period is None:
        return figure.measure in LEVELS and not said.times
    return same_period(said.period, figure.period) is True


def _in_its_unit(said: Said, figure: Known) -> bool:
    in_points = said.quantity is not None and said.quantity.unit == _POINTS and figure.unit == "percent"
    return in_points or same_unit(said, figure)


def place_of_name(sentence: str, figure: Known) -> int:
    """Where the name of a figure's subject begins in the words of a sentence; -1 where it has it not."""
    name = figure.label.split(" (")[0] or (figure.subject.name if figure.subject is not None else "")
    if figure.subject is not None and figure.subject.kind == "index":
        return compact(sentence).find(compact(name))
    return f" {' '.join(words_in(sentence))} ".find(f" {' '.join(name_words(name))} ")


def _value(figure: Known) -> Decimal:
    return Decimal(0) if figure.interval is None or figure.interval.low is None else figure.interval.low


def _made_of(parts: Sequence[Known], value: Decimal, sign: str) -> Known:
    """What the figures come to, with the figures and the sum."""
    first, unit = parts[0], _POINTS if sign == " - " and parts[0].unit == "percent" else parts[0].unit
    names = sign.join(one.label or "" for one in parts)
    line = f"{sign.join(f'{_value(one):,f}' for one in parts)} = {value:,f} {unit}"
    shown = "; ".join(one.evidence.text for one in parts)
    return replace(
        first,
        interval=point(value),
        unit=unit,
        direction=Direction.DOWN if value < 0 else Direction.UP,
        evidence=Evidence(shown, statistic=first.evidence.statistic, arithmetic=(line,)),
        words=f"we compute {in_words(value, unit)} ({names})",
        alternatives=(),
    )
