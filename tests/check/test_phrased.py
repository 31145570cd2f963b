"""What is done told as another deed, and how it is told another way, in the words of an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.phrases import DEEDS, SURENESS, WORDING
from narrator.check.draft import check_draft
from narrator.engines.vectors import vectors_of
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    report = check_draft(draft, articles=[source], extract=extract, encode=vectors_of)
    return next(one.verdict for one in report.sentences)


EXCHANGES = [
    ("The port board {} the fare plan of Pinmoor Lines on Monday.", "approved", "reviewed", "cleared"),
    ("The port board {} the fare plan of Pinmoor Lines on Monday.", "blocked", "delayed", "prohibited"),
    ("Pinmoor Lines {} the old shed at Wexham last year.", "bought", "leased", "acquired"),
    ("The town of Calder {} Pinmoor Lines over the oily dock.", "sued", "warned", "took legal action against"),
    ("Ines Korda, the head of Pinmoor Lines, {} in March.", "resigned", "retired", "stepped down"),
    ("Pinmoor Lines {} its dividend in the spring.", "suspended", "cancelled", "halted"),
    ("The harbour master {} the crews to paint their boats.", "asked", "ordered", "requested"),
    ("Pinmoor Lines {} to close the dock at Calder in May.", "threatened", "agreed", None),
    ("The board of Harrow Mills {} the sale of its barges.", "is considering", "has decided on", "is weighing"),
    ("The town of Calder will {} the toll on barges next year.", "phase in", "phase out", "introduce"),
    ("Harrow Mills {} the ferry line on Monday.", "took over", "handed over", "assumed"),
    ("Crews {} the pumps at the dock on Monday night.", "turned on", "turned off", "switched on"),
    ("The dock closed {} its lease had run out.", "because", "although", None),
    ("Crews stayed in port {} the storm warning.", "because of", "despite", "owing to"),
    ("The bank will extend the loan {} the mill sells its barges.", "if", "unless", "provided that"),
    ("The harbour master moved the fees {} the pension fund.", "to", "from", None),
    ("Harrow Mills pays its crews in flour {} cash.", "instead of", "along with", "rather than"),
    ("The yard {} publish its accounts by June, a judge ruled.", "must", "may", "has to"),
    ("The yard {} sell its crane, its lawyer said.", "need not", "must not", "does not have to"),
    ("The boat {} sank because of a leak, divers said.", "probably", "certainly", "likely"),
    ("Divers {} that the hull had been cut.", "suspect", "know", "believe"),
    ("A crewman {} the pay was safe.", "asked whether", "said that", None),
    ("The pier at Calder {} rebuilt.", "is being", "has been", None),
    ("The mill {} supplies bakers in the north.", "only", "also", "solely"),
    ("The harbour master {} signed the lease in May.", "reluctantly", "eagerly", "grudgingly"),
    ("The two yards {} run the ferry to Wexham.", "jointly", "separately", "together"),
    ("Pinmoor Lines {} repay the loan in June.", "promised to", "failed to", "pledged to"),
    ("Pinmoor Lines {} the pier at Calder.", "rebuilt", "would have rebuilt", "has rebuilt"),
    ("Pinmoor Lines {} the loan in June.", "repaid", "was asked to repay", "has repaid"),
    ("Pinmoor Lines {} the dock at Calder.", "sold", "is selling", "has sold"),
    ("Pinmoor Lines {} the race to the north.", "lost", "nearly lost", None),
    ("Harrow Mills {} Pinmoor Lines in May.", "sued", "was sued by", None),
    ("Harrow Mills {} Pinmoor Lines in sales last year.", "overtook", "was overtaken by", None),
    ("The storm {} the village by the river on Sunday.", "spared", "flooded", None),
    ("The museum {} the painting of the old ferry last year.", "displayed", "destroyed", "exhibited"),
]


@pytest.mark.parametrize(("told", "is_so", "otherwise", "_same"), EXCHANGES)
def test_another_deed_or_way_does_not_pass(told: str, is_so: str, otherwise: str, _same: str, extract: Extract) -> None:
    article, draft = told.format(is_so), told.format(otherwise)
    assert verdict(draft, article, extract) is not Verdict.SUPPORTED
    assert verdict(article, draft, extract) is not Verdict.SUPPORTED


@pytest.mark.parametrize(("told", "is_so", "same"), [(one[0], one[1], one[3]) for one in EXCHANGES if one[3]])
def test_the_same_in_other_words_passes(told: str, is_so: str, same: str, extract: Extract) -> None:
    assert verdict(told.format(same), told.format(is_so), extract) is Verdict.SUPPORTED
    assert verdict(told.format(is_so), told.format(same), extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Crews will strike from May unless the yard pays.", "Crews will strike from May if the yard does not pay."),
        ("The council decided to close the old pier.", "The council voted to close the old pier."),
        ("The mill has asked for a loan.", "The mill is asking for a loan."),
        ("The loan is being repaid by Harrow Mills.", "Harrow Mills is repaying the loan."),
        ("Harrow Mills was joined by Pinmoor Lines in May.", "Harrow Mills joined Pinmoor Lines in May."),
        ("Pinmoor Lines merged with Harrow Mills in May.", "Harrow Mills merged with Pinmoor Lines in May."),
        ("The parties did not agree on the day of the vote.", "The parties disagreed on the day of the vote."),
    ],
)
def test_words_that_turn_with_others_pass(draft: str, source: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is not Verdict.REFUTED


@pytest.mark.parametrize(
    ("article", "left_out", "passes"),
    [
        ("The yard will reopen in May if the council pays.", " if the council pays", False),
        ("The dues will rise in May unless the council objects.", " unless the council objects", False),
        ("Harrow Mills mends all its barges except those at Calder.", " except those at Calder", False),
        ("Pinmoor Lines is one of the largest owners of barges at Calder.", "one of ", False),
        ("The yard reopened in May after the council had paid.", " after the council had paid", True),
        ("Pinmoor Lines is now the largest owner of barges at Calder.", "now ", True),
    ],
)
def test_a_condition_is_not_left_out(article: str, left_out: str, passes: bool, extract: Extract) -> None:
    assert (verdict(article.replace(left_out, ""), article, extract) is Verdict.SUPPORTED) is passes


@pytest.mark.parametrize(
    ("draft", "source", "passes"),
    [
        ("Harrow Mills sold the dock to Pinmoor Lines.", "Pinmoor Lines bought the dock from Harrow Mills.", True),
        ("Pinmoor Lines borrowed the fees from Harrow Mills.", "Harrow Mills lent the fees to Pinmoor Lines.", True),
        ("The divers sent the letter to the mayor.", "The mayor received the letter from the divers.", True),
        ("Pinmoor Lines sold the dock to Harrow Mills.", "Pinmoor Lines bought the dock from Harrow Mills.", False),
        ("Harrow Mills borrowed the fees from Pinmoor Lines.", "Harrow Mills lent the fees to Pinmoor Lines.", False),
    ],
)
def test_a_deed_from_its_other_side_is_the_same(draft: str, source: str, passes: bool, extract: Extract) -> None:
    assert (verdict(draft, source, extract) is Verdict.SUPPORTED) is passes


@pytest.mark.parametrize("line", [*DEEDS, *SURENESS, *WORDING])
def test_a_list_has_no_phrase_on_two_sides(line: str) -> None:
    sides = [phrase for side in line.split("|") for phrase in side.split()]
    assert len(sides) == len(set(sides))
    assert "|" in line
