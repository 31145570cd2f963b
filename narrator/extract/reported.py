"""Which words a cue reports: the clause beside it, as the parse has it or as commas show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.extract.cues import FINITE, Cue, is_call, resumes
from narrator.extract.lexicon import BELIEF, NAMING, REQUEST, SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"dobj", "oprd", "prep", "ccomp", "xcomp", "attr", "nsubj"})
_CLAUSES = frozenset({"ccomp", "parataxis", "acomp"})


def reported_words(cue: Cue) -> list[Token]:
    """First to last word of what the cue reports; none where it reports nothing.

    A clause with its "that", whoever is asked with what they are asked to do, or all of a sentence that the cue
    stands in the middle of.
    """
    return _beside_according(cue) if cue.according else _told(cue)


def _told(cue: Cue) -> list[Token]:
    """The clause that depends on the verb, on the one side of it where it stands."""
    verb, lemma = cue.verb, cue.verb.lemma_.lower()
    if cue.subject is None or cue.signed:
        return []
    call = next((child for child in verb.rights if is_call(verb, child)), None)
    if call is not None:
        return [t for t in verb.subtree if t.i > call.i]
    if lemma in NAMING:
        return [t for child in verb.rights if child.dep_ in _NAMED for t in child.subtree]
    kinds = _CLAUSES | {"xcomp"} if lemma in REQUEST else _CLAUSES
    roots = [c for c in verb.children if c.dep_ in kinds and c.pos_ in {"VERB", "AUX"} and c != cue.subject]
    if not roots:
        return _around(cue)
    root = roots[-1] if roots[-1].i > verb.i else roots[0]
    return _after_cue(cue, root) if root.i > verb.i else _before_cue(cue, root)


def _after_cue(cue: Cue, root: Token) -> list[Token]:
    """The clause and, of a request, whoever is asked; without what the speaker does next."""
    said = _speaker_tokens(cue)
    start = max([cue.verb.i, *(i for i in said if i < root.left_edge.i)])
    end = min([len(root.doc), *(_joint(c) for c in root.conjuncts if c.i > root.i and resumes(c))])
    asked = [c for c in cue.verb.rights if c.dep_ == "dobj" and root.dep_ == "xcomp" and c.i < root.i]
    return [t for part in (*asked, root) for t in part.subtree if start < t.i < end]


def _joint(verb: Token) -> int:
    """Where the "and" stands that joins the verb to what is before it."""
    words = [c.i for c in verb.head.rights if c.dep_ in {"cc", "punct"} and c.i < verb.i]
    return max(words, default=verb.left_edge.i)


def _before_cue(cue: Cue, root: Token) -> list[Token]:
    end = min([cue.verb.i, *_speaker_tokens(cue), *(t.i for t in _auxiliaries(cue))])
    return [t for t in root.subtree if t.i < end]


def _around(cue: Cue) -> list[Token]:
    """The sentence around ", Jane said" where the parse does not join the two: all before it, or both sides."""
    if cue.verb.lemma_.lower() not in SPEECH | BELIEF:
        return []
    sent, verb = cue.verb.sent, cue.verb
    aside = sorted(
        {verb.i, *_speaker_tokens(cue), *(t.i for t in _auxiliaries(cue))} & set(range(sent.start, sent.end))
    )
    first = next(i for i in aside if all(j in aside for j in range(i, verb.i)))
    if first <= sent.start or verb.doc[first - 1].text != ",":
        return []
    before = list(verb.doc[sent.start : first - 1])
    last = max(aside)
    following = verb.doc[last + 1] if last + 1 < sent.end else None
    if following is not None and following.text == "," and not any(t.tag_ in FINITE for t in before):
        return list(sent)
    return before if any(t.tag_ in FINITE for t in before) else []


def _auxiliaries(cue: Cue) -> list[Token]:
    return [token for token in cue.verb.lefts if token.dep_ in {"aux", "neg", "advmod"}]


def _speaker_tokens(cue: Cue) -> list[int]:
    """Places of the speaker's words, on the speaker's side of the verb."""
    if cue.subject is None:
        return []
    before = cue.subject.i < cue.verb.i
    return [token.i for token in cue.subject.subtree if (token.i < cue.verb.i) is before and token.i != cue.verb.i]


def _beside_according(cue: Cue) -> list[Token]:
    """The clause beside "according to": what follows its comma, or else what stands before it."""
    sent = cue.verb.sent
    source = {t.i for t in cue.subject.subtree} if cue.subject is not None else set()
    last = cue.until or max([cue.verb.i + 1, *source])
    before = [t for t in sent if t.i < cue.verb.i]
    after = [t for t in sent if t.i > last]
    if not any(t.is_alpha for t in before):
        return after
    if not any(t.tag_ in FINITE for t in before) and any(t.tag_ in FINITE for t in after):
        return list(sent)
    head = cue.verb.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    clause = [t for t in head.subtree if t.i < cue.verb.i] if head.i < cue.verb.i else []
    return clause or before
