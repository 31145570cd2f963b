"""Which of the subjects that are named a figure is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from narrator.extract.assertions.measures import KINDS
from narrator.extract.assertions.sentences import Sentence
from narrator.extract.assertions.standing import Paragraph, Standing, stands_for
from narrator.extract.assertions.subjects import Mention
from narrator.extract.figures.lookalikes import MONTHS
from narrator.model.claims import Quantity, Span, Subject

_PAREN = re.compile(r",?\s\(\s?$|\sat\s$")
_JOINED = re.compile(
    r"^\s(?:(?!(?:and|but|or|while)\s)[\w-]+\s){0,3}?(?:for|in|of|at|from|into|on|against|on\sthe)\s(?:the\s)?(?:[\w'-]+\s){0,2}$"
)
_ANEW = re.compile(
    r"(?:\s(?:stocks|shares|companies))?,?\s(?:and|but|or)\s(?:[a-z]+\s){0,2}|,\s(?:[a-z]+\s)?", re.IGNORECASE
)
"""What parts a figure from the name of the figure before: "28% at one company, 19% at another"."""
_CONJUNCT = re.compile(r"(?:,|\b(?:and|but|while))\s$")
_ITS_NAME = re.compile(r"\s(?:the\s|for\s(?:the\s)?)?")
_CLOSED = re.compile(r"\s*(?:[.,;]|$|and\b|but\b)")
_NAME = r"[A-Z][\w&'’-]*(?:\s(?:&\s)?[A-Z0-9][\w&'’-]*){0,5}(?:\s(?:Inc|Corp|Co|Ltd)\.)?"
_GAPPED = re.compile(
    rf"(?:,|\b(?:and|while|but))\s(?:and\s)?(?:(?:(?:that|those)\s)?(?:at|of|for|in)\s)(?P<name>{_NAME})\s"
    r"(?:(?:lost|gained|rose|fell|[a-z]+ed)\s(?:by\s)?)?$"
)
_OWNS = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}")
"""Stands between a name and its own figure: "the S&P 500's 16% advance"."""
_COMMA = re.compile(r",\s|,?\sand\s")
_NAMES = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,8}},?\sand\s{_NAME}")
_ITEM = re.compile(_NAME)
_THEM = re.compile(
    r"\b(?:them|they|it|its|their|these|those|the\s(?:segment|group|former|index|gauge|stocks"
    r"|shares)|segment)\b|\bsegment-",
    re.IGNORECASE,
)
_OF_STOCK = re.compile(
    r"^\W*(?:(?:the|its|their)\s)?(?:shares|stock)\b|\b(?:of|in|on|against)\s(?:the|its)\s(?:stock|shares)\b"
    r"(?!\s(?:market|exchange))",
    re.IGNORECASE,
)
"""Speaks of the shares of one company, which stands before it."""
_EACH = re.compile(r"\b(?:each|both)\s(?:\w+\s){1,3}", re.IGNORECASE)
_LARGER = re.compile(
    r"\b(?:the\s)?(?:larger|bigger)\s(?:ones|stocks|companies|shares|caps|names|peers|counterparts)\b", re.IGNORECASE
)
_BIG = frozenset({"mid_and_above", "large_and_above", "large", "mega"})


def subjects_of(standing: Standing, measure: str | None, earlier: Paragraph) -> tuple[Subject | None, ...]:
    """The subject of a figure, or all of a list of which the clause says that "each rose 3%"."""
    words = standing.words
    if _EACH.search(words[: max(words.find("¤"), 0)]):
        kinds = KINDS.get(measure, KINDS[None])
        named = standing.sentence.mentioned(standing.clause, kinds)
        listed = [m for m in named if m.span.end <= standing.figure.span.start and not m.aside]
        if len(listed) > 1:
            return tuple(_settled(one, standing) for one in sorted(listed, key=lambda m: m.span))
    return (subject_of(standing, measure, earlier),)


def subject_of(standing: Standing, measure: str | None, earlier: Paragraph) -> Subject | None:
    """The subject of a figure: by its place in a list or clause, else the nearest, else the topic so far.

    Parameters
    ----------
    earlier : the paragraph before this one, to which only words such as "the segment" reach back.
    """
    kinds = KINDS.get(measure, KINDS[None])
    meant = stands_for(standing)
    if meant is not None and meant.kind in kinds and not _names_a_group_behind(standing, meant):
        return meant
    chosen = (
        _listed(standing, kinds) or _in_clause(standing, kinds, unsure=measure is None) or _in_sentence(standing, kinds)
    )
    if chosen is not None:
        return _settled(chosen, standing)
    return _carried(standing, measure, kinds, earlier)


def _names_a_group_behind(standing: Standing, meant: Subject) -> bool:
    """Whether a figure has a group of its own behind it: "They made $6 billion. They lost $9 billion on large caps"."""
    sentence, end = standing.sentence, standing.figure.span.end
    groups = [m for m in sentence.mentioned(standing.clause, ("segment",)) if m.span.start >= end]
    return meant.kind == "segment" and _partner(sentence, end, groups) is not None


def _listed(standing: Standing, kinds: Sequence[str]) -> Mention | None:
    """The name whose own a figure is or that stands before its parenthesis, or its partner by "respectively"."""
    sentence, figure = standing.sentence, standing.figure
    inside = sentence.mentioned(sentence.span, KINDS[None])
    for mention in inside:
        gap = sentence.text[mention.span.end : figure.span.start] if mention.span.end <= figure.span.start else "x"
        if re.fullmatch(r"(?:,?\s|\s\w+\s)\(\s?", gap) or (mention.kind in kinds and _OWNS.fullmatch(gap)):
            return mention
    figures = [one for one in sentence.figures if one.unit == figure.unit]
    if "respectively" not in sentence.words and not _is_a_list(sentence, figures):
        return None
    named = sorted((m for m in inside if m.kind in kinds), key=lambda m: m.span)
    if len(named) != len(figures):
        named = _names_listed(sentence, named, len(figures))
    return named[figures.index(figure)] if len(named) == len(figures) else None


def _is_a_list(sentence: Sentence, figures: Sequence[Quantity]) -> bool:
    """Whether nothing but commas and "and" stands between several figures: "5%, 6% and 7%"."""
    between = (sentence.text[one.span.end : other.span.start] for one, other in pairwise(figures))
    return len(figures) > 1 and all(_COMMA.fullmatch(words) for words in between)


def _names_listed(sentence: Sentence, known: Sequence[Mention], wanted: int) -> list[Mention]:
    """The names of a list as long as that of the figures, also those that nobody recognised."""
    for listed in _NAMES.finditer(sentence.span.of(sentence.text)):
        items = [
            Span(sentence.span.start + listed.start() + one.start(), sentence.span.start + listed.start() + one.end())
            for one in _ITEM.finditer(listed[0])
        ]
        if len(items) == wanted:
            return [
                next(
                    (m for m in known if m.span.overlaps(item)), Mention(item, Subject.of(name=item.of(sentence.text)))
                )
                for item in items
            ]
    return []


def _in_clause(standing: Standing, kinds: Sequence[str], *, unsure: bool) -> Mention | None:
    """A name of the clause: before the figure and after the one before, else behind it, else before all.

    Where `unsure` of the measure, a name behind the figure needs a preposition between and no others beside it.
    """
    sentence, figure, clause = standing.sentence, standing.figure, standing.clause
    sides = [one.span for one in sentence.comparisons if not one.span.covers(figure.span)]
    mentions = [m for m in sentence.mentioned(clause, kinds) if not any(side.covers(m.span) for side in sides)]
    others = [one.span for one in sentence.figures if clause.covers(one.span) and one != figure]
    previous = max((one.end for one in others if one.end <= figure.span.start), default=clause.start)
    following = min((one.start for one in others if one.start >= figure.span.end), default=clause.end)
    taken = {_partner(sentence, end, mentions) for end in (one.end for one in others if one.end <= figure.span.start)}
    left = [m for m in mentions if previous <= m.span.start and m.span.end <= figure.span.start and m not in taken]
    right = [m for m in mentions if figure.span.end <= m.span.start and m.span.end <= following]
    if (own := _without_verb(sentence, figure, right)) is not None:
        return own
    joined = _partner(sentence, figure.span.end, right)
    between = sentence.masked(Span(left[-1].span.end, figure.span.start)) if left else ""
    starts_anew = _ANEW.fullmatch(between) is not None or (previous > clause.start and between.endswith(", "))
    if (not left or starts_anew) and joined is not None and not (unsure and len(right) > 1):
        return joined
    right = [] if unsure else right
    beyond = [m for m in mentions if m.span.end <= previous]
    chosen = _best(left, kinds, last=True) or _best(right, kinds, last=False)
    if chosen is None and "name" in kinds and any(one.end <= figure.span.start for one in _others(sentence, figure)):
        chosen = _in_a_gap(sentence, max(previous - len(", "), sentence.span.start), figure.span.start)
    chosen = chosen or _best(beyond, kinds, last=True)
    return chosen or _best([m for m in mentions if m in taken], kinds, last=True)


def _others(sentence: Sentence, figure: Quantity) -> list[Span]:
    """The places of the other figures of a sentence."""
    return [one.span for one in sentence.figures if one != figure]


def _in_a_gap(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The name before a figure in a clause that leaves out what the one before has: "8% at one, and at Norvane 5%"."""
    found = _GAPPED.search(sentence.text[start:end])
    if found is None or re.match(MONTHS, found["name"]):
        return None
    return Mention(Span(start + found.start("name"), start + found.end("name")), Subject.of(name=found["name"]))


def _without_verb(sentence: Sentence, figure: Quantity, right: Sequence[Mention]) -> Mention | None:
    """The name right behind a figure, where both go on a clause before: "9% is what one gained, and 12% the other"."""
    first = min(right, key=lambda m: m.span, default=None)
    if first is None or not _CONJUNCT.search(sentence.text[sentence.span.start : figure.span.start]):
        return None
    near = _ITS_NAME.fullmatch(sentence.text[figure.span.end : first.span.start])
    return first if near and _CLOSED.match(sentence.text[first.span.end : sentence.span.end]) else None


def _partner(sentence: Sentence, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The name that a preposition ties to a figure: "16% for the S&P 500"."""
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.span.start >= end and _JOINED.match(sentence.text[end : mention.span.start]):
            return mention
    return None


def _best(mentions: Sequence[Mention], kinds: Sequence[str], *, last: bool) -> Mention | None:
    """Of the likeliest kind the nearest, asides only where there is nothing else.

    Behind a figure of which anything may be the subject, the nearest of whatever kind.
    """
    rank = {kind: place for place, kind in enumerate(kinds)} if last or "industry" not in kinds else {}
    order = sorted(mentions, key=lambda m: (m.aside, rank.get(m.kind, 0), -m.span.start if last else m.span.start))
    return order[0] if order else None


def _in_sentence(standing: Standing, kinds: Sequence[str]) -> Mention | None:
    """A name of the clauses before, from the nearest, or of those after where no pronoun points back."""
    clauses = standing.sentence.clauses
    for number in range(standing.number - 1, -1, -1):
        found = _best(standing.sentence.mentioned(clauses[number], kinds), kinds, last=True)
        if found is not None and not found.aside:
            return found
    if _THEM.search(standing.words):
        return None
    for clause in clauses[standing.number + 1 :]:
        figures = [one for one in standing.sentence.figures if clause.covers(one.span)]
        found = _best(standing.sentence.mentioned(clause, kinds), kinds, last=False)
        if found is not None and (not figures or standing.opens):
            return found
    return None


def _settled(mention: Mention, standing: Standing) -> Subject:
    """The subject; "the larger ones" are the larger group that the text named last."""
    if not _LARGER.fullmatch(mention.span.of(standing.sentence.text)):
        return mention.subject
    for sentence in (standing.sentence, *standing.before.latest):
        named = [
            m for m in sentence.mentions if m.kind == "segment" and m.subject.name in _BIG and m.span < mention.span
        ]
        if named:
            return named[-1].subject
    return mention.subject


def _carried(standing: Standing, measure: str | None, kinds: Sequence[str], earlier: Paragraph) -> Subject | None:
    """The topic of the sentences before, in the paragraph or, for a pronoun, in the paragraph before it."""
    if "name" in kinds and _OF_STOCK.search(standing.words):
        return standing.before.company()
    if measure is None:
        return None
    if "respectively" in standing.sentence.words:
        return _in_turn(standing, kinds)
    for sentence in standing.before.latest:
        topic = _topic(sentence, kinds, standing.before)
        if topic is not None:
            return topic
    if not _THEM.search(standing.sentence.words):
        return None
    return next((topic for s in earlier.latest if (topic := _topic(s, kinds, earlier)) is not None), None)


def _in_turn(standing: Standing, kinds: Sequence[str]) -> Subject | None:
    """The partner of a figure of "$5, $6 and $7 on them, respectively" in the list of the sentence before."""
    figures = [one for one in standing.sentence.figures if one.unit == standing.figure.unit]
    if not standing.before.sentences or len(figures) == 1:
        return None
    last = standing.before.sentences[-1]
    listed = _names_listed(last, last.mentioned(last.span, kinds), len(figures))
    return listed[figures.index(standing.figure)].subject if listed else None


def _topic(sentence: Sentence, kinds: Sequence[str], paragraph: Paragraph) -> Subject | None:
    """What a sentence is about: the first subject that it names, else that of its first claim."""
    wanted = ("segment", "industry") if "segment" in kinds else kinds
    named = sorted((m for m in sentence.mentions if m.kind in wanted and not m.aside), key=lambda m: m.span)
    if named:
        return named[0].subject
    told = (one.subject for one in paragraph.claims_in(sentence))
    return next((subject for subject in told if subject is not None and subject.kind in kinds), None)
