"""Superlatives: the words that rank a figure in its record or its class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from narrator.model.claims import Span

_NO_DEGREE = (
    r"(?!(?:interest|invest|reinvest|divest|harvest|forest|latest|modest|honest|protest|request|contest|suggest|arrest"
    r"|digest|nearest|closest|conquest|manifest|earnest|tempest|unrest|midwest|northwest|southwest|west|rest|test"
    r"|protest|nest|quest|guest|chest|zest|pest|vest|attest|detest|behest|bequest|inquest|priest|crest)\b)"
)
_DEGREE = (
    r"(?!(?:inter|in|re|div|har|for|lat|mod|hon|prot|requ|cont|sugg|arr|dig|near|clos|conqu|attest|infest|manif|earn"
    r"|tem|unr|unint|midw|northw|southw|nor)est\b|(?:west|rest|test|best|nest|pest|quest|guest|chest|crest|zest)\b)"
)
_DEGREE = (
    r"(?:(?:second|third|fourth|fifth)[\s-])?"
    rf"(?:(?:most|least|fewest)(?:\s[a-z]+(?:able|ive|ful|ous|al|ed|ing))?|best|worst|{_NO_DEGREE}[a-z]{{2,12}}est)"
)
_UNIT = r"(?:years?|months?|weeks?|days?|quarters?|decades?|century|generation|history|memory|sessions?)"
_WINDOW = (
    r"(?:~+|since\s[^,;.()¢¤]{1,40}|(?:in|for)\s(?:[a-z]+\s){0,3}?(?:[¢~]+|(?:[0-9]+\s)?" + _UNIT + r"\b)"
    r"|of\s(?:the\s)?(?:~+|" + _UNIT + r"\b)|on\srecord|ever\b|so\sfar(?:\s~+)?"
    r"|(?:of|among)\s(?:any|all|the|every|its|their)"
    r"(?:\s(?!(?:is|was|are|were|be|has|have|had|do|does|did|fell|rose|lost|made|in|on|to|for|with|by|that|which|and|but)\b)"
    r"[\w&'’-]+){1,4})"
)
_NOUN = (
    r"(?:loss(?:es)?|gains?|profits?|drops?|falls?|rises?|declines?|advances?|slides?|jumps?|increases?|decreases?"
    r"|inflows?|outflows?|hauls?|withdrawals?|redemptions?|share|level|total|amount|sum|reading|proportion|returns?"
    r"|performance|money|run|stretch|streak|day|week|month|quarter|year|start|pace|shorts?|bets?|wagers?|positions?|trades?)"
)
_RANKED = re.compile(
    rf"\b(?P<words>(?P<degree>{_DEGREE})(?:\s[a-z][a-z'-]*){{0,4}}?(?:\s{_WINDOW})+|(?<![a-z]\sthe\s)(?<=the\s){_DEGREE}"
    rf"(?=(?:\s[a-z-]+)?\s{_NOUN}\b)|(?<=,\sa\s)record\b"
    rf"|(?<!track\s)(?<!previous\s)\brecord(?=\s(?:[a-z-]+\s)?(?:[¢¤]|{_NOUN}\b)))",
    re.IGNORECASE,
)
_TELLING = re.compile(r"est\b|\bmost\b|\bleast\b|\bworst\b|\brecord\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:since|in|for)\s*$", re.IGNORECASE)
_SPAN = re.compile(r"since\b|(?:in|for)\s.*\b(?:years|months|weeks|days|quarters|decades?|a\syear)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The words of a superlative."""

    span: Span


def find_rankings(words: str, at: int) -> tuple[Ranked, ...]:
    """Superlatives of a sentence that begins `at` a place; in its words figures are ¢ and periods ~.

    Only those that rank a figure: with a window or class, or of a gain, a loss, a share and the like.
    """
    if _TELLING.search(words) is None:
        return ()
    return tuple(
        Ranked(Span(at + found.start("words"), at + found.start("words") + len(found["words"].rstrip())))
        for found in _RANKED.finditer(words)
    )


def is_window(words: str, text: str, place: Span, at: int) -> bool:
    """Whether a period inside a superlative only bounds its record ("the most since 2020", "in 14 months")."""
    return _SPAN.match(text, place.start, place.end) is not None or _OPEN.search(words[: place.start - at]) is not None
