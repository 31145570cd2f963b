"""What is left to be decided or done by the words of one sentence, and has been by those of another."""

from __future__ import annotations

import re

from narrator.check.sources.search import content_words
from narrator.check.words.expecting import BETWEEN

_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b")
_UNDECIDED = re.compile(
    r"(?P<who>[^,;:.—–]*?)\b(?P<words>(?:(?:has|have|had)\s(?:still\s)?yet|is\sdue|are\sdue)\sto\s(?:decide|rule|vote)"
    r"|(?:ha(?:s|ve|d)\snot|ha(?:s|ve|d)n[’']t)\s(?:yet\s)?(?:decided|ruled|voted)"
    r"|(?:is|are|was|were|remain\w*)\s(?:still\s)?undecided)\b"
)
_DECIDING = ("decide", "rule", "vote")
_DECIDED = re.compile(
    r"(?P<who>[^,;:.—–]*?)\b(?:(?:reject|approv|grant|refus|accept|veto|overturn|vot|block|back|agre|declin|dismiss)ed"
    r"|upheld|turned\sdown)\b"
)
"""Who has not decided yet, and who has, one way or the other."""

_DUTY = re.compile(rf"\b(?:must|ha(?:s|ve)\sto|needs?\sto|remains?\sto)\s{BETWEEN}(?P<verb>[a-z]+)")
_FINISHED = re.compile(rf"\b(?:ha(?:s|ve|d)|was|were)\s{BETWEEN}(?:been\s)?(?P<verb>[a-z]+)")
"""What must be done is not told as done."""


def left_undecided(draft: str, source: str) -> str | None:
    """The words by which a source leaves open what the same people have decided by the draft."""
    open_still = _UNDECIDED.search(source) if any(word in source for word in _DECIDING) else None
    decided = _DECIDED.match(draft) if open_still is not None else None
    if open_still is None or decided is None or _NOT.search(draft) or _DECIDED.search(_UNDECIDED.sub(" ", source)):
        return None
    same = content_words(open_still["who"]) & content_words(decided["who"])
    return " ".join(open_still["words"].split()) if same else None


def only_due(draft: str, source: str) -> str | None:
    """The words by which a source says what must be done, where a draft says that it has been."""
    if _DUTY.search(draft) is not None:
        return None
    duties = ((match.group(), content_words(match["verb"])) for match in _DUTY.finditer(source))
    finished = {stem for match in _FINISHED.finditer(draft) for stem in content_words(match["verb"])}
    return next((" ".join(words.split()) for words, verb in duties if verb & finished), None)
