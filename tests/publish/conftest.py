"""A briefing built by hand: one of each kind of fact, and the article that two of them stand in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from narrator.model.claims import (
    Attribution,
    Claim,
    Content,
    Period,
    Quote,
    QuoteKind,
    Role,
    Span,
    Speaker,
    Subject,
)
from narrator.model.drafts import (
    Briefing,
    CheckedClaim,
    CheckedSentence,
    Citation,
    Draft,
    Evidence,
    Fact,
    Finding,
    Report,
    Severity,
    Verdict,
)
from narrator.model.sources import Article
from narrator.model.statistics import Alternative, Coverage, Rows, Statistic

DAY = date(2025, 9, 12)

ARTICLE_TEXT = (
    "Bears find their feet\n"
    "Tidewater Analytics LLC puts the gain at nearly $13 million. Its count ends on 10 September.\n"
    "“We sell what nobody looks at,” said Jane Ferrow, chief strategist at Harrow & Pike Securities. Nobody replied."
)

TEXT = """# Short sellers make $13.5 million on small caps this year

*Short-selling briefing, 12 September 2025.* *Invented: all companies, figures, people and articles.*

Short sellers of small-, micro- and nano-cap stocks have made $13.5 million on paper this year. Tidewater Analytics \
LLC puts it at nearly $13 million.

## Positions

Bets against **Harrow & Pike <Holdings>** make up 9.1% of all short selling.

## Voices

“We sell what nobody looks at,” said Jane Ferrow, chief strategist at Harrow & Pike Securities.
"""


def _spot(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def article() -> Article:
    lines = ARTICLE_TEXT.split("\n")
    return Article(
        "bears",
        "bears.txt",
        "text",
        ARTICLE_TEXT,
        (_spot(ARTICLE_TEXT, lines[1]), _spot(ARTICLE_TEXT, lines[2])),
        headline="Bears find their feet",
        publisher="The Quayside Ledger",
        published=date(2025, 9, 10),
        address="https://ledger.example/bears",
        invented=True,
    )


@pytest.fixture
def facts() -> dict[str, Fact]:
    year = Period(date(2025, 1, 1), DAY)
    profit = Statistic(
        "short_profit",
        Subject.of(segment="small_and_below"),
        Decimal("13530543.4"),
        "USD",
        year,
        DAY,
        "Average shares short times the fall in price.",
        (
            Rows("shrt20250829.csv", 1204, date(2025, 8, 29), date(2025, 8, 29)),
            Rows("daily.parquet", 210000, date(2024, 12, 31), DAY),
        ),
        Coverage(1204, {"capitalisation_unknown": 3}),
        (Alternative("capitalisation at the start of the year", Decimal(-4_400_000), flips=True),),
    )
    share = replace(
        profit,
        name="short_share",
        value=Decimal("9.125"),
        unit="percent",
        sensitivity=(),
        inputs=(Rows("shrt20250829.csv", 1, date(2025, 8, 29), date(2025, 8, 29), (17,)),),
        label="Harrow & Pike <Holdings>",
    )
    said = _spot(ARTICLE_TEXT, "Tidewater Analytics LLC puts the gain at nearly $13 million")
    chain = (Attribution(Role.MEASURED_BY, "Tidewater Analytics LLC"),)
    claim = Claim(
        said, said.of(ARTICLE_TEXT), Subject.of(segment="small"), "short_profit", attribution=chain, article="bears"
    )
    words = _spot(ARTICLE_TEXT, "We sell what nobody looks at")
    name = _spot(ARTICLE_TEXT, "Jane Ferrow")
    speaker = Speaker(name, "Jane Ferrow", "Jane Ferrow", "chief strategist", "Harrow & Pike Securities")
    quote = Quote(QuoteKind.DIRECT, Content(words, words.of(ARTICLE_TEXT)), None, speaker, "bears")
    return {"profit": profit, "share": share, "claim": claim, "quote": quote}


@pytest.fixture
def briefing(facts: dict[str, Fact]) -> Briefing:
    return _briefing(TEXT, facts)


@pytest.fixture
def edited(facts: dict[str, Fact]) -> Callable[[str, str], Briefing]:
    """The briefing with some of its words replaced."""
    return lambda was, now: _briefing(TEXT.replace(was, now), facts)


@pytest.fixture
def failed(briefing: Briefing) -> Briefing:
    finding = Finding("number", Severity.ERROR, Span(0, 1), 1, 1, "The statistics say $13.5 million.")
    return replace(briefing, checked=replace(briefing.checked, findings=(finding,), passed=False))


def _briefing(text: str, facts: dict[str, Fact]) -> Briefing:
    cited = {
        "profit": r"\$13\.\d million",
        "claim": r"nearly \$13 million",
        "share": r"\d\.\d%",
        "quote": r"We sell what nobody looks at",
    }
    spots = [Citation(Span(*one.span()), fact) for fact, words in cited.items() for one in re.finditer(words, text)]
    return Briefing(Draft(text, tuple(spots), facts, "daily.md"), Report((), (), {}, passed=True))


CHECKED = (
    "# A good week 🎉\r\n\r\n"
    "Bears 🐻 made $14 million this year, said Jane Ferro. Good morning.\r\n"
    "Nobody replied, it is said.\r\n"
)


@pytest.fixture
def checked_text() -> str:
    return CHECKED


@pytest.fixture
def checked() -> Report:
    """A report on `CHECKED` built by hand: two errors in one sentence, a warning on the whole of another."""
    figure, name = _spot(CHECKED, "$14 million"), _spot(CHECKED, "Jane Ferro")
    first = _spot(CHECKED, "Bears 🐻 made $14 million this year, said Jane Ferro.")
    last = _spot(CHECKED, "Nobody replied, it is said.")
    said = _spot(ARTICLE_TEXT, "Tidewater Analytics LLC puts the gain at nearly $13 million.")
    money = Evidence(said.of(ARTICLE_TEXT), "bears", said)
    ours = Evidence("Average shares short times the fall in price.", statistic="short_profit")
    speaker = Evidence("Jane Ferrow, chief strategist", "bears", _spot(ARTICLE_TEXT, "Jane Ferrow, chief strategist"))
    claims = (
        CheckedClaim(figure, figure.of(CHECKED), Verdict.REFUTED, "number", (money, ours), 1),
        CheckedClaim(name, name.of(CHECKED), Verdict.REFUTED, "name", (speaker,), 1),
    )
    nothing = CheckedClaim(last, last.of(CHECKED), Verdict.NOT_ENOUGH_EVIDENCE, "unsupported")
    sentences = (
        CheckedSentence(_spot(CHECKED, "# A good week 🎉"), "# A good week 🎉", Verdict.NOT_CHECKABLE),
        CheckedSentence(first, first.of(CHECKED), Verdict.REFUTED, claims),
        CheckedSentence(_spot(CHECKED, "Good morning."), "Good morning.", Verdict.NOT_CHECKABLE),
        CheckedSentence(last, last.of(CHECKED), Verdict.NOT_ENOUGH_EVIDENCE, (nothing,)),
    )
    findings = (
        Finding(
            "number",
            Severity.ERROR,
            figure,
            3,
            14,
            f"bears has “nearly $13 million” ({money.text[:30]} …), the draft says $14 million",
        ),
        Finding("name", Severity.ERROR, name, 3, 42, "bears has Jane Ferrow, the draft says Jane Ferro", "Jane Ferrow"),
        Finding("unsupported", Severity.WARNING, last, 4, 1, f"no article says it: {last.of(CHECKED)}"),
    )
    counts = {"refuted": 1, "not_enough_evidence": 1, "not_checkable": 2}
    return Report(sentences, findings, counts, passed=False)
