"""A figure that no article bears out: a slip of one that an article has, or one that it has and cannot be matched."""

from __future__ import annotations

from dataclasses import replace

from narrator.check.desk import Desk
from narrator.check.figures.aligned import is_told_of_it
from narrator.check.figures.kinds import of_another_kind
from narrator.check.figures.known import Known, Said, of_one_subject, opinion_on, same_unit, same_words
from narrator.check.figures.owners import of_company
from narrator.check.figures.printed import Printed, names_of, printed_in, shares_words
from narrator.check.figures.slips import is_misprint
from narrator.check.figures.times import dated_apart, undated
from narrator.check.names.matching import time_in_words
from narrator.check.opinions import Opinion
from narrator.check.sources.library import Hits
from narrator.check.sources.search import Page, content_words
from narrator.check.words.anchors import anchors, tokens
from narrator.model.drafts import Verdict

_SHARED = 3
_READ = 4
"""So many articles with the likest passages are looked into."""


def slip_of(said: Said, desk: Desk, found: Hits) -> Opinion | None:
    """The refutation of a figure that is a slip of the one which the passage that speaks of the same thing has."""
    articles = [page.reading.id for page in _pages(found)]
    for item in found.of(*articles) if articles else ():
        here = printed_in(item, desk.by_article[item.passage.article])
        figure = next((one for one in here if _is_slip(said, Printed(item, one, here))), None)
        if figure is not None:
            return opinion_on(Verdict.REFUTED, "number" if same_unit(said, figure) else "unit", figure)
    return None


def elsewhere(said: Said, desk: Desk, found: Hits) -> Opinion | None:
    """That an article which names all that the draft names has the figure, and what could not be matched with it."""
    if said.quantity is None:
        return None
    for page in _pages(found):
        known = desk.by_article[page.reading.id] if names_of(said) <= page.within else ()
        figure = next((one for one in known if same_unit(said, one) and same_words(said.quantity, one)), None)
        if figure is not None:
            unlike = of_another_kind(said, figure) if _speaks_of_it(said, figure) else None
            if unlike is not None:
                return unlike
            opinion = opinion_on(Verdict.NOT_ENOUGH_EVIDENCE, "no-evidence", figure)
            return replace(opinion, found=f"{figure.words}, {_unmatched(said, figure)}")
    return None


def _speaks_of_it(said: Said, figure: Known) -> bool:
    """Whether a figure's own sentence has the draft's names and time, and several of its words."""
    shared = content_words(said.sentence) & content_words(figure.evidence.text)
    return names_of(said) <= tokens(figure.evidence.text) and not dated_apart(said, figure) and len(shared) >= _SHARED


def _pages(found: Hits) -> list[Page]:
    """The articles that have the likest passages."""
    return list({item.passage.article: item.passage.page for item in found.originals[:_READ]}.values())


def _is_slip(said: Said, printed: Printed) -> bool:
    """Whether a passage that speaks of the same thing has a figure that the draft's may be a slip of."""
    figure, item = printed.figure, printed.item
    told = of_company(said, item.passage.page.reading, [figure, *printed.beside])
    return (
        is_misprint(told, figure)
        and figure.forecast is said.forecast
        and of_one_subject(told, figure) is not False
        and names_of(said) <= item.passage.around
        and anchors(said.without_figures) <= item.passage.within
        and shares_words(said, item)
        and not undated(said, figure)
        and not dated_apart(said, figure)
        and is_told_of_it(said, printed)
    )


def _unmatched(said: Said, figure: Known) -> str:
    """What of the draft is not in the sentence of a figure: its time, its names, or anything else."""
    missing = sorted(names_of(said) - tokens(figure.evidence.text))
    if dated_apart(said, figure) and said.period is not None:
        return f"but not for {time_in_words(said.period)}"
    if missing:
        return f"in a sentence without {' or '.join(word.title() for word in missing)}"
    return "and nothing in it says that the draft speaks of the same"
