"""The invented companies: their names, sizes, returns, and how much of each is short."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

FIRST, LAST = date(2025, 1, 2), date(2026, 6, 30)
REVERSED, DOUBLED = date(2026, 3, 11), date(2025, 8, 20)

STARTS = (
    "Ald Bar Cor Dun El Far Gal Har Ist Jor Kel Lum Mar Nor Ost Pel Quin Ros Sel Tam Ul Ver Wex Yar Zel Brin Dro Fen "
    "Hol Tor Wyn"
)
ENDS = "bryn dova fern gast holt mere neth ora quist rane stead thorpe vane wick ymer zano"

INDUSTRIES = (
    ("Finance", "Major Banks", ("Bancorp Inc.", "Bancshares Inc.", "Financial Corp.")),
    ("Finance", "Property-Casualty Insurers", ("Insurance Group Inc.", "Assurance Corp.")),
    ("Finance", "Investment Managers", ("Capital Management Inc.",)),
    ("Health Care", "Biotechnology: Pharmaceutical Preparations", ("Therapeutics Inc.", "Biosciences Inc.")),
    ("Health Care", "Medical/Dental Instruments", ("Medical Inc.", "Surgical Corp.")),
    ("Technology", "Computer Software: Prepackaged Software", ("Software Inc.", "Systems Inc.")),
    ("Technology", "Semiconductors", ("Semiconductor Corp.", "Devices Inc.")),
    ("Technology", "EDP Services", ("Data Inc.",)),
    ("Industrials", "Aerospace", ("Aerospace Inc.",)),
    ("Industrials", "Air Freight/Delivery Services", ("Logistics Inc.",)),
    ("Industrials", "Industrial Machinery/Components", ("Machinery Corp.", "Industries Inc.")),
    ("Consumer Discretionary", "Clothing/Shoe/Accessory Stores", ("Stores Inc.", "Apparel Corp.")),
    ("Consumer Discretionary", "Auto Manufacturing", ("Vehicles Inc.",)),
    ("Consumer Discretionary", "Restaurants", ("Restaurants Inc.",)),
    ("Consumer Discretionary", "Hotels/Resorts", ("Resorts Inc.",)),
    ("Consumer Staples", "Packaged Foods", ("Foods Inc.",)),
    ("Energy", "Oil & Gas Production", ("Energy Corp.", "Petroleum Inc.")),
    ("Real Estate", "Real Estate Investment Trusts", ("Properties Trust Inc.",)),
    ("Utilities", "Electric Utilities: Central", ("Power Corp.",)),
    ("Basic Materials", "Other Metals and Minerals", ("Mining Corp.",)),
    ("Telecommunications", "Telecommunications Equipment", ("Communications Inc.",)),
)


@dataclass(frozen=True, slots=True)
class Tier:
    """How issues of one size behave.

    `caps` at the end in dollars, `prices` at the end, mean and spread of log returns in 2025, January to April and
    May to June of 2026, daily noise, and the median of shares short in shares outstanding.
    """

    count: int
    caps: tuple[float, float]
    prices: tuple[float, float]
    means: tuple[float, float, float]
    spread: float
    noise: float
    short: float


TIERS = {
    "mega": Tier(12, (2.2e11, 6e11), (150, 600), (0.14, 0.048, 0.042), 0.04, 0.011, 0.0055),
    "large": Tier(81, (1.15e10, 9e10), (40, 250), (0.10, 0.07, 0.045), 0.10, 0.013, 0.0155),
    "mid": Tier(72, (2.3e9, 9e9), (15, 120), (0.08, 0.053, 0.031), 0.14, 0.017, 0.036),
    "small": Tier(132, (3.3e8, 1.8e9), (5, 60), (0.02, 0.008, -0.043), 0.15, 0.022, 0.08),
    "micro": Tier(78, (5.5e7, 2.7e8), (2, 25), (-0.02, 0.03, -0.045), 0.19, 0.028, 0.055),
    "nano": Tier(27, (6e6, 4.4e7), (0.3, 6), (-0.2, 0.0, -0.05), 0.22, 0.035, 0.03),
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One listed issue and the figures that its invented history must meet."""

    symbol: str
    name: str
    tier: str
    cap: float
    price: float
    returns: tuple[float, float, float]
    ratio: float
    exchange: str = "nasdaq"
    sector: str = ""
    industry: str = ""
    country: str = "United States"
    first: date = FIRST
    last: date = LAST
    split: tuple[date, float] | None = None
    capped: str = "known"

    @property
    def joined(self) -> str:
        """The symbol as FINRA writes it."""
        return "".join(letter for letter in self.symbol.replace("^", "PR") if letter.isalnum())

    @property
    def common(self) -> bool:
        """Whether the issue is the common stock of an operating company."""
        return self.tier in TIERS


BANK, SOFTWARE, BIOTECH = INDUSTRIES[0][:2], INDUSTRIES[5][:2], INDUSTRIES[3][:2]
STORES, CHIPS, TELECOM = INDUSTRIES[11][:2], INDUSTRIES[6][:2], INDUSTRIES[20][:2]

# symbol, name, industry, tier, cap at the end, price at the end, log returns, shares short in shares outstanding
NAMED: tuple[tuple[str, str, tuple[str, str], str, float, float, tuple[float, float, float], float], ...] = (
    ("ALDW", "Alderwick Aviation Inc.", INDUSTRIES[8][:2], "small", 7.4e8, 18.0, (0.05, 0.03, -0.08), 0.110),
    ("CRFH", "Corrow Freight Holdings Inc.", INDUSTRIES[9][:2], "small", 6.1e8, 11.5, (-0.05, 0.01, -0.06), 0.105),
    ("LUMT", "Lumtara Software Inc.", SOFTWARE, "small", 9.3e8, 23.0, (0.10, 0.04, -0.05), 0.072),
    ("SOLV", "Solvane Therapeutics Inc.", BIOTECH, "small", 5.2e8, 8.4, (0.00, 0.02, -0.07), 0.115),
    ("PNMB", "Pinmoor Bancorp Inc.", BANK, "small", 9.9e8, 14.2, (0.02, -0.22, -0.38), 0.215),
    ("KVBC", "Kestrel Valley Bancorp Inc.", BANK, "small", 8.1e8, 19.6, (0.04, -0.17, -0.31), 0.165),
    ("HRGF", "Harrowgate Financial Corp.", BANK, "small", 5.2e8, 12.7, (0.01, -0.16, -0.32), 0.190),
    ("TLDN", "Teldane Communications Inc.", TELECOM, "small", 8.7e8, 6.9, (-0.10, -0.24, -0.27), 0.195),
    ("FTBR", "Footbridge Stores Inc.", STORES, "small", 6.9e8, 15.3, (-0.06, -0.20, -0.30), 0.225),
    ("BSWL", "Basewell Biosciences Inc.", BIOTECH, "small", 5.6e8, 9.8, (0.05, -0.21, -0.31), 0.220),
    ("NRVN", "Norvane Corp.", CHIPS, "mega", 1.55e12, 412.0, (0.32, 0.19, 0.12), 0.0066),
    ("MTRL", "Metralis Platforms Inc.", SOFTWARE, "mega", 9.8e11, 365.0, (0.22, 0.14, 0.10), 0.0085),
    ("VLTR", "Voltera Motors Inc.", INDUSTRIES[12][:2], "mega", 5.4e11, 228.0, (0.10, 0.17, 0.09), 0.0152),
)


def stems(rng: np.random.Generator) -> Iterator[str]:
    """Company names of two syllable groups, none twice."""
    names = [start + end for start in STARTS.split() for end in ENDS.split()]
    return iter([names[place] for place in rng.permutation(len(names))])


def ticker(stem: str, taken: set[str]) -> str:
    """Four letters of a name that no other issue has."""
    letters = stem.upper()
    for rest in itertools.combinations(letters[1:], 3):
        symbol = letters[0] + "".join(rest)
        if symbol not in taken:
            taken.add(symbol)
            return symbol
    raise LookupError(stem)


def ordinary(rng: np.random.Generator, names: Iterator[str], taken: set[str]) -> list[Issue]:
    """The common stocks: those with a story, and the many without."""
    issues = [
        Issue(symbol, f"{name} Common Stock", tier, cap, price, returns, ratio, "nyse", sector, industry)
        for symbol, name, (sector, industry), tier, cap, price, returns, ratio in NAMED
    ]
    for tier, shape in TIERS.items():
        there = sum(issue.tier == tier for issue in issues)
        issues += [plain(rng, tier, shape, next(names), taken) for _ in range(shape.count - there)]
    return issues


def plain(rng: np.random.Generator, tier: str, shape: Tier, stem: str, taken: set[str]) -> Issue:
    """One common stock without a story; the more it falls, the more of it is short."""
    sector, industry, forms = INDUSTRIES[rng.integers(len(INDUSTRIES))]
    low, high = np.log(shape.caps)
    noise = np.clip(rng.standard_normal(3), -1.8, 1.8) * shape.spread * np.array([1.3, 0.8, 0.6])
    returns = tuple(float(mean + step) for mean, step in zip(shape.means, noise, strict=True))
    lean = -0.9 if shape.short > 0.02 else 0.4  # noqa: PLR2004 - small stocks that fall are shorted most
    ratio = shape.short * np.exp(0.3 * np.clip(rng.standard_normal(), -2, 2) + lean * (noise[1] + noise[2]))
    return Issue(
        symbol=ticker(stem, taken),
        name=f"{stem} {forms[rng.integers(len(forms))]} Common Stock",
        tier=tier,
        cap=float(np.exp(rng.uniform(low, high))),
        price=float(np.exp(rng.uniform(*np.log(shape.prices)))),
        returns=(returns[0], returns[1], returns[2]),
        ratio=float(ratio),
        exchange=("nyse", "nasdaq", "nasdaq", "amex" if tier in {"micro", "nano"} else "nyse")[rng.integers(4)],
        sector=sector,
        industry=industry,
        country="United States" if rng.random() < 0.92 else ("Canada", "Israel", "")[rng.integers(3)],  # noqa: PLR2004
    )


def quirky(issues: list[Issue]) -> list[Issue]:
    """Give some of the companies what breaks readers: odd tickers, classes, splits, unknown capitalisations."""
    of = {tier: [place for place, issue in enumerate(issues) if issue.tier == tier] for tier in TIERS}
    changes: list[tuple[int, dict[str, Any]]] = [
        (of["micro"][0], {"symbol": "NA", "name": "Nordale Laboratories Ltd. Ordinary Shares", "country": "Israel"}),
        (of["small"][20], {"symbol": "TRUE", "name": "Truesby Homes Inc. Common Stock"}),
        (of["mid"][0], {"symbol": "GRV/A", "name": "Gravenholt Inc. Class A Common Stock", "exchange": "nyse"}),
        (of["mid"][1], {"symbol": "GRV/B", "name": "Gravenholt Inc. Class B Common Stock", "exchange": "nyse"}),
        (of["small"][21], {"name": 'Brindle "Q Foods Holdings Inc. Common Stock'}),
        (of["small"][22], {"name": 'Ostrane 3" Pipe & Valve Corp. Common Stock'}),
        (of["small"][23], {"symbol": issues[of["small"][23]].symbol.ljust(14)}),
        (of["micro"][5], {"split": (REVERSED, 0.1)}),
        (of["large"][5], {"split": (DOUBLED, 2.0)}),
        (of["nano"][3], {"capped": "never"}),
        (of["small"][30], {"capped": "lately unknown"}),
        (of["micro"][9], {"last": date(2025, 10, 17)}),
        (of["nano"][6], {"symbol": "HLVN", "name": "Halvern Energy Corp. Common Stock", "last": date(2025, 5, 30)}),
        (of["nano"][7], {"symbol": "HLVN", "name": "Helvion Robotics Inc. Common Stock", "first": date(2025, 11, 3)}),
    ]
    result = list(issues)
    for place, change in changes:
        result[place] = replace(result[place], **change)
    return result


def beside() -> list[Issue]:
    """What is listed beside common stock: preferreds, notes, funds, units, warrants, rights, blank cheques."""
    flat = (0.02, 0.005, 0.004)
    issues = []
    for symbol, company in (("PNMB^A", "Pinmoor Bancorp Inc."), ("KVBC^B", "Kestrel Valley Bancorp Inc.")):
        name = f"{company} 6.125% Series {symbol[-1]} Non-Cumulative Perpetual Preferred Stock"
        issues.append(Issue(symbol, name, "preferred", 2e8, 23.4, flat, 0.004, "nyse", capped="missing"))
    notes = "Gravenholt Inc. 5.75% Junior Subordinated Notes due March 1 2061"
    issues.append(Issue("GRVJ", notes, "note", 3e8, 22.1, flat, 0.002, "nyse", capped="never"))
    funds = ("NAN", "Nanthorpe Municipal Income Fund Inc."), ("TDWF", "Tidewater Floating Rate Income Fund")
    issues += [
        Issue(symbol, name, "fund", 2e8, 11.3, flat, 0.003, "nyse", "Finance", "Investment Managers")
        for symbol, name in funds
    ]
    issues += [
        Issue(
            "VLTR/WS",
            "Voltera Motors Inc. Warrants",
            "warrant",
            5e7,
            3.1,
            (0.1, 0.2, 0.1),
            0.01,
            "nyse",
            capped="never",
        ),
        Issue("LUMTW", "Lumtara Software Inc. Warrant", "warrant", 1e7, 0.42, (-0.2, -0.1, -0.2), 0.01, capped="never"),
    ]
    for stem, root in (
        ("Ambrey Point", "AMBP"),
        ("Culver Reach", "CULR"),
        ("Sable Quay", "SBLQ"),
        ("Thane Hill", "THNH"),
    ):
        company = f"{stem} Acquisition Corp."
        place = ("nasdaq", "Finance", "Business Services")
        issues += [
            Issue(root, f"{company} Class A Ordinary Shares", "blank cheque", 2.4e8, 10.6, flat, 0.001, *place),
            Issue(f"{root}U", f"{company} Units", "unit", 2.6e8, 10.7, flat, 0.0001, *place, capped="never"),
            Issue(
                f"{root}W", f"{company} Warrant", "warrant", 4e6, 0.09, (-0.3, -0.1, 0.1), 0.001, *place, capped="never"
            ),
            Issue(f"{root}R", f"{company} Right", "right", 5e6, 0.15, (-0.1, 0.1, -0.1), 0.001, *place, capped="never"),
        ]
    return issues
