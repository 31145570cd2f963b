"""What one origin says about one assertion, and what all origins together come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrator.dedupe.origins import collapse_names
from narrator.model.claims import Span
from narrator.model.drafts import Evidence, Verdict

OURS = -1
"""The origin of our own statistics; clusters of articles count from 0."""

_ALIKE = 0.05
_SHOWN = re.compile(r"has “([^”]+)”")
_SURE = 0.6
_UNCREDITED = "attribution-lost"
"""The rule of what an origin has, but as somebody's: it stands for a figure as far as other origins go."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict on one assertion with its reason.

    `rule` names the rule that was broken or that asks for a look; `found` says what the evidence has, for the
    message; `suggestion` is set where it is certain. `origin` is the cluster behind it. `weight` is how well the
    passage lines up, 0 to 1; 1 where measure, subject and period are the same. `measured_by` is who, by the
    evidence, measured it; `until` the last day that the evidence speaks of; `estimated` is set for what
    somebody reckons. `against` is what of our own contradicts what an article has, and does not outweigh it;
    `told_as` is what the draft has a figure as, where that is wrong: "as a bet".
    """

    verdict: Verdict
    rule: str | None = None
    found: str = ""
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: int = OURS
    weight: float = 1.0
    measured_by: str | None = None
    until: date | None = None
    estimated: bool = False
    against: tuple[Evidence, ...] = ()
    told_as: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One assertion of the draft with the opinion that stands, and how many origins stand behind it."""

    span: Span
    text: str
    opinion: Opinion
    origins: int = 0


def is_ours(judged: Sequence[Judged]) -> bool:
    """Whether our own statistics bear anything out."""
    return any(shown.statistic is not None for item in judged for shown in item.opinion.evidence)


def is_borne_out(judged: Sequence[Judged]) -> bool:
    """Whether articles, and not our own statistics, bear out all that was judged of a sentence."""
    supported = all(item.opinion.verdict is Verdict.SUPPORTED for item in judged)
    return bool(judged) and supported and not is_ours(judged)


def combined(opinions: Sequence[Opinion]) -> tuple[Opinion | None, int]:
    """One opinion out of one per origin, and the number of independent origins that share it.

    The passage that lines up best decides. Another number in a like sentence is outweighed by any origin that has
    the figure; where support and contradiction weigh the same, the evidence conflicts and both sides are shown. Against
    a plain fact our own statistics weigh as much as an article; beside what a house measured they are a remark, since
    houses count otherwise than we do.
    """
    held = [opinion for opinion in opinions if opinion.verdict is Verdict.SUPPORTED]
    held = _owned(held)
    held = held or [opinion for opinion in opinions if opinion.rule == _UNCREDITED]
    against = [opinion for opinion in opinions if opinion.verdict is Verdict.REFUTED]
    if held:  # whose credit is right in one origin is not wrong for want of it in another, nor what one has as done
        against = [opinion for opinion in against if opinion.rule not in {"misattributed", "forecast"}]
    ours, against = _ours_apart(held, against)
    if held and against:
        return _weighed(held, against)
    if held:
        merged = _merged(held)
        return replace(merged, against=tuple(item for opinion in ours for item in opinion.evidence)), _independent(held)
    for side in (held, against, list(opinions)):
        if side:
            return _merged(side), _independent(side)
    return None, 0


def _owned(held: Sequence[Opinion]) -> list[Opinion]:
    """Those who have it as their own, where one lines up as well as those who have it as somebody's."""
    own = [opinion for opinion in held if opinion.rule != _UNCREDITED]
    best = max((opinion.weight for opinion in held), default=0.0)
    return own if any(opinion.weight >= best - _ALIKE for opinion in own) else list(held)


def _ours_apart(held: Sequence[Opinion], against: Sequence[Opinion]) -> tuple[list[Opinion], list[Opinion]]:
    """Our own contradictions that are a remark beside what an article has, and those that weigh.

    A remark they are to what a house counts or reckons for itself, and where they end on another day; for another
    period they contradict nothing.
    """
    told = [opinion for opinion in held if opinion.origin != OURS]
    if not told:
        return [], list(against)
    timely = [opinion for opinion in against if opinion.origin != OURS or opinion.rule != "period"]
    aside = any(opinion.measured_by or opinion.estimated for opinion in told)
    days = {opinion.until for opinion in told}
    ours = [one for one in timely if one.origin == OURS and (aside or one.until not in days)]
    return ours, [one for one in timely if one not in ours]


def _independent(side: Sequence[Opinion]) -> int:
    """How many origins a side has: clusters whose figure one house measured are one."""
    houses = {opinion.measured_by for opinion in side if opinion.measured_by}
    return len(collapse_names(houses)) + len({opinion.origin for opinion in side if not opinion.measured_by})


def _weighed(held: Sequence[Opinion], against: Sequence[Opinion]) -> tuple[Opinion, int]:
    for_, contra = _merged(held), _merged(against)
    ours = any(opinion.origin == OURS for opinion in against)
    if ours or (contra.weight >= _SURE and for_.weight - contra.weight <= _ALIKE):
        both = _merged([*held, *against])
        return replace(both, verdict=Verdict.CONFLICTING_EVIDENCE, rule="conflict", found=contra.found), _independent(
            held
        )
    if contra.rule == "number" or for_.weight > contra.weight:
        return for_, _independent(held)
    return contra, _independent(against)


def _merged(side: Sequence[Opinion]) -> Opinion:
    """The weightiest of a side with the evidence of all; another number in words ("most") after those in figures."""
    ordered = sorted(side, key=lambda opinion: (_is_vague(opinion), -opinion.weight))
    evidence = tuple(dict.fromkeys(item for opinion in ordered for item in opinion.evidence))
    return replace(ordered[0], evidence=evidence)


def _is_vague(opinion: Opinion) -> bool:
    """Whether another number is shown by a word alone."""
    shown = _SHOWN.search(opinion.found) if opinion.rule == "number" else None
    return shown is not None and not re.search(r"\d", shown[1])
