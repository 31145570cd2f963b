"""The names, amounts and speech of a text, where they stand: what a copy may change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrator.dedupe.texts import Text, split_words, straightened
from narrator.extract.figures.quantities import find_quantities
from narrator.model.claims import Claim, DatedWords, Quantity, Quote, Span, Statements

QUOTED_WORDS = 4
COMPANY_FORMS = frozenset({"inc", "corp", "ltd", "co", "llc", "plc", "lp", "company", "corporation", "group"})

_CAPITAL = r"(?:(?:[A-Z]\.)+|[A-Z][\w&-]*(?:'[A-Z]\w+)?)"
_OF = (
    r"(?<=Bank|Unit) of |(?<=Board|Court|House) of |(?<=Office|Bureau) of |(?<=College|Council) of |(?<=Institute) of "
)
_FORM = r"(?:Inc|Corp|Ltd|Co)\."
_RUN = re.compile(
    rf"(?<![\w'.-]){_CAPITAL}(?:(?:{_OF}| & | )(?!{_FORM}){_CAPITAL}| \d{{2,4}}(?= [A-Z]))*(?:(?:,| [a-z]+)? {_FORM})?"
)
_NO_NAMES = (
    "The A An In On At By For From With But And Or If It Its He She They We I You That This These Those As To Of So "
    "Yet When While After Before Since Over Under More Most Some Many Few Several Multiple All Both One Two Another "
    "Other Bets Wagers Shares Shorts Investors Traders Analysts Strategists According Sen Rep Gov Mr Mrs Ms Dr "
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_NO_NAME = frozenset(_NO_NAMES.split())
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "INDEX"})
_QUOTED = re.compile(r'"([^"\n]+)"')


@dataclass(frozen=True, slots=True)
class Details:
    """A text with its names, amounts and direct speech; all spans lie in `text.article.text`, in order.

    `traces` are its words as `core` writes them, each between spaces; `capitals` its words in capitals. `periods`,
    `quotes` and `claims` are those of its statements.
    """

    text: Text
    names: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    speech: tuple[Span, ...]
    traces: str
    capitals: frozenset[str]
    periods: tuple[DatedWords, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()

    def words(self, span: Span) -> str:
        """The characters of a span, white space made single."""
        return " ".join(span.of(self.text.article.text).split())


def read_details(text: Text, statements: Statements | None = None) -> Details:
    """Names are runs of capitals and the entities of `statements`; amounts its quantities, or found anew."""
    article = text.article
    plain = straightened(article.text)
    runs = [name for span in text.sentences for name in _runs(plain, span)]
    entities = [entity.span for entity in statements.entities if entity.label in _NAME_LABELS] if statements else []
    names = [*runs, *(span for span in entities if not any(span.overlaps(run) for run in runs))]
    amounts = statements.quantities if statements else find_quantities(article.text)
    return Details(
        text,
        tuple(sorted(name for name in names if within(article.paragraphs, name))),
        tuple(amount for amount in amounts if within(article.paragraphs, amount.span)),
        tuple(span for paragraph in article.paragraphs for span in _speech(plain, paragraph)),
        f" {' '.join(core(text.normal))} ",
        frozenset(word for word in split_words(text.normal) if word.isupper()),
        statements.periods if statements else (),
        statements.quotes if statements else (),
        statements.claims if statements else (),
    )


def within(spans: Sequence[Span], part: Span) -> bool:
    """Whether one of the ordered `spans` covers `part`."""
    place = bisect_right(spans, part.start, key=lambda span: span.start) - 1
    return place >= 0 and spans[place].covers(part)


def in_sentence(items: Iterable[Span], sentence: Span) -> list[Span]:
    """The spans that lie in a sentence."""
    return [item for item in items if sentence.covers(item)]


def core(name: str) -> tuple[str, ...]:
    """A name's words in small letters, without the company's legal form and in one spelling."""
    words = [_spelled(word.lower().removesuffix("'s").replace(".", "")) for word in split_words(name)]
    return tuple(word for word in words if word not in COMPANY_FORMS) or tuple(words)


def _spelled(word: str) -> str:
    """British and American spellings made one."""
    return word.replace("isation", "ization").replace("centre", "center").replace("defence", "defense")


def _runs(plain: str, sentence: Span) -> list[Span]:
    """Runs of capitalised words; a lone word that opens the sentence or the speech may be anything."""
    words = sentence.of(plain)
    found = []
    for match in _RUN.finditer(words):
        start, end = match.span()
        first = match[0].split(" ")[0]
        if first in _NO_NAME:
            start += len(first) + 1
        opens = not words[:start].strip("\"'( ") or words[:start].rstrip().endswith('"')
        rest = words[start:end]
        if start < end and not (opens and " " not in rest) and rest not in _NO_NAME:
            found.append(Span(start, end).shifted(sentence.start))
    return found


def _speech(plain: str, paragraph: Span) -> list[Span]:
    """What stands between quotation marks, four words or more: fewer are scare quotes and titles."""
    return [
        Span(*match.span(1)).shifted(paragraph.start)
        for match in _QUOTED.finditer(paragraph.of(plain))
        if len(split_words(match[1])) >= QUOTED_WORDS
    ]
