"""A thing that a sentence has in the making and its passage as made, or asked for there and given by the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from narrator.check.sources.search import Passage, content_words
from narrator.extract.assertions.modes import Mode, Told, told_in

_MAKING = frozenset(
    """prepare draft write plan consider weigh mull explore ponder seek look search work expect await want need
    discuss""".split()  # noqa: SIM905 - a page of words, not a column
)
"""Verbs whose objects are not there yet; some have them behind "for" or "on"."""
_ASKING = _MAKING | {"ask", "request", "apply", "demand", "study", "examine", "propose", "claim", "announce", "promise"}
_GETTING = frozenset(
    """give grant award receive get win obtain secure approve publish issue release launch open hire appoint find build
    sign finish complete conclude introduce impose pay buy""".split()  # noqa: SIM905 - a page of words, not a column
)
"""Verbs whose objects are there by then."""
_LIGHT = frozenset({"be", "have", "do", "say", "tell", "add"})
"""Verbs that make nothing."""
_ANOTHER = re.compile(r"\b(?:another|more|again|further|second|third|next|new|also|too)\b", re.IGNORECASE)
_NOW = frozenset({Mode.GOING, Mode.SO, Mode.EXPECTED})


def may_await(mine: Told) -> bool:
    """Whether a verb of a sentence says that something is in the making, or has been made or given."""
    made = mine.mode is Mode.DONE and mine.verb in _GETTING
    return bool(mine.objects) and not mine.denied and (made or (mine.mode in _NOW and mine.verb in _MAKING))


def made_otherwise(mine: Told, said: str, passages: Iterable[Passage]) -> tuple[Passage, Told] | None:
    """The passage with its verb that has made what a sentence has in the making, or only asks for what it has as made.

    None where any passage has it as the sentence has it.
    """
    another = _ANOTHER.search(said)
    if not may_await(mine):
        return None
    alike = [(passage, one) for passage in passages for one in told_in(passage.text) if _is_of_the_same(mine, one)]
    is_otherwise = _is_made if mine.mode in _NOW else _is_asked_for
    if another is not None and not any(another.group().casefold() in one.text.casefold() for one, _ in alike):
        return None
    return alike[0] if alike and all(is_otherwise(one) for _, one in alike) else None


def _is_made(one: Told) -> bool:
    return one.mode is Mode.DONE and one.verb not in _ASKING | _LIGHT


def _is_asked_for(one: Told) -> bool:
    return one.verb in _ASKING


def _is_of_the_same(mine: Told, other: Told) -> bool:
    """Whether two verbs are of one thing: they share an object, all figures, and whose it is or a word beside it."""
    figures = {one for one in mine.args if one[:1].isdigit()}
    things = stems(mine.objects) & stems({*other.objects, *(other.doers if figures else ())})
    if not things or not figures <= other.args or other.denied:
        return False
    ours, theirs = stems(mine.args) - things, stems(other.args) - things
    return bool(figures or ours & theirs or (other.loose and not other.doers))


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of some words that carry meaning."""
    return content_words(" ".join(sorted(words)))
