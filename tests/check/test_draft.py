"""Whole drafts against an article of our own: a faithful one passes, every planted slip is found."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from narrator.check.draft import check_draft
from narrator.errors import MissingInput
from narrator.model.claims import Span, Statements
from narrator.model.drafts import Draft, Report, Severity, Verdict
from narrator.model.sources import Article, Cluster, Copy

Extract = Callable[..., Statements]

ARTICLE = """Short sellers of small-, micro- and nano-cap stocks have made paper profits of nearly $6 billion so far \
this year, according to an estimate by Tidewater Analytics LLC. Short sales of mid-, large- and mega-cap stocks have \
lost roughly $48 billion over the same time.

More than half of the Russell 2000’s stocks have dropped this year. The index has gained 4%, far behind the 12% \
rise of the S&P 500.

“The little ones have nobody to defend them when the music stops,” said Odile Ferrant, chief strategist at Brackwater \
Securities. “That is the whole trade, and it is not a subtle one.”

Investors withdrew $2.4 billion from small-cap funds last week, the most for almost three months, according to \
strategists of Halden Bank Corp., citing Fathom Flows.

The bets are not crowded. Bets against small caps account for less than 10% of all short selling, Tidewater said. In \
the last 30 days, short sellers put $310 million of new money into bets against small caps, more than in the month \
before.

Tomas Helverin of Meridian Oak has told his clients to stay away from small companies until interest rates fall."""

FAITHFUL = """Betting against small-, micro- and nano-cap shares has earned short sellers almost $6 billion on paper \
this year, Tidewater Analytics estimates. Short sellers of mid-, large- and mega-cap stocks have lost roughly \
$48 billion.

More than half of the members of the Russell 2000 are down. The index is up 4% this year, against 12% for the S&P 500.

“The little ones have nobody to defend them when the music stops,” said Odile Ferrant of Brackwater Securities.

Last week investors pulled $2.4 billion out of small-cap funds, the most in almost three months, strategists of Halden \
Bank said, citing Fathom Flows.

In the past 30 days, $310 million of new money went into bets against small caps, according to Tidewater. Tomas \
Helverin of Meridian Oak has advised clients to avoid small companies until interest rates fall."""


def article(text: str = ARTICLE, name: str = "ledger") -> Article:
    starts = [0]
    for paragraph in text.split("\n\n"):
        starts.append(starts[-1] + len(paragraph) + 2)
    spans = [Span(start, start + len(part)) for start, part in zip(starts, text.split("\n\n"), strict=False)]
    return Article(name, f"{name}.txt", "text", text, tuple(spans), published=date(2031, 9, 10))


def check(draft: str | Draft, extract: Extract, articles: Sequence[Article] = (), **more: object) -> Report:
    return check_draft(draft, articles=articles or [article()], extract=extract, **more)  # type: ignore[arg-type]


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_faithful_paraphrase_passes(extract: Extract) -> None:
    report = check(FAITHFUL, extract)
    assert [finding.message for finding in report.findings] == []
    assert report.passed
    assert report.counts["supported"] == len(report.sentences)


@pytest.mark.parametrize(
    ("words", "planted", "rule"),
    [
        ("$310 million", "$130 million", "number"),
        ("$2.4 billion", "$4.2 billion", "number"),
        ("up 4%", "up 14%", "number"),
        ("12%", "21%", "number"),
        ("Odile Ferrant", "Odile Farrant", "name"),
        ("Tomas Helverin", "Tobias Helverin", "name"),
        ("Fathom Flows", "Fathom Streams", "name"),
        ("Halden Bank", "Halden Trust", "name"),
        ("defend them", "rescue them", "quote"),
        ("of Brackwater Securities", "of Halden Bank", "affiliation"),
        ("pulled $2.4 billion out of", "put $2.4 billion into", "direction"),
        ("almost $6 billion", "$5.8 billion", "over-precise"),
    ],
)
def test_a_planted_slip_is_found(words: str, planted: str, rule: str, extract: Extract) -> None:
    assert words in FAITHFUL
    draft = FAITHFUL.replace(words, planted)
    report = check(draft, extract)
    assert rule in rules(report)
    found = next(finding for finding in report.findings if finding.rule == rule)
    assert found.line == draft.count("\n", 0, found.span.start) + 1
    assert draft.splitlines()[found.line - 1][found.column - 1 :].startswith(found.span.of(draft).splitlines()[0])
    assert report.passed is (found.severity is Severity.WARNING)


@pytest.mark.parametrize(
    ("source", "draft", "verdict"),
    [
        ("Short sellers lost $3 billion on large caps in 2030.", "Short sellers lost $3 billion on large caps in 2030.", "supported"),
        ("Short sellers lost $3 billion on large caps in 2030.", "Short sellers did not lose $3 billion on large caps in 2030.", "refuted"),
        ("Short sellers did not lose $3 billion on large caps in 2030.", "Short sellers lost $3 billion on large caps in 2030.", "refuted"),
        ("Short sellers did not lose $3 billion on large caps in 2030.", "Short sellers did not lose $3 billion on large caps in 2030.", "supported"),
        ("Short sellers could lose $3 billion on large caps in 2032.", "Short sellers could lose $3 billion on large caps in 2032.", "supported"),
        ("Short sellers could lose $3 billion on large caps.", "Short sellers lost $3 billion on large caps.", "refuted"),
        ("Short sellers did not lose money on large caps in 2030.", "Short sellers lost money on large caps in 2030.", "refuted"),
        ("Short sellers lost $3 billion on large caps in 2030.", "Short sellers lost money on large caps in 2030.", "supported"),
    ],
)  # fmt: skip
def test_what_is_expected_or_denied_is_not_what_has_been(
    source: str, draft: str, verdict: str, extract: Extract
) -> None:
    report = check(draft, extract, [article(source)])
    assert [sentence.verdict.value for sentence in report.sentences] == [verdict]


def test_an_altered_quote_is_shown_with_what_stands_in_the_article(extract: Extract) -> None:
    report = check("“The little ones have nobody to rescue them when the music stops,” said Odile Ferrant.", extract)
    assert "ledger has “defend”, the draft “rescue”" in report.findings[0].message
    assert report.findings[0].suggestion == "The little ones have nobody to defend them when the music stops"


@pytest.mark.parametrize(
    "quote",
    [
        "“The little ones have nobody to defend them,” said Odile Ferrant.",
        '"The little ones have nobody to defend them when the music stops," said Odile Ferrant.',
        "“The little ones … have nobody to defend them when the music stops,” said Odile Ferrant.",
        "“It is not a subtle one,” Ferrant said.",
    ],
)
def test_a_quote_may_be_cut_but_not_changed(quote: str, extract: Extract) -> None:
    assert rules(check(quote, extract)) == []


def test_the_right_words_of_the_wrong_speaker(extract: Extract) -> None:
    report = check("“The little ones have nobody to defend them,” said Tomas Helverin.", extract)
    assert "misattributed" in rules(report)


def test_a_figure_of_the_wrong_house(extract: Extract) -> None:
    draft = "Investors withdrew $2.4 billion from small-cap funds last week, according to Orrery Lending Data."
    assert "misattributed" in rules(check(draft, extract))


def test_not_found_is_not_refuted_and_does_not_pass(extract: Extract) -> None:
    report = check("The port of Calder handled 4,100 containers in August.", extract)
    assert report.sentences[0].verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert not report.passed


@pytest.mark.parametrize(
    "draft",
    [
        "# The day in brief",
        "Good morning.",
        "Hi Bo,",
        "Dear Ms Quarm:",
        "Kind regards,",
        "Who will be next?",
        "I think this will end badly.",
        "By Ida Tolliver and Bo Larch",
        "Photo: Ida Tolliver/Corrow Pictures",
        "Illustration by Ida Tolliver for the Corrow Mail.",
        "Reporting by Ida Tolliver; editing by Bo Larch.",
        "*Nothing in this letter is a recommendation to buy or sell shares.*",
        "Past results do not predict the future.",
        "The author holds shares of Corrow Freight.",
    ],
)
def test_what_asserts_nothing_is_not_checkable(draft: str, extract: Extract) -> None:
    report = check(draft, extract)
    assert {sentence.verdict for sentence in report.sentences} == {Verdict.NOT_CHECKABLE}
    assert report.passed


@pytest.mark.parametrize(
    "draft",
    [
        "By Friday the harbour of Corrow had been closed.",
        "By September, Corrow Freight hopes to have sold its ferries.",
        "Photo: The harbour of Corrow was closed on Friday.",
        "Corrow Freight made no recommendation to its shareholders.",
        "The authors of the letter hold 9% of Corrow Freight.",
    ],
)
def test_what_sounds_like_an_imprint_may_assert(draft: str, extract: Extract) -> None:
    assert not check(draft, extract).counts["not_checkable"]


def test_a_cell_is_of_its_column_and_a_message_has_no_marks(extract: Extract) -> None:
    table = "| Funds | Withdrawn last week |\n|---|---|\n| **Small-cap** funds | $2.4 billion |\n"
    assert [one.verdict for one in check(table, extract).sentences] == [Verdict.NOT_CHECKABLE, Verdict.SUPPORTED]
    wrong = table.replace("2.4", "**4.2**")
    found = check(wrong, extract).findings[0]
    assert (found.rule, found.span.of(wrong)) == ("number", "$**4.2** billion")
    assert found.message.endswith("the draft says $4.2 billion")


def test_two_origins_that_disagree(extract: Extract) -> None:
    draft = "Investors withdrew $2.4 billion from small-cap funds last week, according to Halden Bank strategists."
    other = article(ARTICLE.replace("$2.4 billion", "$3.9 billion"), "observer")
    report = check(draft, extract, [article(), other])
    assert report.sentences[0].verdict is Verdict.CONFLICTING_EVIDENCE
    assert rules(report) == ["conflict"]
    assert {item.article for item in report.sentences[0].claims[0].evidence} == {"ledger", "observer"}


def test_the_original_outweighs_its_copies_and_copies_count_once(extract: Extract) -> None:
    draft = "Investors withdrew $2.4 billion from small-cap funds last week, according to Halden Bank strategists."
    spun = article(ARTICLE.replace("$2.4 billion", "$3.9 billion"), "spun")
    twin = article(name="twin")
    members = (Copy("ledger", "original", 1.0), Copy("spun", "spun", 0.9), Copy("twin", "identical", 1.0))
    cluster = Cluster("ledger", ("ledger",), members, "the oldest")
    report = check(draft, extract, [spun, twin, article()], clusters=[cluster])
    assert report.sentences[0].verdict is Verdict.SUPPORTED
    assert report.sentences[0].claims[0].independent_origins == 1


def test_two_papers_that_quote_one_house_are_one_origin(extract: Extract) -> None:
    draft = "Investors withdrew $2.4 billion from small-cap funds last week, according to Halden Bank strategists."
    report = check(draft, extract, [article(name="observer"), article()])
    assert report.sentences[0].claims[0].independent_origins == 1
    other = article(ARTICLE.replace("Fathom Flows", "Cobalt Research"), "observer")
    assert check(draft, extract, [other, article()]).sentences[0].claims[0].independent_origins == 2


def test_vectors_are_asked_only_where_words_find_nothing(extract: Extract) -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> list[list[float]]:
        asked.extend(texts)
        return [[1.0, 0.0] if "stay away" in text or "steers" in text else [0.0, 1.0] for text in texts]

    report = check("Helverin steers everybody elsewhere for now.", extract, encode=encode)
    assert report.sentences[0].verdict is Verdict.SUPPORTED
    asked.clear()
    check(
        "Bets against small caps account for less than 10% of all short selling, Tidewater said.",
        extract,
        encode=encode,
    )
    assert asked == []


def test_an_empty_draft_is_refused(extract: Extract) -> None:
    with pytest.raises(MissingInput, match="draft"):
        check(" \n", extract)


@pytest.mark.parametrize(
    "draft",
    [
        '"An unbalanced mark opens here and nothing closes it.\n\nThe next paragraph goes on with 5%.',
        '“Curly and "straight” marks" cross.',
        "空売りは13億ドルの利益を上げた。",
        "Короткие позиции принесли 5% прибыли.",
        "😀 📉",
        "| a | b |\n|---|---|\n| 1 | $2 million |",
        "[...] … ... “...”",
    ],
)
def test_odd_texts_do_not_raise(draft: str, extract: Extract) -> None:
    report = check(draft, extract)
    for sentence in report.sentences:
        assert sentence.span.of(draft) == sentence.text


def test_no_evidence_at_all_is_no_crash(extract: Extract) -> None:
    report = check_draft("Small caps fell 5% this year.", extract=extract)
    assert rules(report) == ["no-evidence"]


def test_our_own_draft_is_read_like_a_strangers(extract: Extract) -> None:
    assert check(Draft(FAITHFUL), extract) == check(FAITHFUL, extract)


def test_the_same_draft_gives_the_same_report_whatever_the_order_of_articles(extract: Extract) -> None:
    other = article("Odile Ferrant left Brackwater Securities in 2029 and came back.", "brief")
    draft = FAITHFUL.replace("$310 million", "$130 million")
    one, two = (check(draft, extract, order) for order in ([article(), other], [other, article()]))
    assert rules(one) == rules(two)
    assert one.counts == two.counts
    assert one == check(draft, extract, [article(), other])


def test_a_line_that_breaks_inside_a_sentence_changes_no_verdict() -> None:
    said = "The Russell 2000 has gained 12% this year and the S&P 500 4%, while investors withdrew $2.4 billion from small-cap funds last week."
    whole = check_draft(said, articles=[ARTICLE])
    assert {found.rule for found in whole.findings}
    for place in [at for at, letter in enumerate(said) if letter == " " and at > 60]:
        broken = check_draft(f"{said[:place]}\n{said[place + 1 :]}", articles=[ARTICLE])
        assert [(one.rule, one.span) for one in broken.findings] == [(one.rule, one.span) for one in whole.findings], (
            place
        )
