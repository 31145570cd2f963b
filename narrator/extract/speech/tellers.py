"""Who tells: the noun on which a verb of saying hangs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from narrator.extract.speech.frames import INSTRUMENTS, REQUEST, SAYS_NOTHING, SHOWN

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the verb that makes a clause."""

_NOT_DONE = frozenset({"decline", "refuse", "fail"})
_MIGHT = frozenset({"would", "could", "should", "might", "may", "must", "will", "shall", "'d", "'ll"})
_CARRIED = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep"})
_TELLING = re.compile(
    rf"^(?:{'|'.join(sorted(INSTRUMENTS))}|evidence|statistic|result|finding|information|source|test|spokes.*|people|staff"
    r"|police|management|legend|law|testimony|video|footage|poll|tape|recording|email|average|slide|transcript"
    r"|agency|company|firm|bank|panel|court|administration|judge|head|committee|commission|group|ministry|council|board|office|union"
    r"|team|body|party|chief|candidate|nominee|aide|colleague|critic|skeptic|sceptic|bull|bear|host|member|boss|campaign"
    r"|authority|attorney|leadership|article|newspaper|magazine)$"
    r"|(?:ist|er|or|man|woman|ian|ant|ive|cial|ct|nt)$"
)


def teller_of(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """Who says it: the verb's own subject, one after it (", said Jane"), or that of the verb it hangs on ("adding").

    Of a passive, whoever stands behind "by".
    """
    if is_passive(verb):
        return _agent(verb)
    own = [c for c in verb.children if c.dep_ == "nsubj" and not inside(c.idx) and (c.i < verb.i or _may_turn(verb))]
    found = own[0] if own else _turned(verb, inside)
    if found is not None and found.i < verb.i - 1 and _is_set_apart(found, verb):
        return _before(verb, inside) or found
    if found is not None or verb.head == verb or inside(verb.head.idx):
        return found
    return _by_place(verb, inside)


def _by_place(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """Who says it, from the word that a verb without a subject hangs on."""
    if verb.dep_ in {"acl", "relcl"}:
        return _of_noun(verb)
    if verb.dep_ == "conj" and (teller := _resumed(verb)) is not None:
        return teller_of(teller, inside)
    if verb.dep_ == "xcomp" and (asked := _asked(verb)) is not None:
        return asked
    return _carried(verb, inside) if verb.dep_ in _CARRIED else _before(verb, inside)


def _is_set_apart(subject: Token, verb: Token) -> bool:
    """Whether one comma stands between: of "The mine, Reed said, would close" the mine is no speaker."""
    between = [t.text for t in subject.doc[subject.i + 1 : verb.i]]
    return between.count(",") == 1 and between[-1] != ","


def _before(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """The name right before a finite verb, which the parse has hung elsewhere: "In a letter to members Reed said"."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].dep_ in {"aux", "neg", "advmod"} and verb.doc[at].head == verb:
        at -= 1
    word = verb.doc[at] if at >= 0 else None
    named = word is not None and (word.pos_ == "PROPN" or word.tag_ == "PRP") and word.sent.start == verb.sent.start
    return word if named and verb.tag_ in FINITE and word is not None and not inside(word.idx) else None


def _carried(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """The subject of the verb that this one hangs on, even where that one is passive: "was seen, saying"."""
    head = verb.head
    passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None) if is_passive(head) else None
    return passive if passive is not None else teller_of(head, inside)


def _asked(verb: Token) -> Token | None:
    """Whoever is to say it: "urged members to reject"."""
    if verb.head.lemma_.lower() not in REQUEST:
        return None
    return next((c for c in verb.head.rights if c.dep_ in {"dobj", "dative"} and c.i < verb.i), None)


def _of_noun(verb: Token) -> Token | None:
    """The noun of "a letter saying", or whose it is in "the bank's plan to reject"."""
    if verb.tag_ == "VBG":
        return verb.head
    if verb.tag_ == "VB":
        return next((child for child in verb.head.lefts if child.dep_ == "poss"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether something is said or done to the verb's subject."""
    return verb.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children)


def _agent(verb: Token) -> Token | None:
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None


def _resumed(verb: Token) -> Token | None:
    """The cue that `verb` goes on from in "says it fell and notes that ...", which looks joined to "fell"."""
    root = verb.head
    teller = root.head
    goes_on = root.dep_ == "ccomp" and teller.tag_ == verb.tag_ != root.tag_
    return teller if goes_on and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children) else None


def resumes(verb: Token) -> bool:
    """Whether the verb, joined to a reported clause, belongs to the speaker and no longer to the clause."""
    return verb.dep_ == "conj" and _resumed(verb) is not None


def _may_turn(verb: Token) -> bool:
    """Whether a subject may follow the verb: not an order at the head of a sentence, such as "Imagine a fund"."""
    return verb.i > verb.sent.start or verb.tag_ not in {"VB", "VBP"}


def _turned(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """A subject that follows its verb, as it does after quoted words or a comma."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or before.text not in {",", '"', "'", "''"} or verb.i + 1 >= len(verb.doc):
        return None
    chunk = next((c for c in verb.sent.noun_chunks if c.start == verb.i + 1), None)
    return chunk.root if chunk is not None and not inside(chunk.root.idx) else None


def can_tell(noun: Token) -> bool:
    """Whether the noun is somebody or something that speaks: "police", "data"."""
    return _TELLING.search(noun.lemma_.lower()) is not None


def cannot_speak(subject: Token, verb: Token) -> bool:
    """Whether the subject is nobody, as in "This suggests" and "which shows".

    Nor does a fund speak that "saw inflows".
    """
    lemma = verb.lemma_.lower()
    if verb.lower_ == "saw" and not any(child.dep_ == "ccomp" for child in verb.rights):
        return True
    if lemma in SHOWN and subject.pos_ == "NOUN" and not can_tell(subject):
        return True
    if subject.lower_ in {"who", "which"} or verb.dep_ == "relcl" or (subject.lower_ == "those" and subject.n_rights):
        return False
    return subject.lower_ in SAYS_NOTHING


def would_be(verb: Token) -> bool:
    """Whether the verb is not done: "could say that", "if it were to say", "declined to discuss"."""
    if any(child.tag_ == "MD" and child.lower_ in _MIGHT for child in verb.lefts):
        return True
    clause = verb.head if verb.dep_ == "xcomp" else verb
    if clause is not verb and clause.lemma_.lower() in _NOT_DONE:
        return True
    return clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "if" for child in clause.lefts)
