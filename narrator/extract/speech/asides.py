"""Cues that stand aside in what they report: ", Jane said,", "according to", "as Jane put it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.extract.speech.cues import Cue
from narrator.extract.speech.frames import SPEECH
from narrator.extract.speech.tellers import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHO = frozenset({"WDT", "WP"})
_UNDER = frozenset({"if", "though", "although", "while", "when", "because", "since", "unless", "once", "even", "until"})
"""Words that a clause begins with which needs another one after it."""

_ONWARD = frozenset(
    {"and", "but", "or", "because", "if", "until", "unless", "although", "though", "so", "which", "who", "whose"}
    | {"where", "including", "since", "even", "particularly", "especially"}
)
"""Words that go on with what is told behind ", Jane said,"."""

_FORESEES = frozenset({"expect", "predict", "forecast", "anticipate", "hope", "fear", "foresee"})
_BEFORE = frozenset({"VBN", "VBD"})
"""Who had expected what has been told of it beforehand, and does not tell that it is so."""

_CLAUSES = frozenset({"ccomp", "dobj", "xcomp", "oprd", "acomp", "attr"})


def around(cue: Cue) -> list[list[Token]]:
    """The sentence around ", Jane said" where the parse does not join the two: all before it, or both sides."""
    doc, sent = cue.verb.doc, cue.verb.sent
    first, last = _edges(cue)
    if first <= sent.start or doc[first - 1].text != ",":
        return []
    before = list(doc[sent.start : first - 1])
    told = any(t.tag_ in FINITE for t in before)
    after = list(doc[last + 2 : sent.end]) if last + 1 < sent.end and doc[last + 1].text == "," else []
    if before and after and before[-1].tag_ in _WHO and any(t.tag_ in FINITE for t in after):
        return [before[-1:], after]
    if after and (not told or _needs_more(before, after) or _goes_on(after, cue)):
        return [before, after]
    return [before] if told else []


def _edges(cue: Cue) -> tuple[int, int]:
    """Places of the first and the last word of cue and speaker, with when and to whom it was said."""
    verb, sent = cue.verb, cue.verb.sent
    aside = {verb.i, *speaker_tokens(cue), *(t.i for t in auxiliaries(cue))} & set(range(sent.start, sent.end))
    first = next(i for i in sorted(aside) if all(j in aside for j in range(i, verb.i)))
    last = max(aside)
    for child in verb.rights:
        if child.left_edge.i == last + 1 and child.dep_ in {"prep", "npadvmod", "dative"}:
            last = child.right_edge.i
    return first, last


def _needs_more(before: list[Token], after: list[Token]) -> bool:
    """Whether only a subordinate clause stands before: "Even if rates fall, Jane said, the fund will sell"."""
    opens = before[0].lower_ in _UNDER and all(t.text != "," for t in before)
    return opens and any(t.tag_ in FINITE for t in after)


def _goes_on(after: list[Token], cue: Cue) -> bool:
    """Whether the words behind the aside belong to what is told, and do not say what else was done or told."""
    if after[0].lower_ not in _ONWARD or len(after) == 1:
        return False
    following = next((t for t in after[1:] if t.pos_ != "ADV"), after[1])
    verb = next((t for t in after if t.tag_ in FINITE and t.pos_ == "VERB"), None)
    own = after[0].dep_ == "cc" and following.tag_ in {cue.verb.tag_, "VBG"}
    return not own and (verb is None or verb.lemma_.lower() not in SPEECH)


def as_told(cue: Cue) -> list[list[Token]]:
    """The clause that "as Jane noted" stands in, before it or after its comma; nothing where no such words stand."""
    verb, head = cue.verb, cue.verb.head
    if cue.lemma in _FORESEES and verb.tag_ in _BEFORE:
        return []
    marked = verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.lefts)
    if not marked or any(c.dep_ in _CLAUSES and c.lower_ != "it" for c in verb.rights):
        return []
    aside = {t.i for t in verb.subtree}
    told = [t for t in head.subtree if t.i not in aside]
    if verb.i < head.i:
        return [[t for t in told if t.i > verb.right_edge.i]]
    return [[t for t in told if t.i < verb.left_edge.i]]


def beside_according(cue: Cue) -> list[list[Token]]:
    """The clause beside "according to": what follows its comma, or else what stands before it."""
    sent = cue.verb.sent
    source = {t.i for t in cue.subject.subtree} if cue.subject is not None else set()
    last = cue.until or max([cue.last, *source])
    before = [t for t in sent if t.i < cue.verb.i]
    after = [t for t in sent if t.i > last]
    if not any(t.is_alpha for t in before):
        return [after]
    if not any(t.tag_ in FINITE for t in before) and any(t.tag_ in FINITE for t in after):
        return [before, after]
    head = cue.verb.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    clause = [t for t in head.subtree if t.i < cue.verb.i] if head.i < cue.verb.i else []
    return [clause or before]


def auxiliaries(cue: Cue) -> list[Token]:
    """What stands before the verb and belongs to the cue: "has not"."""
    return [token for token in cue.verb.lefts if token.dep_ in {"aux", "neg", "advmod"}]


def speaker_tokens(cue: Cue) -> list[int]:
    """Places of the speaker's words, on the speaker's side of the verb."""
    if cue.subject is None:
        return []
    before = cue.subject.i < cue.verb.i
    return [token.i for token in cue.subject.subtree if (token.i < cue.verb.i) is before and token.i != cue.verb.i]
