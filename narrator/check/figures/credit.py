"""Whether a figure is credited to the house that the articles credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, stands
from narrator.check.names.matching import name_words, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.model.claims import Role
from narrator.model.drafts import Evidence, Verdict

_NEAR = 300
"""So many characters before and after a figure a house may be named that it is credited to."""

_MADE = (
    r"(?i:data|figures|numbers|estimates?|estimated|calculat\w+|counts?|counted|tally|tallies|measure\w*|comput\w+|compiled"
    r"|reckon(?:s|ed)|worked\sout|tracks|tracked)"
)
_CITES = re.compile(r"\bcit(?:ing|es|ed)\b|\b(?:quoting|based\son|drawing\son|using|relying\son)\b")
_ESTIMATES = re.compile(r"\b(?:estimat|reckon|calculat|believ|guess|alleg|claim(?:s|ed)\b)", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:filings?|filed|prospectus|annual\sreport|10-[KQ]|exchange\sdata|data\sfrom\sthe\sexchange)\b", re.IGNORECASE
)
_PUBLISHERS = frozenset(
    {"finra", "cftc", "sec", "nasdaq", "nyse", "exchange", "treasury", "bureau", "department", "ministry", "reserve"}
)
"""Words in the names of those whose files anybody may read."""


def credited(said: Said, opinion: Opinion, known: Sequence[Known], reading: Reading, paragraph: str) -> Opinion:
    """The opinion that an article supports a figure, once the credit that the draft gives is looked at.

    `paragraph` is the draft's, where a house may be named a sentence before or after its figure. A house that the
    article nowhere names is wrong even beside one that is right.
    """
    behind = [
        figure
        for figure in known
        if figure.chain and figure.evidence in opinion.evidence and stands(said, figure) is not Relation.APART
    ]
    if opinion.verdict is not Verdict.SUPPORTED:
        return opinion
    if not behind:
        return _uncredited(said, opinion, reading)
    house = behind[0].chain[0]
    citing = _takes_the_credit(said, behind[0], reading, paragraph)
    if citing is not None:
        says = f"in {reading.id} the measurement is that of {house}, which {citing} cites"
        return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)
    if not said.chain:
        named = any(_named(name, paragraph) for figure in behind for name in figure.chain)
        return opinion if named or _is_public(behind[0]) else _lost(opinion, behind[0])
    theirs = [*reading.paper, *(name for figure in behind for name in figure.chain)]
    strange = [mine for mine in said.chain if not any(_one(mine, other) for other in theirs)]
    if all(any(_named(mine, figure.evidence.text) for figure in behind) for mine in strange):
        return opinion
    says = f"{behind[0].words}, from {house}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)


def _lost(opinion: Opinion, figure: Known) -> Opinion:
    """The article has it as somebody's figure, the draft as nobody's: an estimate is then no more than one."""
    says, house = f"{figure.words}, from {figure.chain[0]}", figure.chain[0]
    estimated = figure.forecast or figure.measure == "short_profit" or _ESTIMATES.search(figure.evidence.text)
    verdict = Verdict.NOT_ENOUGH_EVIDENCE if estimated else opinion.verdict
    return replace(opinion, verdict=verdict, rule="attribution-lost", found=says, suggestion=house)


def _takes_the_credit(said: Said, figure: Known, reading: Reading, paragraph: str) -> str | None:
    """Who is told to have measured what, by the article, another measured: a house that cites it, or the paper."""
    house, *others = figure.chain
    citing = [name for name in others if _CITES.search(figure.evidence.text)]
    citing += [name for name in reading.paper if not _one(name, house)]
    if _named(house, paragraph):
        return None
    return next((name for name in citing if _measures(name, said.sentence)), None)


def _measures(name: str, sentence: str) -> bool:
    """Whether a sentence says of a house that the data, the estimate or the count is its own."""
    first = next(iter(name_words(name)), "")
    if not first:
        return False
    called = rf"\b(?i:{re.escape(first)})\b(?:[’']s)?(?:\s[A-Z][\w.&]*){{0,4}}(?:[’']s)?"
    kind = r"(?:(?:strategists|analysts|economists|own|latest|has|have|had)(?:[’'])?\s)*"
    after = rf"{called},?\s(?:which\s[^,]*,\s)?{kind}{_MADE}\b"
    before = (
        rf"\b{_MADE}\s(?:(?:compiled|collected|gathered|produced|made)\s)?(?:by|of|from)\s(?:[a-z]+\s){{0,2}}?{called}"
    )
    return any(re.search(form, sentence) for form in (after, before))


def _is_public(figure: Known) -> bool:
    """Whether anybody may look it up: the level of an index, a filing, a public file."""
    of_index = figure.subject is not None and figure.subject.kind == "index"
    level = of_index and (figure.measure or "index_").startswith("index_")
    by_office = any(_PUBLISHERS & set(name_words(name)) for name in figure.chain)
    return level or by_office or _PUBLIC.search(figure.evidence.text) is not None


def shortened(opinion: Opinion, text: str, paragraph: str, reading: Reading) -> Opinion:
    """The opinion on a sentence without a figure, once it is asked whose the measurement is by the article."""
    shown = [one.span for one in opinion.evidence if one.article == reading.id and one.span is not None]
    if opinion.verdict is not Verdict.SUPPORTED or not shown:
        return opinion
    for claim in reading.statements.claims:
        measured = [link.name for link in claim.attribution if link.role is Role.MEASURED_BY]
        citing = [link.name for link in claim.attribution if link.role is Role.CITED_BY and _measures(link.name, text)]
        if not measured or not citing or not any(span.overlaps(claim.span) for span in shown):
            continue
        if not _named(measured[0], paragraph) and any(_CITES.search(span.of(reading.text)) for span in shown):
            says = f"in {reading.id} the measurement is that of {measured[0]}, which {citing[0]} cites"
            return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=measured[0])
    return opinion


def _one(mine: str, theirs: str) -> bool:
    return same_name(mine, theirs) or _named(theirs, mine) or _named(mine, theirs)


def _named(name: str, text: str) -> bool:
    """Whether the text has the name's first telling word as a word: houses are shortened to it."""
    first = name_words(name)[:1]
    return bool(first) and first[0] in name_words(text)


def _uncredited(said: Said, opinion: Opinion, reading: Reading) -> Opinion:
    """A figure that the article credits to nobody is its own, or that of a house named beside it."""
    near = " ".join(_beside(shown, reading) for shown in opinion.evidence)
    strange = [mine for mine in said.chain if not any(_one(mine, other) for other in reading.paper)]
    spoken = [_speaks(mine, opinion, reading) for mine in strange]
    if not reading.paper or all(_named(mine, near) or own for mine, own in zip(strange, spoken, strict=True)):
        return opinion
    says = f"{reading.id} does not have it from {strange[0]}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=reading.paper[0])


def _speaks(name: str, opinion: Opinion, reading: Reading) -> bool:
    """Whether an article is an interview with somebody, or lets the person say the sentence."""
    spans = [shown.span for shown in opinion.evidence if shown.span is not None]
    return (
        any(
            quote.speaker is not None
            and same_name(name, quote.speaker.name)
            and any(quote.content.span.overlaps(span) for span in spans)
            for quote in reading.statements.quotes
        )
        or f" {' '.join(name_words(name))} " in f" {' '.join(name_words(reading.headline))} "
    )


def _beside(shown: Evidence, reading: Reading) -> str:
    """The evidence with its neighbourhood in the article."""
    if shown.span is None:
        return shown.text
    return reading.text[max(0, shown.span.start - _NEAR) : shown.span.end + _NEAR]
