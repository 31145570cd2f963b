"""The lexicon of measures: which words, with which unit, state which statistic of the catalogue.

In a clause the figure in question is written as ¤, other figures as ¢ and periods as ~, each as often as it has
characters, so that a pattern can say what stands beside the figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from narrator.extract.assertions.directions import FALL, GOT, LOSS, PROFIT, RISE

UnitKind: TypeAlias = Literal["money", "percent", "shares", "days", "other"]

SHORT = (
    r"\b(?:dollars|shares)\sshort\b|\bshort[\s-]?(?:sell\w*|sold|sales?|positions?|interest|bets?|trades?|wagers?|squeeze)\b"
    r"|\bshorts\b|\bshort(?:ing|ed)\b"
    r"|\b(?:bet|bets|betting|wager|wagers|wagering|wagered|positions?)\b(?:\s\S+){0,4}?\s"
    r"(?:against|on\s(?:\S+\s){0,2}?(?:fall|drop|declin)\w*)"
    r"|\b(?:bet|wager)\w*\s(?:that\s)?(?:[\w’'-]+\s){1,8}?(?:would|will)\s(?:fall|drop|decline|slide|sink|slump|tumble)\b"
    r"|\bsold\s(?:\S+\s)?short\b|\bamount\s(?:sold\s)?short\b|\b(?:are|were|was|is|be)\sshort\b"
    r"|\bbears\b|\b(?:its|their|s)\s(?:doubters|detractors)\b|\bsmall-cap\sshort\b|\b(?:a|the|each|most|least|\w+-cap|profitable|best|worst|\w+est)"
    r"\sshort\b(?!-)"
    r"|\bbets\s(?:against|outstanding)\b|\bto\sshort\b|\b(?:micro|nano|small|mid|large|mega)-cap"
    r"\s(?:profits?|loss(?:es)?)\b|\bprofits?\son\s(?:them|these|those)\b"
)
FUNDS = r"(?<!hedge )(?<!Hedge )\b[Ff]unds?\b(?!\sinvestors?\sare)|\bETFs?\b|\bmutual\sfunds?\b"
_BUSINESS = (
    r"\b(?:revenues?|sales|earnings|income|orders|dividends?|costs|prices|output|inflation|rates?"
    r"|GDP|margins?|wages|bookings|profits?|volumes?|spending|demand|deliveries)\b(?!\s(?:report|release|announcement)\b)"
)
_POSITIONS = r"\bsold\sshort\b|\bshort\s(?:interest|positions?|sales)\b|\b(?:bets|wagers)\sagainst\b"


@dataclass(frozen=True, slots=True)
class Cue:
    """When a figure states a measure.

    `here` is searched in the figure's clause; `topic` there, else in the sentence, else in the sentences before it in
    the paragraph; `kinds` are subjects of which one must be named in the clause, else in the sentence, else carried;
    `never` forbids in the clause; without `carries` the topic must stand in the sentence itself. `says` are clauses
    that match and `not_says` clauses that must not.
    """

    measure: str
    units: tuple[UnitKind, ...]
    here: re.Pattern[str]
    topic: re.Pattern[str] | None
    kinds: tuple[str, ...]
    never: re.Pattern[str] | None
    says: tuple[str, ...]
    not_says: tuple[str, ...]
    carries: bool = True


def _cue(  # noqa: PLR0913 - one line a cue
    measure: str,
    units: tuple[UnitKind, ...],
    here: str,
    *,
    topic: str | None = None,
    kinds: tuple[str, ...] = (),
    never: str | None = None,
    says: tuple[str, ...] = (),
    not_says: tuple[str, ...] = (),
    carries: bool = True,
) -> Cue:
    """A cue with its patterns compiled; case matters nowhere."""
    compiled = [re.compile(pattern, re.IGNORECASE) if pattern else None for pattern in (topic, never)]
    return Cue(
        measure, units, re.compile(here, re.IGNORECASE), compiled[0], kinds, compiled[1], says, not_says, carries
    )


CUES: tuple[Cue, ...] = (
    _cue(
        "short_share",
        ("percent",),
        r"¤\s(?:of|in)\s(?:all|total|overall|the\s(?:total|whole|market's|overall)|every|global"
        r"|US|U\.S\.)\s(?:[\w'.]+\s){0,3}?(?:short|shorting|bets|wagers)|¤\sof\s(?:the\s)?short"
        r"\s?-?(?:selling|interest|bets)"
        r"|share\sof\s(?:all\s)?short",
        topic=SHORT,
        says=(
            "Bets against small caps make up 8.4% of all short selling.",
            "Wagers against micro-cap stocks are less than 2% of total short interest.",
            "Under a tenth of all short positions are in small caps.",
        ),
        not_says=(
            "Small caps make up 8.4% of all listed companies.",
            "Short sellers of small caps made 8.4% on paper.",
        ),
    ),
    _cue(
        "short_profit_rate",
        ("percent",),
        r"\b(?:shorts|short\ssellers|bears)\s(?:\w+\s){0,2}?returned\s¤|\breturned\s¤.*\bon\s(?:their\s)?shorts\b|"
        r"\b(?:return|returned|profits?|gains?|gained|loss(?:es)?|lost|earned|made)\b.*¤.*\b"
        r"(?:amount|dollars?|value|sum|size|position|capital)s?\b(?:\s(?:sold\s)?short)?|¤\s"
        r"(?:return|profit|loss)\son\s.*short",
        topic=SHORT,
        never=r"of\s(?:its|their)\s(?:market\s)?value",
        says=(
            "Small-cap shorts had a return of 14.1% on the average amount short.",
            "Short sellers of nano caps lost 3% of the average amount sold short.",
        ),
        not_says=("Small-cap shorts made $14 million.", "The fund had a return of 14.1% on its bonds."),
    ),
    _cue(
        "short_interest_ratio",
        ("percent",),
        r"¤\sof\s(?:[\w'’&.-]+\s){0,6}?(?:float|outstanding|shares|stock|share\scount)\b.*|short\sinterest\b.*¤\sof",
        topic=rf"{SHORT}|\bshort\b(?!-term)",
        never=rf"¤.*\b(?:have|has|had|are|were)\s(?:\w+\s)?(?:{FALL}|{RISE})",
        says=(
            "About 12% of Pellworth's shares were sold short.",
            "Short interest in Pellworth Foods Inc. stands at 18% of the float.",
            "More than a fifth of the shares are short.",
        ),
        not_says=("About 12% of Pellworth's shares belong to its founder.", "Short sellers lost 12% on the day."),
    ),
    _cue(
        "breadth",
        ("percent",),
        rf"(?:¤\s(?:of\s|(?=the\s)|(?=(?-i:[A-Z])[\w&.]*\s(?:[0-9]+\s)?[a-z]))(?:[\w'’&.,-]+\s){{0,8}}?(?:stocks|members|companies|shares|constituents"
        rf"|equities|names|issues|components|firms|securities|index|[0-9]{{2,4}}(?:'s)?)\b|\bof\s"
        rf"(?:the|all)\s.{{0,80}}?,\s¤)"
        rf".*(?:{FALL}|{RISE})",
        never=r"\bsold\sshort\b|\bshort\sinterest\b|\bthe\s(?:most|least|top|bottom|[a-z]{3,}est)\s(?:[a-z-]+\s){0,2}[¤¢]"
        r"|¤\sof\s(?:[\w&'’.,-]+\s){0,6}?[\w&.-]+['’]s?\s(?:[\w-]+\s){0,2}?(?:gains?|rise|rally|advance|jump|climb|fall|drop"
        r"|decline|loss(?:es)?|returns?|increase|growth|rebound)\b|\bma(?:kes?|de|king)\sup\s(?:\w+\s){0,2}¤",
        says=(
            "More than half of the Russell 2000’s stocks have dropped this year.",
            "Half the companies in the Russell 2000 are down for the year.",
            "More than one in two Russell 2000 members are in the red for the year.",
            "Of the shares ranked 1,001 to 3,000 by capitalisation, 56% have fallen.",
            "61% of the members of the S&P 500 are down since May.",
            "Nearly two-thirds of small-cap companies have declined.",
        ),
        not_says=(
            "More than half of the Russell 2000’s stocks pay a dividend.",
            "The Russell 2000 has dropped 3%.",
            "Seven stocks account for 47% of the S&P 500's gain this year.",
            "Voltera, which makes up 2% of the S&P 500, has risen.",
        ),
    ),
    _cue(
        "price_change",
        ("percent",),
        rf"{RISE}|{FALL}|\bmore\sthan\s(?:doubled|halved)",
        kinds=("symbol", "name"),
        never=rf"{_BUSINESS}.*¤|¤\s(?:\w+\s)?(?:in|of)\s(?:\w+\s)?{_BUSINESS}|\byields?\b|\bstake\b"
        rf"|\bheld\b|\bowns\b|(?<!\bits\s)(?<!\btheir\s)\bown\b|¤\sof\s(?!its\b|their\b)|{_POSITIONS}",
        says=(
            "Shares of Pellworth Foods Inc. fell 19% on Thursday.",
            "Pellworth Foods Inc. has lost 37% of its value.",
            "With Ostrow Corp. down 1.8% and Pellworth Foods Inc. up 2%.",
            "On the day of the wages report Pellworth Foods Inc. rose 5%.",
        ),
        not_says=(
            "Pellworth Foods Inc. lost a third of the votes.",
            "Pellworth Foods Inc. said revenue rose 5%.",
            "Pellworth Foods Inc. holds 5% of the market.",
        ),
    ),
    _cue(
        "index_return",
        ("percent",),
        rf"{RISE}|{FALL}",
        kinds=("index",),
        never=rf"{_BUSINESS}.*¤|¤\sof\s(?:the|its|all)\b|¤\s(?:above|below)\b|{_POSITIONS}",
        says=(
            "The Russell 2000 has risen 4.2% this year.",
            "The 14% jump in the S&P 500.",
            "The S&P 500's 14% advance.",
            "The Nasdaq-100 is down about 3% since May.",
        ),
        not_says=(
            "Companies in the S&P 500 raised sales 4.2%.",
            "The Russell 2000 yields 1.4%.",
            "More than half of the S&P 500’s stocks rose.",
        ),
    ),
    _cue(
        "fund_flow",
        ("money",),
        r"\b(?:(?:left|leav(?:e|es|ing))(?!\sfor)|withdr[ae]w\w*|pull(?:s|ed|ing)?|red(?:eem|empt)\w*|yank\w*|drain\w*"
        r"|outflows?|inflows?|lur(?:e|es|ed|ing)|bled|bleed\w*|g[ai]ves?\sup"
        r"|add(?:s|ed|ing)|pour(?:s|ed|ing)?|put|puts|t[ao]k(?:e|en|ing)?\sin|took\sin|took"
        r"|dr[ae]w\w*"
        r"|funds\sgain(?:s|ed)?|attract\w*|accumulat\w*|gather\w*|received?|lost|lose|los(?:es|ing)|went\s(?:into|to)"
        r"|flow\w*|plough\w*|plow\w*|deposit\w*|shed|leak\w*|moved|suck\w*\sin|invest(?:ed)?)\b",
        topic=FUNDS,
        carries=False,
        never=rf"{SHORT}|\bagainst\b|\bcash\b",
        says=(
            "Investors withdrew $1.2 billion from small-cap funds last week.",
            "Large-cap funds took in $800 million.",
            "Small-cap ETFs lost $310 million in the week.",
            "$1.1 billion went into large-cap funds.",
        ),
        not_says=("The fund manager earns $1.2 million.", "Hedge funds put $300 million into bets against small caps."),
    ),
    _cue(
        "new_short_money",
        ("money", "shares"),
        r"\b(?:put|puts|putting|plow\w*|plough\w*|pour\w*|pump\w*|pil(?:e|ed|ing)|wagered"
        r"|committed|commit|direct(?:ed)?|staked|went\s(?:in)?to|aimed\sat|new\smoney|net\snew"
        r"|fresh\smoney|cover(?:ed|ing)"
        r"|(?:took|taken|take|takes|taking|pulled|withdr[ae]w\w*)\b.*\b(?:off|out\sof)|bought\sback|add(?:ed|s|ing)?)\b|\b(?:bet|wager)\s[¤~]",
        topic=SHORT,
        never=r"\b(?:profits?|loss(?:es)?|gains?|earned|made|lost)\b|\bbets\soutstanding\b|\bputs?\s[^,;]*\sat\s¤",
        says=(
            "Short sellers put $640 million of new money into bets against small caps.",
            "They plowed $640 million into bets against small caps.",
            "Traders have wagered $640 million against small-cap stocks.",
            "Short sellers covered $90 million of their small-cap shorts.",
            "Short sellers took $90 million out of bets against small caps.",
        ),
        not_says=("Short sellers made $640 million on small caps.", "The company put $640 million into a plant."),
    ),
    _cue(
        "short_interest",
        ("money", "shares"),
        r"\bshort\sinterest\b|\bamount\s(?:sold\s)?short\b|\b(?:value|dollars"
        r"|amount)\b.{0,40}\bshort\b|\bshort\spositions?\b.{0,60}¤|\bworth\s(?:of\s)?|\bbets"
        r"\soutstanding\b|¤\s(?:\w+\s)?short\b|¤\s(?:worth\s)?of\s(?:\w+\s){0,2}?short\s(?:positions?|interest|bets)|¤.*\b(?:sold|held)\sshort\b|\b(?:sold|held)"
        r"\sshort\b.*¤"
        r"|\b(?:bets|wagers)\sagainst\b.{0,60}\b(?:stand|stood|amount|total|come|came|are|were|is|was)\w*\s(?:\w+\s)?¤",
        topic=SHORT,
        never=rf"\bfutures\b|\b(?:profits?|loss(?:es)?|gains?)\b|\b(?:made|earned|gained|lost|cost){GOT}¤"
        r"|¤\s(?:that\s|which\s)?(?:[\w-]+\s){0,5}?(?:made|earned?|gained|lost|cost)\b",
        says=(
            "Average short interest in small caps was $81 billion.",
            "Short positions worth $81 billion are outstanding in small caps.",
            "Bets against small caps amount to $81 billion.",
            "Some 4.1 million shares of Pellworth Foods Inc. are sold short.",
        ),
        not_says=(
            "Small-cap shorts made $81 million.",
            "The deal is worth $81 million.",
            "Their net short position in index futures was worth $81 million.",
        ),
    ),
    _cue(
        "short_profit",
        ("money",),
        rf"{PROFIT}|{LOSS}",
        topic=SHORT,
        never=r"\bnew\smoney\b|\brevenues?\b|\bfunds\slost\b|¤\s(?:in|of)\s(?:[\w-]+\s){0,3}(?:fees|costs|rebates)\b",
        says=(
            "Short sellers of small caps have made about $13 million on paper this year.",
            "Paper profits of nearly $13 million have come from bets on a drop in small-cap prices.",
            "Losses on short sales of large caps came to roughly $140 million.",
            "The rally cost short sellers of small caps $210 million.",
            "Short sellers reap $13 million betting against small caps.",
            "The most profitable small-cap short is Pellworth Foods Inc. ($41 million).",
        ),
        not_says=(
            "Pellworth Foods Inc. made $13 million last year.",
            "Short sellers borrowed $13 million of stock.",
            "Short sellers paid $13 million in borrowing fees.",
        ),
    ),
    _cue(
        "days_to_cover",
        ("days",),
        r"\bto\s(?:cover|buy\b.*\bback|close)\b|¤\s(?:of|worth\sof)\s(?:\w+\s){0,2}?(?:trading|volume)|days\sto\scover",
        topic=rf"{SHORT}|\bshort\b|\bcover\b",
        says=(
            "Pellworth's short interest is 4.5 days to cover.",
            "It would take short sellers four days to buy the shares back.",
        ),
        not_says=("The strike lasted 4.5 days.", "Short sellers waited four days."),
    ),
)

FLOWS = frozenset(
    {"short_profit", "short_profit_rate", "new_short_money", "index_return", "breadth", "fund_flow", "price_change"}
)
"""Measures over a period; the others are levels at a day and have no direction."""

FAMILIES = (frozenset({"index_return", "breadth", "price_change"}), frozenset({"short_profit", "short_profit_rate"}))
"""Measures that share their period in a paragraph."""

KINDS: dict[str | None, tuple[str, ...]] = {
    "index_return": ("index",),
    "breadth": ("index", "segment"),
    "fund_flow": ("segment",),
    "price_change": ("symbol", "name"),
    "short_interest_ratio": ("symbol", "name"),
    "days_to_cover": ("symbol", "name"),
    None: ("symbol", "name", "industry", "segment", "index"),
}
"""The kinds of subject that a measure can have, the likelier first."""


def kind_of_unit(unit: str) -> UnitKind:
    """Which sort of unit a quantity has: any currency is `money`."""
    if len(unit) == 3 and unit.isupper():  # noqa: PLR2004 - ISO 4217
        return "money"
    match unit:
        case "percent" | "shares" | "days":
            return unit
        case _:
            return "other"
