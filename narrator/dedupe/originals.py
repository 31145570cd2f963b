"""Which of several copies is the original, as far as evidence goes, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from narrator.dedupe.origin_claims import OriginClaims, read_origin_claims
from narrator.dedupe.similarity import VERBATIM, containment
from narrator.dedupe.texts import Text, shingles

PART = 0.6
FULLER = 1.05
MEDOID = (3, 12)

# What is said for or against a member, and what it weighs. A date or a byline outweighs length. That a text is
# mangled outweighs both together, since whoever copies may date and sign the copy; a part has more to make up for.
# What a copy says of its own source, in a credit or as its canonical link, speaks against its interest.
_WEIGHTS = {
    "a date": 2,
    "a byline": 2,
    "the earliest date": 2,
    "the credit of a copy": 4,
    "the address that a copy gives as its source": 4,
    "a dateline": 1,
    "a publisher": 1,
    "an address": 1,
    "the wording that the others share": 3,
    "the fullest text": 1,
    "the most direct speech": 1,
    "only part of the text": -3,
    "somebody else's address": -3,
    "a credit to another": -3,
    "words swapped one for one": -5,
}

_SIZE = frozenset({"the fullest text", "the most direct speech"})
NAMED = 3
"""Tied articles that are named; of a thousand copies the rest are counted."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The members, likeliest original first, and the reason for the first in words."""

    ranked: tuple[Text, ...]
    reason: str


def choose_original(texts: Sequence[Text], mangled: frozenset[str] = frozenset()) -> Choice:
    """Rank the copies of one text by what each says of itself; `mangled` holds the ids of machine-spun ones.

    A tie in evidence goes to the longer text, then to the id that sorts first, and the reason admits it.
    """
    longest = max(texts, key=lambda text: (len(text.words), text.article.id))
    field = _Field(
        longest=longest,
        words=sorted((len(text.words) for text in texts), reverse=True),
        speech=sorted((_speech(text) for text in texts), reverse=True),
        dates=sorted(text.article.published for text in texts if text.article.published),
        source=_source(texts),
        claims=read_origin_claims([text.article for text in texts]),
    )
    evidence = {text.article.id: _evidence(text, field, text.article.id in mangled) for text in texts}
    ranked = sorted(texts, key=lambda text: (-_weight(evidence[text.article.id]), -len(text.words), text.article.id))
    return Choice(tuple(ranked), _reason(ranked, evidence))


@dataclass(frozen=True, slots=True)
class _Field:
    """What a member is measured against: lengths and speech from most to least, dates from first to last."""

    longest: Text
    words: Sequence[int]
    speech: Sequence[int]
    dates: Sequence[date]
    source: str | None
    claims: OriginClaims


def _weight(evidence: Sequence[str]) -> int:
    return sum(_WEIGHTS[word] for word in evidence)


def _evidence(text: Text, field: _Field, mangled: bool) -> tuple[str, ...]:
    """The keys of `_WEIGHTS` that hold for one member."""
    article, length = text.article, len(text.words)
    later = article.published is not None and article.published > field.dates[0]  # it may have taken more in
    holds = {
        "a date": article.published is not None,
        "a byline": bool(article.byline),
        "the earliest date": len(field.dates) > 1 and field.dates[0] == article.published != field.dates[1],
        "the credit of a copy": article.id in field.claims.credited,
        "the address that a copy gives as its source": article.id in field.claims.canonical,
        "a dateline": bool(article.dateline),
        "a publisher": bool(article.publisher),
        "an address": bool(article.address),
        "the wording that the others share": not later and text.normal == field.source,
        "the fullest text": not later and _leads(length, field.words),
        "the most direct speech": not later and _leads(_speech(text), field.speech),
        "only part of the text": length < PART * field.words[0] and not _precedes(text, field.longest),
        "somebody else's address": article.id in field.claims.elsewhere,
        "a credit to another": article.id in field.claims.crediting,
        "words swapped one for one": mangled,
    }
    return tuple(word for word in _WEIGHTS if holds[word])


def _precedes(part: Text, whole: Text) -> bool:
    """Whether a part is known to be older: then the whole is a round-up that took it in."""
    mine, theirs = part.article.published, whole.article.published
    return mine is not None and theirs is not None and mine < theirs


def _leads(own: int, ranked: Sequence[int]) -> bool:
    """Whether a value is the first of several by a clear margin."""
    return len(ranked) > 1 and own == ranked[0] and own > FULLER * ranked[1]


def _source(texts: Sequence[Text]) -> str | None:
    """Of three texts or more, the one that shares most with the rest: copies agree through what they copied.

    Those that stand in it, or it in them, are no rivals: completeness tells them apart.
    """
    distinct = list({text.normal: text for text in texts}.values())
    if not MEDOID[0] <= len(distinct) <= MEDOID[1]:
        return None
    return next((text.normal for text in sorted(distinct, key=_by_length) if _is_source(text, distinct)), None)


def _by_length(text: Text) -> tuple[int, str]:
    return -len(text.words), text.normal


def _is_source(text: Text, distinct: Sequence[Text]) -> bool:
    rivals = [other for other in distinct if other is not text and containment(other, text) < VERBATIM]
    own = _shared(text, distinct)
    return own > 0 and all(own > FULLER * _shared(other, distinct) for other in rivals)


def _shared(text: Text, texts: Sequence[Text]) -> int:
    """Five-word shingles that a text has in common with each other one, added up."""
    own = shingles(text)
    return sum(len(own & shingles(other)) for other in texts if other.normal != text.normal)


def _speech(text: Text) -> int:
    """Characters between quotation marks."""
    return sum(len(part) for part in text.normal.split('"')[1::2])


def _reason(ranked: Sequence[Text], evidence: Mapping[str, tuple[str, ...]]) -> str:
    """Why the first and not the others, in words for people."""
    if len(ranked) == 1:
        return "no other article has its text"
    first = evidence[ranked[0].article.id]
    tied = [text for text in ranked[1:] if _weight(evidence[text.article.id]) == _weight(first)]
    if tied:
        return _tie(ranked[0], tied, evidence)
    others = {word for text in ranked[1:] for word in evidence[text.article.id]}
    if alone := _good(first, others):
        weak = _SIZE.issuperset(alone) and others.issubset(first)
        return f"it alone has {_listed(alone)}{', and nothing else tells them apart' if weak else ''}"
    if good := _good(first):
        return f"it has more to show than any other: {_listed(good)}"
    against = sorted({word for word in others if _WEIGHTS[word] < 0})
    return f"the others have {_listed(against)}"


def _tie(first: Text, tied: Sequence[Text], evidence: Mapping[str, tuple[str, ...]]) -> str:
    """Whom nothing outweighs, what speaks for either of two where it is not the same, and which was taken."""
    longest = all(len(first.words) > len(text.words) for text in tied)
    most = "the longer" if len(tied) == 1 else "the longest"
    taken = f"{most} was taken" if longest else "taken by the order of their names"
    names = _listed([text.article.id for text in tied[:NAMED]] + _more(len(tied) - NAMED))
    mine, theirs = (evidence[text.article.id] for text in (first, tied[0]))
    for_it, for_other = _good(mine, theirs), _good(theirs, mine)
    if len(tied) == 1 and for_it and for_other:
        return f"a tie: it has {_listed(for_it)}, {names} has {_listed(for_other)}; {taken}"
    return f"a tie: nothing tells it from {names}; {taken}"


def _good(words: Sequence[str], known: Collection[str] = ()) -> list[str]:
    """What speaks for a member and is not known of another."""
    return [word for word in words if _WEIGHTS[word] > 0 and word not in known]


def _more(count: int) -> list[str]:
    return [f"{count:,} {'other' if count == 1 else 'others'}"] if count > 0 else []


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
