"""Free but true retellings of a page on boat builders, each class beside a sentence with one fact changed."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Report, Verdict
from narrator.read.articles.files import read_articles

Extract = Callable[..., Statements]

DAY = date(2027, 5, 20)

BOATS = """Why boat builders sank

By Greta Olsen
Harbour Gazette
May 14, 2027

Name the worst trade of the spring and the answer is likely to be a boat builder. Larkspur Boats delivered 5,200 dinghies in May, 9% fewer than in April. The harbour office called 140 chandlers listed by Larkspur. It has also written to thirteen yards to ask why hulls came late. The letters name 21 owners, most of them abroad.

Shares of Larkspur dropped 7.4% on Thursday, the steepest fall in the Canal 40. Tallow Hulls Group plc, down 2.6%, and Brine Sails plc, down 1.9%, fared better. Funds that hold boats lost $1.7 billion in the week, the most on record, Cutwater Markets said. The Canal 40 is up 3% this year, against 12% for the Canal 100. On Thursday the Canal 40 fell 2.1%, while the Canal 100 rose 0.3%. Chandlers were the only one of its seven groups to gain, by 0.6%.

Those who are short of Larkspur have made an estimated $2.4 billion since January, according to Cutwater Markets. They had $8 billion at stake on average, which makes the gain 30% of the money committed.

The yards took 23% of the loan, up from 16% at the sale in March. The amount lent to yards fell by 8% between January and April. Contracts with two ports end in August and will not be extended. For every new oar that was ordered there were 1.4 masts.

Rowena Marsh, who chairs the board, said that it would look into the delays. Piers Adamson, its head of design, has resigned. Imogen Tarrant of Fallow Bridge thinks that Tallow Hulls will cut its dividend. “Boats were a sound business until everybody had one,” said Hugo Lasker, head of ports at Wharf Bank. The owners say that the worst is behind them. The test of the new keel covered 60 hulls, and two engineers had warned that it would need twice as many. The keel failed to hold better than the old one.

Borrowing Larkspur cost 31% a year at the end of April, and Tallow Hulls 14%. At the average volume of the past month it would take the sellers six days to buy them back. Cheap loans do not mean that there are fewer bets."""

TRUE = [
    ("Larkspur Boats handed over 5,200 dinghies in May.", "a particle that is no bound"),
    ("The harbour office rang 140 chandlers on Larkspur's list.", "another verb for the deed"),

    ("The Canal 100 beat the Canal 40 by 2.4 percentage points on Thursday.", "a day, not the year"),
    ("Name the worst trade of the spring, writes Greta Olsen, and a boat builder is the likely answer.", "who tells is no holder"),
    ("Contracts with two ports run out in August and are not to be extended.", "what is not to be"),
    ("For every ten new oars that were ordered there were 14 masts.", "so many for ten"),
    ("The owners of the yards say that they have the worst behind them.", "the worst ranks nothing"),
    ("Two engineers had warned that the test of the new keel had too few hulls.", "too few of what is needed"),
    ("“Boats were a sound business until everybody had one,” recalled Hugo Lasker, head of ports at Wharf Bank.", "a verb of saying"),
    ("“Boats were a sound business until everybody had one,” says Wharf Bank's head of ports, Hugo Lasker.", "the house before its man"),
    ("At the end of April Larkspur cost more than twice as much to borrow as Tallow Hulls, 31% a year against 14%.", "two sides in their order"),
    ("With respective falls of 2.6% and 1.9%, Tallow Hulls and Brine Sails fared better on Thursday.", "each in its turn"),
    ("Sellers of Larkspur would need six days at the past month's average volume to buy back.", "the window of an average"),
    ("The new keel proved no better than the old one at holding.", "failed to be better"),
    ("Chandlers were the sole group of the Canal 40 to gain on Thursday, by 0.6%.", "the only one"),
    ("Imogen Tarrant of Fallow Bridge thinks that Tallow Hulls will reduce its dividend.", "an analyst's house"),
]  # fmt: skip

WRONG = [
    ("The harbour office fined 140 chandlers on Larkspur's list.", "no-evidence"),
    ("The harbour office has asked 21 yards about late hulls, in letters that name 13 owners.", "number"),
    ("Only one stock in the Canal 40 fell further than Larkspur, which dropped 7.4%.", "superlative"),
    ("Funds that hold boats lost $1.7 billion in the week, the second most on record, Cutwater Markets said.", "superlative"),
    ("Health care was the sole group of the Canal 40 to end higher on Thursday, with a gain of 0.6%.", "subject"),
    ("Rowena Marsh, the finance director, said that the board would look into the delays.", "affiliation"),
    ("Piers Adamson, head of sales at Larkspur, has resigned.", "affiliation"),
    ("Shorts of Larkspur have made $2.4 billion since January, or 30% of the money committed to them.", "attribution-lost"),
    ("The yards took 16% of the loan this time, after 23% at the sale in March.", "number"),
    ("At the end of April Larkspur cost half as much to borrow as Tallow Hulls, 14% a year against 31%.", "subject"),
    ("Contracts with two ports have been extended beyond August.", "forecast"),
    ("For every ten new oars that were ordered there were 19 masts.", "number"),
    ("The new keel held better than the old one.", "direction"),
    ("“Boats were a sound business until everybody had one,” says Fallow Bridge's head of ports, Hugo Lasker.", "affiliation"),
]  # fmt: skip


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, extract: Extract) -> Callable[[str], Report]:
    """Checks a sentence against the page."""
    folder: Path = tmp_path_factory.mktemp("boats")
    (folder / "boats.txt").write_text(BOATS, encoding="utf-8")
    articles = read_articles(folder)
    return lambda text: check_draft(text, articles=articles, dateline=DAY, extract=extract, encode=encode_few)


@pytest.mark.parametrize("text", [text for text, _ in TRUE])
def test_what_is_true_is_not_refuted(text: str, checked: Callable[[str], Report]) -> None:
    report = checked(text)
    wrong = [(one.rule, one.message) for one in report.findings]
    assert not any(one.verdict in {Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE} for one in report.sentences), wrong


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_what_was_changed_is_found(text: str, rule: str, checked: Callable[[str], Report]) -> None:
    assert rule in {one.rule for one in checked(text).findings}


def test_a_newspaper_is_no_slip_for_an_institute(checked: Callable[[str], Report]) -> None:
    rules = {one.rule for one in checked("The Harbour Institute wants more piers.").findings}
    assert "unknown-name" in rules
    assert "name" not in rules


APART = [
    ("Alder sold 40 looms.", "For every hundred weavers, Alder sold 40 looms.", "a large round number"),
    (
        "Alder made 500 shirts in April. It employs 20 women for every 10 men.",
        "Alder made 5,000 shirts in April, when it employed 20 women for every ten men.",
        "a count of something else",
    ),
    (
        "Pell denied, in a letter to staff, that Alder had cut wages.",
        "Alder had cut wages, Pell said in a letter to staff.",
        "a denial before a comma",
    ),
    (
        "Alder Mills failed to grow faster than Birch Mills in April.",
        "Birch Mills grew no faster than Alder Mills in April.",
        "sides exchanged",
    ),
    (
        "“Wages rose in Corvale, but only for men,” Pell said.",
        "Men and women alike gained, said Pell: “Wages rose in Corvale.”",
        "a condition dropped",
    ),
    (
        "Alder rose 4% and Birch rose 9% in April, when their respective boards met in Corvale.",
        "Alder rose 9% in April, when the respective boards met in Corvale.",
        "respective boards",
    ),
    (
        "The wages at Alder are higher than the wages at Birch.",
        "Birch’s wages are higher than the wages at Alder.",
        "two houses",
    ),
    (
        "Ira Crane, a managing director at Crest Bank, said pay would fall. Dana Pell leads Crest Bank.",
        "Ira Crane, boss of Crest Bank, said pay would fall.",
        "a middle rank",
    ),
]

ALIKE = [
    (
        "Crest fell 4% on Tuesday. Alder fell 9%, the most in the Delta 100, and the rest rose.",
        "Crest fell 4% on Tuesday, and only one stock in the Delta 100 fell further than Crest.",
    ),
    (
        "Dana Pell, who chairs the firm’s investment committee, said Alder would gain. Pell is a fund manager at Crest Capital.",
        "Dana Pell, a fund manager at Crest Capital, said Alder would gain.",
    ),
    ("Property was the only asset class to lose money in April.", "Real estate was the only asset class to lose money in April."),
    (
        "Alder has 17 looms for every ten workers. Alder made 500 shirts in April.",
        "Alder has 17 looms for every ten workers and made 500 shirts in April.",
    ),
]  # fmt: skip


def _verdicts(article: str, draft: str, extract: Extract) -> set[Verdict]:
    report = check_draft(draft, articles=[article], dateline=DAY, extract=extract, encode=encode_few)
    return {one.verdict for one in report.sentences}


@pytest.mark.parametrize(("article", "draft"), [(article, draft) for article, draft, _ in APART])
def test_one_loose_word_bears_nothing_out(article: str, draft: str, extract: Extract) -> None:
    assert Verdict.SUPPORTED not in _verdicts(article, draft, extract)


@pytest.mark.parametrize(("article", "draft"), ALIKE)
def test_what_follows_from_an_article_is_not_refuted(article: str, draft: str, extract: Extract) -> None:
    assert _verdicts(article, draft, extract) == {Verdict.SUPPORTED}
