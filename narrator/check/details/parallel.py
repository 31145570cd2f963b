"""Where a sentence that is nearly an article's own has other words than it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrator.check.details.alignment import Alignment, Slot, base
from narrator.check.details.crossed import crossed, voiced
from narrator.check.details.denial import with_denial
from narrator.check.details.lines import Line, is_marked
from narrator.check.details.moved import turned_round
from narrator.check.details.names import misnamed
from narrator.check.details.phrased import only_later, phrased_otherwise, undone, unqualified
from narrator.check.details.quantity import (
    bets_otherwise,
    bounds_otherwise,
    counts_otherwise,
    denies_alone,
    denies_otherwise,
    is_bound,
    opposed,
    withholds_otherwise,
)
from narrator.check.details.relations import excluding, is_relative, is_same, is_time, number, restates, rounds
from narrator.check.details.terms import AHEAD, HEDGES
from narrator.check.details.tokens import Token
from narrator.check.details.twice import turned_twice
from narrator.check.figures.units import FOR_EVERY
from narrator.check.figures.ways import DONE, ENDED
from narrator.check.words.ahead import expected, looks_ahead
from narrator.check.words.beyond import follows_from_any
from narrator.model.claims import Span

CLOSE = 0.8
"""Where so many of the words are the article's, one in the place of another must mean the same."""

SAME = 0.9
"""Where so many are, the sentence is the article's own."""

_FEW, _SOME = 3, 4
_SHORT = 2
_PAST, _PAST_FORM = re.compile(rf"\b(?:{DONE})\b"), re.compile(rf"(?:{DONE}|{ENDED})\b")
_TURNS = denies_otherwise, withholds_otherwise, counts_otherwise, bounds_otherwise, bets_otherwise
_PLACE = re.compile(r"\b(second|third|fourth|fifth|sixth)[\s-](?:most|least|[a-z]+est|best|worst)\b")
_ARTICLES = frozenset({"a", "an"})
_UNITS = frozenset({"hundred", "thousand", "million", "billion", "trillion"})


@dataclass(frozen=True, slots=True)
class Unlike:
    """Words of the draft, from `span`, that do not go with those of the article; `rule` is what they break."""

    span: Span
    said: str
    has: str
    rule: str
    slot: Slot


def unlike(aligned: Alignment, *, same_day: bool) -> list[Unlike]:
    """Every difference of two like sentences that makes them say different things.

    `same_day` is whether both count "last week" from the same day. Where less than `CLOSE` is alike, the other words
    must be explained but for one: else the sentences are of different things.
    """
    strange = {slot: len(_strange(aligned, slot)) for slot in aligned.slots}
    return (
        _turned_round(aligned)
        + _crossed(aligned)
        + [
            one
            for slot in aligned.slots
            if strange[slot] <= _FEW and (aligned.share >= CLOSE or sum(strange.values()) - strange[slot] <= 1)
            for one in [_judged(aligned, slot, same_day=same_day)]
            if one is not None
            and not (one.rule == "direction" and turned_twice(aligned.draft.text, aligned.line.text))
            and not (one.rule in {"name", "subject"} and _ranks_another(aligned))
            and not (one.rule in {"period", "direction"} and follows_from_any(aligned.draft.text, aligned.line.text))
        ]
    )


def _ranks_another(aligned: Alignment) -> bool:
    """Whether the sentences give other places of one ranking, which others hold: the largest, the second-largest."""
    places = [_PLACE.findall(text.casefold()) for text in (aligned.draft.text, aligned.line.text)]
    return places[0] != places[1]


def _turned_round(aligned: Alignment) -> list[Unlike]:
    """What the draft has come from what the article has it come to."""
    turned = turned_round(aligned)
    if turned is None:
        return []
    mine, theirs = turned
    return [Unlike(mine, mine.of(aligned.draft.text), theirs.of(aligned.line.text), "direction", aligned.slots[0])]


def _crossed(aligned: Alignment) -> list[Unlike]:
    """What the draft tells of one and of another as the article does of the other and the one."""
    pair = crossed(aligned)
    if pair is not None:
        return [_of(aligned, pair[0], aligned.mine(pair[0]), aligned.theirs(pair[0]), "direction")]
    whole = voiced(aligned)
    return [] if whole is None else [_of(aligned, whole, aligned.mine(whole), aligned.theirs(whole), "subject")]


def _strange(aligned: Alignment, slot: Slot) -> list[Token]:
    """The draft's words of a slot that carry meaning and stand for none of the article's, one or two for one."""
    mine, theirs = aligned.mine(slot), aligned.theirs(slot)
    if "".join(one.lower for one in mine) == "".join(one.lower for one in theirs):
        return []
    return [one for one in _unexplained(mine, theirs)[0] if one.content or (number(one) and one.lower not in _ARTICLES)]


def _judged(aligned: Alignment, slot: Slot, *, same_day: bool) -> Unlike | None:
    mine, theirs = aligned.mine(slot), aligned.theirs(slot)
    if unqualified(aligned, slot):
        return _of(aligned, slot, mine, theirs, "word")
    if (
        _leads_out(aligned, slot)
        or _is_set_off(aligned, slot)
        or (denies_alone(aligned, slot) and (opposed(aligned, slot) or only_later(aligned, slot)))
    ):
        return None
    if any(differ(aligned, slot) for differ in _TURNS):
        return _turned(aligned, slot, mine, theirs)
    if _expected(aligned, slot) or undone(aligned, slot):
        return _of(aligned, slot, mine, theirs, "forecast")
    if aligned.share >= CLOSE and is_marked(aligned.draft, mine) and is_marked(aligned.line, theirs):
        return _of(aligned, slot, mine, theirs, "quote")
    return _replaced(aligned, slot, same_day=same_day)


def _leads_out(aligned: Alignment, slot: Slot) -> bool:
    """Whether the article only goes on, or had begun, where the draft has no words."""
    outer = slot.start in {0, len(aligned.draft.tokens)} and slot.start == slot.end
    return outer and slot.until - slot.there > 1


def _is_set_off(aligned: Alignment, slot: Slot) -> bool:
    """Whether the draft leaves out a clause that stands between commas: what that denies, it denies of itself."""
    if slot.start != slot.end or not 0 < slot.there < slot.until < len(aligned.line.tokens):
        return False
    tokens, text = aligned.line.tokens, aligned.line.text
    before = text[tokens[slot.there - 1].span.end : tokens[slot.there].span.start]
    after = text[tokens[slot.until - 1].span.end : tokens[slot.until].span.start]
    return any(mark in before and mark in after for mark in (",", "–", "—")) and slot.until - slot.there > 1


def _of(aligned: Alignment, slot: Slot, mine: Sequence[Token], theirs: Sequence[Token], rule: str) -> Unlike:
    """The words themselves, or the one beside the gap where the draft has none."""
    tokens, others = aligned.draft.tokens, aligned.line.tokens
    shown = list(mine) or list(tokens[max(0, slot.start - 1) : slot.start + 1])
    given = list(theirs) or list(others[max(0, slot.there - 1) : slot.there + 1])
    span = Span(shown[0].span.start, shown[-1].span.end)
    has = aligned.line.text[given[0].span.start : given[-1].span.end]
    return Unlike(span, span.of(aligned.draft.text), " ".join(has.split()), rule, slot)


def _turned(aligned: Alignment, slot: Slot, mine: Sequence[Token], theirs: Sequence[Token]) -> Unlike:
    """Words that go the other way, short ones with those beside them; what only the article denies, with its denial."""
    one = _of(aligned, slot, mine, theirs, "direction")
    said, has, line = one.said, one.has, aligned.line
    if len(mine) <= _SHORT and len(theirs) <= _SHORT:
        said = _printed(aligned.draft, slot.start - 1, slot.end + 1)
        has = _printed(line, slot.there - 1, slot.until + 1)
    bare = {token.lower for token in mine if token.content}
    places = (with_denial(line.text, token.span) for token in line.tokens if token.lower in bare)
    denied = next((place for place in places if " " in place.of(line.text)), None)
    return replace(one, said=said, has=has if denied is None else " ".join(denied.of(line.text).split()))


def _printed(line: Line, first: int, end: int) -> str:
    """The words between two places."""
    tokens = line.tokens[max(0, first) : end]
    return " ".join(line.text[tokens[0].span.start : tokens[-1].span.end].split()) if tokens else ""


def _expected(aligned: Alignment, slot: Slot) -> bool:
    """Whether only the article has a word that makes of what is done something expected."""
    ahead = any(token.lower in AHEAD for token in aligned.theirs(slot))
    return ahead and (_is_done(aligned, slot) or expected(aligned.draft.text, aligned.line.text) is not None)


def _is_done(aligned: Alignment, slot: Slot) -> bool:
    """Whether a past form is what the article's own sentence has in the place of that word, or of the verb under it."""
    if aligned.share < SAME or any(token.lower.endswith("ed") for token in aligned.theirs(slot)):
        return False
    if slot.start < slot.end:
        said = _printed(aligned.draft, slot.start, slot.end)
        return _PAST.search(said) is not None and not looks_ahead(said)
    mine, theirs = _printed(aligned.draft, slot.end, slot.end + 2), _printed(aligned.line, slot.until, slot.until + 2)
    return _PAST_FORM.match(mine) is not None and _PAST_FORM.match(theirs) is None


def _replaced(aligned: Alignment, slot: Slot, *, same_day: bool) -> Unlike | None:
    """The words that stand for others, once forms and synonyms of each other are taken away."""
    phrased = phrased_otherwise(aligned, slot)
    if phrased is not None:
        return _of(aligned, slot, *phrased)
    mine, theirs = _unexplained(
        _plain(aligned.draft, slot.start, slot.end), _plain(aligned.line, slot.there, slot.until)
    )
    long = len([one for one in theirs if one.content]) > _SOME
    pairs = [(one, other, rule) for one in mine for other in theirs if (rule := excluding(one, other))]
    if not mine or not theirs or long or _elsewhere(aligned, mine, theirs):
        return None
    if _timed_apart(mine, theirs, same_day=same_day, paired=bool(pairs)) or restates(mine, theirs):
        return None
    if any(number(one) for one in mine) and any(number(one) for one in theirs):
        return _numbered(aligned, slot, mine, theirs)
    return _worded(aligned, slot, mine, theirs, pairs)


def _worded(
    aligned: Alignment,
    slot: Slot,
    mine: Sequence[Token],
    theirs: Sequence[Token],
    pairs: Sequence[tuple[Token, Token, str]],
) -> Unlike | None:
    """Names and plain words in the place of others."""
    placed = [pair for pair in pairs if pair[2] == "name"]
    named = None if placed else misnamed(aligned, mine, theirs)
    if named is not None:
        called = [one for one in theirs if one.text[0].isupper()] or theirs
        return _of(aligned, slot, mine, called, named) if named else None
    passage = aligned.line.passage if aligned.share < SAME else None
    told = passage.words_around if passage is not None else frozenset[str]()  # of which it may be another sentence
    for one, other, rule in [*placed, *pairs][:1]:
        if rule != "word" or one.content.isdisjoint(told):
            return _of(aligned, slot, [one], [other], rule)
    return None


def _timed_apart(mine: Sequence[Token], theirs: Sequence[Token], *, same_day: bool, paired: bool) -> bool:
    """Whether two times are told so differently that they cannot be compared by their words."""
    timed = all(is_time(one) for one in mine), all(is_time(one) for one in theirs)
    if all(timed):
        return not same_day and any(is_relative(one) for one in (*mine, *theirs))
    return any(timed) and not paired


def _plain(line: Line, start: int, end: int) -> list[Token]:
    """The words between two places but those that bound a figure."""
    return [line.tokens[at] for at in range(start, end) if not is_bound(line, at)]


def _elsewhere(aligned: Alignment, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether the article's sentence has the draft's names and figures too, and the draft does not have its own.

    The draft then tells another part of it: of two companies and their figures only the second. Where both have both,
    they have changed places. Where nearly all else is alike too, it is no other part.
    """
    if aligned.share >= SAME:
        return False
    said, has = [base(one) for one in mine if _tells(one)], [base(one) for one in theirs if _tells(one)]
    given, own = {base(one) for one in aligned.line.tokens}, {base(one) for one in aligned.draft.tokens}
    return bool(said and has) and given.issuperset(said) and not own.issuperset(has)


def _tells(one: Token) -> bool:
    return bool(number(one)) or one.text[0].isupper()


def _unexplained(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    left = list(theirs)
    kept = []
    for one in mine:
        same = next((other for other in left if is_same(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            left.remove(same)
    return kept, left


def _numbered(aligned: Alignment, slot: Slot, mine: Sequence[Token], theirs: Sequence[Token]) -> Unlike | None:
    """A number in another's place, in the same unit; one that only rounds the other is the same."""
    said, has = [one for one in mine if number(one)], [one for one in theirs if number(one)]
    units = [{one.lower for one in side} & _UNITS for side in (mine, theirs)]
    signs = [
        {one.text[0] for one in side} & set("$€£¥") | {one.text[-1] for one in side} & set("%") for side in (said, has)
    ]
    if len(said) != 1 or len(has) != 1 or units[0] != units[1] or signs[0] != signs[1] or restates(mine, theirs):
        return None
    if FOR_EVERY.search(aligned.draft.text) and not FOR_EVERY.search(aligned.line.text):
        return None  # 17 for every ten are 1.7 for each, which is judged with the figure
    if _is_open(aligned.mine(slot)) or _is_open(aligned.theirs(slot)) or rounds(number(said[0]), number(has[0])):
        return None
    dated = _in_date(aligned.draft, slot.start, slot.end), _in_date(aligned.line, slot.there, slot.until)
    if any(dated) and not all(dated):  # the 22nd of a month is no other number of puts
        return None
    return _of(aligned, slot, said, has, "period" if all(dated) else "number")


def _is_open(words: Sequence[Token]) -> bool:
    """Whether a word that only one side has leaves a figure open: what lies within is judged with the figure."""
    return any(token.lower in HEDGES for token in words)


def _in_date(line: Line, start: int, end: int) -> bool:
    near = line.tokens[max(0, start - 1) : end + 1]
    months = (token for token in near if token.text[0].isupper() and is_time(token))
    return any(True for _ in months)


def explains(aligned: Alignment, one: Unlike) -> bool:
    """Whether another like sentence has the draft's own words in the place."""
    tokens = aligned.draft.tokens
    inside = [at for at, token in enumerate(tokens) if one.span.overlaps(token.span)]
    return all(not any(slot.start <= at < slot.end for slot in aligned.slots) for at in inside)
