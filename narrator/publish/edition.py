"""A day's briefing as it stands in the archive, with every correction that it has seen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

import msgspec

from narrator.brief.wording import day
from narrator.errors import InputError, UnreadableFile
from narrator.model.drafts import Briefing
from narrator.model.sources import Article
from narrator.publish.marked import bare
from narrator.publish.notes import Mark, Note, notes_of

SCHEMA = "narrator/edition/1"

_ALL_EMPHASISED = re.compile(r"\*[^*].*\*", re.DOTALL)
_SAYS_INVENTED = re.compile(r"[*(]Invented: ")
"""The label of our templates; the word alone may stand in a quote."""


@dataclass(frozen=True, slots=True)
class Change:
    """A passage before and after a correction; either may be empty."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a day's page said before it was corrected, and which of its notes were revised."""

    on: date
    changes: tuple[Change, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that page, e-mail, list and feed show of one day."""

    day: date
    text: str
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    corrections: tuple[Correction, ...] = ()
    schema: str = SCHEMA

    @property
    def title(self) -> str:
        """The headline, or the day where the text has none."""
        first = self.text.split("\n", 1)[0]
        return bare(first) if first.startswith("# ") else f"Short-selling briefing, {day(self.day)}"

    @property
    def summary(self) -> str:
        """The first paragraph that is neither a heading nor a line of small print."""
        blocks = (block.strip() for block in self.text.split("\n\n"))
        return next((bare(one) for one in blocks if one[:1] != "#" and not _ALL_EMPHASISED.fullmatch(one)), "")

    @property
    def invented(self) -> bool:
        """Whether the text says that what it reports is invented."""
        return says_invented(self.text)

    @property
    def updated(self) -> date:
        """The day of the last correction, or else of the briefing."""
        return self.corrections[-1].on if self.corrections else self.day


def says_invented(text: str) -> bool:
    """Whether a text declares its companies and figures invented."""
    return bool(_SAYS_INVENTED.search(text))


def edition_of(briefing: Briefing, on: date, articles: Sequence[Article] = ()) -> Edition:
    """The first edition of a day."""
    marks, notes = notes_of(briefing.draft, articles)
    return Edition(on, briefing.draft.text, marks, notes)


def corrected(before: Edition, after: Edition, on: date | None) -> Edition:
    """The new edition of a day that was published already; the old one itself where nothing differs.

    Raises InputError where something differs and no date of correction is given, or one before the last.
    """
    if (before.text, before.marks, before.notes) == (after.text, after.marks, after.notes):
        return before
    if on is None or on < before.updated:
        raise InputError(
            f"{before.day} is published already and says something else"
            if on is None
            else f"{on} is before {before.updated}, the day of the last edition",
            where="the date of correction",
            todo="Give the day on which it is corrected (--corrected-on)",
        )
    known = {replace(note, number=0) for note in before.notes}
    revised = tuple(note.number for note in after.notes if replace(note, number=0) not in known)
    correction = Correction(on, _changes(before.text, after.text), revised)
    return replace(after, corrections=(*before.corrections, correction))


def word_changes(change: Change) -> tuple[tuple[str, str], ...]:
    """A change word by word, as (`same` | `was` | `now`, words) pairs in reading order."""
    was, now = re.findall(r"\S+\s*", change.was), re.findall(r"\S+\s*", change.now)
    blocks = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    pairs = chain.from_iterable(
        (("same", was[a:b]),) if tag == "equal" else (("was", was[a:b]), ("now", now[c:d]))
        for tag, a, b, c, d in blocks
    )
    return tuple((kind, "".join(words)) for kind, words in pairs if words)


def stored(edition: Edition) -> bytes:
    """An edition as the archive keeps it, `narrator/edition/1`."""
    return msgspec.json.format(msgspec.json.encode(edition), indent=1) + b"\n"


def read_edition(path: Path) -> Edition:
    """An edition of the archive. Raises UnreadableFile for anything else."""
    try:
        edition = msgspec.json.decode(path.read_bytes(), type=Edition)
    except msgspec.DecodeError as error:
        raise UnreadableFile(
            f"not an edition: {error}", where=str(path), todo="Restore the file or move it away"
        ) from error
    if edition.schema != SCHEMA or edition.day.isoformat() != path.stem:
        raise UnreadableFile(
            f"the edition is {edition.schema} of {edition.day}",
            where=str(path),
            todo="Restore the file or move it away",
        )
    return edition


def _changes(was: str, now: str) -> tuple[Change, ...]:
    """The paragraphs that differ, paired in order."""
    old, new = ([bare(one) for one in text.strip().split("\n\n")] for text in (was, now))
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Change(" ".join(old[a:b]), " ".join(new[c:d])) for tag, a, b, c, d in blocks if tag != "equal")
