from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from narrator.articles import articles_in, statements_in
from narrator.model.claims import (
    Attribution,
    Claim,
    Comparison,
    Content,
    DatedWords,
    Direction,
    Entity,
    Hedge,
    Interval,
    Period,
    Quantity,
    Quote,
    QuoteKind,
    Role,
    Span,
    Speaker,
    Statements,
    Subject,
)
from narrator.model.sources import Article
from narrator.publish.readings import readings_of
from narrator.publish.statements import statements_page
from narrator.shipped import embedded_articles

VOID = frozenset({"meta", "link", "br", "input"})
TEXT = "Shorts of Ashby lost nearly $5 million in May, far below 9%, said Odo Prentice, who runs Tarn Capital."


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def said_by_hand(text: str = TEXT) -> Statements:
    """Statements with every field filled."""
    figure = Quantity(
        span("nearly $5 million", text),
        "nearly $5 million",
        Interval(Decimal("4.5e6"), Decimal("5e6"), low_closed=False, high_closed=False),
        Decimal("5e6"),
        "USD",
        Hedge.NEARLY,
    )
    month = Period(date(2026, 5, 1), date(2026, 5, 31))
    who = "Odo Prentice, who runs Tarn Capital"
    claim = Claim(
        Span(0, 59),
        text[:59],
        Subject.of(name="Ashby"),
        "short_profit",
        figure,
        Direction.DOWN,
        month,
        (Attribution(Role.PUBLISHED_BY, "Quayside Ledger"), Attribution(Role.MEASURED_BY, "Tarn Capital")),
        forecast=True,
        negated=True,
        superlative=Content(span("far below", text), "far below"),
        comparison=Comparison("below", span("9%", text), "9%"),
    )
    speaker = Speaker(span(who, text), who, "Odo Prentice", "manager", "Tarn Capital")
    quote = Quote(QuoteKind.INDIRECT, Content(Span(0, 59), text[:59]), Content(span("said", text), "said"), speaker)
    names = (
        Entity(span("Ashby", text), "Ashby", "ORG", "Ashby Inc.", candidates=("ASHA", "ASHB")),
        Entity(
            span("Odo Prentice", text), "Odo Prentice", "PERSON", "Odo Prentice", None, (), "manager", "Tarn Capital"
        ),
    )
    dated = DatedWords(span("in May", text), "in May", month)
    return Statements((Span(0, len(text)),), names, (quote,), (figure,), (claim,), "by hand", (dated,))


@dataclass
class Shown(HTMLParser):
    """A page taken apart; an element that is not closed where it was opened fails."""

    opened: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags[tag] += 1
        self.ids += [one for one in [said.get("id")] if one]
        self.links += [one for one in [said.get("href")] if one]
        if tag == "mark" and said.get("title"):
            self.titles.append(said["title"] or "")
        if tag == "mark" and said.get("id"):
            self.kinds[said["id"] or ""] = said.get("class") or ""
        if tag == "p" and "dir" in said:
            self.paragraphs.append("")
        if tag == "a":
            assert not any(name == "a" for name, _ in self.opened), "a link in a link"
        if tag not in VOID:
            self.opened.append((tag, said))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag == "p" and "dir" in said for tag, said in self.opened):
            return
        self.paragraphs[-1] += data
        for tag, said in self.opened:
            if tag == "mark" and said.get("id"):
                self.marks[said["id"] or ""] = self.marks.get(said["id"] or "", "") + data


def shown(page: str) -> Shown:
    parsed = Shown()
    parsed.feed(page)
    parsed.close()
    assert not parsed.opened
    assert len(set(parsed.ids)) == len(parsed.ids)
    assert {one[1:] for one in parsed.links if one.startswith("#")} <= set(parsed.ids)
    return parsed


def article(text: str = TEXT, **stated: object) -> Article:
    return Article("a", "a.txt", "text", text, (Span(0, len(text)),), **stated)  # type: ignore[arg-type]


@pytest.mark.parametrize("one", articles_in(embedded_articles()), ids=lambda one: one.id)
def test_an_article_of_the_corpus_is_shown_word_for_word_with_every_mark(one: Article) -> None:
    said = statements_in(one)
    page = shown(statements_page([(one, said)]))
    assert page.paragraphs == [paragraph.of(one.text) for paragraph in one.paragraphs]
    wanted = {("claim", claim.span) for claim in said.claims} | {("quote", quote.content.span) for quote in said.quotes}
    wanted |= {("figure", figure.span) for figure in said.quantities} | {("name", name.span) for name in said.entities}
    wanted |= {("period", words.span) for words in said.periods}
    wanted |= {("cue", quote.cue.span) for quote in said.quotes if quote.cue}
    wanted |= {("speaker", quote.speaker.span) for quote in said.quotes if quote.speaker}
    assert Counter(page.kinds.values()) == Counter(kind for kind, _ in wanted)
    rows = {f"a1-{kind}-{reading.number}" for kind, readings in readings_of(said).items() for reading in readings}
    assert rows <= set(page.ids)
    assert rows <= {link[1:] for link in page.links}, "each row is led to from its words or beside them"


def test_a_mark_covers_the_words_that_were_read() -> None:
    page = shown(statements_page([(article(), said_by_hand())]))
    assert {page.kinds[place]: words for place, words in page.marks.items()} == {
        "claim": TEXT[:59],
        "quote": TEXT[:59],
        "figure": "nearly $5 million",
        "period": "in May",
        "cue": "said",
        "speaker": "Odo Prentice, who runs Tarn Capital",
        "name": "Odo Prentice",
    }


def test_each_mark_explains_itself() -> None:
    titles = shown(statements_page([(article(), said_by_hand())])).titles
    assert titles == [
        (
            "claim 1: short profit of Ashby (direction: down; "
            "figure: “nearly $5 million”, 4,500,000 < x < 5,000,000 USD; period: 1 May 2026 to 31 May 2026; "
            "measured by: Tarn Capital; published by: Quayside Ledger; "
            "superlative: “far below”; compared: below “9%”; kind: forecast, negated)"
        ),
        f"quote 1: indirect, Odo Prentice (role: manager; at: Tarn Capital; cue: said; words: {TEXT[:59]})",
        "name 1: Ashby Inc. (label: ORG; could be: ASHA, ASHB; written: Ashby)",
        "figure 1: “nearly $5 million” (interval: 4,500,000 < x < 5,000,000 USD; hedge: nearly)",
        "period 1: “in May” (days: 1 May 2026 to 31 May 2026)",
        "cue of quote 1",
        "speaker of quote 1: Odo Prentice",
        "name 2: Odo Prentice (label: PERSON; role: manager; at: Tarn Capital)",
    ]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(None, Decimal(10), high_closed=False), "x < 10 percent"),
        (Interval(Decimal(50), None, low_closed=False), "x > 50 percent"),
        (Interval(Decimal("-2.50"), Decimal(3)), "−2.5 ≤ x ≤ 3 percent"),
        (Interval(Decimal(7), Decimal(7)), "7 percent"),
        (Interval(Decimal(100) / 3, Decimal("0.123456") * 1000), "33.33 ≤ x ≤ 123.456 percent"),
        (Interval(None, None), "x percent"),
    ],
)
def test_an_interval_is_an_inequality(interval: Interval, words: str) -> None:
    figure = Quantity(Span(0, 1), "S", interval, None, "percent")
    said = Statements((), (), (), (figure,), (), "by hand")
    assert f"interval: {words})" in shown(statements_page([(article(), said)])).titles[0]


def test_hostile_words_stay_words() -> None:
    evil = "</p><script>x</script>\"'><img src=x onerror=y>&amp;{{ 1 }}"
    text = f"{TEXT} {evil}"
    whole = Span(0, len(text))
    said = said_by_hand(text)
    name = Entity(whole, text, evil, evil, None, (evil,), evil, evil)
    speaker = Speaker(whole, text, evil, evil, evil)
    quote = Quote(QuoteKind.DIRECT, Content(whole, text), Content(whole, text), speaker)
    one = article(text, headline=evil, byline=(evil,), publisher=evil, dateline=evil, address="javascript:x")
    page = statements_page([(one, Statements((), (name,), (quote,), said.quantities, said.claims, evil))])
    parsed = shown(page)
    assert parsed.paragraphs == [text]
    assert not parsed.tags["script"] + parsed.tags["img"]
    assert 'href="javascript' not in page


def test_characters_that_html_may_not_hold_are_replaced_one_for_one() -> None:
    text = "a\x00b\ud800c\x1bd\ufffee\u2028f"
    page = statements_page([(article(text), Statements((), (), (), (), (), "none"))])
    assert shown(page).paragraphs == ["a\ufffdb\ufffdc\ufffdd\ufffde\u2028f"]
    assert page.encode()


def test_a_quote_of_two_paragraphs_has_one_address_and_one_number() -> None:
    text = "“One began.\n\n“It ended.”"
    paragraphs = (Span(0, 11), Span(13, len(text)))
    quote = Quote(QuoteKind.DIRECT, Content(Span(1, 23), text[1:23]), None, None)
    one = Article("a", "a.txt", "text", text, paragraphs)
    page = statements_page([(one, Statements((), (), (quote,), (), (), "by hand"))])
    parsed = shown(page)
    assert parsed.paragraphs == ["“One began.", "“It ended.”"]
    assert parsed.tags["mark"] == len(re.findall("<mark", page))
    assert list(parsed.kinds.values()) == ["quote"]
    assert page.count('data-number="q1"') == 1
    assert page.index('data-number="q1"') > page.index("It ended.")


def test_what_stands_outside_the_paragraphs_has_a_row_and_no_way_back() -> None:
    text = "Ad: 5%.\nNothing."
    figure = Quantity(Span(4, 6), "5%", Interval(Decimal(5), Decimal(5)), Decimal(5), "percent")
    one = Article("a", "a.txt", "text", text, (Span(8, 16),))
    page = shown(statements_page([(one, Statements((), (), (), (figure,), (), "by hand"))]))
    assert "a1-figure-1" in page.ids
    assert page.paragraphs == ["Nothing."]
    assert "#a1-figure-1" not in page.links


def test_several_articles_share_a_page_and_no_address() -> None:
    pair = (article(), said_by_hand())
    page = statements_page([pair, pair])
    assert shown(page).paragraphs == [TEXT, TEXT]
    assert page == statements_page([pair, pair])


def test_the_page_loads_nothing() -> None:
    page = statements_page([(article(), said_by_hand())])
    parsed = shown(page)
    assert not [link for link in parsed.links if not link.startswith(("#", "data:,"))]
    assert not parsed.tags["script"]
    assert not re.search(r"@import|url\(|src=", page)
