"""A figure that is expected by the source and has been by the draft, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.aligned import borne_out
from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, printing, stands
from narrator.check.figures.printed import CLOSE, LOOSE, printed_in
from narrator.check.figures.typed import judge_typed
from narrator.check.figures.ways import DONE, ENDED, PAST
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found
from narrator.check.words.ahead import UNDER_WAY, looks_ahead
from narrator.check.words.decided import points_ahead
from narrator.engines.trees import tree
from narrator.model.drafts import Verdict

_EACH = re.compile(r"\b(?:for|with|on|at) (?:every|each)\b|\bwhenever\b|\b(?:every|each) time\b", re.IGNORECASE)
"""What is so each time is neither done nor to come."""

_FORBIDS = re.compile(
    r"\b(?:no|nobody|none)\b[^.;,]{0,40}?\s(?:may|can|must|shall)\b|\b(?:must|shall)\snot\b", re.IGNORECASE
)
_WOULD = re.compile(r"\bwould\b")
_EXPECTS = re.compile(r"\b(?:expect|forecast|predict|plan|aim|intend|project)\w*", re.IGNORECASE)
_DONE = re.compile(rf"\b(?:{DONE})\b")
_HAS_BEEN = re.compile(rf"\b(?:was|were|has|have|had|did|{ENDED}|{PAST})\b")
"""A verb that tells of what has been; a phrase without one ("A fall of a full point, he said") tells nothing."""


def told_otherwise(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The opinion on a figure that an article has, but in the other mood; `None` where it has none such.

    Words of either sentence that look ahead count as much as the mood of its verb: what "sees 4%" is a forecast.
    """
    asked = known if said.measure is not None else (one for item in found for one in printed_in(item, known))
    others = [figure for figure in asked if figure.forecast is not said.forecast]
    if not others or not _may_be_borne_out(said, others):
        return None
    turned = replace(said, forecast=not said.forecast)
    ahead = looks_ahead(said.sentence) or _is_under_way(said.sentence, said.there.start)
    undated = replace(turned, period=None, earlier=None)
    opinion = _supported(undated, known, found, least=LOOSE if ahead else CLOSE)
    if opinion is None:
        return None
    shown = " ".join(opinion.evidence[0].text.split())
    there = looks_ahead(shown)
    ahead = ahead or (there and points_ahead(said.sentence))
    if ahead and there:
        return _supported(turned, known, found, least=LOOSE)
    otherwise = ahead and _HAS_BEEN.search(shown) and not points_ahead(shown) if said.forecast else there
    if ahead is there or not otherwise or _is_in_no_time(said.sentence, shown):
        return _supported(turned, known, found)
    return _in_the_other_mood(said, opinion, shown) if opinion.weight >= CLOSE else None


def _is_under_way(text: str, place: int) -> bool:
    """Whether what stands at a place is a part of what is being done: neither done itself nor only expected.

    >>> _is_under_way("The mill is following a new plan, including cutting its debt below $3 million.", 64)
    True
    >>> _is_under_way("The mill followed its plan, cutting its debt below $3 million.", 46)
    False
    """
    if not UNDER_WAY.search(text):
        return False
    at = next((token for token in tree(text) if token.idx + len(token) > place), None)
    over = [token for token in at.ancestors if token.pos_ == "VERB"] if at is not None else []
    part = over and any(token.pos_ in {"NOUN", "ADP"} for token in over[0].ancestors)
    return bool(part) and all(token.tag_ == "VBG" for token in over) and over[-1].dep_ == "ROOT"


def _may_be_borne_out(said: Said, others: Sequence[Known]) -> bool:
    """Whether any of some figures is of the draft's size, whichever way it goes, or prints its number."""
    if said.quantity is None or printing(said, others):
        return True
    turned = said.turned if said.measure is not None else None
    ways = [said] if turned is None else [said, turned]
    return any(stands(one, figure) is Relation.AGREES for figure in others for one in ways)


def _in_the_other_mood(said: Said, opinion: Opinion, shown: str) -> Opinion:
    """What is wrong with a figure that an article expects or that has been."""
    article = opinion.evidence[0].article
    if said.forecast:
        says = f"{article} tells it as what has been ({shown}), the draft as a forecast"
        verdict = Verdict.REFUTED if _EXPECTS.search(said.sentence) else Verdict.NOT_ENOUGH_EVIDENCE
        return replace(opinion, verdict=verdict, rule="forecast", found=says)
    says = f"{article} tells it as a forecast ({shown}), the draft as what has been"
    return replace(opinion, verdict=Verdict.REFUTED, rule="forecast", found=says)


def _is_in_no_time(draft: str, source: str) -> bool:
    """Whether both say what is so each time, or a draft what would come of how things stand: "its cash would last".

    What nothing may exceed is so at any time as well.
    """
    each = _EACH.search(draft) is not None and _EACH.search(source) is not None
    return (
        each
        or _FORBIDS.search(source) is not None
        or (_WOULD.search(draft) is not None and not (_EXPECTS.search(draft) or _DONE.search(source)))
    )


def _supported(turned: Said, known: Sequence[Known], found: Sequence[Found], *, least: float = CLOSE) -> Opinion | None:
    """What the figures of the other mood say, where they bear it out; periods of forecasts run from their day on."""
    opinion = judge_typed(turned, known) if turned.measure is not None else None
    if opinion is None or opinion.verdict is not Verdict.SUPPORTED:
        return borne_out(turned, known, found, least=least)
    return opinion
