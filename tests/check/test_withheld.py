"""What is told not to be done without a denial, against a source that denies it, or says that it is done."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.draft import check_draft
from narrator.check.words.withheld import is_withheld
from narrator.model.claims import Statements

Extract = Callable[..., Statements]

TOLL = "The harbour board of Wexham said on 4 May that it had tentatively decided not to impose tolls on river barges like those that ferries pay to the city."
LEVY = (
    "Accordingly, the council is not considering any kind of levy on timber, wool or other goods of the inland trade."
)
DATE = "The registry is reading the letters it received and will give an opinion, but has not set a date for making a decision, a clerk said."
FAULT = "Cable ferries have never proved a danger in their 40 years on the river, said Ines Korda of Harrow Mills."
BACKING = "The harbour board failed to win the backing of the ferry line for its plan, although the ferry line did discuss the plan with it."
CAP = "The council also decided to allow mills to draw up to 25% of their water from the river, instead of the earlier limit of 10%."
MASS = "The growing number of barges have paid their fair share to the city and pose little danger to the bridge, a study by the barge owners said."
COSTS = "Not only will there be more looms in the mills of Wexham, but efficiencies should lower the costs of weavers and therefore costs to buyers, Korda said."
RULES = "The clause was added at the request of the crown to ensure that seasoned merchants who deal in timber and a few other goods would not be subject to needless rules of the harbour board."
NO_TAX = "The trade of the river is a challenge to the council, but no special taxes should be imposed on barges, the council said in a report."

OPEN = "The council of Wexham has yet to decide on a request for a new ferry, which the mills had asked for in May."


def turned(draft: str, source: str, extract: Extract) -> set[str]:
    found = check_draft(draft, articles=[source], extract=extract).findings
    return {one.rule for one in found} & {"direction", "forecast"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The harbour board of Wexham announced on 4 May its preliminary decision to refrain from imposing tolls on river barges, akin to those that ferries pay to the city.", TOLL),
        ("The harbour board of Wexham announced on 4 May its tentative decision to exempt river barges from tolls, similar to those that ferries pay to the city.", TOLL),
        ("On 4 May the harbour board of Wexham announced its tentative decision to forgo tolls on river barges, like those that ferries pay to the city.", TOLL),
        ("Thus the council is ruling out the possibility of considering a levy on timber, wool or any other goods of the inland trade.", LEVY),
        ("According to a clerk, the registry is reading the letters it received and intends to give an opinion; however, they have yet to set a decision date.", DATE),
        ("Cable ferries have been without any proven danger in their 40 years on the river, according to Ines Korda of Harrow Mills.", FAULT),
        ("However, despite discussing the plan of the harbour board, the ferry line did not give it its backing.", BACKING),
        ("In addition, the council decided to allow mills to draw up to 25% of their water from the river, as opposed to the earlier limit of 10%.", CAP),
        ("A study by the barge owners revealed that the increasing number of barges has paid its fair share to the city, while also posing minimal danger to the bridge.", MASS),
        ("Korda said that there will be more looms in the mills of Wexham, but also improved efficiencies that would reduce the costs of weavers and costs to buyers.", COSTS),
        ("The clause was added upon the crown's request to exempt seasoned merchants who deal in timber and a few other goods from needless rules of the harbour board.", RULES),
        ("However, the council's report firmly asserted that imposing any special taxes on barges should not be pursued.", NO_TAX),
        ("The council of Wexham has neither rejected nor approved a request for a new ferry.", OPEN),
        ("The council of Wexham has not decided on a request for a new ferry.", OPEN),
    ],
)  # fmt: skip
def test_what_is_told_as_withheld_is_denied(draft: str, source: str, extract: Extract) -> None:
    assert turned(draft, source, extract) == set()


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The harbour board of Wexham announced on 4 May its preliminary decision to impose tolls on river barges, akin to those that ferries pay to the city.", TOLL),
        ("The harbour board of Wexham, which is exempt from the rules of the crown, decided on 4 May to impose tolls on river barges like those that ferries pay to the city.", TOLL),
        ("Accordingly, the council is considering a kind of levy on timber, wool or other goods of the inland trade.", LEVY),
        ("The registry is reading the letters it received and will give an opinion, and has set a date for making a decision, a clerk said.", DATE),
        ("Cable ferries have proved a danger in their 40 years on the river, said Ines Korda of Harrow Mills.", FAULT),
        ("The council also decided to bar mills from drawing up to 25% of their water from the river, instead of the earlier limit of 10%.", CAP),
        ("The shrinking number of barges have paid their fair share to the city and pose little danger to the bridge, a study by the barge owners said.", MASS),
        ("There will be more looms in the mills of Wexham, but efficiencies should raise the costs of weavers and therefore costs to buyers, Korda said.", COSTS),
        ("The clause was added at the request of the crown to ensure that seasoned merchants who deal in timber and a few other goods would be subject to needless rules of the harbour board.", RULES),
        ("The clause was added at the request of the exempt orders to ensure that seasoned merchants who deal in timber and a few other goods would be subject to needless rules of the harbour board.", RULES),
        ("The council's report firmly asserted that special taxes should be imposed on barges.", NO_TAX),
        ("The council of Wexham has rejected a request for a new ferry.", OPEN),
        ("The council of Wexham approved a request for a new ferry.", OPEN),
    ],
)  # fmt: skip
def test_what_is_told_as_done_is_not(draft: str, source: str, extract: Extract) -> None:
    assert turned(draft, source, extract)


BAN = "The council ruled out a ban on night ferries, which the dockers' league had asked for in March."
STAKE = (
    "The chairwoman of the mill, Dora Kess, has abstained from selling any of its bonds and has yet to name an heir."
)


@pytest.mark.parametrize(
    ("source", "old", "new", "passes"),
    [
        (BAN, "ruled out", "backed", False),
        (BAN, "ruled out", "imposed", False),
        (BAN, "ruled out", "decided on", False),
        (BAN, "ruled out", "decided against", True),
        (BAN, "ruled out", "turned down", True),
        (BAN, "ruled out", "did not impose", True),
        (BAN, "ruled out", "refused to impose", True),
        (STAKE, "abstained from selling", "sold", False),
        (STAKE, "abstained from selling", "been selling", False),
        (STAKE, "abstained from selling", "not abstained from selling", False),
        (STAKE, "abstained from selling", "held off selling", True),
        (STAKE, "abstained from selling", "not sold", True),
        (STAKE, "yet to name", "named", False),
    ],
)
def test_a_word_in_the_place_of_one_that_withholds(
    source: str, old: str, new: str, passes: bool, extract: Extract
) -> None:
    assert (not turned(source.replace(old, new), source, extract)) is passes


FERRY = "The harbour mistress of Wexham, Ada Korth, rejected calls to close the old slipway and denied that she had known of the rot before August."
SILENT = "The owner of the chandlery, Piet Lomax, declined to comment, and the league of pilots turned down the offer of a berth at Holm."
TALKS = "The ropeworks lost its largest buyer in spring. It has yet to set a date for talks with the ropemakers."
PLEA = "The parish of Holm has asked the crown for a grant to dredge the canal, which silted up in the floods."


@pytest.mark.parametrize(
    ("source", "draft", "passes"),
    [
        (FERRY, "Harbour mistress Ada Korth refused to close the old slipway.", True),
        (FERRY, "Ada Korth would not close the old slipway.", True),
        (FERRY, "Ada Korth says that she did not know of the rot until August.", True),
        (FERRY, "Harbour mistress Ada Korth agreed to close the old slipway.", False),
        (FERRY, "Ada Korth closed the old slipway.", False),
        (SILENT, "Chandlery owner Piet Lomax would not comment.", True),
        (SILENT, "Piet Lomax did not comment.", True),
        (SILENT, "The league of pilots did not accept the offer of a berth at Holm.", True),
        (TALKS, "No date has been set for talks with the ropemakers.", True),
        (TALKS, "The ropeworks has not set a date for talks with the ropemakers.", True),
        (TALKS, "A date has been set for talks with the ropemakers.", False),
        (PLEA, "The parish of Holm wants a grant from the crown to dredge the canal.", True),
        (PLEA, "The parish of Holm is asking the crown for a grant to dredge the canal.", True),
    ],
)
def test_what_is_denied_in_any_form_is_denied(source: str, draft: str, passes: bool, extract: Extract) -> None:
    assert (not turned(draft, source, extract)) is passes


def test_what_declines_to_a_level_is_not_withheld() -> None:
    assert is_withheld("She declined to sell.", 16)
    assert is_withheld("She declined further comment.", 13)
    assert not is_withheld("Dues declined further.", 14)
    assert not is_withheld("Dues declined to 4 crowns a berth.", 27)
    assert not is_withheld("Dues declined to their lowest level.", 30)


def test_who_shuts_its_office_and_whose_office_closes_say_the_same(extract: Extract) -> None:
    source = (
        "Holm Capital had called for the head office of the ropeworks in Wexham, where 70 people work, to be closed."
    )
    assert not turned("Holm Capital wanted the ropeworks to shut its head office in Wexham.", source, extract)
    kept = "Holm Capital had called for the head office of the ropeworks in Wexham to be kept open."
    assert turned("Holm Capital had called for the head office of the ropeworks in Wexham to be closed.", kept, extract)
