"""A figure that an article has, and has of another company than the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.known import Known, Said, of_one_subject, opinion_on, printing, same_unit, same_words
from narrator.check.figures.printed import printed_in
from narrator.check.figures.times import dated_apart
from narrator.check.figures.ways import opposed
from narrator.check.names.matching import name_words
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, content_words
from narrator.extract.assertions.subjects import company_of
from narrator.model.drafts import Verdict

COMPANY = frozenset({"name", "symbol"})
"""The kinds of subject that a company is."""

_CAPITALS = re.compile(r"\b[A-Z][\w&-]{2,}")


def of_another(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The draft's very figure, which a passage that names the draft's company has of another company."""
    same = with_its_number(said, known)
    printed = [(item, figures) for item in found if (figures := printed_in(item, same))] if same else []
    told = of_company(said, printed[0][0].passage.page.reading, known) if printed else said
    for item, figures in printed:
        other = next((figure for figure in figures if _is_of_another(told, figure)), None)
        if other is not None and told.subject is not None and content_words(told.called) <= item.passage.stems:
            return opinion_on(Verdict.REFUTED, "subject", other)
    return None


def exchanged(said: Said, known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The draft's very figure, which a passage has of another company beside the one of the draft's company."""
    if said.subject is None or said.subject.kind not in COMPANY:
        return None
    same = with_its_number(said, known)
    for item in found if same else ():
        theirs = [figure for figure in printed_in(item, same) if _is_of_another(said, figure)]
        figures = printed_in(item, known) if theirs else ()
        own = [one for one in figures if of_one_subject(said, one) and same_unit(said, one)]
        for figure in theirs if own and not any(_is_the_same(said, one) for one in own) else ():
            if all(one.measure == figure.measure is not None for one in own):
                return opinion_on(Verdict.REFUTED, "subject", figure)
    return None


def with_its_number(said: Said, known: Sequence[Known]) -> list[Known]:
    """The figures that are the draft's by number, unit, way and time."""
    return [figure for figure in printing(said, known) if _is_the_same(said, figure)]


def of_company(said: Said, reading: Reading, known: Sequence[Known]) -> Said:
    """The same of the one company of an article that the sentence names, where its own words do not say which.

    A parser that has one sentence to go by takes "Linden" for a place, or for no name at all.
    """
    if said.subject is not None and said.subject.kind != "name":
        return said
    told = {figure.subject for figure in known if figure.subject is not None and figure.subject.kind in COMPANY}
    names = {word.casefold() for word in _CAPITALS.findall(said.sentence)} - set(name_words(" ".join(said.chain)))
    meant = {
        company: words[0]
        for entity in (reading.statements.entities if told else ())
        if (words := name_words(entity.name)) and words[0] in names
        if (company := company_of(entity)) in told and company is not None
    }
    if len(meant) != 1:
        return said
    [(company, called)] = meant.items()
    return replace(said, subject=company, called=called)


def _is_of_another(said: Said, figure: Known) -> bool:
    """Whether both measure one thing, of two companies; what nobody names is a change that goes the same way."""
    company = figure.subject is not None and figure.subject.kind in COMPANY
    alike = figure.measure == said.measure if said.measure else said.way is figure.way is not None
    return company and alike and figure.forecast is said.forecast and of_one_subject(said, figure) is False


def _is_the_same(said: Said, figure: Known) -> bool:
    """Whether both print one number of two digits or more in one unit, and neither way nor time parts them."""
    if said.quantity is None or not same_words(said.quantity, figure) or not same_unit(said, figure):
        return False
    telling = any(len(number.normalize().as_tuple().digits) > 1 for number in figure.written)
    return telling and not opposed(said.way, figure.way) and not dated_apart(said, figure)
