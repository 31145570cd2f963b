"""A sentence cut into the clauses and phrases that can each hold a figure of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from narrator.model.claims import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_AFTER_COMMA = (
    r"(?:but|yet|against|compared|versus|vs\.?|(?:up|down)\sfrom|after|before\s[a-z]+ing|ahead"
    r"\sof|followed\sby|(?:far|well|way|just)\s(?:below|above|behind|short\sof)|below|above|with"
    r"|as"
    r"|because|since\s\w+\s(?:has|have|had|is|are|was|were)|so|which|who|whose|where|leaving"
    r"|holding|limiting|bringing|giving|pushing|sending|lifting|taking|making|keeping|more\sthan"
    r"\s(?:the|a)\b"
    r"|less\sthan\s(?:the|a)\b|an?\s(?:increase|decrease|gain|rise|drop|fall|jump|return|loss)"
    r"|the\s(?:most|least|largest|biggest|highest|lowest)|according|citing|while|whereas"
    r"|although|though)"
)
_BOUNDARY = re.compile(
    rf"[;:]\s+|,\s+(?={_AFTER_COMMA}\b)|,\s+(?=[¤¢]+\s(?:of\swhat|more|less|fewer)\b)|\s(?="
    r"(?:while|whereas|although|though)\s)|\s(?=in\s(?:stark\s|sharp\s|marked\s)?contrast\s(?:to"
    r"|with)\s)"
    r"|(?:(?<=\bInc\.)|(?<=\bCorp\.))\s(?=(?-i:[A-Z][a-z]+\s[a-z]))"
    r"|\s(?=and\salso\s)|\s(?=the\s¢+\s(?:that|which|they|it|he|she|those|these)\b)"
    r"|\s(?=compared\s(?:with|to)\s)|\s(?=(?:against|versus)\s[¤¢])|\s[–—]\s",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\W*(?:after|following|despite|before|besides)\s[^,;]{0,80}[¢¤][^,;]*,\s+", re.IGNORECASE)
ASIDE = re.compile(
    r"\s[–—]\s[^–—]*\s[–—]\s|,\s(?:which|who|whose)\s[^,;¤¢]*,(?=\s(?:has|have|had|is|are|was"
    r"|were|will|[a-z]+ed|[a-z]+s|rose|fell|lost|made|put|slid|sank)\s)|,\s(?:citing|quoting)"
    r"\s[^,;¤¢]*,"
    r"|,\s(?:an?|the)\s(?:\w+\s)?(?:gauge|index|measure|benchmark|proxy|barometer)\s[^,;¤¢]*,"
)
"""Words set apart in the middle of a clause, which goes on behind them."""
_PAREN = re.compile(r"\([^()]*\)")
_BASE = re.compile(
    r"(?:\b(?:compared\s(?:with|to)|relative\sto|versus|vs\.?|than)(?:\s(?:in|at|on))?|^against)\s(?:the\s|that\sof\s)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:\d%?|percent|points?|[mb]illion)\s(?:from\s(?:the\s)?last|(?:from|over)\s(?:the\s)?(?:prior|previous|preceding))\b",
    re.IGNORECASE,
)
"""A figure from what was before: "rose 9% from last year", not the "0.3% from January" that is a limit from then on."""
_COMPARED = re.compile(
    r"\s*(?:,\s*)?(?:against|compared|versus|vs|(?:up|down)\sfrom|after|ahead\sof|followed\sby|"
    r"(?:far|well|way|just)?\s?(?:below|above|behind)|than|as\sagainst|in\s(?:\w+\s)?contrast)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\s*(?:,\s*)?(?:(?:up|down)\sfrom|after|from|than)\b", re.IGNORECASE)
_TIMES = frozenset({"day", "session", "week", "month", "quarter", "year", "time", "period", "stretch"})
_RELATIVE = frozenset({"WDT", "WP"})


def find_clauses(words: str, start: int, sentence: Iterable[Tokens]) -> tuple[Span, ...]:
    """The clauses of one sentence, in order and without gaps.

    Parameters
    ----------
    words : the sentence, its figures as ¤ or ¢.
    start : where it begins in the text.
    sentence : its parse, cut at the same place.

    Neither parentheses nor the words between a pair of dashes are cut off.
    """
    closed = [found.span() for pattern in (ASIDE, _PAREN) for found in pattern.finditer(words)]
    cuts = {found.end() for found in _BOUNDARY.finditer(words) if not any(a <= found.start() < b for a, b in closed)}
    cuts |= {cut - start for cut in _second_subjects(sentence)} - {0}
    opening = _OPENING.match(words)
    cuts |= {opening.end()} if opening else set()
    edges = [
        0,
        *sorted(cut for cut in cuts if 0 < cut < len(words) and not any(a < cut < b for a, b in closed)),
        len(words),
    ]
    return tuple(Span(start + a, start + b) for a, b in pairwise(edges) if words[a:b].strip())


def _second_subjects(sentence: Iterable[Tokens]) -> Iterable[int]:
    """Where a clause with a subject of its own begins: behind "and" or "but", and in "the week that bonds rose"."""
    for part in sentence:
        for token in part:
            if token.pos_ not in {"VERB", "AUX"}:
                continue
            own = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i]
            if token.dep_ == "conj":
                yield from (child.left_edge.idx for child in own)
            elif token.left_edge.i > part.start and token.left_edge.nbor(-1).lemma_ in _TIMES:
                yield from (token.left_edge.idx for child in own if child.tag_ not in _RELATIVE)


def is_base(before: str, period: str) -> bool:
    """Whether a period, behind some words, is that from which something changed, or with which it is compared.

    >>> is_base("Compared with ", "last year"), is_base("Rents rose 9% ", "over the past year")
    (True, False)
    """
    changed = (found.end() for found in _CHANGED.finditer(before + period))
    return _BASE.search(before) is not None or any(end > len(before) for end in changed)


def is_compared(clause: str) -> bool:
    """Whether a clause only sets its figure against one before it ("against 16%", "ahead of retail")."""
    return _COMPARED.match(clause) is not None


def is_earlier(clause: str) -> bool:
    """Whether a clause gives the figure of an earlier time ("up from 9%", "after $5 million")."""
    return _EARLIER.match(clause) is not None


def trimmed(text: str, span: Span) -> Span:
    """The span without the spaces, commas and joining words at its ends."""
    words = span.of(text)
    lead = re.match(r"[\s,;:–—]*(?:(?:and|but)\s)?", words)
    start = lead.end() if lead else 0
    tail = re.search(r"(?:[\s,;:–—]|(?<![\w-])(?:and|but|while)(?!\w))*$", words)
    end = tail.start() if tail else len(words)
    return Span(span.start + start, span.start + end) if start < end else span
