"""Whether a figure is credited to the house that the articles credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from narrator.check.figures.intervals import Relation
from narrator.check.figures.known import Known, Said, is_estimate, printing, same_words, stands
from narrator.check.figures.prices import is_price
from narrator.check.figures.printed import CLOSE
from narrator.check.names.matching import name_words
from narrator.check.names.mentions import people_in
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.check.speech.bearers import WE, bare, can_be, has_name, is_named, is_unheard_of, one_source
from narrator.check.speech.conditions import conditioned
from narrator.check.speech.voices import BELIEVES, is_credited
from narrator.check.words.anchors import is_land
from narrator.model.claims import Role, Span, Speaker
from narrator.model.drafts import Evidence, Verdict

_NEAR = 300
"""So many characters before and after a figure a house may be named that it is credited to."""

_MADE = (
    r"(?i:data|figures|numbers|estimates?|estimated|calculat\w+|counts?|counted|tally|tallies|measure\w*|comput\w+|compiled"
    r"|reckon(?:s|ed|ing)|worked\sout|tracks|tracked|survey|determin\w+|arithmetic|puts|values|prices|pegs)"
)
_CITES = re.compile(r"\bcit(?:ing|es|ed)\b|\b(?:quoting|based\son|drawing\son|using|relying\son)\b")
_CITING = re.compile(r"\b(?:cit(?:ing|es)|quot(?:ing|es)|(?P<by>cited\sby))\b")
_SAYS_THAT = re.compile(
    r"^(?:has |have |had )?(?:say|said|argu|alleg|claim|assert|insist|maintain|told|tell)", re.IGNORECASE
)
_MUST = re.compile(r"\b(?:must|needs?|ha(?:s|ve)\sto|forc(?:es?|ing)|oblig(?:es?|ing)|compels?|requires?|makes?)\b")
_PRONOUN = re.compile(r"\b(?:[Ss]?[Hh]e|(?P<ours>[Ww]e|I|[Oo]ur))\b")
_OPENING = 500
"""So many letters of an article name whom it is about, if it is about anybody."""
_TAKEN_OVER = 0.9
"""A sentence with so many of its words from one of an article, in their order, is that sentence."""

_PRINTED = re.compile(r"[a-z][’']s?\s(?:figures|numbers)\b")
"""Those of a paper are what it prints, whoever measured it."""

_BY_US = re.compile(rf"\b(?:by|on)\sthis\s(?:news)?(?:paper|letter|magazine|site)[’']s\s(?:own\s)?{_MADE}")
"""What a paper counted itself."""

_OF_LEVELS = frozenset({"", "point", "points"})
_PUBLIC = re.compile(
    r"\b(?:filings?|filed|prospectus|annual\sreport|10-[KQ]|exchange\sdata|data\sfrom\sthe\sexchange)\b", re.IGNORECASE
)
_PUBLISHERS = frozenset(
    {"finra", "cftc", "sec", "nasdaq", "nyse", "exchange", "treasury", "bureau", "department", "ministry", "reserve"}
)
"""Words in the names of those whose files anybody may read."""


def credited(said: Said, opinion: Opinion, known: Sequence[Known], reading: Reading, paragraph: str) -> Opinion | None:
    """The opinion on a figure, once the credit that the draft gives is looked at; `None` where none is left.

    `paragraph` is the draft's, where a house may be named a sentence before or after its figure. A house that the
    article nowhere names is wrong even beside one that is right.
    """
    shown = [one for one in known if one.evidence in opinion.evidence and stands(said, one) is not Relation.APART]
    behind = [figure for figure in shown if figure.chain]
    opinion = conditioned(opinion, said.sentence, reading)
    if opinion.verdict is not Verdict.SUPPORTED:
        return _reckoned(said, opinion, behind, reading, paragraph)
    if not behind:
        return _uncredited(said, opinion, shown, reading, paragraph)
    house = behind[0].chain[0]
    citing = _turned_round(said, behind[0]) or _takes_the_credit(said, behind[0], reading, paragraph)
    if citing is not None:
        says = f"in {reading.id} the measurement is that of {house}, which {citing} cites"
        return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)
    if not said.chain:
        named = any(has_name(name, paragraph) for figure in behind for name in _vouching(figure, reading))
        free = named or len(behind) < len(shown) or is_credited(said.sentence)
        return (
            opinion
            if free or _is_public(behind[0])
            else _lost(opinion, behind[0], _vouching(behind[0], reading)[0], said, reading)
        )
    theirs = [name for figure in behind for name in figure.chain]
    theirs += [
        one.name for one in people_in(reading.statements) if one.affiliation and one_source(one.affiliation, house)
    ]
    others = [mine for mine in said.chain if not any(one_source(mine, paper) for paper in reading.paper)]
    if len(others) > 1:  # a land between a house and its figure is what it speaks of
        others = [mine for mine in others if not is_land(mine)]
    if all(one.casefold() in WE for one in theirs):  # who may be whoever the article does not name
        others = [mine for mine in others if not is_unheard_of(mine, reading.text)]
    here = " ".join(one.evidence.text for one in behind)
    strange = [mine for mine in others if not can_be(mine, theirs) and not _has_it_too(said, mine, known)]
    strange = [mine for mine in strange if not _is_in_plain_words(mine, here)]
    strayed = [mine for mine in strange if is_named(mine) and not has_name(mine, here)]
    kept = [name for name in theirs if has_name(name, said.sentence)]
    dropped = [name for name in theirs if name not in kept]
    if kept and strayed and dropped and len(said.chain) > 1:  # one of two links is another's
        house = dropped[0]
    elif (
        kept
        or not [mine for mine in strange if not is_named(mine) or mine in strayed]
        or _may_be_meant(strange, theirs, behind, reading)
    ):
        return opinion
    by_chance = said.is_limit and said.quantity is not None and not same_words(said.quantity, behind[0])
    says = f"{behind[0].words}, from {house}"
    refuted = replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=house)
    return None if by_chance else refuted  # what somebody else has within a limit is another figure


def _may_be_meant(strange: Sequence[str], theirs: Sequence[str], behind: Sequence[Known], reading: Reading) -> bool:
    """Whether a passage has but a pronoun for whoever gives a figure, and the article opens with whom the draft names.

    Who "she" is, in a long interview, a reader may have wrong; who "we" are, the paper alone says.
    """
    here = " ".join(one.evidence.text for one in behind)
    found = _PRONOUN.search(here)
    if found is None or any(has_name(name, here) for name in theirs if is_named(name)):
        return False
    opening = " ".join([*reading.paper, "" if found["ours"] else reading.text[:_OPENING]])
    return all(has_name(bare(name), opening) for name in strange)


def _is_in_plain_words(mine: str, text: str) -> bool:
    """Whether all of a description stands in the article's sentence: the organisers, "the event organiser Pell"."""
    words = content_words(mine)
    return bool(words) and mine[1:] == mine[1:].lower() and words <= content_words(text)


def _has_it_too(said: Said, mine: str, known: Sequence[Known]) -> bool:
    """Whether the article gives the same number from whom the draft names as well, elsewhere or of something else."""
    return is_named(mine) and any(can_be(mine, figure.chain) for figure in printing(said, known))


def _vouching(figure: Known, reading: Reading) -> Sequence[str]:
    """Whoever must be named for a figure to be told as it is there: who says that it is so, else all of its chain."""
    teller = _teller(figure, reading)
    return figure.chain if teller is None else [teller.name, teller.name.split()[-1]]


def _lost(opinion: Opinion, figure: Known, who: str, said: Said, reading: Reading) -> Opinion:
    """The article has it as somebody's figure, the draft as nobody's.

    An estimate is then no more than one. What was counted may be told in other words, and with the article's only as
    the article tells it.
    """
    told = figure.measure is None and _teller(figure, reading) is not None
    reckoned = told or is_estimate(figure) or _is_believed(figure, reading)
    if not reckoned and not _takes_over(said.sentence, figure.evidence.text):
        return opinion
    verdict = Verdict.NOT_ENOUGH_EVIDENCE if reckoned else opinion.verdict
    says = f"{figure.words}, from {who}"
    return replace(opinion, verdict=verdict, rule="attribution-lost", found=says, suggestion=who)


def _takes_over(draft: str, source: str) -> bool:
    mine, theirs = (re.findall(r"[^\W_]+", text.casefold()) for text in (draft, source))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _TAKEN_OVER * len(mine)


def _reckoned(said: Said, opinion: Opinion, behind: Sequence[Known], reading: Reading, paragraph: str) -> Opinion:
    """What somebody reckons would have to be, told as what must be, is not told as done: it wants its credit."""
    figure = next((one for one in behind if one.forecast), None)
    if opinion.rule != "forecast" or said.forecast or figure is None or not _MUST.search(said.sentence):
        return opinion
    if said.chain or any(has_name(name, paragraph) for name in figure.chain):
        return replace(opinion, verdict=Verdict.SUPPORTED, rule=None, found="")
    return _lost(opinion, figure, figure.chain[0], said, reading)


def _teller(figure: Known, reading: Reading) -> Speaker | None:
    """Who says in an article that a figure is so, in so many words: "said that a third were gone"."""
    return next(
        (
            quote.speaker
            for quote in reading.statements.quotes
            if quote.speaker is not None and quote.cue is not None and _SAYS_THAT.match(quote.cue.text)
            if quote.content.span.start <= figure.place < quote.content.span.end
            if quote.content.text.casefold().startswith("that ")
        ),
        None,
    )


def _is_believed(figure: Known, reading: Reading) -> bool:
    """Whether a figure is what somebody expects or thinks: "we see gold at $4,000"."""
    return any(
        quote.cue is not None and quote.content.span.start <= figure.place < quote.content.span.end
        for quote in reading.statements.quotes
        if quote.cue is not None and BELIEVES.search(quote.cue.text)
    )


def _takes_the_credit(said: Said, figure: Known, reading: Reading, paragraph: str) -> str | None:
    """Who is told to have measured what, by the article, another measured: a house that cites it, or the paper."""
    house, *others = figure.chain
    citing = [name for name in others if _CITES.search(figure.evidence.text)]
    citing += [name for name in reading.paper if not one_source(name, house)]
    if has_name(house, paragraph):
        return None
    return next((name for name in citing if _measures(name, said.sentence)), None)


def _turned_round(said: Said, figure: Known) -> str | None:
    """Who, by the article, cites the measurer, where the draft lets the measurer cite it."""
    house, *others = figure.chain
    turned = (name for name in others if _is_citing(name, house, figure.evidence.text))
    return next((name for name in turned if _is_citing(house, name, said.sentence)), None)


def _is_citing(who: str, whom: str, text: str) -> bool:
    """Whether a sentence lets one cite another, by their places beside the word that says so."""
    word = _CITING.search(text)
    if word is None:
        return False
    sides = text[: word.start()], text[word.end() :]
    mine, theirs = reversed(sides) if word["by"] else sides
    return has_name(who, mine) and has_name(whom, theirs) and not has_name(whom, mine)


def _measures(name: str, sentence: str) -> bool:
    """Whether a sentence says of a house that the data, the estimate or the count is its own."""
    first = next(iter(name_words(name)), "")
    if not first or first not in sentence.casefold():
        return False
    called = rf"\b(?i:{re.escape(first)})\b(?:[’']s)?(?:\s[A-Z][\w.&]*){{0,4}}(?:[’']s)?"
    kind = r"(?:(?:strategists|analysts|economists|own|latest|has|have|had)(?:[’'])?\s)*"
    after = (
        rf"{called},?\s(?:which\s[^,]*,\s)?{kind}{_MADE}\b|{called}\s(?:own|(?:is|was|are|were)\sthe\ssource)\s[a-z]"
    )
    kept = r"(?:(?:compiled|collected|gathered|produced|made|kept|published|drawn\sup)\s)?"
    before = rf"\b{_MADE}\s{kept}(?:by|of|from)\s(?:[a-z]+\s){{0,2}}?{called}"
    return any(re.search(form, sentence) for form in (after, before))


def _is_public(figure: Known) -> bool:
    """Whether anybody may look it up: the level of an index, a filing, a public file."""
    of_index = figure.subject is not None and figure.subject.kind == "index"
    level = of_index and (figure.measure.startswith("index_") if figure.measure else figure.unit in _OF_LEVELS)
    by_office = any(_PUBLISHERS & set(name_words(name)) for name in figure.chain)
    return level or by_office or is_price(figure) or _PUBLIC.search(figure.evidence.text) is not None


def shortened(opinion: Opinion, text: str, paragraph: str, reading: Reading) -> Opinion:
    """The opinion on a sentence without a figure, once it is asked whose the measurement is by the article."""
    shown = [one.span for one in opinion.evidence if one.article == reading.id and one.span is not None]
    if opinion.verdict is not Verdict.SUPPORTED or not any(_CITES.search(span.of(reading.text)) for span in shown):
        return opinion
    for claim in reading.statements.claims:
        if not any(span.overlaps(claim.span) for span in shown):
            continue
        measured = [link.name for link in claim.attribution if link.role is Role.MEASURED_BY]
        citing = [link.name for link in claim.attribution if link.role is Role.CITED_BY and _measures(link.name, text)]
        if not measured or not citing:
            continue
        if not has_name(measured[0], paragraph):
            says = f"in {reading.id} the measurement is that of {measured[0]}, which {citing[0]} cites"
            return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=measured[0])
    return opinion


def _uncredited(
    said: Said, opinion: Opinion, shown: Sequence[Known], reading: Reading, paragraph: str
) -> Opinion | None:
    """A figure that the article credits to nobody is its own, that of a house named beside it, or a speaker's."""
    if not said.chain:
        return _told(said, opinion, shown, reading, paragraph)
    measured = [name for one in opinion.evidence for name in _measurers(one, reading)]
    others = [mine for mine in said.chain if not any(one_source(mine, paper) for paper in reading.paper)]
    taken = next((mine for mine in said.chain if is_named(mine) and _measures(mine, said.sentence)), None)
    if taken is not None and taken not in others and _PRINTED.search(said.sentence):
        taken = None
    if taken is not None and measured and not any(one_source(taken, house) for house in measured):
        says = f"in {reading.id} the measurement is that of {measured[0]}"
        return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=measured[0])
    near = " ".join(_beside(one, reading) for one in opinion.evidence)
    strange = [mine for mine in others if is_named(mine) and not _speaks(mine, opinion, reading)]
    opening = reading.text[:_OPENING]  # of an interview, which names nobody beside what is said
    if not reading.paper or all(has_name(bare(mine), near) or has_name(bare(mine), opening) for mine in strange):
        return opinion
    if opinion.weight < CLOSE:  # another credit and few of the same words: it is another figure
        return None
    says = f"{reading.id} has it as its own and not from {strange[0]}"
    return replace(opinion, verdict=Verdict.REFUTED, rule="misattributed", found=says, suggestion=reading.paper[0])


def _told(said: Said, opinion: Opinion, shown: Sequence[Known], reading: Reading, paragraph: str) -> Opinion:
    """A figure that only a person gives, and that the draft gives itself."""
    for figure in shown:
        speaker = _teller(figure, reading)
        if speaker is None or _is_public(figure) or not (speaker.role or speaker.affiliation):
            continue
        names = [speaker.name, speaker.name.split()[-1], speaker.role or ""]
        if not any(has_name(name, paragraph) for name in names) and not is_credited(said.sentence):
            return _lost(opinion, figure, speaker.name, said, reading)
    return opinion


def _measurers(shown: Evidence, reading: Reading) -> list[str]:
    """The houses with whose figures an article begins the passage: in the evidence, or shortly before it."""
    if shown.span is None:
        return []
    near = Span(max(0, shown.span.start - _NEAR), shown.span.end)
    claims = [link for claim in reading.statements.claims if near.overlaps(claim.span) for link in claim.attribution]
    told = [quote for quote in reading.statements.quotes if quote.cue is not None and near.overlaps(quote.content.span)]
    houses = [link.name for link in claims if link.role is Role.MEASURED_BY]
    houses += [reading.paper[0] if reading.paper else "the paper itself"] if _BY_US.search(shown.text) else []
    return houses + [
        quote.speaker.name
        for quote in told
        if quote.speaker is not None and quote.cue is not None and quote.cue.text.casefold() == "according to"
    ]


def _speaks(name: str, opinion: Opinion, reading: Reading) -> bool:
    """Whether an article is an interview with somebody, or lets the person say the sentence."""
    spans = [shown.span for shown in opinion.evidence if shown.span is not None]
    return (
        any(
            quote.speaker is not None
            and any(one_source(name, one) for one in (quote.speaker.name, quote.speaker.affiliation) if one)
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
