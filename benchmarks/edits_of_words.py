"""False statements of the words of a sentence: operators over units, quantifiers, directions, periods and subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from edits import MONTH, Edit, Sentence, Word, matched, several, table

from narrator.model.claims import Span

_MONTHS = tuple(MONTH.split("|")[:12])
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

magnitude = table({"million": "billion", "trillion": "billion", "thousand": "million"})
unit = several(
    table({"basis points": "percentage points", "percentage point": "basis point"}),
    table({"days": "weeks", "weeks": "months"}, both=False, before=r"(?<=\d )"),
    table({"a year": "a month"}, both=False, before=r"(?<=% )", after=r"(?! (?:before|earlier|ago))"),
    lambda one: (Edit(*match.span(), " percentage points") for match in matched(re.compile(r"(?<=\d)%"), one)),
    lambda one: (Edit(*match.span(), "€") for match in matched(re.compile(r"\$(?=\d)"), one)),
)
quantifier = several(
    table(
        {"more than": "less than", "at least": "at most", "more": "fewer"}, after=r"(?= (?:\$?\d|an? |half|\w+ times))"
    ),
    table(
        {"nearly": "more than", "almost": "more than", "over": "under"}, both=False, after=r"(?= (?:\$?\d|half|twice))"
    ),
    table({"almost all": "hardly any", "nearly all": "hardly any", "nearly every": "hardly any"}),
    table({"only a few": "most", "hardly any": "almost all"}, both=False),
    table({"a great many": "very few", "a few": "a great many", "most of": "little of"}, both=False),
    table({"many": "few"}, before=r"(?<!how )(?<!as )"),
    table({"nobody": "everybody", "more": "less"}),
    table({"all three": "none", "both": "neither", "neither": "each", "every": "no", "none of": "all of"}, both=False),
)

# --- direction and negation

_UP_DOWN = {
    "rose": "fell", "rises": "falls", "rise": "fall", "risen": "fallen", "rising": "falling", "gained": "lost",
    "gain": "loss", "gains": "losses", "jumped": "tumbled", "climbed": "dropped", "added": "shed", "grew": "shrank",
    "grown": "shrunk", "shrinks": "grows", "grow": "shrink", "raises": "lowers", "raised": "lowered",
    "widened": "narrowed", "doubled": "halved", "bought": "sold", "buy": "sell", "buying": "selling",
    "buyer": "seller", "buyers": "sellers", "inflow": "outflow", "profit": "loss", "decline": "advance",
    "slipped": "edged up", "lose": "gain", "higher": "lower", "above": "below", "increase": "decrease",
    "widen": "narrow", "win": "lose", "won": "lost", "worse": "better", "wins": "loses",
    "cheap": "dear", "cheaper": "dearer", "faster": "slower", "easy": "hard", "stronger": "weaker", "strong": "weak",
    "winners": "losers", "rally": "slump", "took in": "lost", "gave up": "took in", "led": "lagged", "poorer": "richer",
    "profitable": "unprofitable", "closer to": "farther from", "cooler": "hotter",
    "soft": "strong", "thinner": "fatter", "tight": "loose", "recovery": "downturn",
    "outflows": "inflows", "good": "bad", "likeliest": "least likely", "losses": "gains", "confirmed": "denied",
}  # fmt: skip
_SHORT = r"(?! (?:short|back|stock|shares that))"
direction = several(
    table({"to gain": "to lose", "lower the": "raise the", "is behind": "is ahead of", "left behind": "left in front"}),
    table({"up": "down"}, after=r"(?= (?:about |roughly |nearly |from |by |\d|this year))"),
    table(
        {"made": "lost", "earned": "lost", "make": "lose", "lost": "made"}, after=r"(?= [\w ]{0,15}\$\d)", both=False
    ),
    table({"pulled": "put", "withdrew": "added"}, after=r"(?= \$\d)", both=False),
    table({"put": "took"}, after=r"(?= \$\d)", both=False),
    table(_UP_DOWN, before=r"(?<!short )", after=_SHORT),
    table(
        {"bets against": "bets on", "worst": "best", "money into": "money out of", "been cut": "been raised"},
        both=False,
    ),
)
_REPORTING = re.compile(
    r"say|tell|write|note|add|estimate|reckon|report|announce|call|ask|warn|think|believe|be|have|do"
)
_FINITE = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
_OPEN = frozenset({"may", "might", "could"})
_DENIED = re.compile(r"\b(?:no|not|nor|never|neither|nobody|none|nothing|hardly|few)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|should|must|may|might|could)", re.IGNORECASE)


def negation(one: Sentence) -> Iterator[Edit]:
    """A "not" put in, "did not" before a verb, or a "not" taken out."""
    yield from (Edit(*match.span(), "") for match in matched(re.compile(r" (?:not|never)\b(?! only)"), one))
    for word in one.words:
        end = word.start + len(word.text)
        if any(span.overlaps(Span(word.start, end)) for span in one.quoted) or word.tag not in {*_DID, "MD"}:
            continue
        if _AUXILIARY.fullmatch(word.text):
            if not re.match(r" (?:not|never)\b", one.text[end:]):
                yield Edit(end, end, " not", _still_true(one, word))
        elif word.tag in _DID and word.arc in _FINITE and not _REPORTING.fullmatch(word.lemma):
            yield Edit(word.start, end, f"{_DID[word.tag]} not {word.lemma}", _still_true(one, word))


_DID = {"VBD": "did", "VBZ": "does", "VBP": "do"}


def _still_true(one: Sentence, word: Word) -> str:
    if word.text.lower() in _OPEN:
        return "what may be may also not be"
    after = one.text[word.start + len(word.text) :]
    denied = _DENIED.search(one.text[: word.start]) or re.match(r" (?:no|nothing|neither)\b", after)
    return "it is denied already" if denied else ""


# --- periods and superlatives


def _next(values: tuple[str, ...], old: str, by: int, text: str) -> str:
    """The value so many places on, or the first after it that the text has not as well."""
    turned = [values[(values.index(old) + by + more) % len(values)] for more in range(len(values))]
    return next((value for value in turned if value not in text), turned[0])


def months(one: Sentence) -> Iterator[Edit]:
    """A month five later; a month that the sentence has as well is passed over."""
    for match in matched(re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b"), one):
        yield Edit(*match.span(), _next(_MONTHS, match[0], 5, one.text))


def days_and_years(one: Sentence) -> Iterator[Edit]:
    """Another day of the week or of the month, another year."""
    for match in matched(re.compile(rf"\b(?:{'|'.join(_DAYS)})\b"), one):
        yield Edit(*match.span(), _next(_DAYS, match[0], 2, one.text))
    for match in matched(re.compile(rf"(?<![\d,])(\d\d?)(?= (?:{MONTH}))|\b(?:{MONTH}) (\d\d?)\b"), one):
        group = match.lastindex or 0
        yield Edit(*match.span(group), str((int(match[group]) + 9) % 28 + 1))
    for match in matched(re.compile(r"\b20\d\d\b"), one):
        yield Edit(*match.span(), str(int(match[0]) - 2))


periods = several(
    table({"last week": "last month", "this year": "last year", "this month": "last month", "last year": "this year"}),
    table({"first quarter": "third quarter", "second quarter": "fourth quarter", "last 30 days": "last 90 days"}),
    table({"spring": "autumn", "winter": "summer", "last summer": "last winter", "this time": "last time"}),
    table({"a year earlier": "two years earlier", "a year before": "two years before", "a year ago": "a decade ago"}),
    table(
        {"the month before": "the year before", "in one day": "in one month", "on the day": "in the week"}, both=False
    ),
    table({"the past month": "the past year", "a month": "a week", "each quarter": "each week"}, both=False),
    table({"beginning of": "end of", "middle of": "start of", "morning": "evening", "afternoon": "morning"}),
    months,
    days_and_years,
)
_RANK = {
    "best": "worst", "most": "least", "biggest": "smallest", "largest": "smallest", "lowest": "highest",
    "weakest": "strongest", "heaviest": "lightest", "costliest": "cheapest", "longest": "shortest",
    "the first time": "the fifth time", "the second time": "the fifth time",
    "at a record": "at a low", "record after record": "low after low", "third outflow": "seventh outflow",
    "third report": "first report", "came second": "came last", "another milestone": "its first milestone",
}  # fmt: skip
ranks = several(
    table(_RANK, before=r"(?<!at )", after=r"(?! likely| of)"),
    table({"first": "last"}, both=False, after=r"(?! quarter)"),
)
spans = table(
    {"months": "years", "years": "decades", "weeks": "years", "the year": "the decade"},
    both=False,
    before=r"(?<=\w )",
    after=r"(?=[.,;”]|$)",
)

# --- subjects

_SEGMENT = {
    "small-cap": "large-cap", "small caps": "large caps", "smaller companies": "larger companies",
    "small companies": "large companies", "bigger companies": "smaller companies", "smaller shares": "larger shares",
    "smaller stocks": "larger stocks", "small-, micro- and nano-cap": "mid-, large- and mega-cap",
    "large ones": "small ones", "mid-cap funds": "micro-cap funds", "larger": "smaller", "small ones": "large ones",
    "bond funds": "stock funds", "money-market funds": "property funds", "pension funds": "hedge funds",
    "software makers": "drug makers", "regional banks": "insurers", "lenders": "retailers",
    "ten-year": "two-year", "primary dealers": "foreign banks", "office loans": "car loans",
    "consumer prices": "producer prices", "operating profit": "revenue", "market value": "cash",
    "convertible bonds": "preferred shares", "deposits": "rent", "short positions": "long positions",
    "bank shares": "energy shares", "retail": "mining", "cash": "debt", "cars": "lorries", "fees": "dividends",
}  # fmt: skip
segments = several(
    table(_SEGMENT),
    table({"puts": "calls"}, both=False, after=r"(?= on the| often|[.,])"),
    table({"put": "call"}, both=False, after=r"(?= on the| buying| can)"),
)


def indices(one: Sentence) -> Iterator[Edit]:
    """An index for another; two of a sentence change places."""
    either = "|".join(re.escape(name) for name in one.names.indices)
    found = list(matched(re.compile(rf"\b(?:{either})(?!\w)"), one)) if either else []
    for first, second in combinations(found, 2):
        if first[0] != second[0]:
            middle = one.text[first.end() : second.start()]
            yield Edit(first.start(), second.end(), second[0] + middle + first[0])
    if len({match[0] for match in found}) == 1:
        others = [name for name in one.names.indices if name != found[0][0]]
        yield from (Edit(*match.span(), others[0]) for match in found if others)
