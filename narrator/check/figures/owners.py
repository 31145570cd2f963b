"""A figure that an article has, and has of another company or group than the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from narrator.check.figures.known import (
    Known,
    Said,
    in_one_sentence,
    of_one_subject,
    opinion_on,
    printing,
    same_unit,
    same_words,
)
from narrator.check.figures.printed import printed_in
from narrator.check.figures.slips import digits_of
from narrator.check.figures.times import dated_apart
from narrator.check.figures.ways import opposed
from narrator.check.figures.whose import RESPECTIVE
from narrator.check.names.matching import FORMS, name_words
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import Found, Passage, content_words, parsed_words
from narrator.check.words.anchors import land_of
from narrator.check.words.spelling import words_in
from narrator.extract.assertions.accounts import account_of
from narrator.extract.assertions.governed import governed
from narrator.extract.assertions.subjects import company_of
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

COMPANY = frozenset({"name", "symbol"})
"""The kinds of subject that a company is."""

_GENERAL = content_words(
    f"{' '.join(sorted(FORMS))} fund share company stock average index total short bet position seller"
    " buy invest hold own track"
)
"""Words that a subject shares with the one that it is set against: what tells them apart is beside these."""
_NEAR = 300
"""So many characters around a figure another of its kind may stand, with which it can have been exchanged."""

_THE_SHARES = re.compile(r"\b[Tt]he\s(?:shares|stock)\b")
_CAPITALS = re.compile(r"\b[A-Z][\w&-]{2,}")
_TELLS = (
    r"(?:\s[A-Z][\w&’'-]*){0,3}\s(?:told|tells|said|says|estimates?|estimated|reckons?|reckoned|calculates?|calculated|found"
    r"|noted|wrote|reported\sthat)\b"
)
"""What follows the name of whoever says it, and is not whose it is."""
_SOURCE = (
    r"\b(?:according\sto|data\sfrom|figures\sfrom|estimates?\s(?:by|from)"
    r"|(?:published|released|compiled|printed)\s(?:on\s[a-z]+\s)?by)\s(?:[a-z]+\s){0,4}"
)
"""What stands before the name of whoever measured something."""


def of_another(said: Said, same: Sequence[Known], known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The draft's very figure in a passage that names the draft's company, and has it of another.

    The `same` are an article's figures that are the draft's by their number.
    """
    printed = [(item, figures) for item in found if (figures := printed_in(item, same))] if same else []
    told = of_company(said, printed[0][0].passage.page.reading, known) if printed else said
    for item, figures in printed:
        other = next((figure for figure in figures if _is_of_another(told, figure)), None)
        if other is None or told.subject is None or _may_be_its(told, other, item.passage):
            continue
        if content_words(told.called) <= item.passage.stems:
            return opinion_on(Verdict.REFUTED, "subject", other)
    return None


def _may_be_its(told: Said, figure: Known, passage: Passage) -> bool:
    """Whether "the shares" of a passage may be those of the draft's company, which the sentence before names.

    That is a company in its legal form, and whoever the figure is taken to be of has none, and no shares that are
    traded: a house of analysts.
    """
    page, text = passage.page, passage.text
    before = page.spans[passage.place - 1].of(page.reading.text) if passage.place else ""
    if _THE_SHARES.search(text) is None or not content_words(told.called) <= content_words(before):
        return False
    firms = {name_words(one.text)[0] for one in page.reading.statements.entities if FORMS & {*words_in(one.text)}}
    if figure.subject is not None and figure.subject.kind == "symbol":
        return False
    other = name_words(figure.subject.name) if figure.subject is not None else ()
    return bool(firms & {*name_words(told.called)}) and firms.isdisjoint(other[:1])


def exchanged(said: Said, same: Sequence[Known], known: Sequence[Known], found: Sequence[Found]) -> Opinion | None:
    """The same, in a passage that has it of another company beside the one of the draft's company."""
    if said.subject is None or said.subject.kind not in COMPANY:
        return None
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


def of_another_group(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The same opinion, unless the draft gives the figure to those whom the article sets against its owners.

    "Bond funds drew $8 million, loan funds $2 million" has $8 million of no loan funds: their subject is that of the
    other figure, and what the article's own subject has besides stands nowhere in the draft. A name may be told by what
    it is ("the car maker").
    """
    if opinion.verdict is not Verdict.SUPPORTED or said.quantity is None or RESPECTIVE.search(said.sentence):
        return opinion
    beside = (one for one in known if one.evidence in opinion.evidence and one.evidence.span is not None)
    shown = next((one for one in beside if same_words(said.quantity, one)), None)
    near = (
        [one for one in known if one.interval is not None and _stands_beside(one, shown)] if shown is not None else []
    )
    rivals = [one for one in near if not same_words(said.quantity, one)]
    if shown is None or not rivals or (in_one_sentence(said, shown) and said.chain == shown.chain):
        return opinion
    mine = _subject(said.sentence, said.there, said.chain)
    if all(mine.isdisjoint(parsed_words(one.evidence.text)) for one in rivals):
        return opinion  # before any of these is parsed
    theirs = _subject(shown.evidence.text, shown.there, shown.chain)
    lines = account_of(said.sentence, said.there), account_of(shown.evidence.text, shown.there)
    called = content_words(" ".join(line.words for line in lines if line is not None)) if all(lines) else frozenset()
    strange, missing = mine - theirs - called, theirs - mine - called
    if not strange or not missing or missing & content_words(said.sentence):
        return opinion
    if _names(strange, said.sentence) and not _names(missing, shown.evidence.text):
        return opinion
    if strange <= parsed_words(
        shown.evidence.text
    ):  # "Weavers return after their guild took 11%" is of the weavers too
        rivals = [one for one in rivals if one.evidence == shown.evidence]
    others = (_subject(one.evidence.text, one.there, one.chain) for one in rivals)
    return opinion_on(Verdict.REFUTED, "subject", shown) if any(strange <= one for one in others) else opinion


def _subject(text: str, figure: Span, chain: Sequence[str]) -> frozenset[str]:
    """What tells the subject of a figure's clause from other subjects; who only measured it is none."""
    words = (word for word in governed(text, figure).subject if not land_of(word))
    return content_words(" ".join(sorted(words))) - content_words(" ".join(chain)) - _GENERAL


def _names(words: frozenset[str], text: str) -> bool:
    """Whether a sentence has any of some words as names; its first word has a capital anyway."""
    return any(content_words(name) & words for name in _CAPITALS.findall(text, 1))


def _stands_beside(one: Known, other: Known) -> bool:
    """Whether two figures of an article count the same thing near each other."""
    near = one.evidence.article == other.evidence.article and 0 < abs(one.place - other.place) < _NEAR
    return near and one.unit.split()[-1:] == other.unit.split()[-1:]


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
    if figure.subject is None or figure.subject.kind not in COMPANY or figure.forecast is not said.forecast:
        return False
    alike = figure.measure == said.measure if said.measure else said.way is figure.way is not None
    apart = alike and of_one_subject(said, figure) is False
    return apart and not _is_its_source(figure) and not _tells(said)


def _tells(said: Said) -> bool:
    """Whether whoever a draft's figure is taken to be of only says it: "Norvane told clients that"."""
    name = name_words(said.subject.name)[:1] if said.subject is not None else ()
    return any(re.search(rf"(?i:\b{re.escape(word)}\b){_TELLS}", said.sentence) for word in name)


def _is_its_source(figure: Known) -> bool:
    """Whether whoever a figure is taken to be of is named as its source: "according to Norvane"."""
    name = figure.subject.name.split()[0] if figure.subject is not None and figure.subject.name else ""
    return bool(name) and re.search(rf"{_SOURCE}{re.escape(name)}", figure.evidence.text, re.IGNORECASE) is not None


def _is_the_same(said: Said, figure: Known) -> bool:
    """Whether both print one number of two digits or more in one unit, and neither way nor time parts them."""
    if said.quantity is None or not same_words(said.quantity, figure) or not same_unit(said, figure):
        return False
    telling = any(len(digits_of(number)[0]) > 1 for number in figure.written)
    return telling and not opposed(said.way, figure.way) and not dated_apart(said, figure)
