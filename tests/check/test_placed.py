"""Words of a kind in each other's place, and those that may stand for each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.placed import SLOTS
from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

PIER = "The {} rejected the plan to widen the pier of Wexham on Monday."
LAW = "The new law gives {} in Wexham more rights, the Tallow Gazette said on Monday."
PAPER = "The {} warned on Monday that the old bridge in Wexham was unsafe for carts."
TRADE = "Harrow Mills sold more {} in Wexham than in any other town last year."
FALL = "The {} fell to its lowest level in a month on Monday as merchants sold hemp."
NEWS = "The {} in Wexham cost the guild more than anyone had thought, the Tallow Gazette said."
WHY = "Harrow Mills made less money in Wexham this year because of {}, its chairman said."
SITE = "Harrow Mills will close the {} in Wexham before the harvest, its chairman told the guild."
YEARLY = "Harrow Mills pays a {} dividend to its owners in Wexham, its chairman said."
SORT = "The {} experts of the guild met the owners of Harrow Mills in June, its chairman said."
MEASURE = "The {} of Harrow Mills rose more in June than in any other month, its chairman said."
SAID = "The {} of the Wexham ferries said on Monday that carts would pay more next year."


def verdict(draft: str, source: str, extract: Extract) -> Verdict:
    (sentence,) = check_draft(draft, articles=[source], extract=extract, encode=encode_few).sentences
    return sentence.verdict


@pytest.mark.parametrize(
    ("sentence", "word", "other"),
    [
        (PIER, "union", "bank"),
        (PIER, "court", "airline"),
        (PIER, "regulator", "broadcaster"),
        (LAW, "passengers", "drivers"),
        (LAW, "shareholders", "bondholders"),
        (PAPER, "letter", "survey"),
        (PAPER, "ruling", "memo"),
        (TRADE, "copper", "zinc"),
        (TRADE, "wheat", "lorries"),
        (TRADE, "coffee", "cocoa"),
        (FALL, "dollar", "euro"),
        (FALL, "krone", "zloty"),
        (NEWS, "strike", "flood"),
        (NEWS, "merger", "fire"),
        (WHY, "rents", "tariffs"),
        (SITE, "warehouse", "quay"),
        (SITE, "mine", "museum"),
        (SITE, "brewery", "smelter"),
        (YEARLY, "fortnightly", "monthly"),
        (SORT, "medical", "legal"),
        (MEASURE, "backlog", "revenue"),
        (MEASURE, "output", "headcount"),
        (SAID, "captain", "treasurer"),
        (SAID, "doctor", "nurse"),
    ],
)
def test_another_of_its_kind_is_not_borne_out(sentence: str, word: str, other: str, extract: Extract) -> None:
    for mine, theirs in ((word, other), (other, word)):
        assert verdict(sentence.format(mine), sentence.format(theirs), extract) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("On Monday, the court rejected a plan to widen the pier of Wexham.", PIER.format("union")),
        ("In Wexham, Harrow Mills sold more silver last year than in any other town.", TRADE.format("gold")),
        ("Harrow Mills will close the museum in Wexham before the harvest.", SITE.format("warehouse")),
    ],
)
def test_nor_is_it_where_the_sentence_is_turned(draft: str, source: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "word", "other"),
    [
        (PIER, "regulator", "watchdog"),
        (PIER, "supermarket", "grocer"),
        (PIER, "carmaker", "automaker"),
        (PIER, "exchange", "bourse"),
        (LAW, "travellers", "passengers"),
        (LAW, "employees", "staff"),
        (PAPER, "report", "study"),
        (PAPER, "leaflet", "brochure"),
        (TRADE, "trucks", "lorries"),
        (TRADE, "timber", "wood"),
        (TRADE, "aluminium", "aluminum"),
        (FALL, "dollar", "greenback"),
        (NEWS, "strike", "walkout"),
        (NEWS, "outage", "blackout"),
        (WHY, "wages", "pay"),
        (SITE, "mine", "pit"),
        (SITE, "brewery", "plant"),
        (YEARLY, "annual", "yearly"),
        (SORT, "environmental", "ecological"),
        (MEASURE, "orders", "bookings"),
        (MEASURE, "net income", "net profit"),
        (SAID, "captain", "skipper"),
        (SAID, "doctor", "physician"),
    ],
)
def test_a_word_that_means_the_same_is_borne_out(sentence: str, word: str, other: str, extract: Extract) -> None:
    for mine, theirs in ((word, other), (other, word)):
        assert verdict(sentence.format(mine), sentence.format(theirs), extract) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The watchdog on Monday rejected a plan to widen the pier of Wexham.", PIER.format("regulator")),
        ("A plan to widen the pier of Wexham was rejected by the bourse on Monday.", PIER.format("exchange")),
        (
            "More rights are given to travellers in Wexham by the new law, the Tallow Gazette said.",
            LAW.format("passengers"),
        ),
        ("Its chairman told the guild that Harrow Mills will close the pit in Wexham.", SITE.format("mine")),
    ],
)
def test_it_is_where_the_sentence_is_turned(draft: str, source: str, extract: Extract) -> None:
    assert verdict(draft, source, extract) is Verdict.SUPPORTED


def test_what_the_article_tells_of_the_other_beside_it_is_no_slip(extract: Extract) -> None:
    told = "Merchants in Wexham paid more for copper in June. It was zinc that became cheaper in July, they said."
    assert verdict("Merchants in Wexham paid more for zinc in June.", told, extract) is not Verdict.REFUTED


def test_no_word_stands_twice_in_a_list() -> None:
    for _, listed in SLOTS:
        words = listed.replace(",", " ").split()
        assert len(words) == len(set(words))
