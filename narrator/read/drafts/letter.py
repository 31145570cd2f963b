"""A mail to its words: the subject, which is a headline that every reader sees, and what the sender wrote.

Left out are the words of others and the marks of mail: an answered letter ("> …" and the line over it), the close and
the signature, fields, attachments. A forwarded letter is what the mail is about, and counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

from narrator.errors import UnreadableFile
from narrator.read.articles.mail import REPLY, decoded, field_of
from narrator.read.drafts.lines import joined
from narrator.read.drafts.page import read_page

MOST_PARTS = 200
"""Parts of a mail that are looked at."""

_FORWARD = re.compile(r"\s*(?:fwd?|wg)\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_BEGUN = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:forwarded message|original message)[ \t]*-{2,}|begin forwarded message:)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = re.compile(
    r"\s{0,9}(?:[ \t]*(?:from|sent|date|to|cc|bcc|reply-to|subject):[^\n]*(?:\n|$)){2,12}", re.IGNORECASE
)
_SUBJECT = re.compile(r"^[ \t]*subject:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>[^\n]*(?:\n|$)", re.MULTILINE)
_WROTE = re.compile(
    r"^On [^\n]{5,300}(?:\n[^\n]{0,100})?\bwrote:[ \t]*(?=\s{0,9}(?:>|\Z))"
    r"|^On [^\n]{0,200}(?:\d{1,2}:\d{2}|@)[^\n]{0,200}(?:\n[^\n]{0,100})?\bwrote:[ \t]*$",
    re.MULTILINE,
)
"""The line over an answered letter; news that opens "On Monday the bank wrote:" has neither an hour nor an address."""
_QUOTING = "\x02"
_MARKED = re.compile(f"^{_QUOTING}", re.MULTILINE)
_ANSWERED_BELOW = re.compile(
    rf"^On [^\n]{{5,300}}(?:\n[^\n]{{0,100}})?\bwrote:[ \t]*\n+(?:{_QUOTING}[^\n]*(?:\n+|\Z))+", re.MULTILINE
)
"""The line over an answered letter and the quotation beneath; any other is what the sender quotes."""

_CLOSING = re.compile(
    r"^(?:(?:(?:kind|best|warm)(?:est)? )?regards|best(?: wishes)?|cheers|thanks|many thanks|(?:yours )?sincerely"
    r"|yours(?: truly| faithfully)?),?[ \t]*(?:\n+[^\n.!?]{0,60}){0,6}\s*\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""How a letter closes, and the names and places beneath."""

_GAP = re.compile(r"\n{3,}")
_FLOWED = re.compile(r"(?<=[^ \n]) \r?\n(?=\S)")
_OF_OTHERS = re.compile(r"(?<![\w-])(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_attr)(?![\w-])")
_SIGNED = re.compile(r"(?<![\w-])(?:gmail_signature|moz-signature)(?![\w-])")
_ANSWERED = frozenset({"divRplyFwdMsg", "appendonsend"})


def read_letter(data: bytes, where: str) -> str:
    """The words of a mail, a blank line between paragraphs. Raises UnreadableFile where it has none."""
    try:
        message = message_from_bytes(data)
        forwards = _FORWARD.match(field_of(message, "subject")) is not None
        texts = [text for text in _texts(message, where, forwards=forwards) if text.strip()]
    except RecursionError as error:
        raise UnreadableFile("its parts are nested too deep", where=where, todo="Save the mail again") from error
    if not texts:
        todo = "Save its attachment and check that, or give its text"
        raise UnreadableFile("the mail has no words of its own", where=where, todo=todo)
    return joined([_headline(field_of(message, "subject")), *(text.strip("\r\n") for text in texts)])


def _headline(subject: str) -> str:
    return REPLY.sub("", " ".join(subject.split()))


def _texts(message: Message, where: str, *, forwards: bool) -> Iterator[str]:
    """The texts of a mail in their order; of two tellings of the same, HTML, which is the one that is shown."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(), seen + 1
        inner: Any = part.get_payload()
        if part.get_content_disposition() == "attachment" or (part.get_filename() and not isinstance(inner, list)):
            continue
        if not isinstance(inner, list):
            yield _words(part, where, forwards=forwards)
        elif part.get_content_type() == "multipart/alternative":
            waiting += _shown(inner)
        else:
            waiting += reversed(inner)
            if part.get_content_type() == "message/rfc822" and inner:
                yield _headline(field_of(inner[0], "subject"))


def _shown(tellings: list[Message]) -> list[Message]:
    """The last telling that holds HTML, else the first that is there."""
    rich = [one for one in tellings if one.get_content_type() in {"text/html", "multipart/related"}]
    return rich[-1:] or tellings[:1]


def _words(part: Message, where: str, *, forwards: bool) -> str:
    kind = part.get_content_type()
    if kind not in {"text/plain", "text/html"}:
        return ""
    text = decoded(part, where)
    forwards = forwards or "forwarded message" in text.lower()
    if kind == "text/html":
        text = read_page(text, where, lambda element: _is_left_out(element, forwards=forwards), quoting=_QUOTING)
        text = _MARKED.sub("", text if forwards else _ANSWERED_BELOW.sub("", text))
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = _FLOWED.sub(" ", text)
    return _own(text.replace("\r\n", "\n"), forwards=forwards)


def _own(text: str, *, forwards: bool) -> str:
    """What the sender wrote or forwards, without what is only answered."""
    begun = _BEGUN.search(text)
    before, after = (text[: begun.start()], text[begun.end() :]) if begun else (text, "")
    signed = _SIGNATURE.search(before) or _CLOSING.search(before)
    kept = [_unquoted(before[: signed.start()] if signed else before)]
    if forwards:
        fields = _FIELDS.match(after)
        subject = _SUBJECT.search(fields[0]) if fields else None
        kept += [_headline(subject[1]) if subject else "", after[fields.end() if fields else 0 :]]
    return joined(one.strip("\n") for one in kept)


def _unquoted(text: str) -> str:
    return _GAP.sub("\n\n", _QUOTED.sub("", _WROTE.sub("", text)))


def _is_left_out(element: Any, *, forwards: bool) -> bool:
    """Whether an element of a mail is its signature, or belongs to the letter that it answers."""
    named = (element.get("class") or "")[:400]
    if _SIGNED.search(named):
        return True
    answered = element.get("id") in _ANSWERED or (element.tag == "blockquote" and element.get("type") == "cite")
    return not forwards and (answered or _OF_OTHERS.search(named) is not None)
