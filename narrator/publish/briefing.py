"""A checked briefing into an archive folder: page, e-mail, list and feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from narrator.brief.render import render_page
from narrator.cache import replace_file
from narrator.errors import InputError
from narrator.model.drafts import Briefing
from narrator.model.sources import Article
from narrator.publish.edition import Edition, corrected, edition_of, read_edition, stored, word_changes
from narrator.publish.feed import NAME, feed
from narrator.publish.marked import marked_html
from narrator.publish.newsletter import SENDER, newsletter


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a day and of the archive around it; `written` are those whose bytes changed."""

    page: Path
    mail: Path
    record: Path
    index: Path
    feed: Path
    written: tuple[Path, ...]
    corrected: bool


def publish_briefing(
    briefing: Briefing,
    folder: Path,
    *,
    on: date,
    articles: Sequence[Article] = (),
    corrected_on: date | None = None,
    address: str = "",
    sender: str = SENDER,
) -> Published:
    """Write a day's page, e-mail and record into an archive, and its list and feed anew.

    Parameters
    ----------
    briefing : a briefing that passed its own check.
    folder : the archive; made where there is none. Every file in it is replaced whole or not at all.
    on : the day of the briefing.
    articles : those that it cites, so that a note can name the article and show the sentence.
    corrected_on : the day of a correction; needed where the day was published with other words or other facts.
        The page then says what was corrected, and keeps saying it.
    address : where the archive is served, for the links of the feed; relative without one.
    sender : who the e-mail is from.

    Raises InputError for a briefing that did not pass, or a change without `corrected_on`.
    """
    _refuse_unchecked(briefing, on)
    record = folder / f"{on}.json"
    edition = edition_of(briefing, on, articles)
    before = _standing(record)
    edition = corrected(before, edition, corrected_on) if before else edition
    others = (read_edition(path) for path in _records(folder) if path != record)
    editions = sorted((*others, edition), key=lambda one: one.day, reverse=True)
    address = address.rstrip("/") + "/" if address else ""
    # The record goes first: an interrupted run must never leave a page whose later change would pass in silence.
    files = {
        record: stored(edition),
        record.with_suffix(".html"): page(edition).encode(),
        record.with_suffix(".eml"): newsletter(edition, sender=sender),
        folder / "index.html": render_page("index.html", editions=editions, name=NAME).encode(),
        folder / "feed.xml": feed(editions, address),
    }
    written = tuple(path for path, data in files.items() if _replaced(path, data))
    paths = dict(zip(("record", "page", "mail", "index", "feed"), files, strict=True))
    return Published(**paths, written=written, corrected=before is not None and edition != before)


def page(edition: Edition) -> str:
    """The page of a day: one file, no script, nothing loaded from elsewhere."""
    body = marked_html(edition.text, edition.marks, edition.notes)
    return render_page("page.html", edition=edition, body=body, word_changes=word_changes)


def _refuse_unchecked(briefing: Briefing, on: date) -> None:
    if briefing.checked.passed:
        return
    first = next((one.message for one in briefing.checked.findings if one.severity == "error"), "no reason is given")
    raise InputError(
        f"it did not pass its own check: {first.rstrip('.')}",
        where=f"the briefing of {on}",
        todo="Mend what the check found (narrator brief shows it), then publish",
    )


def _standing(record: Path) -> Edition | None:
    """What the archive says of the day so far."""
    if record.is_file():
        return read_edition(record)
    stray = record.with_suffix(".html")
    if stray.exists():
        raise InputError(
            "there is a page of this day and no record of what it said",
            where=str(stray),
            todo="Restore the .json beside it or move the page away",
        )
    return None


def _records(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"))


def _replaced(path: Path, data: bytes) -> bool:
    """Whether the file had to be written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    replace_file(path, data)
    return True
