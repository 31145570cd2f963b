"""Who speaks: full name, role and employer of the words that stand beside a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.extract.lexicon import INSTRUMENTS, PRONOUNS
from narrator.model.claims import Entity, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADS = (
    r"(?:strategist|analyst|economist|manager|director|officer|executive|president|chair|chairman|chairwoman|founder"
    r"|co-founder|partner|head|trader|investor|advis[eo]r|consultant|spokes(?:man|woman|person)|secretary|minister"
    r"|governor|senator|representative|professor|lawyer|attorney|researcher|editor|author|treasurer|broker|dealer"
    r"|commissioner|regulator|mayor|judge|scientist|engineer|owner|chief|specialist|official|CEO|CFO|CIO|COO|CTO|lecturer|fellow)s?"
)
_KINDS = (
    r"(?:chief|senior|junior|global|head|managing|portfolio|markets?|equity|equities|investment|strategy|vice|executive"
    r"|deputy|associate|assistant|principal|quantitative|research|fund|hedge|hedge-fund|wealth|financial|operating|interim"
    r"|technology|information|founding|general|former|lead|credit|rates|macro|U\.S\.|US|European|bank|banking|tech|policy"
    r"|technical|retail|independent|acting|political|cross-asset|multi-asset|derivatives|options|co-chief|press|prime)"
)
_NAME = r"[A-Z0-9][\w&.'\-]*(?: (?:(?:of|and|&|for|the|de) )?[A-Z0-9][\w&.'\-]*)*"
_AT = r"(?:at|of|for|with|from)"
_PLAIN = r"(?!(?:at|of|for|with|from|in|on|who|which|and|said|says)\b)[a-z.\-]+"
_ROLE = (
    rf"(?:(?:(?i:{_KINDS})|{_PLAIN}) ){{0,6}}(?i:{_HEADS})\b"
    rf"(?:(?:,? and|,)(?: {_PLAIN}){{0,4}} {_HEADS}\b)*(?: of(?: {_PLAIN}){{1,5}}\b)?"
)
_AFTER = re.compile(
    rf", (?:the |an? |its |(?:who|which) is (?:an? |the )?)?(?:(?P<owner>{_NAME})(?:'s?)? )??(?P<role>{_ROLE})"
    rf"(?:(?:,)? {_AT} (?:the )?(?P<employer>{_NAME}))?"
)
_OF = re.compile(rf" {_AT} (?:the )?(?P<employer>{_NAME})")
_RUNS = re.compile(
    rf", who (?:runs|heads|leads|manages|founded|oversees)(?: the)?(?: [a-z\-]+){{0,3}} (?P<employer>{_NAME})"
)
_TITLE = re.compile(rf"(?<!\S)(?P<role>(?:(?i:{_KINDS}) )*(?i:{_HEADS})(?: of [a-z]+(?: [a-z]+)?)?),? $")
_UNNAMED = re.compile(rf"(?P<role>(?i:(?:{_KINDS} )*{_HEADS}))\b(?:.*? {_AT} (?:the )?(?P<employer>{_NAME}))?")
_RELATIVES = frozenset({"who", "that", "which"})
_ARTICLES = re.compile(r"^(?:the|an?|some|many|several|most|other|its|their|his|her) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a text and what it says of their bearers, so that a later "Halloran" keeps his employer."""

    text: str
    entities: tuple[Entity, ...]
    posts: Mapping[str, tuple[str | None, str | None]]


def cast_of(doc: Doc, entities: Sequence[Entity]) -> Cast:
    """Role and employer of each person, as first stated."""
    words = doc.text  # built anew at every call
    posts: dict[str, tuple[str | None, str | None]] = {}
    ends = [(sent.start_char, sent.end_char) for sent in doc.sents]
    for entity in entities:
        if entity.label != "PERSON":
            continue
        start, end = next(((s, e) for s, e in ends if s <= entity.span.start < e), (0, len(words)))
        role, employer = _post(words, entity, Span(start, max(end, entity.span.end)), entities)
        known = posts.get(entity.name, (None, None))
        posts[entity.name] = (known[0] or role, known[1] or employer)
    return Cast(words, tuple(entities), posts)


def speaker_span(root: Token, verb: Token | None, until: int | None = None) -> Span:
    """The words of the speaker: the noun with all that describes it, without the cue or what is said."""
    doc = root.doc
    first = root.left_edge.i
    last = max(root.i, min([root.right_edge.i, *(child.left_edge.i - 1 for child in root.rights if _is_aside(child))]))
    last = last if until is None else min(last, until - 1)
    if verb is not None and first <= verb.i <= last:
        first, last = (verb.i + 1, last) if verb.i < root.i else (first, verb.i - 1)
    while first and _is_stray(doc[first - 1], root, first, verb):
        first -= 1
    while last > root.i and not any(c.isalnum() or c in ")." for c in doc[last].text):
        last -= 1
    while first < root.i and not doc[first].text[0].isalnum():
        first += 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def _is_stray(token: Token, root: Token, first: int, verb: Token | None) -> bool:
    """Whether the word before belongs to the name, though the parse hangs it on a verb that it took for a noun."""
    return token.dep_ in {"compound", "poss"} and (token.head == verb or first <= token.head.i < root.i)


def _is_aside(child: Token) -> bool:
    """Whether a dependant of a noun says how something was done, not who speaks: "based on ...", "and fell"."""
    return child.dep_ in {"acl", "advcl"} or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})


def describe(span: Span, text: str, root: Token, cast: Cast, before: Sequence[Speaker]) -> Speaker:
    """Name, role and employer of the words at `span`.

    A pronoun is the person who was last named or last spoke; a surname has what the text says of its bearer.
    """
    words = span.of(text)
    if words.casefold() in _RELATIVES and root.head.dep_ == "relcl":
        whole = describe(speaker_span(root.head.head, root.head), text, root.head.head, cast, before)
        return Speaker(span, words, whole.name, whole.role, whole.affiliation)
    if words.casefold() in PRONOUNS:
        return _pronoun(span, words, cast, before)
    inside = [e for e in cast.entities if span.covers(e.span)]
    person = next((e for e in inside if e.label == "PERSON" and _is_head(e, root, span)), None)
    if person is not None:
        role, employer = cast.posts.get(person.name, (None, None))
        return Speaker(span, words, person.name, role, employer)
    if root.pos_ == "PROPN" and not any(e.span.start <= root.idx < e.span.end for e in inside):
        return _unlisted(span, words, root, cast)
    return _unnamed(span, words, root, inside)


def _unlisted(span: Span, words: str, root: Token, cast: Cast) -> Speaker:
    """A proper name that is no entity: its own words and what stands beside it."""
    parts = [t for t in root.lefts if t.dep_ in {"compound", "flat"} and t.pos_ == "PROPN" and t.idx >= span.start]
    start, end = min([root.idx, *(t.idx for t in parts)]), root.idx + len(root)
    name = " ".join(cast.text[start:end].split())
    sentence = Span(min(root.sent.start_char, start), max(root.sent.end_char, end))
    person = Entity(Span(start, end), name, "PERSON", name)
    role, employer = _post(cast.text, person, sentence, cast.entities)
    known = cast.posts.get(name, (None, None))
    return Speaker(span, words, name, role or known[0], employer or known[1])


def _is_head(entity: Entity, root: Token, span: Span) -> bool:
    """Whether the person is the one who speaks, not someone that the words merely mention."""
    if entity.span.start <= root.idx < entity.span.end:
        return True
    within = root.doc.char_span(entity.span.start, entity.span.end, alignment_mode="expand")
    linked = within is not None and within.root.head == root and within.root.dep_ in {"appos", "compound", "nmod"}
    return linked or (entity.span.start == span.start and root.pos_ == "PROPN")


def _pronoun(span: Span, words: str, cast: Cast, before: Sequence[Speaker]) -> Speaker:
    """The person named last before the pronoun."""
    named = [e for e in cast.entities if e.label == "PERSON" and e.span.end <= span.start]
    spoke = [s for s in before if s.name in cast.posts]
    if named and (words.casefold() == "who" or not spoke or spoke[-1].span.end < named[-1].span.start):
        name = named[-1].name
    elif spoke:
        name = spoke[-1].name
    else:
        return Speaker(span, words, words)
    return Speaker(span, words, name, *cast.posts.get(name, (None, None)))


def _unnamed(span: Span, words: str, root: Token, inside: Sequence[Entity]) -> Speaker:
    """A company, its figures, or people without a name ("Tidewater analysts")."""
    firms = [e for e in inside if e.label in {"ORG", "GPE", "PERSON", "PRODUCT", "FAC"}]
    head = next((e for e in firms if e.span.start <= root.idx < e.span.end), None)
    if head is not None:
        return Speaker(span, words, head.name)
    if firms and root.lemma_.lower() in INSTRUMENTS:
        return Speaker(span, words, firms[0].name)
    name = _ARTICLES.sub("", " ".join(words.split()))
    behind = firms[0].span.end - span.start if firms else 0
    found = _UNNAMED.search(words, behind) or _UNNAMED.search(words)
    if found is None or found["role"] == name:
        return Speaker(span, words, name)
    return Speaker(span, words, name, found["role"], firms[0].name if firms else None)


def _post(text: str, person: Entity, sentence: Span, entities: Sequence[Entity]) -> tuple[str | None, str | None]:
    """Role and employer from the words right after a name, or else right before it."""
    start, end = person.span.start, person.span.end
    after = _AFTER.match(text, end, sentence.end)
    if after is not None:
        employer = _employer(after, "employer", text, entities) or _employer(after, "owner", text, entities)
        return re.sub(r"^(?:now|currently) (?:an? |the )?", "", after["role"]), employer or _owner(
            text, start, entities
        )
    runs = _RUNS.match(text, end, sentence.end)
    if runs is not None:
        return None, _employer(runs, "employer", text, entities)
    title = _TITLE.search(text[sentence.start : start])
    role = title["role"] if title else None
    beside = _OF.match(text, end, sentence.end)
    if beside is not None:
        return role, _employer(beside, "employer", text, entities)
    return role, _owner(text, sentence.start + title.start() if title else start, entities)


def _employer(match: re.Match[str], group: str, text: str, entities: Sequence[Entity]) -> str | None:
    """The company at a group of the match, by its one name; the capitalised words themselves where none was found."""
    if not match[group]:
        return None
    start, end = match.span(group)
    for entity in entities:
        if entity.label not in {"PERSON", "INDEX", "NORP"} and entity.span.start <= start < entity.span.end:
            return entity.name
    words = text[start:end]
    return words if words.endswith((" Inc.", " Corp.", " Co.", " Ltd.")) else words.rstrip(".'")


def _owner(text: str, end: int, entities: Sequence[Entity]) -> str | None:
    """The company whose name, with or without "'s", ends right before `end`."""
    for entity in _before(entities, end):
        if entity.label in {"ORG", "GPE"} and re.fullmatch(r"(?:'s?)?,? ", text[entity.span.end : end]):
            return entity.name if entity.label == "ORG" else None
    return None


def _before(entities: Sequence[Entity], end: int) -> Iterator[Entity]:
    return (entity for entity in reversed(entities) if entity.span.end <= end)
