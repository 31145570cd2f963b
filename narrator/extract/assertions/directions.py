"""The words that say which way a figure goes: up or down, won or lost, in or out; for each measure its own.

A figure stands as ¤ or ¢, as in `measures`.
"""

from __future__ import annotations

import re

RISE = (
    r"\b(?:rose|ris(?:e|es|en|ing)|gain(?:s|ed|ing)?|(?<!gave\s)(?<!gives\s)(?<!given\s)up|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|add"
    r"(?:s|ed|ing)|advanc(?:e|es|ed|ing)|rall(?:y|ies|ied|ying)"
    r"|surg(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|higher|soar(?:s|ed|ing)?|return(?:s|ed)?"
    r"|positive|grew|grown|leap(?:t|ed|s)?|rebound(?:s|ed)?|spik(?:e|ed))\b"
)
FALL = (
    r"\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|los(?:t|e|es|ing)"
    r"|loss(?:es)?|down|slid(?:e|es|ing)?|slip(?:s|ped|ping)?|sank|sunk|sink(?:s|ing)?"
    r"|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|lower|shed(?:s|ding)?"
    r"|slump(?:s|ed|ing)?|negative|in\sthe\sred|g(?:a|i)ven?\sup|gives\sup|retreat(?:s|ed)?|dip(?:s|ped)?)\b"
)
GOT = r"(?:\s[^\s.;]+){0,4}?\s"
"""Up to a figure, across a few words."""

_KEPT = r"(?:\s(?!los(?:t|es?|ing|ses)\b)[^\s.;]+){0,4}?\s"
"""Up to a figure, across no word of loss: of "bank stocks lost $3 million" the "bank" is no verb."""

PROFIT = (
    r"\b(?:profit(?:s|able|ably|ed|ing)?|gains?|gained|reap(?:s|ed|ing)?|rak(?:e|es|ed|ing)\sin"
    r"|nett?ed|pocket(?:s|ed|ing)?|windfall|lucrative|winnings|collected|in\sthe\sblack"
    r"|(?<!sellers\s)(?<!traders\s)(?<!investors\s)paid(?!\soff)|paid\soff|pays?\soff|made\smoney|best)\b"
    r"|\b(?:made|makes?|making|earn(?:s|ed|ing)?|banks?|banked|banking|up|returned|bring(?:s"
    rf"|ing)?\sin|brought\sin){_KEPT}[¤¢]|\b(?:has|have)\searned\b"
    r"|[¤¢]\s(?!of\swhat\b)(?:(?:that|which)(?:,\s[^,.;]{3,40},)?\s)?(?:[\w-]+\s){0,5}?(?:made|earned?|brought\sin)\b"
)
LOSS = (
    r"\b(?:loss(?:es)?|los(?:t|e|es|ing)|(?:g[ai]v(?:e|es|en|ing)|hand(?:s|ed|ing)?)\sback|cost(?:s|ing|l[iy]\w*)?|set(?:s|ting)?\s(?:[\w-]+\s){1,3}back|in\sthe\sred|out\sof\spocket|worst)\b"
    rf"|\bdown{GOT}[¤¢]"
)
_OUT = (
    r"\b(?:g[ai]ves?\sup|(?:left|leav(?:e|es|ing))(?!\sfor)|withdr[ae]w\w*|pull\w*(?!\sin)|red(?:eem|empt)\w*|bled|bleed\w*|yank\w*|drain\w*|outflows?|lost|lose|losing|shed"
    r"|leak\w*|exodus|fled|flee(?:s|ing)?|out\sof)\b(?!\sin\b)"
)
_IN = (
    r"\b(?:inflows?|added|adding|pour\w*|put|tak(?:e|en|ing)\sin|took\sin|took|drew|draw"
    r"|gain(?:s|ed)?|attract\w*|lur(?:e|es|ed|ing)|accumulat\w*|gather\w*|received?|went|flow\w*|plow\w*|plough\w*|(?:pull|reel|haul|rak)e?(?:s|d|ed|ing)?\sin"
    r"|suck\w*\sin|invest(?:ed)?)\b(?![^.;]*\sout\sof\b)"
)
_OFF = (
    r"\b(?:cover(?:ed|ing)|off|out\sof\b(?=.*\b(?:bets?|shorts?|wagers?))|withdr[ae]w\w*|bought\sback"
    r"|unw(?:ou|i)nd\w*|closed|outflows?)\b"
)
WORDS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    measure: (re.compile(up, re.IGNORECASE), re.compile(down, re.IGNORECASE))
    for measure, up, down in (
        ("short_profit", PROFIT, LOSS),
        ("short_profit_rate", rf"{PROFIT}|\breturn", LOSS),
        ("index_return", RISE, FALL),
        ("price_change", RISE, FALL),
        ("breadth", RISE, FALL),
        ("fund_flow", _IN, _OUT),
        ("new_short_money", r"\b(?:put|new|add\w*|into|wagered|against|plow\w*|bets?)\b", _OFF),
    )
}
"""For each measure the words that say up and those that say down."""
