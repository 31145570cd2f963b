"""Words of a sentence that exclude those which the article has in their place, and words that may stand for them."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.clauses import clauses_of
from narrator.check.details.denial import denied
from narrator.check.details.lines import line_of, surroundings
from narrator.check.details.tokens import number_in, sides_of, tokens_of
from narrator.check.draft import check_draft
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]
FIRE = "A fire destroyed the old green warehouse of Pinmoor Timber beside the river in Calder, and two guards were injured."
COURT = "A Canadian pleaded guilty to arson in the burning twelve years ago of a Brackwater library that was known for its maps."
MILL = "Harrow Mills is expanding the quarterly dividend and including temporary workers in its bonus plan at the end of the year."
SALES = "Corrow Freight made a profit on parcels in the third quarter, after steady demand from shops in the north of Ireland."


def rules(draft: str, source: str, extract: Extract) -> set[str]:
    return {finding.rule for finding in check_draft(draft, articles=[source], extract=extract).findings}


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        pytest.param(FIRE.replace("green", "red"), FIRE, "word", id="a colour"),
        pytest.param(FIRE.replace("warehouse", "warehouse").replace("river", "beach"), FIRE, "word", id="a place"),
        pytest.param(FIRE.replace("two guards", "three guards"), FIRE, "number", id="a count in words"),
        pytest.param(COURT.replace("twelve years", "nine years"), COURT, "number", id="years ago"),
        pytest.param(COURT.replace("Canadian", "Mexican"), COURT, "name", id="a nation"),
        pytest.param(COURT.replace("guilty", "not guilty"), COURT, "direction", id="a denial"),
        pytest.param(COURT.replace("was known", "was not known"), COURT, "direction", id="another denial"),
        pytest.param(MILL.replace("expanding", "reducing"), MILL, "direction", id="less for more"),
        pytest.param(MILL.replace("including", "excluding"), MILL, "direction", id="out for in"),
        pytest.param(MILL.replace("at the end", "at the beginning"), MILL, "period", id="first for last"),
        pytest.param(SALES.replace("third", "second"), SALES, "period", id="a quarter"),
        pytest.param(SALES.replace("profit", "loss"), SALES, "direction", id="a loss"),
        pytest.param(SALES.replace("north", "south"), SALES, "word", id="a point of the compass"),
    ],
)
def test_an_excluding_word_in_the_same_place_is_found(draft: str, source: str, rule: str, extract: Extract) -> None:
    assert rule in rules(draft, source, extract)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        pytest.param(
            "An old green warehouse of Pinmoor Timber beside the river in Calder burned down.", FIRE, id="turned"
        ),
        pytest.param(FIRE.replace("destroyed", "demolished"), FIRE, id="a like word"),
        pytest.param(COURT.replace("twelve", "12"), COURT, id="figures for words"),
        pytest.param(COURT.replace("A Canadian", "A man from Canada"), COURT, id="the country for its people"),
        pytest.param(MILL.replace("expanding", "raising"), MILL, id="raised for expanded"),
        pytest.param(SALES.replace("the third quarter", "Q3"), SALES, id="a quarter in short"),
        pytest.param(
            "The red van waited while a fire destroyed the green warehouse of Pinmoor Timber beside the river.",
            FIRE,
            id="both colours",
        ),
        pytest.param(
            "Ferry tickets were dearer than train tickets in Calder in May.",
            "Train tickets were cheaper than ferry tickets in Calder in May.",
            id="a comparison turned round",
        ),
    ],
)
def test_the_same_in_other_words_passes(draft: str, source: str, extract: Extract) -> None:
    assert not rules(draft, source, extract) & {"word", "name", "number", "direction", "period", "unknown-name"}


def test_a_place_that_no_article_has_is_unknown(extract: Extract) -> None:
    assert "unknown-name" in rules(FIRE.replace("Calder", "Odessa"), FIRE, extract)


def test_a_city_is_no_stranger_where_its_country_is_named(extract: Extract) -> None:
    source = "Canadian police searched the harbour for the missing ferry on Tuesday."
    draft = "Police in {} searched the harbour for the missing ferry."
    assert "unknown-name" not in rules(draft.format("Ottawa"), source, extract)
    assert "unknown-name" in rules(draft.format("Wexham"), source, extract)


def test_a_name_may_be_shortened_or_inflected(extract: Extract) -> None:
    source = (
        "The Senate of Calder voted on Tuesday to search the harbour for lost deep-water diving bells, a Unionist said."
    )
    draft = (
        "The {} decision of Tuesday has the harbour searched for lost diving bells of the deep sea, or {}, a {} said."
    )
    assert "unknown-name" not in rules(draft.format("Senate", "DWDBs", "Unionist"), source, extract)
    assert "unknown-name" in rules(draft.format("Senate", "DXBs", "Unionist"), source, extract)
    assert "name" in rules(draft.format("Council", "bells", "Unionist"), source, extract)


def test_what_follows_other_subjects_is_not_compared(extract: Extract) -> None:
    draft = "A storm flattened the red barn of Tallow Farm near the lake in Odessa last spring."
    assert rules(draft, FIRE, extract) <= {"unsupported", "unknown-name"}


def test_a_clash_does_not_depend_on_the_order_of_the_articles(extract: Extract) -> None:
    draft = FIRE.replace("green", "red")
    both = [
        {(finding.rule, finding.span) for finding in check_draft(draft, articles=order, extract=extract).findings}
        for order in ([FIRE, COURT], [COURT, FIRE])
    ]
    assert both[0] == both[1]


def test_another_article_with_the_draft_s_word_supports_it(extract: Extract) -> None:
    draft = FIRE.replace("green", "red")
    report = check_draft(draft, articles=[FIRE, draft], extract=extract)
    assert "word" not in {finding.rule for finding in report.findings}


def test_long_retelling_is_supported(extract: Extract) -> None:
    draft = (
        "Pinmoor Timber's ageing green warehouse on the river in Calder was levelled by a fire that left guards hurt."
    )
    assert check_draft(draft, articles=[FIRE], extract=extract).sentences[0].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was not sold.", "sold", True),
        ("It wasn't sold.", "sold", True),
        ("It did not open, sold out.", "sold", False),
        ("It was sold.", "sold", False),
    ],
)
def test_a_denial_reaches_over_few_words(text: str, word: str, expected: bool) -> None:
    line = line_of(text)
    at = next(place for place, token in enumerate(line.tokens) if token.text == word)
    assert denied(line, at) is expected


def test_a_sentence_may_break_off_at_and() -> None:
    whole, broken = clauses_of("It sold many looms."), clauses_of("It sold many looms and")
    assert [list(clause.senses) for clause in broken] == [list(clause.senses) for clause in whole]


def test_words_compounds_and_figures_of_a_text() -> None:
    assert [token.text for token in tokens_of("The co-founder’s one-year plan, U.S. $4.5 or 3.1%")] == [
        *("The", "co-founder", "one", "year", "plan", "U.S.", "$4.5", "or", "3.1%")
    ]


def test_a_capital_makes_a_name_of_a_word() -> None:
    plain, named = tokens_of("It painted the green door"), tokens_of("It hired Nora Green")
    assert plain[3].sides == sides_of("green")
    assert named[3].sides == ()


def test_surroundings_leave_out_the_word_itself() -> None:
    line = line_of("the old green warehouse beside the river")
    assert surroundings(line, 2) == {"old", "warehous", "besid", "river"}


@pytest.mark.parametrize(
    ("draft", "refuted"),
    [
        ("The wording of the harbour rules on ferry fares was inconsistent, a court in Calder said.", False),
        ("The wording of the harbour rules on ferry fares was consistent, a court in Calder said.", True),
    ],
)
def test_a_negative_prefix_denies(draft: str, refuted: bool, extract: Extract) -> None:
    source = "The wording of the harbour rules on ferry fares was not consistent, a court in Calder said."
    assert ("direction" in rules(draft, source, extract)) is refuted


def test_raised_digits_are_no_number() -> None:
    assert [number_in(word) for word in ("²³", "23", "nine")] == ["", "23", "9"]


RULES = "The mayor of Calder announced far-reaching changes to the rules of the port in May."
CROP = "Mills in the north reported a disappointing harvest in the third quarter."
FARES = "The ferry line proposed a modest increase in its fares to Wexham."
TALKS = "Officials described the talks with the weavers as brief."


@pytest.mark.parametrize(
    ("source", "old", "new", "turned"),
    [
        (RULES, "far-reaching", "minor", True),
        (RULES, "far-reaching", "limited", True),
        (RULES, "far-reaching", "sweeping", False),
        (CROP, "disappointing", "record", True),
        (CROP, "disappointing", "mediocre", False),
        (FARES, "modest", "hefty", True),
        (FARES, "modest", "slight", False),
        (TALKS, "brief", "lengthy", True),
        (TALKS, "brief", "short", False),
    ],
)
def test_how_large_a_thing_was(source: str, old: str, new: str, turned: bool, extract: Extract) -> None:
    assert bool(rules(source.replace(old, new), source, extract)) is turned
