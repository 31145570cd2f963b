"""What a sentence says of what: each verb, noun and adjective with the words that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import (
    IDIOMATIC,
    OBJECTS,
    around,
    behind,
    children,
    doers_of,
    goals_of,
    is_asked,
    is_sum,
    is_time,
    said_of,
    subjects,
    words_of,
)
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"det", "neg", "amod", "preconj", "predet"})
_BEFORE_NOUNS = _BEFORE | {"advmod"}
_DENIALS = _BEFORE_NOUNS | {"mark"}
_PARTICLES = frozenset({"out", "in", "away", "up", "down", "off", "back", "clear", "over", "through", "apart"})
_FAR = frozenset({"into", "onto", "from", "against"})
"""Prepositions that go with a verb wherever they stand: "put it all into bonds"."""
_PLACES = frozenset({"before", "after", "above", "below", "under", "beneath"})
_STEPS_OF_CHANGE = frozenset({"to", "by"})
_FAILING = frozenset(
    {"fail", "refuse", "decline", "cease", "stop", "avoid", "deny", "pretend", "quit"}
    | {"refrain", "abstain", "forgo", "forego", "desist", "eschew", "unable", "unwilling", "unlikely"}
)
"""Words whose infinitives and gerunds are not so."""
_DROPPED = frozenset({("rule", "out"), ("give", "up"), ("leave", "off"), ("swear", "off")})
"""Verbs with a particle of what is not done, or no more."""
_DOING = frozenset({"pursue", "undertake", "allow", "permit", "warrant", "justify", "contemplate", "consider"})
"""Verbs that deny the doing that is their subject where they are denied themselves: "selling was not considered"."""
_CLAIMS = frozenset(
    {"claim", "allegation", "accusation", "charge", "suggestion", "report", "rumour", "rumor", "notion", "idea"}
    | {"call", "demand", "request", "plea", "appeal", "pressure"}
)
_REFUTING = frozenset(
    {"reject", "deny", "dismiss", "dispute", "refute", "rebut", "contradict", "rubbish", "rebuff", "resist", "refuse"}
)
"""What one does of a claim or a call, so that what it says is not so, or not done."""
_FREED = frozenset({("give", "on"), *((verb, "of") for verb in ("clear", "acquit", "absolve", "exonerate"))})
_FREED |= {(verb, "from") for verb in ("prevent", "bar", "keep", "stop", "ban", "prohibit", "dissuade", "deter")}
_FREED |= {(verb, "against") for verb in ("decide", "advise", "vote", "rule", "opt", "recommend", "warn")}
"""Verbs with the preposition of what is then not done, or was not done: "cleared of lying", "kept from leaving"."""
_THINKING = frozenset(
    {"mean", "prove", "signal", "imply", "suggest", "think", "expect", "believe", "see", "show", "find"}
)
"""Verbs that deny what they govern where they are denied themselves."""
_NONE = frozenset(
    {"no", "neither", "none", "nobody", "nothing", "hardly", "barely", "scarcely", "never", "not", "nor", "few", "n't"}
)
_WHEN = frozenset({"since", "after", "before", "while", "when"})
"""A denial before these is of what they say the time of: "never since it began"."""
_BESIDE = frozenset({"despite", "besides", "after", "before", "since", "upon"})
_OPEN = frozenset({"if", "unless", "whether"})
_MAYBE = frozenset({"could", "might", "may", "would"})
_ALMOST = frozenset({"almost", "nearly", "virtually", "practically"})
_SAYING = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_GOVERNED = frozenset({"xcomp", "acomp", "attr", "dobj", "oprd", "pcomp"})
_ASKING = frozenset(
    {"tell", "warn", "urge", "advise", "ask", "recommend", "encourage", "counsel", "caution", "instruct", "order"}
)
"""Verbs whose object is to do what is under them."""
_LOTS = frozenset({"lot", "deal", "amount", "bit", "plenty", "degree", "level", "load", "kind", "sort"})
_STEPS = 4

_LEFT_AS_IT_IS = re.compile(r"(?:leav(?:es?|ing)|left)\s(?:[\w’'-]+\s){1,5}?(?:at|unchanged|alone|in\splace)\b")
"""Who leaves a rate at 4% keeps it there."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One word that says something, and the small letters of the words that it says it of.

    `forms` are its lemma with its particle, with its object, and alone, the longest first: "come down", "lose ground".
    `denied` where it is said not to be so, `left_open` under "if" or "might", `compares` are the comparatives that it
    is, or has under it; `doers` are the words for who does it, `objects` for what it is done to, `goals` for
    what is behind its prepositions, `sums` the figures of its amounts, `owners` are those whose a noun is, and `askers`
    those who tell others to do it.
    """

    span: Span
    forms: tuple[str, ...]
    kind: str
    said_of: frozenset[str]
    denied: bool
    left_open: bool
    compares: frozenset[str]
    doers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 12)
def predicates_in(text: str) -> tuple[Predicate, ...]:
    """All verbs, nouns, adjectives and adverbs of a sentence with what they are said of, in their order.

    >>> [(one.forms[0], sorted(one.said_of)) for one in predicates_in("Rents have come down.")]
    [('rent', []), ('come down', ['rents'])]
    """
    return tuple(one for token in tree(text) for one in _predicates(token))


def _predicates(token: Token) -> Iterator[Predicate]:
    if _is_opposed_to(token) or _is_half_a_word(token):
        return
    if token.pos_ in _SAYING:
        found = _predicate(token)
        kept = _LEFT_AS_IT_IS.match(token.doc.text, token.idx) is not None
        yield replace(found, forms=tuple(one.replace("leave", "keep") for one in found.forms)) if kept else found
    elif token.lower_ in _PLACES | _STEPS_OF_CHANGE:
        yield from _relation(token)


def _is_opposed_to(token: Token) -> bool:
    """Whether a word is that of "as opposed to", which opposes nothing."""
    return token.lower_ == "opposed" and token.doc[max(0, token.i - 1) : token.i + 2].text.casefold() == "as opposed to"


def _is_half_a_word(token: Token) -> bool:
    """Whether a word is the first half of one that says something else: "flat-footed", not "long-lived"."""
    if token.whitespace_ or token.pos_ not in {"ADJ", "ADV", "NOUN"}:
        return False
    rest = token.doc[token.i + 1 : token.i + 3].text
    return rest[:1] == "-" and rest.endswith("ed") and rest != "-lived"


def _relation(token: Token) -> Iterator[Predicate]:
    """A preposition or conjunction that says when, where or how far, of what is behind it; its doers are before it."""
    joins = token.dep_ == "mark"
    below, above = (token.head, token.head.head) if joins else (_below(token), token.head)
    if below is None or below is above:
        return
    verb = frozenset({above.lemma_.casefold()})
    behind = words_of([below, *around(below)] if joins else [below])
    given = behind if token.lower_ in _PLACES else frozenset(_figures(below))
    if given:
        span, none = Span(token.idx, token.idx + len(token.text)), frozenset[str]()
        yield Predicate(span, (token.lower_,), "ADP", given, False, False, none, words_of(around(above)) | verb, verb)


def _below(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ in {"pobj", "pcomp"}), None)


def _figures(token: Token) -> Iterator[str]:
    """The figures of an amount, as words."""
    for one in (token, *token.children):
        if one.like_num and one.text[0].isdigit():
            yield f"figure{one.text.replace('.', 'x').replace(',', '')}"


def _predicate(token: Token) -> Predicate:
    lemma = token.lemma_.casefold()
    beside = [child for child in token.children if child.dep_ == "prt" or _is_next(child, token)]
    far = [child for child in token.children if child not in beside and _is_far(child)]
    objects = children(token, OBJECTS)
    forms = [f"{lemma} {child.lower_}" for child in (*beside, *far)]
    forms += [f"{lemma} {child.lemma_.casefold()}" for child in (*objects, *_amounts_of(objects))]
    forms += [f"{lemma} much"] if any(map(is_sum, objects)) else []
    forms += [f"{token.head.lower_} {lemma}"] if token.dep_ == "pobj" else []
    forms += [f"{lemma} {token.head.lemma_.casefold()}"] if token.dep_ == "amod" else []
    forms += [f"{lemma} doing"] if children(token, {"xcomp"}) else []
    forms += [lemma] if token.pos_ != "VERB" or not children(token, {"xcomp"}) else []
    within = [one for child in objects for one in child.children]
    given = said_of(token, add_to=forms[0] == "add to")
    last = max([token, *beside], key=lambda one: one.i)
    return Predicate(
        Span(token.idx, last.idx + len(last.text)),
        tuple(forms),
        token.pos_,
        words_of(given),
        _is_denied(token, given),
        any(_leaves_open(one) for one in _above(token)),
        frozenset(one.lower_ for one in (token, *token.children, *within) if _is_compared(one)),
        words_of(doers_of(token) if token.pos_ == "VERB" else ()),
        words_of(one for one in objects if one.lower_ not in IDIOMATIC and not is_sum(one)),
        words_of(goals_of(token)),
        frozenset(figure for one in objects for figure in _figures(one)),
        words_of(children(token, {"poss"}) if token.pos_ == "NOUN" else ()),
        words_of(subjects(token.head) if _is_told_to(token) else ()),
    )


def _amounts_of(objects: Iterable[Token]) -> Iterator[Token]:
    """What there is a lot of: "put a lot of pressure on"."""
    for one in objects:
        if one.lemma_ in _LOTS:
            yield from behind(one, {"of"})


def _is_told_to(token: Token) -> bool:
    """Whether a verb is what somebody tells others to do: "she urged clients to sell"."""
    verb = token.pos_ == "VERB" and token.dep_ in {"xcomp", "ccomp"}
    return verb and token.head.lemma_ in _ASKING


def _is_compared(token: Token) -> bool:
    word = token.lower_
    return word in {"such", "as", "only"} or (token.tag_ in {"JJR", "RBR"} and word not in {"further", "longer"})


def _is_next(child: Token, token: Token) -> bool:
    """Whether a word right behind another may be a part of what it says; "in April" is none of "took"."""
    dates = child.dep_ == "prep" and any(map(is_time, children(child, {"pobj"})))
    return child.dep_ in {"prep", "advmod", "acomp", "oprd"} and child.i == token.i + 1 and not dates


def _is_far(child: Token) -> bool:
    return (child.dep_ == "prep" and child.lower_ in _FAR) or (child.dep_ == "advmod" and child.lower_ in _PARTICLES)


def _is_denied(token: Token, nouns: Iterable[Token]) -> bool:
    """Whether a word is said not to be so, by an odd number of denials on the way up to its verb."""
    found = False
    seen = token
    for step in range(_STEPS):
        marks = [child.i for child in children(seen, {"mark"}) if child.lower_ in _WHEN]
        heads = (seen, *children(seen, {"prep"}))
        denials = [child for one in heads for child in children(one, _DENIALS) if not marks or child.i >= min(marks)]
        found ^= any(map(_denies, denials))
        found ^= step > 0 and (seen.lemma_ in _FAILING or _rules_out(seen) or _is_yet_to(seen))
        found ^= _is_given_up(seen) or _is_refuted(seen)
        within = (
            seen.pos_ in {"ADJ", "ADV"}
            and seen.head.dep_ in OBJECTS | {"attr"}
            and seen.head.head.lemma_ not in _FAILING
        )
        thought = seen.dep_ == "ccomp" and seen.head.lemma_ in _THINKING | _FAILING
        thought |= seen.dep_ in {"csubj", "csubjpass"} and seen.head.lemma_ in _DOING
        stands = seen.dep_ == "advmod" and seen.head.lemma_ == "be" and seen.i > seen.head.i  # "is not down 3%"
        if not (seen.dep_ in _GOVERNED or within or thought or stands) or _is_beside(seen) or is_asked(seen):
            break
        if _is_set_apart(seen):
            break
        seen = seen.head.head if seen.dep_ == "pcomp" else seen.head
    over = nouns if token.pos_ in {"VERB", "ADJ"} and token.dep_ != "amod" else ()
    over = dict.fromkeys((*over, *(subjects(token) if token.pos_ == "VERB" else ())))
    alone = (noun for noun in over if not children(noun, {"conj"}) or children(noun, {"preconj"}))
    return found ^ any(_is_none(one) for noun in alone for one in (noun, *children(noun, _BEFORE_NOUNS)))


def _is_set_apart(token: Token) -> bool:
    """Whether a comma and "for" part a reason from the verb over it: "shares declined, for yields cut their value"."""
    cause = token.head if token.dep_ == "pcomp" and token.head.lower_ == "for" else None
    return cause is not None and cause.i > 0 and token.doc[cause.i - 1].lower_ == ","


def _rules_out(token: Token) -> bool:
    """Whether a verb with its particle says that what is under it is not done: "gave up explaining"."""
    beside = {child.lower_ for child in token.children}
    freed = any((token.lemma_, word) in _FREED for word in beside)  # "gave up on explaining" is asked of "on"
    return not freed and any((token.lemma_, word) in _DROPPED for word in beside)


def _is_refuted(token: Token) -> bool:
    """Whether a word is what a claim or call that somebody rejects says: "rejected the claim that it had lied"."""
    claim = _claim_before(token)
    if claim is None or claim.lemma_ not in _CLAIMS or claim.dep_ not in OBJECTS | {"nsubjpass"}:
        return False
    return claim.head.lemma_ in _REFUTING and not any(map(_denies, claim.head.children))


def _claim_before(token: Token) -> Token | None:
    """The noun that a word says what it is of; a parser may hang "to act" of "rejected calls to act" on the verb."""
    if token.dep_ == "acl":
        return token.head
    to = next((child for child in token.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    before = token.doc[to.i - 1] if to is not None and to.i and token.dep_ in {"advcl", "xcomp"} else None
    return before if before is not None and before.head.i == token.head.i else None


def _is_yet_to(token: Token) -> bool:
    """Whether a word has "yet to" behind it: "the mill has yet to open"."""
    return any(token.doc[child.i : child.i + 2].text.casefold() == "yet to" for child in token.children)


def _is_beside(token: Token) -> bool:
    """Whether a doing is told beside a verb that says something else: "despite selling, they did not gain"."""
    return token.dep_ == "pcomp" and (token.head.lower_ in _BESIDE or token.head.i < token.head.head.i)


def _denies(token: Token) -> bool:
    """Whether a word denies what it hangs on: "not", "no longer", but not "no more than"."""
    longer = token.lower_ == "longer" and any(child.lower_ == "no" for child in token.children)
    return longer or (_is_none(token) and not _ranks(token))


def _is_none(token: Token) -> bool:
    """Whether a word is of none or next to none; "a few" are some, but "only a few", and "not many" few."""
    before = [one.lower_ for one in token.doc[max(0, token.i - 2) : token.i]]
    few = token.lower_ == "few" and before[-1:] == ["a"] and before[0] != "only"
    return (token.lower_ in _NONE and not few) or (token.lower_ == "many" and before[-1:] == ["not"])


def _is_given_up(token: Token) -> bool:
    """Whether something holds until or unless it is done, is done instead of it, or goes without it."""
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "cc"}}
    if token.dep_ == "pcomp":
        before = token.head
        above = before.head.head if before.head.dep_ in OBJECTS else before.head  # "cleared the clerk of lying"
        return before.lower_ in {"without", "than"} or (above.lemma_, before.lower_) in _FREED
    if token.dep_ == "amod" and token.head.dep_ == "pobj":
        before = token.head.head
        freed = token.tag_ == "VBG" and (before.head.lemma_, before.lower_) in _FREED  # "decided against checking it"
        return before.lower_ == "without" or freed
    return bool(marks & {"until", "till", "than", "unless"})


def _ranks(child: Token) -> bool:
    """Whether a denial only compares or bounds: "no more than", "not only"."""
    after = child.doc[child.i + 1] if child.i + 1 < len(child.doc) else child
    return _is_compared(after) or after.lower_ == "just"


def _above(token: Token) -> Iterator[Token]:
    """A word and those that it stands under, up to the noun that its clause hangs on."""
    yield token
    while token.dep_ not in {"relcl", "appos", "ROOT"}:
        token = token.head
        yield token


def _leaves_open(token: Token) -> bool:
    return any(
        child.lower_ in (_OPEN if child.dep_ == "mark" else _MAYBE if child.dep_ == "aux" else ())
        or (child.dep_ == "cc" and child.lower_ == "or")
        or (child.dep_ == "advmod" and child.lower_ in _ALMOST)
        for child in token.children
    )
