"""What a figure is told of: another group, rival, purpose, fate or house in the place of the one that an article has."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.engines.small_encoder import encode_few
from narrator.extract.assertions.doings import doings_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

LOOMS = (
    "Weavers were left with 14% of the wool that was sold on Friday. Merchants, who had stayed away in May, bought 33% of it."
    " Dyers complain of the price. Boat funds of all kinds took in $3 million and loan funds gave up $7 million, which"
    " Tallow Data put down to the rain.\n\n"
    "Fishermen blocked two harbours on Sunday. The Quay Union set aside 12 million crowns for members who cannot work. Harrow"
    " Mills lent 9 million crowns to farmers in April.\n\n"
    "Short sellers have bet 20 million crowns on a fall of Harrow Mills, Tallow Data reckons. They have lost 5 million crowns"
    " since March. Landlords hold 11% of the shares.\n\n"
    "Six of the forty ferries have moved to Wexham. Harrow Mills denied that it had sold them. “Our captains have signed"
    " every log,” its finance director, Pia Sund, said."
)


def judged(draft: str, extract: Extract) -> tuple[list[Verdict], list[str]]:
    report = check_draft(draft, articles=[LOOMS], extract=extract, encode=encode_few)
    return [one.verdict for one in report.sentences], [one.rule for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Dyers were left with 14% of the wool that was sold on Friday.",
        "Nurses were left with 14% of the wool that was sold on Friday.",
        "Merchants blocked two harbours on Sunday.",
        "The Quay Union set aside 12 million crowns for new looms.",
        "Harrow Mills lent 9 million crowns to merchants in April.",
        "Landlords have lost 5 million crowns since March.",
        "Tallow Data has lost 5 million crowns since March.",
        "Six of the forty ferries have sued Wexham.",
        "Tallow's captains have signed every log, Pia Sund said.",
    ],
)
def test_another_in_the_place_of_the_one_who_does_it_is_found(draft: str, extract: Extract) -> None:
    verdicts, rules = judged(draft, extract)
    assert Verdict.SUPPORTED not in verdicts
    assert rules


@pytest.mark.parametrize(
    "draft",
    [
        "On Friday weavers were left with 14% of the wool.",
        "Tallow Data blames the rain for the $7 million that left loan funds.",
        "Fishing crews blocked two harbours on Sunday.",
        "The Quay Union has set aside 12 million crowns for those of its members who cannot work.",
        "Harrow Mills lent farmers 9 million crowns in April.",
        "Shorts of Harrow Mills have lost 5 million crowns since March.",
        "Bears have lost 5 million crowns since March.",
        "Six of the forty ferries have moved to Wexham.",
        "Harrow's captains have signed every log, Pia Sund said.",
    ],
)
def test_who_does_it_in_other_words_is_left_alone(draft: str, extract: Extract) -> None:
    verdicts, rules = judged(draft, extract)
    assert (verdicts, rules) == ([Verdict.SUPPORTED], [])


@pytest.mark.parametrize(
    ("sentence", "verb", "nouns", "figures"),
    [
        ("Weavers, who must buy what others leave, were left with 14% of the wool.", "leave", ["weaver"], {"14"}),
        ("The mills were bought by merchants for 9 million crowns.", "buy", ["merchant"], {"9"}),
        ("It was merchants who lent 9 million crowns.", "lend", ["merchant"], {"9"}),
        ("Forty of them had moved to Wexham.", "move", ["forty"], {"forty"}),
    ],
)
def test_a_doing_has_its_party_and_its_figures(sentence: str, verb: str, nouns: list[str], figures: set[str]) -> None:
    one = next(one for one in doings_in(sentence) if one.verb == verb and one.numbers | one.counted)
    assert [party.noun for party in one.parties] == nouns
    assert one.numbers | one.counted == figures
