"""Where words that are told begin and end: what belongs to the sentence around them is taken off."""

from __future__ import annotations

import re

from narrator.model.claims import Span

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_JOINING = re.compile(r"(?:and|but|yet)\s+")
_OPENING = re.compile(
    r"[A-Z]{3}[A-Z .'\-]{0,40}(?:, [A-Z][A-Za-z.]{0,20}){0,2}(?: \([A-Z][\w ]{0,30}\))? (?:[―—–]|--?) "
    r"|(?:However|Meanwhile|Moreover|Still|Instead|Indeed|Overall|Nevertheless|Furthermore|Separately), "
    r"|(?:And|But|Yet|So) "
)
_LEFT_OVER = re.compile(r"[\s,;]{1,9}(?:and|but|or|as|while)$")
_SHORT = 3
EDGES = " \t\r\n,;:—–―-"
MARKS = "“”\"„«»'‘’`"


def trimmed(text: str, content: Span) -> Span:
    """The span without spaces and punctuation that belong to the sentence around it, or marks that enclose it all."""
    if (opening := _OPENING.match(text, content.start, content.end)) is not None:
        content = Span(opening.end(), content.end)
    words = content.of(text)
    start = content.start + len(words) - len(words.lstrip(EDGES + ")]"))
    start = joined.end() if (joined := _JOINING.match(text, start, content.end)) else start
    end = content.start + len(_LEFT_OVER.sub("", words.rstrip(EDGES + "([")).rstrip(EDGES))
    if end > start and text[end - 1] == "." and not re.search(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd)\.$", text[start:end]):
        end -= 1
    return Span(start, max(start, end))


def spoken_words(text: str, inner: Span, cue: Span | None) -> Span:
    """The words between the marks, without a comma that only leads to the cue."""
    end = inner.end
    if cue is not None and cue.start >= inner.end:
        while end > inner.start and text[end - 1] in ", ":
            end -= 1
    return Span(inner.start, end)


def is_title(words: str) -> bool:
    """Whether every longer word has a capital, as in the name of a programme or a book."""
    found = [word for word in WORD.findall(words) if len(word) > _SHORT]
    return bool(found) and all(word[0].isupper() for word in found)
