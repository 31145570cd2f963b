"""A text without its marks of Markdown, as long as it was, so that every place in it stays the same.

Extraction itself reads over headings, lists, emphasis and simple links. What it cannot read over is taken out here:
what is not printed at all becomes blanks; a mark in the middle of a line becomes as many backticks, which extraction
drops, so that the words around it close up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

Mask = Callable[[re.Match[str]], str]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_RAIL = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n?")
_SETTING = re.compile(r"[\w-][\w .-]{0,60}[ \t]*[:=](?:\s|$)|[ \t]+\S|[-#}\]]|\s*$")
_LONGEST_FRONT = 400
"""Lines."""

_ENTRY = re.compile(r"^(?P<key>[\w-]+)[ \t]*[:=][ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_PRINTED = re.compile(
    r"(?:title|headline|heading|subtitle|subheadline|subhead|standfirst|dek|deck|kicker|strapline|description|summary"
    r"|excerpt|abstract|caption)$",
    re.IGNORECASE,
)
"""Keys of front matter whose words are printed with the text."""

_SCALAR = re.compile(r"\A[>|][+-]?[ \t]*(?=\r?\n)|\A[\"'](?=.*[\"']\s*\Z)|(?<=\S)[\"']\s*\Z")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})([^\n]*)")
_SILENT = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_DEFINITION = re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S+[^\n]*", re.MULTILINE)
_NOTE = re.compile(r"^[ \t]{0,3}\[\^[^\]\s]{1,50}\]:", re.MULTILINE)
_POINTER = re.compile(r"\[\^[^\]\s]{1,50}\]")
_LINK = re.compile(
    r"!?\[(?P<words>[^\]\[\n]*)\]"
    r"(?:\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)|\[[^\]\[\n]*\])"
)
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>|\bhttps?://[^\s<>()\[\]\"“”]*[^\s<>()\[\]\"“”.,;:!?'’*_]")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>\n]{0,2000})?/?>")
_INLINE = re.compile(
    r"(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|su[bp]|time|tt|u)$", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_FRAME = re.compile(r"^[ \t]*\||\|\s*$")


def readable(text: str) -> str:
    """The text with the same number of characters, its marks of Markdown masked; every line keeps its end.

    Front matter keeps the words of its title and the like; fenced code, comments, scripts, addresses of links and
    definitions of references are blanked. Text without such marks comes back as it is.

    Examples
    --------
    >>> readable("Shorts made [$3 billion](https://tidewater.example/2031 'note').[^1]").replace("`", "")
    'Shorts made $3 billion.'
    """
    if not any(mark in text for mark in "[]<>&\\|`~-+:/"):
        return text
    text = _without_silent("".join(_without_blocks(_LINE.findall(text))))
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _blanks(match[0])


def _blanks(words: str) -> str:
    return re.sub(r"[^\r\n]", " ", words)


def _dropped(match: re.Match[str]) -> str:
    return "`" * len(match[0])


def _without_blocks(lines: list[str]) -> Iterator[str]:
    """The lines, those of front matter and of fenced code blank, those of a table without its frame."""
    at = _front_end(lines)
    if at:
        yield _front("".join(lines[:at]))
    closing = _closing(lines)
    table = False
    while at < len(lines):
        end = closing.get(at)
        if end is not None:
            yield from (_blanks(line) for line in lines[at : end + 1])
            at = end + 1
            continue
        rule = table and _is_rule(lines[at])
        opens = at + 1 < len(lines) and "|" in lines[at] and _is_rule(lines[at + 1])
        table = "|" in lines[at] and (table or opens)
        yield _blanks(lines[at]) if rule else _FRAME.sub(_blank, lines[at]) if table else lines[at]
        at += 1


def _front_end(lines: Sequence[str]) -> int:
    """How many lines front matter takes; 0 where there is none, as where anything but settings is in it."""
    if not lines or not _RAIL.fullmatch(lines[0]):
        return 0
    rail = lines[0].strip()
    for number, line in enumerate(lines[1:_LONGEST_FRONT], start=1):
        if line.strip() == rail:
            return number + 1 if number > 1 else 0
        if not _SETTING.match(line):
            return 0
    return 0


def _front(text: str) -> str:
    """Front matter as blanks but for the values that are printed."""
    kept = list(_blanks(text))
    for entry in _ENTRY.finditer(text):
        if _PRINTED.match(entry["key"]):
            value = _SCALAR.sub(_blank, entry["value"])
            kept[entry.start("value") : entry.end("value")] = value
    return "".join(kept)


def _closing(lines: Sequence[str]) -> dict[int, int]:
    """The lines that open fenced code, each with the one that closes it; what is never closed opens nothing.

    Of a fence that is forgotten the words after it would else go unread.
    """
    found: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence is None or (opened is None and fence[1][0] == "`" and "`" in fence[2]):  # code within a line
            continue
        if opened is None:
            opened = (number, fence[1])
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            found[opened[0]] = number
            opened = None
    return found


def _is_rule(line: str) -> bool:
    """Whether a line is the rule under the head of a table."""
    return "-" in line and "|" in line and not line.strip("|:- \t\r\n")


def _without_silent(text: str) -> str:
    """The text with comments, scripts and styles blank, where they are closed."""
    for opens, closes in _SILENT:
        lowered = text.lower() if len(text.lower()) == len(text) else text  # "İ" is longer in lower case
        pieces, end = [], 0
        while (start := lowered.find(opens, end)) >= 0 and (close := lowered.find(closes, start)) >= 0:
            pieces += [text[end:start], _blanks(text[start : close + len(closes)])]
            end = close + len(closes)
        text = "".join([*pieces, text[end:]])
    return text


def _link(match: re.Match[str]) -> str:
    opens = match.start("words") - match.start()
    return "`" * opens + match["words"] + "`" * (len(match[0]) - opens - len(match["words"]))


def _tag(match: re.Match[str]) -> str:
    """A tag within words closes up, any other parts them; `<a` of a formula is no tag."""
    return _dropped(match) if _INLINE.match(match["name"]) else _blank(match)


def _entity(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    return sign + "`" * (len(match[0]) - 1) if len(sign) == 1 and (sign.isprintable() or sign == "\u00a0") else match[0]


_MASKS: tuple[tuple[re.Pattern[str], Mask], ...] = (
    (_DEFINITION, _blank),
    (_NOTE, _blank),
    (_POINTER, _dropped),
    (_LINK, _link),
    (_ADDRESS, _dropped),
    (_TAG, _tag),
    (_ESCAPE, _dropped),
    (_ENTITY, _entity),
)
