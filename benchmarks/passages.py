"""Articles as the operators see them: passages, their sentences and words, and the names of the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from edits import Names, Sentence, Word

from narrator.engines.parser import parse
from narrator.model.claims import Span, Statements
from narrator.model.sources import Article

_COMPANY = re.compile(r"(?:[A-Z][\w’&-]+ )+(?:Holdings )?(?:Inc\.|Corp\.|LLC|Ltd\.)")
_HOUSES = tuple(
    re.compile(rf"{before}((?:[A-Z][a-z]+ )+[A-Z][a-z]+){after}")
    for before, after in (
        (r"\b(?:at|of|said) ", r"(?=[,.”;]| said)"),
        (r"\b(?:citing|according to|from) ", r"(?=[,.])"),
        (r"(?<!By )\b", r"(?=, (?:an? (?:firm|broker|fund|bank|house)\b|which ))"),
    )
)
_INDEX = re.compile(r"\b(?:S&P|[A-Z][a-z]+) [1-9]0{2,3}\b(?![,.]?\d)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|you|your)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, or several that one quotation runs through, and its sentences."""

    article: Article
    text: str
    sentences: tuple[Span, ...]


def passages(article: Article, sentences: Sequence[Span]) -> Iterator[Passage]:
    """The paragraphs of an article; one in which a quotation stays open goes on to the next."""
    start: int | None = None
    for paragraph in article.paragraphs:
        start = paragraph.start if start is None else start
        text = article.text[start : paragraph.end]
        if text.rfind("“") <= text.rfind("”") or paragraph == article.paragraphs[-1]:
            whole = Span(start, paragraph.end)
            inside = tuple(span.shifted(-start) for span in sentences if whole.covers(span))
            yield Passage(article, text, inside)
            start = None


def quoted(text: str) -> list[Span]:
    """What stands between quotation marks, the marks left out; an open one closes with the text."""
    return [Span(match.start(1), match.end(1)) for match in re.finditer(r"“([^”]*)(?:”|$)", text)]


def sentences_of(passage: Passage, names: Names, people: Sequence[str]) -> Iterator[tuple[Span, Sentence]]:
    """Each sentence as the operators see it."""
    doc = next(iter(parse([passage.text])))
    words = [Word(one.idx, one.text, one.tag_, one.dep_, one.lemma_) for one in doc]
    for place in passage.sentences:
        marks = (
            Span(max(span.start, place.start), min(span.end, place.end)).shifted(-place.start)
            for span in quoted(passage.text)
            if span.overlaps(place)
        )
        inside = (
            Word(one.start - place.start, one.text, one.tag, one.arc, one.lemma)
            for one in words
            if place.start <= one.start < place.end
        )
        yield place, Sentence(place.of(passage.text), tuple(marks), tuple(inside), names, tuple(people))


def names_of(articles: Sequence[Article], people: Iterable[str]) -> Names:
    """The names of a corpus by their form; what somebody is employed at, or is cited or explained, is a house."""
    text = "\n".join(article.body() for article in articles)
    known = set(people)
    firms = {name for pattern in (_COMPANY, *_HOUSES) for name in pattern.findall(text)} - known
    firms = {name for name in firms if not any(name != other and _same_firm(name, other) for other in firms)}
    companies = {name for name in firms if name.endswith(("Inc.", "Corp.", "Ltd.")) and "Bank " not in name}
    found = (known, firms - companies, companies, set(_INDEX.findall(text)))
    return Names(*(tuple(sorted(names)) for names in found))


def _same_firm(name: str, other: str) -> bool:
    """Whether a name is a shorter form of the other, or the other with a word before it that opens a sentence."""
    return other.startswith((f"{name} ", f"{name}.")) or (name.endswith(f" {other}") and " " in other)


def people_of(statements: Statements) -> tuple[str, ...]:
    """The full names of the people of an article, in order."""
    names = (one.name for one in statements.entities if one.label == "PERSON" and len(one.name.split()) in {2, 3})
    return tuple(dict.fromkeys(name for name in names if not re.search(r"\b(?:Inc|Corp|LLC|Ltd|Bank)\b", name)))


def reports_nothing(one: Sentence) -> bool:
    """Whether a sentence asks, or says outside quotation marks what its writer thinks."""
    own = "".join(" " if any(m.start <= at < m.end for m in one.quoted) else c for at, c in enumerate(one.text))
    return one.text.endswith("?") or _FIRST_PERSON.search(own) is not None
