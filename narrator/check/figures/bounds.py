"""A bound that the draft puts before a figure which the article has plain, one that it takes away, and both of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from narrator.check.figures.intervals import bound, magnitude
from narrator.check.figures.known import Known, Said, opinion_on, same_unit, same_words, written
from narrator.check.figures.outdated import came_from
from narrator.check.figures.units import LENGTHS
from narrator.check.figures.ways import own_words
from narrator.check.opinions import Opinion
from narrator.model.claims import Interval
from narrator.model.drafts import Verdict

_LIMITS = (
    r"exceed|top(?:s|ped)?\b|pass(?:es|ed)\b|surpass|cross(?:es|ed)"
    r"|br(?:eak|oke)|beat|reach|hit\b|outnumber|over\b|above|below|under\b|than\b|as\s[a-z]+\sas\b|rang|between"
    r"|at\s(?:the\s(?:very\s)?)?(?:least|most)\b"
)
"""Words that make a bound of the figure beside them."""

_RULED = re.compile(r"\b(?:minim|maxim|limit|capped\b|(?:an?|the|its)\scap\b|floor|ceiling|threshold)", re.IGNORECASE)
"""Words that make limits of all figures of their sentence."""

_BOUNDS = re.compile(rf"\b(?:{_LIMITS})", re.IGNORECASE)
_OPEN = re.compile(
    rf"\b(?:{_LIMITS}|only\b|just\b|merely|still\b|yet\b|already|alone\b|could|(?-i:may)\b|might|can\b|potential|allow|permi[ts]"
    r"|authori[sz]|entitl|requir|must|so\sfar|first|even\b|record|peak|(?!inter)[a-z]{2,}est\b|most\b|least\b|worst|best)",
    re.IGNORECASE,
)
"""The same, and words that say that it may be less or grow, or which end of several it is."""


_MOVES = re.compile(r"from\b", re.IGNORECASE)
"""How a figure opens that was the one and is the other."""

_ADDS = re.compile(r"\badd(?:s|ed|ing)?\s$")
"""What adds up to a figure is it."""

_LISTED = re.compile(r"\d%?\s(?:and|or)\s$")
"""What goes before the last of several figures: "90 and 260 jobs"."""


def bounded_alike(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The opinion that an article bears a figure out, once it is asked which of the two gives only a limit.

    A limit where the article has the figure itself is another claim, and so is the figure where that has only a limit;
    a figure that was rounded is printed otherwise on both sides, and the ends of a range are bounds: neither is asked.
    """
    if opinion.verdict is not Verdict.SUPPORTED or said.quantity is None or not _is_asked(said):
        return opinion
    mine = _side(said.quantity.interval)
    printed = [one for one in known if same_unit(said, one) and same_words(said.quantity, one)]
    shown = [one for one in printed if one.evidence in opinion.evidence and one.interval is not None]
    if (
        not shown
        or len(shown[0].written) > 1
        or any(one.interval is not None and _side(one.interval) == mine for one in printed)
    ):
        return opinion
    figure = shown[0]
    if mine is not None and not _follows(mine, figure, known):
        return opinion_on(Verdict.REFUTED, "number", figure)
    if mine is None and not _is_passing(figure) and not _BOUNDS.search(said.words):
        return opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "over-precise", figure)
    return opinion


def with_both_ends(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The opinion on "from 4% to 6%", unless the passage has the one end and a third figure instead of the other."""
    ends = written(said.quantity)
    moved = said.quantity is not None and _MOVES.match(said.quantity.text) is not None
    if opinion.verdict is not Verdict.SUPPORTED or len(ends) != 2 or not moved:  # noqa: PLR2004
        return opinion
    alike = [one for one in known if one.written and (same_unit(said, one) or not one.unit)]
    printed = [[one for one in alike if any(_rounds_to(end, number) for number in one.written)] for end in ends]
    if all(printed):
        return opinion
    held = {one.evidence for one in (*printed[0], *printed[1])}
    others = [one for one in alike if one.evidence in held and one not in (*printed[0], *printed[1])]
    if len(others) == 1:
        return opinion_on(Verdict.REFUTED, "number", others[0])
    shown = next((one for one in alike if one.evidence in opinion.evidence), None)
    return opinion if shown is None else opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", shown)


def _rounds_to(end: Decimal, number: Decimal) -> bool:
    """Whether a printed number is another one as that is printed."""
    return abs(end - number) <= Decimal(5).scaleb(int(end.as_tuple().exponent) - 1)


def _is_asked(said: Said) -> bool:
    """Whether the figure is printed in digits, and no length of time."""
    quantity = said.quantity
    if (
        quantity is None
        or quantity.unit in LENGTHS
        or _RULED.search(said.sentence)
        or _ADDS.search(said.sentence[: said.there.start])
    ):
        return False
    return any(char.isdigit() for char in quantity.text)


def _is_passing(figure: Known) -> bool:
    """Whether a limit is only what something came from, or no limit at all: "down from at least 44", "adds up to"."""
    return came_from(figure) or _ADDS.search(figure.evidence.text[: figure.there.start]) is not None


def _side(interval: Interval) -> bool | None:
    """Whether an amount is bounded from above only, or from below only; `None` for a figure with two ends."""
    found = bound(magnitude(interval))
    return None if found is None else found[0]


def _follows(above: bool, figure: Known, known: Sequence[Known]) -> bool:
    """Whether a passage bears out a bound by a figure without one: by its words, or as the end of several figures."""
    text = figure.evidence.text
    if figure.interval is not None and _side(figure.interval) is not None:
        return False
    if _RULED.search(text):
        return True
    beside = [one for one in known if one.evidence == figure.evidence and one.place != figure.place]
    others = [one.written[0] for one in beside if one.unit in {figure.unit, ""} and one.written]
    if _LISTED.search(text[: figure.there.start]) or (
        others and all((one <= figure.written[0]) is above for one in others)
    ):
        return True
    return _OPEN.search(own_words(text, figure.there.start, [one.there.start for one in beside])) is not None
