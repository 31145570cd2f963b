"""A figure that an article has, and has of another company than the draft."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.check.figures.known import Known, Said, of_one_subject, opinion_on, same_unit, same_words
from narrator.check.figures.printed import printed_in
from narrator.check.figures.times import dated_apart
from narrator.check.figures.ways import opposed
from narrator.check.opinions import Opinion
from narrator.check.sources.search import Found, content_words
from narrator.model.drafts import Verdict

COMPANY = frozenset({"name", "symbol"})
"""The kinds of subject that a company is."""


def of_another(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The draft's very figure, which a passage that names the draft's company has of another company."""
    if said.subject is None or said.subject.kind not in COMPANY or said.quantity is None:
        return None
    others = [figure for figure in known if _is_of_another(said, figure) and _is_the_same(said, figure)]
    for item in found if others else ():
        here = printed_in(item, others)
        if here and content_words(said.called) <= item.passage.stems:
            return opinion_on(Verdict.REFUTED, "subject", here[0])
    return None


def _is_of_another(said: Said, figure: Known) -> bool:
    """Whether both measure one thing, of two companies."""
    company = figure.subject is not None and figure.subject.kind in COMPANY
    alike = company and figure.measure == said.measure is not None and figure.forecast is said.forecast
    return alike and of_one_subject(said, figure) is False


def _is_the_same(said: Said, figure: Known) -> bool:
    """Whether both print one number of two digits or more in one unit, and neither way nor time parts them."""
    if said.quantity is None or not same_unit(said, figure) or not same_words(said.quantity, figure):
        return False
    telling = any(len(number.normalize().as_tuple().digits) > 1 for number in figure.written)
    return telling and not opposed(said.way, figure.way) and not dated_apart(said, figure)
