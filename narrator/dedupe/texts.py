"""What of an article is compared: its sentences, words, figures, and the rare marks that betray a copy."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

LONGEST = 100_000
"""Characters of an article that are compared, some 17,000 words: no article is so long, and a book takes minutes."""

SHINGLE = 5
LONG_WORD = 9
SHORT_SENTENCE = 3

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-"})
_WORD = re.compile(r"\w+(?:[-'.,]\w+)*")
NAME_WORD = re.compile(r"(?<=[a-z,;] )[A-Z][\w'-]{2,}")
_FIGURE = re.compile(
    r"(\d[\d.,]*)(?:[\s-]?(%|percent\b|per cent\b|thousand\b|million\b|billion\b|trillion\b|[mb]n\b|m\b))?"
)
_SCALES = {"percent": "%", "per cent": "%", "mn": "million", "m": "million", "bn": "billion"}
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|(?<=[。！？])(?=\S)")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z]|[A-Z](?:\.[A-Z])+)\.$"
)
_COMPANY = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Cos|Bros|plc|U\.S|U\.K)\.$")
_NAMED = r"(?:[A-Z][\w&'.-]*|of|and|the|&)"
_CLOSING = re.compile(
    rf"[\W_]*(?:About {_NAMED}(?: {_NAMED}){{0,7}}(?:[.:]?\s*$|[.:]\s)|"
    r"(?i:forward[- ]looking (?:statements?|information)|cautionary (?:note|statement)s?|safe harbou?r|disclaimers?|"
    r"(?:important|legal) (?:information|notices?|disclosures?)|notes? (?:to|for) editors?)\b)"
)
_STARTER = re.compile(r"[\"'(\[]?(?:The|A|An|In|But|And|It|Its|That|This|He|She|They|We|For|On|Yet|Shares|Bets)\b")


@dataclass(frozen=True, slots=True)
class Text:
    """One article's own words; `sentences` are spans of `Article.text`, `figures` stand in their order."""

    article: Article
    sentences: tuple[Span, ...]
    normal: str
    words: tuple[str, ...]
    figures: tuple[str, ...]

    def sentence(self, index: int) -> str:
        """The words of a sentence with plain quotes and single spaces."""
        return " ".join(straightened(self.sentences[index].of(self.article.text)).split())


def read_text(article: Article, statements: Statements | None = None) -> Text:
    """The paragraphs of `article`, cut into our own sentences and, where there are `statements`, into theirs as well.

    A parser reads on where a company's name ends a sentence, so that both of what follows have no counterpart.

    What a company puts under each of its releases ("About ...", "Forward-looking statements") is left out: it makes
    any two of them alike. What comes after `LONGEST` characters is, too, where there are no `statements` of it.
    """
    article = article if statements else article.beginning(LONGEST)
    told = _told(article)
    spans = split_sentences(article)
    spans = _cut_finer(statements.sentences, spans) if statements else spans
    spans = tuple(span for span in spans if not told or span.start < told[-1].end)
    normal = " ".join(straightened(" ".join(span.of(article.text) for span in told)).split())
    words = tuple(word.lower() for word in _WORD.findall(normal))
    return Text(article, _telling(article.text, spans), normal, words, find_figures(normal))


def _cut_finer(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """Each span cut where another ends and the next begins inside it."""
    cuts = [(one.end, after.start) for one, after in pairwise(others)]
    starts = [start for _, start in cuts]
    finer: list[Span] = []
    for span in spans:
        inside = cuts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
        edges = [span.start, *(edge for cut in inside if cut[0] > span.start for edge in cut), span.end]
        finer.extend(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    return tuple(finer)


def _told(article: Article) -> tuple[Span, ...]:
    """The paragraphs before the one with which the closing matter begins, if it does not open the text."""
    for place, paragraph in enumerate(article.paragraphs):
        if place and _CLOSING.match(straightened(paragraph.of(article.text))):
            return article.paragraphs[:place]
    return article.paragraphs


def straightened(text: str) -> str:
    """The text with plain quotes, hyphens and spaces, of the same length."""
    return text.translate(_STRAIGHT)


def split_words(text: str) -> list[str]:
    """Words as they are written, without the punctuation around them."""
    return _WORD.findall(straightened(text))


def find_figures(text: str) -> tuple[str, ...]:
    """Numbers with their scale, written one way: "$1.10 bn" and "1.1 billion" are both `1.1billion`."""
    return tuple(
        _plain_number(match[1]) + _SCALES.get(match[2] or "", match[2] or "") for match in _FIGURE.finditer(text)
    )


def _plain_number(digits: str) -> str:
    whole, _, fraction = digits.rstrip(".,").replace(",", "").partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def split_sentences(article: Article) -> tuple[Span, ...]:
    """Sentences of the kept paragraphs; knows common abbreviations, and needs no model."""
    return tuple(span for paragraph in article.paragraphs for span in _split_paragraph(article.text, paragraph))


def _split_paragraph(text: str, paragraph: Span) -> list[Span]:
    words = straightened(paragraph.of(text))
    spans, start = [], 0
    for match in _END.finditer(words):
        if _ends_here(words[start : match.start()], words[match.end() :]):
            close = match.start() + len(match[0].rstrip())
            spans.append(Span(start, close))
            start = match.end()
    spans.append(Span(start, len(words)))
    return [_stripped(text, span.shifted(paragraph.start)) for span in spans if words[span.start : span.end].strip()]


def _ends_here(before: str, after: str) -> bool:
    """Whether the full stop is one, and not part of a title, an initial or a company's name."""
    if _COMPANY.search(before):
        return _STARTER.match(after) is not None
    return _ABBREVIATION.search(before) is None


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _telling(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentences of three words or more, or all where there are none: "Yes." is like every other "Yes."."""
    full = tuple(span for span in spans if len(_WORD.findall(span.of(text))) >= SHORT_SENTENCE)
    return full or tuple(span for span in spans if _WORD.search(span.of(text)))


def shingles(text: Text) -> frozenset[tuple[str, ...]]:
    """Every run of five words; the whole text where it is shorter."""
    count = max(len(text.words) - SHINGLE + 1, 1)
    return frozenset(text.words[start : start + SHINGLE] for start in range(count)) if text.words else frozenset()


def marks(text: Text) -> frozenset[str]:
    """What a copy tends to keep: figures, words with a capital inside a sentence, and long words."""
    long = (word for word in text.words if len(word) >= LONG_WORD)
    return frozenset((*text.figures, *name_marks(text.normal), *long))


def name_marks(words: str) -> frozenset[str]:
    """The words with a capital inside a sentence, which most names are made of, in small letters."""
    return frozenset(name.lower() for name in NAME_WORD.findall(words))


def sentence_marks(sentence: str) -> frozenset[str]:
    """The marks of one sentence."""
    long = (word for word in map(str.lower, _WORD.findall(sentence)) if len(word) >= LONG_WORD)
    return frozenset((*find_figures(sentence), *name_marks(sentence), *long))
