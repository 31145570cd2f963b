"""What is higher than at any time, or has not been so high since a day: the highest, in other words."""

from __future__ import annotations

import re

SUPERLATIVE = {
    **dict.fromkeys(("higher", "larger", "bigger", "more"), "most"),
    **dict.fromkeys(("lower", "smaller", "less", "fewer"), "least"),
    **{
        f"{stem}er": f"{stem}est"
        for stem in ("strong", "weak", "dear", "cheap", "long", "short", "heavi", "light", "costli", "fast", "slow")
    },
    "wider": "widest",
    "narrower": "narrowest",
    "further": "most",
    "dearer": "dearest",
    "better": "best",
    "worse": "worst",
}
"""What is higher than at any time is the highest."""
HIGHER = "|".join(SUPERLATIVE)
SOME, MANY = r"(?:[^\s,;:.()]+\s){0,8}?", r"(?:[^\s,;:.()]+\s){0,12}?"
SO_MUCH = dict.fromkeys("many much high large big great strong".split(), "most")  # noqa: SIM905
SO_MUCH |= dict.fromkeys("few little low small weak cheap".split(), "least") | {"good": "best", "bad": "worst"}  # noqa: SIM905
_SINCE = r"\b(?:since|(?:in|for)\s(?:\w+\s){1,3}?(?:days|weeks|months|quarters|years|decades|sessions))\b"
NOT_SINCE = re.compile(
    rf"\b(?:not|never|no|[a-z]+n[’']t)\s(?=[^,;:.]*{_SINCE}){MANY}(?<!\bno\s)(?!further\b)"
    rf"(?P<word>{HIGHER}|(?<=\b(?:so|as)\s)(?:{'|'.join(SO_MUCH)})|(?<=\bbeen\sthis\s)(?:{'|'.join(SO_MUCH)}))\b(?!\sthan\b)",
    re.IGNORECASE,
)
"""What has not been so high since May, or in two years, is the highest since."""


def never_since(text: str) -> bool:
    """Whether a text says of something that it has not been so high, or higher, since: it denies nothing else."""
    return may_be_since(text) and NOT_SINCE.search(text) is not None


def may_be_since(text: str) -> bool:
    """Whether a text has a part of any such words: looking for parts is fast."""
    return "since" in text or "been " in text
