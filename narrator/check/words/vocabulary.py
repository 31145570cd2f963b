"""The words by which sentences are compared: those that carry no meaning, the trade's synonyms, and its opposites."""

from __future__ import annotations

import re
from functools import cache

STOP_WORDS = frozenset(
    """
    a an the and or but of to in on at by for from with as is are was were be been being it its they them their this
    that these those he she his her we our us you your i has have had do does did will would can could may might
    should than then so such which who whom whose what when where while also about after before into over under more
    most some any all no not out up down only just very said says say according there here if because each other per
    s t re ve ll d m thousand million billion trillion
    """.split()  # noqa: SIM905 - a page of words, not a column
)

THESAURUS = (
    "stock share equity security",
    "bet wager short position sale",
    "profit gain earn make reap made earned return",
    "fall drop decline slide slump lose lost fell fallen plunge sink retreat decrease down lower tumble",
    "rise gain climb jump advance rally increase rose risen surge soar up higher grew grow rebound recover",
    "put plow pour add wager added pump put",
    "withdraw pull redeem withdrew withdrawn take took",
    "small smaller little",
    "large larger big bigger",
    "investor trader",
    "fund portfolio",
    "tech technology",
    "firm company business enterprise",
    "percent pct",
    "month monthly",
    "year annual yearly",
    "strategist analyst",
    "america american us usa",
    "estimate estimated reckon calculate",
    "caution warn warned",
    "avoid shun stay",
    "segment sector part corner",
    "hold own",
    "heavy heavier heaviest busy busier busiest",
    "weak weaker weakest",
    "strong stronger strongest",
    "cheap cheaper cheapest",
    "costly costlier costliest dear dearer dearest expensive pricey pricier priciest cost",
    "day session",
    "volume trading turnover",
    "deny dispute",
    "claim assert maintain argue",
    "begin start",
    "close shut closure",
    "triple treble tripled trebled",
    "buy purchase acquire bought acquisition",
    "build construct construction built building",
    "law bill legislation",
    "plan propose proposal scheme proposed",
    "help aid assist",
    "pupil student",
    "car vehicle",
    "carmaker automaker",
    "allow permit let",
    "ban prohibit forbid",
    "show reveal",
    "need require",
    "hurt harm damage injure injury wound",
    "fear worry",
    "headquarters office",
    "worker employee staff",
    "chairman chairwoman chair",
    "end expire lapse",
    "approve approval",
    "announce announcement",
    "decide decision",
    "refuse refusal",
    "resign resignation",
    "dismiss dismissal",
    "apologise apologize apology",
    "produce production output",
    "replace replacement successor",
    "negotiate negotiation talk talks",
    "accuse accusation",
    "allege allegation",
    "investigate investigation probe",
    "expand expansion",
    "complete completion finish",
    "suspend suspension halt",
    "deal agreement accord pact transaction",
    "fire blaze",
    "ship vessel",
    "plane aircraft airplane",
    "customer client",
    "passenger traveller traveler",
    "jobless unemployment unemployed",
    "lawyer attorney",
    "drug medicine",
    "shareholder stockholder",
    "house home",
    "prison jail",
    "quick fast rapid",
    "error mistake",
    "choose pick select",
    "answer reply respond response",
    "conceal hide hid hidden",
)
"""Each line is read as its first word when sentences are lined up; the first line that has a word wins."""

IRREGULAR = (
    "rise rose risen, fall fell fallen, grow grew grown, sink sank sunk, shrink shrank shrunk, buy bought, sell sold, "
    "lose lost, win won, make made, take took taken, give gave given, come came, go went gone, keep kept, hold held, "
    "pay paid, find found, begin began begun, become became, run ran, stand stood, draw drew drawn, leave left, "
    "tell told, say said, think thought, feel felt, know knew known, write wrote written, spend spent, send sent, "
    "build built, meet met, lead led, bring brought, get got gotten, have has had, be is are was were been being, "
    "do does did done, see saw seen, mean meant, understand understood, drive drove driven, speak spoke spoken, "
    "break broke broken, choose chose chosen, withdraw withdrew withdrawn, hear heard, seek sought, teach taught, "
    "catch caught, sleep slept, show shown, overtake overtook overtaken, slide slid, strike struck, lend lent, "
    "borrow borrowed, rebuild rebuilt, repay repaid, resell resold, undertake undertook "
    "undertaken, forget forgot forgotten, forbid forbade forbidden, sue sued suing, acquit acquitted, it its, "
    "they their them, he his him, she her, a an"
)
"""Forms of one word each."""

OPPOSITES = (
    (
        """
        rise rises rose risen rising gain gains gained climb climbed climbs jump jumped rally rallied advance advanced
        increase increased increases higher rebound rebounded surge surged soar soared grow grew
        """,
        """
        fall falls fell fallen falling drop drops dropped decline declined declines slide slid slump slumped decrease
        decreased lower plunge plunged sink sank retreat retreated tumble tumbled shrink shrank
        """,
    ),
    (
        r"profit profits profited profitable earned reaped made(?!_(?:it|them|up|of|by)\b)",
        "loss losses lost unprofitable cost",
    ),
    (
        "add added adding poured inflow inflows bought into took_in pulled_in drew plowed put",
        "withdrew withdraw withdrawn gave_up given_up pulled_out pulled_from redeemed outflow outflows out_of drained",
    ),
    ("outperform outperformed outperforming beat beaten led", "underperform underperformed lag lagged trailed"),
    ("overweight heavier heavy", "underweight lighter light"),
    ("best strongest highest", "worst weakest lowest"),
    ("cheap cheaper cheapest", "expensive dear pricier priciest"),
    ("optimistic bullish", "pessimistic bearish"),
)
"""Pairs of which a sentence and its source may not have one each; `_` joins the words of a phrase."""

FURTHER = (
    (OPPOSITES[0][0], "raise raises raised raising boost boosts boosted boosting lift lifts lifted"),
    (OPPOSITES[0][1], "reduce reduces reduced reducing lowers lowered lowering cut cuts cutting trim trims trimmed"),
)
"""Words of one side, and others that go its way but may be of something else than what their opposites are of."""


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    listed = (words.split() for words in IRREGULAR.split(","))
    return {forms[0]: tuple(forms) for forms in listed}


_DOUBLED = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")


def forms_of(verb: str) -> frozenset[str]:
    """The forms in which a verb may stand, and some in which it never does.

    >>> sorted(forms_of("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    stem = verb.removesuffix("e")
    if verb[-1] == "y" and verb[-2] not in "aeou":
        return frozenset({verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"})
    stems = {stem, stem + stem[-1]} if _DOUBLED.search(verb) else {stem}
    past = set(_irregular().get(verb, ())) or {f"{one}ed" for one in stems}
    return frozenset({verb, f"{verb}s", f"{verb}es", *past, *(f"{one}ing" for one in stems)})
