"""Direct speech: its words must stand in an article as they are, and be the speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from narrator.check.names.matching import likeness, same_name
from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.model.claims import Quote, QuoteKind, Span, Speaker
from narrator.model.drafts import Evidence, Verdict

SPEECH_WORDS = 3
"""Fewer words between marks are a term or a scare quote."""

LIKE = 0.5
"""A passage that shares this much with a quotation is what the quotation was made from."""

ONE_SPELLING = 0.8
"""A speaker's name spelled this much alike is a slip, which is found as one."""

_MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_GAP = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]")
_WORD = re.compile(r"[$€£¥]?[^\W_](?:[\w'’‘&.,-]*[^\W_])?%?")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i", "you"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks in the draft and, where the text says so, who speaks them."""

    span: Span
    text: str
    speaker: Speaker | None


def quotations(text: str, quotes: Sequence[Quote]) -> tuple[Quotation, ...]:
    """Every passage of direct speech in the draft, by its marks and by what extraction found."""
    spans = [span for span in _between_marks(text) if len(_WORD.findall(span.of(text))) >= SPEECH_WORDS]
    for quote in quotes:
        span = quote.content.span
        if quote.kind is QuoteKind.DIRECT and not any(span.overlaps(other) for other in spans):
            spans.append(span)
    return tuple(
        Quotation(span, span.of(text), _speaker(span, quotes)) for span in sorted(spans, key=lambda s: s.start)
    )


def _between_marks(text: str) -> Iterable[Span]:
    """Marked passages, line by line; a line whose straight marks do not pair says nothing by them."""
    for line in re.finditer(r"[^\n]+", text):
        pairs = line.group().count('"') % 2 == 0
        for match in _MARKED.finditer(line.group()):
            group = 1 if match.group(1) is not None else 2
            if group == 1 or pairs:
                yield Span(*match.span(group)).shifted(line.start())


def _speaker(span: Span, quotes: Sequence[Quote]) -> Speaker | None:
    near = [quote for quote in quotes if quote.content.span.overlaps(span) and quote.speaker is not None]
    return near[0].speaker if near else None


def judge_quotation(quotation: Quotation, readings: Sequence[Reading]) -> list[Opinion]:
    """One opinion per origin that has the words or what they were made from; the original speaks for its copies.

    An origin that has the words outweighs every origin that has only something like them.
    """
    by_origin: dict[int, Opinion] = {}
    for reading in readings:
        opinion = _verbatim(quotation, reading)
        if opinion is not None and reading.origin not in by_origin:
            by_origin[reading.origin] = opinion
    if by_origin:
        return list(by_origin.values())
    altered = [found for reading in readings if (found := _closest(quotation, reading)) is not None]
    return [max(altered, key=lambda found: found[0])[1]] if altered else []


def _verbatim(quotation: Quotation, reading: Reading) -> Opinion | None:
    place = _place(quotation.text, reading)
    if place is None:
        return _as_headline(quotation, reading)
    evidence = (Evidence(place.of(reading.text), reading.id, place),)
    other = _other_speaker(quotation, place, reading)
    if other is None:
        return Opinion(Verdict.SUPPORTED, evidence=evidence, origin=reading.origin)
    found = f"in {reading.id} these are the words of {other}"
    return Opinion(Verdict.REFUTED, "misattributed", found, other or None, evidence, reading.origin)


def _as_headline(quotation: Quotation, reading: Reading) -> Opinion | None:
    """A headline is quoted whole, and nobody speaks it."""
    if [word for word, _ in _words(quotation.text)] != [word for word, _ in _words(reading.headline)]:
        return None
    return Opinion(Verdict.SUPPORTED, evidence=(Evidence(reading.headline, reading.id),), origin=reading.origin)


def _place(text: str, reading: Reading) -> Span | None:
    """Where the words stand in the article, gaps that the draft marks aside."""
    pieces = [words for piece in _GAP.split(text) if (words := [word for word, _ in _words(piece)])]
    if not pieces:
        return None
    given = [(word, span) for word, span in _words(reading.text) if _kept(span, reading)]
    plain = [word for word, _ in given]
    start: int | None = None
    at = 0
    for piece in pieces:
        found = _index(plain, piece, at)
        if found is None:
            return None
        start = found if start is None else start
        at = found + len(piece)
    return None if start is None else Span(given[start][1].start, given[at - 1][1].end)


def _words(text: str) -> list[tuple[str, Span]]:
    return [
        (match.group().casefold().replace("’", "'").replace("‘", "'"), Span(*match.span()))
        for match in _WORD.finditer(text)
    ]


def _kept(span: Span, reading: Reading) -> bool:
    """Page furniture is no evidence: only the article's own sentences count."""
    return any(sentence.covers(span) for sentence in reading.statements.sentences)


def _index(words: Sequence[str], piece: Sequence[str], start: int) -> int | None:
    last = len(words) - len(piece)
    return next((at for at in range(start, last + 1) if list(words[at : at + len(piece)]) == list(piece)), None)


def _other_speaker(quotation: Quotation, place: Span, reading: Reading) -> str | None:
    """Who speaks these words in the article, where the draft gives them to somebody else."""
    mine = quotation.speaker
    if mine is None or mine.name.casefold() in _PRONOUNS or not mine.name:
        return None
    near = [quote.speaker for quote in reading.statements.quotes if quote.content.span.overlaps(place)]
    theirs = [speaker.name for speaker in near if speaker is not None and speaker.name.casefold() not in _PRONOUNS]
    if not theirs or any(same_name(mine.name, name) or likeness(mine.name, name) >= ONE_SPELLING for name in theirs):
        return None
    return theirs[0]


def _closest(quotation: Quotation, reading: Reading) -> tuple[float, Opinion] | None:
    """The passage that the quotation was made from, and what was changed."""
    asked = _words(quotation.text)
    best: tuple[float, Span] | None = None
    for window in _windows(reading, asked):
        candidate = _aligned(asked, window, reading)
        if candidate is not None and (best is None or candidate[0] > best[0]):
            best = candidate
    if best is None or best[0] < LIKE:
        return None
    place = best[1]
    passage = place.of(reading.text)
    found = f"{reading.id} has “{passage}” ({_changes(quotation.text, passage)})"
    evidence = (Evidence(passage, reading.id, place),)
    return best[0], Opinion(Verdict.REFUTED, "quote", found, passage, evidence, reading.origin)


def _windows(reading: Reading, asked: Sequence[tuple[str, Span]]) -> Iterable[Span]:
    """Neighbouring sentences that share enough words with the quotation to be worth a closer look."""
    sentences = reading.statements.sentences
    wanted = {word for word, _ in asked}
    for first, second in zip(sentences, (*sentences[1:], sentences[-1]), strict=True) if sentences else ():
        window = Span(first.start, max(first.end, second.end))
        if len(wanted & {word for word, _ in _words(window.of(reading.text))}) * 5 >= len(wanted) * 2:
            yield window


def _aligned(asked: Sequence[tuple[str, Span]], window: Span, reading: Reading) -> tuple[float, Span] | None:
    given = _words(window.of(reading.text))
    mine, theirs = [word for word, _ in asked], [word for word, _ in given]
    blocks = [
        block for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return None
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(theirs), blocks[-1].b + len(mine) - blocks[-1].a)
    share = 2 * sum(block.size for block in blocks) / (len(mine) + end - start)
    place = Span(given[start][1].start, given[end - 1][1].end).shifted(window.start)
    return share, place


def _changes(draft: str, source: str) -> str:
    """What the draft prints for what, `“heavy” for “light”`."""
    mine, theirs = _WORD.findall(draft), _WORD.findall(source)
    matcher = SequenceMatcher(None, [w.casefold() for w in mine], [w.casefold() for w in theirs], autojunk=False)
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace":
            parts.append(f"“{' '.join(mine[a:b])}” for “{' '.join(theirs[c:d])}”")
        elif kind == "insert":
            parts.append(f"“{' '.join(theirs[c:d])}” left out")
        elif kind == "delete":
            parts.append(f"“{' '.join(mine[a:b])}” put in")
    return "; ".join(parts)
