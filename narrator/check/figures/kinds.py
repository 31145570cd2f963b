"""What a figure is of: what bets earned or what is staked on them, what flows or is managed, what it is a share of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from narrator.check.figures.known import Known, Said, in_one_sentence, opinion_on, same_unit, same_words
from narrator.check.figures.units import CURRENCIES
from narrator.check.opinions import Opinion
from narrator.extract.assertions.governed import governed
from narrator.model.claims import Span
from narrator.model.drafts import Verdict

_NOUNS: Final = {
    "a profit or loss": "profit loss gain windfall winning earning ebitda deficit return cost black red",
    "a bet": "bet wager stake position exposure",
    "a flow": "inflow outflow flow withdrawal redemption exodus",
    "what is managed": "asset",
    "sales": "revenue sale turnover taking",
    "debt": "debt borrowing loan",
    "cash": "cash",
    "a fee": "fee commission",
    "a cost": "cost expense spending",
    "a dividend": "dividend payout buyback",
    "a fine": "fine penalty",
    "a value": "value valuation capitalisation capitalization worth",
}
"""What an amount may be, and the nouns that say so."""

_VERBS: Final = {
    "a profit or loss": """
        earn lose gain make net pocket reap rake_in rake bank book win pay_off return give_up give_back hand_back
        surrender cost forfeit bleed drop yield
        """,
    "a bet": "bet wager stake plow plough punt sink commit gamble attract draw pile pour invest be_short",
    "a flow": """
        flow withdraw redeem pull pull_out pull_in take_in yank yank_out take_out lose gain attract draw draw_in leave
        pour give_up bleed shed haul_in drain receive collect reel lure exit invest cost accumulate amass gather garner
        """,
    "what is managed": "manage oversee administer look_after",
    "debt": "owe",
    "a dividend": "receive collect",
}
"""The same by the verb that governs an amount, `_` before a particle; what may say several stands under each."""

_WHOLES: Final = {
    "of the shares": "share stock equity company float",
    "of the bets": "selling bet position wager",
    "of the market": "market",
    "of sales": "revenue sale turnover taking",
    "of profit": "profit earning income",
}
"""What a share or a multiple may be of."""


def _by_word(kinds: Mapping[str, str]) -> dict[str, frozenset[str]]:
    words = {word for listed in kinds.values() for word in listed.split()}
    return {word: frozenset(kind for kind, listed in kinds.items() if word in listed.split()) for word in words}


_BY_NOUN, _BY_VERB, _BY_WHOLE = _by_word(_NOUNS), _by_word(_VERBS), _by_word(_WHOLES)
_HANDS: Final = frozenset({"return", "hand back", "give back"})
_FLOWS: Final = frozenset({"a flow", "a dividend"})
_TO_OWNERS = re.compile(
    r"\s(?:(?:was|were|is|been|being)\s\w+\s|of\s(?:\w+\s){1,3})?to\s(?:[a-z]+\s)?(?:\w*holders|owners|investors|clients|partners)\b"
)
"""What is returned to somebody is paid out, and no return that was made."""
_PROFIT: Final = frozenset({"a profit or loss"})
_TAKINGS: Final = frozenset({"a flow", "a profit or loss"})
_IN_AND_OUT = re.compile(r"\b(?:funds?|ETFs?|investors?|trackers?|clients?|savers?)\b", re.IGNORECASE)
"""Those into whose hands money flows; what a lender took in it has earned."""
_PER_SHARE = re.compile(r"\b(?:EPS|[Ee]arnings\sper\sshare)\b(?:\s[a-z]+){0,4}\s$")
_PRICE = re.compile(
    r"\bfor\s(?:(?:about|around|roughly|some|nearly|almost|over|just|more\sthan|less\sthan|up\sto|under)\s)*$"
)
"""What something was had for is its price, whatever it was: a stake that was bought is none of so much."""
_DOWN_BY = re.compile(
    r"\b(?:bets?|wagers?|shorts?|positions?|trades?)\b[^.;]{0,60}?\s(?:is|are|was|were)\s(?:now\s)?(?:down|up)\s(?:by\s)?"
    r"(?:(?:about|around|roughly|some|nearly|almost|over|just|more\sthan|less\sthan)\s)*$",
    re.IGNORECASE,
)
"""What bets are down by they have lost, or are smaller by."""
_SIZE_OF = re.compile(
    r"\b(?:positions?|stakes?|holdings?|shorts?|bets?|interest)\sof\s"
    r"(?:(?:about|around|roughly|nearly|almost|over|just|more\sthan|less\sthan|up\sto|at\sleast)\s)*$"
)
"""What a position is of is its size, and no share of it."""
_LEVEL = re.compile(r"\bat\s(?:(?:about|around|roughly|some|nearly|almost|over|just|more\sthan|less\sthan|under)\s)*$")
"""What is left or put at an amount stands at it: its verb says nothing of what it is."""
_MANAGED: Final = frozenset({"what is managed"})
_MEASURES: Final = {
    "short_profit": {"a profit or loss"},
    "new_short_money": {"a bet", "a flow"},
    "short_interest": {"a bet"},
    "fund_flow": {"a flow"},
}
"""What an amount of a measure may be told as: new money for bets flows in and out of them."""

_REALISED = re.compile(
    r"\b(?:(?<!un)reali[sz]ed|lock(?:s|ed|ing)?\sin|cash(?:ed|es|ing)?\s(?:in|out))\b", re.IGNORECASE
)
_ON_PAPER = re.compile(
    r"\b(?:paper\s(?:profit|gain|loss)|on\spaper|unreali[sz]ed|mark(?:ed|ing)?[\s-]to[\s-]market)", re.IGNORECASE
)


def of_its_kind(said: Said, opinion: Opinion, known: Sequence[Known]) -> Opinion:
    """The same opinion, unless the article has the figure of something else than the draft: a profit, and no stake."""
    if opinion.verdict is not Verdict.SUPPORTED or said.quantity is None:
        return opinion
    figures = [one for one in known if same_unit(said, one) and same_words(said.quantity, one)]
    shown = next((one for one in figures if one.evidence in opinion.evidence), None)
    other = of_another_kind(said, shown) if shown is not None else None
    return opinion if other is None or any(_agrees(said, one) for one in figures) else other


def of_another_kind(said: Said, figure: Known) -> Opinion | None:
    """The refutation of a figure that a passage has as of something else; `None` where either does not say what."""
    if _ON_PAPER.search(figure.evidence.text) and _REALISED.search(said.sentence):
        return told_as(figure, "on paper", "as realised")
    if in_one_sentence(said, figure) or (
        figure.unit not in CURRENCIES and not _may_differ(said.sentence, figure.evidence.text)
    ):
        return None
    mine = _kind_told(said)
    theirs = _kind_known(figure) if mine else frozenset[str]()
    if mine | theirs == _TAKINGS and not any(map(_IN_AND_OUT.search, (said.sentence, figure.evidence.text))):
        return None
    return told_as(figure, _as(theirs), _as(mine)) if theirs and mine.isdisjoint(theirs) else None


def _may_differ(one: str, other: str) -> bool:
    """Whether two texts have nouns for wholes of two kinds, by their letters alone; a parse costs far more."""
    mine, theirs = _wholes_in(one), _wholes_in(other)
    return bool(mine and theirs) and len(mine | theirs) > 1


@lru_cache(maxsize=4096)
def _wholes_in(text: str) -> frozenset[str]:
    """What a share may be of by any word of a text that begins like the noun, singular or plural."""
    words = re.findall(r"[a-z]+", text.casefold())
    beginnings = tuple((noun.removesuffix("y"), kinds) for noun, kinds in _BY_WHOLE.items())
    return frozenset(
        kind for noun, kinds in beginnings if any(word.startswith(noun) for word in words) for kind in kinds
    )


def _agrees(said: Said, figure: Known) -> bool:
    """Whether a figure is plainly of what the draft's is."""
    realised = _REALISED.search(said.sentence) and _ON_PAPER.search(figure.evidence.text)
    return not realised and not _kind_told(said).isdisjoint(_kind_known(figure))


def acts_on_money(verb: str) -> bool:
    """Whether a verb with its particle says what is done with an amount: made, staked, withdrawn, managed."""
    return verb.replace(" ", "_") in _BY_VERB


def is_of_measure(said: Said, measure: str) -> bool:
    """Whether nothing in a draft's sentence says that its figure is of another kind than a measure's."""
    if said.quantity is None or measure not in _MEASURES or said.quantity.unit not in CURRENCIES:
        return True
    if measure == "short_profit" and _REALISED.search(said.sentence):
        return False
    mine = _kind_told(said)
    return not mine or not _MEASURES[measure].isdisjoint(mine)


def told_as(figure: Known, has: str, says: str) -> Opinion:
    """The refutation of a figure that a passage has as one thing and the draft as another: "as a bet"."""
    opinion = opinion_on(Verdict.REFUTED, "subject", figure)
    return replace(opinion, found=figure.words.replace("” (", f"” {has} (", 1), told_as=says)


def _as(kinds: frozenset[str]) -> str:
    """How a figure is told: as an amount, or of what it is a share."""
    kind = min(kinds)
    return kind if kind.startswith("of ") else f"as {kind}"


def _kind_told(said: Said) -> frozenset[str]:
    if said.quantity is None:
        return frozenset()
    return _kinds(said.sentence, said.there, said.quantity.unit)


def _kind_known(figure: Known) -> frozenset[str]:
    return _kinds(figure.evidence.text, figure.there, figure.unit)


def _kinds(text: str, figure: Span, unit: str) -> frozenset[str]:
    """What a figure may be, by the word nearest to it that says so; empty where none does.

    Of a share only what it is a share of tells.
    """
    told = governed(text, figure)
    if unit in CURRENCIES and _PER_SHARE.search(text[: figure.start]):
        return _PROFIT
    if unit in CURRENCIES and any(form.search(text[: figure.start]) for form in (_PRICE, _DOWN_BY)):
        return frozenset()
    if unit not in CURRENCIES and _SIZE_OF.search(text[: figure.start]):
        return frozenset()
    if unit not in CURRENCIES:
        return next((_BY_WHOLE[noun] for noun in told.nouns if noun in _BY_WHOLE), frozenset())
    level = unit in CURRENCIES and _LEVEL.search(text[: figure.start]) is not None
    handed = told.verb in _HANDS and _TO_OWNERS.match(text, figure.end)
    done = _FLOWS if handed else None if level else _BY_VERB.get(told.verb.replace(" ", "_"))
    nouns = [kinds for noun in told.nouns if (kinds := _BY_NOUN.get(noun)) and not (done and kinds == _MANAGED)]
    found = (*nouns, done, *map(_BY_NOUN.get, told.aside))  # assets that a fund gathers are a flow
    return next((kinds for kinds in found if kinds), frozenset())
