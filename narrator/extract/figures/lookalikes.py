"""Figures in prose that state no amount: dates, times of day, years, split ratios, ranks and the names of indices."""

from __future__ import annotations

import re

from narrator.extract.figures.stretches import stretches

MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_INDEX = (
    r"S&(?:amp;)?P|Russell|Fortune|Global|FTSE|Nikkei|Nasdaq|NASDAQ|Stoxx|STOXX|Wilshire|Dow|CAC"
    r"|CSI|Midcap|MidCap|SmallCap|"
    r"Smallcap|KOSPI|Topix|TOPIX|ASX|TSX|MSCI|IBEX|Nifty|Sensex"
)
_LOOKALIKES = (
    rf"\b{MONTHS}\s[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[–-]\s?[0-9]{{1,2}})?(?:,?\s[0-9]{{4}})?(?![0-9,.]*[0-9%])",
    rf"(?<![\w.])[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[–-]\s?[0-9]{{1,2}})?\s{MONTHS}(?:,?\s[0-9]{{4}}\b)?",
    rf"\b{MONTHS},?\s[0-9]{{4}}\b",
    r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w-])",
    r"(?<![\w.])[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})(?![\w])",
    r"(?<![\w.])[0-9]{1,2}(?:[:.][0-9]{2}){0,2}\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)",
    r"(?<![\w.,])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])",
    (
        r"(?<![\w.])(?:[0-9]+|one|two|three|four|five|ten|twenty)[\s-]for[\s-](?:[0-9]+|one|two"
        r"|three|four|five|ten|twenty)\b"
    ),
    r"(?<![\w.])(?<![0-9]\s)[0-9]+/[0-9]+(?![\w%]|\sof\b)",
    (
        r"(?i:\b(?:rank(?:ed|ing|s)?|numbers?|nos?\.|top|bottom|page|pages|chapter|section|part"
        r"|version|article|item|rule|form|flight|room|"
        r"act|table|figure|figures|episode|season|issue|round|phase|tier|group|level|step|day|week"
        r"|year|type|grade|category)"
        r"\s(?:from\s)?)[0-9][0-9,]*(?:(?:\s(?:to|through|and)\s|\s?[–-]\s?)[0-9][0-9,]*)?(?![\w%]"
        r"|[.,][0-9]|\s(?:per\s?cent|percent|million|billion|trillion|bn|times)\b)"
    ),
    (
        rf"(?:\b(?:{_INDEX})(?:\s(?:Global|SmallCap|MidCap|Composite))?(?:\s|-)?|\bthe\s"
        rf"(?:[A-Z][a-z]+\s)?[A-Z][A-Za-z&]+\s)[0-9]{{2,4}}(?![\w%,.]*[0-9%]|\s(?:percent|per\scent"
        r"|million|billion))"
    ),
    (
        r"(?<![\w.,$£€¥])(?:1[5-9]|20|21)[0-9]{2}(?:\s?[–/-]\s?(?:(?:1[5-9]|20|21)?[0-9]{2}))?(?:’s"
        r"|'s|s)?(?![\w%]|[.,][0-9]|\s?(?:%|percent|per\scent|million|billion|trillion|bn|mn|shares"
        r"|contracts|dollars|euros|times|basis|points)\b)"
    ),
)
_ANYWHERE = r"#[0-9]+\b|(?:https?://|www\.)\S{1,2000}|\[[0-9]{1,3}\]"
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(_LOOKALIKES)})|{_ANYWHERE}")
"""The first group begins with words, so that it is looked for at their starts only."""


_FIGURE = re.compile(r"[0-9]|[\s-]for[\s-](?:one|two|three|four|five|ten|twenty)\b|https?://|www\.")
_REACH = 60
"""None of them is longer, save addresses."""


def find_lookalikes(text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` has figures that are no amounts, in order."""
    near = stretches(text, _FIGURE, _REACH, _REACH)
    return tuple(found.span() for start, end in near for found in _ANY.finditer(text, start, end))
