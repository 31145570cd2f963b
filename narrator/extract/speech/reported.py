"""Which words a cue reports: the clause or the noun beside it, as the parse has it or as commas show it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from narrator.extract.speech.asides import around, as_told, auxiliaries, beside_according, speaker_tokens
from narrator.extract.speech.attitudes import complement, feels
from narrator.extract.speech.cues import Cue, leads_to, lemma_of
from narrator.extract.speech.frames import BELIEF, CHARGED, DESIRE, DOING, OBJECT, REQUEST, SPEECH
from narrator.extract.speech.tellers import is_passive, resumes

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"ccomp", "parataxis", "acomp"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "ccomp", "xcomp"})
_NOBODYS = frozenset({"suppose", "require", "see", "pressure", "press", "direct", "seek", "order"})
"""Passives that tell what must be or is seen to be, and not what anybody says: "is supposed to"."""

_STAYS = frozenset({"dobj", "oprd", "xcomp", "acl", "dative", "ccomp", "attr"})
_TIED = frozenset({"as", "for", "of", "about", "from", "into", "against", "with", "to", "over"})
_ENOUGH = 3
_RAISED = frozenset({"expect", "believe", "think", "say", "report", "estimate", "consider", "assume", "understand"})
"""Passives whose subject is part of what is told: "rates are expected to fall"."""

_REASONS = frozenset({"because", "if", "unless", "until"})
_ASKS = frozenset({"that", "when", "where", "how", "why", "whether", "who", "what", "which"})


def reported_words(cue: Cue) -> tuple[bool, list[list[Token]]]:
    """What the cue reports, piece by piece, each from its first to its last word; nothing where it reports nothing.

    A clause with its "that", whoever is asked with what they are asked to do, what is judged or named, or the two
    pieces of a sentence that the cue stands in the middle of. With it, whether the words are a clause of their own.
    """
    if cue.signed:
        return True, []
    if cue.according:
        firm, found = True, beside_according(cue)
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
        return True, _undergone(cue)
    if cue.last > verb.i and cue.verb.doc[cue.last].dep_ == "prep":
        return False, [_behind(cue, cue.verb.doc[cue.last])]
    roots = [c for c in verb.children if _is_clause(c, lemma) and c != cue.subject]
    right = [c for c in roots if c.i > verb.i]
    parted = around(cue) if lemma in SPEECH | BELIEF else []
    if len(parted) > 1:
        return True, parted
    if right and (lemma in SPEECH | BELIEF | REQUEST or not _has_object_before(verb, right[0])):
        return True, [_after_cue(cue, right)]
    if lemma in OBJECT and (found := _object(cue)):
        return False, [found]
    return (True, [_before_cue(cue, roots[0])]) if roots else _loosely_told(cue, parted)


def _loosely_told(cue: Cue, parted: list[list[Token]]) -> tuple[bool, list[list[Token]]]:
    """What a preposition further on leads to, or the clause that ", Jane said," or "as Jane noted" stands in."""
    misread = next((c for c in cue.verb.rights if c.dep_ == "prep" and c.lower_ == "that"), None)
    if misread is not None:  # the parse has found no verb behind it
        return True, [[t for t in misread.subtree if t.i >= misread.i]]
    written = _written_in(cue.verb)
    if written is not None:
        return True, [list(written.subtree)]
    led = next((child for child in cue.verb.rights if leads_to(child, cue.lemma)), None)
    return (False, [_behind(cue, led)]) if led is not None else (True, parted or as_told(cue))


def _written_in(verb: Token) -> Token | None:
    """The clause that the parse hangs on what somebody writes or speaks in: "wrote in a letter that rents fell"."""
    places = (place for prep in verb.rights if prep.lower_ in {"in", "on", "at"} for place in prep.rights)
    clauses = (one for place in places for one in place.rights if one.dep_ in {"acl", "relcl"})
    return next((one for one in clauses if any(c.dep_ == "mark" and c.lower_ == "that" for c in one.lefts)), None)


def _has_object_before(verb: Token, clause: Token) -> bool:
    return any(child.dep_ == "dobj" and child.i < clause.i for child in verb.rights)


def _is_clause(child: Token, lemma: str) -> bool:
    """Whether the verb's dependant can be what is told."""
    if child.pos_ not in {"VERB", "AUX"} or child.lower_ == "comment":
        return False
    if child.dep_ in _CLAUSES:
        return True
    if child.dep_ == "advcl":
        return _is_asked(child, lemma)
    if child.dep_ != "xcomp":
        return False
    return lemma in (DOING if child.tag_ == "VBG" else DESIRE | REQUEST)


def _is_asked(clause: Token, lemma: str) -> bool:
    """Whether what looks like an adverbial is what is told: "did not say when ...", "told holders at a rally to"."""
    opens = clause.left_edge
    if lemma in SPEECH | BELIEF and opens.lower_ in _ASKS and clause.i > clause.head.i:
        return opens.i == clause.head.i + 1
    after = any(child.dep_ in {"dobj", "dative"} and child.i < clause.i for child in clause.head.rights)
    return lemma in REQUEST and clause.tag_ == "VB" and opens.lower_ == "to" and after


def _undergone(cue: Cue) -> list[list[Token]]:
    """What a passive reports: a clause behind it, what is praised or blamed by somebody, or who is accused of what."""
    verb = cue.verb
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    about = [t for t in subject.subtree if t.i < verb.i] if subject is not None else []
    clause = next((c for c in verb.rights if _is_clause(c, cue.lemma) or c.dep_ == "xcomp"), None)
    if clause is not None and cue.lemma in (SPEECH | BELIEF | DESIRE | REQUEST) - _NOBODYS:
        told = [t for t in clause.subtree if t.i > cue.last]
        return [about, told] if cue.lemma in _RAISED and clause.left_edge.lower_ == "to" else [told]
    if cue.subject is not None and subject is not None and cue.lemma in OBJECT | SPEECH | BELIEF:
        return [about]
    charge = next((c for c in verb.rights if c.dep_ == "prep" and cue.lemma in CHARGED.get(c.lower_, ())), None)
    return [about, [t for t in charge.subtree if t != charge]] if charge is not None and about else []


def _behind(cue: Cue, prep: Token) -> list[Token]:
    """What stands behind the preposition that ends the cue, with whatever else hangs on the verb there."""
    first = next(prep.rights, None)
    if first is None and any(child.left_edge.i == prep.i + 1 for child in cue.verb.rights):
        return _onward(cue, prep.i + 1)
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
    said = speaker_tokens(cue)
    start = max([cue.last, *(i for i in said if i < root.left_edge.i)])
    joined = [c for c in root.conjuncts if c.i > root.i and (_tells_more(c) or _tells_anew(c))]
    others = [c.left_edge.i for c in root.rights if c.dep_ == "advcl" and _is_contrast(c)]
    end = min([len(root.doc), *map(_joint, joined), *others])
    asked = [c for c in cue.verb.rights if c.dep_ == "dobj" and root.dep_ == "xcomp" and c.i < root.i]
    that = next((c.i for c in root.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None:
        asked, start = [], max(start, that - 1)
    found = [t for part in (*asked, *roots, *_further(cue, roots[-1])) for t in part.subtree if start < t.i < end]
    return _without_aside(sorted(found, key=lambda token: token.i))


def _further(cue: Cue, root: Token) -> list[Token]:
    """Verbs that the parse hangs on the cue, though they go on with what is told."""
    return [child for child in cue.verb.rights if child.i > root.i and _goes_on(child, cue, root)]


def _goes_on(verb: Token, cue: Cue, root: Token) -> bool:
    """Whether the verb has the form of what is told and not of the cue, or gives a reason: "wants to buy and hold"."""
    if verb.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in _REASONS for child in verb.lefts)
    return verb.dep_ == "conj" and lemma_of(verb) not in SPEECH and verb.tag_ == root.tag_ == "VB" != cue.verb.tag_


def _tells_more(verb: Token) -> bool:
    """Whether a joined verb is the speaker's next word: "says that sales fell and warns of losses"."""
    return resumes(verb) and verb.pos_ == "VERB" and lemma_of(verb) in SPEECH | BELIEF | REQUEST | OBJECT


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
    end = min([cue.verb.i, *speaker_tokens(cue), *(t.i for t in auxiliaries(cue))])
    told = [t for t in root.subtree if t.i < end]
    return list(root.doc[root.sent.start : told[-1].i + 1]) if told else []
