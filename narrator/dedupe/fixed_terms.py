"""The trade's fixed terms, and for each word in them what it means elsewhere.

A term stands on a line of its own. In `_SENSES` a word is followed by words that are as good as it in plain English
and wrong in the term: a synonym machine knows the first and not the second. They are general, a word at a time, and are
combined with the terms by the alignment. `_BESIDE` are words that are right by themselves and follow a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]

_TERMS = """
short seller; short selling; short sale; short position; short interest; short squeeze; short covering; short bet
short trade; naked short; long position; hedge fund; mutual fund; index fund; pension fund; exchange traded fund
private equity; venture capital; private credit; stock market; bond market; bear market; bull market; money market
small cap; large cap; mid cap; micro cap; nano cap; mega cap; market cap; market capitalization; blue chip; penny stock
growth stock; value stock; tech stock; stock split; stock exchange; stock option; share price; shares outstanding
outstanding shares; initial public offering; public offering; interest rate; interest rate hike; rate cut; rate hike
yield curve; dividend yield; bond yield; junk bond; treasury bill; treasury bond; treasury note; basis point
credit spread; credit default swap; put option; call option; futures contract; market maker; margin call; stop loss
limit order; circuit breaker; soft landing; hard landing; free float; public float; trading volume; days to cover
balance sheet; net income; net profit; net loss; gross margin; gross profit; profit margin; operating margin; cash flow
earnings per share; book value; face value; fair value; paper profit; paper loss; bottom line; top line
gross domestic product; wall street; central bank; federal reserve; risk appetite; tender offer; hostile takeover
day trader; day trading; price target; target price; sell off; dead cat bounce; safe haven; leveraged buyout
sold short; sell short; borrow short; quarter point; record high; record low; last week; last month
last year; last quarter
since may; in may; through may; since march; in march; through march; trade
stock; bond; futures; equity; inflation; recession; liquidity; hedge; float; rally; yield
"""
_SENSES = """
short: brief, quick, little, temporary, concise, terse, curt, fleeting, transient, momentary, rapid, fast, petite
long: lengthy, prolonged, extended, protracted, elongated
last: final, ultimate, closing
may: could, might
march: stroll, parade, walk
high: excessive, tall
record: document, file
naked: bare, nude, unclothed, undressed
seller: vendor, merchant, marketer, retailer, salesperson, dealer
selling: promoting, marketing, vending, retailing, advertising
sale: promotion, vending
position: place, location, spot, stance, posture, function, role, job, situation
interest: curiosity, hobby, fascination, passion, attention, pastime, intrigue, concern
squeeze: press, crush, pinch, compress, hug, wring, squash
covering: masking, overlaying, protecting, wrapping, concealing, hiding
cover: cowl, conceal, mask, duvet, quilt, disguise, hide, blanket, canopy, protect
bet: guess
hedge: fence, fencing, shrub, bush, support, hedgerow, border, barrier, evade
fund: store, money, subsidy
mutual: shared, common, reciprocal, joint, communal
index: list, record, file, catalogue, catalog
pension: annuity, retirement
exchange: trade, change, swap, interchange, replace, alternate
traded: exchanged, swapped, bartered
private: non public, nonpublic, personal, confidential, secret, individual
equity: fairness, impartiality, justice, justness, value
venture: enterprise, project, undertaking, mission, endeavor, endeavour, adventure, business
capital: metropolis, uppercase
credit: credit score, praise, recognition
stock: inventory, inventories, supply, broth, reserve, stockpile, merchandise, reservoir
bond: tie, bonding, connection, attachment
market: marketplace, bazaar, mart, souk, supermarket, business sector
bear: endure, undergo, carry, tolerate, stand, grizzly, convey
bull: bullock, ox, steer
money: cash
small: little, tiny, petite, diminutive, minuscule, minor
large: massive, giant, huge, enormous, gigantic, vast, immense, big
mid: center, centre, middle, halfway
micro: miniature, tiny, minuscule, microscopic, small scale
nano: tiny
mega: huge, colossal, gigantic, super
cap: hat, lid, beanie, headgear, crown
capitalization: capitalisation of letters, uppercase
blue: azure, cobalt, navy, sapphire
chip: fragment, splinter, crisp, potato, shard
penny: cent, dime, pence, coin
growth: development, increase, enlargement, progress, boom
value: worth, cost, price
tech: technical
split: cut up, break up, divide, reduce up, breakup, separated
share: portion, offer, percentage, proportion, slice, ration, percent
price: worth, cost, value
outstanding: excellent, remarkable, exceptional, extraordinary, wonderful, superb, great
initial: preliminary, preparatory, early, beginning, starting, introductory
public: open, community, civic, overt
offering: providing, presenting, giving, supplying, imparting, contribution
rate: charge, fee, speed, pace, tempo, velocity, price
hike: trek, walk, tramp, climb, ramble
cut: reduce, slice, chop, minimize, trim, slash, lower, wound
yield: surrender, submit, relinquish, give up, succumb
curve: bend, arc, bow, arch
dividend: profit, bonus
junk: trash, rubbish, garbage, litter, scrap
treasury: depository, vault, exchequer, treasure house
bill: invoice, tab, charge, payment
note: word, memo, observe, be aware, notice
basis: premise, foundation, footing, base
point: factor, focus, level, aspect, issue, focuse
spread: unfold, disperse, unfolding
default: failure, neglect
swap: trade, barter, switch
put: placed, set, position, place, lay, positioned
call: name, phone, cry, shout, ring, decision
option: choice, alternative, possibility, selection, preference
contract: agreement, settlement, shrink
maker: creator, producer, manufacturer, builder
margin: edge, fringe, rim, verge, boundary, border
order: command, sequence
limit: restriction, restrict
circuit: course, lap
breaker: spoiler, wave
soft: delicate, smooth, gentle, tender, mild, fluffy, mushy, comfortable
hard: difficult, tough, arduous, onerous, laborious
landing: touchdown, arrival, docking, disembarkation
free: unfastened, loose, unfettered, gratis, complimentary
float: drift, waft, glide, hover, swim
trading: buying and selling, shopping for and promoting, bartering, commerce, shopping and selling
volume: quantity, loudness, extent, amount
day: daytime
balance: steadiness, stability, equilibrium, poise, stableness
sheet: page, leaf, mattress, linen, sheeting
net: internet, web, mesh, internet based
gross: disgusting, vulgar, coarse, crude, nasty
operating: working, running, functioning
profit: revenue, income, benefit, advantage
flow: stream, drift, circulation, current, move
cash: money, coin, hard cash
earnings: profits, wages, salary, incomes
book: e book, ebook, guide, novel, volume
face: visage, countenance, confront
fair: honest, truthful, carnival
paper: document, newspaper, manuscript, report
bottom: backside, underside, base, rear
top: pinnacle, prime, high
line: queue, row, cord, string
domestic: home, household, house
product: merchandise, item, commodity
wall: divider, partition, barrier
street: road, avenue, lane, boulevard
central: focal, crucial, relevant, principal, primary
bank: shore, embankment, riverbank, financial group
federal: governmental
reserve: hold, retain, save, keep
risk: danger, hazard, threat
appetite: hunger, craving, urge for food, starvation
tender: soft, delicate, smooth
hostile: unfriendly, antagonistic, adversarial
takeover: coup
target: goal, aim, objective
future: fate, destiny, prospect, tomorrow
inflation: swelling, enlargement, bloating
recession: subsidence, withdrawal, retreat
liquidity: fluidity, liquidness
rally: assembly, gathering, convention
safe: secure, strongbox
haven: harbor, harbour, refuge, shelter
"""
_BESIDE = """
income: revenue, earning, profit
sold: bought, offered, promoted
sell: buy, promote, offer
profit: earning, revenue, income, gain
loss: deficit
seller: trader, dealer
sale: transaction
fund: finance, investment
stock: inventory, equity, share
gain: profit
firm: company
hike: rise, increase, climb
cut: reduction, decrease
margin: spread
loan: credit
volume: amount
traded: trading
bounce: jump
market: sector
"""
_SINGLE = {
    "stock": "inventory inventories broth stockpile merchandise",
    "bond": "tie bonding attachment",
    "futures": "fate destiny",
    "equity": "fairness impartiality justness",
    "inflation": "swelling bloating",
    "recession": "subsidence",
    "liquidity": "fluidity liquidness",
    "hedge": "hedgerow shrub bush",
    "float": "drift waft",
    "rally": "assembly convention",
    "yield": "surrender",
    "trade": "commerce",
}
"""Alone, a word of the trade may be anything: only what can be nothing else is taken for a slip."""

_SMALL_WORDS = "a an the to of in on by for from with at as or and but is are was were be been his her its their this"


@cache
def terms() -> tuple[Words, ...]:
    """The fixed terms of several words, longest first, and then those of one, in the singular."""
    found = {tuple(stem(word) for word in term.split()) for term in re.split(r"[;\n]", _TERMS) if term.strip()}
    return tuple(sorted(found, key=lambda term: (-len(term), term)))


@cache
def other_senses() -> Mapping[str, tuple[Words, ...]]:
    """For a word of a term the words that mean it elsewhere, longest first."""
    return _read(_SENSES)


@cache
def companions() -> Mapping[str, tuple[Words, ...]]:
    """For a word of a term the words that may stand for it beside one that is wrong."""
    return _read(_BESIDE)


@cache
def alone() -> Mapping[str, tuple[Words, ...]]:
    """For a term of one word what can be nothing else."""
    return {stem(word): tuple((stem(one),) for one in senses.split()) for word, senses in _SINGLE.items()}


def _read(lines: str) -> Mapping[str, tuple[Words, ...]]:
    found: dict[str, tuple[Words, ...]] = {}
    for line in lines.strip().split("\n"):
        word, _, others = line.partition(":")
        phrases = {tuple(stem(part) for part in other.split()) for other in others.split(",")}
        found[stem(word)] = tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return found


@cache
def trade_words() -> frozenset[str]:
    """Words that a term is made of, or that say nothing: neither can be a machine's slip in a term."""
    beside = (word for phrases in companions().values() for phrase in phrases for word in phrase)
    return frozenset((*(word for term in terms() for word in term), *beside, *_SMALL_WORDS.split()))


def stem(word: str) -> str:
    """A word in small letters and in the singular, roughly."""
    word = word.lower()
    if word.endswith("ies") and len(word) > len("lies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
