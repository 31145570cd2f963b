"""Sentences that are nearly an article's own, and sentences that tell the same the other way."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.alignment import align
from narrator.check.details.lines import line_of
from narrator.check.details.parallel import unlike
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

FERRY = "Almost all of the ferries that Pinmoor Lines bought in the spring were small, and at least four of them lost money on the route to Calder in May."
YARD = "On Tuesday the yard at Wexham said that it will close its older dock before the winter, because repairs had not paid for two years."
GRAIN = "Harvests in the north were the heaviest of the decade, according to Tallow Research, and farmers did not sell below cost."
ROLE = "“We were too slow,” said Ines Korda, head of freight research at Tallow Securities, who covers shipping lines in the north."
PAIR = "Shares of Pinmoor Lines rose 4% on Monday and those of Harrow Mills fell 7%, their largest loss in nine weeks."

DOCK = "Ines Korda expects the losses of the yard at Wexham to go on until the port meets in October, and thinks that a new dock would help."
SHED = "Ines Korda reckons that the port would have to sell 40 ferries for every winter in which the river freezes, a number that she calls large."


def rules(draft: str, *sources: str, extract: Extract) -> set[str]:
    return {finding.rule for finding in check_draft(draft, articles=sources, extract=extract).findings} - {"copied"}


def refuted(draft: str, *sources: str, extract: Extract) -> bool:
    return Verdict.REFUTED in {one.verdict for one in check_draft(draft, articles=sources, extract=extract).sentences}


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        pytest.param(FERRY, "Almost all", "Hardly any", id="how many"),
        pytest.param(FERRY, "at least", "at most", id="a bound"),
        pytest.param(FERRY, "small", "large", id="a size"),
        pytest.param(FERRY, "bought", "sold", id="an opposite"),
        pytest.param(FERRY, "in May", "in October", id="a month"),
        pytest.param(FERRY, "in the spring", "in the autumn", id="a season"),
        pytest.param(FERRY, "were small", "were not small", id="a denial put in"),
        pytest.param(FERRY, "lost money", "did not lose money", id="a denied verb"),
        pytest.param(YARD, "Tuesday", "Thursday", id="a day"),
        pytest.param(YARD, "had not paid", "had paid", id="a denial taken out"),
        pytest.param(YARD, "two years", "six years", id="a number in words"),
        pytest.param(YARD, "two years", "two weeks", id="a length of time"),
        pytest.param(YARD, "before", "after", id="before and after"),
        pytest.param(YARD, "Wexham", "Brackwater", id="a place"),
        pytest.param(GRAIN, "heaviest", "lightest", id="a superlative"),
        pytest.param(GRAIN, "decade", "year", id="the span of a superlative"),
        pytest.param(GRAIN, "below", "above", id="above for below"),
        pytest.param(ROLE, "research", "sales", id="a field of work"),
        pytest.param(ROLE, "head", "lawyer", id="a rank"),
        pytest.param(ROLE, "Tallow Securities", "Harrow Mills", id="an employer"),
        pytest.param(PAIR, "Pinmoor Lines", "Corrow Freight", id="a company"),
        pytest.param(PAIR, "loss", "gain", id="a noun"),
    ],
)
def test_one_word_of_an_article_for_another(source: str, old: str, new: str, extract: Extract) -> None:
    known = "Corrow Freight, Brackwater and Harrow Mills were busy in June."
    assert not rules(source, source, known, extract=extract)
    assert rules(source.replace(old, new), source, known, extract=extract)


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        pytest.param(FERRY, "Almost all", "Nearly all", id="as many"),
        pytest.param(FERRY, "bought", "has bought", id="another tense"),
        pytest.param(FERRY, "lost money", "made losses", id="a synonym"),
        pytest.param(FERRY, "four", "4", id="a number in figures"),
        pytest.param(YARD, "had not paid", "hadn’t paid", id="a short denial"),
        pytest.param(YARD, "older dock", "old dock", id="a form"),
        pytest.param(YARD, "On Tuesday the", "The", id="a day left out"),
        pytest.param(YARD, "close its older dock", "shut its older dock", id="a word that nobody lists"),
        pytest.param(GRAIN, "did not sell", "never sold", id="denied as well"),
        pytest.param(GRAIN, ", according to Tallow Research, and", ", Tallow Research reckons, and", id="a credit"),
        pytest.param(PAIR, " and those of Harrow Mills fell 7%, their largest loss in nine weeks", "", id="a half"),
    ],
)
def test_the_same_with_another_word_passes(source: str, old: str, new: str, extract: Extract) -> None:
    assert not refuted(source.replace(old, new), source, extract=extract)


def test_what_is_denied_by_the_way_denies_nothing_else(extract: Extract) -> None:
    source = "Ferry owners, who must carry what others do not, were left with 19% of the freight on Monday."
    assert not refuted("Ferry owners took 19% of the freight on Monday.", source, extract=extract)
    assert refuted("Ferry owners were not left with 19% of the freight on Monday.", source, extract=extract)


def test_what_is_unlawful_is_not_lawful_however_it_is_told(extract: Extract) -> None:
    source = "A labour court later ruled that the dismissal of Ines Korda was unlawful and awarded her three wages."
    assert refuted("Ines Korda's dismissal was lawful, a labour court ruled later.", source, extract=extract)
    assert not refuted("Ines Korda's dismissal was unlawful, a labour court ruled later.", source, extract=extract)
    assert not refuted("Ines Korda's dismissal was not lawful, a labour court ruled later.", source, extract=extract)


LAW = "The harbour board simplified the internal rules for small ferries on Monday, and its chairman defended the final tariff."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("simplified", "complicated"),
        ("internal", "external"),
        ("defended", "attacked"),
        ("final", "initial"),
        ("small", "large"),
        ("the final tariff", "the non-final tariff"),
    ],
)
def test_an_opposite_in_its_place(old: str, new: str, extract: Extract) -> None:
    assert refuted(LAW.replace(old, new), LAW, extract=extract)


@pytest.mark.parametrize(
    ("old", "new"), [("simplified", "streamlined"), ("defended", "justified"), ("rules", "regulations")]
)
def test_a_word_of_its_side_in_its_place_passes(old: str, new: str, extract: Extract) -> None:
    assert not refuted(LAW.replace(old, new), LAW, extract=extract)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "The old rules were kept, and new ones for ferries were not asked for.",
            "Nobody asked for new rules for ferries.",
        ),
        ("A delay of the tariff is not planned.", "The tariff will not be postponed, the harbour board said."),
    ],
)
def test_opposites_elsewhere_tell_no_way(draft: str, source: str, extract: Extract) -> None:
    assert "direction" not in rules(draft, source, extract=extract)


BETS = "Ines Korda confirmed on Monday that bets against the ferries of Wexham had paid more than any others."


@pytest.mark.parametrize(
    ("old", "new", "passes"),
    [
        ("bets against", "bets on", False),
        ("confirmed", "denied", False),
        ("bets against", "wagers against", True),
        ("confirmed", "admitted", True),
    ],
)
def test_which_side_a_bet_or_an_answer_is_on(old: str, new: str, passes: bool, extract: Extract) -> None:
    assert ("direction" not in rules(BETS.replace(old, new), BETS, extract=extract)) is passes


def test_two_names_that_change_places(extract: Extract) -> None:
    swapped = PAIR.replace("Pinmoor Lines", "X").replace("Harrow Mills", "Pinmoor Lines").replace("X", "Harrow Mills")
    assert rules(swapped, PAIR, extract=extract)


def test_a_name_that_only_another_article_has(extract: Extract) -> None:
    other = "Corrow Freight Inc. opened a depot at Brackwater, and shares of Harrow Mills were busy. Corrow Freight hired 40 men."
    ours = "The worst bet of the year was on Prismatic Cloud Inc., whose shares rose 41% between July and September."
    assert "name" in rules(ours.replace("Prismatic Cloud Inc.", "Corrow Freight Inc."), ours, other, extract=extract)
    assert not rules(ours, ours, other, extract=extract)


def test_the_second_of_two_companies_is_no_slip(extract: Extract) -> None:
    assert not refuted("Shares of Harrow Mills fell 7% on Monday.", PAIR, extract=extract)


def test_what_another_article_has_in_the_place_stands(extract: Extract) -> None:
    other = YARD.replace("Tuesday", "Thursday")
    assert not rules(other, YARD, other, extract=extract)


def test_the_order_of_articles_changes_nothing(extract: Extract) -> None:
    draft, near = GRAIN.replace("heaviest", "lightest"), GRAIN.replace("farmers", "growers")
    assert rules(draft, GRAIN, near, extract=extract) == rules(draft, near, GRAIN, extract=extract)


def test_what_is_expected_is_not_told_as_done(extract: Extract) -> None:
    draft = "On Tuesday the yard at Wexham said that it has closed its older dock before the winter, because repairs had not paid for two years."
    assert "forecast" in rules(draft, YARD, extract=extract)


@pytest.mark.parametrize(
    ("source", "old", "new", "passes"),
    [
        pytest.param(DOCK, "expects", "got", False, id="another verb"),
        pytest.param(DOCK, "expects", "has had", False, id="a perfect"),
        pytest.param(DOCK, "expects", "forecasts", True, id="another word for it"),
        pytest.param(DOCK, "expects", "is counting on", True, id="in more words"),
        pytest.param(DOCK, "expects", "said that she expects", True, id="with a credit"),
        pytest.param(DOCK, "expects", "had expected", True, id="another tense"),
        pytest.param(SHED, "would have to sell", "sold", False, id="the verb under it"),
        pytest.param(SHED, "would have to sell", "has sold", False, id="the verb under it in the perfect"),
        pytest.param(SHED, "would have to sell", "must sell", True, id="a need"),
        pytest.param(SHED, "would have to sell", "will have to sell", True, id="another modal"),
        pytest.param(SHED, "would have to sell", "sell", True, id="a present"),
    ],
)
def test_a_past_form_where_the_sentence_looks_ahead(
    source: str, old: str, new: str, passes: bool, extract: Extract
) -> None:
    assert ("forecast" not in rules(source.replace(old, new), source, extract=extract)) is passes


RATING = "Ines Korda, who follows the yards of the north for Tallow Research, kept her “hold” rating of Corrow Freight in May."


@pytest.mark.parametrize(
    ("new", "passes"),
    [
        ("“sell”", False),
        ("“cautious”", False),
        ("“hold”", True),
        ("“Hold”", True),
        ('"hold"', True),
        ("hold", True),
        ("unchanged", True),
    ],
)
def test_a_word_between_marks_is_the_articles(new: str, passes: bool, extract: Extract) -> None:
    found = rules(RATING.replace("“hold”", new), RATING, extract=extract)
    assert ("quote" not in found) is passes


TOLLS = "The port raised its toll a little, to 3.4% from 3.1%, and dues on hemp went from $7 to $9 in May."


@pytest.mark.parametrize(
    ("draft", "passes"),
    [
        pytest.param("The port raised its toll a little, to 3.1% from 3.4%.", False, id="what it is and what it was"),
        pytest.param("Dues on hemp went from $9 to $7 in May.", False, id="the other order"),
        pytest.param("The port raised its toll a little, from 3.1% to 3.4%.", True, id="in another order"),
        pytest.param("The toll of the port is 3.4%, against 3.1%.", True, id="in other words"),
        pytest.param("Dues on hemp went to $9 from $7 in May.", True, id="what it was behind what it is"),
        pytest.param("The port takes a toll from 3.4%, instead of 3.1%.", True, id="where it begins"),
    ],
)
def test_two_figures_of_one_move(draft: str, passes: bool, extract: Extract) -> None:
    assert refuted(draft, TOLLS, extract=extract) is not passes


def test_last_week_is_another_week_later() -> None:
    mine = line_of("The yard sold three ferries to the port last week.")
    theirs = line_of("The yard sold three ferries to the port this week.")
    aligned = align(mine, theirs)
    assert aligned is not None
    assert [one.rule for one in unlike(aligned, same_day=True)] == ["period"]
    assert unlike(aligned, same_day=False) == []


def test_a_credit_that_is_left_out(extract: Extract) -> None:
    draft = "Harvests in the north were the heaviest of the decade, and farmers did not sell below cost."
    assert "attribution-lost" in rules(draft, GRAIN, extract=extract)
    beside = f"{draft} Tallow Research counted them."
    assert "attribution-lost" not in rules(beside, GRAIN, extract=extract)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param(
            "Pinmoor Lines owns 19 ferries, few of them new.",
            "The 19 ferries of Pinmoor Lines, most of them new, lie at Calder.",
            id="few and most",
        ),
        pytest.param(
            "Repair fees at the Wexham yard have risen with demand for ferries.",
            "Demand for ferries at the Wexham yard was strong, but repair fees had not risen.",
            id="done and not done",
        ),
        pytest.param(
            "Traffic on the Calder bridge in June was the lightest of the decade.",
            "In June traffic on the bridge at Calder was 31% above average, the heaviest of the decade.",
            id="opposites",
        ),
    ],
)
def test_the_same_told_the_other_way(draft: str, source: str, extract: Extract) -> None:
    assert rules(draft, source, extract=extract) & {"direction", "superlative"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param(
            "Few of Pinmoor Lines' 19 ferries are old.",
            "The 19 ferries of Pinmoor Lines, most of them new, lie at Calder.",
            id="few old and most new",
        ),
        pytest.param(
            "Repair fees at the Wexham yard were left unchanged despite strong demand for ferries.",
            "Demand for ferries at the Wexham yard was strong, but repair fees had not risen.",
            id="no denial needed",
        ),
        pytest.param(
            "Share lending to small brokers brought the Calder exchange fees of $7 million in June.",
            "Fees paid by borrowers of shares on the Calder exchange came to $7 million in June.",
            id="lenders and borrowers",
        ),
    ],
)
def test_the_same_told_otherwise_passes(draft: str, source: str, extract: Extract) -> None:
    assert not rules(draft, source, extract=extract) & {"direction", "superlative", "word"}


SIDES = "Lenders rallied behind the plan of Corrow Freight, while the dockers of Wexham opposed it in a letter to the council."
GAINS = (
    "Pinmoor Bancorp closed its bet with a gain, while Halden Bank kept its own until the audit of the council ended."
)


@pytest.mark.parametrize(
    ("source", "draft", "passes"),
    [
        pytest.param(SIDES, SIDES.replace("Lenders", "X").replace("the dockers", "lenders").replace("X", "The dockers"), False, id="who is for and who against"),
        pytest.param(SIDES, SIDES.replace("rallied behind", "X").replace("opposed", "rallied behind").replace("X", "opposed"), False, id="what either does"),
        pytest.param(GAINS, GAINS.replace("Pinmoor Bancorp", "X").replace("Halden Bank", "Pinmoor Bancorp").replace("X", "Halden Bank"), False, id="two names"),
        pytest.param(SIDES, "While the dockers of Wexham opposed the plan of Corrow Freight in a letter to the council, lenders rallied behind it.", True, id="either with its own"),
        pytest.param("Lenders and dockers met the mayor of Wexham in May.", "Dockers and lenders met the mayor of Wexham in May.", True, id="both do it"),
        pytest.param("The fee of lenders equals that of dockers in the port of Wexham.", "The fee of dockers equals that of lenders in the port of Wexham.", True, id="the same of both"),
    ],
)  # fmt: skip
def test_two_things_each_in_the_others_place(source: str, draft: str, passes: bool, extract: Extract) -> None:
    assert refuted(draft, source, extract=extract) is not passes


def test_what_is_left_out_withholds_nothing_behind_it(extract: Extract) -> None:
    source = "Minister Ola Berg ruled out a tax on sugar on Tuesday and announced a ban on plastic bags."
    assert not refuted("Minister Ola Berg announced a ban on plastic bags.", source, extract=extract)
    assert refuted("Minister Ola Berg announced a tax on sugar on Tuesday.", source, extract=extract)
