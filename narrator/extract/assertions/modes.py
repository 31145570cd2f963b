"""How each verb of a sentence is told: as done, as going on, as so, as sure to come, as expected, possible or open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from narrator.engines.trees import tree
from narrator.extract.assertions.arguments import OBJECTS, behind, children, is_asked, meant, subjects, under
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_APART = frozenset({"relcl", "advcl", "ccomp", "conj", "xcomp", "parataxis", "acl", "pcomp", "csubj"})
"""Ways in which a verb hangs on another and has words of its own."""
_MAYBE = frozenset({"perhaps", "possibly", "maybe", "probably", "presumably", "conceivably", "potentially", "likely"})
_LIKELY = frozenset({"likely", "unlikely", "likeliest", "likelier", "appear", "seem", "possible", "chance", "risk"})
"""Words whose infinitives are possible, and no more."""
_WEIGHING = frozenset({"consider", "weigh", "mull", "explore", "contemplate", "ponder", "discuss", "talk", "suggest"})
_HEARSAY = frozenset({"think", "believe", "say", "report", "rumour", "rumor", "suspect", "understand", "allege"})
"""Passives whose infinitives nobody vouches for: "is thought to exceed"."""
_INTENDING = frozenset(
    """expect forecast predict project anticipate foresee envisage see poise set bound slate tip due plan aim intend
    hope pledge vow promise threaten course propose want wish prepare schedule look pencil""".split()  # noqa: SIM905
)
"""Words whose infinitives, and gerunds, are still to come."""
_GOING_ON = frozenset({"begin", "start", "continue", "keep", "happen", "manage", "proceed", "come", "help", "go"})
"""Verbs that tell of what they govern as they are told themselves."""
_NONE = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "none", "nobody"})
_GIVEN = frozenset({"provided", "providing", "assuming", "condition", "case", "event"})
_IF = _GIVEN | {"if", "unless"}
_WHEN = frozenset({"once", "until", "till", "when", "before", "after"})
_SUPPOSING = frozenset(
    {"think", "believe", "suspect", "fear", "hope", "doubt", "imagine", "wonder", "guess", "suggest"}
)
"""Verbs whose clauses are what somebody supposes."""
_DECIDING = frozenset({"agree", "decide", "resolve", "opt", "choose", "vote", "commit"})
_NEARING = frozenset({"close", "closer", "near", "nearer", "step", "steps", "verge", "brink", "point"})
"""What stands before "to ending" or "of ending" has not ended."""
_AWAITED = frozenset({"due", "planned", "scheduled", "expected", "imminent", "pending", "announced", "forecast"})
_UNCERTAIN = frozenset({"possible", "likely", "unlikely", "probable", "conceivable", "thinkable"})
"""What is said of an event that has not been: "the vote is due in June"."""
_PAST = frozenset({"was", "were", "had", "did"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_BARE = frozenset({"VB", "VBN", "VBG"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp"})
_DENYING = frozenset({"neg", "det", "nsubj", "nsubjpass", "preconj"})
_EMPTY = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SPACE"})
_BEHIND = {"look": "for", "search": "for", "ask": "for", "apply": "for", "call": "for", "push": "for", "work": "on"}
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_COMPLETING = frozenset({"xcomp", "ccomp"})
CAUSE = "cause"
_CAUSING = frozenset({CAUSE, "explain", "trigger", "prompt", "arise", "result", "owe", "stem", "spring", "contribute"})
_CAUSED = {
    "come": frozenset({"from"}),
    "lie": frozenset({"behind"}),
    "be": frozenset({"behind", "because", "due", "down", "owing", "fault", "blame"}),
}
"""Verbs that say what causes what, some with a word behind them."""
CAUSES = _CAUSING | _CAUSED.keys() | frozenset({"behind", "due", "fault", "blame"})


class Mode(Enum):
    """How a verb is told. `CONDITIONAL` is what would be, `ASKED` what is to be decided, `OTHER` what nobody tells."""

    DONE = "done"
    GOING = "going on"
    SO = "so"
    SURE = "sure to come"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    ABLE = "able to be"
    CONDITIONAL = "conditional"
    DECIDED = "decided"
    ASKED = "asked"
    OTHER = "other"


_TO_COME = frozenset({Mode.SURE, Mode.EXPECTED, Mode.POSSIBLE, Mode.CONDITIONAL})
_MODALS = (
    (frozenset({"may", "might", "could"}), Mode.POSSIBLE),
    (frozenset({"can"}), Mode.ABLE),
    (frozenset({"will", "'ll", "’ll", "shall", "wo"}), Mode.SURE),
    (frozenset({"would", "should", "'d", "’d"}), Mode.CONDITIONAL),
)
_GOVERNING = (
    (_LIKELY | {"talk"}, Mode.POSSIBLE),
    (_DECIDING, Mode.DECIDED),
    (_INTENDING | {"is", "are", "yet", "about", "track", "going"}, Mode.EXPECTED),
    (frozenset({"able"}), Mode.ABLE),
)
"""Words before an infinitive, or over it, and how it is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """One verb with its mode, and the small letters of the words of its own clause.

    `verb` is its lemma, `cause` for whatever brings something about or comes of it; `args` are all words that carry
    meaning, also those of what it completes, `doers` those of its subject, `objects` the lemmas of its objects. `loose`
    is set where the subject is a word that stands for something named before, `denied` where it is not so, `bound`
    where it has a condition, `past` where what is intended was so once: "planned to sell"; `main` where it is told for
    itself, and not of a noun or beside another verb.
    """

    verb: str
    mode: Mode
    args: frozenset[str]
    doers: frozenset[str]
    objects: frozenset[str]
    place: Span
    loose: bool
    denied: bool
    bound: bool
    past: bool
    main: bool


@lru_cache(maxsize=1 << 12)
def told_in(text: str) -> tuple[Told, ...]:
    """Every verb of a sentence with the way in which it is told.

    >>> [(one.verb, one.mode.value) for one in told_in("The mill may close because it has lost money.")]
    [('close', 'possible'), ('lose', 'done')]
    """
    verbs = [token for token in tree(text) if token.pos_ in _VERBS and token.dep_ not in _AUXILIARIES]
    return (*(_told(verb) for verb in verbs), *(one for verb in verbs for one in _events(verb)))


def _events(verb: Token) -> Iterable[Told]:
    """The nouns of which a verb says that they are due, possible, planned: "the vote is due in June"."""
    said = {verb.lower_, *(child.lower_ for child in children(verb, {"acomp", "attr"}))}
    mode = Mode.EXPECTED if said & _AWAITED else Mode.POSSIBLE if said & _UNCERTAIN else None
    if mode is not None and (verb.lemma_ == "be" or children(verb, {"auxpass"})):
        told = _told(verb)
        for noun in children(verb, {"nsubj", "nsubjpass"}):
            yield replace(told, verb=noun.lemma_.casefold(), mode=mode, loose=True, past=False)


def _told(verb: Token) -> Told:
    own = list(_own(verb))
    doers = [meant(one) for one in _doers(verb)]
    outside = [part for one in doers for part in (one, *_own(one)) if part not in own]
    completing = [part for one in children(verb, _COMPLETING) if one.pos_ in _VERBS for part in _own(one)]
    words = [one for one in (*own, *outside, *completing) if _carries(one)]
    first = min((one.i for one in own if one.dep_ in _AUXILIARIES or one is verb), default=verb.i)
    return Told(
        _called(verb),
        _mode(verb),
        frozenset(one.lower_ for one in words if one is not verb),
        frozenset(one.lower_ for noun in doers for one in (noun, *_own(noun)) if _carries(one)),
        frozenset(one.lemma_.casefold() for one in _objects(verb)),
        Span(verb.doc[first].idx, verb.idx + len(verb.text)),
        not doers or any(one.pos_ == "PRON" for one in doers),
        any(one.lower_ in _NONE for one in own if one.dep_ in _DENYING) or any(one.lower_ in _NONE for one in doers),
        any(_has(clause, _IF) for clause in children(verb, {"advcl"})),
        verb.dep_ == "xcomp" and (verb.head.tag_ == "VBD" or _has(verb.head, _PAST)),
        verb.dep_ in _MAIN or (verb.tag_ == "VBG" and verb.dep_ == "xcomp"),
    )


def _doers(verb: Token) -> list[Token]:
    """The subject of a verb; of what is likely to be done, that of the verb that says so."""
    if "to" in {child.lower_ for child in verb.children}:
        over = next((one for one in verb.ancestors if one.pos_ in _VERBS), None)
        if over is not None and any(word.lower_ in _LIKELY for word in over.subtree if word.i < verb.i):
            return subjects(over)
    return subjects(verb)


def _called(verb: Token) -> str:
    """A verb's lemma, or that it causes: "stems from", "is behind", "is due to"."""
    lemma = verb.lemma_.casefold()
    beside = {child.lower_ for child in verb.children}
    if lemma in _CAUSING or (lemma in _CAUSED and beside & _CAUSED[lemma]):
        return CAUSE
    return lemma


def _has(verb: Token, words: frozenset[str]) -> bool:
    return any(child.lower_ in words for child in verb.children)


def _own(word: Token) -> Iterable[Token]:
    """A word with all under it that is in no clause of its own."""
    return under(word, lambda child, _: child.pos_ in _VERBS and child.dep_ in _APART)


def _carries(token: Token) -> bool:
    return token.pos_ not in _EMPTY and token.dep_ not in _AUXILIARIES


def _objects(verb: Token) -> list[Token]:
    """The objects of a verb, also those that it has behind a preposition, and of a passive its subject."""
    after = behind(verb, {_BEHIND.get(verb.lemma_, "")})
    passive = children(verb, {"nsubjpass"}) if not children(verb, {"xcomp"}) else []
    found = [*passive, *children(verb, OBJECTS), *after]
    return [one for noun in found for one in (noun, *noun.conjuncts)]


def _mode(verb: Token) -> Mode:
    """The way in which a verb is told, by the clause that it is in, its auxiliaries and what it hangs on."""
    by_clause = _of_clause(verb)
    if by_clause is not None:
        return by_clause
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES}
    by_modal = next((mode for words, mode in _MODALS if auxiliaries & words), None)
    if by_modal is Mode.POSSIBLE and "could" in auxiliaries and any(child.dep_ == "neg" for child in verb.children):
        return Mode.DONE  # what could not be has not been
    said_to_be = by_modal is Mode.CONDITIONAL and verb.head.tag_ == "VBD"
    if verb.dep_ == "ccomp" and (said_to_be or (by_modal is Mode.SURE and verb.head.lemma_ in _INTENDING)):
        return Mode.EXPECTED  # what somebody said would be, or predicts will be
    if by_modal is not None:
        return by_modal
    if any(child.lower_ in _MAYBE for child in children(verb, {"advmod"})):
        return Mode.POSSIBLE
    return _of_infinitive(verb) if "to" in auxiliaries else _of_form(verb, auxiliaries)


def _of_clause(verb: Token) -> Mode | None:
    """The way in which all of a clause is told: what is asked, supposed, likely or a condition."""
    if is_asked(verb) or _is_behind(verb, "whether"):
        return Mode.ASKED
    if (verb.dep_ == "advcl" and _has(verb, _IF)) or verb.head.lower_ in _GIVEN:
        return Mode.CONDITIONAL
    if verb.dep_ in {"ccomp", "acl"} and verb.head.lemma_ in _SUPPOSING | _LIKELY:
        return Mode.OTHER if verb.head.lemma_ in _SUPPOSING else Mode.POSSIBLE
    return None


def _of_form(verb: Token, auxiliaries: set[str]) -> Mode:
    """The way in which a verb is told by its form: a bare one goes with the verb that it is joined to."""
    if verb.dep_ == "conj" and not auxiliaries and verb.tag_ in _BARE and verb.head.pos_ in _VERBS:
        return _mode(verb.head)
    if verb.tag_ == "VBD" or auxiliaries & (_PAST | _PERFECT):
        return Mode.DONE
    if auxiliaries & _PRESENT:
        return Mode.GOING if verb.tag_ == "VBG" else Mode.SO
    if verb.tag_ in {"VBZ", "VBP"}:
        awaited = verb.dep_ == "advcl" and _has(verb, _WHEN) and _mode(verb.head) in _TO_COME
        return Mode.EXPECTED if awaited else Mode.SO
    return _of_gerund(verb) if verb.tag_ == "VBG" and verb.dep_ in _GOVERNED else Mode.OTHER


def _of_gerund(verb: Token) -> Mode:
    """The way in which a gerund is told by the verb that governs it: "considers selling"."""
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    lemma = over.lemma_.casefold()
    if over.lower_ in _NEARING:
        return Mode.EXPECTED
    if lemma in _WEIGHING | _INTENDING:
        return Mode.POSSIBLE if lemma in _WEIGHING else Mode.EXPECTED
    return _mode(over) if lemma in _GOING_ON and verb.dep_ == "xcomp" else Mode.OTHER


def _of_infinitive(verb: Token) -> Mode:
    """The way in which an infinitive is told by the word before its "to", or the verb that governs it."""
    if verb.dep_ == "conj":
        return _mode(verb.head)
    to = next(child for child in verb.children if child.lower_ == "to")
    before = verb.doc[to.i - 1] if to.i else to
    over = {before.lemma_.casefold(), before.lower_, verb.head.lemma_.casefold()}
    hearsay = over & _HEARSAY and any(child.dep_ == "auxpass" for child in verb.head.children)
    found = next((mode for words, mode in _GOVERNING if over & words or before.lower_ in words), None)
    if found is not None or hearsay:
        return found or Mode.POSSIBLE
    return _mode(verb.head) if verb.head.lemma_ in _GOING_ON and verb.dep_ == "xcomp" else Mode.OTHER


def _is_behind(verb: Token, word: str) -> bool:
    """Whether an infinitive stands behind a word: "whether to go on"."""
    first = min((child.i for child in verb.children if child.dep_ == "aux"), default=verb.i)
    return first > 0 and verb.doc[first - 1].lower_ == word
