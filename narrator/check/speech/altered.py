"""Quotations whose words stand in no article: what they were made from, and what was changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from narrator.check.opinions import Opinion
from narrator.check.sources.readings import Reading
from narrator.check.speech.quotations import Quotation
from narrator.check.speech.streams import Heard, Stream
from narrator.check.speech.words import GAP, words
from narrator.model.claims import QuoteKind, Span
from narrator.model.drafts import Evidence, Verdict

LIKE = 0.5
"""A passage that shares this much with a quotation is what the quotation was made from."""

_PREFERRED = 0.1
"""Speech is what a quotation was made from, unless the article's own words are this much nearer."""


def closest(quotation: Quotation, reading: Reading, speech: Heard) -> tuple[float, Opinion] | None:
    """How near the nearest passage of an article is, 0 to 1, and what was changed; `None` where none is near."""
    asked = [word for word, _ in words(GAP.sub(" ", quotation.text))]
    if not asked:
        return None
    spoken = _best(asked, speech.spoken)
    told = _best(asked, (speech.whole,))
    if told is not None and (spoken is None or told[0] > spoken[0] + _PREFERRED):
        return _unless_far(told, quotation, reading, in_speech=False)
    return None if spoken is None else _unless_far(spoken, quotation, reading, in_speech=True)


_Near = tuple[float, Stream, int, int]


def _best(asked: Sequence[str], streams: Sequence[Stream]) -> _Near | None:
    found = (near for stream in streams for near in _in_stream(asked, stream))
    return max(found, key=lambda near: near[0], default=None)


def _in_stream(asked: Sequence[str], stream: Stream) -> Iterator[_Near]:
    """The best stretch of every two neighbouring sentences, or of as many as the quotation is long."""
    wanted = set(asked)
    numbers = _sentences(stream)
    for place, (first, _) in enumerate(numbers):
        given = stream.plain[first : _reach(numbers, place, len(asked))]
        if 5 * len(wanted & set(given)) >= 2 * len(wanted):
            near = _aligned(asked, given)
            if near is not None:
                yield near[0], stream, first + near[1], first + near[2]


def _reach(numbers: Sequence[tuple[int, int]], place: int, length: int) -> int:
    """The end of the sentence after a sentence, or of the one at which both are so long together."""
    ends = [end for _, end in numbers[place + 1 : place + 1 + length]]
    return next((end for end in ends if end - numbers[place][0] >= length), (ends or [numbers[place][1]])[-1])


def _sentences(stream: Stream) -> list[tuple[int, int]]:
    """The numbers of the first word of every sentence and of the word after its last."""
    found, at = [], 0
    for sentence in stream.sentences():
        end = bisect_left(stream.here.begins, sentence.end, at)
        if end > at:
            found.append((at, end))
        at = end
    return found


def _aligned(asked: Sequence[str], given: Sequence[str]) -> tuple[float, int, int] | None:
    matcher = SequenceMatcher(None, asked, given, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(given), blocks[-1].b + len(asked) - blocks[-1].a)
    return 2 * sum(block.size for block in blocks) / (len(asked) + end - start), start, end


def _unless_far(
    near: _Near, quotation: Quotation, reading: Reading, *, in_speech: bool
) -> tuple[float, Opinion] | None:
    share, stream, first, end = near
    if share < LIKE:
        return None
    span = Span(stream.there[first].start, stream.there[end - 1].end)
    evidence = (Evidence(span.of(reading.text), reading.id, span),)
    if not in_speech and quotation.speaker is not None:
        return share, Opinion(Verdict.REFUTED, "quote", unspoken(span, reading), None, evidence, reading.origin)
    passage = " ".join(stream.text[stream.here[first].start : stream.here[end - 1].end].split())
    found = f"{changes(reading.id, quotation.text, passage)} (“{passage}”)"
    return share, Opinion(Verdict.REFUTED, "quote", found, passage, evidence, reading.origin)


def unspoken(span: Span, reading: Reading) -> str:
    """How an article says what it lets nobody say between marks, for a message."""
    sentence = next((one for one in reading.statements.sentences if one.overlaps(span)), span)
    told = any(
        quote.kind is QuoteKind.INDIRECT and quote.content.span.overlaps(span) for quote in reading.statements.quotes
    )
    how = "reports this in indirect speech" if told else "says this in its own words"
    return f"{reading.id} {how} ({' '.join(sentence.of(reading.text).split())})"


def changes(article: str, draft: str, source: str) -> str:
    """What the draft prints for what: `the ledger has “light” and “few”, the draft “heavy” and “many”`."""
    mine, theirs = words(draft), words(source)
    matcher = SequenceMatcher(None, [word for word, _ in mine], [word for word, _ in theirs], autojunk=False)
    parts, replaced = [], list[tuple[str, str]]()
    for kind, a, b, c, d in matcher.get_opcodes():
        said, has = _printed(draft, mine[a:b]), _printed(source, theirs[c:d])
        if kind == "replace":
            replaced.append((f"“{has}”", f"“{said}”"))
        elif kind == "insert":
            parts.append(f"the draft leaves out “{has}” without saying so")
        elif kind == "delete":
            parts.append(f"the draft puts in “{said}”, which {article} does not have")
    if replaced:
        given, printed = (_listed(words) for words in zip(*replaced, strict=True))
        parts.insert(0, f"{article} has {given}, the draft {printed}")
    return "; ".join(parts) or f"{article} has the words in another order"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _printed(text: str, some: Sequence[tuple[str, Span]]) -> str:
    return text[some[0][1].start : some[-1][1].end] if some else ""
