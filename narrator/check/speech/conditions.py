"""What somebody says would be under a condition, told without it."""

from __future__ import annotations

import re
from dataclasses import replace

from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.sources.search import content_words
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_OPENS = (
    r"for\s(?:every|each)|with\s(?:every|each)|(?<!even\s)(?<!as\s)if|unless|provided(?:\sthat)?|as\slong\sas|so\slong\sas"
    r"|on\scondition\sthat|in\sthe\sevent\s(?:of|that)|assuming|should(?=\s[a-z]+\s(?!have\b)[a-z]+\b)"
)
_CONDITION = re.compile(rf"\b(?:only\s)?(?:{_OPENS})\s(?P<what>[^,;:.–—]*(?:\.\d[^,;:.–—]*)*)", re.IGNORECASE)
_CONDITIONAL = re.compile(
    rf"\b(?:{_OPENS}|every|each|per|when|whenever|once|until|in\scase|depend\w*)\b", re.IGNORECASE
)
_CERTAIN = re.compile(
    r"\b(?:would|will|must|shall|ha(?:s|ve)\sto|be\s(?:forced|obliged|made)\sto|won['’]t|likel(?:y|ier|iest)\sto)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:might|could|may(?!\s\d)|can|perhaps|possibly)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:ask\w*|see\w*|know\w*|wonder\w*|decide\w*|doubt\w*|question|tell|clear|sure|whether)\s$", re.IGNORECASE
)


def has_condition(text: str) -> bool:
    """Whether a sentence says under which condition, when or how often something is so."""
    return _CONDITIONAL.search(text) is not None


def conditioned(opinion: Opinion, draft: str, reading: Reading) -> Opinion:
    """The opinion that an article supports a sentence, unless who says it there says it under a condition only."""
    if opinion.verdict is not Verdict.SUPPORTED or not _CERTAIN.search(draft):
        return opinion
    if _CONDITIONAL.search(draft) or _OPEN.search(draft):
        return opinion
    for shown in opinion.evidence:
        if shown.article != reading.id or shown.span is None:
            continue
        left_out = _left_out(draft, shown.span, reading)
        if left_out is not None:
            says = f"{reading.id} has it said only “{left_out}” ({' '.join(shown.text.split())})"
            return replace(opinion, verdict=Verdict.REFUTED, rule="quote", found=says, suggestion=None)
    return opinion


def _left_out(draft: str, place: Span, reading: Reading) -> str | None:
    """The condition in what is said at a place of an article, where the draft has few of its words."""
    told = content_words(draft)
    for quote in reading.statements.quotes:
        if quote.speaker is None or not place.covers(quote.content.span):
            continue
        for match in _CONDITION.finditer(quote.content.text):
            words = content_words(match["what"])
            free = not _ASKS.search(quote.content.text[: match.start()])
            if free and words and 2 * len(words & told) < len(words):
                return " ".join(match.group().split())
    return None
