"""What a draft takes over from an article without those who say it there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from narrator.check.details.alignment import Alignment
from narrator.check.details.parallel import CLOSE
from narrator.check.names.matching import name_words

_VERBS = (
    r"(?:said|says|say|noted|notes|told|wrote|writes|adds|added|estimates?|estimated|reckons?|reckoned|reported|reports"
    r"|announced|warned|warns|believes?|thinks|argues|argued|show|shows)"
)
_CREDITS = re.compile(rf"\baccording to\b|\bciting\b|\b{_VERBS}\b|[”\"] (?-i:[A-Z])", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_AFTER = re.compile(
    r"\W*(?:according to\b|citing\b|(?:(?:[A-Z][\w’&.'-]*|its|their|his|her|the|he|she|it|they|figures|data|numbers"
    rf"|strategists|analysts|of|at)\s+){{0,7}}{_VERBS}\b)"
)
_BEFORE = re.compile(rf"(?:\b{_VERBS}(?:\s[\w’]+){{0,5}}\s(?:that|how)|^According to [^,]+,)\s*$")
_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?: (?:[A-Z][\w&’'-]*))*")
_PRONOUNS = frozenset({"he", "she", "it", "they", "the", "on", "in", "its", "their"})


def uncredited(aligned: Alignment, around: str) -> str | None:
    """Who says in the article what the draft says itself, in the article's words; `None` where somebody is named.

    `around` is the paragraph of the draft and the one before it.
    """
    if aligned.share < CLOSE or _CREDITS.search(_QUOTED.sub("“”", aligned.draft.text)):
        return None
    here = {word for name in _NAME.findall(around) for word in name_words(name)}
    for left_out, opens in _left_out(aligned):
        if not _AFTER.match(left_out) and not _BEFORE.search(left_out):
            continue
        names = [name for name in _NAME.findall(left_out) if name.casefold() not in _PRONOUNS]
        known = any(here & set(name_words(name)) for name in names)
        told_itself = not names and not opens and _BEFORE.search(left_out) is not None
        if not known and not told_itself and (names or not _CREDITS.search(around)):
            return " ".join(left_out.strip(' ,.;:“”"').split())
    return None


def around(text: str, start: int, end: int) -> str:
    """The paragraph of a place, with the one before it."""
    first = text.rfind("\n", 0, start) + 1
    earlier = text.rfind("\n", 0, max(0, len(text[:first].rstrip()))) + 1
    last = text.find("\n", end)
    return text[earlier : last if last >= 0 else len(text)]


def _left_out(aligned: Alignment) -> Iterator[tuple[str, bool]]:
    """What the article's sentence has before, after and between the draft's words, and whether before them.

    Whoever speaks without a name there is named in the words before it: "the fund told its investors that it".
    """
    line, slots = aligned.line, aligned.slots
    for slot in slots:
        if slot.start != slot.end:
            continue
        first = 0 if slot.start == 0 else line.tokens[slot.there - 1].span.end
        last = len(line.text) if slot.start == len(aligned.draft.tokens) else line.tokens[slot.until].span.start
        yield line.text[first:last], slot.start == 0
