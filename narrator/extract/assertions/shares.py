"""Shares of a whole of which something is said: half of the loans are secured, three of the nine judges dissented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines.trees import tree
from narrator.extract.figures.numerals import PARTS, SMALL, read_numeral
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BELOW = r"(?:nearly|almost|(?:just|slightly|a\slittle)\s(?:under|below|less\sthan)|close\sto)"
_ABOVE = r"(?:(?:just|slightly|little|a\slittle)\s(?:over|above|more\sthan))"
_ABOUT = r"(?:about|around|roughly|approximately|some)"
_LEAST = r"(?:(?:well\s|far\s)?(?:more\sthan|over|above)|at\sleast)"
_MOST = r"(?:(?:well\s|far\s)?(?:fewer\sthan|less\sthan|under|below)|at\smost)"
_NUMBER = rf"(?:\d+(?:\.\d+)?|{SMALL})"
_PART = "|".join(name for name in PARTS if name != "halve")
_SHARE = re.compile(
    rf"\b(?:only\s|just\s)?(?:(?P<below>{_BELOW})\s|(?P<above>{_ABOVE})\s|(?P<about>{_ABOUT})\s|(?P<least>{_LEAST})\s"
    rf"|(?P<most>{_MOST})\s)?"
    rf"(?:(?P<but>all\sbut\s)?(?P<of>{_NUMBER})\s(?:out\s)?of\s(?:the|its|their|his|her|our)\s(?P<number>{_NUMBER})\b"
    rf"|(?P<top>{_NUMBER})\s(?:in|out\sof)\s(?:every\s)?(?P<bottom>{_NUMBER})\b"
    rf"|(?P<percent>{_NUMBER})\s?(?:%|per\s?cent\b)"
    rf"|(?:(?P<parts>an?|{_NUMBER})[\s-])?(?P<part>{_PART})s?(?=\sof\b))",
    re.IGNORECASE,
)
"""A share in figures or words, with what bounds or loosens it."""

_JOINT = re.compile(r"[,;:]\s")
_LOOSE = re.compile(
    r"\b(?:(?P<none>(?:none|neither|not\sone)\sof|neither|no(?=\s[a-z]+\s[a-z]))|(?P<hardly>(?:hardly|scarcely)\sany\sof)"
    r"|(?P<all>(?:all|both)\sof|(?:all|both)\s(?=the\b)|both|every(?:\sone\sof)?))\b"
    r"|(?P<most>\b(?:most(?=\sof\b)|(?:a|the)\smajority(?=\sof\b)))|(?P<few>\b(?:only\s)?(?:a|the)\sminority(?=\sof\b)"
    r"|\b(?<!a\s)few(?=\s(?:of|[a-z]+s)\b))",
    re.IGNORECASE,
)
_ENDS = {"none": (0.0, 0.0), "all": (1.0, 1.0), "most": (0.5, 1.0), "few": (0.0, 0.5), "hardly": (0.0, 0.2)}
_OF_ALL = re.compile(rf"\b[Oo]f\s(?:the|its|their)\s(?P<number>{_NUMBER})\s(?P<whole>[a-z]+)\b")
"""The whole before its part: "of the 22 companies, 15 fell"."""
_PART_OF_IT = re.compile(rf",\s(?:only\s)?(?P<part>{_NUMBER})(?=\s[a-z])")

_HALF_WIDE, _ROUND, _NEAR = 0.04, 0.015, 0.06
_LOOSELY = 0.15
"""How far "about", a part in words and "nearly" reach, and how much of a small share that is at most."""

_SAID = frozenset({"acomp", "attr", "oprd", "advmod", "prt", "dobj", "xcomp"})
_EMPTY = frozenset(
    "be is are was were been being have has had do does did still now also already only then again so far well".split()  # noqa: SIM905
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})
_HELPING = frozenset({"neg", "aux", "auxpass"})
_COUNTING = frozenset({"nummod", "quantmod", "det", "predet", "npadvmod", "advmod", "compound"})
"""How a parser hangs a number, or a word for one, on what it counts."""
_LEADING = frozenset({"be", "do", "make", "stay", "remain", "go", "come", "live"})
"""Verbs that leave it to what is behind them to say something."""
_PLACED = frozenset({"for", "against"})
"""Prepositions that say which way: to vote for, to vote against."""


class Share(NamedTuple):
    """A share from `low` to `high` of a whole, and the small letters of what is said of it.

    `bounds` where only one end is told, or neither is near the other; `whole` are the words of its noun, `said` the
    lemmas and forms of its predicate, `denied` where that is denied; `span` is the place of the share, `told` that of
    the predicate; `percent` where it is written in hundredths.
    """

    low: float
    high: float
    bounds: bool
    whole: str
    said: frozenset[str]
    denied: bool
    span: Span
    told: Span
    percent: bool = False


def may_share(text: str) -> bool:
    """Whether any words of a text may be a share; cheap, where a tree is not."""
    return any(form.search(text) for form in (_SHARE, _LOOSE, _OF_ALL))


@lru_cache(maxsize=1 << 12)
def shares_in(text: str) -> tuple[Share, ...]:
    """All shares of a sentence of which something is said.

    >>> [(one.low, one.whole, one.denied) for one in shares_in("Three of the four mills have not opened.")]
    [(0.75, 'mill', True)]
    """
    return tuple(_shares(text)) if may_share(text) else ()


def _shares(text: str) -> Iterator[Share]:
    doc = tree(text)
    for match in _SHARE.finditer(text):
        told = _amount(match)
        if told is not None:
            found = _said_of(doc, Span(*match.span()), _counting(match), *told)
            yield from (share._replace(percent=match["percent"] is not None) for share in found)
    for match in _LOOSE.finditer(text):
        low, high = _ENDS[match.lastgroup or ""]
        before = text[: match.start()].casefold().split()[-1:]
        if low == high and before:
            low, high = {"not": (0.0, 1.0), "almost": (0.8, 1.0), "nearly": (0.8, 1.0)}.get(before[0], (low, high))
        last = re.search(r"\w+(?=\W*(?:of|the)?\W*$)", match.group(), re.IGNORECASE)
        at = match.start() + (last.start() if last is not None else 0)
        yield from _said_of(doc, Span(*match.span()), at, low, high, low != high)
    for match in _OF_ALL.finditer(text):
        yield from _of_all(text, match)


def _counting(match: re.Match[str]) -> int:
    """The place of the word of a share that a parser hangs the others on."""
    name = next((name for name in ("of", "bottom", "part") if match[name] is not None), 0)
    return match.end(name) - 1


def _amount(match: re.Match[str]) -> tuple[float, float, bool] | None:
    """The lower and the upper end of a share, and whether it is only bounded; `None` for what is no part of a whole."""
    slack = 0.0
    if match["of"] is not None:
        of, number = _read(match["of"]), _read(match["number"])
        value = (number - of if match["but"] else of) / number if number else 2
    elif match["top"] is not None:
        bottom = _read(match["bottom"])
        value, slack = _read(match["top"]) / bottom if bottom else 2, _ROUND
    elif match["percent"] is not None:
        value, slack = _read(match["percent"]) / 100, _last_digit(match["percent"])
    else:
        parts = 1.0 if (match["parts"] or "a").casefold() in {"a", "an"} else _read(match["parts"])
        value, slack = parts / PARTS[match["part"].casefold()], _ROUND
    if not 0 <= value <= 1:
        return None
    if match["least"] is not None:
        return value, 1.0, True
    if match["most"] is not None:
        return 0.0, value, True
    about, near = min(_HALF_WIDE, value * _LOOSELY), min(_NEAR, value * _LOOSELY)
    down = near if match["below"] else about if match["about"] else 0 if match["above"] else slack
    up = near if match["above"] else about if match["about"] else 0 if match["below"] else slack
    return max(0.0, value - down), min(1.0, value + up), False


def _last_digit(written: str) -> float:
    """What rounding to the last digit of a percentage hides, as a share: a little less than half of that digit."""
    return 0.499 / float(f"1e{len(written.partition('.')[2])}") / 100


def _read(written: str) -> float:
    return float(read_numeral(written).value)


def _said_of(doc: Doc, span: Span, at: int, low: float, high: float, bounds: bool) -> Iterator[Share]:
    """The share with what the verb over it says of it, where it is the subject or the object of one."""
    head = next((token for token in doc if token.idx <= at < token.idx + len(token.text)), None)
    if head is None or any(child.dep_ == "amod" and child.idx < span.start for child in head.children):
        return  # "the smaller half of the market" is no half of it
    counted = head.head if head.head.pos_ in {"NOUN", "PROPN"} and head.dep_ in _COUNTING else None
    noun = _below(head) or counted or (_below(counted) if counted is not None else None)
    yield from _under(head, noun, Share(low, high, bounds, "", frozenset(), False, span, span))


def _below(head: Token) -> Token | None:
    """The noun behind the "of" of a share."""
    of = next((child for child in head.children if child.lower_ == "of"), None)
    return None if of is None else next((child for child in of.children if child.dep_ == "pobj"), None)


def _under(top: Token, noun: Token | None, share: Share) -> Iterator[Share]:
    """The share with its whole and its predicate."""
    while top.dep_ in _COUNTING or _is_part_of(top):
        top = top.head.head if top.dep_ == "pobj" else top.head
    within = top.dep_ == "pobj" and top.head.lower_ == "in" and noun is not None and noun.tag_ == "NNS"
    over = top.head if within else top
    if noun is None or over.dep_ not in ({"prep"} if within else {*_SUBJECTS, "dobj"}):
        return
    verb = over.head.head if over.head.dep_ == "aux" else over.head
    denied = _is_denied(verb)
    if verb.lemma_ == "fail" and (under := next((one for one in verb.children if one.dep_ == "xcomp"), None)):
        verb, denied = under, not denied
    said = [verb, *(one for one in verb.children if one.dep_ in _SAID and one not in {top, noun})]
    said += [one for one in verb.children if one.dep_ == "prep" and one.lower_ in _PLACED]
    if verb.lemma_ in _LEADING:
        said += [one for prep in verb.children if prep.dep_ == "prep" for one in prep.children if one.dep_ == "pobj"]
        said += [one for one in verb.children if one.i > verb.i and one.pos_ in {"NOUN", "VERB"}]
    denied ^= any(child.lower_ == "no" for one in said[1:] for child in one.children)
    helping = [one for one in verb.children if one.dep_ in _HELPING]
    words = {form for one in said for form in (one.lemma_.casefold(), one.lower_)} - _EMPTY
    first = min(one.idx for one in (*said, *helping))
    last = max(one.idx + len(one.text) for one in (*said, *helping))
    told = Span(first, first + len(_JOINT.split(top.doc.text[first:last], maxsplit=1)[0]))
    yield share._replace(whole=noun.lemma_.casefold(), said=frozenset(words), denied=denied, told=told)


def _is_part_of(token: Token) -> bool:
    """Whether a number stands behind another that makes a share with it: "one in five", "all but one"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "but"} and token.head.head.pos_ in {"NUM", "PRON"}


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in _NOT for child in verb.children)


def _of_all(text: str, match: re.Match[str]) -> Iterator[Share]:
    """What is said of a number of those that were counted before it: the same as "15 of the 22 companies fell"."""
    behind = _PART_OF_IT.search(text, match.end())
    if behind is None:
        return
    put = f"{behind['part']} of {match.group()[3:]}"
    by = behind.end() - len(put)
    here = Span(*behind.span("part"))
    yield from (
        share._replace(span=here, told=share.told.shifted(by)) for share in shares_in(put + text[behind.end() :])
    )
