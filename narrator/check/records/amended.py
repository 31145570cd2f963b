"""The words of a ranking with what is true in place of what is not, where that is certain."""

from __future__ import annotations

import re

from narrator.check.records.assertions import Tried
from narrator.check.records.phrases import Ranking, Ranks
from narrator.measure.record.superlatives import NOTEWORTHY_VALUES
from narrator.measure.record.values import record_of
from narrator.measure.record.words import cardinal, day_words, ordinal, ordinal_figure

_NTH = re.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b",
    re.IGNORECASE,
)


def amended(ranking: Ranking, one: Tried) -> str | None:
    """The draft's words with the true window, rank or length; `None` where they are not wrong or no words are sure."""
    kind = one.assertion.kind
    if one.judgement.holds is not False:
        return None
    if kind.endswith("in a row"):
        return _of_length(ranking, one)
    if kind == "rank" and ranking.number is not None:
        return _of_rank(ranking, one)
    return _since(ranking, one) if kind.startswith(("highest", "lowest")) and ranking.ranks is Ranks.EXTREME else None


def _since(ranking: Ranking, one: Tried) -> str | None:
    """Since the value that refutes the words, if others lie between and none is missing."""
    proof, values = one.judgement.proof, one.series.values
    record = record_of(values, one.series.every)
    if proof is None or record is None or not ranking.window:
        return None
    beaten = [value for value in values if proof.day < value.day < values[-1].day]
    if len(beaten) < NOTEWORTHY_VALUES or record.gaps(record.place_of(proof.day)):
        return None
    return f"{ranking.text[: -len(ranking.window)]}since {day_words(proof.day)}"


def _of_length(ranking: Ranking, one: Tried) -> str | None:
    """The true length of a streak of two or more."""
    words = one.judgement.words.removesuffix(" in a row")
    numbers = {cardinal(number): number for number in range(2, 10)}
    length = numbers.get(words, int(words) if words.isdigit() else 0)
    return _with_ordinal(ranking, length) if length else None


def _of_rank(ranking: Ranking, one: Tried) -> str | None:
    """The true rank, as the judgement has it, if it is not the first."""
    words = one.judgement.words.split()[0]
    number = {ordinal(number): number for number in range(1, 10)}.get(words) or int(re.sub(r"\D", "", words) or 0)
    return _with_ordinal(ranking, number) if number > 1 else None


def _with_ordinal(ranking: Ranking, number: int) -> str | None:
    """The words of a ranking with another ordinal, in words or figures as it was; `None` where it has none."""
    found = _NTH.search(ranking.text)
    if found is None:
        return None
    written = ordinal_figure(number) if found.group()[0].isdigit() else ordinal(number)
    return f"{ranking.text[: found.start()]}{written}{ranking.text[found.end() :]}"
