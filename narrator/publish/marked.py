"""A draft's Markdown as HTML and as plain text, its cited places leading to their notes."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from narrator.publish.notes import Mark, Note

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
"""Private-use characters around a cited text while it travels through Markdown."""

_PIECE = re.compile(f"{_OPEN}(\\d+){_BETWEEN}|({_CLOSE})")
_FOREIGN = str.maketrans(dict.fromkeys((_OPEN, _BETWEEN, _CLOSE), "\ufffd"))
_WIDTH = 72


def marked_html(text: str, marks: Sequence[Mark], notes: Sequence[Note]) -> str:
    """The text as HTML without scripts, images or foreign markup; each mark is a link `#note-N` with a hover card."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    by_number = {note.number: note for note in notes}

    def cite(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = list(_cited(token.children or [], marks, by_number))

    parser.core.ruler.push("cite", cite)
    rendered = str(parser.render(_with_marks(text, marks)))
    return re.sub(f"{_OPEN}\\d+{_BETWEEN}|{_CLOSE}", "", rendered)


def marked_plain(text: str, marks: Sequence[Mark]) -> str:
    """The text for a plain e-mail: numbers in brackets after what is cited, headings underlined, lines of 72."""
    numbered = re.sub(
        f"{_OPEN}(\\d+){_BETWEEN}([^{_CLOSE}]*){_CLOSE}",
        lambda match: f"{match[2]} [{marks[int(match[1])].note}]",
        _with_marks(text, marks),
    )
    return "\n\n".join(_plain_block(block) for block in numbered.strip().split("\n\n"))


def bare(block: str) -> str:
    """A Markdown block as words: no heading signs, no emphasis, one space between words."""
    return " ".join(re.sub(r"^#+ |\*+", "", block).split())


def wrapped(block: str, indent: str = "") -> str:
    """A block folded at 72 columns, its later lines indented; no word is broken."""
    return textwrap.fill(block, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _plain_block(block: str) -> str:
    words = wrapped(bare(block))
    if not block.startswith("#"):
        return words
    return f"{words}\n{('=' if block.startswith('# ') else '-') * max(map(len, words.splitlines()))}"


def _with_marks(text: str, marks: Sequence[Mark]) -> str:
    """The text with each mark's place in the sequence written around it."""
    safe, parts, end = text.translate(_FOREIGN), [], 0
    for index, mark in enumerate(marks):
        parts += [safe[end : mark.span.start], f"{_OPEN}{index}{_BETWEEN}", mark.span.of(safe), _CLOSE]
        end = mark.span.end
    return "".join(parts) + safe[end:]


def _cited(tokens: Sequence[Token], marks: Sequence[Mark], notes: dict[int, Note]) -> Iterator[Token]:
    """Text tokens cut at the marks; a mark that runs across emphasis gives one link on either side."""
    current: int | None = None
    first = True
    for token in tokens:
        if token.type != "text":
            yield token
            continue
        for piece in _pieces(token.content):
            if isinstance(piece, int):
                current, first = (piece, True) if piece >= 0 else (None, True)
            elif current is None:
                yield Token("text", "", 0, content=piece)
            else:
                note = notes[marks[current].note]
                yield Token("html_inline", "", 0, content=_link(piece, note, current if first else None))
                first = False


def _pieces(content: str) -> Iterator[str | int]:
    """Words, the place of a mark that opens, and -1 for one that closes."""
    end = 0
    for match in _PIECE.finditer(content):
        if content[end : match.start()]:
            yield content[end : match.start()]
        yield -1 if match[2] else int(match[1])
        end = match.end()
    if content[end:]:
        yield content[end:]


def _link(words: str, note: Note, place: int | None) -> str:
    """The words as a link to their note; the card shows while the pointer or the focus is on it."""
    shown = f"<span>{html.escape(words)}</span>"
    target = f'href="#note-{note.number}" aria-describedby="note-{note.number}"'
    if place is None:
        return f'<a class="cited" {target}>{shown}</a>'
    card = f'<span class="card" aria-hidden="true">{html.escape(note.brief)}</span>'
    return f'<a class="cited" id="place-{place}" {target}>{shown}<sup>{note.number}</sup>{card}</a>'
