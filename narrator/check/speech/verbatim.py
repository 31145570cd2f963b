"""Direct speech: its words must stand in an article as they are, be the speaker's, and keep their sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.check.names.matching import likeness, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.speech.altered import closest, unspoken
from narrator.check.speech.bearers import has_name, is_plain
from narrator.check.speech.cuts import cut_after, cut_before, cut_between, denies, is_kept
from narrator.check.speech.quotations import Quotation
from narrator.check.speech.streams import Heard, Stream, heard
from narrator.check.speech.words import GAP, SENTENCE_END, SHORTENED, plain, words
from narrator.model.claims import Span, Speaker
from narrator.model.drafts import Evidence, Verdict

ONE_SPELLING = 0.8
"""A speaker's name spelled this much alike is a slip, which is found as one."""

_REPLACED = 8
"""Brackets stand for so many words of the speaker's at most."""

_A_SENTENCE = 3
_A_CLAUSE = 4
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i", "you"})
_PRINTS = frozenset({"wrote", "writes", "reported", "reports", "headlined", "printed"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the draft up to a gap, and the gap before them: an ellipsis, brackets, or nothing."""

    gap: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pieces stand in a stream: the numbers of their first and last words."""

    stream: Stream
    pieces: tuple[tuple[int, int], ...]

    def span(self) -> Span:
        """From the first word to the last, in the article."""
        return Span(self.stream.there[self.pieces[0][0]].start, self.stream.there[self.pieces[-1][1]].end)


def judge_quotation(quotation: Quotation, readings: Sequence[Reading]) -> list[Opinion]:
    """One opinion per origin that has the words or what they were made from; the original speaks for its copies.

    An origin that has the words outweighs every origin that has only something like them.
    """
    wanted = [word for word, _ in words(quotation.text)]
    near = [reading for reading in readings if _may_have(wanted, reading)]
    by_origin: dict[int, Opinion] = {}
    for reading in near:
        opinion = _verbatim(quotation, reading)
        if opinion is not None and reading.origin not in by_origin:
            by_origin[reading.origin] = opinion
    if by_origin:
        return list(by_origin.values())
    altered = [found for reading in near if (found := closest(quotation, reading, hear(reading))) is not None]
    return [max(altered, key=lambda found: found[0])[1]] if altered else []


def hear(reading: Reading) -> Heard:
    """The speech of an article."""
    return heard(reading.text, reading.statements.sentences, reading.statements.quotes)


def _may_have(wanted: Sequence[str], reading: Reading) -> bool:
    """Whether two words in five stand in the article, by which most articles need no second look."""
    text = plain(f"{reading.headline}\n{reading.text}")
    return 5 * sum(word in text for word in wanted) >= 2 * len(wanted)


def _verbatim(quotation: Quotation, reading: Reading) -> Opinion | None:
    pieces = _pieces(quotation.text)
    if not pieces:
        return None
    if not _has_all(pieces, reading):
        return _as_headline(quotation, reading)
    speech = hear(reading)
    places = [place for stream in speech.spoken if (place := _found(pieces, stream)) is not None]
    opinions = [_spoken(quotation, pieces, place, reading) for place in places]
    if opinions:
        return next((one for one in opinions if one.verdict is Verdict.SUPPORTED), opinions[0])
    if (joined := _joined(quotation, pieces, speech, reading)) is not None:
        return joined
    place = _found(pieces, speech.whole)
    return _as_headline(quotation, reading) if place is None else _printed(quotation, place, reading)


def _has_all(pieces: Sequence[_Piece], reading: Reading) -> bool:
    """Whether every word stands in the article in some way: without one, none of its speech need be laid out."""
    text = plain(reading.text)
    return all(word in text for piece in pieces for word in piece.words if word not in SHORTENED)


def _pieces(text: str) -> tuple[_Piece, ...]:
    gaps = ["", *GAP.findall(text)]
    parts = [tuple(word for word, _ in words(part)) for part in GAP.split(text)]
    found: list[_Piece] = []
    missed = ""
    for gap, part in zip(gaps, parts, strict=True):
        missed = f"{missed} {gap}".strip()
        if part:
            found.append(_Piece(missed, part))
            missed = ""
    return tuple(found)


def _found(pieces: Sequence[_Piece], stream: Stream) -> _Place | None:
    """Where the pieces stand in their order; the first place that has them all."""
    start = 0
    while (first := stream.find(pieces[0].words, start)) is not None:
        placed = [(first, first + len(pieces[0].words) - 1)]
        for piece in pieces[1:]:
            at = stream.find(piece.words, placed[-1][1] + 1)
            if at is None:
                return None
            placed.append((at, at + len(piece.words) - 1))
        if all(_fills(piece, before[1], after[0]) for piece, before, after in _gaps(pieces, placed)):
            return _Place(stream, tuple(placed))
        start = first + 1
    return None


def _gaps(
    pieces: Sequence[_Piece], placed: Sequence[tuple[int, int]]
) -> Iterator[tuple[_Piece, tuple[int, int], tuple[int, int]]]:
    return zip(pieces[1:], placed, placed[1:], strict=False)


def _fills(piece: _Piece, before: int, after: int) -> bool:
    """Whether brackets with words in them stand for no more than a few; an ellipsis may stand for many."""
    return not _in_brackets(piece.gap) or after - before - 1 <= _REPLACED


def _in_brackets(gap: str) -> str:
    return " ".join(word for word, _ in words(gap)) if gap.startswith("[") else ""


def _spoken(quotation: Quotation, pieces: Sequence[_Piece], place: _Place, reading: Reading) -> Opinion:
    """Words that stand in speech: whose they are, and whether they keep their sense."""
    span = place.span()
    evidence = (Evidence(span.of(reading.text), reading.id, span),)
    other = _other_speaker(quotation, span, reading)
    if other is not None:
        found = f"in {reading.id} these are the words of {other}"
        return Opinion(Verdict.REFUTED, "misattributed", found, other, evidence, reading.origin)
    dropped = _dropped(quotation, pieces, place, reading)
    if dropped is None:
        return Opinion(Verdict.SUPPORTED, evidence=evidence, origin=reading.origin)
    return Opinion(Verdict.REFUTED, "quote", *dropped, evidence, reading.origin)


def _dropped(
    quotation: Quotation, pieces: Sequence[_Piece], place: _Place, reading: Reading
) -> tuple[str, str | None] | None:
    """What was taken from the sense, for the message, with the words as they should stand."""
    stream, first, last = place.stream, place.pieces[0][0], place.pieces[-1][1]
    phrase = last - first < _A_CLAUSE and not quotation.text[:1].isupper()
    after = cut_after(stream, last, phrase=phrase)
    if after is not None and not is_kept(after, quotation.outside, quotation.paragraph):
        end = min(last + len(words(after)), len(stream.here) - 1)
        return f"in {reading.id} the sentence goes on: “{after}”", _between(stream, first, end)
    before = cut_before(stream, first, capital=quotation.text[:1].isupper())
    if before is not None and not is_kept(before, quotation.outside, quotation.paragraph):
        start = max(0, first - len(words(before)))
        return f"in {reading.id} the sentence begins: “{before}”", _between(stream, start, last)
    return _under_gaps(quotation, pieces, place, reading)


def _between(stream: Stream, first: int, last: int) -> str:
    """The stream from one word to another."""
    return " ".join(stream.text[stream.here[first].start : stream.here[last].end].split())


def _under_gaps(
    quotation: Quotation, pieces: Sequence[_Piece], place: _Place, reading: Reading
) -> tuple[str, str | None] | None:
    stream = place.stream
    whole = _between(stream, place.pieces[0][0], place.pieces[-1][1])
    for piece, (_, before), (after, _) in _gaps(pieces, place.pieces):
        inside = _in_brackets(piece.gap)
        if inside:
            replaced = " ".join(stream.plain[before + 1 : after])
            if denies(inside) != denies(replaced):
                return f"the brackets turn the sense: {reading.id} has “{whole}”", whole
            continue
        dropped = cut_between(stream, before, after)
        if dropped is not None and not is_kept(dropped, quotation.outside, quotation.paragraph):
            return f"under the ellipsis {reading.id} has “{dropped}”", whole
    return None


def _other_speaker(quotation: Quotation, place: Span, reading: Reading) -> str | None:
    """Who speaks these words in the article, where the draft gives them to somebody else."""
    mine = quotation.speaker
    if mine is None or mine.name.casefold() in _PRONOUNS or not mine.name:
        return None
    near = [quote.speaker for quote in reading.statements.quotes if quote.content.span.overlaps(place)]
    known = [speaker for speaker in near if speaker is not None and speaker.name.casefold() not in _PRONOUNS]
    theirs = [speaker.name for speaker in known]
    here = f"{quotation.paragraph} {quotation.outside}"
    houses = [speaker.affiliation for speaker in known if speaker.affiliation]
    same = (same_name(mine.name, name) or likeness(mine.name, name) >= ONE_SPELLING for name in (*theirs, *houses))
    loose = _is_pronoun(mine) or is_plain(mine.name, reading.text)  # "small companies" may be what somebody speaks of
    if not theirs or any(same) or (loose and any(has_name(name.split()[-1], here) for name in theirs)):
        return None
    return theirs[0]


def _is_pronoun(speaker: Speaker) -> bool:
    """Whether a speaker's name was found for "she": of several people in a paragraph it may be another's."""
    return speaker.text.casefold() in _PRONOUNS


def _joined(quotation: Quotation, pieces: Sequence[_Piece], speech: Heard, reading: Reading) -> Opinion | None:
    """Pieces or sentences of which each stands in a quotation of its own."""
    parts = [piece.words for piece in pieces]
    sentences = [tuple(word for word, _ in words(part)) for part in SENTENCE_END.split(quotation.text)]
    for taken in (parts, [one for one in sentences if one]):
        if len(taken) < 2 or any(len(part) < _A_SENTENCE for part in taken):  # noqa: PLR2004 - two make a pair
            continue
        homes = [next((one for one in speech.spoken if one.find(part, 0) is not None), None) for part in taken]
        if None not in homes and len({id(home) for home in homes}) > 1:
            shown = "” and “".join(" ".join(home.text.split()) for home in dict.fromkeys(homes) if home is not None)
            found = f"in {reading.id} these are two quotations: “{shown}”"
            spans = [Span(home.there[0].start, home.there[-1].end) for home in dict.fromkeys(homes) if home is not None]
            evidence = tuple(Evidence(span.of(reading.text), reading.id, span) for span in spans)
            return Opinion(Verdict.REFUTED, "quote", found, None, evidence, reading.origin)
    return None


def _printed(quotation: Quotation, place: _Place, reading: Reading) -> Opinion:
    """Words that stand in the article, and in nobody's mouth: the paper may be quoted with them, nobody else."""
    span = place.span()
    evidence = (Evidence(span.of(reading.text), reading.id, span),)
    if _quotes_the_paper(quotation, reading):
        return Opinion(Verdict.SUPPORTED, evidence=evidence, origin=reading.origin)
    return Opinion(Verdict.REFUTED, "quote", unspoken(span, reading), None, evidence, reading.origin)


def _quotes_the_paper(quotation: Quotation, reading: Reading) -> bool:
    if quotation.speaker is None:
        return True
    if any(same_name(quotation.speaker.name, name) for name in reading.paper):
        return True
    return not reading.paper and quotation.cue.casefold() in _PRINTS


def _as_headline(quotation: Quotation, reading: Reading) -> Opinion | None:
    """A headline is quoted whole, and nobody speaks it."""
    if [word for word, _ in words(quotation.text)] != [word for word, _ in words(reading.headline)]:
        return None
    return Opinion(Verdict.SUPPORTED, evidence=(Evidence(reading.headline, reading.id),), origin=reading.origin)
