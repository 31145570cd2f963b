"""Which words a cue reports: the clause or the noun beside it, as the parse has it or as commas show it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from narrator.extract.attitudes import complement, feels
from narrator.extract.cues import Cue, lemma_of
from narrator.extract.frames import BELIEF, DESIRE, DOING, OBJECT, REQUEST, SPEECH
from narrator.extract.tellers import FINITE, is_passive, resumes

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "parataxis", "acomp"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "ccomp", "xcomp"})
_NOBODYS = frozenset({"suppose", "require", "see", "pressure", "press", "direct", "seek", "order"})
"""Passives that tell what must be or is seen to be, and not what anybody says: "is supposed to"."""

_STAYS = frozenset({"dobj", "oprd", "xcomp", "acl", "dative", "ccomp", "attr"})
_TIED = frozenset({"as", "for", "of", "about", "from", "into", "against", "with", "to", "over"})
_ENOUGH = 4


def reported_words(cue: Cue) -> tuple[bool, list[list[Token]]]:
    """What the cue reports, piece by piece, each from its first to its last word; nothing where it reports nothing.

    A clause with its "that", whoever is asked with what they are asked to do, what is judged or named, or the two
    pieces of a sentence that the cue stands in the middle of. With it, whether the words are a clause of their own.
    """
    if cue.signed:
        return True, []
    if cue.according:
        firm, found = True, _beside_according(cue)
    elif cue.verb.pos_ == "NOUN" and cue.lemma != "show":
        firm, found = _of_noun(cue)
    elif not cue.lemma:
        firm, found = True, [_of_adjective(cue)]
    else:
        firm, found = _told(cue)
    return firm, [piece for piece in found if piece]


def _of_noun(cue: Cue) -> tuple[bool, list[list[Token]]]:
    leads = complement(cue.verb)
    if leads is None:
        return False, []
    words = [t for t in leads.subtree if t.i > cue.last]
    named = leads.dep_ == "prep"
    owned = cue.verb.dep_ != "dobj" or cue.span.start >= cue.verb.left_edge.idx
    return not named, [] if named and owned and len(words) < _ENOUGH else [words]


def _of_adjective(cue: Cue) -> list[Token]:
    leads = feels(cue.verb)
    return [t for t in leads.subtree if t.i > cue.last] if leads is not None else []


def _told(cue: Cue) -> tuple[bool, list[list[Token]]]:
    """The clause that depends on the verb, on the one side of it where it stands, or else its object."""
    verb, lemma = cue.verb, cue.lemma
    if is_passive(verb):
        return True, [_undergone(cue)]
    if cue.last > verb.i and cue.verb.doc[cue.last].dep_ == "prep":
        return False, [_behind(cue, cue.verb.doc[cue.last])]
    roots = [c for c in verb.children if _is_clause(c, lemma) and c != cue.subject]
    right = [c for c in roots if c.i > verb.i]
    parted = _around(cue) if lemma in SPEECH | BELIEF else []
    if len(parted) > 1:
        return True, parted
    if right and (lemma in SPEECH | BELIEF | REQUEST or not _has_object_before(verb, right[0])):
        return True, [_after_cue(cue, right)]
    if lemma in OBJECT and (found := _object(cue)):
        return False, [found]
    return True, [_before_cue(cue, roots[0])] if roots else parted


def _has_object_before(verb: Token, clause: Token) -> bool:
    return any(child.dep_ == "dobj" and child.i < clause.i for child in verb.rights)


def _is_clause(child: Token, lemma: str) -> bool:
    """Whether the verb's dependant can be what is told."""
    if child.pos_ not in {"VERB", "AUX"} or child.lower_ == "comment":
        return False
    if child.dep_ in _CLAUSES:
        return True
    if child.dep_ != "xcomp":
        return False
    return lemma in (DOING if child.tag_ == "VBG" else DESIRE | REQUEST)


def _undergone(cue: Cue) -> list[Token]:
    """What a passive reports: a clause behind it, or what is praised or blamed by somebody."""
    verb = cue.verb
    clause = next((c for c in verb.rights if _is_clause(c, cue.lemma) or c.dep_ == "xcomp"), None)
    if clause is not None and cue.lemma in (SPEECH | BELIEF | DESIRE | REQUEST) - _NOBODYS:
        return [t for t in clause.subtree if t.i > cue.last]
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if cue.subject is not None and subject is not None and cue.lemma in OBJECT | SPEECH | BELIEF:
        return [t for t in subject.subtree if t.i < verb.i]
    return []


def _behind(cue: Cue, prep: Token) -> list[Token]:
    """What stands behind the preposition that ends the cue, with whatever else hangs on the verb there."""
    first = next(prep.rights, None)
    return _onward(cue, first.left_edge.i) if first is not None else []


def _object(cue: Cue) -> list[Token]:
    """The object of a verb of judging, naming or telling, with what is said of it."""
    verb = cue.verb
    first = next((c for c in verb.rights if c.dep_ in _OBJECTS or (c.dep_ == "nsubj" and c.i > verb.i)), None)
    if first is None or first == cue.subject or (cue.lemma == "call" and not _is_named(cue)):
        return []
    return _onward(cue, first.left_edge.i)


def _is_named(cue: Cue) -> bool:
    """Whether the object is called something, not only called."""
    return any(child.dep_ in {"oprd", "attr", "ccomp", "xcomp", "nsubj"} for child in cue.verb.rights)


def _onward(cue: Cue, first: int) -> list[Token]:
    """From a word on, what hangs on the verb up to where the sentence goes on without it."""
    end = first - 1
    children = [child for child in cue.verb.rights if child.right_edge.i >= first]
    for place, child in enumerate(children):
        if child.left_edge.i > first and not _is_tied(child) and not _leads_on(children[place + 1 :]):
            break
        end = child.right_edge.i
    words = _without_aside(list(cue.verb.doc[max(first, cue.last + 1) : end + 1]), relatives=True)
    when = next((place for place, word in enumerate(words) if place and word.lower_ == "during"), len(words))
    return words[:when]


def _leads_on(children: list[Token]) -> bool:
    """Whether what the object is called comes first among the rest, or another object: "a crime and a shame"."""
    following = next((child for child in children if child.dep_ not in {"cc", "prep", "npadvmod"}), None)
    return following is not None and (
        following.dep_ == "oprd" or (following.dep_ == "dobj" and following.pos_ != "VERB")
    )


def _is_tied(child: Token) -> bool:
    """Whether what follows the object says something of it, not when or where it was said."""
    return child.dep_ in _STAYS or (child.dep_ == "prep" and child.lower_ in _TIED and child.nbor(-1).text != ",")


def _without_aside(words: list[Token], *, relatives: bool = False) -> list[Token]:
    """The words up to a comma behind which the writer goes on: ", which ...", ", citing ..."."""
    for place, (before, word) in enumerate(pairwise(words)):
        if before.text != "," or word.i + 1 >= len(word.doc):
            continue
        relative = relatives and word.tag_ in {"WDT", "WP", "WP$"} and _closes(words, _clause_of(word))
        again = word.tag_ == "VBG" and lemma_of(word) in SPEECH | OBJECT
        if relative or (again and _closes(words, word)):
            return words[:place]
    return words


def _clause_of(relative: Token) -> Token:
    """The verb of a relative clause, from its first word."""
    verb = relative
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    return verb


def _closes(words: list[Token], verb: Token) -> bool:
    """Whether the clause of the verb goes on to the end of the words."""
    return verb.right_edge.i >= max(t.i for t in words if not t.is_punct)


def _after_cue(cue: Cue, roots: list[Token]) -> list[Token]:
    """The clause and, of a request, whoever is asked; without what the speaker does next."""
    root = roots[0]
    said = _speaker_tokens(cue)
    start = max([cue.last, *(i for i in said if i < root.left_edge.i)])
    joined = [c for c in root.conjuncts if c.i > root.i and (resumes(c) or _tells_anew(c))]
    others = [c.left_edge.i for c in root.rights if c.dep_ == "advcl" and _is_contrast(c)]
    end = min([len(root.doc), *map(_joint, joined), *others])
    asked = [c for c in cue.verb.rights if c.dep_ == "dobj" and root.dep_ == "xcomp" and c.i < root.i]
    that = next((c.i for c in root.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None:
        asked, start = [], max(start, that - 1)
    found = [t for part in (*asked, *roots, *_further(cue, roots[-1])) for t in part.subtree if start < t.i < end]
    return _without_aside(sorted(found, key=lambda token: token.i))


def _further(cue: Cue, root: Token) -> list[Token]:
    """Verbs that the parse joins to the cue, though they go on with what is told."""
    return [
        child
        for child in cue.verb.rights
        if child.dep_ == "conj" and child.i > root.i and lemma_of(child) not in SPEECH and _goes_on(child, cue, root)
    ]


def _goes_on(verb: Token, cue: Cue, root: Token) -> bool:
    """Whether the joined verb has the form of what is told and not of the cue: "wants to buy and hold"."""
    return verb.tag_ == root.tag_ == "VB" != cue.verb.tag_


def _tells_anew(verb: Token) -> bool:
    """Whether a joined clause is the writer's again: "..., and critics warned that"."""
    own = any(child.dep_ == "nsubj" and child.pos_ != "PRON" for child in verb.lefts)
    marks = [child.lower_ for child in verb.lefts if child.dep_ == "mark"]
    return own and lemma_of(verb) in SPEECH and (marks in ([], ["while"], ["whereas"]))


def _is_contrast(verb: Token) -> bool:
    """Whether another speaker's clause is set against what is told: "..., while Reed said"."""
    return any(c.lower_ in {"while", "whereas"} for c in verb.lefts if c.dep_ == "mark") and _tells_anew(verb)


def _joint(verb: Token) -> int:
    """Where the "and" stands that joins the verb to what is before it."""
    words = [c.i for c in verb.head.rights if c.dep_ in {"cc", "punct"} and c.i < verb.i]
    return max(words, default=verb.left_edge.i)


def _before_cue(cue: Cue, root: Token) -> list[Token]:
    end = min([cue.verb.i, *_speaker_tokens(cue), *(t.i for t in _auxiliaries(cue))])
    told = [t for t in root.subtree if t.i < end]
    return list(root.doc[root.sent.start : told[-1].i + 1]) if told else []


def _around(cue: Cue) -> list[list[Token]]:
    """The sentence around ", Jane said" where the parse does not join the two: all before it, or both sides."""
    sent, verb = cue.verb.sent, cue.verb
    aside = sorted(
        {verb.i, *_speaker_tokens(cue), *(t.i for t in _auxiliaries(cue))} & set(range(sent.start, sent.end))
    )
    first = next(i for i in aside if all(j in aside for j in range(i, verb.i)))
    if first <= sent.start or verb.doc[first - 1].text != ",":
        return []
    before = list(verb.doc[sent.start : first - 1])
    last = max(aside)
    for child in verb.rights:
        if child.left_edge.i == last + 1 and child.dep_ in {"prep", "npadvmod", "dative"}:
            last = child.right_edge.i
    following = verb.doc[last + 1] if last + 1 < sent.end else None
    if following is not None and following.text == "," and not any(t.tag_ in FINITE for t in before):
        return [before, list(verb.doc[last + 2 : sent.end])]
    return [before] if any(t.tag_ in FINITE for t in before) else []


def _auxiliaries(cue: Cue) -> list[Token]:
    return [token for token in cue.verb.lefts if token.dep_ in {"aux", "neg", "advmod"}]


def _speaker_tokens(cue: Cue) -> list[int]:
    """Places of the speaker's words, on the speaker's side of the verb."""
    if cue.subject is None:
        return []
    before = cue.subject.i < cue.verb.i
    return [token.i for token in cue.subject.subtree if (token.i < cue.verb.i) is before and token.i != cue.verb.i]


def _beside_according(cue: Cue) -> list[list[Token]]:
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
