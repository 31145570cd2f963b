"""Cues of reported speech: the words that say that somebody says something, and whose they are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.extract.lexicon import (
    BELIEF,
    INSTRUMENTS,
    NAMING,
    REQUEST,
    SAYS_NOTHING,
    SHOWN,
    SPEECH,
    WRITTEN,
)
from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the verb that makes a clause."""

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_SIGNATURE = 20
_LONGEST = 300
"""Nobody writes a sentence of more words than this: it is a table or noise, and every cue in it would be weighed
against all of its words."""

_CARRIED = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TELLING = re.compile(
    rf"^(?:{'|'.join(sorted(INSTRUMENTS))}|evidence|statistic|result|finding|information|source|test|spokes.*|people|staff)$"
    r"|(?:ist|er|or|man|woman|ian|ant|ive|cial|ct|nt)$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the head of its speaker, `None` where the sentence names nobody.

    `span` has the auxiliaries and the adverbs among them: "has said", "also warned". `until` is the place of the token
    where the speaker's words end, if not with all that hangs on `subject`.
    """

    verb: Token
    span: Span
    subject: Token | None
    until: int | None = None

    @property
    def according(self) -> bool:
        """Whether the words are "according to"."""
        return self.verb.lower_ == "according"

    @property
    def signed(self) -> bool:
        """Whether a dash stands between the words and their speaker."""
        return self.verb.text in _DASHES


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


def _cue_at(token: Token, inside: Callable[[int], bool]) -> Iterator[Cue]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
        if to.i + 1 < len(to.doc) and to.nbor().lower_ == "according":
            return
        source = _object(to)
        yield Cue(token, Span(token.idx, to.idx + len(to)), source, _overrun(source) if source is not None else None)
    elif token.text in _DASHES and (signer := _signer(token)) is not None:
        yield Cue(token, Span(token.idx, token.idx + len(token)), signer)
    elif token.pos_ == "NOUN" and _closes_show(token):
        yield Cue(token, Span(token.idx, token.idx + len(token)), token.nbor(-1))
    elif token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in SPEECH | BELIEF | REQUEST | NAMING:
        subject = _subject(token, inside)
        if subject is None or not _cannot_speak(subject, token):
            yield Cue(token, _with_auxiliaries(token), subject)


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


def _subject(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """Who says it: the verb's own subject, one after it (", said Jane"), or that of the verb it hangs on ("adding")."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS and not inside(child.idx)]
    found = own[0] if own else _turned(verb, inside)
    if found is not None or verb.head == verb or inside(verb.head.idx):
        return found
    if verb.dep_ == "acl":
        return verb.head if verb.tag_ == "VBG" else None
    if verb.dep_ == "conj" and (teller := _resumed(verb)) is not None:
        return _subject(teller, inside)
    return _subject(verb.head, inside) if verb.dep_ in _CARRIED else None


def _resumed(verb: Token) -> Token | None:
    """The cue that `verb` goes on from in "says it fell and notes that ...", which looks joined to "fell"."""
    root = verb.head
    teller = root.head
    goes_on = root.dep_ == "ccomp" and teller.tag_ == verb.tag_ != root.tag_
    return teller if goes_on and not any(child.dep_ in _SUBJECTS for child in verb.children) else None


def resumes(verb: Token) -> bool:
    """Whether the verb, joined to a reported clause, belongs to the speaker and no longer to the clause."""
    return verb.dep_ == "conj" and _resumed(verb) is not None


def _turned(verb: Token, inside: Callable[[int], bool]) -> Token | None:
    """A subject that follows its verb, as it does after quoted words or a comma."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or before.text not in {",", '"', "'", "''"} or verb.i + 1 >= len(verb.doc):
        return None
    chunk = next((c for c in verb.sent.noun_chunks if c.start == verb.i + 1), None)
    return chunk.root if chunk is not None and not inside(chunk.root.idx) else None


def _cannot_speak(subject: Token, verb: Token) -> bool:
    """Whether the subject is nobody, as in "This suggests" and "which shows"."""
    lemma = verb.lemma_.lower()
    if lemma in SHOWN and subject.pos_ == "NOUN" and not _TELLING.search(subject.lemma_.lower()):
        return True
    if subject.lower_ == "who" or (verb.dep_ == "relcl" and lemma in WRITTEN):
        return False
    return subject.lower_ in SAYS_NOTHING and (subject.lower_ != "it" or lemma in SHOWN)


def _with_auxiliaries(verb: Token) -> Span:
    first = verb
    for child in sorted(verb.lefts, key=lambda token: -token.i):
        if child.dep_ not in {"aux", "auxpass", "neg", "advmod"} or child.i != first.i - 1:
            break
        first = child
    last = next((c for c in verb.rights if c.i == verb.i + 1 and (c.dep_ == "prt" or is_call(verb, c))), verb)
    return Span(first.idx, last.idx + len(last))


def is_call(verb: Token, word: Token) -> bool:
    """Whether the words are "call for" or "call on"."""
    return verb.lemma_.lower() == "call" and word.dep_ == "prep" and word.lower_ in {"for", "on"}
