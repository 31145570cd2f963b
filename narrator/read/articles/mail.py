"""A mail to the article in it: its words as HTML or plain text, its subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice

from narrator.errors import UnreadableFile
from narrator.model.claims import Span
from narrator.read.articles.dating import find_date
from narrator.read.articles.encoding import decode, decode_as
from narrator.read.articles.markup import words_of
from narrator.read.articles.names import names_in
from narrator.read.articles.story import Story

MOST_PARTS = 200
"""Parts of a mail that are looked at."""

_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_KNOWN = frozenset({b"from", b"subject", b"date", b"mime-version", b"message-id", b"received", b"to", b"return-path"})
_ENOUGH = 2
_MOST_FIELDS = 200
_LONGEST = 2000
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_REPLY = re.compile(r"^(?:(?:re|aw|fw|fwd|wg)\s*:\s*)+", re.IGNORECASE)


def looks_like_mail(data: bytes) -> bool:
    """Whether a file opens with the fields of a mail, two of the usual ones among them."""
    place, seen = 0, set()
    for _ in range(_MOST_FIELDS):
        match = _FIELD.match(data, place)
        if match is None:
            break
        seen.add(match[0].partition(b":")[0].lower())
        place = match.end()
    return len(seen & _KNOWN) >= _ENOUGH and bool(seen & {b"from", b"subject"})


def read_mail(data: bytes, where: str) -> Story:
    """The story of a mail; attachments are passed over. Raises UnreadableFile where it has no words."""
    try:
        message = message_from_bytes(data)
        parts = list(islice((part for part in message.walk() if not part.is_multipart()), MOST_PARTS))
    except RecursionError as error:
        raise UnreadableFile("its parts are nested too deep", where=where, todo="Save the mail again") from error
    text = _words(parts, where)
    if not text.strip():
        raise UnreadableFile("the mail has no words", where=where, todo="Save the mail again, or give its text")
    name, _ = parseaddr(_field(message, "from"))
    person, _, house = (part.strip() for part in " ".join(name.split()).rpartition(" from "))
    signature = _SIGNATURE.search(text)
    return Story(
        form="mail",
        text=text,
        headline=_REPLY.sub("", " ".join(_field(message, "subject").split())) or None,
        byline=names_in(person),
        publisher=house or None,
        published=find_date(_field(message, "date")),
        stated_by="stated by the mail",
        language=_field(message, "content-language") or None,
        body=Span(0, signature.start()) if signature else None,
    )


def _words(parts: Sequence[Message], where: str) -> str:
    """The words of the first part that is HTML, else of the first that is plain."""
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and part.get_filename() is None and (text := _decoded(part, where)):
                return words_of(text, where) if kind == "text/html" else text
    return ""


def _decoded(part: Message, where: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    declared = decode_as(data, _charset(part))
    return decode(data, where) if declared is None else declared


def _charset(part: Message) -> str:
    stated = part.get_param("charset", "")
    return stated if isinstance(stated, str) else stated[-1]


def _field(message: Message, name: str) -> str:
    """A field of the mail's head, its encoded words decoded."""
    raw = str(message.get(name, ""))[:_LONGEST]
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError):
        return raw
    found = (
        piece if isinstance(piece, str) else decode_as(piece, charset or "ascii") or piece.decode("latin-1")
        for piece, charset in pieces
    )
    return "".join(found)
