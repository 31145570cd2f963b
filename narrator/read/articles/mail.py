"""A mail to the article in it: its words as HTML or plain text, its subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_FORWARDED = re.compile(
    r"^(?:-{2,}[ \t]*(?:forwarded message|weitergeleitete nachricht)[ \t]*-{2,}|begin forwarded message:)"
    r"[ \t]*\r?\n\s{0,9}(?P<head>(?:[^\W\d_][\w-]{1,15}:[^\r\n]{0,500}\r?\n){2,12})",
    re.IGNORECASE | re.MULTILINE,
)
"""What mail programs print over a letter that they forward as text."""
_STATED = re.compile(r"^([^\W\d_][\w-]{1,15}):(.*)$", re.MULTILINE)
REPLY = re.compile(r"^(?:(?:re|aw|fw|fwd|wg)\s*:\s*)+", re.IGNORECASE)
"""What mail programs put before the subject of an answered or forwarded letter."""


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
        parts = list(islice(_leaves(message), MOST_PARTS))
    except RecursionError as error:
        raise UnreadableFile("its parts are nested too deep", where=where, todo="Save the mail again") from error
    text, message = _words(parts, where) or ("", message)
    if not text.strip():
        raise UnreadableFile("the mail has no words", where=where, todo="Save the mail again, or give its text")
    forwarded = _FORWARDED.search(text)
    sender, subject, sent = _fields(forwarded, message)
    name, _ = parseaddr(sender)
    person, _, house = (part.strip() for part in " ".join(name.split()).rpartition(" from "))
    signature = _SIGNATURE.search(text)
    return Story(
        form="mail",
        text=text,
        headline=REPLY.sub("", " ".join(subject.split())) or None,
        byline=names_in(person),
        publisher=house or None,
        published=find_date(sent),
        stated_by="stated by the mail",
        language=field_of(message, "content-language") or None,
        body=_body(text, forwarded.end() if forwarded else 0, signature.start() if signature else len(text)),
    )


def _leaves(message: Message) -> Iterator[tuple[Message, Message]]:
    """The parts of a mail that hold no others, each with the mail, perhaps a forwarded one, that it belongs to."""
    waiting = [(message, message)]
    while waiting:
        part, mail = waiting.pop()
        inner: object = part.get_payload()
        if not isinstance(inner, list):
            yield part, mail
            continue
        held = part.get_content_type() == "message/rfc822"
        waiting += [(one, one if held else mail) for one in reversed(inner)]


def _fields(forwarded: re.Match[str] | None, message: Message) -> tuple[str, str, str]:
    """Sender, subject and date, as the head of a letter forwarded as text states them where there is one."""
    stated = {key.lower(): value.strip() for key, value in _STATED.findall(forwarded["head"])} if forwarded else {}
    names = (("from", "von"), ("subject", "betreff"), ("date", "sent", "datum", "gesendet"))
    sender, subject, sent = (
        next((stated[key] for key in keys if stated.get(key)), None) or field_of(message, keys[0]) for keys in names
    )
    return sender, subject, sent


def _body(text: str, start: int, end: int) -> Span | None:
    """The place of the letter's own words, where these are not the whole text."""
    return Span(start, end) if start < end and (start or end < len(text)) else None


def _words(parts: Sequence[tuple[Message, Message]], where: str) -> tuple[str, Message] | None:
    """The words of the first part that is HTML, else of the first that is plain, and the mail that this belongs to."""
    for kind in ("text/html", "text/plain"):
        for part, mail in parts:
            if part.get_content_type() == kind and part.get_filename() is None and (text := decoded(part, where)):
                return (words_of(text, where) if kind == "text/html" else text), mail
    return None


def decoded(part: Message, where: str) -> str:
    """The text of a part by its stated charset, else by what its bytes look like."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    declared = decode_as(data, _charset(part))
    return decode(data, where) if declared is None else declared


def _charset(part: Message) -> str:
    stated = part.get_param("charset", "")
    return stated if isinstance(stated, str) else stated[-1]


def field_of(message: Message, name: str) -> str:
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
