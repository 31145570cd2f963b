"""An edition as an e-mail: plain text, and HTML beside it (RFC 5322, RFC 2046)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from narrator.brief.render import render_page
from narrator.brief.wording import day
from narrator.cache import digest
from narrator.publish.edition import Correction, Edition, word_changes
from narrator.publish.marked import marked_html, marked_plain, wrapped
from narrator.publish.notes import Note

SENDER = "narrator <narrator@localhost.invalid>"
"""For a list server to replace: the name `invalid` can never receive mail (RFC 2606)."""

_LONGEST_HEADER = 998
"""What RFC 5322 allows; a folded subject would begin with a space in some readers."""


def newsletter(edition: Edition, *, sender: str = SENDER) -> bytes:
    """The message, whole; every header follows from the edition, so that the same edition gives the same bytes."""
    plain, rich = _plain(edition), _rich(edition)
    name = digest(edition.title, plain, rich)[:32]
    message = EmailMessage(policy.SMTP)
    message["Subject"] = _subject(edition)
    message["From"] = sender
    message["To"] = "Readers:;"
    message["Date"] = format_datetime(datetime.combine(edition.updated, time(), UTC))
    message["Message-ID"] = f"<{name}@narrator.invalid>"
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(rich, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{name}")
    return message.as_bytes(policy=policy.SMTP.clone(max_line_length=_LONGEST_HEADER))


def _subject(edition: Edition) -> str:
    correction = "Correction: " if edition.corrections else ""
    invented = " (invented companies)" if edition.invented else ""
    return f"{correction}{edition.title}{invented}"


def _rich(edition: Edition) -> str:
    return render_page(
        "newsletter.html",
        edition=edition,
        body=marked_html(edition.text, edition.marks, edition.notes),
        word_changes=word_changes,
    )


def _plain(edition: Edition) -> str:
    """The text, corrections first, notes last."""
    corrections = [block for one in edition.corrections for block in _correction(one)]
    notes = ["What the figures and quotes rest on", *map(_note, edition.notes)] if edition.notes else []
    return "\n\n".join([*corrections, marked_plain(edition.text, edition.marks), *notes]) + "\n"


def _correction(one: Correction) -> list[str]:
    said = [wrapped(f"{label}: {words}") for change in one.changes for label, words in _sides(change.was, change.now)]
    revised = ", ".join(map(str, one.notes))
    return [f"CORRECTED ON {day(one.on)}", *said, *([f"Notes revised: {revised}"] if revised else [])]


def _sides(was: str, now: str) -> tuple[tuple[str, str], ...]:
    return tuple((label, words) for label, words in (("Was", was), ("Now", now)) if words)


def _note(note: Note) -> str:
    words = f"> {note.passage.before}{note.passage.cited}{note.passage.after}" if note.passage else ""
    lines = [
        f"[{note.number}] {note.heading}",
        *(f"{label}: {text}" for label, text in note.details),
        words,
        *note.rows,
    ]
    return "\n".join(wrapped(line, "    ") for line in [*lines, note.address or ""] if line)
