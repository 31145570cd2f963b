"""What a passage that bears a sentence out says the other way round: by the parse, and not by the words around."""

# ruff: noqa: E501 - a sentence stands in one line

from __future__ import annotations

from collections.abc import Callable

import pytest

from narrator.check.details.senses import may_be_opposed, may_oppose
from narrator.check.draft import check_draft
from narrator.check.sources.search import content_words, parsed_words
from narrator.engines.small_encoder import encode_few
from narrator.engines.trees import tree
from narrator.extract.assertions.predicates import predicates_in
from narrator.model.claims import Statements
from narrator.model.drafts import Verdict

Extract = Callable[..., Statements]

TOLLS = "Tolls at the port of Wexham have come down three times since the spring and still the ferries stay away."
CLERKS = "Clerks who insure the barges often sell some timber to cover themselves, Ines Korda of Harrow Mills said."
GUESTS = "Guests who drank the water of Wexham for a month reported less pain, but so did those who had not drunk it."
LOOMS = "Harrow Mills told its owners on Friday that it had closed a quarter of its looms in one week."
FARES = "Over the same weeks the price of a ticket to Tallow Island barely moved, the ferry line said."
TRADE = "The wool trade of Wexham has been cut by a fifth since May, Tallow Research estimates."
NEW = "Barge owners put $9 million of new money into tolls in the last 40 days, more than in April, according to Tallow Research."
FERRY = "The ferry climbed 7.4% on 3 May, although it remains well below where it began the season."
STALL = "“You may love a trade and still not bear it,” said Ines Korda of Harrow Mills, who closed her own stall at Wexham in March."

COURT = (
    "A court at Wexham sent the harbour master to prison for taking bribes from a timber merchant. His lawyer said that he"
    " would appeal against the verdict. The rowers of Tallow broke the island record over two miles. The Loom Guild accused"
    " Harrow Mills of breaking a promise to its weavers. A protest by the rowers of Harrow was turned down."
)


def directions(draft: str, source: str, extract: Extract) -> list[str]:
    found = check_draft(draft, articles=[source], extract=extract).findings
    return [one.message for one in found if one.rule == "direction"]


@pytest.mark.parametrize(
    ("draft", "source", "has"),
    [
        ("Tolls at the port of Wexham have been raised three times since the spring.", TOLLS, "come down"),
        ("Clerks who insure barges often buy some timber as cover, says Ines Korda.", CLERKS, "sell"),
        ("Guests who drank the water of Wexham for a month reported an increase in pain.", GUESTS, "less"),
        ("Harrow Mills opened a quarter of its looms within one week.", LOOMS, "closed"),
        ("Over those weeks the price of a ticket to Tallow Island moved sharply, the ferry line said.", FARES, "moved"),
        (
            "Merchants have built up the wool trade of Wexham by a fifth since May, Tallow Research estimates.",
            TRADE,
            "cut",
        ),
        ("The Loom Guild said that it would resist any count of the looms that stand idle in the valley.", "The Loom Guild, one of the guilds named, said that it welcomed any count of the looms that stand idle in the valley.", "welcomed"),
        ("Wexham and Tallow have dragged the market for barges down.", "Wexham and Tallow carried the market for barges from one record to the next.", "carried"),
    ],
)  # fmt: skip
def test_the_opposite_of_the_same_thing_is_refuted(draft: str, source: str, has: str, extract: Extract) -> None:
    """A verb, a noun or a comparative on the other side, said of the same thing, in other words all around."""
    assert any(has in message for message in directions(draft, source, extract))


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Three times since the spring have tolls at the port of Wexham been lowered.", TOLLS),
        ("To cover themselves, clerks who insure barges often sell timber, says Ines Korda.", CLERKS),
        ("Guests who drank the water of Wexham had less pain after a month.", GUESTS),
        ("Harrow Mills shut a quarter of its looms within one week.", LOOMS),
        ("Over those weeks the price of a ticket to Tallow Island hardly moved, the ferry line said.", FARES),
        ("Since May the wool trade of Wexham has shrunk by a fifth, Tallow Research estimates.", TRADE),
        ("Barge owners put less new money into tolls in April than in the last 40 days, Tallow Research says.", NEW),
        ("The ferry ended 3 May up 7.4%, still well below where it began the season.", FERRY),
        ("Ines Korda of Harrow Mills shut her own stall at Wexham in March.", STALL),
    ],
)
def test_the_same_in_other_words_is_not(draft: str, source: str, extract: Extract) -> None:
    """Synonyms, the passive and another order go the same way."""
    assert directions(draft, source, extract) == []


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The harbour master was sent to prison for paying bribes to a timber merchant.", Verdict.REFUTED),
        ("His lawyer said that he would accept the verdict.", Verdict.REFUTED),
        ("The rowers of Tallow equalled the island record over two miles.", Verdict.REFUTED),
        ("The Loom Guild praised Harrow Mills for keeping a promise to its weavers.", Verdict.REFUTED),
        ("A protest by the rowers of Harrow was upheld.", Verdict.REFUTED),
        ("The harbour master was jailed at Wexham for accepting bribes from a timber merchant.", Verdict.SUPPORTED),
        ("The lawyer said that he would challenge the verdict.", Verdict.SUPPORTED),
        ("The rowers of Tallow beat the island record over two miles.", Verdict.SUPPORTED),
        ("The Loom Guild accused Harrow Mills of going back on a promise to its weavers.", Verdict.SUPPORTED),
        ("A protest by the rowers of Harrow was rejected.", Verdict.SUPPORTED),
    ],
)
def test_rulings_promises_and_records_have_opposites_too(draft: str, verdict: Verdict, extract: Extract) -> None:
    (sentence,) = check_draft(draft, articles=[COURT], extract=extract, encode=encode_few).sentences
    assert sentence.verdict is verdict


@pytest.mark.parametrize(
    ("text", "form", "said_of", "denied"),
    [
        ("All three had to pay more for grain.", "more", "grain", False),
        ("Ines Korda no longer sells wool.", "sell wool", "wool", True),
        ("The mill has failed to open the sluice.", "open sluice", "sluice", True),
        ("He will wait until prices stop falling.", "fall", "prices", False),
    ],
)
def test_a_word_has_what_it_is_said_of(text: str, form: str, said_of: str, *, denied: bool) -> None:
    """The object, the passive subject or the noun behind a preposition; denials on the way up are counted."""
    found = next(one for one in predicates_in(text) if form in one.forms)
    assert (said_of in found.said_of, found.denied) == (True, denied)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Ferry fares rose.", "Ferry fares have fallen."),
        ("The guild denied it.", "The guild has since confirmed it."),
        ("Ovens got cheaper.", "Ovens cost more."),
        ("Looms lost ground.", "Looms gained ground."),
        ("The dockers have quit.", "The dockers are joining."),
        ("The barge moved.", "The barge did not move."),
    ],
)
def test_what_may_be_opposed_is_parsed_however_it_is_inflected(mine: str, theirs: str) -> None:
    assert may_oppose(mine, theirs)
    assert may_oppose(theirs, mine)


@pytest.mark.parametrize(
    ("mine", "theirs", "may"),
    [
        ("Ferry fares rose.", "Ferry fares have fallen.", True),
        ("Ferry fares rose.", "Ferry fares had not risen.", True),
        ("Ferry fares did not rise.", "Ferry fares rose.", True),
        ("The brewers did not undergo it.", "The brewers underwent it.", True),
        ("The brewers borrowed it.", "The brewers never borrow.", True),
        ("Ferry fares rose.", "Ferry fares have risen.", False),
        ("The brewers borrowed it.", "The brewers never asked.", False),
    ],
)
def test_a_passage_is_parsed_where_it_has_a_word_that_could_oppose_one_of_the_draft(
    mine: str, theirs: str, may: bool
) -> None:
    assert any(may_be_opposed(one, theirs) for one in predicates_in(mine)) is may


def test_what_says_the_same_in_other_forms_needs_no_parse() -> None:
    assert not may_oppose("Ferry fares rose in the harbour.", "In the harbour ferry fares have risen again.")


RAIN = "A drop in tolls of a full florin, she said, or a summer without rain would bring Ines Korda round. She expects neither before the harvest."
SHEDS = "The mayor of Wexham, Tom Quill, said in May that eight in ten of its grain sheds had been painted again and that the rest would follow by the harvest."


@pytest.mark.parametrize(
    ("draft", "source", "refuted"),
    [
        ("Ines Korda expects a drop in tolls of a full florin before the harvest.", RAIN, True),
        ("Before the harvest, Ines Korda expects no drop in tolls of a full florin.", RAIN, False),
        ("A drop in tolls of a full florin would bring Ines Korda round.", RAIN, False),
        ("All of the grain sheds of Wexham have been painted again, Tom Quill said.", SHEDS, True),
        ("Most of the grain sheds of Wexham have been painted again, Tom Quill said.", SHEDS, False),
    ],
)
def test_what_nobody_expects_and_what_is_yet_to_follow_are_forecasts(
    draft: str, source: str, extract: Extract, *, refuted: bool
) -> None:
    """The sentence behind may say that none of it is expected; where the rest will follow, not all has been done."""
    found = check_draft(draft, articles=[source], extract=extract).findings
    assert any(one.rule == "forecast" for one in found) is refuted


WOOL = "Wool merchants have piled into bets on a wet spring, adding 84 florins a week, an increase from the weeks before, Ines Korda said."
CIDER = "Tom Quill has told his clients to steer clear of cider, which he thinks will sour if the summer stays hot."
BREAD = "Dearer flour has put pressure on the bakers of Wexham, who bear the brunt of every bad harvest."
BARLEY = "Millers dumped oats and rushed into barley before the fair, and the price of barley climbed to 62 florins."
SALT = "Most salters doubt that the pans will open, and they have become reluctant to lend to the carters."


@pytest.mark.parametrize(
    ("draft", "source", "refuted"),
    [
        ("Wool merchants have been retreating from bets on a wet spring, Ines Korda said.", WOOL, True),
        ("Wool merchants added 84 florins a week to bets on a wet spring, a decrease from before.", WOOL, True),
        ("Wool merchants have been building up bets on a wet spring, Ines Korda said.", WOOL, False),
        ("Tom Quill has told his clients to stock up on cider, which may sour.", CIDER, True),
        ("Tom Quill has advised his clients to avoid cider.", CIDER, False),
        ("The pressure of dearer flour on the bakers of Wexham has eased.", BREAD, True),
        ("The bakers of Wexham benefit from every bad harvest.", BREAD, True),
        ("The bakers of Wexham suffer from every bad harvest.", BREAD, False),
        ("Millers dumped barley and rushed into oats before the fair.", BARLEY, True),
        ("The price of barley climbed by 62 florins.", BARLEY, True),
        ("Before the fair, millers sold oats and bought barley, the price of which rose to 62 florins.", BARLEY, False),
        ("The price of barley fell over the weeks before the fair.", BARLEY, True),
        ("Most salters expect the pans to open.", SALT, True),
        ("Salters have become eager to lend to the carters.", SALT, True),
        ("Salters have become unwilling to lend to the carters.", SALT, False),
    ],
)
def test_opposites_hold_whichever_words_say_them(draft: str, source: str, extract: Extract, *, refuted: bool) -> None:
    """Toward and away, help and harm, belief and doubt, before and after, to and by: by who does what to what."""
    assert bool(directions(draft, source, extract)) is refuted


@pytest.mark.parametrize("text", ["The ferry cannot run 10km for £5m.", "Orrin's loans, it says, are co-op loans."])
def test_a_parse_has_no_word_that_the_tokenizer_does_not_see(text: str) -> None:
    parsed = " ".join(sorted(token.lower_ for token in tree(text)))
    assert content_words(parsed) <= parsed_words(text)


SAND = "Porters at Wexham tipped crates of red sand before the house of the Tallow guild in support of the lightermen on Friday. It was the eve of the second year of the guild's attack on the lightermen, who had struck in May."
BOND = "We bought the bond of Harrow Mills at 102 florins; it ended the month at 97 florins."
SHARES = "The shares of Harrow Mills gained 9 percent in sympathy, while those of Tallow Foods fell 2 percent after it put its fair off by a week."
INDEX = "A basket of the 20 dearest barges lost 8.6 percent in May, while the Wexham 500 gained 0.7 percent."
RENTS = "Harrow Mills lifted its income from rents by 3 percent to 84 florins, a florin below the forecast."
DEBT = "As Harrow Mills expects its debt to fall below $25 million by March, it has turned to its owners, beginning with a dividend of 13 cents and the purchase of its own shares."
LOSSES = "Millers lost $52 million on paper in May, after a gain of $21 million in April, and Harrow Mills alone accounted for $24 million of the damage."
BAN = "In May the council of Wexham lifted its ban on nets in the harbour."
POST = "Two buyers were waiting, the finance director of Harrow Mills, Ines Korda, told me."


@pytest.mark.parametrize(
    ("draft", "source", "rule"),
    [
        (
            "Before the second year of the Tallow guild's attack on the lightermen porters tipped red sand before its house.",
            SAND,
            "",
        ),
        (
            "Porters at Wexham tipped red sand before the guild's house in opposition to the lightermen.",
            SAND,
            "direction",
        ),
        (
            "Porters at Wexham poured crates of red sand before the house of the Tallow guild on Friday.",
            SAND.replace("tipped", "dumped"),
            "",
        ),
        ("The bond of Harrow Mills dropped by five florins to 97 florins over the month.", BOND, ""),
        (
            "Tallow Foods missed out on the rally: its shares slipped 2 percent after it put off its fair by a week.",
            SHARES,
            "",
        ),
        (
            "Tallow Foods joined the rally: its shares climbed 2 percent after it put off its fair by a week.",
            SHARES,
            "direction",
        ),
        (
            "The 20 dearest barges dropped more than 8 percent in May, a month in which the Wexham 500 inched up.",
            INDEX,
            "",
        ),
        (
            "The 20 dearest barges gained more than 8 percent in May, a month in which the Wexham 500 inched up.",
            INDEX,
            "direction",
        ),
        ("The income of Harrow Mills from rents missed the forecast by a florin.", RENTS, ""),
        ("The council of Wexham kept its ban on nets in the harbour in May.", BAN, "direction"),
        (
            "Harrow Mills is following a plan that favours its owners, including buying its own shares and bringing its debt below $25 million.",
            DEBT,
            "",
        ),
        ("Harrow Mills bought its own shares and brought its debt below $25 million.", DEBT, "forecast"),
        ("Almost half of the paper losses that millers took in May came from Harrow Mills.", LOSSES, ""),
        ("Ines Korda, the finance chief of Harrow Mills, says that two buyers are waiting.", POST, ""),
        ("Ines Korda, the sales director of Harrow Mills, says that two buyers are waiting.", POST, "affiliation"),
    ],
)
def test_what_is_another_s_or_goes_with_a_figure_is_no_opposite(
    draft: str, source: str, rule: str, extract: Extract
) -> None:
    """Whose an attack is, what drops by so much, what is missed out on; each with its twin that is wrong."""
    rules = {one.rule for one in check_draft(draft, articles=[source], extract=extract).findings}
    assert rules & {"direction", "forecast", "affiliation"} == ({rule} if rule else set())
