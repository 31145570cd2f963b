"""What a figure is told of: the nouns that it counts or is an amount of, and the verb that governs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import subjects
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "poss", "advmod"})
_UNITS = frozenset({"%", "percent", "hundred", "thousand", "million", "billion", "trillion", "$", "€", "£"})
_AMOUNTS = frozenset({"of", "at", "to", "from", "worth", "by", "totalling", "totaling"})
"""Between a noun and the figure that says how much it is: "a profit of $2 million", "an inflow worth"."""
_ON = frozenset({"in", "into", "on", "against", "from"})
"""Between a verb and what it does something with an amount to: "put $2 million into bets"."""
_EQUATING = frozenset({"be", "total", "come", "amount", "reach", "stand", "hit", "remain", "run", "exceed"})
"""Verbs that say of their subject that it is so much."""
_STEPS, _REACH = 6, 3
_PER = re.compile(r"[\w\s-]{1,40}?\bper(?:\s\w+){0,2}\sshare\b")


@dataclass(frozen=True, slots=True)
class Governed:
    """The small letters of the words that say what a figure is, as lemmas, the nearest first.

    `nouns` are those that it counts or is an amount of; `verb` is the one that governs it, with its particle; `aside`
    is what else this has: what stands behind its prepositions, and the head of its subject where it says of this how
    much it is. `doers` are the words of the name that does what it says, of another noun this alone; `subject` are all
    words of the verb's subject; `does` is the verb as it is written where the figure is what something is done to.
    """

    nouns: tuple[str, ...] = ()
    verb: str = ""
    aside: tuple[str, ...] = ()
    doers: frozenset[str] = field(default=frozenset())
    subject: frozenset[str] = field(default=frozenset())
    does: str = ""


def governed(text: str, figure: Span) -> Governed:
    """What a sentence says of a figure that stands in it.

    >>> governed("The fund has staked $3 million on a fall.", Span(20, 30)).verb
    'stake'
    """
    node, nouns = _climbed(text, figure)
    return Governed() if node is None else _with_verb(node, nouns)


def told_of(text: str, figure: Span) -> Iterator[str]:
    """What a sentence tells a figure of, in its words, the nearest first.

    First come the nouns that it counts or is an amount of, then what its verb is done to, else who or what does it.

    >>> list(told_of("Free cash flow rose 4%.", Span(20, 22)))
    ['Free cash flow']
    """
    node, nouns = _climbed(text, figure)
    if node is None:
        return
    yield from map(_phrase, [*nouns, *_behind(node, {"in", "of"})])
    for _ in range(_STEPS):
        below, node = node, node.head
        if node.pos_ in _NOUNS:
            yield _phrase(node)
            return
        over = subjects(node) if node.pos_ in {"VERB", "AUX"} else []
        moved = [one for one in node.children if one.dep_ == "dobj" and one.i != below.i] if over else []
        if over or node.head.i == node.i:
            yield from map(_phrase, moved or over)
            return


def _phrase(noun: Token) -> str:
    """A noun with all that names it more closely in front of it, and "per share" behind it."""
    words = noun.doc[min(noun.left_edge.i, noun.i) : noun.right_edge.i + 1].text
    per = _PER.match(words)
    if per is not None or noun.pos_ == "VERB":  # "operating margin" is read as what is done to a margin
        return per[0] if per is not None else words
    return noun.doc[min(noun.left_edge.i, noun.i) : noun.i + 1].text


def _climbed(text: str, figure: Span) -> tuple[Token | None, list[Token]]:
    """The last noun that a figure counts or is an amount of, or itself; and all such nouns, the nearest first."""
    inside = [token for token in tree(text) if figure.overlaps(Span(token.idx, token.idx + len(token.text)))]
    places = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in places or token.head.i == token.i]
    if not tops:
        return None, []
    node = next((one for one in tops if any(_is_number(each) for each in one.subtree if each.i in places)), tops[-1])
    nouns = _multiplied(inside[-1]) or ([] if _is_number(node) else [node])
    for _ in range(_STEPS):
        nouns += _behind(node, {"of"}) if _is_number(node) else []
        above = _above(node)
        if above is None:
            break
        node = above
        nouns += [] if _is_number(node) else [node]
    return node, nouns


def _multiplied(node: Token) -> list[Token]:
    """What so many times it is: "12 times expected sales"."""
    behind = node.doc[node.i + 1 : node.i + 1 + _REACH] if node.lower_ == "times" else ()
    return [one for one in behind if one.pos_ in _NOUNS][:1]


def _is_number(token: Token) -> bool:
    return token.pos_ in {"NUM", "SYM"} or token.like_num or token.lower_ in _UNITS


def _above(node: Token) -> Token | None:
    """The noun, or the rest of the figure, that a part of a figure hangs on; none where a verb governs it."""
    head = node.head
    if head.i == node.i:
        return None
    noun = head.pos_ in _NOUNS
    if _is_number(head) and (node.dep_ in _WITHIN or node.dep_ in {"appos", "conj"}):
        return head
    if noun and (node.dep_ == "appos" or (node.dep_ in _WITHIN and head.i > node.i)):  # "debt $1 million" is not debt
        return head
    if head.lower_ == "worth" and head.i and head.doc[head.i - 1].pos_ in _NOUNS:
        return head.doc[head.i - 1]
    over = head.head
    if (
        node.dep_ == "pobj"
        and head.lower_ in _AMOUNTS
        and over.i < head.i
        and (over.pos_ in _NOUNS or _is_number(over))
    ):
        return over
    return None


def _with_verb(node: Token, nouns: list[Token]) -> Governed:
    """The same with the verb, or the adjective, that governs the last noun."""
    verb = node.head
    if verb.pos_ == "ADP":
        verb = verb.head
    told = _called(nouns)
    relative = next((one for one in node.children if one.dep_ == "relcl"), None)
    verb = relative if relative is not None and verb.lemma_ in _EQUATING else verb
    if verb.i == node.i or verb.pos_ not in {"VERB", "AUX", "ADJ", "ADV"}:
        return Governed(told)
    over = [] if node.dep_.startswith("nsubj") else subjects(verb)
    measured = [one for one in verb.children if one.dep_ in {"dobj", "attr"} and one.i != node.i]
    aside = [
        *measured,
        *_behind(node, {"in"}),
        *_behind(verb, _ON),
        *_at(verb),
        *(over if verb.lemma_ in _EQUATING else []),
    ]
    return Governed(
        told,
        "be short" if _is_short(node) else _lemma(verb),
        _called(one for one in aside if one.i != node.i),
        _doers(verb),
        frozenset(each.lower_ for one in over for each in one.subtree),
        verb.lower_ if node.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB" and not nouns[1:] else "",
    )


def _is_short(node: Token) -> bool:
    """Whether somebody is short a figure: "is short $3 million"."""
    return node.dep_ == "attr" and any(child.lower_ == "short" and child.i < node.i for child in node.children)


def _called(nouns: Iterable[Token]) -> tuple[str, ...]:
    """The lemmas of nouns, names aside: a bank's is no "bank"."""
    return tuple(noun.lemma_.casefold() for noun in nouns if noun.pos_ != "PROPN")


def _at(verb: Token) -> list[Token]:
    """What stands behind "at" and is no rate, nor a place: "at stake"."""
    return [one for one in _behind(verb, {"at"}) if not any(child.dep_ == "det" for child in one.children)]


def _doers(verb: Token) -> frozenset[str]:
    """The words of the names that do what an active verb says, or that it is done by."""
    agents = [one for child in verb.children if child.dep_ == "agent" for one in child.children if one.dep_ == "pobj"]
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    return frozenset(
        each.lower_
        for one in (agents if passive else subjects(verb))
        for each in (_whole_name(one) if one.pos_ == "PROPN" else [one])
    )


def _whole_name(head: Token) -> Iterator[Token]:
    """All that hangs on a name, and the parts of it in front that a parser hangs elsewhere."""
    yield from head.subtree
    place = head.i - 1
    while place >= 0 and head.doc[place].pos_ == "PROPN":
        yield head.doc[place]
        place -= 1


def _lemma(verb: Token) -> str:
    return " ".join([verb.lemma_.casefold(), *(child.lower_ for child in verb.children if _is_particle(child))])


def _is_particle(token: Token) -> bool:
    """Whether a word belongs to a verb, behind the amount too: "took $2 million out of"."""
    return token.dep_ == "prt" or token.lower_ in {"out", "back"}


def _behind(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """The nouns behind some prepositions of a word, or behind any."""
    found = [one for one in token.children if one.dep_ == "prep" and one.lower_ in prepositions]
    return [noun for one in found for noun in one.children if noun.dep_ in {"pobj", "pcomp"}]
