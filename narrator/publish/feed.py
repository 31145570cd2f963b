"""The archive as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from feedgen.feed import FeedGenerator

from narrator.publish.edition import Edition

NAME = "Short-selling briefings"


def feed(editions: Sequence[Edition], address: str = "") -> bytes:
    """The feed of all editions, newest first; a corrected one is updated on the day of its correction.

    `address` is where the archive is served, with its last slash; without one, links are relative to the feed.
    """
    atom = FeedGenerator()
    atom.id(_urn(address or "archive"))
    atom.title(NAME)
    atom.author(name="narrator")
    atom.generator("narrator")
    atom.link(href=f"{address}feed.xml", rel="self")
    atom.link(href=f"{address}index.html", rel="alternate")
    atom.updated(_midnight(max(one.updated for one in editions)))
    for edition in editions:
        entry = atom.add_entry(order="append")
        entry.id(_urn(f"{address or 'archive'}/{edition.day}"))
        entry.title(_title(edition))
        entry.link(href=f"{address}{edition.day}.html", rel="alternate")
        entry.published(_midnight(edition.day))
        entry.updated(_midnight(edition.updated))
        entry.summary(edition.summary)
    return bytes(atom.atom_str(pretty=True))


def _title(edition: Edition) -> str:
    """The headline, after the words that a reader of a feed must see first."""
    labels = ("Corrected" if edition.corrections else "", "Invented" if edition.invented else "")
    said = ", ".join(filter(None, labels))
    return f"[{said}] {edition.title}" if said else edition.title


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"narrator:{name}").urn


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
