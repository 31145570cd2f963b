"""Cues of reported speech: the words that say that somebody says or thinks something, and whose they are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.extract.speech.attitudes import carries, find_adjective, find_noun
from narrator.extract.speech.frames import BELIEF, BY, DESIRE, DOING, INSTRUMENTS, OBJECT, RAISING, REQUEST, SPEECH
from narrator.extract.speech.tellers import FINITE, can_tell, cannot_speak, is_passive, teller_of
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_VERBS = SPEECH | BELIEF | DESIRE | REQUEST | DOING | OBJECT | frozenset().union(*BY.values())
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_SIGNATURE = 20
_LONGEST = 300
"""Nobody writes a sentence of more words than this: it is a table or noise, and every cue in it would be weighed
against all of its words."""

_MISREAD = {"hoped": "hope", "hoping": "hope", "rated": "rate", "rating": "rate", "quoting": "quote"}
"""Forms that the lemmatiser takes for those of another verb."""

_LEADING = frozenset({"aux", "auxpass", "neg", "advmod"})
_VIEWS = frozenset({"view", "opinion", "words", "eyes", "judgment", "judgement", "estimation"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the head of its speaker, `None` where the sentence names nobody.

    `verb` is the word that tells: a verb, a noun ("the claim that"), an adjective ("is sure that"), "according" or a
    dash. `span` has the auxiliaries, the adverbs among them and a preposition that leads on: "has said", "also warned
    of"; `last` is the place of its last token. `until` is the place of the token where the speaker's words end, if not
    with all that hangs on `subject`. `lemma` is the verb with its particle: "point out".
    """

    verb: Token
    span: Span
    subject: Token | None
    last: int
    lemma: str
    until: int | None = None

    @property
    def according(self) -> bool:
        """Whether the words are "according to" or "in the view of"."""
        return self.lemma == "according"

    @property
    def signed(self) -> bool:
        """Whether a dash stands between the words and their speaker."""
        return self.verb.text in _DASHES

    @property
    def speech(self) -> bool:
        """Whether quoted words may stand beside it."""
        return self.lemma in SPEECH


def find_cues(doc: Doc, inside: Callable[[int], bool]) -> tuple[Cue, ...]:
    """Cues in order; `inside` says whether an offset lies in quoted words, where nobody but the speaker speaks.

    Of "according to according to", only the last leads to a source.
    """
    return tuple(
        cue
        for sent in doc.sents
        if len(sent) <= _LONGEST
        for token in sent
        if not inside(token.idx)
        for cue in _cue_at(token, inside)
    )


def lemma_of(verb: Token) -> str:
    """The verb's lemma, with its particle where it has one: "point out"."""
    lemma = _MISREAD.get(verb.lower_) or verb.lemma_.lower()
    particle = next((child for child in verb.rights if child.dep_ == "prt"), None)
    together = f"{lemma} {particle.lower_}" if particle is not None else lemma
    return together if together in _VERBS or together in RAISING else lemma


def _cue_at(token: Token, inside: Callable[[int], bool]) -> Iterator[Cue]:
    kind = token.pos_
    if kind in {"VERB", "AUX"}:
        yield from _according(token) if token.lower_ == "according" else _verb_cue(token, inside)
    elif kind == "NOUN":
        yield from _noun_cue(token, inside)
    elif token.text in _DASHES:
        if (signer := _signer(token)) is not None:
            yield Cue(token, Span(token.idx, token.idx + len(token)), signer, token.i, token.text)
    elif token.lower_ == "according":
        yield from _according(token)
    if kind in {"ADJ", "VERB"} and (found := find_adjective(token)) is not None:
        yield _between(token, *found)


def _verb_cue(token: Token, inside: Callable[[int], bool]) -> Iterator[Cue]:
    lemma = lemma_of(token)
    if lemma not in _VERBS or carries(token) or _stays_unnamed(token, lemma):
        return
    subject = teller_of(token, inside)
    if subject is not None and cannot_speak(subject, token):
        return
    first, last = _first(token), _last(token, lemma)
    if subject is None and not is_passive(token):
        return
    yield _between(token, first, last, subject, lemma)


def _stays_unnamed(verb: Token, lemma: str) -> bool:
    """Whether somebody "asked not to be named", which says nothing of the matter."""
    wish = next((child for child in verb.rights if child.dep_ == "xcomp"), None) if lemma == "ask" else None
    return wish is not None and wish.lemma_ in {"name", "identify", "quote"} and is_passive(wish)


def _between(token: Token, first: int, last: int, subject: Token | None, lemma: str = "") -> Cue:
    doc = token.doc
    return Cue(token, Span(doc[first].idx, doc[last].idx + len(doc[last])), subject, last, lemma)


def _noun_cue(token: Token, inside: Callable[[int], bool]) -> Iterator[Cue]:
    if token.lower_ in _VIEWS and (view := _in_the_view(token)) is not None:
        yield view
    elif _closes_show(token):
        yield Cue(token, Span(token.idx, token.idx + len(token)), token.nbor(-1), token.i, "show")
    elif (found := find_noun(token, inside, _first)) is not None:
        yield _between(token, *found)


def _according(token: Token) -> Iterator[Cue]:
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return
    to = token.nbor()
    if to.i + 1 < len(to.doc) and to.nbor().lower_ == "according":
        return
    source = _object(to)
    if source is None or _is_manner(source):
        return
    until = _overrun(source)
    yield Cue(token, Span(token.idx, to.idx + len(to)), source, to.i, "according", until)


def _is_manner(noun: Token) -> bool:
    """Whether "according to" only says how: "according to custom"."""
    return noun.tag_ == "NN" and not noun.n_lefts and not noun.n_rights and not can_tell(noun)


def _in_the_view(noun: Token) -> Cue | None:
    """The cue of "In the view of Jane Example, ..."."""
    doc, at = noun.doc, noun.i
    if at < len(("in", "the")) or at + 1 >= len(doc) or doc[at - 2].lower_ != "in" or doc[at + 1].lower_ != "of":
        return None
    source = _object(doc[at + 1])
    until = _overrun(source) if source is not None else None
    span = Span(doc[at - 2].idx, doc[at + 1].idx + len(doc[at + 1]))
    return Cue(doc[at - 2], span, source, at + 1, "according", until) if source is not None else None


def _overrun(source: Token) -> int | None:
    """The comma where "According to a report, shares fell" goes on, if the parse took "shares" into the source."""
    last = source.right_edge
    following = next((t for t in source.doc[last.i + 1 : source.sent.end] if t.text != ","), None)
    if following is None or following.tag_ not in FINITE:
        return None
    return next((t.i for t in source.doc[source.left_edge.i : last.i + 1] if t.text == ","), None)


def _closes_show(token: Token) -> bool:
    """Whether the word is the verb of ", Tidewater data show.", which parsers take for a noun."""
    if token.lower_ not in {"show", "shows"} or not token.i or token.nbor(-1).lemma_.lower() not in INSTRUMENTS:
        return False
    return token.i + 1 == len(token.doc) or token.nbor().text in {".", ","}


def _signer(dash: Token) -> Token | None:
    """Who signs in `"..." - Jane Example, strategist`: a name between the dash and the end of its line."""
    if not dash.i or dash.i + 1 >= len(dash.doc) or dash.nbor(-1).text not in {'"', "''"}:
        return None
    line = list(itertools.takewhile(lambda t: not (t.is_space and "\n" in t.text), dash.doc[dash.i + 1 :]))
    if (
        not 0 < len(line) <= _SIGNATURE
        or line[0].pos_ != "PROPN"
        or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in line)
    ):
        return None
    return next((t for t in line if t.pos_ == "PROPN" and (t.i + 1 == len(t.doc) or t.nbor().pos_ != "PROPN")), None)


def _object(to: Token) -> Token | None:
    """The noun that "according to" leads to."""
    found = next((child for child in to.children if child.dep_ in {"pobj", "pcomp"}), None)
    if found is not None or to.i + 1 >= len(to.doc):
        return found
    chunk = next((c for c in to.sent.noun_chunks if c.start == to.i + 1), None)
    return chunk.root if chunk is not None else None


def _first(verb: Token) -> int:
    """Where the cue begins: with the first auxiliary, or with a verb in front such as "appeared to"."""
    first = verb.i
    for child in sorted(verb.lefts, key=lambda token: -token.i):
        if child.dep_ not in _LEADING or child.i != first - 1:
            break
        first = child.i
    head = verb.head
    if verb.dep_ == "xcomp" and lemma_of(head) in RAISING and head.i < first <= head.i + 3:
        return _first(head)
    return first


def leads_to(prep: Token, lemma: str) -> bool:
    """Whether the preposition joins the verb to what it is about, and not to a day: "called on Tuesday for"."""
    joins = prep.dep_ == "prep" and lemma in BY.get(prep.lower_, ())
    return joins and not any(child.lower_ in _DAYS for child in prep.rights)


def _last(verb: Token, lemma: str) -> int:
    """Where the cue ends: with a particle, "by", or the preposition that leads to what is said."""
    last = next((c.i for c in verb.rights if c.i == verb.i + 1 and c.dep_ == "prt"), verb.i)
    for child in verb.rights:
        if child.i != last + 1:
            continue
        leads = leads_to(child, lemma)
        if leads or (child.dep_ == "agent" and is_passive(verb)):
            return child.i
    return last
